"""What is wrong with a field, said to somebody who sees a form: by its label, without a word of YAML.

Text editors get the same fault in the words of `bantin.content.reading.telling`; what has no words of its own here is
said in those, its fields called by their labels: «zalo: text» is «Tin nhắn Zalo: Lời nhắn».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bantin.model.diagnostic import Diagnostic, FieldFault
from bantin.session.writing.changes import Path
from bantin.session.writing.forms import UNIT, Control, Sort, form
from bantin.session.writing.labels import control_at, label_at
from bantin.text.patterns import regex

_CHOSEN = frozenset((Sort.CHOICE, Sort.CONTACT, Sort.CONTACTS, Sort.CHANNELS))
_LISTS = frozenset((Sort.LINES, Sort.TAGS, Sort.GROUPS))


class Said(NamedTuple):
    """What is wrong, and what to do; both without their full stops."""

    message: str
    hint: str


def said_in_form(found: Diagnostic, controls: Sequence[Control], place: Path = ()) -> Said:
    """Say what was found to somebody who sees a form with these controls, at the field of a path if it has one."""
    fault = found.fault
    words = WORDS.get(fault.error) if fault else None
    control = control_at(controls, fault.path) if fault else None
    label = label_at(controls, fault.path) if fault else ""
    if not (fault and words and control and label):
        return Said(*(_by_labels(text, controls, place) for text in (found.message, found.hint)))
    return words(fault, label, control, found)


_KEYS = r"(?P<keys>[a-z_]+(?:: [a-z_]+)*)"
_LINE = regex(
    rf"(?P<verb>(?:\b(?:thêm|viết|ghi|đổi thành) )?)(?P<line>(?:dòng )?)«{_KEYS}(?P<value>:(?: [^»:]*)?)?»",
    re.IGNORECASE,
)
_EXCEPTION = regex(r'ghi vào tin một dòng publish: \[\{text: "(.*?)", why: [^]]*\], thay [^.;]* bằng lời thật')
"""What checks say of data that is published on purpose."""
_IN_UNIT = regex(r"(?P<keys>[a-z]+(?:_[a-z]+)*(?: (?:hoặc|hay) [a-z]+(?:_[a-z]+)*)*) trong content/unit\.yaml")


def _of_unit(match: re.Match[str]) -> str:
    """Call fields of the unit by their labels, and its file as the page lists it."""
    labels = {control.name: control.label for control in form(UNIT)}
    said = re.sub(r"[a-z_]+", lambda key: f"«{labels[key[0]]}»" if key[0] in labels else key[0], match["keys"])
    return f"{said} ở «Đơn vị, danh bạ, các kênh»"


_IN_GROUPS = (
    (regex(r"«([a-z_]+): \{([a-z_]+: [^}»]*)\}»"), r"«\1: \2»"),
    (regex(r"«([a-z_]+: [^»]*)» vào «([a-z_]+):»"), r"«\2: \1»"),
)
"""Ways of writing a value in its group, and what they are in one line."""
_OF_CHANNELS = regex(r"«(?P<choice>[a-z]+)»(?P<between> (?:khỏi|ở|vào) )«(?P<keys>[a-z_]+)»")


def _by_labels(text: str, controls: Sequence[Control], place: Path) -> str:
    """Call fields by their labels where a text calls them by their keys, and what is chosen likewise."""

    def chosen(match: re.Match[str]) -> str:
        held = _meant(controls, place, match["keys"].split(": "))
        labels = {choice.value: choice.label for choice in held[-1].choices} if held else {}
        if match["choice"] not in labels:
            return match[0]
        return f"«{labels[match['choice']]}»{match['between']}«{match['keys']}»"

    def called(match: re.Match[str]) -> str:
        *keys, last = match["keys"].split(": ")
        value = (match["value"] or "").removeprefix(":").strip()
        held = _meant(controls, place, [*keys, last])
        if not held and keys and not value:  # «fit: crop»: the last is the value
            held, value = _meant(controls, place, keys), last
        if not held:
            return match[0]
        label = f"«{': '.join(control.label for control in held)}»"
        if not match["value"] and not value:
            return f"{match['verb']}{'ô ' if match['line'] else ''}{label}"
        labels = {choice.value: choice.label for choice in held[-1].choices}
        told = value.strip("…[] ")  # of a list, only that it is one
        verb = ("Chọn" if value in labels else "Ghi" if told else "Điền") if match["verb"] else ""
        verb = verb if not match["verb"] or match["verb"][0].isupper() else verb.lower()
        if not told:
            return f"{verb} ô {label}".strip()
        return f"{verb} “{labels.get(value, value)}” ở ô {label}".strip()

    for pattern, one_line in _IN_GROUPS:
        text = pattern.sub(one_line, text)
    text = _IN_UNIT.sub(_of_unit, text)
    if exception := next((one for one in controls if one.name == "publish"), None):
        text = _EXCEPTION.sub(rf"thêm một mục ở «{exception.label}»: chép “\1”, rồi viết lý do và căn cứ", text)
    return _LINE.sub(called, _OF_CHANNELS.sub(chosen, text))


def _meant(controls: Sequence[Control], place: Path, keys: Sequence[str]) -> list[Control]:
    """Find the fields that keys name, each within the one before; none where one is none.

    The nearest to the place is meant, else that of the form, else the only one that some group of it has.
    """
    names = [part for part in place if isinstance(part, str)]
    for length in range(len(names), 0, -1):
        around = control_at(controls, tuple(names[:length]))
        if around and (held := _within(around.fields, keys)):
            return held
    inside = [[group, *held] for group in controls if (held := _within(group.fields, keys))]
    return _within(controls, keys) or (inside[0] if len(inside) == 1 else [])


def _within(fields: Sequence[Control], keys: Sequence[str]) -> list[Control]:
    held: list[Control] = []
    for key in keys:
        control = next((one for one in fields if one.name == key), None)
        if control is None:
            return []
        held.append(control)
        fields = control.fields
    return held


def _start(words: str) -> str:
    return words[0].upper() + words[1:]


def _empty(fault: FieldFault, label: str, control: Control, _: Diagnostic) -> Said:
    if control.sort in _CHOSEN:
        return Said(f"Chưa chọn {label}", f"Chọn ở ô {label}")
    if control.sort in _LISTS and not isinstance(fault.path[-1], int):
        return Said(f"{_start(label)} chưa có dòng nào", f"Thêm ít nhất một dòng ở {label}")
    if control.sort is Sort.GROUP:
        return Said(f"{_start(label)} còn trống", f"Mở {label} rồi điền các ô bắt buộc")
    return Said(f"{_start(label)} còn trống", f"Điền ô {label}")


def _too_few(fault: FieldFault, label: str, *_: object) -> Said:
    return Said(f"{_start(label)} cần ít nhất {fault.limit} dòng", f"Thêm dòng ở {label}")


def _too_many(fault: FieldFault, label: str, *_: object) -> Said:
    more = fault.there - int(fault.limit)
    return Said(f"{_start(label)} có {fault.there} dòng, nhiều nhất {fault.limit}", f"Bỏ bớt {more} dòng")


def _too_long(fault: FieldFault, label: str, *_: object) -> Said:
    more = fault.there - int(fault.limit)
    message = f"{_start(label)} dài {fault.there} ký tự, nhiều nhất {fault.limit}"
    return Said(message, f"Viết ngắn lại, bớt ít nhất {more} ký tự")


def _bad_choice(fault: FieldFault, label: str, *_: object) -> Said:
    return Said(f"{_start(label)} không có lựa chọn “{fault.given}”", f"Chọn một ở ô {label}")


def _bad_date(fault: FieldFault, label: str, *_: object) -> Said:
    message = f"{_start(label)} chưa phải là một ngày: “{fault.given}”"
    return Said(message, "Viết ngày, tháng, năm, ví dụ 30/11/2024")


def _bad_number(fault: FieldFault, label: str, *_: object) -> Said:
    return Said(f"{_start(label)} chưa phải là một con số: “{fault.given}”", "Chỉ viết chữ số, ví dụ 180 hoặc 6,67")


def _out_of_range(phrase: str) -> Words:
    def words(fault: FieldFault, label: str, *_: object) -> Said:
        return Said(f"{_start(label)} phải {phrase.format(fault.limit)}", f"Sửa lại con số ở ô {label}")

    return words


def _bad_form(fault: FieldFault, label: str, _: Control, found: Diagnostic) -> Said:
    return Said(f"{_start(label)} chưa đúng cách viết: “{fault.given}”", found.hint)


Words = Callable[[FieldFault, str, Control, Diagnostic], Said]

WORDS: Mapping[str, Words] = {
    "missing": _empty,
    "empty": _empty,
    "too_short": _too_few,
    "too_long": _too_many,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _bad_form,
    "enum": _bad_choice,
    "literal_error": _bad_choice,
    "bad_date": _bad_date,
    "date_type": _bad_date,
    "bad_whole": _bad_number,
    "int_type": _bad_number,
    "bad_real": _bad_number,
    "float_type": _bad_number,
    "greater_than": _out_of_range("lớn hơn {}"),
    "greater_than_equal": _out_of_range("từ {} trở lên"),
    "less_than_equal": _out_of_range("không quá {}"),
}
"""Errors of fields that a form can have, to their words there."""
