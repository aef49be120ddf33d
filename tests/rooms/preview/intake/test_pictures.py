"""Pictures that an editor gives in the live page: real files, pastes and strokes, and what comes of them."""

from __future__ import annotations

import base64
import http.client
import io
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from bantin.paint.pictures import open_picture
from bantin.paint.redaction import redact
from bantin.preview.live import Live
from tests.rooms.preview.pages import CARD, SEEN, ask, field, item, saved

ASSETS = Path("content", "2024-11", "assets")
NAME = "02-han-cmnd.jpg"


def photo(width: int = 1200, height: int = 800) -> bytes:
    """A picture with something to see everywhere, and with what a camera adds."""
    image = Image.merge(
        "RGB",
        [Image.linear_gradient("L").resize((width, height)), Image.radial_gradient("L").resize((width, height)),
         Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90).resize((width, height))],
    )  # fmt: skip
    exif = Image.Exif()
    exif[0x010F] = "MAYANH"
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=90, exif=exif)
    return stream.getvalue()


def file(data: bytes | None = None, name: str = "IMG_2024.JPG") -> FilePayload:
    return {"name": name, "mimeType": "image/jpeg", "buffer": data or photo()}


@pytest.fixture
def form(live: Live, window: Page) -> Page:
    window.set_viewport_size({"width": 1440, "height": 1000})
    window.goto(live.address)
    window.wait_for_function(f"() => desk.data.artifacts.length && ({SEEN})('{CARD}')")
    window.get_by_role("button", name="Soạn tin").click()
    expect(field(window, "Tiêu đề")).to_have_value("CMND chỉ còn giá trị đến hết ngày 31/12/2024")
    return window


@pytest.fixture
def shown(form: Page) -> Page:
    """The form with a picture in it."""
    give(form)
    return form


def zone(page: Page) -> Locator:
    return page.locator("#write .picture-zone")


def give(page: Page, data: bytes | None = None) -> None:
    page.locator("#write .picture-zone input[type=file]").first.set_input_files(file(data))
    expect(page.locator(".picture-told")).to_contain_text("Đã xóa nơi chụp")
    saved(page)


def opened(page: Page) -> Locator:
    page.get_by_role("button", name="Vùng che, điểm giữ").click()
    return page.locator("dialog.areas")


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


def written(root: Path) -> str:
    """What the item's file has below `image:`."""
    return item(root).read_text(encoding="utf-8").partition("image:\n")[2].partition("sources:")[0]


def test_a_chosen_file_becomes_the_picture_of_the_item(form: Page, workspace: Path) -> None:
    before = item(workspace).read_text(encoding="utf-8")
    give(form)
    expect(form.locator("#write .picture-shown")).to_be_visible()
    alt = field(form, "Mô tả ảnh")
    expect(alt).to_be_focused()
    form.keyboard.type("Ảnh minh họa")
    saved(form)
    head, sources = before.split("sources:")
    image = f"image:\n  file: {NAME}\n  alt: Ảnh minh họa\n"
    assert item(workspace).read_text(encoding="utf-8") == f"{head}{image}sources:{sources}"
    assert b"MAYANH" not in (workspace / ASSETS / NAME).read_bytes()
    form.get_by_role("button", name="Bỏ ảnh").click()
    saved(form)
    assert item(workspace).read_text(encoding="utf-8") == before
    expect(form.locator("#write .picture-shown")).to_be_hidden()


PASTED = """async (data) => {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  await navigator.clipboard.write([new ClipboardItem({ "image/png": new Blob([bytes], { type: "image/png" }) })]);
}"""
DROPPED = """([selector, name, type, data]) => {
  const held = new DataTransfer();
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  held.items.add(new File([bytes], name, { type }));
  const target = document.querySelector(selector);
  for (const kind of ["dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true }));
  }
}"""


@pytest.mark.proof
def test_a_picture_is_pasted_into_any_field_of_the_form(form: Page, workspace: Path) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    stream = io.BytesIO()
    Image.new("RGB", (640, 400), "teal").save(stream, "PNG")
    form.evaluate(PASTED, base64.b64encode(stream.getvalue()).decode())
    field(form, "Tiêu đề").press("Control+v")
    expect(form.locator(".picture-told")).to_contain_text("640 × 400")
    saved(form)
    assert written(workspace).startswith(f"  file: {NAME}\n")
    expect(field(form, "Tiêu đề")).to_have_value("CMND chỉ còn giá trị đến hết ngày 31/12/2024")


@pytest.mark.proof
def test_a_telephones_picture_is_dropped_anywhere_on_the_page(form: Page, workspace: Path, repository: Path) -> None:
    heic = (repository / "tests/rooms/session/importing/phone.heic").read_bytes()
    form.evaluate(DROPPED, ["main", "IMG_1.HEIC", "", base64.b64encode(heic).decode()])
    expect(form.locator(".picture-told")).to_contain_text("96 × 160")
    saved(form)
    assert written(workspace).startswith(f"  file: {NAME}\n")
    form.evaluate(DROPPED, ["main", "bang.xlsx", "", base64.b64encode(b"PK").decode()])
    expect(form.locator("#toast")).to_contain_text("Chỉ nhận")


@pytest.mark.proof
def test_what_is_no_picture_is_told_and_nothing_is_written(form: Page, workspace: Path) -> None:
    before = item(workspace).read_bytes()
    form.locator("#write .picture-zone input[type=file]").first.set_input_files(file(b"GIF89a" + bytes(40), "vui.gif"))
    expect(form.locator(".picture-told")).to_contain_text("Tệp «vui.gif» không phải là ảnh")
    assert item(workspace).read_bytes() == before
    assert not (workspace / ASSETS).exists()


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


