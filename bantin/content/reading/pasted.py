"""What comes along when text is pasted from chats, word processors and old documents: told, and made harmless.

What can mean one thing only is read as that: marks that nobody sees are left out, special spaces where YAML wants a
space are spaces, full-width letters are letters. What lost its letters on the way is an error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bantin.model.diagnostic import Code, Mend, Severity
from bantin.text.invisible import invisible, without
from bantin.text.legacy import legacy
from bantin.text.normal import nfc
from bantin.text.patterns import regex

MOST_TOLD = 20
"""Lines of a file at which the same thing is told."""

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_WIDE_SPACE = "\u3000"
_NO_BREAK = "\u00a0\u2007\u202f"
_STRUCTURE = regex(
    rf"(?P<indent>[ {_SPACES}]*)(?P<dashes>(?:-[ \t{_SPACES}]+)*)"
    rf"(?:(?P<key>[^\W\d]\w{{0,40}}(?:[ -]\w{{1,40}}){{0,6}})"
    rf"(?P<colon>[ {_SPACES}]*(?::(?=[ \t{_SPACES}]|$)|：)[ \t{_SPACES}]*))?"
)
_FIELD = regex(r"[a-z_]+", re.ASCII)
_SPECIAL = regex(rf"[{_SPACES}]")
_TRAILING = regex(rf"[ {_SPACES}]+\Z")

_WIDE = {0xFF01 + offset: 0x21 + offset for offset in range(94) if chr(0x21 + offset).isalnum()}
_WIDE_RUN = regex("[０-９Ａ-Ｚａ-ｚ]+")

_OBJECT, _LOST = "\ufffc", "\ufffd"
_ASKED = regex(r"(?<![\w/?=&.])[^\W\d_]+\?[a-zà-ỹ]\w*")
_FEWEST_ASKED = 2
"""Words with a question mark within, from which on it is no space forgotten: «nh?ng b?nh nhân»."""
_STRAY = regex(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20e2\u20e4-\u20ff\ufe20-\ufe2f]+")
_BREVE, _BREVED = "\u0306", frozenset("êôơưÊÔƠƯ")
"""Letters of Ê Đê, Gia Rai and Mnông that have no characters of their own."""


class PasteFault(NamedTuple):
    """What is wrong with something pasted.

    Attributes:
        code: of its diagnostic.
        line: counted from 0.
        start: index in the line as it is read.
        length: in it.
        mend: of what is not read as it should be.
    """

    code: Code
    severity: Severity
    line: int
    start: int
    length: int
    message: str
    hint: str
    mend: Mend | None = None


def tidy(lines: Sequence[str]) -> tuple[list[str], list[PasteFault]]:
    """Read lines as they are meant: in NFC, without what nobody sees, with plain spaces where YAML wants them.

    Returns:
        As many lines, and what was found in them, at most `MOST_TOLD` times the same.
    """
    read: list[str] = []
    found: dict[str, list[PasteFault]] = {}
    for number, line in enumerate(lines):
        told: list[PasteFault] = []
        if line.isascii() and "-\t" not in line:
            read.append(line)
            continue
        read.append(_line(number, line, told))
        for one in told:
            found.setdefault(one.code, []).append(one)
    return read, [one for same in found.values() for one in _shortened(same)]


def _shortened(found: list[PasteFault]) -> Iterator[PasteFault]:
    yield from found[: MOST_TOLD - 1]
    if len(found) >= MOST_TOLD:
        last, more = found[MOST_TOLD - 1], len(found) - MOST_TOLD
        yield last._replace(message=f"{last.message}; còn {more} dòng nữa như vậy") if more else last


def _line(number: int, line: str, told: list[PasteFault]) -> str:
    line = nfc(line)
    if old := legacy(line):
        lost = f"; chỗ «{_LOST}» thì gõ lại chữ bị mất" if _LOST in old.text else ""
        hint = f"Viết «{_field_text(old.text)}»{lost}"
        message, place = f"Chữ ở đây là {old.encoding}", (number, old.start, old.length)
        begin, right = _value_start(line), old.text[_value_start(old.text) :]
        mend = None if lost else Mend(right, begin + 1, len(line) - begin, certain=False)
        told.append(PasteFault(Code("legacy-encoding"), Severity.ERROR, *place, message, hint, mend))
        return line
    line = _without_marks(number, line, told)
    line = _plain_structure(number, line, told)
    line = _narrow(number, line, told)
    return _without_objects(number, line, told)


def _field_text(line: str) -> str:
    """Leave out the dash or the key before a value."""
    return line[_value_start(line) :].strip().strip("\"'")


def _value_start(line: str) -> int:
    structure = _STRUCTURE.match(line)
    return structure.end() if structure else 0


def _without_marks(number: int, line: str, told: list[PasteFault]) -> str:
    places = invisible(line)
    if places:
        clean = nfc(without(line, places))
        start = len(nfc(without(line[: places[0]], places[:0])))
        start, length, word = _word(clean, start)
        code = f"U+{ord(line[places[0]]):04X}"
        message = f"Có ký tự ẩn {code} không nhìn thấy được, thường do chép từ Zalo, Word, danh bạ; đã bỏ qua khi đọc"
        hint = f"Xóa «{word}» rồi gõ lại, hoặc cứ để nguyên" if word else "Xóa dòng này rồi gõ lại, hoặc cứ để nguyên"
        told.append(PasteFault(Code("hidden-character"), Severity.WARNING, number, start, length, message, hint))
        line = clean
    return line


def _word(line: str, at: int) -> tuple[int, int, str]:
    """Find the word around a place: its start, its length and the word."""
    start = at - len(re.split(r"\s", line[max(0, at - 80) : at])[-1])
    word = re.split(r"\s", line[start : start + 80], maxsplit=1)[0]
    return start, max(1, len(word)), word


def _plain_structure(number: int, line: str, told: list[PasteFault]) -> str:
    structure = _STRUCTURE.match(line)
    if structure is None:
        return line
    indent, dashes, key, colon = structure.group("indent", "dashes", "key", "colon")
    end = structure.end()
    if key is not None and dashes and not _FIELD.fullmatch(key):  # a sentence may have a colon
        key, colon, end = None, None, structure.end("dashes")
    rest = _TRAILING.sub("", line[end:]) if _SPECIAL.match(line[-1:]) else line[end:]
    if key is None or colon is None:
        key, colon = "", ""
    plain_colon = _plain(colon).replace("：", ": ")
    plain = _plain(indent) + _plain(dashes).replace("\t", " ") + key + plain_colon + rest
    for part, where in ((indent if rest or key else "", "Dòng này thụt vào bằng"), (dashes, "Sau dấu «-» là")):
        if odd := _SPECIAL.search(part) or ("\t" in part and re.search("\t", part)):
            at = len(_plain(indent)) if part is dashes else 0
            told.append(_odd(number, at, f"{where} {_name(odd[0])}"))
    if odd := _SPECIAL.search(colon):
        told.append(_odd(number, len(_plain(indent + dashes)), f"Cạnh «{key}:» là {_name(odd[0])}"))
    elif "：" in colon:
        told.append(
            PasteFault(
                Code("full-width"),
                Severity.WARNING,
                number,
                len(_plain(indent + dashes)),
                1,
                f"Sau «{key}» là dấu hai chấm toàn khổ của bộ gõ châu Á, đã đọc như dấu «:»",
                "Gõ lại dấu «:», hoặc cứ để nguyên",
            )
        )
    return plain


def _plain(spaces: str) -> str:
    """Write special spaces as spaces; a full-width one takes two columns."""
    return _SPECIAL.sub(" ", spaces.replace(_WIDE_SPACE, "  "))


def _odd(number: int, at: int, message: str) -> PasteFault:
    hint = "Xóa chỗ ấy rồi gõ lại bằng phím cách, hoặc cứ để nguyên"
    message = f"{message}, đã đọc như dấu cách thường"
    return PasteFault(Code("odd-space"), Severity.WARNING, number, at, 1, message, hint)


def _name(space: str) -> str:
    if space == "\t":
        return "phím Tab"
    kind = "không ngắt" if space in _NO_BREAK else "toàn khổ" if space == _WIDE_SPACE else "đặc biệt"
    return f"dấu cách {kind} (U+{ord(space):04X})"


def _narrow(number: int, line: str, told: list[PasteFault]) -> str:
    wide = _WIDE_RUN.search(line)
    if wide is None:
        return line
    narrow = wide[0].translate(_WIDE)
    message = f"«{wide[0]}» là chữ toàn khổ của bộ gõ châu Á, đã đọc như «{narrow}»"
    hint = f"Gõ lại «{narrow}», hoặc cứ để nguyên"
    told.append(PasteFault(Code("full-width"), Severity.WARNING, number, wide.start(), len(narrow), message, hint))
    return line.translate(_WIDE)


def _without_objects(number: int, line: str, told: list[PasteFault]) -> str:
    if (at := line.find(_OBJECT)) >= 0:
        line = line.replace(_OBJECT, "")
        message = "Ở đây từng có một tấm ảnh (U+FFFC) không chép sang được; đã bỏ qua khi đọc"
        hint = "Xóa ký tự ấy, hoặc cứ để nguyên; cần ảnh thì chép tệp ảnh vào thư mục assets"
        told.append(PasteFault(Code("pasted-object"), Severity.WARNING, number, at, 1, message, hint))
    if (at := line.find(_LOST)) >= 0:
        message = "Ký tự «\ufffd» (U+FFFD) đứng chỗ một chữ đã mất khi chép"
        hint = "Gõ lại chữ bị mất thay cho «\ufffd»"
        told.append(PasteFault(Code("lost-letter"), Severity.ERROR, number, at, 1, message, hint))
    elif len(asked := list(_ASKED.finditer(line))) >= _FEWEST_ASKED:
        message = (
            f"Dấu «?» trong «{asked[0][0]}» đứng chỗ một chữ đã mất khi chép; trong dòng có {len(asked)} chỗ như thế"
        )
        hint = "Chép lại từ bản gốc, hoặc gõ lại các chữ bị mất"
        found = PasteFault(
            Code("lost-letter"), Severity.ERROR, number, asked[0].start(), len(asked[0][0]), message, hint
        )
        told.append(found)
    for stray in _STRAY.finditer(line):
        base = line[stray.start() - 1 : stray.start()]
        if (stray[0] == _BREVE and base in _BREVED) or not unicodedata.is_normalized("NFKC", base):
            continue
        start, shown = (stray.start() - 1, base + stray[0]) if base.strip() else (stray.start(), stray[0])
        what = f"Chữ «{shown}» có dấu thừa" if base.strip() else f"Dấu «\u25cc{shown}» không đi với chữ nào"
        hint = f"Gõ lại «{base}»" if base.strip() else "Xóa dấu này"
        mend = Mend(base.strip(), start + 1, len(shown), certain=False)
        told.append(PasteFault(Code("stray-mark"), Severity.ERROR, number, start, len(shown), what, hint, mend))
        break
    return line
