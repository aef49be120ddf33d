"""What sentences say: what to do, what not to, or what is so; and which of two say the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from bantin.text.bold import bold_spans, cut
from bantin.text.breaking.opportunities import segments
from bantin.text.breaking.phrases.word_classes import WordClass, classes_of
from bantin.text.breaking.syllables import split_clauses, split_sentences
from bantin.text.defang import STATE_DOMAIN, addresses
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised

Mood = Literal["do", "dont", "fact"]
"""What a line of advice is: what to do, what not to do or a danger, or something that is so, or of both."""

_STATEMENT = regex(r"[.;:!?]\s+")
_MAY_BE = regex(r"(?<!\w)có thể (?:bị|sốt|đau|chết|ngập|mất|gây|có)(?!\w)", re.IGNORECASE)
_CLAUSE = regex(r"[.,;:!?–]")
_NO = r"(?:không|đừng|chớ|cấm|tuyệt đối không|tránh)"
_FORBIDS = regex(rf"^{_NO}(?!\w)", re.IGNORECASE)
_DENIES = regex(
    r"(?<!\w)(?:không(?!\s+(?:mất phí|mất tiền|tốn|phải|cần|lo|rõ|biết|may|được thì))|đừng|chớ|chẳng bao giờ)(?!\w)",
    re.IGNORECASE,
)
_THEN_NOT = regex(rf"(?<!\w)thì\s+{_DENIES.pattern}", re.IGNORECASE)
_DANGER = regex(r"(?<!\w)(?:(?:là|đều là|chính là)\s+)(?:lừa đảo|giả mạo|giả|kẻ gian)(?!\w)", re.IGNORECASE)
_DOES = regex(r"(?<!\w)(?:nếu|khi|thì|hãy|nên|phải|chỉ)(?!\w)", re.IGNORECASE)
"""What makes a clause one that tells what to do in a case, whatever it denies: «nghi không an toàn thì gọi 113»."""

_MAY_NOT = regex(r"(?<!\w)(?:không|chẳng)\s+(?:nên|được|bao giờ)(?!\w)", re.IGNORECASE)
_UNLESS = regex(rf"^{_NO}\s[^.,;:!?]*?(?<!\w)thì(?!\w)", re.IGNORECASE)
"""What is not done, and what follows: «không đăng ký thì bị phạt» forbids nothing."""

_SLIPS = regex(r"^(?:quên|lỡ|trót|chậm|quá hạn|sai|thiếu)(?!\w)[^.,;:!?]*?(?<!\w)thì(?!\w)", re.IGNORECASE)
"""What should not have happened, and how it is made good: no sign fits both."""

_TELLS_HOW_MUCH = regex(
    r"[^.,;:!?]{2,60}:\s+(?:(?:từ|khoảng|lúc)\s+)?\d[\d.,hg]*\s?(?:nghìn|triệu|tỷ|đồng|giờ|h|%|\d|$|,|;|thứ|chủ)",
    re.IGNORECASE,
)
"""What a thing costs or when it is, behind a colon: «Đặt cọc: 200.000 đồng» and «Trao giải: 9h00» order nothing."""

_IN_CASE = regex(r"^(?:khi|trước khi|sau khi|nếu|lúc|trong lúc)(?!\w)[^.;!?]*?,\s*", re.IGNORECASE)
_OUGHT = regex(r"(?<!không )(?<!chẳng )(?<!có )(?<!mới )(?<!\w)(?:hãy|nên|phải|cần phải)(?!\w)", re.IGNORECASE)
_IS_SO = regex(r"(?<!\w)(?:vẫn|đều|sẽ|không còn|(?:có|còn|hết) (?:hiệu lực|giá trị))(?!\w)", re.IGNORECASE)
"""What is said of how things are; nobody is told so what to do."""


def mood(sentence: str) -> Mood:
    """Tell what a line of advice says: only what orders is a «do», and what denies is a «don't», whoever never does it.

    «Công an không làm việc qua điện thoại» is read as what not to believe; «vẫn giữ nguyên giá trị» is a fact. So is
    what says both, for which there is no one sign: «Không cài tệp lạ; nghi ngờ thì gọi 113».
    """
    said = _IN_CASE.sub("", plain(sentence).strip())
    first = _CLAUSE.split(said, maxsplit=1)[0]
    whole = _STATEMENT.split(said, maxsplit=1)[0]
    may_be = _MAY_BE.search(whole) and not is_imperative(whole) and not acts(whole)
    if _UNLESS.match(said) or _TELLS_HOW_MUCH.match(said) or _SLIPS.match(said) or may_be:
        return "fact"
    if _FORBIDS.match(said) or _THEN_NOT.search(first) or _DANGER.search(said) or _MAY_NOT.search(first):
        return "fact" if _goes_on_with_a_do(said) else "dont"
    if not said.casefold().startswith("ví dụ") and (is_imperative(sentence) or _OUGHT.search(first) or acts(said)):
        return "do"
    denied = _DENIES.search(first) and not _IS_SO.search(first)
    return "dont" if denied and not _goes_on_with_a_do(said) else "fact"


def _goes_on_with_a_do(said: str) -> bool:
    """Whether what follows a denial orders something: «không cài tệp lạ; nghi ngờ thì gọi 113» is of both."""
    rest = [one.strip() for one in _STATEMENT.split(said)[1:]]
    return any(is_imperative(one) and not _FORBIDS.match(one) and not _THEN_NOT.search(one) for one in rest)


def acts(said: str) -> bool:
    """Return whether a sentence begins with a verb that tells no state, in a list or not: «ủ phân», «bế trẻ»."""
    begun = next(iter(segments(_TOLD.sub("", said)[:_BEGUN])), "").strip(".,;:!?").lower()
    return not _STATES.match(begun) and classes_of(begun)[0] is WordClass.VERB


Stress = Literal["safe", "danger", "do", ""]
"""What is bold in a line: an address to trust, a danger or a denial, what to do; nothing if it is not all alike."""


def stress(sentence: str, official: Collection[str] = ()) -> Stress:
    """Tell what is bold in a line, by the clause that it stands in.

    Args:
        sentence: with its asterisks.
        official: domains that are to be trusted, with those below them.
    """
    found = set(_stresses(sentence, official))
    return found.pop() if len(found) == 1 else ""


def _stresses(sentence: str, official: Collection[str]) -> Iterator[Stress]:
    whole, before = plain(sentence), 0
    for letters, bold in bold_spans(sentence):
        start, before = before, before + len(letters)
        if not bold:
            continue
        named = [one.host for one in addresses(letters)] or [letters.strip().casefold()]
        if all(host == STATE_DOMAIN or any(f".{host}".endswith(f".{known}") for known in official) for host in named):
            yield "safe"
            continue
        begins = max((end.end() for end in _CLAUSE.finditer(whole, 0, start)), default=0)
        ends = _CLAUSE.search(whole, before)
        clause = whole[begins : ends.start() if ends else None]
        no, does = _DENIES.search(clause), _DOES.search(clause)
        denied = no and (not does or clause[: no.start()].strip() == "" or _MAY_NOT.search(clause))
        yield "danger" if denied or _DANGER.search(clause) else "do"


_WORD = regex(r"\w+")
_MOST_SHARED = 0.6


def repeats(text: str, *above: str) -> bool:
    """Tell whether more than three in five words of a text are among those of others: it says little that is new."""
    return shared(text, *above) > _MOST_SHARED


def shared(text: str, *above: str) -> float:
    """Return which share of a text's different words is among those of others; none of a text without words."""
    words = set(_WORD.findall(plain(text).casefold()))
    known = set(_WORD.findall(plain(" ".join(above)).casefold()))
    return len(words & known) / len(words) if words else 0.0


