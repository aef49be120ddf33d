"""What README.md repeats of the code is what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bantin.model.item import Item
from bantin.model.kinds import KINDS

TABLE = re.compile(r"(\| `kind:` \|[^\n]*\n\| --- [^\n]*\n)((?:\|[^\n]*\n)+)")


def row(kind: str, model: type[Item]) -> str:
    """Write a kind's row: its name, its label, and its own fields, each with the first words of its description."""
    told = {name: field.description or "" for name, field in model.model_fields.items()}
    common = {name: field.description for name, field in Item.model_fields.items()}
    words = {name: re.split("[;,:]", about)[0] for name, about in told.items() if about != common.get(name)}
    fields = " · ".join(f"`{name}` {about[:1].lower()}{about[1:]}" for name, about in words.items())
    return f"| `{kind}` | {model.label} | {fields} |\n"


def test_the_table_of_kinds_is_that_of_the_models(repository: Path, request: pytest.FixtureRequest) -> None:
    readme = repository / "README.md"
    text = readme.read_text(encoding="utf-8")
    rows = "".join(row(kind, model) for kind, model in KINDS.items())
    found = TABLE.search(text)
    assert found
    if request.config.getoption("--update"):
        readme.write_text(text.replace(found[2], rows), encoding="utf-8", newline="\n")
        return
    assert found[2] == rows, "run: pytest tests/whole/test_readme.py --update"
