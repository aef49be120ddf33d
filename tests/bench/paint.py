"""Milliseconds from markup to a JPEG file for the fanpage cards of the sample month, on one core, fonts loaded.

Each step is the median over all cards of the median of some rounds, and of their least, to which what else the machine
does adds least. In a round all cards are made one after the other, as in a build, and no text was seen before, so that
its words are found and measured anew; glyphs were drawn before, as in a preview, save in the line that says otherwise.
Beside it, on the same core and about the same cards:

- resvg (the `resvg-py` that bantin draws icons with): frames written as SVG → PNG;
- Satori + resvg-js, as websites make such cards: the same tree of boxes → SVG → PNG. It is not needed and not
  installed with bantin: `npm install satori @resvg/resvg-js` in a folder, then `--satori FOLDER`.

Both peers get less to do: no photographs, icons and QR codes, and nothing that searches for the largest letters.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from paint_peers import resvg_milliseconds, satori_milliseconds

from bantin.channels import recipes
from bantin.content.reading.month import read_month
from bantin.content.workspace import templates_folders
from bantin.design.layout.engine import lay_out
from bantin.design.looks.markup import parse_card
from bantin.design.looks.renderer import Looks
from bantin.files.pictures import jpeg
from bantin.fonts.book import FontBook
from bantin.measure.measurements import Measurements
from bantin.model.card import Card
from bantin.paint.still import paint

REPOSITORY = Path(__file__).parents[2]
GOALS = {"markup → JPEG file": 40.0, "layout, mean of all cards of the month": 1.0}


def cards() -> Iterator[Card]:
    """All cards of the sample month, slides included."""
    month = read_month(REPOSITORY, "2024-11").bulletin
    assert month is not None
    looks = Looks(templates_folders(REPOSITORY), month.unit.value.official_domains)
    for recipe in recipes(month, looks, measure=Measurements())[0]:
        yield from recipe.cards


def unseen(made: Sequence[Card], number: int) -> list[Card]:
    """The same cards with a glossary of their own, by which texts are kept: none is known from another round."""
    return [replace(card, glossary=(*card.glossary, f"vòng{number}")) for card in made]


Summary = Callable[[list[float]], float]


class Watch:
    """Milliseconds by card and step."""

    def __init__(self) -> None:
        self.taken: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
        self._last = 0.0

    def start(self) -> None:
        self._last = time.perf_counter()

    def lap(self, step: str, card: int) -> None:
        now = time.perf_counter()
        self.taken[step][card].append(1000 * (now - self._last))
        self._last = time.perf_counter()

    def of_cards(self, step: str, of_rounds: Summary = statistics.median) -> list[float]:
        return [of_rounds(taken) for taken in self.taken[step].values()]


def measure(made: Sequence[Card], fonts: FontBook, folder: Path, watch: Watch) -> None:
    """Make each card in steps, then again as a whole."""
    for number, card in enumerate(made):
        assets = {asset.name: Path(asset.path) for asset in card.assets}
        watch.start()
        parse_card(card.markup, card.theme, card.glossary)
        watch.lap("parse", number)
        frame = lay_out(card, fonts).frame
        watch.lap("parse and layout", number)
        image = paint(frame, assets, fonts)
        watch.lap("paint", number)
        jpeg(image)
        watch.lap("JPEG", number)
    for number, card in enumerate(unseen(made, -len(watch.taken["parse"][0]))):
        assets = {asset.name: Path(asset.path) for asset in card.assets}
        watch.start()
        data = jpeg(paint(lay_out(card, fonts).frame, assets, fonts))
        (folder / f"{number}.jpg").write_bytes(data)
        watch.lap("markup → JPEG file", number)
    fresh = FontBook()
    for number, card in enumerate(made):
        assets = {asset.name: Path(asset.path) for asset in card.assets}
        frame = lay_out(card, fresh).frame  # loads the fonts
        watch.start()
        paint(frame, assets, fresh)
        watch.lap("paint, glyphs as new as in a build", number)


def row(name: str, milliseconds: float, least: float = 0, beside: float = 0) -> None:
    lowest = f"  least {least:6.2f}" if least else ""
    goal = f"  goal ≤ {GOALS[name]:g}" if name in GOALS else ""
    ratio = f"  {milliseconds / beside:.1f} × markup → JPEG file" if beside else ""
    print(f"{name:40} {milliseconds:8.2f} ms{lowest}{goal}{ratio}")


def layout(watch: Watch, of_rounds: Summary = statistics.median) -> float:
    """Find the mean over all cards, without the parsing of their markup."""
    both, parse = (watch.of_cards(step, of_rounds) for step in ("parse and layout", "parse"))
    return statistics.mean(both) - statistics.mean(parse)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--satori", type=Path, help="folder in which satori and @resvg/resvg-js are installed")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # node below inherits it
    fonts, watch, month_watch = FontBook(), Watch(), Watch()
    month = list(cards())
    fanpage = [card for card in month if card.look.startswith("facebook/")]
    for card in month:
        lay_out(card, fonts)  # loads the fonts
    with tempfile.TemporaryDirectory() as folder:
        measure(unseen(fanpage, 0), fonts, Path(folder), Watch())
        for number in range(1, options.rounds + 1):
            measure(unseen(fanpage, number), fonts, Path(folder), watch)
    for number in range(1000, 1000 + options.rounds):
        for place, card in enumerate(unseen(month, number)):
            month_watch.start()
            parse_card(card.markup, card.theme, card.glossary)
            month_watch.lap("parse", place)
            lay_out(card, fonts)
            month_watch.lap("parse and layout", place)
    print(f"{len(fanpage)} fanpage cards, {len(month)} cards in the month, {options.rounds} rounds")
    for step in watch.taken:
        row(step, statistics.median(watch.of_cards(step)), statistics.median(watch.of_cards(step, min)))
    row("layout, mean of all cards of the month", layout(month_watch), layout(month_watch, min))
    ours = statistics.median(watch.of_cards("markup → JPEG file"))
    row("resvg: SVG → PNG", resvg_milliseconds(fanpage, fonts, options.rounds), beside=ours)
    taken = satori_milliseconds(fanpage, options.satori, options.rounds)
    if taken is None:
        print(f"{'Satori + resvg-js: tree → PNG':40} not installed (see --help)")
    else:
        row("Satori + resvg-js: tree → PNG", taken, beside=ours)


if __name__ == "__main__":
    main()
