"""A headline that counts what follows, «Sáu việc», «ba dấu hiệu», is followed by as many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, entry_texts, mend_of
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.item import Item
from bantin.text.breaking.syllables import split_sentences
from bantin.text.normal import plain
from bantin.text.patterns import regex

_WORDS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
"""Numbers in words, each at its place."""

_LISTS: dict[str, tuple[str, ...]] = {
    "bước": ("steps", "how", "todo"),
    "dấu hiệu": ("signs",),
    "thủ đoạn": ("tricks",),
    "chiêu": ("tricks",),
    "chiêu trò": ("tricks",),
}
"""The lists that a word counts; any other word counts what the item says to do."""

_NOUNS = (
    r"bước(?!\s+(?:đầu|tiến|ngoặt))|dấu\s+hiệu|thủ\s+đoạn|chiêu(?:\s+trò)?|việc(?!\s+(?:tang|cưới|hiếu|làm\s+(?:mới|cho|tại|ở|phù|ổn|thời)))|mẹo"
    r"|điều(?!\s+(?:Bác|đảng|quy|luật))|cách(?!\s+(?:nhau|ly|mạng))"
    r"|biện\s+pháp|nguyên\s+tắc|quy\s+tắc|lưu\s+ý|khuyến\s+cáo|lời\s+khuyên|loại\s+giấy\s+tờ|thói\s+quen|giải\s+pháp"
    r"|không(?=\s*(?:[:”\"»,–]|$)|\s+(?:khi|với|để|trong)(?!\w))"
)
_NUMBERS = "|".join(sorted(_WORDS[2:], key=len, reverse=True))
_COUNT = regex(rf"(?<![\w.,/–-])(?P<number>{_NUMBERS}|0?[2-9]|1\d|20)\s+(?P<noun>{_NOUNS})(?!\w)", re.IGNORECASE)
_OTHERWISE = regex(
    r"(?<!\w)(?:tháng|năm|quý|ngày|thứ|mức|cấp|khối|lớp|bước|tổ|thôn|xóm|khu|phố|số|lộ|đường|khóa|lần|mục|điều|điểm|hơn"
    r"|trên|gần|khoảng|quá|trong|cả|hằng|mỗi|đầu|cuối|xác\s+thực|xác\s+minh|bảo\s+mật|đăng\s+nhập|một|thêm|còn|tạo|có"
    r"|hoàn\s+thành|giải\s+quyết|xử\s+lý|triển\s+khai|thực\s+hiện|phát\s+hiện|ghi\s+nhận|xong)\s+$",
    re.IGNORECASE,
)
"""What makes the number a name or a rough one, or belongs to a term: «mức 2», «hơn mười việc», «xác thực hai bước»."""

_PARTS = regex(r"[;,]\s+(?:và\s+)?|\s+và\s+")
_NO = regex(r"(?<!\w)(?:không|đừng|chớ|chưa)(?!\w)", re.IGNORECASE)
_HEADLINES = ("title", "facebook.title", "led.title", "video.title")


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find headlines that count so many as neither a list of their item nor a sentence of it has."""
    for entry in bulletin.entries:
        lists, told = _lists(entry.item), set[int]()
        for written in entry_texts(entry) if lists else ():
            for found in _COUNT.finditer(written.text) if written.path in _HEADLINES else ():
                number = _number(found["number"])
                if number in told or _OTHERWISE.search(found.string[: found.start()]):
                    continue
                named = [field for field in _LISTS.get(" ".join(found["noun"].lower().split()), ()) if field in lists]
                if number not in _counts(entry.item, lists, written.text[found.end() :], whole=bool(named)):
                    told.add(number)
                    field = (named or [one for one in (entry.item.instructions, *lists) if one in lists])[0]
                    yield _told(field, len(lists[field]), written, found)


def _lists(item: Item) -> dict[str, tuple[str, ...]]:
    """Return the item's lists of texts, as they are written; a text alone is one of one."""
    values = {field: getattr(item, field) for field in item.lists}
    found = {field: (value,) if isinstance(value, str) else value for field, value in values.items()}
    return {field: value for field, value in found.items() if value and all(isinstance(one, str) for one in value)}


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _WORDS.index(written.lower())


