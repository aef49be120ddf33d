from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.fixtures.proofs import some

Handed = Any  # as conftest makes it, which tests cannot import

Open = Callable[..., Page]
CHANNELS = ["facebook", "led", "video", "zalo", "loa-phuong", "handover"]
WIDTHS = [390, 820, 1440]


def violations(page: Page, within: str | None = None) -> list[dict[str, Any]]:
    # Preloading would fetch the style sheet, which no page from a folder may; what passes need not be described.
    # A button's name must hold the words on it, or whoever speaks them to the machine presses nothing: off by default.
    rules = {"label-content-name-mismatch": {"enabled": True}}
    options = {"preload": False, "resultTypes": ["violations"], "rules": rules}
    found = Axe().run(page, context=within, options=options).response["violations"]
    assert isinstance(found, list)
    return found


def data(page: Page) -> dict[str, Any]:
    found = page.evaluate("desk.data")
    assert isinstance(found, dict)
    return found


def test_the_html_is_valid(handed: Handed) -> None:
    html = (handed.folder / "index.html").read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(html)
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse(html.replace("</main>", "</mian>"))


def test_it_shows_every_channel_from_a_folder_without_a_request_or_complaint(desk: Open) -> None:
    page = desk()
    for channel in CHANNELS:
        page.locator(f"#tab-{channel}").click()
        expect(page.locator(f"#panel-{channel}")).to_be_visible()
    assert page.url.endswith("#handover")
    page.reload()
    expect(page.locator("#panel-handover")).to_be_visible()


def test_what_editors_write_is_text(desk: Open) -> None:
    page = desk("loa-phuong")
    expect(page.get_by_text("<img src=x onerror=alert(1)>", exact=False).first).to_be_visible()
    expect(page.locator("#items .found-message").first).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    assert "alert" in json.dumps(data(page))


@pytest.mark.proof
def test_a_channel_and_a_role_that_nobody_knows_have_their_place(desk: Open) -> None:
    page = desk("loa-phuong")
    panel = page.locator("#panel-loa-phuong")
    expect(panel.get_by_text("loa-phuong/phat-thanh.txt")).to_be_visible()
    expect(panel.get_by_text("announcement", exact=False)).to_be_visible()
    expect(panel.get_by_role("button", name="Chép chữ")).to_be_enabled()


@pytest.mark.proof
def test_items_stand_at_the_left_with_what_was_found_in_them(desk: Open, handed: Handed) -> None:
    page = desk()
    expect(page.locator("#items > li")).to_have_count(len(handed.items))
    first = page.locator("#items > li").first
    expect(first.locator(".found")).to_be_visible()  # an error shows itself
    expect(first.locator(".found-hint")).to_have_text("Sửa lại.")
    expect(first.locator("p.found-place")).to_have_text(f"{handed.items[0]}.yaml, dòng 7")
    expect(page.locator("#found-all .badge")).to_have_count(1)
    page.locator(".item").last.click()
    expect(page.locator(f"#facebook-{handed.items[-1]}")).to_be_in_viewport()


