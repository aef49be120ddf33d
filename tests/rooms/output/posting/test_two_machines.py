"""Two machines that share a ledger send at one moment: one begins in the middle of any call of the other.

Locks are left aside, as on a folder of which the system has none that hold. Either may be killed in any line, and the
network fails. In the end each post is there once, and at no moment was one there twice.
"""

from __future__ import annotations

import datetime as dt
import random
import sys

import pytest

from bantin.output.posting import ledger
from tests.fixtures.proofs import some
from tests.rooms.output.posting.conftest import Desk
from tests.rooms.output.posting.test_once import LINES, KilledError, disturbed, killed_after, settle, twice

ROUNDS = 4


def beside(desk: Desk, chance: random.Random, often: float) -> None:
    """Have the other machine send in the middle of a call, some of which fail too."""
    fault = disturbed(chance, often)
    busy: list[str] = []

    def told(method: str, path: str) -> str:
        if not busy and chance.random() < 0.15:
            busy.append(path)
            try:
                send(desk, chance)
            finally:
                busy.pop()
        return fault(method, path)

    desk.world.fault = told


def send(desk: Desk, chance: random.Random) -> None:
    """Send, and be killed on the way as often as not; a run within another one is traced with it."""
    before = sys.gettrace()
    sys.settrace(killed_after(chance.randrange(1, 2 * LINES)) if chance.random() < 0.5 else before)
    try:
        desk.send(at_once=chance.random() < 0.5)
    except KilledError:
        pass
    finally:
        sys.settrace(before)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files that nobody closes any more
@pytest.mark.parametrize("seed", some(range(400), 2))
def test_of_two_machines_one_sends_each_post(seed: int, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "FLUSH", "off")  # it is programs that end here, not machines
    chance = random.Random(10_000 + seed)  # noqa: S311 - no secret
    desk.world.strict = chance.random() < 0.3
    for _ in range(chance.randrange(1, ROUNDS)):
        beside(desk, chance, chance.choice((0, 0.05, 0.2)))
        send(desk, chance)
        desk.world.fault = lambda _method, _path: ""
        assert twice(desk) == []
        desk.world.now += dt.timedelta(minutes=chance.randrange(1, 9))
        desk.line.deliver()
        assert twice(desk) == []
    desk.log_in()
    settle(desk)
