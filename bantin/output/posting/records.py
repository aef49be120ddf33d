"""What the ledger knows, as values: posts and how far they came, what was done about them, alerts, ticks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bantin.output.posting.posts import Place


class Stage(StrEnum):
    """How far a post has come."""

    PLANNED = "planned"
    SENDING = "sending"
    """The one call that readers see has begun; whoever finds this later does not know how it ended."""
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    """It was refused, so that nobody saw it."""
    CORRECTED = "corrected"
    """Another one stands for it."""
    RECALLED = "recalled"

    @property
    def told(self) -> str:
        """What officers read."""
        return _WORDS[self]


_WORDS = {
    Stage.PLANNED: "chưa đăng",
    Stage.SENDING: "đang gửi dở",
    Stage.SENT: "đã đăng",
    Stage.UNKNOWN: "không rõ đã đăng chưa",
    Stage.FAILED: "bị từ chối",
    Stage.CORRECTED: "đã đính chính",
    Stage.RECALLED: "đã thu hồi",
}

NEXT: Mapping[Stage, frozenset[Stage]] = {
    Stage.PLANNED: frozenset({Stage.SENDING, Stage.SENT, Stage.FAILED, Stage.RECALLED}),
    Stage.SENDING: frozenset({Stage.SENT, Stage.UNKNOWN, Stage.FAILED, Stage.PLANNED}),
    Stage.UNKNOWN: frozenset({Stage.SENT, Stage.PLANNED, Stage.RECALLED}),
    Stage.FAILED: frozenset({Stage.PLANNED, Stage.SENT, Stage.RECALLED}),
    Stage.SENT: frozenset({Stage.CORRECTED, Stage.RECALLED}),
    Stage.CORRECTED: frozenset(),
    Stage.RECALLED: frozenset(),
}
"""Which steps there are; there is none back from what readers saw to what may be sent."""


@dataclass(frozen=True, slots=True)
class Row:
    """A post as the ledger knows it.

    Attributes:
        at: when readers see it; None where that was at once.
        number: that the platform gave it.
        text: that was sent.
        look: digest of the pictures or the film that were sent.
        told: by the platform, or by whoever decided.
    """

    place: Place
    code: str
    month: str
    item: str
    title: str
    stage: Stage
    at: dt.datetime | None
    number: str
    link: str
    text: str
    look: str
    told: str

    @property
    def key(self) -> tuple[str, str]:
        """By which no post goes out twice."""
        return self.place.value, self.code


@dataclass(frozen=True, slots=True)
class Amends:
    """What was done about an item after it had gone out.

    Attributes:
        by: code of the version that stands for it; empty where it was recalled.
    """

    by: str
    reason: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Alert:
    """An urgent item as it was told to machines, for ever as it is here.

    Attributes:
        number: by which it is known.
        kind: `Alert`, `Update` or `Cancel`.
        body: all that was sent.
    """

    number: str
    code: str
    kind: str
    sent: dt.datetime
    body: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Somebody's word that something was handed over.

    Attributes:
        at: when, as the page writes it.
        look: what it was, as the page tells it from what it is later.
        by: login name.
    """

    at: str
    look: str
    by: str
