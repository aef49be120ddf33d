"""LED boards: for each board one picture an item, at exactly the board's pixels."""

from __future__ import annotations

import math
from collections.abc import Iterator

from bantin.channels.studio import Studio
from bantin.model.card import Encoding
from bantin.model.diagnostic import Diagnostic
from bantin.model.recipe import Recipe, Role, Still
from bantin.model.unit import Board

CAPITAL_HEIGHT_MM_PER_M = 3.6
"""A capital needs this height for each metre of distance (one inch for every 30 feet is 2.8; signs for reading at a
glance use more)."""

CAPITAL_SHARE = 0.714
"""Height of a capital as a share of the font size, in Noto Sans."""

COVER, CLOSING = "00-mo-dau", "99-ket"
"""File names of the pictures that open and close a board's loop: first and last in every listing."""

SMALLEST_SIZE = 16
"""Below this font size in pixels stacked Vietnamese accents merge (ấ/ầ/ẩ/ẫ/ậ), measured on 1-bit text."""


def smallest_size(board: Board) -> int:
    """Find the smallest font size in pixels that people at the board's viewing distance can read."""
    capital = board.viewing_m * CAPITAL_HEIGHT_MM_PER_M / board.pitch_mm
    return max(SMALLEST_SIZE, math.ceil(capital / CAPITAL_SHARE))


def recipes(studio: Studio) -> Iterator[Recipe | Diagnostic]:
    """List the pictures, board by board."""
    settings = studio.bulletin.unit.value.channels.led
    assert settings is not None  # noqa: S101 - a channel that is off is not asked
    for board in settings.boards:
        smallest = smallest_size(board)
        yield _sign(studio, board, smallest, "cover", COVER)
        for entry in studio.entries:
            card = studio.item_card(entry, board.width, board.height, "led", board=board, smallest=smallest)
            alt = studio.render("led/alt.txt", **studio.values(entry)).strip()
            path = f"led/{board.id}/{entry.id}.png"
            yield Recipe(path, "led", Role.FRAME, entry.id, Still(card, Encoding.PNG), alt)
        yield _sign(studio, board, smallest, "closing", CLOSING)


def _sign(studio: Studio, board: Board, smallest: int, which: str, name: str) -> Recipe:
    """Make the picture that opens or closes the loop."""
    card = studio.card(f"led/{which}.xml", board.width, board.height, board=board, smallest=smallest)
    alt = studio.render("led/sign-alt.txt", which=which).strip()
    return Recipe(f"led/{board.id}/{name}.png", "led", Role.FRAME, None, Still(card, Encoding.PNG), alt)
