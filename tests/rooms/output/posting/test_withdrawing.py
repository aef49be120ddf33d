"""What went out is taken back or replaced everywhere, and each place has its receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from bantin.output.posting.ledger import StepError
from bantin.output.posting.posts import Place
from bantin.output.posting.records import Stage
from bantin.output.posting.sending import Decisions, timetable
from bantin.output.posting.withdrawing import (
    Do,
    Ended,
    Known,
    Receipt,
    correct_steps,
    find_rows,
    recall_steps,
    withdraw,
    written,
)
from tests.rooms.output.posting.conftest import CODES, ITEMS, MONTH, NEW_CODES, Desk, month_in, once

CODE, NEW = CODES[ITEMS[0]], NEW_CODES[ITEMS[0]]
KNOWN = Known(CODE, MONTH, ITEMS[0], "Giả danh", frozenset({"facebook", "video", "zalo", "led"}))


def recalled(desk: Desk, *, keep: bool = False) -> list[Receipt]:
    ledger, outlets = desk.ledger(), desk.outlets()
    try:
        find_rows(ledger, KNOWN, outlets, desk.now)
        steps = recall_steps(KNOWN, ledger.of_code(CODE), "Sai số tiền.", keep=keep, signed="Phòng Thử")
        ledger.recall(CODE, "Sai số tiền.")
        return withdraw(ledger, steps, outlets, reason="Sai số tiền.")
    finally:
        ledger.close()


def corrected(desk: Desk) -> list[Receipt]:
    ledger, outlets = desk.ledger(), desk.outlets()
    try:
        find_rows(ledger, KNOWN, outlets, desk.now)
        sender = desk.sender(ledger)
        steps = correct_steps(KNOWN, ledger.of_code(CODE), desk.posts, sender)
        return withdraw(ledger, steps, outlets, sender)
    finally:
        ledger.close()


def did(receipts: Sequence[Receipt]) -> dict[str, tuple[Do, Ended]]:
    return {one.step.where: (one.step.do, one.ended) for one in receipts}


def on_show(desk: Desk, code: str) -> tuple[int, int]:
    return len(desk.world.shown(code)), len(desk.world.articles_shown(code))


def test_an_item_is_taken_back_everywhere_and_never_goes_out_again(desk: Desk) -> None:
    desk.send()
    assert on_show(desk, CODE) == (2, 1)
    receipts = recalled(desk)
    assert did(receipts) == {
        "Fanpage": (Do.REMOVE, Ended.DONE),
        "Reels": (Do.REMOVE, Ended.DONE),
        "Zalo OA": (Do.REMOVE, Ended.DONE),
    }
    told = written(receipts, "Biên nhận")
    assert "[XONG] Fanpage: đã gỡ" in told
    assert on_show(desk, CODE) == (0, 0)
    assert desk.send() == []
    assert on_show(desk, CODE) == (0, 0)
    assert did(recalled(desk)) == {}, "nothing is left to do but by hand"


def test_a_notice_takes_the_place_of_the_text_where_the_post_stays(desk: Desk) -> None:
    desk.send()
    recalled(desk, keep=True)
    texts = [one["message"] for one in desk.world.shown(CODE)]
    assert len(texts) == 2
    assert all(text.startswith("THU HỒI TIN") and "Nội dung của" not in text for text in texts)


def test_what_was_not_sent_yet_is_dropped(desk: Desk) -> None:
    desk.world.fault = once("368", "POST", "feed")
    desk.send()
    assert Stage.PLANNED in {row.stage for row in desk.rows()}
    recalled(desk)
    assert {one.code for one in desk.send()} == {"names-recalled"}, "the month's own posts"
    assert on_show(desk, CODE) == (0, 0)


def test_a_post_of_which_nobody_knows_is_found_and_taken_back(desk: Desk) -> None:
    ledger, outlets = desk.ledger(), desk.outlets()
    post = next(one for one in desk.posts if (one.place, one.code) == (Place.PAGE, CODE))
    ledger.plan(post, None, "")
    outlets[Place.PAGE].prepare(post, desk.approved, ledger.pieces(post.key))
    ledger.move(post.key, Stage.SENDING)
    ledger.close()
    assert did(recalled(desk))["Fanpage"] == (Do.LOOK, Ended.BY_HAND)
    desk.world.posts["x"] = {"id": "x", "message": post.text, "created": desk.world.now, "at": None}
    assert did(recalled(desk))["Fanpage"] == (Do.REMOVE, Ended.DONE)
    assert desk.world.posts == {}


def test_what_another_machine_or_a_person_vouched_for_is_taken_back_too(desk: Desk) -> None:
    desk.places = (Place.PAGE,)
    desk.world.fault = once("503", "POST", "feed")
    desk.send(decisions=Decisions())
    desk.ledger_file.unlink()
    assert did(recalled(desk))["Fanpage"][0] is Do.HAND
    desk.ledger_file.unlink()
    desk.send()
    desk.ledger_file.unlink()
    assert did(recalled(desk))["Fanpage"] == (Do.REMOVE, Ended.DONE)


def test_a_place_that_does_not_answer_is_told_and_done_the_next_time(desk: Desk) -> None:
    desk.send()
    desk.world.fault = lambda method, _path: "unreached" if method == "DELETE" else ""
    receipts = recalled(desk)
    assert did(receipts)["Fanpage"] == (Do.REMOVE, Ended.NOT)
    assert did(receipts)["Zalo OA"] == (Do.REMOVE, Ended.DONE)
    desk.world.fault = lambda _method, _path: ""
    assert did(recalled(desk))["Fanpage"] == (Do.REMOVE, Ended.DONE)
    assert on_show(desk, CODE) == (0, 0)


@pytest.mark.parametrize("fault", ["", "timeout", "broken"])
def test_the_new_version_takes_the_place_of_the_old_one(fault: str, desk: Desk) -> None:
    desk.send()
    desk.approved = month_in(desk.approved.folder, "Tin đã sửa", NEW_CODES)
    desk.world.fault = once(fault, "POST", "feed")
    receipts = corrected(desk)
    assert did(receipts)["Fanpage"] == (Do.REPLACE, Ended.DONE)
    assert did(receipts)["Zalo OA"] == (Do.EDIT, Ended.DONE)
    assert (on_show(desk, CODE), on_show(desk, NEW)) == ((0, 0), (2, 1))
    assert did(corrected(desk)) == {}
    assert on_show(desk, NEW) == (2, 1)
    stages = {row.code: row.stage for row in desk.rows() if row.item == ITEMS[0]}
    assert stages == {CODE: Stage.CORRECTED, NEW: Stage.SENT}


def test_the_old_version_stays_as_long_as_the_new_one_is_not_there(desk: Desk) -> None:
    desk.send()
    desk.approved = month_in(desk.approved.folder, "Tin đã sửa", NEW_CODES)
    desk.world.fault = once("503", "POST", "feed")
    assert did(corrected(desk))["Fanpage"] == (Do.REPLACE, Ended.NOT)
    assert len([one for one in desk.world.posts.values() if CODE in one["message"]]) == 1


def test_what_was_planned_for_later_is_replaced_for_later(desk: Desk) -> None:
    desk.send(at_once=False)
    old = next(one["at"] for one in desk.world.posts.values() if CODE in one["message"])
    desk.approved = month_in(desk.approved.folder, "Tin đã sửa", NEW_CODES)
    corrected(desk)
    (new,) = [one for one in desk.world.posts.values() if NEW in one["message"]]
    assert new["at"] == old


def test_the_ledger_takes_no_step_back(desk: Desk) -> None:
    desk.send()
    ledger = desk.ledger()
    key = ("facebook", CODE)
    for stage in (Stage.PLANNED, Stage.SENDING, Stage.UNKNOWN):
        with pytest.raises(StepError):
            ledger.move(key, stage)
    ledger.close()


def test_what_was_recalled_is_not_planned_again(desk: Desk) -> None:
    desk.send()
    recalled(desk)
    ledger = desk.ledger()
    planned = timetable(desk.posts, None, dt.timedelta(minutes=30), schedules=lambda _place: True)
    post = next(post for post, _ in planned if post.code == CODE)
    with pytest.raises(StepError):
        ledger.plan(post, None, "")
    ledger.close()
