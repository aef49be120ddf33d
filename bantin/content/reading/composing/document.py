"""Composing YAML: plain dicts, lists and written text, and where each of them stands.

Nothing is converted: 18:30, 0243752133, no and 93,32% arrive as they were typed. Aliases, anchors, tags and several
documents in a file are refused: editors never need them, and they are how YAML files surprise. Composing walks the
loader's events with a stack of its own, so that no nesting can exhaust Python's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from bantin.content.reading.composing.brackets import cut_elements, cut_values, glued_keys
from bantin.content.reading.composing.composed_file import ComposedFile, Row, Rows, Value, join_path
from bantin.content.reading.composing.recovery import with_syntax_errors
from bantin.content.reading.composing.slips import Piece, cut_by_hash, false_entries, quoted, swallowed
from bantin.content.reading.source import FORBIDDEN, LOADER, SourceText, each_told_often_enough, error
from bantin.model.diagnostic import Code, Diagnostic, Location, Mend, has_errors
from bantin.text.normal import nfc

MAX_DEPTH = 32
"""Containers within each other. The models need five."""

MOST_LETTERS = 2000
"""Characters of one text: some 450 syllables, more than any card, slide or paragraph takes. What is done with a text
may take time that grows faster than it does."""

MOST_ENTRIES = 300
"""Entries of one list: a unit may have that many contacts, and no card, post or message goes on for so long."""

NULLS = frozenset(("", "~", "null"))
"""Plain scalars that mean no value."""

_BLOCKS = frozenset("|>")
"""Signs that begin a block of text."""


def compose(source: SourceText) -> ComposedFile:
    """Compose the YAML of one file; all that is wrong with it is in the result's diagnostics."""
    composer = _Composer(source)
    try:
        composer.run()
    except yaml.MarkedYAMLError as failure:
        composer.written.diagnostics = with_syntax_errors(failure, source, composer.written.diagnostics)
    except yaml.YAMLError:  # the reader's; every character was looked at before, so no way is known to get here
        location = source.location(0, 0)
        composer.written.diagnostics.append(error(Code("yaml-syntax"), "Tệp này không đúng cú pháp YAML", location))
    composer.written.diagnostics = each_told_often_enough(composer.written.diagnostics)
    return composer.written


@dataclass(slots=True)
class _Container:
    """A dict or list being filled; `path` is None inside a value that is thrown away."""

    value: dict[str, Value] | list[Value]
    path: str | None
    full: bool = False
    """Whether it was told that a list is too long."""
    awaiting: bool = False
    """Whether a dict has read a key and now waits for its value."""
    key: str | None = None
    """That key, or None where it was refused and its value is thrown away."""
    dash: int | None = None
    """Column of the dashes of a list that is written with them."""
    pieces: list[Piece] = field(default_factory=list)
    """The scalars of a list or dict that is written in brackets, keys included."""
    in_brackets: bool = False
    second_dash: Location | None = None
    """Where a dash stands behind another, so that it begins a list of its own within the other's element."""

    def path_to(self, part: str) -> str | None:
        return None if self.path is None else join_path(self.path, part)