def _counts(item: Item, lists: dict[str, tuple[str, ...]], after: str, *, whole: bool) -> set[int]:
    """List how many a headline may count: entries, of one list or two; parts of a sentence; what is denied.

    Args:
        item: that it heads.
        lists: its lists.
        after: the rest of the headline, which may list it all: «Ba không: không nghe, không tin, không chuyển».
        whole: whether one list is meant, such as that of signs, and no two together.
    """
    counts = {len(lines) for lines in lists.values()}
    counts |= {len(one) + len(two) for one, two in combinations(lists.values(), 2) if not whole}
    counts |= {sum(bool(_NO.search(line)) for line in lines) for lines in lists.values()}
    counts |= {len(split_sentences(plain(lines[0]))) for lines in lists.values() if len(lines) == 1}
    sentences = [*split_sentences(plain(item.summary)), plain(after).lstrip(" :–")]
    sentences += [line.partition(":")[2] for lines in lists.values() for line in map(plain, lines) if ":" in line]
    counts |= {len(_PARTS.split(sentence)) for sentence in sentences}
    return counts | {
        len(_NO.findall(sentence)) for sentence in (*sentences, *(one for x in lists.values() for one in x))
    }


def _told(field: str, there: int, written: LocatedText, found: re.Match[str]) -> Diagnostic:
    """Tell of a headline, and how many entries the list has that it counts."""
    place = written.find(found[0], found.start())
    said, better = found[0], f"{_like(found['number'], there)}{found[0][len(found['number']) :]}"
    other = f"viết «{better}» ở tiêu đề" if there > 1 else "bỏ con số trong tiêu đề"
    hint = f"Viết cho đủ ở «{field}», hoặc {other}"
    message = f"Tiêu đề hẹn «{said}», mà «{field}» có {there}"
    mend = mend_of(place, said, better, certain=False) if there > 1 else None
    return Diagnostic(RULE.code, Severity.WARNING, message, place, hint, mend)


def _like(written: str, number: int) -> str:
    """Write another number as one is written: in figures or in words, with a capital or without."""
    if written.isdigit() or number >= len(_WORDS):
        return f"{number:02}" if written.startswith("0") else str(number)
    word = _WORDS[number]
    return word.capitalize() if written[0].isupper() else word


RULE = Rule(
    code=Code("unkept-count"),
    title="Tiêu đề hẹn một số việc mà danh sách có số khác",
    why="Người đọc đếm theo tiêu đề: hẹn sáu việc mà thấy bốn, họ lướt tìm hai việc không có, hoặc tưởng ảnh bị thiếu.",
    mend="Viết thêm hay gộp lại cho đủ số đã hẹn, hoặc sửa con số trong tiêu đề; không chắc thì bỏ con số đi.",
    good=(
        {"kind": "guide", "title": "Ba việc cần làm", "steps": ["Ngắt điện.", "Gọi 114.", "Ra ngoài."]},
        {"kind": "guide", "title": "Bật xác thực hai bước", "steps": ["Mở cài đặt.", "Chọn bảo mật.", "Lưu mã."]},
        {"kind": "notice", "title": "“3 không”: không nghe, không tin, không chuyển tiền", "text": ["Nhớ kỹ."]},
        {"kind": "guide", "title": "Hai cách nộp hồ sơ", "steps": ["Chọn một: tại quầy, hoặc qua mạng."]},
        {"kind": "notice", "title": "Trong tháng 12 việc cấp thẻ tạm dừng", "text": ["Dừng từ ngày 15."]},
        {"kind": "notice", "title": "Tạo 20 việc làm mới cho thanh niên", "text": ["Mời bà con đến xem."]},
        {"kind": "notice", "title": "Hội thi 5 điều Bác Hồ dạy", "text": ["Thi sáng thứ Bảy."]},
        {"kind": "notice", "title": "Phường hoàn thành 12 việc trong tháng", "text": ["Kết quả tốt."]},
    ),
    bad=(
        {
            "kind": "guide",
            "title": "Sáu việc làm giảm tiền điện",
            "steps": ["Tắt bình khi tắm xong.", "Đặt điều hòa 24 độ.", "Dùng quạt.", "Tránh giờ cao điểm."],
        },
        {"kind": "warning", "title": "4 dấu hiệu cuộc gọi giả", "signs": ["Hối thúc.", "Dọa bắt.", "Đòi tiền."]},
        {"kind": "guide", "title": "Rửa tay", "video": {"title": "Rửa tay sáu bước"}, "steps": ["Xoa.", "Rửa."]},
        {"kind": "deadline", "title": "05 bước nộp hồ sơ", "date": "2024-12-20", "todo": ["Nộp đơn tại xã."]},
    ),
    check=check,
    needs=(
        "item.title",
        "item.steps",
        "item.advice",
        "item.signs",
        "item.tricks",
        "item.todo",
        "item.text",
        "item.how",
    ),
)
