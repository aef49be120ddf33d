"""Every text of every look in every theme stands out from what is really painted under it.

Contrast is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), of a run's colour against each pixel
in the box of its ink once the letters are taken away; the worst pixel decides. WCAG lets large letters have 3:1. That
is not needed here: whatever its size, a text has 4.5:1, and 7:1 on boards, which are read in sunlight.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from bantin.channels import recipes
from bantin.content.reading.month import read_month
from bantin.content.reading.themes import read_themes
from bantin.content.workspace import templates_folders
from bantin.design.layout.engine import lay_out
from bantin.design.looks.renderer import Looks
from bantin.fonts.book import FontBook
from bantin.making.cards.layouts import layout_of
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.frame import Box, Font, Frame, Rgba, TextRun
from bantin.model.item import AlertSeverity
from bantin.model.kinds import KINDS
from bantin.model.kinds.figures import ChartType, Figures
from bantin.model.parts.channels import Channels, Orientation, Video, VideoFormat
from bantin.model.theme import Theme
from bantin.paint.still import paint
from tests.fixtures.months import Planned
from tests.fixtures.proofs import some

REPOSITORY = Path(__file__).parents[2]
TEMPLATES = REPOSITORY / "templates"
SHOWN = "navy"
"""The theme of the sample; the others with `--proofs`."""

THEMES = sorted(path.stem for path in TEMPLATES.glob("themes/*.yaml"))
LOOKS = sorted(
    path.relative_to(TEMPLATES).as_posix()
    for path in TEMPLATES.rglob("*.xml")
    # A sheet is ink on paper that shows what else was made; a strip uses the boards' looks and colours.
    if path.name not in {"kit.xml", "film-kit.xml", "sheet.xml", "strip.xml"}
    # A base is a look where a kind has none of its own.
    and (path.name != "base.xml" or not all((path.parent / f"{kind}.xml").exists() for kind in KINDS))
)

LEAST, LEAST_ON_BOARDS = 4.5, 7.0

_SHARE = np.arange(256) / 255
LINEAR = np.where(_SHARE <= 0.04045, _SHARE / 12.92, ((_SHARE + 0.055) / 1.055) ** 2.4)
"""Of each value of a channel, the light that it stands for, 0-1."""

RED, GREEN, BLUE = (LINEAR * weight for weight in (0.2126, 0.7152, 0.0722))


@dataclass(frozen=True, slots=True)
class Seen:
    """A run and its contrast against the worst pixel under it."""

    contrast: float
    text: str
    color: str
    ground: str
    size: int


def luminance(colors: Sequence[int] | npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """Find the relative luminance, 0-1, of sRGB colours; the last axis is red, green, blue."""
    red, green, blue = np.moveaxis(np.asarray(colors), -1, 0)
    weighted: npt.NDArray[np.float64] = RED[red] + GREEN[green] + BLUE[blue]
    return weighted


def contrasts(color: Rgba, grounds: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """Find the contrast, 1-21, of a colour against each of some pixels; a translucent colour is blended with them."""
    opacity = color[3] / 255
    shown = np.array(color[:3], np.uint8)
    if opacity < 1:
        shown = np.round(shown * opacity + grounds * (1 - opacity)).astype(np.uint8)
    text, ground = luminance(shown), luminance(grounds)
    ratios: npt.NDArray[np.float64] = (np.maximum(text, ground) + 0.05) / (np.minimum(text, ground) + 0.05)
    return ratios


def seen(frame: Frame, assets: dict[str, Path], fonts: FontBook) -> Iterator[Seen]:
    """Measure all runs of a frame that have ink in it."""
    bare = replace(frame, marks=tuple(mark for mark in frame.marks if not isinstance(mark, TextRun)))
    pixels = np.asarray(paint(bare, assets, fonts))
    for run in frame.marks:
        if not isinstance(run, TextRun):
            continue
        left, top, right, bottom = fonts.ink(run.font, run.text)
        pen, baseline = math.floor(run.x + 0.5), math.floor(run.baseline + 0.5)
        rows = slice(max(0, math.floor(baseline + top)), max(0, math.ceil(baseline + bottom)))
        columns = slice(max(0, math.floor(pen + left)), max(0, math.ceil(pen + right)))
        under = pixels[rows, columns].reshape(-1, 3)
        if not len(under):
            continue
        ratios = contrasts(run.color, under)
        worst = int(ratios.argmin())
        ground = "#" + under[worst].tobytes().hex()
        yield Seen(float(ratios[worst]), run.text, "#" + bytes(run.color[:3]).hex(), ground, run.font.size)


def least(look: str) -> float:
    return LEAST_ON_BOARDS if look.startswith("led/") else LEAST


@pytest.fixture(scope="module")
def fonts() -> FontBook:
    return FontBook()


@pytest.fixture(scope="module")
def themes() -> dict[str, Theme]:
    found, diagnostics = read_themes(REPOSITORY)
    assert not diagnostics
    return found


def in_severity(month: Bulletin, severity: AlertSeverity) -> Bulletin:
    """Take the first item of each kind that may have a severity, and give them this one."""
    firsts = {entry.kind: entry for entry in reversed(month.entries) if "severity" in type(entry.item).model_fields}
    entries = [
        replace(entry, document=replace(entry.document, value=entry.item.model_copy(update={"severity": severity})))
        for entry in firsts.values()
    ]
    assert entries
    return replace(month, entries=tuple(entries))


@pytest.fixture(scope="module")
def cards(pytestconfig: pytest.Config, planned: Planned) -> dict[str, list[Card]]:
    """What each look makes of the sample month, of its kinds in all severities, and of hard words, each card once.

    Without `--proofs` the hard words are the longest, and of a look's many cards about five are measured.
    """
    whole = pytestconfig.getoption("--proofs")
    listed = [recipe for words in ("sample", *(("ngan", "dai", "dau") if whole else ())) for recipe in planned(words)]
    sample = read_month(REPOSITORY, "2024-11").bulletin
    assert sample is not None
    looks = Looks(templates_folders(REPOSITORY), sample.unit.value.official_domains)
    for severity in AlertSeverity if whole else (AlertSeverity.DANGER,):
        listed += recipes(in_severity(sample, severity), looks, measure=Measurements())[0]
    for shape in Orientation if whole else ():  # without --proofs a card is looked at, and no slide
        listed += recipes(with_films_of_items(sample, shape), looks, ["video"], Measurements())[0]
    found: dict[str, dict[tuple[str, int], Card]] = {}
    for recipe in listed:
        for card in recipe.cards:
            found.setdefault(card.look, {})[card.markup, card.width] = card
    return {look: list(made.values())[:: 1 if whole else max(1, len(made) // 5)] for look, made in found.items()}


def with_films_of_items(month: Bulletin, shape: Orientation) -> Bulletin:
    """Let the unit want a film of each item, and a short one of the month, in a shape."""
    sizes = {"reel": "1080x1920", "landscape": "1920x1080", "square": "1080x1080"}
    video = Video(formats=(VideoFormat(id=shape, pixels=sizes[shape]),), items=shape)
    unit = month.unit.value.model_copy(update={"channels": Channels(video=video)})
    return replace(month, unit=replace(month.unit, value=unit))


def measured(look: str, theme: Theme, cards: dict[str, list[Card]], fonts: FontBook) -> list[Seen]:
    found: list[Seen] = []
    for card in cards[look]:
        assets = {asset.name: Path(asset.path) for asset in card.assets}
        found += seen(lay_out(replace(card, theme=theme), fonts).frame, assets, fonts)
    return found


@pytest.mark.parametrize("look", some(LOOKS, 1))
@pytest.mark.parametrize(
    "theme", [*(pytest.param(theme, marks=pytest.mark.proof) for theme in THEMES if theme != SHOWN), SHOWN]
)
def test_every_text_stands_out_from_its_ground(
    look: str, theme: str, themes: dict[str, Theme], cards: dict[str, list[Card]], fonts: FontBook
) -> None:
    found = measured(look, themes[theme], cards, fonts)
    assert found
    assert not {text for text in found if text.contrast < least(look)}


@pytest.mark.parametrize("chart", ChartType)
@pytest.mark.parametrize("theme", THEMES)
def test_every_chart_can_be_read_in_every_theme(chart: ChartType, theme: str, themes: dict[str, Theme]) -> None:
    assert "low-contrast" not in codes_of(chart, themes[theme])


def test_a_chart_that_sinks_into_its_ground_is_noticed(themes: dict[str, Theme]) -> None:
    own = themes["light"]
    styles = own.styles | {"chart-middle": replace(own.styles["chart-middle"], color="accent")}
    assert "low-contrast" in codes_of(ChartType.DONUT, replace(own, styles=styles))


def codes_of(chart: ChartType, theme: Theme) -> set[str]:
    """Make all cards and slides of the sample's figures with a chart, and list what layout says of them."""
    sample = read_month(REPOSITORY, "2024-11").bulletin
    assert sample is not None
    entry = next(entry for entry in sample.entries if isinstance(entry.item, Figures) and entry.item.series)
    assert isinstance(entry.item, Figures)
    assert entry.item.series
    series = entry.item.series.model_copy(update={"chart": chart, "points": entry.item.series.points[:4], "unit": None})
    item = entry.item.model_copy(update={"series": series})
    month = replace(sample, entries=(replace(entry, document=replace(entry.document, value=item)),))
    looks = Looks(templates_folders(REPOSITORY), sample.unit.value.official_domains)
    found, _ = recipes(replace(month, theme=theme), looks, ["facebook", "video"], Measurements())
    cards = {(card.look, card.markup): card for recipe in found for card in recipe.cards}
    assert any("<chart" in markup for _, markup in cards)
    return {remark.diagnostic.code for card in cards.values() for remark in layout_of(card).remarks}


