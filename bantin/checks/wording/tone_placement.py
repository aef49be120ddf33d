"""One bulletin places tone marks one way: hóa, thủy or hoá, thuỷ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, mend_of, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.patterns import regex
from bantin.text.tones import is_modern, is_traditional, modern, traditional

_WORD = regex(r"[^\W\d_]+")


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find words in the rarer of the two ways; capitalised words may be names, which nobody respells."""
    old: list[tuple[LocatedText, re.Match[str]]] = []
    new: list[tuple[LocatedText, re.Match[str]]] = []
    for written in texts(bulletin):
        for found in _WORD.finditer(written.text):
            word = found[0]
            if word[0].isupper():
                continue
            if is_traditional(word):
                old.append((written, found))
            elif is_modern(word):
                new.append((written, found))
    if not old or not new:
        return
    rarer, respell = (new, traditional) if len(new) <= len(old) else (old, modern)
    for written, found in rarer:
        word, place = found[0], written.find(found[0], found.start())
        yield Diagnostic(
            RULE.code,
            Severity.WARNING,
            f"«{word}» đặt dấu thanh khác kiểu với phần còn lại của bản tin",
            place,
            f"Viết «{respell(word)}» cho thống nhất",
            mend_of(place, word, respell(word)),
        )


RULE = Rule(
    code=Code("tone-placement"),
    title="Dấu thanh đặt lẫn hai kiểu",
    why="Hai kiểu đều đúng, nhưng lẫn lộn trong một bản tin trông như chép từ nhiều nơi.",
    mend="Sửa các từ được chỉ theo kiểu mà phần lớn bản tin đang dùng; tên riêng giữ nguyên.",
    good=(
        {"kind": "notice", "text": ["Khóa tài khoản, hủy giao dịch, quý khách yên tâm."]},
        {"kind": "notice", "text": ["Khoá tài khoản, huỷ giao dịch."]},
        {"kind": "notice", "text": ["Bà Thuỷ đã khóa tài khoản và hủy giao dịch."]},
    ),
    bad=(
        {"kind": "notice", "text": ["Hãy khóa tài khoản và huỷ giao dịch."]},
        {"kind": "notice", "text": ["Số hoá hồ sơ, tuỳ thân, minh hoạ; khóa máy."]},
    ),
    check=check,
)
