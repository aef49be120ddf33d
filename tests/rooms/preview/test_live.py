"""The live page in a real browser: save, and see."""

from __future__ import annotations

import datetime as dt
import http.client
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request
from watchfiles import Change

from bantin.cli.interrupts import INTERRUPTED
from bantin.preview import watch
from bantin.preview.live import Live
from bantin.session.urgent import new_urgent
from tests.fixtures.systems import needs_shell, needs_signals
from tests.rooms.preview.pages import CARD, CHANGED, OTHER, SEEN, ask, change, item


def test_days_to_come_are_told_as_check_tells_them(workspace: Path) -> None:
    live = Live(workspace, "2024-11", port=18_850, today=lambda: dt.date(2024, 10, 1))
    thread = threading.Thread(target=live.run)
    thread.start()
    pages = (ask(live, "GET", "")[1] for _ in range(10_000))
    assert any("verified-in-future" in page for page in pages)
    live.stop()
    thread.join(120)
    assert not thread.is_alive()


@pytest.fixture
def page(window: Page) -> Page:
    """A window so tall that every picture is on the screen."""
    window.set_viewport_size({"width": 1280, "height": 4000})
    return window


@pytest.fixture
def seen(live: Live, page: Page) -> Page:
    page.goto(live.address)
    page.wait_for_function(f"() => desk.data.artifacts.length && ({SEEN})('{CARD}') && ({SEEN})('{OTHER}')")
    return page


@pytest.mark.proof
def test_an_edit_changes_its_picture_and_no_other(seen: Page, workspace: Path) -> None:
    before, other = seen.evaluate(SEEN, CARD), seen.evaluate(SEEN, OTHER)
    change(item(workspace), "title: CMND chỉ", "title: Nay CMND chỉ")
    seen.wait_for_function(CHANGED, arg=[CARD, before])
    seen.wait_for_function("() => document.body.innerText.includes('Nay CMND chỉ')")
    assert seen.evaluate(SEEN, OTHER) == other


MOVES = """() => {
  const known = new Set(desk.data.films[0].slides.map((slide) => slide.href));
  const told = (event) => {
    if (!event.target.classList.contains('rehearsal')) return;
    const film = desk.data.films[0];
    const slide = film.slides.find((found) => found.motion === event.target.getAttribute('src'));
    const { state } = desk.data.artifacts.find((found) => found.path === film.path);
    window.moved = { item: slide.item, fresh: !known.has(slide.href), state, width: event.target.videoWidth };
  };
  document.addEventListener('playing', told, true);
}"""
"""Notes what the first film's rehearsal shows as soon as it plays."""


@pytest.fixture
def filming(workspace: Path) -> Path:
    """A workspace with a film, which is not made yet."""
    unit = workspace / "content" / "unit.yaml"
    change(unit, "  video: null\n", "  video:\n    formats:\n      - id: reel\n        pixels: 1080x1920\n")
    return workspace


@pytest.fixture
def played(filming: Path, live: Live, page: Page) -> Page:
    assert filming
    page.goto(live.address)
    page.wait_for_function("() => desk.data.films.length && desk.data.films[0].slides.every((slide) => slide.href)")
    page.get_by_role("tab", name="Video").click()
    page.evaluate(MOVES)
    return page


@pytest.mark.proof
def test_a_changed_slide_is_seen_moving_before_its_film_is_encoded(played: Page, workspace: Path) -> None:
    assert played.evaluate("() => desk.data.films[0].slides.every((slide) => !slide.motion)"), "nothing has changed yet"
    change(item(workspace), "  text: Hãy", "  text: Nay hãy")
    played.wait_for_function("() => window.moved")
    assert played.evaluate("() => window.moved") == {
        "item": "02-han-cmnd",
        "fresh": True,
        "state": "pending",
        "width": 540,
    }
    played.wait_for_function("() => desk.data.artifacts.every((found) => found.state === 'ready')")
    played.locator(".rehearsal").wait_for(state="detached")
    at = played.evaluate("() => document.querySelector('.screen video').currentTime")
    first, second = played.evaluate("() => desk.data.films[0].slides.slice(0, 2)")
    assert second["item"] == "02-han-cmnd", "what the film has asked is answered next"
    assert at >= first["seconds"], "the film goes on at that slide"


