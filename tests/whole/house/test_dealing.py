"""The longest tests begin first, whichever process they fall to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fixtures.sharing import dealt


@dataclass(frozen=True)
class One:
    path: Path
    number: int


def in_modules(**counts: int) -> list[One]:
    return [One(Path(name), number) for name, count in counts.items() for number in range(count)]


def runs(all_of_them: list[One], workers: int) -> list[list[One]]:
    """Divide tests as xdist's worksteal does in the beginning."""
    rest, found = list(all_of_them), []
    for number in range(workers):
        size = len(rest) // (workers - number)
        found.append(rest[:size])
        rest = rest[size:]
    return found


@pytest.mark.parametrize("workers", [2, 3, 5, 8])
def test_each_process_begins_with_its_share_of_long_tests(workers: int) -> None:
    long, others = in_modules(a=2, b=1, c=3, d=1, e=1), in_modules(z=101)
    found = dealt(long, others, workers)
    assert sorted(found, key=str) == sorted([*long, *others], key=str)
    begun = []
    for run in runs(found, workers):
        first = [one in long for one in run]
        assert first == sorted(first, reverse=True), "long ones stand first"
        begun.append({one.path for one in run if one in long})
    assert sum(map(len, begun)) == len({one.path for one in long}), "a module's tests share what they make"
    assert max(map(len, begun)) - min(map(len, begun)) <= 1


def test_where_all_are_long_none_is_lost() -> None:
    assert sorted(dealt(in_modules(a=5, b=1), [], 3), key=str) == in_modules(a=5, b=1)


def test_others_keep_their_order() -> None:
    others = in_modules(x=4, y=3)
    assert [one for one in dealt(in_modules(a=1, b=1), others, 2) if one in others] == others
