"""Texts name no private person: neither victims and their families, nor those whom nobody has judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from bantin.checks.exceptions import bare, excepted, on_purpose
from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, Repeated, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Location, Mend, Severity
from bantin.model.kinds.appeal import Appeal
from bantin.text.breaking.vocabulary import SURNAMES
from bantin.text.patterns import regex
from bantin.text.tones import traditional

_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
_NAME = regex(rf"(?<!\w)[{_UPPER}]\w+(?: (?:A (?=[{_UPPER}]\w))?[{_UPPER}]\w+){{1,5}}(?!\w| [{_UPPER}](?:\.|(?!\w)))")
"""Two to six words with capitals; none whose last word is an initial, as in «Nguyễn Văn A». «A» may stand
within, as in names of the Mông."""

_AFTER = regex(
    r"\s*[,(–-]?\s*(?:SN(?!\w)|(?i:sinh\s+(?:năm|ngày)|trú\s+tại|thường\s+trú|tạm\s+trú|trú\s+ở|ngụ\s+tại|HKTT|hộ\s+khẩu"
    r"|quê\s+(?:ở|quán))|\d{2}\s+tuổi|\(?(?:19|20)\d{2}\))"
)
_CALLS = "ông|bà|anh|chị|em|cháu|bé|cụ|bác|cô|chú|dì|cậu|mợ|thím"
"""How people speak of somebody whom they know: kin to all, none of them in office."""

_BEFORE = regex(
    r"(?<!\w)(?i:con\s+(?:trai|gái|bà|ông|anh|chị)|nạn\s+nhân|(?:người\s+)?bị\s+hại|bị\s+can|bị\s+cáo|đối\s+tượng"
    rf"|nghi\s+phạm|tên\s+là|họ\s+tên|vợ|chồng|bố|mẹ|(?:công|người)\s+dân|{_CALLS})"
    rf"(?:\s+(?:là|tên|tên\s+là))?\s*:?\s*(?:{_CALLS})?\s*$"
)
_CALLED_SO = regex(rf"(?<!\w)(?i:{_CALLS}|vợ|chồng|bố|mẹ|con\s+(?:trai|gái)|(?:công|người)\s+dân)\s+$")
_OFFICE = (
    r"(?:thiếu|trung|thượng|đại)\s+(?:úy|u\xfd|tá|tướng)|(?:hạ|trung|thượng)\s+sĩ|đồng\s+chí|liệt\s+sĩ|(?:bác|y|tiến|thạc)\s+sĩ"
    r"|anh\s+hùng|luật\s+sư|giáo\s+sư|đại\s+biểu|nghệ\s+nhân|cán\s+bộ|công\s+chức|chuyên\s+viên|điều\s+tra\s+viên"
    r"|(?:phó\s+)?(?:giám\s+đốc|trưởng\s+\w+|\w+\s+trưởng|chủ\s+tịch|chủ\s+nhiệm|bí\s+thư|chánh\s+\w+|thủ\s+tướng)"
)
_OFFICER = regex(
    rf"(?<!\w)(?i:(?:{_OFFICE})(?:\s+(?!(?:biếu|chia|cho|chúc|của|cùng|đã|đang|đưa|gặp|giúp|hướng|khen|mời|nhận|tặng"
    rf"|thăm|tiếp|trao|và|với)(?!\w))\w+){{0,6}}\s*[,:(–-]?\s*(?:{_CALLS}|đồng\s+chí)?\s*$)"
)
"""An office or a rank that somebody is called by, and what it belongs to; what is done to somebody is no part."""

_IN_OFFICE = regex(
    rf"\s*(?:[,(–-]|là)?\s*(?:\d{{2}}\s+tuổi,\s*)?(?i:(?:(?:nguyên|quyền)\s+(?:là\s+)?)?(?:{_OFFICE}))(?!\w)"
)
"""The same behind a name."""

_OF_HISTORY = frozenset((
    "bế văn đàn", "cù chính lan", "hồ chí minh", "kim đồng", "la văn cầu", "lý tự trọng", "mạc thị bưởi",
    "nguyễn thị minh khai", "nguyễn văn trỗi", "phan bội châu", "phan châu trinh", "phan chu trinh", "phan đình giót",
    "tôn đức thắng", "trịnh công sơn", "võ nguyên giáp", "võ thị sáu", "vừ a dính",
))  # fmt: skip
"""Names that streets and schools bear, and that are spoken of as kin; none that many others bear too."""

_AND = regex(r"\s*(?:,|và)\s+$")


_ACCUSED = regex(r"(?<!\w)(?:khởi\s+tố|bị\s+can|bị\s+cáo|tạm\s+giam|truy\s+nã|tuyên\s+phạt)(?!\w)", re.IGNORECASE)
"""Whom the law has accused is named by law now and then: worth a look, not a stop."""

_CALLED = {
    *("anh", "bà", "bác", "bé", "cháu", "chị", "chú", "con", "cô", "cụ", "em", "ông", "thầy"),
    *("gặp", "gọi", "là", "tên", "và", "với"),
}
"""Words before a name that a sentence may begin with."""

_LOOKED_BACK = 200
"""Letters before a name that may say whose it is: an office and what it belongs to."""

_FEWEST = 2
"""Words of a full name."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find full names that a text says to be a private person's."""
    people: dict[tuple[str | None, str], list[tuple[str, int, LocatedText]]] = {}
    for name, at, written in named(bulletin):
        if excepted(written.entry, name) is None:
            person = (written.entry.id if written.entry else None, bare(name))
            people.setdefault(person, []).append((name, at, written))
    alike: dict[tuple[str | None, Severity], list[Repeated]] = {}
    for (item, _), same in people.items():
        severity = Severity.WARNING if all(_is_lighter(written) for _, _, written in same) else Severity.ERROR
        alike.setdefault((item, severity), []).append(Repeated.of(same, initialled))
    for (_, severity), found in alike.items():
        yield _told(found, severity)


