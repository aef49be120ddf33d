"""Recordings and sound tracks, with tones and noise that are made here; opened with the ffmpeg that makes all films."""

from __future__ import annotations

import subprocess
import tracemalloc
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from bantin.film.ffmpeg import FilmError, executable, file_url, run
from bantin.film.joining import join, verify_film
from bantin.film.segments import encode_hold
from bantin.film.sound.mastering import encode_master
from bantin.film.sound.mixing import VOICE, bed, ducking, levelled, looped, mixed, trimmed
from bantin.film.sound.samples import (
    QUIETEST,
    SoundError,
    decode,
    encode_silence,
    encode_sound,
    measure_loudness,
    read_voice,
    write_voice,
)
from bantin.film.sound.track_format import RATE

FPS = 30


Samples = npt.NDArray[np.float32]


def tone(seconds: float, pitch: float = 440, loud: float = 0.3) -> Samples:
    times = np.arange(round(seconds * RATE)) / RATE
    return np.repeat((loud * np.sin(2 * np.pi * pitch * times)).astype(np.float32)[:, None], 2, axis=1)


def spoken(seconds: float, seed: int = 1) -> Samples:
    """Something with the peaks and pauses of speech: harmonics in syllables, three a second."""
    times = np.arange(round(seconds * RATE)) / RATE
    phases = np.random.default_rng(seed).random(24) * 2 * np.pi
    voice = np.sum([np.sin(2 * np.pi * 140 * n * times + phases[n - 1]) / n for n in range(1, 25)], axis=0)
    found = 0.1 * voice * np.clip(np.sin(2 * np.pi * 3 * times), 0, None)
    return np.repeat(found.astype(np.float32)[:, None], 2, axis=1)


def level(samples: Samples) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(np.square(samples, dtype=np.float64)))))


def written(path: Path, *options: str, seconds: float = 2) -> Path:
    """A recording as others make them."""
    run(["-f", "lavfi", "-i", f"sine=440:d={seconds}:r=48000,volume=6dB", "-bitexact", *options, file_url(path)])
    return path


# Recordings.


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("plain.wav", ()),
        ("deep.wav", ("-c:a", "pcm_s24le", "-ar", "96000")),
        ("float.WAV", ("-c:a", "pcm_f32le", "-f", "wav")),
        ("phone.wav", ("-ac", "1", "-ar", "8000")),
        ("around.wav", ("-ac", "6")),
        ("song.mp3", ("-b:a", "96k")),
        ("changing.mp3", ("-q:a", "5", "-write_xing", "0")),
        ("phone.m4a", ("-ac", "1", "-ar", "44100", "-metadata", "location=+22.14+105.83/")),
    ],
)
def test_any_usual_recording_is_read_at_its_length(name: str, options: tuple[str, ...], tmp_path: Path) -> None:
    samples = decode(written(tmp_path / name, *options), name)
    assert samples.shape[1] == 2
    assert len(samples) == pytest.approx(2 * RATE, abs=0.06 * RATE)
    assert np.argmax(np.abs(np.fft.rfft(samples[: 2 * RATE, 0]))) == pytest.approx(880, abs=8), "440 Hz"


@pytest.mark.proof
def test_a_picture_in_a_recording_is_left_alone(tmp_path: Path) -> None:
    plain, picture = written(tmp_path / "plain.mp3"), tmp_path / "huge.png"
    run(["-f", "lavfi", "-i", "color=s=6000x6000", "-frames:v", "1", file_url(picture)])
    both = ["-i", file_url(plain), "-i", file_url(picture), "-map", "0", "-map", "1", "-c", "copy"]
    run([*both, "-disposition:v", "attached_pic", file_url(tmp_path / "cover.mp3")])
    assert len(decode(tmp_path / "cover.mp3", "cover.mp3")) == pytest.approx(2 * RATE, abs=0.06 * RATE)


