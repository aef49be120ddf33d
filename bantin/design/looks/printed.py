"""Card markup → what it says, as values, for those who plan by it before it is laid out."""

from __future__ import annotations

from bantin.design.looks.elements import MarkupError, parse_xml
from bantin.design.looks.entrances import seconds_of
from bantin.design.looks.nodes import scene_file
from bantin.model.card import Printed
from bantin.text.normal import plain


def printed(markup: str) -> Printed:
    """Read what a card says and shows; about 0.1 ms. Whatever is wrong with its markup is told when it is laid out."""
    try:
        elements = list(parse_xml(markup).walk())
    except MarkupError:
        return Printed()
    texts = [plain(" ".join(element.text.split())) for element in elements if element.tag == "text"]
    sources = [element.attributes.get("source", "") for element in elements if element.tag == "text"]
    words = sum(len(text.split()) for text, source in zip(texts, sources, strict=True) if _written(source))
    pictures = [element.attributes.get("src", "") for element in elements if element.tag == "image"]
    names = (element.attributes.get("name", "") for element in elements if element.tag == "scene")
    pictures += [scene_file(name) for name in names if name]
    still = max(
        (seconds_of(element.tag, element.attributes, len(element.children)) for element in elements), default=0.0
    )
    return Printed(
        tuple(filter(None, texts)), tuple(filter(None, pictures)), round(still, 3), words, tuple(filter(None, sources))
    )


def _written(source: str) -> bool:
    """Tell whether a text shows what an editor wrote in an item, which is read; not whose picture or fact it is."""
    return bool(source) and not source.startswith("unit.yaml") and not source.endswith(("image.credit", "sources"))
