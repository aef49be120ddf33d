"""Headings: a title after the name of what it is, which many titles begin with already."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from bantin.text.patterns import regex

_ANNOUNCING = frozenset({"cảnh báo", "thông báo", "hướng dẫn", "khuyến cáo", "thời hạn", "hạn cuối", "hạn chót"})
"""Names that only announce what a title goes on with: it stands without them too."""

_URGENT = ("cảnh giác", "khẩn cấp", "khẩn", "tin khẩn", "hỏa tốc", "chú ý", "lưu ý")
"""Words that head a title where a sign follows them: «KHẨN: …»."""

_PICTURES = (
    "ảnh", "bức ảnh", "bản đồ", "biểu đồ", "chân dung", "hình", "logo", "huy hiệu", "màn hình", "sơ đồ", "tấm ảnh",
    "tranh", "trích ảnh",
)  # fmt: skip
"""Words with which the description of a picture says that it is one."""

_ABOUT = regex(r"về(?: việc)?\s+", re.IGNORECASE)
"""What leads from such a name to what is announced."""

_LEANING = frozenset((
    "cao", "cấp", "cho", "chung", "cuối", "của", "dành", "do", "gấp", "hay", "hoặc", "hỏa", "khẩn", "lại", "lần", "mới",
    "nghiêm", "nhanh", "này", "nội", "ở", "quan", "rằng", "sau", "số", "sớm", "tại", "trên", "trong", "từ", "tới",
    "và", "viên", "với", "đã", "đang", "đến", "đỏ",
))  # fmt: skip
"""Words that go on with such a name («cảnh báo sớm», «thông báo số 12», «hướng dẫn viên»): both stay."""

_ENDS_OF = {"thời hạn": regex(r"hạn(?=\s+(?!(?:chế|hán|hẹp|mức|ngạch|định|vận)(?!\w))\w)", re.IGNORECASE)}
"""Names that a title goes on with from their last word: «Hạn đổi thẻ», and not «Hạn chế dùng túi ni lông»."""

_WORD = regex(r"\w+")
_MARKS = regex(r"^[^\w“”\"'‘’«»]*")
"""What may stand before a name that heads a title: «[CẢNH BÁO] …», «⚠ CẢNH BÁO …», «**CẢNH BÁO** …»."""

_SIGN = regex(r"\s*[:–—\-|!\])】*.…][^\w“”\"'‘’«»(+−]*|\s+[^\w\s“”\"'‘’«»(+−,;][^\w“”\"'‘’«»(+−]*")
"""What stands between such a name and the rest of the title, where it is more than a space."""


class _Name(NamedTuple):
    """The name with which a title begins: where it stands, and whether a sign divides it from the rest."""

    start: int
    end: int
    sign: int
    kind: bool
    """Whether it is a name of the item's own kind."""


def labelled(title: str, label: str, others: Iterable[str] = ()) -> str:
    """Put the name of its kind before a title: `Cảnh báo: Giả danh ngân hàng`.

    A title that begins with the name, or another one of its kind, stays as it is: `Cảnh báo giả danh ngân hàng`. One
    that begins with the end of the name goes on with it: `Thông báo tìm cháu bé`.
    """
    if _name(title, label, others):
        return title
    if tail := _shared(title, label) or _end_of(title, label):
        own = title[: len(tail)]
        return label[: -len(tail)] + (own if own.isupper() else tail) + title[len(tail) :]
    return f"{label}{_divider(title)} {title}"


def _divider(title: str) -> str:
    """Return what divides the name of a kind from a title: a colon, unless the title has one of its own."""
    return " –" if ": " in title else ":"


def headed(title: str, label: str, others: Iterable[str] = ()) -> str:
    """Do the same for the first line of a plain text, with the name in capitals: `CẢNH BÁO giả danh ngân hàng`."""
    if name := _name(title, label, others):
        return title[: name.start] + title[name.start : name.end].upper() + title[name.end :]
    if tail := _shared(title, label) or _end_of(title, label):
        return label.upper() + title[len(tail) :]
    return f"{label.upper()}{_divider(title)} {title}"


