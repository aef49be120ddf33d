"""Progress events of a build."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Final status of an artifact."""

    MADE = "made"
    REUSED = "reused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Started:
    """The first of the jobs behind an artifact was handed to the executor."""

    channel: str
    path: str


@dataclass(frozen=True, slots=True)
class Advanced:
    """One more of the jobs behind an artifact is done: `done` of `total` that are to be made."""

    channel: str
    path: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Finished:
    """An artifact is in the store, or will not be: `done` of `total` artifacts of the build."""

    channel: str
    path: str
    status: Status
    done: int
    total: int


Event = Started | Advanced | Finished
