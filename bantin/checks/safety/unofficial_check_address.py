"""Readers check item codes at an official address only."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.defang import addresses


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find an address for checking codes that is not of an official domain."""
    unit = bulletin.unit.value
    written = unit.identity.check_at if unit.identity else None
    if not written:
        return
    found = addresses(written)
    if not found or not all(one.within(unit.official_domains) for one in found):
        yield Diagnostic(
            RULE.code,
            Severity.ERROR,
            f"Bạn đọc sẽ gõ mã tin ở «{written}», không phải trang thuộc các tên miền chính thức của đơn vị",
            bulletin.unit.locate("identity.check_at"),
            "Sửa địa chỉ ở check_at, hoặc thêm tên miền vào official_domains sau khi đã xác minh",
        )


def _unit(check_at: str) -> dict[str, object]:
    return {
        "official_domains": ["vidu.gov.vn"],
        "identity": {"code_key": "23456789ACFHJKMNPRTV", "check_at": check_at},
    }


RULE = Rule(
    code=Code("unofficial-check-address"),
    title="Nơi kiểm tra mã tin không phải trang chính thức",
    why="Kẻ mạo danh cũng in được mã; bạn đọc chỉ biết thật giả khi gõ mã ở trang mà kẻ ấy không dựng được.",
    mend="Ghi ở check_at một trang thuộc tên miền chính thức của cơ quan, tốt nhất là .gov.vn.",
    good=({"kind": "notice", "unit": _unit("vidu.gov.vn/kiem-tra")}, {"kind": "notice"}),
    bad=(
        {"kind": "notice", "unit": _unit("kiem-tra.example")},
        {"kind": "notice", "unit": _unit("trang của đơn vị")},
        {"kind": "notice", "unit": _unit("vidu.gov.vn.example/kiem-tra")},
    ),
    check=check,
)
