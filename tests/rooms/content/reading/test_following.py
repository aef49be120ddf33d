"""A field that is missing in a group, or stands above its group, is mended by doing what is told, to the letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import yaml

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.settling.form import form_of
from bantin.content.reading.settling.settle import settle
from bantin.content.reading.validation import validate
from bantin.model.base import Model
from bantin.model.diagnostic import Diagnostic
from bantin.model.kinds import KINDS
from bantin.model.unit import Unit
from tests.fixtures.examples import MONTH
from tests.fixtures.proofs import some
from tests.fixtures.workspaces import SMALL_UNIT

Compose = Callable[[str], ComposedFile]
Path = tuple[str | int, ...]

BOARD = {"id": "b", "name": "Cổng", "pixels": "384x192", "pitch_mm": "10", "viewing_m": "30"}
CHANNELS = {"led": {"boards": [BOARD]}, "video": {"formats": [{"id": "reel", "pixels": "1080x1920"}]}}
FILES: dict[str, tuple[type[Model], dict[str, Any]]] = {
    kind: (model, model.full_example(MONTH)) for kind, model in KINDS.items()
}
FILES["unit"] = (Unit, yaml.load(SMALL_UNIT, yaml.BaseLoader) | {"channels": CHANNELS})  # noqa: S506 - texts alone


@dataclass(frozen=True)
class Case:
    """A field of a group, and whether the group is written in brackets."""

    file: str
    path: Path
    in_brackets: bool

    def __str__(self) -> str:
        return f"{self.file}: {'.'.join(map(str, self.path))}{' in brackets' if self.in_brackets else ''}"


def groups(model: type[Model], value: Any, path: Path = ()) -> Iterator[tuple[type[Model], Path]]:  # noqa: ANN401 - as YAML has it
    """List the groups of an example, each with its model."""
    for name, info in model.model_fields.items():
        form, inner = form_of(info, None), value.get(name)
        if isinstance(inner, dict) and form.model:
            yield form.model, (*path, name)
            yield from groups(form.model, inner, (*path, name))
        elif isinstance(inner, list) and form.is_list and form.element.model:
            for number, one in enumerate(inner):
                yield form.element.model, (*path, name, number)
                yield from groups(form.element.model, one, (*path, name, number))


def at(value: Any, path: Path) -> Any:  # noqa: ANN401 - the same
    for part in path:
        value = value[part]
    return value


FIELDS = [
    (Case(file, (*path, name), in_brackets), info.is_required())
    for file, (model, value) in FILES.items()
    for inner, path in groups(model, value)
    for name, info in inner.model_fields.items()
    if isinstance(at(value, path).get(name), str)
    for in_brackets in (False, True)
]


def is_written(case: Case) -> bool:
    """Whether its group can be written so: a group with groups of its own seldom stands in brackets."""
    group = at(FILES[case.file][1], case.path[:-1])
    return not (case.in_brackets and any(isinstance(one, dict | list) for one in group.values()))


def is_alone(case: Case) -> bool:
    """Whether nothing else is in its group: without it there is an empty value instead of one."""
    return len(at(FILES[case.file][1], case.path[:-1])) == 1


MISSING = [case for case, required in FIELDS if required and is_written(case) and not is_alone(case)]
MISPLACED = [case for case, _ in FIELDS if is_written(case) and case.path[-1] not in FILES[case.file][1]]


def written(value: dict[str, Any], bracketed: Path = ()) -> str:
    """Write a file, the group at a path in brackets."""

    def block(value: Any, path: Path, indent: str) -> str:  # noqa: ANN401 - the same
        if isinstance(value, str):
            return f" {quoted(value)}\n"
        if path == bracketed and path:
            return " {" + ", ".join(f"{name}: {quoted(one)}" for name, one in value.items()) + "}\n"
        if isinstance(value, dict):
            return "\n" + "".join(
                f"{indent}{name}:{block(v, (*path, name), indent + '  ')}" for name, v in value.items()
            )
        entries = [block(one, (*path, number), indent + "  ") for number, one in enumerate(value)]
        return "\n" + "".join(
            f"{indent}- {entry.removeprefix(chr(10)).removeprefix(indent + '  ').lstrip()}" for entry in entries
        )

    return block(value, (), "").removeprefix("\n")


def quoted(value: Any) -> str:  # noqa: ANN401 - the same
    return "[" + ", ".join(map(quoted, value)) + "]" if isinstance(value, list) else f'"{value}"'


def told(composed: Compose, file: str, text: str) -> list[Diagnostic]:
    model = FILES[file][0]
    read = composed(text)
    assert not read.diagnostics, text
    settle(read, model)
    return [*read.diagnostics, *validate(model, read, read.value)[1]]


def changed(value: Any, path: Path, change: Callable[[dict[str, Any]], None]) -> Any:  # noqa: ANN401 - the same
    """Copy a value, with the group at a path changed."""
    if not path:
        copied = dict(value)
        change(copied)
        return copied
    inner = changed(value[path[0]], path[1:], change)
    if isinstance(value, list):
        return [inner if number == path[0] else one for number, one in enumerate(value)]
    return value | {path[0]: inner}


def added(text: str, found: Diagnostic, value: str) -> str:
    """Add a line, or a part of brackets, as the hint says."""
    said = re.search(
        r"(?:Ngay dưới «(?P<beside>\w+)»|(?P<brackets>Thêm vào trong ngoặc))[^«]*(?:thẳng hàng với nó, thêm dòng )?"
        r"«(?P<name>\w+): (?P<shape>[^»]*)»",
        found.hint,
    )
    assert said, found.hint
    place, lines = found.location, text.splitlines()
    assert place
    row = place.line - 1
    new = f'{said["name"]}: "{value}"'
    if said["brackets"]:
        head, bracket, rest = lines[row].partition("}")
        lines[row] = f"{head}, {new}{bracket}{rest}"
    else:
        row = next(n for n in range(row, len(lines)) if re.match(rf"[ -]*{said['beside']}:", lines[n]))
        column = lines[row].index(said["beside"])
        lines.insert(row + 1, " " * column + new)
    return "\n".join([*lines, ""])


@pytest.mark.parametrize("case", some(MISSING, 30), ids=str)
def test_a_field_that_is_missing_in_a_group_is_added_where_it_is_said(composed: Compose, case: Case) -> None:
    value = FILES[case.file][1]
    *path, name = case.path
    without = changed(value, tuple(path), lambda group: group.pop(str(name)))
    text = written(without, tuple(path) if case.in_brackets else ())
    [found] = told(composed, case.file, text)
    assert found.code == "missing-key"
    assert told(composed, case.file, added(text, found, at(value, case.path))) == [], found.hint


def moved(text: str, found: Diagnostic, line: str) -> str:
    """Move a line as the hint says."""
    lines = text.splitlines()
    lines.remove(line)
    name, value = line.split(": ", 1)
    if said := re.search(r"xuống dưới «(\w+):», thụt vào, hoặc vào trong ngoặc", found.hint):
        row = next(n for n, one in enumerate(lines) if re.match(rf"[ -]*{said[1]}:", one))
        if lines[row].rstrip().endswith("}"):
            lines[row] = f"{lines[row].rstrip()[:-1]}, {line}}}"
        else:
            lines.insert(row + 1, " " * (lines[row].index(said[1]) + 2) + line)
    elif said := re.search(r"viết phần tử đầu là «- (\{.*?\})»", found.hint):
        path = re.search(r"trong «([\w: ]+)»", found.hint)
        assert path
        row = 0
        for part in path[1].split(": "):
            row = next(n for n in range(row, len(lines)) if re.match(rf" *{part}:", lines[n])) + 1
        column = lines[row].index("-")
        end = next(
            (n for n in range(row + 1, len(lines)) if len(lines[n]) - len(lines[n].lstrip()) <= column), len(lines)
        )
        lines[row:end] = [" " * column + "- " + said[1]]
    else:
        pytest.fail(f"nothing says what to do with {name}: {value}: {found.hint}")
    return "\n".join([*lines, ""])


@pytest.mark.parametrize("case", some(MISPLACED, 30), ids=str)
def test_a_field_above_its_group_is_moved_where_it_is_said(composed: Compose, case: Case) -> None:
    value = FILES[case.file][1]
    *path, name = case.path
    without = changed(value, tuple(path), lambda group: group.pop(str(name)))
    line = f'{name}: "{at(value, case.path)}"'
    text = written(without, tuple(path) if case.in_brackets else ()) + f"{line}\n"
    seen = [one for one in told(composed, case.file, text) if one.code in {"unknown-key", "duplicate-key"}]
    assert len(seen) == 1
    found = seen[0]
    assert found.hint
    if found.code == "duplicate-key" or "; hoặc " in found.hint or "là mục con của" not in found.hint:
        return  # a field of the file is called almost so, or several groups have one: an editor must choose
    left = told(composed, case.file, moved(text, found, line))
    assert [one for one in left if one.code != "missing-key"] == [], found.hint
