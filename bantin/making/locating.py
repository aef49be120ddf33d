"""Remarks → diagnostics: a value's path becomes file, line and column; what many artifacts say of it is said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from bantin.making.plan import Origin
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Counted, Diagnostic, Excess, Location, Remark, ValuePath

_COUNTED = {Counted.WORDS: "chữ", Counted.LETTERS: "ký tự", Counted.DIGITS: "chữ số"}

_OF_UNIT = {
    "number": "Mỗi đầu mối chỉ ghi một số, như 0209 3 812 345; số khác thì thêm một đầu mối «- id: …» với label riêng, "
    "lời giải thích thì ghi ở label",
    "short_name": "Ghi tên ngắn mà bà con vẫn gọi, như «Công an phường Bình Yên»; tên đầy đủ vẫn để ở «name», và tên "
    "cơ quan cấp trên đã có ở «parent»",
    "public_name": "Ghi tên gọi ngắn hơn, như «Công an tỉnh Bình Yên»; tên phòng, ban đã có ở «short_name»",
    "parent": "Ghi tên cơ quan cấp trên trực tiếp, như «Công an tỉnh Bình Yên», không kèm địa chỉ hay cấp trên nữa",
    "address": "Chỉ ghi số nhà, đường, xã hoặc phường, tỉnh",
}
"""What to do about texts of the unit that have no room, by the name of the field."""

_NO_WORDS = frozenset(("number",))
"""Fields of which no word can go: what is left would be another number."""

_NAMED = 8
"""Pictures that are named; of more, how many there are on each channel."""


def gathered(remarks: Iterable[tuple[Remark, Origin]], bulletin: Bulletin) -> list[Diagnostic]:
    """Find where the values of remarks were written, and in which artifacts they were found: each cause once.

    Args:
        remarks: each with the artifact that it was found in.
        bulletin: whose files hold the values.
    """
    found: dict[Diagnostic, dict[str, Origin]] = {}
    of_unit: dict[Diagnostic, str] = {}
    excesses: dict[Diagnostic, Excess] = {}
    for remark, origin in remarks:
        told = remark.diagnostic
        if told.location is None:
            told = replace(told, location=_place(remark.source, origin, bulletin))
            found.setdefault(told, {})[origin.path] = origin
            if remark.source.of_unit:
                of_unit[told] = remark.source.path.rpartition(".")[2]
        else:  # a mistake in a template is one, however many artifacts it spoils
            found.setdefault(told, {})
        if remark.excess is not None:
            excesses[told] = min(excesses.get(told, remark.excess), remark.excess, key=_kept)
    return [_told(told, origins, excesses.get(told), of_unit.get(told, "")) for told, origins in found.items()]


def _kept(excess: Excess) -> tuple[bool, int]:
    """Order by how little is kept: some letters are less than a word."""
    return excess.counted is Counted.WORDS, excess.kept


def _told(found: Diagnostic, origins: dict[str, Origin], excess: Excess | None, of_unit: str) -> Diagnostic:
    """Put together what is told; of a field of the unit, its name says what to do, where words would spoil it."""
    if not origins:
        return found
    message = f"{_pictures(origins)}: {found.message}"
    hint = _OF_UNIT.get(of_unit, "") if excess else ""
    if excess is None or of_unit in _NO_WORDS:
        return replace(found, message=message, hint=hint or found.hint)
    message += f": bớt khoảng {excess.length - excess.kept} {_COUNTED[excess.counted]}, còn {excess.kept}"
    path = found.location.file if found.location else ""
    if hint:
        return replace(found, message=message, hint=hint)
    hint = found.hint
    if excess.counted is not Counted.WORDS:
        hint += "; con số thì viết gọn bằng đơn vị lớn hơn, ví dụ 23,45 với đơn vị tỷ đồng"
    elif {origin.channel for origin in origins.values()} == {"video"} and not path.endswith("unit.yaml"):
        hint += ", hoặc viết chữ ngắn riêng ở «video: title», «video: text»"
    return replace(found, message=message, hint=hint)


def _pictures(origins: dict[str, Origin]) -> str:
    """Name the pictures, or say how many there are on each channel."""
    if len(origins) <= _NAMED:
        return ", ".join(origins)
    counts = Counter(origin.channel for origin in origins.values())
    return ", ".join(f"{count} tệp của {channel}" for channel, count in counts.items())


def _place(source: ValuePath, origin: Origin, bulletin: Bulletin) -> Location:
    """Find where a value was written; what is of no item stands in the bulletin's own file."""
    if source.of_unit:
        return bulletin.unit.locate(source.path)
    item = source.item or origin.item
    for entry in bulletin.entries:
        if entry.id == item:
            return entry.told.document.locate(source.path)
    return bulletin.header.locate(source.path)
