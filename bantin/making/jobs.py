"""Jobs: what is made, as frozen data that any executor can carry; and keys, under which the store keeps results."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import sysconfig
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path, PurePosixPath

import bantin
from bantin.model.bulletin import Asset
from bantin.model.card import Card, Encoding
from bantin.model.moments import second_of
from bantin.model.storyboard import Excerpt, Footage, Speech, Transition
from bantin.model.theme import Theme


@dataclass(frozen=True, slots=True)
class TextJob:
    """Write a text file."""

    content: str


@dataclass(frozen=True, slots=True)
class StillJob:
    """Lay a card out, paint it and encode it.

    Attributes:
        fonts: (family, sha256 of its files) for each family that the card's theme uses.
    """

    card: Card
    encoding: Encoding
    fonts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OpeningJob:
    """Encode the first frames of a slide: how it comes in, and what appears on it.

    Attributes:
        previous: key of the still of the slide before, or None for the first slide.
        slide: key of the slide's still.
        frames: length of the segment.
        fade: frames of the transition in it.
        steps: keys of the slide's stills with less on it, in the order in which they are seen before it.
        settles: the slide's card if a picture on it settles into place. The slide's key tells all of it.
    """

    previous: str | None
    slide: str
    frames: int
    fade: int
    fps: int
    transition: Transition = Transition.FADE
    steps: tuple[str, ...] = ()
    settles: Card | None = None


@dataclass(frozen=True, slots=True)
class FootageJob:
    """Encode a part of a slide on which footage plays.

    Attributes:
        previous: key of the still of the slide before; None where no transition is.
        slide: key of the slide's still, which shows the last picture that is seen of the footage.
        card: of that still, whose key tells all of it, the film's bytes included.
        footage: what plays.
        at: second of it with which the part begins.
        frames: length of the part.
        fade: frames of the transition in it.
    """

    previous: str | None
    slide: str
    card: Card
    footage: Footage
    at: float
    frames: int
    fade: int
    fps: int
    transition: Transition = Transition.CUT


@dataclass(frozen=True, slots=True)
class HoldJob:
    """Encode a slide that stands still; the segment can follow itself any number of times.

    Attributes:
        slide: key of the slide's still.
    """

    slide: str
    frames: int
    fps: int


@dataclass(frozen=True, slots=True)
class VoiceJob:
    """Take down what a voice says: without the silence around it, as loud as every other voice.

    Attributes:
        what: a recording, a text for a synthetic voice, or the sound of footage.
    """

    what: Asset | Speech | Excerpt


@dataclass(frozen=True, slots=True)
class SoundJob:
    """Encode the sound track of a film; silence where there is neither voice nor music.

    Attributes:
        voices: (key, second at which it begins), in order of time.
        music: what is heard under them.
        seconds: length of the film.
    """

    voices: tuple[tuple[str, float], ...]
    music: Asset | None
    seconds: int


@dataclass(frozen=True, slots=True)
class FilmJob:
    """Join encoded segments and a sound track into a film.

    Attributes:
        segments: (key, how often in a row), in order of time.
        frames: length of the whole film.
        sound: key of the sound track.
    """

    segments: tuple[tuple[str, int], ...]
    width: int
    height: int
    fps: int
    frames: int
    sound: str


@dataclass(frozen=True, slots=True)
class PhaseJob:
    """Encode a picture that stands still on a board; the segment can follow itself or any other of its size.

    Attributes:
        still: key of the picture.
    """

    still: str
    frames: int
    fps: int


@dataclass(frozen=True, slots=True)
class ScrollJob:
    """Encode a stretch of writing that runs over a board.

    Attributes:
        strip: key of the picture of the writing.
        first: number of the stretch's first frame.
        frames: length of the stretch.
        total: frames in which the whole strip runs over the board.
        turn: quarter turns to the right that the picture has, and the film gets.
    """

    strip: str
    first: int
    frames: int
    total: int
    fps: int
    width: int
    height: int
    turn: int


@dataclass(frozen=True, slots=True)
class LoopJob:
    """Join encoded segments into what a board plays over and over.

    Attributes:
        segments: (key, how often in a row), in order of time.
        frames: length of one round.
    """

    segments: tuple[tuple[str, int], ...]
    width: int
    height: int
    fps: int
    frames: int


@dataclass(frozen=True, slots=True)
class SheetJob:
    """Paint a page that tells of other results, as PDF.

    Attributes:
        fonts: as a StillJob's.
        shows: (path, key) of what the card names.
        title: of the document.
    """

    card: Card
    fonts: tuple[tuple[str, str], ...]
    shows: tuple[tuple[str, str], ...]
    title: str


@dataclass(frozen=True, slots=True)
class PackageJob:
    """Put results into a ZIP.

    Attributes:
        holds: (name, key) of each, in order.
    """

    holds: tuple[tuple[str, str], ...]


_OfFilm = OpeningJob | FootageJob | HoldJob | VoiceJob | SoundJob | FilmJob
_OfBoard = PhaseJob | ScrollJob | LoopJob | SheetJob | PackageJob
Job = TextJob | StillJob | _OfFilm | _OfBoard

ROOMS: dict[type[Job], tuple[str, ...]] = {
    TextJob: (),
    StillJob: ("design", "fonts", "making", "paint", "film", "sight", "text"),
    OpeningJob: ("design", "fonts", "making", "paint", "film", "text"),
    FootageJob: ("film", "making", "paint"),
    HoldJob: ("film", "making", "paint"),
    VoiceJob: ("film", "making", "text"),
    SoundJob: ("film", "making", "paint"),
    FilmJob: ("film", "making", "paint"),
    PhaseJob: ("film", "making", "paint"),
    ScrollJob: ("film", "making", "paint"),
    LoopJob: ("film", "making", "paint"),
    SheetJob: ("design", "fonts", "making", "paint", "film", "sight", "text"),
    PackageJob: ("files", "making"),
}
"""Rooms whose code makes the bytes of each kind of job. Their source counts in the key: nobody has to remember to raise
a version, no old picture can outlive a mended painter, and a change that matters not costs only one slow build."""

_STILL_PACKAGES = ("numpy", "pillow", "python-lucide", "resvg-py", "segno")
_HOLD_PACKAGES = ("imageio-ffmpeg", "pillow")
_OPENING_PACKAGES = (*_HOLD_PACKAGES, "moviepy", "numpy")
_SOUND_PACKAGES = ("imageio-ffmpeg", "moviepy", "numpy")

PACKAGES: dict[type[Job], tuple[str, ...]] = {
    TextJob: (),
    StillJob: _STILL_PACKAGES,
    OpeningJob: _OPENING_PACKAGES,
    FootageJob: _OPENING_PACKAGES,
    HoldJob: _HOLD_PACKAGES,
    VoiceJob: _SOUND_PACKAGES,
    SoundJob: _SOUND_PACKAGES,
    FilmJob: ("imageio-ffmpeg",),
    PhaseJob: (*_HOLD_PACKAGES, "numpy"),
    ScrollJob: (*_HOLD_PACKAGES, "numpy"),
    LoopJob: ("imageio-ffmpeg",),
    SheetJob: _STILL_PACKAGES,
    PackageJob: (),
}
"""Packages whose release can change the bytes. imageio-ffmpeg stands for the encoder that it brings, whose own version
differs between systems: the keys of segments and films therefore hold the system's name too."""


