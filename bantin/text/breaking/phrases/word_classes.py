"""Classes of words, as far as lines ask for them: what names things, what tells of them, what counts them.

They lie in `word_classes.bin`, which `tools/make_segmentation.py` writes. `segmentation.LICENSE`, beside
`segmentation.bin`, tells whose both are.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from bantin.text.breaking.segmentation import key, spelled

HEADER = struct.Struct("<I")
"""How many words follow: their keys, ascending, then a byte for the class of each."""


class WordClass(IntEnum):
    """What a word does: `CLASSIFIER` counts things («chiếc»), `ADVERB` stands before or behind verbs («sắp», «nữa»)."""

    UNKNOWN = 0
    NOUN = 1
    VERB = 2
    ADJECTIVE = 3
    CLASSIFIER = 4
    ADVERB = 5


class Table(NamedTuple):
    """Keys of words, ascending, and the class of each."""

    keys: array[int]
    classes: bytes


@cache
def table() -> Table:
    """Read the table; it is 40 KB."""
    data = Path(__file__).with_name("word_classes.bin").read_bytes()
    (count,) = HEADER.unpack_from(data)
    keys = array("I")
    split = HEADER.size + count * keys.itemsize
    keys.frombytes(data[HEADER.size : split])
    if sys.byteorder == "big":
        keys.byteswap()
    return Table(keys, data[split:])


@lru_cache(maxsize=8192)
def class_of(word: str) -> WordClass:
    """Tell the class of a word in lower case; what the table does not have is `UNKNOWN`."""
    keys, classes = table()
    wanted = key(spelled(word))
    at = bisect_left(keys, wanted)
    known = at < len(keys) and keys[at] == wanted
    return WordClass(classes[at]) if known else WordClass.UNKNOWN


def classes_of(core: str) -> tuple[WordClass, WordClass]:
    """Tell the classes of the first and the last word of a segment, in lower case.

    Of words joined the longest at either end counts that the table has: of «công an xã» «công an» and «xã». Compounds
    that it does not have are mostly of their first syllable's class.
    """
    if known := class_of(core):
        return known, known
    syllables = core.split(" ")
    count = len(syllables)
    if count == 1:
        return (WordClass.UNKNOWN,) * 2
    heads = (class_of(" ".join(syllables[:end])) for end in range(count - 1, 0, -1))
    tails = (class_of(" ".join(syllables[start:])) for start in range(1, count - 1))
    first = next(filter(None, heads), WordClass.UNKNOWN)
    return first, next(filter(None, tails), first)