@pytest.mark.parametrize("suffix", [".wav", ".mp3", ".m4a"])
def test_a_playlist_names_no_other_file(suffix: str, tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.wav")
    for text in (f"ffconcat version 1.0\nfile {secret.name}\n", f"#EXTM3U\n#EXTINF:2,\n{secret}\n#EXT-X-ENDLIST\n"):
        list_ = tmp_path / f"list{suffix}"
        list_.write_text(text, encoding="utf-8")
        with pytest.raises(SoundError, match=r"không phải âm thanh|không có tiếng"):
            decode(list_, list_.name)


@pytest.mark.parametrize("suffix", [".wav", ".mp3", ".m4a"])
@pytest.mark.parametrize("content", [b"", b"RIFF", bytes(4096), b"\xff\xfb\x90" * 400, b"ID3\x04" + b"\x7f" * 500])
def test_what_is_no_recording_is_told(suffix: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    with pytest.raises(SoundError, match=f"«a{suffix}»"):
        decode(path, path.name)


def test_a_recording_that_was_not_copied_whole_is_told(tmp_path: Path) -> None:
    for name in ("a.wav", "a.mp3", "a.m4a"):
        path = written(tmp_path / name, seconds=4)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        with pytest.raises(SoundError, match=r"chưa được chép đủ|bị hỏng"):
            decode(path, name)


def test_a_recording_without_sound_is_told(tmp_path: Path) -> None:
    for name, options in (("none.wav", ("-t", "0")), ("mute.wav", ("-af", "volume=-90dB"))):
        with pytest.raises(SoundError, match="không có tiếng"):
            decode(written(tmp_path / name, *options), name)


@pytest.mark.proof
def test_a_recording_of_hours_is_told_and_music_read_as_far_as_it_is_needed(tmp_path: Path) -> None:
    path = written(tmp_path / "long.wav", "-ac", "1", "-ar", "8000", seconds=700)
    with pytest.raises(SoundError, match="dài quá 10 phút"):
        decode(path, path.name)
    assert len(decode(path, path.name, most=5)) == 5 * RATE


# Mixing.


def test_silence_around_a_voice_goes() -> None:
    hiss = np.random.default_rng(1).standard_normal((6 * RATE, 2)).astype(np.float32) * 0.0005
    hiss[2 * RATE : 4 * RATE] += tone(2)
    assert len(trimmed(hiss)) == pytest.approx(2.2 * RATE, abs=0.03 * RATE)


@pytest.mark.proof
def test_a_voice_is_kept_as_it_is(tmp_path: Path) -> None:
    write_voice(tone(1), tmp_path / "a.wav")
    assert read_voice(tmp_path / "a.wav") == pytest.approx(tone(1), abs=1e-4)


@pytest.mark.parametrize("loud", [0.005, 0.9])
@pytest.mark.parametrize("seconds", [0.2, 5])
def test_voices_are_alike_however_they_were_recorded(loud: float, seconds: float) -> None:
    made = levelled(tone(seconds, 1000, loud))
    assert measure_loudness(np.tile(made, (round(5 / seconds), 1))).integrated == pytest.approx(VOICE, abs=0.5)


def test_voices_stand_to_the_sample_where_they_shall() -> None:
    first, second = tone(1.25), tone(0.5, 300)
    made = mixed([(first, 0.5), (second, 3.537)], None, 5 * RATE)
    expected = np.zeros((5 * RATE, 2), np.float32)
    expected[RATE // 2 :][: len(first)] = first
    expected[round(3.537 * RATE) :][: len(second)] = second
    assert made.shape == expected.shape
    assert np.abs(made - expected).max() < 1e-6


def test_voices_are_added_to_music_to_the_sample() -> None:
    voice, music, count = tone(1.25), tone(4, 220), 90 * RATE + 7
    starts = [0.5, 40.0, 85.123]
    made = mixed([(voice, start) for start in starts], music, count)
    expected = bed(music, [(start, start + 1.25) for start in starts], count)
    for start in starts:
        expected[round(start * RATE) :][: len(voice)] += voice
    assert made.shape == expected.shape
    assert np.abs(made - expected).max() < 1e-6


@pytest.mark.proof
def test_a_long_film_takes_little_more_memory_than_its_sound() -> None:
    count = 120 * RATE
    music = tone(4, 220)
    tracemalloc.start()
    try:
        mixed([(tone(2), 10.0)], music, count)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2 * count * 2 * np.dtype(np.float32).itemsize


@pytest.mark.parametrize("starts", [[0, 1.5], [3.5]])
def test_a_voice_that_is_too_long_is_a_mistake(starts: list[float]) -> None:
    with pytest.raises(ValueError, match=str(starts[0] + 2)):
        mixed([(tone(2), start) for start in starts], None, 5 * RATE)


@pytest.mark.proof
def test_music_goes_down_softly_for_voices_and_comes_back() -> None:
    factors = 20 * np.log10(ducking([(5, 8), (9, 11)], 20 * RATE)[:, 0])
    assert factors[5 * RATE : 11 * RATE] == pytest.approx(-18, abs=0.01), "through the breath between two voices too"
    assert factors[: 4 * RATE] == pytest.approx(-6, abs=0.01)
    assert factors[12 * RATE :] == pytest.approx(-6, abs=0.01)
    assert np.abs(np.diff(factors)).max() * RATE / 1000 < 0.06, "decibels a millisecond"


def test_music_lies_15_to_20_decibels_under_the_voice() -> None:
    voice = levelled(tone(4, 1000))
    under = bed(tone(30, 1000), [(5.0, 9.0)], 20 * RATE)[5 * RATE : 9 * RATE]
    assert 15 <= level(voice) - level(under) <= 20


def test_music_comes_softly_and_goes_slowly() -> None:
    laid = bed(tone(30), [], 20 * RATE)
    assert level(laid[: RATE // 50]) < level(laid[RATE : 2 * RATE]) - 20
    assert level(laid[-RATE // 10 :]) < level(laid[-4 * RATE : -3 * RATE]) - 20
    assert level(laid[-int(1.2 * RATE) : -RATE]) < level(laid[-4 * RATE : -3 * RATE]) - 3


@pytest.mark.parametrize("seconds", [0.5, 4, 15.9, 16, 40])
def test_music_loops_without_a_gap(seconds: float) -> None:
    noise = np.random.default_rng(1).standard_normal((round(seconds * RATE), 2)).astype(np.float32)
    made = looped(noise, 16 * RATE)
    assert len(made) == 16 * RATE
    loud = [level(made[at : at + RATE // 10]) for at in range(0, len(made), RATE // 10)]
    assert max(loud) - min(loud) < 1.5


# Loudness.


@pytest.mark.parametrize(
    "kind", ["voice and music", *(pytest.param(kind, marks=pytest.mark.proof) for kind in ("noise", "voice", "music"))]
)
def test_what_is_heard_is_as_loud_as_platforms_want(kind: str, tmp_path: Path) -> None:
    count = 12 * RATE
    voices = [(levelled(spoken(4)), 2.5), (levelled(spoken(3, 2)), 7.5)] if "voice" in kind else []
    music = tone(5, 220) + tone(5, 331) if "music" in kind else None
    samples = mixed(voices, music, count)
    if kind == "noise":
        samples = np.random.default_rng(1).standard_normal((count, 2)).astype(np.float32) * 0.3
    encode_master(samples, tmp_path / "sound.mp4")
    heard = measure_loudness(tmp_path / "sound.mp4")
    assert heard.integrated == pytest.approx(-14, abs=1)
    assert heard.peak <= -1


@pytest.mark.proof
def test_clicks_alone_stay_below_the_peak(tmp_path: Path) -> None:
    samples = np.zeros((6 * RATE, 2), np.float32)
    samples[:: RATE // 2] = 1
    encode_master(samples, tmp_path / "sound.mp4")
    assert measure_loudness(tmp_path / "sound.mp4").peak <= -1


def test_another_loudness_would_be_noticed(tmp_path: Path) -> None:
    encode_sound(levelled(tone(4, 1000), -18), tmp_path / "sound.mp4")
    assert abs(measure_loudness(tmp_path / "sound.mp4").integrated + 14) > 1


# In the film.


@pytest.fixture(scope="module")
def segment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("segment")
    Image.new("RGB", (64, 64), "navy").save(folder / "a.png")
    encode_hold(folder / "a.png", folder / "a", frames=FPS, fps=FPS)
    return folder / "a"


def sounding(path: Path) -> list[str]:
    """What ffmpeg says of a file, decoding all of it; nothing of it is a warning."""
    assert not run(["-xerror", "-f", "mp4", "-i", file_url(path), "-f", "null", "-"])[1]
    told = run(["-loglevel", "info", "-i", file_url(path), "-map", "0:a", "-c", "copy", "-f", "null", "-"])[1]
    return told.splitlines()


def heard(path: Path) -> Samples:
    arguments = [executable(), "-v", "error", "-i", str(path), "-map", "0:a", "-f", "f32le", "-"]
    decoded = subprocess.run(arguments, capture_output=True, check=True).stdout
    return np.frombuffer(decoded, "<f4").reshape(-1, 2)


@pytest.mark.parametrize("seconds", [2, 7])
def test_a_silent_track_is_exactly_as_long_as_the_film(seconds: int, segment: Path, tmp_path: Path) -> None:
    encode_silence(tmp_path / "sound.mp4", seconds)
    film = tmp_path / "film.mp4"
    join([(segment, seconds)], film, fps=FPS, frames=seconds * FPS, sound=tmp_path / "sound.mp4")
    told = "\n".join(sounding(film))
    assert "Audio: aac (LC)" in told
    assert "48000 Hz, stereo" in told
    assert f"Duration: 00:00:0{seconds}.00, start: 0.000000" in told
    assert len(heard(film)) == seconds * RATE
    assert not heard(film).any()
    assert measure_loudness(film).integrated == QUIETEST
    content = film.read_bytes()
    assert 0 < content.index(b"moov") < content.index(b"mdat")
    assert not [word for word in (b"Lavf", b"Lavc", b"SoundHandler") if word in content]


def test_sound_and_pictures_begin_together(segment: Path, tmp_path: Path) -> None:
    """A tone of one second from the second second on is there within a millisecond, beside 33 of a frame."""
    samples = mixed([(tone(1, 1000, 0.5), 2.0)], None, 4 * RATE)
    encode_sound(samples, tmp_path / "sound.mp4")
    join([(segment, 4)], tmp_path / "film.mp4", fps=FPS, frames=4 * FPS, sound=tmp_path / "sound.mp4")
    envelope = np.abs(heard(tmp_path / "film.mp4")[:, 0])
    loud = np.flatnonzero(envelope > 0.25)
    assert abs(loud[0] - 2 * RATE) <= RATE // 1000
    assert abs(loud[-1] - 3 * RATE) <= RATE // 1000


@pytest.mark.proof
def test_the_same_sound_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        encode_master(mixed([(levelled(spoken(2)), 0.5)], tone(2), 3 * RATE), tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


@pytest.mark.proof
def test_a_film_whose_sound_is_not_as_planned_is_found_out(segment: Path, tmp_path: Path) -> None:
    film, sound = tmp_path / "film.mp4", tmp_path / "sound.mp4"
    frames = 3 * FPS
    join([(segment, 3)], film, fps=FPS, frames=frames)
    with pytest.raises(FilmError, match="không có tiếng"):
        verify_film(film, fps=FPS, frames=frames, sound=True)
    for seconds in (2, 4):
        encode_silence(sound, seconds)
        with pytest.raises(FilmError, match="không dài bằng hình"):
            join([(segment, 3)], film, fps=FPS, frames=frames, sound=sound)
    encode_silence(sound, 3)
    join([(segment, 3)], film, fps=FPS, frames=frames, sound=sound)
    with pytest.raises(FilmError, match="trong khi phải không có"):
        verify_film(film, fps=FPS, frames=frames)
    for options in (["-ar", "44100"], ["-ac", "1"], ["-c:a", "libmp3lame"]):
        source = ["-f", "lavfi", "-i", "anullsrc=r=48000:cl=stereo", "-t", "3", "-c:a", "aac", *options]
        run([*source, "-f", "mp4", file_url(sound)])
        with pytest.raises(FilmError, match="hai kênh 48 kHz"):
            join([(segment, 3)], film, fps=FPS, frames=frames, sound=sound)
