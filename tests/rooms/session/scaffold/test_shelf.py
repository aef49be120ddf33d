"""The shelf: every draft can be read, none goes out untouched, and nothing else is wrong with it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from bantin.model.diagnostic import Severity
from bantin.model.sample import MARK
from bantin.session.month import open_month
from bantin.session.scaffold.create import ScaffoldError, new_from_shelf
from bantin.session.scaffold.shelf import GROUPS, shelf
from tests.fixtures.months import bantin

MONTH = "2024-11"


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    """The sample unit with a month that has no item yet."""
    shutil.copytree(repository / "content", tmp_path / "content")
    for item in (tmp_path / "content" / MONTH).glob("[0-9]*.yaml"):
        item.unlink()
    header = tmp_path / "content" / MONTH / "bulletin.yaml"
    header.write_text(re.sub(r"(?ms)^order:.*?(?=^\S|\Z)", "", header.read_text(encoding="utf-8")), encoding="utf-8")
    return tmp_path


def test_there_are_thirty_drafts_and_more_in_every_group() -> None:
    assert len(shelf()) >= 30
    assert {draft.group for draft in shelf().values()} == set(GROUPS)


@pytest.fixture
def drafts(pytestconfig: pytest.Config) -> list[str]:
    """All drafts of the shelf with `--proofs`, else each fourteenth."""
    return list(shelf())[:: 1 if pytestconfig.getoption("--proofs") else 14]


def test_no_draft_goes_out_untouched_and_none_has_another_fault(root: Path, drafts: list[str]) -> None:
    made = {f"content/{MONTH}/{new_from_shelf(root, MONTH, name).name}": name for name in drafts}
    found = [one for one in open_month(root, MONTH).diagnostics if one.location]
    marked = {one.location.file for one in found if one.location and one.code == "untouched-example"}
    assert marked == set(made)
    errors = {(one.location and one.location.file, str(one.code)) for one in found if one.severity is Severity.ERROR}
    assert {code for _, code in errors} <= {"untouched-example", "empty-value"}


def test_a_draft_that_was_adapted_is_fit_to_go_out(root: Path, drafts: list[str]) -> None:
    for name in drafts:
        path = new_from_shelf(root, MONTH, name)
        text = path.read_text(encoding="utf-8").replace(f"{MARK} ", "").replace("\ndate:\n", "\ndate: 2024-11-30\n")
        path.write_text(text, encoding="utf-8")
    told = [
        (str(one.code), one.location and (one.location.file, one.location.line), one.message)
        for one in open_month(root, MONTH).diagnostics
        if one.location and one.location.file.startswith(f"content/{MONTH}/")
    ]
    assert told == []


def test_a_draft_that_is_not_there_is_told_with_the_nearest(root: Path) -> None:
    with pytest.raises(ScaffoldError, match="Có phải «doa-khoa-sim»"):
        new_from_shelf(root, MONTH, "doa-khoa-simm")
    with pytest.raises(ScaffoldError, match="bantin new --list"):
        new_from_shelf(root, MONTH, "???")
    with pytest.raises(ScaffoldError, match="bantin new 2024-12"):
        new_from_shelf(root, "2024-12", "doa-khoa-sim")


@pytest.mark.proof
def test_the_command_lists_drafts_and_makes_one(root: Path) -> None:
    told = bantin("new", "--list", cwd=root).stdout
    assert [name for name in shelf() if f"  {name}: " not in told] == []
    done = bantin("new", MONTH, "--from", "doa-khoa-sim", cwd=root)
    assert f"Đã tạo content/{MONTH}/01-doa-khoa-sim.yaml" in done.stdout
    assert (root / "content" / MONTH / "01-doa-khoa-sim.yaml").is_file()
    assert bantin("new", cwd=root).returncode == 2
    assert bantin("new", MONTH, "warning", "--from", "doa-khoa-sim", cwd=root).returncode == 2
