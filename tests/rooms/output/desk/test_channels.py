from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

Handed = Any  # as conftest makes it, which tests cannot import

Open = Callable[..., Page]
PERMISSIONS = ["clipboard-read", "clipboard-write"]


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def text_of(page: Page, path: str) -> str:
    return str(page.evaluate("(path) => desk.data.texts[path]", path)).strip()


def drawn(canvas: Locator) -> list[int]:
    """A digest of what a canvas shows, worked out of a screenshot: a page from a folder may not read its pixels."""
    return list(canvas.screenshot())


@pytest.mark.proof
def test_a_post_is_folded_where_phones_fold_it(desk: Open, handed: Handed) -> None:
    page = desk("facebook")
    item = handed.items[0]
    post = page.locator(f"#facebook-{item}")
    whole = text_of(page, f"facebook/{item}/post.txt")
    shown, _, _ = post.locator(".post-text").inner_text().partition("…")
    assert 90 < len(shown.strip()) <= 125
    assert whole.startswith(shown.strip())
    assert whole[len(shown.strip())].isspace(), "between words"
    post.get_by_role("button", name="Xem thêm").click()
    expect(post.locator(".fold-line")).to_be_visible()
    expect(post.locator(".post-text")).to_contain_text(whole[-40:].split("\n")[-1])
    post.get_by_role("button", name="Thu gọn").click()
    expect(post.locator(".fold-line")).to_have_count(0)


def test_copy_buttons_fill_the_clipboard(desk: Open, handed: Handed) -> None:
    page = desk("facebook", permissions=PERMISSIONS)
    item = handed.items[-1]
    post = page.locator(f"#facebook-{item}")
    post.get_by_role("button", name="Chép bài đăng").click()
    expect(page.locator("#toast")).to_have_text("Đã chép bài đăng")
    assert clipboard(page).replace("\r\n", "\n") == text_of(page, f"facebook/{item}/post.txt")
    post.get_by_role("button", name="Chép mô tả ảnh").click()
    expect(page.locator("#toast")).to_have_text("Đã chép mô tả ảnh")
    assert clipboard(page) == text_of(page, f"facebook/{item}/alt.txt")


@pytest.mark.proof
def test_copying_works_without_the_clipboard_api(desk: Open, handed: Handed) -> None:
    page = desk("zalo", permissions=PERMISSIONS)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }")
    button = page.locator(f"#zalo-{handed.items[0]}").get_by_role("button", name="Chép tin nhắn")
    button.click()
    expect(page.locator("#toast")).to_have_text("Đã chép tin nhắn")
    assert clipboard(page).replace("\r\n", "\n") == text_of(page, f"zalo/{handed.items[0]}.txt")
    expect(button).to_be_focused()


@pytest.mark.proof
def test_files_are_saved_under_names_that_tell_what_they_are(desk: Open, handed: Handed) -> None:
    page = desk("facebook")
    post = page.locator(f"#facebook-{handed.items[-1]}")
    with page.expect_download() as saved:
        post.get_by_role("link", name="Tải bài").click()
    assert saved.value.suggested_filename == f"2024-11-facebook-{handed.items[-1]}-post.txt"
    kept = (handed.folder / "facebook" / handed.items[-1] / "post.txt").read_bytes()
    assert saved.value.path().read_bytes() == kept
    with page.expect_download() as saved:
        page.get_by_role("link", name="Tải cả kênh").first.click()
    assert saved.value.path().read_bytes() == (handed.folder / "facebook.zip").read_bytes()
    with page.context.expect_page() as opened:
        post.get_by_role("link", name="Mở ảnh").click()
    assert opened.value.url.endswith(handed.card(handed.items[-1]))


@pytest.mark.proof
def test_a_board_runs_and_pauses(desk: Open) -> None:
    page = desk("led", alone=True)
    page.clock.install()
    page.reload()
    board = page.locator(".led").first
    name = board.locator(".dwell-name")
    expect(name).to_contain_text("Hình 1 trên")
    page.clock.run_for(1000 * page.evaluate("desk.data.boards[0].frames[0].seconds") + 1000)
    expect(name).not_to_contain_text("Hình 1 trên")
    board.get_by_role("button", name="Dừng").click()
    stands = name.inner_text()
    page.clock.run_for(60_000)
    assert name.inner_text() == stands
    board.get_by_role("button", name="Hình sau").click()
    assert name.inner_text() != stands


@pytest.mark.proof
def test_a_board_stands_still_for_those_who_want_no_motion(desk: Open) -> None:
    page = desk("led", reduced_motion="reduce")
    expect(page.locator(".led").first.get_by_role("button", name="Chạy")).to_be_visible()


