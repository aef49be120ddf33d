"""Each post goes out once, whatever happens on the way."""

from __future__ import annotations

import datetime as dt

import pytest

from bantin.output.posting.posts import Place
from bantin.output.posting.records import Stage
from bantin.output.posting.sending import Decisions
from tests.rooms.output.posting.conftest import CODES, ITEMS, NEW_CODES, Desk, month_in, once
from tests.rooms.output.posting.world import NOON, PAGE


def stages(desk: Desk) -> set[Stage]:
    return {row.stage for row in desk.rows()}


def test_all_goes_out_with_its_pictures_its_words_and_its_captions(desk: Desk) -> None:
    assert desk.send() == []
    assert stages(desk) == {Stage.SENT}
    assert len(desk.rows()) == 3 + 3 + 2
    (post,) = [one for one in desk.world.posts.values() if CODES[ITEMS[0]] in one["message"]]
    assert [desk.world.photos[one]["alt"] for one in post["media"]] == [
        f"Ảnh facebook/{ITEMS[0]}/card-{number}.jpg" for number in (1, 2)
    ]
    (overview,) = [one for one in desk.world.posts.values() if CODES[""] in one["message"]]
    assert desk.world.photos[overview["media"][-1]]["alt"].endswith("closing.jpg")
    assert {video["ai"] for video in desk.world.videos.values()} == {"false"}
    assert all(video["captions"].startswith("lời") for video in desk.world.videos.values())
    assert {one["status"] for one in desk.world.articles.values()} == {"show"}
    assert all(row.link for row in desk.rows())


def test_a_second_run_sends_nothing(desk: Desk) -> None:
    desk.send()
    before = len(desk.world.calls)
    assert desk.send() == []
    assert [method for method, *_ in desk.world.calls[before:] if method != "GET"] == []


def test_posts_are_scheduled_one_after_the_other(desk: Desk) -> None:
    desk.send(at_once=False)
    times = sorted(one["at"] for one in desk.world.posts.values())
    assert times == [NOON + dt.timedelta(minutes=15 + 30 * number) for number in range(3)]
    assert desk.send(at_once=False) == []
    assert len(desk.world.posts) == 3, "what is scheduled is there already"


@pytest.mark.parametrize("fault", ["late-503", "html", "broken", "timeout", "506", "1", "503", "lost"])
def test_a_call_whose_end_nobody_saw_is_never_made_again(fault: str, desk: Desk) -> None:
    desk.places = (Place.PAGE,)
    desk.world.fault = once(fault, "POST", "feed")
    found = desk.send()
    seen = desk.world.shown(CODES[""])
    arrived = fault in {"late-503", "html", "broken", "timeout"}
    assert len(seen) == arrived
    assert {one.code for one in found} == (set() if arrived else {"post-unknown"})
    desk.world.now += dt.timedelta(hours=1)
    again = desk.send()
    assert len(desk.world.shown(CODES[""])) == arrived, "nobody but a person has it sent again"
    assert {one.code for one in again} == (set() if arrived else {"post-unknown"})
    if not arrived:
        assert desk.send(decisions=Decisions(again={("facebook", CODES[""])})) == []
    assert len(desk.world.posts) == 3
    assert stages(desk) == {Stage.SENT}


def test_what_a_person_decides_too_soon_waits(desk: Desk) -> None:
    desk.places = (Place.PAGE,)
    desk.world.fault = once("late", "POST", "feed")
    desk.send()
    assert {one.code for one in desk.send(decisions=Decisions(again={("facebook", CODES[""])}))} == {"post-unknown"}
    desk.line.deliver()
    assert desk.send(decisions=Decisions(again={("facebook", CODES[""])})) == []
    assert len(desk.world.posts) == 3


def test_a_person_who_sees_it_on_the_page_says_so(desk: Desk) -> None:
    desk.places = (Place.PAGE,)
    desk.world.fault = once("503", "POST", "feed")
    desk.send()
    assert desk.send(decisions=Decisions(there={("facebook", CODES[""])})) == []
    assert len(desk.world.posts) == 2


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("throttled", "asked-too-often"),
        ("190", "token-ended"),
        ("368", "page-blocked"),
        ("10", "no-right"),
        ("unreached", "not-reached"),
    ],
)
def test_what_was_refused_for_certain_is_sent_when_the_cause_is_gone(fault: str, code: str, desk: Desk) -> None:
    desk.places = (Place.PAGE,)
    desk.world.fault = once(fault, "POST", "feed")
    (found,) = desk.send()
    assert found.code == code
    if fault == "throttled":
        assert "35 phút" in found.hint
    assert stages(desk) == {Stage.PLANNED}
    assert desk.send() == []
    assert len(desk.world.posts) == 3


def test_nearly_too_many_calls_stop_before_the_page_is_told_to(desk: Desk) -> None:
    desk.places, desk.world.usage = (Place.PAGE,), 90
    assert [one.code for one in desk.send()] == ["asked-too-often"]
    assert desk.world.posts == {}


def test_a_text_that_is_refused_is_told_and_the_others_go_out(desk: Desk) -> None:
    desk.places = (Place.PAGE,)

    def losing_pictures(_method: str, path: str) -> str:
        if path.endswith("feed") and not desk.world.posts:
            desk.world.photos.clear()
        return ""

    desk.world.fault = losing_pictures
    assert "post-refused" in {one.code for one in desk.send()}
    assert Stage.FAILED in stages(desk)
    desk.world.fault = lambda _method, _path: ""
    assert desk.send() == []
    assert len(desk.world.posts) == 3


def test_what_somebody_else_posted_is_not_posted_again(desk: Desk) -> None:
    desk.send()
    desk.ledger_file.unlink()
    assert desk.send() == []
    assert (len(desk.world.posts), len(desk.world.videos), len(desk.world.articles)) == (3, 3, 2)
    assert stages(desk) == {Stage.SENT}


def test_a_film_that_is_still_being_received_is_published_later(desk: Desk) -> None:
    desk.places, desk.world.slow_videos = (Place.REEL,), True
    assert {one.code for one in desk.send()} == {"not-ready"}
    desk.world.slow_videos = False
    assert desk.send() == []
    assert (len(desk.world.videos), stages(desk)) == (3, {Stage.SENT})


def test_a_file_that_is_not_what_was_approved_is_not_sent(desk: Desk) -> None:
    (desk.approved.folder / "facebook" / ITEMS[0] / "card-1.jpg").write_bytes(b"other")
    desk.places = (Place.PAGE,)
    assert [one.code for one in desk.send()] == ["not-approved"]
    assert desk.world.shown(CODES[ITEMS[0]]) == []


def test_what_a_page_shows_otherwise_than_it_was_sent_is_told(desk: Desk) -> None:
    desk.places = (Place.PAGE,)
    posts = desk.world.posts

    def changed(method: str, path: str) -> str:
        if method == "GET" and path.rpartition("/")[2].startswith(f"{PAGE}_"):
            posts[path.rpartition("/")[2]]["message"] += " Khác."
        return ""

    desk.world.fault = changed
    assert {one.code for one in desk.send()} == {"text-differs"}


def test_an_item_that_was_changed_is_corrected_not_posted_beside_itself(desk: Desk) -> None:
    desk.send()
    desk.approved = month_in(desk.approved.folder, "Tin đã sửa", NEW_CODES)
    before = len(desk.world.posts)
    found = desk.send()
    assert {one.code for one in found} == {"sent-before"}
    assert len(desk.world.posts) == before
