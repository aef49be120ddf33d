"""Texts name nobody by number: no identity card, account, private phone, plate or e-mail address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial

from bantin.checks.exceptions import bare, excepted, on_purpose
from bantin.checks.rule import Rule
from bantin.checks.telephone_numbers import declared_numbers, digits, slips
from bantin.checks.texts import LocatedText, Repeated, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.defang import Address, addresses, defang
from bantin.text.folding import fold
from bantin.text.patterns import regex

_SEPARATED = r"[ .()-]{0,3}"
"""What stands between two digits of one number, in every usual shape: (0912) 345 679, 0912-345-679, 09 12 34 56 79."""

# In order of precedence: what an earlier pattern takes, a later one does not look at. They search folded text, in which
# every dash is «-», every space « », every digit ASCII, and nothing is hidden.
_PATTERNS = {
    "email": regex(r"[\w.+-]+@[\w-]+(?:(?:\.|\[\.\])[\w-]+)+"),
    "plate": regex(
        r"(?<!\w)\d{2}(?:[- .]?[A-ZĐa-zđ][A-Za-z0-9]?[- .]?\d{3}\.\d{2}|[- ]?[A-ZĐ][A-Z0-9]?[- ]?\d{5}"
        r"|[- ]?[A-ZĐ][A-Z0-9]?[- ]?\d{3} \d{2}|-?[A-ZĐ][A-Z0-9]?-\d{4}|-[A-ZĐ][A-Z0-9]? \d{4})(?!\w|\.\d)",
        re.ASCII,
    ),
    "passport": regex(r"(?<![\w./-])[A-Z] ?\d{7,8}(?![\w/-])", re.ASCII),
    "phone": regex(
        rf"(?<![\w.,/])\(?(?:(?:\+?84|[0O]){_SEPARATED}[35789](?:{_SEPARATED}\d){{8}}"
        rf"|(?:\+?84|0){_SEPARATED}2(?:{_SEPARATED}\d){{9}})(?![\w/])",
        re.ASCII,
    ),
    "identity": regex(rf"(?<![\w.,/])0\d{{2}}(?:{_SEPARATED}\d){{9}}(?![\w/])", re.ASCII),
    "account": regex(
        r"(?<![\w.,/-])(?:\d{9,19}|0\d{2}(?:\.\d{3}){2}|\d{3,4}(?:[ -]\d{3,4}){2,3}(?:[ -]\d{1,4})?)(?![\w/-])",
        re.ASCII,
    ),
}

_NAMES = {
    "email": "địa chỉ thư điện tử",
    "plate": "biển số xe",
    "passport": "số hộ chiếu",
    "phone": "số điện thoại không có trong danh bạ",
    "identity": "số căn cước",
    "account": "số tài khoản hoặc số giấy tờ",
}

_POLICE_PREFIX = "069"
_SAMPLE_ZEROS = "000000"


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find numbers that lead to a person, unless they are the unit's own, visibly invented, or named on purpose."""
    numbers: dict[tuple[str | None, str], dict[str, list[tuple[str, int, LocatedText]]]] = {}
    for kind, number, at, written in found(bulletin):
        if excepted(written.entry, number) is None:
            of_item = numbers.setdefault((written.entry.id if written.entry else None, kind), {})
            of_item.setdefault(bare(number), []).append((number, at, written))
    for (_, kind), of_item in numbers.items():
        each = [Repeated.of(same, partial(masked, kind)) for same in of_item.values()]
        yield from [_of_list(each)] if kind == "phone" and len(each) > 1 else [_of_one(kind, one) for one in each]


def _of_one(kind: str, found: Repeated) -> Diagnostic:
    """Tell once of a number, wherever it stands in an item."""
    number = found.part
    message = f"«{number}» giống {_NAMES[kind]}, là dữ liệu cá nhân không được nêu{found.more}"
    advice = _ADVICE.get(kind, "").format(number.rpartition("@")[2])
    hint = f"Che bớt, ví dụ {masked(kind, number)}, hoặc bỏ đi{advice}{on_purpose(number)}"
    return Diagnostic(RULE.code, Severity.ERROR, message, found.place, hint, found.mend, found.also)


def _of_list(numbers: Sequence[Repeated]) -> Diagnostic:
    """Tell once of an item's telephone numbers: whoever lists duty rooms has one thing to do."""
    first = numbers[0].part
    listed = ", ".join(f'"{one.part}"' for one in numbers)
    message = f"{len(numbers)} số điện thoại không có trong danh bạ, là dữ liệu cá nhân không được nêu: {listed}"
    hint = (
        f"Số của đơn vị thì thêm vào content/unit.yaml, ở «duty_numbers: [{listed}]»; số của người dân thì che bớt, ví "
        f"dụ {masked('phone', first)}, hoặc bỏ đi"
    )
    return Diagnostic(RULE.code, Severity.ERROR, message, numbers[0].place, hint + on_purpose(first))


def found(bulletin: Bulletin) -> Iterator[tuple[str, str, int, LocatedText]]:
    """List personal data in every text: its sort, how it is written, its index in the text, and the text."""
    unit, declared = bulletin.unit.value, declared_numbers(bulletin)
    for written in texts(bulletin):
        if written.path.startswith("publish."):
            continue
        mistyped = {slip.start for slip in slips(written.text, declared)}  # told as what it is, nobody's own
        for kind, number, at in personal(written.text, declared, unit.official_domains):
            if at not in mistyped:
                yield kind, number, at, written


