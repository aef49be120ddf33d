"""`bantin init`: which office the files are for is said, or asked where somebody can answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


@pytest.mark.parametrize(("answer", "words"), [("4", "neutral"), ("neutral", "neutral"), ("1", "police")])
def test_the_office_is_asked_where_somebody_can_answer(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, words: str
) -> None:
    monkeypatch.setattr("bantin.cli.changes.can_ask", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_args, **_kwargs: answer)
    done = call("init", "w", cwd=tmp_path)
    assert done.code == 0
    assert "4  neutral: mọi cơ quan" in done.out
    assert f"set: {words}\n" in (tmp_path / "w" / "content" / "unit.yaml").read_text(encoding="utf-8")
    assert "tạo lại ở thư mục khác" not in done.out


def test_an_answer_that_is_no_office_makes_nothing(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bantin.cli.changes.can_ask", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_args, **_kwargs: "9")
    assert call("init", "w", cwd=tmp_path).code == 2
    assert not (tmp_path / "w").exists()


def test_what_was_taken_is_said_where_nobody_can_answer(call: Call, tmp_path: Path) -> None:
    done = call("init", "w", cwd=tmp_path)
    assert "Các tệp này viết cho công an" in done.out
    assert "--office neutral" in done.out
