"""An item that is far longer than any bulletin's: told at once, instead of being laid out on a hundred cards."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.content.reading.composing.composed_file import ComposedFile, Value
from bantin.content.reading.source import error
from bantin.model.diagnostic import Code, Diagnostic
from bantin.text.numbers import format_number

MOST_OF_ITEM = 8_000
"""Characters of all texts of an item: some three pages of paper, fourteen cards. The longest honest one has 2,500."""


def too_long(written: ComposedFile) -> Iterator[Diagnostic]:
    """Report an item of too many texts, at that of its fields which holds most of them."""
    fields = written.value if isinstance(written.value, dict) else {}
    letters = {name: _letters(value) for name, value in fields.items()}
    total = sum(letters.values())
    if total <= MOST_OF_ITEM:
        return
    longest = max(letters, key=lambda name: letters[name])
    most = format_number(MOST_OF_ITEM)
    message = f"Cả tin dài {format_number(total)} ký tự, nhiều nhất {most}, phần lớn ở «{longest}»"
    hint = (
        f"Bớt ít nhất {format_number(total - MOST_OF_ITEM)} ký tự, hoặc chia thành nhiều tin; "
        "văn bản dài thì đăng trên trang của đơn vị, tin chỉ nói ý chính và nơi đọc"
    )
    place = written.keys.get(longest) or written.locate(longest)
    yield error(Code("too-long"), message, place, hint)


def _letters(value: Value) -> int:
    if isinstance(value, str):
        return len(value)
    inner = value.values() if isinstance(value, dict) else value or ()
    return sum(map(_letters, inner))