def _told(people: list[Repeated], severity: Severity) -> Diagnostic:
    """Tell once of all whom an item names: whoever names a gang has one thing to do."""
    first, *others = people
    names = ", ".join(f"«{one.part}»" for one in people)
    short = ", ".join(f"«{initialled(one.part)}»" for one in people)
    whose = f"tên đầy đủ của {len(people)} người" if others else "tên đầy đủ của một người"
    return Diagnostic(
        RULE.code,
        severity,
        f"{names} là {whose}{_elsewhere(people)}",
        first.place,
        f"Viết tắt, ví dụ {short}"
        + on_purpose(first.part, "người bị truy nã, người mất tích…")
        + (", mỗi người một mục như thế" if others else ""),
        first.mend,
        (*first.also, *(mend for one in others for mend in _mends(one))),
    )


def _elsewhere(people: list[Repeated]) -> str:
    """Say in which other lines the names stand."""
    places = {place.line for one in people for place in (one.place, *(place for place, _ in one.also))}
    lines = ", ".join(map(str, sorted(places - {people[0].place.line})))
    return f"; cũng ở dòng {lines}" if len(people) > 1 and lines else people[0].more


def _mends(found: Repeated) -> Iterator[tuple[Location, Mend]]:
    """List how one who is named is named less fully, wherever that is."""
    if found.mend:
        yield found.place, found.mend
    yield from found.also


def _is_lighter(written: LocatedText) -> bool:
    """Return whether a text may have to name a person, whom the law seeks or accuses."""
    sought = written.entry is not None and isinstance(written.entry.item, Appeal)
    return sought or _ACCUSED.search(written.text) is not None


def named(bulletin: Bulletin) -> Iterator[tuple[str, int, LocatedText]]:
    """List the names in every text: as written, its index in the text, and the text.

    Whom one text of an item says to be private is so in all of it: in its title too, where no year of birth stands.
    """
    for _, of_item in groupby(texts(bulletin), key=lambda written: written.entry and written.entry.id):
        read = [written for written in of_item if not written.path.startswith("publish.")]
        told = {(written.path, at): name for written in read for name, at in private(written.text)}
        known = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in sorted(set(told.values()))]
        for written in read:
            again = {found.start(): found[0] for name in known for found in name.finditer(written.text)}
            own = {at: name for (path, at), name in told.items() if path == written.path}
            for at, name in sorted((again | own).items()):
                yield name, at, written


