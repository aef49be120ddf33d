"""What a board has no room for: how many words are too many, and what is told of it.

Words that an editor wrote for boards are told at their line: a title without room is an error, for the item is left
out; where the second line has none, the headline stands alone. A summary stands on boards only where it has room; of an
item whose title has none, boards tell nothing, and each board tells once of all these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from bantin.model.bulletin import Entry
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.parts.board import Board
from bantin.model.parts.overrides import MOST_SHORT
from bantin.model.sample import is_untouched
from bantin.sight import legibility
from bantin.text.sentences.quoting import short_name

WITHOUT = "tin chưa có mục ấy thì kể các kênh còn lại"
"""How an item that names no channels is taken off one."""

_FEW = 4
"""Words below a headline that are worth their place: «Hãy gọi ngay 113»."""

SAMPLE = "người " * 20
"""A second line that nobody has written yet: its words are wider than most, and more would be no line."""

_SAMPLES = (
    "Không chuyển tiền cho người lạ",
    "Người trong thôn tránh đường ngập",
    "Khám miễn phí thứ Năm 8/1 tại trạm",
    "Dừng nghe, gọi ngay Công an xã",
)
"""What editors write for tiny boards: words that are as wide as others."""

_QUOTED = 6
"""Words that a diagnostic quotes of those to drop."""

Holds = Callable[[str, str], bool]
"""Tells whether a headline and a second line have room on a board."""


class Lack(NamedTuple):
    """An item that has no room.

    Attributes:
        source: the value that is too long; empty where not even the kind of item has room.
        words: it has; none where it is still to be written.
        kept: how many words have room.
        below: how many words of the second line written for boards have room then; None if all, or none was written.
        shown: whether the headline stands on the board, without its second line.
    """

    entry: Entry
    source: str = ""
    words: int = 0
    kept: int = 0
    below: int | None = None
    shown: bool = False

    @property
    def for_boards(self) -> bool:
        """Whether the value was written for boards."""
        return self.shown or self.source.startswith("led.")


class Bare(NamedTuple):
    """An item of which a board shows the headline only, or not whom to call.

    Attributes:
        room: how many words of a second line have room below its headline.
        kept: how many words the headline may have for a wanted second line; None where that has room.
    """

    entry: Entry
    room: int = 0
    kept: int | None = None


class Small(NamedTuple):
    """An item whose letters are smaller than all others of its board.

    Attributes:
        source: the value that is too long for these.
        words: it has; none where it is still to be written.
        kept: how many words have room in letters as large as all others.
        rest: the others.
    """

    entry: Entry
    source: str
    words: int
    kept: int
    rest: str


class Short(NamedTuple):
    """An item of which a tiny board says less than its core, or nothing.

    Attributes:
        characters: that each of its pictures holds, whatever words they make.
        left_out: whether no words of it stand whole on a picture.
    """

    entry: Entry
    characters: int
    left_out: bool = False


class Told(NamedTuple):
    """What is told of items on a board.

    Attributes:
        diagnostics: of an item alone.
        lacks: items that it cannot show, or not with the second line written for it.
        bare: items of which it shows the headline only.
        uncalled: items of which it does not show whom to call.
        small: items whose letters are smaller than all others.
        unsummed: items of which it says when and where they are instead of their summaries.
        briefed: items of which it says what their films say.
        unsaid: items of which it does not say when and where they are.
        cut: items of whose headlines it says the first part alone, for whom to call to have room.
        short: items of which it says less than their core.
        pointed: items whose headline for boards points at a picture that it does not show.
        begun: items of which it says fewer words than their titles, for those who drive past.
        hurried: items that nobody who drives past could read, and that it leaves out.
    """

    diagnostics: list[Diagnostic]
    lacks: list[Lack]
    bare: list[Bare]
    uncalled: list[Bare]
    small: list[Small]
    unsummed: list[Entry]
    briefed: list[Entry]
    unsaid: list[Entry]
    cut: list[Entry]
    short: list[Short]
    pointed: list[Entry]
    begun: list[Entry]
    hurried: list[Entry]

    @classmethod
    def nothing(cls) -> Told:
        """Return what is told of no item yet."""
        return cls(*([] for _ in cls._fields))

    def add(self, other: Told) -> None:
        """Take over what is told of other items."""
        mine: Iterable[list[Any]] = self
        new: Iterable[list[Any]] = other
        for ours, others in zip(mine, new, strict=True):
            ours.extend(others)


def small(entry: Entry, holds: Holds, title: str, text: str) -> Small:
    """Find how many words of a second line have room in large letters; or else, of its headline."""
    led = entry.item.led
    of_text = bool(text) and holds(title, "")
    words = (text if of_text else title).split()
    kept = _most_words(partial(holds, title) if of_text else lambda words: holds(words, ""), " ".join(words)) or 0
    source = "led.text" if of_text else "led.title" if led.title else "title"
    return Small(entry, source, len(words), kept, " ".join(words[kept:]))


def lack(entry: Entry, holds: Holds, title: str, text: str) -> Lack:
    """Find how many words of a headline are too many, with the second line that was written for boards below it."""
    led = entry.item.led
    lines = (text, " ".join(text.split()[:_FEW]), "") if led.text else ("",)
    tried = ((_most_words(lambda words: holds(words, line), title), line) for line in lines)  # noqa: B023 - called at once
    found = [(kept, line) for kept, line in tried if kept is not None]
    if not found:
        return Lack(entry)
    kept, line = next((one for one in found if one[0]), found[-1])
    below = len(line.split()) if line != lines[0] else None
    return Lack(entry, "led.title" if led.title else "title", len(title.split()), kept, below)


def lack_below(entry: Entry, holds: Holds, title: str, text: str) -> Lack:
    """Find how many words of a second line are too many below a headline that has room; or else, of the headline."""
    words = len(text.split())
    if kept := _most_words(lambda words: holds(title, words), text):
        return Lack(entry, "led.text", words, kept, shown=True)
    found = lack(entry, holds, title, text)
    return Lack(entry, "led.text", words, shown=True) if found.below == 0 else found._replace(shown=True)


def bare(entry: Entry, holds: Holds, title: str) -> Bare:
    """Find how many words of a second line have room below a headline."""
    return Bare(entry, _most_words(lambda words: holds(title, words), SAMPLE) or 0)


def uncalled(entry: Entry, holds: Holds, title: str, number: str) -> Bare:
    """Find whether a number to call has room below a headline, or how short that must be for it."""
    if holds(title, number):
        return Bare(entry)
    return Bare(entry, kept=_most_words(lambda words: holds(words, number), title) or 0)


def most_characters(holds: Callable[[str], bool]) -> int:
    """Find how many characters have room, of each of some texts."""
    found = []
    for text in _SAMPLES:
        ends = [at for at, letter in enumerate(f"{text} ") if letter == " "]
        found.append(max((at for at in ends if holds(text[:at])), default=0))
    return min(found)


def shorten(board_names: Sequence[str], found: Sequence[Short]) -> Diagnostic:
    """Tell once of an item of which tiny boards say less than its core."""
    entry, most = found[0].entry, min(one.characters for one in found)
    names = ", ".join(board_names)
    without = [name for name, one in zip(board_names, found, strict=True) if one.left_out]
    written = entry.item.led.short
    message = f"{names} chỉ đủ chỗ cho một phần của tin này; phần không nằm gọn trong một ảnh thì bảng bỏ"
    if without:
        message = f"{', '.join(without)} bỏ tin này: tiêu đề dài, không phần nào tự đọc được mà nằm gọn trong một ảnh"
    if written:
        longest = max(range(len(written)), key=lambda at: len(written[at]))
        message = f"{names} không đủ chỗ cho «{written[longest]}» trong một ảnh"
    lines = f"«led: short», mỗi dòng là một ảnh tự đọc được, tối đa {MOST_SHORT} dòng, mỗi dòng không quá {most} ký tự"
    hint = f"Viết ngắn lại ở {lines}" if written else f"Viết lời riêng cho bảng nhỏ ở {lines}"
    # Words written for tiny boards that have no room are an editor's to mend; of others the board chose what to say.
    severity = Severity.WARNING if written or without else Severity.NOTE
    return Diagnostic(Code("short-on-board"), severity, message, entry.document.locate("led.short"), hint)


def remarks(board: Board, place: Location, told: Told) -> Iterator[Diagnostic]:
    """Tell what a board, at a place in unit.yaml, has no room for."""
    lacks = told.lacks
    if nameless := [one for one in lacks if not one.source]:
        yield _too_small(board, place, nameless)
    yield from (_too_long(board, one) for one in lacks if one.for_boards)
    if left_out := [one for one in lacks if one.source and not one.for_boards]:
        yield _left_out(board, place, left_out)
    # Words that are still to be written have no length yet.
    if written := [one for one in told.small if not is_untouched(one.entry.item.title)]:
        yield _too_small_letters(board, place, written)
    if told.bare:
        yield _headline_only(board, place, told.bare)
    if told.uncalled:
        yield _no_number(board, place, told.uncalled)


def _too_small_letters(board: Board, place: Location, found: Sequence[Small]) -> Diagnostic:
    ways = (f"{short_name(one.entry.id)} ({_way(one)})" for one in found)
    message = f"{board.name} phải thu nhỏ chữ của {len(found)} tin cho đủ chỗ, đứng xa khó đọc: {'; '.join(ways)}"
    hint = "Viết ngắn lại ở «led: title», «led: text» của từng tin, không quá số chữ còn chỗ"
    return Diagnostic(Code("small-on-board"), Severity.NOTE, message, place, hint)


def _way(one: Small) -> str:
    """Say how many words have room, counted with the item planned so."""
    name = one.source.replace(".", ": ")
    if not one.kept:
        return "viết lại cả «led: title» lẫn «led: text» ngắn hơn"
    if not one.words:
        return f"viết câu ngắn không quá {one.kept} chữ ở «led: text», thay cho câu dài đứng sau tiêu đề"
    if one.kept == one.words:
        return f"chép «{name}» vào «led: {'title' if name == 'title' else 'text'}» thì vừa"
    return f"còn chỗ cho {one.kept} trong {one.words} chữ «{name}», bớt từ «{_shortened(one.rest)}»"


def _shortened(words: str) -> str:
    return words if len(words.split()) <= _QUOTED else " ".join([*words.split()[:_QUOTED], "…"])


def _headline_only(board: Board, place: Location, found: Sequence[Bare]) -> Diagnostic:
    told = "; ".join(f"{short_name(one.entry.id)} (còn chỗ cho {one.room} chữ)" for one in found)
    message = f"{board.name} không đủ chỗ cho tóm tắt, con số của {len(found)} tin, nên chỉ hiện tiêu đề: {told}"
    hints = []
    if any(one.room for one in found):
        hints.append("Muốn có dòng chữ nhỏ thì viết ở «led: text» của tin ấy, không quá số chữ còn chỗ")
    if not all(one.room for one in found):
        hints.append("Tin còn chỗ cho 0 chữ thì viết tiêu đề ngắn hơn ở «led: title» trước, rồi xem lại")
    return Diagnostic(Code("headline-only"), Severity.NOTE, message, place, ". ".join(hints))


def _no_number(board: Board, place: Location, found: Sequence[Bare]) -> Diagnostic:
    names = ", ".join(short_name(one.entry.id) for one in found)
    message = f"{board.name} không đủ chỗ hay đủ giây cho số để gọi của {len(found)} tin: {names}"
    ways = {
        "Viết số ấy ở «led: text» của tin, thay cho tóm tắt": [
            short_name(one.entry.id) for one in found if one.kept is None
        ],
        "Viết tiêu đề ngắn ở «led: title», số ấy ở «led: text»": [
            f"{short_name(one.entry.id)} (tiêu đề tối đa {one.kept} chữ)" for one in found if one.kept
        ],
        "Dưới tiêu đề nào cũng không đủ chỗ cho số ấy, muốn có thì viết nó ở «led: title»": [
            short_name(one.entry.id) for one in found if one.kept == 0
        ],
    }
    hint = ". ".join(f"{way}: {', '.join(items)}" for way, items in ways.items() if items)
    return Diagnostic(Code("no-number-on-board"), Severity.NOTE, message, place, hint)


def _too_long(board: Board, found: Lack) -> Diagnostic:
    of_title = found.source != "led.text"
    place = found.entry.document.locate(found.source)
    severity = Severity.WARNING if found.shown else Severity.ERROR
    alone = ", nên bảng chỉ hiện tiêu đề" if found.shown else ""
    lacking = "không đủ chỗ hay đủ giây" if board.speed_kmh else "không đủ chỗ"
    if found.shown and not found.kept:
        message = f"{board.name} {lacking} cho dòng chữ nhỏ dưới tiêu đề nào{alone}"
        return Diagnostic(Code("too-long-for-board"), severity, message, place, "Xóa «led: text» của tin này")
    what = "dòng chữ nhỏ" if not of_title else "dòng chữ nhỏ dưới tiêu đề ấy" if found.shown else "tiêu đề"
    whose = " của tiêu đề" if of_title and found.shown else ""
    words = f"phải bớt {found.words - found.kept} trong {found.words} chữ{whose}"
    message = f"{board.name} {lacking} cho {what}{alone}: {words}"
    if found.below is not None:
        message += f", và dòng chữ nhỏ chỉ viết chừng {found.below} chữ" if found.below else ", và xóa «led: text»"
    hint = f"Viết ngắn lại ở «led: {'title' if of_title else 'text'}: …»; {_limits(board)}"
    return Diagnostic(Code("too-long-for-board"), severity, message, place, hint)


def _left_out(board: Board, place: Location, found: Sequence[Lack]) -> Diagnostic:
    """Tell of titles and summaries, which were not written for boards."""
    told = "; ".join(f"{short_name(one.entry.id)} ({one.words} chữ, bảng chứa {one.kept})" for one in found)
    message = f"{board.name} không đủ chỗ cho tiêu đề của {len(found)} tin, nên bảng bỏ các tin ấy: {told}"
    hint = f"Viết tiêu đề ngắn ở «led: title» của từng tin; {_limits(board)}"
    return Diagnostic(Code("no-room-on-board"), Severity.WARNING, message, place, hint)


def _too_small(board: Board, place: Location, found: Sequence[Lack]) -> Diagnostic:
    labels = ", ".join(dict.fromkeys(f"«{one.entry.item.label}»" for one in found))
    message = f"{board.name} nhỏ quá: không đủ chỗ cả cho tên loại tin {labels}"
    hint = (
        f"Bỏ bảng này, hoặc bỏ «led» khỏi «channels» của các tin ấy, {WITHOUT}; chữ trên bảng cao ít nhất "
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
