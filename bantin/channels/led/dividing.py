"""Dividing what a board says over pictures, each of which reads alone: whoever passes sees one or two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import combinations, pairwise
from typing import NamedTuple

from bantin.channels.led.statements import Statement
from bantin.channels.led.tiny.shortening import begins_deed, ends_in_deed, stem_of_list, tells
from bantin.text.bold import cut
from bantin.text.breaking.opportunities import segments
from bantin.text.breaking.phrases.clinging import clinging
from bantin.text.breaking.phrases.function_words import CONJUNCTIONS, PREPOSITIONS
from bantin.text.breaking.portions import portions
from bantin.text.breaking.syllables import split_clauses, split_sentences
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised


class Part(NamedTuple):
    """What stands on one picture: a headline and a second line, below a headline that was there before, set small."""

    title: str
    text: str
    head: str = ""


Parts = Sequence[Part]

_ENDS_SENTENCE, _ENDS_CLAUSE = regex(r"[.!?…][”»’)\"']*\**$"), regex(r"(?: [–-]|[,;:])\**$")

_LEANING = CONJUNCTIONS | PREPOSITIONS | {"bị", "là"}
"""With these nothing begins that reads alone."""

_LEADING_IN = {"từ", "trong", "với", "khi", "sau", "trước", "tại", "qua", "theo", "để", "nếu", "nhờ", "do", "vì"}
"""With these a sentence may begin that says what it is about after a comma."""

_TWO, _LOOSEST = 2, 0.5
"""Parts of a headline; and how strongly words may cling between which it is divided, at most."""

_LEAST = 3
"""Words of a picture: fewer are a remainder, for which nobody looks up."""

_HEADLINES = 3
"""Pictures of a headline at most: nobody waits for the fourth."""

_PART_OF = regex(r"(?:trong đó|gồm|bao gồm|riêng|nhất là|kể cả)(?!\w)", re.IGNORECASE)
"""What begins so is told of what stands before it."""

_WEEKDAY = regex(r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),?$", re.IGNORECASE)
"""What ends so goes on with the day that it is: «thứ Năm, | 24/12»."""

_THEN = regex(r"(?<!\w)thì(?!\w)")
"""What goes before it is a condition, and no clause of its own: «Bị trêu chọc, | dọa nạt thì báo thầy cô»."""

_EVENEST = 2
"""Ways to divide sentences that are tried: those whose longest part is shortest."""

_FEW = 2
"""Words of a headline that says too little to stand alone where its second line is divided: «Đừng chờ.»"""


def ways(said: Statement, most: int, glossary: frozenset[str], *, headlines: bool, loose: bool) -> Iterator[list[Part]]:
    """List ways to divide a statement over pictures, the fewest first.

    Of the same count those come first that leave the second line whole, unless the headline says too little alone. A
    single word, such as «Được.», has a picture of its own only if `loose`: it stands with what goes on with it.

    Args:
        said: headline and second line.
        most: pictures.
        glossary: words that nothing may break.
        headlines: whether a headline may be divided.
        loose: whether what comes later may be no clause of its own, for words that have no room otherwise.
    """
    yield [Part(said.title, said.text)]
    words = len(plain(said.title).split())
    short, lone = words <= _FEW, words == 1 and not loose
    for count in range(2, most + 1):
        shares = ((above, count - above) for above in range(count + 1))
        found = (way for share in shares for way in _divided(said, *share, glossary, loose=loose))
        allowed = [way for way in found if headlines or sum(bool(part.title) for part in way) <= 1]
        allowed = [way for way in allowed if not (lone and said.text and way[0].title and not way[0].text)]
        yield from sorted(allowed, key=lambda way: (bool(way[0].title and way[0].text) != short, _flaws(way)))


def _divided(said: Statement, above: int, below: int, glossary: frozenset[str], *, loose: bool) -> Iterator[list[Part]]:
    """List ways to set a headline on some pictures and a second line on others; on none, it begins beside that."""
    title, text, *_ = said
    if (not title and above) or (title and not text and below) or (text and not below):
        return
    titles = _titles(said, above, glossary, loose=loose) if above else [[]]
    texts = _texts(said, below, glossary, loose=loose) if below else [[]]
    for headline in titles:
        for lines in texts:
            if above or not title:
                yield [*(Part(part, "") for part in headline), *(Part("", part, title) for part in lines)]
            else:
                first, *others = lines
                yield [Part(title, first), *(Part("", part, title) for part in others)]


def _titles(said: Statement, count: int, glossary: frozenset[str], *, loose: bool) -> list[list[str]]:
    """Divide a headline into things that are each done or told; if `loose`, into any phrases where it has no such.

    A member of its list, or a thing that is done with what another part names, alone says something else. What was
    written for boards is said in whatever parts have room.
    """
    if count == 1 or said.title_path.startswith("led."):
        found = _portions(said.title, count, glossary, loose=True)
        fit = [parts for parts in found if not any(map(_is_remainder, parts))]
        # A remainder is better than words that an editor wrote and nobody reads.
        return fit or [*(_in_two(said.title, glossary) if count == _TWO else ()), *found]
    found = _portions(said.title, count, glossary, loose=loose) if count <= _HEADLINES else []
    whole = [parts for parts in found if not any(map(_leans, parts[1:]))]
    # A torn headline is said only where it would be said nowhere else.
    return (whole or found) if loose else [parts for parts in whole if _go_on(parts)]


def _texts(said: Statement, count: int, glossary: frozenset[str], *, loose: bool) -> list[list[str]]:
    """Divide a second line at ends of sentences and at semicolons; what was written for boards into any clauses.

    Of a sentence a part alone may say the opposite: «Không cho người, | gia súc lại gần», or order what it warns of.
    """
    if count == 1 or said.text_path.startswith("led."):
        found = _portions(said.text, count, glossary, loose=loose)
        return [parts for parts in found if count == 1 or not any(map(_is_remainder, parts))]
    whole = [clause for sentence in cut(said.text, split_sentences) for clause in cut(sentence, split_clauses)]
    ways = [
        [" ".join(whole[start:end]) for start, end in pairwise((0, *ends, len(whole)))]
        for ends in combinations(range(1, len(whole)), count - 1)
    ]
    # What goes on with a sentence says nothing without it: «…; | với mức 2.340.000 đồng là 1.872.000 đồng».
    fit = [
        parts
        for parts in ways
        if all(len(plain(part).split()) >= _LEAST for part in parts)
        and not any(_leans(part) and not _ENDS_SENTENCE.search(before) for before, part in pairwise(parts))
    ]
    return list(map(_alone, sorted(fit, key=lambda parts: max(map(len, parts)))[:_EVENEST]))


def _go_on(parts: Sequence[str]) -> bool:
    return not any(
        stem_of_list(plain(before), f"{plain(before)}, {plain(after[:1].lower() + after[1:])}") is not None
        or not begins_deed(plain(after))
        or ends_in_deed(plain(before))
        for before, after in pairwise(parts)
    )


def _portions(text: str, count: int, glossary: frozenset[str], *, loose: bool) -> list[list[str]]:
    """Divide a text into so many clauses; if `loose`, into other parts too where it has no such clauses."""
    return list(map(list, _portioned(text, count, glossary, loose=loose)))


@lru_cache(maxsize=1024)  # while a board is arranged, the same few texts are divided thousands of times
def _portioned(text: str, count: int, glossary: frozenset[str], *, loose: bool) -> Sequence[Sequence[str]]:
    if count == 1:
        return [[text]]
    tried = [cut(text, partial(portions, count=count, extra=glossary, evenly=evenly)) for evenly in (False, True)]
    found = [parts for at, parts in enumerate(tried) if len(parts) == count and parts not in tried[:at]]
    # Whom or what a colon names says nothing without what is said of them: «Khu phố 4: | nhận số nhà mới».
    found = [parts for parts in found if not any(_names_before(part) for part in parts[:-1])]
    clauses = [parts for parts in found if _are_clauses(parts)]
    return list(map(_alone, clauses or (found if loose else [])))


def _in_two(title: str, glossary: frozenset[str]) -> list[list[str]]:
    """Divide what was written for boards where its words cling least, and neither part is a remainder.

    So no ban loses where it holds: «Cấm ô tô | đường Nguyễn Văn Cừ, đoạn chợ», not «… | đoạn chợ».
    """
    parts = segments(title, glossary)
    held = clinging(parts)
    halves = ((held.get(at - 1, 0.0), [" ".join(parts[:at]), " ".join(parts[at:])]) for at in range(1, len(parts)))
    fit = [
        (torn, half)
        for torn, half in halves
        if torn <= _LOOSEST and not any(map(_is_remainder, half)) and not _names_before(half[0])
    ]
    return [_alone(min(fit)[1])] if fit else []


def _names_before(part: str) -> bool:
    words = plain(part)
    return words.endswith(":") and not tells(words)


def _is_remainder(part: str) -> bool:
    """Whether a part of a text is hardly more than a word, of which nobody knows what it is of: «một con»."""
    return len(plain(part).split()) < _LEAST


def clauses(text: str, count: int, glossary: frozenset[str], *, listed: bool = False) -> list[list[str]]:
    """Divide a text into so many clauses, each of which says something alone; none where it has no such clauses.

    Args:
        text: to divide.
        count: how many clauses are wanted.
        glossary: words that nothing may break.
        listed: whether members of a list are clauses too, as in a description.
    """
    tried = [cut(text, partial(portions, count=count, extra=glossary, evenly=evenly)) for evenly in (False, True)]
    found = [parts for at, parts in enumerate(tried) if len(parts) == count and parts not in tried[:at]]
    fit = [parts for parts in found if all(map(_ends, parts[:-1])) if listed or _are_clauses(parts)]
    return [parts for parts in map(_alone, fit) if not any(map(_leans, parts))]


def _are_clauses(parts: Sequence[str]) -> bool:
    """Whether each says something alone: what follows a comma and has no verb is a member of a list."""
    if not all(map(_ends, parts[:-1])) or any(len(plain(part).split()) < _LEAST for part in parts):
        return False
    if any(_PART_OF.match(plain(part)) for part in parts[1:]) or _is_adverbial(plain(parts[0])):
        return False
    if any(_THEN.search(plain(after)) and not _THEN.search(plain(before)) for before, after in pairwise(parts)):
        return False
    if any(_WEEKDAY.search(plain(before)) and plain(after)[:1].isdigit() for before, after in pairwise(parts)):
        return False
    return all(
        _ENDS_SENTENCE.search(before) or (tells(after) and not _leans(after)) for before, after in pairwise(parts)
    )


def begins_as(text: str, head: str) -> bool:
    """Tell whether a text begins with words of a headline, and so names by itself what it is of."""
    begun, told = plain(text).lower().split()[:_LEAST], plain(head).lower()
    return len(begun) == _LEAST and f" {' '.join(begun)} " in f" {told} "


def _is_adverbial(part: str) -> bool:
    """Whether words before a comma only say when or from where what follows is: «Từ một bình luận tối 14/11»."""
    return bool({part.lower().split()[0]} & _LEADING_IN) and "," not in part.rstrip(" ,;")


def _alone(parts: Sequence[str]) -> list[str]:
    """Let each clause begin and end as one that stands alone."""
    begun = [after if _ends(before) is None else capitalised(after) for before, after in pairwise(parts)]
    *before, last = [parts[0], *begun]
    return [*(_ENDS_CLAUSE.sub("", part) for part in before), last]


def _ends(part: str) -> re.Match[str] | None:
    return _ENDS_SENTENCE.search(part) or _ENDS_CLAUSE.search(part)


def _flaws(way: Sequence[Part]) -> int:
    """Count the parts that do not read alone, or are hardly more than a word."""
    said = [part.title or part.text for part in way]
    return sum(map(_leans, said[1:])) + sum(len(plain(words).split()) < _LEAST for words in said)


def _leans(part: str) -> bool:
    words = plain(part).lower().split()
    return bool({" ".join(words[:1]), " ".join(words[:2])} & _LEANING)
