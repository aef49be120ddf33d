"""What new files were written with and nobody has looked at yet: examples and what was carried over must not go out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.content.reading.composing.composed_file import ComposedFile, Value
from bantin.content.reading.source import error
from bantin.content.workspace import UNIT_FILE
from bantin.model.diagnostic import Code, Diagnostic, Location, Mend
from bantin.model.sample import CARRIED, MARK, NOWHERE, PICTURE, begins_with
from bantin.text.normal import nfc
from bantin.text.patterns import regex

_PICTURE = "image.file"
_ASKED = regex(r"publish\.\d+\.(?P<field>why|basis)")
_ANSWERS = {
    "why": ("lý do phải nêu", "Tìm chủ chiếc xe bị mất"),
    "basis": ("căn cứ để nêu", "Thông báo số 12 ngày 05/11/2024 của Công an phường"),
}
_LEAST_WORDS = 2
"""Words of an answer: «x», «.» and «ok» are none."""
_NO_ANSWERS = frozenset((
    "lý do", "lí do", "vì sao", "vì sao phải nêu", "lý do phải nêu", "ghi lý do",
    "căn cứ", "căn cứ pháp lý", "căn cứ để nêu", "ghi căn cứ", "có căn cứ",
    "chưa có", "không có", "đang cập nhật", "cập nhật sau", "bổ sung sau",
))  # fmt: skip
"""What is written where somebody meant to answer later."""


def untouched(written: ComposedFile) -> Iterator[Diagnostic]:
    """Report every example that still stands in a file, each at its line, whatever else is wrong with the file."""
    of_unit = written.source.file == UNIT_FILE
    for path, text in _texts(written.value, ""):
        place = written.locate(path)
        if begins_with(text, MARK):
            hint = (
                f"Thay bằng lời của đơn vị; câu nào đúng là điều cần đăng thì chỉ xóa chữ «{MARK}»; "
                "mục không bắt buộc thì xóa cả mục"
            )
            yield error(Code("untouched-example"), "Chỗ này còn là lời ví dụ, chưa phải lời của đơn vị", place, hint)
        elif begins_with(text, CARRIED):
            message = "Chỗ này chép từ số trước, chưa ai xem lại"
            hint = (
                "Đọc lại cả tin: ngày, giờ, số điện thoại, địa chỉ, con số nào đã khác thì sửa; "
                f"còn đúng hết thì xóa chữ «{CARRIED}»; không đăng nữa thì bỏ tin"
            )
            yield error(Code("untouched-carried"), message, place, hint, _without_mark(text, written, place))
        elif of_unit and NOWHERE in text:
            message = f"«{text}» còn là tên ví dụ"
            hint = f"Viết tên, địa chỉ thật của đơn vị thay cho «{NOWHERE}»"
            yield error(Code("untouched-example"), message, place, hint)
        elif path == _PICTURE and text == PICTURE:
            message = f"«{PICTURE}» chỉ là ảnh mẫu"
            hint = "Chép ảnh của tin vào thư mục assets rồi viết tên tệp ấy vào đây"
            yield error(Code("untouched-example"), message, place, hint)
        elif (asked := _ASKED.fullmatch(path)) and _is_placeholder(text):
            what, example = _ANSWERS[asked["field"]]
            hint = f"Viết {what} thật, ví dụ «{example}»: người duyệt dựa vào đó mà cho nêu"
            yield error(Code("untouched-example"), f"«{text}» chưa nói {what}", place, hint)


def _without_mark(text: str, written: ComposedFile, place: Location) -> Mend | None:
    """Offer to take the mark away, where the text stands in its line as it is read; it is for who has read the item."""
    kept = text.strip()[len(CARRIED) :].strip()
    line = written.source.lines[place.line - 1] if 0 < place.line <= len(written.source.lines) else ""
    start = place.column + (line[place.column - 1 : place.column] in {'"', "'"})
    stands_so = line[start - 1 : start - 1 + len(text)] == text and kept[:1].isalnum()
    return Mend(kept, start, len(text), certain=False) if stands_so else None


def _is_placeholder(text: str) -> bool:
    """Tell whether a text only says what should stand in its place, or nothing."""
    words: list[str] = re.findall(r"[^\W\d_]+", nfc(text).casefold())
    return len(words) < _LEAST_WORDS or " ".join(words) in _NO_ANSWERS


def _texts(value: Value, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, f"{path}.{number}" if path else str(number))
