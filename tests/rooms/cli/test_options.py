from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import typer

from bantin.cli.options import UsageError, month_or_newest, several


def test_without_a_month_the_one_in_work_is_taken_and_named(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert month_or_newest(workspace, None) == "2024-11"
    assert capsys.readouterr() == ("", "")
    for name in ("2024-12", "2025-01"):
        (workspace / "content" / name).mkdir()
    assert month_or_newest(workspace, None) == "2024-11"
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "Chọn tháng 2024-11, vì 2024-12, 2025-01 chưa có tin nào.\n"
    assert month_or_newest(workspace, "2024-12") == "2024-12"


@pytest.mark.parametrize(
    ("month", "words"),
    [
        ("Tháng 11-2024", "Có phải «2024-11»?"),
        ("2024-12", "«Tháng 12-2024» không phải là tháng"),
        ("2024-13", "NĂM-THÁNG"),
    ],
)
def test_folders_that_are_no_months_are_named_where_a_month_is_not_found(
    workspace: Path, month: str, words: str
) -> None:
    (workspace / "content" / "Tháng 12-2024").mkdir()
    with pytest.raises(UsageError, match=words.replace("?", r"\?")) as told:
        month_or_newest(workspace, month)
    assert isinstance(told.value, typer.BadParameter)


def test_where_every_month_has_another_name_they_are_named(workspace: Path) -> None:
    shutil.move(workspace / "content" / "2024-11", workspace / "content" / "11-2024")
    with pytest.raises(UsageError, match="«11-2024» không phải là tháng"):
        month_or_newest(workspace, None)


def test_names_are_given_one_by_one_or_with_commas() -> None:
    assert several(["facebook,led", "zalo", " video , reel,"]) == ["facebook", "led", "zalo", "video", "reel"]
    assert several(None) == []
