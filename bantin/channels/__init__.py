"""Channels: which artifacts to make of a bulletin. One module or package each, listed in `CHANNELS`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from bantin.channels import zalo
from bantin.channels.facebook import recipes as facebook
from bantin.channels.led import recipes as led
from bantin.channels.memory import Memory
from bantin.channels.scenes import unknown_drawings
from bantin.channels.video import recipes as video
from bantin.channels.view import ChannelView
from bantin.design.looks.renderer import LookError, Looks
from bantin.measure.estimates import Estimates
from bantin.measure.measure import Measure
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic
from bantin.model.recipe import Recipe

CHANNELS: Mapping[str, Callable[[ChannelView], Iterator[Recipe | Diagnostic]]] = {
    "facebook": facebook.recipes,
    "led": led.recipes,
    "video": video.recipes,
    "zalo": zalo.recipes,
}
"""Channel name, as in unit.yaml and `--only`, to what lists its recipes."""

_DRAWN = ("facebook", "led", "video")
"""Channels that show drawings."""


def recipes(
    bulletin: Bulletin,
    looks: Looks,
    only: Collection[str] | None = None,
    measure: Measure | None = None,
    memory: Memory | None = None,
    *,
    each: Callable[[Sequence[Recipe]], None] = lambda _: None,
) -> tuple[list[Recipe], list[Diagnostic]]:
    """List what to make for all channels that the unit has, or only for some of them.

    Args:
        bulletin: the month.
        looks: of its workspace.
        only: names of channels; all if None.
        measure: answers whether cards hold their texts, and how long what is heard or seen takes; estimates if None.
        memory: of what was planned before with the same measure; nothing is known if None.
        each: called with what to make for a channel, as soon as all of that is known; and with what is made of one item
            most likely, as soon as that can be said.
    """
    memory = memory or Memory()
    memory.begin((looks, replace(bulletin, entries=())))
    bulletin = memory.watching(bulletin)
    made: list[Recipe] = []
    asked = [
        name
        for name in CHANNELS
        if getattr(bulletin.unit.value.channels, name) is not None and (only is None or name in only)
    ]
    diagnostics = list(unknown_drawings(bulletin, looks)) if set(_DRAWN) & set(asked) else []
    for name in asked:
        before = len(made)
        try:
            for found in CHANNELS[name](ChannelView(bulletin, looks, name, measure or Estimates(), memory, each)):
                if isinstance(found, Recipe):
                    made.append(found)
                else:
                    diagnostics.append(found)
        except LookError as error:
            diagnostics.append(error.diagnostic)
        each(made[before:])
    memory.end()
    return made, diagnostics
