from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from bantin.files.names import identifier_for, is_identifier, is_reserved
from bantin.model.base import Identifier


@pytest.mark.parametrize("name", ["con", "NUL", "aux", "com1", "lpt9", "prn.yaml"])
def test_names_that_windows_keeps_are_known(name: str) -> None:
    assert is_reserved(name)


@pytest.mark.parametrize("name", ["contact", "com", "com10", "01-con", "null"])
def test_other_names_are_free(name: str) -> None:
    assert not is_reserved(name)


def test_identifiers_are_cut_between_words() -> None:
    name = identifier_for("Cảnh giác với thủ đoạn giả danh cán bộ công an hướng dẫn cài đặt ứng dụng", "tin")
    assert name == "canh-giac-voi-thu-doan-gia-danh-can-bo-cong-an-huong-dan-cai"


@pytest.mark.parametrize("text", ["", "???", "con", "Aux"])
def test_text_that_leaves_no_name_gets_the_other(text: str) -> None:
    assert identifier_for(text, "tin") == "tin"


@given(st.text())
def test_what_is_made_is_an_identifier_to_the_model(text: str) -> None:
    name = identifier_for(text, "tin")
    assert is_identifier(name)
    assert TypeAdapter(Identifier).validate_python(name) == name
