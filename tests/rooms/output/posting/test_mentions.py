"""An item that is taken back leaves what its month posted of itself too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bantin.output.posting.mentions import mention_steps, without
from bantin.output.posting.posts import Approved, Place
from bantin.output.posting.records import Stage
from bantin.output.posting.withdrawing import (
    Do,
    Ended,
    Known,
    Receipt,
    correct_steps,
    find_rows,
    month_rows,
    withdraw,
)
from tests.rooms.output.posting.conftest import CODES, ITEMS, MONTH, NEW_CODES, Desk, month_in, once

WHOLE = Known(CODES[""], MONTH, "", "Tổng quan tháng 11/2026", frozenset({"facebook", "video"}))
OVERVIEW = "Fanpage, Tổng quan tháng 11/2026"


def item(name: str) -> Known:
    return Known(CODES[name], MONTH, name, f"Tin {name}", frozenset({"facebook", "video", "zalo"}), whole=WHOLE)


def left(desk: Desk, known: Known) -> list[Receipt]:
    ledger, outlets = desk.ledger(), desk.outlets()
    try:
        find_rows(ledger, WHOLE, outlets, desk.now)
        return withdraw(ledger, mention_steps(known, ledger.rows(MONTH)), outlets, reason="Sai.")
    finally:
        ledger.close()


def did(receipts: list[Receipt]) -> list[tuple[str, Do, Ended]]:
    return [(one.step.where, one.step.do, one.ended) for one in receipts]


def overview_on(desk: Desk) -> str:
    (text,) = [str(one["message"]) for one in desk.world.posts.values() if CODES[""] in one["message"]]
    return text


COVER = (f"{OVERVIEW}: ảnh bìa", Do.HAND, Ended.BY_HAND)
FILM = ("Reels, Tổng quan tháng 11/2026", Do.HAND, Ended.BY_HAND)


def test_the_overview_on_the_page_names_it_no_more_and_a_person_sees_to_its_cover(desk: Desk) -> None:
    desk.send()
    assert "1. Cảnh báo: Tin 01-gia-danh\n2. Cảnh báo: Tin 02-han-the" in overview_on(desk)
    receipts = left(desk, item(ITEMS[0]))
    assert did(receipts) == [(OVERVIEW, Do.TRIM, Ended.DONE), COVER, FILM]
    assert "xóa ảnh bìa" in receipts[1].told
    assert "gỡ tay" in receipts[2].told
    assert "Tin 01-gia-danh" not in overview_on(desk)
    assert "1. Cảnh báo: Tin 02-han-the" in overview_on(desk)
    assert did(left(desk, item(ITEMS[0]))) == [COVER, FILM], "the same command again edits nothing"
    last = left(desk, item(ITEMS[1]))
    assert did(last) == [(OVERVIEW, Do.HAND, Ended.BY_HAND), COVER, FILM], "a list of nothing is no overview"


def test_nothing_sent_later_brings_it_back(desk: Desk) -> None:
    desk.send()
    left(desk, item(ITEMS[0]))
    assert desk.send() == []
    assert "Tin 01-gia-danh" not in overview_on(desk)


def test_an_overview_that_was_planned_for_later_is_edited_before_anybody_sees_it(desk: Desk) -> None:
    desk.send(at_once=False)
    assert did(left(desk, item(ITEMS[1])))[0] == (OVERVIEW, Do.TRIM, Ended.DONE)
    assert "Tin 02-han-the" not in overview_on(desk)


def test_a_page_that_does_not_answer_is_told_and_done_the_next_time(desk: Desk) -> None:
    desk.send()
    number = next(row.number for row in desk.rows() if (row.place, row.item) == (Place.PAGE, ""))
    desk.world.fault = once("368", "POST", number)
    assert did(left(desk, item(ITEMS[0])))[0] == (OVERVIEW, Do.TRIM, Ended.NOT)
    assert did(left(desk, item(ITEMS[0])))[0] == (OVERVIEW, Do.TRIM, Ended.DONE)
    assert "Tin 01-gia-danh" not in overview_on(desk)


def test_a_person_is_told_where_the_ledger_knows_no_post_or_no_text(desk: Desk) -> None:
    (page, film) = mention_steps(item(ITEMS[0]), [])
    assert (page.do, film.do) == (Do.HAND, Do.HAND)
    assert "chưa đăng thì dựng và duyệt lại" in page.told
    desk.send()
    desk.ledger_file.unlink()
    receipts = left(desk, item(ITEMS[0]))
    assert did(receipts) == [(OVERVIEW, Do.HAND, Ended.BY_HAND), COVER, FILM]
    assert receipts[0].step.row is not None
    assert receipts[0].step.row.stage is Stage.SENT


def test_only_what_shows_items_of_a_channel_names_them() -> None:
    led = Known(CODES[ITEMS[0]], MONTH, ITEMS[0], "Tin", frozenset({"led"}), whole=WHOLE)
    assert mention_steps(led, []) == []
    assert mention_steps(WHOLE, []) == []


@pytest.mark.parametrize(
    ("text", "title", "kept"),
    [
        ("1. A: Một\n2. Hai\n3. Ba", "Hai", "1. A: Một\n2. Ba"),
        ("1. Thông báo tìm cháu bé\n2. Hai", "Tìm cháu bé", "1. Hai"),
        ("1. Một\n2. Một hai\n\n115. Gọi", "Một", "1. Một hai\n\n115. Gọi"),
        ("1. Tin: Một\n2. Việc: Một", "Một", None),
        ("Một\n1. Hai\n2. Ba", "Một", None),
        ("1. Một", "Một", None),
        ("", "Một", None),
    ],
)
def test_a_list_goes_on_without_it(text: str, title: str, kept: str | None) -> None:
    assert without(text, title) == kept


def test_what_a_month_posts_of_itself_waits_as_long_as_it_names_what_was_taken_back(desk: Desk) -> None:
    ledger = desk.ledger()
    ledger.recall(CODES[ITEMS[0]], "Sai.")
    ledger.close()
    found = desk.send()
    assert [(one.code, one.severity) for one in found] == [("names-recalled", "error")] * 2, "the overview and the film"
    assert "«Tin 01-gia-danh»" in found[0].message
    assert not desk.world.shown(CODES[""])
    assert desk.world.shown(CODES[ITEMS[1]]), "other items go out"
    imprint = desk.approved.manifest.imprint
    assert imprint is not None
    left = replace(imprint, code=NEW_CODES[""], items=imprint.items[1:])
    desk.approved = Approved(desk.approved.folder, replace(desk.approved.manifest, imprint=left))
    assert desk.send() == []
    assert len(desk.world.videos) == 2


def test_a_correction_reaches_what_the_month_posted_of_itself(desk: Desk) -> None:
    desk.send()
    desk.approved = month_in(desk.approved.folder, "Tin đã sửa", NEW_CODES)
    known, ledger, outlets = item(ITEMS[0]), desk.ledger(), desk.outlets()
    sender, whole = desk.sender(ledger), NEW_CODES[""]
    rows = month_rows(known, ledger.rows(MONTH), whole)
    receipts = withdraw(
        ledger, correct_steps(WHOLE, rows, desk.posts, sender, WHOLE.title), outlets, sender, reason="Sửa tên."
    )
    assert did(receipts) == [
        (OVERVIEW, Do.REPLACE, Ended.DONE),
        ("Reels, Tổng quan tháng 11/2026", Do.REPLACE, Ended.DONE),
    ]
    assert len(desk.world.shown(whole)) == 2
    assert not desk.world.shown(CODES[""])
    assert month_rows(known, ledger.rows(MONTH), whole) == [], "the same command again finds nothing to do"
    assert month_rows(WHOLE, ledger.rows(MONTH), whole) == [], "a month is corrected by itself"
    ledger.close()
