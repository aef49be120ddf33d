"""Headlines are read at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.item import EASY_TITLE
from bantin.text.normal import plain
from bantin.text.sentences.openings import LONG


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find headlines that are too long."""
    for entry in bulletin.entries:
        length = len(plain(entry.item.title))
        if length > EASY_TITLE:
            yield Diagnostic(
                RULE.code,
                Severity.WARNING,
                f"Tiêu đề dài {length} ký tự, quá {EASY_TITLE} ký tự đọc lướt được",
                entry.document.locate("title"),
                f"Viết lại trong {LONG} chữ: giữ việc gì, ở đâu hay cho ai; phần còn lại chuyển xuống summary",
            )


RULE = Rule(
    code=Code("long-title"),
    title="Tiêu đề dài quá 90 ký tự",
    why="Tiêu đề dài phải in chữ nhỏ; người lướt điện thoại bỏ qua trước khi đọc tới việc cần làm.",
    mend="Viết lại trong 12 chữ: giữ việc gì, ở đâu hay cho ai; phần còn lại chuyển xuống summary.",
    good=({"kind": "notice", "title": "Giả danh Công an “hỗ trợ” định danh mức 2 để chiếm đoạt tài sản"},),
    bad=(
        {
            "kind": "notice",
            "title": "Cảnh báo thủ đoạn giả danh cán bộ Công an gọi điện yêu cầu người dân định danh mức 2 "
            "qua mạng để chiếm đoạt tài sản",
        },
    ),
    check=check,
)
