"""Openings of slides: motion that comes to rest, and that goes on from one part to the next."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bantin.film.ffmpeg import file_url, run
from bantin.film.joining import join
from bantin.film.openings import encode_opening
from bantin.film.segments import encode_hold
from tests.rooms.film.small_slides import FPS, MOVING, Lit, decoded, frame, painted, psnr, slide


def test_an_opening_moves_and_then_stands_still(segments: list[tuple[Path, int]]) -> None:
    pictures = decoded(segments[2][0])
    assert len(set(pictures[:MOVING])) == MOVING
    assert len(set(pictures[MOVING:])) == 1
    assert len(set(decoded(segments[0][0]))) == 1


def test_no_jump_is_seen_where_the_hold_follows_the_opening(segments: list[tuple[Path, int]], tmp_path: Path) -> None:
    for (opening, _), (hold, _) in zip(segments[::2], segments[1::2], strict=True):
        last, first = frame(opening, MOVING, tmp_path), frame(hold, 0, tmp_path)
        assert psnr(last, first) > 42
        height, width = (side // 20 * 20 for side in last.shape[:2])
        blocks = (last - first)[:height, :width].reshape(height // 20, 20, width // 20, 20, 3).mean((1, 3))
        assert abs(blocks).max() < 3, "no patch changes its shade"


def test_motion_may_last_until_the_end_of_the_opening(stills: list[Path], tmp_path: Path) -> None:
    encode_opening(stills[1], tmp_path / "a", Lit(stills[1]), frames=5, fps=FPS, moving=5)
    assert len(set(decoded(tmp_path / "a"))) == 5


def test_what_moves_in_several_parts_goes_on_from_one_to_the_next(stills: list[Path], tmp_path: Path) -> None:
    def part(name: str, first: int, frames: int) -> list[str]:
        scene = Lit(stills[3], first, frames=26)
        encode_opening(stills[3], tmp_path / name, scene, frames=frames, fps=FPS, moving=26 - first)
        return decoded(tmp_path / name)

    first, second = part("a", 0, 20), part("b", 20, 10)
    assert (len(set(first)), len(set(second))) == (20, 7)
    assert len(set(second[6:])) == 1, "from the frame on in which all is there it stands still"
    join([(tmp_path / "a", 1), (tmp_path / "b", 1)], tmp_path / "film.mp4", fps=FPS, frames=30)
    assert psnr(frame(tmp_path / "film.mp4", 19, tmp_path), Lit(stills[3], frames=26).at(19).astype(float)) > 28
    assert psnr(frame(tmp_path / "film.mp4", 29, tmp_path), painted(stills[3])) > 28


def test_the_film_looks_like_its_painted_frames(tmp_path: Path) -> None:
    """VMAF, whose models want pictures of about this size: at least 95 on average and 90 at worst."""
    still = slide(tmp_path / "1.png", 1, (540, 960))
    scene = Lit(still)
    encode_opening(still, tmp_path / "a", scene, frames=8, fps=FPS, moving=MOVING)
    encode_hold(still, tmp_path / "b", frames=4, fps=FPS)
    join([(tmp_path / "a", 1), (tmp_path / "b", 1)], tmp_path / "film.mp4", fps=FPS, frames=12)
    frames = [np.ascontiguousarray(scene.at(index)).tobytes() for index in range(12)]
    report = tmp_path / "vmaf.json"
    compare = (
        "[1]scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuv420p[painted];"
        f"[0][painted]libvmaf=log_fmt=json:log_path={report.name}"
    )
    source = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "540x960", "-framerate", str(FPS), "-i", "pipe:"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)  # a path of Windows cannot be written in a filter
        run(["-i", file_url(tmp_path / "film.mp4"), *source, "-filter_complex", compare, "-f", "null", "-"], frames)
    scores = [entry["metrics"]["vmaf"] for entry in json.loads(report.read_text(encoding="utf-8"))["frames"]]
    assert len(scores) == 12
    assert sum(scores) / len(scores) >= 95
    assert min(scores) >= 90


def test_an_opening_too_short_for_a_segment_is_a_mistake(stills: list[Path], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1"):
        encode_opening(stills[1], tmp_path / "a", Lit(stills[1]), frames=1, fps=FPS, moving=MOVING)
    assert not list(tmp_path.iterdir())
