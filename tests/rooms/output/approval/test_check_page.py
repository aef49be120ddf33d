from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bantin.model.parts.item_code import LETTERS, item_code
from bantin.output.approval.check_page import check_page
from bantin.output.approval.verifying import Shelf
from tests.fixtures.browser import WINDOW, NewContext
from tests.rooms.output.approval.conftest import CODE, CODE_KEY, DAY, MONTH_CODE, Office


@pytest.fixture
def written(office: Office) -> Path:
    office.approve("Trần Thị B")
    office.build(tin="Nội dung mới </script><b>.\n")
    office.approve("Lê Văn C")
    shelf = Shelf.of(office.root, office.root / "dist", office.unit, today=DAY)
    path = office.root / "kiem-tra.html"
    path.write_text(check_page(shelf, "Phòng <b>Thử</b>"), encoding="utf-8")
    return path


@pytest.fixture
def page(new_context: NewContext, written: Path) -> Iterator[Page]:
    asked: list[str] = []
    with new_context(**WINDOW) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(written.as_uri())
        yield page
        assert asked == [written.as_uri()], "no requests, whatever was done"


def test_it_is_one_file_that_asks_for_nothing(written: Path) -> None:
    html = written.read_text(encoding="utf-8")
    assert "default-src 'none'" in html
    assert not re.findall(r"(?:src|href)=|url\(|https?://|import\s", html)
    assert "Phòng &lt;b&gt;Thử" in html


def ask(page: Page, code: str) -> None:
    page.get_by_label("Gõ mã tin").fill(code)
    page.get_by_role("button", name="Kiểm tra").click()


def test_a_code_is_checked_offline(page: Page) -> None:
    result = page.locator("#result")
    ask(page, CODE.lower().replace("-", " "))
    expect(result).to_have_attribute("data-verdict", "ours")
    expect(result).to_contain_text("Tin «Tin», bản tin")
    ask(page, MONTH_CODE)
    expect(result).to_contain_text("Cả bản tin")
    ask(page, item_code(CODE_KEY, "khác"))
    expect(result).to_contain_text("Không có tin nào mang mã này")
    ask(page, next(f"{letter}{CODE[1:]}" for letter in LETTERS if letter != CODE[0]))
    expect(result).to_contain_text("Mã gõ chưa đúng")


def test_a_dropped_file_is_checked_to_the_byte(page: Page, office: Office, tmp_path: Path) -> None:
    result = page.locator("#result")
    page.locator("#file").set_input_files(office.folder / "zalo" / "tin.txt")
    expect(result).to_have_attribute("data-verdict", "ours")
    expect(result).to_contain_text("đúng từng byte")
    old = tmp_path / "cu.txt"
    old.write_bytes("Nội dung.\n".encode())
    page.locator("#file").set_input_files(old)
    expect(result).to_have_attribute("data-verdict", "replaced")
    old.write_bytes("Nội dung!\n".encode())
    page.locator("#file").set_input_files(old)
    expect(result).to_have_attribute("data-verdict", "unknown")


def test_what_was_not_approved_is_not_on_it(office: Office) -> None:
    office.approve("Người Lạ")
    html = check_page(Shelf.of(office.root, office.root / "dist", office.unit, today=DAY), "Phòng")
    assert CODE not in html
