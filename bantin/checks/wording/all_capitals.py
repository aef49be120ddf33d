"""Headlines are written as sentences are, not in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, mend_of, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.patterns import regex
from bantin.text.slug import ascii_fold

_WORD = regex(r"[^\W\d_]+")
_FEWEST = 3
"""Words in capitals that are no short form."""
_SHARE = 0.8
"""Of all words; the others may be «và» or «của»."""
_SYLLABLE = regex(r"(?:[bcdđfghklmnpqrstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)?[aeiouy]+(?:c|ch|m|n|ng|nh|p|t)?")
_MOST_CAPITALS = 2
"""Letters of a short form that may look like a syllable: PA, CA."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find sentences in capitals; how their words are written elsewhere tells which of them are names."""
    every = list(texts(bulletin))
    known: dict[str, str] | None = None
    for written in every:
        if not _is_shouted(written.text):
            continue
        known = _written_elsewhere(every) if known is None else known
        better = _sentence(written.text, known)
        place = written.find(written.text)
        yield Diagnostic(
            RULE.code,
            Severity.WARNING,
            "Câu này viết toàn chữ hoa",
            place,
            f"Viết «{better}»; tên riêng nào còn viết thường thì viết hoa lại",
            mend_of(place, written.text, better, certain=False),
        )


def _is_shouted(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    shouted = [word for word in words if word.isupper() and not _is_short_form(word)]
    return len(shouted) >= _FEWEST and sum(word.isupper() for word in words) >= _SHARE * len(words)


def _is_short_form(word: str) -> bool:
    """Return whether a word in capitals is no syllable: UBND, OTP, VNEID."""
    plain = word.isascii() and "Đ" not in word
    return plain and (not _SYLLABLE.fullmatch(ascii_fold(word).lower()) or len(word) <= _MOST_CAPITALS)


def _written_elsewhere(every: list[LocatedText]) -> dict[str, str]:
    """Map words to how they are written within sentences, those that have capitals wherever they stand."""
    found: dict[str, set[str]] = {}
    for written in every:
        if _is_shouted(written.text):
            continue
        for word in list(_WORD.finditer(written.text))[1:]:
            before = written.text[: word.start()].rstrip()
            if before and before[-1] not in '.!?:“"*':
                found.setdefault(word[0].lower(), set()).add(word[0])
    return {lower: next(iter(forms)) for lower, forms in found.items() if len(forms) == 1 and lower not in forms}


def _sentence(text: str, known: dict[str, str]) -> str:
    def small(word: re.Match[str]) -> str:
        if not word[0].isupper() or _is_short_form(word[0]):
            return word[0]
        return known.get(word[0].lower(), word[0].lower())

    lower = _WORD.sub(small, text)
    first = _WORD.search(lower)
    return lower if first is None else lower[: first.start()] + first[0][0].upper() + lower[first.start() + 1 :]


RULE = Rule(
    code=Code("all-capitals"),
    title="Câu viết toàn chữ hoa",
    why="Chữ hoa có dấu khó đọc trên bảng LED và điện thoại, máy đọc màn hình đọc thành từng chữ cái, và chiếm nhiều "
    "chỗ nên chữ phải thu nhỏ.",
    mend="Viết như câu thường: chỉ viết hoa chữ đầu và tên riêng. Cần nhấn mạnh thì đặt chữ giữa hai cặp «**».",
    good=(
        {"kind": "notice", "title": "UBND phường và HĐND phường họp"},
        {"kind": "notice", "title": "OTP, CCCD, VNEID", "text": ["**KHÔNG** chuyển tiền."]},
    ),
    bad=(
        {"kind": "notice", "title": "RÉT ĐẬM, RÉT HẠI Ở HÒA BÌNH", "summary": "Trời rét ở phường Hòa Bình."},
        {"kind": "notice", "text": ["TUYỆT ĐỐI KHÔNG ĐỐT THAN TRONG PHÒNG."]},
    ),
    check=check,
)
