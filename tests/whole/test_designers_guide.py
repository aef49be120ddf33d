"""The designers' guide: its pictures are painted from the markup beside them, and it leaves no attribute out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bantin.channels import recipes
from bantin.cli.run import run
from bantin.content.reading.month import read_month
from bantin.content.reading.themes import read_themes
from bantin.design.layout.engine import outlines
from bantin.design.layout.sizes import Sizes
from bantin.design.looks import markup
from bantin.design.looks.elements import parse_xml
from bantin.design.looks.printed import printed
from bantin.design.looks.renderer import Looks
from bantin.design.looks.vocabulary import ELEMENTS
from bantin.making.cards.layouts import process_fonts
from bantin.making.cards.painting import paint_card
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card, FileFacts, TagLocation
from bantin.model.recipe import Role
from bantin.model.theme import Theme
from bantin.paint.overlay import overlay
from tests.fixtures.workspaces import init

GUIDE = Path(__file__).parents[2] / "templates" / "README.md"
PICTURES = GUIDE.parent.parent / "docs" / "pictures"

TEN_LINES, DEBUG = "ten-lines", "debug"
"""Pictures of whole cards of the sample month."""

MOST_BYTES = 600_000

FILES = (FileFacts("led/cho/loop.mp4", "9f86d081" * 8, 2_345_678),)
"""What the guide tells of files."""

_EXAMPLE = re.compile(
    r'```xml\n(?P<markup>(?:(?!```).)*)```\s*</td><td>\s*<img src="\.\./docs/pictures/(?P<name>[\w-]+)\.png" '
    r'width="(?P<width>\d+)" alt="[^"]+">',
    re.DOTALL,
)

Golden = Callable[..., None]


@dataclass(frozen=True)
class Example:
    """Markup of the guide and the width at which its picture is shown; it is painted twice as wide."""

    markup: str
    width: int

    def card(self, bulletin: Bulletin, theme: Theme) -> Card:
        whole = self.markup
        if not whole.startswith("<card"):
            whole = f'<card background="ground-top" padding="20" justify="center" gap="8">\n{whole}</card>'
        own = Looks([GUIDE.parent])
        scenes = [own.picture(name) for name in printed(whole).pictures]
        pictures = [entry.image for entry in bulletin.entries]
        assets = tuple(asset for asset in (*pictures, *scenes) if asset is not None)
        width = self.width * 2
        height = ceil(Sizes(process_fonts(), 1).height(markup.parse_card(whole, theme, files=FILES), width))
        return Card(whole, "README.md", width, height, theme, assets, files=FILES)


def examples(guide: str) -> dict[str, Example]:
    return {found["name"]: Example(found["markup"], int(found["width"])) for found in _EXAMPLE.finditer(guide)}


EXAMPLES = examples(GUIDE.read_text(encoding="utf-8"))
SNIPPETS = {name: example for name, example in EXAMPLES.items() if name != TEN_LINES}


@pytest.fixture(scope="module")
def bulletin(repository: Path) -> Bulletin:
    found = read_month(repository, "2024-11").bulletin
    assert found is not None
    return replace(found, theme=read_themes(repository)[0]["navy"])


def small(image: Image.Image, width: int, height: int) -> Image.Image:
    """Bring a picture to the size at which it is kept, in few enough colours to be a small file."""
    image.thumbnail((width, height), Image.Resampling.LANCZOS)
    return image.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_picture_is_what_the_markup_beside_it_paints(name: str, bulletin: Bulletin, golden: Golden) -> None:
    example = SNIPPETS[name]
    image, laid_out = paint_card(example.card(bulletin, bulletin.theme))
    assert not laid_out.remarks
    golden(small(image, *image.size), name, folder=PICTURES)


@pytest.mark.proof
def test_the_worked_example_looks_as_shown(
    bulletin: Bulletin, repository: Path, tmp_path: Path, golden: Golden
) -> None:
    (tmp_path / "facebook").mkdir()
    (tmp_path / "facebook" / "notice.xml").write_text(EXAMPLES[TEN_LINES].markup, encoding="utf-8", newline="\n")
    image, laid_out = paint_card(fanpage_card(bulletin, [tmp_path, repository / "templates"], "notice"))
    assert not laid_out.remarks
    golden(small(image, 432, 540), TEN_LINES, folder=PICTURES)


@pytest.mark.proof
def test_the_picture_of_debugging_is_what_it_draws(bulletin: Bulletin, repository: Path, golden: Golden) -> None:
    card = fanpage_card(bulletin, [repository / "templates"], "warning")
    image, laid_out = paint_card(card)
    image.thumbnail((540, 675), Image.Resampling.LANCZOS)
    overlay(image, laid_out.frame, outlines(card, process_fonts()), process_fonts())
    golden(small(image.crop((0, 0, 540, 300)), 540, 300), DEBUG, folder=PICTURES)


def fanpage_card(bulletin: Bulletin, folders: list[Path], kind: str) -> Card:
    (item,) = [entry.id for entry in bulletin.entries if entry.kind == kind][:1]
    listed, _ = recipes(bulletin, Looks(folders), ["facebook"], Measurements())
    return next(recipe.cards[0] for recipe in listed if recipe.item == item and recipe.role is Role.CARD)


def test_every_picture_is_shown_and_all_are_small() -> None:
    shown = set(re.findall(r"docs/pictures/([\w-]+\.png)", GUIDE.read_text(encoding="utf-8")))
    assert {path.name for path in PICTURES.iterdir() if not path.name.endswith(".diff.png")} == shown
    assert shown == {f"{name}.png" for name in [*EXAMPLES, DEBUG]}
    assert sum((PICTURES / name).stat().st_size for name in shown) <= MOST_BYTES


AS_ELSEWHERE = {"grid align", "grid justify", "stack gap"}
"""What does nothing new: a grid is a column of rows, and a stack has no gaps."""


def unpictured(elements: Mapping[str, Mapping[str, object]]) -> set[str]:
    """List the elements and attributes that no example shows; one that every element takes may stand on any."""
    common = set.intersection(*(set(names) for tag, names in elements.items() if tag != "bar"))
    shown: set[str] = set()
    for example in SNIPPETS.values():
        for part in parse_xml(f"<card>{example.markup}</card>").walk():
            shown |= {part.tag, *part.attributes, *(f"{part.tag} {name}" for name in part.attributes)}
    own = {f"{tag} {name}" for tag, names in elements.items() for name in names if name not in common}
    return ({*elements, *common, *own} - AS_ELSEWHERE) - shown


def test_every_element_and_attribute_has_a_picture() -> None:
    assert not unpictured(ELEMENTS)


def test_an_element_or_attribute_without_a_picture_is_noticed() -> None:
    planted = {**ELEMENTS, "row": {**ELEMENTS["row"], "sparkle": str}, "glitter": ELEMENTS["row"]}
    assert unpictured(planted) == {
        "row sparkle",
        "glitter",
        "glitter wrap",
        "glitter gap",
        "glitter align",
        "glitter justify",
    }


def untold(guide: str, elements: Mapping[str, Mapping[str, object]]) -> set[str]:
    """List the elements and attributes that the guide's tables do not tell."""
    rows = [line for line in guide.split("\n") if line.startswith("| `")]
    told = {name for row in rows for name in re.findall(r"`<?([a-z-]+)>?`", row)}
    return {name for tag, names in elements.items() for name in (tag, *names)} - {"text", *_SURFACES} - told


