"""Whom cards and films say to call; about what is neither urgent nor severe no emergency number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from bantin.model.bulletin import Bulletin, Entry
from bantin.model.item import AlertSeverity
from bantin.model.unit import Contact, Unit
from bantin.text.numbers import EMERGENCY, number_to_dial

_FEWEST_WORDS = 3
"""Words of a desk's name that nothing else is called by: «Trực vận hành», but not «Công an»."""


def is_urgent(entry: Entry) -> bool:
    """Return whether an item tells of a danger, of what befell somebody, or seeks somebody."""
    return entry.item.wears in {"beware", "tale"} or entry.kind == "appeal"


def to_ask(bulletin: Bulletin, entry: Entry, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """Leave emergency numbers off what is neither urgent nor severe: who has a question does not call 113.

    Whom the item names itself stays.
    """
    if is_urgent(entry) or bulletin.named_contacts(entry.item) or entry.item.alert_severity is not AlertSeverity.INFO:
        return tuple(contacts)
    return tuple(contact for contact in contacts if contact.dial not in EMERGENCY)


def called(
    contacts: Sequence[Contact], unit: Unit, said: Iterable[Iterable[str]], day: dt.date, *, urgent: bool
) -> tuple[Contact, ...]:
    """List whom a card's foot may say to call: first whom its own words say first, so that it shows no other number.

    Args:
        contacts: whom the item's readers are sent to.
        unit: whose contacts the words may name, those too.
        said: the words of the card; and those of its item, where this names no contact: a story has one number.
        day: of the bulletin.
        urgent: whether it tells of a danger; of what does not, numbers for emergencies and for reports come last.
    """
    named: list[Contact] = []
    ids = {contact.id for contact in contacts}
    for text in map("\n".join, said):
        own = ((end, unit.contacts[at]) for end, at in unit.numbers_in(text))
        found = sorted(own, key=lambda one: one[1].id not in ids)  # of two with one number whom readers are sent to
        for number, who in EMERGENCY.items():
            match = number_to_dial(number).search(text)
            if match and unit.at_number(number, alone=True) is None:
                found.append((match.end(), _emergency(number, who, day)))
        found = found or list(_desks(contacts, unit, text.casefold()))
        named += [contact for _, contact in sorted(found, key=itemgetter(0))]
    rest = sorted(contacts, key=lambda one: not urgent and (not one.answers or one.dial in EMERGENCY))
    return tuple(dict.fromkeys((*named, *rest)))


def _desks(contacts: Sequence[Contact], unit: Unit, text: str) -> Iterator[tuple[int, Contact]]:
    """Find desks that a text names without their numbers: the number beside a desk's name is its own."""
    for contact in contacts:
        name = unit.answering(contact).casefold()
        if contact.number and len(name.split()) >= _FEWEST_WORDS and (at := text.find(name)) >= 0:
            yield at, contact


def _emergency(number: str, who: str, day: dt.date) -> Contact:
    return Contact(id=f"khan-cap-{number}", label=who[:1].upper() + who[1:], number=number, checked_on=day)
