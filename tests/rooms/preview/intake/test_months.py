"""«Mở số mới» in the live page: the next month with what it takes over, each item to be read again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bantin.preview.live import Live
from tests.rooms.preview.pages import ask, field


@pytest.mark.proof
def test_the_next_month_takes_over_what_is_ticked(form: Page, workspace: Path) -> None:
    form.get_by_text("Thêm tin, lấy lại tin đã bỏ").click()
    form.get_by_role("button", name="Mở số mới").press("Enter")
    dialog = form.locator("dialog.follow")
    expect(dialog.get_by_role("heading", name="Mở số tháng 12/2024")).to_be_visible()
    assert Axe().run(form, context="dialog.follow").response["violations"] == []
    service = dialog.get_by_label("Dịch vụ công: Đăng ký xe lần đầu")
    expect(service).to_be_checked()
    expect(dialog.get_by_label("Thời hạn: CMND")).not_to_be_checked()
    dialog.get_by_role("button", name="Mở số tháng 12/2024").press("Enter")
    expect(form.locator("#write-item")).to_have_value("bulletin")
    expect(field(form, "Tên bản tin")).to_have_value("Bản tin an ninh mạng tháng 12/2024")
    folder = workspace / "content" / "2024-12"
    assert sorted(path.name for path in folder.glob("*.yaml")) == ["10-dang-ky-xe.yaml", "bulletin.yaml"]
    jump = form.locator(".overview .jump", has_text="Chỗ này chép từ số trước").first
    jump.click()
    expect(form.locator("#write-item")).to_have_value("10-dang-ky-xe")
    told = form.locator("#write .field", has=form.locator(".lab", has_text="Tiêu đề")).locator(".finding").first
    expect(told).to_contain_text("số trước")
    told.get_by_role("button", name="Đổi thành").click()
    before = workspace / "content" / "2024-11" / "10-dang-ky-xe.yaml"
    expect(field(form, "Tiêu đề")).not_to_have_value("(số trước)")
    form.wait_for_function("() => desk.pen.waiting() === 0")
    expect(told).to_have_count(0)
    assert (folder / "10-dang-ky-xe.yaml").read_bytes() == before.read_bytes()


def test_a_month_is_opened_once_and_by_its_name(live: Live, workspace: Path) -> None:
    for month, before in (("2024-11", "2024-10"), ("../../x", "2024-11"), ("2025-01", "2024-11")):
        asked = json.dumps({"month": month, "before": before, "items": []})
        assert ask(live, "POST", "write/follow", asked)[0] == 409
    assert ask(live, "POST", "write/follow", "{}")[0] == 400
    told = json.loads(ask(live, "POST", "write/following", "{}")[1])
    assert (told["month"], told["before"], len(told["items"])) == ("2024-12", "2024-11", 2)
    assert sorted(path.name for path in (workspace / "content").iterdir()) == ["2024-11", "unit.yaml"]
