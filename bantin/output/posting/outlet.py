"""What every place of posts can do; `facebook` and `zalo` are the two sorts there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bantin.model.parts.item_code import GROUP, LETTERS, SEPARATOR, is_item_code
from bantin.output.posting.ledger import Pieces
from bantin.output.posting.posts import Approved, Place, Post
from bantin.text.patterns import regex

_CODE = regex(rf"(?<![\w-])[{LETTERS}]{{{GROUP}}}{SEPARATOR}[{LETTERS}]{{{GROUP}}}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Shown:
    """A post as its place has it.

    Attributes:
        number: the platform's.
        text: empty where the place does not tell.
        at: when it will be seen; None where it is seen now.
    """

    number: str
    link: str = ""
    text: str = ""
    at: dt.datetime | None = None


class Outlet(Protocol):
    """A place of posts that is connected. All that it does may raise `PostingError`."""

    @property
    def place(self) -> Place:
        """Which it is."""
        ...

    @property
    def schedules(self) -> bool:
        """Whether it takes posts for later."""
        ...

    def prepare(self, post: Post, approved: Approved, pieces: Pieces) -> None:
        """Send what nobody sees; what was sent before is not sent again."""
        ...

    def show(self, post: Post, pieces: Pieces, at: dt.datetime | None) -> str:
        """Make the one call that readers see, once; returns the post's number."""
        ...

    def find(
        self, posts: Sequence[Post], pieces: Mapping[tuple[str, str], Pieces], since: dt.datetime
    ) -> Mapping[str, Shown]:
        """Find which posts are there, or will be, by their codes.

        Args:
            posts: of the month, those of all places.
            pieces: of those of this place.
            since: before which none can have been sent.
        """
        ...

    def look(self, number: str) -> Shown:
        """Read a post back."""
        ...

    def edit(self, number: str, title: str, text: str) -> None:
        """Give a post another text; may be repeated."""
        ...

    def remove(self, number: str) -> None:
        """Take a post back; done already is done."""
        ...


def bears(message: str, post: Post, others: Iterable[Post]) -> bool:
    """Return whether a message that stands somewhere is a post: it has its code, and is no other one's text."""
    if post.code not in codes(message):
        return False
    words = message.split()
    return words == post.text.split() or not any(words == other.text.split() for other in others if other != post)


def codes(message: str) -> set[str]:
    """List the codes in a message."""
    return {found for found in _CODE.findall(message) if is_item_code(found)}
