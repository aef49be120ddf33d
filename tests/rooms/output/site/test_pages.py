"""The archive in a browser, opened from its folder: search, codes, three widths, and what everybody can use."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request, expect

from tests.rooms.output.site.archive import Archive, amends, approved, code

WIDTHS = (390, 820, 1280)
OLD, NEW, GONE = code("02-hai", "Tin hai"), code("02-hai", "Tin hai đã sửa"), code("03-ba", "Giả danh công an")

COMMUNE = code("02-hai", "Tin hai của xã")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kho")
    first = {"01-mot": "Lừa đảo qua điện thoại", "02-hai": "Tin hai", "03-ba": "Giả danh công an"}
    rounds = [
        approved(root, "2026-10", {"01-cu": "Đường dây nóng mới"}),
        approved(root, "2026-11", first),
        approved(root, "2026-11", {**first, "02-hai": "Tin hai đã sửa"}, 2),
        approved(root, "khan-2026-11-28", {"tin": "Giả danh điện lực"}),
    ]
    archive = Archive(root, rounds, {OLD: amends(NEW, "Sửa tên"), GONE: amends()})
    told = {"title": "Tin <i>xã", "issue": "Bản tin tháng 11/2026", "address": "2026-11/index.html", "of": "Xã <b>Một"}
    archive.codes = {COMMUNE: {**told, "state": "ours"}, NEW: {**told, "state": "recalled"}}
    archive.write()
    return archive.folder


@pytest.mark.proof
def test_words_are_found_with_and_without_marks_and_nothing_is_asked_elsewhere(folder: Path, window: Page) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    window.on("request", note)
    window.goto((folder / "tim.html").as_uri())
    field, found = window.get_by_role("searchbox"), window.locator("#thay li")
    field.fill("dien thoai")
    expect(found).to_have_count(1)
    expect(found.first).to_contain_text("Lừa đảo qua điện thoại")
    field.fill("giả danh đi")
    expect(window.locator("#so-thay")).to_have_text("Thấy 1 tin.")
    field.fill("giả danh")
    expect(found).to_have_count(2)
    field.fill("khong co dau")
    expect(window.locator("#so-thay")).to_have_text("Không tin nào có đủ các chữ ấy.")
    field.fill("đường dây")
    found.first.get_by_role("link").click()
    expect(window.get_by_role("heading", level=1)).to_have_text("Đường dây nóng mới")
    window.remove_listener("request", note)
    assert {url.partition(":")[0] for url in asked} == {"file"}


@pytest.mark.proof
@pytest.mark.parametrize(
    ("typed", "verdict", "told"),
    [
        (NEW.lower(), "ours", "Tin hai đã sửa"),
        (OLD, "replaced", f"Nay thay bằng bản mang mã {NEW}."),
        (GONE.replace("-", " "), "recalled", "Lý do: Sai số tiền."),
        (COMMUNE, "ours", "Mã này là của Xã <b>Một"),
        (COMMUNE, "ours", "Tin <i>xã, Bản tin tháng 11/2026"),
        ("2222-2222", "unknown", ""),
        ("ABC", "unknown", "Đây không phải mã tin"),
    ],
)
def test_a_code_is_told_apart(typed: str, verdict: str, told: str, folder: Path, window: Page) -> None:
    window.goto((folder / "kiem-tra.html").as_uri())
    window.get_by_role("textbox").fill(typed)
    window.get_by_role("button", name="Kiểm tra").click()
    result = window.locator("output")
    expect(result).to_have_attribute("data-verdict", verdict)
    expect(result).to_contain_text(told)


@pytest.mark.proof
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_pages_at_every_width(scheme: str, folder: Path, window: Page) -> None:
    window.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for name in ("index", "2026-11/index", "2026-11/02-hai", "2026-11/03-ba", "thu-hoi", "tim", "kiem-tra"):
        window.goto((folder / f"{name}.html").as_uri())
        for width in WIDTHS:
            window.set_viewport_size({"width": width, "height": 900})
            assert not window.evaluate("document.documentElement.scrollWidth > innerWidth"), (name, width)
        violations = Axe().run(window).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == [], name
