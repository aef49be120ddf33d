"""Boards: frames of 384×192 a second on one core, and a thousand random boards held against every promise.

Frames are laid out and painted as in a build, each with words that were not seen before: nothing comes from a
cache but fonts. Beside them, on the same core:

- resvg (the `resvg-py` that bantin draws icons with): the same letters and boxes as SVG → PNG, laid out already;
- Pillow by hand: the same letters, each line drawn straight onto black: no layout, the least that can be done.

`--boards 1000` plans, paints and measures as many random boards, each with one item of random kind and words, as
`tests/whole/test_board_properties.py` does with a few, and prints every promise that was broken.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import statistics
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from paint_peers import FAMILY, WEIGHTS, svg_of
from PIL import Image, ImageDraw
from resvg_py import svg_to_bytes

from bantin.design.layout.engine import LaidOut
from bantin.fonts.families import file_of
from bantin.making.cards.layouts import layout_of, process_fonts
from bantin.model.card import Card
from bantin.model.frame import TextRun
from bantin.paint.still import paint
from bantin.session.month import open_boards
from bantin.session.proofs import page, prove

REPOSITORY = Path(__file__).parents[2]
FRAMES = 60
BOARD = "trung-tam"


def properties() -> ModuleType:
    """Load the tests of any board."""
    path = REPOSITORY / "tests" / "whole" / "test_board_properties.py"
    spec = importlib.util.spec_from_file_location("board_properties", path)
    assert spec
    assert spec.loader
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Measure the median of some rounds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def frames(cards: Sequence[Card]) -> list[LaidOut]:
    """Lay cards out and paint them."""
    done = []
    for card in cards:
        laid_out = layout_of(card)
        paint(laid_out.frame, {}, process_fonts())
        done.append(laid_out)
    return done


def by_hand(done: Sequence[LaidOut]) -> None:
    """Draw the same lines with Pillow alone."""
    for laid_out in done:
        image = Image.new("RGB", (laid_out.frame.width, laid_out.frame.height))
        pen = ImageDraw.Draw(image)
        for mark in laid_out.frame.marks:
            if isinstance(mark, TextRun):
                face = process_fonts().face(mark.font)
                pen.text((mark.x, mark.baseline), mark.text, mark.color[:3], face, anchor="ls")


def speed(rounds: int) -> None:
    """Print how long frames take."""
    loop = next(loop for loop in open_boards(REPOSITORY, "2024-11")[1] if loop.board.id == BOARD)
    shown = [phase.card for phase in loop.phases]
    numbers = iter(range(1_000_000))

    def fresh() -> list[Card]:
        return [replace(shown[at % len(shown)], glossary=(f"vòng {next(numbers)}",)) for at in range(FRAMES)]

    done = frames(fresh())  # which also loads the fonts
    ours = seconds(lambda: frames(fresh()), rounds)
    painting = seconds(lambda: [paint(one.frame, {}, process_fonts()) for one in done], rounds)
    svgs = ["".join(svg_of(one.frame)) for one in done]
    files = [str(file_of(FAMILY, weight)) for weight in WEIGHTS]
    resvg = seconds(
        lambda: [svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=files) for svg in svgs], rounds
    )
    least = seconds(lambda: by_hand(done), rounds)
    print(f"{FRAMES} frames of {loop.board.width}×{loop.board.height}, one core, median of {rounds} rounds:")
    print(f"  laid out and painted  {ours:6.3f} s   goal 1.0: {'kept' if ours <= 1 else 'MISSED'}")
    print(f"  painted alone         {painting:6.3f} s")
    print(f"  resvg of the same     {resvg:6.3f} s   {resvg / ours:5.1f} times ours")
    print(f"  Pillow by hand        {least:6.3f} s   {least / ours:5.1f} times ours")
    start = time.perf_counter()
    page(loop, prove(loop))
    print(f"  proof of {len(loop.phases)} pictures  {time.perf_counter() - start:6.3f} s   goal 1.0")


def random_boards(count: int) -> int:
    """Try boards; returns how many broke a promise."""
    tests = properties()
    boards = tests.Boards()
    outcomes: Counter[str] = Counter()
    start = time.perf_counter()
    for seed in range(count):
        choose = random.Random(seed).choice  # noqa: S311 - no secret
        board = tests.some_board(choose, tests.SIZES)
        kind, words = choose(range(9)), choose(range(9))
        month = boards.month(words, kind, tests.some_words(choose), tests.some_words(choose))
        try:
            outcomes["shown" if boards.examine(board, month) else "told that nothing can be shown"] += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted and shown
            outcomes[type(error).__name__] += 1
            last = traceback.extract_tb(error.__traceback__)[-1]
            print(f"  {seed}: {board.pixels} {type(error).__name__} in {last.name}: {str(error)[:160]}")
    good = outcomes["shown"] + outcomes["told that nothing can be shown"]
    taken = time.perf_counter() - start
    print(f"{count} random boards in {taken:.0f} s: {dict(outcomes)}; {count - good} broken promises")
    return count - good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--boards", type=int, default=0, metavar="N", help="try N random boards too")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    speed(options.rounds)
    return 1 if options.boards and random_boards(options.boards) else 0


if __name__ == "__main__":
    sys.exit(main())
