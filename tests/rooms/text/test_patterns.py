"""Patterns that are compiled late find what compiled ones find, and all of them can be compiled."""

from __future__ import annotations

import ast
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest

import bantin
from bantin.text.patterns import Late, regex

TEXT = "Ngày 5/11, Công an phường nhận 12 tin; ngày 7/11 nhận 3 tin nữa."
ASKED: dict[str, Callable[[re.Pattern[str]], object]] = {
    "search": lambda one: str(one.search(TEXT)),
    "match": lambda one: str(one.match(TEXT, 5)),
    "fullmatch": lambda one: str(one.fullmatch("5/11")),
    "finditer": lambda one: [found.span() for found in one.finditer(TEXT, 8)],
    "findall": lambda one: one.findall(TEXT),
    "split": lambda one: one.split(TEXT, 1),
    "sub": lambda one: one.sub(r"\g<day>", TEXT),
    "subn": lambda one: one.subn("", TEXT),
    "pattern": lambda one: one.pattern,
    "flags": lambda one: one.flags,
    "groups": lambda one: one.groups,
    "groupindex": lambda one: dict(one.groupindex),
}


@pytest.mark.parametrize("first", ASKED)
def test_whatever_is_asked_first_is_answered_as_a_compiled_pattern_does(first: str) -> None:
    written = r"(?P<day>\d{1,2})/(?P<month>\d{1,2})"
    late, compiled = regex(written, re.ASCII), re.compile(written, re.ASCII)
    for ask in (ASKED[first], *ASKED.values()):
        assert ask(late) == ask(compiled)


def test_a_pattern_is_compiled_once_and_not_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    honest = re.compile

    def counted(text: str, flags: int) -> re.Pattern[str]:
        compiled.append(text)
        return honest(text, flags)

    monkeypatch.setattr(re, "compile", counted)
    late = regex("a+")
    assert late.pattern == "a+"
    assert not compiled
    for _ in range(3):
        assert late.search("baa")
        assert late.sub("", "baa") == "b"
    assert compiled == ["a+"]


def held(value: object) -> Iterator[Late[str] | Late[bytes]]:
    """Find the patterns in what a module holds."""
    if isinstance(value, Late):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from held(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from held(one)


def test_every_pattern_of_bantin_can_be_compiled() -> None:
    found: list[Late[str] | Late[bytes]] = []
    for module in pkgutil.walk_packages(bantin.__path__, "bantin."):
        if not module.name.endswith("__main__"):
            found += held(vars(import_module(module.name)))
    assert len(found) > 350
    for one in found:
        assert one.flags is not None
    (planted,) = held({"_WRONG": (regex("("),)})
    with pytest.raises(re.error):
        _ = planted.flags


def handed_on(source: str) -> list[str]:
    """List calls of `re`'s own functions with a late pattern of the same module, which they do not take."""
    tree = ast.parse(source)
    assigned = [node for node in tree.body if isinstance(node, ast.Assign) and "regex(" in ast.unparse(node.value)]
    late = {name.id for node in assigned for name in ast.walk(node.targets[0]) if isinstance(name, ast.Name)}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")]
    return [ast.unparse(call) for call in calls if call.args and ast.unparse(call.args[0]) in late]


def test_no_late_pattern_is_handed_to_a_function_of_re() -> None:
    files = Path(bantin.__file__).parent.rglob("*.py")
    assert [found for file in files for found in handed_on(file.read_text(encoding="utf-8"))] == []
    assert handed_on('_A = regex("a")\nre.search(_A, "a")') == ["re.search(_A, 'a')"]
