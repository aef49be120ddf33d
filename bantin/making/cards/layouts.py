"""Layouts of cards: the first step of stills, and all that `bantin check` needs of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from bantin.design.layout.engine import OVERFLOW, LaidOut, lay_out
from bantin.design.looks.elements import MarkupError
from bantin.design.looks.folders import OWN
from bantin.fonts.book import FontBook
from bantin.making.errors import MakeError
from bantin.model.card import Card
from bantin.model.diagnostic import WHOLE, Code, Diagnostic, Location, Remark, Severity
from bantin.model.frame import Frame
from bantin.sight.grounds import LEAST, LEAST_OF_LARGE, faint
from bantin.text.numbers import decimal
from bantin.text.sentences.joining import joined


def layout_of(card: Card) -> LaidOut:
    """Lay a card out with this process's fonts.

    Raises:
        MakeError: the markup that its look gave is wrong.
    """
    try:
        laid_out = lay_out(card, process_fonts())
    except MarkupError as error:
        raise markup_fault(card, error) from error
    if card.board is not None:  # boards are measured once they are painted
        return laid_out
    if any(remark.diagnostic.code == OVERFLOW for remark in laid_out.remarks):  # texts stand where no look put them
        return laid_out
    return replace(laid_out, remarks=(*laid_out.remarks, *_unreadable(card, laid_out.frame)))


def _unreadable(card: Card, frame: Frame) -> Iterator[Remark]:
    """Tell of the colours that a look puts on each other though nobody can read them so."""
    names = {color: name for name, color in reversed(card.theme.colors.items())}
    place = Location(f"{OWN}/{card.look}", look=card.look)
    for pair in faint(frame):
        ink, ground = (f"{names[color]} ({color})" if color in names else color for color in pair[:2])
        ratio, least = decimal(int(pair.contrast * 10) / 10), decimal(LEAST)
        message = f"Chữ màu {ink} không đọc được trên nền {ground}: tương phản {ratio}, ít nhất phải {least}"
        hint = _stand_out(card.look, [names[color] for color in pair[:2] if color in names])
        severity = Severity.ERROR if pair.contrast < LEAST_OF_LARGE else Severity.WARNING
        yield Remark(WHOLE, Diagnostic(Code("low-contrast"), severity, message, place, hint))


def _stand_out(look: str, named: list[str]) -> str:
    """Say how to tell the two colours of a text apart: in the theme, or in the look, which may not be copied yet."""
    in_theme = (
        f"Trong bộ màu, đổi {' hoặc '.join(f'«{name}»' for name in named)} cho khác hẳn nhau; hoặc t" if named else "T"
    )
    return f"{in_theme}rong mẫu {look} (chưa có thì chạy «bantin looks --copy {look}») chọn màu khác hẳn nền cho chữ ấy"


def markup_fault(card: Card, error: MarkupError) -> MakeError:
    """Convert a markup error to a `MakeError` whose location is the line of the template that printed the tag."""
    place = card.locate(error.line, error.column) or Location(f"{OWN}/{card.look}", look=card.look)
    hints = [error.hint]
    if place.look != card.look:
        hints.append(f"Gặp khi dựng thẻ theo mẫu {card.look}")
    if place.shipped:
        hints.append(f"Tệp này đi kèm bantin: muốn sửa thì chạy «bantin looks --copy {place.look}» rồi sửa bản chép")
    message = f"Mẫu cho ra thẻ sai: {error}"
    found = Diagnostic(Code("bad-markup"), Severity.ERROR, message, _narrowed(place, error.attribute), joined(*hints))
    return MakeError(Remark(WHOLE, found))


def _narrowed(place: Location, attribute: str) -> Location:
    """Narrow a tag's location to one of its attributes, if that is on the same line."""
    written = re.compile(rf"\s({re.escape(attribute)}\s*=\s*(?:\"[^\"]*\"?|'[^']*'?))") if attribute else None
    found = written and written.search(place.excerpt, place.column)
    if not found:
        return place
    return replace(place, column=found.start(1) + 1, length=len(found[1]))


@cache
def process_fonts() -> FontBook:
    """Return the fonts of this process, opened once; not to be shared between threads."""
    return FontBook()
