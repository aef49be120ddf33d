from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from PIL import Image
from playwright.sync_api import expect

from bantin.output.approval.changes import Beside, beside, changes_since
from bantin.output.approval.comparing import keep_seen, write_comparison
from bantin.output.approval.rounds import current, texts_of
from tests.fixtures.browser import WINDOW, NewContext
from tests.rooms.output.approval.conftest import MONTH, NOON, Office

OLD, NEW, SAME = (Image.new("RGB", (540, 675), color) for color in ("#a8101f", "#14683f", "#446688"))


def kept(office: Office) -> Path:
    return office.root / ".bantin" / "approved" / MONTH


def compared(office: Office) -> Path:
    before = current(office.rounds())
    changes = changes_since(before, office.manifest, texts_of(office.folder, office.manifest))
    return write_comparison(kept(office), office.folder, office.manifest, changes, before, unit="Phòng <b>Thử</b>")


@pytest.fixture
def changed(office: Office) -> Office:
    """A month that was approved, and has another picture and other words since."""
    office.build(pictures={"a.jpg": OLD, "b.jpg": SAME}, tin="Đầu.\nGọi 113.\n", gone="Bỏ.\n")
    office.approve("Trần Thị B")
    keep_seen(kept(office), office.folder, office.manifest, alone=True)
    (office.folder / "zalo" / "gone.txt").unlink()
    office.build(pictures={"a.jpg": NEW, "b.jpg": SAME, "c.jpg": NEW}, tin="Đầu.\nGọi <114>.\n")
    return office


@pytest.mark.proof
def test_old_pictures_stand_beside_new_ones_in_the_browser(changed: Office, new_context: NewContext) -> None:
    page_file = compared(changed)
    asked: list[str] = []
    with new_context(**WINDOW) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(page_file.as_uri())
        section = page.locator("section").filter(has=page.get_by_role("heading", name="facebook/01-tin/a.jpg"))
        for figure, color in zip(section.locator("figure").all(), ((168, 16, 31), (20, 104, 63)), strict=True):
            image = figure.locator("img")
            image.scroll_into_view_if_needed()
            expect(image).to_have_js_property("complete", value=True)
            assert image.evaluate("image => image.naturalWidth") == 540
            address = image.evaluate("image => image.src")
            with Image.open(url2pathname(urlsplit(address).path)) as seen:
                pixel = seen.convert("RGB").getpixel((5, 5))
            assert isinstance(pixel, tuple)
            assert all(abs(one - other) < 4 for one, other in zip(pixel, color, strict=True))
        expect(page.get_by_role("heading", name="facebook/01-tin/b.jpg")).to_have_count(0)
        expect(page.get_by_text("Mới, trước chưa có.")).to_have_count(1)
        expect(page.get_by_role("cell", name="Gọi <114>.")).to_be_visible()
    assert all(url.startswith("file:") for url in asked)


def test_a_picture_that_is_not_the_one_that_was_approved_is_not_shown_as_it(changed: Office) -> None:
    html = compared(changed).read_text(encoding="utf-8")
    assert "Phòng &lt;b&gt;Thử" in html
    (old,) = re.findall(r'src="([0-9a-f]{64}\.jpg)"', html)
    (kept(changed) / old).write_bytes((changed.folder / "facebook" / "01-tin" / "a.jpg").read_bytes())
    html = compared(changed).read_text(encoding="utf-8")
    assert old not in html
    assert "Máy này không giữ bản cũ" in html


def test_old_films_stand_beside_new_ones(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError

    for second_names in (True, False):
        office.build(films={"a.mp4": b"old", "b.mp4": b"same"}, tin="Đầu.\n")
        office.approve("Trần Thị B")
        if not second_names:
            monkeypatch.setattr("os.link", refused)
        keep_seen(kept(office), office.folder, office.manifest, alone=True)
        office.build(films={"a.mp4": b"new", "b.mp4": b"same"}, tin="Đầu.\n")
        html = compared(office)
        (old, new) = re.findall(r'<video src="([^"]+)"', html.read_text(encoding="utf-8"))
        assert (html.parent / old).read_bytes() == b"old"
        assert (html.parent / new).read_bytes() == b"new"
        (html.parent / old).write_bytes(b"forged")
        assert old not in compared(office).read_text(encoding="utf-8")
        for path in kept(office).glob("*.mp4"):
            path.unlink()


def test_the_first_time_all_is_new(office: Office) -> None:
    office.build(pictures={"a.jpg": OLD}, tin="Nội dung.\n")
    html = compared(office).read_text(encoding="utf-8")
    assert "Lần duyệt đầu" in html
    assert html.count("Mới, trước chưa có.") == 1


def test_what_nobody_compares_with_any_more_goes(changed: Office) -> None:
    folder = kept(changed)
    assert len(list(folder.glob("*.jpg"))) == 2
    keep_seen(folder, changed.folder, changed.manifest, alone=False)
    assert len(list(folder.glob("*.jpg"))) == 3, "a second approver compares with the same"
    changed.approve("Lê Văn C", when=NOON + dt.timedelta(hours=1))
    compared(changed)
    keep_seen(folder, changed.folder, changed.manifest, alone=True)
    assert len(list(folder.glob("*.jpg"))) == 2
    assert (folder / "so-sanh.html").is_file()


def test_lines_stand_beside_those_that_take_their_place() -> None:
    old, new = "a\nb\nc\nd\ne\n", "a\nb\nC\nD\nX\ne\n"
    skipped = Beside(None, None, same=True)
    assert list(beside(old, new)) == [
        skipped,
        Beside("b", "b", same=True),
        Beside("c", "C", same=False),
        Beside("d", "D", same=False),
        Beside(None, "X", same=False),
        Beside("e", "e", same=True),
    ]
    assert list(beside(old, old)) == []
    assert list(beside("", "a\n")) == [Beside(None, "a", same=False)]
    assert list(beside("a\nb\nc\n", "x\nb\nc\n"))[-1] == skipped
