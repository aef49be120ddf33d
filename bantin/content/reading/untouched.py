"""What new files were written with and nobody has replaced yet: examples and blanks, which must not go out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.content.reading.composing.composed_file import ComposedFile, Value
from bantin.content.reading.source import error
from bantin.content.workspace import UNIT_FILE
from bantin.model.diagnostic import Code, Diagnostic
from bantin.model.sample import MARK, NOWHERE, PICTURE
from bantin.text.normal import nfc

_PICTURE = "image.file"
_ASKED = re.compile(r"publish\.\d+\.(?P<field>why|basis)")
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
        if nfc(text).casefold().lstrip().startswith(MARK):
            hint = (
                f"Thay bằng lời của đơn vị; câu nào đúng là điều cần đăng thì chỉ xóa chữ «{MARK}»; "
                "mục không bắt buộc thì xóa cả mục"
            )
            yield error(Code("untouched-example"), "Chỗ này còn là lời ví dụ, chưa phải lời của đơn vị", place, hint)
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
