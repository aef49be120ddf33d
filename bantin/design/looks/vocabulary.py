"""The elements of card markup, their attributes, and how each value is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bantin.design.looks.attributes import (
    amount,
    between,
    boolean,
    choice,
    corners,
    edges,
    focus,
    length,
    number,
    rectangles,
    scale,
    thickness,
    value_path,
)
from bantin.design.looks.entrances import ATTRIBUTES

_BOX: Mapping[str, Callable[[str], Any]] = {
    "width": length,
    "height": length,
    "min-width": number,
    "min-height": number,
    "max-width": number,
    "max-height": number,
    "grow": number,
    "shrink": number,
    "aspect": number,
    "align-self": choice("start", "center", "end", "stretch", "baseline"),
    "padding": edges,
    "background": str,
    "radius": corners,
    "border": number,
    "border-color": str,
    "shadow": str,
    "visibility": choice("visible", "hidden"),
    "bleed": boolean,
    **ATTRIBUTES,
}
_GROUP: Mapping[str, Callable[[str], Any]] = {
    "gap": number,
    "align": choice("start", "center", "end", "stretch", "baseline"),
    "justify": choice("start", "center", "end", "space-between"),
}
_TYPE: Mapping[str, Callable[[str], Any]] = {
    "style": str,
    "weight": int,
    "stretch": number,
    "size": between(1, 4000),
    "min-size": between(1, 4000),
    "sizes": scale,
    "line-height": number,
    "color": str,
    "bold-weight": int,
    "bold-color": str,
}

ELEMENTS: Mapping[str, Mapping[str, Callable[[str], Any]]] = {
    "card": {**_BOX, **_GROUP, "crisp": between(0, 4000)},
    "row": {**_BOX, **_GROUP, "wrap": boolean},
    "column": {**_BOX, **_GROUP},
    "stack": {**_BOX, **_GROUP},
    "grid": {**_BOX, **_GROUP, "columns": between(1, 100)},
    "text": {
        **_BOX,
        **_TYPE,
        "align": choice("left", "center", "right"),
        "max-lines": int,
        "balance": boolean,
        "whole": choice("yes", "halves", "no"),
        "optical": boolean,
        "digest-of": str,
        "bytes-of": str,
        "source": value_path,
    },
    "image": {
        **_BOX,
        "src": str,
        "focus": focus,
        "fit": choice("crop", "whole"),
        "redactions": rectangles,
        "source": value_path,
    },
    "scene": {**_BOX, "name": str, "group": str, "fade": edges, "inset": edges, "least": number},
    "icon": {**_BOX, "name": str, "size": number, "color": str, "stroke": number, "least": number},
    "qr": {**_BOX, "data": str, "size": number, "dark": str, "light": str},
    "chart": {
        **_BOX,
        "type": choice("bar", "line", "donut"),
        "color": str,
        "track": str,
        "rest": str,
        "label-style": str,
        "value-style": str,
        "middle": str,
        "middle-style": str,
        "thickness": thickness,
        "gap": number,
    },
    "bar": {"label": str, "value": amount, "display": str, "source": value_path},
    "rule": {**_BOX, "thickness": thickness, "color": str},
}
"""Element → attribute → how its value is read. Colours and styles are names that the theme resolves."""
