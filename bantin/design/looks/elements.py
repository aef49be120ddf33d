"""XML → elements: names, attributes, text and the position of each tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NoReturn
from xml.parsers import expat

_WRONG = {
    "not well-formed (invalid token)": "thiếu dấu nháy, hoặc có dấu & hay < đứng trần (viết &amp; và &lt;)",
    "unclosed token": "thẻ viết dở, thiếu dấu >",
    "duplicate attribute": "một thuộc tính viết hai lần",
    "junk after document element": "sau </card> không được có gì nữa",
    "undefined entity": "XML chỉ biết &amp; &lt; &gt; &quot; &apos; và mã số như &#160;",
    "no element found": "mẫu không in ra thẻ nào",
}
"""What the parser says, and how to say it to a designer."""


_MOST_ELEMENTS, _DEEPEST = 2_000, 60
"""Elements of a card, ten times as many as of most; and elements within each other."""


class MarkupError(Exception):
    """Card markup that is wrong; what is wrong goes on with a sentence, after a colon.

    Attributes:
        line: of the tag in the rendered markup, counted from 1.
        column: of the tag, counted from 1, in characters.
        attribute: the one that is wrong; empty if it is the tag itself.
        hint: what to do about it, in Vietnamese; may be empty.
    """

    def __init__(self, what: str, line: int, column: int = 1, attribute: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.line = line
        self.column = column
        self.attribute = attribute
        self.hint = hint


@dataclass(slots=True)
class Element:
    """An XML element.

    Attributes:
        line: where its tag begins, counted from 1.
        column: the same, in characters.
        text: all characters directly in it.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def error(self, what: str, attribute: str = "", hint: str = "") -> MarkupError:
        """Make the error for a mistake in this element."""
        return MarkupError(what, self.line, self.column, attribute, hint)

    def walk(self) -> Iterator[Element]:
        """Iterate over this element and all in it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@lru_cache(8)  # a card is read for what it says, and right after that for its layout
def parse_xml(markup: str) -> Element:
    """Parse markup. Nobody may change what comes of it: it is kept for the next who asks.

    Raises:
        MarkupError: it is not well-formed, declares entities, or is more than anybody could look at.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    top = Element("", {}, 1, 1)
    open_elements = [top]
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > _MOST_ELEMENTS or len(open_elements) > _DEEPEST:
            what = f"quá {_MOST_ELEMENTS} thẻ" if count > _MOST_ELEMENTS else f"thẻ lồng nhau quá {_DEEPEST} tầng"
            raise MarkupError(what, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        element = Element(tag, attributes, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
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
        raise _explained(error, markup, open_elements) from error
    return top.children[0]


def _explained(error: expat.ExpatError, markup: str, open_elements: list[Element]) -> MarkupError:
    """Describe what is wrong with the syntax, and point at the tag that is to blame."""
    told = expat.ErrorString(error.code)
    line, column = error.lineno, error.offset + 1
    offset = sum(len(above) + 1 for above in markup.split("\n")[: line - 1]) + error.offset
    last = open_elements[-1]
    ending = re.match(r"(?:</)?([\w-]+)", markup[offset:])
    match told:
        case "mismatched tag" if ending and ending[1] not in {element.tag for element in open_elements}:
            return MarkupError(f"thừa </{ending[1]}>", line, column)
        case "mismatched tag" if ending:
            return last.error(f"<{last.tag}> chưa đóng trước </{ending[1]}>")
        case "no element found" if last.tag:
            return last.error(f"<{last.tag}> chưa đóng")
        case "not well-formed (invalid token)" if markup.startswith("<", offset):
            # No tag may begin where another has not ended: that one is to blame.
            before = markup[: max(0, markup.rfind("<", 0, offset))]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return MarkupError(f"XML sai cú pháp: {_WRONG.get(told, told)}", line, column)