@pytest.mark.parametrize("width", some(WIDTHS, 1))
def test_nothing_is_wider_than_the_screen(desk: Open, width: int) -> None:
    page = desk(viewport={"width": width, "height": 800})
    for channel in CHANNELS:
        page.locator(f"#tab-{channel}").click()
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert beyond == 0, f"{channel} at {width}"
        cut = page.evaluate(
            """() => [...document.querySelectorAll("main *")].filter((element) => {
              const box = element.getBoundingClientRect();
              return box.width && box.right > innerWidth + 1 && !element.closest("#tabs, .off, .stage");
            }).map((element) => element.className || element.tagName)"""
        )
        assert cut == [], f"{channel} at {width}"


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (WIDTHS[0], "light"),
        pytest.param(WIDTHS[-1], "dark", marks=pytest.mark.proof),
        pytest.param(WIDTHS[0], "dark", marks=pytest.mark.proof),
        pytest.param(WIDTHS[1], "light", marks=pytest.mark.proof),
        pytest.param(WIDTHS[1], "dark", marks=pytest.mark.proof),
        pytest.param(WIDTHS[-1], "light", marks=pytest.mark.proof),
    ],
)
def test_axe_finds_nothing(desk: Open, width: int, scheme: str, pytestconfig: pytest.Config) -> None:
    """On all panels with `--proofs`, else on the first and the last."""
    page = desk(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    for channel in CHANNELS if pytestconfig.getoption("--proofs") else (CHANNELS[0], CHANNELS[-1]):
        page.locator(f"#tab-{channel}").click()
        page.locator("details:not([open]) > summary").evaluate_all("(all) => all.forEach((one) => one.click())")
        found = violations(page, None if channel == CHANNELS[0] else f"#panel-{channel}")
        told = [(rule["id"], node["html"], node["failureSummary"]) for rule in found for node in rule["nodes"]]
        assert told == [], f"{channel} at {width}, {scheme}"


def test_axe_sees_planted_faults(desk: Open) -> None:
    page = desk()
    page.evaluate("document.querySelector('.month-name').style.color = '#999'")
    page.evaluate("document.querySelector('#tabs button').setAttribute('aria-label', 'Xem')")
    assert {rule["id"] for rule in violations(page)} == {"color-contrast", "label-content-name-mismatch"}


@pytest.mark.proof
def test_light_and_dark_follow_the_system_until_somebody_chooses(desk: Open) -> None:
    page = desk(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    light = page.evaluate(ground)
    assert dark != light
    page.get_by_role("button", name="Nền tối").click()
    assert page.evaluate(ground) == dark
    page.reload()
    assert page.evaluate(ground) == dark
    page.get_by_role("button", name="Sáng tối theo máy").click()
    assert page.evaluate(ground) == light


@pytest.mark.proof
def test_it_speaks_vietnamese_and_english(desk: Open) -> None:
    page = desk()
    assert page.evaluate("Object.keys(desk.words.vi).sort()") == page.evaluate("Object.keys(desk.words.en).sort()")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#tab-led")).to_contain_text("LED boards")
    page.locator("#tab-zalo").click()
    expect(page.get_by_role("button", name="Copy message").first).to_be_visible()
    page.reload()
    expect(page.locator("#tab-zalo")).to_contain_text("Zalo groups")
    assert page.locator("text=Chép").count() == 0


def test_every_word_that_the_scripts_use_is_in_the_table(repository: Path, desk: Open) -> None:
    page = desk()
    words = set(page.evaluate("Object.keys(desk.words.vi)"))
    told = page.locator("[data-t], [data-t-label]")
    assert set(told.evaluate_all("(all) => all.map((one) => one.dataset.t || one.dataset.tLabel)")) <= words
    # The live page's pen speaks by the same table.
    scripts = [
        *(repository / "bantin").glob("output/desk/web/*"),
        *(repository / "bantin").rglob("preview/web/**/*.js"),
    ]
    source = "".join(path.read_text(encoding="utf-8") for path in scripts)
    computed = {word for word in words if word.startswith("role_")}
    computed |= {"error", "errors", "warning", "warnings", "note", "notes", "info", "caution", "danger"}
    unused = {word for word in words - computed if f'"{word}"' not in source}
    assert unused == set()


def test_the_keyboard_reaches_everything(desk: Open) -> None:
    page = desk(reduced_motion="reduce")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("#tab-facebook").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-led")).to_be_focused()
    expect(page.locator("#panel-led")).to_be_visible()
    page.keyboard.press("End")
    expect(page.locator("#panel-handover")).to_be_visible()
    page.keyboard.press("Home")
    page.locator("#facebook-00-tong-quan .enlarge >> nth=0").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#zoom")).to_be_visible()
    page.keyboard.press("+")
    expect(page.locator(".zoom-ground")).to_have_class("zoom-ground actual")
    page.keyboard.press("Escape")
    expect(page.locator("#zoom")).not_to_be_visible()
    expect(page.locator("#facebook-00-tong-quan .enlarge >> nth=0")).to_be_focused()


@pytest.mark.proof
def test_what_has_focus_can_be_seen_and_is_big_enough_to_touch(desk: Open) -> None:
    page = desk(viewport={"width": 390, "height": 800})
    for channel in CHANNELS:
        page.locator(f"#tab-{channel}").click()
        small = page.evaluate(
            """() => [...document.querySelectorAll("button, select, summary, .mark label")].filter((element) => {
              const { width, height } = element.getBoundingClientRect();
              return width && (width < 24 || height < 24) && !element.matches(".more");
            }).map((element) => element.outerHTML)"""
        )
        assert small == []
    page.locator("#tab-facebook").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
