"""What is too long is named by the text that, shortened as said, mends it: in months of all kinds, for all channels."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bantin.channels import recipes
from bantin.content.reading.month import read_month
from bantin.content.workspace import templates_folders
from bantin.design.looks.renderer import Looks
from bantin.making.layout_diagnostics import layout_diagnostics
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin, BulletinFile, Document, Entry
from bantin.model.diagnostic import Diagnostic, Location
from bantin.model.kinds import KINDS
from bantin.model.parts.channels import Led
from bantin.model.parts.overrides import LONGEST_ON_BOARD
from bantin.model.unit import Contact, Fanpage, Unit
from tests.fixtures.examples import example
from tests.fixtures.proofs import some

_WORDS = [
    "công",
    "an",
    "phường",
    "thông",
    "báo",
    "bà",
    "con",
    "cảnh",
    "giác",
    "thủ",
    "đoạn",
    "lừa",
    "đảo",
    "qua",
    "mạng",
    "nghiêng",
    "hướng",
    "dẫn",
]


@pytest.fixture(scope="module")
def sample(repository: Path) -> Bulletin:
    bulletin = read_month(repository, "2024-11").bulletin
    assert bulletin is not None
    return bulletin


@pytest.fixture(scope="module")
def looks(repository: Path, sample: Bulletin) -> Looks:
    return Looks(templates_folders(repository), sample.unit.value.official_domains)


def words(count: int, seed: int) -> str:
    return " ".join(_WORDS[(seed + n * 7) % len(_WORDS)] for n in range(count)).capitalize()


long_words = st.builds(words, st.integers(1, 250), st.integers(0, 99))
address = st.integers(60, 300).map(lambda count: "https://dichvucong.gov.vn/" + "a" * count)
texts = st.one_of(long_words, long_words, address)
lists = st.lists(texts, min_size=1, max_size=9)


def fields(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Write some of a kind's own texts anew, as long as an editor may make them."""
    written = example(kind)
    own = {}
    for name, value in written.items():
        if name == "title":
            own[name] = st.builds(lambda text: text[:160].strip(), long_words)
        elif isinstance(value, str) and name not in {"severity", "date", "contact", "address"}:
            own[name] = texts
        elif isinstance(value, list) and isinstance(value[0], str):
            own[name] = lists
    return st.fixed_dictionaries({}, optional=own).map(lambda changed: written | changed)


points = st.lists(
    st.fixed_dictionaries({"label": st.builds(words, st.integers(1, 4), st.integers(0, 99)), "value": st.just("7")}),
    min_size=2,
    max_size=36,
)
series = st.fixed_dictionaries({"title": long_words, "points": points, "chart": st.just("line")})
figures = st.builds(
    lambda values, series: example("figures") | {"values": values, "series": series},
    st.lists(
        st.fixed_dictionaries(
            {"label": long_words, "value": st.integers(0, 10**13).map(str)},
            optional={"unit": long_words, "change": long_words},
        ),
        min_size=1,
        max_size=9,
    ),
    st.one_of(st.none(), series),
)
items = st.sampled_from(list(KINDS)).flatmap(
    lambda kind: st.tuples(st.just(kind), figures if kind == "figures" else fields(kind))
)
of_boards = long_words.map(lambda text: text[:LONGEST_ON_BOARD].strip())
own_words = st.fixed_dictionaries(
    {},
    optional={
        "led": st.fixed_dictionaries({}, optional={"title": of_boards, "text": of_boards}),
        "video": st.fixed_dictionaries({}, optional={"title": long_words, "text": long_words}),
    },
)
written_items = st.builds(lambda item, own: (item[0], item[1] | own), items, own_words)
months = st.lists(written_items, min_size=1, max_size=3)
boards = st.sampled_from([
    {"pixels": "384x192", "pitch_mm": 10, "viewing_m": 30},
    {"pixels": "192x96", "pitch_mm": 10, "viewing_m": 30, "speed_kmh": 30},
    {"pixels": "64x32", "pitch_mm": 10, "viewing_m": 10},
    {"pixels": "128x512", "pitch_mm": 5, "viewing_m": 8},
])  # fmt: skip
OFFICE: dict[str, Any] = {
    "name": "Công an phường Bình Yên",
    "short_name": "Công an phường Bình Yên",
    "parent": "Công an tỉnh Bình Yên",
    "address": "Số 1, phố Bình Yên",
    "fanpage": {"name": "Công an phường Bình Yên"},
    "contacts": [{"id": "truc-ban", "label": "Trực ban", "number": "113", "checked_on": "2024-11-20"}],
}
"""What may be long of a unit; the first contact is that of examples."""


