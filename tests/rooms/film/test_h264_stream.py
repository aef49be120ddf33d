from __future__ import annotations

from pathlib import Path

import pytest

from bantin.film.ffmpeg import FilmError
from bantin.film.h264_stream import STILL, joined, lengthen, read_segment, read_segments, read_stills

SPS, PPS, IDR, OTHER, SEI = b"\x67sps", b"\x68pps", b"\x65key", b"\x41other", b"\x06encoder"
LONG, SHORT = b"\0\0\0\1", b"\0\0\1"


def stream(*units: bytes) -> bytes:
    return b"".join((SHORT if unit == IDR else LONG) + unit for unit in units)


@pytest.fixture
def segment(tmp_path: Path) -> Path:
    path = tmp_path / "segment"
    path.write_bytes(stream(SPS, PPS, IDR, OTHER, OTHER))
    return path


def test_a_segment_is_cut_into_parameters_and_pictures(segment: Path) -> None:
    found = read_segment(segment)
    assert found.parameters == stream(SPS, PPS)
    assert found.pictures == LONG + IDR + stream(OTHER, OTHER)
    assert found.frames == 3


@pytest.mark.parametrize(
    "units",
    [
        (),
        (SPS, PPS),
        (IDR, OTHER),
        (PPS, SPS, IDR, OTHER),
        (SPS, PPS, OTHER, IDR),
        (SPS, PPS, IDR, OTHER, IDR, OTHER),
        (SPS, PPS, SEI, IDR, OTHER),
        (SPS, PPS, IDR, OTHER, SPS, PPS),
        (SPS, PPS, IDR, OTHER, b""),
    ],
)
def test_what_is_no_group_of_pictures_is_refused(segment: Path, units: tuple[bytes, ...]) -> None:
    segment.write_bytes(stream(*units))
    with pytest.raises(FilmError, match="hỏng"):
        read_segment(segment)


def test_a_single_key_frame_is_refused_for_it_cannot_follow_itself(segment: Path) -> None:
    segment.write_bytes(stream(SPS, PPS, IDR))
    with pytest.raises(FilmError, match="không lặp lại được"):
        read_segment(segment)


def test_bytes_before_the_first_unit_are_refused(segment: Path) -> None:
    segment.write_bytes(b"x" + segment.read_bytes())
    with pytest.raises(FilmError, match="hỏng"):
        read_segment(segment)


def test_a_segment_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FilmError, match="không đọc được đoạn phim «none»"):
        read_segment(tmp_path / "none")


def test_joined_segments_state_their_parameters_once(segment: Path) -> None:
    found = read_segment(segment)
    assert b"".join(joined([(segment, 2), (segment, 0), (segment, 1)], 9)) == found.parameters + 3 * found.pictures


