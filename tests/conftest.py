"""What tests of several rooms share."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

REPOSITORY = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"

GOLDEN_TOLERANCE = 3.0
"""Mean absolute difference of a channel, 0-255, up to which two pictures count as the same: what another build of
FreeType or of the resampler may change at the edges of letters, and far less than a moved line."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden pictures anew instead of comparing")


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Drive the system's own Chromium; playwright's is never downloaded."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("Chromium is not installed here (Debian: apt-get install chromium)")
    return {"executable_path": found, "args": CHROMIUM}


READERS = 2
"""Processes of tesseract at a time."""

Read = Callable[[Sequence[Image.Image], int], list[str]]
"""Reads pictures, dark on light, as Vietnamese; the number is tesseract's mode of segmentation."""


@pytest.fixture(scope="session")
def tesseract() -> str:
    """Find a machine that reads Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        pytest.skip("tesseract is not installed (Debian: tesseract-ocr, tesseract-ocr-vie)")
    known = subprocess.run([program, "--list-langs"], capture_output=True, encoding="utf-8", check=True).stdout
    if "vie" not in known.split():
        pytest.skip("tesseract has no Vietnamese data (Debian: tesseract-ocr-vie)")
    return program


@pytest.fixture
def read_back(tesseract: str, tmp_path: Path) -> Read:
    """Read pictures of text; white space of any kind and length is a single space."""

    def read(images: Sequence[Image.Image], mode: int) -> list[str]:
        paths = [tmp_path / f"{number:04d}.png" for number in range(len(images))]
        for image, path in zip(images, paths, strict=True):
            image.save(path, compress_level=1)
        shares = [paths[first::READERS] for first in range(min(READERS, len(paths)))]
        found = [""] * len(paths)
        with ThreadPoolExecutor(READERS) as pool:
            for first, told in enumerate(pool.map(partial(_read_together, tesseract, mode), shares)):
                found[first::READERS] = told
        return found

    return read


def _read_together(program: str, mode: int, paths: Sequence[Path]) -> list[str]:
    """Read pictures in one process, which loads its data once; a page of its table is a picture."""
    listing = paths[0].with_suffix(".txt")
    listing.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8", newline="\n")
    done = subprocess.run(
        [program, str(listing), "stdout", "-l", "vie", "--psm", str(mode), "-c", "tessedit_create_tsv=1"],
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    words: list[list[str]] = [[] for _ in paths]
    for row in (line.split("\t") for line in done.stdout.splitlines()):
        if row[0] == "5":  # level 5 is a word; column 1 is its page, the last its letters
            words[int(row[1]) - 1].append(row[-1])
    return [" ".join(page) for page in words]


Golden = Callable[..., None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a picture with tests/golden/NAME.png; on a difference, leave both and their difference beside it."""

    def compare(image: Image.Image, name: str, *, folder: Path = GOLDEN, update: bool | None = None) -> None:
        kept = folder / f"{name}.png"
        if request.config.getoption("--update") if update is None else update:
            kept.parent.mkdir(parents=True, exist_ok=True)
            image.save(kept, optimize=True)
            return
        assert kept.exists(), f"no golden picture {name}: look at it, then run pytest --update"
        with Image.open(kept, formats=("PNG",)) as opened:
            expected = opened.convert("RGB")
        assert image.size == expected.size
        difference = ImageChops.difference(image.convert("RGB"), expected)
        histogram = difference.histogram()
        mean = sum((i % 256) * count for i, count in enumerate(histogram)) / (3 * image.width * image.height)
        if mean > GOLDEN_TOLERANCE:
            sheet = Image.new("RGB", (image.width * 3, image.height))
            for column, picture in enumerate((expected, image.convert("RGB"), difference)):
                sheet.paste(picture, (column * image.width, 0))
            shown = kept.with_suffix(".diff.png")
            sheet.save(shown)
            pytest.fail(f"{name} differs by {mean:.2f} a pixel; expected, found, difference: {shown}")

    return compare
