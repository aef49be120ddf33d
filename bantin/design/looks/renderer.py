"""Looks: Jinja templates that turn content into card markup or plain text.

Editors' text is data: it is never compiled as a template, it enters XML escaped, and whatever a look prints passes
`_printed`, so that a dangerous address leaves here defanged, in every channel, whatever the look does.
"""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from bantin.design.looks.bounds import MOST, MOST_MARKUP, EndlessError, demand_short, demand_small
from bantin.design.looks.compiled import COMPILED_TEMPLATES
from bantin.design.looks.doings import doings
from bantin.design.looks.environment import LookEnvironment
from bantin.design.looks.folders import OWN, SHIPPED
from bantin.design.looks.nodes import scene_file
from bantin.design.looks.source_map import SourceMapLoader
from bantin.fonts.icons import icon_names
from bantin.model.asset import Asset
from bantin.model.card import TagLocation
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.text.bold import cut
from bantin.text.breaking.syllables import split_sentences
from bantin.text.dates import long_date, month_name, short_date, weekday
from bantin.text.defang import defang, defang_text
from bantin.text.normal import plain
from bantin.text.numbers import decimal, display_number, parse_number
from bantin.text.patterns import regex
from bantin.text.sentences.headings import headed, labelled, pictured
from bantin.text.sentences.joining import ended
from bantin.text.sentences.meaning import is_imperative, mood, repeats, stress, verdict
from bantin.text.sentences.openings import opening
from bantin.text.sentences.telling import are_steps, counts, is_working_time, kind_of, parts_of, says_when
from bantin.text.sentences.timetables import in_columns
from bantin.text.slug import ascii_fold, hashtag
from bantin.text.suggestions import did_you_mean

_MISSING = regex(r"(?:has no attribute )?'(\w+)'(?: is undefined)?$")
"""How Jinja names what is missing: a value, or a part of one."""

_PICTURES = frozenset((".jpg", ".jpeg", ".png", ".webp", ".svg"))
"""How the names of pictures and drawings end that a look may bring along."""


class LookError(Exception):
    """A look cannot be rendered.

    Attributes:
        diagnostic: the same, with where in which template; its line is 0 where only the file is known.
    """

    def __init__(self, message: str, place: Location, hint: str = "") -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic(Code("bad-look"), Severity.ERROR, message, place, hint)