@pytest.mark.proof
def test_a_board_has_its_true_shape_and_shrinks_with_the_distance(desk: Open) -> None:
    page = desk("led", reduced_motion="reduce")
    board = page.locator(".led").first
    facts = page.evaluate("desk.data.boards[0]")
    canvas = board.locator("canvas.board")
    near = canvas.bounding_box()
    assert near is not None
    assert abs(near["width"] / near["height"] - facts["width"] / facts["height"]) < 0.02
    board.get_by_role("button", name="Người xem").click()
    far = canvas.bounding_box()
    assert far is not None
    expected = facts["width"] * facts["pitch_mm"] / 1000 / facts["viewing_m"] * 0.6 / (0.0254 / 96)
    assert abs(far["width"] / expected - 1) < 0.03, "seen at the angle of the street"
    board.locator("input[type=range]").press("End")
    farther = canvas.bounding_box()
    assert farther is not None
    assert farther["width"] < far["width"] / 2


@pytest.mark.proof
def test_a_boards_package_and_sheet_are_at_hand_and_its_files_fold(desk: Open) -> None:
    page = desk("led", reduced_motion="reduce")
    board = page.locator(".led").first
    name = page.evaluate("desk.data.boards[0].id")
    links = board.locator(".board-head a")
    expect(links).to_have_count(2)
    assert [links.nth(at).get_attribute("title") for at in range(2)] == [
        f"led/{name}/{name}-2024-11.zip",
        f"led/{name}/phieu-phat.pdf",
    ]
    files = board.locator(".files")
    expect(files).to_be_hidden()
    board.locator("summary", has_text="Các tệp của bảng").click()
    expect(files).to_contain_text("loop.mp4")


@pytest.mark.proof
def test_each_led_can_be_seen(desk: Open) -> None:
    page = desk("led", reduced_motion="reduce")
    page.locator(".led").first.get_by_role("button", name="Xem từng bóng").click()
    canvas = page.locator("#zoom canvas")
    expect(canvas).to_be_visible()
    facts = page.evaluate("desk.data.boards[0]")
    page.wait_for_function("document.querySelector('#zoom canvas').width > 300")
    assert canvas.evaluate("(canvas) => [canvas.width, canvas.height]") == [facts["width"] * 8, facts["height"] * 8]


@pytest.mark.proof
def test_boards_show_other_pictures_when_an_item_is_chosen(desk: Open, handed: Handed) -> None:
    page = desk("led", reduced_motion="reduce")
    canvas = page.locator(".led").first.locator("canvas.board")
    page.evaluate("desk.settled()")
    before = drawn(canvas)
    page.locator(".item").nth(1).click()
    page.evaluate("desk.settled()")
    assert drawn(canvas) != before
    title = handed.bulletin.entries[1].item.title.replace("**", "")
    expect(page.locator(".led").first.locator(".dwell-name")).to_contain_text(title)


@pytest.mark.proof
def test_a_film_is_scrubbed_by_its_slides(desk: Open) -> None:
    page = desk("video")
    film = page.locator(".film").first
    slides = film.locator(".slide")
    expect(slides).to_have_count(4)
    page.wait_for_function("document.querySelector('.film video').readyState >= 1")
    slides.nth(2).click()
    expect(film.locator(".metres")).to_have_text("0:04 / 0:08")
    expect(slides.nth(2)).to_have_attribute("aria-current", "true")
    page.wait_for_function("Math.abs(document.querySelector('.film video').currentTime - 4) < 0.1")
    film.get_by_label("Phụ đề").check()
    cues = film.locator("video").evaluate(
        "(video) => [...video.textTracks[0].cues].map((cue) => [cue.endTime, cue.text])"
    )
    assert cues == [[2, "Xin chào bà con"]]


@pytest.mark.proof
def test_slides_stay_within_the_card_of_their_film_however_many_they_are(desk: Open) -> None:
    page = desk("video")
    page.set_viewport_size({"width": 1000, "height": 900})
    page.locator(".film .slides").first.evaluate("""list => {
        const one = list.querySelector("li");
        for (let number = 0; number < 12; number += 1) {
            const more = list.appendChild(one.cloneNode(true));
            Object.assign(more.querySelector("canvas"), {width: 240, height: 427, hidden: false});
        }
    }""")
    below = "card => card.querySelector('.slides').getBoundingClientRect().bottom - card.getBoundingClientRect().bottom"
    assert page.locator(".film:has(.tall)").first.evaluate(below) < 0


