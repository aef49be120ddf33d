"""Exceptions that let nothing out are told of: mostly they are misspelled."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.checks.safety.published_on_purpose import named_on_purpose
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find entries of `publish` whose text is nowhere in their item, or is no personal data."""
    used = named_on_purpose(bulletin)
    for entry in bulletin.entries:
        for at, exception in enumerate(entry.item.publish):
            if (entry.id, at) not in used:
                yield Diagnostic(
                    RULE.code,
                    Severity.WARNING,
                    f"Mục «publish» cho nêu «{exception.text}», nhưng tin này không nêu dữ liệu cá nhân nào như thế",
                    entry.document.locate(f"publish.{at}.text"),
                    "Chép lại đúng như trong bài, hoặc bỏ mục này ở «publish»",
                )


_PLATE = {"text": "97-B1 123.45", "why": "Tìm chủ xe", "basis": "Thông báo tìm chủ sở hữu phương tiện"}

RULE = Rule(
    code=Code("unused-exception"),
    title="Mục ở publish không khớp với điều nào trong tin",
    why="Mục viết sai không cho nêu gì, và mục thừa làm người duyệt không còn để ý tới mục thật.",
    mend="Chép đúng số hay biển số như trong bài vào text của mục ấy, hoặc bỏ mục ấy.",
    good=({"kind": "appeal", "description": ["Xe biển số 97B1-12345."], "publish": [_PLATE]},),
    bad=({"kind": "appeal", "description": ["Xe biển số 97-B1 xxx.45."], "publish": [_PLATE]},),
    check=check,
    needs=("item.*",),
)
