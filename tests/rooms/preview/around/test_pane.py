"""The pictures beside the form: of the item that is written, whatever is wrong elsewhere, and always in view."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.rooms.preview.pages import CARD, CHANGED, SEEN, change, field, item, saved

TARGET = 48

FACE = CARD.replace("card-2", "card-1")
"""Its first card, which shows the summary."""


@pytest.mark.proof
def test_the_item_is_drawn_whatever_is_wrong_elsewhere_and_keeps_its_picture_while_it_is_wrong(
    form: Page, workspace: Path
) -> None:
    other = workspace / "content" / "2024-11" / "10-dang-ky-xe.yaml"
    change(other, "summary: ", "sumary: ")
    missing = form.locator(".missing")
    expect(missing).to_contain_text("Phải làm: 1")
    expect(form.locator("#overlay")).to_be_hidden()
    before = form.evaluate(SEEN, CARD)
    field(form, "Tiêu đề").fill("Mới viết")
    saved(form)
    form.wait_for_function(CHANGED, arg=[CARD, before])
    now, face = (form.evaluate(SEEN, path) for path in (CARD, FACE))
    field(form, "Tóm tắt").fill("")
    form.keyboard.press("Tab")
    expect(form.locator(".pane-why")).to_contain_text("Hình cũ.")
    expect(form.locator(".pane-figure").first).to_have_attribute("data-stale", "true")
    assert form.evaluate("path => desk.data.artifacts.find((found) => found.path === path).href", CARD) == now
    field(form, "Tóm tắt").fill("Viết lại rồi")
    saved(form)
    form.wait_for_function(CHANGED, arg=[FACE, face])
    expect(form.locator(".pane-why")).to_be_hidden()
    missing.locator("summary").click()
    missing.get_by_role("button").first.click()
    expect(form.locator("#write-item")).to_have_value("10-dang-ky-xe")


@pytest.mark.proof
def test_a_changed_picture_is_marked_and_so_is_the_channel_of_another(form: Page, workspace: Path) -> None:
    form.evaluate(
        "() => { document.addEventListener('animationstart', (event) => {"
        " window.ringed = event.target.querySelector('img').alt; }); }"
    )
    change(item(workspace), "summary: Ai còn dùng", "summary: Ai vẫn dùng")
    form.wait_for_function("() => window.ringed")
    expect(form.locator(".pane-tabs .dot").last).to_be_visible()
    form.get_by_role("button", name="Zalo").click()
    expect(form.locator(".pane-text")).to_contain_text("Ai vẫn dùng")
    expect(form.locator(".pane-tabs .dot").last).to_be_hidden()


@pytest.mark.proof
def test_a_new_item_says_what_it_lacks_to_be_drawn(form: Page) -> None:
    form.get_by_text("Thêm tin, lấy lại tin đã bỏ").click()
    form.locator("#new-title").fill("Chưa xong")
    form.get_by_role("button", name="Thêm tin", exact=True).click()
    expect(form.locator(".pane-why")).to_contain_text("Chưa vẽ được.")
    expect(form.locator(".pane-figure")).to_have_count(0)


@pytest.mark.proof
def test_the_picture_stays_in_view_at_every_width(form: Page) -> None:
    for width in (820, 1440):
        form.set_viewport_size({"width": width, "height": 800})
        field(form, "Tóm tắt").scroll_into_view_if_needed()
        form.mouse.wheel(0, 900)
        form.wait_for_function("() => window.scrollY > 300")
        expect(form.locator(".pane-figure img").first).to_be_in_viewport(ratio=0.5)
        form.evaluate("() => window.scrollTo(0, 0)")
    form.set_viewport_size({"width": 390, "height": 844})
    expect(form.locator(".pane")).to_be_hidden()
    expect(form.locator(".pane-thumb")).to_be_in_viewport()
    look = form.get_by_role("button", name="Xem hình")
    look.focus()
    form.keyboard.press("Enter")
    expect(form.locator(".pane-figure img").first).to_be_in_viewport(ratio=0.5)
    expect(form.locator(".write-form")).to_be_hidden()
    for button in form.locator(".thumb-bar button, .pane-tabs button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= TARGET
    assert form.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    for scheme in ("light", "dark"):
        form.emulate_media(color_scheme=scheme)
        assert Axe().run(form, context="#write").response["violations"] == []
    form.get_by_role("button", name="Viết").click()
    expect(field(form, "Tiêu đề")).to_be_visible()


@pytest.mark.proof
def test_fields_are_spoken_of_by_their_labels_in_both_languages(form: Page) -> None:
    field(form, "Tóm tắt").fill("")
    form.keyboard.press("Tab")
    told = form.locator("#write .field", has=form.locator(".lab", has_text="Tóm tắt")).locator(".finding")
    expect(told.first).to_contain_text("«Tóm tắt» còn trống. Điền ô «Tóm tắt».")
    form.get_by_role("button", name="EN, English").click()
    expect(field(form, "Headline")).to_be_visible()
    expect(form.locator("#write .lab", has_text="Summary").first).to_be_visible()
    form.get_by_text("Add an item").first.click()
    expect(form.locator("#new-kind")).to_contain_text("Warning")


@pytest.mark.proof
def test_keys_make_an_item_and_go_back_and_forth_and_its_letters_are_counted(form: Page, workspace: Path) -> None:
    form.get_by_text("Thêm tin, lấy lại tin đã bỏ").click()
    form.locator("#new-title").fill("Tin mới toanh")
    form.keyboard.press("Enter")
    title = field(form, "Tiêu đề")
    expect(title).to_have_value("Tin mới toanh")
    expect(form.locator(".counter").first).to_have_text("3 chữ, còn 77 ký tự")
    title.fill("a" * 91)
    expect(form.locator(".counter").first).to_have_text("1 chữ, dài hơn 1 ký tự")
    saved(form)
    form.keyboard.press("Control+z")
    expect(title).to_have_value("Tin mới toanh")
    form.keyboard.press("Control+y")
    expect(title).to_have_value("a" * 91)
    made = workspace / "content" / "2024-11" / "11-tin-moi-toanh.yaml"
    assert made.is_file()
    form.locator(".write-foot").get_by_role("button", name="Bỏ tin này").click()
    expect(form.locator(".bin")).to_contain_text("11-tin-moi-toanh.yaml")
    assert not made.exists()


@pytest.mark.proof
def test_a_scene_is_chosen_by_its_looks(form: Page, workspace: Path) -> None:
    picker = form.locator(".picker").first
    picker.locator("summary").click()
    pick = picker.locator(".pick[title='bank']")
    pick.scroll_into_view_if_needed()
    form.wait_for_function("() => document.querySelector('.pick[title=bank] img').naturalWidth > 0")
    pick.focus()
    form.keyboard.press("Enter")
    saved(form)
    expect(field(form, "Hình vẽ")).to_have_value("bank")
    assert "scene: bank\n" in item(workspace).read_text(encoding="utf-8")
    form.keyboard.press("Enter")
    form.keyboard.press("Tab")
    saved(form)
    assert "scene:" not in item(workspace).read_text(encoding="utf-8")
    form.locator(".picker").last.locator("summary").click()
    assert Axe().run(form, context="#write").response["violations"] == []
