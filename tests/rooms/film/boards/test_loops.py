from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw

from bantin.film.boards import loops, phases
from bantin.film.boards.encoding import SECOND_BITS
from bantin.film.boards.loops import join_loop, second_bits
from bantin.film.boards.phases import encode_phases
from bantin.film.ffmpeg import FilmError, executable
from bantin.film.h264_stream import Segment, read_segment, read_segments
from bantin.film.joining import verify_film
from tests.fixtures.proofs import some

FPS = 30


def _picture(path: Path, size: tuple[int, int], ink: str = "#ffdd00") -> Path:
    image = Image.new("RGB", size)
    ImageDraw.Draw(image).rectangle((size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2), fill=ink)
    image.save(path)
    return path


def _loop(folder: Path, stills: list[Path], size: tuple[int, int]) -> Path:
    """Make a loop in which each picture stays three seconds."""
    encode_phases(stills, folder / "stills.h264", fps=FPS)
    segments = [(one.lasting(length), 1) for one in read_segments(folder / "stills.h264") for length in (FPS, 2 * FPS)]
    out = folder / "loop.mp4"
    join_loop(segments, out, fps=FPS, frames=3 * FPS * len(stills), size=size)
    return out


def _frames(path: Path, size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    command = [executable(), "-v", "error", "-i", str(path), "-f", "rawvideo", "-pix_fmt", "rgb24"]
    raw = subprocess.run(
        [*command, "-sws_flags", "accurate_rnd+full_chroma_int+neighbor", "pipe:"], capture_output=True, check=True
    ).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, size[1], size[0], 3)


def _said(path: Path) -> str:
    return subprocess.run([executable(), "-i", str(path)], capture_output=True, check=False).stderr.decode()


@pytest.mark.parametrize(
    ("board", "film"),
    some([((64, 32), (64, 32)), ((384, 192), (384, 192)), ((97, 33), (98, 34)), ((16, 15), (16, 16))], 2),
)
def test_any_size_is_shown_pixel_by_pixel(tmp_path: Path, board: tuple[int, int], film: tuple[int, int]) -> None:
    stills = [_picture(tmp_path / "a.png", board), _picture(tmp_path / "b.png", board, "#ff3030")]
    frames = _frames(_loop(tmp_path, stills, film), film)
    assert len(frames) == 6 * FPS
    for number, still in enumerate(stills):
        shown = frames[number * 3 * FPS : (number + 1) * 3 * FPS]
        assert (shown == shown[0]).all(), "a picture that stands still must not flicker, and the next one comes at once"
        drawn = np.asarray(Image.open(still))
        inner = (slice(board[1] // 4 + 2, board[1] // 2 - 2), slice(board[0] // 4 + 2, board[0] // 2 - 2))
        assert np.abs(shown[0][inner].astype(int) - drawn[inner]).max(initial=0) <= 6
        assert shown[0][: board[1] // 4 - 2].max(initial=0) <= 6
        # What was added is black, at the right and below.
        assert shown[0][board[1] :].max(initial=0) <= 6
        assert shown[0][:, board[0] :].max(initial=0) <= 6


def test_small_players_can_decode_it(tmp_path: Path) -> None:
    loop = _loop(tmp_path, [_picture(tmp_path / "a.png", (384, 192))], (384, 192))
    said = _said(loop)
    assert "Video: h264 (Main)" in said
    assert "yuv420p(tv, smpte170m, progressive), 384x192" in said
    assert "30 fps" in said
    assert "Audio" not in said
    shown = subprocess.run(
        [executable(), "-i", str(loop), "-vf", "showinfo", "-f", "null", "-"], capture_output=True, check=True
    ).stderr.decode()
    assert "type:B" not in shown
    assert shown.count("type:I") == 2


def test_every_second_is_summed_up_also_where_the_loop_begins_again() -> None:
    assert second_bits([10, 1, 1, 9], 2) == [88, 16, 80, 152]


def _noise(path: Path, size: tuple[int, int]) -> Path:
    pixels = np.random.default_rng(3).integers(0, 256, (size[1], size[0], 3), np.uint8)
    Image.fromarray(pixels).save(path, compress_level=1)
    return path


def test_a_second_that_takes_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    segment, loop = tmp_path / "noise.h264", tmp_path / "loop.mp4"
    encode_phases([_noise(tmp_path / "noise.png", (192, 96))], segment, fps=FPS)
    monkeypatch.setattr(loops, "SECOND_BITS", 8 * (segment.stat().st_size // 2))
    with pytest.raises(FilmError, match="4 Mb"):
        join_loop([(read_segment(segment).lasting(FPS), 2)], loop, fps=FPS, frames=2 * FPS, size=(192, 96))
    assert not loop.exists()


@pytest.mark.proof
def test_the_hardest_pictures_get_coarser_instead_of_taking_more(tmp_path: Path) -> None:
    size = (1280, 720)
    loop = _loop(tmp_path, [_noise(tmp_path / "noise.png", size)], size)
    most = max(second_bits(verify_film(loop, fps=FPS, frames=3 * FPS), FPS))
    assert SECOND_BITS / 4 < most <= SECOND_BITS


def test_a_broken_picture_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"no picture")
    with pytest.raises(FilmError, match=r"a\.png"):
        encode_phases([tmp_path / "a.png"], tmp_path / "a.h264", fps=FPS)
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_pictures_of_another_size_are_refused(tmp_path: Path) -> None:
    stills = [_picture(tmp_path / "a.png", (64, 32)), _picture(tmp_path / "b.png", (32, 64))]
    with pytest.raises(FilmError, match=r"b\.png"):
        encode_phases(stills, tmp_path / "a.h264", fps=FPS)
    assert not (tmp_path / "a.h264").exists()


def test_a_picture_is_the_same_among_others_and_only_hard_ones_get_coarser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = (192, 96)
    easy, hard = _picture(tmp_path / "a.png", size), _noise(tmp_path / "noise.png", size)

    def encoded(*stills: Path) -> tuple[Segment, ...]:
        encode_phases(stills, tmp_path / "out.h264", fps=FPS)
        return read_segments(tmp_path / "out.h264")

    def shown(segment: Segment) -> bytes:
        join_loop([(segment.lasting(FPS), 1)], tmp_path / "loop.mp4", fps=FPS, frames=FPS, size=size)
        return _frames(tmp_path / "loop.mp4", size).tobytes()

    fine, (alone,) = encoded(hard, easy), encoded(easy)
    assert shown(fine[1]) == shown(alone)
    monkeypatch.setattr(phases, "_KEY_FRAME_BYTES", len(fine[0].pictures) // 2)
    coarse = encoded(hard, easy)
    assert shown(coarse[1]) == shown(alone)
    assert len(coarse[0].pictures) <= len(fine[0].pictures) // 2
