"""Areas to be hidden and the focus, drawn on a picture with the mouse and by keys."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect

from bantin.paint.pictures import open_picture
from bantin.paint.redaction import redact
from tests.rooms.preview.intake.giving import ASSETS, NAME, give, opened, photo, written
from tests.rooms.preview.pages import item, saved

PIXELS = """([x, y, width, height]) => {
  const canvas = document.querySelector(".areas-canvas");
  const scale = canvas.width / 1200;
  const region = [x, y, width, height].map((side) => Math.round(side * scale));
  return [canvas.width, [...canvas.getContext("2d").getImageData(...region).data]];
}"""


def stroke(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw on the picture, between two points of it, each from 0 to 1."""
    box = page.locator(".areas-canvas").bounding_box()
    assert box
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)]
    page.mouse.move(*places[0])
    page.mouse.down()
    page.mouse.move(*places[1], steps=4)
    page.mouse.up()
    saved(page)


@pytest.mark.proof
def test_areas_are_drawn_moved_resized_and_removed_with_the_mouse(shown: Page, workspace: Path) -> None:
    dialog = opened(shown)
    stroke(shown, (0.25, 0.25), (0.5, 0.5))
    redactions = "  redactions:\n    - x: {}\n      y: {}\n      width: {}\n      height: {}\n"
    assert redactions.format(300, 200, 300, 200) in near(written(workspace))
    stroke(shown, (0.4, 0.4), (0.9, 0.9))  # it stops at the edges
    stroke(shown, (0.85, 0.85), (1.2, 1.4))
    assert redactions.format(900, 600, 300, 200) in near(written(workspace))
    expect(dialog.locator(".areas-said")).to_have_text("Vùng che 1: 300 × 200 điểm ảnh")
    corner = dialog.locator(".area .corner.nw").bounding_box()
    canvas = dialog.locator(".areas-canvas").bounding_box()
    assert corner
    assert canvas
    shown.mouse.move(corner["x"] + corner["width"] / 2, corner["y"] + corner["height"] / 2)
    shown.mouse.down()
    shown.mouse.move(canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] / 2, steps=3)
    shown.mouse.up()
    saved(shown)
    assert redactions.format(600, 400, 600, 400) in near(written(workspace))
    shown.keyboard.press("Control+z")
    expect(dialog.locator(".areas-said")).to_have_text("Vùng che 1: 300 × 200 điểm ảnh")
    assert redactions.format(900, 600, 300, 200) in near(written(workspace))
    dialog.get_by_role("button", name="Bỏ vùng che").click()
    saved(shown)
    assert "redactions" not in written(workspace)
    expect(dialog.get_by_role("button", name="Thêm vùng che")).to_be_focused()


def near(text: str) -> str:
    """Round numbers to tens: a pixel of the screen is two of the picture."""
    rounded = [line.rpartition(" ") for line in text.split("\n")]
    return "\n".join(
        f"{head} {round(int(last) / 10) * 10}" if last.isdigit() else f"{head}{sign}{last}"
        for head, sign, last in rounded
    )


@pytest.mark.proof
def test_areas_and_the_focus_are_set_by_keys_alone(shown: Page, workspace: Path) -> None:
    shown.get_by_role("button", name="Vùng che, điểm giữ").press("Enter")
    dialog = shown.locator("dialog.areas")
    shown.keyboard.press("n")
    area = dialog.get_by_role("button", name="Vùng che 1 trên 1")
    expect(area).to_be_focused()
    for keys in ("ArrowRight", "Control+ArrowLeft", "ArrowDown", "Shift+ArrowRight", "Control+Shift+ArrowUp"):
        shown.keyboard.press(keys)
    saved(shown)
    numbers = "    - x: 487\n      y: 328\n      width: 248\n      height: 159\n"
    assert f"  redactions:\n{numbers}" in written(workspace)
    expect(area).to_have_accessible_name("Vùng che 1 trên 1: cách trái 487, cách trên 328, rộng 248, cao 159 điểm ảnh")
    for _ in range(200):
        shown.keyboard.press("ArrowLeft")
        shown.keyboard.press("Shift+ArrowDown")
    saved(shown)
    assert "    - x: 0\n      y: 328\n      width: 248\n      height: 472\n" in written(workspace)
    shown.keyboard.press("Delete")
    saved(shown)
    assert "redactions" not in written(workspace)
    dialog.get_by_role("button", name="Điểm giữ", exact=True).press("Enter")
    dialog.get_by_role("button", name="Giữ chính giữa").press("Enter")
    dialog.get_by_role("button", name="Điểm giữ: 50% từ trái").press("ArrowLeft")
    shown.keyboard.press("Control+ArrowUp")
    saved(shown)
    assert "  focus: [0.45, 0.49]\n" in written(workspace)
    shown.keyboard.press("Escape")
    expect(shown.get_by_role("button", name="Vùng che, điểm giữ")).to_be_focused()


@pytest.mark.proof
def test_the_focus_is_a_click_on_the_picture(shown: Page, workspace: Path) -> None:
    dialog = opened(shown)
    dialog.get_by_role("button", name="Điểm giữ", exact=True).click()
    stroke(shown, (0.25, 0.75), (0.25, 0.75))
    assert "  focus: [0.25, 0.75]\n" in written(workspace)
    dialog.get_by_role("button", name="Để máy chọn điểm giữ").click()
    saved(shown)
    assert "focus" not in written(workspace)


