"""Sound tracks: voices, and music under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.errors import failure
from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.making.sources.recordings import MUSIC, SPEECH, read_recording, recording_facts
from bantin.model.asset import Asset
from bantin.model.diagnostic import Code


@dataclass(frozen=True, slots=True)
class SoundJob(Job):
    """Encode the sound track of a film; silence where there is no voice, no music and no bed.

    Attributes:
        voices: (key, second at which it begins), in order of time.
        music: what is heard under them.
        seconds: length of the film.
        ticking: seconds of the ticks on the quiet bed that is heard where there is no music; None where it is off.
    """

    packages: ClassVar[tuple[str, ...]] = ("imageio-ffmpeg", "moviepy", "numpy")
    cost: ClassVar[int] = 4
    suffix: ClassVar[str] = ".mp4"
    remarkable: ClassVar[bool] = False

    voices: tuple[tuple[str, float], ...]
    music: Asset | None
    seconds: int
    ticking: tuple[float, ...] | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(*(voice for voice, _ in self.voices))

    @property
    def facts(self) -> Sequence[object]:
        return [self.voices, recording_facts(self.music) if self.music else None, self.seconds, self.ticking]

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.sound.samples import encode_silence

        if self.voices or self.music or self.ticking is not None:
            self._mix(inputs, out)
        else:
            encode_silence(out, self.seconds)
        return Properties(seconds=self.seconds)

    def _mix(self, inputs: Inputs, out: Path) -> None:
        from bantin.film.sound.mastering import LOUDNESS, QUIET, encode_master
        from bantin.film.sound.mixing import mixed, on_both_sides
        from bantin.film.sound.samples import read_voice
        from bantin.film.sound.track_format import RATE

        music = None
        if self.music:
            music = on_both_sides(read_recording(self.music, MUSIC, most=self.seconds), stretches=False)
        voices = [(read_voice(inputs[voice]), start) for voice, start in self.voices]
        try:
            samples = mixed(voices, music, self.seconds * RATE, self.ticking)
        except ValueError as error:
            message = "Lời đọc dài hơn khi lập kế hoạch video nên chồng lên lời sau"
            hint = "Dựng lại; nếu còn thì xem lại lệnh giọng đọc"
            raise failure(Code("voices-overlap"), message, hint, SPEECH) from error
        encode_master(samples, out, LOUDNESS if self.voices or self.music else QUIET)
