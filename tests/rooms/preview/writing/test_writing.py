"""Writing in the live page, in a real browser with real keys: what comes of it in the file, and in the picture."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request, expect

from bantin.preview.live import Live
from tests.rooms.preview.pages import CARD, CHANGED, SAVED, SEEN, ask, change, field, item, lines, saved


def test_a_key_changes_its_line_and_the_picture_beside_it(form: Page, workspace: Path) -> None:
    path = item(workspace)
    before, picture = path.read_text(encoding="utf-8"), form.evaluate(SEEN, CARD)
    field(form, "Tiêu đề").press("Home")
    form.keyboard.type("Nay ")
    expect(form.locator(".save-state")).to_contain_text("Đã lưu lúc")
    assert path.read_text(encoding="utf-8") == before.replace("title: CMND chỉ", "title: Nay CMND chỉ", 1)
    form.wait_for_function(CHANGED, arg=[CARD, picture])
    form.keyboard.press("Control+z")
    expect(field(form, "Tiêu đề")).to_have_value("CMND chỉ còn giá trị đến hết ngày 31/12/2024")
    assert path.read_text(encoding="utf-8") == before
    form.keyboard.press("Control+Shift+Z")
    expect(field(form, "Tiêu đề")).to_have_value("Nay CMND chỉ còn giá trị đến hết ngày 31/12/2024")


@pytest.mark.own_window
def test_a_syllable_that_is_being_composed_is_neither_sent_nor_disturbed(form: Page, workspace: Path) -> None:
    sent: list[str] = []

    def note(request: Request) -> None:
        if "/write/" in request.url:
            sent.append(json.loads(request.post_data or "{}")["changes"][0]["value"])

    form.on("request", note)
    form.clock.install()
    keys = form.context.new_cdp_session(form)
    field(form, "Tóm tắt").press("Control+a")
    for text in ("t", "ti", "tie", "tiê", "tiên", "tiến", "tiếng"):
        keys.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        form.clock.run_for(5000)
    assert sent == []
    assert form.evaluate("() => document.activeElement.value") == "tiếng"
    keys.send("Input.insertText", {"text": "tiếng"})
    form.clock.run_for(400)
    form.wait_for_function(SAVED)
    assert sent == ["tiếng"]
    form.remove_listener("request", note)
    assert "summary: tiếng\n" in item(workspace).read_text(encoding="utf-8")


LATE = """() => {
  const real = window.fetch;
  const late = (answer) => new Promise((done) => (window.late = () => {
    done(answer);
    return new Promise((shown) => setTimeout(() => requestAnimationFrame(shown), 100));
  }));
  window.fetch = async (address, ...more) => {
    if (!String(address).startsWith("form/")) return real(address, ...more);
    if (window.late) return new Promise(() => {});
    const answer = await real(address, ...more);
    const told = await answer.json();
    return late({ ok: true, json: async () => told });
  };
}"""
"""The first answer with the form comes when `late` is called, further ones never."""


@pytest.mark.proof
def test_an_answer_from_before_a_change_does_not_undo_it_in_the_form(form: Page, workspace: Path) -> None:
    form.evaluate(LATE)
    change(item(workspace), "summary: Ai còn dùng", "summary: Ai vẫn dùng")
    form.evaluate("() => document.dispatchEvent(new Event('desk:shown'))")
    form.wait_for_function("() => window.late")
    field(form, "Tiêu đề").fill("Mới")
    field(form, "Tóm tắt").focus()
    saved(form)
    expect(form.get_by_role("button", name="Hoàn tác")).to_be_enabled()  # which no answer has told
    form.evaluate("() => window.late()")
    assert field(form, "Tiêu đề").input_value() == "Mới"
    assert "title: Mới\nsummary: Ai vẫn dùng" in item(workspace).read_text(encoding="utf-8")


@pytest.mark.proof
def test_the_caret_stays_while_somebody_else_writes(form: Page, workspace: Path) -> None:
    box = field(form, "Tiêu đề")
    box.press("Home")
    for _ in range(4):
        form.keyboard.press("ArrowRight")
    form.keyboard.type(" nay")
    saved(form)
    change(item(workspace), "summary: Ai còn dùng", "summary: Ai vẫn dùng")
    expect(field(form, "Tóm tắt")).to_have_value(re.compile("^Ai vẫn dùng"))
    assert form.evaluate(
        "() => [document.activeElement.value.slice(0, 12), document.activeElement.selectionStart]"
    ) == [
        "CMND nay chỉ",
        8,
    ]
    form.keyboard.type(" đã")
    saved(form)
    text = item(workspace).read_text(encoding="utf-8")
    assert "title: CMND nay đã chỉ còn" in text
    assert "summary: Ai vẫn dùng" in text


@pytest.mark.proof
def test_lines_are_added_moved_and_removed_with_keys(form: Page, workspace: Path) -> None:
    path = item(workspace)
    before = path.read_text(encoding="utf-8")
    lines(form).nth(0).press("End")
    form.keyboard.press("Enter")
    form.keyboard.type("Gọi trước: 113")
    saved(form)
    first = "  - Làm thẻ tại cơ quan Công an cấp huyện; nên hỏi trước lịch tiếp nhận.\n"
    assert path.read_text(encoding="utf-8") == before.replace(first, f'{first}  - "Gọi trước: 113"\n')
    form.keyboard.press("Alt+ArrowUp")
    saved(form)
    assert path.read_text(encoding="utf-8") == before.replace(first, f'  - "Gọi trước: 113"\n{first}')
    form.keyboard.press("Control+a")
    form.keyboard.press("Delete")
    form.keyboard.press("Backspace")
    saved(form)
    assert path.read_text(encoding="utf-8") == before
    assert lines(form).count() == 4


@pytest.mark.proof
def test_what_was_found_stands_below_its_field_and_a_button_mends_it(form: Page, workspace: Path) -> None:
    change(item(workspace), "severity: caution", "severity: cautoin")
    told = form.locator("#write .field", has=form.locator(".lab", has_text="Mức độ")).locator(".finding")
    expect(told).to_contain_text("cautoin")
    told.get_by_role("button", name="Đổi thành “caution”").click()
    expect(told).to_have_count(0)
    assert "severity: caution\n" in item(workspace).read_text(encoding="utf-8")


@pytest.mark.proof
def test_a_field_that_two_wrote_shows_both(form: Page, workspace: Path) -> None:
    form.route("**/form/*", lambda route: route.abort())  # this page has not heard of the other's yet
    change(item(workspace), "title: CMND chỉ", "title: Của người kia")
    field(form, "Tiêu đề").fill("Của tôi")
    saved(form)
    clash = form.locator(".clash")
    expect(clash).to_contain_text("Của người kia còn giá trị")
    assert "title: Của người kia" in item(workspace).read_text(encoding="utf-8")
    form.unroute("**/form/*")
    with form.expect_response("**/write/*"):
        clash.get_by_role("button", name="Giữ của tôi").click()
    expect(field(form, "Tiêu đề")).to_have_value("Của tôi")
    expect(form.locator(".clash")).to_have_count(0)
    saved(form)
    assert "title: Của tôi\n" in item(workspace).read_text(encoding="utf-8")


@pytest.mark.proof
def test_a_broken_file_is_mended_as_text(form: Page, workspace: Path) -> None:
    text = item(workspace).read_text(encoding="utf-8")
    item(workspace).write_text(text.replace("todo:", "todo: ["), encoding="utf-8")
    box = form.locator("#write textarea.code")
    expect(box).to_have_value(text.replace("todo:", "todo: ["))
    expect(form.locator("#write-found .finding").first).to_be_visible()
    box.fill(text)
    expect(field(form, "Tiêu đề")).to_be_visible()
    assert item(workspace).read_text(encoding="utf-8") == text


@pytest.mark.proof
def test_an_item_is_made_put_into_the_bin_and_brought_back(form: Page, workspace: Path) -> None:
    form.get_by_text("Thêm tin, lấy lại tin đã bỏ").click()
    form.locator("#new-kind").select_option("guide")
    form.locator("#new-title").fill("Cách gọi 113")
    form.get_by_role("button", name="Thêm tin", exact=True).click()
    expect(field(form, "Tiêu đề")).to_have_value("Cách gọi 113")
    made = workspace / "content" / "2024-11" / "11-cach-goi-113.yaml"
    form.get_by_role("button", name="Thêm các bước").click()
    form.keyboard.type("Bấm 113")
    field(form, "Tóm tắt").fill("Gọi ngay khi cần")
    saved(form)
    text = "kind: guide\ntitle: Cách gọi 113\nsummary: Gọi ngay khi cần\nsteps:\n  - Bấm 113\n"
    assert made.read_text(encoding="utf-8") == text
    form.get_by_role("button", name="Bỏ tin này").click()
    back = form.get_by_role("button", name="Lấy lại 11-cach-goi-113.yaml")
    form.get_by_text("Thêm tin, lấy lại tin đã bỏ").click()
    back.click()
    expect(field(form, "Tiêu đề")).to_have_value("Cách gọi 113")
    assert made.read_text(encoding="utf-8") == text


@pytest.mark.proof
def test_an_item_is_made_of_a_draft_on_the_shelf(form: Page, workspace: Path) -> None:
    form.get_by_text("Thêm tin, lấy lại tin đã bỏ").click()
    form.get_by_label("Hoặc lấy từ kho mẫu").select_option("doa-khoa-sim")
    form.get_by_role("button", name="Dùng mẫu này").click()
    expect(field(form, "Tiêu đề")).to_have_value("Dọa khóa SIM trong 2 giờ để lấy thông tin và tiền")
    told = form.locator("#write .field", has=form.locator(".lab", has_text="Tóm tắt")).locator(".finding").first
    expect(told).to_contain_text("lời ví dụ")
    assert (workspace / "content" / "2024-11" / "11-doa-khoa-sim.yaml").is_file()


@pytest.mark.proof
def test_words_wait_while_the_server_is_away(form: Page, workspace: Path) -> None:
    form.route("**/write/*", lambda route: route.abort())
    field(form, "Tiêu đề").fill("Chờ một lát")
    expect(form.locator(".save-state")).to_have_text("Chưa lưu, đang thử lại")
    form.unroute("**/write/*")
    expect(form.locator(".save-state")).to_contain_text("Đã lưu lúc")
    assert "title: Chờ một lát\n" in item(workspace).read_text(encoding="utf-8")


@pytest.mark.proof
def test_everybody_can_write(form: Page) -> None:
    for part in form.locator("#write details").all():
        part.evaluate("part => { part.open = true; }")
    for scheme in ("light", "dark"):
        form.emulate_media(color_scheme=scheme)
        assert Axe().run(form, context="#write").response["violations"] == []


def test_only_our_own_page_writes(live: Live, workspace: Path) -> None:
    before = item(workspace).read_bytes()
    wrong = json.dumps({"file": "content/2024-11/02-han-cmnd.yaml"})
    assert ask(live, "POST", "write/save", wrong)[0] == 400
    assert ask(live, "POST", "write/nothing", wrong)[0] == 400
    assert ask(live, "POST", "write/undo", "[")[0] == 400
    assert ask(live, "POST", "write/undo", "x" * 3_000_000)[0] == 413
    assert ask(live, "POST", "write/undo", json.dumps({"file": "../../etc/passwd"}))[0] == 409
    assert item(workspace).read_bytes() == before


@pytest.fixture
def shared(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Live]:
    """A page that the office network may look at, as which another address of this machine stands in."""
    monkeypatch.setattr("bantin.preview.live.office_address", lambda: "127.0.0.2")
    found = Live(workspace, "2024-11", port=18_800, share=True)
    thread = threading.Thread(target=found.run)
    thread.start()
    yield found
    found.stop()
    thread.join(120)


@pytest.mark.proof
def test_who_only_looks_sees_all_and_leaves_nothing_behind(shared: Live, window: Page, workspace: Path) -> None:
    assert shared.shared
    before = item(workspace).read_bytes()
    window.set_viewport_size({"width": 1440, "height": 2000})
    window.goto(shared.shared)
    window.wait_for_function(f"() => desk.data.artifacts.length && ({SEEN})('{CARD}')")
    window.get_by_role("button", name="Soạn tin").click()
    title = field(window, "Tiêu đề")
    expect(title).to_have_value("CMND chỉ còn giá trị đến hết ngày 31/12/2024")
    expect(title).not_to_be_editable()
    expect(window.locator("#write").get_by_text("Chỉ xem")).to_be_visible()
    buttons = window.locator(".write-form :is(button:visible, input:enabled:not([readonly]), textarea:not([readonly]))")
    expect(buttons).to_have_count(0)
    answer = window.evaluate(
        "body => fetch('write/save', { method: 'POST', body }).then((answer) => answer.status)",
        json.dumps({"file": "content/2024-11/02-han-cmnd.yaml", "base": "", "changes": []}),
    )
    assert answer == 403
    assert item(workspace).read_bytes() == before
    assert not (workspace / ".bantin" / "history").exists()


@pytest.mark.proof
def test_an_older_version_is_looked_at_and_brought_back(form: Page, workspace: Path) -> None:
    path = item(workspace)
    before = path.read_text(encoding="utf-8")
    field(form, "Tiêu đề").press("Home")
    form.keyboard.type("Nay ")
    saved(form)
    change(path, "severity: caution", "severity: danger")
    expect(form.get_by_role("radio", name="Nguy hiểm")).to_be_checked()
    form.get_by_role("button", name="Bản trước").click()
    dialog = form.get_by_role("dialog", name="Các bản trước")
    dialog.locator(".version").last.click()
    expect(dialog.locator(".version-field h3")).to_have_text(["Mức độ", "Tiêu đề"])
    expect(dialog.locator(".version-field mark").last).to_have_text("Nay ")
    assert Axe().run(form, context=".versions").response["violations"] == []
    dialog.get_by_role("button", name="Lấy lại «Mức độ»").click()
    expect(dialog).to_contain_text("Đã lấy lại")
    assert "severity: caution" in path.read_text(encoding="utf-8")
    dialog.locator(".version").last.click()
    expect(dialog.locator(".version-field h3")).to_have_text(["Tiêu đề"])
    dialog.get_by_role("button", name="Lấy lại cả bản này").click()
    expect(dialog).to_be_hidden()
    expect(form.get_by_role("button", name="Bản trước")).to_be_focused()
    expect(field(form, "Tiêu đề")).to_have_value("CMND chỉ còn giá trị đến hết ngày 31/12/2024")
    assert path.read_text(encoding="utf-8") == before
