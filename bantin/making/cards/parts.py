"""What a laid-out card shows beside its texts: that its pictures and icons are there is known before it is painted."""

from __future__ import annotations

from collections.abc import Collection

from bantin.design.layout.engine import LaidOut
from bantin.design.looks import nodes
from bantin.design.looks.elements import MarkupError
from bantin.making.cards.layouts import markup_fault
from bantin.model.card import Card
from bantin.model.frame import Picture
from bantin.paint.icons import icon_names
from bantin.text.suggestions import did_you_mean


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
