"""Word segmentation: how surely each space of a text stands inside a Vietnamese word.

A conditional random field with two states, for a syllable begins a word or goes on with one, over the syllables nearby.
Its weights lie in `segmentation.bin`, which `tools/make_segmentation.py` writes; `segmentation.LICENSE` tells whose
they are. All arithmetic is on whole numbers, so that lines end at the same places on every system.
"""

from __future__ import annotations

import struct
import sys
from array import array
from binascii import crc32
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from bantin.text.patterns import regex
from bantin.text.tones import traditional

UNIT = 8
"""What a factor e in the odds that two syllables are one word adds to a margin."""

SURE = -UNIT
"""The margin from which on two syllables are taken for one word: the model would rather part two than hold them."""

NEVER = -1000
"""The margin where no word can go on."""

REACH = 2
"""How many tokens before and after one are looked at."""

PLACES = range(-REACH, REACH + 1)
"""Where a token may stand that is looked at, counted from the one in question; a run stands where it begins."""

LONGEST = 3
"""Tokens in the longest runs that have weights."""

OUTSIDE, DIGITS, CAPITAL, OTHER = range(4)
"""What a token is like: it lies before or after the text, is a number, begins with a capital, or none of these."""

HEADER = struct.Struct("<4b20bI")
"""Weights of state after state and of what the tokens nearby are like, as in `Model`, and how many runs follow."""

_TOKEN = regex(r"\d[\d.,/:–-]*|\w+(?:[-'’.&/]\w+)*|[^\w\s]")
_FINAL_Y = regex(r"(?<![^\W\d_])(h|k|l|m|s|t|qu)([yýỳỷỹỵ])(?![^\W\d_])")
_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


class Model(NamedTuple):
    """The weights of the field: what each fact adds to «this token goes on with a word», in units of `1 / UNIT`.

    Attributes:
        after: of a state after a state: begin after begin, go on after begin, begin after go on, go on after go on.
        shapes: of what the tokens nearby are like: four for each place.
        keys: of runs of tokens, ascending: `key`.
        weights: of these runs: one for each place.
    """

    after: tuple[int, int, int, int]
    shapes: tuple[int, ...]
    keys: array[int]
    weights: array[int]

    def of(self, run: str) -> array[int]:
        """Find the weights of tokens, joined by spaces: none, or one for each place."""
        wanted = key(run)
        at = bisect_left(self.keys, wanted)
        known = at < len(self.keys) and self.keys[at] == wanted
        return self.weights[len(PLACES) * at : len(PLACES) * (at + known)]


def key(run: str) -> int:
    """Give the key of tokens, joined by spaces."""
    return crc32(run.encode(errors="surrogatepass"))


def spelled(letters: str) -> str:
    """Write syllables, in lower case, as the model's keys do: wherever the tone mark stood, and «lý» as «lí»."""
    return _FINAL_Y.sub(lambda found: found[1] + found[2].translate(_TO_I), traditional(letters))


def cased(letters: str) -> str:
    """Write a token that has capitals as the model's keys do."""
    lower = spelled(letters.lower())
    if letters.isupper() and len(letters) > 1:
        return lower.upper()
    return lower[0].upper() + lower[1:] if letters[0].isupper() else lower


@cache
def model() -> Model:
    """Read the model; it is 0.2 MB."""
    data = Path(__file__).with_name("segmentation.bin").read_bytes()
    *numbers, count = HEADER.unpack_from(data)
    keys, weights = array("I"), array("b")
    split = HEADER.size + count * keys.itemsize
    keys.frombytes(data[HEADER.size : split])
    weights.frombytes(data[split:])
    if sys.byteorder == "big":
        keys.byteswap()
    begin, on_after_begin, begin_after_on, on = numbers[:4]
    return Model((begin, on_after_begin, begin_after_on, on), tuple(numbers[4:]), keys, weights)


def margins(words: Sequence[str]) -> tuple[int, ...]:
    """Find for each word of a text how surely the space before it stands inside a Vietnamese word.

    Args:
        words: the text, divided at its spaces.

    Returns:
        The best score of all ways to segment the text in which the word goes on with the one before it, less the best
        of those in which it does not: about `UNIT` times the logarithm of the odds. `NEVER` for the first word.
    """
    return _margins(" ".join(words)) if words else ()


@lru_cache(maxsize=2048)
def _margins(text: str) -> tuple[int, ...]:
    tokens: list[str] = []
    starts: list[int] = []
    for word in text.split(" "):
        starts.append(len(tokens))
        tokens += _TOKEN.findall(word) or [word]
    if text.isupper():
        tokens = [token.lower() for token in tokens]
    found = _differences(_scores(tokens), model().after)
    return (NEVER, *(found[start] for start in starts[1:]))


def _differences(scores: Sequence[int], after: tuple[int, int, int, int]) -> list[int]:
    """Compare for each token the best way through all in which it goes on with a word and that in which it begins one.

    Args:
        scores: what each token has from going on.
        after: what a state has from the one before it, as in `Model`.
    """
    begin, on_after_begin, begin_after_on, on = after
    forward = [(0, NEVER)]
    for score in scores[1:]:
        begun, gone_on = forward[-1]
        forward.append(
            (max(begun + begin, gone_on + begin_after_on), max(begun + on_after_begin, gone_on + on) + score)
        )
    found: list[int] = []
    begun = gone_on = 0
    for score, (best_begun, best_gone_on) in zip(reversed(scores), reversed(forward), strict=True):
        found.append(best_gone_on + gone_on - best_begun - begun)
        gone_on += score
        begun, gone_on = (
            max(begin + begun, on_after_begin + gone_on),
            max(begin_after_on + begun, on + gone_on),
        )
    return found[::-1]


def _scores(tokens: Sequence[str]) -> list[int]:
    """Add up for each token what speaks for its going on with a word: the tokens nearby, and what they are like."""
    count = len(tokens)
    weighed = model().shapes
    shapes = [OUTSIDE] * REACH + [_shape(token) for token in tokens] + [OUTSIDE] * REACH
    around = [[weighed[4 * at + shape] for shape in shapes[at : at + count]] for at in range(len(PLACES))]
    found = list(map(sum, zip(*around, strict=True)))
    spellings = [_spellings(token) for token in tokens]
    for start in range(count):
        lower, written = "", ""
        for small, own in spellings[start : start + LONGEST]:
            lower, written = (f"{lower} {small}", f"{written} {own}") if lower else (small, own)
            for place, weight in _weights(lower, written):
                if 0 <= start - place < count:
                    found[start - place] += weight
    return found


def _shape(token: str) -> int:
    if token[0].isdigit():
        return DIGITS
    return CAPITAL if token[0].isupper() else OTHER


@lru_cache(maxsize=4096)
def _spellings(token: str) -> tuple[str, str]:
    return spelled(token.lower()), cased(token)


@lru_cache(maxsize=8192)
def _weights(lower: str, written: str) -> tuple[tuple[int, int], ...]:
    """Find where a run may stand and weighs something, and how much: in small letters, and what its own letters add."""
    found = list(zip(PLACES, model().of(lower), strict=False))
    if written != lower:
        found += zip(PLACES, model().of(written), strict=False)
    return tuple((place, weight) for place, weight in found if weight)
