"""Figures and sources are no younger than the bulletin that tells of them."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds.figures import Figures
from bantin.text.dates import short_date


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find sources that are to be published, and figures that are to be counted, after the day of publication."""
    for entry in bulletin.entries:
        dated = [
            (f"sources.{number}.date", f"Nguồn «{source.name}» đề ngày", source.date)
            for number, source in enumerate(entry.item.sources)
        ]
        if isinstance(entry.item, Figures):
            dated += [
                (f"values.{number}.as_of", f"Con số «{value.label}» ghi là tính đến ngày", value.as_of)
                for number, value in enumerate(entry.item.values)
            ]
        for path, what, day in dated:
            if day and day > bulletin.date:
                hint = "Viết ngày công bố" if path.startswith("sources") else "Viết ngày chốt số liệu"
                yield Diagnostic(
                    RULE.code,
                    Severity.WARNING,
                    f"{what} {short_date(day)}, sau ngày phát hành {short_date(bulletin.date)}",
                    entry.document.locate(path),
                    f"{hint}, hoặc xóa dòng này; ngày bắt đầu áp dụng thì viết vào câu chữ của tin",
                )


RULE = Rule(
    code=Code("future-source"),
    title="Nguồn, số liệu đề ngày sau ngày phát hành",
    why="Không ai đếm trước được số liệu; ngày sai khiến bạn đọc ngờ cả con số. Ngày áp dụng không là ngày của nguồn.",
    mend="Sửa date của nguồn, as_of của con số, hoặc date của bulletin.yaml.",
    good=(
        {"kind": "notice", "sources": [{"name": "Báo cáo", "date": "2024-11-30"}]},
        {"kind": "figures", "values": [{"label": "hồ sơ", "value": "5", "as_of": "2024-11-30"}]},
    ),
    bad=(
        {"kind": "notice", "sources": [{"name": "Quyết định", "date": "2025-01-01"}]},
        {"kind": "figures", "values": [{"label": "hồ sơ", "value": "5", "as_of": "2024-12-31"}]},
    ),
    check=check,
    needs=("bulletin.date", "bulletin.period.end"),
)
