"""What boards say of an item: its headline with a second line; then a figure with what it counts, or whom to call."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.card import Card
from bantin.model.item import Item
from bantin.model.kinds.appeal import Appeal
from bantin.model.kinds.deadline import Deadline
from bantin.model.parts.occasions import unsaid
from bantin.model.unit import Contact
from bantin.text.bold import cut
from bantin.text.breaking.syllables import split_clauses, split_sentences
from bantin.text.dates import short_date
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised
from bantin.text.sentences.meaning import pointing_nowhere

Draw = Callable[..., Card]
"""Makes the card of one phase: title, text, phase, phases, stretch."""


TIE = "\u00a0"
"""A space at which no line ends."""


_POINTS = regex(r"\bnày\b", re.IGNORECASE)
"""A word that points at something to be seen."""


_DAY = regex(r"(?<![\d/])\d{1,2}/\d{1,2}(?!\d)")

_UNTIL = regex(
    r"(?:trước|đến(?: hết)?|chậm nhất(?: là)?|muộn nhất(?: là)?)\s+"
    r"(?P<hour>\d{1,2}(?:h\d{0,2}|:\d{2}|\s?giờ(?: \d{2}(?!\d))?))"
    r",?\s+(?:thứ \w+,?\s+|chủ nhật,?\s+)?(?:ngày\s+)?(?P<day>\d{1,2}/\d{1,2})(?!\d)",
    re.IGNORECASE,
)
"""Until which hour of its last day something may be done."""


_BIDS_CALL, _EMERGENCY = regex(r"(?<!\w)(?:gọi|báo|hỏi)(?!\w)", re.IGNORECASE), regex(r"(?<!\d)11[1-5](?!\d)")
"""Words that bid to call; and numbers for emergencies."""

_LONGEST_CALL = 18
"""Words of a sentence that says whom to call, at most."""


class Statement(NamedTuple):
    """A headline and a second line, which may be empty, each with the path of its value.

    Attributes:
        aside: what the second line says in brackets at its end, which is set small.
    """

    title: str
    text: str
    title_path: str = ""
    text_path: str = ""
    aside: str = ""

    def drawn(self, draw: Draw) -> Draw:
        """Have the texts of a card know where they were written."""
        return partial(draw, aside=self.aside, title_path=self.title_path, text_path=self.text_path)

    @property
    def bare(self) -> Statement:
        """The headline alone."""
        return self._replace(text="", aside="")

    @property
    def joined(self) -> Statement:
        """The same with nothing aside, for boards that set nothing small."""
        return self._replace(text=f"{self.text} {self.aside}".strip(), aside="")

    @property
    def loose(self) -> Statement:
        """The same, for boards too narrow for a whole number on one line: it may go on after its first digits."""
        return self._replace(title=self.title.replace(TIE, " ", 1))

    @property
    def looser(self) -> Statement:
        """The same, for boards that have room for some digits only."""
        return self._replace(title=self.title.replace(TIE, " "))

    @property
    def in_lines(self) -> tuple[Statement, ...]:
        """Ways to say whom to call, best first: with whose number it is, without, and on more lines."""
        return tuple(dict.fromkeys((self, self.bare, self.loose.bare, self.looser.bare)))

    @property
    def divisible(self) -> bool:
        """Whether the second line only goes on with the headline, as a second sentence of the same value does.

        A word alone says too little without it: «Được.»
        """
        return bool(self.text) and self.title_path == self.text_path and " " in self.title


def headline(item: Item, *, portrayed: bool = True) -> Statement:
    """Return what boards say first: the words written for them, else the item's own.

    What points at a picture («Ai biết cụ ông này?») is no headline where none is shown.
    """
    (title, title_path), (text, text_path) = item.board_words
    led = item.led
    # Only a search points at somebody: «mùa này» of a notice needs no picture.
    points = isinstance(item, Appeal) and _POINTS.search(led.title or "") and not _POINTS.search(title)
    if led.title and (portrayed or not points):
        title, title_path = led.title, "led.title"
    text, text_path = (led.text, "led.text") if led.text else (pointing_nowhere(text), text_path)
    if isinstance(item, Deadline) and not led.text:
        text = _beyond_day(item, text)
    text, aside = _apart(text)
    return Statement(title, text, title_path, text_path, aside)


def _beyond_day(item: Deadline, text: str) -> str:
    """Leave off clauses that say no more than a deadline's day, which stands below its headline."""
    clauses = [clause for sentence in cut(text, split_sentences) for clause in cut(sentence, split_clauses)]
    kept = [one for one in clauses if not names_day(one, item.date) or set(unsaid(item.title, one)) - {"ngày"}]
    return text if len(kept) == len(clauses) else " ".join(map(capitalised, kept))


def headlines(item: Item, *, portrayed: bool) -> tuple[Statement, ...]:
    """List what boards may say first, best first: a title that was written for all may be too long, its film's not."""
    said, short = headline(item, portrayed=portrayed), plain(item.video.title or "")
    asks = said.title.endswith("?")
    if item.led.title or not short or len(short) >= len(said.title) or (asks and not short.endswith("?")):
        return (said,)
    return said, said._replace(title=short, title_path="video.title")


def figure(item: Item) -> Statement | None:
    """Return a number and what it counts, or an answer; None where the item has none, or other words for boards."""
    if item.board_figure is None or item.led.text:
        return None
    (quantity, quantity_path), (label, label_path) = item.board_figure
    return Statement(quantity, label, quantity_path, label_path)


