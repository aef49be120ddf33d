"""Beats: the statements of an item in the order in which they are said, and what they are called where one goes on."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from bantin.channels.led.dividing import Parts
from bantin.channels.led.shapes import Field
from bantin.channels.led.statements import Draw, Statement
from bantin.channels.led.tiny.shortening import (
    HANGING,
    LIMITING,
    MARKS,
    OWNING,
    beginnings,
    begins_deed,
    is_judged,
    stem_of_list,
)
from bantin.text.breaking.opportunities import segments
from bantin.text.breaking.phrases.function_words import CONJUNCTIONS, PREPOSITIONS
from bantin.text.breaking.phrases.leaning import segment_of
from bantin.text.breaking.phrases.word_classes import WordClass
from bantin.text.breaking.portions import portions
from bantin.text.normal import plain
from bantin.text.patterns import regex

_LEAST_WORDS, MOST_WORDS, _LONGEST = 3, 7, 12
"""Words of what an item is called above what follows its headline: at least, at most on one line, and on two."""

_FILLING = {"đã", "được", "số", "của", "là", "các", "và"}
"""Words that say nothing more in a caption than is said without them."""

_REASONS = {"để", "nhằm", "do", "vì"}
"""They begin why something is so: what is closed is so without the reason too."""

_EXCEPT = {"ngoài", "trừ"}
"""What begins so turns the name before it around."""

_ABOUT = {"khoảng", "chừng", "độ"}
"""It tells how old somebody is or how much something, and names end before it."""

_PLACES = {"gần", "trong", "trên", "dưới", "ngoài", "khi", "nếu", "lúc", "sau", "trước"}
"""They begin where or when something may not be done, in titles that begin with a deed."""


class Beat(NamedTuple):
    """A statement of an item, in the order in which they are said.

    Attributes:
        draw: makes the card of a picture.
        said: headline and second line.
        tiny: whether it is said by the form for tiny boards alone, or by all others; None for all.
        follows: whether what the item is called stands above it.
        whole: whether it stands on one picture: half of a number with what it counts is another fact.
        stays: whether its headline has a picture of its own where what follows stands below it as well.
        alone: whether its second line says enough without its headline, as what to do about a danger does.
        name: by which what was found of it is known, beside its field; None where nothing is to be remembered.
    """

    draw: Draw
    said: Statement
    tiny: bool | None = None
    follows: bool = False
    whole: bool = False
    stays: bool = False
    alone: bool = False
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
        headed: whether no picture has its headline alone: it stands above all that is said, as it is.
    """

    beats: tuple[Beat, ...]
    said: Statement
    left: tuple[str, ...] = ()
    core: bool = True
    more: int = 0
    headed: bool = False


def joined(beats: Sequence[Beat], parts: Sequence[Parts], head: str) -> tuple[Sequence[Beat], list[Parts]]:
    """Leave off a picture with nothing but the headline where the next one has all of that above what it says."""
    (first, *others), (begun, *rest) = beats, parts
    follows = begun[1].head if len(begun) > 1 else others and others[0].follows
    said = not begun[0].text and begun[0].title.rstrip(MARKS) == head
    if first.stays or not said or not follows:
        return beats, list(parts)
    return (beats, [begun[1:], *rest]) if len(begun) > 1 else (others, rest)


def unrepeated(head: str, caption: str) -> tuple[str, str]:
    """Leave off whichever of a headline and a figure's caption below it says only what the other one does."""
    above, below = (set(plain(words).lower().replace(",", "").split()) - _FILLING for words in (head, caption))
    if below <= above:
        return head, ""
    return ("", caption) if above <= below else (head, caption)


def as_tiny(beat: Beat) -> Beat:
    """Have a statement said as tiny boards say it."""
    return beat._replace(said=beat.said.joined)


def in_field(beat: Beat, form: str, field: Field) -> Beat:
    """Have it said beside a field of colour, in a form; from then on it is known by its name."""
    place = {"shape": form, "field": field.pixels, "pictured": field.pictured, "named": field.named}
    return beat._replace(draw=partial(beat.said.drawn(beat.draw), **place), name=(beat.identity, form, field))


