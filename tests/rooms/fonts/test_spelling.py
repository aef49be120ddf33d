from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.fonts.families import FALLBACKS, covered
from bantin.fonts.spelling import _ALIKE, UNDRAWN, aligned, clusters, drawn, sequenced


@given(text=st.text(st.characters(codec="utf-8"), max_size=30))
def test_drawn_text_is_drawn_as_it_is(text: str) -> None:
    assert drawn(drawn(text)) == drawn(text)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Bước 1️⃣, #️⃣ và 2⃣", "Bước ①, # và ②"),
        ("👮🏻‍♂️ 👩‍⚕️ 👨‍👩‍👧", "👮 👩⚕ 👨👩👧"),
        ("giới tính: ♂ hay ♀", "giới tính: ♂ hay ♀"),
        ("👍🏽 ⚠️ ⚠︎", "👍 ⚠ ⚠"),
        ("➜ ➤ ✘ ❷ 【Mới】", "→ ► ✗ ② [Mới]"),
        ("\uf0b7 Bước một \uf0e0 hai", "• Bước một → hai"),
        ("tháng\u00a011,\u3000mức\u20112\u200b", "tháng 11, mức-2"),
    ],
)
def test_sequences_and_symbols_become_simple_characters(typed: str, found: str) -> None:
    assert drawn(typed) == found


@given(text=st.text("aẪ1#\u20e3\u200d♂\ufe0f👮🏻→ ", max_size=12))
def test_text_without_sequences_is_drawn_character_by_character(text: str) -> None:
    if not sequenced(text):
        assert drawn(text) == "".join(map(drawn, text))


@given(text=st.text("aẪ1#\u20e3\u200d♂\ufe0f👮🏻→ ", max_size=12))
def test_aligned_text_has_a_character_for_each_and_draws_the_same(text: str) -> None:
    assert len(aligned(text)) == len(text)
    assert "".join(map(drawn, aligned(text))) == drawn(text)


def test_every_look_alike_is_needed_and_leads_to_a_character_that_is_there() -> None:
    there = frozenset[int]().union(*(covered(name, 400) for name in FALLBACKS), range(0x21, 0x7F))
    for found, others in _ALIKE.items():
        assert ord(found) in there
        assert not {ord(other) for other in others} & there


def test_undrawn_code_points_are_private_or_parts_of_flags_and_keycaps() -> None:
    public = [unicodedata.name(chr(code), "") for codes in UNDRAWN for code in codes]
    assert {name.split()[0] for name in public if name} == {"COMBINING", "REGIONAL", "TAG", "CANCEL", "VARIATION"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a🇻🇳🇱🇦b", ["a", "🇻🇳", "🇱🇦", "b"]),
        ("👮🏻‍♂️👍🏽", ["👮🏻‍♂️", "👍🏽"]),
        ("1️⃣2", ["1️⃣", "2"]),
        ("𝗮̉𝗻", ["𝗮̉", "𝗻"]),
        ("🏴\U000e0067\U000e0062\U000e007f.", ["🏴\U000e0067\U000e0062\U000e007f", "."]),
    ],
)
def test_what_is_read_as_one_is_not_taken_apart(text: str, found: list[str]) -> None:
    assert clusters(text) == found


@given(text=st.text(st.characters(codec="utf-8"), max_size=30))
def test_clusters_lose_nothing(text: str) -> None:
    assert "".join(clusters(text)) == text
