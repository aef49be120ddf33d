"""Card markup (XML) → nodes. Every element and attribute is named in one table; anything else is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from bantin.design.charts.chart import settle
from bantin.design.looks.attributes import (
    shift,
    thickness,
)
from bantin.design.looks.elements import Element, parse_xml
from bantin.design.looks.entrances import ATTRIBUTES, MORE, entrance_of
from bantin.design.looks.nodes import Bar, Chart, Group, Icon, Image, Node, Qr, Scene, Separator, Text
from bantin.design.looks.vocabulary import ELEMENTS
from bantin.model.card import FileFacts
from bantin.model.diagnostic import WHOLE, ValuePath
from bantin.model.frame import Fill, Gradient, Rgba, Shadow
from bantin.model.theme import Theme, TypeStyle
from bantin.text.normal import nfc
from bantin.text.numbers import format_bytes
from bantin.text.suggestions import did_you_mean

_BOLDER = 700


def parse_card(
    markup: str,
    theme: Theme,
    glossary: Collection[str] = (),
    files: Collection[FileFacts] = (),
) -> Group:
    """Read a whole card.

    Args:
        markup: what a look printed.
        theme: names its colours and type styles.
        glossary: words that no line of its texts will break.
        files: what its texts may tell of files.

    Raises:
        MarkupError: not well-formed, an unknown element, attribute, colour or style, or a bad value.
    """
    root = parse_xml(markup)
    if root.tag != "card":
        raise root.error(f"thẻ ngoài cùng phải là <card>, không phải <{root.tag}>")
    known = {file.path: file for file in files}
    node = _Reader(theme, frozenset(glossary), known).node(root)
    assert isinstance(node, Group)  # noqa: S101 - the table maps <card> to a group
    return node


_LEAVES: Mapping[str, tuple[type[Node], tuple[str, ...]]] = {
    "image": (Image, ("src",)),
    "icon": (Icon, ("name", "size", "color")),
    "qr": (Qr, ("data", "size")),
    "rule": (Separator, ()),
}
"""Elements without content → their node and the attributes that they cannot do without."""

_SHORT = 8
"""Digits of a digest that two people compare by reading them out."""

_OF_FILES: Mapping[str, Callable[[FileFacts], str]] = {
    "digest-of": lambda file: file.sha256[:_SHORT],
    "bytes-of": lambda file: format_bytes(file.bytes),
}
"""What a text may end with: attribute that names the file → what is told of it."""

_COLORS = frozenset({"border-color", "color", "bold-color", "dark", "light", "track", "rest"})


_ENTRANCE = frozenset(ATTRIBUTES)


class _Reader:
    """Turns elements into nodes, with one theme for the names."""

    def __init__(self, theme: Theme, glossary: frozenset[str], files: Mapping[str, FileFacts]) -> None:
        self.theme = theme
        self.glossary = glossary
        self.files = files
        self.crisp = 0

    def node(self, element: Element) -> Node:
        values = self._values(element)
        match element.tag:
            case "card" | "row" | "column" | "stack":
                self.crisp = values.pop("crisp", self.crisp)
                direction = "column" if element.tag == "card" else element.tag
                children = [self.node(child) for child in element.children]
                return Group(direction=direction, children=children, **values)
            case "grid":
                return self._grid(element, values)
            case "text":
                return self._text(element, values)
            case "chart":
                return self._chart(element, values)
            case "scene":
                return self._scene(element, values)
            case tag if tag in _LEAVES:
                leaf, needed = _LEAVES[tag]
                return leaf(**self._require(element, values, *needed))
        raise element.error(f"thẻ <{element.tag}> không đứng một mình ở đây được")

    def _grid(self, element: Element, values: dict[str, Any]) -> Group:
        """Lower a grid to rows of equally wide cells; the last row is filled up with empty ones."""
        columns = self._require(element, values, "columns").pop("columns")
        cells = [self.node(child) for child in element.children]
        cells += [Group(direction="stack") for _ in range(-len(cells) % columns)]
        for cell in cells:
            cell.width, cell.grow = 0.0, 1.0
        gap = values.get("gap", 0.0)
        rows: list[Node] = [
            Group(line=element.line, column=element.column, direction="row", gap=gap, children=cells[i : i + columns])
            for i in range(0, len(cells), columns)
        ]
        return Group(direction="column", children=rows, **values)

    def _values(self, element: Element) -> dict[str, Any]:
        known = ELEMENTS.get(element.tag)
        if known is None:
            hint = did_you_mean(element.tag, ELEMENTS) or f"Các thẻ: {', '.join(ELEMENTS)}"
            raise element.error(f"không có thẻ <{element.tag}>", hint=hint)
        values: dict[str, Any] = {} if element.tag == "bar" else {"line": element.line, "column": element.column}
        for name, text in element.attributes.items():
            if name not in known:
                raise element.error(f"<{element.tag}> không có thuộc tính «{name}»", name, did_you_mean(name, known))
            try:
                values[name.replace("-", "_")] = known[name](text)
            except (ValueError, KeyError) as error:
                raise element.error(f"<{element.tag} {name}>: giá trị «{text}» không hợp lệ", name) from error
        for name in _COLORS & element.attributes.keys():
            values[name.replace("-", "_")] = self._color(element.attributes[name], element, name)
        self._entrance(element, values)
        if "background" in values:
            values["background"] = self._fill(values["background"], element)
        if "shadow" in values:
            values["shadow"] = self._shadow(values["shadow"], element)
        return values

    def _entrance(self, element: Element, values: dict[str, Any]) -> None:
        for name in _ENTRANCE & values.keys():
            del values[name]
        lost = next((name for name in element.attributes if name in MORE), None)
        if lost and "enter" not in element.attributes:
            raise element.error(f"<{element.tag}>: «{lost}» chỉ đi cùng «enter»", lost)
        if found := entrance_of(element.attributes):
            values["entrance"] = found

    def _require(self, element: Element, values: dict[str, Any], *names: str) -> dict[str, Any]:
        for name in names:
            if name not in values:
                raise element.error(f"<{element.tag}> thiếu thuộc tính «{name}»")
        return values

    def _color(self, name: str, element: Element, attribute: str) -> Rgba:
        bare, _, percent = name.partition("/")
        written = bare if bare.startswith("#") else self.theme.colors.get(bare, "")
        if not re.fullmatch(r"#[0-9a-f]{6}([0-9a-f]{2})?", written):
            raise element.error(f"bộ màu không có màu «{bare}»", attribute, did_you_mean(bare, self.theme.colors))
        if "/" in name and not re.fullmatch(r"\d{1,2}|100", percent):
            raise element.error(f"độ đục của màu «{name}» phải là số từ 0 đến 100", attribute)
        digits = bytes.fromhex(written[1:])
        opacity = digits[3] if len(digits) > 3 else 255  # noqa: PLR2004 - RGBA
        return digits[0], digits[1], digits[2], round(opacity * int(percent or 100) / 100)

    def _fill(self, written: str, element: Element) -> Fill:
        match written.split():
            case [name]:
                return self._color(name, element, "background")
            case [start, end, angle] if re.fullmatch(r"-?\d+(\.\d+)?", angle):
                first, last = (self._color(name, element, "background") for name in (start, end))
                return Gradient(first, last, float(angle))
        raise element.error(f"nền «{written}» phải là một màu, hoặc «màu-đầu màu-cuối góc»", "background")

    def _shadow(self, written: str, element: Element) -> Shadow:
        try:
            dx, dy, blur, color = written.split()
            shadow = shift(dx), shift(dy), thickness(blur)
        except ValueError as error:
            raise element.error(f"bóng «{written}» phải là «ngang dọc độ-nhòe màu»", "shadow") from error
        return Shadow(*shadow, self._color(color, element, "shadow"))

    def _style(self, name: str, element: Element, attribute: str) -> TypeStyle:
        style = self.theme.styles.get(name)
        if style is None:
            raise element.error(f"bộ kiểu chữ không có kiểu «{name}»", attribute, did_you_mean(name, self.theme.styles))
        return style

    def _text(self, element: Element, values: dict[str, Any]) -> Text:
        told = (self._told(element, name, values.pop(name.replace("-", "_"), None)) for name in _OF_FILES)
        content = nfc(re.sub(r"[ \t\n]+", " ", " ".join([element.text, *filter(None, told)])).strip(" "))
        if element.children:
            raise element.error("trong <text> chỉ có chữ, không có thẻ con")
        style = self._style(values.pop("style", "body"), element, "style")
        color = values.pop("color", None) or self._color(style.color, element, "style")
        sizes = values.pop("sizes", ())
        size, least = values.pop("size", style.size), values.pop("min_size", style.min_size)
        if sizes:
            size, least = sizes[0], sizes[-1]
        weight = values.pop("weight", style.weight)
        return Text(
            content=content,
            glossary=self.glossary,
            crisp=self.crisp,
            family=style.family,
            weight=weight,
            stretch=values.pop("stretch", style.stretch),
            size=size,
            min_size=min(size, least or size),
            sizes=sizes,
            line_height=values.pop("line_height", style.line_height),
            color=color,
            bold_weight=values.pop("bold_weight", max(weight, _BOLDER)),
            bold_color=values.pop("bold_color", color),
            **values,
        )

    def _scene(self, element: Element, values: dict[str, Any]) -> Scene:
        """Read a scene, with the colours of its group by the last part of their names, and all others by the whole."""
        group = f"{self._require(element, values, 'name', 'group').pop('group')}-"
        own = {name.removeprefix(group): name for name in self.theme.colors if name.startswith(group)}
        if not own:
            groups = {name.partition("-")[0] for name in self.theme.colors if name.endswith("-field")}
            raise element.error(f"bộ màu không có nhóm màu «{group[:-1]}»", "group", did_you_mean(group[:-1], groups))
        names = {name: name for name in self.theme.colors} | own
        tints = {tint: self._color(name, element, "group") for tint, name in names.items()}
        return Scene(tints=tuple(sorted(tints.items())), **values)

    def _told(self, element: Element, attribute: str, path: str | None) -> str:
        """Return what a text states about a file, if it does."""
        if path is None:
            return ""
        if path not in self.files:
            raise element.error(f"không có tệp «{path}» giao cùng trang này", attribute, did_you_mean(path, self.files))
        return _OF_FILES[attribute](self.files[path])

    def _chart(self, element: Element, values: dict[str, Any]) -> Chart:
        self._require(element, values, "color", "track")
        label, value = values.pop("label_style", "label"), values.pop("value_style", "label")
        middle = values.pop("middle_style", value)
        if "middle" in values:
            values["middle"] = self._caption(values["middle"], middle, element)
        chart = Chart(bars=[self._bar(bar, label, value) for bar in element.children], **values)
        if wrong := settle(chart):
            raise element.error(f"<chart>: {wrong}")
        return chart

    def _bar(self, element: Element, label: str, value: str) -> Bar:
        values = self._require(element, self._values(element), "label", "value", "display")
        source = values.get("source", WHOLE)
        return Bar(
            value=values["value"],
            label=self._caption(values["label"], label, element, _part(source, "label")),
            display=self._caption(values["display"], value, element, _part(source, "value")),
        )

    def _caption(self, content: str, style: str, element: Element, source: ValuePath = WHOLE) -> Text:
        values = {"line": element.line, "style": style, "source": source}
        return self._text(Element("text", {}, element.line, element.column, text=content), values)


def _part(source: ValuePath, name: str) -> ValuePath:
    """Name a value of what is named; of what nobody wrote nothing."""
    return source if source == WHOLE else source.below(name)
