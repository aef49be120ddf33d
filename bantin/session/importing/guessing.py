"""Blocks of a document → draft items: where each begins, of what kind it seems to be, and which field a passage fills.

Fields are recognised by what the models call them (`content/reading/naming.py`), as keys in YAML are; what goes into no
field stays with its draft, so that whoever writes it on sees it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from bantin.content.reading.composing.composed_file import Value
from bantin.content.reading.naming import field_meant, folded
from bantin.model.item import Item
from bantin.model.kinds import KINDS
from bantin.session.importing.word import Block, Picture, Table, Text
from bantin.session.writing.forms import Control, Sort, form
from bantin.session.writing.pasting.clipboard import cleaned, is_entry, unmarked
from bantin.text.normal import plain
from bantin.text.patterns import regex

_CALLED: Mapping[str, tuple[str, ...]] = {
    "tricks": ("phương thức", "phương thức thủ đoạn", "thủ đoạn của đối tượng", "cách thức lừa đảo"),
    "signs": ("dấu hiệu", "cách nhận biết", "nhận biết"),
    "question": ("hỏi", "câu hỏi"),
    "answer": ("đáp", "trả lời"),
    "advice": (
        *("việc cần làm", "cần làm gì", "bà con cần làm gì", "khuyến nghị"),
        *("cách phòng tránh", "phòng tránh", "biện pháp phòng tránh"),
    ),
    "if_victim": ("khi đã bị lừa", "nếu đã bị lừa", "đã bị lừa", "khi bị lừa", "nếu lỡ bị lừa"),
    "steps": ("cách làm", "trình tự", "trình tự thực hiện", "các bước thực hiện"),
    "lessons": ("bài học", "bài học rút ra"),
    "story": ("diễn biến", "nội dung vụ việc"),
}
"""What documents call fields beside what their descriptions say."""

_LONGEST_HEADING = 80
"""Characters of a paragraph that may be a heading though it has no style of one."""

_RUN_IN = regex(r"(?P<bold>\*\*)?(?P<name>[^:*]{2,40})(?:(?(bold)\*\*)\s*:|:\s*(?(bold)\*\*))\s+(?P<rest>\S.*)")
"""A heading with its text behind it: «**Hỏi:** Làm ở đâu?»."""

_YEAR = regex(r"(?:năm\s+)?(?:19|20)\d\d", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """An item as far as the document has it.

    Attributes:
        kind: as guessed.
        values: by the names of the models.
        pictures: of the item, in order.
        left: lines of it that go into no field.
    """

    kind: str
    values: dict[str, Value]
    pictures: list[Picture] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Drafts:
    """What was made of a document.

    Attributes:
        items: in order.
        left: what belongs to none of them.
        encoding: the old encoding that it was in, in Vietnamese; empty if none.
    """

    items: tuple[Draft, ...]
    left: tuple[str, ...]
    encoding: str


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    level: int | None
    listed: bool
    strong: bool

    @property
    def name(self) -> str:
        """What it would call a field."""
        return unmarked(plain(self.text)).strip(" .:").strip()

    @property
    def may_head(self) -> bool:
        """Whether it is the heading of a section if its words are: «* Thủ đoạn:» is listed too."""
        looks = self.strong or self.text.endswith(":")
        return self.level is not None or (looks and len(self.text) <= _LONGEST_HEADING)

    @property
    def heads(self) -> bool:
        """Whether it looks like the heading of a section, whatever its words."""
        return self.level is not None or (self.may_head and not self.listed)


_Part = _Line | Table | Picture


def drafts(blocks: Sequence[Block], kinds: Mapping[int, str] = MappingProxyType({}), *, decode: bool = True) -> Drafts:
    """Make drafts of a document's blocks. Every text of theirs is in a field, or in what is left.

    Args:
        blocks: in order.
        kinds: of drafts whose kind somebody has chosen, by their number from 0; the others' are guessed.
        decode: whether to read what seems to be in an old encoding in it.
    """
    parts, encoding = _read(blocks, decode=decode)
    heads, above = _heads(parts)
    items: list[list[_Part]] = []
    outside: list[_Part] = []
    group = outside
    for number, part in enumerate(parts):
        if number in heads:
            group = []
            items.append(group)
        elif number in above:
            group = outside
        group.append(part)
    return Drafts(
        tuple(_draft(item, kinds.get(at, "")) for at, item in enumerate(items)),
        tuple(_told(part) for part in outside),
        encoding,
    )


def _read(blocks: Sequence[Block], *, decode: bool) -> tuple[list[_Part], str]:
    """Clean all words of a document at once: whether a short line is in an old encoding, the others tell."""
    words = [word for block in blocks for word in _words(block)]
    encoding, clean = cleaned(words, decode=decode)
    rest = iter(clean)
    parts: list[_Part] = []
    for block in blocks:
        if isinstance(block, Text):
            if text := next(rest):
                parts.append(_Line(text, block.level, block.listed or is_entry(text), block.strong))
        elif isinstance(block, Table):
            parts.append(Table(tuple(tuple(next(rest) for _ in row) for row in block.rows)))
        else:
            parts.append(Picture(block.data, next(rest), block.name))
    return parts, encoding


def _words(block: Block) -> Iterator[str]:
    match block:
        case Text():
            yield block.line.starred()
        case Table():
            yield from (cell for row in block.rows for cell in row)
        case Picture():
            yield block.alt


def _heads(parts: Sequence[_Part]) -> tuple[set[int], set[int]]:
    """Find where items begin, and the headings above these, such as a document's title.

    Items begin at the highest level of headings that has more than one, or below which sections have names of fields;
    in a document without headings at its first line.
    """
    levels: dict[int, set[int]] = {}
    sections: set[int | None] = set()
    for number, part in enumerate(parts):
        if isinstance(part, _Line) and part.may_head and _fields_called(part.name):
            sections.add(part.level)
        elif isinstance(part, _Line) and part.level is not None:
            levels.setdefault(part.level, set()).add(number)
    above: set[int] = set()
    for level, lower in pairwise([*sorted(levels), None]):
        assert level is not None  # noqa: S101 - only the last is
        if lower is None or len(levels[level]) > 1 or (sections and not any(_above(lower, one) for one in sections)):
            return levels[level], above
        above |= levels[level]
    first = next((number for number, part in enumerate(parts) if isinstance(part, _Line)), None)
    return ({first} if first is not None else set()), above


def _above(level: int, other: int | None) -> bool:
    return other is None or other > level


def _draft(parts: Sequence[_Part], kind: str) -> Draft:
    head, *rest = parts
    assert isinstance(head, _Line)  # noqa: S101 - items begin with lines
    title = unmarked(plain(head.text))
    kind = kind or _kind(title, rest)
    draft = Draft(kind, {"title": title})
    if kind == "question" and title.endswith("?"):
        draft.values["question"] = title
    main = next((control.name for control in form(kind) if control.required and control.sort is Sort.LINES), "")
    sectioned = any(isinstance(part, _Line) and _field(kind, part) for part in rest)
    into = "" if sectioned else main
    before: _Part | None = None
    for part in rest:
        match part:
            case Picture():
                draft.pictures.append(part)
            case Table():
                _take_table(draft, part, into)
            case _Line() if _ends_list(draft, part, before, into):
                draft.left.append(plain(part.text))
                into = ""
            case _Line():
                into = _take_line(draft, part, into, main="" if sectioned else main)
        before = part
    _complete(draft)
    return draft


def _ends_list(draft: Draft, line: _Line, before: _Part | None, into: str) -> bool:
    """Return whether a line without a mark stands below the marked entries of a list: what it is, nobody can tell."""
    goes_on = isinstance(before, _Line) and before.listed and not line.listed and into in draft.values
    return goes_on and not line.heads and "summary" in draft.values


def _take_line(draft: Draft, line: _Line, into: str, *, main: str) -> str:
    """Put a line where it belongs; returns the field that the lines after it go into."""
    if found := _field(draft.kind, line):
        return found
    run_in = None if line.listed else _RUN_IN.fullmatch(line.text)
    if run_in and (found := _called(draft.kind, run_in["name"].strip())):
        _add(draft, found, run_in["rest"])
        return found
    if line.heads and not main:
        draft.left.append(plain(line.text))
        return ""
    if "summary" not in draft.values and not line.listed and not line.heads and into in {"", main}:
        draft.values["summary"] = line.text
    else:
        _add(draft, into, unmarked(line.text))
    return into


def place(draft: Draft, number: int, into: str) -> None:
    """Put a line that was left into a field, or leave it out.

    Args:
        draft: it changes.
        number: of the line among what is left; the place in `left` becomes empty.
        into: name of a field that takes lines or text; empty if the line is not wanted.

    Raises:
        KeyError: there is no such line, or no such field.
    """
    if not 0 <= number < len(draft.left) or (into and into not in {control.name for control in taking(draft.kind)}):
        raise KeyError(into)
    text, draft.left[number] = draft.left[number], ""
    if into:
        _add(draft, into, unmarked(text))


def taking(kind: str) -> list[Control]:
    """List the fields of a kind into which a line may be put."""
    return [control for control in form(kind) if control.sort in {Sort.LINE, Sort.LINES, Sort.MESSAGE}]


def _add(draft: Draft, into: str, text: str) -> None:
    sort = next((control.sort for control in form(draft.kind) if control.name == into), None)
    before = draft.values.get(into)
    if sort is Sort.LINES:
        draft.values[into] = [*(before if isinstance(before, list) else []), text]
    elif sort in {Sort.LINE, Sort.MESSAGE}:
        draft.values[into] = f"{before} {text}" if isinstance(before, str) else text
    else:
        draft.left.append(text)


_PAIR = 2


def _take_table(draft: Draft, table: Table, into: str) -> None:
    for row in table.rows:
        if draft.kind == "figures" and _is_figure(row):
            before = draft.values.get("values")
            values = before if isinstance(before, list) else []
            draft.values["values"] = [*values, {"label": row[0], "value": row[1]}]
            draft.left += [_row(row)] if any(row[_PAIR:]) else []  # which of its figures is meant, nobody can tell
        elif draft.kind == "figures":
            draft.left.append(_row(row))
        else:
            _add(draft, into, _row(row))


def _row(row: Sequence[str]) -> str:
    return " – ".join(cell for cell in row if cell)


def _is_figure(row: Sequence[str]) -> bool:
    """Return whether a row of a table has a name and a figure; one of years names columns."""
    years = all(_YEAR.fullmatch(cell) for cell in row[1:])
    return len(row) >= _PAIR and row[0] != "" and row[1][:1].isdigit() and not years


def _complete(draft: Draft) -> None:
    """Leave open what an item must have and the document does not."""
    for control in form(draft.kind):
        if control.required and control.name not in draft.values:
            draft.values[control.name] = None


def _kind(title: str, parts: Sequence[_Part]) -> str:
    """Guess a kind: by the names of sections, by how the title begins, by figures; a notice if nothing tells."""
    named = [part.name for part in parts if isinstance(part, _Line) and part.may_head]
    scores = {kind: len({found for name in named if (found := _called(kind, name))}) for kind in KINDS}
    best = max(scores.values())
    if best and list(scores.values()).count(best) == 1:
        return max(scores, key=lambda kind: scores[kind])
    if title.endswith("?"):
        return "question"
    begun = [kind for kind, model in KINDS.items() if _begins(title, (model.label, *model.also_called))]
    if begun:
        return max(begun, key=lambda kind: len(KINDS[kind].label))
    tables = [part for part in parts if isinstance(part, Table)]
    if any(_is_figure(row) for table in tables for row in table.rows):
        return "figures"
    return max(scores, key=lambda kind: scores[kind]) if best else "notice"


def _begins(title: str, names: Sequence[str]) -> bool:
    return any(folded(title).startswith(folded(name)) for name in names)


def _field(kind: str, line: _Line) -> str:
    return _called(kind, line.name) if line.may_head else ""


@cache
def _called(kind: str, name: str) -> str:
    """Find the field of a kind's own that a heading means; empty if none."""
    model = KINDS[kind]
    own = [one for one in model.model_fields if one not in Item.model_fields]
    further = next((one for one in own if folded(name) in map(folded, _CALLED.get(one, ()))), None)
    found = further or field_meant(model, name)
    return found if found in own else ""


def _fields_called(name: str) -> bool:
    return any(_called(kind, name) for kind in KINDS)


def _told(part: _Part) -> str:
    match part:
        case _Line():
            return f"«{plain(part.text)}»"
        case Table():
            return f"bảng «{'; '.join(_row(row) for row in part.rows)}»"
        case Picture():
            return f"ảnh {part.name}"
