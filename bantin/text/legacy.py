"""Vietnamese in the encodings of old documents, recognised by what it looks like when it is read as Unicode.

TCVN 5712:1993 (the fonts named .Vn…) and VNI put accented letters where Latin-1 has others: «C¶nh b¸o», «Caûnh baùo».
UTF-8 that some program read as Windows-1252 looks like «Cáº£nh bÃ¡o». Such words are no Vietnamese syllables, and
become some when they are decoded; names of other languages, such as Müller, do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from bantin.text.patterns import regex

_TCVN3 = str.maketrans(
    "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢£¤¥¦§",
    "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂÊÔƠƯĐ",
)

_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_ROOFED = dict(zip("âáàåãä", ("\u0302", *(f"\u0302{tone}" for tone in _VNI_TONES.values())), strict=True))
_VNI_BREVED = dict(zip("êéèúüë", ("\u0306", *(f"\u0306{tone}" for tone in _VNI_TONES.values())), strict=True))
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIRS = {
    "a": _VNI_TONES | _VNI_ROOFED | _VNI_BREVED,
    "e": _VNI_TONES | _VNI_ROOFED,
    "o": _VNI_TONES | _VNI_ROOFED,
    "u": _VNI_TONES,
    "y": _VNI_TONES,
    "ô": _VNI_TONES,
    "ö": _VNI_TONES,
}
"""Letter → what may follow it, and the combining marks that this stands for."""
_VNI = regex(
    "|".join(f"{letter}[{''.join(marks)}]?" for letter, marks in _VNI_PAIRS.items()) + "|[ñæóòî]", re.IGNORECASE
)

_BYTES = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0xA0) if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
"""What Windows-1252, or Latin-1, shows for a byte of UTF-8."""
_LEADS, _TRAILS = (
    "".join(re.escape(letter) for letter, byte in _BYTES.items() if byte in part)
    for part in (range(0xC2, 0xF5), range(0x80, 0xC0))
)
_READ_WRONGLY = regex(f"[{_LEADS}][{_TRAILS}]{{1,3}}")
_LOST = "\ufffd"
_HALF = {"Ã": "ÁÍÝ", "Ä": "Đ", "á»": "ềọỏỐờ"}
"""What the five bytes that Windows-1252 has no sign for leave of a letter, and the letters that it may have been."""
_HALVES = regex(rf"(Ã|Ä|á»){_LOST}?")
_PLAIN_HALF = regex(rf"(?:Ä|Ã|á»){_LOST}|(?<=[a-zA-Z°])á»(?=[a-zA-Z])|(?<![^\W_])á»(?=[a-z])")
_WHOLE_LETTER = r"(?!Ã|Ä|á»)[^\W\d_]"
_SPOILT = regex(rf"(?:{_WHOLE_LETTER})*(?:(?:Ã|Ä|á»){_LOST}?(?:{_WHOLE_LETTER})*)+")
_MOST_SPOILT = 3
"""Letters of a word that are looked for."""

_SENTENCE_SIGNS = frozenset("”’»“‘«…–—•\u00a0")
"""They may stand behind a real Â or Ã: «NGÃ”»."""
_LATIN = (range(0xC0, 0x1EFA), range(0x2010, 0x2027))

_ONSET = "(?:ngh|ng|nh|gh|gi|qu|kh|ch|ph|th|tr|[bcdđghklmnprstvx])?"
_NUCLEI = (
    "a ai ao au ay âu ây ă â e eo ê êu i ia iê iêu iu o oa oai oao oay oă oe oeo oi oo ô ôi ơ ơi u ua uâ uây uê uêu ui "
    "uo uô uôi uơ uy uya uyê uyu ư ưa ưi ưu ươ ươi ươu y yê yêu"
)
_CODA = "(?:ch|ng|nh|[cmnpt])?"
_SYLLABLE = regex(f"{_ONSET}(?:{'|'.join(sorted(_NUCLEI.split(), key=len, reverse=True))}){_CODA}")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Quotation marks and signs of trade embrace words of any encoding; within a word they are letters of TCVN 5712.
_WORD = regex(r"(?!«)[^\s\d\x00-\x40\[-`{-\x7f“”‘’…–—•]+?(?=[»®©]{0,3}(?:[\s\d\x00-\x40\[-`{-\x7f“”‘’…–—•]|$))")
_LETTER = regex(r"[A-Za-z]")
_UNITS = frozenset(("µm", "µg", "µl", "µs"))
_FEW = 2


class Legacy(NamedTuple):
    """Text of an old encoding.

    Attributes:
        encoding: what it is, in Vietnamese.
        text: the same in Unicode.
        start: index of the first word that shows it, in what was examined.
        length: of that word.
    """

    encoding: str
    text: str
    start: int
    length: int


def legacy(text: str) -> Legacy | None:
    """Recognise an old encoding; None where the text is Unicode, as far as can be seen. Takes time linear in it."""
    if text.isascii():
        return None
    return _wrongly_read_utf8(text) or _font_encoded(text)


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Return whether a word is built as Vietnamese syllables are, with one tone at most."""
    tones = 0
    letters = []
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in _TONES:
            tones += 1
        else:
            letters.append(letter)
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(letters))) is not None


