"""The facts that determine a card's pixels, for keys of jobs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, astuple

from bantin.fonts.families import digest
from bantin.model.card import Card
from bantin.model.theme import Theme

Fonts = tuple[tuple[str, str], ...]
"""(family, sha256 of its files) for each family that a card's theme uses."""

_MOST_THEMES = 16
_themes: list[tuple[Theme, str]] = []


def card_facts(card: Card, fonts: Fonts) -> Sequence[object]:
    """List what determines a card's pixels; neither the name of its look nor any path is among it."""
    assets = sorted((asset.name, asset.sha256) for asset in card.assets)
    board = None if card.board is None else astuple(card.board)
    size = [card.width, card.height, board]
    return [card.markup, size, _theme(card.theme), assets, sorted(card.glossary), sorted(fonts)]


def _theme(theme: Theme) -> str:
    # The cards of a month share a theme, or few: each is spelled out once. Plans from the store bring copies of it.
    known = next((written for one, written in _themes if one is theme or one == theme), None)
    if known is None:
        del _themes[: len(_themes) + 1 - _MOST_THEMES]
        # The order in which a theme file lists its names changes nothing that is painted.
        known = json.dumps(asdict(theme), sort_keys=True)
        _themes.append((theme, known))
    return known


def fonts_of(theme: Theme) -> Fonts:
    """List the families that a theme writes with, each with the digest of its files."""
    return fonts_named(style.family for style in theme.styles.values())


def fonts_named(families: Iterable[str]) -> Fonts:
    """List families, each with the digest of its files."""
    return tuple((family, digest(family)) for family in sorted(set(families)))