class Looks:
    """The looks of a workspace: its own `templates/` first, then the shipped ones, file by file.

    They are as they are when they are first used; who knows of a change loads them anew.
    """

    def __init__(
        self, folders: Sequence[Path], official: Collection[str] = (), *, called: Sequence[str] = (OWN, SHIPPED)
    ) -> None:
        """Load templates from folders.

        Args:
            folders: in order of precedence.
            official: domains whose addresses stay as they are.
            called: how messages call each folder, the last for those that follow too.
        """
        official = frozenset(official)

        @jinja2.pass_context  # which puts it off until a card is rendered: compiled looks are the same for all units
        def printed(_context: Context, value: object) -> object:
            if value is None:
                return ""
            if isinstance(value, str) and not isinstance(value, Markup) and "." in value:
                return defang_text(value, official)
            if not isinstance(value, str):
                demand_small(value)
            return value

        self._folders = tuple(folders)
        self._loader = SourceMapLoader(folders, called)
        self._there: dict[str, bool] = {}
        self._pictures: dict[str, Asset | None] = {}
        self._environment = LookEnvironment(
            loader=self._loader,
            bytecode_cache=COMPILED_TEMPLATES,
            undefined=jinja2.StrictUndefined,
            autoescape=lambda name: name is not None and name.endswith((".xml", ".html")),
            finalize=printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.filters.update(
            are_steps=are_steps,
            ascii_fold=ascii_fold,
            decimal=decimal,
            defanged=defang,
            doings=doings,
            ended=ended,
            groups=lambda text: cut(text, split_sentences),
            hashtag=hashtag,
            counts=counts,
            is_imperative=is_imperative,
            headed=headed,
            kind_of=kind_of,
            labelled=labelled,
            long_date=long_date,
            month_name=month_name,
            mood=mood,
            opening=opening,
            parts_of=parts_of,
            says_when=says_when,
            works=is_working_time,
            number=display_number,
            pictured=pictured,
            plain=plain,
            quantity=lambda written: float(parse_number(written)),
            repeats=repeats,
            short_date=short_date,
            stress=partial(stress, official=official),
            in_columns=in_columns,
            verdict=verdict,
            weekday=weekday,
            words=lambda text: len(str.split(text)),  # of marked-up text, each word would be marked up anew
        )

    def has(self, name: str) -> bool:
        """Return whether there is a look of this name."""
        if name not in self._there:
            self._there[name] = self._is_there(name)
        return self._there[name]

    def _is_there(self, name: str) -> bool:
        try:
            self._environment.get_template(name)
        except jinja2.TemplateNotFound:
            return False
        except jinja2.TemplateError:
            return True
        return True

    def either(self, own: str, base: str) -> str:
        """Return the name of the look to use: a kind's own where there is one, else the base of its channel."""
        return own if self.has(own) else base

    def picture(self, name: str) -> Asset | None:
        """Find a picture that lies with the looks, such as an emblem; None if there is none of this name."""
        if name not in self._pictures:
            self._pictures[name] = self._picture(name)
        return self._pictures[name]

    def _picture(self, name: str) -> Asset | None:
        path = PurePosixPath(name)
        if "\\" in name or ":" in name or path.is_absolute() or ".." in path.parts or path.suffix not in _PICTURES:
            return None
        for folder in self._folders:
            file = folder / path
            if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
                return Asset(name, str(file), hashlib.sha256(file.read_bytes()).hexdigest())
        return None

    @cached_property
    def scenes(self) -> frozenset[str]:
        """The names of the scenes that there are."""
        return frozenset(file.stem for folder in self._folders for file in folder.glob(scene_file("*")))

    @cached_property
    def icons(self) -> frozenset[str]:
        """The names of the icons that there are."""
        return icon_names()

    def render(self, name: str, **values: Any) -> str:  # noqa: ANN401 - looks take what their channel gives
        """Render a look with values.

        Raises:
            LookError: it is missing, has a mistake, or uses something that it was not given.
        """
        return self.markup(name, **values)[0]

    def markup(self, name: str, **values: Any) -> tuple[str, tuple[TagLocation, ...]]:  # noqa: ANN401 - as in render
        """Render a card's look with values.

        Returns:
            The markup, and where its tags were written.

        Raises:
            LookError: as in `render`.
        """
        self._environment.begin()
        try:
            made = self._environment.get_template(name).render(values)
            demand_short(made, MOST_MARKUP if name.endswith(".xml") else MOST)
            return self._loader.without_markers(made)
        except Exception as error:
            raise self._told(error, name, values) from error

    def _told(self, error: Exception, name: str, values: Mapping[str, object]) -> LookError:
        """Describe what went wrong while a look was rendered, and where."""
        places = list(self._places(error))
        blamed = next((place for place in places if not place.shipped), None)
        place = blamed or (places[0] if places else self._loader.own(name))
        quoted = re.findall(r"'([\w./-]+)'", str(error))
        match error:
            case jinja2.TemplateSyntaxError():
                return LookError(f"Không đọc được mẫu: {error.message}", _narrowed(places, quoted, place))
            case jinja2.TemplateNotFound():
                return LookError(f"Không tìm thấy mẫu «{error.name}»", _narrowed(places, [str(error.name)], place))
            case jinja2.UndefinedError() if missing := _MISSING.search(str(error)):
                message = f"Mẫu dùng «{missing[1]}» mà không có giá trị nào tên như vậy"
                hint = did_you_mean(missing[1], _fields(values) if "attribute" in str(error) else values)
                return LookError(message, _narrowed(places, [missing[1]], place), hint)
            case EndlessError():
                return LookError(str(error), place, "Xem lại vòng lặp hay macro ở dòng này")
            case MemoryError() | RecursionError():
                return LookError("Mẫu lồng nhau quá sâu hoặc tạo ra quá nhiều chữ", place, "Xem lại dòng này")
        return LookError(f"Mẫu không dùng được: {error}", _narrowed(places, quoted[::-1], place))

    def _places(self, error: Exception) -> Iterator[Location]:
        """List the template lines in a traceback, the innermost first; Jinja makes tracebacks point into templates."""
        if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
            yield self._loader.line(self._loader.file(error.filename) or Location(""), error.lineno)
            return
        for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
            if file := self._loader.file(frame.f_code.co_filename):
                yield self._loader.line(file, line)


def _fields(values: Mapping[str, object]) -> set[str]:
    """List the fields of the values that are the model's."""
    return {field for value in values.values() for field in getattr(type(value), "model_fields", ())}


def _narrowed(places: Iterable[Location], names: Collection[str], otherwise: Location) -> Location:
    """Point at the first of some names in the first of some lines in which one stands."""
    for place in places:
        for name in names:
            if found := re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", place.excerpt):
                return replace(place, column=found.start() + 1, length=len(name))
    return otherwise
