"""The channels: what to make of a bulletin. One module each; this table lists them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from bantin.channels import zalo
from bantin.channels.facebook import recipes as facebook
from bantin.channels.led import recipes as led
from bantin.channels.video import recipes as video
from bantin.channels.view import Studio
from bantin.design.looks.renderer import LookError, Looks
from bantin.measure.estimates import Lasting, taken_to_fit, taken_to_last
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.diagnostic import Diagnostic
from bantin.model.recipe import Recipe

CHANNELS: Mapping[str, Callable[[Studio], Iterator[Recipe | Diagnostic]]] = {
    "facebook": facebook.recipes,
    "led": led.recipes,
    "video": video.recipes,
    "zalo": zalo.recipes,
}
"""Channel name, as in unit.yaml and `--only`, to what lists its recipes."""


def recipes(
    bulletin: Bulletin,
    looks: Looks,
    only: Collection[str] | None = None,
    fits: Callable[[Card], bool] = taken_to_fit,
    lasts: Callable[[Lasting], float] = taken_to_last,
) -> tuple[list[Recipe], list[Diagnostic]]:
    """List what to make for all channels that the unit has, or only for some of them.

    Args:
        bulletin: the month.
        looks: of its workspace.
        only: names of channels; all if None.
        fits: tells whether a card holds its texts. Lists on cards that do not are divided over several.
        lasts: tells how many seconds a recording, a text read aloud or footage takes.
    """
    made: list[Recipe] = []
    diagnostics: list[Diagnostic] = []
    for name, channel in CHANNELS.items():
        if getattr(bulletin.unit.value.channels, name) is None or (only is not None and name not in only):
            continue
        try:
            for found in channel(Studio(bulletin, looks, name, fits, lasts)):
                if isinstance(found, Recipe):
                    made.append(found)
                else:
                    diagnostics.append(found)
        except LookError as error:
            diagnostics.append(error.diagnostic)
    return made, diagnostics
