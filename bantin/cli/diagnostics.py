"""Renderers of diagnostics: for people, as JSON, and as annotations of a hosted CI."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bantin.cli.plain_text import sentence, visible
from bantin.cli.screen import is_live
from bantin.model.diagnostic import Diagnostic, Location, Mend, Severity, in_order
from bantin.text.sentences.joining import ended

_WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "lưu ý"}
_COLORS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

_WEIGHTS = {severity: weight for weight, severity in enumerate(_COMMANDS)}

_GUTTER = 6
_ROOM = 110
"""Columns of a source line that are shown where the screen sets no limit. A paragraph of YAML is one long line."""


def show(console: Console, diagnostics: Sequence[Diagnostic]) -> None:
    """Print for people: place, what is wrong, the source line with the spot underlined, what to do; then a count.

    Last comes how to ask what a code means.
    """
    room = max(20, console.width - _GUTTER - 3) if is_live(console) else _ROOM
    told = in_order(diagnostics)
    for diagnostic in told:
        console.print(_human(diagnostic, room), soft_wrap=not is_live(console))
    if told:
        console.print(count(told))
        first = min(told, key=lambda one: _WEIGHTS[one.severity])
        console.print(f"Vì sao, và sửa thế nào: bantin explain {first.code}", style="dim")


def _human(diagnostic: Diagnostic, room: int) -> Text:
    text = Text()
    location = diagnostic.location
    if location is not None:
        text.append(visible(where(location)), style="bold").append(": ")
    text.append(_WORDS[diagnostic.severity], style=_COLORS[diagnostic.severity])
    text.append(f": {sentence(diagnostic.message)} ").append(f"[{diagnostic.code}]", style="dim")
    if location is not None and location.line and location.excerpt:
        text.append("\n").append(_excerpt(location, _COLORS[diagnostic.severity], room))
    if diagnostic.hint:
        text.append("\n").append("  → ", style="green").append(sentence(diagnostic.hint))
    return text.append("\n")


def where(location: Location) -> str:
    """Write a place as editors and terminals know it: file:line:column."""
    parts = [location.file, *(str(number) for number in (location.line, location.column) if number)]
    return ":".join(parts)


def _excerpt(location: Location, style: str, room: int) -> Text:
    before, spot, after = _around(location, room)
    text = Text(f"{location.line:>{_GUTTER}} │ ", style="dim").append(before + spot + after, style="default")
    if location.column:
        text.append("\n" + " " * _GUTTER + " │ ", style="dim").append(" " * cell_len(before))
        text.append("^" * max(1, cell_len(spot)), style=style)
    return text


def _around(location: Location, room: int) -> tuple[str, str, str]:
    """Cut a source line into what stands before, in and after the spot, as much of it as there is room for."""
    line = visible(location.excerpt)
    start = max(0, location.column - 1)
    parts = line[:start], line[start : start + location.length], line[start + location.length :]
    if cell_len(line) <= room:
        return parts
    spot = _beginning(parts[1], room * 2 // 3)
    before = _ending(parts[0], (room - cell_len(spot)) // 2)
    after = _beginning(parts[2], room - cell_len(before) - cell_len(spot)) if spot == parts[1] else ""
    return before, spot, after


def _beginning(text: str, room: int) -> str:
    """Cut the end off a text that is too wide for so many columns."""
    return text if _fitting(text, room) == len(text) else f"{text[: _fitting(text, room - 1)]}…"


def _ending(text: str, room: int) -> str:
    """Cut the beginning off a text that is too wide."""
    return _beginning(text[::-1], room)[::-1]


def _fitting(text: str, room: int) -> int:
    """Count the characters at the start of a text that fit."""
    width = 0
    for number, letter in enumerate(text):
        width += cell_len(letter)
        if width > room:
            return number
    return len(text)


def count(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a phrase with the number of each severity."""
    kinds = [diagnostic.severity for diagnostic in dict.fromkeys(diagnostics)]
    parts = [f"{kinds.count(severity)} {word}" for severity, word in _WORDS.items() if severity in kinds]
    return f"Tổng cộng: {', '.join(parts)}."


def as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """List for programs; file, line and column are null where unknown.

    A mend says what to write in that line: at which column, in place of how many characters, and whether it is certain.
    """
    found: list[dict[str, object]] = []
    for diagnostic in in_order(diagnostics):
        file, line, column = diagnostic.position
        found.append(
            {
                "code": diagnostic.code,
                "severity": diagnostic.severity.value,
                "message": diagnostic.message,
                "hint": diagnostic.hint,
                "file": file,
                "line": line,
                "column": column,
                "mend": _mend(diagnostic.mend),
            }
        )
    return found


def _mend(mend: Mend | None) -> dict[str, object] | None:
    if mend is None:
        return None
    return {"column": mend.column, "length": mend.length, "text": mend.text, "certain": mend.certain}


def as_json_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Write the list as text."""
    return json.dumps(as_json(diagnostics), ensure_ascii=False, indent=1)


def as_annotations(diagnostics: Iterable[Diagnostic], prefix: str = "") -> str:
    """Write workflow commands that a hosted CI shows at the lines concerned (GitHub's syntax).

    Args:
        diagnostics: in any order.
        prefix: of the workspace in the repository, such as `ban-tin/`; the CI counts paths from there.
    """
    return "\n".join(_annotation(diagnostic, prefix) for diagnostic in in_order(diagnostics))


def prefix_in(repository: str | None, root: Path) -> str:
    """Find where a workspace lies in a repository; empty if that is unknown or its root."""
    inside = repository and root.is_relative_to(Path(repository).resolve())
    path = root.relative_to(Path(repository).resolve()).as_posix() if repository and inside else "."
    return "" if path == "." else f"{path}/"


def _annotation(diagnostic: Diagnostic, prefix: str) -> str:
    at = diagnostic.location
    facts = {"file": prefix + at.file, "line": at.line, "col": at.column} if at else {}
    properties = [f"{name}={_escaped(str(value), ':,')}" for name, value in facts.items() if value]
    properties.append(f"title={_escaped(diagnostic.code, ':,')}")
    message = ended(diagnostic.message) + (f"\n→ {ended(diagnostic.hint)}" if diagnostic.hint else "")
    return f"::{_COMMANDS[diagnostic.severity]} {','.join(properties)}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    for letter in "%\r\n" + more:
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
