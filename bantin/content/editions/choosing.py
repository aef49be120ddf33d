"""Which items an edition has of a month: all but those that it leaves out, and its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bantin.content.editions.reading import Edition
from bantin.content.reading.naming import near, suggest
from bantin.content.reading.source import error
from bantin.model.diagnostic import Code, Diagnostic, Location


def chosen(edition: Edition, month: str, paths: Sequence[Path]) -> tuple[list[Path], list[Diagnostic]]:
    """List the files of a month's items in an edition, by name.

    Args:
        edition: which leaves some out, and adds others.
        month: as in 2024-11.
        paths: of the items that the month has.
    """
    gone = {one.partition("/")[2]: at for at, one in enumerate(edition.without) if one.partition("/")[0] == month}
    own = edition.items_of(month)
    names = {path.stem for path in paths}
    kept = [path for path in paths if path.stem not in gone]
    found = [*_unknown(edition, month, gone, names), *_twice(edition, own, {path.stem for path in kept})]
    return sorted([*kept, *own], key=lambda path: path.name), found


def _unknown(edition: Edition, month: str, gone: dict[str, int], names: set[str]) -> Iterator[Diagnostic]:
    for name, at in gone.items():
        if name not in names:
            place, known = edition.written.locate(f"without.{at}"), {f"{month}/{one}": () for one in names}
            hint = suggest(f"{month}/{name}", known, "Các tin đang có:")
            mend = near(f"{month}/{name}", known, place)
            yield error(Code("unknown-item"), f"Không có tệp tin nào tên là «{name}.yaml»", place, hint, mend)


def _twice(edition: Edition, own: Sequence[Path], names: set[str]) -> Iterator[Diagnostic]:
    for path in own:
        if path.stem in names:
            file = f"content/editions/{edition.id}/{path.parent.name}/{path.name}"
            message = f"Tháng {path.parent.name} đã có tin «{path.stem}»"
            hint = f"Đổi tên tệp này, hoặc thêm «{path.parent.name}/{path.stem}» vào «without» để thay tin ấy"
            yield error(Code("duplicate-id"), message, Location(file), hint)
