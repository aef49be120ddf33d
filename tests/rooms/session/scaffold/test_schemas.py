from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bantin.model.kinds import KINDS
from bantin.session.scaffold.create import new_item
from bantin.session.scaffold.schemas import NAMES, Name, schema, schema_text
from tests.fixtures.workspaces import own

PROJECT = Path(__file__).parents[4]
SAMPLE = PROJECT / "content"


class EditorLoader(yaml.SafeLoader):
    """Reads scalars as YAML 1.2 and so editors' services have them: dates and yes are text, 1.234 is a number."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - PyYAML's own attribute


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def validate(name: Name, text: str) -> None:
    jsonschema.Draft202012Validator(schema(name)).validate(yaml.load(text, Loader=EditorLoader))  # noqa: S506 - a SafeLoader


def schema_of(file: Path) -> Name:
    if file.name == "unit.yaml":
        return "unit"
    return "bulletin" if file.name == "bulletin.yaml" else "item"


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_schemas(name: Name) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_committed_copies_are_those_of_the_models(name: Name, request: pytest.FixtureRequest) -> None:
    committed = SAMPLE / ".schema" / f"{name}.json"
    if request.config.getoption("--update"):
        committed.write_text(schema_text(name), encoding="utf-8", newline="\n")
        return
    assert committed.read_text(encoding="utf-8") == schema_text(name), f"run: pytest {Path(__file__).name} --update"


def test_editor_setting_is_that_of_new_workspaces() -> None:
    shipped = PROJECT / "bantin" / "session" / "scaffold" / "data" / "settings.json"
    assert (PROJECT / ".vscode" / "settings.json").read_bytes() == shipped.read_bytes()


def test_scaffolds_of_every_kind_fit(root: Path, month: Path) -> None:
    for kind in KINDS:
        new_item(root, "2024-11", kind, "Tin")
    files = [root / "content" / "unit.yaml", *month.glob("*.yaml")]
    assert len(files) == 2 + 3 + len(KINDS)
    for file in files:
        validate(schema_of(file), own(file.read_text(encoding="utf-8")))


def test_sample_months_fit() -> None:
    files = [file for file in SAMPLE.rglob("*.yaml") if ".schema" not in file.parts]
    for file in files:
        validate(schema_of(file), file.read_text(encoding="utf-8"))


ITEM = "title: 2024\nsummary: 18.5\n"


@pytest.mark.parametrize(
    "text",
    [
        "kind: figures\nvalues: [{label: A, value: 368.063}, {label: true, value: '93,32', as_of: 30/11/2024}]\n",
        "kind: deadline\ndate: 2024-12-31\ntodo: [Làm]\ncontacts: [113]\n",
        "kind: notice\ntext: [A]\nimage: {file: a.jpg, alt: A, focus: ['0,5', 0.5], redactions: []}\n",
    ],
)
def test_scalars_are_taken_as_editors_read_them(text: str) -> None:
    validate("item", ITEM + text)


@pytest.mark.parametrize(
    "text",
    [
        "kind: notice\ntext: [A]\nsumary: B\n",
        "kind: notis\ntext: [A]\n",
        "text: [A]\n",
        "kind: notice\ntext: A\n",
        "kind: notice\ntext: []\n",
        "kind: notice\ntext: [A]\nseverity: red\n",
        "kind: deadline\ndate: mai\ntodo: [A]\n",
        "kind: figures\nvalues: [{label: A, value: nhiều}]\n",
    ],
)
def test_mistakes_are_underlined(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        validate("item", ITEM + text)


def properties(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401 - JSON
    if isinstance(node, dict):
        for name, value in node.get("properties", {}).items():
            yield name, value
        for value in node.values():
            yield from properties(value)
    elif isinstance(node, list):
        for value in node:
            yield from properties(value)


@pytest.mark.parametrize("name", NAMES)
def test_every_property_is_described_in_both_languages(name: Name) -> None:
    described = list(properties(schema(name)))
    assert described
    for field, value in described:
        vietnamese, _, english = value["description"].partition(" — ")
        assert vietnamese, field
        assert english == value["x-description-en"], field
