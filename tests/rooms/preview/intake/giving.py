"""Pictures to give, and how a page is given them."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.rooms.preview.pages import item, saved

ASSETS = Path("content", "2024-11", "assets")

NAME = "02-han-cmnd.jpg"

PASTED = """async (data) => {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  await navigator.clipboard.write([new ClipboardItem({ "image/png": new Blob([bytes], { type: "image/png" }) })]);
}"""

DROPPED = """([selector, name, type, data]) => {
  const held = new DataTransfer();
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  held.items.add(new File([bytes], name, { type }));
  const target = document.querySelector(selector);
  for (const kind of ["dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true }));
  }
}"""


def photo(width: int = 1200, height: int = 800) -> bytes:
    """A picture with something to see everywhere, and with what a camera adds."""
    image = Image.merge(
        "RGB",
        [Image.linear_gradient("L").resize((width, height)), Image.radial_gradient("L").resize((width, height)),
         Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90).resize((width, height))],
    )  # fmt: skip
    exif = Image.Exif()
    exif[0x010F] = "MAYANH"
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=90, exif=exif)
    return stream.getvalue()


def file(data: bytes | None = None, name: str = "IMG_2024.JPG") -> FilePayload:
    return {"name": name, "mimeType": "image/jpeg", "buffer": data or photo()}


def give(page: Page, data: bytes | None = None) -> None:
    page.locator("#write .picture-zone input[type=file]").first.set_input_files(file(data))
    expect(page.locator(".picture-told")).to_contain_text("Đã xóa nơi chụp")
    saved(page)


def opened(page: Page) -> Locator:
    page.get_by_role("button", name="Vùng che, điểm giữ").click()
    return page.locator("dialog.areas")


def written(root: Path) -> str:
    """What the item's file has below `image:`."""
    return item(root).read_text(encoding="utf-8").partition("image:\n")[2].partition("sources:")[0]
