"""Pictures that an editor gives in the live page: real files, pastes and drops, and what comes of them."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.rooms.preview.intake.giving import ASSETS, DROPPED, NAME, PASTED, file, give, written
from tests.rooms.preview.pages import field, item, saved


def test_a_chosen_file_becomes_the_picture_of_the_item(item_form: Page, workspace: Path) -> None:
    before = item(workspace).read_text(encoding="utf-8")
    give(item_form)
    expect(item_form.locator("#write .picture-shown")).to_be_visible()
    alt = field(item_form, "Mô tả ảnh")
    expect(alt).to_be_focused()
    item_form.keyboard.type("Ảnh minh họa")
    saved(item_form)
    head, sources = before.split("sources:")
    image = f"image:\n  file: {NAME}\n  alt: Ảnh minh họa\n"
    assert item(workspace).read_text(encoding="utf-8") == f"{head}{image}sources:{sources}"
    assert b"MAYANH" not in (workspace / ASSETS / NAME).read_bytes()
    item_form.get_by_role("button", name="Bỏ ảnh").click()
    saved(item_form)
    assert item(workspace).read_text(encoding="utf-8") == before
    expect(item_form.locator("#write .picture-shown")).to_be_hidden()


@pytest.mark.proof
def test_a_picture_is_pasted_into_any_field_of_the_form(item_form: Page, workspace: Path) -> None:
    item_form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    stream = io.BytesIO()
    Image.new("RGB", (640, 400), "teal").save(stream, "PNG")
    item_form.evaluate(PASTED, base64.b64encode(stream.getvalue()).decode())
    field(item_form, "Tiêu đề").press("Control+v")
    expect(item_form.locator(".picture-told")).to_contain_text("640 × 400")
    saved(item_form)
    assert written(workspace).startswith(f"  file: {NAME}\n")
    expect(field(item_form, "Tiêu đề")).to_have_value("CMND chỉ còn giá trị đến hết ngày 31/12/2024")


@pytest.mark.proof
def test_a_telephones_picture_is_dropped_anywhere_on_the_page(
    item_form: Page, workspace: Path, repository: Path
) -> None:
    heic = (repository / "tests/rooms/session/importing/phone.heic").read_bytes()
    item_form.evaluate(DROPPED, ["main", "IMG_1.HEIC", "", base64.b64encode(heic).decode()])
    expect(item_form.locator(".picture-told")).to_contain_text("96 × 160")
    saved(item_form)
    assert written(workspace).startswith(f"  file: {NAME}\n")
    item_form.evaluate(DROPPED, ["main", "bang.xlsx", "", base64.b64encode(b"PK").decode()])
    expect(item_form.locator("#toast")).to_contain_text("Chỉ nhận")


@pytest.mark.proof
def test_what_is_no_picture_is_told_and_nothing_is_written(item_form: Page, workspace: Path) -> None:
    before = item(workspace).read_bytes()
    item_form.locator("#write .picture-zone input[type=file]").first.set_input_files(
        file(b"GIF89a" + bytes(40), "vui.gif")
    )
    expect(item_form.locator(".picture-told")).to_contain_text("Tệp «vui.gif» không phải là ảnh")
    assert item(workspace).read_bytes() == before
    assert not (workspace / ASSETS).exists()


@pytest.mark.proof
def test_the_emblem_of_the_unit_is_given_likewise(item_form: Page, workspace: Path) -> None:
    item_form.locator("#write-item").select_option("@unit")
    expect(item_form.get_by_text("Huy hiệu của đơn vị")).to_be_visible()
    stream = io.BytesIO()
    Image.new("RGBA", (300, 300), (200, 30, 30, 128)).save(stream, "PNG")
    given: FilePayload = {"name": "logo.png", "mimeType": "image/png", "buffer": stream.getvalue()}
    item_form.locator("#write .picture-zone input[type=file]").first.set_input_files(given)
    expect(item_form.locator(".picture-told")).to_contain_text("300 × 300")
    saved(item_form)
    assert "emblem:\n  file: huy-hieu.png\n" in (workspace / "content" / "unit.yaml").read_text(encoding="utf-8")
    with Image.open(workspace / "content" / "assets" / "huy-hieu.png") as emblem:
        assert emblem.mode == "RGBA"
