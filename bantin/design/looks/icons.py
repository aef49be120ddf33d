"""The icons that looks may show: Lucide's."""

from __future__ import annotations

from functools import cache


@cache
def icon_names() -> frozenset[str]:
    """List the icons there are. About 2 ms, cached per process."""
    import lucide  # noqa: PLC0415 - takes 40 ms, and many runs name no icon that is not cached

    return frozenset(lucide.get_icon_list())
