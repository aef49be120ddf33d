"""`bantin check --fix`."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bantin.cli import fixing

Call = Callable[..., Any]

ITEM = """\
# Ghi chú của tôi: xem ten.club\u200b
kind: notice
title: Cảnh\u200b báo
summary: Đừng vào ten.club.  # đã hỏi
text:
  - Có 368,063 hồ sơ.
"""
MENDED = """\
# Ghi chú của tôi: xem ten.club\u200b
kind: notice
title: Cảnh báo
summary: Đừng vào ten[.]club.  # đã hỏi
text:
  - Có 368.063 hồ sơ.
"""


@pytest.fixture
def item(month: Path) -> Path:
    path = month / "09-tin.yaml"
    path.write_bytes(ITEM.encode())
    path.chmod(0o640)
    return path


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


def answering_yes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer every question with yes; lists what was asked."""
    asked: list[str] = []

    def agree(_console: object, question: str, *_words: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(fixing, "can_ask", lambda: True)
    monkeypatch.setattr(fixing, "agreed", agree)
    return asked


def test_certain_mends_are_shown_and_made(call: Call, texts: Path, item: Path) -> None:
    mode = item.stat().st_mode
    done = call("check", "--fix", "--yes", cwd=texts)
    assert item.read_bytes() == MENDED.encode()
    assert item.stat().st_mode == mode
    assert "-summary: Đừng vào ten.club.  # đã hỏi" in done.out
    assert "+summary: Đừng vào ten[.]club.  # đã hỏi" in done.out
    assert done.code == 0
    assert "live-address" not in done.out


def test_an_error_of_reading_hides_neither_what_is_wrong_elsewhere_nor_its_mend(
    call: Call, texts: Path, month: Path, item: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (month / "08-hoi.yaml").write_text("kind: notice\ntitle: Hỏi\n", encoding="utf-8")
    (month / "bulletin.yaml").write_text("title: Bản tin\n", encoding="utf-8")
    asked = answering_yes(monkeypatch)
    done = call("check", "--fix", cwd=texts)
    assert item.read_bytes() == MENDED.encode()
    assert len(asked) == 1
    assert "-summary: Đừng vào ten.club.  # đã hỏi" in done.out
    assert "missing-key" in done.out
    assert "live-address" not in done.out


@pytest.mark.proof
def test_what_one_mend_brings_to_light_is_shown_and_mended_with_it(
    call: Call, texts: Path, month: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = month / "09-tin.yaml"
    path.write_text("kind: notice\ntitle\u200b : Hỏi\nsummary: Vào ten.club.\ntext:\n- A.\n -B.\n", encoding="utf-8")
    asked = answering_yes(monkeypatch)
    call("check", "--fix", cwd=texts)
    mended = path.read_bytes()
    call("check", "--fix", cwd=texts)
    assert len(asked) == 1
    assert path.read_bytes() == mended


@pytest.mark.proof
def test_without_a_terminal_nothing_is_mended_and_it_says_how(call: Call, texts: Path, item: Path) -> None:
    done = call("check", "--fix", cwd=texts)
    assert (done.code, item.read_bytes()) == (1, ITEM.encode())
    assert done.out.rstrip().endswith("bantin check --fix --yes"), "after all that was found, where it is read"


@pytest.mark.proof
def test_a_pipe_of_answers_is_told_to_say_yes_itself(
    call: Call, texts: Path, item: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`yes | bantin check --fix` on a month without errors fails too: what was asked for is not done."""
    item.write_bytes(unicodedata.normalize("NFD", "kind: notice\ntitle: Việc\nsummary: A.\ntext: [B.]\n").encode())
    before = item.read_bytes()
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n" * 9))
    done = call("check", "--fix", cwd=texts)
    assert (done.code, item.read_bytes()) == (1, before)
    assert "lỗi:" not in done.out
    assert done.out.rstrip().endswith("bantin check --fix --yes")
    assert call("check", "--fix", "--yes", cwd=texts).code == 0


@pytest.mark.parametrize(
    "answered",
    [("c\n", MENDED), *(pytest.param(one, marks=pytest.mark.proof) for one in (("\n", ITEM), ("k\n", ITEM)))],
)
def test_it_asks_first(
    answered: tuple[str, str], call: Call, texts: Path, item: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, after = answered
    monkeypatch.setattr(sys, "stdin", Keyboard(answer * 5))
    call("check", "--fix", cwd=texts)
    assert item.read_bytes() == after.encode()


@pytest.mark.proof
def test_an_input_that_ends_at_the_question_ends_it(
    call: Call, texts: Path, item: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard(""))
    done = call("check", "--fix", cwd=texts)
    assert (done.code, item.read_bytes()) == (130, ITEM.encode())
    assert "Đã dừng" in done.out + done.err


@pytest.mark.proof
def test_what_was_saved_meanwhile_stays(call: Call, texts: Path, item: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def saved(*_: object) -> bool:
        return item.write_bytes(b"kind: notice\n") > 0

    monkeypatch.setattr(sys, "stdin", Keyboard(""))
    monkeypatch.setattr(fixing, "agreed", saved)
    call("check", "--fix", cwd=texts)
    assert item.read_bytes() == b"kind: notice\n"


@pytest.mark.proof
def test_what_nobody_sees_in_the_two_lines_is_said_in_words(call: Call, texts: Path, item: Path) -> None:
    item.write_text(unicodedata.normalize("NFD", ITEM).replace("text:", "text:\u00a0"), encoding="utf-8")
    done = call("check", "--fix", "--yes", cwd=texts)
    assert (
        "Dòng 3: dấu viết rời được ghép liền vào chữ ở «Cảnh», «báo», nhìn vẫn như cũ; bỏ ký tự ẩn U+200B." in done.out
    )
    assert "Dòng 5: U+00A0 thành dấu cách thường." in done.out


@pytest.mark.proof
def test_lines_that_look_the_same_are_not_shown_twice(call: Call, texts: Path, item: Path) -> None:
    clean = "kind: notice\ntitle: Nghỉ lễ\nsummary: Hai\ntext:\n  - Đạt 1,234,567 hồ sơ.\n"
    item.write_text(unicodedata.normalize("NFD", clean), encoding="utf-8")
    done = call("check", "--fix", "--yes", cwd=texts)
    assert item.read_text(encoding="utf-8") == clean.replace("1,234,567", "1.234.567")
    assert "+title:" not in done.out
    assert "Dòng 2: dấu viết rời được ghép liền vào chữ ở «Nghỉ», «lễ», nhìn vẫn như cũ." in done.out
    assert "+  - Đạt 1.234.567 hồ sơ." in done.out


def test_what_to_write_is_a_value_for_programs_whether_certain_or_not(call: Call, texts: Path, item: Path) -> None:
    item.write_text("kind: notice\ntitle: Tin: một\nsummary: Hai\ntext:\n  - Ba\n", encoding="utf-8")
    [found] = json.loads(call("check", "--format", "json", cwd=texts).out)
    assert found["mend"] == {"column": 8, "length": 8, "text": '"Tin: một"', "certain": True}
    item.write_text("kind: notise\ntitle: Tin\nsummary: Hai\ntext:\n  - Ba\n", encoding="utf-8")
    [found] = json.loads(call("check", "--format", "json", cwd=texts).out)
    assert found["mend"] == {"column": 7, "length": 6, "text": "notice", "certain": False}
