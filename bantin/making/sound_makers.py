"""What is heard in films: recordings and texts → voices, voices and music → sound tracks. As `make`, in workers."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bantin.files.store import Made, Store
from bantin.film.sound.samples import RATE, SoundError, decode, encode_silence, read_voice, write_voice
from bantin.making.errors import UNIT, MakeError, failure
from bantin.making.jobs import SoundJob, VoiceJob, key
from bantin.making.source_files import unchanged
from bantin.model.bulletin import Asset
from bantin.model.storyboard import Excerpt, Speech

if TYPE_CHECKING:
    from bantin.film.sound.samples import Samples

RECORDING, TEXT = "video.narration.file", "video.narration"
"""Where an item names its recording, and says what is read aloud."""

MUSIC, SPEECH = f"{UNIT}#channels.video.music.file", f"{UNIT}#channels.video.speech"


def make_voice(job: VoiceJob, store: Store) -> Made:
    """Take down what a voice says.

    Raises:
        MakeError: the recording is not the one that was read or cannot be used, or the synthetic voice fails.
        FilmError: ffmpeg failed.
    """
    from bantin.film.sound.mixing import levelled, trimmed  # noqa: PLC0415 - loads moviepy, which others can do without

    what = job.what
    if isinstance(what, Excerpt):
        return _heard(what, key(job), store)
    with tempfile.TemporaryDirectory(prefix="bantin-") as folder, store.draft(key(job), ".wav") as draft:
        source = _recorded(what, RECORDING) if isinstance(what, Asset) else _spoken(what, Path(folder))
        try:
            samples = trimmed(decode(source, what.name if isinstance(what, Asset) else source.name))
        except SoundError as error:
            raise _unusable(error, RECORDING if isinstance(what, Asset) else SPEECH) from error
        if isinstance(what, Asset):
            _recorded(what, RECORDING)  # still, now that it has been read
        write_voice(levelled(samples), draft)
        return store.put(key(job), draft, seconds=len(samples) / RATE)


def _heard(what: Excerpt, name: str, store: Store) -> Made:
    """Take down what footage lets hear: all of it, its silence too."""
    from bantin.film.footage import FootageError, write_sound  # noqa: PLC0415 - loads Pillow, as above
    from bantin.film.sound.mixing import levelled  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory(prefix="bantin-") as folder, store.draft(name, ".wav") as draft:
        source, heard = _recorded(what.asset, "video.clip.file"), Path(folder) / "heard.wav"
        try:
            write_sound(source, heard, start=what.start, seconds=what.seconds)
            samples = decode(heard, what.asset.name)
        except FootageError as error:
            raise failure("bad-clip", str(error).removesuffix("."), error.hint, f"video.clip.{error.part}") from error
        except SoundError as error:
            raise failure("bad-clip", str(error), "Bỏ dòng sound: keep của đoạn video", "video.clip.sound") from error
        _recorded(what.asset, "video.clip.file")  # still
        write_voice(levelled(samples), draft)
        return store.put(name, draft, seconds=len(samples) / RATE)


def make_sound(job: SoundJob, store: Store) -> Made:
    """Encode a sound track.

    Raises:
        MakeError: the music is not the one that was read or cannot be used, or a voice has not ended when the next
            begins.
        DamagedError: the entry of a voice is not whole; it has been dropped.
        FilmError: ffmpeg failed.
    """
    with store.draft(key(job), ".mp4") as draft:
        if job.voices or job.music:
            _master(job, store, draft)
        else:
            encode_silence(draft, job.seconds)
        return store.put(key(job), draft, seconds=job.seconds)


def _master(job: SoundJob, store: Store, out: Path) -> None:
    from bantin.film.sound.mastering import encode_master  # noqa: PLC0415 - loads moviepy, as above
    from bantin.film.sound.mixing import mixed  # noqa: PLC0415 - as above

    music = None if job.music is None else read_music(job.music, job.seconds)
    voices = [(read_voice(store.checked(voice)), start) for voice, start in job.voices]
    try:
        samples = mixed(voices, music, job.seconds * RATE)
    except ValueError as error:
        message = "Lời đọc dài hơn khi lập kế hoạch video nên chồng lên lời sau"
        raise failure("voices-overlap", message, "Dựng lại; nếu còn thì xem lại lệnh giọng đọc", SPEECH) from error
    encode_master(samples, out)


def read_music(music: Asset, seconds: int) -> Samples:
    """Read as much of a unit's music as a film is long.

    Raises:
        MakeError: it is not the one that was read, or cannot be used.
    """
    path = _recorded(music, MUSIC)
    try:
        samples = decode(path, music.name, most=seconds)
    except SoundError as error:
        raise _unusable(error, MUSIC) from error
    _recorded(music, MUSIC)  # still
    return samples


def _recorded(asset: Asset, source: str) -> Path:
    """Make sure that a recording is still the one whose digest is in the job's key."""
    if not unchanged(asset):
        message = f"Tệp âm thanh «{asset.name}» đã thay đổi trong lúc dựng"
        raise failure("changed-sound", message, "Dựng lại khi đã chép xong tệp", source)
    return Path(asset.path)


def _spoken(speech: Speech, folder: Path) -> Path:
    """Have a text read aloud."""
    from bantin.film.sound.speech import SpeechError, speak  # noqa: PLC0415 - as above
    from bantin.text.spoken import spoken  # noqa: PLC0415 - as above

    out = folder / "speech.wav"
    try:
        speak(spoken(speech.text), out, voice=speech.voice, command=speech.command)
    except SpeechError as error:
        raise failure("speech-failed", str(error), error.hint, f"{SPEECH}.{error.part}") from error
    return out


def _unusable(error: SoundError, source: str) -> MakeError:
    return failure("bad-sound", str(error), error.hint, source)