PIXELS = """([x, y, width, height]) => {
  const canvas = document.querySelector(".areas-canvas");
  const scale = canvas.width / 1200;
  const region = [x, y, width, height].map((side) => Math.round(side * scale));
  return [canvas.width, [...canvas.getContext("2d").getImageData(...region).data]];
}"""


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
def test_the_emblem_of_the_unit_is_given_likewise(form: Page, workspace: Path) -> None:
    form.locator("#write-item").select_option("@unit")
    expect(form.get_by_text("Huy hiệu của đơn vị")).to_be_visible()
    stream = io.BytesIO()
    Image.new("RGBA", (300, 300), (200, 30, 30, 128)).save(stream, "PNG")
    given: FilePayload = {"name": "logo.png", "mimeType": "image/png", "buffer": stream.getvalue()}
    form.locator("#write .picture-zone input[type=file]").first.set_input_files(given)
    expect(form.locator(".picture-told")).to_contain_text("300 × 300")
    saved(form)
    assert "emblem:\n  file: huy-hieu.png\n" in (workspace / "content" / "unit.yaml").read_text(encoding="utf-8")
    with Image.open(workspace / "content" / "assets" / "huy-hieu.png") as emblem:
        assert emblem.mode == "RGBA"


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


def test_what_is_no_name_of_ours_is_not_found(live: Live, workspace: Path) -> None:
    (workspace / ASSETS).mkdir(exist_ok=True)
    (workspace / ASSETS / "a.jpg").write_bytes(photo(40, 30))
    assert ask_bytes(live, "picture/02-han-cmnd/a.jpg") == (200, photo(40, 30))
    for item_name in ("khong-co", "bulletin.x", "..%2F..%2Fx", "con", "@khac"):
        assert ask(live, "POST", f"picture/{item_name}?name=a.jpg", "x")[0] in {404, 405, 409}
        assert ask(live, "GET", f"picture/{item_name}/a.jpg")[0] == 404
    for name in (
        "khac.jpg",
        "../bulletin.yaml",
        "../../unit.yaml",
        "%2e%2e/bulletin.yaml",
        "/etc/passwd",
        "..%5Ca.jpg",
    ):
        assert ask(live, "GET", f"picture/02-han-cmnd/{name}")[0] == 404
    assert ask(live, "POST", "picture/02-han-cmnd", "x" * 50_000_001)[0] == 413
    assert [path.name for path in (workspace / ASSETS).iterdir()] == ["a.jpg"]


def ask_bytes(live: Live, path: str, **headers: str) -> tuple[int, bytes]:
    address = urlsplit(live.address)
    connection = http.client.HTTPConnection(address.netloc, timeout=60)
    connection.request("GET", f"{address.path}{path}", headers=headers)
    answer = connection.getresponse()
    told = answer.read()
    connection.close()
    return answer.status, told


def test_who_only_looks_neither_gives_pictures_nor_sees_them_whole(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is to be hidden can be seen in the picture itself, which is therefore the editor's alone."""
    monkeypatch.setattr("bantin.preview.live.office_address", lambda: "127.0.0.2")
    (workspace / ASSETS).mkdir(exist_ok=True)
    (workspace / ASSETS / "a.jpg").write_bytes(photo(40, 30))
    live = Live(workspace, "2024-11", port=18_820, share=True)
    thread = threading.Thread(target=live.run)
    thread.start()
    try:
        assert ask(live, "GET", "picture/02-han-cmnd/khac.jpg")[0] == 404
        assert ask_bytes(live, "picture/02-han-cmnd/a.jpg")[0] == 200
        assert ask_bytes(live, "picture/02-han-cmnd/a.jpg", **{"Sec-Fetch-Site": "cross-site"})[0] == 403
        assert live.shared
        live.address = live.shared
        assert ask_bytes(live, "picture/02-han-cmnd/a.jpg")[0] == 404
        assert ask(live, "POST", "picture/02-han-cmnd", "x")[0] == 403
    finally:
        live.stop()
        thread.join(120)


ROUTES = (
    ("GET", "writing"),
    ("GET", "form/02-han-cmnd"),
    ("POST", "write/save"),
    ("POST", "write/follow"),
    ("POST", "write/take"),
    ("POST", "picture/02-han-cmnd"),
    ("GET", "picture/02-han-cmnd/a.jpg"),
    ("POST", "document"),
)
"""What the page writes with."""


def test_every_route_of_writing_is_closed_to_others(live: Live, workspace: Path) -> None:
    before = {path: path.read_bytes() for path in (workspace / "content").rglob("*.*") if path.is_file()}
    address = urlsplit(live.address)
    own = {"Host": address.netloc, "Origin": f"http://{address.netloc}"}
    for method, path in ROUTES:
        for wrong in (
            {"Host": "evil.example"},
            {"Origin": "http://evil.example"},
            {"Origin": "null"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
        ):
            assert asked(address.netloc, method, f"{address.path}{path}", {**own, **wrong}) == 403, (path, wrong)
        assert asked(address.netloc, method, f"/another-token/{path}", own) == 403, path
        if method == "POST":
            assert asked(address.netloc, method, f"{address.path}{path}", {"Host": address.netloc}) == 403, path
    assert {path: path.read_bytes() for path in (workspace / "content").rglob("*.*") if path.is_file()} == before


def asked(host: str, method: str, path: str, headers: dict[str, str]) -> int:
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request(method, path, body=b"{}" if method == "POST" else None, headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status
