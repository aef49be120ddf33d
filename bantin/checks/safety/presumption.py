"""Before judgment nobody is called a criminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.checks.texts import entry_texts
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds.appeal import Appeal
from bantin.model.kinds.case import Case
from bantin.text.patterns import regex

_SAID_OF_A_PERSON = regex(
    r"(?<!\w)(?:(?:kẻ|tên|gã|bọn|người)\sphạm\stội|hung\sthủ|thủ\sphạm"
    r"|(?:kẻ|tên|gã|bọn)\s(?:trộm|cướp|sát\snhân|giết\sngười)"
    r"|(?:kẻ|tên|gã|bọn|toán|nhóm|là|hai|ba|những)\stội\sphạm(?!\s(?:công\snghệ|mạng|ma\stúy|hình\ssự|kinh\stế|về))"
    r"|tội\sphạm\s(?:này|đó|nói\strên))(?!\w)",
    re.IGNORECASE,
)
"""«Phòng, chống tội phạm», «tội phạm công nghệ cao», «tố giác tội phạm» speak of crime, not of a person."""

_JUDGED = regex(r"tuyên phạt|tuyên án|bản án|kết án|lĩnh án", re.IGNORECASE)


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find words of guilt in cases and appeals that tell of no judgment."""
    for entry in bulletin.entries:
        if isinstance(entry.item, Case | Appeal):
            yield from _of(entry)


def _of(entry: Entry) -> Iterator[Diagnostic]:
    found = list(entry_texts(entry))
    if any(_JUDGED.search(written.text) for written in found):
        return
    for written in found:
        for words in _SAID_OF_A_PERSON.finditer(written.text):
            yield Diagnostic(
                RULE.code,
                Severity.WARNING,
                f"«{words[0]}» coi người chưa bị tòa kết án là có tội",
                written.find(words[0], words.start()),
                "Viết «đối tượng», «người bị nghi» hoặc «bị can» (khi đã khởi tố)",
            )


RULE = Rule(
    code=Code("presumption"),
    title="Gọi người chưa bị kết án là tội phạm",
    why="Hiến pháp và Bộ luật Tố tụng hình sự: không ai bị coi là có tội khi chưa có bản án kết tội đã có hiệu lực.",
    mend="Viết «đối tượng», «người bị nghi», hoặc «bị can» khi đã khởi tố. Đã có bản án thì nêu rõ ở outcome.",
    good=(
        {"kind": "case", "story": ["Công an đã bắt giữ đối tượng."]},
        {"kind": "case", "story": ["Phòng, chống tội phạm công nghệ cao đã bắt giữ đối tượng."]},
        {"kind": "case", "story": ["Người dân tố giác tội phạm qua VNeID."]},
        {"kind": "case", "story": ["Kẻ trộm lẻn vào nhà."], "outcome": "Tòa án tuyên phạt bị cáo hai năm tù."},
        {"kind": "warning", "tricks": ["Kẻ trộm theo dõi mạng xã hội để biết nhà vắng người."]},
    ),
    bad=(
        {"kind": "case", "story": ["Công an đã bắt được tên tội phạm."]},
        {"kind": "case", "story": ["Kẻ phạm tội bỏ trốn."]},
        {"kind": "appeal", "description": ["Hung thủ mặc áo đen."]},
        {"kind": "appeal", "description": ["Camera ghi hình **kẻ trộm** lúc 2 giờ."]},
    ),
    check=check,
)
