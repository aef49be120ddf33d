from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bantin.channels.led.timetable import Moved, Program, in_a_month, sharing, timetable
from bantin.model.card import Card
from bantin.model.loop import Loop, Phase, Showing
from bantin.model.parts.board import Board
from bantin.model.theme import Theme

BOARD = Board(id="cho", name="Chợ", pixels="384x192", pitch_mm=10, viewing_m=30)
CARD = Card("<card/>", "led/notice.xml", 384, 192, Theme(colors={}, styles={}))
FIRST = dt.date(2024, 11, 30)
DAY, NIGHT = (dt.time(6), dt.time(22)), (dt.time(22), dt.time(6))


def loop(*showings: Showing) -> Loop:
    return Loop(
        BOARD, tuple(Phase(str(at), "tin", CARD, 4, None, str(at), 1, 1, when) for at, when in enumerate(showings))
    )


def told(program: Program) -> tuple[str, str, list[Showing]]:
    return program.file, "".join(phase.title for phase in program.phases), list(program.showings)


def test_what_is_always_shown_is_one_film() -> None:
    (program,) = timetable(loop(Showing(FIRST), Showing(dt.date(2024, 11, 1))), FIRST)
    assert told(program) == ("loop.mp4", "01", [Showing(FIRST)])
    assert program.seconds == 8


def test_what_begins_later_or_ends_gets_films_of_its_own_days() -> None:
    until, since = dt.date(2024, 12, 15), dt.date(2024, 12, 10)
    found = [told(program) for program in timetable(loop(Showing(FIRST), Showing(FIRST, until), Showing(since)), FIRST)]
    assert found == [
        ("loop.mp4", "01", [Showing(FIRST, dt.date(2024, 12, 9))]),
        ("loop-2.mp4", "012", [Showing(since, until)]),
        ("loop-3.mp4", "02", [Showing(dt.date(2024, 12, 16))]),
    ]


def test_hours_divide_the_day_and_may_go_past_midnight() -> None:
    found = [told(program) for program in timetable(loop(Showing(FIRST), Showing(FIRST, None, DAY)), FIRST)]
    assert found == [
        ("loop.mp4", "01", [Showing(FIRST, None, DAY)]),
        ("loop-2.mp4", "0", [Showing(FIRST, None, NIGHT)]),
    ]
    found = [told(program) for program in timetable(loop(Showing(FIRST), Showing(FIRST, None, NIGHT)), FIRST)]
    assert [program[1:] for program in found] == [
        ("0", [Showing(FIRST, None, DAY)]),
        ("01", [Showing(FIRST, None, NIGHT)]),
    ]


def test_stretches_that_show_the_same_are_told_as_one() -> None:
    ended = Showing(FIRST, dt.date(2024, 12, 1), (dt.time(7), dt.time(8)))
    found = [told(program) for program in timetable(loop(Showing(FIRST), ended), FIRST)]
    assert found == [
        ("loop.mp4", "01", [Showing(FIRST, dt.date(2024, 12, 1), (dt.time(7), dt.time(8)))]),
        (
            "loop-2.mp4",
            "0",
            [Showing(FIRST, dt.date(2024, 12, 1), (dt.time(8), dt.time(7))), Showing(dt.date(2024, 12, 2))],
        ),
    ]


@pytest.mark.parametrize("hours", [None, DAY])
def test_days_on_which_nothing_is_shown_have_no_film(hours: tuple[dt.time, dt.time] | None) -> None:
    found = timetable(loop(Showing(FIRST, dt.date(2024, 12, 5), hours), Showing(dt.date(2024, 12, 24))), FIRST)
    assert ["".join(phase.title for phase in program.phases) for program in found] == ["0", "1"]
    assert timetable(loop(Showing(dt.date(2024, 10, 1), dt.date(2024, 10, 2))), FIRST) == ()


def named(*showings: Showing) -> Loop:
    made = loop(*showings)
    return replace(made, phases=tuple(replace(phase, item=f"tin-{at}") for at, phase in enumerate(made.phases)))


def days(*ends: int) -> list[Showing]:
    return [Showing(FIRST, dt.date(2024, 12, day)) for day in ends]


def test_items_that_end_days_apart_may_share_the_earlier_day_and_need_fewer_films() -> None:
    changed = named(Showing(FIRST), *days(5, 6, 12, 20, 21))
    assert len(timetable(changed, FIRST)) == 6
    moved = sharing(changed, FIRST, 4)
    assert moved == (Moved("tin-2", "until", dt.date(2024, 12, 5)), Moved("tin-5", "until", dt.date(2024, 12, 20)))
    mended = named(Showing(FIRST), *days(5, 5, 12, 20, 20))
    assert len(timetable(mended, FIRST)) == 4, "the hint mends it"


def test_what_begins_soon_after_another_ends_may_begin_when_that_does() -> None:
    changed = named(Showing(FIRST), *days(5), Showing(dt.date(2024, 12, 8)))
    assert sharing(changed, FIRST, 2) == (Moved("tin-2", "since", dt.date(2024, 12, 6)),)


def test_no_item_is_moved_by_more_than_a_few_days_nor_loses_all_of_them() -> None:
    assert sharing(named(Showing(FIRST), *days(5, 12, 19, 26)), FIRST, 2) == (), "a week is no few days"
    one_day = Showing(dt.date(2024, 12, 6), dt.date(2024, 12, 6))
    assert sharing(named(Showing(FIRST), one_day), FIRST, 1) == ()
    for ends in (range(1, 15), range(1, 25, 2)):
        was = named(Showing(FIRST), *days(*ends))
        for one in sharing(was, FIRST, 6):
            until = next(phase.showing.until for phase in was.phases if phase.item == one.item)
            assert until
            assert until - one.day <= dt.timedelta(days=3)


def test_what_ends_after_the_next_bulletin_needs_no_change_of_films() -> None:
    later = [Showing(FIRST, FIRST + dt.timedelta(days=days)) for days in (5, 40, 60, 90)]
    assert len(timetable(named(Showing(FIRST), *later), FIRST)) == 5
    assert len(in_a_month(named(Showing(FIRST), *later), FIRST)) == 2
