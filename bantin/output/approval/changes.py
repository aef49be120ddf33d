"""What changed since a month was approved last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bantin.files.media import medium
from bantin.output.approval.rounds import Round
from bantin.output.manifest import Manifest


class ChangedText(NamedTuple):
    """A text before and now; empty where there is none."""

    path: str
    before: str
    now: str


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
