"""`kind: figures`: figures of the month, and a chart of them."""

from __future__ import annotations

import datetime as dt
import math
import sys
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, StringConstraints, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from bantin.model import written
from bantin.model.base import Date, Line, Model, about, as_text
from bantin.model.item import Item
from bantin.model.parts.section import Section
from bantin.model.parts.several_series import several_series
from bantin.model.sample import Fields, SampleMonth, SampleWords
from bantin.text.dates import short_date
from bantin.text.numbers import display_number, format_number, parse_number
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised
from bantin.text.typesetting import typeset_unit

_NUMBER = r"([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?"
WrittenNumber = Annotated[str, StringConstraints(pattern=rf"^[+\-−]?{_NUMBER}$"), as_text(written.number)]
"""A number as Vietnamese text writes it: 368.063 or 93,32. A plain 368063 is taken too."""

WrittenCount = Annotated[str, StringConstraints(pattern=rf"^[+\-−]?{_NUMBER}(/{_NUMBER})?$"), as_text(written.number)]
"""A number, or how many of how many: 92/92."""


Unit = Annotated[Line, AfterValidator(typeset_unit)]
"""What a number counts or measures; its signs are set as those behind numbers in texts."""

_SCALES = {"nghìn", "ngàn", "triệu", "tỷ", "tỉ"}


class FigureValue(Model):
    """One figure."""

    label: Line = about("Con số nói về điều gì", "What is counted")
    value: WrittenCount = about(
        "Con số, viết kiểu Việt Nam: 368.063 hoặc 93,32; bao nhiêu trên bao nhiêu: 92/92",
        "Number in Vietnamese notation",
    )
    unit: Unit | None = about("Đơn vị: hồ sơ, %, nghìn, tỷ đồng…", "Unit", default=None)
    change: Line | None = about("Thay đổi so với kỳ trước", "Change since the last period", default=None)
    source: Line | None = about("Nguồn của con số", "Source", default=None)
    as_of: Date | None = about("Số liệu tính đến ngày", "Date of the figure", default=None)

    def said(self) -> dict[str, Any]:
        """Return what it tells readers; 63206 and 63.206 are one number."""
        return super().said() | {"value": display_number(self.value)}

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        if found := written.labelled(text):
            return {"label": found[0], "value": found[1]}
        if counted := written.counted(text):
            number, unit, label = counted
            return {"label": label, "value": number} | ({"unit": unit} if unit else {})
        return {"value": text} if written.quantity(text) else {}

    @classmethod
    def spelled_out(cls, fields: Mapping[str, Any]) -> Mapping[str, Any]:
        """Part the unit from the number that it was written with: «8.000 đồng/người/tháng», «1,2 tỷ» of `đồng`."""
        value, unit = fields.get("value"), fields.get("unit")
        found = written.quantity(value) if isinstance(value, str) else None
        if found is None or not found[1]:
            return fields
        number, own = found
        if unit is None:
            return {**fields, "value": number, "unit": own}
        if isinstance(unit, str) and own.casefold() in _SCALES and unit.casefold().startswith("đồng"):
            return {**fields, "value": number, "unit": f"{own} {unit}"}
        return {**fields, "value": number} if isinstance(unit, str) and unit.startswith(own) else fields

    @property
    def quantity(self) -> str:
        """The number with its unit, as text writes it: `368.063 hồ sơ`, `93,32%`."""
        unit = self.unit or ""
        return display_number(self.value) + (unit if unit in {"", "%"} else f" {unit}")

    @property
    def line(self) -> str:
        """The figure as a text says it: its label goes on with it (`14 người mắc sốt`), or names it (`Hồ sơ: 14`)."""
        goes_on = self.label[:1].islower()
        said = f"{self.quantity} {self.label}" if goes_on else f"{self.label}: {self.quantity}"
        return said + (f" ({self.change})" if self.change else "")

    def origin(self, named: Collection[str]) -> str:
        """Tell of which day it is and where it comes from: `tính đến ngày 31/10/2024, theo Báo cáo tháng`.

        Args:
            named: sources that are named elsewhere.
        """
        day = f"tính đến ngày {short_date(self.as_of)}" if self.as_of else ""
        source = f"theo {self.source}" if self.source and self.source not in named else ""
        return ", ".join(part for part in (day, source) if part)


