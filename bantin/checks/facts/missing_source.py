"""Every figure says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds.figures import Figures
from bantin.text.normal import plain


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find figures that have no source, neither their own nor their item's."""
    for entry in bulletin.entries:
        if not isinstance(entry.item, Figures) or entry.item.sources:
            continue
        for number, value in enumerate(entry.item.values):
            if value.source is None:
                yield Diagnostic(
                    RULE.code,
                    Severity.WARNING,
                    f"Con số «{plain(value.label)}» không ghi nguồn",
                    entry.document.locate(f"values.{number}"),
                    "Thêm source cho con số này, hoặc sources cho cả tin",
                )


RULE = Rule(
    code=Code("missing-source"),
    title="Con số không ghi nguồn",
    why="Số liệu không nguồn thì không ai kiểm tra được, và không cơ quan nào chịu trách nhiệm về nó.",
    mend="Thêm source cho từng con số, hoặc sources cho cả tin: tên cơ quan công bố, địa chỉ trang và ngày nếu có.",
    good=(
        {"kind": "figures", "values": [{"label": "hồ sơ", "value": "123", "source": "Cổng thông tin tỉnh"}]},
        {
            "kind": "figures",
            "values": [{"label": "hồ sơ", "value": "123"}],
            "sources": [{"name": "Cổng thông tin tỉnh"}],
        },
    ),
    bad=({"kind": "figures", "values": [{"label": "hồ sơ", "value": "123"}]},),
    check=check,
    needs=("item.sources", "item.values.*.source"),
)
