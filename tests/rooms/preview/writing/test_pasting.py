"""Pasting into a form, in a real browser from its real clipboard with real keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.rooms.preview.pages import field, item, lines, saved

COPY = """async ([plain, html]) => {
  const held = { "text/plain": new Blob([plain], { type: "text/plain" }) };
  if (html) held["text/html"] = new Blob([html], { type: "text/html" });
  await navigator.clipboard.write([new ClipboardItem(held)]);
}"""
OLD = "C¶nh b¸o lõa ®¶o"


def paste(page: Page, plain: str, html: str = "", keys: str = "Control+v") -> None:
    page.evaluate(COPY, [plain, html])
    page.keyboard.press(keys)


@pytest.mark.proof
def test_a_paste_is_cleaned_and_taken_back_by_one_undo(form: Page, workspace: Path) -> None:
    box, path = field(form, "Tiêu đề"), item(workspace)
    box.press("Control+a")
    form.keyboard.type("Nhớ: ")
    paste(form, "hạn\u00a0CMND\r\n\u200bđã hết", "<p>hạn <b>CMND</b></p><p>đã hết</p>")
    expect(box).to_have_value("Nhớ: hạn **CMND** đã hết")
    form.keyboard.type(" rồi")
    saved(form)
    assert 'title: "Nhớ: hạn **CMND** đã hết rồi"\n' in path.read_text(encoding="utf-8")
    form.keyboard.press("Control+z")
    expect(box).to_have_value("Nhớ: hạn **CMND** đã hết")
    form.keyboard.press("Control+z")
    expect(box).to_have_value("Nhớ:")


@pytest.mark.proof
def test_bullets_become_entries_of_a_list(form: Page, workspace: Path) -> None:
    path = item(workspace)
    before = path.read_text(encoding="utf-8")
    lines(form).nth(0).press("End")
    paste(form, "• Gọi 113\n• Báo xã", "<ul><li>Gọi <b>113</b></li><li>Báo xã</li></ul>")
    expect(lines(form).nth(2)).to_be_focused()
    saved(form)
    first = "  - Làm thẻ tại cơ quan Công an cấp huyện; nên hỏi trước lịch tiếp nhận.\n"
    assert path.read_text(encoding="utf-8") == before.replace(first, f"{first}  - Gọi **113**\n  - Báo xã\n")
    form.keyboard.press("Control+z")
    expect(lines(form)).to_have_count(4)
    assert path.read_text(encoding="utf-8") == before


@pytest.mark.proof
def test_a_plain_paste_keeps_no_bold(form: Page) -> None:
    field(form, "Tóm tắt").press("Control+a")
    paste(form, "Gọi 113", "<p>Gọi <b>113</b></p>", "Control+Shift+V")
    expect(field(form, "Tóm tắt")).to_have_value("Gọi 113")


@pytest.mark.proof
def test_an_old_encoding_is_asked_about_before_anything_is_put(form: Page, workspace: Path) -> None:
    box, before = field(form, "Tóm tắt"), item(workspace).read_text(encoding="utf-8")
    box.press("Control+a")
    paste(form, OLD)
    asked = form.locator("#write .asking")
    expect(asked).to_contain_text("TCVN3")
    assert item(workspace).read_text(encoding="utf-8") == before
    expect(asked.get_by_role("button", name="Đổi thành “Cảnh báo lừa đảo”")).to_be_focused()
    form.keyboard.press("Enter")
    expect(box).to_have_value("Cảnh báo lừa đảo")
    expect(box).to_be_focused()
    box.press("Control+a")
    paste(form, OLD)
    asked.get_by_role("button", name="Dán y nguyên").click()
    expect(box).to_have_value(OLD)


@pytest.mark.proof
def test_a_paste_is_there_though_the_server_is_away(form: Page) -> None:
    form.route("**/write/*", lambda route: route.abort())
    field(form, "Tiêu đề").press("Control+a")
    paste(form, "Gọi 113")
    expect(field(form, "Tiêu đề")).to_have_value("Gọi 113")
    form.unroute("**/write/*")
    expect(form.locator(".save-state")).to_contain_text("Đã lưu lúc")


def held(page: Page, deed: str) -> list[Route]:
    """Hold the next request of a sort until it is let go on."""
    requests: list[Route] = []

    def hold(route: Route) -> None:
        requests.append(route)

    page.route(f"**/write/{deed}", hold, times=1)
    return requests


@pytest.mark.proof
def test_keys_typed_while_a_paste_is_saved_are_taken_back_by_themselves(form: Page) -> None:
    box = field(form, "Tóm tắt")
    box.press("Control+a")
    saves = held(form, "save")
    paste(form, "Gọi 113")
    expect(box).to_have_value("Gọi 113")
    form.wait_for_function("() => desk.pen.waiting() > 0")
    form.keyboard.type(" ngay")
    saves[0].continue_()
    saved(form)
    form.keyboard.press("Control+z")
    expect(box).to_have_value("Gọi 113")


@pytest.mark.proof
def test_keys_typed_while_a_paste_is_cleaned_are_no_part_of_it(form: Page) -> None:
    box = field(form, "Tóm tắt")
    box.press("Control+a")
    pastes = held(form, "paste")
    with form.expect_request("**/write/paste"):
        paste(form, "Gọi:")
    expect(box).to_have_value("")
    form.keyboard.type("113")
    pastes[0].continue_()
    expect(box).to_have_value("Gọi:113")
    saved(form)
    form.keyboard.press("Control+z")
    expect(box).to_have_value("113")
