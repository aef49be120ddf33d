"""The fanpage: for each item a post, its cards and their alternative texts; an overview with cover and closing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from bantin.channels.facebook.filling import fill
from bantin.channels.facebook.pages import Page, paged
from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.recipe import Recipe, Role, Still, TextFile
from bantin.model.unit import size_of
from bantin.text.normal import plain

OVERVIEW = "00-tong-quan"
"""Folder of the overview post: first in every listing."""

_LINE = 50
"""Letters of a title on a line of the cover, roughly."""


def recipes(view: ChannelView) -> Iterator[Recipe | Diagnostic]:
    """List the posts, cards and alternative texts."""
    settings = view.bulletin.unit.value.channels.facebook
    assert settings is not None  # noqa: S101 - a channel that is off is not asked
    width, height = size_of(settings.card)
    post = view.text("facebook/overview.txt", entries=view.entries, hashtags=view.bulletin.hashtags_of())
    yield Recipe(f"facebook/{OVERVIEW}/post.txt", "facebook", Role.POST, None, TextFile(post))
    alts = []
    for name, values in [*_covers(view, width, height), *_closings(view, width, height)]:
        which = name.partition("-")[0]
        alts.append(view.render(f"facebook/{which}-alt.txt", **values).strip())
        still = Still(view.card(f"facebook/{which}.xml", width, height, **values), Encoding.JPEG)
        yield Recipe(f"facebook/{OVERVIEW}/{name}.jpg", "facebook", Role.COVER, None, still, alts[-1])
    yield Recipe(f"facebook/{OVERVIEW}/alt.txt", "facebook", Role.ALT, None, TextFile("\n\n".join(alts) + "\n"))
    for entry in view.entries:
        values = view.values(entry)
        look = view.looks.either(f"facebook/{entry.kind}.txt", "facebook/base.txt")
        post = view.text(look, hashtags=view.bulletin.hashtags_of(entry.item), **values)
        if len(post) > settings.post_limit:
            message = f"Bài đăng dài {len(post)} ký tự, quá {settings.post_limit} ký tự mà Facebook nhận"
            yield Diagnostic(
                Code("long-post"), Severity.ERROR, message, entry.document.locate(""), "Rút gọn nội dung tin này"
            )
        pages = _pages(view, entry, width, height)
        alts = [_alt(view, entry, page) for page, _ in pages]
        folder = f"facebook/{entry.id}"
        yield Recipe(f"{folder}/post.txt", "facebook", Role.POST, entry.id, TextFile(post))
        for (page, card), alt in zip(pages, alts, strict=True):
            name = f"card-{page.page}.jpg" if page.pages > 1 else "card.jpg"
            still = Still(card, Encoding.JPEG)
            yield Recipe(f"{folder}/{name}", "facebook", Role.CARD, entry.id, still, alt, page=page.page)
        yield Recipe(f"{folder}/alt.txt", "facebook", Role.ALT, entry.id, TextFile("\n\n".join(alts) + "\n"))


_MOST_CARDS = 40
"""Cards of an overview: as many as any month needs."""

_MOST_CONTACTS = 5
"""Contacts on one card, each large enough to be dialled from across a room."""

_ITEM, _INTRODUCTION = 1.0, 2.0
"""What an item on a cover takes, and what the first cover carries beyond the title that all of them show."""

_Named = tuple[str, dict[str, Any]]
"""A card's name, and what its look is given."""


def _covers(view: ChannelView, width: int, height: int) -> list[_Named]:
    """Share the items over as few covers as hold them."""

    def values(page: int, pages: int, start: int, end: int) -> dict[str, Any]:
        return {"entries": view.entries[start:end], "page": page, "pages": pages}

    def holds(*part: int) -> bool:
        return view.measure.fits(view.card("facebook/cover.xml", width, height, **values(*part)))

    weights = [_ITEM + len(entry.item.title) // _LINE for entry in view.entries]
    return _named("cover", fill(weights, _MOST_CARDS, holds, _INTRODUCTION).cuts, len(weights), values)


def _closings(view: ChannelView, width: int, height: int) -> list[_Named]:
    """Share the contacts over as few closing cards as hold them."""
    contacts = view.bulletin.unit.value.contacts_to_call

    def values(page: int, pages: int, start: int, end: int) -> dict[str, Any]:
        return {"contacts_to_call": contacts[start:end], "page": page, "pages": pages}

    def holds(*part: int) -> bool:
        *_, start, end = part
        few = end - start <= _MOST_CONTACTS
        return few and view.measure.fits(view.card("facebook/closing.xml", width, height, **values(*part)))

    cuts = fill([1.0] * len(contacts), _MOST_CARDS, holds).cuts
    return _named("closing", cuts, len(contacts), values)


def _named(name: str, cuts: tuple[int, ...], count: int, values: Callable[..., dict[str, Any]]) -> list[_Named]:
    bounds = list(pairwise((0, *cuts, count)))
    return [
        (name if page == 1 else f"{name}-{page}", values(page, len(bounds), *bound))
        for page, bound in enumerate(bounds, 1)
    ]


def _pages(view: ChannelView, entry: Entry, width: int, height: int) -> list[tuple[Page, Card]]:
    """Divide an item over as few cards as hold it."""
    pages = paged(entry.item, lambda page: view.measure.fits(_card(view, entry, page, width, height)))
    return [(page, _card(view, entry, page, width, height)) for page in pages]


def _card(view: ChannelView, entry: Entry, page: Page, width: int, height: int) -> Card:
    return view.item_card(entry, width, height, "facebook", **page.values)


def _alt(view: ChannelView, entry: Entry, page: Page) -> str:
    look = view.looks.either(f"facebook/alt-{entry.kind}.txt", "facebook/alt.txt")
    return plain(view.render(look, **view.values(entry) | page.values).strip())