@pytest.mark.proof
def test_what_is_hidden_is_seen_as_cards_paint_it(shown: Page, workspace: Path) -> None:
    opened(shown)
    stroke(shown, (0.25, 0.25), (0.5, 0.5))
    numbers = [
        int(line.split()[-1]) for line in written(workspace).split("\n") if line.split()[-1:] and line[-1].isdigit()
    ]
    box = (numbers[0], numbers[1], numbers[2], numbers[3])
    width, seen = shown.evaluate(PIXELS, box)
    assert width == 1200
    painted = open_picture(workspace / ASSETS / NAME)
    redact(painted, [box])
    expected = painted.crop((box[0], box[1], box[0] + box[2], box[1] + box[3])).convert("RGBA").tobytes()
    assert len(seen) == len(expected)
    assert max(abs(one - other) for one, other in zip(seen, expected, strict=True)) <= 4


@pytest.mark.proof
def test_every_area_is_destroyed_by_the_same_sums_as_on_cards(window: Page, repository: Path, tmp_path: Path) -> None:
    noise = Image.effect_noise((203, 151), 120).convert("RGB")
    noise.paste("red", (60, 0, 69, 151))
    stream = io.BytesIO()
    noise.save(stream, "PNG")
    bare = tmp_path / "bare.html"
    bare.write_text("<script>window.desk = {}</script>", encoding="utf-8")
    window.goto(bare.as_uri())
    window.add_script_tag(path=repository / "bantin" / "preview" / "web" / "pictures" / "redaction.js")
    picture = f"data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()}"
    for box in ((0, 0, 203, 151), (50, 3, 37, 61), (195, 143, 8, 8), (100, 20, 1, 1), (31, 77, 90, 29)):
        seen = window.evaluate(PAINTED, [picture, box])
        painted = noise.copy()
        redact(painted, [box])
        expected = painted.convert("RGBA").tobytes()
        assert max(abs(one - other) for one, other in zip(seen, expected, strict=True)) <= 1


PAINTED = """async ([picture, box]) => {
  const [image, canvas] = [new Image(), document.createElement("canvas")];
  image.src = picture;
  await image.decode();
  desk.paintPicture(canvas, image, [box], 1600);
  return [...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data];
}"""


@pytest.mark.proof
def test_a_picture_is_turned_with_its_areas_and_its_point(shown: Page, workspace: Path) -> None:
    dialog = opened(shown)
    stroke(shown, (0.25, 0.25), (0.5, 0.5))
    dialog.get_by_role("button", name="Điểm giữ", exact=True).click()
    stroke(shown, (0.25, 0.75), (0.25, 0.75))
    before = written(workspace)
    width, height = open_picture(workspace / ASSETS / NAME).size
    dialog.get_by_role("button", name="Xoay ảnh 90° sang phải").click()
    shown.wait_for_function("() => document.querySelector('.areas-canvas').width === 800")
    saved(shown)
    now = written(workspace)
    turned = open_picture(workspace / ASSETS / now.splitlines()[0].split()[-1])
    assert turned.size == (height, width)
    old = open_picture(workspace / ASSETS / NAME).rotate(-90, expand=True)
    assert (
        max(
            abs(one - other)
            for one, other in zip(turned.resize((8, 12)).tobytes(), old.resize((8, 12)).tobytes(), strict=True)
        )
        < 12
    )
    assert "  redactions:\n    - x: 400\n      y: 300\n      width: 200\n      height: 300\n" in near(now)
    assert "  focus: [0.25, 0.25]\n" in now
    shown.keyboard.press("Control+z")
    shown.wait_for_function("() => document.querySelector('.areas-canvas').width === 1200")
    assert written(workspace) == before


@pytest.mark.proof
def test_another_picture_has_none_of_the_old_ones_areas(shown: Page, workspace: Path) -> None:
    opened(shown)
    stroke(shown, (0.25, 0.25), (0.5, 0.5))
    shown.keyboard.press("Escape")
    with_area = item(workspace).read_text(encoding="utf-8")
    give(shown, photo(900, 900))
    expect(shown.locator(".picture-told")).to_contain_text("chưa có vùng che")
    assert written(workspace) == "  file: 02-han-cmnd-2.jpg\n"
    shown.get_by_role("button", name="Hoàn tác").click()
    expect(shown.locator("#write .picture-shown")).to_be_visible()
    saved(shown)
    assert item(workspace).read_text(encoding="utf-8") == with_area


@pytest.mark.proof
@pytest.mark.parametrize("width", [390, 1440])
def test_everybody_can_give_pictures(shown: Page, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 844})
    dialog = opened(shown)
    shown.keyboard.press("n")
    for scheme in ("light", "dark"):
        shown.emulate_media(color_scheme=scheme)
        assert Axe().run(shown, context="dialog.areas").response["violations"] == []
    if width == 390:
        small = "els => els.filter((el) => el.offsetParent && el.getBoundingClientRect().height < 48).length"
        assert dialog.locator("button:not(.area)").evaluate_all(small) == 0
        assert shown.evaluate("() => document.documentElement.scrollWidth") <= 390
