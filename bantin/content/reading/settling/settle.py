"""Bringing what was composed into the form of its model: names as the model has them, texts on one line.

Keys and choices that editors write in Vietnamese, or with other capitals, become those that they can only mean; so do
values that are written shorter than the model has them, such as a sentence for a list of one. Line breaks in texts
become spaces, so that every channel shows the same. Locations follow the names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from bantin.content.reading.composing.composed_file import ComposedFile, Row, Rows, Value, join_path
from bantin.content.reading.composing.document import MOST_ENTRIES, MOST_LETTERS
from bantin.content.reading.composing.slips import quoted_if_needed
from bantin.content.reading.naming import KIND, begun, choices, field_meant, is_kind_key, kind_words, meant
from bantin.content.reading.settling.entries import entries
from bantin.content.reading.settling.form import Form, Names, form_of
from bantin.content.reading.settling.short_forms import (
    fields_of,
    in_words,
    lines_of,
    merged,
    of_text,
    one_text,
    pair,
    parts_of_names,
    unclear,
    with_entries,
    yes_or_no,
)
from bantin.content.reading.source import error, warning
from bantin.model.base import Model
from bantin.model.diagnostic import Code, Diagnostic, Location, Mend
from bantin.model.item import Item
from bantin.model.parts.channels import Channels
from bantin.text.patterns import regex
from bantin.text.slug import slug

_WORDS = regex(r"[\w .,+()/–-]+")
"""A name in plain words, which may be told as an identifier that nobody knows; addresses are told as they are."""

_SHAPE = regex(r"^(?:biểu đồ|hình|dạng|kiểu|mức)\s+", re.IGNORECASE)
"""What a choice may be called beside its own word: «hình tròn»."""

_PATH = regex(r"\.\.|^/|/$")

_MOST_ROWS = 3 * MOST_ENTRIES
"""Lines of a text that may be the entries of a list, with empty ones between them."""

_OF_LINES = frozenset(("false-dash", "joined-line", "swallowed-line", "too-long"))
"""Codes of what is found in the lines of a text, and is nothing where these are the entries of a list."""

NOTHING: Mapping[str, Names] = MappingProxyType({})


def settle(written: ComposedFile, model: type[Model], references: Mapping[str, Names] = NOTHING) -> None:
    """Bring a composed file into the form of its model, in place.

    Args:
        written: the file; its value, locations and keys are named as the model names them afterwards, and what was
            found in lines that turn out to be the entries of a list is taken back.
        model: what the file is to be read as.
        references: field of the file → the names that its values refer to.
    """
    settler = _Settler(written, references)
    written.value = settler.walk(written.value, Form(model), "", "")
    written.locations, written.keys, written.damaged = settler.locations, settler.keys, settler.damaged
    written.diagnostics = [one for one in written.diagnostics if not settler.is_settled(one)] + settler.diagnostics


def settle_kind(written: ComposedFile) -> None:
    """Bring the kind of an item into the form of the product, in place: «Loại tin: cảnh báo» is `kind: warning`."""
    if not isinstance(written.value, dict):
        return
    keys = [key for key in written.value if is_kind_key(key)]
    if KIND not in written.value and len(keys) == 1:
        written.value = {KIND if key == keys[0] else key: one for key, one in written.value.items()}
        for places in (written.locations, written.keys):
            if keys[0] in places:
                places[KIND] = places.pop(keys[0])
    kind = written.value.get(KIND)
    if isinstance(kind, str):
        written.value[KIND] = meant(kind, kind_words()) or kind


@dataclass(slots=True)
class _Settler:
    written: ComposedFile
    references: Mapping[str, Names]
    locations: dict[str, Location] = field(default_factory=dict)
    keys: dict[str, Location] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    """Lines, counted from 1, that turned out to be the entries of lists."""

    def is_settled(self, found: Diagnostic) -> bool:
        """Return whether what was found in the lines of a text is nothing now that they are the entries of a list."""
        return found.code in _OF_LINES and found.location is not None and found.location.line in self.lines

    def walk(self, value: Value, form: Form, old: str, new: str) -> Value:
        """Settle a value that stood at one path and is at another now."""
        if place := self.written.locations.get(old):
            self.locations[new] = place
        if key := self.written.keys.get(old):
            self.keys[new] = key
        if old in self.written.damaged:
            self.damaged.add(new)
        if form.is_list and not isinstance(value, list):
            return self.as_list(value, form, old, new)
        if isinstance(value, list):
            return self.from_list(value, form, old, new)
        if isinstance(value, dict):
            return self.group(value, form, old, new)
        if isinstance(value, str) and form.is_pair:
            return pair(value) or value
        if isinstance(value, str) and form.model:
            return of_text(value, form.model) or value
        return value if value is None else self.text(value, form, new)

    def from_list(self, value: list[Value], form: Form, old: str, new: str) -> Value:
        """Settle a list, or what it can only mean where no list belongs: its one text, the parts of one group."""
        if form.type is str and len(value) == 1 and isinstance(value[0], str):
            return self.walk(value[0], form, join_path(old, "0"), new)
        if form.is_prose and self.has_bullets(old) and (whole := one_text(value)):
            self.diagnostics.append(_bullets(whole, len(value), self.locations.get(new), new))
            return whole
        if form.model and (together := merged(value, form.model)):
            group: dict[str, Value] = {}
            for at, key in together:
                inner, path = value[at], join_path(old, str(at))
                self.group({key: inner[key]} if isinstance(inner, dict) else {}, Form(form.model), path, new, group)
            return dict(form.model.spelled_out(group))
        made: list[Value] = []
        for at, one in enumerate(value):
            path = join_path(old, str(at))
            made += self.below(one, form.element, path, new, len(made)) or [
                self.entry(one, form.element, path, join_path(new, str(len(made))))
            ]
        return made

    def has_bullets(self, path: str) -> bool:
        """Return whether the entries of a list stand on lines of their own, and not in brackets."""
        place = self.written.locations.get(join_path(path, "0"))
        return place is not None and place.excerpt[: place.column - 1].strip() == "-"

    def below(self, value: Value, form: Form, old: str, new: str, at: int) -> list[Value]:
        """Settle a sentence with a list of its own below it, where a list has texts: they follow each other."""
        if form.type is not str or not isinstance(value, dict) or not (texts := with_entries(value)):
            return []
        head = join_path(old, next(iter(value)))
        places = [self.written.keys.get(head)]
        places += [self.written.locations.get(join_path(head, str(n))) for n in range(len(texts) - 1)]
        for number, place in enumerate(places):
            if place:
                self.locations[join_path(new, str(at + number))] = place
        return [self.text(text, form, join_path(new, str(at + n))) for n, text in enumerate(texts)]

    def entry(self, value: Value, form: Form, old: str, new: str) -> Value:
        """Settle an element of a list; «Tháng 1: 412» is a text to people and a group to YAML."""
        words = None if isinstance(value, str) or form.type is None else in_words(value, form)
        if words is None:
            return self.walk(value, form, old, new)
        if place := self.written.locations.get(old):
            self.locations[new] = place
        if form.model is None or form.model.from_text(words):
            return self.short(words, form, new)
        return self.walk(value, form, old, new)

    def short(self, words: str, form: Form, path: str) -> Value:
        """Settle a text that was written for an element."""
        if form.model is None:
            return self.text(words, form, path)
        made = of_text(words, form.model)
        for name, one in (made or {}).items():
            self.place_within(join_path(path, name), str(one), path)
        return made or words

    def place_within(self, path: str, text: str, whole: str) -> None:
        """Place a field where it stands in the text that it was spelled out of."""
        place = self.locations.get(whole)
        at = place.excerpt.find(text, place.column - 1) if place else -1
        if place and at >= 0:
            self.locations[path] = replace(place, column=at + 1, length=len(text))

    def as_list(self, value: dict[str, Value] | str | None, form: Form, old: str, new: str) -> Value:
        """Settle what was written in the place of a list, which it can only mean."""
        element = form.element
        if isinstance(value, dict):
            return self.list_of_group(value, element, old, new)
        rows = self.written.rows.get(old)
        if (value is None and rows is None) or (rows and len(rows.rows) > _MOST_ROWS):
            return value
        if form.names is not None or element.is_name:
            names = parts_of_names([row.text for row in rows.rows] if rows else [value or ""], form.names)
            self.take_lines(rows)
            return [self.element(name, element, join_path(new, str(at)), None) for at, name in enumerate(names)]
        found = lines_of(rows, element.model) if rows and element.model else None
        found = found or entries(rows or Rows([Row(value or "", 0, 0)], kept=False), with_numbers=form.numbered_by_hand)
        if found is None and rows and self.written.keys.get(old):
            self.damaged.add(new)
            self.take_lines(rows)
            self.diagnostics.append(unclear(new, rows, self.written.source, self.written.keys[old].line))
            return value
        if found is None or len(found) > MOST_ENTRIES or any(len(row.text) > MOST_LETTERS for row in found):
            return value
        self.damaged.discard(new)
        self.take_lines(rows)
        return [
            self.element(row.text, element, join_path(new, str(at)), row if rows else None)
            for at, row in enumerate(found)
        ]

    def take_lines(self, rows: Rows | None) -> None:
        if rows:
            self.lines.update(range(rows.rows[0].line, rows.rows[-1].line + 2))

    def element(self, text: str, form: Form, path: str, row: Row | None) -> Value:
        """Settle a text as an element; where it stands on a line of its own, that is its place."""
        above = self.locations.get(path.rpartition(".")[0])
        place = self.written.source.location(row.line, row.column, 0) if row else above
        if place:
            self.locations[path] = place
        return self.short(text, form, path)

    def list_of_group(self, value: dict[str, Value], element: Form, old: str, new: str) -> Value:
        """Settle a group in the place of a list: it is the one element, or holds a line for each of them."""
        if element.model and any(field_meant(element.model, key) for key in value):
            return [self.walk(value, element, old, join_path(new, "0"))]
        if len(value) == 1 and (texts_below := self.below(value, element, old, new, 0)):
            return texts_below
        if element.model and all(isinstance(one, dict) for one in value.values()):
            return self.keyed(value, element, old, new)
        lines = {key: in_words({key: one}, element) for key, one in value.items()}
        if any(line is None for line in lines.values()):
            return self.group(value, Form(), old, new)
        texts = entries(Rows([Row(line or "", 0, 0) for line in lines.values()], kept=True)) or []
        if len(texts) != len(lines):  # lines that begin small, which nothing parts from those above them
            texts = [Row(line or "", 0, 0) for line in lines.values()]
        made: list[Value] = []
        for at, (key, row) in enumerate(zip(lines, texts, strict=True)):
            path = join_path(new, str(at))
            if place := self.written.keys.get(join_path(old, key)):
                self.locations[path] = place
            made.append(self.short(row.text, element, path))
        return made

    def keyed(self, value: dict[str, Value], element: Form, old: str, new: str) -> list[Value]:
        """Settle groups that stand below names: each name is the first field of its group."""
        first = next(iter(element.model.model_fields)) if element.model else ""
        made: list[Value] = []
        for at, (key, one) in enumerate(value.items()):
            settled = self.walk(one, element, join_path(old, key), join_path(new, str(at)))
            made.append({first: key, **settled} if isinstance(settled, dict) and first not in settled else settled)
        return made

    def group(
        self, value: dict[str, Value], form: Form, old: str, new: str, settled: dict[str, Value] | None = None
    ) -> Value:
        if form.model is None:
            inner = form.element
            return {key: self.walk(one, inner, join_path(old, key), join_path(new, key)) for key, one in value.items()}
        made = {} if settled is None else settled
        for key, one in value.items():
            name = field_meant(form.model, key) or key
            if name != key and name in value:
                self.twice(key, name, join_path(old, key), join_path(old, name))
                continue
            info = form.model.model_fields.get(name)
            names = self.references.get(name) if not new else None
            inner = form_of(info, names) if info else Form()
            if issubclass(form.model, Item) and name in form.model.paragraphs:
                inner = replace(inner, numbered_by_hand=True)
            asked = info and not info.is_required() and names is None and (inner.model or inner.is_list)
            said = yes_or_no(one) if asked and isinstance(one, str) else None
            if said is not None and self.answered(name, form.model, join_path(old, key), value, said=said):
                made |= {name: {} if said else None} if form.model is Channels else {}
                continue
            made[name] = self.walk(one, inner, join_path(old, key), join_path(new, name))
            if inner.model and info and info.get_default() is None and not info.is_required() and _is_blank(made[name]):
                made[name] = None
        return dict(form.model.spelled_out(made)) if settled is None else made

    def answered(self, name: str, holder: type[Model], old: str, beside: Mapping[str, Value], *, said: bool) -> bool:
        """Take yes and no for a group or a list as what they can mean: as usual, or none.

        Returns:
            Whether they mean something here; an item that is to stay off a channel says so in `channels`.
        """
        if not issubclass(holder, Item) or name not in Channels.model_fields:
            return holder is Channels or not said
        place = self.written.keys.get(old)
        if not said and place and not any(field_meant(holder, key) == "channels" for key in beside):
            others = ", ".join(channel for channel in Channels.model_fields if channel != name)
            place, better = (
                replace(place, length=len(place.excerpt.rstrip()) - place.column + 1),
                f"channels: [{others}]",
            )
            message = f"Tin không ra kênh {name} thì «channels» kể các kênh khác"
            mend = Mend.of(place, better, certain=False)
            self.diagnostics.append(error(Code("wrong-type"), message, place, f"Viết «{better}»", mend))
        return True

    def twice(self, key: str, name: str, here: str, there: str) -> None:
        line = self.written.keys[there].line if there in self.written.keys else 0
        message = f"«{key}» nghĩa là «{name}», đã có ở dòng {line}"
        self.diagnostics.append(
            error(Code("duplicate-key"), message, self.written.locate(here), "Gộp hai mục làm một, hoặc xóa một mục")
        )

    def text(self, value: str, form: Form, path: str) -> str:
        names = form.names if form.names is not None else choices(form.type, form.description)
        if names or form.names is not None:
            if found := meant(value, names) or meant(_SHAPE.sub("", value), names) or _by_parts(value, names):
                return found
            if form.names is None and (found := begun(value, names)):
                return found
            in_plain_words = form.names is not None and _WORDS.fullmatch(value) and not _PATH.search(value)
            return (slug(value) if in_plain_words else "") or value
        if form.type is str and not form.keeps_lines and "\n" in value.strip():
            self.diagnostics.append(_lines(value, form, self.locations.get(path)))
            return " ".join(value.split("\n"))
        return value


def _is_blank(value: Value) -> bool:
    """Return whether a group has names only, as a template has them: nobody has filled it in."""
    return isinstance(value, dict) and bool(value) and not any(value.values())


def _by_parts(value: str, names: Names) -> str | None:
    """Find the one name that is meant by a label and a number that stand together."""
    found = {meant(part, names) for part in fields_of(value)} - {None}
    return found.pop() if len(found) == 1 else None


def _bullets(whole: str, count: int, place: Location | None, path: str) -> Diagnostic:
    name = path.rpartition(".")[2]
    message = f"«{name}» có {count} gạch đầu dòng, mà mục này là một đoạn; mọi kênh viết chúng liền nhau"
    return warning(Code("line-break"), message, place, f"Viết trên một dòng: «{name}: {quoted_if_needed(whole)}»")


def _lines(value: str, form: Form, place: Location | None) -> Diagnostic:
    count = len([line for line in value.splitlines() if line.strip()])
    message = f"Câu này có {count} dòng; mọi kênh viết chúng liền nhau thành một câu"
    hint = "Viết trên một dòng"
    if form.in_list:
        hint += ", hoặc tách mỗi dòng thành một phần tử, bắt đầu bằng «- »"
    return warning(Code("line-break"), message, place, hint)
