"""The fanpage: for each item a post, its cards and their alternative texts; an overview with cover and closing."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.channels.facebook.pages import Page, divisions
from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.recipe import Recipe, Role, Still, TextFile
from bantin.model.unit import size_of
from bantin.text.normal import plain

OVERVIEW = "00-tong-quan"
"""Folder of the overview post: first in every listing."""


def recipes(view: ChannelView) -> Iterator[Recipe | Diagnostic]:
    """List the posts, cards and alternative texts."""
    settings = view.bulletin.unit.value.channels.facebook
    assert settings is not None  # noqa: S101 - a channel that is off is not asked
    width, height = size_of(settings.card)
    cover_alt = view.render("facebook/cover-alt.txt", entries=view.entries).strip()
    cover = view.card("facebook/cover.xml", width, height, entries=view.entries)
    closing_alt = view.render("facebook/closing-alt.txt").strip()
    closing = view.card("facebook/closing.xml", width, height)
    post = view.text("facebook/overview.txt", entries=view.entries, hashtags=view.bulletin.hashtags_of())
    yield Recipe(f"facebook/{OVERVIEW}/post.txt", "facebook", Role.POST, None, TextFile(post))
    yield Recipe(f"facebook/{OVERVIEW}/cover.jpg", "facebook", Role.COVER, None, Still(cover, Encoding.JPEG), cover_alt)
    still = Still(closing, Encoding.JPEG)
    yield Recipe(f"facebook/{OVERVIEW}/closing.jpg", "facebook", Role.COVER, None, still, closing_alt)
    both = TextFile(f"{cover_alt}\n\n{closing_alt}\n")
    yield Recipe(f"facebook/{OVERVIEW}/alt.txt", "facebook", Role.ALT, None, both)
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


def _pages(view: ChannelView, entry: Entry, width: int, height: int) -> list[tuple[Page, Card]]:
    """Divide an item over as few cards as hold it; if none do, one card shows all, so that its overflow is reported."""
    ways = divisions(entry.item)
    whole = [(page, _card(view, entry, page, width, height)) for page in next(ways)]
    if not entry.item.lists or view.measure.fits(whole[0][1]):
        return whole
    for pages in ways:
        cards = [(page, _card(view, entry, page, width, height)) for page in pages]
        if all(view.measure.fits(card) for _, card in cards):
            return cards
    return whole


def _card(view: ChannelView, entry: Entry, page: Page, width: int, height: int) -> Card:
    return view.item_card(entry, width, height, "facebook", **page.values)


def _alt(view: ChannelView, entry: Entry, page: Page) -> str:
    look = view.looks.either(f"facebook/alt-{entry.kind}.txt", "facebook/alt.txt")
    return plain(view.render(look, **view.values(entry) | page.values).strip())