def pictured(alt: str) -> str:
    """Say that a text is of a picture, unless it begins so: `Ảnh: Một bé trai…`, but `Ảnh chân dung một bé trai…`."""
    return alt if any(begins_with(alt, name) for name in _PICTURES) else f"Ảnh: {alt}"


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
        `Lịch tiêm`; of a label that ends as the title begins, what comes before: `Thông báo` and `Tìm cháu bé`. Where
        the rest cannot stand alone, such as `công trực tuyến`, the whole title, and no label where it begins with that.
    """
    name = _name(title, label, others)
    if name is None:
        return label.removesuffix(_shared(title, label)).rstrip(), title
    written, rest = title[name.start : name.end].casefold(), title[name.end :]
    if not any(letter.isalnum() for letter in rest):
        return "", title
    if not name.kind and written not in _ANNOUNCING:
        return label, title
    if name.sign:
        return label, capitalised(rest[name.sign :])
    rest = _ABOUT.sub("", rest.lstrip(), count=1) if _ABOUT.match(rest.lstrip()) else rest.lstrip()
    first = _WORD.search(rest)
    if written in _ANNOUNCING and first and rest[0] not in ",;" and first[0].casefold() not in _LEANING:
        return label, capitalised(rest)
    # «Hạn nộp hồ sơ» says what «Thời hạn» says, and not it: what kind it is, all items of a kind say alike.
    return "" if begins_with(title[name.start :], label) else label, title


def _name(title: str, label: str, others: Iterable[str]) -> _Name | None:
    """Find the name with which a title begins: of its kind, or of another where a sign divides it from the rest."""
    marks = _MARKS.match(title)
    start = marks.end() if marks else 0
    for name in (label, *others):
        if begins_with(title[start:], name):
            return _Name(start, start + len(name), _sign(title, start + len(name)), kind=True)
    for name in (*_ANNOUNCING, *_URGENT):
        if begins_with(title[start:], name) and (sign := _sign(title, start + len(name))):
            return _Name(start, start + len(name), sign, kind=False)
    return None


def _sign(title: str, at: int) -> int:
    """Return how long the sign is that follows a name; 0 if none does."""
    found = _SIGN.match(title, at)
    return found.end() - at if found else 0


def _shared(title: str, label: str) -> str:
    """Find the words with which a label ends and a title begins, after a name that stands alone: «Thông báo tìm»."""
    for name in _ANNOUNCING:
        rest = label[len(name) :]
        if begins_with(label, name) and rest.startswith(" ") and begins_with(title, rest.strip()):
            return rest.strip()
    return ""


def _end_of(title: str, label: str) -> str:
    """Find the last word of a label with which a title begins, where it goes on with the whole label."""
    ends = _ENDS_OF.get(label.casefold())
    found = ends.match(title) if ends else None
    return found[0].lower() if found else ""


def after_end(title: str, label: str) -> str:
    """Leave off the last word of a label with which a title begins, for pictures that show all of it beside them.

    `Hạn nộp thuế` beside `HẠN CUỐI` is `Nộp thuế`; what cannot stand without it, such as `Hạn cho học sinh`, stays.
    """
    rest = title[len(_end_of(title, label)) :].lstrip()
    first = _WORD.match(rest)
    return capitalised(rest) if rest != title and first and first[0].casefold() not in _LEANING else title


def capitalised(text: str) -> str:
    """Begin a text with a capital, also where it is in quotes; letters without one of their own, such as «ß», stay."""
    return re.sub(r"^[“”\"'‘«(*]*[^\W\d_]", lambda found: _capital(found[0]), text)


def _capital(letters: str) -> str:
    return letters.upper() if len(letters.upper()) == len(letters) else letters