@pytest.mark.proof
def test_who_wants_no_motion_gets_it_only_when_asked_for(played: Page, workspace: Path) -> None:
    played.emulate_media(reduced_motion="reduce")
    change(item(workspace), "  title: ", "  title: Nay ")
    played.wait_for_function("() => desk.data.films[0].slides.some((slide) => slide.motion)")
    number = played.evaluate("() => desk.data.films[0].slides.findIndex((slide) => slide.motion)")
    assert not played.evaluate("() => window.moved")
    played.locator(".slide").nth(number).click()
    played.wait_for_function("() => window.moved")


def test_a_mistake_lies_over_the_page_until_it_is_mended_and_the_last_good_picture_stays(
    seen: Page, workspace: Path
) -> None:
    before = seen.evaluate(SEEN, CARD)
    change(item(workspace), "summary: ", "sumary: ")
    told = seen.get_by_text("Chưa dựng được").first
    told.wait_for()
    seen.get_by_text("02-han-cmnd.yaml, dòng 4").locator("visible=true").first.wait_for()
    assert seen.evaluate(SEEN.replace("'ready'", "'stale'"), CARD) == before
    change(item(workspace), "sumary: ", "summary: ")
    told.wait_for(state="hidden")
    assert seen.evaluate(SEEN, CARD) == before


@pytest.mark.proof
def test_nothing_is_complained_of_under_the_strict_policy(live: Live, page: Page) -> None:
    complaints: list[str] = []

    def told(message: ConsoleMessage) -> None:
        complaints.append(message.text)

    def failed(request: Request) -> None:
        complaints.append(request.url)

    page.on("console", told)
    page.on("requestfailed", failed)
    page.goto(live.address)
    page.wait_for_function(f"() => desk.data.artifacts.length && ({SEEN})('{CARD}')")
    page.remove_listener("console", told)
    page.remove_listener("requestfailed", failed)
    assert complaints == []


@pytest.mark.proof
@pytest.mark.parametrize("count", [3, pytest.param(20, marks=pytest.mark.proof)])
def test_all_tabs_see_an_edit(count: int, live: Live, window: Page, workspace: Path) -> None:
    tabs = [window, *(window.context.new_page() for _ in range(count - 1))]
    for tab in tabs:
        tab.goto(live.address, wait_until="commit")
    for tab in tabs:
        tab.wait_for_function("() => window.desk && desk.data && desk.data.artifacts.length")
    change(item(workspace), "title: CMND chỉ", "title: Nhiều lần CMND chỉ")
    for tab in tabs:
        tab.wait_for_function("() => document.body.textContent.includes('Nhiều lần CMND chỉ')")


def test_only_what_the_build_knows_is_served(live: Live) -> None:
    for path in (
        "file/../../content/unit.yaml",
        "file/..%2f..%2fcontent%2funit.yaml",
        "file/%2e%2e/%2e%2e/content/unit.yaml",
        "desk/../unit.yaml",
        "desk/..%2f..%2funit.yaml",
        "desk/index.html",
        "file/" + "0" * 64,
        "content/unit.yaml",
        "do/open",
    ):
        assert ask(live, "GET", path)[0] in {404, 405}, path


@pytest.mark.proof
def test_an_urgent_bulletin_is_chosen_beside_the_months(workspace: Path, live: Live, page: Page) -> None:
    today, told = dt.date(2024, 11, 28), "Giả danh điện lực đòi tiền. Kẻ gian dọa cắt điện."
    name = new_urgent(workspace, today, "warning", told, advice=["Gọi 113."], until=today)
    page.goto(live.address)
    page.wait_for_function("name => desk.data.months.some((month) => month.name === name)", arg=name)
    page.get_by_label("Tháng", exact=True).select_option("Tin khẩn 28/11/2024 · 1 tin")
    page.wait_for_function("name => desk.data.month === name && desk.data.items.length === 1", arg=name)
    assert page.title() == "Tin khẩn 28/11/2024"
    page.get_by_label("Tháng", exact=True).select_option("2024-11")
    page.wait_for_function("() => desk.data.month === '2024-11'")


def test_what_is_asked_for_and_cannot_be_done_is_told(live: Live) -> None:
    assert ask(live, "POST", "do/open", "0000000000000000") == (
        409,
        '{"message":"Chỗ này đã thay đổi; hãy chờ trang cập nhật rồi bấm lại."}',
    )
    assert ask(live, "POST", "do/month", "../..")[0] == 409
    assert ask(live, "POST", "do/format-disk")[0] == 404
    assert ask(live, "POST", "do/open", "x" * 5000)[0] == 413


