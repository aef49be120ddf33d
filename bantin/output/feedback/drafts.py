"""Drafts for the next month of what came back: figures, and questions that a person is to answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bantin.model.sample import MARK
from bantin.output.feedback.asking import Asked
from bantin.output.feedback.counting import COUNTS, TOLD, Row, total
from bantin.text.dates import month_name
from bantin.text.numbers import format_number

Fields = dict[str, object]

_MOST_BARS = 6
_LABEL, _TITLE = 40, 90
"""Letters of a bar's label, and of a headline that is read at a glance."""


def figures(rows: Sequence[Row], month: str, source: str, day: dt.date) -> Fields | None:
    """Write the figures of a month; None where there are none.

    Args:
        rows: what each item was met with.
        month: which.
        source: where the figures come from.
        day: on which they were read.
    """
    told = [(name, count) for name in COUNTS if (count := total(rows, name))]
    if not told:
        return None
    by = told[0][0]
    best = sorted((row for row in rows if row[by]), key=lambda row: -(row[by] or 0))[:_MOST_BARS]
    values = [
        {"label": TOLD[name], "value": format_number(count), "unit": "lượt", "source": source, "as_of": str(day)}
        for name, count in told
    ]
    found: Fields = {
        "kind": "figures",
        "title": f"Bạn đọc với bản tin {month_name(month)}",
        "summary": f"{MARK} Những gì bạn đọc xem, chia sẻ nhiều trong {month_name(month)}.",
        "values": values,
    }
    if len(best) > 1:
        points = [{"label": _cut(row.title, _LABEL), "value": format_number(row[by] or 0)} for row in best]
        found["series"] = {"title": f"{TOLD[by]} nhiều nhất", "unit": "lượt", "points": points}
    return found


def question(asked: Asked) -> Fields:
    """Write a question; its answer is for a person, and nothing of it goes out before that is written."""
    times = f"{asked.count} bạn đọc hỏi" if asked.count > 1 else "Một bạn đọc hỏi"
    return {
        "kind": "question",
        "title": _cut(asked.text, _TITLE),
        "summary": f"{MARK} {times} câu này dưới bài tháng trước.",
        "question": asked.text,
        "answer": [f"{MARK} Trả lời ở đây, dẫn văn bản hoặc nơi làm thủ tục."],
    }


def bars(rows: Sequence[Row], width: int = 40) -> list[tuple[str, str, int]]:
    """Say how long the bars of a chart are, by the first count that anybody told: title, bar and count."""
    by = next((name for name in COUNTS if total(rows, name)), "")
    counted = sorted(((row.title, row[by] or 0) for row in rows), key=lambda one: -one[1]) if by else []
    most = max((count for _, count in counted), default=0)
    return [(title, "█" * max(1, round(width * count / most)), count) for title, count in counted if count]


def heading(rows: Sequence[Row]) -> str:
    """Name what the bars of a chart show."""
    return next((TOLD[name] for name in COUNTS if total(rows, name)), "")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rpartition(" ")[0] + "…"
