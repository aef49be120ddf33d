from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace

import pytest

from bantin.content.reading.month import read_month
from bantin.model.bulletin import Bulletin
from bantin.model.unit import Unit
from bantin.session.remembered.watching import NOTED, Reads, told_of, values_at, watched
from tests.fixtures.workspaces import init

MONTH = "2024-11"


@pytest.fixture(scope="module")
def bulletin(tmp_path_factory: pytest.TempPathFactory) -> Bulletin:
    root = tmp_path_factory.mktemp("watching")
    init(root, MONTH)
    found = read_month(root, MONTH).bulletin
    assert found is not None
    return found


BOTH = {"contacts.0", "contacts.1"}

READS: dict[str, tuple[Callable[[Bulletin], object], set[str]]] = {
    "a field": (lambda one: one.unit.value.short_name, {"short_name"}),
    "what is made of fields": (lambda one: one.unit.value.signature, {"name", "parent"}),
    "what a contact says": (lambda one: one.unit.value.contacts[1].dial, {"contacts.1.number"}),
    "contacts in order": (lambda one: one.unit.value.contacts_to_call[0], set()),
    "what all hangs on": (lambda one: one.unit.value.channels.facebook, set()),
    "whose number a text says": (
        lambda one: one.unit.value.numbers_in("Gọi 113 ngay"),
        {'?["numbers_in", "Gọi 113 ngay", false]'},
    ),
    "that a text says none": (lambda one: one.unit.value.numbers_in("Gọi ngay"), set()),
    "who has a number": (lambda one: one.unit.value.at_number("113", alone=True), {'?["at_number", "113", true]'}),
    "contacts compared": (lambda one: one.unit.value.contacts[0] == one.unit.value.contacts[1], BOTH),
    "a contact as a key": (lambda one: {one.unit.value.contacts[0]}, {"contacts.0"}),
    "a contact spelled out": (lambda one: one.unit.value.contacts[0].model_dump(), {"contacts.0"}),
    "a contact gone through": (lambda one: dict(one.unit.value.contacts[0]), {"contacts.0"}),
    "a contact printed": (lambda one: str(one.unit.value.contacts[0]), {"contacts.0"}),
    "a contact in code": (lambda one: vars(one.unit.value.contacts[0]), {"contacts.0"}),
    "the unit gone through": (lambda one: dict(one.unit.value), {""}),
    "a place": (lambda one: one.unit.locate("name"), {"@name"}),
}


@pytest.mark.parametrize(("read", "expected"), READS.values(), ids=READS)
def test_what_is_read_is_noted(bulletin: Bulletin, read: Callable[[Bulletin], object], expected: set[str]) -> None:
    reads = Reads()
    seen = watched(bulletin, reads)
    read(seen)
    with reads.heard() as heard:
        read(seen)
    read(seen)
    assert expected <= heard
    assert all(path in expected or path.rpartition(".")[0] in expected for path in heard)  # with parts of what is whole


def test_every_field_counts_in_one_way_or_the_other(bulletin: Bulletin) -> None:
    reads = Reads()
    seen = watched(bulletin, reads)
    with reads.heard() as heard:
        for name in Unit.model_fields:
            getattr(seen.unit.value, name)
    assert heard == NOTED
    told = told_of(bulletin)[2]
    assert isinstance(told, dict)
    assert told.keys() == Unit.model_fields.keys() - NOTED - {"contacts"}
    assert isinstance(seen.unit.value, Unit)


def test_values_are_those_that_stand_at_the_paths(bulletin: Bulletin) -> None:
    unit = bulletin.unit.value
    asked = [f'?["at_number", "{unit.contacts[1].number}", false]', '?["numbers_in", "Gọi 113", true]']
    paths = ["", "name", "contacts.0", "contacts.0.label", "@name", *asked]
    expected = [unit, unit.name, unit.contacts[0], unit.contacts[0].label, bulletin.unit.locate("name")]
    assert values_at(bulletin, paths) == [*expected, 1, unit.numbers_in("Gọi 113", to_call=True)]
    assert unit.numbers_in("Gọi 113", to_call=True)


def test_a_store_asks_a_unit_nothing_else(bulletin: Bulletin) -> None:
    with pytest.raises(ValueError, match="model_dump_json"):
        values_at(bulletin, ['?["model_dump_json", "", false]'])


def test_a_unit_with_a_key_prints_codes_of_all_contacts(bulletin: Bulletin) -> None:
    assert bulletin.unit.value.contacts not in told_of(bulletin)
    keyed = bulletin.unit.value.model_copy(update={"identity": object()})
    assert bulletin.unit.value.contacts in told_of(replace(bulletin, unit=replace(bulletin.unit, value=keyed)))


def test_a_watched_unit_is_never_kept(bulletin: Bulletin) -> None:
    with pytest.raises((pickle.PicklingError, TypeError, AttributeError)):
        pickle.dumps(watched(bulletin, Reads()).unit.value.contacts[0])
