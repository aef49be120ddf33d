"""Output for people: a terminal, or a plain stream of lines."""

from __future__ import annotations

from rich.console import Console

_ENDLESS = 10_000
"""Columns of what is no terminal: whoever reads it wraps lines as they like."""


def screen(*, stderr: bool = False) -> Console:
    """Make what prints for people. It never takes text for markup, and writes no control codes into pipes.

    Colours in pipes come only if FORCE_COLOR asks for them; NO_COLOR turns colours off everywhere.
    """
    console = Console(stderr=stderr, markup=False, emoji=False, highlight=False)
    if not is_live(console):
        console.width = _ENDLESS
    return console


def is_live(console: Console) -> bool:
    """Return whether it is a terminal on which lines can be drawn again."""
    return console.file.isatty() and console.is_terminal and not console.is_dumb_terminal
