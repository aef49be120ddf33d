"""What changed since a month was approved last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from bantin.files.media import medium
from bantin.output.approval.rounds import Round
from bantin.output.manifest import Manifest

_AROUND = 1
"""Lines that are shown before and behind those that changed."""


class ChangedText(NamedTuple):
    """A text before and now; empty where there is none."""

    path: str
    before: str
    now: str


class Beside(NamedTuple):
    """A line before, and the one that stands for it now; None where there is none.

    Lines that are left out because they are the same are one line, `same` and None on both sides.
    """

    before: str | None
    now: str | None
    same: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What somebody who approves again must look at.

    Attributes:
        texts: that are not what they were.
        pictures: paths of pictures, films and other files that are new or have other bytes.
        gone: paths of files that are no longer there.
    """

    texts: tuple[ChangedText, ...]
    pictures: tuple[str, ...]
    gone: tuple[str, ...]


def changes_since(before: Round | None, manifest: Manifest, texts: Mapping[str, str]) -> Changes:
    """Compare a month with the last round; all of it is new where there is none.

    Args:
        before: the last round that was approved.
        manifest: of what lies there now.
        texts: contents of its texts, by path.
    """
    old = {file.path: file.sha256 for file in before.manifest.files} if before else {}
    was = before.texts if before else {}
    changed = [file.path for file in manifest.files if file.sha256 != old.get(file.path)]
    now = {file.path for file in manifest.files}
    told = tuple(
        ChangedText(path, was.get(path, ""), texts.get(path, "")) for path in changed if medium(path) == "text"
    )
    others = tuple(path for path in changed if medium(path) != "text")
    return Changes(told, others, tuple(path for path in old if path not in now))


def beside(before: str, now: str) -> Iterator[Beside]:
    """Put two texts side by side, line by line; of what is the same, only the lines around changes."""
    old, new = before.splitlines(), now.splitlines()
    groups = list(SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_AROUND))
    end = 0
    for group in groups:
        if group[0][1] > end:
            yield Beside(None, None, same=True)
        for tag, start, end, begins, ends in group:
            yield from _rows(old[start:end], new[begins:ends], same=tag == "equal")
    if groups and end < len(old):
        yield Beside(None, None, same=True)


def _rows(old: Sequence[str], new: Sequence[str], *, same: bool) -> Iterator[Beside]:
    for at in range(max(len(old), len(new))):
        yield Beside(old[at] if at < len(old) else None, new[at] if at < len(new) else None, same)
