"""What docs/stability.md promises holds: whatever was promised once is still there.

`pytest --update` on this file adds what is new to the promise; nothing is ever taken out of it by a program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from bantin.cli.app import app
from bantin.cli.diagnostics import as_json
from bantin.cli.interrupts import INTERRUPTED
from bantin.cli.options import UsageError
from bantin.cli.run import BUG, FAILED
from bantin.design.looks.vocabulary import ELEMENTS
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.output.manifest import File, Imprint, Manifest, Named, encoded
from bantin.session.scaffold.schemas import NAMES, schema_text

PROMISED = Path(__file__).parents[2] / "fixtures" / "promised.json"

Promise = dict[str, list[str]]


def in_schema(schema: Mapping[str, Any]) -> Iterator[str]:
    """List what files of a schema may say: fields by dotted path, a `?` behind those that may be left out, choices."""
    for kind in schema.get("oneOf", [schema]):
        whole = schema["$defs"][kind["$ref"].rpartition("/")[2]] if "$ref" in kind else kind
        name = whole["properties"].get("kind", {}).get("const", "")
        yield from _in_node(whole, schema.get("$defs", {}), name)


def _in_node(node: Mapping[str, Any], named: Mapping[str, Any], path: str) -> Iterator[str]:
    if "$ref" in node:
        yield from _in_node(named[node["$ref"].rpartition("/")[2]], named, path)
    for group in ("anyOf", "allOf", "oneOf"):
        for part in node.get(group, ()):
            yield from _in_node(part, named, path)
    if isinstance(node.get("items"), dict):
        yield from _in_node(node["items"], named, f"{path}[]")
    yield from (f"{path}={choice}" for choice in node.get("enum", ()))
    for name, field in node.get("properties", {}).items():
        below = f"{path}.{name}".lstrip(".")
        yield below
        if name not in node.get("required", ()):
            yield f"{below}?"
        yield from _in_node(field, named, below)


def kept() -> Promise:
    """List what there is of all that may be promised."""
    manifest = json.loads(encoded(Manifest("", "", (), Imprint("", "", 1, ()))))
    files = [field.name for field in fields(File)]
    commands: Mapping[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    options = [f"{name} {one}" for name, command in commands.items() for each in command.params for one in each.opts]
    told = as_json([Diagnostic(Code("x"), Severity.ERROR, "x")])[0]
    codes = {0, FAILED, UsageError("").exit_code, BUG, INTERRUPTED}
    kept: dict[str, Iterable[str]] = {
        **{name: in_schema(json.loads(schema_text(name))) for name in NAMES},
        "manifest": [
            *manifest,
            *(f"files[].{name}" for name in files),
            *(f"items[].{one.name}" for one in fields(Named)),
        ],
        "exit codes": map(str, codes),
        "commands": [*commands, *(option for option in options if " --" in option)],
        "diagnostics as JSON": list(told),
        "look attributes": [f"{element} {name}" for element, known in ELEMENTS.items() for name in known],
    }
    return {area: sorted(set(names)) for area, names in kept.items()}


def broken(promised: Promise, kept: Promise) -> list[str]:
    """List what was promised and is no longer there."""
    return [f"{area}: {name}" for area, names in promised.items() for name in names if name not in kept.get(area, ())]


def test_what_was_promised_is_kept(pytestconfig: pytest.Config) -> None:
    promised: Promise = json.loads(PROMISED.read_text(encoding="utf-8")) if PROMISED.exists() else {}
    if pytestconfig.getoption("--update"):
        promised = {area: sorted({*names, *promised.get(area, ())}) for area, names in kept().items()}
        PROMISED.write_text(json.dumps(promised, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert promised.keys() == kept().keys()
    assert broken(promised, kept()) == []


@pytest.mark.parametrize("name", ["bulletin", "item", "unit"])
def test_every_field_of_0_1_0_is_still_read(name: str, repository: Path) -> None:
    schema = repository / "tests/fixtures/written_by_0_1_0/content/.schema" / f"{name}.json"
    old = sorted(in_schema(json.loads(schema.read_text(encoding="utf-8"))))
    assert len(old) > 10
    assert broken({name: old}, kept()) == []


def test_a_field_that_goes_or_becomes_required_a_code_and_a_command_are_missed() -> None:
    promised = kept()
    for area, gone in (
        ("unit", "channels.led.boards[].pitch_mm"),
        ("unit", "theme?"),
        ("unit", "channels.led.boards[].player=xibo"),
        ("item", "warning.tricks"),
        ("manifest", "files[].sha256"),
        ("exit codes", "130"),
        ("commands", "build --only"),
        ("look attributes", "text max-lines"),
    ):
        assert gone in promised[area]
        less = {**promised, area: [name for name in promised[area] if name != gone]}
        assert broken(promised, less) == [f"{area}: {gone}"]


def test_the_page_names_every_area_and_the_readme_leads_to_it(repository: Path) -> None:
    page = (repository / "docs" / "stability.md").read_text(encoding="utf-8")
    for code in kept()["exit codes"]:
        assert re.search(rf"\b{code}\b", page)
    for field in kept()["manifest"]:
        assert f"`{field.rpartition('.')[2]}`" in page
    assert "docs/stability.md" in (repository / "README.md").read_text(encoding="utf-8")
