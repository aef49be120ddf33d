"""What an approved month says of an item that was sent under an older code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bantin.output.posting.posts import AlteredError
from tests.rooms.output.posting.conftest import CODES, ITEMS, month_in


def test_an_item_and_the_whole_month_are_found_with_their_codes_of_today(tmp_path: Path) -> None:
    approved = month_in(tmp_path)
    assert [approved.code_of(item) for item in ("", *ITEMS)] == [CODES[""], *(CODES[item] for item in ITEMS)]
    assert approved.code_of("gone") == ""
    nameless = replace(approved, manifest=replace(approved.manifest, imprint=None))
    assert nameless.code_of(ITEMS[0]) == nameless.code_of("") == ""


def test_an_items_message_is_what_was_approved_to_the_byte(tmp_path: Path) -> None:
    approved = month_in(tmp_path)
    assert CODES[ITEMS[0]] in approved.message_of(ITEMS[0])
    assert approved.message_of("gone") == ""
    (tmp_path / f"zalo/{ITEMS[0]}.txt").write_text("khác", encoding="utf-8")
    with pytest.raises(AlteredError):
        approved.message_of(ITEMS[0])
