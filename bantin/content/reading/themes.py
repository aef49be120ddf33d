"""Themes whose texts cannot be read on their grounds, told at the colour before a card is made of it."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.content.reading.source import error
from bantin.model.bulletin import Document
from bantin.model.diagnostic import Code, Diagnostic
from bantin.model.theme import Theme, contrast
from bantin.text.numbers import decimal

LEAST = 4.5
"""Contrast of texts and their ground: WCAG 2.2, success criterion 1.4.3 (AA)."""

_FACES = ("beware", "tale", "act", "soon", "know", "ask")

_GROUNDS = ("ground-top", "ground-bottom", "panel")
_PAIRS = (
    *((text, ground) for text in ("ink", "soft", "muted", "accent") for ground in _GROUNDS),
    *((text, "panel-strong") for text in ("ink", "soft")),
    *((f"on-{name}", name) for name in ("accent", "danger", "caution", "info")),
    *(
        (f"{face}-{text}", f"{face}-{ground}")
        for face in _FACES
        for text in ("on", "soft")
        for ground in ("field", "deep")
        if (face, ground) != ("ask", "deep")
    ),
    *(
        (f"{face}-{text}", f"{face}-{ground}")
        for face in _FACES
        for text, ground in (("on", "pill"), ("chip-ink", "chip"))
    ),
    *((f"floor-{text}", "floor") for text in ("ink", "soft", "bold")),
    ("paper", "ask-deep"),
    ("ask-deep", "ask-field"),
    ("soon-field", "know-field"),
    ("soon-field", "know-deep"),
    *((text, "floor") for text in ("do", "dont")),
    ("floor-ink", "floor-pill"),
    *((text, "paper") for text in ("paper-ink", "beware-field", "know-deep", "ask-on")),
    *((f"led-{name}", "led-ground") for name in ("ink", "title", "danger", "caution", "info", *_FACES)),
)
"""Text and ground, by name, as the shipped looks set them."""


def unreadable(theme: Document[Theme]) -> Iterator[Diagnostic]:
    """Report each text colour that some ground swallows, once, with the ground that does so most."""
    colors = theme.value.colors
    told: dict[str, tuple[float, str]] = {}
    for text, ground in _PAIRS:
        if text in colors and ground in colors:
            ratio = contrast(colors[text], colors[ground])
            if ratio < LEAST and ratio < told.get(text, (LEAST, ""))[0]:
                told[text] = (ratio, ground)
    for text, (ratio, ground) in told.items():
        message = (
            f"Chữ màu {text} ({colors[text]}) không đọc được trên nền {ground} ({colors[ground]}): "
            f"tương phản {decimal(int(ratio * 10) / 10)}, ít nhất phải {decimal(LEAST)}"
        )
        hint = f"Chọn màu sáng hơn hay tối hơn hẳn cho {text}, hoặc cho {ground}"
        yield error(Code("low-contrast"), message, theme.locate(f"colors.{text}"), hint)
