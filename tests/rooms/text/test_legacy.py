from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.breaking.vocabulary import lexicon
from bantin.text.legacy import _TCVN3, is_syllable, legacy

SENTENCES = [
    "Đề nghị bà con cảnh giác với các cuộc gọi lạ.",
    "Tuyệt đối không chuyển tiền, không bấm đường dẫn",
    "THÔNG BÁO: nghỉ lễ Quốc khánh",
    "Trưởng thôn, tổ trưởng tổ dân phố",
    "Mẹ",
    "huỷ hợp đồng",
]
TO_TCVN3 = {new: chr(old) for old, new in _TCVN3.items() if isinstance(new, int)} | {
    chr(new): chr(old) for old, new in _TCVN3.items() if isinstance(new, int)
}
VNI = [
    ("Ñeà nghò baø con caûnh giaùc vôùi caùc cuoäc goïi laï.", SENTENCES[0]),
    ("Tuyeät ñoái khoâng chuyeån tieàn, khoâng baám ñöôøng daãn", SENTENCES[1]),
    ("THOÂNG BAÙO: nghæ leã Quoác khaùnh", SENTENCES[2]),
    ("Tröôûng thoân, toå tröôûng toå daân phoá", SENTENCES[3]),
    ("Meï", SENTENCES[4]),
    ("huûy hôïp ñoàng", "hủy hợp đồng"),
]
UNICODE = [
    *SENTENCES,
    "Ông Müller, bà Zoë, ca sĩ Björk, cà phê Café Noël, xe Citroën, Škoda, hồ Zürich",
    "Zalo®, TikTok™, © 2026 Công an tỉnh, điểm a¹, 25 µm, m², 30 °C, ±5 %, § 4, £5, ¥100, 1080×1350, 6÷2",
    "«Không», «ba», “NGÔ”, «THÔNG BÁO», ‘ở Â’, NGÃ”, NGÃ…, XÃ – PHƯỜNG, ÂN»",
    "Êđê: Čư Mgar, Đắk Lắk, Ƀuôn; Mông: Vàng A Páo; Tày: slấn, Nặm Dài",
    "São Paulo, Bogotá, Perú, España, niño, Việt Nam",
    "⚠️ ☎ ✅ 👨‍👩‍👧 → ≥ ①",
]


def as_tcvn3(text: str) -> str:
    return "".join(TO_TCVN3.get(letter, letter) for letter in text)


@pytest.mark.parametrize("text", [text for text in SENTENCES if not text.isupper() and "THÔNG" not in text])
def test_tcvn3_is_recognised_and_read(text: str) -> None:
    found = legacy(as_tcvn3(text))
    assert found
    assert "TCVN3" in found.encoding
    assert found.text == text


@pytest.mark.parametrize(("text", "meant"), VNI)
def test_vni_is_recognised_and_read(text: str, meant: str) -> None:
    found = legacy(text)
    assert found
    assert "VNI" in found.encoding
    assert found.text == meant


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_utf8_that_was_read_wrongly_is_recognised_and_read(text: str, encoding: str) -> None:
    shown = "".join(
        bytes([byte]).decode(encoding)
        if encoding == "latin-1" or byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
        else chr(byte)
        for byte in text.encode()
    )
    found = legacy(shown)
    assert found
    assert found.encoding.startswith("UTF-8")
    assert found.text == text


@pytest.mark.parametrize("text", UNICODE)
def test_unicode_is_left_alone(text: str) -> None:
    assert legacy(text) is None


def test_the_sample_month_and_the_lexicon_are_unicode(repository: Path) -> None:
    files = [*(repository / "content").rglob("*.yaml"), repository / "README.md", repository / "CONTRIBUTING.md"]
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 100
    assert [line for line in [*lines, *lexicon()] if legacy(line)] == []


def test_the_first_word_that_shows_it_is_found() -> None:
    text = "Theo báo cáo: c¸c ®èi t­îng"
    found = legacy(text)
    assert found
    assert text[found.start : found.start + found.length] == "c¸c"


def test_syllables_of_the_lexicon_are_syllables() -> None:
    words = {word for entry in lexicon() for word in entry.split() if word.isalpha()}
    strange = {word for word in words if not is_syllable(word) and not word.isascii()}
    assert strange <= {"đắk", "lắk"}


@pytest.mark.parametrize("word", ["müller", "facebook", "tấń", "thoâng", "baùo", "", "x", "zalo", "ưn ", "ngnga"])
def test_what_is_built_otherwise_is_no_syllable(word: str) -> None:
    assert not is_syllable(unicodedata.normalize("NFC", word))


@given(st.text())
def test_no_text_raises(text: str) -> None:
    legacy(text)


def spoilt(text: str, lost: str) -> str:
    """Read UTF-8 as Windows-1252, which has no sign for five of its bytes."""
    letters = []
    for byte in text.encode():
        try:
            letters.append(bytes([byte]).decode("cp1252"))
        except UnicodeDecodeError:
            letters.append(lost)
    return "".join(letters)


@pytest.mark.parametrize("lost", ["\ufffd", ""])
@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Công an phường thông báo tới bà con.", None),
        ("Đề nghị người dân đến trụ sở", "\ufffd\ufffd nghị người dân đến trụ sở"),
        ("Trường Tiểu học Đức Xuân", "Trường Tiểu h\ufffdc Đức Xuân"),
        ("mọi người", "m\ufffdi người"),
    ],
)
def test_letters_that_lost_a_byte_are_found_where_one_alone_makes_a_syllable(
    text: str, read: str | None, lost: str
) -> None:
    found = legacy(spoilt(text, lost))
    assert found
    assert found.text.replace("Đ\ufffd", "\ufffd\ufffd") == (read or text)


def test_tcvn3_whose_soft_hyphens_were_dropped_is_read_whole() -> None:
    found = legacy("C«ng an phêng th«ng b¸o tíi níc")
    assert found
    assert found.text == "Công an phường thông báo tới nước"
