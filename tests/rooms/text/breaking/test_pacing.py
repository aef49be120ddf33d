from __future__ import annotations

import pytest

from bantin.text.breaking.pacing import said_until

CLAUSES = ["Bà con không chuyển tiền cho người lạ,", "gọi lại cho cơ quan ấy theo số đã biết,", "hỏi cho rõ rồi làm."]
WEIGHTS = [8.0, 9.0, 5.0]


@pytest.mark.parametrize("silence", [0.8, 1.8, 4.0])
def test_a_long_pause_within_a_clause_moves_no_caption_off_its_words(silence: float) -> None:
    """Three syllables of the second clause, a silence in which a page is turned, and the other six."""
    clauses = 2.0, 0.3, 0.75, silence, 1.5, 0.3, 1.25
    at = [sum(clauses[:n]) for n in range(len(clauses) + 1)]
    pauses = [(at[1], at[2]), (at[3], at[4]), (at[5], at[6])]
    assert said_until(CLAUSES, WEIGHTS, at[7], pauses) == pytest.approx([at[2], at[6], at[7]], abs=0.3)


def test_pauses_where_clauses_end_say_when_they_are_said() -> None:
    pauses = [(3.0, 3.4), (5.0, 5.5)]
    assert said_until(CLAUSES, WEIGHTS, 8.0, pauses) == pytest.approx([3.4, 5.5, 8.0])
