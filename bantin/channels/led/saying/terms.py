"""Terms: what must be done before a day for something to be had, such as to register: who misses it comes in vain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.channels.led.tiny.shortening import begins_deed
from bantin.model.item import Item
from bantin.text.bold import cut
from bantin.text.breaking.opportunities import segments
from bantin.text.breaking.syllables import split_sentences
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised

_HOUR = r"(?:\d{1,2}(?:h\d{0,2}|:\d{2}|\s?giờ(?:\s\d{2}(?!\d))?),?\s+)?"
_DAY = r"(?:thứ\s+\w+,?\s+|chủ\s+nhật,?\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/])"
_BEFORE = regex(
    rf"(?<!\w)(?:trước|(?:đến\s+|tới\s+)?hết|chậm\s+nhất(?:\s+là)?|muộn\s+nhất(?:\s+là)?)\s+{_HOUR}{_DAY}(?:\s+và\s+{_DAY})*",
    re.IGNORECASE,
)
_ENTERS = regex(
    r"(?<!\w)(?:đăng\s+ký|ghi\s+danh|ghi\s+tên|báo|nộp|gửi|khai|đặt\s+(?:lịch|chỗ|vé))(?!\w)", re.IGNORECASE
)

_LONGEST = 16
"""Words of a sentence that is told whole, at most; of a longer one, what is done and until when."""


def terms(item: Item) -> Iterator[tuple[str, str]]:
    """Walk ways to say what must be done before a day that neither title nor summary names, each with its path.

    The sentence comes first, then its verb with the day. Nothing of a danger, nor of an item that is about one day.
    """
    if item.warns or item.last_day or item.led.text:
        return
    known = plain(f"{item.title} {item.summary}")
    for field in item.lists:
        value = getattr(item, field) or ()
        for at, line in enumerate((value,) if isinstance(value, str) else value):
            path = field if isinstance(value, str) else f"{field}.{at}"
            for sentence in cut(plain(line), split_sentences) if isinstance(line, str) else ():
                before, enters = _BEFORE.search(sentence), _ENTERS.search(sentence)
                if not before or not enters or enters.start() > before.start() or _day(before[0]) in known:
                    continue
                if len(sentence.split()) <= _LONGEST:
                    yield sentence, path
                short = f"{enters[0]} {before[0]}"
                if short.casefold() != sentence.rstrip(".").casefold():
                    yield capitalised(short), path
                return


def _day(words: str) -> str:
    found = re.search(r"\d{1,2}/\d{1,2}", words)
    return found[0] if found else words


def is_of(title: str, clause: str) -> bool:
    """Tell whether a day is of what a title tells to do: its first verb stands in the clause that names the day.

    «Đăng ký tiêm vắc-xin» is not done on the day on which «thú y tiêm vắc-xin».
    """
    if not begins_deed(title) or not _ENTERS.match(title):
        return True
    return segments(plain(title))[0].casefold() in plain(clause).casefold()
