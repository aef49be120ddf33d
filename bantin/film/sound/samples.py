"""Sound: recordings decoded to samples, their loudness, and the sound track of a film.

A recording is opened as the format that its suffix names and as no other, so that no playlist in it can name another
file; of its contents only samples are used: no picture, no place, no name of a phone.
"""

from __future__ import annotations

import math
import re
import wave
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bantin.film.ffmpeg import FilmError, file_url, replacing, run
from bantin.film.sound.track_format import RATE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Samples = npt.NDArray[np.float32]
    """Shape (samples, 2), left and right from -1 to 1, `RATE` a second."""

BIT_RATE = "128k"

MAX_BYTES = 200 << 20
MAX_SECONDS = 600
"""What an officer records for a film of a minute, and no more."""

_DEMUXERS = {".wav": "wav", ".mp3": "mp3", ".m4a": "mov"}

_EXPORT = "Xuất lại thành WAV hoặc MP3 rồi nghe thử trước khi chép vào thư mục assets"

_SILENT = 0.001
"""Largest sample, -60 dB, of a recording in which nothing can be heard."""

_LENGTH = re.compile(r"Duration: (\d+):(\d+):(\d+\.\d+)")
_LOUDNESS = re.compile(r"Integrated loudness:\s+I:\s+(-?[\d.]+|-?inf|nan) LUFS")
_PEAK = re.compile(r"True peak:\s+Peak:\s+(-?[\d.]+|-?inf|nan) dBFS")

_FULL = 32_767
"""The largest sample of 16 bits."""

QUIETEST = -70.0
"""LUFS below which nothing counts as loudness (ITU-R BS.1770, absolute gate)."""


class SoundError(Exception):
    """A recording cannot be used; the message says why, in one Vietnamese sentence without a full stop.

    Attributes:
        hint: what to do about it.
    """

    def __init__(self, message: str, hint: str = _EXPORT) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Loudness:
    """Loudness by ITU-R BS.1770.

    Attributes:
        integrated: in LUFS, at least `QUIETEST`.
        peak: true peak in dBTP.
    """

    integrated: float
    peak: float


def decode(path: Path, name: str, *, most: float | None = None) -> Samples:
    """Decode a recording: WAV, MP3 or M4A of any rate, depth and number of channels.

    Takes 40 ms, and 10 ms for each minute of it.

    Args:
        path: the file; its suffix says its format.
        name: of the file, for messages.
        most: seconds after which the rest is not needed; None for all of it.

    Raises:
        SoundError: it is no recording, truncated, too long, or silent.
    """
    import numpy as np  # noqa: PLC0415 - loads only where there is something to hear

    if path.stat().st_size > MAX_BYTES:
        raise SoundError(f"Tệp âm thanh «{name}» lớn quá 200 MB", "Cắt ngắn trước khi đưa vào thư mục assets")
    demuxer = _DEMUXERS[path.suffix.lower()]
    until = MAX_SECONDS + 1 if most is None else most
    with TemporaryDirectory(prefix="bantin-") as folder:
        raw = Path(folder) / "samples"
        source = ["-protocol_whitelist", "file,pipe", "-f", demuxer, "-i", file_url(path)]
        shape = ["-map", "0:a:0", "-vn", "-t", f"{until:.3f}", "-ac", "2", "-ar", str(RATE), "-f", "f32le"]
        try:
            told = run(["-loglevel", "info", *source, *shape, file_url(raw)])[1]
        except FilmError as error:
            raise SoundError(f"Tệp «{name}» không phải âm thanh {path.suffix[1:].upper()}, hoặc bị hỏng") from error
        samples = np.fromfile(raw, "<f4").reshape(-1, 2)
    _demand_whole(samples, told, name, until)
    if most is None and len(samples) > MAX_SECONDS * RATE:
        raise SoundError(f"Tệp âm thanh «{name}» dài quá 10 phút", "Cắt ngắn trước khi đưa vào thư mục assets")
    # In place, for ten minutes take 230 MB.
    np.nan_to_num(samples, copy=False)
    np.clip(samples, -1, 1, out=samples)
    if not len(samples) or max(samples.max(), -samples.min()) < _SILENT:
        raise SoundError(f"Tệp âm thanh «{name}» không có tiếng")
    return samples


