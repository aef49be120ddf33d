"""How long voices and footage take: found by taking voices down, which the store remembers for the films made of them.

Whatever cannot be used is found out at the same time.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from bantin.files.store import Made, Store
from bantin.making.errors import MakeError
from bantin.making.jobs.sound.voice import VoiceJob
from bantin.making.keys import key
from bantin.making.make import make
from bantin.measure.estimates import Lasting, taken_to_last
from bantin.model.asset import Asset
from bantin.model.diagnostic import Remark
from bantin.model.storyboard import Excerpt, Footage, Speech


class Lasts:
    """Tells how many seconds a recording or a text read aloud takes, the silence around it left out; and footage.

    A recording is decoded once, 0.2 s; a text is read aloud once, where that is allowed; footage is looked at, 50 ms.
    Whatever cannot be taken down is taken to last as long as its syllables do: making the film tells what is wrong.

    Attributes:
        refused: recordings and footage that cannot be used, and why.
        guessed: texts that nobody has read aloud yet.
    """

    def __init__(self, store: Store, *, aloud: bool) -> None:
        """Take the store in which voices are kept; it may be one that cannot be written.

        Args:
            store: need not exist.
            aloud: whether synthetic voices may be run, the unit's own command too.
        """
        self.refused: dict[Lasting, Remark] = {}
        self.guessed: set[Speech] = set()
        self._store = store
        self._aloud = aloud
        self._unknown: set[Lasting] = set()

    def __call__(self, what: Lasting) -> float:
        """Tell how many seconds it takes."""
        found = self._looked_at(what) if isinstance(what, Footage) else self._heard(what)
        return taken_to_last(what) if found is None else found

    def fault(self, what: Lasting) -> Remark | None:
        """Say why something cannot be used, if it cannot."""
        self(what)
        return self.refused.get(what)

    def _looked_at(self, footage: Footage) -> float | None:
        # Loads Pillow, which a month without footage can do without.
        from bantin.film.footage import FootageError, demand_within, look_at  # noqa: PLC0415
        from bantin.making.sources.clips import unusable  # noqa: PLC0415

        path = Path(footage.asset.path)
        try:
            demand_within(path, footage.start, footage.end)
        except FootageError as error:
            self.refused[footage] = unusable(error).remark
            return None
        ends = look_at(path).seconds
        return (ends if footage.end is None else min(footage.end, ends)) - footage.start

    def _heard(self, what: Asset | Speech | Excerpt) -> float | None:
        made = self._store.get(key(VoiceJob(what)))
        if made is None and what not in self._unknown and (self._aloud or not isinstance(what, Speech)):
            with suppress(OSError):  # as with what fits
                made = self._taken_down(what)
        if made is not None and made.seconds is not None:
            return made.seconds
        self._unknown.add(what)
        if isinstance(what, Speech):
            self.guessed.add(what)
        return None

    def _taken_down(self, what: Asset | Speech | Excerpt) -> Made | None:
        try:
            return make(VoiceJob(what), self._store.root)
        except MakeError as error:
            if not isinstance(what, Speech):
                self.refused[what] = error.remark
            return None