_LEANS = regex(
    r"(?:trong đó|gồm|bao gồm|riêng|trừ|còn|và|nhưng|mà|vì|do đó|khi đó|sau đó|nếu không)(?!\w)", re.IGNORECASE
)
_POINTS_DOWN = regex(r"\s+(?:dưới|sau) đây(?!\w)", re.IGNORECASE)
_LONGEST_SUBJECT = 3
"""Words of whom a clause tells what stands above it («Khách hàng …», «Người dân …»), at most."""


def leans(clause: str) -> bool:
    """Tell whether a clause goes on with the one before, or takes some of it back: «riêng quầy chứng thực …»."""
    return bool(_LEANS.match(plain(clause)))


def pointing_nowhere(text: str) -> str:
    """Give a text without the words that point at what follows on a page: «theo lịch dưới đây»."""
    return _POINTS_DOWN.sub("", text)


def beyond(text: str, *above: str) -> str:
    """Give what a text says beyond others above it: without the clauses at its head that say these again.

    A clause does where all its words stand above, but for whom it tells; so no number, place or day is lost. What leans
    on such a clause keeps it.

    Args:
        text: what stands below; may hold asterisks.
        above: what is read before it.
    """
    known = set(_WORD.findall(plain(" ".join(above)).casefold()))
    clauses = [clause for sentence in cut(text, split_sentences) for clause in cut(sentence, split_clauses)]
    for at, clause in enumerate(clauses):
        news = [word not in known for word in _WORD.findall(plain(clause).casefold())]
        whom = next((place for place, new in enumerate(news) if not new), len(news))
        again = whom <= _LONGEST_SUBJECT and not any(news[whom:]) and len(news) - whom > 1
        if not again or leans(" ".join(clauses[at + 1 :])):
            return capitalised(" ".join(clauses[at:])) if at else text
    return ""


class Verdict(NamedTuple):
    """How an answer begins: the word that decides, and what goes on after it, marked up as it was."""

    word: str
    rest: str


_VERDICT = regex(
    r"(?P<word>(?:không|chưa)(?: được| cần| phải| nên| thể)?|được|có|cần|nên|phải|đúng|sai|còn|hết)[.,;:!]\s+",
    re.IGNORECASE,
)
_LONGEST_VERDICT = 16


