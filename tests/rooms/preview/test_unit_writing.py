"""The unit and the month as a whole, written in the live page in a real browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.rooms.preview.test_writing import field, form, lines, page, saved

__all__ = ["form", "page"]


def test_the_unit_and_its_contacts_are_written(form: Page, workspace: Path) -> None:
    unit = workspace / "content" / "unit.yaml"
    before = unit.read_text(encoding="utf-8")
    form.locator("#write-item").select_option(label="Đơn vị, danh bạ, các kênh")
    expect(field(form, "Tên ngắn")).to_have_value("Phòng ANM và PCTP sử dụng CNC")
    expect(form.get_by_role("button", name="Bỏ tin này")).to_be_hidden()
    form.clock.set_fixed_time("2026-11-27T08:00:00")
    form.locator("#write .line", has_text="Tên đầu mối").nth(1).get_by_role("button", name="Đã gọi thử hôm nay").click()
    saved(form)
    old, new = '156"\n    checked_on: 2024-11-26', '156"\n    checked_on: 2026-11-27'
    assert old in before
    assert unit.read_text(encoding="utf-8") == before.replace(old, new, 1)


def test_the_month_is_written(form: Page, workspace: Path) -> None:
    header = workspace / "content" / "2024-11" / "bulletin.yaml"
    before = header.read_text(encoding="utf-8")
    form.locator("#write-item").select_option(label="Chung cho cả tháng")
    expect(field(form, "Tên bản tin")).to_have_value("Bản tin an ninh mạng tháng 11/2024")
    field(form, "Tên bản tin").fill("Bản tin tháng 11/2024")
    saved(form)
    assert header.read_text(encoding="utf-8") == before.replace("Bản tin an ninh mạng tháng", "Bản tin tháng", 1)


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
