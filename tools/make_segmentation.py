"""Write what is known of words: `python tools/make_segmentation.py underthesea-9.5.0-py3-none-any.whl`.

`pip download --no-deps underthesea==9.5.0` brings the wheel (Apache-2.0). Its conditional random fields were trained on
the corpus of VLSP 2013. Of the weights of the one that segments, this takes what speaks for going on with a word less
what speaks for beginning one; brings spellings of the same syllables together; stores what capitals add to small
letters; leaves out what weighs little; and rounds the rest to whole numbers. Of those of the one that tags parts of
speech, it takes which class a word by itself speaks for most, and leaves out words that speak for two about alike. The
same wheel gives the same bytes.
"""  # noqa: INP001 - a script, part of no package

from __future__ import annotations

import argparse
import hashlib
import re
import struct
import sys
import zipfile
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from bantin.text.breaking import segmentation
from bantin.text.breaking.phrases import word_classes
from bantin.text.breaking.phrases.word_classes import WordClass
from bantin.text.breaking.segmentation import (
    CAPITAL,
    DIGITS,
    HEADER,
    OTHER,
    OUTSIDE,
    PLACES,
    REACH,
    UNIT,
    cased,
    key,
    spelled,
)

SHA256 = "81400f41b75ceff6f80c52b4ad043806c80f5899ec555d8e6374d468a59bce56"
MEMBER = "underthesea/pipeline/word_tokenize/models/ws_crf_vlsp2013_20230727/models.bin"
TARGET = Path(segmentation.__file__).with_name("segmentation.bin")

TAGGER = "underthesea/pipeline/pos_tag/models/pos_crf_vlsp2013_20230303/models.bin"
CLASSES = Path(word_classes.__file__).with_name("word_classes.bin")

LEAST = 0.2
"""Weights below this are left out: without them as many spaces are told right."""

LEAST_SURE = 0.7
"""How much more a word must weigh for its class than for the next one."""

Place = tuple[int, int]
"""The first and the last token that a fact is about, counted from the one in question."""

_FEATURE = re.compile(r"T\[(-?\d)(?:,(-?\d))?\](?:\.(\w+))?=(.*)", re.DOTALL)
_ENDS = ("BOS", "EOS")
_LIKE = {
    DIGITS: {"istitle": "False", "isdigit": "True", "is_in_dict": "False"},
    CAPITAL: {"istitle": "True", "isdigit": "False", "is_in_dict": "False"},
    OTHER: {"istitle": "False", "isdigit": "False", "is_in_dict": "False"},
}
"""What the model says of tokens. It was trained without its dictionary: no token is in it."""
_OF_WORD = ("T[0]=", "T[0].lower=")
_TAGS = {
    "B-N": WordClass.NOUN,
    "B-V": WordClass.VERB,
    "B-A": WordClass.ADJECTIVE,
    "B-Nc": WordClass.CLASSIFIER,
    "B-R": WordClass.ADVERB,
}


class Crfsuite:
    """A model file of CRFsuite, as far as it is needed: github.com/chokkan/crfsuite, `lib/crf/src/crf1d_model.c`.

    Attributes:
        transitions: label, next label → weight.
        states: attribute, label → weight.
    """

    def __init__(self, data: bytes) -> None:
        magic, _, _, _, _, _, _, features, labels, attributes, *_ = struct.unpack_from("<4sI4s9I", data)
        if magic != b"lCRF":
            raise ValueError("not a model of CRFsuite")
        self.transitions: dict[tuple[str, str], float] = {}
        self.states: dict[tuple[str, str], float] = {}
        label, attribute = dict(_strings(data, labels)), dict(_strings(data, attributes))
        (count,) = struct.unpack_from("<I", data, features + 8)
        for kind, source, target, weight in struct.iter_unpack(
            "<3Id", data[features + 12 : features + 12 + 20 * count]
        ):
            if kind:
                self.transitions[label[source], label[target]] = weight
            else:
                self.states[attribute[source], label[target]] = weight


def _strings(data: bytes, at: int) -> Iterator[tuple[int, str]]:
    """Read a constant database of CRFsuite: number → string."""
    magic, _, _, _, count, backward = struct.unpack_from("<4s5I", data, at)
    if magic != b"CQDB":
        raise ValueError("no strings where they should be")
    for offset in struct.unpack_from(f"<{count}I", data, at + backward):
        if offset:
            number, size = struct.unpack_from("<2I", data, at + offset)
            yield number, data[at + offset + 8 : at + offset + 8 + size - 1].decode()


