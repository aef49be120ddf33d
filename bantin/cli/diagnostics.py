"""Diagnostics as people, programs and a hosted CI read them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bantin.model.diagnostic import Diagnostic, Location, Severity

_WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "lưu ý"}
_COLORS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by file and place, those without a place last; each once."""

    def place(diagnostic: Diagnostic) -> tuple[bool, str, int, int]:
        at = diagnostic.location
        return at is None, at.file if at else "", at.line if at else 0, at.column if at else 0

    return sorted(dict.fromkeys(diagnostics), key=place)


def show(console: Console, diagnostics: Sequence[Diagnostic]) -> None:
    """Print for people: place, what is wrong, the source line with the spot underlined, what to do; then a count."""
    for diagnostic in in_order(diagnostics):
        console.print(_human(diagnostic), soft_wrap=True, highlight=False)
    if diagnostics:
        console.print(_count(diagnostics), highlight=False)


def _human(diagnostic: Diagnostic) -> Text:
    # Editors' text goes in as plain Text: rich's own markup in a title must not mean anything.
    text = Text()
    location = diagnostic.location
    if location is not None:
        text.append(where(location), style="bold").append(": ")
    text.append(_WORDS[diagnostic.severity], style=_COLORS[diagnostic.severity])
    text.append(f": {diagnostic.message} ").append(f"[{diagnostic.code}]", style="dim")
    if location is not None and location.line and location.excerpt:
        text.append("\n").append(_excerpt(location, _COLORS[diagnostic.severity]))
    if diagnostic.hint:
        text.append("\n").append("  → ", style="green").append(diagnostic.hint)
    return text.append("\n")


def where(location: Location) -> str:
    """Write a place as editors and terminals know it: file:line:column."""
    parts = [location.file, *(str(number) for number in (location.line, location.column) if number)]
    return ":".join(parts)


def _excerpt(location: Location, style: str) -> Text:
    gutter = f"{location.line:>6} │ "
    shown = location.excerpt.replace("\t", " ")
    text = Text(gutter, style="dim").append(shown, style="default")
    if location.column:
        before = shown[: location.column - 1]
        spot = shown[location.column - 1 : location.column - 1 + location.length]
        text.append("\n" + " " * 6 + " │ ", style="dim").append(" " * cell_len(before))
        text.append("^" * max(1, cell_len(spot)), style=style)
    return text


def _count(diagnostics: Sequence[Diagnostic]) -> Text:
    kinds = [diagnostic.severity for diagnostic in dict.fromkeys(diagnostics)]
    parts = [f"{kinds.count(severity)} {word}" for severity, word in _WORDS.items() if severity in kinds]
    return Text(", ".join(parts) + ".")


def as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """List for programs; line and column are null where unknown."""
    found: list[dict[str, object]] = []
    for diagnostic in in_order(diagnostics):
        at = diagnostic.location
        found.append(
            {
                "code": diagnostic.code,
                "severity": diagnostic.severity.value,
                "message": diagnostic.message,
                "hint": diagnostic.hint,
                "file": at.file if at else None,
                "line": (at.line or None) if at else None,
                "column": (at.column or None) if at else None,
            }
        )
    return found


def as_json_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Write the list as text."""
    return json.dumps(as_json(diagnostics), ensure_ascii=False, indent=1)


def as_annotations(diagnostics: Iterable[Diagnostic]) -> str:
    """Write workflow commands that a hosted CI shows at the lines concerned (GitHub's syntax)."""
    return "\n".join(_annotation(diagnostic) for diagnostic in in_order(diagnostics))


def _annotation(diagnostic: Diagnostic) -> str:
    at = diagnostic.location
    facts = {"file": at.file, "line": at.line, "col": at.column} if at else {}
    properties = [f"{name}={_escaped(str(value), ':,')}" for name, value in facts.items() if value]
    properties.append(f"title={_escaped(diagnostic.code, ':,')}")
    message = diagnostic.message + (f"\n→ {diagnostic.hint}" if diagnostic.hint else "")
    return f"::{_COMMANDS[diagnostic.severity]} {','.join(properties)}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    for letter in "%\r\n" + more:
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
