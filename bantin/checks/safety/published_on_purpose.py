"""What an item names on purpose is shown to whoever releases the month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bantin.checks.exceptions import excepted
from bantin.checks.rule import Rule
from bantin.checks.safety import personal_data, private_name, state_secret
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity


def named_on_purpose(bulletin: Bulletin) -> set[tuple[str, int]]:
    """Find the recorded exceptions that are made use of: (identifier of the item, index in its `publish`)."""
    # Most items record none: what these name need not be looked for again.
    bulletin = replace(bulletin, entries=tuple(entry for entry in bulletin.entries if entry.item.publish))
    if not bulletin.entries:
        return set()
    found = [(number, written.entry) for _, number, _, written in personal_data.found(bulletin)]
    for rule in (private_name, state_secret):
        found += [(name, written.entry) for name, _, written in rule.named(bulletin)]
    # What a picture shows on purpose, such as the face of who is looked for, stands there by the picture's file.
    found += [(entry.item.image.file, entry) for entry in bulletin.entries if entry.item.image is not None]
    return {(entry.id, at) for name, entry in found if entry is not None and (at := excepted(entry, name)) is not None}


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Report each exception that lets something out."""
    used = named_on_purpose(bulletin)
    for entry in bulletin.entries:
        for at, exception in enumerate(entry.item.publish):
            if (entry.id, at) in used:
                yield Diagnostic(
                    RULE.code,
                    Severity.NOTE,
                    f"Nêu công khai «{exception.text}»: {exception.why} (căn cứ: {exception.basis})",
                    entry.document.locate(f"publish.{at}.text"),
                    "Người duyệt xem lại: có đúng căn cứ, còn cần nêu không",
                )


_PLATE = {"text": "97-B1 123.45", "why": "Tìm chủ xe", "basis": "Thông báo tìm chủ sở hữu phương tiện"}

RULE = Rule(
    code=Code("published-on-purpose"),
    title="Dữ liệu cá nhân được nêu có chủ ý",
    why="Pháp luật cho nêu biển số xe phải tìm, số của kẻ lừa đảo…; nhưng nêu rồi thì không thu lại được.",
    mend="Người duyệt xem lại lý do và căn cứ ghi ở publish. Không còn cần nêu thì che bớt trong bài và bỏ mục ấy.",
    good=({"kind": "appeal", "description": ["Xe màu đỏ."]},),
    bad=({"kind": "appeal", "description": ["Xe biển số 97-B1 123.45."], "publish": [_PLATE]},),
    check=check,
    needs=("item.publish",),
)
