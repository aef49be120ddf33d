"""Random runs: networks and platforms fail at random, and the program is killed in the middle of any line.

In the end a person looks at the page and says what is there of which the machine does not know. Then each post is there
once, the ledger knows it, and both agree; at no moment was one there twice.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from bantin.output import posting
from bantin.output.posting import ledger
from bantin.output.posting.posts import Place
from bantin.output.posting.records import Stage
from bantin.output.posting.sending import Decisions
from tests.fixtures.proofs import some
from tests.rooms.output.posting.conftest import Desk
from tests.rooms.output.posting.stand_in import ANSWERS, LOSSES

ROOM = str(Path(posting.__file__).parent)
LINE = str(Path(__file__).with_name("stand_in.py"))
"""Where kills happen: in any line of the room, and of what carries its calls, so between a deed and its answer too."""

ROUNDS = 6
LINES = 6_000
"""About as many lines run when all goes well: the kill comes anywhere from the first to beyond the last."""


class KilledError(BaseException):
    """The program is no more."""


def killed_after(lines: int) -> Callable[[FrameType, str, Any], Any]:
    """Have the program end in a line, wherever that is."""
    left = lines

    def local(frame: FrameType, event: str, _argument: object) -> Any:  # noqa: ANN401 - as settrace has it
        nonlocal left
        if event == "line":
            left -= 1
            if not left:
                raise KilledError(frame.f_code.co_qualname)
        return local

    def trace(frame: FrameType, _event: str, _argument: object) -> Any:  # noqa: ANN401 - the same
        code = frame.f_code
        of_the_line = code.co_filename == LINE and code.co_name == "handle_request"
        return local if of_the_line or code.co_filename.startswith(ROOM) else None

    return trace


def disturbed(chance: random.Random, often: float) -> Callable[[str, str], str]:
    faults = (*ANSWERS, *LOSSES)
    return lambda _method, _path: chance.choice(faults) if chance.random() < often else ""


def killed_run(desk: Desk, chance: random.Random) -> None:
    before = sys.gettrace()
    sys.settrace(killed_after(chance.randrange(1, LINES)))
    try:
        desk.send(at_once=chance.random() < 0.5)
    except KilledError:
        pass
    finally:
        sys.settrace(before)


def twice(desk: Desk) -> list[str]:
    """List the codes that are on the page, or in the account, more than once."""
    world = desk.world
    reels = [one["message"] for one in world.videos.values() if one["state"] != "draft"]
    texts = [*(one["message"] for one in world.posts.values()), *reels]
    titles = [one["title"] for one in world.articles.values() if one["status"] == "show"]
    return [
        *(one for one in set(texts) if texts.count(one) > 1),
        *(one for one in set(titles) if titles.count(one) > 1),
    ]


def there(desk: Desk, place: Place, code: str) -> int:
    """Count what a person sees who looks for a code in a place."""
    if place is Place.ZALO:
        return len(desk.world.articles_shown(code))
    reels = [one for one in desk.world.shown(code) if one["id"] in desk.world.videos]
    return len(reels) if place is Place.REEL else len(desk.world.shown(code)) - len(reels)


def decide(desk: Desk) -> Decisions:
    """Look at the page, as a person does who is asked to."""
    rows = [row for row in desk.rows() if row.stage in {Stage.UNKNOWN, Stage.SENDING}]
    seen = [row for row in rows if there(desk, row.place, row.code)]
    return Decisions({row.key for row in seen}, {row.key for row in rows if row not in seen})


def settle(desk: Desk) -> None:
    """Send without faults, a person deciding what nobody knows: all is there then, once, and the ledger says so."""
    desk.send()
    for _ in range(2):
        desk.world.now += dt.timedelta(hours=1)
        desk.send(decisions=decide(desk))
        assert twice(desk) == []
    rows = {row.key: row for row in desk.rows()}
    for post in desk.posts:
        assert rows[post.key].stage is Stage.SENT, post.title
        assert there(desk, post.place, post.code) == 1, post.title


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files that nobody closes any more
@pytest.mark.parametrize("seed", some(range(400), 4))
def test_no_post_twice_none_forgotten_and_ledger_and_page_agree(
    seed: int, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "FLUSH", "off")  # it is programs that end here, not machines
    chance = random.Random(seed)  # noqa: S311 - no secret
    desk.world.strict = chance.random() < 0.3
    for _ in range(chance.randrange(1, ROUNDS)):
        desk.world.fault = disturbed(chance, chance.choice((0, 0.05, 0.2)))
        killed_run(desk, chance)
        desk.world.fault = lambda _method, _path: ""
        assert twice(desk) == []
        desk.world.now += dt.timedelta(minutes=chance.randrange(1, 9))
        desk.line.deliver()
        assert twice(desk) == []
        if chance.random() < 0.05:
            desk.ledger_file.unlink(missing_ok=True)
    desk.log_in()  # a program that ends between the new tokens and the keyring leaves none that counts
    settle(desk)
    for row in desk.rows():
        if number := row.number:
            assert number in {**desk.world.posts, **desk.world.videos, **desk.world.articles}
