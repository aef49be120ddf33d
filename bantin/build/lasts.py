"""How long voices take: found by taking them down, and remembered in the store as what films are made of."""

from __future__ import annotations

from contextlib import suppress

from bantin.build.faults import MakeError
from bantin.build.jobs import VoiceJob, key
from bantin.build.make import make
from bantin.build.store import Made, Store
from bantin.channels.studio import taken_to_last
from bantin.model.bulletin import Asset
from bantin.model.diagnostic import Remark
from bantin.model.storyboard import Speech


class Lasts:
    """Tells how many seconds a recording or a text read aloud takes, the silence around it left out.

    A recording is decoded once, 0.2 s; a text is read aloud once, where that is allowed. Whatever cannot be taken down
    is taken to last as long as its syllables do: making the film tells what is wrong.

    Attributes:
        refused: recordings that cannot be used, and why.
    """

    def __init__(self, store: Store, *, aloud: bool) -> None:
        """Take the store in which voices are kept; it may be one that cannot be written.

        Args:
            store: need not exist.
            aloud: whether synthetic voices may be run, the unit's own command too.
        """
        self.refused: dict[Asset, Remark] = {}
        self._store = store
        self._aloud = aloud
        self._unknown: set[Asset | Speech] = set()

    def __call__(self, what: Asset | Speech) -> float:
        """Tell how many seconds a voice takes."""
        made = self._store.get(key(VoiceJob(what)))
        if made is None and what not in self._unknown and (self._aloud or isinstance(what, Asset)):
            with suppress(OSError):  # as with what fits
                made = self._taken_down(what)
        if made is not None and made.seconds is not None:
            return made.seconds
        self._unknown.add(what)
        return taken_to_last(what)

    def _taken_down(self, what: Asset | Speech) -> Made | None:
        try:
            return make(VoiceJob(what), self._store.root)
        except MakeError as error:
            if isinstance(what, Asset):
                self.refused[what] = error.remark
            return None