def private(text: str) -> Iterator[tuple[str, int]]:
    """Find the full names of private people in a text, each with its index.

    A name begins with a surname; where and when somebody was born or lives, whose child or victim it is, or that
    somebody speaks of them as kin, says that it is no street's or office's name. Names of officers with their ranks or
    offices pass, and so do initials.
    """
    plain, last = text.replace("*", " "), 0
    for found in _NAME.finditer(plain):
        words = found[0].split()
        del words[: _calls(words)]
        if len(words) < _FEWEST or not any(traditional(word.lower()) in SURNAMES for word in words[:-1]):
            continue
        name = " ".join(words)
        start = found.end() - len(name)
        before = plain[max(0, start - _LOOKED_BACK) : start]
        if _OFFICER.search(before) or _IN_OFFICE.match(plain, found.end()) or name.lower() in _OF_HISTORY:
            continue
        goes_on = last and _AND.fullmatch(plain, last, start)  # «anh A và B»: who is named with somebody is like them
        if _AFTER.match(plain, found.end()) or _is_told(before, words) or goes_on:
            last = found.end()
            yield name, start


def _calls(words: list[str]) -> int:
    """Count the words before a name that are none of it; in a headline of capitals there may be many."""
    lower = [word.lower() for word in words]
    first = next((at for at, word in enumerate(lower) if word not in _CALLED), len(words))
    named = [at + 1 for at, word in enumerate(lower[:-1]) if word in _CALLED and traditional(lower[at + 1]) in SURNAMES]
    return max(first, *named, 0)


def _is_told(before: str, words: list[str]) -> bool:
    """Return whether what stands before a name says that it is a private person's."""
    if not _BEFORE.search(before):
        return False
    return not _CALLED_SO.search(before) or traditional(words[0].lower()) in SURNAMES


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
        {"kind": "notice", "text": ["Ông Trần Văn Hùng, Chủ tịch UBND phường, tiếp công dân."]},
        {"kind": "notice", "text": ["Giám đốc Công an tỉnh, bà Lê Thị Mai, và Tổ trưởng tổ 5 Hà Văn Toàn dự."]},
        {
            "kind": "notice",
            "text": [
                "Bác Hồ Chí Minh, chị Võ Thị Sáu; bà con phường Trần Phú; cô giáo và các em Trường Lê Lợi.",
                "Anh Kim Đồng là đội viên đầu tiên; ông Trịnh Công Sơn sáng tác bài hát này.",
            ],
        },
        {
            "kind": "notice",
            "text": ["Gia đình chị H. ở tổ 6; ông Nguyễn Văn A; cháu K., anh Hoàng, bà Hoa, ông Lê Lợi B."],
        },
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
        {"kind": "notice", "text": ["Gia đình chị Nguyễn Thị Hạnh, tổ 6, đang tìm con."]},
        {"kind": "notice", "text": ["Giám đốc Công an tỉnh trao quà cho bà Lò Thị Mỷ và em Giàng A Páo."]},
        {"kind": "case", "story": ["Giàng A Páo (SN 1998, dân tộc Mông) cầm đầu."]},
        {"kind": "notice", "title": "TÌM CHÁU NGUYỄN MINH KHÔI"},
        {"kind": "notice", "text": ["Hộ ông Hà Văn Toàn, Bế Thị Nga và vợ là Đinh Thị Thu."]},
        {"kind": "appeal", "description": ["Nông Văn Bản, sinh năm 1990, quê ở Chợ Mới."]},
        {"kind": "case", "story": ["Đối tượng Lò Văn Sáng (SN 1998) cùng Vàng A Dơ (SN 1999) và chị Hà Thị Én."]},
    ),
    check=check,
    needs=("item.publish.*.text",),
)
