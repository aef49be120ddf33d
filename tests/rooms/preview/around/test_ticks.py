"""What is ticked on a served page lies in the ledger of the office: another machine's page has it too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bantin.preview.app import ActionError
from bantin.preview.around.ticks import Ticks
from bantin.preview.live import Live

AT = "2024-11-30T08:00:00.000Z"


def ticks(root: Path, by: str = "lan", told: list[str] | None = None) -> Ticks:
    return Ticks(root, by, lambda: "2024-11", lambda: (told if told is not None else []).append("told"))


def test_a_tick_is_everybodys_and_is_taken_back_by_anybody(tmp_path: Path) -> None:
    told: list[str] = []
    first, second = ticks(tmp_path, "lan", told), ticks(tmp_path, "hoa", told)
    assert first.of("2024-11") == {}
    assert not (tmp_path / "published").exists(), "looking leaves nothing behind"
    first.act(json.dumps({"key": "zalo/nhom-to-1", "of": "0123456789ab", "at": AT}))
    second.act(json.dumps({"key": "led/chinh", "of": "", "at": AT}))
    assert second.of("2024-11") == {
        "zalo/nhom-to-1": {"at": AT, "of": "0123456789ab", "by": "lan"},
        "led/chinh": {"at": AT, "of": "", "by": "hoa"},
    }
    assert first.of("2024-12") == {}
    second.act(json.dumps({"key": "zalo/nhom-to-1", "of": "", "at": None}))
    assert list(first.of("2024-11") or {}) == ["led/chinh"]
    assert len(told) == 3


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{}", '{"key": "../x", "at": null}', '{"key": "a/b", "at": "hôm qua"}', '{"key": "a/b", "of": "<"}'],
)
def test_what_no_page_asks_is_refused(body: str, tmp_path: Path) -> None:
    with pytest.raises(ActionError):
        ticks(tmp_path).act(body)


def test_a_ledger_that_cannot_be_read_leaves_the_page_its_own_marks(tmp_path: Path) -> None:
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / "ledger.sqlite3").write_text("no ledger at all, but a text", encoding="utf-8")
    assert ticks(tmp_path).of("2024-11") is None
    with pytest.raises(ActionError):
        ticks(tmp_path).act(json.dumps({"key": "a/b", "of": "", "at": AT}))


@pytest.mark.proof
def test_a_tick_on_the_page_is_in_the_ledger_and_on_every_page(live: Live, window: Page, workspace: Path) -> None:
    window.goto(f"{live.address}#zalo")
    other = window.context.new_page()
    other.goto(f"{live.address}#zalo")
    box, same = (page.locator(".message").first.get_by_role("checkbox") for page in (window, other))
    box.check()
    expect(same).to_be_checked()
    found = ticks(workspace).of("2024-11")
    assert found is not None
    assert list(found) == ["zalo/02-han-cmnd"]
    same.uncheck()
    expect(box).not_to_be_checked()
    assert ticks(workspace).of("2024-11") == {}
