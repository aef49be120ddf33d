"""Every field of every kind has its control, label and explanation, in Vietnamese and without YAML's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from bantin.content.reading.composing.composed_file import Value
from bantin.content.reading.settling.form import form_of
from bantin.model.base import Model
from bantin.model.kinds import KINDS
from bantin.session.writing.forms import MONTH, UNIT, Control, Sort, controls_of, form, keys, path_in


def fields(model: type[Model], above: str = "") -> Iterator[str]:
    for name, info in model.model_fields.items():
        yield f"{above}{name}"
        what = form_of(info, None)
        inner = what.model or (what.element.model if what.is_list else None)
        if inner:
            yield from fields(inner, f"{above}{name}.")


def controls(of: tuple[Control, ...], above: str = "") -> Iterator[tuple[str, Control]]:
    for control in of:
        yield f"{above}{control.name}", control
        yield from controls(control.fields, f"{above}{control.name}.")


def is_told(control: Control) -> bool:
    """Return whether a control has a label that officers read at a glance, and says more below it."""
    label = control.label
    plain = re.fullmatch(r"[A-ZĐÁÀẢẠÂĂÊÔƠƯ].{2,39}", label) and not re.search(r"[_/]|\.yaml|\bassets\b", label)
    return bool(plain and control.help and control.help != label)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_its_control(kind: str) -> None:
    found = dict(controls(form(kind)))
    assert set(found) == set(fields(KINDS[kind]))
    for name, control in found.items():
        assert is_told(control), name
        assert bool(control.choices) == (control.sort in {Sort.CHOICE, Sort.CHANNELS}), name
        assert bool(control.fields) == (control.sort in {Sort.GROUP, Sort.GROUPS, Sort.PICTURE}), name
        assert not any(choice.label == choice.value for choice in control.choices), name
    assert list(found)[:2] == ["title", "summary"]
    json.dumps([control.as_json() for control in form(kind)])


@pytest.mark.parametrize(
    ("kind", "name", "sort"),
    [
        ("warning", "title", Sort.LINE),
        ("warning", "tricks", Sort.LINES),
        ("warning", "severity", Sort.CHOICE),
        ("warning", "contacts", Sort.CONTACTS),
        ("warning", "channels", Sort.CHANNELS),
        ("warning", "zalo.text", Sort.MESSAGE),
        ("warning", "led.hours", Sort.HOURS),
        ("warning", "led.until", Sort.DATE),
        ("warning", "image.focus", Sort.POINT),
        ("warning", "image.fit", Sort.CHOICE),
        ("warning", "image.redactions.x", Sort.NUMBER),
        ("figures", "values.value", Sort.NUMBER),
        ("figures", "values", Sort.GROUPS),
        ("service", "address", Sort.ADDRESS),
        ("appeal", "contact", Sort.CONTACT),
        ("deadline", "date", Sort.DATE),
        ("guide", "facebook.hashtags", Sort.TAGS),
    ],
)
def test_a_field_is_written_with_what_it_is(kind: str, name: str, sort: Sort) -> None:
    assert dict(controls(form(kind)))[name].sort is sort


PRODUCTS = ("channels.led.boards.font", "channels.led.boards.player")
"""What is chosen by a name of its own."""


@pytest.mark.parametrize("name", [UNIT, MONTH])
def test_the_unit_and_the_month_have_forms_that_officers_read(name: str) -> None:
    for path, control in controls(form(name)):
        assert is_told(control), path
        assert bool(control.choices) == (control.sort in {Sort.CHOICE, Sort.CHANNELS}), path
        assert path in PRODUCTS or not any(choice.label == choice.value for choice in control.choices), path
    assert keys(name, ())[0] == ("name" if name == UNIT else "title")


def test_what_commands_write_has_no_control() -> None:
    found = dict(controls(form(UNIT)))
    assert not {"identity", "bantin_version"} & set(found)
    assert {
        "contacts.checked_on": Sort.CHECKED,
        "default_contacts": Sort.CONTACTS,
        "contacts": Sort.GROUPS,
    }.items() <= {path: control.sort for path, control in found.items()}.items()


def test_a_field_that_nobody_described_is_noticed() -> None:
    class Planted(Model):
        """A model whose field nobody described."""

        nameless: str

    (control,) = controls_of(Planted, {})
    assert not is_told(control)


def test_new_keys_stand_as_the_form_has_them() -> None:
    assert list(keys("warning", ()))[:5] == ["kind", "title", "summary", "severity", "tricks"]
    assert keys("warning", ("led",)) == ["title", "text", "short", "since", "until", "hours"]
    assert keys("figures", ("values", 0))[:2] == ["label", "value"]


def test_keys_in_vietnamese_are_found() -> None:
    written: Value = {"Tiêu đề": "a", "Ảnh minh họa": {"tệp": "b"}, "sources": [{"Tên nguồn": "c"}]}
    assert path_in(written, ("title",), "warning") == ("Tiêu đề",)
    assert path_in(written, ("image", "alt"), "warning") == ("Ảnh minh họa", "alt")
    assert path_in(written, ("sources", 0, "name"), "warning") == ("sources", 0, "Tên nguồn")
    assert path_in(written, ("led", "title"), "warning") == ("led", "title")