def verdict(answer: str) -> Verdict:
    """Divide the word that decides from an answer: «Được» from «Được, sau 15 ngày niêm yết».

    It is what stands bold at its head, if that is short, or a yes or no before a comma or a stop; of an answer that
    begins otherwise it is empty.
    """
    bold = answer.split("**")[1] if answer.startswith("**") and answer.count("**") > 1 else ""
    if bold and len(bold) <= _LONGEST_VERDICT:
        return Verdict(bold.rstrip(".,;:"), answer.split("**", 2)[2].strip())
    found = _VERDICT.match(answer)
    if found is None:
        return Verdict("", answer)
    rest = answer[found.end() :]
    start = len(rest) - len(rest.lstrip("*"))
    return Verdict(found["word"], rest[: start + 1].upper() + rest[start + 1 :])


_VERBS = (
    "bảo vệ|bảo quản|bấm|bật|báo|bỏ|bơm|bù|bọc|buộc|cài|cảnh giác|cất|cắt|chặn|che|chằng|chèn|chia sẻ|chăm|cho|"
    "chọn|chống|chờ|chuẩn bị|chuyển|chủ động|cập nhật|cúp|dán|dặn|dạy|di chuyển|di dời|diệt|dọn|dùng|dừng|đậy|"
    "đặt|đăng|đeo|đem|đến|đi|điền|đóng|đọc|đứng|đội|đổ|đổi|đối chiếu|đợi|đun|đưa|ghi|gia cố|giám sát|giặt|giữ|giảm|gõ|"
    "gọi|gửi|hạ|hạn chế|hỏi|kê|khai báo|khám|khóa|khử|kiểm tra|lau|làm|lập|lật|lên|liên hệ|loại bỏ|lưu|mang|mặc|"
    "để (?:đồ|nguyên|riêng|xa|xe)|mở|mua|nạo vét|nằm|nấu|neo|ngắt|nghỉ|ngồi|ngủ|ngừng|nhắc|nhắn|nhận|nhìn|nhốt|"
    "nói|nộp|nuôi|ở (?:trong|yên)|"
    "phơi|phòng ngừa|phòng tránh|phun|quan sát|quét|ra|rào|rời|rút|rửa|sạc|sắp xếp|soạn|sơ cứu|sơ tán|súc|"
    "sử dụng|tải|tắm|tắt|thả|thay|theo dõi|thoát|thông báo|tiêm|tiết kiệm|tìm|tra|trả|tránh|treo|trình báo|trông|"
    "trú|trữ|truy cập|tuân thủ|từ chối|uống|vệ sinh|viết|vứt|xác minh|xây|xem|xét nghiệm|xin|xịt|xóa|xuống|"
    "yêu cầu|ăn|chạy|chụp|chuyển|cung cấp|dập|khai|ký|lấy|lùi|mượn|nhờ|ngâm|pha|rải|tham gia|thu|thực hiện|trình|ủ|vớt|"
    r"xuất trình|chà|có mặt|vào (?:trang|ứng dụng|mục|cổng|vneid|[\w.]+\.vn)"
)
_URGES = (
    "hãy|nên|cần|phải|chỉ(?! (?:tiêu|số|thị|huy|đạo|dẫn))|luôn|nhớ|tự|tuyệt đối|không|đừng|chớ|cấm|ngay lập tức|"
    "thường xuyên"
)
_TOLD = regex(
    r"^(?:bạn|bà con|anh chị|mọi người|người dân|người bệnh|người nhà|khách hàng|phụ huynh|học sinh|chủ hộ|hộ dân)\s+",
    re.IGNORECASE,
)
_BEGUN = 24
"""Letters in which that verb stands with which a sentence begins."""
_STATES = regex(
    r"(?:bị|còn|có|chết|diễn ra|dự kiến|được|gồm|hết|ho|là|mất|miễn|sốt|thiếu|thuộc|tăng|xảy ra|đau|đạt|ví dụ)(?!\w)"
)
"""Verbs that tell how things are; none of them orders."""
_BEGINS = regex(rf"(?:{_URGES}|{_VERBS})(?!\w)", re.IGNORECASE)
_THEN = regex(rf"(?<!\w)(?:thì|hãy)\s+(?:{_URGES}|{_VERBS})(?!\w)", re.IGNORECASE)
_CLAUSE_ENDS = regex(r"(?<=\w)\**[,;:]\s+|\s+[–—]\s+|(?<=\w)\**[.!]\s+")


def is_imperative(sentence: str) -> bool:
    """Return whether a sentence tells what to do, or not to: a verb begins it, or follows its case or whom it tells."""
    said = _TOLD.sub("", _IN_CASE.sub("", plain(sentence).strip()))
    return bool(_BEGINS.match(said) or _THEN.search(said))


def imperative(sentence: str, words: int) -> str:
    """Give what a sentence tells to do in some words at most: all of it, or its first clause; empty where neither is.

    Only a clause that begins with what to do stands alone: of «nghi ngờ thì gọi 113» nothing may be left out.
    """
    said = sentence.strip()
    if is_imperative(said) and len(plain(said).split()) <= words:
        return said
    first = plain(_CLAUSE_ENDS.split(said, maxsplit=1)[0]).strip()
    short = 1 < len(first.split()) <= words and first != plain(said)
    return first if short and _BEGINS.match(first) else ""
