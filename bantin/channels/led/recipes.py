"""LED boards: for each board the pictures of its loop, at exactly the board's pixels, and what an operator gets."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.channels.led.package import package, sheet_alone
from bantin.channels.led.planning import loops
from bantin.channels.led.statements import TIE
from bantin.channels.view import ChannelView
from bantin.model.card import Encoding
from bantin.model.diagnostic import Diagnostic
from bantin.model.loop import Loop
from bantin.model.recipe import Recipe, Role, Still


def recipes(view: ChannelView) -> Iterator[Recipe | Diagnostic]:
    """List the pictures, board by board, in order of play."""
    for found in loops(view):
        if isinstance(found, Loop) and not found.phases:
            yield sheet_alone(view, found)
        elif isinstance(found, Loop):
            yield from _frames(found)
            yield from package(view, found)
        else:
            yield found


def _frames(loop: Loop) -> Iterator[Recipe]:
    for phase in loop.phases:
        said = ". ".join(phase.card.printed.texts).replace(TIE, " ")
        alt = f"Bảng LED: {said}"
        role = Role.LOOP if phase.scrolls(loop.board) else Role.FRAME  # writing that runs is no picture of a board
        still = Still(phase.card, Encoding.PNG)
        path = loop.path(phase.picture)
        yield Recipe(path, "led", role, phase.item, still, alt, board=loop.board.id, seconds=phase.seconds)
