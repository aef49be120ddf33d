"""Specimens: one item of each kind with short, usual, long and accented texts and with pictures, in every theme.

Designers look at them; nothing of them is ever published.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bantin.content.reading.month import read_unit
from bantin.content.reading.themes import read_themes
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin, BulletinFile, Document, Entry, Period
from bantin.model.diagnostic import Diagnostic, has_errors
from bantin.model.kinds import KINDS
from bantin.model.parts.channels import VideoFormat
from bantin.model.sample import PICTURE, Fields, SampleMonth, SampleWords
from bantin.model.unit import Unit

_FOLDER = Path(__file__).parent / "data"
_MONTH = "2024-11"
_DAY = dt.date(2024, 11, 30)
_ENDLESS = 600
"""Seconds that no film of specimens reaches."""
_SHAPES = ("1080x1920", "1920x1080", "1080x1080")


@dataclass(frozen=True, slots=True)
class Specimen:
    """A bulletin that holds one item of each kind, for one theme and one set of texts.

    Attributes:
        theme: name of the theme.
        words: which words: `ngan` the shortest, `vua` usual ones, `dai` the longest, `dau` the most accented; `ngang`
            and `dung` are usual words with a wide and an upright picture.
    """

    theme: str
    words: str
    bulletin: Bulletin


_USUAL = SampleWords(
    "Cuộc gọi tự xưng công an: dừng máy, gọi 113",
    "Nhiều bà con nhận cuộc gọi tự xưng công an, giục chuyển tiền để “chứng minh trong sạch”.",
    "Gọi lại số của cơ quan **in trên giấy tờ**, đừng gọi số họ đọc.",
    3,
    "78.742",
)

_WORDS = {
    "vua": _USUAL,
    "ngan": SampleWords("Cảnh giác", "Đừng tin.", "Hỏi lại.", 1, "7"),
    "dai": SampleWords(
        "Giả danh cán bộ Công an gọi điện “hỗ trợ” cập nhật định danh mức 2 để chiếm đoạt tài sản",
        "Đối tượng tự xưng cán bộ, lấy cớ giấy tờ sắp hết giá trị, giục bà con làm theo ngay rồi lừa cài ứng dụng giả.",
        "Gửi đường dẫn cài ứng dụng giả mạo rồi xin **quyền điều khiển** điện thoại.",
        3,
        "1.234.567,89",
    ),
    "dau": SampleWords(
        "“Ẫ, Ộ, Ữ, Ẵ” – NHỮNG CHỮ CHỒNG DẤU NHẤT CỦA TIẾNG VIỆT",
        "Ngẫm nghĩ kỹ những lời mời gọi ngọt ngào, sẵn sàng ngừng lại và hỗ trợ bà con ở Nguyễn Thượng Hiền.",
        "Nghĩ kỹ, **hỏi ngược lại**, đừng vội gửi tiền.",
        2,
        "93,32",
    ),
}
"""Usual texts, the shortest, longest and most accented ones; every look must hold each."""

_PICTURES = {"ngang": (PICTURE, "crop"), "dung": ("anh-mau-dung.png", "whole")}
"""A wide picture that fills its place, and an upright one, of a person, that is shown whole."""


def specimens(root: Path) -> tuple[list[Specimen], list[Diagnostic]]:
    """Return the specimens of a workspace: with its unit, in each of its themes.

    Returns:
        The specimens, none where the unit cannot be read; and what is wrong with the unit and the themes.
    """
    unit, found = read_unit(root)
    themes, more = read_themes(root)
    if unit is None or has_errors(found):
        return [], [*found, *more]
    made = []
    for theme, values in themes.items():
        for name, words in _WORDS.items():
            month = Bulletin(_MONTH, _roomy(unit), _header(words), values, _entries(words, unit.value))
            made.append(Specimen(theme, name, month))
        for name, (file, fit) in _PICTURES.items():
            entries = _entries(_USUAL, unit.value, {"image": {"file": file, "alt": _USUAL.summary, "fit": fit}})
            made.append(Specimen(theme, name, Bulletin(_MONTH, _pictured(unit), _header(_USUAL), values, entries)))
    return made, [*found, *more]


def _pictured(unit: Document[Unit]) -> Document[Unit]:
    """Return the unit with those channels alone that show pictures."""
    roomy = _roomy(unit)
    channels = roomy.value.channels.model_copy(update={"led": None, "zalo": None})
    return replace(roomy, value=roomy.value.model_copy(update={"channels": channels}))


def _roomy(unit: Document[Unit]) -> Document[Unit]:
    """Return the unit with a film format for each orientation and no practical limit of length."""
    channels = unit.value.channels
    if channels.video is None:
        return unit
    own = channels.video.formats
    sizes = [size for size in _SHAPES if size not in {shape.pixels for shape in own}]
    formats = (*own, *(VideoFormat(id=f"khuon-{size}", pixels=size) for size in sizes))
    video = channels.video.model_copy(update={"limit_seconds": _ENDLESS, "formats": formats})
    roomy = unit.value.model_copy(update={"channels": channels.model_copy(update={"video": video})})
    return replace(unit, value=roomy)


def _header(words: SampleWords) -> Document[BulletinFile]:
    period = Period(start=_DAY.replace(day=1), end=_DAY)
    return Document("", BulletinFile(title=f"Bản tin: {words.title}", period=period, intro=words.summary))


def _entries(words: SampleWords, unit: Unit, more: Fields | None = None) -> tuple[Entry, ...]:
    month = SampleMonth(_DAY.replace(day=1), unit.contacts[0].id)
    common = {"title": words.title, "summary": words.summary}
    entries = []
    for kind, model in KINDS.items():
        item = model.model_validate(common | model.specimen(words, month) | (more or {}))
        entries.append(Entry(kind, kind, Document("", item), _asset(item.image.file) if item.image else None))
    return tuple(entries)


@cache
def _asset(name: str) -> Asset:
    path = _FOLDER / name
    return Asset(name, str(path), hashlib.sha256(path.read_bytes()).hexdigest())