def test_a_theme_that_is_too_dull_is_noticed(
    themes: dict[str, Theme], cards: dict[str, list[Card]], fonts: FontBook
) -> None:
    dull = replace(themes["navy"], colors=themes["navy"].colors | {"beware-soft": "#b0404e"})
    found = {text for text in measured("facebook/deadline.xml", dull, cards, fonts) if text.contrast < LEAST}
    assert {text.color for text in found} == {"#b0404e"}


def test_the_worst_pixel_under_a_text_decides(fonts: FontBook) -> None:
    run = TextRun(10, 50, "Ẫm Ọp", Font("noto-sans", 400, 100, 40), (255, 255, 255, 255))
    left, _, right, bottom = fonts.ink(run.font, run.text)
    for x, expected in ((10 + right - 1, 1.0), (10 + right, 21.0), (10 + left - 10, 21.0)):
        patch = Box(x, 50 + bottom - 1, 10, 10, (255, 255, 255, 255))
        frame = Frame(200, 80, (0, 0, 0, 255), (patch, run))
        assert [round(text.contrast, 2) for text in seen(frame, {}, fonts)] == [expected], x


@pytest.mark.parametrize(
    ("color", "ground", "ratio"),
    [
        ((0, 0, 0, 255), (255, 255, 255), 21.0),
        ((255, 255, 255, 255), (255, 255, 255), 1.0),
        ((118, 118, 118, 255), (255, 255, 255), 4.54),  # the lightest grey that passes on white
        ((119, 119, 119, 255), (255, 255, 255), 4.48),
        ((255, 0, 0, 255), (255, 255, 255), 4.0),
        ((0, 0, 0, 0), (255, 255, 255), 1.0),
    ],
)
def test_contrast_is_that_of_the_standard(color: Rgba, ground: tuple[int, int, int], ratio: float) -> None:
    assert float(contrasts(color, np.array([ground], dtype=np.uint8))[0]) == pytest.approx(ratio, abs=0.005)
