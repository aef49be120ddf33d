from __future__ import annotations

from pathlib import Path

import pytest

from bantin.paint.ffmpeg import FilmError
from bantin.paint.film_stream import joined, read_segment

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
        with pytest.raises(FilmError, match="«other» được mã hoá khác"):
            list(joined([(segment, 1), (other, 1)], 6))


@pytest.mark.parametrize("frames", [0, 5, 7])
def test_another_number_of_frames_is_told(segment: Path, frames: int) -> None:
    with pytest.raises(FilmError, match=f"có 6 khung hình thay vì {frames}"):
        list(joined([(segment, 2)], frames))
