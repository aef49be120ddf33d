"""Card markup → what it says, as values, for those who plan by it before it is laid out."""

from __future__ import annotations

from bantin.design.looks.elements import MarkupError, parse_xml
from bantin.model.card import Printed
from bantin.text.normal import plain


def printed(markup: str) -> Printed:
    """Read what a card says and shows; about 0.1 ms. Whatever is wrong with its markup is told when it is laid out."""
    try:
        elements = list(parse_xml(markup).walk())
    except MarkupError:
        return Printed()
    texts = (plain(" ".join(element.text.split())) for element in elements if element.tag == "text")
    pictures = (element.attributes.get("src", "") for element in elements if element.tag == "image")
    steps = (element.attributes.get("step", "") for element in elements)
    last = max((int(step) for step in steps if step.isdecimal()), default=0)
    return Printed(tuple(filter(None, texts)), tuple(filter(None, pictures)), last)