def names(titles: Sequence[tuple[str, str]], glossary: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Walk what an item may be called where it is repeated, best first, each with its path.

    The first words of a title are a name only where a phrase ends with them: «Nộp thuế sử dụng đất», of «Nộp thuế sử
    dụng đất phi nông nghiệp», is none. What is not done is never cut («Không ra sông khi có lũ»), nor is a list or a
    question.
    """
    told = [plain(title) for title, _ in titles]
    found = chain(_names(titles, glossary), without_reasons(titles, glossary))
    for head, path in dict.fromkeys(found):
        if all(head == title.rstrip(MARKS) or _names_whole(head, title) for title in told if title.startswith(head)):
            yield head, path


def without_reasons(titles: Sequence[tuple[str, str]], glossary: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Walk titles up to the reason that they give: «Lịch tạm ngừng cấp điện», of «… để sửa đường dây»."""
    for title, path in titles:
        parts = segments(plain(title), glossary)
        for at, part in enumerate(parts):
            if at and part.lower() in _REASONS and _LEAST_WORDS <= len(" ".join(parts[:at]).split()) <= _LONGEST:
                yield " ".join(parts[:at]).rstrip(MARKS), path


def _names_whole(head: str, title: str) -> bool:
    """Whether the first words of a title name what all of it is about."""
    rest = title[len(head) :]
    if begins_deed(head) and is_judged(head, title):
        return False
    if "?" in rest or stem_of_list(head, title) is not None or _ends_amid_name(head, title) or _dangles(head, rest):
        return False
    if rest[:1] in MARKS.strip().replace(",", "") or rest.startswith((" –", " (", " «", " “", ' "')):
        return True
    after = segment_of(segments(rest.lstrip(" ,"))[0])
    if rest.startswith(","):
        # A lone syllable goes on with a list («thu, | chi»), as a deed does after a deed («kiểm tra, | đánh giá»).
        deeds = after.first is segment_of(segments(head)[-1]).last is WordClass.VERB
        return not deeds and (not after.single or after.core in LIMITING | CONJUNCTIONS)
    # A noun that follows says more of what stands before it: «tiền | điện», «đất | phi nông nghiệp».
    if after.core.split()[0] in PREPOSITIONS:
        return after.core not in OWNING | _EXCEPT and not _orders_where(head, after.core)
    acts = after.first is WordClass.VERB and len(head.split()) > _LEAST_WORDS
    return acts or after.core in CONJUNCTIONS | _ABOUT


def _dangles(head: str, rest: str) -> bool:
    """Whether the first words of a title end in what says nothing without the rest of it."""
    words = head.lower().split()
    if set(words) & LIMITING and rest.lower().split()[0] not in _REASONS:
        return True
    begun = "," in head and len(head.rpartition(",")[2].split()) < _LEAST_WORDS and not head[-1].isdigit()
    return begun or words[-1] in PREPOSITIONS | CONJUNCTIONS | LIMITING | HANGING


def _orders_where(head: str, word: str) -> bool:
    """Whether words say where or when something is done, without which it is another thing: «Thả diều | gần»."""
    return word in _PLACES and begins_deed(head)


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
            ends = rest and (head != first or _tells_where(head, rest[0]))
            if ends and _LEAST_WORDS <= len(head.split()) <= _LONGEST:
                yield head, path
    for title, path in short:
        found = beginnings(title, glossary, free=False)
        yield from ((head, path) for head in found if _LEAST_WORDS <= len(head.split()) <= _LONGEST)
    yield from ((title, path) for title, path in short if len(title.split()) > MOST_WORDS)


def _tells_where(head: str, rest: str) -> bool:
    """Tell whether what goes on with a name only says where or when, or with whom."""
    words = rest.lower().split()
    leans = {words[0], " ".join(words[:2])} & (PREPOSITIONS - OWNING)
    return bool(leans) and not set(head.lower().split()) & LIMITING
