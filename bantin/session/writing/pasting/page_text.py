"""HTML of a clipboard → lines: what is bold and what is listed is kept, all other looks are left behind.

Word writes lists as paragraphs whose bullet is a span of the style `mso-list:Ignore` (Word's «Web Page, Filtered»
documentation); browsers and chat assistants as `li`; Google Docs wraps everything in a `b` that is not bold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from bantin.session.writing.pasting.marked import BREAKS, BULLET, NUMBER, MarkedLine, Span
from bantin.text.patterns import regex

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_UNSEEN = frozenset(("del", "head", "noscript", "script", "style", "template", "title", "xml"))
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
))  # fmt: skip
_WEIGHT = regex(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_KEEPS_BREAKS = regex(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_MARKER = regex(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_HIDDEN = regex(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_RAISED = regex(r"vertical-align\s*:\s*super", re.IGNORECASE)
_BOLD_FROM = 600
_SPACES = regex(r"[ \t\n\r\f]+")
_CELL_SIGN = " – "
_DIGIT = regex(r"\w+[.)]")
_POWER = regex(r"[\d+\u2212-]+", re.ASCII)
_TO_POWER = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
RAISED = frozenset(map(chr, _TO_POWER.values()))
"""Signs that stand for raised ones, where these would be digits of the number before them."""


def as_power(text: str) -> str:
    """Write raised digits as such: 10⁶ is not 106, and the number of a note is no digit of the number before it."""
    return text.strip().translate(_TO_POWER) if _POWER.fullmatch(text.strip()) else text


@dataclass(frozen=True, slots=True)
class _Element:
    """An element that is open: what holds within it."""

    tag: str
    bold: bool = False
    keeps: bool = False
    unseen: bool = False
    marker: bool = False
    raised: bool = False
    lists: str = ""


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[MarkedLine] = []
        self._open: list[_Element] = [_Element("")]
        self._spans: list[Span] = []
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag in _CELLS and self._text().strip():
            self._spans.append((_CELL_SIGN, False))
        elif tag in _BLOCKS or tag == "br":
            if self._in_cell():
                self._spans.append((" ", False))
            else:
                self._end_line()
        if tag == "li":
            self._mark = self._open[-1].lists or BULLET
        if tag == "img" and not self._open[-1].unseen and len(alt := facts.get("alt") or "") <= 2:  # noqa: PLR2004 - an emoji
            self._spans.append((alt, self._open[-1].bold))
        if tag not in _VOID:
            self._open.append(self._element(tag, facts.get("style") or ""))

    def handle_endtag(self, tag: str) -> None:
        if not any(element.tag == tag for element in self._open):
            return
        while self._open.pop().tag != tag:
            pass
        if tag == "li" and not self._text().strip():
            self._mark = ""
        if tag in _BLOCKS - _CELLS and not self._in_cell():
            self._end_line()

    def handle_data(self, data: str) -> None:
        here = self._open[-1]
        if here.unseen:
            return
        if here.marker:
            if data.strip() and not self._text().strip():
                self._mark = NUMBER if _DIGIT.fullmatch(data.strip()) else BULLET
            return
        if here.raised:
            data = as_power(data)
        if not here.keeps:
            self._spans.append((_SPACES.sub(" ", data), here.bold))
            return
        first, *others = BREAKS.split(data)
        self._spans.append((first, here.bold))
        for other in others:
            self._end_line()
            self._spans.append((other, here.bold))

    def close(self) -> None:
        super().close()
        self._end_line()

    def _element(self, tag: str, style: str) -> _Element:
        outer = self._open[-1]
        bold = outer.bold or tag in {"b", "strong"}
        if weight := _WEIGHT.search(style):
            value = weight[1].lower()
            bold = int(value) >= _BOLD_FROM if value.isdecimal() else value.startswith("bold")
        return _Element(
            tag,
            bold=bold,
            keeps=outer.keeps or tag == "pre" or _KEEPS_BREAKS.search(style) is not None,
            unseen=outer.unseen or tag in _UNSEEN or _HIDDEN.search(style) is not None,
            raised=outer.raised or tag == "sup" or _RAISED.search(style) is not None,
            marker=outer.marker or _MARKER.search(style) is not None,
            lists={"ol": NUMBER, "ul": BULLET}.get(tag, outer.lists),
        )

    def _in_cell(self) -> bool:
        return any(element.tag in _CELLS for element in self._open)

    def _text(self) -> str:
        return "".join(text for text, _ in self._spans)

    def _end_line(self) -> None:
        if self._text().strip():
            self.lines.append(MarkedLine(tuple(self._spans), self._mark))
            self._mark = ""
        self._spans = []


def lines_of(html: str) -> list[MarkedLine]:
    """Read the HTML of a clipboard, whatever is wrong with it. Empty lines are left out."""
    parser = _Lines()
    parser.feed(html)
    parser.close()
    return parser.lines
