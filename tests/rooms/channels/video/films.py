"""What tests of films share: shapes, months that ask for films, and what their recipes hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from bantin.channels import recipes
from bantin.design.layout.engine import LaidOut
from bantin.design.looks.renderer import Looks
from bantin.fonts.book import FontBook
from bantin.measure.measure import Measure
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic
from bantin.model.frame import Box, Frame, Icon, Mark, Picture, Scene, TextRun
from bantin.model.parts.channels import Channels, Facebook, Video
from bantin.model.recipe import Film, Recipe, TextFile
from bantin.model.storyboard import Storyboard
from bantin.model.unit import Unit
from bantin.paint.still import paint

SIZES = {"reel": "1080x1920", "landscape": "1920x1080", "square": "1080x1080"}


SAFE = {"reel": (65, 268, 1015, 1248), "landscape": (65, 36, 1855, 1044), "square": (54, 36, 1026, 1044)}
"""Left, top, right and bottom within which what matters stands; of a reel 14 % above, 35 % below, 6 % beside."""


SMALL = 40
"""Letters smaller than this say only who publishes."""


SENTENCE = "Kẻ gian gọi điện cho bà con rồi đòi tiền. "


SPOKEN = {"video": {"narration": {"text": SENTENCE * 4}}}


Dressed = Callable[..., Bulletin]


def with_video(bulletin: Bulletin, **settings: Any) -> Bulletin:  # noqa: ANN401 - of Video
    settings = {"formats": [{"id": name, "pixels": size} for name, size in SIZES.items()]} | settings
    channels = Channels(video=Video.model_validate(settings), facebook=Facebook(hashtags=("an-ninh-mang",)))
    unit: Unit = bulletin.unit.value.model_copy(update={"channels": channels})
    return replace(bulletin, unit=replace(bulletin.unit, value=unit))


def listed(
    bulletin: Bulletin, looks: Looks, measure: Measure | None = None
) -> tuple[dict[str, Recipe], list[Diagnostic]]:
    found, diagnostics = recipes(bulletin, looks, ["video"], measure)
    return {recipe.path: recipe for recipe in found}, diagnostics


def film(found: dict[str, Recipe], name: str = "reel") -> Storyboard:
    what = found[f"video/{name}.mp4"].what
    assert isinstance(what, Film)
    return what.storyboard


def text(recipe: Recipe) -> str:
    assert isinstance(recipe.what, TextFile)
    return recipe.what.content


def inked(laid_out: LaidOut, fonts: FontBook) -> Iterator[tuple[TextRun, tuple[float, float, float, float]]]:
    """Find the ink of each run: left, top, right, bottom."""
    for run in laid_out.frame.marks:
        if isinstance(run, TextRun):
            left, top, right, bottom = fonts.ink(run.font, run.text)
            x, y = run.x, run.baseline
            yield run, (x + left, y + top, x + right, y + bottom)


def outside(frame: Frame, fonts: FontBook) -> bool:
    """Tell whether words, signs, codes or charts touch a pixel outside the zone; grounds and scenery may."""
    matters = tuple(mark for mark in frame.marks if not isinstance(mark, Box | Picture | Scene))
    ink = paint(replace(frame, ground=(0, 0, 0, 255), marks=tuple(map(whitened, matters))), {}, fonts)
    left, top, right, bottom = SAFE["reel"]
    ink.paste((0, 0, 0), (left, top, right, bottom))
    return ink.getbbox() is not None


def whitened(mark: Mark) -> Mark:
    """Give a mark a colour that is seen on black, whatever it stands on."""
    return replace(mark, color=(255, 255, 255, 255)) if isinstance(mark, TextRun | Icon) else mark
