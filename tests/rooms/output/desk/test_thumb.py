"""Posting from a telephone: three steps in a bar at the thumb, remembered for each post."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Handed = Any  # as conftest makes it, which tests cannot import

Open = Callable[..., Page]
PHONE = {"width": 390, "height": 844}


def test_a_post_is_copied_saved_and_done_and_the_next_one_comes(desk: Open, handed: Handed) -> None:
    page = desk("zalo", viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    bar = page.locator(".thumb")
    copy, done = bar.get_by_role("button", name="Chép chữ"), bar.get_by_role("button", name="Xong → tiếp")
    first, second = page.locator(".message").nth(0), page.locator(".message").nth(1)
    expect(bar.locator(".thumb-where")).to_contain_text(first.locator("h2").first.inner_text())
    expect(copy).to_have_attribute("aria-current", "step")
    copy.click()
    expect(bar.get_by_role("button", name="Đã chép chữ")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == first.locator(".bubble-text").inner_text()
    page.reload()
    expect(bar.get_by_role("button", name="Đã chép chữ")).to_be_visible()
    expect(first.get_by_role("checkbox")).not_to_be_checked()
    done.click()
    expect(first.get_by_role("checkbox")).to_be_checked()
    expect(bar.locator(".thumb-where")).to_contain_text(second.locator("h2").first.inner_text())
    expect(copy).to_be_focused()
    for _ in range(len(handed.items) - 1):
        done.click()
    expect(bar).to_be_hidden()


@pytest.mark.proof
def test_a_post_that_changed_begins_anew(desk: Open) -> None:
    page = desk("zalo", viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép chữ", exact=True).click()
    expect(page.get_by_role("button", name="Đã chép chữ")).to_be_visible()
    page.evaluate(
        """async () => {
          const data = structuredClone(desk.data);
          for (const one of data.artifacts) if (one.channel === "zalo") one.sha256 = "f".repeat(64);
          await desk.update(data);
        }"""
    )
    expect(page.get_by_role("button", name="Đã chép chữ")).to_have_count(0)


@pytest.mark.proof
def test_the_bar_is_for_telephones_and_for_everybody(desk: Open) -> None:
    page = desk("facebook", viewport=PHONE)
    bar = page.locator(".thumb")
    expect(bar.get_by_role("button", name="Xem ảnh")).to_be_visible()
    heights = bar.get_by_role("button").evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
    assert min(heights) >= 48
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert Axe().run(page, context=".thumb", options={"preload": False}).response["violations"] == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    page.locator("#tab-led").click()
    expect(bar).to_be_hidden()
    page.locator("#tab-facebook").click()
    page.set_viewport_size({"width": 820, "height": 900})
    expect(bar).to_be_hidden()


@pytest.mark.proof
def test_pictures_of_a_page_from_a_folder_are_shown_to_be_saved_by_hand(desk: Open) -> None:
    page = desk("facebook", viewport=PHONE)
    show = page.locator(".thumb").get_by_role("button", name="Xem ảnh")
    show.click()
    sheet = page.get_by_role("dialog", name="Xem ảnh")
    expect(sheet).to_contain_text("Bấm giữ từng ảnh")
    post = page.locator("article.post").first.get_attribute("id")
    assert post
    expect(sheet.locator("figcaption").first).to_contain_text(post.replace("facebook-", "facebook/"))
    page.wait_for_function("() => [...document.querySelectorAll('.thumb-sheet img')].every((one) => one.naturalWidth)")
    assert len(page.context.pages) == 1
    assert Axe().run(page, context=".thumb-sheet", options={"preload": False}).response["violations"] == []
    sheet.get_by_role("button", name="Đóng").click()
    expect(page.locator(".thumb").get_by_role("button", name="Đã xem ảnh")).to_be_visible()
    assert page.evaluate("desk.fromFolder")
