from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bantin.text.tones import is_modern, is_traditional, modern, traditional


def test_marks_of_open_syllables_move() -> None:
    assert traditional("Khoá thuỷ HOÀ toả huỷ loè") == "Khóa thủy HÒA tỏa hủy lòe"
    assert modern("Khóa thủy HÒA tỏa hủy lòe") == "Khoá thuỷ HOÀ toả huỷ loè"


def test_closed_syllables_and_qu_have_one_way_only() -> None:
    for word in ("quý", "quỳ", "hoàn", "khuỷu", "thuyền", "toán", "khoẻn", "mùa", "của"):
        assert traditional(word) == modern(word) == word
        assert not is_modern(word)
        assert not is_traditional(word)


@given(st.text(alphabet="hktqu oóòáàyýỳaeèé"))
def test_moving_there_and_back_changes_nothing(text: str) -> None:
    assert traditional(modern(traditional(text))) == traditional(text)
    assert modern(traditional(modern(text))) == modern(text)
