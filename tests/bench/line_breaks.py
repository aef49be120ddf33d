"""How often a line breaks inside a Vietnamese word: bantin beside first-fit breaking at spaces, as peers do it.

The judge is underthesea's word segmentation, which bantin does not use: `pip install underthesea` (56 MB) before you
run this. Its mistakes count against both. Prints; asserts nothing.
"""

from __future__ import annotations

import argparse
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from bantin.checks.texts import texts
from bantin.content.reading.month import read_month
from bantin.fonts.book import FontBook
from bantin.model.frame import Font
from bantin.text.breaking.clinging import clinging
from bantin.text.breaking.lines import break_lines, edges
from bantin.text.breaking.opportunities import segments
from bantin.text.normal import plain

REPOSITORY = Path(__file__).parents[2]
SENTENCES = 300
SIZE = 40
WIDTHS = (360, 480, 640, 800, 960)
"""Pixels at 40 px letters: from a narrow column to a whole card."""

WHO = ("Giả danh công an", "Mạo danh nhân viên ngân hàng", "Kẻ gian giả người thân", "Nhóm lừa đảo trực tuyến")
HOW = (
    "gọi điện yêu cầu cài ứng dụng lạ",
    "gửi đường dẫn qua tin nhắn",
    "mời làm cộng tác viên",
    "hứa hẹn lợi nhuận cao",
)
WHAT = (
    "để chiếm đoạt tài sản",
    "nhằm đánh cắp thông tin cá nhân",
    "rồi chuyển hết tiền trong tài khoản",
    "để vay tiền",
)


def sentences() -> list[str]:
    """Gather the sample month's texts, then headlines put together at random (seeded) until there are enough."""
    bulletin = read_month(REPOSITORY, "2024-11").bulletin
    assert bulletin is not None
    # One space between words, as card markup is read.
    written = (" ".join(plain(text.text).split()) for text in texts(bulletin))
    found = dict.fromkeys(text for text in written if text.count(" ") > 5)
    chance = random.Random(2024)  # noqa: S311 - a sample, not a secret
    while len(found) < SENTENCES:
        found[f"{chance.choice(WHO)} {chance.choice(HOW)} {chance.choice(WHAT)} tại {chance.randint(2, 60)} xã"] = None
    return list(found)[:SENTENCES]


def ours(text: str, width: float, advance: dict[str, float]) -> Iterator[int]:
    """Find the offsets of the spaces at which bantin ends lines."""
    parts = segments(text)
    widths = [_width(part, advance) for part in parts]
    starts = break_lines(edges(widths, advance[" "]), advance[" "], width, balance=True, clinging=clinging(parts))
    yield from _offsets(parts, starts)


def first_fit(text: str, width: float, advance: dict[str, float]) -> Iterator[int]:
    """Find the offsets of the spaces at which filling each line in turn ends it."""
    parts = text.split(" ")
    starts, used = [0], 0.0
    for index, part in enumerate(parts):
        wide = _width(part, advance)
        if index > starts[-1] and used + advance[" "] + wide > width:
            starts.append(index)
            used = wide
        else:
            used += (advance[" "] if index > starts[-1] else 0) + wide
    yield from _offsets(parts, starts)


def _offsets(parts: list[str], starts: list[int]) -> Iterator[int]:
    ends, at = [], 0
    for part in parts:
        ends.append(at + len(part))
        at += len(part) + 1
    yield from (ends[start - 1] for start in starts if start)


def _width(text: str, advance: dict[str, float]) -> float:
    return sum(advance[letter] for letter in text)


def inner_spaces(text: str) -> set[int]:
    """Find the offsets of the spaces that stand inside words, as underthesea sees them."""
    from underthesea import word_tokenize  # noqa: PLC0415 - only here, see above

    found: set[int] = set()
    at = 0
    for word in word_tokenize(text):
        begin = text.find(word, at)
        if begin < 0 or word[0] in "?!.":
            continue  # it writes some punctuation differently, and takes «? Báo» for a word
        at = begin + len(word)
        found.update(begin + i for i, letter in enumerate(word) if letter == " ")
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="list the breaks inside words")
    show = parser.parse_args().show
    book, font = FontBook(), Font("noto-sans", 700, 100, SIZE)
    all_texts = [unicodedata.normalize("NFC", text) for text in sentences()]
    advance = {letter: book.advance(font, letter) for letter in set(" ".join(all_texts))}
    counts = {"bantin": [0, 0], "first fit": [0, 0]}
    for text in all_texts:
        inside = inner_spaces(text)
        for width in WIDTHS:
            for name, breaker in (("bantin", ours), ("first fit", first_fit)):
                for offset in breaker(text, width, advance):
                    counts[name][0] += offset in inside
                    counts[name][1] += 1
                    if show and name == "bantin" and offset in inside:
                        print(f"  {text[max(0, offset - 20) : offset]} | {text[offset + 1 : offset + 20]}")
    for name, (bad, all_breaks) in counts.items():
        print(f"{name:10} {bad:5} of {all_breaks:5} breaks inside a word: {bad / all_breaks:.2%}")


if __name__ == "__main__":
    main()