@pytest.mark.proof
@needs_shell
def test_a_click_on_a_mistake_opens_the_editor_at_its_line(
    workspace: Path, tmp_path: Path, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    os.mkfifo(told)
    editor = tmp_path / "bin" / "code"
    editor.parent.mkdir()
    editor.write_text(f'#!/bin/sh\necho "$@" >"{told}"\n', encoding="utf-8")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{editor.parent}{os.pathsep}{os.environ['PATH']}")
    live = Live(workspace, "2024-11", port=18_800, editor="code")
    thread = threading.Thread(target=live.run)
    thread.start()
    try:
        change(item(workspace), "summary: ", "sumary: ")
        page.goto(live.address)
        page.get_by_role("button", name="02-han-cmnd.yaml, dòng 4").first.click()
        with told.open(encoding="utf-8") as stream:
            assert stream.read().strip() == f"--goto {item(workspace)}:4:1"
    finally:
        live.stop()
        thread.join(120)


@pytest.mark.proof
@needs_signals
def test_an_interrupt_ends_it_while_streams_are_open(workspace: Path) -> None:
    command = [sys.executable, "-c", "from bantin.cli import main; main()", "preview", "--port", "18900"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    )
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(2)]
    address = urlsplit(lines[1].strip())
    streams = []
    for _ in range(3):
        connection = http.client.HTTPConnection(address.netloc, timeout=60)
        connection.request("GET", f"{address.path}events")
        answer = connection.getresponse()
        assert answer.readline().startswith(b"retry")
        streams.append((connection, answer))
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=60)
    for connection, _ in streams:
        connection.close()
    assert "Traceback" not in rest
    if process.returncode != INTERRUPTED:  # so that it ends in the time that interrupts give, on a busy machine too
        assert process.returncode == 0
        assert rest.strip().endswith("Đã dừng xem trước.")


@pytest.mark.proof
def test_a_mistake_in_a_page_of_ones_own_is_told_on_the_shipped_page(live: Live, page: Page, workspace: Path) -> None:
    own = workspace / "templates" / "desk" / "index.html"
    own.parent.mkdir(parents=True)
    own.write_text("<title>{{ desk.month</title>", encoding="utf-8")
    assert ask(live, "GET", "")[0] == 200
    page.goto(live.address)
    page.get_by_text("Mẫu không dùng được").or_(page.get_by_text("Không đọc được mẫu")).first.wait_for()


@pytest.mark.proof
def test_what_is_wrong_with_a_page_of_ones_own_is_told_through_other_saves_until_it_is_mended(
    live: Live, seen: Page, workspace: Path
) -> None:
    own = workspace / "templates" / "desk" / "index.html"
    own.parent.mkdir(parents=True)
    own.write_text("<title>{{ desk.month</title>", encoding="utf-8")
    seen.goto(live.address)
    told = seen.get_by_text("index.html, dòng 1").locator("visible=true").first
    told.wait_for()
    change(item(workspace), "title: CMND chỉ", "title: Nay CMND chỉ")
    seen.wait_for_function("() => document.body.innerText.includes('Nay CMND chỉ')")
    told.wait_for()
    own.unlink()
    told.wait_for(state="hidden")


@pytest.fixture
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that gives no watches, as where browsers have taken all."""

    def refused(*_: object, **__: object) -> Iterator[set[tuple[Change, str]]]:
        raise OSError("OS file watch limit reached.")

    monkeypatch.setattr(watch, "watch", refused)


@pytest.mark.proof
@pytest.mark.usefixtures("unwatched")
def test_a_page_that_the_system_tells_of_no_saves_says_so_and_sees_them_all_the_same(
    live: Live, page: Page, workspace: Path
) -> None:
    told = page.locator("#found-all").get_by_text("mỗi giây bantin tự xem lại một lần")
    page.goto(live.address)
    told.wait_for(state="attached")
    change(item(workspace), "title: CMND chỉ", "title: Nay CMND chỉ")
    page.wait_for_function("() => document.body.innerText.includes('Nay CMND chỉ')")
    page.locator("#found-all summary").click()
    told.wait_for()


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> None:
    """A planted violation: the watcher fails in a way that nobody foresaw."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(watch, "file_versions", broken)


@pytest.mark.proof
@pytest.mark.usefixtures("dying")
def test_a_watcher_that_died_lies_over_the_page(live: Live, page: Page) -> None:
    page.goto(live.address)
    page.locator("#overlay").get_by_text("Trang không còn tự đổi khi lưu tệp").wait_for()
    page.wait_for_function(f"() => desk.data.artifacts.length && ({SEEN})('{CARD}')")
    page.locator("#overlay").get_by_text("Trang không còn tự đổi khi lưu tệp").wait_for()
