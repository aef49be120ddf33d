from __future__ import annotations

import unicodedata

import pytest

from bantin.design.layout.missing_glyphs import missing_letters
from bantin.fonts.book import FontBook
from bantin.model.diagnostic import Diagnostic, Severity, ValuePath
from bantin.model.frame import Font


def reported(content: str) -> Diagnostic:
    content = unicodedata.normalize("NFC", content)
    absent = FontBook().missing(Font("noto-sans", 400, 100, 40), content)
    remark = missing_letters(ValuePath("items.2.text"), content, absent)
    assert remark.source == ValuePath("items.2.text")
    assert (remark.diagnostic.code, remark.diagnostic.severity) == ("missing-letter", Severity.ERROR)
    return remark.diagnostic


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (
            "lãi suất 中 中",
            "Bộ chữ không có ký tự «中» (U+4E2D, cjk unified ideograph-4e2d)",
            "Bỏ ký tự ấy hoặc viết bằng chữ",
        ),
        ("vùng \ue000", "Bộ chữ không có ký tự «\ue000» (U+E000)", "Bỏ ký tự ấy hoặc viết bằng chữ"),
        (
            "🇻🇳 Việt Nam – 🇱🇦 Lào",
            "Bộ chữ không có lá cờ «🇻🇳» (VN), «🇱🇦» (LA)",
            "Bỏ lá cờ hoặc viết tên nước bằng chữ (lá cờ chỉ dùng được trong bài đăng và tin nhắn)",
        ),
        (
            "**𝗖𝗮̉𝗻𝗵 𝗯𝗮́𝗼** lừa đảo",
            f"Bộ chữ không có chữ kiểu «{unicodedata.normalize('NFC', '𝗖𝗮̉𝗻𝗵 𝗯𝗮́𝗼')}»",
            "Gõ lại bằng chữ thường «Cảnh báo»",
        ),
        ("Ａｎ ninh！", "Bộ chữ không có chữ kiểu «Ａｎ ninh！»", "Gõ lại bằng chữ thường «An ninh!»"),
    ],
)
def test_what_is_missing_is_named_with_what_to_do(content: str, message: str, hint: str) -> None:
    found = reported(content)
    assert (found.message, found.hint) == (message, hint)


def test_all_kinds_of_missing_characters_are_told_in_one_sentence() -> None:
    found = reported("中 🏴\U000e0067\U000e0062\U000e007f 𝟭𝟭𝟯")
    assert found.message == (
        "Bộ chữ không có ký tự «中» (U+4E2D, cjk unified ideograph-4e2d), "
        "lá cờ «🏴\U000e0067\U000e0062\U000e007f» (GB), chữ kiểu «𝟭𝟭𝟯»"
    )
    assert found.hint == (
        "Bỏ ký tự ấy hoặc viết bằng chữ; "
        "bỏ lá cờ hoặc viết tên nước bằng chữ (lá cờ chỉ dùng được trong bài đăng và tin nhắn); "
        "gõ lại bằng chữ thường «113»"
    )


def test_a_long_text_in_ornamental_letters_is_shown_in_part() -> None:
    found = reported("thử " + "𝗮𝗯 " * 9)
    assert found.hint == "Gõ lại bằng chữ thường «" + "ab " * 6 + "…»"
