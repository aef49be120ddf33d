"""Beats: the statements of an item in the order in which they are said, and what they are called where one goes on."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from bantin.channels.led.dividing import Parts
from bantin.channels.led.shapes import Field
from bantin.channels.led.statements import Draw, Statement
from bantin.channels.led.tiny.shortening import LIMITING, MARKS, OWNING, beginnings, stem_of_list
from bantin.text.breaking.phrases.function_words import PREPOSITIONS
from bantin.text.breaking.portions import portions
from bantin.text.normal import plain
from bantin.text.patterns import regex

_LEAST_WORDS, MOST_WORDS = 3, 7
"""Words of what an item is called above what follows its headline, at least and at most."""


class Beat(NamedTuple):
    """A statement of an item, in the order in which they are said.

    Attributes:
        draw: makes the card of a picture.
        said: headline and second line.
        tiny: whether it is said by the form for tiny boards alone, or by all others; None for all.
        follows: whether what the item is called stands above it.
        whole: whether it stands on one picture: half of a number with what it counts is another fact.
        stays: whether its headline has a picture of its own where what follows stands below it as well.
        name: by which what was found of it is known, beside its field; None where nothing is to be remembered.
    """

    draw: Draw
    said: Statement
    tiny: bool | None = None
    follows: bool = False
    whole: bool = False
    stays: bool = False
    name: Hashable = None

    @property
    def identity(self) -> Hashable:
        """What tells it from other statements of its item: the values that its card is made with are alive as long."""
        draw = self.draw if isinstance(self.draw, partial) else partial(self.draw)
        return tuple(self)[1:], draw.args, tuple((name, id(value)) for name, value in draw.keywords.items())


class Script(NamedTuple):
    """A way to say an item.

    Attributes:
        beats: what is said, in order.
        said: its headline and second line.
        left: what is told of it: names of lists in `Told`.
        core: whether it says what it is, what to do, its day or its figure, and whom to call.
        more: pictures that it may take beyond what readers of the board see.
    """

    beats: tuple[Beat, ...]
    said: Statement
    left: tuple[str, ...] = ()
    core: bool = True
    more: int = 0


def joined(beats: Sequence[Beat], parts: Sequence[Parts], head: str) -> tuple[Sequence[Beat], list[Parts]]:
    """Leave off a picture with nothing but the headline where the next one has all of that above what it says."""
    (first, *others), (begun, *rest) = beats, parts
    follows = begun[1].head if len(begun) > 1 else others and others[0].follows
    said = not begun[0].text and begun[0].title.rstrip(MARKS) == head
    if first.stays or not said or not follows or len(head.split()) > MOST_WORDS:
        return beats, list(parts)
    return (beats, [begun[1:], *rest]) if len(begun) > 1 else (others, rest)


def as_tiny(beat: Beat) -> Beat:
    """Have a statement said as tiny boards say it."""
    return beat._replace(said=beat.said.joined)


def in_field(beat: Beat, form: str, field: Field) -> Beat:
    """Have it said beside a field of colour, in a form; from then on it is known by its name."""
    place = {"shape": form, "field": field.pixels, "pictured": field.pictured, "named": field.named}
    return beat._replace(draw=partial(beat.said.drawn(beat.draw), **place), name=(beat.identity, form, field))


def names(titles: Sequence[tuple[str, str]], glossary: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Walk what an item may be called where it is repeated, best first, each with its path.

    The first words of a title are a name only where a clause ends with them, or where and when something is follows:
    «Nộp thuế sử dụng», of «Nộp thuế sử dụng đất», is none. What is not done is never cut: «Không ra sông khi có lũ».
    One that ends amid a list tells of its first things alone, and comes last.
    """
    told = [plain(title) for title, _ in titles]
    found = [one for one in _names(titles, glossary) if not any(_ends_amid_name(one[0], title) for title in told)]
    amid = [
        (head, path) for head, path in found if any(stem_of_list(head, plain(title)) is not None for title, _ in titles)
    ]
    yield from (one for one in found if one not in amid)
    yield from (
        (stem, path) for head, path in amid for title, _ in titles if (stem := stem_of_list(head, plain(title)))
    )
    yield from amid


_OFFICE = regex(
    r"(?:Trường|Trung tâm|Bệnh viện|Trạm|Ủy ban|UBND|Công ty|Phòng|Ban|Sở|Chi cục|Hội)"
    r"(?: (?!(?:có|bị|được|và|ở|tại|từ|để|cho|khi|trong|do)(?!\w))[^\s,;:.]+)* [A-ZĐẢ-Ỹ]\w*"
)
"""The name of an office: what it is, and the place whose it is: «Trường Phổ thông dân tộc nội trú Khau Mạ»."""


def _ends_amid_name(head: str, title: str) -> bool:
    """Whether a head ends amid the name of an office, and so names another or none."""
    return title.startswith(head) and any(one.start() < len(head) < one.end() for one in _OFFICE.finditer(title))


def _names(titles: Sequence[tuple[str, str]], glossary: frozenset[str]) -> Iterator[tuple[str, str]]:
    short = [(plain(title).rstrip(MARKS), path) for title, path in titles]
    yield from ((title, path) for title, path in short if len(title.split()) <= MOST_WORDS)
    for title, path in short:
        for count in (2, 3):
            first, *rest = portions(title, count, glossary)
            head = first.rstrip(MARKS)
            if rest and len(head.split()) <= MOST_WORDS and (head != first or _tells_where(head, rest[0])):
                yield head, path
    for title, path in short:
        found = beginnings(title, glossary, free=False)
        yield from ((head, path) for head in found if _LEAST_WORDS <= len(head.split()) <= MOST_WORDS)
    yield from ((title, path) for title, path in short if len(title.split()) > MOST_WORDS)


def _tells_where(head: str, rest: str) -> bool:
    """Tell whether what goes on with a name only says where or when, or with whom."""
    words = rest.lower().split()
    leans = {words[0], " ".join(words[:2])} & (PREPOSITIONS - OWNING)
    return bool(leans) and not set(head.lower().split()) & LIMITING
