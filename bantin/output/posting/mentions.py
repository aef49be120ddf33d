"""What a month posted of itself names each of its items: the overview on the page, and the month's film."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bantin.output.posting.posts import Place
from bantin.output.posting.records import Row, Stage
from bantin.output.posting.withdrawing import CHANNELS, Do, Known, Step
from bantin.text.patterns import regex

_NUMBERED = regex(r"(\d+)(\. .*)", re.DOTALL)

_ANEW = "dựng và duyệt lại bản không có tin này"
_COVER = (
    "xem ảnh bìa và lời mở đầu, máy không sửa được: còn nhắc tin này thì mở bài trên trang, xóa ảnh bìa, sửa lời; "
    f"không xóa được ảnh thì gỡ bài, {_ANEW} rồi đăng lại"
)
_BY_HAND = f"bài tổng quan có tin này: đã đăng thì sửa tay, bỏ tên tin và ảnh bìa nhắc tin; chưa đăng thì {_ANEW}"
_FILM = f"video cả tháng có tin này, máy không cắt được: đã đăng thì gỡ tay; muốn đăng lại thì {_ANEW}"


def mention_steps(known: Known, rows: Iterable[Row]) -> list[Step]:
    """Plan how an item that is taken back leaves what its month posted of itself.

    Args:
        known: the item.
        rows: what the ledger has of its month.
    """
    whole = known.whole
    if whole is None:
        return []
    own = {row.place: row for row in rows if not row.item and row.stage not in {Stage.RECALLED, Stage.CORRECTED}}
    both = set(known.channels) & set(whole.channels)
    steps = list(_on_page(known, own.get(Place.PAGE))) if CHANNELS[Place.PAGE] in both else []
    if CHANNELS[Place.REEL] in both:
        steps.append(Step(Do.HAND, f"{Place.REEL.told}, {whole.title}", own.get(Place.REEL), told=_FILM))
    return steps


def _on_page(known: Known, row: Row | None) -> Iterator[Step]:
    """Take it out of the overview's text; of the pictures nothing can be taken out."""
    assert known.whole is not None  # noqa: S101 - asked before
    where = f"{Place.PAGE.told}, {known.whole.title}"
    if row is None or row.stage is not Stage.SENT:
        yield Step(Do.HAND, where, row, told=_BY_HAND)
        return
    text = without(row.text, known.title)
    if text is not None:
        yield Step(Do.TRIM, where, row, text=text)
    elif not row.text or _folded(known.title) in _folded(row.text):
        yield Step(Do.HAND, where, row, told=f"sửa tay: bỏ tên tin «{known.title}» khỏi lời bài")
    yield Step(Do.HAND, f"{where}: ảnh bìa", row, told=_COVER)


def without(text: str, title: str) -> str | None:
    """Leave an item out of a text that lists items by numbers, and count those behind it anew.

    Returns:
        The text; None where no line names it alone, or no other item would be left.
    """
    lines, named = text.splitlines(), _folded(title)
    numbers = {at: int(found[1]) for at, line in enumerate(lines) if (found := _NUMBERED.fullmatch(line))}
    gone = [at for at in numbers if _folded(lines[at]).endswith((f" {named}", f": {named}"))]
    if not named or len(gone) != 1 or len(numbers) < 2:  # noqa: PLR2004 - it and another one
        return None
    at, number = gone[0], numbers[gone[0]]
    for behind in range(at + 1, len(lines)):
        if behind in numbers:
            if numbers[behind] != number + 1:
                break
            lines[behind] = _NUMBERED.sub(rf"{number}\2", lines[behind])
            number += 1
    del lines[at]
    return "\n".join(lines)


def _folded(text: str) -> str:
    """Write a text as it is compared: a name of its kind before a title may change the title's first letters."""
    return " ".join(text.casefold().split())