class _Composer:
    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.written = ComposedFile(source)
        self.stack: list[_Container] = []
        self.documents = 0
        self.anchors: set[str] = set()
        self.has_aliases = False
        """Whether it was told that something refers to an anchor: then that of the others goes without saying."""

    def run(self) -> None:
        for event in _events(self.source.text):
            if not self.take(event):
                return
        self.written.complete = True

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False when the rest of the file is not worth reading."""
        if isinstance(event, yaml.ScalarEvent):
            self.refuse_marks(event)
            self.scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.refuse_marks(event)
            return self.open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.close(self.stack.pop())
        elif isinstance(event, yaml.AliasEvent):
            self.alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.report(Code("yaml-documents"), "Một tệp chỉ được có một văn bản YAML", event, "Bỏ dòng «---» này")
                return False
        return True

    def report(self, code: Code, message: str, event: yaml.Event, hint: str, mend: Mend | None = None) -> None:
        self.written.diagnostics.append(error(code, message, self.locate(event), hint, mend))

    def locate(self, event: yaml.Event) -> Location:
        (line, column), (end_line, end_column) = _at(event.start_mark), _at(event.end_mark)
        return self.source.location(line, column, end_column - column if end_line == line else 0)

    def refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None and self.has_aliases:
            self.anchors.add(event.anchor)
        elif event.anchor is not None:
            self.anchors.add(event.anchor)
            message = f"Không dùng được neo YAML «&{event.anchor}»"
            self.report(Code("yaml-anchor"), message, event, *self.quoting(event, "Bỏ phần bắt đầu bằng «&»"))
        if event.tag is not None:
            message = "Không dùng được thẻ kiểu YAML, tức chữ bắt đầu bằng «!»"
            self.report(Code("yaml-tag"), message, event, *self.quoting(event, "Bỏ phần bắt đầu bằng «!»"))

    def alias(self, event: yaml.AliasEvent) -> None:
        if event.anchor not in self.anchors:
            message = f"Không dùng được tham chiếu YAML «*{event.anchor}»"
            self.report(Code("yaml-alias"), message, event, *self.quoting(event, "Viết lại nội dung ở đây"))
        elif not self.has_aliases:
            self.has_aliases = True
            told = self.written.diagnostics
            self.written.diagnostics = [one for one in told if one.code != Code("yaml-anchor")]
            message = f"Không dùng được tham chiếu YAML «*{event.anchor}» và mọi tham chiếu như vậy trong tệp"
            hint = "Chép lại nội dung vào từng chỗ có «*…», rồi bỏ các chữ bắt đầu bằng «&»"
            self.report(Code("yaml-alias"), message, event, hint)
        if self.expects_key():
            self.await_value(None)
        else:
            self.discard(event)

    def quoting(self, event: yaml.NodeEvent, otherwise: str) -> tuple[str, Mend | None]:
        """Hint at quotes around what a sign with a meaning begins: most likely it is a sentence."""
        place = self.locate(event)
        written = quoted(place.excerpt[place.column - 1 :][: place.length])
        is_plain = isinstance(event, yaml.AliasEvent) or (isinstance(event, yaml.ScalarEvent) and not event.style)
        if not is_plain or _at(event.start_mark)[0] != _at(event.end_mark)[0]:
            return f"{otherwise}; nếu đó là đầu câu thì đặt cả câu trong dấu ngoặc kép", None
        or_else = otherwise[0].lower() + otherwise[1:]
        hint = f"Nếu đó là đầu câu thì viết «{written}», có dấu ngoặc kép; không thì {or_else}"
        return hint, Mend.of(place, written)

    def discard(self, event: yaml.Event) -> None:
        """Take a refused value away."""
        path = self.attach(None, self.locate(event))
        self.written.damaged.update(() if path is None else (path,))

    def scalar(self, event: yaml.ScalarEvent) -> None:
        is_key = self.expects_key()
        piece = _piece(event, is_key=is_key)
        if self.stack and self.stack[-1].in_brackets:
            self.stack[-1].pieces.append(piece)
        if is_key:
            self.key(event)
            return
        text = self.text(event)
        slips = self.slips(piece) if event.style not in _BLOCKS else []
        is_long = len(text) > MOST_LETTERS and not slips
        if is_long:
            message = f"Đoạn chữ này dài {len(text)} ký tự, nhiều nhất là {MOST_LETTERS}"
            slips = [
                error(
                    Code("too-long"),
                    message,
                    self.locate(event),
                    "Viết ngắn lại, hoặc chia ra nhiều đoạn hay nhiều tin",
                )
            ]
        is_nothing = is_long or (not event.style and text in NULLS)
        path = self.attach(None if is_nothing else text, self.locate(event))
        if path is not None and (rows := _rows(event, self.source)):
            self.written.rows[path] = rows
        self.written.diagnostics += slips
        if path is not None and has_errors(slips):
            self.written.damaged.add(path)

    def slips(self, piece: Piece) -> list[Diagnostic]:
        """Find what was swallowed or cut off without a word; such a value is not what it seems to be."""
        dash, in_brackets = (self.stack[-1].dash, self.stack[-1].in_brackets) if self.stack else (None, False)
        found = false_entries(self.source, piece)
        found = found or list(swallowed(self.source, piece, dash, in_brackets=in_brackets))
        cut = cut_by_hash(self.source, piece, in_brackets=in_brackets)
        return [*found, cut] if cut else found

    def key(self, event: yaml.ScalarEvent) -> None:
        holder = self.stack[-1]
        key, location = self.text(event), self.locate(event)
        path = holder.path_to(key)
        if key in holder.value:
            first = self.written.keys.get(path or "")
            where = f" ở dòng {first.line}" if first else ""
            message = f"Mục «{key}» đã có{where}"
            self.written.diagnostics.append(
                error(Code("duplicate-key"), message, location, "Gộp hai mục làm một, hoặc xóa một mục")
            )
            self.await_value(None)
            return
        if path is not None:
            self.written.keys[path] = location
        self.await_value(key)

    def text(self, event: yaml.ScalarEvent) -> str:
        """Take the written text; escapes in double quotes can hide what a file itself may not hold."""
        text: str = event.value
        if event.style != '"':
            return text
        if FORBIDDEN.search(text):
            place = self.locate(event)
            written = quoted(place.excerpt[place.column : place.column + place.length - 2])
            one_line = _at(event.start_mark)[0] == _at(event.end_mark)[0]
            hint = "Bỏ phần bắt đầu bằng «\\», hoặc dùng nháy đơn '…' thay cho ngoặc kép"
            mend = None
            if one_line:
                hint, mend = f"{hint}: «{written}»", Mend.of(place, written, certain=False)
            message = "Dấu «\\» trong ngoặc kép tạo ra ký tự điều khiển"
            self.report(Code("control-character"), message, event, hint, mend)
            return FORBIDDEN.sub(" ", text)
        return nfc(text)

    def open(self, event: yaml.CollectionStartEvent) -> bool:
        if len(self.stack) >= MAX_DEPTH:
            message = f"Nội dung lồng nhau quá {MAX_DEPTH} cấp"
            self.report(Code("yaml-nesting"), message, event, "Xem lại các dấu ngoặc và dấu «-» ở đây")
            return False
        location = self.source.location(*_at(event.start_mark), 0)
        value: dict[str, Value] | list[Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self.expects_key():
            hint = "Xem lại dấu ngoặc hoặc dấu «?» ở đây"
            self.report(Code("yaml-key"), "Tên mục phải là một từ, không phải danh sách hay nhóm", event, hint)
            return False
        dash = _at(event.start_mark)[1] if isinstance(value, list) and not event.flow_style else None
        above = self.stack[-1].dash if self.stack else None
        path = self.attach(value, location)
        container = _Container(value, path, dash=dash, in_brackets=bool(event.flow_style))
        if above is not None and dash is not None:
            container.second_dash = location
        self.stack.append(container)
        return True

    def close(self, container: _Container) -> None:
        """Report second dashes, and what commas cut in brackets: keys without a value, elements that were one."""
        if container.path is None:
            return
        if container.second_dash and container.value:
            written = container.second_dash.excerpt[container.second_dash.column - 1 :].lstrip("- ")
            hint = f"Viết «- {written}», có một dấu «-» rồi dấu cách"
            place = container.second_dash
            mend = Mend.of(place, written)
            self.written.diagnostics.append(error(Code("false-dash"), "Có hai dấu «-» ở đầu dòng", place, hint, mend))
            self.written.damaged.add(container.path)
        if not container.in_brackets:
            return
        if isinstance(container.value, list):
            found = cut_elements(self.source, container.pieces)
            self.written.diagnostics += found
            self.written.damaged.update((container.path,) if has_errors(found) else ())
            return
        glued = [(told, [key]) for told, key in glued_keys(self.source, container.pieces)]
        for diagnostic, keys in glued or cut_values(self.source, container.pieces):
            self.written.diagnostics.append(diagnostic)
            for key in keys:
                container.value.pop(nfc(key.text), None)
            self.written.damaged.add(container.path)

    def expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].value, dict) and not self.stack[-1].awaiting

    def await_value(self, key: str | None) -> None:
        self.stack[-1].awaiting, self.stack[-1].key = True, key

    def attach(self, value: Value, location: Location) -> str | None:
        """Put a value where it belongs; returns its path, or None where it is thrown away."""
        if not self.stack:
            self.written.value = value
            self.written.locations[""] = location
            return ""
        holder = self.stack[-1]
        if isinstance(holder.value, list):
            if len(holder.value) >= MOST_ENTRIES:
                self.refuse_more(holder, location)
                return None
            path = holder.path_to(str(len(holder.value)))
            holder.value.append(value)
        else:
            holder.awaiting = False
            if holder.key is None:
                return None
            path = holder.path_to(holder.key)
            holder.value[holder.key] = value
            if path is not None and not isinstance(value, str):
                location = self.written.keys[path]
        if path is not None:
            self.written.locations[path] = location
        return path

    def refuse_more(self, holder: _Container, location: Location) -> None:
        """Report once that a list is too long; what follows in it is not read."""
        if not holder.full:
            holder.full = True
            message = f"Danh sách này có quá {MOST_ENTRIES} phần tử"
            self.written.diagnostics.append(error(Code("too-many"), message, location, "Chia nội dung ra nhiều tin"))


def _events(text: str) -> Iterator[yaml.Event]:
    return yaml.parse(text, Loader=LOADER)


def _at(mark: Any) -> tuple[int, int]:  # noqa: ANN401 - the C loader's marks have a type of their own
    """Line and column, counted from 0."""
    return int(mark.line), int(mark.column)


def _rows(event: yaml.ScalarEvent, source: SourceText) -> Rows | None:
    """Take the lines of a text as they stand; None where it has one only, or signs that YAML changes."""
    (first, column), (last, end) = _at(event.start_mark), _at(event.end_mark)
    if first == last or (event.style == '"' and "\\" in source.lines[first]):
        return None
    rows = []
    for number in range(first, min(last + 1, len(source.lines))):
        line = source.lines[number]
        start = column + bool(event.style) if number == first else 0
        stop = end - bool(event.style) if number == last and event.style not in _BLOCKS else len(line)
        text = line[start:stop].strip()
        if event.style in _BLOCKS and (number == first or (number == last and not end)):
            continue  # the line of the sign, and the one below the block
        rows.append(Row(text, number, start + len(line[start:stop]) - len(line[start:stop].lstrip())))
    while rows and not rows[-1].text:
        rows.pop()
    return Rows(rows, kept=event.style == "|")


def _piece(event: yaml.ScalarEvent, *, is_key: bool) -> Piece:
    return Piece(event.value, event.style or "", _at(event.start_mark), _at(event.end_mark), is_key)
