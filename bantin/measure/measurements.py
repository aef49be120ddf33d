"""Measurements: cards by layout, voices and footage by decoding them.

The store remembers all of it, for the next time and for the films made of it.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from bantin.files.store import DamagedError, Made, Store
from bantin.making.cards.facts import fonts_of
from bantin.making.errors import MakeError
from bantin.making.jobs.sound.voice import VoiceJob
from bantin.making.jobs.still import StillJob
from bantin.making.keys import key
from bantin.making.make import make
from bantin.measure.estimates import Estimates
from bantin.measure.measure import Media
from bantin.model.asset import Asset
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Remark
from bantin.model.storyboard import Excerpt, Footage, Utterance
from bantin.text.breaking.pacing import Pauses


class Measurements:
    """A `Measure` that really measures; results are kept in the store, for other processes too.

    A card is laid out in a millisecond; a recording is decoded in 0.2 s, footage looked at in 50 ms; a text is read
    aloud where that is allowed. What cannot be heard or seen is estimated: making the film tells what is wrong with it.

    Attributes:
        unusable: recordings and footage that cannot be used, and why.
        estimated: texts that nobody has read aloud yet.
    """

    def __init__(self, store: Store | None = None, *, aloud: bool = False) -> None:
        """Take the store in which answers are kept.

        Args:
            store: need not exist, and may be one that cannot be written; without one cards are laid out each time, and
                voices are estimated.
            aloud: whether synthetic voices may be run, the unit's own command too.
        """
        self.unusable: dict[Media, Remark] = {}
        self.estimated: set[Utterance] = set()
        self._store = store
        self._aloud = aloud
        self._unheard: set[Media] = set()
        self._estimates = Estimates()

    def fits(self, card: Card, /) -> bool:
        """Return whether all texts of a card have room; remembered as an empty entry, which lasts 0 s if not."""
        if self._store is None:
            return has_room(card)
        name = _name("room", card)
        known = self._store.get(name)
        if known is not None:
            return known.seconds is None
        fits = has_room(card)
        # Whoever cannot write here can build nothing either, and is told of it then; a check needs no store.
        with suppress(OSError), self._store.draft(name) as draft:
            draft.touch()
            self._store.put(name, draft, seconds=None if fits else 0.0)
        return fits

    def price(self, card: Card, /) -> float:
        """Find what the lines of a card's texts cost a reader; remembered as the seconds of an empty entry."""
        if self._store is None:
            return price_of(card)
        name = _name("lines", card)
        known = self._store.get(name)
        if known is not None and known.seconds is not None:
            return known.seconds
        found = price_of(card)
        with suppress(OSError), self._store.draft(name) as draft:  # as with what fits
            draft.touch()
            self._store.put(name, draft, seconds=found)
        return found

    def size(self, picture: Asset, /) -> tuple[int, int]:
        """Read a picture's size, once and for all; of one that cannot be read it is estimated, and making it tells."""
        name = hashlib.sha256(f"size {picture.sha256}".encode()).hexdigest()
        known = None if self._store is None else self._store.get(name)
        if known is not None and known.width and known.height:
            return known.width, known.height
        from bantin.making.sources.pictures import size_of  # noqa: PLC0415 - loads Pillow

        found = size_of(picture)
        if found is None:
            return self._estimates.size(picture)
        if self._store is not None:
            with suppress(OSError), self._store.draft(name) as draft:
                draft.touch()
                self._store.put(name, draft, width=found[0], height=found[1])
        return found

    def seconds(self, of: Media, /) -> float:
        """Return a duration in seconds, estimated where it cannot be measured."""
        found = self._looked_at(of) if isinstance(of, Footage) else self._heard(of)
        return self._estimates.seconds(of) if found is None else found

    def pauses(self, of: Media, /) -> Pauses:
        """Find where a voice pauses; remembered, for it takes 10 ms for each minute."""
        if self._store is None or isinstance(of, Footage) or self._heard(of) is None:
            return ()
        voice = key(VoiceJob(of))
        name = hashlib.sha256(f"pauses {voice}".encode()).hexdigest()
        with suppress(DamagedError, OSError):
            if self._store.get(name) is not None:
                return [(begin, end) for begin, end in json.loads(self._store.checked(name).read_bytes())]
        with suppress(DamagedError, OSError):
            return self._listened(voice, name, self._store)
        return ()

    @staticmethod
    def _listened(voice: str, name: str, store: Store) -> Pauses:
        from bantin.film.sound.pauses import pauses  # noqa: PLC0415 - loads numpy, once for each voice
        from bantin.film.sound.samples import read_voice  # noqa: PLC0415 - the same

        found = pauses(read_voice(store.checked(voice)))
        with suppress(OSError), store.draft(name) as draft:  # as with what fits
            draft.write_text(json.dumps(found), encoding="utf-8")
            store.put(name, draft)
        return found

    def fault(self, of: Media) -> Remark | None:
        """Return why a file cannot be used, or None."""
        self.seconds(of)
        return self.unusable.get(of)

    def _looked_at(self, footage: Footage) -> float | None:
        # Loads Pillow, which a month without footage can do without.
        from bantin.film.footage import FootageError, demand_within, probe  # noqa: PLC0415
        from bantin.making.sources.clips import unusable_clip  # noqa: PLC0415

        path = Path(footage.asset.path)
        try:
            demand_within(path, footage.start, footage.end)
        except FootageError as error:
            self.unusable[footage] = unusable_clip(error).remark
            return None
        ends = probe(path).seconds
        return (ends if footage.end is None else min(footage.end, ends)) - footage.start

    def _heard(self, of: Asset | Utterance | Excerpt) -> float | None:
        made = None if self._store is None else self._store.get(key(VoiceJob(of))) or self._taken_down(of, self._store)
        if made is not None and made.seconds is not None:
            return made.seconds
        if isinstance(of, Utterance):
            self.estimated.add(of)
        return None

    def _taken_down(self, of: Asset | Utterance | Excerpt, store: Store) -> Made | None:
        if of in self._unheard or (isinstance(of, Utterance) and not self._aloud):
            return None
        try:
            return make(VoiceJob(of), store.root)
        except MakeError as error:
            if not isinstance(of, Utterance):
                self.unusable[of] = error.remark
        except OSError:  # as with what fits
            pass
        self._unheard.add(of)
        return None


