"""What an editor writes arrives: each field of each kind is seen on cards, on boards and in films, or left on purpose.

A distinct word stands in every field; what is laid out is read, letter by letter. `LEFT` says what is left to which
channel and why; docs/arrival.md says it to editors.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import bantin.session.scaffold
from bantin.channels import recipes
from bantin.content.reading.themes import read_themes
from bantin.design.looks.renderer import Looks
from bantin.making.cards.layouts import layout_of
from bantin.measure.measurements import Measurements
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.frame import TextRun
from bantin.model.kinds import KINDS
from bantin.model.parts.board import Board
from bantin.model.parts.channels import Channels, Video
from bantin.model.recipe import Role, TextFile
from bantin.model.sample import PICTURE, Fields
from bantin.model.unit import Contact
from bantin.text.dates import long_date, short_date
from tests.fixtures.examples import MONTH
from tests.fixtures.proofs import some
from tests.rooms.channels.conftest import UNIT

MakeBulletin = Callable[..., Bulletin]

CARDS, BOARDS, FILMS, POST = CHANNELS = ("cards", "boards", "films", "post")
CALLED = {
    CARDS: "ảnh fanpage",
    BOARDS: "bảng LED",
    FILMS: "video",
    POST: "bài đăng",
    "alt": "mô tả ảnh",
    "end": "ảnh kết",
}

SETTINGS = {
    "severity": "màu, chữ «nguy hiểm» ở mô tả ảnh, và thứ tự trên bìa",
    "scene": "chọn hình vẽ",
    "icon": "chọn hình ký hiệu",
    "channels": "chọn kênh",
    "publish": "cho người duyệt",
    "invented": "thay tên loại tin bằng «tình huống giả định», «tin mẫu»",
    "contact": "chọn đầu mối",
    "image.file": "chọn ảnh",
    "image.focus": "cách cắt ảnh",
    "image.fit": "cách đặt ảnh",
    "image.redactions": "vùng phải che",
    "series.chart": "kiểu biểu đồ",
}
"""Fields that hold no words for readers, and what they do instead."""

OVERRIDES = ("led", "video", "facebook", "zalo")
"""Words for one channel: `test_words_for_one_channel_arrive_there`."""


class Left(NamedTuple):
    """What a channel does without: for which kinds (all if none is named), where it is said instead, and why."""

    channels: tuple[str, ...]
    field: str
    to: str
    why: str
    kinds: tuple[str, ...] = ()


_MANY = "nhiều ý, không ai đọc hết khi đi qua hay trong vài giây; tiêu đề và tóm tắt nói thay"
_NOT_FILMED = "video nói một con số lớn và biểu đồ, mỗi tin vài giây"
_QUIET = tuple(kind for kind, model in KINDS.items() if not model.calls)
_UNVISITED = tuple(kind for kind, model in KINDS.items() if not model.visited)
_ON_CARDS = "nói một lần ở cuối ảnh cuối cùng và ở bài đăng"
_ORIGIN = "nói một lần ở bài đăng, nơi có chỗ cho nguồn"

LEFT = (
    *(
        Left((BOARDS, FILMS), field, CARDS, _MANY)
        for field in (
            "tricks", "signs", "advice", "if_victim", "addresses", "story", "damage", "outcome", "lessons", "steps",
            "note", "what", "who", "how", "todo", "text", "description",
        )
    ),
    Left((FILMS,), "question", CARDS, _MANY),
    Left((BOARDS,), "answer", CARDS, "bảng nói một, hai câu đầu của câu trả lời, hay lời ngắn viết cho video"),
    Left((CARDS,), "summary", POST, "ảnh thứ nhất đã hỏi và trả lời; các ảnh sau không hỏi lại", ("question",)),
    Left((BOARDS,), "summary", POST, "câu trả lời đứng ở chỗ ấy", ("question",)),
    Left((FILMS,), "answer", CARDS, "video nói đoạn đầu của câu trả lời"),
    Left((FILMS,), "summary", POST, "câu trả lời đứng ở chỗ ấy", ("question",)),
    Left((BOARDS,), "summary", CARDS, "con số đứng ở chỗ ấy", ("figures",)),
    Left((BOARDS,), "summary", CARDS, "người đi qua cần biết việc nên làm; việc ấy đứng ở chỗ ấy", ("warning", "case")),
    Left((BOARDS, FILMS), "values.label", CARDS, "bảng và video nói con số đầu, cùng tên và đơn vị của nó"),
    Left((BOARDS, FILMS), "values.value", CARDS, "bảng và video nói con số đầu, cùng tên và đơn vị của nó"),
    Left((BOARDS, FILMS), "values.unit", CARDS, "bảng và video nói con số đầu, cùng tên và đơn vị của nó"),
    Left((BOARDS, FILMS), "values.change", CARDS, _NOT_FILMED),
    Left((BOARDS, FILMS), "values.source", POST, _ORIGIN),
    Left((BOARDS, FILMS), "values.as_of", POST, _ORIGIN),
    *(
        Left((BOARDS,), f"series.{field}", CARDS, "bảng không có chỗ cho biểu đồ")
        for field in ("title", "unit", "points.label", "points.value")
    ),
    Left((BOARDS, FILMS), "address", CARDS, "không ai gõ kịp một địa chỉ đang chạy qua"),
    Left((CARDS, BOARDS, FILMS, POST), "image.alt", "alt", "mô tả ảnh là để nghe, đi cùng ảnh"),
    Left((BOARDS,), "image", CARDS, "bảng có hình ký hiệu; chỉ ảnh đứng của người, vật cần tìm hiện trên bảng lớn"),
    Left((BOARDS,), "image.credit", CARDS, "chữ nhỏ thế không ai đọc được từ xa"),
    Left((POST,), "image", CARDS, "ảnh đi cùng bài"),
    Left((BOARDS, FILMS), "contacts", CARDS, "cuối vòng phát và cuối video có số để gọi của đơn vị", _QUIET),
    Left((CARDS, BOARDS, FILMS), "contacts.1", POST, "mỗi ảnh một số để gọi, số đầu tiên mà tin nêu"),
    Left((CARDS,), "contacts.address", POST, "ảnh nói địa chỉ đầu mối của thông báo và thông báo tìm", _UNVISITED),
    Left((BOARDS, FILMS), "contacts.address", POST, "không ai ghi kịp một địa chỉ đang chạy qua"),
    *(Left((BOARDS, FILMS), f"sources.{field}", CARDS, _ON_CARDS) for field in ("name", "date")),
    Left((CARDS, BOARDS, FILMS), "sources.url", POST, _ORIGIN),
)  # fmt: skip
"""What does not arrive on purpose; nothing else may be missing, and nothing here may be there."""


@dataclass(frozen=True)
class Marked:
    """An item's fields with a distinct word in each; and these words, by path, with the numbers of lists left out."""

    fields: Fields
    words: tuple[tuple[str, str], ...]


