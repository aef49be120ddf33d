"""A film of four small slides, from its stills to the joined file, made once for all processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.film.joining import join
from bantin.film.openings import encode_opening
from bantin.film.segments import encode_hold
from bantin.film.timing import gop_plan
from tests.fixtures.sharing import Share
from tests.rooms.film.small_slides import FPS, MOVING, SECONDS, Lit, slide


def _stills(folder: Path) -> list[Path]:
    return [folder / f"{number}.png" for number in range(len(SECONDS))]


def _segments(folder: Path) -> list[tuple[Path, int]]:
    found: list[tuple[Path, int]] = []
    for number, seconds in enumerate(SECONDS):
        found += [(folder / f"{number}a.h264", 1), (folder / f"{number}b.h264", gop_plan(seconds, FPS)[2])]
    return found


def _make(folder: Path) -> None:
    for number, (still, seconds) in enumerate(zip(_stills(folder), SECONDS, strict=True)):
        slide(still, number)
        (opening,), hold, _ = gop_plan(seconds, FPS)
        if number:
            encode_opening(still, folder / f"{number}a.h264", Lit(still), frames=opening, fps=FPS, moving=MOVING)
        else:
            encode_hold(still, folder / f"{number}a.h264", frames=opening, fps=FPS)
        encode_hold(still, folder / f"{number}b.h264", frames=hold, fps=FPS)
    join(_segments(folder), folder / "film.mp4", fps=FPS, frames=sum(SECONDS) * FPS)


@pytest.fixture(scope="session")
def small_film(share: Share) -> Path:
    """The folder of all of it; nobody may change it."""
    return share("small-film", _make)


@pytest.fixture(scope="session")
def stills(small_film: Path) -> list[Path]:
    return _stills(small_film)


@pytest.fixture(scope="session")
def segments(small_film: Path) -> list[tuple[Path, int]]:
    """Each with how often it is seen."""
    return _segments(small_film)


@pytest.fixture(scope="session")
def made(small_film: Path) -> Path:
    return small_film / "film.mp4"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A file that is there already, alone in its folder."""
    path = tmp_path / "out" / "file"
    path.parent.mkdir()
    path.write_bytes(b"before")
    return path
