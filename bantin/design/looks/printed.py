"""Card markup → what it says, as values, for those who plan by it before it is laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bantin.design.looks.attributes import source
from bantin.design.looks.elements import Element, MarkupError, parse_xml
from bantin.design.looks.entrances import entrance_of, seconds_of
from bantin.design.looks.nodes import scene_file
from bantin.model.card import Printed
from bantin.model.frame import Enter
from bantin.text.normal import plain

_STANDING = "led-kind"
"""Style of what stands on all pictures of a board."""

_FIRST_WORDS = 0.3
"""Seconds after which the first words of what is said can be read."""


def printed(markup: str) -> Printed:
    """Read what a card says and shows; about 0.1 ms. Whatever is wrong with its markup is told when it is laid out."""
    try:
        found = list(_arriving(parse_xml(markup), 0.0))
    except MarkupError:
        return Printed()
    elements = [element for element, _ in found]
    texts = [plain(" ".join(element.text.split())) for element in elements if element.tag == "text"]
    sources = [_source(element) for element in elements if element.tag == "text"]
    words = sum(len(text.split()) for text, source in zip(texts, sources, strict=True) if _written(source))
    pictures = [element.attributes.get("src", "") for element in elements if element.tag == "image"]
    names = (element.attributes.get("name", "") for element in elements if element.tag == "scene")
    pictures += [scene_file(name) for name in names if name]
    return Printed(
        tuple(filter(None, texts)),
        tuple(filter(None, pictures)),
        round(max((second for _, second in found), default=0.0), 3),
        words,
        tuple(filter(None, sources)),
        tuple(
            (plain(" ".join(element.text.split())), round(_readable(element, second), 3))
            for element, second in found
            if element.tag == "text" and _written(_source(element))
        ),
        tuple(text for text, element in _named(elements, texts) if element.attributes.get("style") == _STANDING),
    )


def _source(element: Element) -> str:
    return source(element.attributes.get("source", ""))


def _named(elements: Sequence[Element], texts: Sequence[str]) -> Iterator[tuple[str, Element]]:
    """List the texts that no editor wrote, with their elements."""
    printing = (element for element in elements if element.tag == "text")
    found = zip(texts, printing, strict=True)
    return ((text, element) for text, element in found if text and not element.attributes.get("source"))


def _arriving(element: Element, within: float) -> Iterator[tuple[Element, float]]:
    """List elements with the second from which each stands still, itself and all that it is a part of."""
    still = max(within, seconds_of(element.tag, element.attributes, len(element.children)))
    yield element, still
    for child in element.children:
        yield from _arriving(child, still)


def _readable(element: Element, still: float) -> float:
    """Return the second from which a text is read: once it stands still, or when its first words are there."""
    begins = element.attributes.get("enter") == Enter.SAY
    come = entrance_of(element.attributes) if begins and still else None
    return still if come is None else min(still, come.at + _FIRST_WORDS)


def _written(source: str) -> bool:
    """Tell whether a text shows what an editor wrote in an item, which is read; not whose picture or fact it is."""
    return bool(source) and not source.startswith("unit.yaml") and not source.endswith(("image.credit", "sources"))
