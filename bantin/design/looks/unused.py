"""Macros of a workspace's own looks that no look calls any more: to change them changes no picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bantin.design.looks.folders import OWN
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.text.patterns import regex

_LOOKS = frozenset((".xml", ".txt"))
_COMMENT = regex(r"\{#.*?#\}", re.DOTALL)
_MACRO = regex(r"\{%-?\s*macro\s+(\w+)\s*\(.*?\{%-?\s*endmacro\s*-?%\}", re.DOTALL)
_HEAD = regex(r"\{%-?\s*macro\s+\w+")
_IMPORT = regex(r"\{%-?\s*import\s+[\"']([^\"']+)[\"']\s+as\s+(\w+)")
_FROM = regex(r"\{%-?\s*from\s+[\"']([^\"']+)[\"']\s+import\s+([^%]*?)-?%\}")
_PARENT = regex(r"\{%-?\s*(?:extends|include)\s+[\"']([^\"']+)[\"']")


def unused_macros(folders: Sequence[Path]) -> Iterator[Diagnostic]:
    """Tell once a file of macros that are the workspace's own, or changed, and that no look calls.

    Args:
        folders: of templates, in order of precedence; nothing is told of one alone.
    """
    own, *others = folders
    mine = _texts(own) if others else {}
    if not any(_MACRO.search(text) for text in mine.values()):
        return
    shipped = {name: text for folder in reversed(others) for name, text in _texts(folder).items()}
    called = _called(shipped | mine)
    for name, text in sorted(mine.items()):
        same = {one[0] for one in _MACRO.finditer(shipped.get(name, ""))}
        unused = [one for one in _MACRO.finditer(text) if one[0] not in same and one[1] not in called.get(name, ())]
        if unused:
            yield _told(name, text, unused)


def _texts(folder: Path) -> dict[str, str]:
    """Read the looks of a folder by the names that looks call them by, comments blanked; none that is no UTF-8."""
    found = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.suffix in _LOOKS and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            found[path.relative_to(folder).as_posix()] = _COMMENT.sub(lambda one: re.sub(r"[^\n]", " ", one[0]), text)
    return found


def _called(texts: Mapping[str, str]) -> dict[str, set[str]]:
    """Map each look to its macros that are called, by itself or by looks that import it."""
    called: dict[str, set[str]] = {}
    for name, text in texts.items():
        bare = _HEAD.sub("", text)
        called.setdefault(name, set()).update(re.findall(r"(?<![.\w])(\w+)\s*\(", bare))
        for file, alias in _imported(name, texts):
            names = called.setdefault(file, set())
            names.update(re.findall(rf"\b{alias}\.(\w+)", bare))
            if re.search(rf"\b{alias}\s*\[", bare):  # by a name that only rendering knows
                names.update(macro[1] for macro in _MACRO.finditer(texts.get(file, "")))
        for file, wanted in _FROM.findall(text):
            called.setdefault(file, set()).update(re.findall(r"\w+", wanted))
    return called


def _imported(name: str, texts: Mapping[str, str], seen: frozenset[str] = frozenset()) -> set[tuple[str, str]]:
    """List what a look imports, and as what, its parents included."""
    text = texts.get(name, "")
    found = set(_IMPORT.findall(text))
    for parent in _PARENT.findall(text):
        if parent not in seen:
            found |= _imported(parent, texts, seen | {name})
    return found


def _told(name: str, text: str, unused: Sequence[re.Match[str]]) -> Diagnostic:
    first = unused[0]
    line = text.count("\n", 0, first.start()) + 1
    start = first.start() - text.rfind("\n", 0, first.start())
    listed = ", ".join(f"«{macro[1]}»" for macro in unused)
    head = text.split("\n")[line - 1]
    place = Location(f"{OWN}/{name}", line, start, len(head.rstrip()) - start + 1, head, name)
    return Diagnostic(
        Code("unused-macro"),
        Severity.WARNING,
        f"Không mẫu nào gọi mảnh {listed} của tệp này, nên những gì sửa trong đó không hiện trên ảnh nào",
        place,
        "Xóa đi, rồi sửa ở mảnh nay thay cho nó trong mẫu đi kèm; huy hiệu của đơn vị thì ghi ở «emblem» trong "
        "content/unit.yaml",
    )
