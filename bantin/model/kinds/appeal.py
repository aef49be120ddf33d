"""`kind: appeal`: a request for the public's help, with a picture if there is one."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from bantin.model.base import Identifier, Line, about
from bantin.model.item import SEVERITIES, AlertSeverity, Item
from bantin.model.parts.picture import Image
from bantin.model.sample import PICTURE, Fields, SampleMonth, SampleWords
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised

_GARMENT = regex(r"\b(?:áo|quần|váy|đầm|mũ|nón|khăn|giày|dép|ủng|đồng phục|ba lô|balo|giỏ|túi)\b", re.IGNORECASE)
_WORN = regex(rf"\bmặc\b|{_GARMENT.pattern}", re.IGNORECASE)
"""Words for what people wear, by which they are recognised from afar."""


class Appeal(Item):
    """A request for the public's help, with a picture if there is one."""

    label = "Thông báo tìm"
    default_icon = "search"
    default_severity = AlertSeverity.CAUTION
    group = "soon"
    default_scene = "search"
    lists = ("description",)
    face = ("description",)
    paragraphs = ("description",)
    leads = True
    visited = True
    calls = True
    instructions = "description"
    lead_words = 64  # whoever may have seen whom we seek reads on

    severity: AlertSeverity = about(*SEVERITIES, default=default_severity)
    image: Image | None = about(
        "Ảnh người hoặc vật cần tìm; chưa có ảnh thì bỏ trống", "Picture of who or what is sought, if any", default=None
    )
    description: tuple[Line, ...] = about("Mô tả, đặc điểm", "Description", min_length=1)
    contact: Identifier = about(
        "Mã đầu mối nhận tin trong unit.yaml", "Identifier of the contact", label="Đầu mối nhận tin"
    )

    @property
    def recognised(self) -> tuple[tuple[str, str], ...]:
        """What whoever is sought wears: the parts of a sentence that say so one after the other, then fewer of them."""
        values = ((self.summary, "summary"), *((line, f"description.{at}") for at, line in enumerate(self.description)))
        for text, path in values:
            parts = re.split(r"[,;.]\s+", plain(text).rstrip("."))
            worn = list(takewhile(_WORN.search, dropwhile(lambda part: not _WORN.search(part), parts)))
            if worn:
                bare = [worn[0][found.start() :] if (found := _GARMENT.search(worn[0])) else worn[0], *worn[1:]]
                ways = [worn, *(bare[:count] for count in range(len(bare), 0, -1))]
                return tuple((capitalised(", ".join(way)), path) for way in ways)
        return ()

    @classmethod
    def example(cls, month: SampleMonth) -> Fields:
        return {
            "title": "Tìm người làm chứng vụ va chạm giao thông",
            "summary": "Công an phường đề nghị người chứng kiến vụ việc cung cấp thông tin.",
            "severity": "caution",
            "description": ["Xe máy màu đen đi theo hướng từ ngã tư về phía chợ, lúc khoảng 18:30."],
            "contact": month.contact,
        }

    @classmethod
    def specimen(cls, words: SampleWords, month: SampleMonth) -> Fields:
        picture = {"file": PICTURE, "alt": words.summary, "fit": "crop"}
        return {"image": picture, "description": words.lines, "contact": month.contact}