def occasion(item: Item) -> Statement | None:
    """Return when and where something is, as a second statement; None where that is said, or has other words."""
    found = () if item.led.text else item.occasion
    if isinstance(item, Deadline):
        # Another day is of something else: «Tiền chuyển trước ngày 31/12».
        found = tuple(one for one in found if set(_DAY.findall(one[0])) <= _written(item.date))
    if not found:
        return None
    (first, first_path), (second, second_path) = (*found, ("", ""))[:2]
    return Statement(first, second, first_path, second_path)


def last_day(item: Item, today: dt.date) -> str:
    """Name the day until which something must be done, which boards never show apart from what that is."""
    if not isinstance(item, Deadline) or names_day(item.led.text or "", item.date):
        return ""  # words for boards that name the day need it no second time
    day = short_date(item.date)[: 5 if item.date.year == today.year else None]
    told = " ".join(plain(text) for text in (item.title, item.summary, *item.todo))
    hours = {found["hour"].lower() for found in _UNTIL.finditer(told) if found["day"] in _written(item.date)}
    return f"Đến {hours.pop().replace(' ', TIE)}, {day}" if len(hours) == 1 else f"Đến {day}"


def names_day(text: str, date: dt.date) -> bool:
    """Tell whether a text names a day, as such or by the one before which it is."""
    days = _written(date) | _written(date + dt.timedelta(days=1))
    return any(found[0] in days for found in _DAY.finditer(text))


def _written(date: dt.date) -> set[str]:
    return {f"{date.day:{digits}}/{date.month:{month}}" for digits in ("", "02") for month in ("", "02")}


def below(said: Statement, told: Statement | None) -> Statement | None:
    """Put when and where something is below its headline, in place of a summary; of that, the sentences that say it.

    None where no words that say it are shorter than what was said.
    """
    if told:
        return None if told.text else said._replace(text=told.title, text_path=told.title_path, aside="")
    sentences = cut(said.text, split_sentences)
    telling = " ".join(sentence for sentence in sentences if unsaid(said.title, sentence))
    return said._replace(text=telling) if telling and telling != said.text else None


def brief(item: Item, said: Statement) -> Statement | None:
    """Put what films say below a headline, in place of a second line; None where they have no words of their own.

    Of an answer, which its film begins with as well, only what comes after that.
    """
    text, path = plain(item.video.text or ""), "video.text"
    first = said.title.rstrip(".!? ")
    if first and text.casefold().startswith(first.casefold()) and not text[len(first) : len(first) + 1].isalnum():
        text = capitalised(text[len(first) :].lstrip(" .,:;!?–-"))
    return said._replace(text=text, text_path=path, aside="") if text and text != said.text else None


def call(view: ChannelView, entry: Entry, before: Statement) -> Statement | None:
    """Return whom to call about an item, unless that was said before, or is what the whole loop ends with."""
    contact = next((one for one in view.contacts_of(entry) if one.number), None)
    if not entry.item.calls or contact is None or _names(before, contact):
        return None
    unit = view.bulletin.unit.value
    if contact is unit.contacts_to_call[0] and not entry.item.leads:
        return None
    calling = _calling(contact)
    # Below «Giả danh nhân viên bệnh viện» a bare number is the impostor's.
    help_ = f"{view.wording.help.board}: {calling.text}" if entry.item.warns and calling.text else calling.text
    return calling._replace(text=help_)


def asking(view: ChannelView, entry: Entry) -> Iterator[Statement]:
    """Walk sentences of a warning that say when and whom to call, those first that begin with an emergency number."""
    contact = next((one for one in view.contacts_of(entry) if one.number), None)
    victim = getattr(entry.item, "if_victim", ())
    if contact is None or not entry.item.warns:
        return
    told = [*entry.item.advised, *((plain(line), f"if_victim.{at}") for at, line in enumerate(victim))]
    found = [
        Statement("", plain(text), "", path)
        for text, path in told
        if _names(Statement("", text), contact) and _BIDS_CALL.search(text) and len(text.split()) <= _LONGEST_CALL
    ]
    yield from sorted(found, key=lambda one: not _EMERGENCY.search(one.text))


def _calling(contact: Contact) -> Statement:
    label, aside = _apart(contact.label)
    return Statement(f"Gọi {_whole(contact.number) or contact.address}", label, aside=aside)


def _apart(text: str) -> tuple[str, str]:
    """Part a text from what it ends with in brackets."""
    found = re.fullmatch(r"(.*?\S) (\([^()]*\)\.?)", text)
    return (found[1], found[2]) if found else (text, "")


def _whole(number: str | None) -> str:
    """Keep a number on one line: half of it is another number. What stands behind it in brackets may have its own."""
    return re.sub(r" (?!\()", TIE, number or "")


def closing(view: ChannelView) -> Statement:
    """Return whom readers call whatever it is about."""
    return _calling(view.bulletin.unit.value.contacts_to_call[0])


def _names(said: Statement, contact: Contact) -> bool:
    """Tell whether a statement has a contact's number, however its digits are grouped."""
    number, words = (re.sub(r"(?<=\d)[\s.]+(?=\d)", "", text) for text in (contact.number or "", " ".join(said[:2])))
    return bool(re.search(rf"(?<!\d){re.escape(number)}(?!\d)", words))
