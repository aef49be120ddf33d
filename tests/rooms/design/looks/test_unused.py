from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bantin.design.looks.unused import unused_macros

Write = Callable[..., list[str]]

KIT = "{% macro head() %}<row/>{% endmacro %}\n"


@pytest.fixture
def told(tmp_path: Path) -> Write:
    """Writes own and shipped looks, and lists what is told of them."""

    def write(own: dict[str, str], shipped: dict[str, str]) -> list[str]:
        for folder, texts in (("own", own), ("shipped", shipped)):
            (tmp_path / folder).mkdir()
            for name, text in texts.items():
                path = tmp_path / folder / name
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
        found = unused_macros([tmp_path / "own", tmp_path / "shipped"])
        return [f"{one.location.file}:{one.location.line} {one.message}" for one in found if one.location]

    return write


def test_macros_that_nothing_calls_are_told_once_a_file(told: Write) -> None:
    [one] = told({"kit.xml": "{# head() #}\n" + KIT + KIT.replace("head", "foot")}, {"a/base.xml": "<card/>"})
    assert one.startswith("templates/kit.xml:2 ")
    assert "«head», «foot»" in one


@pytest.mark.parametrize(
    "caller",
    [
        '{% import "kit.xml" as kit with context %}{{ kit.head() }}',
        '{% import "kit.xml" as kit %}{{ kit[name]() }}',
        '{% from "kit.xml" import head %}{{ head() }}',
        '{% extends "b.xml" %}{% block body %}{{ kit.head() }}{% endblock %}',
    ],
)
def test_what_a_look_calls_is_not_told(told: Write, caller: str) -> None:
    parent = '{% import "kit.xml" as kit %}{% block body %}{% endblock %}'
    assert told({"kit.xml": KIT}, {"a.xml": caller, "b.xml": parent}) == []


def test_a_macro_of_the_same_name_in_another_file_is_another(told: Write) -> None:
    caller = '{% import "b/kit.xml" as kit %}{{ kit.head() }}'
    assert len(told({"kit.xml": KIT}, {"b/kit.xml": KIT, "a.xml": caller})) == 1


def test_an_unchanged_copy_of_what_is_shipped_is_not_told(told: Write) -> None:
    assert told({"kit.xml": KIT}, {"kit.xml": KIT}) == []
