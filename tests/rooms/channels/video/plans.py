"""What tests of a film's plan share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bantin.channels.memory import Memory
from bantin.channels.video.planning import FilmPlan, plan_film
from bantin.channels.view import ChannelView
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.measure.measure import Media
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin
from bantin.model.parts.channels import Speech, Video
from bantin.model.storyboard import Utterance


@dataclass
class Lasting(Estimates):
    """Takes everything to last as long as one says."""

    lasts: Callable[[Media], float]

    def seconds(self, of: Media, /) -> float:
        return self.lasts(of)


PACE = 180
"""Syllables a minute by which tests reckon: three a second."""

SILENT, ESPEAK = Speech(), Speech(voice="espeak")


def voice(of: Media) -> float:
    if isinstance(of, Asset):
        return 20.0
    return len(of.text.split()) / 2.7 if isinstance(of, Utterance) else Estimates().seconds(of)


def planned(
    bulletin: Bulletin,
    looks: Looks,
    limit_seconds: int = 90,
    speech: Speech = SILENT,
    lasts: Callable[[Media], float] = voice,
    *,
    memory: Memory | None = None,
) -> FilmPlan:
    settings = Video(limit_seconds=limit_seconds, speech=speech, syllables_per_minute=PACE)
    return plan_film(ChannelView(bulletin, looks, "video", Lasting(lasts), memory or Memory()), settings)