class SeriesPoint(Model):
    """One point of a chart."""

    label: Line = about("Nhãn", "Label")
    value: WrittenNumber = about("Giá trị", "Value")

    def said(self) -> dict[str, Any]:
        """Return what it tells readers; 63206 and 63.206 are one number."""
        return super().said() | {"value": display_number(self.value)}

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        found = written.labelled(text)
        if found:
            return {"label": found[0], "value": found[1]}
        return {"value": text} if written.quantity(text) else {}

    @property
    def amount(self) -> Decimal:
        """The value as a number."""
        return Decimal(self.value.replace(".", "").replace(",", ".").replace("−", "-"))


class ChartType(StrEnum):
    """How a series is drawn."""

    BAR = "bar"
    LINE = "line"
    DONUT = "donut"


MOST_POINTS = 36
"""Three years of months."""

MOST_BARS = 12
"""More bars than this have no room below one another."""

MOST_SHARES = 6
"""More parts of a ring than this cannot be told apart: the smallest are summed."""

REST = "Khác"
"""What the sum of the smallest parts of a ring is called."""


class Series(Model):
    """Figures for a chart."""

    unsaid = frozenset({"chart"})

    title: Line = about("Tên biểu đồ", "Title of the chart")
    unit: Unit | None = about("Đơn vị", "Unit", default=None)
    points: tuple[SeriesPoint, ...] = about("Các điểm", "Points", min_length=2, max_length=MOST_POINTS)
    chart: ChartType = about(
        "Kiểu biểu đồ: bar (thanh, cột, để so sánh), line (đường, theo thời gian), donut (tròn, các phần của một tổng)",
        "How it is drawn: bars to compare, a line over time, a ring of parts of a whole",
        default=ChartType.BAR,
        validate_default=True,
    )

    @property
    def in_unit(self) -> str:
        """The unit as it stands behind the title: « (lượt)»; empty without one, and where the title says it."""
        return f" ({self.unit})" if self.unit and f"({self.unit})".casefold() not in self.title.casefold() else ""

    @classmethod
    def spelled_out(cls, fields: Mapping[str, Any]) -> Mapping[str, Any]:
        """Part the unit from the numbers of the points, where all that have one have the same."""
        points = fields.get("points")
        if not isinstance(points, list) or not all(isinstance(point, dict) for point in points):
            return fields
        parts = [written.quantity(point["value"]) if isinstance(point.get("value"), str) else None for point in points]
        own, unit = {part[1] for part in parts if part and part[1]}, fields.get("unit")
        if not own and unit is None and fields.get("chart") == ChartType.DONUT and _near_a_hundred(points):
            return {**fields, "unit": "%"}
        if len(own) != 1 or unit not in {None, *own}:
            return fields
        bare = [
            {**point, "value": part[0]} if part and part[1] else point
            for point, part in zip(points, parts, strict=True)
        ]
        return {**fields, "unit": own.pop(), "points": bare}

    @model_validator(mode="before")
    @classmethod
    def _is_one(cls, data: object) -> object:
        if several := several_series(data):
            titled = isinstance(data, Mapping) and bool(data.get("title"))
            raise PydanticCustomError("several_series", "a chart draws one", {"series": several, "titled": titled})
        return data

    @field_validator("chart")
    @classmethod
    def _fits_points(cls, chart: ChartType, info: ValidationInfo) -> ChartType:
        points: tuple[SeriesPoint, ...] = info.data.get("points", ())
        values = [point.amount for point in points]
        if chart is ChartType.DONUT and not _is_whole(values, info.data.get("unit")):
            raise PydanticCustomError("no_whole", "not the parts of a whole")
        if chart is ChartType.BAR and min(values, default=Decimal()) < 0:
            raise PydanticCustomError("bar_below_zero", "bars start at zero")
        if chart is ChartType.BAR and len(points) > MOST_BARS:
            raise PydanticCustomError(
                "too_many_bars", "more bars than have room", {"there": len(points), "max_length": MOST_BARS}
            )
        return chart

    @property
    def summed(self) -> tuple[SeriesPoint, ...]:
        """The smallest parts of a ring that has too many, in their order; an editor's own rest is one of them."""
        if self.chart is not ChartType.DONUT or len(self.points) <= MOST_SHARES:
            return ()
        named = sorted(self.points, key=lambda point: (point.label == REST, -point.amount))[: MOST_SHARES - 1]
        return tuple(point for point in self.points if point not in named)

    @property
    def drawn(self) -> tuple[SeriesPoint, ...]:
        """The points as charts show them: all, of a ring no more than can be told apart."""
        if not self.summed:
            return self.points
        rest = format_number(sum((point.amount for point in self.summed), Decimal()))
        return *(point for point in self.points if point not in self.summed), SeriesPoint(label=REST, value=rest)


