"""What files say about each other: identifiers that must exist, and names that must not repeat.

These checks look at what was written rather than at models, so that an item with one mistake still has its others
reported in the same run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bantin.content.reading.composing.composed_file import ComposedFile, Value
from bantin.content.reading.naming import channel_words, near, suggest
from bantin.content.reading.source import error
from bantin.files.names import is_identifier, is_reserved
from bantin.model.diagnostic import Code, Diagnostic
from bantin.model.written import telephone
from bantin.text.slug import slug

_SHORT_NUMBER = 4
"""Digits of numbers such as 113 and 1022."""


def find(written: ComposedFile, pattern: str) -> list[tuple[str, str]]:
    """List the texts at a dotted path, in which `*` stands for every element of a list, each with its own path."""
    return [(path, value) for path, value in _walk(written.value, "", pattern.split(".")) if isinstance(value, str)]


def _walk(value: Value, path: str, parts: list[str]) -> Iterator[tuple[str, Value]]:
    if not parts:
        yield path, value
        return
    step, *rest = parts
    inside: Iterable[tuple[str, Value]] = ()
    if step == "*" and isinstance(value, list):
        inside = ((str(number), element) for number, element in enumerate(value))
    elif isinstance(value, dict) and step in value:
        inside = ((step, value[step]),)
    for name, element in inside:
        yield from _walk(element, f"{path}.{name}".lstrip("."), rest)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Whom items may name.

    Attributes:
        words: identifiers of the unit's contacts, as far as they can be read, each with its label and number.
        unread: letters and digits of the lines in which there may be more; empty where these are all.
    """

    words: Mapping[str, tuple[str, ...]]
    unread: str = ""

    @classmethod
    def of(cls, unit: ComposedFile) -> Contacts:
        """List those of a unit's file."""
        found: dict[str, tuple[str, ...]] = {}
        all_read = not any(path.partition(".")[0] == "contacts" for path in unit.damaged)
        for _, contact in _walk(unit.value, "", ["contacts", "*"]):
            name = contact.get("id") if isinstance(contact, dict) else None
            if isinstance(contact, dict) and isinstance(name, str) and is_identifier(name):
                found[name] = tuple(word for key in ("label", "number") if isinstance(word := contact.get(key), str))
            whole = isinstance(contact, dict) and isinstance(contact.get("label"), str)
            all_read = all_read and whole and isinstance(name, str) and is_identifier(name)
        lines = () if all_read and found else map(_letters, unit.source.lines)
        return cls(found, "\n".join(lines))

    def may_have(self, name: str) -> bool:
        """Return whether a name is known, or stands in lines that could not be read; one without letters does not."""
        letters = _letters(name)
        return name in self.words or not self.words or (letters != "" and letters in self.unread)


def check_unit(unit: ComposedFile, contacts: Contacts) -> Iterator[Diagnostic]:
    """Check identifiers within unit.yaml, and that each contact can be reached."""
    for pattern in ("contacts.*.id", "channels.led.boards.*.id", "channels.video.formats.*.id"):
        yield from _check_repeated(unit, pattern, "Mã «{}» đã dùng ở dòng {}", "Đặt cho mỗi nơi một mã riêng")
    for pattern in ("channels.led.boards.*.id", "channels.video.formats.*.id"):
        for path, name in find(unit, pattern):
            if is_reserved(name):
                message = f"Mã «{name}» trùng với tên dành riêng của Windows"
                yield error(Code("reserved-name"), message, unit.locate(path), f"Đổi thành, ví dụ, «bang-{name}»")
    message, otherwise = "Không có đầu mối nào mang mã «{}» trong unit.yaml", "Các mã đang có:"
    for path, name in find(unit, "default_contacts.*"):
        if not contacts.may_have(name) and is_identifier(name):
            place, hint = unit.locate(path), suggest(name, contacts.words, otherwise)
            yield error(Code("unknown-contact"), message.format(name), place, hint, near(name, contacts.words, place))
    for path, value in _walk(unit.value, "", ["contacts", "*"]):
        if isinstance(value, dict) and not value.get("number") and not value.get("address"):
            message = "Đầu mối này chưa có số điện thoại hay địa chỉ"
            empty = next((f"{path}.{name}" for name in ("number", "address") if name in value), "")
            hint = "Điền vào sau dấu hai chấm của dòng này" if empty else "Thêm «number: …» hoặc «address: …»"
            yield error(Code("unreachable-contact"), message, unit.keys.get(empty) or unit.locate(path), hint)


