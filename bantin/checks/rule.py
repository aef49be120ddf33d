"""What a check is: what it finds, why that matters, and examples that both its documentation and its tests use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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
    """

    code: Code
    title: str
    why: str
    mend: str
    good: tuple[Example, ...]
    bad: tuple[Example, ...]
    check: Callable[[Bulletin], Iterator[Diagnostic]]