def test_segments_of_other_parameters_are_not_joined(segment: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for units in ((SPS + b"!", PPS), (SPS, PPS + b"!")):
        other.write_bytes(stream(*units, IDR, OTHER, OTHER))
        with pytest.raises(FilmError, match="«other» được mã hóa khác"):
            list(joined([(segment, 1), (other, 1)], 6))


@pytest.mark.parametrize("frames", [0, 5, 7])
def test_another_number_of_frames_is_told(segment: Path, frames: int) -> None:
    with pytest.raises(FilmError, match=f"có 6 khung hình thay vì {frames}"):
        list(joined([(segment, 2)], frames))


def same(number: int, rest: bytes = b"as before") -> bytes:
    """A frame with a number, as libx264 begins it."""
    return b"\x41" + (0b1001101_0000_01000 | (number % 16) << 5).to_bytes(2, "big") + rest


def test_a_segment_is_completed_with_frames_of_which_only_the_number_is_new(tmp_path: Path) -> None:
    path = tmp_path / "segment"
    path.write_bytes(stream(SPS, PPS, IDR, same(1, b"and more"), same(2), same(3)))
    lengthen(path, (40,))
    assert path.read_bytes() == stream(SPS, PPS, IDR, *map(same, range(1, 40)))


def test_any_picture_may_stand_longer_and_all_that_follow_are_counted_on(tmp_path: Path) -> None:
    path, moved = tmp_path / "segment", same(1, b"moved")
    path.write_bytes(stream(SPS, PPS, IDR, moved, same(2, b"and more"), same(3), same(4)))
    lengthen(path, (2, 3))
    assert path.read_bytes() == stream(SPS, PPS, IDR, same(1), same(2, b"moved"), same(3), same(4))


def test_padding_of_the_last_byte_is_no_news(tmp_path: Path) -> None:
    path = tmp_path / "segment"
    path.write_bytes(stream(SPS, PPS, IDR, same(1), same(2, b"as\x80"), same(3, b"as\x81")))
    lengthen(path, (5,))
    assert path.read_bytes().endswith(stream(same(3, b"as\x81"), same(4, b"as\x81")))


def test_a_segment_that_has_all_its_frames_is_left_as_it_is(segment: Path) -> None:
    before = segment.read_bytes()
    lengthen(segment, (1, 1, 1))
    assert segment.read_bytes() == before


def test_an_encoder_that_wrote_too_little_is_found_out(segment: Path) -> None:
    with pytest.raises(FilmError, match="3 trong 5"):
        lengthen(segment, (1, 59))


@pytest.mark.parametrize("last", [same(3, b"ah before"), same(3, b"as"), same(4), OTHER])
def test_a_last_frame_that_has_more_news_than_its_number_is_not_repeated(tmp_path: Path, last: bytes) -> None:
    path = tmp_path / "segment"
    path.write_bytes(stream(SPS, PPS, IDR, same(1), same(2), last))
    before = path.read_bytes()
    with pytest.raises(FilmError, match="thành khác nhau"):
        lengthen(path, (60,))
    assert path.read_bytes() == before


def test_a_still_is_joined_as_long_as_it_shall_stand_and_as_if_it_had_been_written_so(tmp_path: Path) -> None:
    still, longer, moving = tmp_path / "still", tmp_path / "longer", tmp_path / "moving"
    encoded = stream(SPS, PPS, IDR, same(1, b"and more"), same(2), same(3))
    for path, frames in ((still, STILL), (longer, 40)):
        path.write_bytes(encoded)
        lengthen(path, (frames,))
    moving.write_bytes(stream(SPS, PPS, IDR, OTHER, OTHER))
    wanted = b"".join(joined([(longer, 2), (moving, 1)], 83))
    short, moves = read_segment(still), read_segment(moving)
    assert b"".join(joined([(short.lasting(40), 2), (moves.lasting(3), 1)], 83)) == wanted
    assert short.lasting(STILL) == short
    assert moves.lasting(30) == moves, "what moves is no longer than it is"


def test_pictures_encoded_in_a_row_are_each_a_segment(tmp_path: Path) -> None:
    path, alone = tmp_path / "stills", tmp_path / "alone"
    others = [IDR + b"!", IDR]
    path.write_bytes(stream(SPS, PPS, others[0], SPS, PPS, others[1], same(1, b"and more"), same(2), same(3)))
    alone.write_bytes(stream(SPS, PPS, IDR, same(1)))
    found = read_stills(path, 2)
    assert found[1] == read_segment(alone)
    path.write_bytes(b"".join(one.parameters + one.pictures for one in found))
    assert read_segments(path) == found
    with pytest.raises(FilmError, match="hỏng"):
        read_segment(path)


@pytest.mark.parametrize(
    ("count", "last", "told"), [(2, same(3), "không mã hóa đủ 2"), (1, same(3, b"ah before"), "thành khác nhau")]
)
def test_pictures_that_were_not_encoded_as_asked_are_told(tmp_path: Path, count: int, last: bytes, told: str) -> None:
    path = tmp_path / "stills"
    path.write_bytes(stream(SPS, PPS, IDR, same(1), same(2), last))
    with pytest.raises(FilmError, match=told):
        read_stills(path, count)
