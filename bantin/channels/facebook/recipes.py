"""The fanpage: for each item a post, its cards and their alternative texts; an overview with cover and closing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

from bantin.channels.answering import called, is_urgent, to_ask
from bantin.channels.facebook.dividing import FEW, LARGER, STEP, VERY_FEW
from bantin.channels.facebook.drawings import drawings
from bantin.channels.facebook.overview import left_off, overview
from bantin.channels.facebook.pages import Page, as_before, paged
from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.parts.board import size_of
from bantin.model.parts.channels import Facebook
from bantin.model.recipe import Recipe, Role, Still, TextFile
from bantin.model.unit import Contact
from bantin.text.dates import days_said
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.telling import begins_a_series

OVERVIEW = "00-tong-quan"
"""Folder of the overview post: first in every listing."""


def recipes(view: ChannelView) -> Iterator[Recipe | Diagnostic]:
    """List the posts, cards and alternative texts."""
    settings = view.bulletin.unit.value.channels.facebook
    assert settings is not None  # noqa: S101 - a channel that is off is not asked
    if not view.bulletin.is_urgent:
        yield from _overview(view, settings)
    for entry in view.entries:
        yield from view.planned(entry, partial(_of_item, view, entry, settings))


def _overview(view: ChannelView, settings: Facebook) -> Iterator[Recipe | Diagnostic]:
    """List the post of the whole month; an urgent bulletin has nothing but its item."""
    width, height = size_of(settings.card)
    cards = list(overview(view, width, height))
    asks = cards[0][2].get("asks", "")
    post = view.text("facebook/overview.txt", entries=view.entries, asks=asks, hashtags=view.bulletin.hashtags_of())
    yield Recipe(f"facebook/{OVERVIEW}/post.txt", "facebook", Role.POST, None, TextFile(post))
    alts = []
    for name, card, values in cards:
        alts.append(view.render(f"facebook/{name}-alt.txt", **values).strip())
        still = Still(card, Encoding.JPEG)
        yield Recipe(f"facebook/{OVERVIEW}/{name}.jpg", "facebook", Role.COVER, None, still, alts[-1])
        if "contacts_to_call" in values and (told := left_off(view, values["contacts_to_call"])):
            yield told
    yield Recipe(f"facebook/{OVERVIEW}/alt.txt", "facebook", Role.ALT, None, TextFile("\n\n".join(alts) + "\n"))


def _of_item(view: ChannelView, entry: Entry, settings: Facebook) -> tuple[Recipe | Diagnostic, ...]:
    return tuple(_recipes_of(view, entry, settings))


def _recipes_of(view: ChannelView, entry: Entry, settings: Facebook) -> Iterator[Recipe | Diagnostic]:
    look = view.looks.either(f"facebook/{entry.kind}.txt", "facebook/base.txt")
    post = view.text(look, hashtags=view.bulletin.hashtags_of(entry.item), **view.values(entry))
    if len(post) > settings.post_limit:
        message = f"Bài đăng dài {len(post)} ký tự, quá {settings.post_limit} ký tự mà Facebook nhận"
        hint = "Rút gọn nội dung tin này"
        yield Diagnostic(Code("long-post"), Severity.ERROR, message, entry.document.locate(""), hint)
    cards = _Cards(view, entry, *size_of(settings.card))
    told = "facebook", entry.id, "pages"
    if (before := view.memory.noted(told)) and (pages := as_before(entry.item, before, cards.holds)):
        view.early(tuple(_shown(view, entry, post, cards.of(cards.arranged(pages)))))
    faces = view.planned(entry, lambda: cards.arranged(paged(entry.item, cards.holds)), "pages")
    view.memory.note(told, tuple(face.page for face in faces))
    yield from _shown(view, entry, post, cards.of(faces))


def _shown(view: ChannelView, entry: Entry, post: str, pages: Sequence[tuple[Page, Card]]) -> Iterator[Recipe]:
    """List the post of an item with the cards over which it is divided."""
    alts = [_alt(view, entry, page) for page, _ in pages]
    folder = f"facebook/{entry.id}"
    yield Recipe(f"{folder}/post.txt", "facebook", Role.POST, entry.id, TextFile(post))
    for (page, card), alt in zip(pages, alts, strict=True):
        name = f"card-{page.page}.jpg" if page.pages > 1 else "card.jpg"
        still = Still(card, Encoding.JPEG)
        yield Recipe(f"{folder}/{name}", "facebook", Role.CARD, entry.id, still, alt, page=page.page)
    yield Recipe(f"{folder}/alt.txt", "facebook", Role.ALT, entry.id, TextFile("\n\n".join(alts) + "\n"))


class Shown(NamedTuple):
    """How a page of an item is shown.

    Attributes:
        drawn: the scene that a further card has room for; empty for none.
        briefly: whether the first card says briefly what it is about.
        dated: whether it has the day in large letters.
    """

    page: Page
    drawn: str = ""
    briefly: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True)
class _Cards:
    """The cards of an item: the first is read in passing, and so are few words on it."""

    view: ChannelView
    entry: Entry
    width: int
    height: int

    def holds(self, page: Page) -> bool:
        """Tell whether a card holds a page of the item, in few enough words, whoever signs it."""
        return self._holds(Shown(page))

    def _holds(self, shown: Shown) -> bool:
        card = self._tried(shown)
        return card.printed.words <= shown.page.most_words and self.view.measure.fits(card)

    def _tried(self, shown: Shown) -> Card:
        """Render a card of which only the room is asked.

        Looks leave the foot empty then, whose height no name and no number changes: an item is arranged once for all
        editions.
        """
        return self._rendered(shown, trying=True)

    def arranged(self, pages: Sequence[Page]) -> tuple[Shown, ...]:
        """Choose how pages are shown; the first says briefly what it is about where it says nothing else."""
        first = pages[0]
        face = Shown(first)
        further = self._further(pages, self._tried(face))
        brief = self.entry.item.brief[0] and first.listless and not first.summary
        if brief and self._holds(briefly := face._replace(briefly=True)):
            face = briefly
        if self._when() and self._holds(dated := face._replace(dated=True)):
            face = dated
        return (face, *further)

    def of(self, shown: Sequence[Shown]) -> list[tuple[Page, Card]]:
        """Render the cards of pages."""
        return [(one.page, self._rendered(one, dialled=self._dialled(one.page))) for one in shown]

    def _further(self, pages: Sequence[Page], face: Card) -> list[Shown]:
        """Show the pages after the first in the largest letters that all of them hold, and draw another thing.

        A card of few words has larger ones than its neighbours, where it holds them.
        """
        further = list(pages[1:])
        if not further:
            return []
        names = drawings(further, self.view.thing(self.entry), face)
        common = further[0].smallest
        for size in (size for size in LARGER if size > common):
            sized = [replace(page, smallest=max(size, page.smallest)) for page in further]
            room = list(map(self.holds, sized))
            if all(room):
                further = sized
                break
            further = [
                large if holds and _may_grow(page, size) else page
                for page, large, holds in zip(further, sized, room, strict=True)
            ]
        drawn = [Shown(page, name) for page, name in zip(further, names, strict=True)]
        return [one if not one.drawn or self._holds(one) else Shown(one.page) for one in drawn]

    def _when(self) -> dict[str, Any]:
        """Return the day or the days that are the largest thing of its first card, where it tells of no other.

        A message that says them is as large. Days off are none to come: nothing is open then.
        """
        item, day = self.entry.item, self.view.bulletin.date
        titled = plain(f"{item.message[0]} {item.title}")
        if days_said(plain(item.message[0]), day) or (_OFF.search(plain(item.summary)) and not _OFF.search(titled)):
            return {}
        days = days_said(plain(" ".join((item.message[0], item.title, item.summary))), day) if item.happens else None
        if days and days.first == days.last and begins_a_series(item.summary):
            return {}  # «Thứ Ba 8/12» would be read as the only day of a course
        return {"days": days} if days and days.last >= day and item.lasts(days.first, days.last) else {}

    def _dialled(self, page: Page) -> tuple[Contact, ...]:
        """List whom its foot may say to call: that may be any contact of the unit."""
        bulletin, item = self.view.bulletin, self.entry.item
        contacts = to_ask(bulletin, self.entry, self.view.values(self.entry)["contacts"])
        elsewhere = () if bulletin.named_contacts(item) else item.asking
        unit, urgent = bulletin.unit.value, is_urgent(self.entry)
        return called(contacts, unit, (page.said, elsewhere), bulletin.date, urgent=urgent)

    def _rendered(self, shown: Shown, **values: Any) -> Card:  # noqa: ANN401 - looks take what they are given
        page, item = shown.page, self.entry.item
        named = unsaid(self.view.bulletin.named_contacts(item), page.said)
        values |= {"named_contacts": named, "drawn": shown.drawn, **page.values}
        if shown.briefly:
            values["brief"], values["brief_path"] = item.brief
        values |= self._when() if shown.dated else {}
        return self.view.item_card(self.entry, self.width, self.height, "facebook", **values)


def _may_grow(page: Page, size: int) -> bool:
    """Whether a card has so few words that its letters may be larger than its neighbours', of a size in pixels."""
    letters = sum(map(len, page.said))
    return letters <= VERY_FEW or (letters <= FEW and size <= STEP * page.smallest)


_OFF = regex(r"\bnghỉ\b", re.IGNORECASE)


def unsaid(contacts: Sequence[Contact], said: Iterable[str]) -> tuple[Contact, ...]:
    """Leave off the contacts that a card's own words name already: whom to ask stands there once."""
    text = plain("\n".join(said)).casefold()
    return tuple(one for one in contacts if plain(one.label).casefold() not in text)


def _alt(view: ChannelView, entry: Entry, page: Page) -> str:
    look = view.looks.either(f"facebook/alt-{entry.kind}.txt", "facebook/alt.txt")
    return plain(view.render(look, **view.values(entry) | page.values).strip())
