"""What a title says on a board, beside the name of its kind and above a day: nothing that stands there as well."""

from __future__ import annotations

import re

from bantin.channels.led.statements import names_day
from bantin.channels.led.tiny.shortening import begins_deed
from bantin.model.item import Item
from bantin.model.kinds.deadline import Deadline
from bantin.text.breaking.opportunities import segments
from bantin.text.breaking.vocabulary import NUMERALS
from bantin.text.patterns import regex
from bantin.text.sentences.headings import after_end, capitalised

_COUNT = rf"(?:\d{{1,2}}|{'|'.join(sorted({*NUMERALS, 'năm'}, key=len, reverse=True))})"
_COUNTED = r"(?:việc|điều|cách|bước|mẹo|lưu ý|dấu hiệu|thủ đoạn|chiêu|con số|lý do|nguyên tắc|thói quen|câu hỏi)"
_BEGINS = regex(rf"^{_COUNT}\s+(?={_COUNTED}(?!\w))", re.IGNORECASE)
_DOES = regex(rf"{_COUNT}\s+việc\s+(?:làm|giúp|để)\s+", re.IGNORECASE)
_ENDS = regex(rf"\s+(?:qua|với|bằng|trong)\s+{_COUNT}\s+{_COUNTED}$", re.IGNORECASE)
"""How many things a title promises: of these a board shows one or two."""

_LEAST = 3
"""Words of a title that goes without its end, at least."""

_LAST = regex(
    r",?\s+(?:trước|(?:đến|tới)(?:\s+hết)?|chậm\s+nhất(?:\s+là)?)\s+(?:[\w:]+(?:\s+giờ)?,?\s+)?(?:ngày\s+)?"
    r"(?P<day>\d{1,2}/\d{1,2})(?:/\d{4})?$",
    re.IGNORECASE,
)
"""A last day with which a title ends."""


def subject(item: Item, title: str) -> str:
    """Return a title that was not written for boards without what a board says otherwise, or does not show.

    How many things it counts is not said above one of them, and the last day that stands below it in large figures not
    twice.
    """
    short = _ENDS.sub("", title)
    does = _DOES.match(short)
    # «Sáu việc làm giảm tiền điện» is about this: «Việc làm giảm …» would be of jobs.
    rest = short[does.end() :] if does and begins_deed(short[does.end() :]) else _BEGINS.sub("", short, count=1)
    short = capitalised(rest if does or _BEGINS.match(short) else short)
    if isinstance(item, Deadline):
        found = _LAST.search(short)
        if found and names_day(found["day"], item.date) and _long(short[: found.start()]):
            short = short[: found.start()]
    return short if _long(short) else title


def _long(title: str) -> bool:
    return len(title.split()) >= _LEAST


def after_label(title: str, label: str) -> str:
    """Leave off the end of a label with which a title begins, unless that comes again: «Hạn nộp … và hạn cuối …»."""
    short = after_end(title, label)
    cut = title[: len(title) - len(short)].strip().casefold()
    return title if cut and re.search(rf"(?<!\w){re.escape(cut)}(?!\w)", short.casefold()) else short


def without_name(title: str, name: str) -> str:
    """Return a title without a name, or the longest end of it that stands in the title: «UBND | xã Đông Thượng».

    Only whole words are left off: of «Bản tin nhà nông Sông Lam» no «nông Sông Lam» of «Trạm Khuyến nông Sông Lam».
    """
    parts, begins = segments(name), _begins(title)
    for at in range(len(parts)):
        end = " ".join(parts[at:])
        if len(end.split()) < 2:  # noqa: PLR2004 - one word names many things
            break
        for found in re.finditer(rf"(?<!\w){re.escape(end)}(?!\w) ?", title):
            if found.start() in begins:
                return f"{title[: found.start()]}{title[found.end() :]}".strip()
    return title


def _begins(title: str) -> set[int]:
    """Find at which letters the words of a title begin."""
    found, at = set(), 0
    for part in segments(title):
        found.add(at)
        at += len(part) + 1
    return found
