from __future__ import annotations

import pickle
import re
import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bantin.channels.facebook import dividing
from bantin.channels.led.arranging import Arranger
from bantin.channels.led.planning import Planner
from bantin.channels.led.saying.composing import Composer
from bantin.channels.memory import Memory
from bantin.channels.video import rest
from bantin.channels.video.takes import Pace
from bantin.channels.view import ChannelView
from bantin.content.editions.reading import read_editions
from bantin.content.workspace import store_of
from bantin.files.store import Store
from bantin.model.bulletin import Entry
from bantin.model.card import Card
from bantin.model.recipe import Role, Still
from bantin.session.month import Session, open_month
from bantin.session.remembered.plans import StoredPlans
from bantin.session.remembered.watching import Reads
from bantin.session.scaffold.create import init
from tests.communes import table
from tests.fixtures.proofs import some

MONTH = "2026-11"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    init(tmp_path / "w", MONTH)
    return tmp_path / "w"


def opened(root: Path, memory: Memory | None = None) -> Session:
    return open_month(root, MONTH, memory=memory)


def plans(store: Store) -> list[Path]:
    """List the entries of the store that are plans."""
    return [file for file in store.root.glob("??/*") if file.read_bytes().startswith(b"\x80\x05")]


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("planned anew")


def test_what_is_as_it_was_is_not_tried_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = opened(root)
    assert plans(store_of(root))
    with monkeypatch.context() as patched:
        patched.setattr(dividing, "best", refuse)
        patched.setattr(Arranger, "item", refuse)
        patched.setattr(Pace, "_take", refuse)
        for of_no_item in ("sign", "_called"):
            patched.setattr(Arranger, of_no_item, refuse)
        patched.setattr(rest, "_naming", refuse)
        assert opened(root) == first


def edit(root: Path, chance: Random) -> None:
    """Change some word of some item, as a hand would."""
    file = chance.choice(sorted((root / "content" / MONTH).glob("[0-9]*.yaml")))
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    plain = re.compile(r"(?:title: |summary: |  - )[^\"':{}\[\]#>|]+$")
    told = [at for at, line in enumerate(lines) if plain.match(line)]
    at = chance.choice(told)
    lines[at] = f"{lines[at].rstrip()} nay {chance.randrange(90)} lần\n"
    file.write_text("".join(lines), encoding="utf-8")


def differs_after_edits(root: Path, chance: Random) -> bool:
    """Whether what the store remembers ever comes to something else than a month that is planned without."""
    opened(root)
    for _ in range(3):
        edit(root, chance)
        if opened(root) != opened(root, Memory()):
            return True
    return False


@pytest.mark.parametrize("seed", some(range(8), 1))
def test_whatever_is_edited_is_planned_as_if_nothing_were_known(root: Path, seed: int) -> None:
    assert not differs_after_edits(root, Random(seed))  # noqa: S311 - any will do


def test_plans_that_hang_on_no_words_are_found_out(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StoredPlans, "_told", lambda *_: [])
    assert differs_after_edits(root, Random(0))  # noqa: S311 - any will do


def test_other_colours_are_on_all_cards(root: Path) -> None:
    """Themes are no part of what plans keep, so they hang on them in their keys alone."""
    before = opened(root)
    unit = root / "content/unit.yaml"
    text = unit.read_text(encoding="utf-8")
    other = "light" if "\ntheme: navy" in text else "navy"
    unit.write_text(re.sub(r"(?m)^theme: \w+", f"theme: {other}", text), encoding="utf-8")
    after = opened(root)
    assert after == opened(root, Memory()) != before


@pytest.mark.proof
def test_a_look_that_changed_is_planned_anew(root: Path) -> None:
    before = opened(root)
    look = root / "templates/facebook/base.txt"
    look.parent.mkdir(parents=True)
    look.write_text("{{ item.title }} đã sửa", encoding="utf-8")
    after = opened(root)
    assert after != before
    assert after == opened(root, Memory())


