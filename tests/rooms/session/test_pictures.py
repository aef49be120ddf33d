from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from bantin.making.layout_diagnostics import layout_diagnostics
from bantin.model.diagnostic import Diagnostic, Severity
from bantin.session.month import open_month
from bantin.sight import faces
from tests.fixtures.proofs import some
from tests.fixtures.workspaces import init

MONTH = "2024-11"

ITEM = """kind: notice
title: Tin có ảnh
summary: Một tin có ảnh.
text:
  - Nội dung.
image:
  file: anh.jpg
  fit: {fit}
  alt: Ảnh chụp quầy tiếp dân với dãy ghế chờ và bảng hướng dẫn các bước làm thủ tục, không có người
"""

Told = Callable[..., dict[str, Diagnostic]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Check a month of one item with a picture: what is found about it, by code."""

    def check(
        picture: Path | bytes, *redactions: str, aloud: bool = False, name: str = "anh.jpg", fit: str = "crop"
    ) -> dict[str, Diagnostic]:
        root = tmp_path / "w"
        if not root.exists():
            init(root, MONTH)
        month = root / "content" / MONTH
        for old in month.glob("0*.yaml"):
            old.unlink()
        boxes = "".join(f"    - {{{box}}}\n" for box in redactions)
        text = ITEM.replace("anh.jpg", name).replace("{fit}", fit) + (f"  redactions:\n{boxes}" if boxes else "")
        (month / "01-tin.yaml").write_text(text, encoding="utf-8")
        data = picture.read_bytes() if isinstance(picture, Path) else picture
        (month / "assets").mkdir(exist_ok=True)
        (month / "assets" / name).write_bytes(data)
        session = open_month(root, MONTH, aloud=aloud)
        found = [*session.diagnostics]
        if session.bulletin is not None:
            found += layout_diagnostics(session.bulletin, session.recipes)
        return {one.code: one for one in found if one.location and one.location.file.endswith("01-tin.yaml")}

    return check


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all, in which faces are searched once."""
    path = tmp_path_factory.mktemp("photo") / "photo.jpg"
    Image.effect_noise((1200, 800), 80).convert("RGB").save(path, quality=90)
    return path


@pytest.fixture
def no_faces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Save the search where a picture's shape alone is asked for."""
    monkeypatch.setattr(faces, "faces", lambda _: [])


@pytest.mark.usefixtures("no_faces")
@pytest.mark.parametrize(
    ("shape", "told_of"),
    some([((1500, 900), True), ((1500, 1200), False), ((2500, 1000), False), ((500, 2000), False)], 2),
)
@pytest.mark.proof
def test_a_picture_that_loses_more_than_a_quarter_is_told_unless_the_editor_has_decided(
    told: Told, tmp_path: Path, shape: tuple[int, int], *, told_of: bool
) -> None:
    photo = tmp_path / "photo.png"
    Image.radial_gradient("L").resize(shape).convert("RGB").save(photo)
    found = told(photo, name="a.png", fit="")
    assert ("cropped-picture" in found) is told_of, found
    if told_of:
        cropped = found["cropped-picture"]
        assert "/" in cropped.message.partition(": ")[0], "it says where"
        assert "mọi ảnh và video của tin" in cropped.hint
    assert "cropped-picture" not in told(photo, name="a.png", fit="crop")
    assert "cropped-picture" not in told(photo, name="a.png", fit="whole")


@pytest.mark.proof
def test_a_good_picture_with_areas_on_it_is_told_nothing_of(told: Told, photo: Path) -> None:
    assert not told(photo, "x: 0, y: 0, width: 1200, height: 800", "x: 1199, y: 799, width: 1, height: 1")


@pytest.mark.proof
@pytest.mark.parametrize(
    "box",
    some(
        [
            "x: 1200, y: 10, width: 40, height: 40",  # wholly outside
            "x: 10, y: 900, width: 40, height: 40",
            "x: 1180, y: 10, width: 40, height: 40",  # partly
            "x: 10, y: 790, width: 40, height: 11",
        ],
        1,
    ),
)
@pytest.mark.parametrize("aloud", some([False, True], 1), ids=lambda aloud: "build" if aloud else "check")
def test_an_area_to_be_hidden_that_is_not_on_the_picture_is_an_error(
    told: Told,
    photo: Path,
    box: str,
    aloud: bool,  # noqa: FBT001 - given by name
) -> None:
    found = told(photo, "x: 1, y: 1, width: 9, height: 9", box, aloud=aloud)["redaction-outside"]
    assert found.location
    assert found.location.line == ITEM.count("\n") + 3
    assert "1200" in found.hint
    assert "800" in found.hint


@pytest.mark.proof
def test_areas_are_held_against_the_picture_as_it_is_seen(told: Told, photo: Path, tmp_path: Path) -> None:
    """A phone's picture that lies on its side is as wide as it is high in the file."""
    lying = tmp_path / "lying.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.open(photo).save(lying, exif=exif)
    assert not told(lying, "x: 700, y: 1100, width: 100, height: 100")
    assert "redaction-outside" in told(lying, "x: 1100, y: 700, width: 100, height: 100")


@pytest.mark.parametrize(
    ("beginning", "says"),
    some(
        [
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
            (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", "AVIF"),
            (b"\0\0\0\x20ftypisom\0\0\2\0isomiso2", "video"),
            (b"BM" + bytes(60), "BMP"),
            (b"GIF89a" + bytes(60), "GIF"),
            (b"%PDF-1.7\n" + bytes(60), "PDF"),
            (b"<!DOCTYPE html><html>", "trang web"),
            (b"", "trống"),
            (b"\xff\xd8\xff\xe0 no more than a beginning", "chưa được chép đủ"),
        ],
        4,
    ),
)
def test_check_says_what_a_file_is_that_is_no_picture(told: Told, beginning: bytes, says: str) -> None:
    found = told(beginning)["bad-image"]
    assert says in found.message
    assert found.hint


@pytest.mark.proof
def test_check_finds_a_picture_that_was_not_copied_whole(told: Told, photo: Path) -> None:
    data = photo.read_bytes()
    assert "bad-image" in told(data[: len(data) // 2])
    assert "bad-image" not in told(data)


@pytest.mark.proof
def test_what_was_read_whole_once_is_not_decoded_again(
    told: Told, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(photo)
    opened: list[Path] = []
    monkeypatch.setattr("bantin.paint.pictures.open_picture", opened.append)
    assert not told(photo)
    assert not opened


def test_the_phones_own_format_is_told_how_to_convert(told: Told) -> None:
    assert "JPEG" in told(b"x", name="IMG_1.HEIC")["image-format"].hint


@pytest.mark.proof
def test_a_picture_that_must_be_blown_up_is_told(told: Told, tmp_path: Path) -> None:
    small = tmp_path / "small.png"
    Image.new("RGB", (100, 60)).save(small)
    assert "100 × 60" in told(small)["small-image"].message


@pytest.mark.usefixtures("no_faces")
@pytest.mark.parametrize("fit", some(["crop", "whole", ""], 1))
@pytest.mark.parametrize(("shape", "told_of"), some([((700, 460), True), ((1920, 1280), False), ((200, 300), True)], 1))
def test_a_picture_of_fewer_than_half_the_pixels_of_its_place_is_told_with_all_its_places(
    told: Told, tmp_path: Path, shape: tuple[int, int], fit: str, *, told_of: bool
) -> None:
    Image.new("RGB", shape).save(file := tmp_path / "small.png")
    found = told(file, name="a.png", fit=fit)
    assert ("small-image" in found) is told_of
    if shape == (700, 460) and fit == "crop":
        assert all(f"{channel}/" in found["small-image"].message for channel in ("facebook", "video"))


@pytest.mark.proof
@pytest.mark.parametrize(
    ("shape", "code"),
    [((20, 20), "small-image"), ((1000, 100), "long-emblem"), ((200, 1000), "long-emblem"), ((400, 400), "")],
)
def test_an_emblem_that_nobody_would_recognise_is_told_once(tmp_path: Path, shape: tuple[int, int], code: str) -> None:
    root = tmp_path / "w"
    init(root, MONTH)
    unit = root / "content/unit.yaml"
    unit.write_text(unit.read_text(encoding="utf-8") + "emblem: {file: huy-hieu.png}\n", encoding="utf-8")
    (root / "content/assets").mkdir(exist_ok=True)
    Image.new("RGBA", shape, "#c9202f").save(root / "content/assets/huy-hieu.png")
    session = open_month(root, MONTH)
    assert session.bulletin
    found = layout_diagnostics(session.bulletin, session.recipes)
    told = [one for one in found if one.location and "huy-hieu.png" in one.location.excerpt]
    assert [one.code for one in told] == ([code] if code else [])
    assert all("facebook" in one.message and "video" in one.message for one in told)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(told: Told, photo: Path, tmp_path: Path) -> None:
    told(photo)
    with (tmp_path / "w" / "content" / MONTH / "assets" / "anh.jpg").open("wb") as sparse:
        sparse.truncate(5_000_000_000)
    found = open_month(tmp_path / "w", MONTH).diagnostics
    assert "large-image" in {one.code for one in found}


@pytest.mark.proof
@pytest.mark.parametrize("shape", [(900, 1200), pytest.param((1600, 900), marks=pytest.mark.proof)])
def test_an_urgent_appeal_has_room_beside_any_picture(tmp_path: Path, shape: tuple[int, int]) -> None:
    init(tmp_path / "w", MONTH)
    month = tmp_path / "w" / "content" / MONTH
    (month / "01-tin.yaml").write_text(
        "kind: appeal\nseverity: danger\ntitle: Tìm người\nsummary: Ai biết, xin báo ngay.\ncontact: 113\n"
        "description: [Cao 1m60.]\nimage: {file: anh.png, alt: Ảnh một người mặc áo xanh}\n",
        encoding="utf-8",
    )
    (month / "assets").mkdir(exist_ok=True)
    Image.new("RGB", shape).save(month / "assets" / "anh.png")
    session = open_month(tmp_path / "w", MONTH)
    assert session.bulletin is not None
    found = layout_diagnostics(session.bulletin, session.recipes)
    assert not [one for one in found if one.code == "text-overflow"]


FACE = Path(__file__).parents[1] / "sight" / "face.jpg"
AREA = re.compile(r"redactions: \[\{(x: \d+, y: \d+, width: \d+, height: \d+)\}\]")


@pytest.mark.proof
def test_a_face_that_nothing_hides_is_told_once_and_the_hint_hides_it(told: Told, tmp_path: Path) -> None:
    found = told(FACE)["unhidden-face"]
    assert "Ảnh «anh.jpg» có vẻ có mặt người chưa che" in found.message
    assert found.location is not None
    assert (found.location.line, found.severity) == (7, Severity.WARNING)
    area = AREA.search(found.hint)
    assert area
    assert "unhidden-face" not in told(FACE, area[1])
    assert "unhidden-face" in told(FACE, "x: 0, y: 0, width: 30, height: 30"), "an area elsewhere hides nothing"
    item = tmp_path / "w" / "content" / MONTH / "01-tin.yaml"
    meant = 'publish: [{text: "anh.jpg", why: "Người phát biểu", basis: "Đồng ý bằng văn bản"}]\n'
    item.write_text(ITEM.format(fit="crop") + meant, encoding="utf-8")
    codes = {one.code for one in open_month(tmp_path / "w", MONTH, aloud=False).diagnostics}
    assert "published-on-purpose" in codes
    assert not codes & {"unhidden-face", "unused-exception"}


def test_a_picture_is_searched_for_faces_once(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []

    def search(picture: Image.Image) -> list[faces.Face]:
        looked.append(picture.size)
        return [faces.Face(10, 20, 30, 40, 0.9)]

    monkeypatch.setattr(faces, "faces", search)
    assert [told(FACE, aloud=aloud)["unhidden-face"].hint for aloud in (False, True)].count("") == 0
    assert len(looked) == 1
    assert "{x: 6, y: 14, width: 38, height: 52}" in told(FACE)["unhidden-face"].hint
