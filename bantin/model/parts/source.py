"""Where an item's facts come from, and what it names on purpose."""

from __future__ import annotations

from collections.abc import Mapping

from bantin.model import written
from bantin.model.base import (
    Date,
    Line,
    Model,
    WebAddress,
    about,
)
from bantin.text.dates import short_date


class Source(Model):
    """Where a figure or a fact comes from."""

    name: Line = about("Tên nguồn", "Name of the source")
    url: WebAddress | None = about("Địa chỉ trang nguồn", "Address of the source", default=None)
    date: Date | None = about("Ngày công bố", "Date of publication", default=None)

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Part the name from the web address behind it."""
        name, url = written.with_address(text)
        return {"name": name} | ({"url": url} if url else {})

    @property
    def dated(self) -> str:
        """The source as a picture names it: `Báo cáo (05/07/2024)`."""
        return f"{self.name} ({short_date(self.date)})" if self.date else self.name

    @property
    def line(self) -> str:
        """The source as a text names it: `Báo cáo (05/07/2024) – https://…`."""
        return f"{self.dated} – {self.url}" if self.url else self.dated


class Publication(Model):
    """Personal data that an item names on purpose: a plate that is sought, the number of a fraudster."""

    text: Line = about("Điều được nêu, đúng như trong bài", "What is named, as it is written")
    why: Line = about("Vì sao phải nêu", "Why it must be named", max_length=200)
    basis: Line = about("Căn cứ: điều luật, quyết định, người đồng ý", "Legal basis or consent", max_length=200)
