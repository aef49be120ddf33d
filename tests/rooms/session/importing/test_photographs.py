"""Pictures that are given by hand: whatever a telephone or scanner makes becomes bare upright pixels, or is refused."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from bantin.files.paths import OutsideError
from bantin.session.importing import photographs
from bantin.session.importing.photographs import NotTakenError, take_photograph
from tests.fixtures.systems import link

RED, BLUE = (200, 30, 30), (30, 60, 200)
SECRETS = (b"MAYANH", b"Exif", b"GPS", b"http://ns.adobe.com", b"ICC_PROFILE", b"iCCP", b"tEXt", b"eXIf")
"""What files tell of who took a picture, when, where and with what."""


def upright() -> Image.Image:
    """A picture that is red above and blue below."""
    image = Image.new("RGB", (96, 160), RED)
    image.paste(BLUE, (0, 80, 96, 160))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010F] = "MAYANH"
    place = told.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (22.0, 8.0, 45.0), "E", (105.0, 50.0, 1.0)
    return told


def saved(image: Image.Image, sort: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, sort, **options)
    return stream.getvalue()


def heic() -> bytes:
    """A picture as a telephone keeps it, lying on its side; written once by libheif with x265, which we do not have."""
    return (Path(__file__).parent / "phone.heic").read_bytes()


def lying() -> Image.Image:
    return upright().transpose(Image.Transpose.ROTATE_90)


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


GIVEN: dict[str, Callable[[], bytes]] = {
    "anh.heic": heic,
    "IMG_0001.JPG": lambda: saved(lying(), "JPEG", exif=exif(6), quality=95),
    "anh.avif": lambda: saved(lying(), "AVIF", exif=exif(6), quality=95),
    "quet.tif": lambda: saved(lying(), "TIFF", exif=exif(6)),
    "anh.webp": lambda: saved(lying(), "WEBP", exif=exif(6), icc_profile=srgb(), lossless=True),
    "chup man hinh.png": lambda: saved(upright().convert("RGBA"), "PNG", exif=exif()),
}


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    return tmp_path / "content" / "2026-11" / "assets"


def take(assets: Path, data: bytes, name: str = "02-han-cmnd", *, opaque: bool = True) -> photographs.Photograph:
    return take_photograph(assets.parents[2], assets, name, data, "ảnh.jpg", opaque=opaque)


@pytest.mark.parametrize("name", GIVEN)
def test_whatever_a_telephone_makes_becomes_a_bare_upright_jpeg(assets: Path, name: str) -> None:
    data = GIVEN[name]()
    taken = take(assets, data)
    assert (taken.path, taken.width, taken.height) == (assets / "02-han-cmnd.jpg", 96, 160)
    written = taken.path.read_bytes()
    assert not [secret for secret in SECRETS if secret in written]
    with Image.open(taken.path) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (96, 160))
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        for place, color in (((48, 20), RED), ((48, 140), BLUE)):
            assert max(abs(a - b) for a, b in zip(pixel(image, place), color, strict=True)) < 16
    assert [path.name for path in assets.iterdir()] == ["02-han-cmnd.jpg"]


def pixel(image: Image.Image, place: tuple[int, int]) -> tuple[int, ...]:
    found = image.getpixel(place)
    assert isinstance(found, tuple)
    return tuple(map(int, found))


def test_an_emblem_lets_its_ground_through(assets: Path) -> None:
    round_one = Image.new("RGBA", (1600, 1600), (0, 0, 0, 0))
    round_one.paste((200, 30, 30, 255), (400, 400, 1200, 1200))
    taken = take(assets, saved(round_one, "PNG"), "huy-hieu", opaque=False)
    with Image.open(taken.path) as image:
        assert (taken.path.name, image.mode, image.size) == ("huy-hieu.png", "RGBA", (1000, 1000))
        assert pixel(image, (10, 10))[3] == 0
        assert pixel(image, (500, 500)) == (200, 30, 30, 255)


def test_a_large_picture_is_made_smaller(assets: Path) -> None:
    taken = take(assets, saved(Image.new("RGB", (8000, 2000), RED), "JPEG"))
    assert (taken.width, taken.height) == (4000, 1000)


def test_other_pictures_have_other_names_and_the_same_one_is_there_once(assets: Path) -> None:
    first, second = saved(upright(), "PNG"), saved(lying(), "PNG")
    names = [take(assets, data).path.name for data in (first, second, first, second)]
    assert names == ["02-han-cmnd.jpg", "02-han-cmnd-2.jpg", "02-han-cmnd.jpg", "02-han-cmnd-2.jpg"]
    assert len(list(assets.iterdir())) == 2


def bomb() -> bytes:
    """A PNG of a few bytes that says it has 60 000 × 60 000 pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "trống rỗng"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "trang web, hoặc ảnh SVG"),
        (b"GIF89a" + bytes(40), "ảnh GIF"),
        (b"%PDF-1.7\n", "tài liệu PDF"),
        (b"MZ" + bytes(60), "không phải là ảnh"),
        (heic()[:600], "HEIC"),
        (saved(upright(), "JPEG")[:-400], "bị hỏng"),
        (bomb(), "lớn quá 50 triệu điểm ảnh"),
    ],
)
def test_what_is_no_picture_is_refused_and_nothing_is_written(assets: Path, data: bytes, message: str) -> None:
    with pytest.raises(NotTakenError, match=message) as refused:
        take(assets, data)
    assert refused.value.hint
    assert not assets.exists() or not list(assets.iterdir())


def test_there_is_an_end_of_files(assets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photographs, "MOST_FILES", 3)
    assets.mkdir(parents=True)
    for number in range(3):
        (assets / f"khac-{number}.jpg").touch()
    with pytest.raises(NotTakenError, match="đã có 3 tệp"):
        take(assets, saved(upright(), "PNG"))
    assert len(list(assets.iterdir())) == 3


def test_a_folder_that_leads_out_is_no_place(assets: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assets.parent.mkdir(parents=True)
    link(assets, elsewhere, to_folder=True)
    with pytest.raises(OutsideError):
        take(assets, saved(upright(), "PNG"))
    assert not list(elsewhere.iterdir())


def test_a_name_is_always_ours(assets: Path) -> None:
    taken = take(assets, saved(upright(), "PNG"), "Tin số 1 – «ảnh»")
    assert taken.path == assets / "tin-so-1-anh.jpg"
