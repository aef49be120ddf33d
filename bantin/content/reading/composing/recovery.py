"""After a syntax error: which of the diagnostics before it still stand, and which errors come after it."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from bantin.content.reading.composing.errors import explain
from bantin.content.reading.source import LOADER, SourceText
from bantin.model.diagnostic import Diagnostic

_RETRIES = 10
_RETRY_LIMIT = 64 * 1024
"""Characters of a file that is parsed again and again."""


def with_syntax_errors(
    failure: yaml.MarkedYAMLError, source: SourceText, told: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """Return the diagnostics of a file that could not be composed to its end.

    Args:
        failure: where composing ended.
        source: the file.
        told: what was found up to there; what the error alone brought about is left out.
    """
    # What seemed to go on in the next line may be what broke there.
    before = [found for found in told if found.code != "joined-line"]
    broken = _syntax_errors(failure, source, before)
    return [one for one in before if not _follows(one, broken)] + broken


def _follows(found: Diagnostic, broken: list[Diagnostic]) -> bool:
    """Return whether a line was swallowed only because of what broke above it."""
    lines = [one.location.line for one in broken if one.location]
    return bool(found.code == "swallowed-line" and found.location and lines and found.location.line > min(lines))


def _syntax_errors(failure: yaml.MarkedYAMLError, source: SourceText, known: list[Diagnostic]) -> list[Diagnostic]:
    """Explain a syntax error and, as far as they can be trusted, those after it.

    Lines that are wrong in themselves are mended, or blanked where nobody knows how, and the rest is parsed again. What
    breaks after one that was surely mended is no consequence of it; else only what a line proves by itself is told.
    """
    seen = {found.location.line for found in known if found.location}
    found, sure = explain(failure, source)
    if found.location is None or found.location.line in seen:
        return []
    if not (sure or found.mend) or len(known) >= _RETRIES or len(source.text) > _RETRY_LIMIT:
        return [found]
    lines = list(source.lines)
    slips = [(found.location, found.mend), *found.also]
    for place, mend in slips:
        lines[place.line - 1] = mend.written_into(lines[place.line - 1]) if mend else ""
    without = SourceText(source.file, "\n".join(lines), tuple(lines))
    try:
        for _ in yaml.parse(without.text, Loader=LOADER):
            pass
    except yaml.MarkedYAMLError as next_failure:
        _, next_sure = explain(next_failure, without)
        if next_sure or (sure and all(mend for _, mend in slips)):
            return [found, *_syntax_errors(next_failure, without, [*known, found])]
    return [found]
