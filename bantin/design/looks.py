"""Looks: Jinja templates that turn content into card markup or plain text.

Editors' text is data: it is never compiled as a template, it enters XML escaped, and whatever a look prints passes
`_printed`, so that a dangerous address leaves here defanged, in every channel, whatever the look does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from bantin.design.elements import alike
from bantin.design.marks import OWN, MarkedLoader
from bantin.model.card import Place
from bantin.model.diagnostic import Diagnostic, Location, Severity
from bantin.text.dates import long_date, month_name, short_date
from bantin.text.defang import defang, defang_text
from bantin.text.normal import plain
from bantin.text.numbers import display_number, parse_number
from bantin.text.slug import ascii_fold, hashtag


class LookError(Exception):
    """A look cannot be rendered.

    Attributes:
        diagnostic: the same, with where in which template; its line is 0 where only the file is known.
    """

    def __init__(self, message: str, place: Location, hint: str = "") -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic("bad-look", Severity.ERROR, message, place, hint)


class Looks:
    """The looks of a workspace: its own `templates/` first, then the shipped ones, file by file."""

    def __init__(self, folders: Sequence[Path], official: Collection[str] = ()) -> None:
        """Take the folders in order of precedence, and the domains whose addresses stay as they are."""
        official = frozenset(official)

        def printed(value: object) -> object:
            if value is None:
                return ""
            if isinstance(value, str) and not isinstance(value, Markup) and "." in value:
                return defang_text(value, official)
            return value

        self._loader = MarkedLoader(folders)
        self._environment = ImmutableSandboxedEnvironment(
            loader=self._loader,
            undefined=jinja2.StrictUndefined,
            autoescape=lambda name: name is not None and name.endswith((".xml", ".html")),
            finalize=printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters.update(
            ascii_fold=ascii_fold,
            defanged=defang,
            hashtag=hashtag,
            long_date=long_date,
            month_name=month_name,
            number=display_number,
            plain=plain,
            quantity=lambda written: float(parse_number(written)),
            short_date=short_date,
        )

    def has(self, name: str) -> bool:
        """Tell whether there is a look of this name."""
        try:
            self._environment.get_template(name)
        except jinja2.TemplateNotFound:
            return False
        except jinja2.TemplateError:
            return True
        return True

    def render(self, name: str, **values: Any) -> str:  # noqa: ANN401 - looks take what their channel gives
        """Render a look with values.

        Raises:
            LookError: it is missing, has a mistake, or uses something that it was not given.
        """
        return self.markup(name, **values)[0]

    def markup(self, name: str, **values: Any) -> tuple[str, tuple[Place, ...]]:  # noqa: ANN401 - as in render
        """Render a card's look with values.

        Returns:
            The markup, and where its tags were written.

        Raises:
            LookError: as in `render`.
        """
        try:
            return self._loader.unmarked(self._environment.get_template(name).render(values))
        except Exception as error:
            raise self._told(error, name, values) from error

    def _told(self, error: Exception, name: str, values: Collection[str]) -> LookError:
        """Say what went wrong while a look was rendered, and where."""
        place = self._place(error, name)
        match error:
            case jinja2.TemplateSyntaxError():
                return LookError(f"Không đọc được mẫu: {error.message}", place)
            case jinja2.TemplateNotFound():
                return LookError(f"Không tìm thấy mẫu «{error.name}»", _narrowed(place, str(error.name)))
            case jinja2.UndefinedError():
                return _undefined(str(error), place, values)
        return LookError(f"Mẫu không dùng được: {error}", place)

    def _place(self, error: Exception, name: str) -> Location:
        """Find the innermost template line in a traceback; Jinja rewrites tracebacks to point into templates."""
        file, line = f"{OWN}/{name}", 0
        trace = error.__traceback__
        while trace is not None:
            if found := self._loader.name_of(trace.tb_frame.f_code.co_filename):
                file, line = found, trace.tb_lineno
            trace = trace.tb_next
        if isinstance(error, jinja2.TemplateSyntaxError):
            file, line = self._loader.name_of(error.filename or "") or file, error.lineno
        return Location(file, line, excerpt=self._loader.line(file, line))


def _undefined(told: str, place: Location, values: Collection[str]) -> LookError:
    """Say which name a look uses that it was not given."""
    missing = re.search(r"attribute '(\w+)'$|^'(\w+)' is undefined$", told)
    if missing is None:
        return LookError(f"Mẫu dùng giá trị không có: {told}", place)
    name = missing[1] or missing[2]
    hint = alike(name, values) if missing[2] else ""
    return LookError(f"Mẫu dùng «{name}» mà không có giá trị nào tên như vậy", _narrowed(place, name), hint)


def _narrowed(place: Location, name: str) -> Location:
    """Point at a name in a line, if it stands there."""
    found = re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])|(?<=\.){re.escape(name)}(?!\w)", place.excerpt)
    return replace(place, column=found.start() + 1, length=len(name)) if found else place
