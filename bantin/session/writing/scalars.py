"""Texts as YAML, in the simplest form that is read back as exactly them, by this project's reader and by others."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any, NamedTuple

import yaml

from bantin.content.reading.composing.composed_file import Value
from bantin.content.reading.composing.document import compose
from bantin.content.reading.composing.slips import quoted
from bantin.content.reading.pasted import tidy
from bantin.content.reading.source import HIDDEN_LINE_ENDS, LOADER, SourceText
from bantin.model.diagnostic import has_errors
from bantin.text.patterns import regex

_AS_WRITTEN = regex(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
"""Numbers and days, which every reader takes for what they are."""
_DOUBTFUL = regex(r"[-+]?0[0-9o_][0-9_.]*|[0-9]+(?::[0-9]+)+", re.ASCII)
"""What some readers take for a number, others for a text: 08, 0243752133, 18:30."""
_STRING = "tag:yaml.org,2002:str"
_RESOLVER: Any = yaml.resolver.Resolver()
_LINE_END = regex(r"\r\n|[\r\n]")
_LEAST_WIDTH = 40
"""Characters of a line, at least, where a folded text is folded again."""


class Written(NamedTuple):
    """A value as YAML.

    Attributes:
        head: what stands behind the colon or the dash.
        below: the lines below it, without the indentation that they have in common.
    """

    head: str
    below: tuple[str, ...] = ()


def as_read(value: Value) -> Value:
    """Bring the texts of a value into the form in which the reader has them: NFC, without what nobody sees.

    Raises:
        ValueError: the reader refuses a text; the argument is the diagnostic that says why.
    """
    if isinstance(value, dict):
        return {key: as_read(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_read(one) for one in value]
    if value is None:
        return None
    lines = [line.translate(HIDDEN_LINE_ENDS) for line in _LINE_END.split(value)]
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff]", " ", "\n".join(lines))
    line = tidy([f"- {_double(text)}"])[0][0]
    read = compose(SourceText("", line, (line,)))
    refused = [found for found in read.diagnostics if has_errors([found])]
    if refused or not isinstance(read.value, list) or not isinstance(read.value[0], str):
        raise ValueError(refused[0] if refused else text)
    return read.value[0]


def scalar(text: str, *, style: str = "", width: int = 0, in_brackets: bool = False, quote: bool = False) -> Written:
    """Write a text.

    Args:
        text: as it is to be read.
        style: how what stood there before was written: with `"`, `'`, `|` or `>`; empty for plain texts. It is kept
            where it can hold the text.
        width: characters of the longest line that stood there, by which a folded text is folded again.
        in_brackets: whether it stands in […] or {…}.
        quote: whether it must be quoted, whatever it is.
    """
    if quote:
        return Written(_double(text))
    if not in_brackets and ("\n" in text or style in {"|", ">"}) and _fits_block(text):
        return _folded(text, width) if style == ">" and _fits_fold(text) else _literal(text)
    if "\n" in text or style == '"':
        return Written(_double(text))
    if style == "'":
        return Written("'" + text.replace("'", "''") + "'")
    return Written(text if _is_plain(text, in_brackets=in_brackets) else quoted(text))


def is_number(value: Value) -> bool:
    """Return whether a value is a plain number."""
    return isinstance(value, str) and "-" not in value[1:] and _AS_WRITTEN.fullmatch(value) is not None


def _double(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _is_plain(text: str, *, in_brackets: bool) -> bool:
    """Return whether a text may stand without quotes: no reader takes it, or a part of it, for anything else."""
    if not text or text != text.strip() or _DOUBTFUL.fullmatch(text):
        return False
    if _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) != _STRING and not _AS_WRITTEN.fullmatch(text):
        return False
    try:
        events = list(yaml.parse(f"- [{text}]" if in_brackets else f"- {text}", Loader=LOADER))
        below = list(yaml.parse(text, Loader=LOADER))
    except yaml.YAMLError:
        return False
    texts = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    alone = len(texts) == 1 and texts[0].value == text and not texts[0].style and texts[0].tag is None
    return alone and len(events) == (9 if in_brackets else 7) and len(below) == 5  # noqa: PLR2004 - nothing around it


def _fits_block(text: str) -> bool:
    lines = text.split("\n")
    return bool(text.strip()) and not lines[0].startswith((" ", "\t")) and bool(lines[0])


def _fits_fold(text: str) -> bool:
    lines = text.rstrip("\n").split("\n")
    return all(line == " ".join(line.split(" ")).strip() and "  " not in line and "\t" not in line for line in lines)


def _literal(text: str) -> Written:
    bare = text.rstrip("\n")
    more = len(text) - len(bare)
    return Written(f"|{_kept(more)}", (*bare.split("\n"), *[""] * (more - 1)))


def _folded(text: str, width: int) -> Written:
    bare = text.rstrip("\n")
    more = len(text) - len(bare)
    lines: list[str] = []
    for number, paragraph in enumerate(bare.split("\n")):
        lines += [""] if number else []
        lines += textwrap.wrap(paragraph, max(width, _LEAST_WIDTH), break_long_words=False, break_on_hyphens=False) or [
            ""
        ]
    return Written(f">{_kept(more)}", (*lines, *[""] * (more - 1)))


def _kept(line_ends: int) -> str:
    """Return what a block's sign says of the line ends behind its text."""
    return ("-", "", "+")[min(line_ends, 2)]
