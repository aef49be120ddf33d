"""Numbers are written the Vietnamese way: 368.063 and 93,32%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.checks.texts import mend_of, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.patterns import regex

# «0,125» and «12,345%» are decimals; «93.32» alone may be a time, a date or a version, before a unit it is neither.
_THOUSANDS = regex(r"(?<![\w.,])[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?![\d,]|\.\d|\s?%)", re.ASCII)
_UNIT = r"%|‰|(?:điểm|độ|ha|kg|km|lít|lần|mét|nghìn|triệu|tấn|tỉ|tỷ|m²|m³)(?!(?u:\w))"
_PERCENT = regex(rf"(?<![\w.,/-])\d{{1,3}}\.\d{{1,2}}(?=\s?(?:{_UNIT}))", re.ASCII)
_SWAP = str.maketrans(",.", ".,")


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find numbers with English separators."""
    for written in texts(bulletin):
        for pattern in (_THOUSANDS, _PERCENT):
            for found in pattern.finditer(written.text):
                place, better = written.find(found[0], found.start()), found[0].translate(_SWAP)
                yield Diagnostic(
                    RULE.code,
                    Severity.WARNING,
                    f"«{found[0]}» có vẻ viết theo kiểu Anh",
                    place,
                    f"Viết {better}: dấu chấm giữa các hàng nghìn, dấu phẩy trước phần thập phân",
                    mend_of(place, found[0], better),
                )


RULE = Rule(
    code=Code("english-number"),
    title="Số viết theo kiểu Anh",
    why="Với bạn đọc Việt Nam, 368,063 là ba trăm sáu mươi tám phẩy không sáu ba: sai cả nghìn lần.",
    mend="Dấu chấm giữa các hàng nghìn, dấu phẩy trước phần thập phân: 368.063 và 93,32%.",
    good=(
        {"kind": "notice", "text": ["Có 368.063 hồ sơ."]},
        {
            "kind": "notice",
            "text": ["Có 368.063 hồ sơ, đạt 93,32%; trung bình 0,125; mở cửa lúc 7.30, ngày 5.12 người dân nghỉ."],
        },
        {"kind": "figures", "values": [{"label": "hồ sơ", "value": "368.063", "source": "Cổng thông tin"}]},
    ),
    bad=(
        {"kind": "notice", "text": ["Có 368,063 hồ sơ."]},
        {"kind": "notice", "text": ["Đạt 93.32% kế hoạch."]},
        {"kind": "figures", "values": [{"label": "hồ sơ", "value": "368,063", "source": "Cổng thông tin"}]},
    ),
    check=check,
)
