"""`kind: notice`: an announcement."""

from __future__ import annotations

from bantin.model.base import Line, about
from bantin.model.item import SEVERITIES, AlertSeverity, Item
from bantin.model.sample import PICTURE, Fields, SampleMonth, SampleWords


class Notice(Item):
    """An announcement."""

    label = "Thông báo"
    default_icon = "megaphone"
    happens = True
    lists = ("text",)
    face = ("text",)
    instructions = "text"
    most = 2
    paragraphs = ("text",)
    leads = True
    visited = True

    severity: AlertSeverity = about(*SEVERITIES, default=AlertSeverity.INFO)
    text: tuple[Line, ...] = about("Nội dung, mỗi đoạn một dòng", "The text, a paragraph a line", min_length=1)

    @classmethod
    def example(cls, month: SampleMonth) -> Fields:
        return {
            "title": "Lịch tiếp công dân",
            "summary": "Công an phường thông báo lịch tiếp công dân trong tháng.",
            "severity": "info",
            "text": ["Tiếp công dân vào sáng thứ Năm hằng tuần tại trụ sở công an phường."],
        }

    @classmethod
    def specimen(cls, words: SampleWords, month: SampleMonth) -> Fields:
        return {"text": words.lines, "image": {"file": PICTURE, "alt": words.summary, "fit": "crop"}}
