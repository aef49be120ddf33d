from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bantin.text.slug import ascii_fold, hashtag, slug


def test_vietnamese_is_written_in_ascii() -> None:
    assert ascii_fold("Cảnh báo Đ đ Ẫ ữ – “x”…") == 'Canh bao D d A u - "x"...'
    assert slug("Cảnh báo “lừa đảo” 113!") == "canh-bao-lua-dao-113"
    assert hashtag("an-ninh-mang") == "#AnNinhMang"


def test_decomposed_text_gives_the_same() -> None:
    assert slug("Lừa đảo".encode().decode()) == slug("Lu\u031b\u0300a đa\u0309o") == "lua-dao"


@given(st.text())
def test_slugs_are_identifiers_or_empty(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))
    assert ascii_fold(text).isascii()
