"""What a laid-out card shows beside its texts: that pictures and icons are there, and how much of a picture is seen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from bantin.design.layout.engine import LaidOut
from bantin.design.looks import nodes
from bantin.design.looks.elements import MarkupError
from bantin.making.cards.layouts import markup_fault
from bantin.model.card import Card
from bantin.model.diagnostic import WHOLE, Code, Diagnostic, Remark, Severity
from bantin.model.frame import Picture
from bantin.paint.icons import icon_names
from bantin.paint.photos import Size, is_whole, kept
from bantin.text.suggestions import did_you_mean

_LEAST_KEPT = 2 / 3
"""Share of a picture below which a crop is told of."""

_CROPPED = Diagnostic(
    Code("cropped-picture"),
    Severity.WARNING,
    "Hình bị cắt mất hơn một phần ba cho đầy khung",
    hint="Thêm dòng «fit: whole» để thấy trọn hình; đã xem và thấy cắt như thế vẫn tốt thì ghi «fit: crop»",
)


def check_parts(card: Card, laid_out: LaidOut, pictures: Collection[str]) -> None:
    """Check that there is all that a card shows.

    Args:
        card: what was laid out.
        laid_out: its layout.
        pictures: the names of those that there are.

    Raises:
        MakeError: a picture or an icon is missing; at the line of the look that names it.
    """
    shown = list(nodes.walk(laid_out.root))
    drawn = {mark.asset for mark in laid_out.frame.marks if isinstance(mark, Picture)}
    for node in shown:
        if isinstance(node, nodes.Image) and node.src in drawn and node.src not in pictures:
            hint = f"Chép ảnh «{node.src}» của đơn vị vào thư mục templates trong thư mục làm việc, hoặc sửa tên ở src"
            raise markup_fault(
                card, MarkupError(f"thẻ này không có ảnh «{node.src}»", node.line, node.column, "src", hint)
            )
        if isinstance(node, nodes.Icon) and node.name not in icon_names():
            hint = did_you_mean(node.name, icon_names()) or "Xem tên các biểu tượng ở lucide.dev/icons"
            what = f"không có biểu tượng «{node.name}»"
            raise markup_fault(card, MarkupError(what, node.line, node.column, "name", hint))


def crops(laid_out: LaidOut, sizes: Mapping[str, Size]) -> Iterator[Remark]:
    """Tell of pictures of which a card shows less than two thirds, unless its editor wants just that.

    Args:
        laid_out: the card's layout.
        sizes: width and height in pixels of the pictures that may be known.
    """
    marks = {mark.asset: mark for mark in laid_out.frame.marks if isinstance(mark, Picture)}
    for node in nodes.walk(laid_out.root):
        if not isinstance(node, nodes.Image) or node.source == WHOLE or node.fit is not None:
            continue
        mark, size = marks.get(node.src), sizes.get(node.src)
        if mark is None or size is None:
            continue
        place = round(mark.width), round(mark.height)
        if not is_whole(size, place, node.focus) and kept(size, place) < _LEAST_KEPT:
            yield Remark(node.source, _CROPPED)