_NEAR = 5
"""How far from a hundred percentages with a slip in one of them may be."""


def _near_a_hundred(points: Sequence[Mapping[str, Any]]) -> bool:
    """Return whether numbers without a unit can be nothing but percentages: with decimals, and about a hundred."""
    numbers = [found[0] for point in points if (found := written.quantity(str(point.get("value"))))]
    if len(numbers) < len(points) or not any("," in number for number in numbers):
        return False
    return abs(sum(map(parse_number, numbers), Decimal(-100))) <= _NEAR


def _is_whole(values: Sequence[Decimal], unit: str | None) -> bool:
    """Return whether values are the parts of one whole; percentages make a hundred, but for what rounding takes."""
    if not values or min(values) <= 0:
        return False
    return unit != "%" or abs(sum(values, Decimal(-100))) <= 1


_FEW_POINTS = 6
"""Points of a chart that has room on a first card."""


_SCALE = 4
"""Figures of one unit that are a scale."""

_RATE = "/"
"""What a price has in its unit: «đồng/kWh»."""

_NUMBERS = regex(r"\d[\d.]*(?:,\d+)?")
_CLAUSES = regex(r"[^;.]*(?:[.](?=\d)[^;.]*)*(?:;|[.]|$)")
"""The clauses of a summary, each with the mark that ends it."""

_MOSTLY = 0.8
"""Share of a chart's title that a figure's words hold which says the same."""


