"""What an editor writes arrives in the post and in the Zalo message, whole; what has no room there is told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bantin.channels import recipes
from bantin.design.looks.renderer import Looks
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic
from bantin.model.kinds import KINDS
from bantin.model.parts.channels import Channels, Zalo
from bantin.model.recipe import Role, TextFile
from bantin.model.sample import Fields
from bantin.model.unit import Contact
from bantin.text.dates import long_date, short_date
from bantin.text.numbers import display_number
from tests.fixtures.examples import MONTH
from tests.fixtures.proofs import some
from tests.rooms.channels.conftest import UNIT

MakeBulletin = Callable[..., Bulletin]

ELSEWHERE = {
    "scene": "a drawing",
    "icon": "a drawing",
    "channels": "where it goes",
    "publish": "why personal data is named, for checks",
    "led": "for boards",
    "video": "for films",
    "facebook": "other words, for the fanpage",
    "zalo": "other words, for Zalo",
    "image.file": "a file",
    "image.alt": "the picture's alternative text",
    "image.focus": "a place in the picture",
    "image.fit": "how it is shown",
    "image.redactions": "places in the picture",
    "severity": "a choice",
    "invented": "a choice, said by the label",
    "series.chart": "a choice",
    "contacts": "names of contacts, whose words are tried",
    "contact": "the same",
}
"""Fields whose values are not to be read in a text, and what they are."""

PICTURES = {"image.credit": "a message has no picture"}
"""Fields that are to be read in posts only."""

CONTACTS = tuple(
    Contact(
        id=f"mot-{n}",
        label=f"tên{n}gọi",
        number=f"0209 {n}11 222",
        address=f"phố{n}ấy",
        checked_on=MONTH.start,
    )
    for n in range(3)
)


def worded(field: str, number: int) -> list[str]:
    """Write a value of a field that no other has, and the ways in which texts may say it."""
    last = field.rpartition(".")[2]
    if last == "value":
        return [f"{4000 + number}", display_number(f"{4000 + number}")]
    if last in {"date", "as_of"}:
        day = dt.date(2024, 12, number % 28 + 1)
        return [str(day), short_date(day), long_date(day)]
    if last == "url" or field == "address":
        return [f"https://dichvucong.gov.vn/{number}x"] * 2
    if field == "addresses":
        return [f"gia{number}x.example", f"gia{number}x[.]example"]
    return [f"chữ{number}x"] * 2


def marked(kind: str) -> tuple[Fields, dict[str, list[str]]]:
    """Fill all texts of a kind: the fields, and by path how each may be written in a text."""
    said: dict[str, list[str]] = {}

    def fill(value: object, path: str) -> object:
        bare = re.sub(r"\.\d+", "", path)
        if any(bare == name or bare.startswith(f"{name}.") for name in ELSEWHERE):
            return value
        if isinstance(value, dict):
            return {name: fill(inner, f"{path}.{name}".lstrip(".")) for name, inner in value.items()}
        if isinstance(value, list):
            return [fill(inner, f"{path}.{at}") for at, inner in enumerate([*value, value[0]])]
        written, *said[path] = worded(bare, len(said) + 1)
        return written

    fields = fill(KINDS[kind].full_example(MONTH), "")
    assert isinstance(fields, dict)
    named: Fields = fields | {"contacts": [contact.id for contact in CONTACTS], "facebook": {}, "zalo": {}, "video": {}}
    if "contact" in named:
        named["contact"] = CONTACTS[0].id
    for at, contact in enumerate(CONTACTS):
        said |= {f"contacts.{at}.{name}": [str(getattr(contact, name))] for name in ("label", "number", "address")}
    return named, said


def texts(bulletin: Bulletin, looks: Looks) -> tuple[dict[Role, str], list[Diagnostic]]:
    """Write the texts of the only item."""
    found, problems = recipes(bulletin, looks, ["facebook", "zalo"])
    return {one.role: one.what.content for one in found if one.item and isinstance(one.what, TextFile)}, problems


def missing(text: str, said: dict[str, list[str]], role: Role) -> Iterator[str]:
    plain = text.replace("\u00a0", " ").casefold()
    for path, ways in said.items():
        if role is Role.MESSAGE and path in PICTURES:
            continue
        if not any(way.casefold() in plain for way in ways):
            yield path


def left_to_page(kind: str, said: dict[str, list[str]]) -> list[str]:
    """List the paths that a short message leaves to the page: parts that are not its gist, and lines past the most."""
    gist, parts = KINDS[kind].gist, {*KINDS[kind].lists, "values", "series", "question", "date"}

    def left(path: str) -> bool:
        field, at = (*path.split("."), "0")[:2]
        return bool(gist) and field in parts and int(at if at.isdigit() else 0) >= gist.get(field, 0)

    return [path for path in said if left(path)]


def of(kind: str, make_bulletin: MakeBulletin, **changes: Any) -> tuple[Bulletin, dict[str, list[str]]]:  # noqa: ANN401
    fields, said = marked(kind)
    unit = UNIT.model_copy(update={"contacts": CONTACTS})
    return make_bulletin((kind, fields | changes), unit=unit), said


@pytest.mark.parametrize("kind", KINDS)
def test_each_text_of_an_item_arrives_in_its_post_and_its_message(
    kind: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin, said = of(kind, make_bulletin)
    assert len(said) > len(CONTACTS) * 3 + 4
    written, problems = texts(bulletin, looks)
    assert not problems
    assert {role: list(missing(written[role], said, role)) for role in (Role.POST, Role.MESSAGE)} == {
        Role.POST: [],
        Role.MESSAGE: left_to_page(kind, said),
    }
    alone, _ = texts(narrow(bulletin, 9_000, facebook=None), looks)
    assert not list(missing(alone[Role.MESSAGE], said, Role.MESSAGE)), "without a page it says all"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_said_twice_in_a_post_or_a_message(kind: str, make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin, said = of(kind, make_bulletin)
    written, _ = texts(bulletin, looks)
    for role in (Role.POST, Role.MESSAGE):
        plain = written[role].replace("\u00a0", " ").casefold()
        twice = [path for path, ways in said.items() if any(len(one_word(way).findall(plain)) > 1 for way in ways)]
        assert twice == [], role
        headings = [line for line in written[role].split("\n") if line.endswith(":") or line.isupper()]
        assert len(headings) == len(set(headings)), role


def one_word(way: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){re.escape(way.casefold())}(?!\w|[.]\w)")


@pytest.mark.parametrize("kind", some(KINDS, 4))
def test_a_look_that_leaves_something_out_is_noticed(
    kind: str, make_bulletin: MakeBulletin, repository: Path, tmp_path: Path
) -> None:
    """What is planted: a message of two contacts, no sources, and each list without its last entry."""
    look = (repository / "templates" / "zalo" / "message.txt").read_text(encoding="utf-8")
    for right, wrong in (
        ("for entry in contacts %}", "for entry in contacts[:2] %}"),
        ("for section in sections %}", "for section in sections if section.field != 'sources' %}"),
        ("for line in section.lines %}", "for line in section.lines[:-1] %}"),
    ):
        assert right in look
        (tmp_path / "zalo").mkdir(exist_ok=True)
        (tmp_path / "zalo" / "message.txt").write_text(look.replace(right, wrong), encoding="utf-8")
        bulletin, said = of(kind, make_bulletin)
        written, _ = texts(bulletin, Looks([tmp_path, repository / "templates"], UNIT.official_domains))
        assert list(missing(written[Role.MESSAGE], said, Role.MESSAGE))


def narrow(bulletin: Bulletin, limit: int, **channels: object) -> Bulletin:
    own = bulletin.unit.value.channels.model_copy(update={"zalo": Zalo(message_limit=limit), **channels})
    unit = bulletin.unit.value.model_copy(update={"channels": own})
    return Bulletin(
        bulletin.month,
        type(bulletin.unit)(bulletin.unit.file, unit),
        bulletin.header,
        bulletin.theme,
        bulletin.entries,
    )


MANY = {
    "tricks": [f"Mối {n} rất nguy hiểm cho mọi nhà." for n in range(6)],
    "signs": [f"Dấu {n} dễ thấy ở mọi nơi." for n in range(6)],
    "advice": [f"Khuyên {n} điều phải làm ngay." for n in range(6)],
    "if_victim": [f"Lỡ {n} thì gọi ngay cho cứu hộ." for n in range(6)],
    "addresses": [],
}


def test_what_has_no_room_is_the_least_weighty_and_is_told(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin(("warning", MANY))
    whole = texts(narrow(bulletin, 9_000, facebook=None), looks)[0][Role.MESSAGE]
    assert "Còn" not in whole
    for limit in range(len(whole) - 1, 650, -37):
        written, problems = texts(narrow(bulletin, limit, facebook=None), looks)
        message = written[Role.MESSAGE]
        assert len(message) <= limit
        assert [one.code for one in problems] == ["shortened-message"]
        told = re.search(r"… Còn (.+): mời bà con hỏi theo liên hệ dưới đây\.", message)
        assert told
        assert told[1] in problems[0].message
        counts = {name: sum(line in message for line in lines) for name, lines in MANY.items()}
        named = {"tricks": "mối nguy", "signs": "dấu hiệu", "advice": "khuyến cáo"}
        for name, word in named.items():
            left = re.search(rf"(\d+) {word}", told[1])
            assert counts[name] + (int(left[1]) if left else 0) == 6
        assert counts["advice"] >= counts["signs"] >= counts["if_victim"] >= counts["tricks"]
        assert "Trực ban" in message
        assert "Đường dây nóng" in message


def test_without_a_page_the_rest_is_to_be_asked_for(make_bulletin: MakeBulletin, looks: Looks) -> None:
    for bulletin in (
        narrow(make_bulletin(("warning", MANY | {"channels": ["zalo"]})), 700),
        narrow(make_bulletin(("warning", MANY)), 700, facebook=None),
    ):
        found, _ = recipes(bulletin, looks, ["zalo"])
        (message,) = [one.what.content for one in found if isinstance(one.what, TextFile)]
        assert "mời bà con hỏi theo liên hệ dưới đây." in message
        assert "fanpage" not in message


def test_a_number_that_the_editors_own_message_says_is_not_said_again(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    written, _ = texts(make_bulletin(("notice", {"zalo": {"text": "Gọi 0900 000 000."}})), looks)
    assert written[Role.MESSAGE].count("0900 000 000") == 1
    assert "Trực ban: 113" in written[Role.MESSAGE]


def test_every_channel_is_thought_of() -> None:
    """A field named in ELSEWHERE is one that items have: the table does not outlive its fields."""
    fields = {name for model in KINDS.values() for name in model.model_fields}
    assert {name.partition(".")[0] for name in ELSEWHERE} <= fields | set(Channels.model_fields)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"number": "113"}, "☎ Đơn vị: 113"),
        ({"number": "113", "address": "Số 1"}, "☎ Đơn vị: 113 (số 1)"),
        ({"address": "dichvucong.gov.vn"}, "🌐 Đơn vị: dichvucong.gov.vn"),
        ({"address": "Số 1, phố Ví Dụ"}, "• Đơn vị: Số 1, phố Ví Dụ"),
    ],
)
def test_a_contact_is_told_by_how_it_is_reached(
    fields: Fields, line: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    contact = Contact(id="don-vi", label="Đơn vị", checked_on=MONTH.start, **fields)
    unit = UNIT.model_copy(update={"contacts": (contact,)})
    written, _ = texts(make_bulletin(("notice", {"contacts": ["don-vi"]}), unit=unit), looks)
    assert [role for role in (Role.POST, Role.MESSAGE) if line not in written[role].split("\n")] == []


@pytest.mark.parametrize(
    ("title", "says", "never"),
    [
        ("Cháy do chập điện trong đêm", "MỐI NGUY", "THỦ ĐOẠN"),
        ("Bão số 3 đổ bộ trong đêm", "MỐI NGUY", "THỦ ĐOẠN"),
        ("Mã độc tống tiền khóa dữ liệu", "KHI ĐÃ XẢY RA", "LỪA"),
        ("Giả danh nhân viên điện lực", "THỦ ĐOẠN", "MỐI NGUY"),
        ("Cuộc gọi lừa đảo tăng", "NẾU ĐÃ BỊ LỪA", "MỐI NGUY"),
        ("Cộng tác viên online: tiền trước, tiền sau mất", "THỦ ĐOẠN", "MỐI NGUY"),
    ],
)
def test_police_speak_of_fraud_only_where_it_is_one(
    title: str, says: str, never: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    said = {"title": title, "summary": "Bà con chú ý.", "addresses": [], "advice": ["Bình tĩnh."]}
    lists = {"tricks": ["Dây điện cũ."], "signs": ["Mùi khét."], "if_victim": ["Gọi ngay."]}
    written, _ = texts(make_bulletin(("warning", said | lists)), looks)
    assert says in written[Role.POST].upper(), "a message leaves what the reasons are to the post"
    for role in (Role.POST, Role.MESSAGE):
        assert never not in written[role].upper()


@pytest.mark.parametrize(
    ("kind", "field"), [("notice", "text"), ("appeal", "description"), ("question", "answer"), ("case", "story")]
)
def test_points_have_a_mark_and_paragraphs_have_none(
    kind: str, field: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    lines = ["Mời bà con đến dự.", "Thời gian: sáng thứ Bảy.", "Địa điểm: **sân** nhà văn hóa", "Vào cửa tự do."]
    month = make_bulletin((kind, {field: lines}))
    written = texts(month, looks)[0] | texts(narrow(month, 9_000, facebook=None), looks)[0]
    written[Role.POST] = texts(month, looks)[0][Role.POST]
    for role, mark in {Role.POST: "• ", Role.MESSAGE: "- "}.items():
        shown = written[role].split("\n")
        assert f"{mark}Thời gian: sáng thứ Bảy." in shown, role
        assert f"{mark}Địa điểm: sân nhà văn hóa" in shown, role
        assert "Vào cửa tự do." in shown, role
    alone, _ = texts(narrow(make_bulletin((kind, {field: [lines[0], lines[1]]})), 9_000, facebook=None), looks)
    assert "Thời gian: sáng thứ Bảy." in alone[Role.MESSAGE].split("\n"), "one alone is no list"


def test_sources_stand_before_whom_to_call_on_both_channels(make_bulletin: MakeBulletin, looks: Looks) -> None:
    written, _ = texts(make_bulletin(("notice", {"sources": [{"name": "Báo cáo"}]})), looks)
    for role in (Role.POST, Role.MESSAGE):
        text = written[role].casefold()
        assert text.index("nguồn: báo cáo") < text.index("☎") < text.index("phòng thử"), role
