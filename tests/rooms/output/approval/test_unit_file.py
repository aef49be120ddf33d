from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bantin.content.reading.month import read_unit
from bantin.model.parts.identity import Approver, Ended, Identity
from bantin.output.approval.unit_file import NoPlaceError, with_approver, with_revocation
from tests.fixtures.workspaces import SMALL_UNIT

CODE_KEY = "23456789ACFHJKMNPRTV"
KEYS = [f"RW{letter * 54}" for letter in "ABC"]
PEOPLE = [
    Approver(
        name='Trần "B": #1', rank="Trung tá", known_as=("b@vidu.vn", "may b"), key=KEYS[0], since=dt.date(2024, 1, 2)
    ),
    Approver(name="Lê Văn C", key=KEYS[1], since=dt.date(2024, 3, 4)),
]
STRANGER = f"name: X\n      key: {KEYS[2]}\n      since: 2024-01-01\n"
WAYS = {
    "nothing": SMALL_UNIT,
    "no line end": SMALL_UNIT.rstrip("\n"),
    "a key alone": f"{SMALL_UNIT}identity:\n  code_key: {CODE_KEY}\n  check_at: vidu.gov.vn # ghi chú\n",
    "dashes as deep": f"{SMALL_UNIT}identity:  # của ta\n    code_key: {CODE_KEY}\n    approvers:\n    - {STRANGER}",
    "comments": (
        f"{SMALL_UNIT}identity:\n  approvers:   # ai\n\n    # người thứ nhất\n    - {STRANGER}  code_key: {CODE_KEY}\n"
    ),
}


def identity(root: Path, text: str) -> Identity:
    path = root / "content" / "unit.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    unit, found = read_unit(root)
    assert unit is not None, found
    assert unit.value.identity is not None
    return unit.value.identity


@pytest.mark.parametrize("way", WAYS)
def test_approvers_are_added_and_every_line_of_the_editors_stays(way: str, tmp_path: Path) -> None:
    text = WAYS[way]
    for one in PEOPLE:
        text = with_approver(text, CODE_KEY, one)
    read = identity(tmp_path, text)
    assert {one.name: one for one in read.approvers if one.name != "X"} == {one.name: one for one in PEOPLE}
    assert read.code_key == CODE_KEY
    left = iter(text.splitlines())
    assert all(any(line == here for here in left) for line in WAYS[way].splitlines()), "all there, in order"


@pytest.mark.parametrize("keeps", [(), ("0" * 64,), ("0" * 64, "1" * 64)])
@pytest.mark.parametrize("way", WAYS)
def test_a_key_ends_in_its_own_lines(way: str, keeps: tuple[str, ...], tmp_path: Path) -> None:
    text = with_approver(WAYS[way], CODE_KEY, PEOPLE[0])
    text = with_revocation(text, PEOPLE[0].key, on=dt.date(2024, 5, 6), why=Ended.STOLEN, keeps=keeps)
    (found,) = [one for one in identity(tmp_path, text).approvers if one.key == PEOPLE[0].key]
    assert found.revoked is not None
    assert (found.revoked.on, found.revoked.why, found.revoked.keeps) == (dt.date(2024, 5, 6), Ended.STOLEN, keeps)


@pytest.mark.parametrize("line", ["identity: {code_key: X}\n", "identity:\n  approvers: []\n  code_key: X\n"])
def test_what_is_written_in_one_line_is_left_to_a_person(line: str) -> None:
    with pytest.raises(NoPlaceError):
        with_approver(SMALL_UNIT + line, CODE_KEY, PEOPLE[0])
    with pytest.raises(NoPlaceError):
        with_revocation(SMALL_UNIT + line, KEYS[0], on=dt.date(2024, 5, 6), why=Ended.LEFT, keeps=())