def few_words(least: int, most: int) -> st.SearchStrategy[str]:
    return st.builds(words, st.integers(least, most), st.integers(0, 99))


one_long = st.one_of(*(st.fixed_dictionaries({name: long_words}) for name in ("short_name", "parent", "address")))
contact = st.fixed_dictionaries(
    {"label": few_words(1, 9), "checked_on": st.just("2024-11-20")},
    optional={"number": st.sampled_from(["113", "0209 3 811 115", "1900 1234"]), "address": few_words(2, 14)},
).filter(lambda one: "number" in one or "address" in one)
contacts = st.lists(contact, min_size=1, max_size=4).map(
    lambda found: [one | {"id": "truc-ban" if at == 0 else f"so-{at}"} for at, one in enumerate(found)]
)
any_office = st.fixed_dictionaries(
    {
        "name": few_words(3, 16),
        "short_name": few_words(2, 10),
        "parent": few_words(3, 10),
        "address": few_words(3, 14),
        "fanpage": st.fixed_dictionaries({"name": few_words(2, 14)}),
        "contacts": contacts,
    }
)
no_change: dict[str, Any] = {}
units = st.one_of(st.just(no_change), one_long, any_office)


class Places(dict[str, Location]):
    """Values that know their own path instead of a line."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file

    def __contains__(self, path: object) -> bool:
        return True

    def get(self, path: str, default: object = None) -> Location:
        del default
        return Location(self.file, excerpt=path)


Written = tuple[dict[str, Any], list[tuple[str, dict[str, Any]]]]


def made(sample: Bulletin, written: Written, led: Led | None = None) -> Bulletin:
    unit, chosen = written
    entries = [
        Entry(
            f"{n:02}-{kind}",
            kind,
            Document(
                f"{n}", KINDS[kind].model_validate({k: v for k, v in own.items() if k != "image"}), Places(f"{n}")
            ),
        )
        for n, (kind, own) in enumerate(chosen)
    ]
    channels = sample.unit.value.channels
    # A film that has room for all: which words another shows depends on those that are mended.
    film = channels.video and channels.video.model_copy(update={"limit_seconds": 3000})
    update = {"led": led, "zalo": None, "video": film}
    fields = {**OFFICE, **unit}
    fields["fanpage"] = Fanpage.model_validate(fields["fanpage"])
    fields["contacts"] = tuple(map(Contact.model_validate, fields["contacts"]))
    fields |= {"default_contacts": ("truc-ban",), "channels": channels.model_copy(update=update)}
    own_unit = sample.unit.value.model_copy(update=fields)
    header: Document[BulletinFile] = Document("bulletin", sample.header.value, Places("bulletin"))
    office: Document[Unit] = Document("unit.yaml", own_unit, Places("unit.yaml"))
    return Bulletin("2024-11", office, header, sample.theme, tuple(entries))


_MENDED = {"text-overflow", "too-long-for-board"}
"""What is mended by fewer words."""


def told(bulletin: Bulletin, looks: Looks) -> list[Diagnostic]:
    listed, found = recipes(bulletin, looks, measure=Measurements())
    return [one for one in (*found, *layout_diagnostics(bulletin, listed)) if one.code in _MENDED]


def shortened(written: Written, found: Diagnostic) -> Written:
    """Do what a diagnostic says, and no more."""
    unit, chosen = written
    at = found.location
    assert at is not None
    kept, counted = said(found)
    whole = {**OFFICE, **unit} if at.file == "unit.yaml" else chosen[int(at.file)][1]
    mended = _shorter(whole, at.excerpt.split("."), kept, counted)
    if below := re.search(r"dòng chữ nhỏ chỉ viết chừng (\d+) chữ", found.message):
        mended = _shorter(mended, ["led", "text"], int(below[1]), "chữ")
    if at.file == "unit.yaml":
        return mended, chosen
    number = int(at.file)
    return unit, [(kind, mended if n == number else own) for n, (kind, own) in enumerate(chosen)]


def said(found: Diagnostic) -> tuple[int, str]:
    """Read how much has room, and what is counted."""
    if told := re.search(r"bớt khoảng \d+ (chữ|ký tự|chữ số), còn (\d+)", found.message):
        return int(told[2]), told[1]
    told = re.search(r"phải bớt (\d+) trong (\d+) chữ", found.message)
    assert told, found
    return int(told[2]) - int(told[1]), "chữ"


def _shorter(value: Any, path: list[str], kept: int, counted: str) -> Any:  # noqa: ANN401 - what YAML may hold
    if path:
        key: Any = int(path[0]) if isinstance(value, list) else path[0]
        inner = _shorter(value[key], path[1:], kept, counted)
        return (
            [inner if n == key else one for n, one in enumerate(value)]
            if isinstance(value, list)
            else value | {key: inner}
        )
    if isinstance(value, list):
        left, parts = kept, []
        for one in value:
            parts.append(" ".join(one.split()[:left]))
            left -= len(parts[-1].split())
        return [part for part in parts if part]
    if counted == "chữ số":
        assert value.isdecimal(), "a number is typed here without points"
    return " ".join(value.split()[:kept]) if counted == "chữ" else value[:kept]


@pytest.mark.proof
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=6)
@given(
    st.sampled_from(["title", "summary"]),
    st.sampled_from(list(KINDS)),
    texts,
    st.one_of(st.just(no_change), any_office),
)
def test_what_is_named_mends_it_when_shortened_as_said(  # noqa: PLR0917 - pytest passes by name
    sample: Bulletin, looks: Looks, field: str, kind: str, text: str, unit: dict[str, Any]
) -> None:
    long = text[:160].strip() if field == "title" else text
    written: Written = (unit, [(kind, example(kind))])
    of_unit = told(made(sample, written), looks)
    for one in of_unit:
        written = shortened(written, one)
    written = (written[0], [(kind, example(kind) | {field: long})])
    found = told(made(sample, written), looks)
    named = {(one.location.file, one.location.excerpt) for one in found if one.location}
    assert named <= {("0", field)}, "no innocent is blamed"
    for one in found:
        written = shortened(written, one)
    assert told(made(sample, written), looks) == []


@pytest.mark.parametrize("unit", some(["đồng", "m", "lượt người"], 1))
def test_a_number_is_told_in_the_digits_that_were_typed(sample: Bulletin, looks: Looks, unit: str) -> None:
    values = [{"label": "Thiệt hại", "value": value, "unit": unit} for value in ("1234567890123" * 3, "412", "7")]
    written: Written = ({}, [("figures", example("figures") | {"values": values, "series": None})])
    found = told(made(sample, written), looks)
    assert {one.location.excerpt for one in found if one.location} == {"values.0.value"}
    for one in found:
        written = shortened(written, one)
    assert told(made(sample, written), looks) == []


@pytest.mark.parametrize("days", [-400, -1, 0, 1, 1000])
def test_a_deadline_has_room_for_its_days_in_every_film(sample: Bulletin, looks: Looks, days: int) -> None:
    today = sample.header.value.date
    assert today
    deadline = example("deadline") | {"date": today + timedelta(days)}
    assert told(made(sample, ({}, [("deadline", deadline)])), looks) == []


@pytest.mark.proof
@pytest.mark.long
@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=4)
@given(units, months, boards)
def test_a_month_is_mended_by_doing_what_is_told_once(
    sample: Bulletin,
    looks: Looks,
    unit: dict[str, Any],
    chosen: list[tuple[str, dict[str, Any]]],
    board: dict[str, Any],
) -> None:
    led = Led.model_validate({"boards": [{"id": "bang", "name": "Bảng"} | board]})
    written: Written = (unit, chosen)
    found = told(made(sample, written, led), looks)
    for one in found:
        written = shortened(written, one)
    left = told(made(sample, written, led), looks)
    assert left == [], found