def _of_runs(margins: dict[str, float]) -> dict[tuple[int, str], float]:
    """Gather the weights of tokens in their places, spelled as the keys are."""
    any_case: dict[tuple[int, str], float] = {}
    in_case: dict[tuple[int, str], float] = {}
    for feature, weight in margins.items():
        first, _, function, run = _parsed(feature)
        if function in {"", "lower"} and run not in _ENDS:
            into = any_case if function else in_case
            written = " ".join(map(spelled if function else cased, run.split(" ")))
            into[first, written] = max(into.get((first, written), 0.0), weight, key=abs)
    small = {(place, run): weight for (place, run), weight in in_case.items() if run == run.lower()}
    found = {at: any_case.get(at, 0.0) + small.get(at, 0.0) for at in any_case.keys() | small.keys()}
    for (place, run), weight in in_case.items():
        if run != run.lower():
            found[place, run] = weight - small.get((place, run.lower()), 0.0)
    return found


def _parsed(feature: str) -> tuple[int, int, str, str]:
    found = _FEATURE.fullmatch(feature)
    if found is None:
        raise ValueError(f"unknown feature {feature}")
    first, last, function, value = found.groups()
    return int(first), int(last or first), function or "", value


def _of_shapes(margins: dict[str, float]) -> list[float]:
    """Add up what tokens weigh by being like something, and by not being there."""
    found = [[0.0] * 4 for _ in range(2 * REACH + 1)]
    for feature, weight in margins.items():
        first, last, function, value = _parsed(feature)
        if value == "BOS":
            found[first + REACH][OUTSIDE] += weight
        elif value == "EOS":
            found[last + REACH][OUTSIDE] += weight
        elif first == last:
            for shape, like in _LIKE.items():
                found[first + REACH][shape] += weight * (like.get(function) == value)
        elif function == "is_in_dict":
            for shape in _LIKE:
                found[REACH][shape] += weight
    return [weight for shapes in found for weight in shapes]


def _rounded(weight: float) -> int:
    return max(-127, min(127, round(weight * UNIT)))


def packed(source: Crfsuite) -> bytes:
    """Write a model as `segmentation.model` reads it."""
    begin, on = "B-W", "I-W"
    margins = {
        attribute: source.states.get((attribute, on), 0.0) - source.states.get((attribute, begin), 0.0)
        for attribute, _ in source.states
    }
    after = [source.transitions[one, other] for one in (begin, on) for other in (begin, on)]
    rows: dict[str, list[int]] = {}
    for (place, run), weight in _of_runs(margins).items():
        if abs(weight) > LEAST:
            rows.setdefault(run, [0] * len(PLACES))[PLACES.index(place)] = _rounded(weight)
    by_key = {key(run): row for run, row in rows.items()}
    if len(by_key) < len(rows):
        raise ValueError("two runs of tokens have the same key")
    keys = array("I", sorted(by_key))
    weights = array("b", [weight for one in keys for weight in by_key[one]])
    if sys.byteorder == "big":
        keys.byteswap()
    header = HEADER.pack(*map(_rounded, after), *map(_rounded, _of_shapes(margins)), len(rows))
    return header + keys.tobytes() + weights.tobytes()


def classes(source: Crfsuite) -> dict[str, WordClass]:
    """Tell the classes of words in small letters."""
    weights: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (attribute, label), weight in source.states.items():
        for feature in _OF_WORD:
            word = attribute.removeprefix(feature)
            if word != attribute and word == word.lower():
                weights[spelled(word)][label] += weight
    found = {}
    for word, labels in weights.items():
        best, *others = sorted(labels, key=lambda label: (-labels[label], label))
        if best in _TAGS and all(labels[best] - labels[other] >= LEAST_SURE for other in others):
            found[word] = _TAGS[best]
    return found


def packed_classes(found: Mapping[str, WordClass]) -> bytes:
    """Write classes as `word_classes` reads them."""
    by_key = {key(word): kind for word, kind in found.items()}
    if len(by_key) < len(found):
        raise ValueError("two words have the same key")
    keys = array("I", sorted(by_key))
    kinds = bytes(by_key[one] for one in keys)
    if sys.byteorder == "big":
        keys.byteswap()
    return word_classes.HEADER.pack(len(by_key)) + keys.tobytes() + kinds


def main() -> None:
    """Read the wheel and write the model and the classes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    wheel = parser.parse_args().wheel
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != SHA256:
        parser.error(f"{wheel} is not the wheel of underthesea 9.5.0")
    with zipfile.ZipFile(wheel) as archive:
        TARGET.write_bytes(packed(Crfsuite(archive.read(MEMBER))))
        CLASSES.write_bytes(packed_classes(classes(Crfsuite(archive.read(TAGGER)))))


if __name__ == "__main__":
    main()
