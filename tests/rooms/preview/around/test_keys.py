"""Writing with keys alone, from the page's first Tab to a saved item; and what everybody can use, at every width."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.rooms.preview.pages import change, field, item, lines, saved

MOST_TABS = 400
FOCUS = """() => {
  const el = document.activeElement;
  const style = getComputedStyle(el);
  const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
  return [el.innerText || el.getAttribute('aria-label') || el.id, shown || el === document.body];
}"""
NAMED = """() => [...document.querySelectorAll('button, summary, a')].filter((el) => {
  if (!el.checkVisibility()) return false;
  const [said, seen] = [el.getAttribute('aria-label'), el.innerText].map((one) => (one || '').trim().toLowerCase());
  return said && seen && !said.includes(seen.replace(/\\s+/g, ' '));
}).map((el) => el.outerHTML.slice(0, 200))"""
SMALL = """() => [...document.querySelectorAll('button, select, textarea, summary, input, label.option')]
  .filter((el) => !el.matches('label.option input'))
  .filter((el) => el.checkVisibility() && !el.closest('.off') && !el.matches('.off, .area, .skip'))
  .filter((el) => el.closest('.head, #write, dialog[open], .thumb-bar'))
  .filter((el) => el.getBoundingClientRect().height < 47.5).map((el) => el.outerHTML.slice(0, 160))"""


def tab_to(page: Page, name: str, keys: str = "Tab") -> None:
    """Go on with a key until something has the focus; each stop on the way is seen, and none holds it."""
    for _ in range(MOST_TABS):
        page.keyboard.press(keys)
        now, seen = page.evaluate(FOCUS)
        assert seen, now
        if now.strip().startswith(name):
            return
    raise AssertionError(name)


@pytest.mark.proof
def test_an_item_is_written_with_keys_alone(form: Page, workspace: Path, tmp_path: Path) -> None:
    # Playwright does not wait until Chromium hands choosers over: one that came with the key was lost.
    form.on("filechooser", lambda _: None)
    form.locator("body").evaluate("() => document.activeElement.blur()")
    tab_to(form, "Thêm tin, lấy lại tin đã bỏ")
    form.keyboard.press("Enter")
    form.keyboard.press("Tab")
    while form.locator("#new-kind").input_value() != "notice":
        form.keyboard.press("ArrowDown")
    form.keyboard.press("Tab")
    form.keyboard.type("Lịch tiêm chủng")
    form.keyboard.press("Enter")
    expect(form.locator("#write-item")).to_have_value("11-lich-tiem-chung")
    path = workspace / "content" / "2024-11" / "11-lich-tiem-chung.yaml"
    form.locator("#write-item").focus()
    for _ in range(MOST_TABS):
        form.keyboard.press("Tab")
        if form.evaluate("() => (document.activeElement.labels || [])[0]?.innerText === 'Tóm tắt'"):
            break
    form.keyboard.type("Trạm Y tế tiêm chủng sáng thứ Ba.")
    form.keyboard.press("Control+s")
    expect(form.locator("#toast")).to_contain_text("Đã lưu")
    assert (
        path.read_text(encoding="utf-8")
        == "kind: notice\ntitle: Lịch tiêm chủng\nsummary: Trạm Y tế tiêm chủng sáng thứ Ba.\n"
    )
    form.keyboard.press("Alt+PageUp")
    expect(form.locator("#write-item")).to_have_value("10-dang-ky-xe")
    form.keyboard.press("Alt+PageUp")
    expect(form.locator("#write-item")).to_have_value("02-han-cmnd")
    first, second = (lines(form).nth(number).input_value() for number in (0, 1))
    for _ in range(MOST_TABS):
        form.keyboard.press("Tab")
        if form.evaluate("() => document.activeElement.value") == first:
            break
    form.keyboard.press("Alt+ArrowDown")
    saved(form)
    assert [lines(form).nth(number).input_value() for number in (0, 1)] == [second, first]
    picture = tmp_path / "anh.jpg"
    Image.new("RGB", (640, 400), "teal").save(picture, "JPEG")
    tab_to(form, "Chọn ảnh")
    with form.expect_file_chooser() as chooser:
        form.keyboard.press("Enter")
    chooser.value.set_files(picture)
    expect(field(form, "Mô tả ảnh")).to_be_focused()
    form.keyboard.type("Trạm Y tế")
    form.keyboard.press("Control+s")
    form.wait_for_function("() => desk.pen.waiting() === 0")
    assert "  alt: Trạm Y tế\n" in item(workspace).read_text(encoding="utf-8")


@pytest.mark.proof
def test_keys_lead_from_finding_to_finding_and_mend(form: Page, workspace: Path) -> None:
    change(item(workspace), "severity: caution", "severity: cautoin")
    expect(form.locator("#write .finding")).to_have_count(1)
    field(form, "Tiêu đề").focus()
    form.keyboard.press("F8")
    expect(form.locator("#write .field", has=form.locator(".finding")).locator("input").first).to_be_focused()
    form.keyboard.press("Control+Enter")
    expect(form.locator("#write .finding")).to_have_count(0)
    assert "severity: caution\n" in item(workspace).read_text(encoding="utf-8")
    form.keyboard.press("F8")
    expect(form.locator("#toast")).to_contain_text("Không có chỗ nào phải sửa")


@pytest.mark.proof
@pytest.mark.parametrize("width", [390, 820, 1440])
def test_everybody_can_use_all_of_it(form: Page, width: int) -> None:
    stream = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((600, 400)).save(stream, "JPEG")
    given: FilePayload = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}
    form.locator("#write .picture-zone input[type=file]").first.set_input_files(given)
    expect(form.locator("#write .picture-shown")).to_be_visible()
    form.set_viewport_size({"width": width, "height": 900})
    schemes: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
    for scheme in schemes:
        form.emulate_media(color_scheme=scheme)
        for opened in ("", "Bản trước", "Vùng che, điểm giữ", "Mở số mới"):
            form.evaluate("() => document.querySelectorAll('#write details').forEach((part) => { part.open = true; })")
            if opened:
                form.get_by_role("button", name=opened, exact=True).click()
                expect(form.locator("dialog[open]")).to_have_count(1)
            assert [one["id"] for one in Axe().run(form).response["violations"]] == [], (scheme, opened)
            assert form.evaluate(NAMED) == []
            if width == 390:
                assert form.evaluate(SMALL) == []
                assert form.evaluate("() => document.documentElement.scrollWidth") <= width
            if opened:
                form.keyboard.press("Escape")
                expect(form.get_by_role("button", name=opened, exact=True)).to_be_focused()