def _demand_whole(samples: Samples, told: str, name: str, until: float) -> None:
    """Make sure that there is as much as the file says, where it says so rather than ffmpeg guesses."""
    length = _LENGTH.search(told)
    claimed = 0.0
    if length is not None and "Estimating duration" not in told:
        hours, minutes, seconds = (float(part) for part in length.groups())
        claimed = min(until, 3600 * hours + 60 * minutes + seconds)
    # Of a WAV file the length is a guess if it is cut off, but its last packet is told to be short.
    if len(samples) / RATE < 0.98 * claimed - 0.5 or "corrupt input packet" in told:
        raise SoundError(f"Tệp âm thanh «{name}» chưa được chép đủ, hoặc bị hỏng")


def measure_loudness(source: Samples | Path) -> Loudness:
    """Measure the loudness of samples or of a sound track; 60 ms for each minute, more with true peaks.

    Raises:
        FilmError: ffmpeg failed.
    """
    feed: Iterable[bytes] = ()
    if isinstance(source, Path):
        read = ["-f", "mp4", "-i", file_url(source), "-map", "0:a"]
    else:
        read, feed = _raw(), _pieces(source)
    told = run(["-loglevel", "info", *read, "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-"], feed)[1]
    integrated, peak = _LOUDNESS.search(told), _PEAK.search(told)
    if not (integrated and peak):
        raise FilmError("ffmpeg không đo được độ to của âm thanh")
    return Loudness(_decibels(integrated[1]), _decibels(peak[1]))


def _decibels(told: str) -> float:
    value = float(told)
    return QUIETEST if math.isnan(value) else max(QUIETEST, value)


def encode_silence(out: Path, seconds: int) -> None:
    """Encode a silent sound track; 30 ms.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    silence = f"anullsrc=r={RATE}:cl=stereo,atrim=end_sample={seconds * RATE}"
    _encode(["-f", "lavfi", "-i", silence], (), out)


def encode_sound(samples: Samples, out: Path, filters: str = "anull") -> None:
    """Encode a sound track: AAC-LC, stereo, 48 kHz, 128 kb/s, in MP4, without metadata; the same bytes each time.

    Args:
        samples: all of it.
        out: MP4 to write.
        filters: ffmpeg's, which the samples pass first.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    _encode([*_raw(), "-af", filters], _pieces(samples), out)


def _encode(source: Sequence[str], feed: Iterable[bytes], out: Path) -> None:
    # fmt: off
    arguments = [
        *source, "-c:a", "aac", "-aac_coder", "fast", "-profile:a", "aac_low", "-b:a", BIT_RATE,
        "-ar", str(RATE), "-ac", "2",
        "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-empty_hdlr_name", "1", "-f", "mp4",
    ]
    # fmt: on
    with replacing(out) as draft:
        run([*arguments, file_url(draft)], feed)


def _pieces(samples: Samples) -> Iterator[bytes]:
    """Return samples second by second, so that no second copy of all of them is made."""
    return (samples[at : at + RATE].tobytes() for at in range(0, len(samples), RATE))


def _raw() -> list[str]:
    return ["-f", "f32le", "-ar", str(RATE), "-ch_layout", "stereo", "-i", "pipe:"]


def write_voice(samples: Samples, out: Path) -> None:
    """Write samples as WAV: 16 bits, stereo, 48 kHz."""
    import numpy as np  # noqa: PLC0415 - as above

    with wave.open(str(out), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.rint(np.clip(samples, -1, 1) * _FULL).astype("<i2").tobytes())


def read_voice(path: Path) -> Samples:
    """Read what `write_voice` wrote."""
    import numpy as np  # noqa: PLC0415 - as above

    with wave.open(str(path), "rb") as file:
        read = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    return read.astype(np.float32) / np.float32(_FULL)
