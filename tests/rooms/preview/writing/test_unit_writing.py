"""The unit and the month as a whole, written in the live page in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bantin.content.reading.month import read_unit
from bantin.content.workspace import shipped_templates
from bantin.model.theme import contrast
from tests.rooms.preview.pages import CARD, CHANGED, SEEN, change, field, lines, saved


def open_unit(form: Page, *, unfolded: bool = False) -> None:
    """Go to the unit's form, with all of its parts open."""
    form.locator("#write-item").select_option(label="Đơn vị, danh bạ, các kênh")
    expect(field(form, "Tên ngắn")).to_have_value("Phòng ANM và PCTP sử dụng CNC")
    if unfolded:
        opened = (
            "() => document.querySelectorAll('#write .write-body details').forEach((part) => { part.open = true; })"
        )
        form.evaluate(opened)


@pytest.mark.proof
@pytest.mark.own_window
def test_the_unit_and_its_contacts_are_written(form: Page, workspace: Path) -> None:
    unit = workspace / "content" / "unit.yaml"
    before = unit.read_text(encoding="utf-8")
    open_unit(form)
    expect(form.get_by_role("button", name="Bỏ tin này")).to_be_hidden()
    form.clock.set_fixed_time("2026-11-27T08:00:00")
    form.locator("#write .line", has_text="Tên đầu mối").nth(0).get_by_role("button", name="Đã gọi thử hôm nay").click()
    saved(form)
    old, new = '113"\n    checked_on: 2024-11-26', '113"\n    checked_on: 2026-11-27'
    assert old in before
    assert unit.read_text(encoding="utf-8") == before.replace(old, new, 1)


@pytest.mark.proof
def test_fields_for_publishing_are_written_and_a_group_that_is_emptied_is_gone(form: Page, workspace: Path) -> None:
    unit = workspace / "content" / "unit.yaml"
    before = unit.read_text(encoding="utf-8")
    open_unit(form, unfolded=True)
    field(form, "Số của trang").fill("100064512345678")
    field(form, "Số của OA").fill("12345678")
    saved(form)
    told = form.locator("#write .field", has=form.locator(".lab", has_text="Địa chỉ ảnh bìa")).locator(".finding")
    expect(told).to_contain_text("«Địa chỉ ảnh bìa» còn trống.")
    assert "    oa:\n      oa_id: 12345678\n" in unit.read_text(encoding="utf-8")
    field(form, "Số của OA").fill("")
    field(form, "Số của trang").fill("")
    form.keyboard.press("Tab")
    saved(form)
    assert unit.read_text(encoding="utf-8") == before
    expect(form.locator("#write .finding")).to_have_count(0)


@pytest.mark.proof
def test_a_channel_is_turned_on_and_off_and_a_choice_taken_back(form: Page, workspace: Path) -> None:
    unit = workspace / "content" / "unit.yaml"
    before = unit.read_text(encoding="utf-8")
    open_unit(form, unfolded=True)
    part = form.locator("details.part:has(> summary .lab:text-is('Video'))")
    on = part.get_by_label("Dùng kênh này")
    expect(on).not_to_be_checked()
    expect(part.get_by_text("Tốc độ đọc thầm")).to_be_hidden()
    on.check()
    part.get_by_label("Karaoke").or_(part.get_by_label("Chữ hiện dần theo lời đọc")).check()
    saved(form)
    assert "  video:\n    captions: karaoke\n" in unit.read_text(encoding="utf-8")
    part.get_by_role("radiogroup", name="Phụ đề lời đọc").get_by_label("Để mặc định").check()
    saved(form)
    text = unit.read_text(encoding="utf-8")
    assert "video: null" not in text
    assert "captions" not in text
    on.uncheck()
    saved(form)
    read, _ = read_unit(workspace)
    assert read is not None
    assert read.value.channels.video is None
    expect(part.locator(".fold-state").first).to_have_text("đang tắt")
    for _ in range(4):
        form.keyboard.press("Control+z")
        saved(form)
    assert unit.read_text(encoding="utf-8") == before


