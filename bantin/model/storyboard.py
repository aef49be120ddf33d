"""A storyboard: pictures and sound of a film, in time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from bantin.model.asset import Asset
from bantin.model.card import Card
from bantin.model.frame import Fit


class Motion(StrEnum):
    """How a slide moves as a whole."""

    STILL = "still"
    SCROLL = "scroll"
    """Its card, wider than the film, runs over it from right to left, once, and leaves it empty; boards only."""


@dataclass(frozen=True, slots=True)
class Footage:
    """A piece of an officer's own film that takes the place of a slide's picture.

    Attributes:
        asset: the file.
        start: second at which it begins.
        end: second at which it ends, or None for the file's own end.
        focus: point that cropping keeps, from 0 to 1; None for what the look says.
        shown: seconds of it that the slides before have shown.
        fit: how it takes its place; None for what the look says.
    """

    asset: Asset
    start: float = 0.0
    end: float | None = None
    focus: tuple[float, float] | None = None
    shown: float = 0.0
    fit: Fit | None = None


@dataclass(frozen=True, slots=True)
class SlideNotes:
    """What a plan tells the editor of a slide; nothing of it is seen.

    Attributes:
        why: what its seconds come from, in Vietnamese.
        syllables: how much there is to read on it.
        text: what stands below its headline, as the editor wrote it.
        name: what it is called, where it shows no item.
    """

    why: str = ""
    syllables: int = 0
    text: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """What a slide is at first: a card that lacks something, and the seconds until that may come."""

    card: Card
    seconds: float


@dataclass(frozen=True, slots=True)
class Slide:
    """A card held for a while, which follows by a cut: no segment of a film depends on the slide before.

    Attributes:
        card: what is seen; what enters on it does so while the slide opens.
        seconds: how long, whole tenths, at least 1, or 2 where it moves.
        item: identifier of the entry it shows, or None.
        motion: how it moves as a whole.
        goes_on: shows what the slide before has shown, with another caption, page or answer: no tick is heard.
        begun: seconds for which slides before have shown the same entrances, with another caption.
        footage: what moves in the place of its picture.
        notes: for the editor.
        at_first: what is the same in films whose slides differ only in what comes later, and is then made once for all.
    """

    card: Card
    seconds: float
    item: str | None = None
    motion: Motion = Motion.STILL
    goes_on: bool = False
    begun: float = 0.0
    footage: Footage | None = None
    notes: SlideNotes = SlideNotes()
    at_first: Act | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text that a synthetic voice reads.

    Attributes:
        voice: name of a voice that bantin has, or empty.
        command: of another voice, with `{text}` and `{out}` in it.
    """

    text: str
    voice: str = ""
    command: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The sound of a part of footage.

    Attributes:
        asset: the film.
        start: second at which it begins.
        seconds: its length.
    """

    asset: Asset
    start: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Voice:
    """What is said from some second on.

    Attributes:
        what: a recording, a text to be synthesised, or the sound of footage.
        start: second of the film.
        seconds: its length.
    """

    what: Asset | Utterance | Excerpt
    start: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Cue:
    """A caption.

    Attributes:
        start: second of the film at which it appears.
        end: second at which it goes.
        lines: one or two.
    """

    start: float
    end: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Storyboard:
    """Pictures and sound of a film, in time.

    Attributes:
        fps: frames a second, constant.
        voices: in order of time; they do not overlap.
        music: plays below them, from the first frame to the last.
        bed: whether a quiet bed with ticks is heard where there is no music.
        cues: captions, which are on the slides' cards too.
    """

    width: int
    height: int
    slides: tuple[Slide, ...]
    fps: int = 30
    voices: tuple[Voice, ...] = ()
    music: Asset | None = None
    bed: bool = False
    cues: tuple[Cue, ...] = ()

    @property
    def seconds(self) -> int:
        """Length of the whole film."""
        return round(sum(slide.seconds for slide in self.slides))

    @property
    def ticking(self) -> tuple[float, ...] | None:
        """Seconds at which a scene comes in, for a tick each; None without the bed, or with music."""
        if not self.bed or self.music:
            return None
        starts = accumulate((slide.seconds for slide in self.slides), initial=0.0)
        return tuple(at for at, slide in zip(starts, self.slides, strict=False) if not slide.goes_on)

    def item_at(self, second: float) -> str | None:
        """Return the identifier of the entry that is shown at a second of the film."""
        end = 0.0
        for slide in self.slides:
            end += slide.seconds
            if second < end:
                return slide.item
        return None

    @property
    def frames(self) -> int:
        """Number of frames in the whole film."""
        return self.seconds * self.fps
