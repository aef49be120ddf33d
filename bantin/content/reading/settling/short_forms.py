"""Values that a hand writes shorter than the models have them: «Tháng 1: 412», names with commas, a dash too many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bantin.content.reading.composing.composed_file import Row, Rows, Value
from bantin.content.reading.composing.document import MOST_LETTERS
from bantin.content.reading.naming import field_meant, field_names, folded, meant
from bantin.content.reading.settling.form import Form, Names
from bantin.content.reading.source import SourceText, error
from bantin.model.base import Model
from bantin.model.diagnostic import Code, Diagnostic
from bantin.model.written import telephone
from bantin.text.patterns import regex

_PAIR = 2
_PAIR_OF_NUMBERS = regex(r"[0-9.,]+(?:\s*;\s*|,?\s+)[0-9.,]+")
_YES = frozenset(("co", "yes", "true", "bat", "on"))
_NO = frozenset(("khong", "khongco", "no", "none", "false", "tat", "off", "chuaco", "n/a"))
_BETWEEN_NAMES = regex(r"\s*[,;]\s*|\s+(?=#)")
_ENDS = frozenset(".!?…;:,")
"""Marks behind which the next sentence or part may follow at once."""
_SHOWN = 60
"""Characters of a text that a hint repeats."""


def of_text(text: str, model: type[Model]) -> dict[str, Value] | None:
    """Spell out a text that stands for a group; None where the group would lack something."""
    if len(text) > MOST_LETTERS:  # it is no short form, and to look for its parts would take long
        return None
    fields = dict(model.from_text(text.strip()))
    if not fields or any(info.is_required() and name not in fields for name, info in model.model_fields.items()):
        return None
    return dict(model.spelled_out(fields))


def yes_or_no(text: str) -> bool | None:
    """Tell yes from no; None where a text is neither."""
    said = folded(text)
    return True if said in _YES else False if said in _NO else None


def pair(text: str) -> list[Value] | None:
    """Part two numbers that stand together: «0,5; 0,3»."""
    found: list[Value] = [*re.findall(r"[0-9]+(?:[.,][0-9]+)?", text)]
    return found if len(found) == _PAIR and _PAIR_OF_NUMBERS.fullmatch(text.strip()) else None


def with_entries(value: dict[str, Value]) -> list[str] | None:
    """List a sentence and the entries of the list below it; None for what is not that."""
    if len(value) != 1:
        return None
    [(key, one)] = value.items()
    if not isinstance(one, list) or key in field_names():
        return None
    texts = [entry if isinstance(entry, str) else in_words(entry, Form(str)) for entry in one]
    known = [text for text in texts if text]
    return [f"{key}:", *known] if len(known) == len(texts) else None


def one_text(value: Sequence[Value]) -> str | None:
    """Write the entries of a list as one text, where its field has no list; None for what is more than that.

    An entry that begins with a small letter goes on after a semicolon; each other is a sentence of its own.
    """
    texts = [one if isinstance(one, str) else in_words(one, Form(str)) for one in value]
    known = [text.strip() for text in texts if text]
    if not known or len(known) != len(texts):
        return None
    whole = known[0]
    for text in known[1:]:
        mark = "" if whole[-1] in _ENDS else ";" if text[:1].islower() else "."
        whole = f"{whole}{mark} {text}"
    return whole


def lines_of(rows: Rows, model: type[Model]) -> list[Row] | None:
    """Take lines for the elements of a list, if each of them is one and not any text would be."""
    lines = [row for row in rows.rows if row.text]
    is_choosy = not model.from_text("?")
    return lines if is_choosy and all(of_text(row.text, model) for row in lines) else None


def in_words(value: Value, form: Form) -> str | None:
    """Write a group, or a pair, as the line of text that people read it as; None for what is more than that."""
    if isinstance(value, list):
        texts = [one for one in value if isinstance(one, str)]
        return ": ".join(texts) if form.model and len(texts) == len(value) == _PAIR else None
    if not isinstance(value, dict) or len(value) != 1:
        return None
    [(key, one)] = value.items()
    is_field = field_meant(form.model, key) is not None if form.model else key in field_names()
    if is_field or not (one is None or isinstance(one, str)) or (form.model is None and form.type is not str):
        return None
    return f"{key}: {one}" if one else f"{key}:"


def merged(elements: Sequence[Value], model: type[Model]) -> list[tuple[int, str]]:
    """List where each field of one group stands, if a list holds its parts: dashes before fields mean nothing there."""
    found: list[tuple[int, str]] = []
    for at, element in enumerate(elements):
        if not isinstance(element, dict):
            return []
        found += [(at, key) for key in element]
    names = [field_meant(model, key) for _, key in found]
    return found if None not in names and len(set(names)) == len(names) else []


def parts_of_names(lines: Iterable[str], names: Names | None) -> list[str]:
    """Part names that stand together without brackets: at commas, unless these belong to a name that is known."""
    found: list[str] = []
    for line in lines:
        bare = line.strip().lstrip("-•*+– ").strip()
        whole = names is not None and meant(bare, names)
        found += [bare] if whole else [part for part in _BETWEEN_NAMES.split(bare) if part]
    return found


def fields_of(text: str) -> list[str]:
    """Part the label and the number of a contact that stand together."""
    return [part for part in telephone(text) if part]


def unclear(path: str, rows: Rows, source: SourceText, key_line: int) -> Diagnostic:
    """Tell that lines may be the entries of a list, or one of them.

    Args:
        path: of the list.
        rows: its lines.
        source: the file.
        key_line: where its key stands, counted from 1.
    """
    first, last = rows.rows[0], rows.rows[-1]
    name = path.rpartition(".")[2]
    message = f"Không rõ các dòng từ {first.line + 1} đến {last.line + 1} của «{name}» là mấy đoạn"
    whole = " ".join(row.text for row in rows.rows if row.text)
    shown = whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN].rpartition(' ')[0]}…"
    before = ""
    if first.line + 1 == key_line:
        before = f"Xuống dòng ngay sau «{name}:», thụt vào; "
    elif rows.kept:
        before = f"Xóa dấu «|» sau «{name}:»; "
    hint = (
        f"{before}nếu mỗi dòng là một đoạn thì thêm «- » vào đầu từng dòng, nếu cả là một đoạn thì viết «- {shown}» "
        "trên một dòng"
    )
    return error(Code("wrong-type"), message, source.location(first.line, first.column, 0), hint[0].upper() + hint[1:])
