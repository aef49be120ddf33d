"""Tokens: renewed in time, kept before they are used, sent nowhere but where they belong, told to nobody."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest

from bantin.output.posting.graph import Graph
from bantin.output.posting.posts import Place
from bantin.output.posting.troubles import Kind, PostingError
from bantin.output.posting.wire import Secret, Wire, is_safe
from bantin.output.posting.zalo import judged
from tests.rooms.output.posting.conftest import Desk, once
from tests.rooms.output.posting.world import ACCOUNT, BASE, PAGE, World

REFRESH = (f"bantin zalo {ACCOUNT} refresh", f"zalo {ACCOUNT} refresh")


def renewals(world: World) -> int:
    return sum(url.endswith("access_token") for _, url, _ in world.calls)


def test_a_token_is_renewed_when_its_day_is_over_and_only_then(desk: Desk) -> None:
    desk.places = (Place.ZALO,)
    desk.send()
    desk.send()
    assert renewals(desk.world) == 1
    assert desk.keys.kept[REFRESH] == desk.world.refresh
    desk.world.now += dt.timedelta(hours=26)
    assert desk.send() == []
    assert (renewals(desk.world), desk.keys.kept[REFRESH]) == (2, desk.world.refresh)


def test_a_token_that_ended_early_is_renewed_and_the_call_is_made(desk: Desk) -> None:
    desk.places = (Place.ZALO,)
    desk.send()
    desk.world.access = "ended-early"
    assert desk.send() == []
    assert renewals(desk.world) == 2


def test_the_new_token_is_kept_before_anything_is_done_with_it(desk: Desk) -> None:
    desk.places = (Place.ZALO,)
    desk.world.fault = lambda _method, path: "unreached" if "article" in path else ""
    assert {one.code for one in desk.send()} == {"not-reached"}
    assert desk.keys.kept[REFRESH] == desk.world.refresh


def test_who_lost_the_token_must_log_in_again(desk: Desk) -> None:
    desk.places = (Place.ZALO,)
    desk.world.fault = once("broken", "POST", "access_token")
    assert {one.code for one in desk.send()} == {"token-ended"}
    desk.log_in()
    desk.world.fault = lambda _method, _path: ""
    assert desk.send() == []


def test_an_article_whose_answer_was_lost_is_not_made_twice(desk: Desk) -> None:
    desk.places = (Place.ZALO,)
    desk.world.fault = once("timeout", "POST", "create")
    assert {one.code for one in desk.send()} == {"not-reached"}
    assert desk.send() == []
    assert [one["status"] for one in desk.world.articles.values()] == ["show", "show"]


def test_a_platform_that_repeats_a_token_tells_nobody(desk: Desk) -> None:
    desk.places, desk.world.token = (Place.PAGE,), "another"
    (found,) = desk.send()
    assert found.code == "token-ended"
    assert "Malformed access token •••" in found.message


def test_a_film_goes_nowhere_but_to_the_platform(desk: Desk) -> None:
    graph = Graph.to(PAGE, Secret("EAABtoken"), f"{BASE}/graph", desk.line)
    for address in ("https://evil.example/upload", "http://facebook.com/x", "https://facebook.com.evil.example/", ""):
        with pytest.raises(PostingError) as told:
            graph.upload(address, b"film")
        assert told.value.trouble.kind is Kind.REFUSED
    assert desk.world.calls == []
    assert graph.wire.may_go_to("https://rupload.facebook.com/video-upload/1", "facebook.com")


def test_a_secret_is_shown_and_written_nowhere() -> None:
    secret = Secret("EAABtoken0")
    assert "EAAB" not in f"{secret} {secret!r} {[secret]}"
    with pytest.raises(TypeError):
        pickle.dumps(secret)


@pytest.mark.parametrize("text", ["", "short", "two words here", "mã-truy-cập-dài", "line\nbreak-in-it", "x" * 5000])
def test_what_is_no_token_goes_into_no_header(text: str) -> None:
    with pytest.raises(ValueError, match="not a token"):
        Secret(text)


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://graph.facebook.com", True),
        ("http://127.0.0.1:8000", True),
        ("http://graph.facebook.com", False),
        ("http://127.0.0.1.evil.example", False),
        ("file:///etc", False),
    ],
)
def test_tokens_leave_this_machine_encrypted(address: str, safe: bool) -> None:  # noqa: FBT001 - what is expected
    assert is_safe(address) is safe
    if not safe:
        with pytest.raises(ValueError, match=address):
            Wire(address, judged)