class Evil:
    """What somebody who may write into a shared store puts there."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Path.touch, (self.mark,)


SPOILT: dict[str, Callable[[Path], bytes]] = {
    "a program": lambda mark: pickle.dumps(Evil(mark), protocol=5),
    "a function of ours": lambda _: b"\x80\x05cbantin.model.base\nabout\n.",
    "a module of another": lambda _: b"\x80\x05cbantin.model.base\nre\n.",
    "cut off": lambda _: pickle.dumps((1, 2, 3), protocol=5)[:-2],
    "nothing": lambda _: b"",
    "a share of nothing": lambda _: b"\x80\x05K\x07Q.",
    "paths that lead nowhere": lambda _: pickle.dumps(("contacts.99.number", "__class__"), protocol=5),
}


OF_UNIT = {
    "the short name": ("short_name: ", "short_name: Ban "),
    "a number": ('number: "113"', 'number: "0900 111 222"'),
    "a contact": ("label: Cảnh sát phản ứng nhanh", "label: Trực ban xã"),
    "the parent": ("parent: Công an", "parent: Ủy ban"),
    "the page": ("fanpage:\n  name: ", "fanpage:\n  name: Trang "),
    "the address": ("\naddress: ", "\naddress: Số 7, "),
    "a line more": ("\nparent:", "\nline: Một dòng riêng\nparent:"),
    "a number less": ("number: ", "address: "),
}
"""What another unit says otherwise."""


def other(root: Path, said: str) -> None:
    """Let another unit publish the same."""
    unit = root / "content/unit.yaml"
    text = unit.read_text(encoding="utf-8")
    old, new = OF_UNIT[said]
    assert old in text, said
    unit.write_text(text.replace(old, new, 1), encoding="utf-8")


def pictures(session: Session) -> set[str]:
    """List what boards show of items."""
    shown = [one.what for one in session.recipes if one.role is Role.FRAME and one.item]
    return {what.card.markup for what in shown if isinstance(what, Still)}


def renamed(root: Path, name: str) -> None:
    """Let a unit of another name publish the same."""
    unit = root / "content/unit.yaml"
    text = unit.read_text(encoding="utf-8")
    unit.write_text(re.sub(r"(?m)^(name|short_name): .*$", rf"\1: {name}", text), encoding="utf-8")


@pytest.mark.parametrize("said", some(OF_UNIT, 1))
def test_another_unit_publishes_what_it_would_by_itself(root: Path, said: str) -> None:
    before = opened(root)
    other(root, said)
    alone = opened(root, Memory())
    assert opened(root) == alone != before
    assert opened(root) == alone


@pytest.mark.parametrize("said", ["the short name", "a number"])
def test_an_item_is_divided_once_whoever_signs_its_cards_and_is_called(
    root: Path, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(root)
    other(root, said)
    alone = opened(root, Memory())
    monkeypatch.setattr(dividing, "best", refuse)
    assert opened(root) == alone
    other(root, "the parent")  # hung on by what was recalled, too
    monkeypatch.undo()
    assert opened(root) == opened(root, Memory())


@pytest.mark.parametrize("name", ["Công an xã Nà Ỏi", "Công an xã Mường Lát"])
def test_boards_arrange_an_item_once_whoever_signs_their_pictures(
    root: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = pictures(opened(root))
    renamed(root, name)
    alone = opened(root, Memory())
    with monkeypatch.context() as patched:
        patched.setattr(Composer, "cards", refuse)
        assert opened(root) == alone
    assert before.isdisjoint(pictures(alone)), "they bear the name"


def test_pictures_that_have_no_room_for_a_name_are_arranged_with_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(root)
    renamed(root, "Công an xã Nà Ỏi")
    alone, again = opened(root, Memory()), Planner.again

    def narrow(self: Planner, entry: Entry, drawn: Sequence[Mapping[str, object]]) -> tuple[Card, ...]:
        return tuple(replace(card, width=40) for card in again(self, entry, drawn))

    monkeypatch.setattr(Planner, "again", narrow)
    with monkeypatch.context() as patched:
        patched.setattr(Composer, "cards", refuse)
        with pytest.raises(AssertionError, match="planned anew"):
            opened(root, Memory())
    assert opened(root, Memory()) == alone


@pytest.mark.proof
def test_who_does_not_hear_what_is_read_publishes_for_others(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reads, "note", lambda *_: None)
    opened(root)
    other(root, "the short name")
    assert opened(root) != opened(root, Memory())


@pytest.mark.proof
def test_only_what_prints_a_contact_is_planned_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = Counter[str]()
    item_card = ChannelView.item_card

    def counted(view: ChannelView, entry: Entry, width: int, height: int, look: str, **values: object) -> Card:
        planned[f"{view.channel} {entry.id}"] += 1
        return item_card(view, entry, width, height, look, **values)

    monkeypatch.setattr(ChannelView, "item_card", counted)
    opened(root)
    every, planned = planned, Counter()
    other(root, "a contact")
    opened(root)
    assert planned
    assert len(planned) < len(every)


@pytest.mark.proof
@pytest.mark.parametrize("spoilt", some(SPOILT, 1))
def test_a_spoilt_plan_is_made_anew_and_runs_nothing(root: Path, tmp_path: Path, spoilt: str) -> None:
    first = opened(root)
    store = store_of(root)
    for file in plans(store):
        with store.draft(file.name) as draft:
            draft.write_bytes(SPOILT[spoilt](tmp_path / "mark"))
            store.put(file.name, draft)
    assert opened(root) == first
    assert not (tmp_path / "mark").exists()


@pytest.mark.proof
def test_a_store_that_cannot_be_written_is_done_without(root: Path) -> None:
    store_of(root).root.parent.mkdir(parents=True, exist_ok=True)
    store_of(root).root.write_bytes(b"")
    assert opened(root) == opened(root, Memory())


@pytest.mark.proof
def test_what_has_no_plain_form_is_planned_each_time(root: Path) -> None:
    session = opened(root)
    bulletin = session.bulletin or (session.rest[0] if session.rest else None)
    assert bulletin
    memory = StoredPlans(store_of(root), bulletin, ())
    made = [memory.recall(("a", number), object(), object) for number in range(2)]
    assert made[0] is not made[1]


@pytest.mark.proof
@pytest.mark.parametrize("contact", ["", "duong-day-nong", "cong-an-113"])
def test_communes_of_any_name_publish_what_they_would_by_themselves(
    tmp_path: Path, repository: Path, contact: str
) -> None:
    shutil.copytree(repository / "content", tmp_path / "content")
    (tmp_path / "content/editions.csv").write_text(table(92, names=not contact, contact=contact), encoding="utf-8")
    for edition in Random(contact).sample(read_editions(tmp_path).found, 4):  # noqa: S311 - any will do
        remembered, alone = (open_month(tmp_path, "2024-11", edition=edition, memory=one) for one in (None, Memory()))
        assert remembered == alone
