"""Which sentence answers a question: one with a place answers «ở đâu», a «không» or a «được» answers «có … không»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from bantin.text.bold import cut
from bantin.text.breaking.syllables import split_clauses, split_sentences
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised
from bantin.text.sentences.meaning import is_imperative

Sort = Literal["place", "time", "amount", "who", "verdict", "deed"]
"""What a question wants to hear: where, when or how long, how much, who, yes or no, what to do."""


class Asked(NamedTuple):
    """What a question asks.

    Attributes:
        sort: what it wants to hear.
        word: the words that ask, as they are written: «ở đâu».
        target: of what they ask it, the last one or two words before them: «khai sinh».
    """

    sort: Sort
    word: str
    target: tuple[str, ...]


_ASKS: dict[Sort, re.Pattern[str]] = {
    "place": regex(
        r"(?<!\w)(?:(?:ở|tại|đến|tới|về|ra|nộp|gửi|báo|hỏi|mua|làm|khai|lấy|nhận|đổi|khám|tiêm) đâu(?! là)"
        r"|(?:ở |tại |đến |tới )?(?:nơi|chỗ|địa điểm|quầy) nào)(?!\w)",
        re.IGNORECASE,
    ),
    "amount": regex(
        r"(?<!\w)(?:bao nhiêu(?! (?:ngày|tháng|năm|giờ|phút|tuần|lâu)(?!\w))|mấy (?:tiền|mũi|lần|bậc|bản|bộ))(?!\w)",
        re.IGNORECASE,
    ),
    "time": regex(
        r"(?<!\w)(?:(?:khi|lúc) nào(?! (?:thì )?(?:cần|phải|nên|mới|được|bị|có|là)(?!\w))|(?:ngày|hôm|tháng|buổi) nào"
        r"|(?<!không )(?<!chẳng )bao giờ(?! cũng)|bao lâu|bao nhiêu (?:ngày|tháng|năm|giờ|phút|tuần|lâu)"
        r"|mấy (?:giờ|ngày|tháng|năm|tuần|hôm)|thứ mấy)(?!\w)",
        re.IGNORECASE,
    ),
    "who": regex(
        r"(?<!\w)(?<!có )(?<!kỳ )(?<!không )(?:những ai|ai|người nào|đối tượng nào|hộ nào)(?!\w)", re.IGNORECASE
    ),
    "deed": regex(
        r"(?<!\w)(?:(?:làm|xử lý|xử trí|sơ cứu) (?:gì|sao|thế nào|như thế nào)|(?:bằng )?cách nào)(?!\w)", re.IGNORECASE
    ),
    "verdict": regex(
        r"(?<!\w)(?:(?:có )?(?:phải|đúng|được|thật) không|hay không|(?:không|chưa)(?=(?: ạ| vậy| nhỉ| thưa \w+)?\s*\?)"
        r"|có phải|có (?=(?:\w+ ){0,3}(?:được|thể|cần|bị|mất)(?!\w)))",
        re.IGNORECASE,
    ),
}
"""Words that ask. «Khi nào cần gọi 115?» wants to hear of a case, which may be any; it is none of these."""

_TAG = regex(r"(?:có )?(?:phải|đúng|thật) không|hay không", re.IGNORECASE)

_EMPTY = frozenset((
    "thì", "là", "phải", "được", "cần", "có", "ở", "tại", "đến", "tới", "hết", "mất", "trong", "từ", "vào", "về", "khi",
    "lúc", "sẽ", "bị", "nên", "đi", "cho", "ra", "đã", "mà", "và", "của", "những", "các", "này", "không", "thể", "nào",
))  # fmt: skip
"""Words that no question is about."""

_WORD = regex(r"\w+")

_BUILT = (
    r"UBND|ủy\s+ban|trụ\s+sở|công\s+an|nhà|trạm|trung\s+tâm|bộ\s+phận|văn\s+phòng|quầy|cổng|trang|ứng\s+dụng|app|VNeID|eTax"
    r"|trường|bệnh\s+viện|phòng|khoa|kho|chợ|xã|phường|thôn|bản|tổ|khu|ấp|sân|bưu\s+\w+|ngân\s+hàng|chi\s+cục|cục|sở"
    r"|cơ\s+quan|nơi|điểm|đại\s+lý|hiệu|cửa\s+hàng|bãi|bến|tòa|hội\s+trường|đình|chùa|số|đường|địa\s+chỉ|huyện|tỉnh|đồn|chốt"
    r"|mạng|một\s+cửa|siêu\s+thị|trại|đài|viện|ban|bất\s+(?:kỳ|cứ)"
)
"""What a place is called."""

_CAPITALS = "".join(letter for letter in map(chr, range(0x41, 0x1EF9)) if letter.isupper())
_NUMBER = r"\d+(?:[.,]\d+)*"

_TELLS: dict[Sort, re.Pattern[str]] = {
    "place": regex(
        rf"(?<!\w)(?<!không )(?<!chưa )(?:ở|tại|đến|tới|về|lên|ra|vào|qua|trên|gửi|nộp|gặp)\s+"
        rf"(?:\S+\s+){{0,2}}?(?:{_BUILT})(?!\w)"
        rf"|(?<!\w)(?:ở|tại|về|lên|xuống)\s+(?-i:[{_CAPITALS}])\w"
        r"|(?<!\w)(?:trực\s+tuyến|online|tại\s+chỗ|địa\s+điểm|\w+\.vn)(?!\w)",
        re.IGNORECASE,
    ),
    "amount": regex(
        rf"(?<![\w/.,])(?<!số ){_NUMBER}(?![\w/:.,]|\s*(?:giờ|ngày|tháng|năm)(?!\w))"
        r"|(?<!\w)(?:miễn\s+(?:phí|lệ\s+phí|tiền)|(?:không|chẳng)\s+(?:mất|tốn|phải\s+trả|phải\s+nộp|thu)|một\s+nửa|gấp\s+\w+"
        r"|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?:nghìn|triệu|trăm|mũi|lần|bậc|bản|bộ))(?!\w)",
        re.IGNORECASE,
    ),
    "time": regex(
        rf"(?<![\w.,]){_NUMBER}\s*(?:giờ|h\d*|phút|ngày|tuần|tháng|năm|quý)(?!\w)|(?<!\d)\d{{1,2}}[/:.]\d{{1,2}}(?!\d)"
        r"|(?<!\w)(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|(?:hằng|hàng|mỗi|trong|cả|đầu|cuối|giữa)\s+(?:ngày|tuần|tháng|quý|năm)"
        r"|(?:sáng|trưa|chiều|tối|đêm)\s+(?:\d|mai|nay|thứ)|(?:ngày|mùng|tháng)\s+\d+|24/24|24/7|ngay|vô\s+thời\s+hạn|suốt\s+đời"
        r"|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa|vài)\s+(?:giờ|phút|ngày|tuần|tháng|năm|hôm)|tết|sau\s+khi|trước\s+khi|đến\s+khi)(?!\w)",
        re.IGNORECASE,
    ),
    "who": regex(
        r"(?<!\w)(?:người|chủ|hộ|cha|mẹ|bố|vợ|chồng|ông|bà|cụ|trẻ|học\s+sinh|công\s+dân|công\s+an|cán\s+bộ|UBND|ủy\s+ban|đoàn"
        r"|hội|tổ|ban|phụ\s+huynh|phụ\s+nữ|nam|nữ|thanh\s+niên|doanh\s+nghiệp|đơn\s+vị|cơ\s+quan|bác\s+sĩ|giáo\s+viên|mọi|tất\s+cả|bất\s+(?:kỳ|cứ))(?!\w)",
        re.IGNORECASE,
    ),
}

_JUDGES = r"(?:không|chưa|được|có|cần|nên|phải|đúng|sai|vẫn|còn|hết|đừng|chẳng)"
_HEAD = regex(
    rf"(?:(?:dạ|thưa \w+),?\s+)?{_JUDGES}(?:\s+(?:được|cần|phải|nên|thể|đúng|còn|bắt buộc|có)){{0,2}}"
    r"(?:\s+(?:ạ|bạn|bà con))?\s*(?:[.,;:!–—]|$)",
    re.IGNORECASE,
)
"""A verdict that stands by itself: «Không.», «Được, sau 15 ngày»."""

_LEAD = regex(rf"{_JUDGES}(?!\w)", re.IGNORECASE)
_IN_CASE = regex(r"(?<!\w)(?:nếu|khi|trừ|trường hợp|với)(?!\w)", re.IGNORECASE)
_SAID_AGAIN = regex(r"(?<!\w)(?:không|chưa|được|phải|cần|vẫn|đều|có|chỉ|nên|chẳng|bắt buộc|miễn)(?!\w)", re.IGNORECASE)
_CAN = regex(
    r"\s+được(?=\s*(?:[,.;:!]|$)|\s+(?:nhưng|nếu|khi|đến|trong|ở|tại|từ|bình|luôn|cả|một)(?!\w))", re.IGNORECASE
)
"""What follows that which can be done: «uống được, nhưng nên đun sôi», not «công tơ được kiểm định»."""

_NEAR = 3
"""Words between a verdict and what it is said of: «được xuất trình thay»."""

_GOES_ON = regex(
    r"(?:ngoài ra|tuy nhiên|khi đó|lúc đó|sau đó|nhưng|vì vậy|vì thế|do đó|như vậy|đồng thời|bên cạnh đó|ví dụ|lưu ý"
    r"|nếu vẫn|còn lại|riêng|trường hợp)(?!\w)",
    re.IGNORECASE,
)
"""What begins a sentence that goes on with the one before it, and cannot stand first."""


_MEASURED = frozenset({"place", "time", "amount"})
"""What a clause says whole."""

_LIMITS = regex(
    r"^(?:và|hoặc|hay)(?!\w)|(?<!\w)(?:nếu|khi|trừ|nhưng|riêng|còn|thì|trường hợp|quá|chỉ|không)(?!\w)", re.IGNORECASE
)
"""What makes a clause one without which the clause before it says too much."""


_IMPLIES = regex(
    r"^(?:nên|phải|cần|cứ|chỉ)(?!\w)|(?<!\w)(?:không (?:cần|phải|được)|bắt buộc|được phép|cấm|vi phạm|chỉ \w+ cho"
    r"|là (?:được|lừa đảo|giả|sai|tin giả|không đúng)"
    r"|(?<!nếu )vẫn (?:có|còn|dùng|được|phải|cần))(?!\w)",
    re.IGNORECASE,
)
"""Words that judge, of what is asked or of something near it."""

_LOOSELY: dict[Sort, re.Pattern[str]] = {
    "place": regex(
        r"^(?:các\s+|mọi\s+)?(?:UBND|ủy\s+ban|công\s+an|trạm|trung\s+tâm|bộ\s+phận|bệnh\s+viện|phòng|tòa\s+án|trường|bưu\s+điện"
        r"|ngân\s+hàng|chi\s+cục|cục|sở|quầy)(?!\w)"
        r"|(?<!\w)(?:trước|cạnh|gần|sau|trong|ngoài|bên|dưới|giữa)\s+(?:cổng|nhà|sân|ngõ|trụ\s+sở|chợ|trường|hầm|làng|bản)(?!\w)",
        re.IGNORECASE,
    ),
    "amount": regex(
        r"(?<!\w)(?<!thứ )(?:cả|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn|nửa|gấp|không ai)(?!\w)|\d",
        re.IGNORECASE,
    ),
    "time": regex(r"\d", re.IGNORECASE),
}


def asked(text: str) -> tuple[Asked, ...]:
    """List what the questions of a text ask, in the order of their words; nothing of what asks with other words.

    A question that has a word such as «ở đâu» asks no yes or no: «có biết nộp ở đâu không?».
    """
    found: list[Asked] = []
    for sentence in split_sentences(plain(text)):
        if not sentence.rstrip(" ”\"'»)").endswith("?"):
            continue
        words = [(match.start(), sort, match) for sort, ask in _ASKS.items() if (match := ask.search(sentence))]
        others = [one for one in words if one[1] not in {"verdict", "who"}]
        named = sorted(others or [one for one in words if one[1] == "verdict"] or words, key=lambda one: one[0])
        found += [Asked(sort, match[0].strip(), _target(sort, sentence, match)) for _, sort, match in named]
    return tuple(found)


def _target(sort: Sort, sentence: str, ask: re.Match[str]) -> tuple[str, ...]:
    """Find of what a word asks: what stands between «có» and «không», else what stands before the word.

    «…, phải không?» asks of all that stands before it, which no word or two name.
    """
    before, after = sentence[: ask.start()], sentence[ask.end() :]
    if _TAG.fullmatch(ask[0]):
        return ()
    if sort == "who" or (sort == "verdict" and ask[0].lower().startswith("có") and "không" not in ask[0].lower()):
        return _content(after)[:2]
    if sort == "verdict" and (opened := re.search(r"(?<!\w)có(?!\w)(?!.*(?<!\w)có(?!\w))", before, re.IGNORECASE)):
        return _content(before[opened.end() :])[:2]
    return _content(before)[-2:]


def _content(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(text.casefold()) if word not in _EMPTY)


def tells(asks: Asked, sentence: str) -> bool:
    """Return whether a sentence says what a question wants to hear, in any way."""
    said = plain(sentence).strip()
    if asks.sort == "deed":
        return is_imperative(said)
    if asks.sort == "verdict":
        return _verdict(asks, sentence) is not None
    return bool(_TELLS[asks.sort].search(said))


def hints(asks: Asked, sentence: str) -> bool:
    """Return whether a sentence may answer a question all the same, in words from which a reader has to tell.

    So it does not lead, and nobody is told that the question has no answer.
    """
    said = plain(sentence).strip()
    if asks.sort == "verdict":
        words = set(_WORD.findall(said.casefold()))
        return bool(_IMPLIES.search(said)) or (asks.target != () and words.issuperset(asks.target))
    return asks.sort in _LOOSELY and bool(_LOOSELY[asks.sort].search(said))


def _verdict(asks: Asked, sentence: str) -> int | None:
    """Rank how a sentence says yes or no: by a word of its own or bold words, then by saying again what was asked."""
    said = plain(sentence).strip()
    bold = sentence.lstrip().startswith("**")
    if _HEAD.match(said) or (bold and _LEAD.match(said)):
        return 0
    words = _WORD.findall(said.casefold())
    lead = _LEAD.match(said)
    modal = lead and words[1:2] and words[1] in {"cần", "phải", "được", "thể", "nên"}
    if lead and (modal or set(asks.target) & set(words[1:3])) and not _IN_CASE.search(said):
        return 1
    places = [at for at, word in enumerate(words) if word in asks.target]
    near = {word for at in places for word in words[max(0, at - _NEAR) : at]}
    can = any(
        _CAN.match(said, found.end()) for word in asks.target[-1:] for found in re.finditer(rf"(?i)\b{word}\b", said)
    )
    said_again = can or any(map(_SAID_AGAIN.fullmatch, near))
    return 1 if said_again and not said.endswith("?") and not lead else None


def judges(question: str) -> bool:
    """Return whether a question wants to hear yes or no: of such an answer nothing that limits it may be left out."""
    return any(one.sort == "verdict" for one in asked(question))


def deciding(question: str, sentences: Sequence[str]) -> int | None:
    """Choose which of some sentences answers a question.

    The first that says what the first of its words asks for; another one after it only where that alone speaks of what
    the question is about: of «được đền bao nhiêu» the sum that is «đền». A verdict that stands by itself comes first.

    Args:
        question: a headline or a reader's words, which ask.
        sentences: with their asterisks.

    Returns:
        Its place; None where the question has no such word, or no sentence answers it.
    """
    for asks in asked(question):
        ranked = [(rank, at) for at, one in enumerate(sentences) if (rank := _rank(asks, one)) is not None]
        if ranked:
            return min(ranked)[1]
    return None


def measuring(question: str, sentences: Sequence[str]) -> tuple[int, ...]:
    """List which of some sentences say a place, a time or a sum, where a question asks for it; of a verdict, none.

    A sum for one case alone is half an answer: «hết tuổi thọ thì miễn phí», «vỡ thì 560.000 đồng».
    """
    for asks in asked(question):
        found = tuple(at for at, one in enumerate(sentences) if asks.sort in _MEASURED and tells(asks, one))
        if found:
            return found
    return ()


def _rank(asks: Asked, sentence: str) -> int | None:
    if asks.sort == "verdict":
        return _verdict(asks, sentence)
    if not tells(asks, sentence):
        return None
    words = set(_WORD.findall(plain(sentence).casefold()))
    return 0 if not asks.target or asks.target[-1] in words else 1


def divided(question: str, sentence: str) -> tuple[str, str] | None:
    """Divide a sentence after the clause that answers a question: «Ở UBND xã; làm trong một ngày».

    Returns:
        The clause and the rest, each a sentence. None where the first clause does not say it or another one does too,
        where the rest limits it, as «sàn đã khấu trừ thì thôi» does, and where yes or no is asked, or who.
    """
    first, *rest = cut(sentence.strip(), split_clauses)
    asks = next((one for one in asked(question) if one.sort in _MEASURED and tells(one, first)), None)
    if not rest or asks is None or any(tells(asks, one) or _LIMITS.search(plain(one)) for one in rest):
        return None
    return re.sub(r";(\**)$", r".\1", first), capitalised(" ".join(rest))


def stands_alone(sentence: str) -> bool:
    """Return whether a sentence may stand before those that its editor wrote before it."""
    return not _GOES_ON.match(plain(sentence).strip())