@pytest.mark.proof
def test_a_film_comes_with_its_cover_its_captions_and_the_text_of_its_post(desk: Open) -> None:
    page = desk("video")
    film = page.locator(".film").first
    assert film.locator("video").get_attribute("poster") == "video/reel-cover.jpg"
    expect(film.get_by_role("link", name="Mở ảnh bìa")).to_have_attribute("href", "video/reel-cover.jpg")
    with page.expect_download() as started:
        film.get_by_role("link", name="Tải phụ đề (.srt)").click()
    assert started.value.suggested_filename == "2024-11-video-reel.vi_VN.srt"
    expect(film.locator(".file-name")).to_have_text(["video/reel.vi_VN.vtt"])
    post = page.get_by_role("heading", name="Bài đăng kèm video").locator("xpath=ancestor::section")
    expect(post.locator(".bubble-text")).to_have_text(text_of(page, "video/post.txt").strip())
    expect(post.get_by_role("button", name="Chép bài đăng")).to_be_enabled()


PLANTED = """(item) => {
  const { data } = desk;
  const [film] = data.films;
  const whole = data.artifacts.find((found) => found.path === film.path);
  const path = (suffix) => `video/items/${item}${suffix}`;
  const made = (suffix, role, medium) => ({ ...whole, path: path(suffix), role, medium, item });
  desk.update({
    ...data,
    artifacts: [...data.artifacts, made(".mp4", "film", "film"), made(".txt", "post", "text")],
    films: [...data.films, { ...film, path: path(".mp4"), captions: null, subtitles: null }],
    texts: { ...data.texts, [path(".txt")]: "Lời riêng của tin" },
  });
}"""
"""A film of an item, with the text of its post, which the month does not have."""


@pytest.mark.proof
def test_the_film_of_an_item_stands_among_the_films_with_its_post(desk: Open, handed: Handed) -> None:
    item = handed.items[0]
    page = desk("video")
    page.evaluate(PLANTED, item)
    films = page.locator(".film")
    expect(films).to_have_count(2)
    title = handed.bulletin.entries[0].item.title.replace("**", "")
    expect(films.nth(1).get_by_role("heading").first).to_have_text(f"Video riêng: {title}")
    expect(films.nth(1).get_by_text("Lời riêng của tin")).to_be_visible()
    expect(films.nth(1).get_by_role("button", name="Chép bài đăng")).to_be_enabled()
    expect(films.nth(0).get_by_role("button", name="Chép bài đăng")).to_be_hidden()
    expect(films.nth(0).locator(".file-name")).to_have_text(["video/reel.vi_VN.vtt"])
    expect(page.locator(".film-posts .message")).to_have_count(1)


def test_the_film_of_an_item_stands_beside_its_post(desk: Open, handed: Handed) -> None:
    item = handed.items[0]
    page = desk("facebook")
    post = page.locator(f"#facebook-{item}")
    expect(post.get_by_text("Video riêng của tin này")).to_be_hidden()
    page.evaluate(PLANTED, item)
    expect(post.get_by_text("Video riêng của tin này")).to_be_visible()
    expect(post.get_by_role("link", name="video")).to_have_attribute("title", f"video/items/{item}.mp4")
    others = page.locator(f"#facebook-{handed.items[1]}")
    expect(others.get_by_text("Video riêng của tin này")).to_be_hidden()


@pytest.mark.proof
def test_thumbnails_come_from_the_film_itself(desk: Open) -> None:
    page = desk("video")
    page.wait_for_function("[...document.querySelectorAll('.slide canvas')].every((canvas) => canvas.width === 240)")
    canvases = page.locator(".film .slide canvas")
    assert drawn(canvases.nth(0)) != drawn(canvases.nth(2))


def test_messages_are_bubbles(desk: Open, handed: Handed) -> None:
    page = desk("zalo")
    bubble = page.locator(f"#zalo-{handed.items[0]} .bubble")
    assert bubble.inner_text().strip().split() == text_of(page, f"zalo/{handed.items[0]}.txt").split()


@pytest.mark.proof
@pytest.mark.parametrize("width", [390, 820, 1100])
def test_strips_stay_inside_their_card_at_every_width(desk: Open, width: int) -> None:
    page = desk("video", viewport={"width": width, "height": 900})
    page.locator(".film .slide").first.wait_for()
    outside = """all => all.filter((one) => one.offsetParent).filter((one) => {
      const [inner, outer] = [one, one.closest(".film")].map((el) => el.getBoundingClientRect());
      return inner.left < outer.left - 1 || inner.right > outer.right + 1;
    }).map((one) => one.outerHTML.slice(0, 200))"""
    assert page.locator(".film :is(.slide, .slides, video, .row, .button)").evaluate_all(outside) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
