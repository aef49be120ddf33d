"""How long an edit takes to be seen: from the save of a title to the new picture, decoded, in Chromium.

    python tests/bench/preview.py [SAVES]

Medians over SAVES saves (20) of the sample month in a workspace of its own, beside a build of one channel in a new
process, which is what an editor would wait for without a preview. Each save waits until the films of the last are done.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from bantin.preview.live import Live

ITEM = "01-gia-danh-cong-an"
CARD = f"facebook/{ITEM}/card-2.jpg"
GOAL_CARD, GOAL_ALL = 300, 500
SEEN = """([path, old]) => {
  const artifact = desk.data.artifacts.find((found) => found.path === path);
  return artifact && artifact.state === 'ready' && artifact.href !== old
    && [...document.images].some((image) => image.getAttribute('src') === artifact.href && image.complete);
}"""
HREF = "path => desk.data.artifacts.find((found) => found.path === path).href"
ALL = """([item, old]) => {
  const own = desk.data.artifacts.filter((found) => found.item === item && /[.](png|jpg)$/.test(found.path));
  return own.every((found) => found.state === 'ready' && !old.includes(found.href)) && own.length;
}"""
HREFS = """item => desk.data.artifacts.filter((found) => found.item === item && /[.](png|jpg)$/.test(found.path))
  .map((found) => found.href)"""


def main(saves: int) -> None:
    repository = Path(__file__).parents[2]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(repository / "content", root / "content")
        live = Live(root, "2024-11", port=19_000)
        thread = threading.Thread(target=live.run)
        thread.start()
        try:
            cards, stills = measured(live.address, root / "content" / "2024-11" / f"{ITEM}.yaml", saves)
        finally:
            live.stop()
            thread.join()
        start = time.perf_counter()
        command = [sys.executable, "-m", "bantin", "build", "2024-11", "--only", "facebook"]
        subprocess.run(command, cwd=root, capture_output=True, check=False)
        whole = 1000 * (time.perf_counter() - start)
    print(f"save → card decoded in Chromium   {median(cards):5.0f} ms, slowest {max(cards):.0f} (goal ≤ {GOAL_CARD})")
    print(f"save → all stills of the item     {median(stills):5.0f} ms, slowest {max(stills):.0f} (goal ≤ {GOAL_ALL})")
    print(f"bantin build --only facebook      {whole:5.0f} ms, {whole / median(cards):.1f} × the preview's card")


def measured(address: str, item: Path, saves: int) -> tuple[list[float], list[float]]:
    """Measure, in ms: the item's card seen, and all of its stills known to the page."""
    cards: list[float] = []
    stills: list[float] = []
    written = item.read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        page = browser.new_page(viewport={"width": 1440, "height": 2400})
        page.goto(address)
        page.wait_for_function(SEEN, arg=[CARD, ""])
        for number in range(saves):
            page.wait_for_function(
                "() => desk.data.artifacts.every((found) => found.state === 'ready')", timeout=120_000
            )
            card, all_ = page.evaluate(HREF, CARD), page.evaluate(HREFS, ITEM)
            start = time.perf_counter()
            item.write_text(written.replace("title: Giả danh", f"title: Lần {number} giả danh", 1), encoding="utf-8")
            page.wait_for_function(SEEN, arg=[CARD, card], polling=5)
            cards.append(1000 * (time.perf_counter() - start))
            page.wait_for_function(ALL, arg=[ITEM, all_[:1]], polling=5)
            stills.append(1000 * (time.perf_counter() - start))
        browser.close()
    return cards, stills


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