def _wrongly_read_utf8(text: str) -> Legacy | None:
    certain: re.Match[str] | None = None

    def read(found: re.Match[str]) -> str:
        nonlocal certain
        data = bytes(_BYTES[letter] for letter in found[0])
        decoded = data.decode(errors="ignore")
        if not decoded:
            return found[0]
        rest = found[0][len(decoded.encode()) :]
        plainly = any(ord(decoded[0]) in part for part in _LATIN) and not _SENTENCE_SIGNS.issuperset(found[0][1:])
        certain = certain or (found if plainly else None)
        return decoded + rest

    decoded = _READ_WRONGLY.sub(read, text)
    certain = certain or _PLAIN_HALF.search(text)
    if certain is None:
        return None
    whole = _SPOILT.sub(lambda found: _restored(found[0]), decoded)
    return Legacy("UTF-8 bị mở nhầm bằng bảng mã khác", whole, certain.start(), len(certain[0]))


def _restored(word: str) -> str:
    """Put in the letters that lost a byte, where one choice alone makes a syllable; U+FFFD where none does, or more."""
    lost = _HALVES.findall(word)
    bare = _HALVES.sub(_LOST, word)
    if len(lost) > _MOST_SPOILT:
        return bare
    made = []
    for letters in product(*(_HALF[half] for half in lost)):
        rest = iter(letters)
        made.append("".join(next(rest) if letter == _LOST else letter for letter in bare))
    words = [one for one in made if is_syllable(one) and (one.istitle() or one.islower() or one.isupper())]
    return words[0] if len(words) == 1 else bare


def _font_encoded(text: str) -> Legacy | None:
    words = [found for found in _WORD.finditer(text) if not found[0].isascii() and found[0] not in _UNITS]
    strange = [word for word in words if _LETTER.search(word[0]) and not is_syllable(word[0])]
    if not strange:
        return None
    best: Legacy | None = None
    most = 0
    for name, decode in _FONTS.items():
        shown = [word for word in strange if is_syllable(decode(word[0]))]
        if len(shown) > most and (len(shown) >= _FEW or _is_proof(shown[0][0], alone=len(words) == len(strange))):
            most = len(shown)
            best = Legacy(name, decode(text), shown[0].start(), len(shown[0][0]))
    return best


def _is_proof(word: str, *, alone: bool) -> bool:
    """Return whether one word proves an encoding: signs within it, or no Vietnamese beside it. Lü is a name."""
    foreign = [letter for letter in word if not letter.isascii() and unicodedata.normalize("NFD", letter)[0] == letter]
    return alone or any(not letter.isalpha() or letter in "µªº" for letter in foreign)


def _tcvn3(text: str) -> str:
    return _LOST_U.sub("ư", text.translate(_TCVN3))


def _vni(text: str) -> str:
    return unicodedata.normalize("NFC", _VNI.sub(_vni_letter, text))


def _vni_letter(found: re.Match[str]) -> str:
    letter, mark = found[0][0], found[0][1:]
    base = _VNI_ALONE.get(letter.lower(), letter.lower())
    marks = _VNI_PAIRS.get(letter.lower(), {}).get(mark.lower(), "")
    return (base.upper() if letter.isupper() else base) + marks


_LOST_U = regex("(?<![ưƯ])(?=[ơờớởỡợ](?:ng|c))")
"""No rhyme is so: its ư, a soft hyphen of TCVN 5712, was taken for one and dropped."""

_FONTS: dict[str, Callable[[str], str]] = {
    "bảng mã TCVN3 của các phông .VnTime, không phải Unicode": _tcvn3,
    "bảng mã VNI của các phông VNI-Times, không phải Unicode": _vni,
}
