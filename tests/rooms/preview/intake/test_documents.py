"""Whole texts in the live page: pastes of paragraphs are shown before they are taken, Word's documents are dropped."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bantin.preview.live import Live
from tests.rooms.preview.intake.giving import DROPPED
from tests.rooms.preview.pages import ask, field, item
from tests.rooms.session.importing.test_outlines import WARNING

COPY = """async (plain) => {
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": new Blob([plain], { type: "text/plain" }) })]);
}"""
MADE = Path("content", "2024-11", "11-canh-bao-gia-danh-cong-an.yaml")
TEXT = """\
kind: warning
title: Cảnh báo giả danh Công an
summary: Lấy cớ CMND sắp hết giá trị để gọi điện.
tricks:
  - Tự xưng **Công an xã**, gọi điện.
  - Dọa khóa tài khoản.
advice:
  - Dừng cuộc gọi, hỏi lại Công an xã.
"""


def paste(page: Page, text: str) -> None:
    page.evaluate(COPY, text)
    page.keyboard.press("Control+v")


def test_a_whole_text_is_shown_before_it_is_taken(form: Page, workspace: Path) -> None:
    before = item(workspace).read_text(encoding="utf-8")
    title = field(form, "Tiêu đề")
    title.press("Control+a")
    paste(form, WARNING)
    dialog = form.locator("dialog.whole:not(.follow, .versions)")
    expect(dialog.get_by_label("Đoán là")).to_have_value("warning")
    expect(dialog.locator("dd").nth(2)).to_contain_text("Dọa khóa tài khoản.")
    dialog.get_by_role("button", name="Tạo tin này").click()
    expect(dialog.locator("select[aria-label^='Để vào đâu?']")).to_be_focused()
    assert not (workspace / MADE).exists()
    expect(dialog.locator(".whole-said")).to_have_text("Còn 1 dòng chưa chọn chỗ.")
    dialog.locator("select[aria-label^='Để vào đâu?']").select_option("-")
    dialog.get_by_role("button", name="Tạo tin này").click()
    expect(dialog).to_be_hidden()
    expect(title).to_have_value("Cảnh báo giả danh Công an")
    assert (workspace / MADE).read_text(encoding="utf-8") == TEXT
    assert item(workspace).read_text(encoding="utf-8") == before


@pytest.mark.proof
def test_a_whole_text_can_be_pasted_as_plain_or_not_at_all(form: Page, workspace: Path) -> None:
    summary = field(form, "Tóm tắt")
    was = summary.input_value()
    summary.press("Control+a")
    paste(form, WARNING)
    dialog = form.locator("dialog.whole:not(.follow, .versions)")
    expect(dialog).to_be_visible()
    form.keyboard.press("Escape")
    expect(summary).to_have_value(was)
    summary.press("Control+a")
    paste(form, "Một\nHai\nBa")
    dialog.get_by_role("button", name="Chỉ dán chữ trơn").click()
    expect(summary).to_have_value("Một Hai Ba")
    assert not (workspace / MADE).exists()


@pytest.mark.proof
def test_kinds_encodings_and_places_are_asked_in_the_dialog(form: Page, workspace: Path) -> None:
    form.get_by_text("Thêm tin, lấy lại tin đã bỏ").click()
    form.get_by_role("button", name="Dán cả bài, nhập tệp Word").click()
    dialog = form.locator("dialog.whole:not(.follow, .versions)")
    expect(dialog.get_by_role("button", name="Tạo tin này")).to_be_disabled()
    paste(form, "C¶nh b¸o lõa ®¶o\nTãm t¾t\nThñ ®o¹n:\n- Mét")
    expect(dialog.locator(".finding")).to_contain_text("TCVN3")
    expect(dialog.locator("dd").first).to_have_text("Cảnh báo lừa đảo")
    dialog.get_by_role("button", name="Để nguyên").click()
    expect(dialog.locator("dd").first).to_have_text("C¶nh b¸o lõa ®¶o")
    dialog.get_by_role("button", name="Đổi sang Unicode").click()
    expect(dialog.locator("dd").first).to_have_text("Cảnh báo lừa đảo")
    dialog.get_by_label("Đoán là").select_option("notice")
    expect(dialog.locator("dt").nth(2)).to_have_text("Nội dung")
    dialog.get_by_role("button", name="Tạo tin này").click()
    expect(field(form, "Tiêu đề")).to_have_value("Cảnh báo lừa đảo")
    made = workspace / "content" / "2024-11" / "11-canh-bao-lua-dao.yaml"
    assert made.read_text(encoding="utf-8").startswith("kind: notice\ntitle: Cảnh báo lừa đảo\n")


def document() -> bytes:
    made = docx.Document()
    made.add_heading("Giả danh công an gọi video", 1)
    made.add_paragraph("Kẻ gian tự xưng công an.")
    made.add_heading("Thủ đoạn", 2)
    made.add_paragraph("Tự xưng", style="List Bullet")
    made.add_heading("Nơi nhận", 2)
    made.add_paragraph("Lưu VT")
    made.add_heading("Kết quả tháng", 1)
    made.add_paragraph("Số liệu đến hết tháng.")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.proof
def test_a_dropped_document_becomes_items_with_a_list_of_what_was_not_understood(form: Page, workspace: Path) -> None:
    form.evaluate(DROPPED, ["main", "ban-tin.docx", "", base64.b64encode(document()).decode()])
    dialog = form.locator("dialog.whole:not(.follow, .versions)")
    expect(dialog.get_by_text("Đã tạo 2 tin nháp")).to_be_visible()
    expect(dialog.locator(".whole-left li")).to_have_text(
        ["11-gia-danh-cong-an-goi-video.yaml: «Nơi nhận»", "11-gia-danh-cong-an-goi-video.yaml: «Lưu VT»"]
    )
    dialog.get_by_role("button", name="Giả danh công an gọi video").click()
    expect(field(form, "Tiêu đề")).to_have_value("Giả danh công an gọi video")
    made = workspace / "content" / "2024-11" / "11-gia-danh-cong-an-goi-video.yaml"
    assert "# Chưa biết để đâu: Lưu VT\n" in made.read_text(encoding="utf-8")


@pytest.mark.proof
def test_everybody_can_take_whole_texts(form: Page) -> None:
    field(form, "Tiêu đề").press("Control+a")
    form.set_viewport_size({"width": 390, "height": 844})
    paste(form, WARNING)
    dialog = form.locator("dialog.whole:not(.follow, .versions)")
    expect(dialog.locator("dd").nth(2)).to_be_visible()
    for scheme in ("light", "dark"):
        form.emulate_media(color_scheme=scheme)
        assert Axe().run(form, context="dialog.whole:not(.follow, .versions)").response["violations"] == []
    small = (
        "els => els.filter((el) => el.offsetParent && el.getBoundingClientRect().height < 48).map((el) => el.outerHTML)"
    )
    assert dialog.locator("button, select").evaluate_all(small) == []
    assert form.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_what_is_no_document_is_told_and_nothing_is_made(live: Live, workspace: Path) -> None:
    before = sorted(path.name for path in item(workspace).parent.iterdir())
    status, told = ask(live, "POST", "document", "PK nothing")
    assert status == 409
    assert "không phải tệp Word" in told
    assert ask(live, "POST", "document", "x" * 50_000_001)[0] == 413
    for wrong in ("{}", '{"plain": "a", "html": "", "decode": true, "kinds": [], "places": []}', "["):
        assert ask(live, "POST", "write/take", wrong)[0] == 400
        assert ask(live, "POST", "write/outline", wrong)[0] == 400
    assert sorted(path.name for path in item(workspace).parent.iterdir()) == before
