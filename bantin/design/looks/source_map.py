"""Markers in rendered markup: which line of which template printed each tag, so that errors can point there.

When a template is loaded, every tag in it gets a marker before it: a processing instruction that names the template and
the tag. Markers travel with the tags through macros and blocks, and are removed as soon as the markup is rendered: what
remains is, to the byte, what the template would have printed without them. Editors cannot write one, since their `<` is
escaped.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import accumulate, repeat
from pathlib import Path

import jinja2

from bantin.design.looks.folders import OWN, SHIPPED
from bantin.design.looks.macros import completed
from bantin.model.card import TagLocation
from bantin.model.diagnostic import Location
from bantin.text.patterns import regex

_STRING = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'"""
_TAG = regex(
    rf"""
    \{{\#.*?\#\}}                                     # what Jinja does not print: a comment,
    | \{{(?P<jinja>[%{{])(?:{_STRING}|[^"'])*?[%}}]\}}  # a statement or an expression
    | (?P<tag></?(?:[A-Za-z][\w-]*)?)
    """,
    re.DOTALL | re.VERBOSE,
)
KIT = "kit.xml"
"""How names of files end that hold nothing but macros."""
_MARKER = regex(r"<\?@(\d+-\d+)\?>")

_SOMEWHERE = Location(OWN)
"""Where a marker comes from that no template has: a look printed unescaped what an editor wrote."""


@functools.lru_cache(maxsize=256)
def _marked(source: str, file: Location) -> tuple[str, Mapping[str, Location]]:
    """Put a marker before each tag, and say where each stands; a process loads the same few looks again and again."""
    # The same whatever is loaded first, or each order would have code of its own to compile.
    number = int.from_bytes(blake2b(file.file.encode(), digest_size=6).digest())
    lines = source.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    locations: dict[str, Location] = {}

    def mapped(found: re.Match[str]) -> str:
        if (tag := found["tag"]) is None:
            return found[0]
        line = bisect_right(starts, found.start())
        name, excerpt = f"{number}-{len(locations)}", lines[line - 1]
        column = found.start() - starts[line - 1] + 1
        locations[name] = Location(file.file, line, column, len(tag), excerpt, look=file.look, shipped=file.shipped)
        return f"<?@{name}?>{tag}"

    return _TAG.sub(mapped, source), locations


class SourceMapLoader(jinja2.FileSystemLoader):
    """Jinja loader that puts a marker before each tag of card templates."""

    def __init__(self, folders: Sequence[Path], called: Sequence[str] = (OWN, SHIPPED)) -> None:
        """Take the folders in order of precedence, and how messages call them; the first is the workspace's own."""
        # Editors on Windows may write a byte order mark, which belongs in no card and no post.
        super().__init__([str(folder) for folder in folders], encoding="utf-8-sig")
        self._called = called
        self._lines: dict[str, list[str]] = {}
        self._locations: dict[str, Location] = {}

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Load a template, as Jinja asks; card templates with markers before their tags."""
        try:
            source, path, fresh = super().get_source(environment, template)
        except UnicodeDecodeError as error:
            folder = next(folder for folder in self.searchpath if Path(folder, template).is_file())
            message = "tệp không được lưu bằng bảng mã UTF-8"
            raise jinja2.TemplateSyntaxError(message, 0, template, str(Path(folder, template))) from error
        file = self.file(path) or Location("")
        source = self._with_macros_of_others(source, path, template)
        self._lines[file.file] = source.split("\n")
        return self._with_markers(source, file) if template.endswith(".xml") else source, path, fresh

    def _with_macros_of_others(self, source: str, path: str, template: str) -> str:
        """Give a kit the macros that it has not, and looks call: a copy of an older one knows fewer of them."""
        if not template.endswith(KIT):
            return source
        for folder in self.searchpath:
            other = Path(folder, template)
            if other.is_file() and str(other) != path:
                source = completed(source, other.read_text(encoding="utf-8"))
        return source

    def own(self, look: str) -> Location:
        """Return where the workspace's own template of a name is, or would be."""
        return Location(f"{self._called[0]}/{look}", look=look)

    def file(self, path: str) -> Location | None:
        """Return which template a file is; None where it is none."""
        for number, folder in enumerate(self.searchpath):
            if Path(path).is_relative_to(folder):
                look = Path(path).relative_to(folder).as_posix()
                called = self._called[min(number, len(self._called) - 1)]
                return Location(f"{called}/{look}", look=look, shipped=number > 0)
        return None

    def line(self, file: Location, number: int) -> Location:
        """Point at a line of a template, counted from 1; its excerpt is empty where it was not read."""
        lines = self._lines.get(file.file, [])
        return replace(file, line=number, excerpt=lines[number - 1] if 0 < number <= len(lines) else "")

    def _with_markers(self, source: str, file: Location) -> str:
        marked, locations = _marked(source, file)
        self._locations |= locations
        return marked

    def without_markers(self, rendered: str) -> tuple[str, tuple[TagLocation, ...]]:
        """Take the markers off.

        Returns:
            What was rendered, and at which offset in it each tag stands that a template holds.
        """
        parts = _MARKER.split(rendered)
        pieces, markers = parts[::2], parts[1::2]
        locations = map(self._locations.get, markers, repeat(_SOMEWHERE))
        return "".join(pieces), tuple(zip(accumulate(map(len, pieces)), locations, strict=False))
