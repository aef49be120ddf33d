"""What tests ask of the live page: its pictures, its fields, and files that change below it."""

from __future__ import annotations

import http.client
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from bantin.preview.live import Live

CARD = "facebook/02-han-cmnd/card-2.jpg"
OTHER = "facebook/10-dang-ky-xe/card-2.jpg"
SEEN = """path => {
  const artifact = desk.data.artifacts.find((found) => found.path === path);
  const seen = [...document.images].some((image) => image.getAttribute('src') === artifact.href
    && image.complete && image.naturalWidth);
  return artifact.state === 'ready' && seen ? artifact.href : null;
}"""
CHANGED = f"([path, old]) => {{ const now = ({SEEN})(path); return now && now !== old; }}"
SAVED = "() => desk.pen.waiting() === 0"


def item(root: Path) -> Path:
    return root / "content" / "2024-11" / "02-han-cmnd.yaml"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def ask(live: Live, method: str, path: str, body: str = "") -> tuple[int, str]:
    """Send a request as our own page would."""
    address = urlsplit(live.address)
    connection = http.client.HTTPConnection(address.netloc, timeout=60)
    headers = {"Origin": f"http://{address.netloc}"}
    connection.request(method, f"{address.path}{path}", body=body.encode() or None, headers=headers)
    answer = connection.getresponse()
    told = answer.read().decode()
    connection.close()
    return answer.status, told


def field(page: Page, label: str) -> Locator:
    return page.locator("#write .write-body").get_by_label(label, exact=True).first


def lines(page: Page) -> Locator:
    return page.locator("#write .field", has=page.locator(".lab", has_text="Việc cần làm")).locator("textarea")


def saved(page: Page) -> None:
    page.evaluate("() => desk.pen.flush()")
    page.wait_for_function(SAVED)
