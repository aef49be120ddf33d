from __future__ import annotations

import datetime as dt
import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from bantin.files.store import Store
from bantin.making.events import Event
from bantin.making.executor import SerialExecutor
from bantin.model.bulletin import Bulletin, BulletinFile, Document, Entry, Period
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Location
from bantin.model.items import Notice
from bantin.model.recipe import Film, Recipe, Role, Still, Text
from bantin.model.storyboard import Slide, Storyboard
from bantin.model.theme import Theme, TypeStyle
from bantin.model.unit import Contact, Fanpage, Unit
from bantin.output.build import Outcome, build

THEME = Theme(colors={"ink": "#ffffff"}, styles={"body": TypeStyle(size=20)})

Recipes = list[Recipe]


@pytest.fixture
def theme() -> Theme:
    return THEME


@pytest.fixture
def bulletin() -> Bulletin:
    contact = Contact(id="a", label="A", number="113", checked_on=dt.date(2024, 11, 1))
    unit = Unit(name="A", short_name="A", parent="A", fanpage=Fanpage(name="A"), address="A", contacts=(contact,))
    period = Period(start=dt.date(2024, 11, 1), end=dt.date(2024, 11, 30))
    header = BulletinFile(title="A", period=period, intro="A")
    entries = []
    for line, name in enumerate("abc", 10):
        file = f"content/2024-11/{name}.yaml"
        places = {path: Location(file, line, column) for column, path in enumerate(["title", "summary", "tricks"], 1)}
        entries.append(Entry(name, "notice", Document(file, Notice(title=name, summary=name, text=(name,)), places)))
    return Bulletin(
        "2024-11",
        Document("content/unit.yaml", unit),
        Document("content/2024-11/bulletin.yaml", header),
        THEME,
        tuple(entries),
    )


def card(markup: str) -> Card:
    return Card(f"<card>{markup}</card>", "facebook/notice.xml", 60, 80, THEME)


def recipes_for(items: Sequence[str] = "abc", *, words: str = "", film: bool = True) -> Recipes:
    """Ask for a text and a card an item, and a film of them all; `words` go into the second item's card."""
    found = []
    cards = {item: card(item + (words if index == 1 else "")) for index, item in enumerate(items)}
    for item in items:
        folder = f"facebook/{item}"
        found.append(Recipe(f"{folder}/post.txt", "facebook", Role.POST, item, Text(f"Tin {item}\n")))
        picture = Still(cards[item], Encoding.JPEG)
        found.append(Recipe(f"{folder}/card.jpg", "facebook", Role.CARD, item, picture, f"Ảnh {item}"))
    if film:
        slides = tuple(Slide(cards[item], 3, item) for item in items)
        found.append(Recipe("video/reel.mp4", "video", Role.FILM, None, Film(Storyboard(60, 80, slides))))
    return found


@pytest.fixture
def recipes() -> Callable[..., Recipes]:
    return recipes_for


@pytest.fixture
def makers(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "importable"))
    return importlib.import_module("planted_makers")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / ".bantin" / "store")


Build = Callable[..., Outcome]


@pytest.fixture
def run(bulletin: Bulletin, store: Store, makers: ModuleType, tmp_path: Path) -> Build:
    """Build into tmp_path/dist with planted makers, in this process unless told otherwise."""

    def built(recipes: Recipes, **options: object) -> Outcome:
        events: list[Event] = []
        settings: dict[str, object] = {
            "out": tmp_path / "dist",
            "store": store,
            "executor": SerialExecutor(),
            "progress": events.append,
            "make": makers.make,
        }
        return build(bulletin, recipes, **(settings | options))  # type: ignore[arg-type]  # options differ in type

    return built


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def contents() -> Callable[[Path], dict[str, bytes]]:
    return tree
