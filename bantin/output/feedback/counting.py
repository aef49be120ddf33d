"""What posts were met with, as numbers: from the platform, or from a table that somebody exported by hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bantin.output.posting.outlet import codes
from bantin.text.patterns import regex
from bantin.text.slug import slug

COUNTS = ("views", "reactions", "comments", "shares")
"""What is counted, in the order of tables."""

TOLD: Mapping[str, str] = {
    "views": "Lượt xem",
    "reactions": "Cảm xúc",
    "comments": "Bình luận",
    "shares": "Chia sẻ",
}
"""What officers and readers call it."""

_HEADINGS: Mapping[str, str] = {
    **dict.fromkeys(("views", "luot-xem", "so-luot-xem", "reach", "so-nguoi-tiep-can", "impressions"), "views"),
    **dict.fromkeys(("reactions", "cam-xuc", "so-cam-xuc", "likes", "luot-thich", "thich"), "reactions"),
    **dict.fromkeys(("comments", "binh-luan", "so-binh-luan", "luot-binh-luan"), "comments"),
    **dict.fromkeys(("shares", "chia-se", "so-luot-chia-se", "luot-chia-se"), "shares"),
    **dict.fromkeys(("code", "ma-tin", "ma"), "code"),
    **dict.fromkeys(("title", "tieu-de", "description", "mo-ta", "noi-dung", "message", "caption"), "title"),
}
"""Headings of tables, in Vietnamese and English, without marks."""

_THOUSANDS = regex(r"(?<=\d)[.,\s](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Row:
    """What one post was met with; None where nobody told."""

    code: str
    title: str
    counts: Mapping[str, int | None]

    def __getitem__(self, name: str) -> int | None:
        """Return a count."""
        return self.counts.get(name)


class TableError(Exception):
    """A table cannot be read; says why in Vietnamese."""


def read_table(raw: bytes, titles: Mapping[str, str]) -> list[Row]:
    """Read a table, with commas, semicolons or tabs between its columns.

    Args:
        raw: bytes of a file, in UTF-8 or UTF-16 as spreadsheets save it.
        titles: of the month's items, by their codes.

    Raises:
        TableError: it is none, or says of no item how it was met.
    """
    text = _decoded(raw)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    lines = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    names = [_HEADINGS.get(slug(heading), "") for heading in lines[0]] if lines else []
    if not set(names) & set(COUNTS):
        raise TableError("Dòng đầu không có cột nào tên Lượt xem, Cảm xúc, Bình luận hay Chia sẻ")
    found = [row for line in lines[1:] if (row := _row(names, line, titles)) is not None]
    if not found:
        raise TableError("Không dòng nào có mã tin hay tiêu đề của một tin tháng này")
    return summed(found)


def summed(rows: Iterable[Row]) -> list[Row]:
    """Add up the rows of one item: it stands in several places."""
    by_code: dict[str, list[Row]] = {}
    for row in rows:
        by_code.setdefault(row.code, []).append(row)
    return [
        Row(code, same[0].title, {name: _sum([row[name] for row in same]) for name in COUNTS})
        for code, same in by_code.items()
    ]


def total(rows: Iterable[Row], name: str) -> int | None:
    """Add up a count of all rows; None where nobody told any."""
    return _sum([row[name] for row in rows])


def as_table(rows: Sequence[Row]) -> bytes:
    """Write a table as spreadsheets open it, with its accents."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Mã tin", "Tiêu đề", *(TOLD[name] for name in COUNTS)])
    for row in rows:
        # A cell that begins so is a formula to a spreadsheet, and titles are anybody's.
        title = f"'{row.title}" if row.title[:1] in "=+-@\t" else row.title
        writer.writerow([row.code, title, *("" if row[name] is None else row[name] for name in COUNTS)])
    return out.getvalue().encode("utf-8-sig")


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            return raw.decode(encoding)
        except UnicodeError:
            continue
    raise TableError("Tệp không phải chữ UTF-8; lưu lại thành CSV UTF-8")


def _row(names: Sequence[str], line: Sequence[str], titles: Mapping[str, str]) -> Row | None:
    cells = [(name, cell.strip()) for name, cell in zip(names, line, strict=False) if name]
    told = " ".join(cell for name, cell in cells if name in {"code", "title"})
    code = next((one for one in titles if one in codes(told)), "") or next(
        (one for one, title in titles.items() if slug(title) and slug(title) in slug(told)), ""
    )
    if not code:
        return None
    counts: dict[str, int | None] = {}
    for name, cell in cells:
        number = _THOUSANDS.sub("", cell)
        if name in COUNTS and number.isdecimal():
            counts[name] = max(counts.get(name) or 0, int(number))
    return Row(code, titles[code], counts)


def _sum(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None