VOICE_PACKAGE = "espeakng-loader"
"""Brings the synthetic voice; optional."""


def needs(job: Job) -> tuple[str, ...]:  # noqa: PLR0911 - one a kind of job
    """List the keys of the jobs whose results this one reads."""
    match job:
        case OpeningJob(previous, slide, steps=steps):
            return tuple(dict.fromkeys(still for still in (previous, *steps, slide) if still is not None))
        case FootageJob(previous, slide):
            return (slide,) if previous is None else (previous, slide)
        case HoldJob(still) | PhaseJob(still) | ScrollJob(still):
            return (still,)
        case SheetJob(shows=others) | PackageJob(holds=others):
            return tuple(dict.fromkeys(other for _, other in others))
        case SoundJob(voices):
            return tuple(dict.fromkeys(voice for voice, _ in voices))
        case FilmJob(segments, sound=sound):
            return (*dict.fromkeys(segment for segment, _ in segments), sound)
        case LoopJob(segments):
            return tuple(dict.fromkeys(segment for segment, _ in segments))
        case _:
            return ()


def key(job: Job) -> str:
    """Digest all that determines the bytes of a job's result and nothing else: no path, no name of a look, no time.

    Returns:
        SHA-256 as 64 hexadecimal digits. About 0.1 ms for a card of 5 KB.
    """
    facts = [type(job).__name__, _code(ROOMS[type(job)]), _software(_packages(job)), _facts(job)]
    written = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def _packages(job: Job) -> tuple[str, ...]:
    packages = PACKAGES[type(job)]
    if isinstance(job, StillJob) and any(second_of(asset.name) is not None for asset in job.card.assets):
        return (*packages, "imageio-ffmpeg")
    return packages


