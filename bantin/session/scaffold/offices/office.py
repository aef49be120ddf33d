"""What a kind of office writes into its first files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bantin.model.sample import Fields
from bantin.model.words.words import WordSet


class FirstContact(NamedTuple):
    """A contact that every office of the kind may name; its number is its identifier unless there is one.

    Of the office's own only the office knows the number: that stays empty until somebody writes it.
    """

    number: str
    label: str
    id: str = ""


def own_contact(name: str) -> FirstContact:
    """Begin with the office itself: whom its readers call first."""
    return FirstContact("", name, id="lien-he")


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of office.

    Attributes:
        about: what it is called where editors choose.
        words: the set of words that it uses.
        theme: its colours.
        name: its short name, of an example place.
        parent: its parent body.
        page: how the address of its fanpage ends.
        contacts: whom readers may call; the first is the one that examples name.
        hashtag: words joined by hyphens.
        bulletin: how the title of a bulletin begins.
        intro: how a bulletin introduces itself.
        first: kinds of the first items.
        common: fields that items of every kind may have, where they differ from those that the kinds write.
        examples: fields of items by kind, likewise.
        comments: by the name of a field, what stands above it in new files instead of its description.
    """

    about: str
    words: WordSet
    theme: str
    name: str
    parent: str
    page: str
    contacts: tuple[FirstContact, ...]
    hashtag: str
    bulletin: str
    intro: str
    first: tuple[str, ...] = ("warning", "guide", "deadline")
    common: Fields = field(default_factory=dict)
    examples: Mapping[str, Fields] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
