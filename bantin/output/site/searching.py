"""Search without a server: for each syllable, without marks, the pages that have it; and what each page is called.

A reader types words; the page loads the parts of this index that begin as they do, and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bantin.text.patterns import regex
from bantin.text.slug import ascii_fold

_WORD = regex(r"[a-z0-9]{2,}")
_SHARD = 2
"""Letters by which syllables are put together in a file."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that can be found: its address in the archive, title, issue, and all that is searched."""

    address: str
    title: str
    issue: str
    code: str
    words: tuple[str, ...]


def words_of(*texts: str) -> tuple[str, ...]:
    """List the syllables of texts, each once."""
    return tuple(sorted({word for text in texts for word in _WORD.findall(ascii_fold(text).lower())}))


def index_files(pages: Iterable[tuple[int, Page]]) -> Mapping[str, str]:
    """Write the index: files by their names, each a script that a page may load from a folder too.

    Args:
        pages: with their numbers, the oldest first.
    """
    shards: dict[str, dict[str, list[int]]] = {}
    named: dict[int, dict[int, list[str]]] = {}
    for number, page in pages:
        named.setdefault(number // 100, {})[number] = [page.address, page.title, page.issue, page.code]
        for word in page.words:
            shards.setdefault(word[:_SHARD], {}).setdefault(word, []).append(number)
    files = {f"tim/{shard}.js": _script("words", _packed(words)) for shard, words in sorted(shards.items())}
    files |= {f"tim/trang-{part}.js": _script("pages", pages) for part, pages in sorted(named.items())}
    shown = {"shards": sorted(shards), "parts": sorted(named)}
    return files | {"tim/muc-luc.js": f"bantinSearch.begin({_json(shown)});\n"}


def _packed(words: Mapping[str, list[int]]) -> dict[str, str]:
    """Write ascending numbers as what each is above the one before, in base 36: a third of the letters."""
    found = {}
    for word, numbers in sorted(words.items()):
        ordered = sorted(numbers)
        steps = (one - before for before, one in zip([0, *ordered], ordered, strict=False))
        found[word] = " ".join(map(_base36, steps))
    return found


def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def _script(kind: str, value: object) -> str:
    return f"bantinSearch.{kind}({_json(value)});\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
