from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Handed = Any  # as conftest makes it, which tests cannot import

Open = Callable[..., Page]


def test_marks_survive_a_reload_and_are_the_same_everywhere(desk: Open, handed: Handed) -> None:
    page = desk("facebook")
    box = page.locator(f"[data-key='facebook/{handed.items[0]}']")
    box.first.check()
    expect(page.locator("#tab-facebook .count")).to_have_text(f"1/{len(handed.items) + 1}")
    page.reload()
    expect(box.first).to_be_checked()
    page.locator("#tab-handover").click()
    marked = page.locator("#panel-handover").locator(f"[data-key='facebook/{handed.items[0]}']")
    expect(marked).to_be_checked()
    marked.uncheck()
    page.locator("#tab-facebook").click()
    expect(box.first).not_to_be_checked()


def test_a_change_after_posting_is_told(desk: Open, handed: Handed) -> None:
    page = desk("zalo")
    article = page.locator(f"#zalo-{handed.items[0]}")
    article.get_by_role("checkbox").check()
    expect(article.locator(".mark-changed")).to_be_hidden()
    page.evaluate(
        """async (path) => {
          const data = structuredClone(desk.data);
          data.artifacts.find((found) => found.path === path).sha256 = "f".repeat(64);
          await desk.update(data);
        }""",
        f"zalo/{handed.items[0]}.txt",
    )
    expect(article.locator(".mark-changed")).to_be_visible()


@pytest.mark.proof
def test_the_checklist_is_exported_and_imported(desk: Open, handed: Handed, tmp_path: Path) -> None:
    page = desk("zalo")
    page.locator(f"#zalo-{handed.items[0]}").get_by_role("checkbox").check()
    page.locator("#tab-handover").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Xuất ra tệp").click()
    assert saved.value.suggested_filename == "2024-11-so-theo-doi.json"
    kept = tmp_path / "so.json"
    saved.value.save_as(kept)
    assert list(json.loads(kept.read_text(encoding="utf-8"))["posted"]) == [f"zalo/{handed.items[0]}"]
    page.evaluate("localStorage.clear()")  # as on another computer
    page.reload()
    mark = page.locator(f"[data-key='zalo/{handed.items[0]}']").first
    expect(mark).not_to_be_checked()
    page.locator("input[type=file]").set_input_files(kept)
    expect(page.locator("#toast")).to_have_text("Đã nhập 1 mục")
    expect(mark).to_be_checked()


@pytest.mark.proof
@pytest.mark.parametrize(
    "written",
    [
        "không phải JSON",
        json.dumps({"bantin": "checklist", "month": "2024-10", "posted": {}}),
        json.dumps({"bantin": "checklist", "month": "2024-11", "posted": None}),
        json.dumps([]),
    ],
)
def test_what_is_no_checklist_of_this_month_is_refused(desk: Open, tmp_path: Path, written: str) -> None:
    kept = tmp_path / "so.json"
    kept.write_text(written, encoding="utf-8")
    page = desk("handover")
    page.locator("input[type=file]").set_input_files(kept)
    expect(page.locator("#toast")).to_have_text("Tệp này không phải sổ theo dõi của tháng 11/2024.")


@pytest.mark.proof
def test_marks_that_make_no_sense_are_left_out(desk: Open, tmp_path: Path) -> None:
    marks = {
        "zalo/a": {"at": "2024-11-30T08:00:00Z", "of": "x"},
        "../x": {"at": "2024-11-30T08:00:00Z", "of": "x"},
        "zalo/b": {"at": "hôm qua", "of": "x"},
        "zalo/c": 1,
    }
    kept = tmp_path / "so.json"
    kept.write_text(json.dumps({"bantin": "checklist", "month": "2024-11", "posted": marks}), encoding="utf-8")
    page = desk("handover")
    page.locator("input[type=file]").set_input_files(kept)
    expect(page.locator("#toast")).to_have_text("Đã nhập 1 mục")


@pytest.mark.proof
def test_without_storage_the_page_works_and_says_so(desk: Open, handed: Handed) -> None:
    page = desk("about:blank", alone=True)
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })")
    page.reload()
    page.locator("#tab-zalo").click()
    page.locator(f"#zalo-{handed.items[0]}").get_by_role("checkbox").check()
    expect(page.locator("#toast")).to_contain_text("không giữ được sổ theo dõi")
    expect(page.locator("#tab-zalo .count")).to_have_text(f"1/{len(handed.items)}")


def test_the_checksum_is_read_out_in_groups(desk: Open) -> None:
    page = desk("handover")
    data = page.evaluate("desk.data.checksum")
    spoken = page.locator(".checksum").inner_text()
    assert spoken.replace(" ", "").lower() == data["sha256"][:16]
    assert [len(group) for group in spoken.split()] == [4, 4, 4, 4]
    expect(page.locator("#foot")).to_contain_text(spoken)
