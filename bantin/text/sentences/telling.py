"""What a text tells of: things in their order in time, how much has happened, when something is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from bantin.text.breaking.syllables import split_sentences
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised
from bantin.text.sentences.meaning import acts, is_imperative

_FOLLOWS = regex(
    r"(?:bước \d|cuối cùng|đến khi|khi (?:bạn|bà con|nạn nhân|người dân|đã)|lúc (?:này|ấy|đó)|rồi|sau (?:đó|khi)"
    r"|tiếp (?:đó|theo)|vài (?:lần|ngày|hôm)|xong(?: xuôi)?)(?!\w)",
    re.IGNORECASE,
)
_GOES_ON = regex(r"(?<!\w)rồi (?!ro)", re.IGNORECASE)
_FEWEST_IN_TIME = 3


@lru_cache(maxsize=64)
def in_time(lines: tuple[str, ...]) -> bool:
    """Tell whether lines are what is done one after the other, as they say: «sau đó», «rồi» in the last of three.

    Tricks that stand beside each other, and places where a danger is, are in no order. Remembered, for looks ask it of
    the same lines thirty times a card.
    """
    said = [plain(line).strip() for line in lines]
    if any(_FOLLOWS.match(line) for line in said[1:]):
        return True
    deeds = all(is_imperative(line) or acts(line) for line in said)
    return len(said) >= _FEWEST_IN_TIME and deeds and bool(_GOES_ON.search(said[-1]))


_ASIDE = regex(
    r"(?:(?:không|đừng|chớ|cấm|tuyệt đối không|ví dụ|(?:miễn |mức )?(?:chi phí|lệ phí|phí|giá|thuế))(?!\w)"
    r"|[^.,;:!?]*?(?<!\w)thì(?!\w)|(?!(?:bước|lần) \d)[^.,;:!?\d]{2,24}:\s)",
    re.IGNORECASE,
)
"""How a line begins that is no step: it forbids, tells what is paid, or what to do in a case of its own."""


def are_steps(lines: Sequence[str]) -> bool:
    """Tell whether lines may be done one after the other: none forbids, names a fee or has a case of its own."""
    return not any(_ASIDE.match(plain(line).strip()) for line in lines)


_TIME = regex(
    r"(?:các\s+|buổi\s+|từ\s+|khung\s+)?(?:giờ|sáng|trưa|chiều|tối|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật"
    r"|cuối\s+tuần|ngày|\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2})(?!\w)",
    re.IGNORECASE,
)


def are_times(lines: Sequence[str]) -> bool:
    """Return whether lines say when something is open, «Thứ bảy: 7h30–11h», and are no steps: the first begins so."""
    return bool(lines) and _TIME.match(plain(lines[0]).strip()) is not None


_NAMED = regex(r"(?P<name>[^.:;!?]{2,60}):\s+\S")
_STEP = regex(r"(?:bước|cách|việc|lần|ngày|đợt|giai đoạn|thứ)\s+(?:\d|một|hai|ba|tư|nhất|hai)(?!\w)", re.IGNORECASE)
_CASES = regex(r"(?:với|nếu|khi|trường hợp|đối với|lưu ý|ví dụ|chú ý|ở nhà|trên|tại)(?!\w)", re.IGNORECASE)
_SUM = regex(
    r"[^.:;!?]{2,60}:\s+(?:(?:từ|khoảng|mức|là|mỗi giải|chỉ)\s+)?(?:\d[\d.,]*\s*(?:–|-|đến)?\s*(?:\d[\d.,]*\s*)?"
    r"(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng|đ|%|vnđ)(?!\w)|miễn phí|không (?:thu|mất) (?:phí|tiền))",
    re.IGNORECASE,
)
_PRIZE = regex(r"(?:\d+ )?giải(?: thưởng)? (?:nhất|nhì|ba|tư|khuyến khích|tập thể|đặc biệt|phụ)(?!\w)", re.IGNORECASE)
_FEWEST_KINDS = 2

Kind = Literal["steps", "times", "prizes", "fees", "kinds"]
"""What lines of a list are: done one after the other, when something is open, prizes, sums, or kinds of which each has
a name and a colon."""


def kind_of(lines: Sequence[object]) -> Kind:
    """Tell what lines of a list are, by most of them; steps where nothing says otherwise, and of one line."""
    said = [plain(line).strip() for line in lines if isinstance(line, str)]
    if are_times(said):
        return "times"
    if len(said) < _FEWEST_KINDS:
        return "steps"
    prizes, sums, kinds = (sum(map(test, said)) for test in (_is_prize, _is_sum, _is_kind))
    if 2 * prizes > len(said) and _is_prize(said[0]):
        return "prizes"
    if sums == len(said):
        return "fees"
    return "kinds" if _is_kind(said[0]) and 3 * kinds >= 2 * len(said) else "steps"


def follow(lines: Sequence[object]) -> bool:
    """Tell whether lines of a list of what to do may have numbers: none is a prize or a sum, nor are they kinds."""
    said = [plain(line).strip() for line in lines if isinstance(line, str)]
    return kind_of(said) in {"steps", "times"} and not any(_is_prize(line) or _is_sum(line) for line in said)


def _is_prize(line: str) -> bool:
    return bool(_PRIZE.match(line))


def _is_sum(line: str) -> bool:
    return bool(_SUM.match(line))


def _is_kind(line: str) -> bool:
    """Whether a line names a kind, or what is asked of, and tells of it after a colon: «Rác thực phẩm: bịch xanh»."""
    found = _NAMED.match(line)
    if not found or _STEP.match(line) or _CASES.match(line):
        return False
    return not (is_imperative(found["name"]) or acts(found["name"]))


_COUNTED = regex(
    r"(?<![\w/.,])(?:\d[\d.,]*|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|hơn trăm|hàng trăm|hàng chục)\s+"
    r"(?:ca|con|em|gia đình|học sinh|hộ|khách hàng|lượt|người|nạn nhân|tỉ|tỷ|triệu|trường hợp|trẻ|vụ)(?!\w)",
    re.IGNORECASE,
)


def counts(text: str) -> bool:
    """Tell whether a text says how much has happened: cases, people, money. It reports, and describes no danger."""
    return bool(_COUNTED.search(plain(text)))


_LOST = regex(
    r"(?<!\w)(?:bị (?:lừa|trộm|cướp|thương|nạn|hại|ngạt|bỏng|đuối|cuốn|chiếm)|cấp cứu|cháy|chết|chiếm đoạt|gãy|hỏng"
    r"|hư hại|lừa(?: đảo)?|mất(?! (?:liên lạc|phí|thời gian))|ngập|ngộ độc|nhập viện|sập|tai nạn|thiệt (?:hại|mạng)"
    r"|thương (?:tích|vong)|tốc mái|trôi|tử vong)(?!\w)",
    re.IGNORECASE,
)
_TAKEN = regex(
    r"(?<!\w)(?:nợ|phạt|thu (?:giữ|hồi)|truy thu|tịch thu|tạm giữ|bắt (?:giữ|quả tang)|giữ tại chỗ)(?!\w)",
    re.IGNORECASE,
)


def tells_loss(texts: Sequence[str]) -> bool:
    """Tell whether a sum in texts may be called damage: unless these tell of what is owed, fined or seized alone."""
    said = plain(" ".join(texts))
    return bool(_LOST.search(said)) or not _TAKEN.search(said)


_OWED = regex(r"(?<!\w)(?:nợ|chậm nộp|truy thu)(?!\w)", re.IGNORECASE)
_FINED = regex(r"(?<!\w)(?:xử phạt|phạt|nộp phạt)(?!\w)", re.IGNORECASE)
_SEIZED = regex(r"(?<!\w)(?:thu (?:giữ|hồi)|tịch thu|tạm giữ|bắt (?:giữ|quả tang)|giữ tại chỗ)(?!\w)", re.IGNORECASE)
_AMOUNT = regex(r"\d[\d.,]*(?: (?:nghìn|ngàn|triệu|tỷ|tỉ))?")
_MONEY = regex(r"(?<!\w)(?:đồng|nghìn|ngàn|triệu|tỷ|tỉ|USD)(?!\w)", re.IGNORECASE)

Taken = Literal["owed", "fined", "seized", ""]
"""What a sum or a thing is that nobody lost."""


def taken(amount: str, texts: Sequence[str]) -> Taken:
    """Tell what a sum or a thing is that is no damage, by the sentences that name it, else by all of them.

    Money that is seized and things that are owed are nothing that this would tell: it is empty then.
    """
    found = _AMOUNT.search(plain(amount))
    sentences = [sentence for text in texts for sentence in split_sentences(plain(text))]
    naming = [one for one in sentences if found and found[0] in one] or sentences
    money, said = bool(_MONEY.search(plain(amount))), " ".join(naming)
    if money:
        return "owed" if _OWED.search(said) else "fined" if _FINED.search(said) else ""
    return "seized" if _SEIZED.search(said) else ""


_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)"
_WHEN = regex(rf"(?<!\w)(?:\d{{1,2}}\s?(?:h|giờ)\d{{0,2}}|\d{{1,2}}/\d{{1,2}}|{_WEEKDAY})(?!\w)", re.IGNORECASE)
_SERIES = regex(
    r"(?<!\w)(?:khai giảng|\d+ (?:buổi|kỳ|đợt)|(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng)"
    rf"|{_WEEKDAY}(?:, {_WEEKDAY})* và {_WEEKDAY})(?!\w)",
    re.IGNORECASE,
)


def begins_a_series(text: str) -> bool:
    """Tell whether a text is about what is on several days, so that the only day it names is but the first of them."""
    return bool(_SERIES.search(plain(text)))


_WORKING = regex(r"(?<!\w)(?:làm việc|tiếp nhận|giao dịch|mở cửa|trực)(?!\w)", re.IGNORECASE)


def says_when(text: str) -> bool:
    """Tell whether a text names a day or an hour."""
    return bool(_WHEN.search(plain(text)))


def is_working_time(text: str) -> bool:
    """Tell whether a title is about when an office is open."""
    return bool(_WORKING.search(plain(text)))


class Part(NamedTuple):
    """What a whole is made of: a thing, and how much of it."""

    label: str
    number: str
    unit: str


class Whole(NamedTuple):
    """What a sentence says of a whole, and its parts; no parts where it says no such thing."""

    lead: str
    parts: tuple[Part, ...]


_MADE_OF = regex(r"^(?P<lead>[^;]*?),?\s+(?:bao gồm|gồm|trong đó):?\s+(?P<parts>[^;]+?)\.?$", re.IGNORECASE)
_PARTED = regex(r",\s+(?:và\s+)?|\s+và\s+(?=\D+\d)")
_PART = regex(r"(?P<label>\D+?)\s+(?P<number>\d[\d.]*(?:,\d+)?)\s?(?P<unit>%|[^\W\d]+(?: [^\W\d]+)?)?")
_FEWEST_PARTS = 3


def parts_of(text: str) -> Whole:
    """Read what a whole is made of: «Thu 186 triệu, gồm bảo hiểm 112 triệu, nước uống 24 triệu, vệ sinh 50 triệu»."""
    found = _MADE_OF.match(plain(text).strip())
    read = [_PART.fullmatch(one) for one in _PARTED.split(found["parts"])] if found else []
    if found is None or len(read) < _FEWEST_PARTS or not all(read):
        return Whole(text, ())
    parts = (Part(capitalised(one["label"]), one["number"], one["unit"] or "") for one in read if one)
    return Whole(found["lead"], tuple(parts))
