"""Every figure says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds.figures import Figures
from bantin.text.normal import plain


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find figures that have no source, neither their own nor their item's."""
    for entry in bulletin.entries:
        if not isinstance(entry.item, Figures) or entry.item.sources:
            continue
        bare = [number for number, value in enumerate(entry.item.values) if value.source is None]
        if bare:
            yield _told(entry, entry.item, bare)


def _told(entry: Entry, item: Figures, bare: list[int]) -> Diagnostic:
    """Tell once of all figures of an item; a source for each, where others have their own."""
    labels = ", ".join(f"«{plain(item.values[number].label)}»" for number in bare)
    which = f"Con số {labels}" if len(bare) == 1 else f"{len(bare)} con số {labels}"
    for_all = 'Thêm vào tin một dòng «sources: ["…"]»'
    for_each = "thêm «source: …» vào con số ấy" if len(bare) == 1 else "thêm «source: …» vào từng con số ấy"
    mend = f"{for_all}, hoặc {for_each}"
    if len(bare) < len(item.values):
        mend = f"{for_each[0].upper()}{for_each[1:]}, hoặc {for_all[0].lower()}{for_all[1:]} cho tất cả"
    return Diagnostic(
        RULE.code,
        Severity.WARNING,
        f"{which} không ghi nguồn",
        entry.document.locate(f"values.{bare[0]}"),
        f"{mend}. Thay «…» bằng tên báo cáo hay nơi công bố; có trang thì thêm địa chỉ sau tên",
    )


RULE = Rule(
    code=Code("missing-source"),
    title="Con số không ghi nguồn",
    why="Số liệu không nguồn thì không ai kiểm tra được, và không cơ quan nào chịu trách nhiệm về nó.",
    mend=(
        "Thêm source cho từng con số, hoặc sources cho cả tin: tên báo cáo, cơ quan công bố, địa chỉ trang và ngày nếu "
        "có. Ví dụ: sources: [{name: Báo cáo tháng của đơn vị, date: 30/11/2024}]."
    ),
    good=(
        {"kind": "figures", "values": [{"label": "hồ sơ", "value": "123", "source": "Cổng thông tin tỉnh"}]},
        {
            "kind": "figures",
            "values": [{"label": "hồ sơ", "value": "123"}],
            "sources": [{"name": "Cổng thông tin tỉnh"}],
        },
    ),
    bad=(
        {"kind": "figures", "values": [{"label": "hồ sơ", "value": "123"}]},
        {"kind": "figures", "values": [{"label": "hồ sơ", "value": "123"}, {"label": "thẻ", "value": "5"}]},
        {
            "kind": "figures",
            "values": [{"label": "hồ sơ", "value": "123", "source": "Cổng tỉnh"}, {"label": "thẻ", "value": "5"}],
        },
    ),
    check=check,
    needs=("item.sources", "item.values.*.source"),
)
