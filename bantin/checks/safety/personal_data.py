"""Texts name nobody by number: no identity card, account, private phone, plate or e-mail address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bantin.checks.rule import Rule
from bantin.checks.texts import texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic, Severity
from bantin.text.defang import Address, addresses, defang

# In order of precedence: what an earlier pattern takes, a later one does not look at.
_PATTERNS = {
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:(?:\.|\[\.\])[\w-]+)+"),
    "plate": re.compile(
        r"(?<!\w)\d{2}(?:[- ]?[A-ZĐ][A-Z0-9]?[- ]?\d{3}\.\d{2}|-?[A-ZĐ][A-Z0-9]?-\d{4,5}|-[A-ZĐ][A-Z0-9]? \d{4,5})"
        r"(?!\w)",
        re.ASCII,
    ),
    "phone": re.compile(
        r"(?<![\w.,/])(?:(?:\+?84[ .-]?|0)[35789]\d(?:[ .-]?\d){7}|(?:\+?84[ .-]?|0)2\d(?:[ .-]?\d){8})(?![\w/])",
        re.ASCII,
    ),
    "identity": re.compile(r"(?<![\w.,/])0\d{2}(?:[ .]?\d{3}){3}(?![\w/])", re.ASCII),
    "account": re.compile(r"(?<![\w.,/])(?:\d{9,19}|\d{3,4}(?: \d{3,4}){2,3}(?: \d{1,4})?)(?![\w/])", re.ASCII),
}

_NAMES = {
    "email": "địa chỉ thư điện tử",
    "plate": "biển số xe",
    "phone": "số điện thoại không có trong danh bạ",
    "identity": "số căn cước",
    "account": "số tài khoản hoặc số giấy tờ",
}

_POLICE_PREFIX = "069"
_SAMPLE_ZEROS = "000000"


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find numbers that lead to a person, unless they are the unit's own or visibly invented."""
    registry = {_digits(contact.number) for contact in bulletin.unit.value.contacts if contact.number}
    official = bulletin.unit.value.official_domains
    for written in texts(bulletin):
        for kind, found in personal(written.text, registry, official):
            yield Diagnostic(
                RULE.code,
                Severity.ERROR,
                f"«{found}» giống {_NAMES[kind]}, là dữ liệu cá nhân không được nêu",
                written.find(found),
                f"Che bớt, ví dụ {masked(kind, found)}, hoặc bỏ đi" + _ADVICE.get(kind, ""),
            )


_ADVICE = {"phone": "; nếu là số của đơn vị, thêm vào contacts trong content/unit.yaml"}


def personal(text: str, registry: Collection[str], official: Collection[str]) -> Iterator[tuple[str, str]]:
    """Find personal data in a text.

    Args:
        text: any text.
        registry: digits of telephone numbers that may be printed.
        official: domains whose e-mail addresses may be printed.

    Yields:
        Its sort (`email`, `plate`, `phone`, `identity`, `account`) and how it is written, in the order of the sorts.
    """
    taken = [(address.start, address.end) for address in addresses(text) if not _of_mail(text, address)]
    for kind, pattern in _PATTERNS.items():
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            if not _allowed(kind, found[0], registry, official):
                yield kind, found[0]


def masked(kind: str, written: str) -> str:
    """Hide the middle of a number, or all but the first letter of a mailbox."""
    if kind == "email":
        box, _, domain = written.partition("@")
        return f"{box[0]}***@{defang(domain)}"
    digits = [at for at, letter in enumerate(written) if letter.isdigit()]
    hidden = set(digits[-5:-2] if kind == "plate" else digits[3:-2])
    return "".join("x" if at in hidden else letter for at, letter in enumerate(written))


def _of_mail(text: str, address: Address) -> bool:
    return text[: address.start].endswith("@") or text[address.end :].startswith("@")


def _allowed(kind: str, written: str, registry: Collection[str], official: Collection[str]) -> bool:
    if kind == "email":
        found = addresses(written.partition("@")[2])
        return bool(found) and found[0].within(official)
    if kind == "plate":
        return False
    digits = _digits(written)
    invented = digits.endswith(_SAMPLE_ZEROS) or len(set(digits)) == 1
    return digits in registry or digits.startswith(_POLICE_PREFIX) or invented


def _digits(written: str) -> str:
    digits = re.sub(r"\D", "", written, flags=re.ASCII)
    return "0" + digits[2:] if re.match(r"\s*\+?84[ .-]?\d{2}", written) and len(digits) in {11, 12} else digits


RULE = Rule(
    code="personal-data",
    title="Không nêu dữ liệu cá nhân: số căn cước, tài khoản, điện thoại, biển số, thư điện tử",
    why="Luật Bảo vệ dữ liệu cá nhân cấm công khai khi chưa có sự đồng ý; bản tin đã chia sẻ thì không thu lại được.",
    good=(
        {"kind": "notice", "text": ["Gọi 113, 0900 000 000 hoặc 1900 1234; soạn tin gửi 5656."]},
        {"kind": "case", "damage": "1.250.000.000 đồng, theo Quyết định 30/2020/NĐ-CP ngày 31/12/2024"},
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
    ),
    check=check,
)