@cache
def marked(kind: str, length: int = 0) -> Marked:
    """Write a word of its own at the end of each text of a kind, after some others."""
    model = KINDS[kind]
    full = model.full_example(MONTH)
    assert set(full) == set(model.model_fields), "an example has every field there is"
    words: list[tuple[str, str]] = []

    def written(value: object, path: str) -> object:
        if path in SETTINGS or path.partition(".")[0] in SETTINGS:
            return value
        if isinstance(value, dict):
            return {name: written(inner, f"{path}.{name}") for name, inner in value.items()}
        if isinstance(value, list) and path != "contacts":
            return [written(inner, path) for inner in (value if len(value) > 1 else value * 2)]
        number = len(words) + 1
        said, shown = word(path, number, length)
        words.append((path, shown))
        return said

    fields = {name: written(value, name) for name, value in full.items() if name not in {*OVERRIDES, "contacts"}}
    fields["contacts"] = ["moc", "hai"]
    if "contact" in fields:
        fields["contact"] = "moc"
    words += [("contacts", NUMBER), ("contacts.1", SECOND), ("contacts.address", PLACE), ("image", PICTURE)]
    return Marked(
        {
            name: value
            for name, value in fields.items()
            if name not in {"scene", "icon", "publish", "channels", "invented"}
        },
        tuple(words),
    )


NUMBER, SECOND = "0987 654 321", "0977 111 222"
"""Of the contacts that items name."""

PLACE = "thôn Nà Mốc"
"""Where the first of them is."""


