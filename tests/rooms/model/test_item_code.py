"""Codes of items: no slip of a reader's hand gives another code, and only what is said gives another letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from bantin.model.base import Model
from bantin.model.bulletin import Bulletin, Document, Entry
from bantin.model.item import Item
from bantin.model.kinds import KINDS
from bantin.model.parts.identity import Identity
from bantin.model.parts.item_code import (
    LENGTH,
    LETTERS,
    canonical,
    checked,
    is_item_code,
    item_code,
    new_key,
    read_item_code,
)
from tests.fixtures.examples import MONTH
from tests.rooms.model.test_bulletin import contact, month

KEY = "23456789ACFHJKMNPRTV"
PLACES = range(LENGTH)
BASES = [checked(letters) for letters in ("2222222", "YYYYYYY", "K7M4RXA", "29ACFHJ")]


def swapped(code: str, place: int) -> str:
    letters = list(code)
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters)


def with_letter(code: str, place: int, letter: str) -> str:
    return code[:place] + letter + code[place + 1 :]


def completed(fixed: dict[int, str]) -> str:
    """Give a code that has some letters in their places."""
    free = next(place for place in reversed(PLACES) if place not in fixed)
    others = [fixed.get(place, "2") for place in PLACES]
    found = [with_letter("".join(others), free, letter) for letter in LETTERS]
    return next(code for code in found if read_item_code(code))


def test_letters_are_a_prime_number_without_look_alikes() -> None:
    count = len(LETTERS)
    assert len(set(LETTERS)) == count
    assert all(count % divisor for divisor in range(2, count)), "a prime"
    assert not set(LETTERS) & set("0OQD1ILZSGBUE")


@pytest.mark.parametrize("place", PLACES)
def test_every_wrong_letter_in_every_place_is_noticed(place: int) -> None:
    for right, wrong in product(LETTERS, LETTERS):
        code = completed({place: right})
        assert (read_item_code(with_letter(code, place, wrong)) is None) == (right != wrong)


@pytest.mark.parametrize("place", PLACES[:-1])
def test_every_swap_of_neighbours_is_noticed(place: int) -> None:
    for first, second in product(LETTERS, LETTERS):
        code = completed({place: first, place + 1: second})
        assert (read_item_code(swapped(code, place)) is None) == (first != second)


def test_what_a_letter_adds_depends_on_no_other() -> None:
    """Say why the two proofs above hold whatever the other letters are: the sum is one of places, each by itself."""
    for base, place, letter in product(BASES, PLACES, LETTERS):
        changed = with_letter(base, place, letter)
        assert (read_item_code(changed) is None) == (letter != base[place])
    for base, place in product(BASES, PLACES[:-1]):
        assert (read_item_code(swapped(base, place)) is None) == (base[place] != base[place + 1])


@pytest.mark.parametrize("typed", ["k7m4-{}", " K7M4 – {} ", "k7m4{}", "K7M4.{}", "K 7 M 4 {}", "K7M4\u00a0—\u00a0{}"])
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    code = read_item_code(checked("K7M4RXA"))
    assert code is not None
    assert is_item_code(code)
    assert read_item_code(typed.format(code[5:].lower())) == code


@pytest.mark.parametrize("typed", ["", "K7M4", "K7M4-RXA", "O0O0-1111", "K7M4-RXAK-2", "🙂" * 8, "mã tin k7"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_item_code(typed) is None
    assert not is_item_code(typed)


def test_keys_are_drawn_and_differ() -> None:
    assert new_key() != new_key()
    assert Identity(code_key=new_key()).approvals == 1


def test_form_alone_changes_no_code() -> None:
    said = {"title": "Cảnh báo **lừa đảo**", "list": ["Một  hai", "ba"]}
    same = {"list": ("Một hai ", "ba"), "title": "Cảnh báo lừa đảo"}
    assert canonical(said) == canonical(same)
    assert item_code(KEY, said) == item_code(KEY, same)
    assert is_item_code(item_code(KEY, said))
    assert item_code(KEY, said) != item_code(new_key(), said)


def bulletin(entry: Entry, identity: Identity | None = None) -> Bulletin:
    made = month((contact("a", "113"), contact("b", "114")), ("a",))
    unit = made.unit.value.model_copy(update={"identity": identity or Identity(code_key=KEY)})
    return replace(made, unit=Document("unit.yaml", unit), entries=(entry,))


def code(item: Item, kind: str = "notice", **place: str) -> str:
    entry = Entry(place.get("name", "01-tin"), kind, Document(place.get("file", "01-tin.yaml"), item))
    return bulletin(entry).item_code_of(entry)


def full(kind: str) -> dict[str, Any]:
    fields = KINDS[kind].full_example(MONTH)
    return {**fields, "contacts": ["a"]} | ({"contact": "a"} if "contact" in fields else {})


def leaves(model: Model, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """List the values of a model that are no models or lists themselves."""
    for name in type(model).model_fields:
        yield from _leaves(getattr(model, name), (*path, name))


def _leaves(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], object]]:
    if isinstance(value, Model):
        yield from leaves(value, path)
    elif isinstance(value, tuple):
        for at, each in enumerate(value):
            yield from _leaves(each, (*path, at))
    else:
        yield path, value


def changed(model: Model, path: tuple[str | int, ...], value: object) -> Model:
    """Give a copy with another value in one place."""
    name, *rest = path
    return model.model_copy(update={str(name): _changed(getattr(model, str(name)), tuple(rest), value)})


def _changed(old: object, path: tuple[str | int, ...], value: object) -> object:
    if not path:
        return value
    if isinstance(old, Model):
        return changed(old, path, value)
    assert isinstance(old, tuple)
    assert isinstance(path[0], int)
    return (*old[: path[0]], _changed(old[path[0]], path[1:], value), *old[path[0] + 1 :])


def other(value: object) -> object:
    """Give another value of the same sort."""
    if isinstance(value, dt.date):
        return value + dt.timedelta(1)
    if isinstance(value, str):
        return {"info": "danger", "caution": "danger", "danger": "caution"}.get(value, f"1{value}")
    return 7 if isinstance(value, (int, float)) else "mới"


UNSAID = {
    ("scene",), ("icon",), ("channels",), ("contacts",), ("contact",), ("publish",),
    ("image", "file"), ("image", "focus"), ("image", "fit"), ("image", "redactions"),
    ("led", "since"), ("led", "until"), ("led", "hours"),
    ("video", "clip"), ("video", "narration", "file"), ("facebook", "hashtags"), ("series", "chart"),
}  # fmt: skip
"""What an editor may change while the code stays: looks, files, where and when."""


@pytest.mark.parametrize("kind", KINDS)
def test_any_change_of_words_or_figures_changes_the_code_and_nothing_else_does(kind: str) -> None:
    item = KINDS[kind].model_validate(full(kind))
    before = code(item, kind)
    seen = 0
    for path, value in leaves(item):
        if path[0] in {"contacts", "contact"}:
            continue  # other numbers: see below
        names = tuple(name for name in path if isinstance(name, str))
        kept = any(names[: len(one)] == one for one in UNSAID)
        after = code(changed(item, path, other(value)), kind)  # type: ignore[arg-type]
        assert (after == before) == kept, path
        seen += not kept
    assert seen > 5, "the walk finds what there is to change"


def test_name_and_place_of_a_file_and_its_month_do_not_count_but_whom_to_call_does() -> None:
    item = KINDS["notice"].model_validate({"title": "Một", "summary": "Hai.", "text": ["Ba."]})
    assert code(item) == code(item, name="09-khac", file="khac.yaml")
    assert code(item) == code(item.model_copy(update={"contacts": ("a",)})), "the default contact, named"
    assert code(item) != code(item.model_copy(update={"contacts": ("b",)}))
    assert code(item) != code(item, "guide")


def test_the_same_number_written_otherwise_is_the_same() -> None:
    def of(value: str) -> str:
        fields = {"title": "Một", "summary": "Hai.", "values": [{"label": "Vụ", "value": value}]}
        return code(KINDS["figures"].model_validate(fields), "figures")

    assert of("63206") == of("63.206")
    assert of("63.206") != of("63.207")


def test_the_month_has_a_code_of_its_own_items_in_any_order() -> None:
    items = [
        KINDS["notice"].model_validate({"title": title, "summary": "Hai.", "text": ["Ba."]}) for title in ("Một", "Bốn")
    ]
    first, second = (Entry(f"0{at}", "notice", Document("x", item)) for at, item in enumerate(items))
    whole = replace(bulletin(first), entries=(first, second))
    assert is_item_code(whole.month_code)
    assert whole.month_code == replace(whole, entries=(second, first)).month_code
    assert whole.month_code != replace(whole, entries=(first,)).month_code
    assert len({whole.month_code, *map(whole.item_code_of, whole.entries)}) == 3


def test_a_unit_without_a_key_has_no_codes() -> None:
    made = month((contact("a", "113"),))
    assert made.month_code == ""
    assert made.item_code_of(made.entries[0]) == ""
