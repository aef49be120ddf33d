"""What a board has no room for: how many words are too many, and what is told of it.

Words that an editor wrote for boards are an error at their line. A summary stands on boards only where it has room; of
an item whose title has none, boards tell nothing, and each board tells once of all these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bantin.model.bulletin import Entry
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.unit import Board
from bantin.sight import legibility

_FEW = 4
"""Words below a headline that are worth their place: «Hãy gọi ngay 113»."""

Holds = Callable[[str, str], bool]
"""Tells whether a headline and a second line have room on a board."""


class Lack(NamedTuple):
    """An item that has no room.

    Attributes:
        source: the value that is too long; empty where not even the kind of item has room.
        words: it has.
        kept: how many of them have room.
        below: whether a second line was written for boards too, of which no more than a few words have room then.
    """

    entry: Entry
    source: str = ""
    words: int = 0
    kept: int = 0
    below: bool = False

    @property
    def for_boards(self) -> bool:
        """Whether the value was written for boards."""
        return self.source.startswith("led.")


def lack(entry: Entry, holds: Holds, title: str, text: str) -> Lack:
    """Find how many words are too many: of the second line, or of the headline if no second line helps."""
    led = entry.item.led
    kept = _most_words(lambda words: holds(title, words), text)
    if kept:
        return Lack(entry, "led.text" if led.text else "summary", len(text.split()), kept)
    rest = " ".join(text.split()[:_FEW])
    kept = _most_words(lambda words: holds(words, rest), title)
    kept = kept or _most_words(lambda words: holds(words, ""), title)
    if kept is None:
        return Lack(entry)
    return Lack(entry, "led.title" if led.title else "title", len(title.split()), kept, below=bool(led.text))


def remarks(
    board: Board, place: Location, lacks: Sequence[Lack], bare: Sequence[Entry], uncalled: Sequence[Entry] = ()
) -> Iterator[Diagnostic]:
    """Tell what a board has no room for.

    Args:
        board: that shows less.
        place: of the board.
        lacks: items that it cannot show.
        bare: items of which it shows the headline only.
        uncalled: items of which it does not show whom to call.
    """
    if nameless := [one for one in lacks if not one.source]:
        yield _too_small(board, place, nameless)
    yield from (_too_long(board, one) for one in lacks if one.for_boards)
    if left_out := [one for one in lacks if one.source and not one.for_boards]:
        yield _left_out(board, place, left_out)
    if bare:
        names = ", ".join(entry.id for entry in bare)
        message = f"{board.name} không đủ chỗ cho tóm tắt, con số của {len(bare)} tin, nên chỉ hiện tiêu đề: {names}"
        hint = "Muốn có dòng chữ nhỏ thì viết một câu ngắn ở «led: text» của tin ấy"
        yield Diagnostic(Code("headline-only"), Severity.NOTE, message, place, hint)

    if uncalled:
        names = ", ".join(entry.id for entry in uncalled)
        message = f"{board.name} không đủ chỗ hay đủ giây cho số để gọi của {len(uncalled)} tin: {names}"
        hint = "Viết số ấy ở «led: text» của tin, thay cho tóm tắt"
        yield Diagnostic(Code("no-number-on-board"), Severity.NOTE, message, place, hint)


def _too_long(board: Board, found: Lack) -> Diagnostic:
    of_title = found.source == "led.title"
    what = "tiêu đề" if of_title else "dòng chữ nhỏ"
    message = f"{board.name} không đủ chỗ cho {what}: phải bớt {found.words - found.kept} trong {found.words} chữ"
    if found.below:
        message += f", và dòng chữ nhỏ chỉ viết chừng {_FEW} chữ"
    hint = f"Viết ngắn lại ở «led: {'title' if of_title else 'text'}: …»; {_limits(board)}"
    place = found.entry.document.locate(found.source)
    return Diagnostic(Code("too-long-for-board"), Severity.ERROR, message, place, hint)


def _left_out(board: Board, place: Location, found: Sequence[Lack]) -> Diagnostic:
    """Tell of titles and summaries, which were not written for boards."""
    told = "; ".join(f"{one.entry.id} ({one.words} chữ, bảng chứa {one.kept})" for one in found)
    message = f"{board.name} không đủ chỗ cho tiêu đề của {len(found)} tin, nên bảng bỏ các tin ấy: {told}"
    hint = f"Viết tiêu đề ngắn ở «led: title» của từng tin; {_limits(board)}"
    return Diagnostic(Code("no-room-on-board"), Severity.WARNING, message, place, hint)


def _too_small(board: Board, place: Location, found: Sequence[Lack]) -> Diagnostic:
    labels = ", ".join(dict.fromkeys(f"«{one.entry.item.label}»" for one in found))
    message = f"{board.name} nhỏ quá: không đủ chỗ cả cho tên loại tin {labels}"
    hint = (
        f"Bỏ bảng này, hoặc bỏ «led» khỏi «channels» của các tin ấy; chữ trên bảng cao ít nhất "
        f"{legibility.smallest_size(board)} điểm ảnh"
    )
    return Diagnostic(Code("too-long-for-board"), Severity.ERROR, message, place, hint)


def _limits(board: Board) -> str:
    return (
        f"chữ trên bảng này cao ít nhất {legibility.smallest_size(board)} điểm ảnh, mỗi tin tối đa "
        f"{legibility.most_phases(board)} lượt"
    )


def _most_words(holds: Callable[[str], bool], text: str) -> int | None:
    """Return how many of a text's first words fit; None if not even an empty text does."""
    words = text.split()
    if not holds(""):
        return None
    low, high = 0, len(words) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if holds(" ".join(words[:middle])):
            low = middle
        else:
            high = middle - 1
    return low
