"""Slides that stand still, as segments: one picture, true colours, and nothing left of what fails."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bantin.film.ffmpeg import FilmError, run
from bantin.film.joining import join
from bantin.film.openings import encode_opening
from bantin.film.segments import encode_hold
from tests.rooms.film.small_slides import FPS, MOVING, Lit, decoded, frame, slide, untouched


def test_a_hold_is_one_picture(segments: list[tuple[Path, int]]) -> None:
    for path, _ in segments[1::2]:
        assert len(set(decoded(path))) == 1


def test_a_hold_of_noise_is_one_picture_too(tmp_path: Path) -> None:
    noise = np.random.default_rng(7).integers(0, 256, (120, 160, 3), np.uint8)
    Image.fromarray(noise).save(tmp_path / "noise.png")
    encode_hold(tmp_path / "noise.png", tmp_path / "hold.h264", frames=8, fps=FPS)
    assert len(set(decoded(tmp_path / "hold.h264"))) == 1


@pytest.mark.proof
@pytest.mark.parametrize("size", [(540, 960), pytest.param((1080, 1920), marks=pytest.mark.proof)])
def test_frames_that_are_repeated_decode_to_the_picture_that_they_repeat(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stills = [slide(tmp_path / f"{number}.png", number, size) for number in (0, 2)]
    made: dict[str, list[list[str]]] = {"opening": [], "hold": []}
    for of_encoder in (False, True):
        for name, found in made.items():
            if of_encoder:  # all that an opening comes to rest on, and all that a hold begins with
                monkeypatch.setattr("bantin.film.segments.ALIKE", 2 * FPS - (MOVING if name == "opening" else 0) - 1)
                monkeypatch.setattr("bantin.film.segments.lengthen", lambda *_: None)
            if name == "opening":
                encode_opening(stills[1], tmp_path / name, Lit(stills[1]), frames=2 * FPS, fps=FPS, moving=MOVING)
            else:
                encode_hold(stills[1], tmp_path / name, frames=2 * FPS, fps=FPS)
            found.append(decoded(tmp_path / name))
    ours, encoders = made["opening"]
    assert ours[: MOVING + 1] == encoders[: MOVING + 1]
    assert set(ours[MOVING:]) == {encoders[MOVING]}, "what the encoder adds to a picture that stands is left away"
    assert made["hold"][0] == made["hold"][1]


@pytest.mark.parametrize("color", [(255, 0, 0), (0, 0, 128), (255, 189, 46), (255, 255, 255), (0, 0, 0), (0, 128, 0)])
def test_colours_come_back(color: tuple[int, int, int], tmp_path: Path) -> None:
    Image.new("RGB", (64, 48), color).save(tmp_path / "plain.png")
    encode_hold(tmp_path / "plain.png", tmp_path / "hold.h264", frames=4, fps=FPS)
    join([(tmp_path / "hold.h264", 1)], tmp_path / "film.mp4", fps=FPS, frames=4)
    shown = frame(tmp_path / "film.mp4", 3, tmp_path)
    assert abs(shown - np.array(color)).max() <= 3


def test_a_slide_that_is_broken_is_told(out: Path, stills: list[Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    for written in (b"", b"\x89PNG\r\n\x1a\n", stills[0].read_bytes()[:3000], b"\xff\xd8\xff"):
        broken.write_bytes(written)
        with pytest.raises(FilmError, match="không đọc được ảnh"):
            encode_hold(broken, out, frames=10, fps=FPS)
    assert untouched(out)


@pytest.mark.parametrize("size", [(161, 284), (160, 283)])
def test_odd_sides_are_refused(size: tuple[int, int], out: Path, tmp_path: Path) -> None:
    with pytest.raises(FilmError, match=f"{size[0]}×{size[1]}"):
        encode_hold(slide(tmp_path / "odd.png", 0, size), out, frames=10, fps=FPS)
    assert untouched(out)


def test_an_ffmpeg_that_writes_too_little_is_found_out(
    out: Path, stills: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def hurried(arguments: list[str], feed: object) -> tuple[str, str]:
        return run([*arguments[:-1], "-frames:v", "2", arguments[-1]], feed)  # type: ignore[arg-type] # handed through

    monkeypatch.setattr("bantin.film.segments.run", hurried)
    with pytest.raises(FilmError, match="chỉ mã hóa 2 trong 4 khung hình"):
        encode_hold(stills[0], out, frames=10, fps=FPS)
    assert untouched(out)