def word(path: str, number: int, length: int) -> tuple[str, str]:
    """Return what is written in a field, and how it is recognised."""
    last = path.rpartition(".")[2]
    if last in {"date", "as_of"}:
        day = dt.date(2025, 1, 1) + dt.timedelta(days=number)
        return str(day), short_date(day)
    if last == "value":
        return f"7.{number:03}", f"7.{number:03}"
    if last in {"url", "address"}:
        return f"https://m{number:03}.gov.vn", f"m{number:03}.gov.vn"
    if path == "addresses":
        return f"m{number:03}[.]example", f"m{number:03}[.]example"
    long = path in {"summary", "answer", "question", "what", "note"} or path in {
        name for model in KINDS.values() for name in model.lists
    }
    return ("chữ " * length if long else "") + f"m{number:03}", f"m{number:03}"


def month_of(make: MakeBulletin, repository: Path, kind: str, fields: Fields) -> Bulletin:
    """Make a month of one item with its picture, for a unit with every channel and a film without a limit."""
    board = Board(id="cho", name="Chợ", pixels="384x192", pitch_mm=10, viewing_m=20)
    channels = {"led": {"boards": [board]}, "video": Video(limit_seconds=600), "zalo": None, "facebook": {}}
    contacts = [
        Contact(id=name, label="Đầu mối", number=number, address=address, checked_on=dt.date(2024, 11, 20))
        for name, number, address in (("moc", NUMBER, PLACE), ("hai", SECOND, None))
    ]
    unit = UNIT.model_copy(
        update={"channels": Channels.model_validate(channels), "contacts": (*UNIT.contacts, *contacts)}
    )
    month = make((kind, fields), unit=unit)
    path = Path(bantin.session.scaffold.__file__).parent / "data" / PICTURE
    picture = Asset(PICTURE, str(path), "0" * 64)
    entries = tuple(replace(entry, image=picture if entry.item.image else None) for entry in month.entries)
    return replace(month, theme=read_themes(repository)[0]["navy"], entries=entries)


def seen(month: Bulletin, looks: Looks) -> Mapping[str, str]:
    """Return what is seen of a month's item on each channel: as laid out, and in texts; `alt` is what is heard."""
    listed, _ = recipes(month, looks, None, Measurements())
    own = [recipe for recipe in listed if recipe.item or recipe.role is Role.FILM]
    channel = {"facebook": CARDS, "led": BOARDS, "video": FILMS}
    found: dict[str, list[str]] = {name: [] for name in (*CHANNELS, "alt")}
    for recipe in own:
        if isinstance(recipe.what, TextFile):
            name = {Role.POST: POST, Role.ALT: "alt"}.get(recipe.role)
            if name:
                found[name].append(recipe.what.content)
        else:
            found[channel[recipe.channel]] += [letters(card) for card in recipe.cards]
    return {name: " ".join(texts).casefold() for name, texts in found.items()}


def letters(card: Card) -> str:
    """Read a card: its lines as they are laid out, and what its codes hold."""
    runs = [mark.text for mark in layout_of(card).frame.marks if isinstance(mark, TextRun)]
    found = " ".join([*runs, *card.printed.pictures, *re.findall(r'<qr [^>]*data="([^"]*)"', card.markup)])
    return found.replace("\u00a0", " ")


def arrives(path: str, shown: str, said: str) -> bool:
    if path == "date":  # also on a leaf of a calendar, or written out
        day = dt.datetime.strptime(shown, "%d/%m/%Y").date()  # noqa: DTZ007 - a day
        leaf = f"tháng {day.month}/{day.year}" in said and f" {day.day} " in said
        return leaf or shown in said or long_date(day) in said
    return shown.casefold() in said


def missing(kind: str, said: Mapping[str, str], words: Marked) -> Iterator[tuple[str, str, str]]:
    """List what does not arrive: channel, kind and path. Of several entries, one that is missing is enough."""
    for path, shown in words.words:
        for channel in CHANNELS:
            if not arrives(path, shown, said[channel]):
                yield channel, kind, path


def left(table: tuple[Left, ...] = LEFT) -> set[tuple[str, str, str]]:
    """List what is left on purpose."""
    return {
        (channel, kind, one.field)
        for one in table
        for channel in one.channels
        for kind in one.kinds or KINDS
        if one.field in dict(marked(kind).words)
    }


