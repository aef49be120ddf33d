"""What is invented says so where it is seen first, and not only in a sentence of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.checks.texts import entry_texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.patterns import regex

_SAID = regex(
    r"(?<!\w)(?:(?:tình huống|sự việc|vụ việc|câu chuyện|nhân vật|tên|số tiền)(?:\s+(?:này|đều|là|dưới đây)){0,3}\s+"
    r"(?:giả định|hư cấu|không có thật)|tin mẫu|\(giả định\))(?!\w)",
    re.IGNORECASE,
)


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find items that say in a text that they are invented, and wear the label of what is real."""
    for entry in bulletin.entries:
        if entry.item.is_invented:
            continue
        for text in entry_texts(entry):
            if found := _SAID.search(text.text):
                yield Diagnostic(
                    RULE.code,
                    Severity.WARNING,
                    f"Tin nói «{found[0]}», nhưng nhãn trên ảnh, bảng, video vẫn là của tin thật",
                    text.find(found[0], found.start()),
                    "Thêm dòng «invented: yes» vào tin này: nhãn thành «Tình huống giả định», «Tin mẫu»",
                )
                break


RULE = Rule(
    code=Code("unmarked-invention"),
    title="Chuyện giả định mang nhãn của tin thật",
    why="Ở cỡ bảng tin người ta chỉ đọc nhãn và tiêu đề. Một câu «sự việc giả định» ở cuối thì nhiều người không thấy: "
    "họ tin là thật, đi tìm người, gọi số minh họa, chia sẻ tiếp.",
    mend="Ghi «invented: yes» trong tin: mọi kênh thay tên loại tin bằng «Tình huống giả định», «Tin mẫu».",
    good=(
        {"kind": "case", "invented": "yes", "summary": "Tình huống giả định, dựng từ thủ đoạn thường gặp."},
        {"kind": "warning", "summary": "Kẻ gian lập trang giả, nhân vật tự xưng là công an."},
    ),
    bad=(
        {"kind": "case", "summary": "Tình huống giả định, dựng từ thủ đoạn thường gặp."},
        {"kind": "appeal", "summary": "Bà Lò Thị Mẫu (tên giả định), 78 tuổi.", "publish": []},
        {"kind": "appeal", "description": ["Sự việc đều là giả định."]},
    ),
    check=check,
    needs=("item.invented",),
)