def _facts(job: Job) -> list[object]:  # noqa: PLR0911 - one a kind of job
    match job:
        case StillJob(card, encoding, fonts):
            return [*_card(card), sorted(fonts), encoding.value]
        case OpeningJob(settles=card):
            return [*_plain(job, "settles"), card is not None]
        case FootageJob(footage=footage):
            return [*_plain(job, "card", "footage"), footage.end, footage.focus]
        case VoiceJob(Speech(text, voice, command)):
            return [text, voice, command, _release(VOICE_PACKAGE) if voice and not command else None]
        case VoiceJob(Excerpt(asset, start, seconds)):
            return [asset.sha256, start, seconds]
        case VoiceJob(Asset() as asset):
            return _recording(asset)
        case SoundJob(voices, music, seconds):
            return [voices, _recording(music) if music else None, seconds]
        case SheetJob(card, fonts, shows, title):
            return [*_card(card), sorted(fonts), shows, title]
        case _:
            return _plain(job)


def _plain(job: Job, *but: str) -> list[object]:
    return [getattr(job, field.name) for field in fields(job) if field.name not in but]


def _recording(asset: Asset) -> list[object]:
    # Its suffix says as what it is opened.
    return [asset.sha256, PurePosixPath(asset.name).suffix.lower()]


def _release(package: str) -> str | None:
    """Tell which release of an optional package is installed, if any."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _card(card: Card) -> list[object]:
    assets = sorted((asset.name, asset.sha256) for asset in card.assets)
    size = [card.width, card.height, card.turn, card.board, card.smallest]
    return [card.markup, size, _theme(card.theme), assets, sorted(card.glossary)]


def _theme(theme: Theme) -> str:
    # The order in which a theme file lists its names changes nothing that is painted.
    return json.dumps(theme.model_dump(mode="json"), sort_keys=True)


@cache
def _code(rooms: tuple[str, ...]) -> str:
    """Digest the source and data of rooms; about 3 ms, once a process."""
    total = hashlib.sha256()
    for room in rooms:
        for path in sorted((Path(bantin.__file__).parent / room).rglob("*")):
            if path.suffix in {".py", ".txt"}:
                total.update(f"{path.name}\0".encode())
                total.update(path.read_bytes())
    return total.hexdigest()


@cache
def _software(packages: tuple[str, ...]) -> dict[str, str]:
    versions = {name: importlib.metadata.version(name) for name in packages}
    if "imageio-ffmpeg" in versions:
        versions["system"] = sysconfig.get_platform()
    return versions
