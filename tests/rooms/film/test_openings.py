"""Openings of slides: fades, cuts, pushes, and motion that goes on from one part to the next."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bantin.film.conversion import coded
from bantin.film.ffmpeg import FilmError, file_url, run
from bantin.film.joining import join
from bantin.film.motion import eased
from bantin.film.openings import encode_opening
from bantin.film.pixels import Planes
from bantin.film.pixels import Raster as Pixels
from bantin.film.segments import encode_hold
from bantin.model.storyboard import Transition
from tests.rooms.film.small_slides import FADE, FPS, SIZE, decoded, frame, painted, psnr, slide, untouched


def test_an_opening_fades_and_then_stands_still(segments: list[tuple[Path, int]], stills: list[Path]) -> None:
    pictures = decoded(segments[2][0])
    assert len(set(pictures[:FADE])) == FADE
    assert len(set(pictures[FADE:])) == 1
    assert decoded(segments[0][0]) == decoded(segments[0][0])[:1] * FPS, "the first slide of a film does not fade in"
    assert stills[0] != stills[1]


def test_a_fade_goes_smoothly_from_the_slide_before(
    segments: list[tuple[Path, int]], stills: list[Path], tmp_path: Path
) -> None:
    luma = np.array([0.2126, 0.7152, 0.0722])  # as colours of letters this small are halved by 4:2:0
    before, after = painted(stills[0]) @ luma, painted(stills[1]) @ luma
    for index in range(FADE):
        seen = frame(segments[2][0], index, tmp_path) @ luma
        share = ((seen - before) * (after - before)).sum() / ((after - before) ** 2).sum()
        assert share == pytest.approx(eased((index + 1) / (FADE + 1)), abs=0.04)


def test_no_jump_is_seen_where_the_hold_follows_the_opening(segments: list[tuple[Path, int]], tmp_path: Path) -> None:
    for (opening, _), (hold, _) in zip(segments[::2], segments[1::2], strict=True):
        last, first = frame(opening, FADE, tmp_path), frame(hold, 0, tmp_path)
        assert psnr(last, first) > 42
        height, width = (side // 20 * 20 for side in last.shape[:2])
        blocks = (last - first)[:height, :width].reshape(height // 20, 20, width // 20, 20, 3).mean((1, 3))
        assert abs(blocks).max() < 3, "no patch changes its shade"


def test_a_fade_may_last_until_the_end_of_the_opening(stills: list[Path], tmp_path: Path) -> None:
    encode_opening(stills[0], stills[1], tmp_path / "a", frames=5, fade=4, fps=FPS)
    assert len(set(decoded(tmp_path / "a"))) == 5


def test_a_cut_shows_the_slide_from_its_first_frame(stills: list[Path], tmp_path: Path) -> None:
    encode_opening(stills[0], stills[1], tmp_path / "a", frames=5, fade=4, fps=FPS, transition=Transition.CUT)
    encode_hold(stills[1], tmp_path / "b", frames=5, fps=FPS)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_push_joins_what_fades_and_holds(stills: list[Path], tmp_path: Path) -> None:
    parts = [(tmp_path / kind, 1) for kind in Transition]
    for path, _ in parts:
        kind = Transition(path.name)
        encode_opening(stills[0], stills[1], path, frames=10, fade=FADE, fps=FPS, transition=kind)
    assert len(set(decoded(tmp_path / "push"))) == FADE + 1
    join(parts, tmp_path / "film.mp4", fps=FPS, frames=10 * len(Transition))
    halfway = frame(tmp_path / "push", 2, tmp_path)
    gone = 2 * round(SIZE[0] * eased(3 / 5) / 2)
    expected = np.concatenate([painted(stills[0])[:, gone:], painted(stills[1])[:, :gone]], axis=1)
    assert psnr(halfway, expected) > 28, "but for the colours of letters this small"


def test_what_moves_in_several_parts_goes_on_from_one_to_the_next(stills: list[Path], tmp_path: Path) -> None:
    last = painted(stills[3]).astype(np.uint8)
    dimmed = [(last * (at / 30)).astype(np.uint8) for at in range(31)]

    class Dimmed:
        def __init__(self, first: int) -> None:
            self.first = first

        def at(self, index: int) -> Pixels:
            return dimmed[self.first + index]

        def coded(self, index: int) -> Planes:
            return coded(self.at(index))

        def changes(self, index: int) -> bool:
            return index >= 0

    def part(name: str, first: int, frames: int) -> list[str]:
        encode_opening(
            None,
            stills[3],
            tmp_path / name,
            frames=frames,
            fade=0,
            fps=FPS,
            scene=Dimmed(first),
            moving=26 - first,
        )
        return decoded(tmp_path / name)

    first, second = part("a", 0, 20), part("b", 20, 10)
    assert (len(set(first)), len(set(second))) == (20, 7)
    assert len(set(second[6:])) == 1, "from the frame on in which all is there it stands still"
    join([(tmp_path / "a", 1), (tmp_path / "b", 1)], tmp_path / "film.mp4", fps=FPS, frames=30)
    assert psnr(frame(tmp_path / "film.mp4", 19, tmp_path), dimmed[19].astype(float)) > 28
    assert psnr(frame(tmp_path / "film.mp4", 29, tmp_path), painted(stills[3])) > 28


def test_the_film_looks_like_its_painted_frames(tmp_path: Path) -> None:
    """VMAF, whose models want pictures of about this size: at least 95 on average and 90 at worst."""
    size, opening, fade = (540, 960), 8, 4
    first, second = (slide(tmp_path / f"{number}.png", number, size) for number in (0, 1))
    encode_opening(first, second, tmp_path / "a", frames=opening, fade=fade, fps=FPS)
    encode_hold(second, tmp_path / "b", frames=4, fps=FPS)
    join([(tmp_path / "a", 1), (tmp_path / "b", 1)], tmp_path / "film.mp4", fps=FPS, frames=12)
    before, after = painted(first), painted(second)
    shares = [eased(min(1.0, (index + 1) / (fade + 1))) for index in range(12)]
    frames = [np.rint(before * (1 - share) + after * share).astype(np.uint8).tobytes() for share in shares]
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


@pytest.mark.parametrize(("frames", "fade"), [(5, 5), (5, 6), (1, 0), (0, 0)])
def test_an_opening_without_room_for_its_fade_is_a_mistake(
    frames: int, fade: int, stills: list[Path], tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=str(frames)):
        encode_opening(stills[0], stills[1], tmp_path / "a", frames=frames, fade=fade, fps=FPS)
    assert not list(tmp_path.iterdir())


def test_slides_of_two_sizes_are_refused(out: Path, stills: list[Path], tmp_path: Path) -> None:
    other = slide(tmp_path / "other.png", 0, (284, 160))
    with pytest.raises(FilmError, match="không cùng khổ"):
        encode_opening(other, stills[0], out, frames=10, fade=2, fps=FPS)
    assert untouched(out)
