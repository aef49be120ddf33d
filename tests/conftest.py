"""What tests of several rooms share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
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
