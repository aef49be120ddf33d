"""What `bantin check` tells is what a build refuses: both run over months that are broken in one way each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from bantin.files.store import Store
from bantin.making.executor import SerialExecutor
from bantin.making.layout_diagnostics import layout_diagnostics
from bantin.model.diagnostic import Diagnostic, Severity, has_errors
from bantin.output.build import build
from bantin.session.month import open_month
from tests.fixtures.proofs import some
from tests.fixtures.systems import link
from tests.fixtures.workspaces import SMALL_HEADER, SMALL_UNIT

MONTH = "2024-11"
UNIT = f"{SMALL_UNIT}  video: null\n  zalo: {{}}\n"
FILM = UNIT.replace("  video: null", "  video:\n    formats: [{id: nho, pixels: 1080x1920}]").replace(
    "  zalo: {}\n", "  zalo: null\n  facebook: null\n"
)
ITEM = "kind: notice\ntitle: Nghỉ lễ Quốc khánh\nsummary: Nghỉ từ thứ Bảy đến hết thứ Ba.\ntext:\n  - Một cửa nghỉ.\n"
ALT = "Tấm áp phích nền xanh ghi lịch nghỉ lễ Quốc khánh, bên dưới là số điện thoại của trực ban phường."
IMAGE = f"image:\n  file: anh.jpg\n  alt: {ALT}\n"
LOOK = '<card background="ground-top" padding="40"><column gap="20">{}<text style="body">{{{{ title }}}}</text>'
LOOK += '<text style="body">{{{{ item.title }}}} {{{{ item.summary }}}}</text></column></card>\n'


def cut(root: Path) -> None:
    path = root / "content" / MONTH / "assets" / "anh.jpg"
    Image.effect_noise((1200, 900), 50).convert("RGB").save(path)
    path.write_bytes(path.read_bytes()[:20_000])


def web_page(root: Path) -> None:
    (root / "content" / MONTH / "assets" / "anh.jpg").write_text("<!doctype html>", encoding="utf-8")


def look(folder: str, inside: str) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        path = root / "templates" / folder / "notice.xml"
        path.parent.mkdir(parents=True)
        path.write_text(LOOK.format(inside).replace("{{ title }}", "Tin"), encoding="utf-8")

    return write


def emblem(content: bytes, root: Path) -> None:
    look("facebook", '<image src="huy-hieu.png" width="80" height="80"/>')(root)
    (root / "templates" / "huy-hieu.png").write_bytes(content)


def dull_board(root: Path) -> None:
    path = root / "templates" / "led" / "notice.xml"
    path.parent.mkdir(parents=True)
    path.write_text(
        '<card background="#404040"><text style="led-title" color="#555555">{{ title or text }}</text></card>\n'
    )


def broken(name: str, text: str) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        (root / "content" / MONTH / "assets" / name).write_bytes(b"nothing that can be heard or seen")
        item = root / "content" / MONTH / "01-tin.yaml"
        item.write_text(ITEM + text, encoding="utf-8")
        (root / "content" / "unit.yaml").write_text(FILM, encoding="utf-8")

    return write


def music(root: Path) -> None:
    (root / "content" / "assets").mkdir()
    (root / "content" / "assets" / "nhac.mp3").write_bytes(b"no music")
    unit = FILM.replace("  video:\n", "  video:\n    music: {file: nhac.mp3}\n")
    (root / "content" / "unit.yaml").write_text(unit, encoding="utf-8")


BROKEN: dict[str, tuple[str, Callable[[Path], None]]] = {
    "nothing": ("", lambda _: None),
    "a picture that was cut off": (IMAGE, cut),
    "a picture that is a web page": (
        IMAGE,
        web_page,
    ),
    "a look's picture that is missing": ("", look("facebook", '<image src="khong-co.png" width="80" height="80"/>')),
    "a look's picture that is none": ("", lambda root: emblem(b"none", root)),
    "an icon that is missing": ("", look("facebook", '<icon name="khong-co" size="40" color="ink"/>')),
    "a colour that is missing": ("", look("facebook", '<rule color="khong-co"/>')),
    "a board's letters on grey": ("", dull_board),
    "a text without room": (f"facebook:\n  text: Ngắn\nsummary: {'Nghỉ lễ dài ngày. ' * 150}\n", lambda _: None),
}
BROKEN_FILMS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a recording": ("", broken("doc.mp3", "video:\n  narration: {file: doc.mp3, text: Nghỉ lễ.}\n")),
    "footage": ("", broken("quay.mp4", "video:\n  clip: {file: quay.mp4}\n")),
    "music": ("", music),
}

Found = set[tuple[str, object]]


def workspace(root: Path, text: str, spoil: Callable[[Path], None]) -> None:
    month = root / "content" / MONTH
    (month / "assets").mkdir(parents=True)
    (root / "content" / "unit.yaml").write_text(UNIT, encoding="utf-8")
    (month / "bulletin.yaml").write_text(SMALL_HEADER, encoding="utf-8")
    item = "".join(line + "\n" for line in ITEM.splitlines() if not (line.startswith("summary") and "summary" in text))
    (month / "01-tin.yaml").write_text(item + text, encoding="utf-8")
    spoil(root)


def errors(found: list[Diagnostic]) -> Found:
    """What and where; a build says before it which artifact met it first."""
    return {(one.code, one.position) for one in found if one.severity is Severity.ERROR}


def checked(root: Path) -> Found:
    session = open_month(root, MONTH)
    found = list(session.diagnostics)
    if session.bulletin is not None:
        found += layout_diagnostics(session.bulletin, session.recipes)
    return errors(found)


def refused(root: Path) -> Found:
    session = open_month(root, MONTH, aloud=True)
    found = list(session.diagnostics)
    if session.bulletin is not None and not has_errors(found):
        store = Store(root / ".bantin" / "store")
        found += build(
            session.bulletin, session.recipes, out=root / "dist", store=store, executor=SerialExecutor()
        ).diagnostics
    return errors(found)


@pytest.mark.proof
@pytest.mark.parametrize("name", some(BROKEN, 2))
def test_check_tells_what_a_build_refuses(name: str, tmp_path: Path) -> None:
    workspace(tmp_path, *BROKEN[name])
    told = checked(tmp_path)
    assert told == refused(tmp_path)
    assert bool(told) == (name != "nothing")


@pytest.mark.proof
@pytest.mark.parametrize("name", BROKEN_FILMS)
def test_check_tells_what_a_film_cannot_be_made_of(name: str, tmp_path: Path) -> None:
    workspace(tmp_path, *BROKEN_FILMS[name])
    told = checked(tmp_path)
    assert told
    assert told == refused(tmp_path)


@pytest.mark.proof
def test_a_units_emblem_beside_its_looks_is_painted(tmp_path: Path) -> None:
    workspace(tmp_path, "", lambda _: None)
    Image.new("RGB", (200, 200), (255, 0, 255)).save(emblem_file := tmp_path / "huy-hieu.png")
    emblem(emblem_file.read_bytes(), tmp_path)
    assert checked(tmp_path) == refused(tmp_path) == set()
    with Image.open(next((tmp_path / "dist").rglob("01-tin/card.jpg"))) as card:
        middle = card.convert("RGB").getpixel((80, 80))
    assert isinstance(middle, tuple)
    assert middle[0] > 240
    assert middle[1] < 15


@pytest.mark.parametrize("name", ["../ngoai.png", "/etc/ngoai.png", "..\\ngoai.png", "lien-ket.png"])
def test_a_look_shows_nothing_from_outside_its_folder(name: str, tmp_path: Path) -> None:
    root = tmp_path / "w"
    root.mkdir()
    workspace(root, "", look("facebook", f'<image src="{name}" width="80" height="80"/>'))
    Image.new("RGB", (20, 20)).save(root / "ngoai.png")
    link(root / "templates" / "lien-ket.png", root / "ngoai.png")
    assert {code for code, _ in checked(root)} == {"bad-markup"}
