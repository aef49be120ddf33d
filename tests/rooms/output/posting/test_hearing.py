from __future__ import annotations

from bantin.output.posting.facebook import Page
from bantin.output.posting.graph import Graph
from bantin.output.posting.hearing import comments_of, counts_of
from bantin.output.posting.posts import Place
from tests.rooms.output.posting.conftest import Desk


def graph_of(desk: Desk) -> Graph:
    page = desk.outlets()[Place.PAGE]
    assert isinstance(page, Page)
    return page.graph


def test_counts_and_comments_are_read_page_by_page(desk: Desk) -> None:
    desk.send()
    number = next(iter(desk.world.posts))
    desk.world.comments[number] = [f"Bình luận {at}" for at in range(8)]
    found = counts_of(graph_of(desk), number)
    assert found == {"views": 1500, "reactions": 40, "comments": 8, "shares": 7}
    assert sorted(comments_of(graph_of(desk), number)) == sorted(desk.world.comments[number])


def test_a_small_page_tells_no_views_and_all_else(desk: Desk) -> None:
    desk.send()
    desk.world.small = True
    found = counts_of(graph_of(desk), next(iter(desk.world.posts)))
    assert found == {"views": None, "reactions": 40, "comments": 0, "shares": 0}


def test_what_is_gone_is_passed_over(desk: Desk) -> None:
    assert counts_of(graph_of(desk), "nowhere") is None