def _name(what: str, card: Card) -> str:
    """Return the key of what is remembered of a card: what determines its pixels determines where its texts stand."""
    still = key(StillJob(card, Encoding.PNG, fonts_of(card.theme)))
    return hashlib.sha256(f"{what} {still}".encode()).hexdigest()


def price_of(card: Card) -> float:
    """Return what the lines of a card's texts cost a reader, as `design/layout` has it."""
    # They load fonts, as below.
    from bantin.design.layout.engine import price  # noqa: PLC0415 - the same
    from bantin.design.looks.elements import MarkupError  # noqa: PLC0415 - the same
    from bantin.making.cards.layouts import process_fonts  # noqa: PLC0415 - see above

    try:
        return price(card, process_fonts())
    except MarkupError:  # which making the card will tell
        return 0.0


def has_room(card: Card) -> bool:
    """Return whether all of a card's texts fit at their smallest sizes."""
    # They load fonts, which a build that knows all verdicts does not need.
    from bantin.design.layout.engine import holds  # noqa: PLC0415 - the same
    from bantin.design.looks.elements import MarkupError  # noqa: PLC0415 - the same
    from bantin.making.cards.layouts import process_fonts  # noqa: PLC0415 - see above

    try:
        return holds(card, process_fonts())
    except MarkupError:  # no smaller share of the text would mend that, and making the card will tell
        return True