_SURFACES = {"background", "radius", "border", "border-color", "shadow"}


def test_every_element_and_attribute_is_in_a_table() -> None:
    assert not untold(GUIDE.read_text(encoding="utf-8"), ELEMENTS)
    assert untold(GUIDE.read_text(encoding="utf-8"), {"row": {"sparkle": str}}) == {"sparkle"}


class Recording(Looks):
    """Looks that remember which values they were given."""

    def __init__(self, repository: Path) -> None:
        super().__init__([repository / "templates"])
        self.given: set[str] = set()

    def markup(self, name: str, **values: Any) -> tuple[str, tuple[TagLocation, ...]]:  # noqa: ANN401 - as in Looks
        self.given |= values.keys()
        return super().markup(name, **values)


def test_every_value_that_looks_are_given_is_in_the_guide(bulletin: Bulletin, repository: Path) -> None:
    looks = Recording(repository)
    recipes(bulletin, looks)
    told = set(re.findall(r"`([a-z_]+)`", GUIDE.read_text(encoding="utf-8").split("## What a look may use")[1]))
    assert {"item", "board", "pages", "all_contacts"} <= looks.given
    assert looks.given <= told


WIDEST = 62
"""Characters of a line of markup beside which a picture has its full size on a page of 830 pixels."""


def test_markup_leaves_room_for_the_picture_beside_it() -> None:
    wide = {
        name: line for name, example in EXAMPLES.items() for line in example.markup.split("\n") if len(line) > WIDEST
    }
    assert not wide


@pytest.mark.proof
@pytest.mark.usefixtures("one_specimen")
def test_the_worked_example_is_copied_and_its_slip_is_told_as_the_guide_says(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "ban-tin"
    init(root, "2024-11")
    monkeypatch.chdir(root)
    look = root / "templates" / "facebook" / "notice.xml"
    assert run(["looks", "--copy", "facebook/notice.xml"]) == 0
    assert look.read_bytes() == (repository / "templates" / "facebook" / "notice.xml").read_bytes()
    assert run(["looks", "--copy", "facebook/notice.xml"]) == 2
    assert run(["looks", "--copy", "facebook/notise.xml"]) == 2
    assert run(["looks", "--copy", "led/notice.xml"]) == 0
    extending = '{% extends "led/base.xml" %}\n'
    assert (root / "templates" / "led" / "notice.xml").read_text("utf-8") == extending, "notices have none there"
    assert "Có phải «facebook/notice.xml»" in capsys.readouterr().err
    look.write_text(EXAMPLES[TEN_LINES].markup.replace("padding", "pading"), encoding="utf-8", newline="\n")
    assert run(["looks", "--out", "looks.png"]) == 1
    told = re.search(r"```text\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert told is not None
    assert told[1] in capsys.readouterr().out
    assert (root / "looks.png").exists()
