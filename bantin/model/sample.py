"""What examples and specimens are written with: each kind of item writes its own."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Any

from bantin.text.normal import nfc

Fields = dict[str, Any]
"""Fields as YAML has them: every scalar is text as written."""

PICTURE = "anh-mau.png"
"""File name of the picture that examples show."""

MARK = "(ví dụ)"
"""What stands before each text of a new file: as long as it does, the text is nobody's and does not go out."""

CARRIED = "(số trước)"
"""The same before what a new month took over from the last: nobody has said yet that it still holds."""

NOWHERE = "Ví Dụ"
"""The place of which new units have their names."""


def is_untouched(text: str) -> bool:
    """Whether a text is still the example that it was begun with, or was taken over, and nobody has said it holds."""
    return begins_with(text, MARK) or begins_with(text, CARRIED)


def begins_with(text: str, mark: str) -> bool:
    """Whether a mark stands before a text, in whatever letters."""
    return nfc(text).casefold().lstrip().startswith(mark)


@dataclass(frozen=True, slots=True)
class SampleMonth:
    """The month and the unit that an example is for.

    Attributes:
        start: first day of the month.
        contact: identifier of a contact that the unit has.
    """

    start: dt.date
    contact: str

    @property
    def end(self) -> dt.date:
        """The last day of the month."""
        return self.start.replace(day=calendar.monthrange(self.start.year, self.start.month)[1])

    @property
    def later(self) -> dt.date:
        """A day in the next month."""
        return self.end + dt.timedelta(days=15)


@dataclass(frozen=True, slots=True)
class SampleWords:
    """Words that try looks, such as the shortest or the longest.

    Attributes:
        title: a headline.
        summary: one or two sentences.
        line: an entry of a list; it may hold **bold**.
        count: how many entries a list has.
        number: in Vietnamese notation.
    """

    title: str
    summary: str
    line: str
    count: int
    number: str

    @property
    def lines(self) -> list[str]:
        """Entries of a list."""
        return [self.line] * self.count
