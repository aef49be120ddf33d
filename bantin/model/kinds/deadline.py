"""`kind: deadline`: something to do before a date."""

from __future__ import annotations

import datetime as dt

from bantin.model.base import Date, Line, about
from bantin.model.item import SEVERITIES, AlertSeverity, Item
from bantin.model.parts.section import Section
from bantin.model.sample import Fields, SampleMonth, SampleWords
from bantin.text.dates import long_date, short_date


class Deadline(Item):
    """Something to do before a date."""

    label = "Thời hạn"
    default_icon = "calendar-clock"
    also_called = ("Hạn cuối", "Hạn chót", "Hạn nộp", "Hạn đăng ký", "Hạn kê khai")
    default_severity = AlertSeverity.CAUTION
    group = "soon"
    default_scene = "calendar"
    lists = ("todo",)
    face = ("todo",)
    instructions = "todo"
    numbered = ("todo",)
    weighty = ("date", "todo")
    pictured = False

    severity: AlertSeverity = about(*SEVERITIES, default=default_severity)
    date: Date = about("Ngày hết hạn", "The last day")
    todo: tuple[Line, ...] = about("Việc cần làm", "What to do", min_length=1)

    @property
    def last_day(self) -> dt.date:
        return self.date

    @property
    def sections(self) -> tuple[Section, ...]:
        return (Section("date", (f"Hạn cuối: {long_date(self.date)}",)), *super().sections)

    @property
    def slide_words(self) -> tuple[str, ...]:
        return (short_date(self.date),)

    @classmethod
    def example(cls, month: SampleMonth) -> Fields:
        return {
            "title": "Hạn cuối cập nhật thông tin cư trú",
            "summary": "Bà con chưa cập nhật thông tin cư trú cần hoàn thành trước thời hạn.",
            "severity": "caution",
            "date": str(month.later),
            "todo": ["Mang giấy tờ tùy thân tới trụ sở công an phường, hoặc cập nhật trên Cổng dịch vụ công."],
        }

    @classmethod
    def specimen(cls, words: SampleWords, month: SampleMonth) -> Fields:
        return {"date": str(month.later), "todo": words.lines}
