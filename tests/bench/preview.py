"""How long an edit takes to be seen: from the save of a title to the new picture, decoded, in Chromium.

    python tests/bench/preview.py [SAVES]

Medians over SAVES saves (20) of the sample month in a workspace of its own, beside a build of one channel in a new
process, which is what an editor would wait for without a preview. Each save waits until the films of the last are done.
Then as many saves of its title in films, until that slide of the reel is seen moving.
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
GOAL_CARD, GOAL_ALL, GOAL_MOVING = 300, 500, 2000
SEEN = """([path, old]) => {
  const artifact = desk.data.artifacts.find((found) => found.path === path);
  return artifact && artifact.state === 'ready' && artifact.href !== old
    && [...document.images].some((image) => image.getAttribute('src') === artifact.href && image.complete);
}"""
HREF = "path => desk.data.artifacts.find((found) => found.path === path).href"
ALL = """([item, old]) => {
  const own = desk.data.artifacts.filter((found) => found.item === item && /[.](png|jpg)$/.test(found.path));
  return own.every((found) => found.state === 'ready' && found.href !== old) && own.length;
}"""
READY = "() => desk.data.artifacts.every((found) => found.state === 'ready')"
MOVING = """() => {
  window.moving = null;
  document.addEventListener('playing', (event) => {
    const film = desk.data.films[0];
    const shown = film.slides.find((slide) => slide.motion === event.target.getAttribute('src'));
    const { state } = desk.data.artifacts.find((found) => found.path === film.path);
    if (shown) window.moving = state;
  }, true);
}"""


def main(saves: int) -> None:
    repository = Path(__file__).parents[2]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(repository / "content", root / "content")
        live = Live(root, "2024-11", port=19_000)
        thread = threading.Thread(target=live.run)
        thread.start()
        try:
            cards, stills, moving = measured(live.address, root / "content" / "2024-11" / f"{ITEM}.yaml", saves)
        finally:
            live.stop()
            thread.join()
        start = time.perf_counter()
        command = [sys.executable, "-m", "bantin", "build", "2024-11", "--only", "facebook"]
        subprocess.run(command, cwd=root, capture_output=True, check=False)
        whole = 1000 * (time.perf_counter() - start)
    print(f"save → card decoded in Chromium   {median(cards):5.0f} ms, slowest {max(cards):.0f} (goal ≤ {GOAL_CARD})")
    print(f"save → all stills of the item     {median(stills):5.0f} ms, slowest {max(stills):.0f} (goal ≤ {GOAL_ALL})")
    print(
        f"save → its slide moves in Chromium {median(moving):5.0f} ms, slowest {max(moving):.0f} (goal ≤ {GOAL_MOVING})"
    )
    print(f"bantin build --only facebook      {whole:5.0f} ms, {whole / median(cards):.1f} × the preview's card")


def measured(address: str, item: Path, saves: int) -> tuple[list[float], list[float], list[float]]:
    """Measure, in ms: the item's card seen, all of its stills known to the page, and its slide seen moving."""
    cards: list[float] = []
    stills: list[float] = []
    moving: list[float] = []
    written = item.read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        page = browser.new_page(viewport={"width": 1440, "height": 2400})
        page.goto(address)
        page.wait_for_function(SEEN, arg=[CARD, ""])
        for number in range(saves):
            page.wait_for_function(READY, timeout=120_000)
            card = page.evaluate(HREF, CARD)
            start = time.perf_counter()
            item.write_text(written.replace("title: Giả danh", f"title: Lần {number} giả danh", 1), encoding="utf-8")
            page.wait_for_function(SEEN, arg=[CARD, card], polling=5)
            cards.append(1000 * (time.perf_counter() - start))
            page.wait_for_function(ALL, arg=[ITEM, card], polling=5)
            stills.append(1000 * (time.perf_counter() - start))
        page.get_by_role("tab", name="Video").click()
        page.evaluate(MOVING)
        video = "video:\n  title: "
        for number in range(saves):
            page.wait_for_function(READY, timeout=120_000)
            page.evaluate("() => { window.moving = null; }")
            start = time.perf_counter()
            item.write_text(written.replace(video, f"{video}{number} "), encoding="utf-8")
            page.wait_for_function("() => window.moving", polling=5)
            moving.append(1000 * (time.perf_counter() - start))
            assert page.evaluate("() => window.moving") == "pending", "its film is encoded later"
        browser.close()
    return cards, stills, moving


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