class Figures(Item):
    """Figures of the month."""

    label = "Số liệu"
    default_icon = "chart-column"
    default_scene = "figures"
    lists = ("values", "series")
    # A table that lacks its last row is read as a whole one; the chart is what the page adds.
    gist = MappingProxyType({"values": sys.maxsize, "origin": 1})
    face = ("values", "series")
    pictured = False
    most = 4

    values: tuple[FigureValue, ...] = about(
        "Các con số; số đầu tiên nổi bật nhất", "Figures, first is hero", min_length=1
    )
    series: Series | None = about(
        "Chuỗi số liệu cho biểu đồ, mỗi tin một chuỗi; mỗi điểm một số",
        "Series for a chart, one an item; each point is one number",
        default=None,
    )

    @property
    def is_scale(self) -> bool:
        """Whether its figures are the steps of one scale, such as prices: they are read side by side, in one table.

        Steps have one unit, and it is a price, or their names begin alike: «Bậc 1», «Bậc 2». No step stands for all.
        """
        if self.series is not None or len(self.values) < _SCALE or len({value.unit for value in self.values}) > 1:
            return False
        named = {value.label.split()[0].casefold() for value in self.values}
        return _RATE in (self.values[0].unit or "") or len(named) == 1

    @property
    def passing_words(self) -> float:
        return math.inf if self.is_scale else super().passing_words  # a table is looked up, not read in passing

    @property
    def card_summary(self) -> str:
        """What the summary says beside the figures: clauses all of whose numbers cards show are left to texts."""
        points = self.series.points if self.series else ()
        shown = [display_number(value.value) for value in self.values] + [display_number(one.value) for one in points]
        said = {
            number for text in (*shown, *(one.change or "" for one in self.values)) for number in _NUMBERS.findall(text)
        }
        if "**" in self.summary:
            return self.summary
        clauses = [found[0] for found in _CLAUSES.finditer(self.summary)]
        kept = [clause for clause in clauses if not (told := set(_NUMBERS.findall(clause))) or told - said]
        return capitalised(" ".join(clause.strip() for clause in kept).rstrip(";, "))

    @property
    def uncarded(self) -> frozenset[str]:
        return frozenset() if self.card_summary else frozenset({"summary"})

    @property
    def openings(self) -> tuple[tuple[str, ...], ...]:
        """A number with the chart of few points that it stands in; else numbers alone: another story, another card."""
        if self.is_scale:
            table = ("values",) * len(self.values)
            return ("summary", *table), table, ("summary",), ()
        if self.series is None:
            return ()
        if any(point.value == self.values[0].value for point in self.series.points):
            return (("values", "series"),) if len(self.series.points) <= _FEW_POINTS else ()
        return tuple(("values",) * count for count in range(min(self.most, len(self.values)), 0, -1))

    @property
    def origin(self) -> str:
        """Where all figures come from and of which day they are; empty where that is told of each by itself."""
        first, *others = self._origins
        return first if all(other in {first, ""} for other in others) else ""

    @property
    def by_origin(self) -> tuple[FigureValue, ...]:
        """The first figure of each day and source that figures are of, so that looks need not ask all of them."""
        return tuple({(value.as_of, value.source): value for value in reversed(self.values)}.values())[::-1]

    @property
    def _origins(self) -> list[str]:
        named = [source.name for source in self.sources]
        return [value.origin(named) for value in self.values]

    @property
    def told(self) -> tuple[str, ...]:
        """The figures, a line each: with change, and with their origin where that is not the same of all."""
        differ = not self.origin
        return tuple(
            value.line + (f", {origin}" if origin and differ else "")
            for value, origin in zip(self.values, self._origins, strict=True)
        )

    @property
    def sections(self) -> tuple[Section, ...]:
        found = [Section("values", self.told, "-")]
        if self.series:
            lines = tuple(f"{point.label}: {display_number(point.value)}" for point in self.series.points)
            found.append(Section("series", lines, "-", title=self.series.title + self.series.in_unit))
        if self.origin:
            found.append(Section("origin", (f"Số liệu {self.origin}.",)))
        return tuple(found)

    @property
    def board_words(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The title alone: a figure follows it."""
        return (self.title, "title"), ("", "")

    @property
    def board_figure(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The first figure."""
        return (self.values[0].quantity, "values.0.value"), (self.values[0].label, "values.0.label")

    @property
    def slide_words(self) -> tuple[str, ...]:
        hero = self.values[0]
        return display_number(hero.value), hero.unit or "", hero.label

    @property
    def chart_words(self) -> tuple[str, ...]:
        if self.series is None:
            return ()
        points = (f"{point.label} {display_number(point.value)}" for point in self.series.drawn)
        return self.series.title, *points

    @property
    def series_repeats(self) -> bool:
        """Whether the chart is of what its first figure says already."""
        hero = self.values[0]
        said = {*f"{hero.label} {hero.unit or ''}".casefold().split()}
        titled = {*self.series.title.casefold().split()} if self.series else set()
        return len(titled & said) >= _MOSTLY * len(titled)

    @property
    def unfinished(self) -> str:
        """The days that its chart's last point is of, «1–25/11», where the month was not over on its hero's day."""
        hero, last = self.values[0], self.series.points[-1] if self.series else None
        day = hero.as_of
        if not day or not last or last.value != hero.value or (day + dt.timedelta(days=1)).day == 1:
            return ""
        return f"1–{day.day}/{day.month}" if last.label.casefold() in {f"tháng {day.month}", f"t{day.month}"} else ""

    @property
    def chart_gist(self) -> tuple[str, ...]:
        if self.series is None:
            return ()
        points = (f"{point.label} {display_number(point.value)}" for point in self.series.drawn[-2:])
        return *(() if self.series_repeats else (self.series.title,)), *points

    @classmethod
    def example(cls, month: SampleMonth) -> Fields:
        return {
            "title": "Kết quả trong tháng",
            "summary": "Một số kết quả công tác chuyển đổi số của đơn vị trong tháng.",
            "values": [
                {
                    "label": "Lượt người đã tiếp",
                    "value": "1.234",
                    "unit": "lượt",
                    "change": "tăng 5,6% so với tháng trước",
                    "source": "Báo cáo của đơn vị",
                    "as_of": str(month.end),
                }
            ],
            "series": {
                "title": "Lượt người theo tuần",
                "unit": "lượt",
                "chart": "line",
                "points": [{"label": "Tuần 1", "value": "300"}, {"label": "Tuần 2", "value": "320"}],
            },
        }

    @classmethod
    def specimen(cls, words: SampleWords, month: SampleMonth) -> Fields:
        line = words.line.replace("**", "")
        hero = {"label": words.summary.rstrip("."), "value": words.number}
        points = [{"label": f"Tháng {n}", "value": str(n * n)} for n in (9, 10, 11)]
        return {
            "values": [hero] + [{"label": line, "value": words.number, "unit": "%"}] * (words.count - 1),
            "series": {"title": line, "points": points},
        }
