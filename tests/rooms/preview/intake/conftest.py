"""The page with the form of an item open, without a picture and with one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bantin.preview.live import Live
from tests.rooms.preview.intake.giving import give
from tests.rooms.preview.pages import CARD, SEEN, field


@pytest.fixture
def item_form(live: Live, window: Page) -> Page:
    window.set_viewport_size({"width": 1440, "height": 1000})
    window.goto(live.address)
    window.wait_for_function(f"() => desk.data.artifacts.length && ({SEEN})('{CARD}')")
    window.get_by_role("button", name="Soạn tin").click()
    expect(field(window, "Tiêu đề")).to_have_value("CMND chỉ còn giá trị đến hết ngày 31/12/2024")
    return window


@pytest.fixture
def shown(item_form: Page) -> Page:
    """The form with a picture in it."""
    give(item_form)
    return item_form
