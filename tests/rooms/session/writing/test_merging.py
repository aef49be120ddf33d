from __future__ import annotations

from bantin.content.reading.composing.composed_file import Value
from bantin.session.writing.changes import Change, Insert, Move, Put, Remove, with_change
from bantin.session.writing.merging import Clash, rebased

BASE: Value = {
    "title": "a",
    "tricks": ["x", "y", "z"],
    "led": {"title": "l"},
    "sources": [{"name": "s"}, {"name": "t"}],
}


def merged(theirs: Value, *changes: Change) -> tuple[Value, list[Clash]]:
    made, clashes = rebased(BASE, theirs, changes)
    for change in made:
        theirs = with_change(theirs, change)
    return theirs, clashes


def theirs(*changes: Change) -> Value:
    value = BASE
    for change in changes:
        value = with_change(value, change)
    return value


def test_changes_of_different_fields_are_both_there() -> None:
    other = theirs(Put(("title",), "b"), Remove(("sources", 0)), Put(("led", "text"), "m"))
    value, clashes = merged(other, Put(("led", "title"), "k"), Insert(("tricks",), 3, "w"), Put(("summary",), "n"))
    assert clashes == []
    assert value == with_change(
        with_change(with_change(other, Put(("led", "title"), "k")), Insert(("tricks",), 3, "w")), Put(("summary",), "n")
    )


def test_the_same_field_keeps_the_others_and_tells_of_both() -> None:
    value, clashes = merged(theirs(Put(("title",), "b")), Put(("title",), "c"), Put(("title",), "d"), Remove(("led",)))
    assert value == with_change(theirs(Put(("title",), "b")), Remove(("led",)))
    assert clashes == [Clash(("title",), "d", "b")]


def test_the_same_change_of_both_is_no_clash() -> None:
    assert merged(theirs(Put(("title",), "b")), Put(("title",), "b")) == (theirs(Put(("title",), "b")), [])


def test_a_field_that_they_removed_clashes() -> None:
    value, clashes = merged(theirs(Remove(("led",))), Put(("led", "title"), "k"))
    assert value == theirs(Remove(("led",)))
    assert clashes == [Clash(("led", "title"), "k", None, frozenset({"theirs"}))]


def test_an_entry_is_found_where_it_has_another_number() -> None:
    value, clashes = merged(theirs(Insert(("tricks",), 0, "new")), Put(("tricks", 1), "why"))
    assert (value, clashes) == (theirs(Insert(("tricks",), 0, "new"), Put(("tricks", 2), "why")), [])
    value, clashes = merged(theirs(Move(("sources",), 0, 1)), Put(("sources", 0, "url"), "u"))
    assert (value, clashes) == (theirs(Move(("sources",), 0, 1), Put(("sources", 1, "url"), "u")), [])


def test_lists_that_both_changed_clash_as_a_whole() -> None:
    value, clashes = merged(theirs(Remove(("tricks", 0))), Move(("tricks",), 0, 2), Insert(("tricks",), 0, "w"))
    assert value == theirs(Remove(("tricks", 0)))
    assert clashes == [Clash(("tricks",), ["w", "y", "z", "x"], ["y", "z"])]