def check_header(header: ComposedFile, names: Iterable[str]) -> Iterator[Diagnostic]:
    """Check that the order of the month names items that are there, each once."""
    yield from _check_repeated(header, "order.*", "Tin «{}» đã nêu ở dòng {}", "Xóa dòng này")
    message, otherwise = "Không có tệp tin nào tên là «{}.yaml»", "Các tin đang có:"
    yield from _check_known(
        header, "order.*", dict.fromkeys(names, ()), Code("unknown-item"), message=message, otherwise=otherwise
    )


def check_item(item: ComposedFile, known: Contacts) -> Iterator[Diagnostic]:
    """Check the contacts and channels that an item names."""
    contacts = known.words
    message, otherwise = "Không có đầu mối nào mang mã «{}» trong unit.yaml", "Các mã đang có:"
    for path, name in find(item, "contacts.*") + find(item, "contact"):
        if known.may_have(name):
            continue
        if _is_whole(number := telephone(_as_written(item, path, name))[1]):
            yield _new_contact(item, path, name, number)
        elif is_identifier(name):
            place, hint = item.locate(path), suggest(name, contacts, otherwise)
            yield error(Code("unknown-contact"), message.format(name), place, hint, near(name, contacts, place))
    message, otherwise = "Không có kênh nào tên là «{}»", "Các kênh:"
    yield from _check_known(
        item, "channels.*", channel_words(), Code("unknown-channel"), message=message, otherwise=otherwise
    )


def _letters(written: str) -> str:
    return slug(written).replace("-", "")


def _as_written(item: ComposedFile, path: str, name: str) -> str:
    """Take a name as its editor wrote it, before it was made an identifier."""
    place = item.locate(path)
    written = place.excerpt[place.column - 1 :][: place.length].strip("\"'")
    return next((part for part in re.split(r"[,;]", written) if slug(part) == name), name)


def _is_whole(number: str) -> bool:
    """Return whether a number is somebody's: of short ones, which everybody knows, another was probably meant."""
    return len(number) > _SHORT_NUMBER


def _new_contact(item: ComposedFile, path: str, name: str, number: str) -> Diagnostic:
    """Say what to write into unit.yaml for a number that it does not have."""
    label = telephone(_as_written(item, path, name))[0] or "Liên hệ"
    line = f'- {{id: {name}, label: {label}, number: "{number}", checked_on: }}'
    message = f"Số «{number}» chưa có trong danh bạ «contacts» của unit.yaml"
    hint = (
        f"Thêm vào cuối «contacts» của unit.yaml dòng «{line}», sau «checked_on:» ghi ngày đã gọi thử số ấy; dòng này "
        "thì giữ nguyên"
    )
    return error(Code("unknown-contact"), message, item.locate(path), hint)


def _check_known(
    written: ComposedFile, pattern: str, known: Mapping[str, Iterable[str]], code: Code, *, message: str, otherwise: str
) -> Iterator[Diagnostic]:
    for path, name in find(written, pattern):
        if name not in known and is_identifier(name):  # what is none is told by validation
            place, hint = written.locate(path), suggest(name, known, otherwise)
            yield error(code, message.format(name), place, hint, near(name, known, place))


def _check_repeated(written: ComposedFile, pattern: str, message: str, hint: str) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for path, name in find(written, pattern):
        place = written.locate(path)
        if name in first:
            yield error(Code("duplicate-id"), message.format(name, first[name]), place, hint)
        first.setdefault(name, place.line)
