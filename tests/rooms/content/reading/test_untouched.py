"""Placeholders where a reason or a legal basis is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.untouched import untouched

Compose = Callable[[str], ComposedFile]
ENTRY = 'publish:\n  - {{text: 97-B1 123.45, why: "{}", basis: "{}"}}\n'
WHY, BASIS = "Tìm chủ xe", "Thông báo số 12 của Công an phường"


@pytest.mark.parametrize("said", ["lý do", "Lí do", "…", "...", "x", "Căn cứ", "(căn cứ)", "đang cập nhật", "ok", "-"])
@pytest.mark.parametrize("field", ["why", "basis"])
def test_a_placeholder_is_no_reason(said: str, field: str, composed: Compose) -> None:
    words = (said, BASIS) if field == "why" else (WHY, said)
    [found] = untouched(composed(ENTRY.format(*words)))
    assert (found.code, found.location and found.location.line) == ("untouched-example", 2)
    assert f"«{said}»" in found.message


@pytest.mark.parametrize(("why", "basis"), [(WHY, BASIS), ("Tìm nhân chứng vụ án", "Điều 5 Luật số 91/2025/QH15")])
def test_a_reason_is_one(why: str, basis: str, composed: Compose) -> None:
    assert not list(untouched(composed(ENTRY.format(why, basis))))
