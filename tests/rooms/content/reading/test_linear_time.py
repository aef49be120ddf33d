"""However a file is filled, the work of reading it grows no faster than it does: calls are counted, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from bantin.session.month import Session, open_month
from bantin.session.scaffold.create import init
from tests.fixtures.proofs import some

HEAD = "kind: notice\ntitle: Lịch\nsummary: Tiếp dân\n"
PROSE = "Kẻ gian gọi điện tự xưng là công an, yêu cầu "


def summary(letters: str) -> Callable[[int], str]:
    """Fill a summary."""
    return lambda size: f"kind: notice\ntitle: a\nsummary: '{(letters * size)[:size]}.'\ntext: [a]\n"


def lines(line: str) -> Callable[[int], str]:
    """Fill the file with lines."""
    return lambda size: f"{HEAD}text: [a]\n" + line * (size // len(line))


def entries(line: str) -> Callable[[int], str]:
    """Fill a list."""
    return lambda size: f"{HEAD}text:\n" + line * (size // len(line))


SHAPES: dict[str, Callable[[int], str]] = {
    "prose": summary(PROSE),
    "longest prose": lambda _: summary(PROSE)(1990),
    "most words": lambda _: summary("a ")(1990),
    "longest word": lambda _: summary("a")(1990),
    "words": summary("a "),
    "one word": summary("a"),
    "digits": summary("1"),
    "emoji": summary("👍"),
    "bold": summary("a **b** "),
    "addresses": summary("a.com "),
    "marks": summary("a\u0301\u0323"),
    "spaces": summary(" "),
    "short entries": entries("- a\n"),
    "paragraphs": entries(f"- {PROSE * 20}\n"),
    "most entries": lambda size: entries("- Không gọi lại số lạ\n")(min(size, 300 * 28)),
    "longest entries": entries(f"- {(PROSE * 50)[:1990]}.\n"),
    "steps": lambda size: entries(f"- {PROSE}\n")(size).replace("notice", "guide").replace("text:", "steps:"),
    "figures": lambda size: (
        f"{HEAD.replace('notice', 'figures')}values:\n"
        + "".join(
            f"- {{label: Số hồ sơ đã tiếp nhận ở quầy {at}, value: {at}, source: Sổ {at}}}\n"
            for at in range(size // 80)
        )
    ),
    "most figures": lambda _: (
        f"{HEAD.replace('notice', 'figures')}values:\n"
        + "".join(f"- {{label: Số hồ sơ ở quầy {at}, value: {at}, source: Sổ {at}}}\n" for at in range(250))
    ),
    "in brackets": lambda size: f"{HEAD}text: [{'a, ' * (size // 3)}a]\n",
    "aliases": entries("- *a\n"),
    "anchors": entries("- &a a\n"),
    "merge keys": lines("<<: *a\n"),
    "comments cut off": entries("- a #b\n"),
    "lists in brackets": lambda size: f"{HEAD}text: [{'[a], ' * (size // 5)}a]\n",
    "deep": lambda size: f"{HEAD}text: {'[' * size}\n",
    "keys": lambda size: f"{HEAD}text: [a]\n" + "".join(f"k{at}: a\n" for at in range(size // 8)),
    "equal keys": lines("title: a\n"),
    "comments": lines("# a\n"),
    "no yaml": lines("a b\n"),
    "glued dashes": entries("-a\n"),
    "lines of a block": lambda size: f"{HEAD}text: |\n" + "  a\n" * (size // 4),
    "sentences with a colon": entries("- a: b\n"),
    "words of sources": lambda size: f"{HEAD}text: [a]\nsources: '{'a: ' * (size // 3)}'\n",
    "control characters": lines("\x01"),
}


CARDS = 2_000_000
"""Calls that trying the longest texts on the cards of all channels takes, however long their file is."""


@pytest.mark.parametrize("shape", some(SHAPES, 4))
def test_twice_as_much_takes_at_most_about_twice_the_work(
    shape: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """Of 50 kB with `--proofs`, else of 20."""
    most = 50_000 if pytestconfig.getoption("--proofs") else 20_000
    init(tmp_path / "w", "2026-11")
    month = tmp_path / "w/content/2026-11"
    for item in month.glob("0*.yaml"):
        item.unlink()
    work: list[int] = []
    found: list[Session] = []
    for size in (most // 2, most):
        (month / "01-tin.yaml").write_text(SHAPES[shape](size), encoding="utf-8")
        work.append(calls(lambda: found.append(open_month(tmp_path / "w", "2026-11"))))
    assert work[1] < 2.5 * work[0]
    laid_out = bool(found[1].bulletin or found[1].rest)
    assert work[1] < 80 * most + (CARDS if laid_out else 0), "some 0.4 s for 50 kB, and 0.3 s for the cards"
    assert len(found[1].diagnostics) < 400
    assert all(len(told.message + told.hint) < 7000 for told in found[1].diagnostics)


def calls(of: Callable[[], object]) -> int:
    """Count the functions that something calls, those written in C too."""
    count = 0

    def called(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(called)
    try:
        of()
    finally:
        sys.setprofile(None)
    return count
