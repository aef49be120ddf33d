from __future__ import annotations

import re
from collections.abc import Callable

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.telling.lengths import MOST_OF_ITEM, too_long

Compose = Callable[[str], ComposedFile]


def item(entries: int) -> str:
    return "kind: notice\ntitle: A\nsummary: B\ntext:\n" + f"  - '{'a' * 998}.'\n" * entries + "led: {title: C}\n"


def test_an_item_of_too_many_texts_is_told_once_at_the_field_that_holds_most(composed: Compose) -> None:
    [found] = too_long(composed(item(MOST_OF_ITEM // 999 + 1)))
    assert found.location
    assert (found.code, found.location.line) == ("too-long", 4)
    assert "phần lớn ở «text»" in found.message


def test_as_much_as_is_said_mends_it(composed: Compose) -> None:
    entries = (MOST_OF_ITEM - 100) // 999
    assert list(too_long(composed(item(entries)))) == []
    [found] = too_long(composed(item(entries + 1)))
    less = re.search(r"ít nhất (\d+) ký tự", found.hint)
    assert less
    shorter = item(entries + 1).replace("a" * 998, "a" * (998 - int(less[1])), 1)
    assert list(too_long(composed(shorter))) == []
