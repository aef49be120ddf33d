"""What a diagnostic's code means, for those who meet it: why it matters, how it looks, how to mend it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bantin.model.diagnostic import Code


class Where(StrEnum):
    """Of what an example is a part; the value is shown above it.

    Examples of files are read by a test, which finds the diagnostic in the bad one and not in the good one; those of
    the last two are only read by people.
    """

    ITEM = "tệp của tin"
    HEADER = "bulletin.yaml của tháng"
    UNIT = "content/unit.yaml"
    THEME = "templates/themes/navy.yaml"
    LOOK = "templates/facebook/notice.xml"
    FOLDER = "thư mục của tháng"
    """A line names a file, or a folder with a slash at its end; `a -> b` is a link."""
    COMMAND = "dòng lệnh"
    SITUATION = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The home of a code.

    Attributes:
        code: of diagnostics.
        title: what was found, in Vietnamese, as a heading.
        why: why it matters, in whole sentences.
        bad: a short example in which it is found.
        good: the same, mended.
        mend: what to do, in whole sentences.
        where: of what the examples are a part.
    """

    code: Code
    title: str
    why: str
    bad: str
    good: str
    mend: str
    where: Where = Where.SITUATION

    @property
    def bad_example(self) -> str:
        """The bad example without the indentation that it has in its Python file."""
        return _dedented(self.bad)

    @property
    def good_example(self) -> str:
        """The good example likewise."""
        return _dedented(self.good)


@dataclass(frozen=True, slots=True)
class Topic:
    """Explanations of what belongs together, under one heading of the index."""

    title: str
    explanations: Sequence[Explanation]


def _dedented(text: str) -> str:
    return textwrap.dedent(text).strip("\n").rstrip()
