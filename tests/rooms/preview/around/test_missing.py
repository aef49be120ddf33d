"""What is missing, as a list in the words of forms that jumps to each field, at every width."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.preview.around.in_forms import InForms
from bantin.preview.live import Live
from bantin.preview.rebuilder import Snapshot
from bantin.session.month import open_month
from tests.rooms.preview.pages import change, field, item, lines, saved


def lack(path: Path, key: str) -> None:
    """Take a key of one line out of a file."""
    kept = [
        line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if not line.startswith(f"{key}: ")
    ]
    path.write_text("".join(kept), encoding="utf-8")


SCREENS: dict[int, ViewportSize] = {
    width: {"width": width, "height": height} for width, height in ((390, 844), (820, 1100), (1280, 800))
}


def test_what_was_found_is_said_in_the_words_of_its_files_form(workspace: Path) -> None:
    whole = item(workspace).read_text(encoding="utf-8")
    bulletin = open_month(workspace, "2024-11").bulletin
    lack(item(workspace), "summary")
    session = open_month(workspace, "2024-11")
    item(workspace).write_text(whole, encoding="utf-8")
    forms = InForms()
    forms.read(Snapshot("2024-11", bulletin))
    said = [forms.say(one) for one in session.diagnostics if one.code == "missing-key"]
    assert [one and (one["message"], one["hint"]) for one in said] == [("«Tóm tắt» còn trống.", "Điền ô «Tóm tắt».")]
    assert bulletin is not None
    unit, hint = bulletin.unit, "Thêm dòng «hashtags: […]»"
    place = unit.locate("channels.facebook")
    found = Diagnostic(Code("x"), Severity.WARNING, "Sai", place, hint)
    assert forms.say(found) is forms.say(found), "which is worked out once"
    told = forms.say(found)
    assert told is not None
    assert told["hint"] == "Điền ô «Thẻ # mặc định»."
    elsewhere = replace(found, location=Location("templates/facebook/base.xml", 1))
    assert forms.say(elsewhere) is None
    assert forms.say(replace(found, location=None)) is None


@pytest.mark.proof
@pytest.mark.parametrize("width", SCREENS)
def test_the_list_counts_is_always_in_view_and_jumps(form: Page, workspace: Path, width: int) -> None:
    form.set_viewport_size(SCREENS[width])
    lack(workspace / "content" / "2024-11" / "10-dang-ky-xe.yaml", "what")
    while lines(form).count():
        lines(form).last.locator("xpath=ancestor::li").locator("button").last.click()
    saved(form)
    head = form.locator(".missing > summary")
    expect(head).to_contain_text("Phải làm:")
    form.mouse.wheel(0, 4000)
    if width == 390:
        expect(form.locator(".thumb-count")).to_be_in_viewport()
        form.get_by_role("button", name="Soát lỗi").click()
    else:
        expect(head).to_be_in_viewport()
        head.click()
    expect(head).to_be_in_viewport()
    rows = form.locator(".missing .jumps > li")
    expect(rows.first).to_have_text("Ở chỗ đang mở")
    told = form.locator(".missing").inner_text()
    assert "«Việc cần làm» cần ít nhất 1 dòng." in told
    assert "Đăng ký xe lần đầu" in told, "other items by their titles"
    assert "todo" not in told
    assert "what" not in told
    form.get_by_role("button", name="«Việc cần làm» cần ít nhất 1 dòng.").click()
    expect(form.get_by_role("button", name="+ Thêm việc cần làm")).to_be_focused()
    expect(form.get_by_role("button", name="+ Thêm việc cần làm")).to_be_in_viewport()
    head.click()
    form.locator(".missing .jump", has_text="«Dịch vụ gì»").first.click()
    expect(form.locator("#write-item")).to_have_value("10-dang-ky-xe")
    expect(field(form, "Dịch vụ gì")).to_be_focused()


@pytest.mark.proof
def test_the_overlay_speaks_as_the_form_and_leads_to_it(live: Live, workspace: Path, window: Page) -> None:
    window.goto(live.address)
    window.wait_for_function("() => desk.data.artifacts.length")
    change(item(workspace), "summary: Ai còn", "sumary: Ai còn")
    overlay = window.locator("#overlay")
    expect(overlay).to_contain_text("Không có mục nào tên là «sumary» ở đây.")
    expect(overlay.locator("pre.excerpt").first).to_be_hidden()
    expect(overlay).to_contain_text("CMND chỉ còn giá trị")
    overlay.get_by_role("button", name="Sửa trong trang").first.click()
    expect(window.locator("#write-item")).to_have_value("02-han-cmnd")


@pytest.mark.proof
def test_a_refusal_is_marked_as_vietnamese_in_the_english_page(form: Page) -> None:
    form.get_by_role("button", name="EN, English").click()
    why = "Chưa ghi được: ổ đĩa đầy."
    form.route(
        "**/write/save", lambda route: route.fulfill(status=409, body=json.dumps({"message": why, "clashes": []}))
    )
    field(form, "Headline").fill("Mới")
    state = form.locator(".save-state")
    expect(state).to_contain_text(f"Not saved: {why}")
    assert state.locator("[lang=vi]").inner_text() == why
    form.unroute("**/write/save")
    form.route("**/write/following", lambda route: route.fulfill(status=409, body=json.dumps({"message": why})))
    form.get_by_text("Add an item").first.click()
    form.get_by_role("button", name="Open the next month").click()
    expect(form.locator("#toast[lang=vi]")).to_have_text(why)
    form.keyboard.press("F8")
    expect(form.locator("#toast:not([lang])")).to_contain_text("Nothing is to be mended")
