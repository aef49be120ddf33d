"""Bad examples of rules as files: each gives its code in its line, and what it says to write mends it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bantin.checks import CHECKS, check
from bantin.checks.rule import Example, Rule
from bantin.content.mending import mended
from bantin.content.reading.month import read_month
from bantin.model.diagnostic import Diagnostic
from tests.fixtures.example_months import ITEM, MONTH, UNIT, lay_out, put
from tests.fixtures.examples import required
from tests.fixtures.proofs import some
from tests.fixtures.workspaces import SMALL_HEADER, SMALL_UNIT

BAD = [(rule, example) for rule in CHECKS.values() for example in rule.bad]
ALT = "Chiếc xe máy màu đỏ dựng trước cổng trụ sở Công an phường, biển số đã được che, bên cạnh là một chiếc ô."


def names(pairs: list[tuple[Rule, Example]]) -> list[str]:
    return [rule.code for rule, _ in pairs]


def write(root: Path, media: Path, example: Example) -> None:
    """Write an example, and around it what its kind needs; a picture that it needs is there."""
    lay_out(root, media)
    fields: dict[str, Any] = dict(example)
    unit = {"official_domains": ["dichvucong.gov.vn", "bocongan.gov.vn"], **fields.pop("unit", {})}
    header = fields.pop("bulletin", {})
    kind = fields.pop("kind")
    base = {"title": "Nghỉ lễ Quốc khánh", "summary": "Nghỉ từ thứ Bảy đến hết thứ Ba."}
    picture = {"image": {"file": "anh.jpg", "alt": ALT}} if "image" in required(kind) else {}
    put(root / ITEM, dumped({"kind": kind} | required(kind) | base | picture | fields))
    put(root / UNIT, dumped(yaml.safe_load(SMALL_UNIT) | unit))
    put(root / f"content/{MONTH}/bulletin.yaml", dumped(yaml.safe_load(SMALL_HEADER) | header))


def dumped(value: object) -> str:
    text = yaml.safe_dump(value, allow_unicode=True, width=10_000, sort_keys=False)
    return text.replace(r"\u200B", "\u200b")  # as it is pasted


def told_of(root: Path) -> list[Diagnostic]:
    """Tell what reading and checks find."""
    reading = read_month(root, MONTH)
    return [*reading.diagnostics, *(check(reading.bulletin) if reading.bulletin else ())]


@pytest.mark.parametrize(("rule", "example"), some(BAD, 30), ids=some(names(BAD), 30))
def test_a_bad_example_gives_its_code_and_what_it_says_to_write_mends_it(
    rule: Rule, example: Example, tmp_path: Path, media: Path
) -> None:
    root = tmp_path / "w"
    write(root, media, example)
    told = told_of(root)
    assert rule.code in {one.code for one in told}
    own = [one for one in told if one.code == rule.code]
    for one in own:
        assert one.location
        assert one.location.line, "it stands in a line"
    by_file: dict[str, list[Diagnostic]] = {}
    for one in own:
        if one.mend and one.location:
            assert one.mend.text in one.hint, "the hint says so, word for word"
            by_file.setdefault(one.location.file, []).append(one)
    for file, mends in by_file.items():
        path = root / file
        path.write_bytes(mended(path.read_bytes(), mends))
    left = {one.code for one in told_of(root)} - {one.code for one in told}
    assert left == set(), "a mend raises nothing else"
    if all(one.mend for one in own):
        assert rule.code not in {one.code for one in told_of(root)}
