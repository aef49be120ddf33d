"""Only official addresses become QR codes."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds.service import Service
from bantin.text.defang import addresses


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find services whose address is not of an official domain."""
    official = bulletin.unit.value.official_domains
    for entry in bulletin.entries:
        written = entry.item.address if isinstance(entry.item, Service) else None
        if written is None:
            continue
        found = addresses(written)
        if len(found) != 1 or found[0].text != written or not found[0].within(official):
            host = found[0].host if found else written
            yield Diagnostic(
                RULE.code,
                Severity.ERROR,
                f"Mã QR sẽ dẫn tới «{host}», tên miền không có trong danh sách chính thức",
                entry.document.locate("address"),
                "Sửa địa chỉ, hoặc thêm tên miền vào official_domains trong content/unit.yaml sau khi đã xác minh",
            )


RULE = Rule(
    code=Code("unofficial-qr"),
    title="Mã QR dẫn tới tên miền ngoài danh sách chính thức",
    why="Người xem không đọc được mã QR bằng mắt; họ quét vì tin đơn vị phát hành.",
    mend="Sửa địa chỉ; hoặc, sau khi đã xác minh, thêm tên miền vào official_domains trong content/unit.yaml.",
    good=(
        {"kind": "service", "address": "https://dichvucong.gov.vn/p/home"},
        {"kind": "service", "address": "https://dangky.dichvucong.gov.vn"},
    ),
    bad=(
        {"kind": "service", "address": "https://dichvucong.example/"},
        {"kind": "service", "address": "https://dichvucong.gov.vn@trang-gia.example/"},
        {"kind": "service", "address": "https://giadichvucong.gov.vn/"},
    ),
    check=check,
    needs=("unit.official_domains",),
)
