"""Of what kills by a touch no item says both to keep away and to go near."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, entry_texts
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.item import TELLING
from bantin.text.patterns import regex


class _Hazard(NamedTuple):
    """What kills whoever comes near, and how two sentences about it clash.

    Attributes:
        away: says to keep away from it.
        near: says to touch it, to go through it, or to do what sets it off.
        apart: words of the second that say for which other case it is.
        told: what the first forbids, and what the second does: halves of a message.
        mend: what to write.
    """

    away: re.Pattern[str]
    near: re.Pattern[str]
    apart: re.Pattern[str]
    told: tuple[str, str]
    mend: str


_TOOL = r"(?:dùng|lấy|bằng)\s+(?:\w+[\s,]+){0,3}?(?:sào|gậy|que|cây|đòn|cành|tay|gỗ|tre)(?!\w)[^.;!?]{0,40}?"
_HAZARDS = (
    _Hazard(
        regex(
            r"(?<!\w)(?:cách|tránh|đứng)\s+(?:xa\s+)?(?:\w+\s+){0,5}?(?:tối\s+thiểu\s+|ít\s+nhất\s+|trên\s+)?\d+\s*(?:m|mét)(?!\w)"
            r"|(?<!\w)(?:không|đừng|chớ|cấm)\s+(?:được\s+)?(?:lại|đến|tới|đứng)\s+gần(?!\w)[^.;!?]{0,30}dây"
            r"|(?<!\w)(?:không|đừng|chớ|cấm)\s+(?:được\s+)?(?:chạm|sờ|đụng)[^.;!?]{0,30}dây",
            re.IGNORECASE,
        ),
        regex(
            rf"(?<!\w){_TOOL}(?:gạt|đẩy|hất|kéo|gỡ|khều|nâng|nhấc|tách|vớt)[^.;!?]{{0,20}}dây(?!\w|\s+(?:thừng|cứu|an|phao))",
            re.IGNORECASE,
        ),
        regex(r"(?<!\w)(?:hạ\s+(?:áp|thế)|220\s*V|trong\s+nhà|điện\s+sinh\s+hoạt)(?!\w)", re.IGNORECASE),
        ("không đến gần dây điện", "gạt, kéo dây"),
        "Nói rõ gạt dây chỉ dành cho điện 220 V trong nhà, hoặc bỏ câu này: dây ngoài đường thì không ai đến gần",
    ),
    _Hazard(
        regex(
            r"(?<!\w)(?:không|đừng|chớ|cấm)\s+(?:được\s+)?(?:cố\s+)?(?:đi|lội|chạy|vượt|băng)(?!\w)[^.;!?]{0,30}"
            r"(?:ngầm|tràn|suối|lũ|ngập)",
            re.IGNORECASE,
        ),
        regex(
            r"(?<!\w)(?:dắt|đẩy)\s+xe\s+(?:\w+\s+){0,3}?qua(?!\w)|(?<!\w)(?:bám\s+(?:vào\s+)?dây|nắm\s+tay\s+nhau)\s+(?:\w+\s+){0,3}?qua(?!\w)"
            r"|(?<!\w)đi\s+(?:thật\s+)?chậm\s+(?:\w+\s+){0,3}?qua\s+(?:\w+\s+){0,2}?(?:ngầm|tràn|suối|lũ|ngập)",
            re.IGNORECASE,
        ),
        regex(r"(?<!\w)(?:nước\s+(?:đã\s+)?(?:rút|cạn)|rút\s+hết|dưới\s+\d+\s*cm)(?!\w)", re.IGNORECASE),
        ("không đi qua chỗ nước ngập, nước lũ", "đi qua"),
        "Nói rõ chỉ qua khi nước đã rút, hoặc bỏ câu này",
    ),
    _Hazard(
        regex(
            r"(?<!\w)(?:không|đừng|chớ|cấm)\s+(?:được\s+)?(?:bật|tắt|đụng|chạm|đóng|sử\s+dụng)[^.;!?]{0,40}"
            r"(?:công\s+tắc|thiết\s+bị\s+điện|đồ\s+điện|cầu\s+dao|quạt|đèn)",
            re.IGNORECASE,
        ),
        regex(r"(?<!\w)bật\s+quạt(?!\w)[^.;!?]{0,40}(?<!\w)(?:ga|gas|khí|thoáng|bay|thổi)(?!\w)", re.IGNORECASE),
        regex(r"(?<!\w)(?:hết\s+(?:mùi\s+)?(?:ga|gas)|sau\s+khi\s+hết)(?!\w)", re.IGNORECASE),
        ("không bật, tắt đồ điện", "bật quạt"),
        "Viết «mở cửa cho thoáng, không bật quạt», hoặc nói rõ chỉ bật sau khi hết mùi gas",
    ),
)

_CLAUSE = regex(r"[^,.;:!?–]*$")
_NO = regex(r"(?<!\w)(?:không(?!\s+\w+\s+được\s+thì)|đừng|chớ|cấm|tuyệt\s+đối\s+không|chưa)(?!\w)", re.IGNORECASE)


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find items that say to keep away from what kills, and elsewhere to go near it, for no other case."""
    for entry in bulletin.entries:
        texts = list(_advice(entry))
        for hazard in _HAZARDS:
            kept = next((text for text in texts if hazard.away.search(_plain(text))), None)
            if kept is None:
                continue
            for text in texts:
                found = hazard.near.search(_plain(text))
                if found and not _denied(found) and not hazard.apart.search(_sentence(found)):
                    away, near = hazard.told
                    place = text.find(text.text[found.start() : found.end()], found.start())
                    message = f"Câu này bảo {near}; «{kept.path}» của cùng tin bảo {away}"
                    yield Diagnostic(RULE.code, Severity.WARNING, message, place, hazard.mend)
                    break