@pytest.mark.proof
def test_what_the_unit_changes_is_seen_on_the_item_that_was_open_or_is_chosen(form: Page) -> None:
    form.locator("#write-item").select_option("10-dang-ky-xe")
    expect(field(form, "Dịch vụ gì")).to_be_visible()
    form.locator("#write-item").select_option(label="Đơn vị, danh bạ, các kênh")
    sample = form.get_by_label("Xem trên tin")
    expect(sample).to_have_value("10-dang-ky-xe")
    expect(form.locator(".pane-figure img").first).to_have_attribute("alt", re.compile("Đăng ký xe"))
    sample.select_option("02-han-cmnd")
    expect(form.locator(".pane-figure img").first).to_have_attribute("alt", re.compile("CMND"))
    form.locator("#write-item").select_option("02-han-cmnd")
    expect(sample).to_be_hidden()


@pytest.mark.proof
def test_the_month_is_written(form: Page, workspace: Path) -> None:
    header = workspace / "content" / "2024-11" / "bulletin.yaml"
    before = header.read_text(encoding="utf-8")
    form.locator("#write-item").select_option(label="Chung cho cả tháng")
    expect(field(form, "Tên bản tin")).to_have_value("Bản tin an ninh mạng tháng 11/2024")
    field(form, "Tên bản tin").fill("Bản tin tháng 11/2024")
    saved(form)
    assert header.read_text(encoding="utf-8") == before.replace("Bản tin an ninh mạng tháng", "Bản tin tháng", 1)


@pytest.mark.proof
def test_lines_are_dragged(form: Page, workspace: Path) -> None:
    path = workspace / "content" / "2024-11" / "02-han-cmnd.yaml"
    before = path.read_text(encoding="utf-8")
    first, second = (lines(form).nth(number).input_value() for number in (0, 1))
    grips = form.locator("#write .field", has=form.locator(".lab", has_text="Việc cần làm")).locator(".grip")
    start, end = grips.nth(0).bounding_box(), grips.nth(1).bounding_box()
    assert start
    assert end
    form.mouse.move(start["x"] + 8, start["y"] + 8)
    form.mouse.down()
    form.mouse.move(end["x"] + 8, end["y"] + end["height"] + 20, steps=8)
    form.mouse.up()
    saved(form)
    assert [lines(form).nth(number).input_value() for number in (0, 1)] == [second, first]
    one, other = f"  - {first}\n", f"  - {second}\n"
    assert path.read_text(encoding="utf-8") == before.replace(one + other, other + one)


@pytest.mark.proof
def test_the_month_at_a_glance(form: Page, workspace: Path) -> None:
    path = workspace / "content" / "2024-11" / "10-dang-ky-xe.yaml"
    header = workspace / "content" / "2024-11" / "bulletin.yaml"
    before, order = path.read_text(encoding="utf-8"), header.read_text(encoding="utf-8")
    form.locator("#write-item").select_option(label="Chung cho cả tháng")
    rows = form.locator(".overview-row")
    expect(rows).to_have_count(2)
    box = rows.nth(1).get_by_role("checkbox").last
    expect(box).to_be_checked()
    box.uncheck()
    expect(form.locator(".save-state")).to_contain_text("Đã lưu lúc")
    assert "zalo" not in path.read_text(encoding="utf-8").partition("channels:")[2].partition("\n")[0]
    assert "channels:" in path.read_text(encoding="utf-8")
    box.check()
    expect(box).to_be_checked()
    form.wait_for_function("() => document.querySelector('.save-state').dataset.state === 'savedAt'")
    expect(rows.first).to_contain_text("CMND")
    start, end = rows.nth(1).locator(".grip").bounding_box(), rows.nth(0).locator(".grip").bounding_box()
    assert start
    assert end
    form.mouse.move(start["x"] + 8, start["y"] + 8)
    form.mouse.down()
    form.mouse.move(end["x"] + 8, end["y"] - 20, steps=8)
    form.mouse.up()
    expect(rows.last).to_contain_text("CMND")
    form.wait_for_function("() => desk.data.items[0].id === '10-dang-ky-xe'")
    assert path.read_text(encoding="utf-8") == before
    written = header.read_text(encoding="utf-8")
    assert written != order
    assert "order:\n  - 10-dang-ky-xe\n  - 02-han-cmnd\n" in written


