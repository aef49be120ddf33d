"""Charts on a card of their own, laid out, and what of them is painted where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from bantin.design.layout.engine import LaidOut, lay_out
from bantin.fonts.book import FontBook
from bantin.model.card import Card
from bantin.model.frame import Mark, Rgba, TextRun
from bantin.model.theme import Theme, TypeStyle

THEME = Theme(
    colors={"ink": "#ffffff", "ground": "#081425", "accent": "#ffbd2e", "track": "#25406a", "rest": "#d5deeb"},
    styles={
        "label": TypeStyle(size=30, min_size=25, line_height=1.35),
        "value": TypeStyle(size=38, min_size=26, line_height=1.25, weight=700),
        "middle": TypeStyle(size=120, min_size=34, line_height=1.2, weight=800),
    },
)

BOOK = FontBook()
WIDTH, HEIGHT = 900, 600
Value = tuple[str, float, str]
M = TypeVar("M", bound=Mark)


def chart(kind: str, values: Sequence[Value], more: str = "", size: tuple[int, int] = (WIDTH, HEIGHT)) -> LaidOut:
    bars = "".join(f'<bar label="{a}" value="{b}" display="{c}" source="points.{a}"/>' for a, b, c in values)
    styles = 'color="accent" track="track" label-style="label" value-style="value" middle-style="middle"'
    markup = f'<card><chart type="{kind}" grow="1" {styles} {more}>{bars}</chart></card>'
    return lay_out(Card(markup, "a.xml", *size, THEME), BOOK)


def inks(result: LaidOut) -> list[tuple[float, float, float, float]]:
    """Find what is really covered by each run."""
    found = []
    for run in result.frame.marks:
        if isinstance(run, TextRun):
            left, top, right, bottom = BOOK.ink(run.font, run.text)
            found.append((run.x + left, run.baseline + top, run.x + right, run.baseline + bottom))
    return found


def texts(result: LaidOut) -> list[str]:
    return [mark.text for mark in result.frame.marks if isinstance(mark, TextRun)]


def of(result: LaidOut, kind: type[M]) -> list[M]:
    return [mark for mark in result.frame.marks if isinstance(mark, kind)]


def meet(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def rgba(written: str) -> Rgba:
    """Read a colour as themes write it."""
    red, green, blue = bytes.fromhex(written[1:7])
    return red, green, blue, 255
