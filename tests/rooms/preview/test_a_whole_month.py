"""As somebody who never saw YAML: a month of five kinds with two pictures, of nothing but keys, pastes and files."""

from __future__ import annotations

import base64
import io
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from bantin.preview.live import Live
from bantin.session.month import open_month
from tests.fixtures.workspaces import SMALL_HEADER, SMALL_UNIT
from tests.rooms.preview.intake.giving import PASTED, file
from tests.rooms.preview.intake.test_documents import TEXT, paste
from tests.rooms.preview.pages import field, saved
from tests.rooms.session.importing.test_outlines import WARNING

MONTH = "2024-11"
EXPERTS = {
    "01-lich-tiep-cong-dan": """\
kind: notice
title: Lịch tiếp công dân
summary: Sáng thứ Năm hằng tuần, từ 7 giờ 30.
text:
  - Mang theo **căn cước**.
  - "Nơi tiếp: phòng một cửa."
image:
  file: 01-lich-tiep-cong-dan.jpg
  alt: Phòng tiếp công dân với bàn, ghế và bảng ghi lịch tiếp treo trên tường, chụp từ cửa vào lúc chưa có người.
""",
    "02-cai-vneid": """\
kind: guide
title: Cài VNeID
summary: Ba bước, mất năm phút.
steps:
  - Mở kho ứng dụng của máy.
  - Tìm VNeID, bấm cài.
  - Đăng nhập bằng số định danh.
image:
  file: 02-cai-vneid.jpg
  alt: Màn hình điện thoại đang mở kho ứng dụng, ở ô tìm kiếm có chữ VNeID và biểu tượng màu đỏ của ứng dụng.
  focus: [0.5, 0.5]
  redactions:
    - x: 240
      y: 160
      width: 120
      height: 80
""",
    "03-mang-ban-giay-khong": """\
kind: question
title: Có phải mang bản giấy không?
summary: Không, nếu đã có trên VNeID.
question: Ra đường có phải mang bản giấy không?
answer:
  - Xuất trình trên VNeID là đủ.
""",
    "04-han-doi-the": """\
kind: deadline
title: Hạn đổi thẻ
summary: Đổi thẻ trước cuối năm.
date: 31/12/2024
todo:
  - Đến công an xã.
""",
    "05-canh-bao-gia-danh-cong-an": TEXT,
}


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A workspace whose month has no item yet."""
    (tmp_path / "content" / MONTH).mkdir(parents=True)
    (tmp_path / "content" / "unit.yaml").write_text(SMALL_UNIT, encoding="utf-8")
    (tmp_path / "content" / MONTH / "bulletin.yaml").write_text(SMALL_HEADER, encoding="utf-8")
    return tmp_path


@pytest.fixture
def page(empty: Path, window: Page) -> Iterator[Page]:
    live = Live(empty, MONTH, port=18_840)
    thread = threading.Thread(target=live.run)
    thread.start()
    window.set_viewport_size({"width": 1440, "height": 1200})
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    window.goto(live.address)
    window.get_by_role("button", name="Soạn tin").click()
    yield window
    live.stop()
    thread.join(120)
    assert not thread.is_alive()


def begin(page: Page, kind: str, title: str, summary: str) -> None:
    if not page.locator("#new-kind").is_visible():
        page.get_by_text("Thêm tin, lấy lại tin đã bỏ").click()
    page.locator("#new-kind").select_option(kind)
    page.locator("#new-title").click()
    page.keyboard.type(title)
    page.get_by_role("button", name="Thêm tin", exact=True).click()
    expect(field(page, "Tiêu đề")).to_have_value(title)
    write(page, "Tóm tắt", summary)


def write(page: Page, label: str, text: str) -> None:
    field(page, label).click()
    page.keyboard.type(text)


def entries(page: Page, add: str, texts: Sequence[str]) -> None:
    page.get_by_role("button", name=add, exact=True).click()
    for number, text in enumerate(texts):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(text)
    saved(page)


def described(page: Page, text: str) -> None:
    expect(page.locator(".picture-told")).to_contain_text("Đã xóa nơi chụp")
    expect(field(page, "Mô tả ảnh")).to_be_focused()
    page.keyboard.type(text)
    saved(page)


def picture(width: int, height: int) -> str:
    stream = io.BytesIO()
    Image.effect_mandelbrot((width, height), (-2, -1, 1, 1), 60).convert("RGB").save(stream, "PNG")
    return base64.b64encode(stream.getvalue()).decode()


def alt(name: str) -> str:
    return EXPERTS[name].partition("  alt: ")[2].partition("\n")[0]


@pytest.mark.proof
def test_what_a_new_user_writes_is_what_an_expert_would_have_typed(page: Page, empty: Path) -> None:
    begin(page, "notice", "Lịch tiếp công dân", "Sáng thứ Năm hằng tuần, từ 7 giờ 30.")
    entries(page, "+ Thêm nội dung", ["Mang theo **căn cước**.", "Nơi tiếp: phòng một cửa."])
    page.locator("#write .picture-zone input[type=file]").first.set_input_files(file())
    described(page, alt("01-lich-tiep-cong-dan"))

    begin(page, "guide", "Cài VNeID", "Ba bước, mất năm phút.")
    page.get_by_role("button", name="+ Thêm các bước", exact=True).click()
    paste(page, "1. Mở kho ứng dụng của máy.\n2. Tìm VNeID, bấm cài.\n3. Đăng nhập bằng số định danh.")
    saved(page)
    page.evaluate(PASTED, picture(600, 400))
    page.keyboard.press("Control+v")
    described(page, alt("02-cai-vneid"))
    page.get_by_role("button", name="Vùng che, điểm giữ").press("Enter")
    page.keyboard.press("n")
    page.get_by_role("button", name="Điểm giữ", exact=True).press("Enter")
    page.get_by_role("button", name="Giữ chính giữa").press("Enter")
    page.keyboard.press("Escape")
    saved(page)

    begin(page, "question", "Có phải mang bản giấy không?", "Không, nếu đã có trên VNeID.")
    write(page, "Câu hỏi của bạn đọc", "Ra đường có phải mang bản giấy không?")
    entries(page, "+ Thêm trả lời", ["Xuất trình trên VNeID là đủ."])

    begin(page, "deadline", "Hạn đổi thẻ", "Đổi thẻ trước cuối năm.")
    write(page, "Ngày hết hạn", "31/12/2024")
    entries(page, "+ Thêm việc cần làm", ["Đến công an xã."])

    page.get_by_text("Thêm tin, lấy lại tin đã bỏ").click()
    page.get_by_role("button", name="Dán cả bài, nhập tệp Word").click()
    paste(page, WARNING)
    page.locator("dialog.whole select[aria-label^='Để vào đâu?']").select_option("-")
    page.get_by_role("button", name="Tạo tin này").click()
    expect(field(page, "Tiêu đề")).to_have_value("Cảnh báo giả danh Công an")

    folder = empty / "content" / MONTH
    written = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("0*.yaml")}
    assert written == {name.replace("03-mang", "03-co-phai-mang"): text for name, text in EXPERTS.items()}
    assert sorted(path.name for path in (folder / "assets").iterdir()) == [
        "01-lich-tiep-cong-dan.jpg",
        "02-cai-vneid.jpg",
    ]
    assert [one for one in open_month(empty, MONTH).diagnostics if one.severity == "error"] == []
