"""Regular expressions that are compiled when they are first used: of some hundreds, a command uses a few."""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast

_USED = ("flags", "groups", "groupindex", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")
"""What there is of a pattern beside its text."""


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what works as a compiled pattern does, and is compiled by its first use.

    Args:
        pattern: as `re.compile` takes it; one that is wrong raises `re.error` only when used, so a test uses all.
        flags: also.
    """
    return cast("re.Pattern[AnyStr]", Late(pattern, flags))


class Late(Generic[AnyStr]):
    """A pattern whose methods are those of the compiled one, once any of them was asked for."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        """Take what `regex` takes."""
        self.pattern: AnyStr = pattern
        self._asked = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        """Compile it, as nothing is here yet but its text; from now on all is found here."""
        if name not in _USED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._asked)
        self.__dict__.update((each, getattr(compiled, each)) for each in _USED)
        return self.__dict__[name]
