"""What posts on the page were met with: counts, and what was written below them. Nothing is kept here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from bantin.output.posting.graph import Graph
from bantin.output.posting.troubles import Kind, PostingError

_FIELDS = "reactions.summary(total_count).limit(0),comments.summary(total_count).limit(0),shares"
_VIEWS = "post_total_media_view_unique"
_PAGES = 50
"""Most answers that are read below one post."""


def counts_of(graph: Graph, number: str) -> Mapping[str, int | None] | None:
    """Count what a post was met with; None where it is not there any more.

    Views are asked for alone: of a page with few followers, or under a name that is dead, the platform refuses them,
    and all that is asked for with them.

    Raises:
        PostingError: the page could not be asked.
    """
    try:
        told = graph.get(number, fields=_FIELDS)
    except PostingError as error:
        if error.trouble.kind is Kind.GONE:
            return None
        raise
    found: dict[str, int | None] = {"views": _views(graph, number)}
    for name in ("reactions", "comments"):
        found[name] = _whole(_inside(_inside(told.get(name)).get("summary")).get("total_count"))
    found["shares"] = _whole(_inside(told.get("shares")).get("count")) or 0
    return found


def comments_of(graph: Graph, number: str) -> Iterator[str]:
    """Give what was written below a post.

    Raises:
        PostingError: the page could not be asked.
    """
    after: dict[str, str] = {}
    for _ in range(_PAGES):
        params: dict[str, str | int] = {"filter": "stream", "fields": "message", "limit": 100, **after}
        answer = graph.get(f"{number}/comments", **params)
        said = (one for one in answer.get("data", ()) if isinstance(one, dict))
        yield from (str(one["message"]) for one in said if one.get("message"))
        cursor = _inside(_inside(answer.get("paging")).get("cursors")).get("after")
        if not cursor or not _inside(answer.get("paging")).get("next"):
            return
        after = {"after": str(cursor)}


def _views(graph: Graph, number: str) -> int | None:
    with suppress(PostingError, IndexError, TypeError, AttributeError):
        answer = graph.get(f"{number}/insights", metric=_VIEWS)
        return _whole(answer["data"][0]["values"][0]["value"])
    return None


def _inside(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
