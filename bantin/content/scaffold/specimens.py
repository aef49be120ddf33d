"""Specimens: one item of each kind with the shortest, the longest and the most accented words, in every theme.

Designers look at them; nothing of them is ever published.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from bantin.content.reading.month import read_themes, read_unit
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin, BulletinFile, Document, Entry, Period
from bantin.model.diagnostic import Diagnostic, has_errors
from bantin.model.items import KINDS, Image
from bantin.model.unit import Unit, VideoFormat

_FOLDER = Path(__file__).parent / "data"
_PICTURE = "anh-mau.png"
_MONTH = "2024-11"
_DAY = dt.date(2024, 11, 30)
_ENDLESS = 600
"""Seconds that no film of specimens reaches."""
_SHAPES = ("1080x1920", "1920x1080", "1080x1080")


@dataclass(frozen=True, slots=True)
class Specimen:
    """A month of specimens.

    Attributes:
        theme: name of the theme.
        words: which words: `ngan` the shortest, `dai` the longest, `dau` the most accented.
    """

    theme: str
    words: str
    bulletin: Bulletin


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    summary: str
    line: str
    lines: int
    number: str

    @property
    def list(self) -> list[str]:
        """Entries of a list."""
        return [self.line] * self.lines


_FIELDS: Mapping[str, Callable[[_Words, str], dict[str, Any]]] = {
    "warning": lambda words, _: {"tricks": [*words.list, words.line], "advice": words.list[:2]},
    "case": lambda words, _: {"story": words.list, "damage": f"{words.number} đồng", "lessons": words.list[:2]},
    "guide": lambda words, _: {"steps": [*words.list, words.line], "note": words.line},
    "figures": lambda words, _: {
        "values": [{"label": words.summary.rstrip("."), "value": words.number}]
        + [{"label": words.line.replace("**", ""), "value": words.number, "unit": "%"}] * (words.lines - 1),
        "series": {
            "title": words.line.replace("**", ""),
            "points": [{"label": f"Tháng {month}", "value": str(month * month)} for month in (9, 10, 11)],
        },
    },
    "service": lambda words, _: {
        "what": words.summary,
        "who": words.line,
        "how": words.list,
        "address": "https://dichvucong.gov.vn",
    },
    "deadline": lambda words, _: {"date": dt.date(2024, 12, 31), "todo": words.list},
    "question": lambda words, _: {"question": words.summary, "answer": words.list},
    "appeal": lambda words, contact: {
        "image": Image(file=_PICTURE, alt=words.summary),
        "description": words.list,
        "contact": contact,
    },
    "notice": lambda words, _: {"text": words.list, "image": Image(file=_PICTURE, alt=words.summary)},
}
"""For each kind its own fields. A test fails where a kind has none."""


def specimens(root: Path) -> tuple[list[Specimen], list[Diagnostic]]:
    """Make the specimens of a workspace: with its unit, in all of its themes.

    Returns:
        The specimens, none where the unit cannot be read; and what is wrong with the unit and the themes.
    """
    unit, found = read_unit(root)
    themes, more = read_themes(root)
    if unit is None or has_errors(found):
        return [], [*found, *more]
    # Shipped data of bantin's own, and no editor's text: the safe loader does.
    written = yaml.safe_load((_FOLDER / "specimens.yaml").read_text(encoding="utf-8"))
    variants = {name: _Words(**words) for name, words in written.items()}
    made = [
        Specimen(theme, name, Bulletin(_MONTH, _roomy(unit), _header(words), values, _entries(words, unit.value)))
        for theme, values in themes.items()
        for name, words in variants.items()
    ]
    return made, [*found, *more]


def _roomy(unit: Document[Unit]) -> Document[Unit]:
    """Let films have every shape that there are looks for, and be so long that no slide is shortened."""
    channels = unit.value.channels
    if channels.video is None:
        return unit
    own = channels.video.formats
    sizes = [size for size in _SHAPES if size not in {shape.pixels for shape in own}]
    formats = (*own, *(VideoFormat(id=f"khuon-{size}", pixels=size) for size in sizes))
    video = channels.video.model_copy(update={"limit_seconds": _ENDLESS, "formats": formats})
    roomy = unit.value.model_copy(update={"channels": channels.model_copy(update={"video": video})})
    return replace(unit, value=roomy)


def _header(words: _Words) -> Document[BulletinFile]:
    period = Period(start=_DAY.replace(day=1), end=_DAY)
    return Document("", BulletinFile(title=f"Bản tin: {words.title}", period=period, intro=words.summary))


def _entries(words: _Words, unit: Unit) -> tuple[Entry, ...]:
    data = (_FOLDER / _PICTURE).read_bytes()
    picture = Asset(_PICTURE, str(_FOLDER / _PICTURE), hashlib.sha256(data).hexdigest())
    common = {"title": words.title, "summary": words.summary}
    entries = []
    for kind, model in KINDS.items():
        item = model.model_validate(common | _FIELDS[kind](words, unit.contacts[0].id))
        entries.append(Entry(kind, kind, Document("", item), picture if item.image else None))
    return tuple(entries)
