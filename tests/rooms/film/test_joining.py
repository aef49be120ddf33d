"""Segments joined to films, and opened with the ffmpeg that makes all films."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bantin.film import joining as film
from bantin.film.ffmpeg import FilmError, file_url, run
from bantin.film.h264_stream import joined, read_segment
from bantin.film.joining import join, verify_film
from bantin.film.openings import encode_opening
from bantin.film.segments import encode_hold
from bantin.film.sound.samples import encode_silence
from tests.rooms.film.small_slides import FPS, MOVING, SECONDS, SIZE, Lit, decoded, listing, slide, untouched


def about(path: Path) -> str:
    """What ffmpeg says of a file; it «fails» for want of an output."""
    found = run(["-loglevel", "info", "-i", file_url(path), "-map", "0", "-c", "copy", "-t", "0.1", "-f", "null", "-"])
    return found[1].split("Stream mapping")[0]


def test_a_film_decodes_without_a_warning_to_exactly_its_frames(made: Path) -> None:
    assert len(decoded(made, source="mp4")) == sum(SECONDS) * FPS


def test_its_frames_follow_each_other_evenly_and_in_order(made: Path) -> None:
    packets = listing(made, "framecrc", "-c", "copy")
    step = int(packets[0][3])
    assert [(int(dts), int(pts), int(length)) for _, dts, pts, length, *_ in packets] == [
        (index * step, index * step, step) for index in range(sum(SECONDS) * FPS)
    ]


def test_its_key_frames_stand_where_they_were_planned(made: Path) -> None:
    # ffmpeg lists a packet that is no key frame with its flags.
    keys = [index for index, packet in enumerate(listing(made, "framecrc", "-c", "copy")) if len(packet) == 6]
    assert keys == [0, 10, 30, 50, 60, 80, 100, 120]
    assert {later - earlier for earlier, later in pairwise([*keys, sum(SECONDS) * FPS])} == {FPS, 2 * FPS}


def test_each_segment_decodes_by_itself_to_what_is_seen_in_the_film(
    made: Path, segments: list[tuple[Path, int]]
) -> None:
    apart = [picture for path, repeats in segments for picture in decoded(path) * repeats]
    assert decoded(made, source="mp4") == apart


def test_a_film_tells_players_what_it_is(made: Path) -> None:
    told = about(made)
    for fact in ("h264 (High)", "yuv420p(tv, bt709, progressive)", "160x284", "10 fps", "Duration: 00:00:14.00"):
        assert fact in told
    assert told.count("Stream #") == 1


def test_a_film_tells_nobody_how_and_when_it_was_made(made: Path) -> None:
    told = about(made)
    assert not [word for word in ("encoder", "creation_time", "handler_name", "title", "comment") if word in told]
    written = made.read_bytes().lower()
    assert not [word for word in (b"x264", b"lavf", b"lavc", b"handler") if word in written]


def test_a_film_can_be_played_while_it_loads(made: Path) -> None:
    written = made.read_bytes()
    assert 0 < written.index(b"moov") < written.index(b"mdat")


def test_the_same_slides_give_the_same_bytes_in_any_folder(
    made: Path, segments: list[tuple[Path, int]], stills: list[Path], tmp_path: Path
) -> None:
    place = tmp_path / "Bản tin 100%d, tháng 11"
    place.mkdir()
    encode_opening(stills[1], place / "a", Lit(stills[1]), frames=2 * FPS, fps=FPS, moving=MOVING)
    encode_hold(stills[1], place / "b", frames=2 * FPS, fps=FPS)
    join(segments, place / "film", fps=FPS, frames=sum(SECONDS) * FPS)
    assert (place / "a").read_bytes() == segments[2][0].read_bytes()
    assert (place / "b").read_bytes() == segments[3][0].read_bytes()
    assert (place / "film").read_bytes() == made.read_bytes()


@pytest.mark.parametrize(("number", "repeats"), [(0, 1), (1, 1), (1, 3), (4, 7)])
def test_any_segment_may_stand_alone_and_repeat(
    number: int, repeats: int, segments: list[tuple[Path, int]], tmp_path: Path
) -> None:
    path = segments[number][0]
    pictures = decoded(path) * repeats
    join([(path, repeats)], tmp_path / "film.mp4", fps=FPS, frames=len(pictures))
    assert decoded(tmp_path / "film.mp4", source="mp4") == pictures


@pytest.mark.proof
@pytest.mark.parametrize("films", [2, pytest.param(12, marks=pytest.mark.proof)])
def test_the_same_slides_and_sound_give_the_same_bytes_however_busy_the_machine(films: int, tmp_path: Path) -> None:
    noise, sound = tmp_path / "noise.png", tmp_path / "sound.mp4"
    pixels = np.random.default_rng(1).integers(0, 255, (720, 1280, 3), np.uint8)
    Image.fromarray(pixels).save(noise)
    encode_hold(noise, tmp_path / "noise.h264", frames=20, fps=FPS)
    encode_silence(sound, 40)

    def once(number: int) -> bytes:
        # Pictures come through a pipe, slower than sound from its file; one film more makes the next ones wait.
        out = tmp_path / f"{number}.mp4"
        join([(tmp_path / "noise.h264", 20)], out, fps=FPS, frames=40 * FPS, sound=sound)
        return out.read_bytes()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(once, range(films)))) == 1


def test_a_slide_that_is_not_there_is_told(out: Path, stills: list[Path]) -> None:
    with pytest.raises(FilmError, match=r"không đọc được ảnh «none\.png»"):
        encode_opening(Path("none.png"), out, Lit(stills[0]), frames=10, fps=FPS, moving=MOVING)
    with pytest.raises(FilmError, match=r"không đọc được ảnh «none\.png»"):
        encode_hold(Path("none.png"), out, frames=10, fps=FPS)
    assert untouched(out)


def test_a_failing_ffmpeg_is_told(
    out: Path, stills: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bantin.film.segments.PRESET", "nonsense")
    with pytest.raises(FilmError, match=r"ffmpeg dừng với mã \d+: "):
        encode_opening(stills[1], out, Lit(stills[1]), frames=10, fps=FPS, moving=MOVING)
    nonsense = tmp_path / "nonsense.h264"
    nonsense.write_bytes(b"\0\0\1\x67?\0\0\1\x68?\0\0\1\x65?\0\0\1\x41?")
    encode_silence(sound := tmp_path / "sound", 1)
    with pytest.raises(FilmError, match=r"ffmpeg dừng với mã \d+: "):
        join([(nonsense, 5)], out, fps=FPS, frames=10, sound=sound)
    with pytest.raises(FilmError, match="mã hóa theo cách lạ"):  # which runs none
        join([(nonsense, 5)], out, fps=FPS, frames=10)
    assert untouched(out)


def test_an_interrupt_leaves_nothing_behind(
    out: Path, stills: list[Path], segments: list[tuple[Path, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bantin.film.h264_stream.read_segment", interrupted)
    with pytest.raises(KeyboardInterrupt):
        encode_hold(stills[0], out, frames=10, fps=FPS)
    with pytest.raises(KeyboardInterrupt):
        join(segments, out, fps=FPS, frames=sum(SECONDS) * FPS)
    assert untouched(out)


def test_a_folder_that_is_not_there_is_told(
    stills: list[Path], segments: list[tuple[Path, int]], tmp_path: Path
) -> None:
    nowhere = tmp_path / "none" / "out"
    with pytest.raises(FilmError, match="không tìm thấy tệp hoặc thư mục"):
        encode_hold(stills[0], nowhere, frames=10, fps=FPS)
    with pytest.raises(FilmError, match="không tìm thấy tệp hoặc thư mục"):
        join(segments, nowhere, fps=FPS, frames=sum(SECONDS) * FPS)
    assert not nowhere.parent.exists()


def test_segments_of_another_size_are_not_joined(out: Path, segments: list[tuple[Path, int]], tmp_path: Path) -> None:
    other = tmp_path / "other.h264"
    encode_hold(slide(tmp_path / "other.png", 0, (284, 160)), other, frames=20, fps=FPS)
    with pytest.raises(FilmError, match=r"«other\.h264» được mã hóa khác"):
        join([*segments, (other, 1)], out, fps=FPS, frames=sum(SECONDS) * FPS + 20)
    assert untouched(out)


def test_segments_that_are_not_whole_are_not_joined(
    out: Path, segments: list[tuple[Path, int]], tmp_path: Path
) -> None:
    short = tmp_path / "short.h264"
    whole = segments[3][0].read_bytes()
    for kept, reason in ((whole.rindex(b"\0\0\1"), "khung hình thay vì"), (40, "hỏng"), (0, "hỏng")):
        short.write_bytes(whole[:kept])
        with pytest.raises(FilmError, match=reason):
            join([segments[0], (short, 1)], out, fps=FPS, frames=FPS + 2 * FPS)
    with pytest.raises(FilmError, match="không đọc được đoạn phim"):
        join([segments[0], (tmp_path / "none", 1)], out, fps=FPS, frames=FPS + 2 * FPS)
    assert untouched(out)


def test_no_segments_make_no_film(out: Path) -> None:
    with pytest.raises(FilmError):
        join([], out, fps=FPS, frames=0)
    assert untouched(out)


def test_a_film_that_is_not_as_planned_is_found_out(made: Path) -> None:
    frames = sum(SECONDS) * FPS
    verify_film(made, fps=FPS, frames=frames, size=SIZE)
    with pytest.raises(FilmError, match=f"{frames} khung hình thay vì {frames + 1}"):
        verify_film(made, fps=FPS, frames=frames + 1)
    with pytest.raises(FilmError, match="không đúng khổ"):
        verify_film(made, fps=FPS, frames=frames, size=SIZE[::-1])
    with pytest.raises(FilmError, match="không cách đều nhau"):
        verify_film(made, fps=FPS + 1, frames=frames)


def test_a_film_that_is_not_whole_is_found_out(made: Path, tmp_path: Path) -> None:
    whole = made.read_bytes()
    tables, pictures = whole.index(b"moov"), whole.index(b"mdat") + 4
    longer = (int.from_bytes(whole[pictures : pictures + 4], "big") + 1).to_bytes(4, "big")
    spoilt = {
        "cut off": whole[:-2000],
        "its tables alone": whole[: pictures - 8],
        "nothing": b"",
        "something behind it": whole + b"\0",
        "a unit that is longer": whole[:pictures] + longer + whole[pictures + 4 :],
        "no tables": whole[:tables] + b"free" + whole[tables + 4 :],
        "no key frames": whole.replace(b"stss", b"free", 1),
        "no film": b"What somebody wrote.",
    }
    for name, written in spoilt.items():
        film = tmp_path / name
        film.write_bytes(written)
        with pytest.raises(FilmError, match="không đọc lại được trọn vẹn"):
            verify_film(film, fps=FPS, frames=sum(SECONDS) * FPS)


def test_the_tables_say_what_ffmpeg_says(made: Path) -> None:
    packets = listing(made, "framecrc", "-c", "copy")
    assert verify_film(made, fps=FPS, frames=len(packets), size=SIZE) == [int(packet[4]) for packet in packets]


@pytest.mark.parametrize("moved", ["setts=ts=TS+gt(N\\,70)*512", "setts=duration=512+512*eq(N\\,70)"])
def test_a_film_that_stumbles_is_found_out(moved: str, made: Path, tmp_path: Path) -> None:
    uneven = tmp_path / "uneven.mp4"
    tables_first = ("-movflags", "+faststart")
    run(["-i", file_url(made), "-c", "copy", "-bsf:v", moved, *tables_first, "-f", "mp4", file_url(uneven)])
    with pytest.raises(FilmError, match="không cách đều nhau"):
        verify_film(uneven, fps=FPS, frames=sum(SECONDS) * FPS)


def test_films_wait_for_pillow_numpy_and_moviepy_until_there_is_something_to_encode() -> None:
    assert not {"np", "Image", "VideoClip"} & set(vars(film))


@pytest.mark.parametrize("repeats", [1, 400])  # of which the second has more than a chunk holds
def test_a_silent_film_has_the_bytes_that_ffmpeg_would_write(
    repeats: int, segments: list[tuple[Path, int]], tmp_path: Path
) -> None:
    some = [(path, count * repeats if number == 1 else count) for number, (path, count) in enumerate(segments)]
    frames = sum(read_segment(path).frames * count for path, count in some)
    join(some, tmp_path / "ours", fps=FPS, frames=frames)
    # fmt: off
    arguments = [
        "-f", "h264", "-framerate", str(FPS), "-i", "pipe:", "-map", "0:v", "-c", "copy",
        "-bsf:v", f"setts=ts=N/({FPS}*TB):duration=1/({FPS}*TB)", "-map_metadata", "-1", "-fflags", "+bitexact",
        "-movflags", "+faststart", "-video_track_timescale", str(FPS * 512), "-empty_hdlr_name", "1", "-f", "mp4",
    ]
    # fmt: on
    run([*arguments, file_url(tmp_path / "its")], joined(some, frames))
    assert (tmp_path / "ours").read_bytes() == (tmp_path / "its").read_bytes()


def test_a_stream_whose_colours_nobody_tells_is_refused(segments: list[tuple[Path, int]], tmp_path: Path) -> None:
    segment = read_segment(segments[0][0])
    told = bytearray(segment.parameters)
    told[11] ^= 0xFF  # somewhere in the parameters of all pictures
    with pytest.raises(FilmError, match="mã hóa theo cách lạ"):
        join([(replace(segment, parameters=bytes(told)), 1)], tmp_path / "film", fps=FPS, frames=segment.frames)
    assert not list(tmp_path.iterdir())
