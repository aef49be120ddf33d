"""A month goes on with all files that can be read while others have mistakes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bantin.content.reading.month import Reading
from bantin.model.recipe import Still
from bantin.model.sample import MARK
from bantin.session.last_read import GoneOn, LastRead
from bantin.session.month import open_month
from bantin.session.scaffold.create import init
from bantin.session.scaffold.offices import OFFICES
from tests.fixtures.small_months import MONTH

Read = Callable[[], Reading]
ITEM = f"content/{MONTH}/02-b.yaml"


@pytest.fixture
def items(month: Path, notice: str) -> Path:
    for path in month.glob("0*.yaml"):
        path.unlink()
    for name in ("01-a", "02-b", "03-c"):
        (month / f"{name}.yaml").write_text(notice.replace("Tin", f"Tin {name}"), encoding="utf-8")
    return month


def titles(gone_on: GoneOn | None) -> list[str]:
    assert gone_on
    return [entry.item.title for entry in gone_on.bulletin.entries]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_item_with_a_mistake_keeps_its_place_and_its_last_version(items: Path, read: Read) -> None:
    last = LastRead()
    assert titles(last.go_on(read())) == ["Tin 01-a", "Tin 02-b", "Tin 03-c"]
    change(items / "02-b.yaml", "title: Tin", "tittle: Mới")
    change(items / "03-c.yaml", "title: Tin", "title: Mới")
    gone_on = last.go_on(read())
    assert titles(gone_on) == ["Tin 01-a", "Tin 02-b", "Mới 03-c"]
    assert gone_on
    assert gone_on.stale == {ITEM}
    change(items / "02-b.yaml", "tittle", "title")
    assert titles(last.go_on(read()))[1] == "Mới 02-b"


def test_an_item_that_could_never_be_read_hinders_no_other(items: Path, read: Read) -> None:
    change(items / "02-b.yaml", "summary: Tóm tắt.\n", "")
    gone_on = LastRead().go_on(read())
    assert titles(gone_on) == ["Tin 01-a", "Tin 03-c"]
    assert gone_on
    assert gone_on.stale == {ITEM}


def test_an_item_that_is_gone_does_not_come_back(items: Path, read: Read) -> None:
    last = LastRead()
    last.go_on(read())
    (items / "02-b.yaml").unlink()
    change(items / "03-c.yaml", "title", "tittle")
    assert titles(last.go_on(read())) == ["Tin 01-a", "Tin 03-c"]


@pytest.mark.parametrize("broken", ["- no group\n", "title: [\n", ""])
def test_a_file_that_is_no_item_any_more_keeps_its_last_version(items: Path, read: Read, broken: str) -> None:
    last = LastRead()
    last.go_on(read())
    (items / "02-b.yaml").write_text(broken, encoding="utf-8")
    assert titles(last.go_on(read())) == ["Tin 01-a", "Tin 02-b", "Tin 03-c"]


def test_a_unit_with_a_mistake_stays_as_it_was(items: Path, root: Path, read: Read) -> None:
    unit = root / "content" / "unit.yaml"
    last = LastRead()
    last.go_on(read())
    known = unit.read_text(encoding="utf-8")
    change(unit, "short_name:", "short_nam: x\nshort_nme:")
    change(items / "01-a.yaml", "title: Tin", "title: Mới")
    gone_on = last.go_on(read())
    assert titles(gone_on)[0] == "Mới 01-a"
    assert gone_on
    assert gone_on.stale == {"content/unit.yaml"}
    assert gone_on.bulletin.unit.value.short_name in known
    assert LastRead().go_on(read()) is None, "what stands in for a name is no unit's name"


def test_words_of_examples_and_days_of_contacts_stand_in_nobodys_way(items: Path, root: Path, read: Read) -> None:
    change(items / "01-a.yaml", "Tóm tắt.", f"{MARK} tóm tắt.")
    change(root / "content" / "unit.yaml", "checked_on: ", "checked_on: x")
    reading = read()
    assert reading.bulletin is None
    gone_on = LastRead().go_on(reading)
    assert titles(gone_on) == ["Tin 01-a", "Tin 02-b", "Tin 03-c"]
    assert gone_on
    assert not gone_on.stale


@pytest.mark.proof
@pytest.mark.parametrize("office", OFFICES)
def test_a_workspace_that_was_just_begun_is_drawn_though_nobody_can_be_called_yet(office: str, tmp_path: Path) -> None:
    init(tmp_path, "2026-11", office)
    session = open_month(tmp_path, "2026-11", aloud=True, last=LastRead())
    assert {one.code for one in session.diagnostics} <= {"untouched-example", "empty-value", "unreachable-contact"}
    texts = [text for one in session.recipes if isinstance(one.what, Still) for text in one.what.card.printed.texts]
    assert texts
    assert not [text for text in texts if "None" in text]


def test_a_contact_without_number_or_address_is_shown_as_missing(items: Path, root: Path, read: Read) -> None:
    unit = root / "content" / "unit.yaml"
    text = unit.read_text(encoding="utf-8")
    unit.write_text(re.sub(r"(?m)^(\s+number:).*$", r"\1", text), encoding="utf-8")
    gone_on = LastRead().go_on(read())
    assert gone_on
    assert items.is_dir()
    contacts = gone_on.bulletin.unit.value.contacts
    assert [one.number or one.address for one in contacts] == ["…"] * len(contacts)
