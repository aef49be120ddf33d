"""Whoever is sent to an office is told which one: «Công an xã» stands at the centre of every commune."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.patterns import regex

_OFFICE = regex(
    r"(?:trụ sở\s+)?(?:công an|cảnh sát|ủy ban nhân dân|ủy ban|ubnd|hđnd|đảng ủy|trạm y tế|trung tâm y tế"
    r"|bệnh viện|phòng khám|trạm kiểm lâm|hạt kiểm lâm|đồn biên phòng|ban chỉ huy quân sự|tòa án|viện kiểm sát|kho bạc"
    r"|thuế|hải quan|quản lý thị trường|trung tâm phục vụ hành chính công|bưu điện|nhà văn hóa|trường"
    r"|trường (?:mầm non|tiểu học|trung học cơ sở|trung học phổ thông|thcs|thpt))"
    r"(?:\s+(?:xã|phường|đặc khu|tỉnh|thành phố|khu vực|cơ sở|bản|thôn|ấp|tổ dân phố))?",
    re.IGNORECASE,
)
"""Kinds of offices of which there are many, without a name."""

_ASIDE = regex(r"\s*(?:[,;(–-].*|trực\b.*|24/24.*)$")
_PLACE = regex(r"(?:\b|^)(?:[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]ỉnh|[Tt]hành phố|TP\.?)\s+(?-i:[^\W\d_])\w+")


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find contacts to which readers are sent though neither their name nor their address says which office it is."""
    unit = bulletin.unit.value
    for number, contact in enumerate(unit.contacts):
        office = _ASIDE.sub("", contact.label).strip()
        if not contact.address or contact.online or not _OFFICE.fullmatch(office):
            continue
        own = any(name.casefold().startswith(office.casefold()) for name in (unit.name, unit.short_name))
        if own or any(found[0].split()[-1][0].isupper() for found in _PLACE.finditer(contact.address)):
            continue
        yield Diagnostic(
            RULE.code,
            Severity.WARNING,
            f"Người đọc được chỉ tới «{office}, {contact.address}» mà không biết là cơ quan ở đâu",
            bulletin.unit.locate(f"contacts.{number}.label"),
            f"Viết thêm tên riêng sau «{office}», hoặc viết tên xã, phường vào address của đầu mối này",
        )


def _contact(**fields: str) -> dict[str, object]:
    return {"contacts": [{"id": "mot", "checked_on": "2024-11-20", **fields}]}


RULE = Rule(
    code=Code("unnamed-office"),
    title="Đầu mối không nói là cơ quan ở đâu",
    why="Ảnh in tên đầu mối cạnh địa chỉ của nó. «Công an xã – Trung tâm xã» thì xã nào cũng có, mà bài đăng đi khắp "
    "nơi, nên người đọc tìm đến nhầm cơ quan.",
    mend="Viết tên riêng của cơ quan ở label, hoặc tên xã, phường, tỉnh ở address.",
    good=(
        {"kind": "notice", "unit": _contact(label="Công an xã Suối Mây", address="Trung tâm xã")},
        {"kind": "notice", "unit": _contact(label="Công an xã", address="Số 5, xã Suối Mây")},
        {"kind": "notice", "unit": _contact(label="Công an, trực 24/7", number="113")},
        {"kind": "notice", "unit": _contact(label="Trực ban", address="Số 5, đường Hoàng Văn Thụ")},
        {"kind": "notice", "unit": _contact(label="Công an", address="bocongan.gov.vn")},
        {
            "kind": "notice",
            "unit": {"name": "Công an xã Suối Mây", **_contact(label="Công an xã", address="Trung tâm xã")},
        },
    ),
    bad=(
        {"kind": "notice", "unit": _contact(label="Công an xã", address="Trung tâm xã")},
        {"kind": "notice", "unit": _contact(label="Công an, trực 24/7", number="113", address="Số 5, đường Trần Phú")},
        {"kind": "notice", "unit": _contact(label="Trạm Y tế", address="Cạnh chợ")},
    ),
    check=check,
    needs=("unit.contacts", "unit.name", "unit.short_name"),
)
