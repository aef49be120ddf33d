"""A ring shows as many parts as can be told apart; the smallest others are one, and the editor knows."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds.figures import MOST_SHARES, Figures
from bantin.text.normal import plain


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find rings of more parts than can be told apart."""
    for entry in bulletin.entries:
        series = entry.item.series if isinstance(entry.item, Figures) else None
        if series is None or not series.summed:
            continue
        names = "; ".join(plain(point.label) for point in series.summed)
        message = (
            f"Biểu đồ tròn có {len(series.points)} phần, nên {len(series.summed)} phần nhỏ gộp thành «Khác»: {names}"
        )
        hint = f"Muốn phần nào cũng có tên trên ảnh thì ghi «chart: bar», hoặc gộp còn {MOST_SHARES} phần"
        yield Diagnostic(RULE.code, Severity.NOTE, message, entry.document.locate("series.chart"), hint)


def _ring(count: int) -> dict[str, object]:
    points = [{"label": f"Nhóm {number}", "value": str(10 * number)} for number in range(1, count + 1)]
    series = {"title": "Hồ sơ theo nhóm", "chart": "donut", "points": points}
    return {"kind": "figures", "values": [{"label": "hồ sơ", "value": "280", "source": "Báo cáo"}], "series": series}


RULE = Rule(
    code=Code("summed-shares"),
    title="Biểu đồ tròn có nhiều phần quá",
    why="Mắt chỉ phân biệt được chừng sáu phần của một vòng tròn, nên các phần nhỏ nhất được cộng lại thành «Khác»; "
    "bài đăng và chữ thay ảnh vẫn ghi đủ từng số.",
    mend="Không phải sửa nếu chấp nhận phần «Khác». Muốn thấy đủ thì ghi «chart: bar», hoặc tự gộp các phần nhỏ.",
    good=(_ring(6),),
    bad=(_ring(7),),
    check=check,
    needs=("item.series",),
)
