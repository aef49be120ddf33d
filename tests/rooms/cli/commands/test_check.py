"""`bantin check --fix`."""

from __future__ import annotations

import io
import sys
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


def test_certain_mends_are_shown_and_made(call: Call, workspace: Path, item: Path) -> None:
    done = call("check", "--fix", "--yes", cwd=workspace)
    assert item.read_bytes() == MENDED.encode()
    assert item.stat().st_mode & 0o777 == 0o640
    assert "-summary: Đừng vào ten.club.  # đã hỏi" in done.out
    assert "+summary: Đừng vào ten[.]club.  # đã hỏi" in done.out
    assert done.code == 0
    assert "live-address" not in done.out


def test_without_a_terminal_nothing_is_mended_and_it_says_how(call: Call, workspace: Path, item: Path) -> None:
    done = call("check", "--fix", cwd=workspace)
    assert (done.code, item.read_bytes()) == (1, ITEM.encode())
    assert "--fix --yes" in done.out


@pytest.mark.parametrize("answered", [("k\n", ITEM), ("\n", ITEM), ("c\n", MENDED)])
def test_it_asks_first(
    answered: tuple[str, str], call: Call, workspace: Path, item: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, after = answered
    monkeypatch.setattr(sys, "stdin", Keyboard(answer * 5))
    call("check", "--fix", cwd=workspace)
    assert item.read_bytes() == after.encode()


def test_what_was_saved_meanwhile_stays(
    call: Call, workspace: Path, item: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def saved(*_: object) -> bool:
        return item.write_bytes(b"kind: notice\n") > 0

    monkeypatch.setattr(fixing, "agreed", saved)
    call("check", "--fix", cwd=workspace)
    assert item.read_bytes() == b"kind: notice\n"