@pytest.mark.proof
def test_what_is_missing_leads_to_its_field(form: Page, workspace: Path) -> None:
    change(workspace / "content" / "2024-11" / "02-han-cmnd.yaml", "severity: caution", "severity: cautoin")
    form.locator("#write-item").select_option(label="Chung cho cả tháng")
    form.locator(".overview .jump", has_text="cautoin").click()
    expect(form.locator("#write-item")).to_have_value("02-han-cmnd")
    group = form.locator("#write .field", has=form.locator(".lab", has_text="Mức độ"))
    expect(group.locator("input:focus")).to_have_count(1)


@pytest.mark.proof
def test_everybody_can_use_them(form: Page) -> None:
    for label, first in (("Chung cho cả tháng", "Tên bản tin"), ("Đơn vị, danh bạ, các kênh", "Tên ngắn")):
        form.locator("#write-item").select_option(label=label)
        expect(field(form, first)).to_be_visible()
        form.evaluate("() => document.querySelectorAll('#write details').forEach((part) => { part.open = true; })")
        assert Axe().run(form, context="#write").response["violations"] == []


@pytest.mark.proof
def test_a_row_stays_under_the_hand_while_news_arrives(form: Page) -> None:
    form.locator("#write-item").select_option(label="Chung cho cả tháng")
    rows = form.locator(".overview-row")
    expect(rows).to_have_count(2)
    start, end = rows.nth(1).locator(".grip").bounding_box(), rows.nth(0).locator(".grip").bounding_box()
    assert start
    assert end
    form.mouse.move(start["x"] + 8, start["y"] + 8)
    form.mouse.down()
    form.mouse.move(end["x"] + 8, end["y"] - 20, steps=8)
    expect(rows.last).to_contain_text("CMND")
    with form.expect_response("**/writing"):
        form.evaluate("() => document.dispatchEvent(new CustomEvent('desk:shown'))")
    form.evaluate("() => new Promise((done) => setTimeout(done))")
    expect(rows.last).to_contain_text("CMND")
    form.mouse.move(start["x"] + 8, start["y"] + 40, steps=8)
    form.mouse.up()
    expect(rows.first).to_contain_text("CMND")


@pytest.mark.proof
def test_colours_are_seen_with_their_contrast_and_what_cannot_be_read_waits(form: Page, workspace: Path) -> None:
    form.locator("#write-item").select_option(label="Đơn vị, danh bạ, các kênh")
    picture = form.evaluate(SEEN, CARD)
    own = workspace / "templates" / "themes" / "navy.yaml"
    form.locator("summary", has_text="Màu của bộ này").click()
    form.locator("summary", has_text="Ảnh «Kịp hạn»").click()
    for name, color, ratio in form.evaluate(
        "() => [['#ffffff', '#777777'], ['#13294b', '#ffbd2e']].map((two) => [...two, desk.contrast(...two)])"
    ):
        assert ratio == pytest.approx(contrast(name, color))
    row = form.locator(".color-row", has=form.get_by_label("Kịp hạn: nền ảnh", exact=True))
    expect(row.locator(".color-ratio")).to_have_text("4,8 : 1, đọc được")
    row.get_by_label("Kịp hạn: nền ảnh", exact=True).fill("#7a5a10")
    expect(row.locator(".color-ratio")).to_contain_text("không đọc được")
    expect(row.locator(".finding")).to_contain_text("Chưa ghi màu này")
    assert [one["id"] for one in Axe().run(form, context="#write .colors").response["violations"]] == []
    assert not own.exists()
    row.get_by_role("button", name="Sáng lên: ").click()
    expect(row.locator(".finding")).to_have_count(0)
    form.wait_for_function(CHANGED, arg=[CARD, picture])
    color = row.get_by_label("Kịp hạn: nền ảnh, viết bằng mã").input_value()
    shipped = (shipped_templates() / "themes" / "navy.yaml").read_text(encoding="utf-8")
    assert own.read_text(encoding="utf-8") == shipped.replace('soon-field: "#ffbd2e"', f'soon-field: "{color}"')
    changed = form.evaluate(SEEN, CARD)
    form.keyboard.press("Control+z")
    form.wait_for_function(CHANGED, arg=[CARD, changed])
    assert own.read_text(encoding="utf-8") == shipped
