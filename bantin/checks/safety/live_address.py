"""Addresses outside the official domains stand in texts only in a form that nobody can follow."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.checks.texts import mend_of, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.defang import addresses, defang


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find live addresses in every text but the lists of fake addresses, which may be pasted as they are."""
    official = bulletin.unit.value.official_domains
    for written in texts(bulletin):
        if written.path.startswith("addresses") or _is_official_target(written.path):
            continue
        for address in addresses(written.text):
            mail = written.text[: address.start].endswith("@") or ("@" in address.text and "//" not in address.text)
            if address.live and not mail and not address.trusted(official):
                place = written.find(address.text, address.start)
                yield Diagnostic(
                    RULE.code,
                    Severity.ERROR,
                    f"Địa chỉ «{address.text}» không thuộc tên miền chính thức mà vẫn ở dạng bấm vào được",
                    place,
                    f"Viết {defang(address.text)}; nếu là trang chính thức, thêm tên miền vào official_domains trong "
                    "content/unit.yaml. Khi in, phần mềm luôn tự đổi sang dạng có [.]",
                    mend_of(place, address.text, defang(address.text)),
                )


def _is_official_target(path: str) -> bool:
    """Return whether another check, `unofficial-qr`, looks at this value."""
    return path == "address"


RULE = Rule(
    code=Code("live-address"),
    title="Địa chỉ lạ còn ở dạng bấm vào được",
    why="Điện thoại tự biến mọi tên miền thành liên kết; bản tin cảnh báo không được trở thành lối vào trang lừa đảo.",
    mend="Viết ten[.]vidu thay cho ten.vidu. Nếu là trang chính thức thì thêm tên miền vào official_domains trong "
    "content/unit.yaml. Địa chỉ của kẻ lừa đảo kê ở addresses thì dán nguyên cũng được.",
    good=(
        {"kind": "notice", "text": ["Đừng vào vneid-hotro[.]example, chỉ vào dichvucong.gov.vn."]},
        {"kind": "notice", "text": ["Không cài tệp VneID.apk, v.v. Hỏi Công an TP.HCM khi cần."]},
        {"kind": "warning", "addresses": ["http://vneid-hotro.example/tai"]},
    ),
    bad=(
        {"kind": "notice", "text": ["Đừng vào vneid-hotro.example."]},
        {"kind": "notice", "summary": "Trang https://dichvucong.gov.vn.example/nop là giả."},
        {"kind": "notice", "zalo": {"text": "Đừng bấm HTTP://TEN.CLUB/x!"}},
    ),
    check=check,
    needs=("unit.official_domains",),
)
