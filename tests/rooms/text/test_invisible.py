from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.invisible import IGNORABLE, invisible, without

VISIBLE_FORMATS = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001343f]")
"""They have the category of marks of format, and a glyph."""


def clean(text: str) -> str:
    return without(text, invisible(text))


def test_every_mark_of_format_or_direction_is_known() -> None:
    ignorable = re.compile(f"[{IGNORABLE}]")
    directions = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    marks = [
        mark
        for mark in map(chr, range(0x110000))
        if unicodedata.category(mark) == "Cf" or unicodedata.bidirectional(mark) in directions
    ]
    assert len(marks) > 100
    assert [mark for mark in marks if not ignorable.match(mark) and not VISIBLE_FORMATS.match(mark)] == []


@pytest.mark.parametrize(
    "mark",
    list(
        "\u200b\u200e\u202a\u202e\u2066\u2069\u00ad\u034f\u2060\u2064\ufeff\u3164\u180e\ufe0f\u200d\u061c\U000e0041\ufff9"
    ),
)
def test_marks_in_words_and_numbers_are_left_out(mark: str) -> None:
    assert clean(f"{mark}gọi {mark}0912{mark} 34{mark}") == "gọi 0912 34"


@pytest.mark.parametrize(
    "emoji",
    ["⚠️", "☎︎", "1️⃣", "#️⃣", "👨‍👩‍👧", "❤️‍🔥", "👍🏽", "🤷🏽‍♂️", "🏴‍☠️", "🏴\U000e0067\U000e0062\U000e007f", "‼️", "ℹ️", "🇻🇳"],
)
def test_emoji_stay_as_they_are(emoji: str) -> None:
    assert clean(f"{emoji} Gọi{emoji}113") == f"{emoji} Gọi{emoji}113"


def test_a_mark_that_follows_an_emoji_is_no_part_of_it() -> None:
    assert clean("☎\u200b 113, ☎\ufe0f\u200d113, ⚠\ufe0f\ufe0f") == "☎ 113, ☎\ufe0f113, ⚠\ufe0f"


@given(st.text(st.sampled_from("a1#👨⚠🏴\u200d\ufe0f\u20e3\u200b\U000e0067")))
def test_what_is_left_stays(text: str) -> None:
    places = invisible(text)
    assert places == sorted(set(places))
    assert len(clean(text)) == len(text) - len(places)
    assert not [at for at in places if text[at] in "a1#👨⚠🏴\u20e3"]
