"""The page over all editions of a month: how each stands, how large it is, what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup, escape

from bantin.design.looks.renderer import Looks
from bantin.files.atomic import replacing
from bantin.files.regular import open_regular
from bantin.model.diagnostic import Diagnostic, Severity
from bantin.output.approval.state import Standing
from bantin.output.desk.page import ASSETS
from bantin.output.desk.static_page import STANDING
from bantin.session.editions.building import Built
from bantin.text.dates import month_name
from bantin.text.numbers import format_bytes

PAGE = "index.html"
_WEB = Path(__file__).parent / "web"
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Common:
    """What was found in several editions alike.

    Attributes:
        diagnostic: the finding.
        names: of the editions that have it.
    """

    diagnostic: Diagnostic
    names: tuple[str, ...]

    def told(self, every: int) -> Diagnostic:
        """Say in the finding's own words in which editions it is so, unless in all of them.

        Args:
            every: how many editions there are.
        """
        if len(self.names) == every > 1:
            return self.diagnostic
        more = f" và {len(self.names) - _NAMED} ấn bản khác" if len(self.names) > _NAMED else ""
        where = f" (ấn bản {', '.join(self.names[:_NAMED])}{more})"
        return replace(self.diagnostic, message=self.diagnostic.message + where)


def gathered(built: Iterable[Built]) -> list[Common]:
    """Put together what editions have in common: of ninety communes nobody reads the same warning ninety times."""
    return gathered_of((one.id, one.diagnostics) for one in built)


def gathered_of(found_in: Iterable[tuple[str, Iterable[Diagnostic]]]) -> list[Common]:
    """Put together what was found in several editions, by their identifiers."""
    found: dict[Diagnostic, list[str]] = {}
    for name, diagnostics in found_in:
        for diagnostic in diagnostics:
            found.setdefault(diagnostic, []).append(name)
    return [Common(diagnostic, tuple(names)) for diagnostic, names in found.items()]


def write_overview(folder: Path, month: str, built: Sequence[Built]) -> Path:
    """Write the page.

    Args:
        folder: of the editions.
        month: as in 2024-11.
        built: what came of them, all that there are.

    Raises:
        OSError: the system refused.
    """
    standing = {one.id: _standing(one) for one in built}
    rows = [
        {
            "id": one.id,
            "name": one.told,
            "made": one.outcome is not None,
            "whole": one.whole,
            "missing": len(one.outcome.failed) if one.outcome else 0,
            "bytes": one.bytes,
            "errors": [(_place(told), told.message) for told in one.diagnostics if told.severity is Severity.ERROR],
            "standing": standing[one.id][0],
            "approval": standing[one.id][1],
            "warnings": sum(told.severity is Severity.WARNING for told in one.diagnostics),
        }
        for one in sorted(built, key=lambda one: (one.whole, one.id))
    ]
    looks = Looks([_WEB], called=("bantin/session/editions/web",))
    page = looks.render(
        PAGE,
        month=month_name(month),
        rows=rows,
        size=format_bytes,
        whole=sum(one.whole for one in built),
        signed=sum(row["standing"] == Standing.APPROVED for row in rows),
    )
    with replacing(folder / PAGE) as stream:
        stream.write(page.encode())
    return folder / PAGE


def _standing(built: Built) -> tuple[str, str]:
    """Find how far the approval of an edition has come, and in words: as it was found now, or as its page has it."""
    if built.state is not None:
        return built.state.standing, built.state.told
    try:
        with open_regular(built.folder / ASSETS / STANDING) as stream:
            told = json.loads(stream.read())
        return Standing(told["standing"]), str(told["told"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return "", ""


def _place(told: Diagnostic) -> Markup:
    """Say where it stands; the name of a file is no address."""
    place = f"{told.location.file}:{told.location.line}: " if told.location and told.location.line else ""
    return escape(place)
