"""Voices: recordings, texts read aloud and the sound of footage, each as loud as every other."""

from __future__ import annotations

import importlib.metadata
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from bantin.making.errors import failure
from bantin.making.jobs.base import Inputs, Job, Properties
from bantin.making.sources.recordings import SPEECH, read_recording, recording_facts, unusable_recording
from bantin.model.asset import Asset
from bantin.model.diagnostic import Code, ValuePath
from bantin.model.storyboard import Excerpt, Utterance

if TYPE_CHECKING:
    from bantin.film.sound.samples import Samples

RECORDING = ValuePath("video.narration.file")
"""Where an item names its recording."""

VOICE_PACKAGE = "espeakng-loader"
"""Brings the synthetic voice; optional."""


@dataclass(frozen=True, slots=True)
class VoiceJob(Job):
    """Encode a voice without leading and trailing silence, normalised to the common loudness.

    Attributes:
        what: a recording, a text for a synthetic voice, or the sound of footage, whose silence stays.
    """

    packages: ClassVar[tuple[str, ...]] = ("imageio-ffmpeg", "moviepy", "numpy")
    cost: ClassVar[int] = 3
    suffix: ClassVar[str] = ".wav"
    remarkable: ClassVar[bool] = False

    what: Asset | Utterance | Excerpt

    @property
    def facts(self) -> Sequence[object]:
        match self.what:
            case Utterance(text, voice, command):
                return [text, voice, command, _release(VOICE_PACKAGE) if voice and not command else None]
            case Excerpt(asset, start, seconds):
                return [asset.sha256, start, seconds]
            case Asset() as asset:
                return recording_facts(asset)

    def make(self, _inputs: Inputs, out: Path) -> Properties:
        from bantin.film.sound.holding import held
        from bantin.film.sound.mixing import on_both_sides, trimmed
        from bantin.film.sound.samples import write_voice
        from bantin.film.sound.track_format import RATE

        match self.what:
            case Utterance() as utterance:
                samples = trimmed(_spoken(utterance))
            case Excerpt() as excerpt:
                samples = _heard(excerpt)
            case Asset() as asset:
                samples = trimmed(read_recording(asset, RECORDING))
        write_voice(held(on_both_sides(samples)), out)
        return Properties(seconds=len(samples) / RATE)


def _heard(excerpt: Excerpt) -> Samples:
    """Decode the sound of an excerpt of footage, silence included."""
    from bantin.film.footage import write_sound
    from bantin.film.sound.samples import SoundError, decode
    from bantin.making.sources.clips import CLIP, verified_clip

    with tempfile.TemporaryDirectory(prefix="bantin-") as folder, verified_clip(excerpt.asset) as film:
        heard = Path(folder) / "heard.wav"
        write_sound(film, heard, start=excerpt.start, seconds=excerpt.seconds)
        try:
            return decode(heard, excerpt.asset.name)
        except SoundError as error:
            raise failure(
                Code("bad-clip"), str(error), "Bỏ dòng sound: keep của đoạn video", CLIP.below("sound")
            ) from error


def _spoken(utterance: Utterance) -> Samples:
    """Synthesise a text and decode the result."""
    from bantin.film.sound.samples import SoundError, decode
    from bantin.film.sound.speech import SpeechError, speak
    from bantin.text.speech.spoken import spoken

    with tempfile.TemporaryDirectory(prefix="bantin-") as folder:
        heard = Path(folder) / "speech.wav"
        try:
            speak(spoken(utterance.text), heard, voice=utterance.voice, command=utterance.command)
            return decode(heard, heard.name)
        except SpeechError as error:
            raise failure(Code("speech-failed"), str(error), error.hint, SPEECH.below(error.part)) from error
        except SoundError as error:
            raise unusable_recording(error, SPEECH) from error


def _release(package: str) -> str | None:
    """Return the installed release of an optional package, or None."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None