HEADING = """\
# Viết ở đâu, hiện ở đâu

Mọi điều viết trong một tin đều hiện trên ảnh fanpage, bảng LED, video và trong bài đăng, trừ những điều dưới đây, để
lại cho kênh khác có chủ ý. Bảng hay video không đủ chỗ cho điều gì nữa thì `bantin check` nói ra. Video chung của tháng
dài nhất `limit_seconds` (45 giây nếu không ghi): tin không đủ giờ thì được nêu tên ở cuối video và kê trong bài đăng
kèm video; tin ghi rõ `video` ở `channels` luôn có trong video. Đơn vị ghi `items` ở `channels: video:` thì mỗi tin có
thêm video riêng, nói vài ý đầu của việc cần làm; ý không đủ giờ thì trang ấy nói là còn trong bài đăng. Lời viết riêng
ở `led`, `video`, `facebook`, `zalo` thay cho lời chung trên kênh ấy.

| mục | loại tin | không hiện ở | hiện ở | vì sao |
| --- | --- | --- | --- | --- |
"""

KEPT = """
Những mục không có lời cho người đọc:

| mục | để làm gì |
| --- | --- |
"""
"""What stands around the tables of docs/arrival.md."""


def document() -> str:
    rows = [
        f"| `{one.field}` | {_kinds(one)} | {', '.join(CALLED[name] for name in one.channels)} | {CALLED[one.to]} "
        f"| {one.why} |\n"
        for one in LEFT
    ]
    return "".join([HEADING, *rows, KEPT, *(f"| `{field}` | {what} |\n" for field, what in SETTINGS.items())])


def _kinds(one: Left) -> str:
    having = [kind for kind in one.kinds or KINDS if one.field in dict(marked(kind).words)]
    return "mọi loại" if len(having) == len(KINDS) else ", ".join(f"`{kind}`" for kind in having)


def test_the_document_says_what_is_left_and_why(repository: Path, request: pytest.FixtureRequest) -> None:
    file = repository / "docs" / "arrival.md"
    if request.config.getoption("--update"):
        file.write_text(document(), encoding="utf-8", newline="\n")
        return
    assert file.read_text(encoding="utf-8") == document(), f"run: pytest {Path(__file__).name} --update"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_arrives_or_is_left_on_purpose(
    kind: str, make_bulletin: MakeBulletin, looks: Looks, repository: Path
) -> None:
    words = marked(kind)
    said = seen(month_of(make_bulletin, repository, kind, words.fields), looks)
    wanted = {one for one in left() if one[1] == kind}
    assert set(missing(kind, said, words)) == wanted
    elsewhere = {one.field: one.to for one in LEFT if not one.kinds or kind in one.kinds}
    lost = [
        path for path, shown in words.words if path in elsewhere and not arrives(path, shown, said[elsewhere[path]])
    ]
    assert lost == [], "what is left to another channel is there"


@pytest.mark.parametrize("kind", some(KINDS, 2))
def test_long_texts_arrive_on_cards_whole_too(
    kind: str, make_bulletin: MakeBulletin, looks: Looks, repository: Path
) -> None:
    words = marked(kind, 24)
    said = seen(month_of(make_bulletin, repository, kind, words.fields), looks)
    assert {one for one in missing(kind, said, words) if one[0] == CARDS} == {
        one for one in left() if one[:2] == (CARDS, kind)
    }


def test_a_field_that_a_look_forgets_is_noticed(make_bulletin: MakeBulletin, repository: Path, tmp_path: Path) -> None:
    """Plant looks that leave the summary off, on cards and in films."""
    for folder in ("facebook", "video"):
        (tmp_path / folder).mkdir()
    for name, old in (("facebook/kit.xml", "{{ summary or brief }}"), ("video/film-kit.xml", "{{ text }}")):
        text = (repository / "templates" / name).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, ""), encoding="utf-8")
    words = marked("warning")
    said = seen(
        month_of(make_bulletin, repository, "warning", words.fields), Looks([tmp_path, repository / "templates"])
    )
    found = set(missing("warning", said, words)) - left()
    assert found == {(CARDS, "warning", "summary"), (FILMS, "warning", "summary")}


def test_what_is_said_to_be_left_is_in_no_look(make_bulletin: MakeBulletin, looks: Looks, repository: Path) -> None:
    """Plant a row of the table for what is there."""
    words = marked("guide")
    said = seen(month_of(make_bulletin, repository, "guide", words.fields), looks)
    planted = left((*LEFT, Left((CARDS,), "note", POST, "không có chỗ", ("guide",))))
    assert {one for one in planted if one[1] == "guide"} - set(missing("guide", said, words)) == {
        (CARDS, "guide", "note")
    }
