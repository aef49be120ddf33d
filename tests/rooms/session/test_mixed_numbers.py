"""Numbers of contacts are brought into one shape, by `check --fix` where no other comes into question."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.checks import CHECKS
from bantin.content.reading.month import read_month
from tests.fixtures.small_months import MONTH

CONTACT = '  - {{id: n{}, label: Trực ban, number: "{}", checked_on: 2024-11-20}}\n'


@pytest.mark.parametrize(
    ("numbers", "better", "certain"),
    [
        (("0237.3.855.113", "02373.855.222", "0237.3.855.115"), "0237.3.855.222", True),  # most are written so
        (("0237 3.855.114", "0237.3.855.113"), "0237.3.855.114", True),  # one mixes its signs
        (("0237.3855.113", "0237 3855 114"), "0237.3855.114", False),  # either may be meant
        (("(0237) 3855 113", "(0237) 3855 115", "0237.3855.114"), "(0237) 3855 114", True),
        (("0912 345 678", "0913.345.678", "0987 654 321"), "0913 345 678", True),
    ],
)
def test_a_number_is_written_as_the_others_where_these_have_one_shape(
    root: Path, numbers: tuple[str, ...], better: str, *, certain: bool
) -> None:
    unit = root / "content" / "unit.yaml"
    lines = "".join(CONTACT.format(at, number) for at, number in enumerate(numbers))
    unit.write_text(unit.read_text(encoding="utf-8").replace("contacts:\n", f"contacts:\n{lines}", 1), encoding="utf-8")
    bulletin = read_month(root, MONTH).bulletin
    assert bulletin
    [found] = CHECKS["mixed-numbers"].check(bulletin)
    assert found.location
    assert found.mend
    assert (found.hint, found.mend.text, found.mend.certain) == (f"Viết «{better}»", better, certain)
    assert found.location.excerpt[found.mend.column - 1 :][: found.mend.length] in numbers
