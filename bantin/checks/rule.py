"""What a check is: what it finds, why that matters, and examples that both its documentation and its tests use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic

Example = Mapping[str, Any]
"""An item as YAML writes it, without the fields that do not matter; `unit` and `bulletin`: parts of those files."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One check.

    Attributes:
        code: of the diagnostics that it gives; kebab-case, as its file is named with underscores.
        title: what it finds, in Vietnamese, as a heading.
        why: why that matters, in whole Vietnamese sentences; so is `mend`.
        mend: what to do about it.
        good: examples in which it finds nothing.
        bad: examples in which it finds something; `bantin explain` shows the first of either.
        check: the rule itself.
        needs: what it would take for absent, or another's, where it could not be read: fields of the unit
            (`unit.contacts`) and the bulletin (`bulletin.date`), without which the rule is silent, and of items
            (`item.sources`), without which it is silent about them; a field of any of a list: `item.publish.*.text`.
    """

    code: Code
    title: str
    why: str
    mend: str
    good: tuple[Example, ...]
    bad: tuple[Example, ...]
    check: Callable[[Bulletin], Iterator[Diagnostic]]
    needs: tuple[str, ...] = ()

    def run(self, bulletin: Bulletin) -> Iterator[Diagnostic]:
        """Check a bulletin as far as what the rule needs could be read."""
        of: dict[str, list[str]] = {"unit": [], "bulletin": [], "item": []}
        for need in self.needs:
            whose, _, field = need.partition(".")
            of[whose].append(field)
        if any(map(bulletin.unit.is_unread, of["unit"])) or any(map(bulletin.header.is_unread, of["bulletin"])):
            return
        kept = tuple(one for one in bulletin.entries if not any(map(one.document.is_unread, of["item"])))
        yield from self.check(bulletin if len(kept) == len(bulletin.entries) else replace(bulletin, entries=kept))
