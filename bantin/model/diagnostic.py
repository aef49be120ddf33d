"""A diagnostic: something that the editor, the designer or the operator should know, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, NewType

Code = NewType("Code", str)
"""A stable kebab-case name of what was found, such as ``unknown-key``; its home is in `bantin.checks.explanations`.

It is made of a literal, so that a test finds all there are.
"""


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops the release, a warning wants a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """Where something stands in a file that a person wrote.

    Attributes:
        file: path relative to the workspace, with forward slashes.
        line: counted from 1; 0 where only the file is known.
        column: counted from 1, in characters; 0 where only the line is known.
        length: how many characters the thing takes on its first line, for underlining; at least 1.
        excerpt: the source line itself, without its line end.
        look: the name by which looks and channels call it, such as `facebook/base.xml`; empty where it is no template.
        shipped: whether it is a template that came with bantin.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    excerpt: str = ""
    look: str = field(default="", compare=False)
    shipped: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Mend:
    """What belongs in a line instead of what stands there, as the hint says.

    Attributes:
        text: what belongs there.
        column: where what it takes the place of begins in the diagnostic's line, counted from 1.
        length: how many characters it takes the place of; 0 where it is put in.
        certain: whether nothing else can be meant, so that it may be written unasked; others may only be offered.
    """

    text: str
    column: int
    length: int
    certain: bool = True

    @classmethod
    def of(cls, place: Location, text: str, *, certain: bool = True) -> Mend:
        """Mend all of a place."""
        return cls(text, place.column, place.length, certain)

    def written_into(self, line: str) -> str:
        """Write it into its line."""
        return line[: self.column - 1] + self.text + line[self.column - 1 + self.length :]


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with a value, apart from any words: forms say it with the labels of their fields.

    Attributes:
        path: of the value, by the names of the models: of fields, and numbers of entries.
        error: pydantic's name of it, or `empty`.
        given: what was refused, as text.
        limit: the number that it does not keep to; empty where there is none.
        there: how many letters or entries it has, where those are limited.
    """

    path: tuple[str | int, ...]
    error: str
    given: str = ""
    limit: str = ""
    there: int = 0


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        code: what sort of finding it is.
        severity: what it does to the release.
        message: what is wrong, in one Vietnamese sentence without its full stop: whoever shows it ends it.
        location: where, if it stands anywhere.
        hint: what to do about it, likewise; may be empty.
        mend: what to write in the line of the location; None where no one text can be named.
        also: further places of the same file that are mended with it, and what to write there.
        fault: the same as a value, where a field of a form is wrong.
    """

    code: Code
    severity: Severity
    message: str
    location: Location | None = None
    hint: str = ""
    mend: Mend | None = None
    also: tuple[tuple[Location, Mend], ...] = ()
    fault: FieldFault | None = None

    @property
    def position(self) -> tuple[str | None, int | None, int | None]:
        """File, line and column; None for what is not known."""
        at = self.location
        return (at.file, at.line or None, at.column or None) if at else (None, None, None)


class ValuePath(NamedTuple):
    """Which value of the content is spoken of.

    Attributes:
        path: dotted, such as ``tricks.1``; empty for all of the item.
        item: identifier of the item that has it; None for the one that the artifact shows.
        of_unit: whether it is one of the unit's own settings instead.
    """

    path: str = ""
    item: str | None = None
    of_unit: bool = False

    def below(self, name: str) -> ValuePath:
        """Return the path of a value in this one."""
        return self._replace(path=f"{self.path}.{name}" if self.path else name)


WHOLE = ValuePath()
"""All of the item that the artifact shows."""


class Counted(StrEnum):
    """What the length of a text is told in: letters of an address; digits of a number, whose points a card sets."""

    WORDS = "words"
    LETTERS = "letters"
    DIGITS = "digits"


class Excess(NamedTuple):
    """How much too long a text is.

    Attributes:
        length: of the text as its editor counts it.
        kept: how much of it has room.
        counted: what both count.
    """

    length: int
    kept: int
    counted: Counted = Counted.WORDS


@dataclass(frozen=True, slots=True)
class Remark:
    """A diagnostic from a room that knows no files: it names the value instead of a location.

    Attributes:
        source: the value.
        diagnostic: what was found, its location still open.
        excess: of a text that does not fit, how much too long it is.
    """

    source: ValuePath
    diagnostic: Diagnostic
    excess: Excess | None = None


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by file, line and column, those without a place last; each once."""

    def place(diagnostic: Diagnostic) -> tuple[bool, str, int, int]:
        file, line, column = diagnostic.position
        return file is None, file or "", line or 0, column or 0

    return sorted(dict.fromkeys(diagnostics), key=place)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether any of them stops the release."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
