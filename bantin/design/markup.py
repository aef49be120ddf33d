"""Card markup (XML) → nodes. Every element and attribute is named in one table; anything else is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn
from xml.parsers import expat

from bantin.design.chart import settle
from bantin.design.nodes import Bar, Chart, Edges, Group, Icon, Image, Length, Node, Percent, Qr, Rule, Text
from bantin.model.frame import Fill, Gradient, Rgba, Shadow
from bantin.model.theme import Theme, TypeStyle

_BOLDER = 700


class MarkupError(Exception):
    """A look made markup that is not a card.

    Attributes:
        line: in the rendered markup, counted from 1.
    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class _Element:
    """An XML element before its attributes mean anything."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[_Element] = field(default_factory=list)
    text: str = ""


def parse_card(markup: str, theme: Theme, glossary: Collection[str] = ()) -> Group:
    """Read a whole card; no line of its texts will break a word of the glossary.

    Raises:
        MarkupError: not well-formed, an unknown element, attribute, colour or style, or a bad value.
    """
    root = _parse_xml(markup)
    if root.tag != "card":
        raise MarkupError(f"thẻ ngoài cùng phải là <card>, không phải <{root.tag}>", root.line)
    node = _Reader(theme, frozenset(glossary)).node(root)
    assert isinstance(node, Group)  # noqa: S101 - the table maps <card> to a group
    return node


def _parse_xml(markup: str) -> _Element:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    top = _Element("", {}, 0)
    open_elements = [top]

    def start(tag: str, attributes: dict[str, str]) -> None:
        element = _Element(tag, attributes, parser.CurrentLineNumber)
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def end(_tag: str) -> None:
        open_elements.pop()

    def characters(data: str) -> None:
        open_elements[-1].text += data

    def doctype(*_: object) -> NoReturn:
        # Entities could make a small card expand without end.
        raise MarkupError("không dùng DOCTYPE trong mẫu thẻ", parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(markup, True)  # noqa: FBT003 - expat takes the final flag by position only
    except expat.ExpatError as error:
        raise MarkupError(f"XML sai cú pháp: {expat.ErrorString(error.code)}", error.lineno) from error
    return top.children[0]


# Values ---------------------------------------------------------------------------------------------------------------


def _number(text: str) -> float:
    return float(text)


def _length(text: str) -> Length:
    return Percent(float(text[:-1]) / 100) if text.endswith("%") else float(text)


def _edges(text: str) -> Edges:
    parts = [float(part) for part in text.split()]
    match parts:
        case [a]:
            return Edges(a, a, a, a)
        case [v, h]:
            return Edges(v, h, v, h)
        case [t, r, b, left]:
            return Edges(t, r, b, left)
    raise ValueError(text)


def _focus(text: str) -> tuple[float, float]:
    x, y = (float(part) for part in text.split())
    return x, y


def _rectangles(text: str) -> tuple[tuple[int, int, int, int], ...]:
    numbers = [int(part) for part in re.split(r"[\s,]+", text.strip()) if part]
    if len(numbers) % 4:
        raise ValueError(text)
    return tuple((numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]) for i in range(0, len(numbers), 4))


def _boolean(text: str) -> bool:
    return {"yes": True, "no": False}[text]


def _choice(*allowed: str) -> Callable[[str], str]:
    def choose(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return choose


_BOX: Mapping[str, Callable[[str], Any]] = {
    "width": _length,
    "height": _length,
    "min-width": _number,
    "min-height": _number,
    "max-width": _number,
    "max-height": _number,
    "grow": _number,
    "shrink": _number,
    "aspect": _number,
    "align-self": _choice("start", "center", "end", "stretch", "baseline"),
    "padding": _edges,
    "background": str,
    "radius": _number,
    "border": _number,
    "border-color": str,
    "shadow": str,
}
_GROUP: Mapping[str, Callable[[str], Any]] = {
    "gap": _number,
    "align": _choice("start", "center", "end", "stretch", "baseline"),
    "justify": _choice("start", "center", "end", "space-between"),
}
_TYPE: Mapping[str, Callable[[str], Any]] = {
    "style": str,
    "weight": int,
    "stretch": _number,
    "size": int,
    "min-size": int,
    "line-height": _number,
    "color": str,
    "bold-weight": int,
    "bold-color": str,
}

ELEMENTS: Mapping[str, Mapping[str, Callable[[str], Any]]] = {
    "card": {**_BOX, **_GROUP},
    "row": {**_BOX, **_GROUP, "wrap": _boolean},
    "column": {**_BOX, **_GROUP},
    "stack": {**_BOX, **_GROUP},
    "grid": {**_BOX, **_GROUP, "columns": int},
    "text": {
        **_BOX,
        **_TYPE,
        "align": _choice("left", "center", "right"),
        "max-lines": int,
        "balance": _boolean,
        "source": str,
    },
    "image": {**_BOX, "src": str, "focus": _focus, "redactions": _rectangles},
    "icon": {**_BOX, "name": str, "size": _number, "color": str, "stroke": _number},
    "qr": {**_BOX, "data": str, "size": _number, "dark": str, "light": str},
    "chart": {
        **_BOX,
        "type": _choice("bar", "line", "donut"),
        "color": str,
        "track": str,
        "label-style": str,
        "value-style": str,
        "middle": str,
        "middle-style": str,
        "thickness": _number,
        "gap": _number,
    },
    "bar": {"label": str, "value": _number, "display": str, "source": str},
    "rule": {**_BOX, "thickness": _number, "color": str},
}
"""Element → attribute → how its value is read. Colours and styles are names that the theme resolves."""

_LEAVES: Mapping[str, tuple[type[Node], tuple[str, ...]]] = {
    "image": (Image, ("src",)),
    "icon": (Icon, ("name", "size", "color")),
    "qr": (Qr, ("data", "size")),
    "rule": (Rule, ()),
}
"""Elements without content → their node and the attributes that they cannot do without."""

_COLORS = ("background", "border_color", "color", "bold_color", "dark", "light", "track")


class _Reader:
    """Turns elements into nodes, with one theme for the names."""

    def __init__(self, theme: Theme, glossary: frozenset[str]) -> None:
        self.theme = theme
        self.glossary = glossary

    def node(self, element: _Element) -> Node:
        values = self._values(element)
        match element.tag:
            case "card" | "row" | "column" | "stack":
                direction = "column" if element.tag == "card" else element.tag
                children = [self.node(child) for child in element.children]
                return Group(direction=direction, children=children, **values)
            case "grid":
                return self._grid(element, values)
            case "text":
                return self._text(element, values)
            case "chart":
                return self._chart(element, values)
            case tag if tag in _LEAVES:
                leaf, needed = _LEAVES[tag]
                return leaf(**self._require(element, values, *needed))
        raise MarkupError(f"thẻ <{element.tag}> không đứng một mình ở đây được", element.line)

    def _grid(self, element: _Element, values: dict[str, Any]) -> Group:
        """Lower a grid to rows of equally wide cells; the last row is filled up with empty ones."""
        columns = max(1, self._require(element, values, "columns").pop("columns"))
        cells = [self.node(child) for child in element.children]
        cells += [Group(direction="stack") for _ in range(-len(cells) % columns)]
        for cell in cells:
            cell.width, cell.grow = 0.0, 1.0
        gap = values.get("gap", 0.0)
        rows: list[Node] = [
            Group(line=element.line, direction="row", gap=gap, children=cells[i : i + columns])
            for i in range(0, len(cells), columns)
        ]
        return Group(direction="column", children=rows, **values)

    def _values(self, element: _Element) -> dict[str, Any]:
        known = ELEMENTS.get(element.tag)
        if known is None:
            raise MarkupError(f"không có thẻ <{element.tag}>; các thẻ: {', '.join(ELEMENTS)}", element.line)
        values: dict[str, Any] = {} if element.tag == "bar" else {"line": element.line}
        for name, text in element.attributes.items():
            if name not in known:
                raise MarkupError(f"<{element.tag}> không có thuộc tính «{name}»", element.line)
            try:
                values[name.replace("-", "_")] = known[name](text)
            except (ValueError, KeyError) as error:
                raise MarkupError(f"<{element.tag} {name}>: giá trị «{text}» không hợp lệ", element.line) from error
        for name in _COLORS:
            if name in values:
                values[name] = (self._fill if name == "background" else self._color)(values[name], element.line)
        if "shadow" in values:
            values["shadow"] = self._shadow(values["shadow"], element.line)
        return values

    def _require(self, element: _Element, values: dict[str, Any], *names: str) -> dict[str, Any]:
        for name in names:
            if name not in values:
                raise MarkupError(f"<{element.tag}> thiếu thuộc tính «{name}»", element.line)
        return values

    def _color(self, name: str, line: int) -> Rgba:
        written = name if name.startswith("#") else self.theme.colors.get(name, "")
        if not re.fullmatch(r"#[0-9a-f]{6}([0-9a-f]{2})?", written):
            raise MarkupError(f"bộ màu không có màu «{name}»", line)
        digits = bytes.fromhex(written[1:])
        return digits[0], digits[1], digits[2], digits[3] if len(digits) > 3 else 255  # noqa: PLR2004 - RGBA

    def _fill(self, written: str, line: int) -> Fill:
        match written.split():
            case [name]:
                return self._color(name, line)
            case [start, end, angle]:
                return Gradient(self._color(start, line), self._color(end, line), float(angle))
        raise MarkupError(f"nền «{written}» phải là một màu, hoặc «màu-đầu màu-cuối góc»", line)

    def _shadow(self, written: str, line: int) -> Shadow:
        try:
            *lengths, color = written.split()
            dx, dy, blur = (float(length) for length in lengths)
        except ValueError as error:
            raise MarkupError(f"bóng «{written}» phải là «ngang dọc độ-nhòe màu»", line) from error
        return Shadow(dx, dy, blur, self._color(color, line))

    def _style(self, name: str, line: int) -> TypeStyle:
        style = self.theme.styles.get(name)
        if style is None:
            raise MarkupError(f"bộ kiểu chữ không có kiểu «{name}»", line)
        return style

    def _text(self, element: _Element, values: dict[str, Any]) -> Text:
        content = re.sub(r"[ \t\n]+", " ", element.text).strip(" ")
        if element.children:
            raise MarkupError("trong <text> chỉ có chữ, không có thẻ con", element.line)
        style = self._style(values.pop("style", "body"), element.line)
        color = values.pop("color", None) or self._color(style.color, element.line)
        size = values.pop("size", style.size)
        weight = values.pop("weight", style.weight)
        return Text(
            content=content,
            glossary=self.glossary,
            family=style.family,
            weight=weight,
            stretch=values.pop("stretch", style.stretch),
            size=size,
            min_size=min(size, values.pop("min_size", style.min_size or size)),
            line_height=values.pop("line_height", style.line_height),
            color=color,
            bold_weight=values.pop("bold_weight", max(weight, _BOLDER)),
            bold_color=values.pop("bold_color", color),
            **values,
        )

    def _chart(self, element: _Element, values: dict[str, Any]) -> Chart:
        self._require(element, values, "color", "track")
        label, value = values.pop("label_style", "label"), values.pop("value_style", "label")
        middle = values.pop("middle_style", value)
        if "middle" in values:
            values["middle"] = self._caption(values["middle"], middle, element.line)
        chart = Chart(bars=[self._bar(bar, label, value) for bar in element.children], **values)
        if wrong := settle(chart):
            raise MarkupError(f"<chart>: {wrong}", element.line)
        return chart

    def _bar(self, element: _Element, label: str, value: str) -> Bar:
        values = self._require(element, self._values(element), "label", "value", "display")
        source = values.get("source", "")
        return Bar(
            value=values["value"],
            label=self._caption(values["label"], label, element.line, source),
            display=self._caption(values["display"], value, element.line, source),
        )

    def _caption(self, content: str, style: str, line: int, source: str = "") -> Text:
        values = {"line": line, "style": style, "source": source}
        return self._text(_Element("text", {}, line, text=content), values)
