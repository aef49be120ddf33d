from __future__ import annotations

import errno
import os

import pytest

from bantin.files.system_errors import reason, translated


@pytest.mark.parametrize(
    ("code", "told"),
    [(errno.ENOSPC, "ổ đĩa đã đầy"), (errno.ENOMEM, "máy không đủ bộ nhớ"), (errno.EADDRINUSE, "chương trình khác")],
)
def test_a_reason_of_the_system_is_told_in_vietnamese(code: int, told: str) -> None:
    assert told in reason(OSError(code, os.strerror(code)))


def test_the_words_of_another_program_are_told_in_vietnamese() -> None:
    assert "ổ đĩa đã đầy" in translated(f"Error writing trailer: {os.strerror(errno.ENOSPC)}")


def test_words_that_a_system_has_for_no_error_at_all_mean_none() -> None:
    assert translated(os.strerror(-1)) == os.strerror(-1)
    assert translated(os.strerror(99_999)) == os.strerror(99_999), "Windows has the same words for numbers of sockets"


def test_what_is_not_known_is_told_as_it_comes() -> None:
    assert reason(OSError(errno.EDOM, "Out of domain")) == "Out of domain"
    assert reason(OSError("a text alone")) == "a text alone"
    assert translated("Invalid argument") == "Invalid argument"