_ADVICE = {
    "phone": "; nếu là số của đơn vị, thêm vào contacts hoặc duty_numbers trong content/unit.yaml",
    "email": "; nếu là hộp thư của cơ quan, thêm «{}» vào official_domains trong content/unit.yaml",
}


def personal(text: str, declared: Collection[str], official: Collection[str]) -> Iterator[tuple[str, str, int]]:
    """Find personal data in a text.

    Args:
        text: any text.
        declared: digits of telephone numbers that may be printed.
        official: domains whose e-mail addresses may be printed.

    Yields:
        Its sort (`email`, `plate`, `phone`, `identity`, `account`) how it is written, and its index, in the order of
        the sorts.
    """
    folded = fold(text)
    taken = [(address.start, address.end) for address in addresses(folded.text) if not _of_mail(folded.text, address)]
    for kind, pattern in _PATTERNS.items():
        for found in pattern.finditer(folded.text):
            start, end = found.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            if not _allowed(kind, found[0], declared, official):
                first, last = folded.span(start, end)
                yield kind, text[first:last], first


def masked(kind: str, written: str) -> str:
    """Hide the middle of a number, or all but the first letter of a mailbox."""
    if kind == "email":
        box, _, domain = written.partition("@")
        return f"{box[0]}***@{defang(domain)}"
    digits = [at for at, letter in enumerate(written) if letter.isdigit()]
    hidden = set(digits[-5:-2] if kind == "plate" else digits[3:-2])
    return "".join("x" if at in hidden else letter for at, letter in enumerate(written))


def _of_mail(text: str, address: Address) -> bool:
    own = "@" in address.text and "//" not in address.text
    return own or text[: address.start].endswith("@") or text[address.end :].startswith("@")


def _allowed(kind: str, written: str, declared: Collection[str], official: Collection[str]) -> bool:
    if kind == "email":
        found = addresses(written.partition("@")[2])
        return bool(found) and found[0].trusted(official)
    if kind in {"plate", "passport"}:
        return False
    called = digits(written)
    invented = called.endswith(_SAMPLE_ZEROS) or len(set(called)) == 1
    return called in declared or called.startswith(_POLICE_PREFIX) or invented


RULE = Rule(
    code=Code("personal-data"),
    title="Nêu dữ liệu cá nhân: số căn cước, tài khoản, điện thoại, biển số, thư điện tử",
    why="Luật Bảo vệ dữ liệu cá nhân cấm công khai khi chưa có sự đồng ý; bản tin đã chia sẻ thì không thu lại được.",
    mend="Che bớt như gợi ý, hoặc bỏ đi. Số của đơn vị thì thêm vào contacts hay duty_numbers trong content/unit.yaml. "
    "Điều pháp luật cho nêu (xe phải tìm, số của kẻ lừa đảo…) thì ghi vào publish của tin, kèm lý do và căn cứ.",
    good=(
        {"kind": "notice", "text": ["Luật số 24/2018/QH14, khổ A4 210 x 297, quốc lộ 1A, 14 giờ 30.", "Nhà B 12."]},
        {"kind": "case", "story": ["Nạn nhân có số căn cước 006xxxxxxx34."]},
        {"kind": "notice", "text": ["Gọi 113, 0900 000 000 hoặc 1900 1234; soạn tin gửi 5656."]},
        {"kind": "case", "damage": "1.250.000.000 đồng, theo Nghị định 30/2020/NĐ-CP ngày 31/12/2024"},
        {
            "kind": "appeal",
            "description": ["Xe biển số 97B1-123.45, chủ xe liên hệ 0209.3812.345."],
            "unit": {"duty_numbers": ["02093 812 345"]},
            "publish": [{"text": "97B1 12345", "why": "Tìm chủ xe", "basis": "Quy trình tìm chủ sở hữu phương tiện"}],
        },
        {"kind": "case", "story": ["Biển số xe 97-B1 xxx.45, số tài khoản 190xxxxxxxx23, thư vidu@bocongan.gov.vn."]},
    ),
    bad=(
        {"kind": "case", "story": ["Nạn nhân có số căn cước 006090001234."]},
        {"kind": "case", "story": ["Chuyển tiền vào tài khoản 19034567890123 của đối tượng."]},
        {"kind": "case", "story": ["Đối tượng dùng số 0912 345 678 để gọi."]},
        {"kind": "case", "story": ["Số máy lạ +84 912.345.678 hoặc 0209 3812 345."]},
        {"kind": "appeal", "description": ["Xe mang biển số 97-B1 123.45."]},
        {"kind": "appeal", "description": ["Ô tô biển số 30A-123.45."]},
        {"kind": "notice", "text": ["Viết thư tới nguyenvana@thu.example."]},
        {"kind": "case", "story": ["Số (0987) 654 312 gọi đến, rồi 0987–654–312, rồi 09 87 65 43 12."]},
        {"kind": "case", "story": ["Số 0987\u200b654\u200b312 nhắn tin, số ０９８７６５４３１２ gọi."]},
        {"kind": "case", "story": ["Xe 97B1 98765 chở theo hộ chiếu C7654321."]},
        {"kind": "case", "story": ["Xe 97 B1 123 45, số O987654312."]},
        {"kind": "case", "story": ["Số 0987 . 654 . 312, xe 14C.987.65, hộ chiếu B 7654321."]},
    ),
    check=check,
    needs=("unit.contacts.*.number", "unit.duty_numbers", "unit.official_domains", "item.publish.*.text"),
)
