"""Whom to call about a danger: the contact of the unit that answers what its topic is, before the usual ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bantin.model.bulletin import Bulletin, Entry
from bantin.model.item import AlertSeverity, Item
from bantin.model.unit import Contact
from bantin.text.numbers import EMERGENCY, number_to_dial

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "fire": ("114",),
    "wildfire": ("114",),
    "flood": ("112", "114"),
    "landslide": ("112", "114"),
    "rescue": ("112", "114"),
    "theft": ("113",),
    "mushroom": ("115",),
}
"""Scenes of dangers, and the emergency numbers that answer them, fittest first; of others the usual one is asked."""


def contacts_about(bulletin: Bulletin, item: Item, scene: str) -> tuple[Contact, ...]:
    """List the contacts that a reader of an item is sent to, first whoever answers the danger that it warns of.

    Only a contact that the unit lists is one. What an item names itself, or its words say to call, is not added to.

    Args:
        bulletin: that the item is in.
        item: whose readers they are.
        scene: what it is about.
    """
    usual = bulletin.contacts_of(item)
    if item.wears not in {"beware", "tale"} or bulletin.named_contacts(item):
        return usual
    known = {contact.dial: contact for contact in bulletin.unit.value.contacts}
    said = " \n ".join(item.asking)
    if any(number_to_dial(number).search(said) for number in {*EMERGENCY, *filter(None, known)}):
        return usual
    answers = next((known[number] for number in ANSWERS.get(scene, ()) if number in known), None)
    return tuple(dict.fromkeys((answers, *usual))) if answers else usual


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
