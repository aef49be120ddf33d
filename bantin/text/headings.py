"""Headings: a title after the name of what it is, which many titles begin with already."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ANNOUNCING = frozenset({"cảnh báo", "thông báo", "hướng dẫn", "khuyến cáo", "thời hạn", "hạn cuối", "hạn chót"})
"""Names that only announce what a title goes on with: it stands without them too."""

_ABOUT = re.compile(r"về(?: việc)?\s+", re.IGNORECASE)
"""What leads from such a name to what is announced."""

_LEANING = frozenset((
    "cao", "cấp", "cho", "chung", "cuối", "của", "dành", "do", "gấp", "hỏa", "khẩn", "lại", "lần", "mới", "nghiêm",
    "nhanh", "này", "nội", "ở", "quan", "rằng", "số", "sớm", "tại", "trên", "trong", "từ", "tới", "viên", "với", "đã",
    "đang", "đến", "đỏ",
))  # fmt: skip
"""Words that go on with such a name («cảnh báo sớm», «thông báo số 12», «hướng dẫn viên»): both stay."""

_WORD = re.compile(r"\w+")
_SIGNS = re.compile(r"\s*[:–—-]\s*")


def labelled(title: str, label: str, others: Iterable[str] = ()) -> str:
    """Put the name of its kind before a title: `Cảnh báo: Giả danh ngân hàng`.

    A title that begins with the name, or another one of its kind, stays as it is: `Cảnh báo giả danh ngân hàng`.
    """
    return title if _name(title, label, others) else f"{label}: {title}"


def headed(title: str, label: str, others: Iterable[str] = ()) -> str:
    """Do the same for the first line of a plain text, with the name in capitals: `CẢNH BÁO giả danh ngân hàng`."""
    if name := _name(title, label, others):
        return name.upper() + title[len(name) :]
    return f"{label.upper()}: {title}"


def begins_with(title: str, label: str) -> bool:
    """Return whether a title begins with a name as whole words, in any case of letters."""
    rest = title[len(label) : len(label) + 1]
    return title[: len(label)].casefold() == label.casefold() and not rest.isalnum()


def apart(title: str, label: str, others: Iterable[str] = ()) -> tuple[str, str]:
    """Divide a title from the name of its kind, for pictures that show them beside each other, each once.

    Args:
        title: as it was written.
        label: the name of its kind.
        others: further names of the kind.

    Returns:
        The label and the rest of the title: `Cảnh báo: bão số 5` and `Thông báo về lịch tiêm` go on as `Bão số 5` and
        `Lịch tiêm`. Where the rest cannot stand alone, such as `công trực tuyến`, no label and the whole title.
    """
    name = _name(title, label, others)
    rest = title[len(name) :]
    if not name or not any(letter.isalnum() for letter in rest):
        return (label, title) if not name else ("", title)
    if sign := _SIGNS.match(rest):
        return label, _capitalised(rest[sign.end() :])
    rest = _ABOUT.sub("", rest.lstrip(), count=1) if _ABOUT.match(rest.lstrip()) else rest.lstrip()
    first = _WORD.search(rest)
    if name.casefold() in _ANNOUNCING and first and first[0].casefold() not in _LEANING:
        return label, _capitalised(rest)
    return "", title


def _name(title: str, label: str, others: Iterable[str]) -> str:
    """Find the name of its kind with which a title begins; empty if it begins with none."""
    return next((name for name in (label, *others) if begins_with(title, name)), "")


def _capitalised(text: str) -> str:
    """Begin a text with a capital, also where it is in quotes; letters without one of their own, such as «ß», stay."""
    return re.sub(r"^[“”\"'‘«(*]*[^\W\d_]", lambda found: _capital(found[0]), text)


def _capital(letters: str) -> str:
    return letters.upper() if len(letters.upper()) == len(letters) else letters