def _advice(entry: Entry) -> Iterator[LocatedText]:
    """Walk the texts by which readers act: all but what others did."""
    for text in entry_texts(entry):
        if text.path.partition(".")[0] not in {*TELLING, "publish", "sources", "image"}:
            yield text


def _plain(text: LocatedText) -> str:
    return text.text.replace("*", " ")


def _denied(found: re.Match[str]) -> bool:
    """Return whether the clause before it forbids it: «tuyệt đối không dùng sào gạt dây»."""
    before = _CLAUSE.search(found.string[: found.start()])
    return bool(before and _NO.search(before[0]))


def _sentence(found: re.Match[str]) -> str:
    """Return the sentence around it."""
    start = max(found.string.rfind(stop, 0, found.start()) for stop in ".!?")
    return re.split(r"[.!?]\s", found.string[start + 1 :], maxsplit=1)[0]


RULE = Rule(
    code=Code("clashing-advice"),
    title="Hai lời khuyên trái nhau về điều có thể gây chết người",
    why=(
        "Một câu bảo đứng cách dây điện đứt 10 m, câu khác bảo dùng sào gạt dây ra: với dây cao áp, điện phóng qua sào "
        "là chết người. Người đọc trên ảnh, bảng LED chỉ thấy một trong hai câu."
    ),
    mend="Nói rõ câu nào dành cho trường hợp nào, hoặc bỏ câu bảo đến gần; không chắc thì hỏi ngành chuyên môn.",
    good=(
        {"kind": "warning", "advice": ["Đứng cách dây đứt 10 m.", "Tuyệt đối không dùng sào gạt dây."]},
        {
            "kind": "warning",
            "advice": ["Đứng cách dây đứt 10 m."],
            "if_victim": ["Trong nhà thì dùng gậy khô gạt dây."],
        },
        {"kind": "warning", "advice": ["Ngắt cầu dao, dùng gậy khô gạt dây ra khỏi người bị nạn."]},
        {"kind": "warning", "advice": ["Không đi qua ngầm tràn.", "Nước đã rút mới dắt xe qua."]},
        {"kind": "warning", "advice": ["Không bật công tắc, không bật quạt cho bay mùi gas."]},
    ),
    bad=(
        {
            "kind": "warning",
            "advice": ["Đứng cách xa dây đứt tối thiểu 10 m, gọi Điện lực."],
            "if_victim": ["Cắt cầu dao; không cắt được thì dùng sào tre, gỗ khô gạt dây ra."],
        },
        {"kind": "warning", "advice": ["Không lội qua suối khi có lũ.", "Xe máy thì dắt xe từ từ qua ngầm."]},
        {"kind": "guide", "steps": ["Không bật, tắt công tắc điện.", "Mở cửa, bật quạt cho gas bay ra ngoài."]},
    ),
    check=check,
)
