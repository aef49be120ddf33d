"""Looks: Jinja templates that turn content into card markup or plain text.

Editors' text is data: it is never compiled as a template, it enters XML escaped, and whatever a look prints passes
`_printed`, so that a dangerous address leaves here defanged, in every channel, whatever the look does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from bantin.text.dates import long_date, month_name, short_date
from bantin.text.defang import defang, defang_text
from bantin.text.normal import plain
from bantin.text.numbers import display_number, parse_number
from bantin.text.slug import ascii_fold, hashtag


class LookError(Exception):
    """A look cannot be rendered.

    Attributes:
        look: its name, such as `facebook/warning.xml`.
        line: in the template, counted from 1; 0 where it is not known.
    """

    def __init__(self, message: str, look: str, line: int) -> None:
        super().__init__(message)
        self.look = look
        self.line = line


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

        self._environment = ImmutableSandboxedEnvironment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
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
        try:
            return self._environment.get_template(name).render(values)
        except jinja2.TemplateNotFound as error:
            raise LookError(f"Không tìm thấy mẫu «{error.name}»", name, 0) from error
        except jinja2.TemplateSyntaxError as error:
            raise LookError(f"Mẫu viết sai cú pháp: {error.message}", error.name or name, error.lineno) from error
        except Exception as error:
            look, line = self._where(error, name)
            raise LookError(f"Mẫu không dùng được: {error}", look, line) from error

    def _where(self, error: BaseException, name: str) -> tuple[str, int]:
        """Find the innermost template line in a traceback; Jinja rewrites tracebacks to point into templates."""
        look, line = name, 0
        folders = (
            self._environment.loader.searchpath if isinstance(self._environment.loader, jinja2.FileSystemLoader) else []
        )
        trace = error.__traceback__
        while trace is not None:
            file = Path(trace.tb_frame.f_code.co_filename)
            for folder in folders:
                if file.is_relative_to(folder):
                    look, line = file.relative_to(folder).as_posix(), trace.tb_lineno
            trace = trace.tb_next
        return look, line
