"""What a laid-out card shows beside its texts: that pictures and icons are there, and how much of a picture is seen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bantin.design.layout.engine import LaidOut
from bantin.design.looks import nodes
from bantin.design.looks.elements import MarkupError
from bantin.fonts.icons import icon_names
from bantin.making.cards.layouts import markup_fault
from bantin.making.errors import MakeError
from bantin.model.card import Card
from bantin.model.diagnostic import WHOLE, Code, Diagnostic, Remark, Severity
from bantin.model.frame import Picture
from bantin.paint.photos import Size, enlarged, is_whole, kept
from bantin.paint.vectors.scenes import SceneError, read_scene, unknown_tints
from bantin.text.suggestions import did_you_mean

_LEAST_KEPT = 3 / 4
"""Share of a picture below which a crop is told of."""

_MOST_PLACES = 2
"""Pixels of a place for each pixel of its picture, from which on it is seen that the picture is too small."""

_CROPPED = Diagnostic(
    Code("cropped-picture"),
    Severity.WARNING,
    "Hình bị cắt mất hơn một phần tư cho đầy khung",
    hint="Xem chỗ nêu trên: cắt như thế vẫn tốt thì thêm dòng «fit: crop»; phải thấy trọn hình thì thêm «fit: whole», "
    "khi ấy mọi ảnh và video của tin đều thấy trọn hình, chỗ thừa là nền mờ",
)

_SMALL = Diagnostic(
    Code("small-image"),
    Severity.WARNING,
    "Hình chỉ có {} × {} điểm ảnh, chưa bằng nửa số điểm ảnh của chỗ nó đứng, nên sẽ nhòe",
    hint="Dùng tệp gốc, cạnh dài từ 1920 điểm ảnh; ảnh chụp lại màn hình, ảnh hay video gửi qua ứng dụng nhắn tin "
    "thường không đủ",
)

_SMALL_EMBLEM = replace(
    _SMALL,
    message="Huy hiệu chỉ có {} × {} điểm ảnh, chưa bằng nửa số điểm ảnh của chỗ nó đứng, nên sẽ nhòe",
    hint="Dùng tệp gốc của huy hiệu, cạnh từ 400 điểm ảnh; tệp nhỏ phóng to lên vẫn nhòe",
)

_LONGEST_EMBLEM = 2
"""Sides of an emblem for each of the shorter, up to which it is still seen in its place, which is a square."""

_LONG_EMBLEM = Diagnostic(
    Code("long-emblem"),
    Severity.WARNING,
    "Huy hiệu {} × {} điểm ảnh dài quá hai lần bề kia: chỗ của nó hình vuông, nên trên ảnh chỉ còn một vệt mỏng",
    hint="Dùng phần hình vuông hay tròn của huy hiệu, cắt bỏ dòng chữ và lề trống bên cạnh",
)


def check_parts(card: Card, laid_out: LaidOut, pictures: Collection[str]) -> None:
    """Check that there is all that a card shows, and that its scenes can be drawn.

    Args:
        card: what was laid out.
        laid_out: its layout.
        pictures: the names of the pictures and scenes that there are.

    Raises:
        MakeError: a picture, a scene or an icon is missing; at the line of the look that names it.
    """
    drawn = {mark.asset for mark in laid_out.frame.marks if isinstance(mark, Picture)}
    files = {asset.name: Path(asset.path) for asset in card.assets}
    for node in nodes.walk(laid_out.root):
        match node:
            case nodes.Image() if node.src in drawn and node.src not in pictures:
                hint = (
                    f"Chép ảnh «{node.src}» của đơn vị vào thư mục templates trong thư mục làm việc, hoặc sửa tên ở src"
                )
                raise _fault(card, node, f"thẻ này không có ảnh «{node.src}»", "src", hint)
            case nodes.Icon() if node.name not in icon_names():
                hint = did_you_mean(node.name, icon_names()) or "Xem tên các biểu tượng ở lucide.dev/icons"
                raise _fault(card, node, f"không có biểu tượng «{node.name}»", "name", hint)
            case nodes.Scene():
                _check_scene(card, node, files.get(node.asset))


def _check_scene(card: Card, node: nodes.Scene, file: Path | None) -> None:
    if file is None:
        hint = f"Chép hình vẽ vào templates/{node.asset} trong thư mục làm việc, hoặc sửa tên"
        raise _fault(card, node, f"không có cảnh «{node.name}»", "name", hint)
    try:
        unknown = unknown_tints(read_scene(file), dict(node.tints))
    except SceneError as error:
        raise _fault(card, node, str(error), "name", error.hint) from error
    if unknown:
        hint = did_you_mean(unknown[0], dict(node.tints))
        raise _fault(card, node, f"cảnh «{node.name}» dùng màu «{unknown[0]}» mà bộ màu không có", "group", hint)


def _fault(card: Card, node: nodes.Node, what: str, attribute: str, hint: str) -> MakeError:
    return markup_fault(card, MarkupError(what, node.line, node.column, attribute, hint))


def picture_remarks(laid_out: LaidOut, sizes: Mapping[str, Size]) -> Iterator[Remark]:
    """Tell of pictures too small for their place, emblems too long, and what is cropped by a quarter unasked.

    Args:
        laid_out: the card's layout.
        sizes: width and height in pixels of the pictures that may be known.
    """
    marks = {mark.asset: mark for mark in laid_out.frame.marks if isinstance(mark, Picture)}
    for node in nodes.walk(laid_out.root):
        if not isinstance(node, nodes.Image) or node.source == WHOLE:
            continue
        mark, size = marks.get(node.src), sizes.get(node.src)
        if mark is None or size is None:
            continue
        place = round(mark.width), round(mark.height)
        of_emblem = node.source.path.partition(".")[0] == "emblem"
        if of_emblem and max(size) > _LONGEST_EMBLEM * min(size):
            yield Remark(node.source, replace(_LONG_EMBLEM, message=_LONG_EMBLEM.message.format(*size)))
            continue
        whole = is_whole(size, place, node.focus, node.fit)
        if node.fit is None and not whole and kept(size, place) < _LEAST_KEPT:
            yield Remark(node.source, _CROPPED)
        if enlarged(size, place, whole=whole) ** 2 > _MOST_PLACES:
            small = _SMALL_EMBLEM if of_emblem else _SMALL
            yield Remark(node.source, replace(small, message=small.message.format(*size)))
