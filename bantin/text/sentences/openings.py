"""How a long title opens: the phrase that stands for it, and what it goes on with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bantin.text.breaking.opportunities import segments
from bantin.text.breaking.phrases.function_words import CLINGING
from bantin.text.breaking.phrases.word_classes import WordClass, class_of
from bantin.text.normal import plain
from bantin.text.patterns import regex

LONG = 12
"""Words of a title that are read at a glance: of a longer one a short form is wanted, else its opening is read."""

_FEWEST, _FEWEST_LEFT, _SHORTEST, _LONGEST, _BEST = 3, 4, 12, 72, 36
"""Words of an opening and of what follows it, its letters, and how many of these it has best."""

_GOES_ON = regex(
    r"(?:bằng|cho|do|dành cho|giữa|khi|nhằm|tại|theo|trên|trong|vì|để|đối với|ở|gọi điện|nhắn tin"
    r"|áp dụng|từ (?:ngày|dịp|kỳ|tháng|thứ|\d{1,2}/\d)|kể từ)(?!\w)",
    re.IGNORECASE,
)
"""What begins a phrase without which a title still says what it is about."""

_JOINS = regex(r"và(?!\w)", re.IGNORECASE)
_MOST_JOINED, _LEAST_JOINED = 7, 5
"""Words before and from an «và» that joins two things, and not two words of one."""

_JOINED = 20
"""What it costs to part such an «và», unless it begins as the title does: «Hạn nộp thuế | và hạn khai bổ sung»."""

_FEWEST_LISTED, _ONE_OF_A_LIST = 4, 100
"""Words of the first of several things, and what it costs that it stands for all: only where nothing else does."""

_LEANING = 12
"""What it costs to part a verb from where or when: «5 bậc áp dụng | từ kỳ hóa đơn»; one of a syllable is not parted."""

_PAIRS = regex(r"(?:thu, chi|đón, trả|miễn, giảm|mua, bán|ra, vào|xuất, nhập)$", re.IGNORECASE)
"""Words that a comma joins to one thing: «các khoản thu, chi»."""

_ENDS = regex(r"[,;:.–—]+[”»\"’)]*$")
_OPEN, _SHUT = "(«“[", ")»”]"


class Opening(NamedTuple):
    """A title in two parts; all of it is `head` where it cannot be parted.

    Attributes:
        head: its opening, without the comma before the rest: that stands below it in smaller letters.
        rest: as it was written.
    """

    head: str
    rest: str


def opening(title: str) -> Opening:
    """Part a title of many words behind the phrase that stands for it.

    Only whole phrases are parted: never a list, a name in quotes or what a preposition of its own belongs to.

    Examples:
        «Trợ cấp hưu trí xã hội | cho người từ đủ 75 tuổi thuộc hộ nghèo»,
        «Dùng kích điện bắt cá trên sông | một người bị phạt».
    """
    if len(title.split()) <= LONG or title.rstrip().endswith("?"):
        return Opening(title, "")
    parts = segments(title)
    ways = [(cost, at) for cost, at in _ways(parts) if _stands(" ".join(parts[:at]), " ".join(parts[at:]))]
    if not ways:
        return Opening(title, "")
    _, at = min(ways)
    return Opening(" ".join(parts[:at]).rstrip(",;"), " ".join(parts[at:]))


def _ways(parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """List where a title may be parted, and how little of its sense is in its opening there."""
    commas = sum(part.endswith(",") for part in parts[:-1])
    first = parts[0].casefold()
    for at in range(1, len(parts)):
        head, rest = " ".join(parts[:at]), " ".join(parts[at:])
        far = abs(len(plain(head)) - _BEST)
        far += _LEANING * (class_of(parts[at - 1].casefold()) is WordClass.VERB)
        ends = head[-1]
        if ends in ":;.!" or parts[at - 1] in {"–", "—"} or (ends == "," and commas == 1 and not _is_listed(parts, at)):
            yield far - 10, at
        elif ends != "," and _GOES_ON.match(rest) and not _is_verb_alone(parts[at - 1]):
            yield far, at
        elif ends != "," and _JOINS.match(rest):
            again = rest[2:].strip().casefold().startswith(first)
            # «cắt nước phường A và phường B | để súc xả»: what follows is of both
            shared = rest.split()[1].casefold() in head.casefold().split() and any(map(_GOES_ON.match, parts[at + 1 :]))
            if again or (
                "," not in head
                and not shared
                and len(head.split()) >= _MOST_JOINED
                and len(rest.split()) >= _LEAST_JOINED
            ):
                yield far + _JOINED * (not again), at
        elif ends == "," and "," not in head[:-1] and len(head.split()) >= _FEWEST_LISTED and not _is_pair(parts, at):
            yield far + _ONE_OF_A_LIST, at


def _is_listed(parts: Sequence[str], at: int) -> bool:
    """Whether a comma only goes on with a list: «lớp 6, lớp 10», «than, củi», «lợn, gà và vịt»."""
    named = {word.casefold() for word in " ".join(parts[:at]).split()} - {"không"}  # what denies begins a clause
    joined = any(_JOINS.match(part) for part in parts[at + 1 : at + 3])
    return _is_pair(parts, at) or joined or parts[at].split()[0].casefold() in named


def _is_pair(parts: Sequence[str], at: int) -> bool:
    """Whether a comma stands between two short words: «thu, chi», «than, củi», and not «sông Lam, một người»."""
    before, after = parts[at - 1].rstrip(","), parts[at].casefold()
    if _PAIRS.search(f"{before.split()[-1]}, {after}"):
        return True
    return before.isalpha() and after.isalpha() and after not in CLINGING


def _is_verb_alone(part: str) -> bool:
    """Whether a part is a verb of one syllable, which says nothing without what follows: «mã QR in trên phiếu»."""
    return " " not in part and class_of(part.casefold()) is WordClass.VERB


def _stands(head: str, rest: str) -> bool:
    """Whether an opening may stand alone: neither too short nor too long, and no bracket or quotation is torn."""
    whole = all(head.count(a) == head.count(b) for a, b in zip(_OPEN, _SHUT, strict=True)) and head.count('"') % 2 == 0
    enough = len(head.split()) >= _FEWEST and len(rest.split()) >= _FEWEST_LEFT
    return whole and enough and _SHORTEST <= len(plain(head)) <= _LONGEST


def headword(title: str) -> str:
    """Give the opening of a title as it stands alone, without the mark that it ends with."""
    return _ENDS.sub("", opening(title).head)
