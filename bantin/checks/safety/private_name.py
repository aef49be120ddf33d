"""Texts name no private person: neither victims and their families, nor those whom nobody has judged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.checks.exceptions import excepted, on_purpose
from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, mend_of, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds.appeal import Appeal
from bantin.text.breaking.vocabulary import SURNAMES
from bantin.text.tones import traditional

_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
_NAME = re.compile(rf"(?<!\w)[{_UPPER}]\w+(?: [{_UPPER}]\w+){{1,5}}(?!\w| [{_UPPER}](?:\.|(?!\w)))")
"""Two to six words with capitals; none whose last word is an initial, as in «Nguyễn Văn A»."""

_AFTER = re.compile(
    r"\s*[,(–-]?\s*(?:SN(?!\w)|(?i:sinh\s+(?:năm|ngày)|trú\s+tại|thường\s+trú|tạm\s+trú|trú\s+ở|ngụ\s+tại|HKTT|hộ\s+khẩu"
    r"|quê\s+(?:ở|quán))|\d{2}\s+tuổi|\(?(?:19|20)\d{2}\))"
)
_BEFORE = re.compile(
    r"(?<!\w)(?i:con\s+(?:bà|ông|anh|chị)|nạn\s+nhân|(?:người\s+)?bị\s+hại|cháu|em|bị\s+can|bị\s+cáo|đối\s+tượng"
    r"|nghi\s+phạm|tên\s+là|họ\s+tên)(?:\s+(?:là|tên|tên\s+là))?\s*:?\s*(?:ông|bà|anh|chị|em|cháu)?\s*$"
)
_OFFICER = re.compile(
    r"(?<!\w)(?i:(?:thiếu|trung|thượng|đại)\s+(?:úy|u\xfd|tá|tướng)|(?:hạ|trung|thượng)\s+sĩ|đồng\s+chí|(?:phó\s+)?(?:giám\s+đốc"
    r"|trưởng\s+\w+|chủ\s+tịch|bí\s+thư|đội\s+trưởng|hiệu\s+trưởng)|liệt\s+sĩ|bác\s+sĩ)(?:\s+\w+){0,6}\s*[,:]?\s*$"
)


_ACCUSED = re.compile(r"(?<!\w)(?:khởi\s+tố|bị\s+can|bị\s+cáo|tạm\s+giam|truy\s+nã|tuyên\s+phạt)(?!\w)", re.IGNORECASE)
"""Whom the law has accused is named by law now and then: worth a look, not a stop."""

_CALLED = {
    *("anh", "bà", "bác", "bé", "cháu", "chị", "chú", "con", "cô", "cụ", "em", "ông", "thầy"),
    *("gặp", "gọi", "là", "tên", "và", "với"),
}
"""Words before a name that a sentence may begin with."""

_FEWEST = 2
"""Words of a full name."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find full names that a text says to be a private person's."""
    for name, at, written in named(bulletin):
        if excepted(written.entry, name) is None:
            sought = written.entry is not None and isinstance(written.entry.item, Appeal)
            lighter = sought or _ACCUSED.search(written.text)
            place, short = written.find(name, at), initialled(name)
            yield Diagnostic(
                RULE.code,
                Severity.WARNING if lighter else Severity.ERROR,
                f"«{name}» là tên đầy đủ của một người",
                place,
                f"Viết tắt, ví dụ «{short}»" + on_purpose(name, "người bị truy nã, người mất tích…"),
                mend_of(place, name, short, certain=False),
            )


def named(bulletin: Bulletin) -> Iterator[tuple[str, int, LocatedText]]:
    """List the names in every text: as written, its index in the text, and the text."""
    for written in texts(bulletin):
        if not written.path.startswith("publish."):
            for name, at in private(written.text):
                yield name, at, written


def private(text: str) -> Iterator[tuple[str, int]]:
    """Find the full names of private people in a text, each with its index.

    A name begins with a surname; where and when somebody was born or lives, or whose child or victim it is, says that
    it is no street's or office's name. Names of officers with their ranks pass, and so do initials.
    """
    plain = text.replace("*", " ")
    for found in _NAME.finditer(plain):
        words = found[0].split()
        while words and words[0].lower() in _CALLED:
            del words[0]
        if len(words) < _FEWEST or not any(traditional(word.lower()) in SURNAMES for word in words[:-1]):
            continue
        name = " ".join(words)
        start = found.end() - len(name)
        before = plain[:start]
        if _OFFICER.search(before):
            continue
        if _AFTER.match(plain, found.end()) or _BEFORE.search(before):
            yield name, start


def initialled(name: str) -> str:
    """Shorten a name as newspapers do: the first words whole, the last by its letter."""
    *first, last = name.split()
    return " ".join([*first, f"{last[0]}."])


RULE = Rule(
    code=Code("private-name"),
    title="Nêu tên đầy đủ của một người",
    why="Tên kèm năm sinh, nơi ở chỉ đúng một người: nạn nhân bị tổn thương lần nữa, người chưa bị kết án bị coi là có "
    "tội. Luật Bảo vệ dữ liệu cá nhân chỉ cho nêu khi người ấy đồng ý hoặc pháp luật quy định.",
    mend="Viết tắt tên, như «Nguyễn Văn A.», hoặc chỉ viết «một phụ nữ 45 tuổi». Người phải truy tìm thì ghi vào "
    "publish của tin, kèm lý do và căn cứ.",
    good=(
        {"kind": "case", "story": ["Chị Nguyễn Thị H., sinh năm 1980, trú tại phường Đức Xuân, bị lừa 18 triệu đồng."]},
        {"kind": "case", "story": ["Nạn nhân Nguyễn Văn A (SN 1975) trình báo."]},
        {"kind": "notice", "text": ["Đại tá Trần Văn Hùng, Giám đốc Công an tỉnh, chủ trì."]},
        {"kind": "notice", "text": ["Đồng chí Lê Thị Mai, sinh năm 1990, nhận bằng khen."]},
        {"kind": "notice", "text": ["Đường Nguyễn Văn Thoát, phường Đức Xuân; Trường Lê Quý Đôn."]},
        {
            "kind": "appeal",
            "description": ["Nông Văn Bản, sinh năm 1990."],
            "publish": [{"text": "Nông Văn Bản", "why": "Truy nã", "basis": "Quyết định truy nã số 12"}],
        },
    ),
    bad=(
        {"kind": "case", "story": ["Chị Nguyễn Thị Hoa, sinh năm 1980, bị lừa 18 triệu đồng."]},
        {"kind": "case", "story": ["Nạn nhân là Hoàng Văn Thái kể lại."]},
        {"kind": "case", "story": ["Bà **Lý Thị Mẩy** (SN 1960, trú tại xã Yên Bình) mất 50 triệu đồng."]},
        {"kind": "notice", "text": ["Cháu Trần Gia Bảo, con bà Vi Thị Lan, đi lạc."]},
        {"kind": "appeal", "description": ["Nông Văn Bản, sinh năm 1990, quê ở Chợ Mới."]},
    ),
    check=check,
)
