from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Handed = Any  # as conftest makes it, which tests cannot import

Open = Callable[..., Page]

CHANGED = """async ([path, href]) => {
  const data = structuredClone(desk.data);
  Object.assign(data.artifacts.find((found) => found.path === path), { href, sha256: "f".repeat(64) });
  await desk.update(data);
}"""


def test_a_new_picture_takes_the_place_of_the_old_one_decoded(desk: Open, handed: Handed) -> None:
    page = desk("facebook")
    first, second = handed.items[-1], handed.items[0]  # the last has one card
    page.locator(f"#facebook-{first}").scroll_into_view_if_needed()
    page.locator(f"#facebook-{first} img").evaluate("(image) => image.decode()")
    page.evaluate(CHANGED, [handed.card(first), handed.card(second)])
    image = page.locator(f"#facebook-{first} img")
    shown = image.evaluate("(image) => [image.src, image.complete, image.naturalWidth > 0]")
    assert shown[0].endswith(handed.card(second))
    assert shown[1:] == [True, True]


@pytest.mark.proof
def test_a_change_keeps_scroll_open_parts_and_elements(desk: Open, handed: Handed) -> None:
    page = desk("facebook")
    item, other = handed.items[1], handed.items[0]
    post = page.locator(f"#facebook-{item}")
    post.get_by_role("button", name="Xem thêm").click()
    post.scroll_into_view_if_needed()
    page.evaluate("window.kept = document.querySelectorAll('article.post')")
    before = page.evaluate("scrollY")
    page.evaluate(CHANGED, [handed.card(other), handed.card(item)])
    assert page.evaluate("scrollY") == before
    expect(post.locator(".fold-line")).to_be_visible()
    assert page.evaluate("[...document.querySelectorAll('article.post')].every((post, at) => post === kept[at])")


@pytest.mark.proof
def test_a_change_keeps_the_board_where_it_is(desk: Open) -> None:
    page = desk("led", reduced_motion="reduce")
    board = page.locator(".led").first
    board.get_by_role("button", name="Hình sau").click()
    board.get_by_role("button", name="Người xem").click()
    name, far = board.locator(".dwell-name").inner_text(), board.locator("canvas.board").bounding_box()
    frame = page.evaluate("desk.data.boards[0].frames[0].path")
    page.evaluate(CHANGED, [frame, page.evaluate("desk.data.boards[0].frames[1].path")])
    assert board.locator(".dwell-name").inner_text() == name
    assert board.locator("canvas.board").bounding_box() == far
    expect(board.get_by_role("button", name="Người xem")).to_have_attribute("aria-pressed", "true")


@pytest.mark.proof
def test_a_film_that_is_being_made_shows_its_slides_and_how_far_it_is(desk: Open, handed: Handed) -> None:
    page = desk("video")
    page.locator(".slide").nth(1).click()
    page.evaluate(
        """async (card) => {
          const data = structuredClone(desk.data);
          const film = data.artifacts.find((found) => found.role === "film");
          Object.assign(film, { href: null, sha256: null, state: "pending", progress: 0.4 });
          data.films[0].slides.forEach((slide) => (slide.href = card));
          data.checksum = null;
          await desk.update(data);
        }""",
        handed.card(handed.items[0]),
    )
    film = page.locator(".film").first
    expect(film.locator(".state").first).to_contain_text("40%")
    expect(film.locator(".screen-picture")).to_be_visible()
    expect(film.locator("video")).to_be_hidden()
    expect(film.locator(".metres")).to_have_text("0:02 / 0:08")
    expect(film.locator(".slide img").first).to_be_visible()
    expect(page.locator("#foot")).to_contain_text("Chưa có mã đối chiếu")


@pytest.mark.proof
def test_what_could_not_be_made_is_told_where_it_would_be(desk: Open, handed: Handed) -> None:
    page = desk("facebook")
    item = handed.items[-1]
    page.evaluate(
        """async (path) => {
          const data = structuredClone(desk.data);
          const card = data.artifacts.find((found) => found.path === path);
          Object.assign(card, { href: null, sha256: null, state: "failed" });
          await desk.update(data);
        }""",
        handed.card(item),
    )
    expect(page.locator(f"#facebook-{item} .state")).to_contain_text("Chưa dựng được")
    expect(page.locator(f"#facebook-{item} .enlarge")).to_have_count(0)
    expect(page.locator("#tab-facebook .icon")).to_be_visible()


@pytest.mark.proof
def test_the_overlay_comes_and_goes(desk: Open) -> None:
    page = desk()
    page.evaluate(
        """desk.overlay([{ id: "1", code: "unknown-key", severity: "error", message: "Sai khóa", hint: "Sửa lại",
          file: "content/2024-11/01-a.yaml", line: 3, column: 5, excerpt: "    sumary: x", item: "01-a" }])"""
    )
    overlay = page.get_by_role("alert")
    expect(overlay).to_contain_text("Sai khóa")
    expect(overlay).to_contain_text("01-a.yaml, dòng 3")
    assert overlay.locator(".excerpt").inner_text().split("\n")[1] == "    ^"
    page.evaluate("desk.overlay(null)")
    expect(overlay).to_have_count(0)


def test_a_live_page_asks_for_files_and_months(desk: Open, handed: Handed) -> None:
    page = desk()
    page.evaluate(
        """async () => {
          window.asked = [];
          for (const name of ["desk:open", "desk:month"])
            document.addEventListener(name, (event) => asked.push([name, event.detail]));
          const data = structuredClone(desk.data);
          data.live = { events: "events", act: "do/", editor: true };
          const more = ["2024-12", "khan-2024-11-28", "khan-2024-11-28-2"];
          data.months = [...data.months, ...more.map((name) => ({ name, items: 1, href: null }))];
          await desk.update(data);
        }"""
    )
    page.get_by_role("button", name=f"Mở {handed.items[0]}.yaml, dòng 7").click()
    months = page.get_by_label("Tháng", exact=True)
    named = ["Tin khẩn 28/11/2024 số 2 · 1 tin", "Tin khẩn 28/11/2024 · 1 tin", "Tháng 12/2024 · 1 tin"]
    assert months.locator("option").all_inner_texts()[:3] == named
    months.select_option("2024-12")
    months.select_option("khan-2024-11-28")
    asked = page.evaluate("asked")
    assert [name for name, _ in asked] == ["desk:open", "desk:month", "desk:month"]
    assert asked[0][1]["id"] == page.evaluate("desk.data.diagnostics.find((found) => found.line === 7).id")
    assert [told["name"] for _, told in asked[1:]] == ["2024-12", "khan-2024-11-28"]


@pytest.mark.proof
def test_a_month_that_cannot_be_read_says_so(desk: Open) -> None:
    page = desk()
    page.evaluate(
        """desk.update({ ...desk.data, channels: [], artifacts: [], items: [], texts: {}, boards: [], films: [],
          archives: [], checksum: null })"""
    )
    expect(page.get_by_text("Chưa đọc được tháng này.")).to_be_visible()
    expect(page.locator("#tabs")).to_be_hidden()
