"""The colours of the unit's theme: what each is for, which must be told from which, and how new ones are written.

A shipped theme is no file of the workspace: with the first new colour it is copied to templates/themes/, as its head
tells editors to do. What could not be read on its ground is refused before it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bantin.content.reading.content_files import ContentFiles
from bantin.content.reading.themes import LEAST, PAIRS, read_theme, swallowed, theme_names
from bantin.content.workspace import UNIT_FILE, own_templates, shipped_templates
from bantin.model.diagnostic import Location
from bantin.model.theme import Theme
from bantin.model.unit import Unit
from bantin.preview.around.color_names import GROUPS, NAMES
from bantin.preview.writing.refusals import Deed, WritingError, told
from bantin.session.writing.changes import Change, Put
from bantin.session.writing.history import steps
from bantin.session.writing.items import read_item
from bantin.session.writing.saving import Writer
from bantin.text.numbers import decimal
from bantin.text.patterns import regex

JSON = dict[str, Any]

_USUAL = Unit.model_fields["theme"].default
_COLOR = regex(r"#[0-9a-f]{6}")


class _Shown(NamedTuple):
    name: str
    theme: Theme


class Colors:
    """Colours for the page. Its methods may be called from any thread; they raise `WritingError`."""

    def __init__(self, root: Path, writer: Writer, tell: Callable[[Iterable[Path]], None]) -> None:
        """Take a workspace, the writer of its files, and what is told which files were written."""
        self._root = root
        self._writer = writer
        self._tell = tell
        self.deeds: Mapping[str, Deed] = {"colors": self._colors, "color": self._color, "shipped-colors": self._shipped}

    def _colors(self, _: JSON) -> JSON:
        """Describe the colours of the theme that the unit names, and what must be read on what."""
        shown = self._theme()
        there, file = shown.theme.colors, _file(shown.name)
        base = self._base(shown.name)
        return {
            "theme": shown.name,
            "themes": theme_names(self._root),
            "file": file,
            "least": LEAST,
            "groups": [
                {
                    "label": group.label,
                    "label_en": group.label_en,
                    "colors": [
                        {"name": name, "label": label, "label_en": english, "value": there[name]}
                        for name, label, english in group.colors
                        if name in there
                    ],
                }
                for group in GROUPS
            ],
            "pairs": [pair for pair in PAIRS if there.keys() >= set(pair)],
            "undo": bool(steps(self._writer.history.events(file))[0]),
            "shipped": bool(base and any(there.get(name) != value for name, value in base.items())),
        }

    def _color(self, asked: JSON) -> JSON:
        """Give colours other values: {colors: {name: value}}."""
        shown = self._theme()
        new = {str(name): str(value).lower() for name, value in asked["colors"].items()}
        if not new.keys() <= shown.theme.colors.keys() or not all(map(_COLOR.fullmatch, new.values())):
            raise WritingError("Màu viết bằng dấu # và sáu chữ số hoặc chữ a–f, ví dụ #13294b")
        for text, ground, ratio in swallowed(shown.theme.colors | new):
            if new.keys() & {text, ground}:
                raise WritingError(
                    f"Chữ «{NAMES[text]}» không đọc được trên nền «{NAMES[ground]}»: tương phản "
                    f"{decimal(int(ratio * 10) / 10)}, ít nhất phải {decimal(LEAST)}"
                )
        return self._write(shown, new)

    def _shipped(self, _: JSON) -> JSON:
        """Give all colours the values that came with bantin."""
        shown = self._theme()
        now = shown.theme.colors
        return self._write(
            shown, {name: value for name, value in self._base(shown.name).items() if now.get(name) != value}
        )

    def _write(self, shown: _Shown, new: Mapping[str, str]) -> JSON:
        file = _file(shown.name)
        path = self._root / file
        with told():
            if not path.is_file():
                self._writer.create(file, (shipped_templates() / "themes" / path.name).read_bytes())
            changes: list[Change] = [Put(("colors", name), value) for name, value in new.items()]
            self._writer.write(file, self._writer.read(file).version, changes, field=" ".join(new))
        self._tell([path])
        return self._colors({})

    def _theme(self) -> _Shown:
        with told():
            name = read_item(self._writer.look(UNIT_FILE).data, UNIT_FILE).values.get("theme") or _USUAL
            theme = read_theme(ContentFiles(self._root, ""), str(name), Location(UNIT_FILE))
        if theme is None:
            raise WritingError("Chưa đọc được bộ màu; hãy sửa lỗi của ô này trước")
        return _Shown(str(name), theme)

    def _base(self, name: str) -> Mapping[str, str]:
        """Return the colours that a shipped theme of this name came with; none where it is the workspace's alone."""
        shipped = shipped_templates()
        if own_templates(self._root).resolve() == shipped:
            return {}
        theme = read_theme(ContentFiles(shipped.parent, ""), name, Location(UNIT_FILE))
        return theme.colors if theme else {}


def _file(theme: str) -> str:
    return f"templates/themes/{theme}.yaml"
