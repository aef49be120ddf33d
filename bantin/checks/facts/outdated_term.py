"""Offices, papers and portals that are no more on the day of publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from bantin.checks.rule import Rule
from bantin.checks.texts import texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.dates import short_date


class Term(NamedTuple):
    """What is written no more.

    Attributes:
        words: how it is found.
        since: first day without it.
        instead: what to write, in Vietnamese.
        source: why.
    """

    words: re.Pattern[str]
    since: dt.date
    instead: str
    source: str


def _term(words: str, since: str, instead: str, source: str) -> Term:
    spaced = words.replace(" ", r"\s+")
    return Term(
        re.compile(rf"(?<![\w.])(?:{spaced})(?!\w)", re.IGNORECASE), dt.date.fromisoformat(since), instead, source
    )


_TWO_LEVELS = "chính quyền địa phương hai cấp"

TERMS = (
    _term(
        r"công an (?:cấp )?(?:huyện|quận|thị xã|thành phố thuộc tỉnh)(?!,? (?:cũ|trước))",
        "2025-03-01",
        "Công an xã, phường hoặc Công an tỉnh",
        "không còn Công an cấp huyện",
    ),
    _term(
        r"(?:UBND|ủy ban nhân dân|HĐND|hội đồng nhân dân) (?:cấp )?(?:huyện|quận|thị xã|thị trấn)",
        "2025-07-01",
        "UBND xã, phường, đặc khu",
        _TWO_LEVELS,
    ),
    _term(r"công an thị trấn|xã, phường, thị trấn", "2025-07-01", "xã, phường, đặc khu", _TWO_LEVELS),
    _term(
        r"dichvucong\.bocongan\.gov\.vn",
        "2026-02-01",
        "dichvucong.gov.vn",
        "dịch vụ công của Bộ chuyển về Cổng dịch vụ công quốc gia",
    ),
    _term(
        r"luật an ninh mạng (?:năm )?2018|luật an toàn thông tin mạng(?: (?:năm )?2015)?|24/2018/QH14|86/2015/QH13",
        "2026-07-01",
        "Luật An ninh mạng số 116/2025/QH15",
        "luật mới thay hai luật cũ",
    ),
    _term(
        r"nghị định (?:số )?13/2023(?:/NĐ-CP)?",
        "2026-01-01",
        "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định 356/2025/NĐ-CP",
        "luật mới thay nghị định cũ",
    ),
)
"""Checked in November 2026; what changed later is added here."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find terms that were no longer right on the day of publication."""
    for written in texts(bulletin):
        for term in TERMS:
            if bulletin.date < term.since:
                continue
            for found in term.words.finditer(written.text):
                yield Diagnostic(
                    RULE.code,
                    Severity.WARNING,
                    f"«{found[0]}» không còn từ {short_date(term.since)}: {term.source}",
                    written.find(found[0], found.start()),
                    f"Viết «{term.instead}»; kể chuyện trước ngày ấy thì cứ để",
                )


_AFTER = {"date": "2026-11-30", "period": {"start": "2026-11-01", "end": "2026-11-30"}}

RULE = Rule(
    code=Code("outdated-term"),
    title="Cơ quan, văn bản, cổng dịch vụ không còn",
    why="Người dân làm theo sẽ đến nơi không còn ai tiếp, hoặc viện dẫn luật đã hết hiệu lực.",
    mend="Viết tên hiện nay như gợi ý. Kể chuyện xảy ra trước ngày thay đổi thì cứ để nguyên.",
    good=(
        {"kind": "notice", "text": ["Đến Công an huyện, thị trấn gần nhất."], "bulletin": {"date": "2024-11-30"}},
        {"kind": "notice", "text": ["Đến Công an xã, phường; Luật An ninh mạng số 116/2025/QH15."], "bulletin": _AFTER},
        {"kind": "notice", "text": ["Ông nguyên là cán bộ Công an huyện cũ."], "bulletin": _AFTER},
    ),
    bad=(
        {"kind": "notice", "text": ["Trình báo Công an huyện nơi gần nhất."], "bulletin": _AFTER},
        {"kind": "notice", "text": ["Nộp tại UBND thị trấn."], "bulletin": _AFTER},
        {"kind": "notice", "text": ["Các xã, phường, thị trấn treo bảng."], "bulletin": _AFTER},
        {"kind": "notice", "text": ["Vào dichvucong.bocongan.gov.vn."], "bulletin": _AFTER},
        {"kind": "notice", "text": ["Theo Luật An ninh mạng năm 2018 và Nghị định 13/2023/NĐ-CP."], "bulletin": _AFTER},
    ),
    check=check,
)
