"""The page over all editions: how each stands, what is wrong with it and where, and the way to its own page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.output.approval.state import Standing, State
from bantin.output.outcome import Outcome
from bantin.session.editions.building import Built
from bantin.session.editions.overview import write_overview

WHOLE = Outcome((), ("a",), (), (), (), (), 0.0)
SHORT = Outcome((), ("a",), (), ("b", "c"), (), (), 0.0)
WRONG = Diagnostic(Code("x"), Severity.ERROR, "Số <sai>", Location("content/editions.csv", 3, 1))


def built(folder: Path, name: str, outcome: Outcome | None, state: State | None, *found: Diagnostic) -> Built:
    (folder / name).mkdir()
    (folder / name / "index.html").write_text(f"<title>{name}</title>", encoding="utf-8")
    return Built(name, f"Xã {name}", folder / name, outcome, found, 2_500_000, 1.0, state.kept if state else None)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    signed = State(Standing.APPROVED, whose="phần của tỉnh")
    changed = State(Standing.CHANGED, parts=(signed, State(Standing.CHANGED, whose="phần xã thêm")))
    rows = [
        built(tmp_path, "mot", WHOLE, signed),
        built(tmp_path, "hai", SHORT, changed),
        built(tmp_path, "ba", None, None, WRONG),
        built(tmp_path, "bon", WHOLE, None),
    ]
    (tmp_path / "bon" / "desk").mkdir()
    told = {"standing": "cho-duyet", "told": "mới xã ký"}
    (tmp_path / "bon" / "desk" / "standing.json").write_text(json.dumps(told), encoding="utf-8")
    return write_overview(tmp_path, "2024-11", rows)


def test_the_page_says_of_each_how_it_stands(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "2 trên 4 ấn bản đã đủ, 1 đã duyệt." in text
    assert "Thiếu 2 tệp" in text
    assert "content/editions.csv:3: Số &lt;sai&gt;" in text
    assert "mới duyệt một phần" in text, "as its own page has it"
    assert "mới xã ký" in text


@pytest.mark.proof
def test_the_page_leads_to_each_edition(page: Path, window: Page) -> None:
    for width in (1280, 360):
        window.set_viewport_size({"width": width, "height": 800})
        window.goto(page.as_uri())
        rows = window.locator("li.row")
        expect(rows).to_have_count(4)
        expect(rows.first).to_contain_text("Chưa dựng")
        expect(window.locator(".row", has_text="Xã hai").locator(".approval")).to_have_text("đã sửa sau khi duyệt")
        assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
        window.get_by_role("link", name="Xã mot").click()
        expect(window).to_have_title("mot")
