"""A text that bears the mark of a secret does not go out."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.exceptions import excepted, on_purpose
from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.patterns import regex

_MARK = regex(
    r"(?<!\w)(?:TUYỆT\s+MẬT|TỐI\s+MẬT"
    r"|(?<!BẢO )(?<!BÍ )(?<!CƠ )(?<!THÂN )(?<!MẬN )MẬT(?!\s+(?:KHẨU|MÃ|ONG|THIẾT|ĐỘ|VỤ|THƯ|THÁM|BÁO)(?!\w))"
    r"|(?:chỉ\s+)?(?i:lưu\s+hành\s+nội\s+bộ|không\s+phổ\s+biến\s+ra\s+ngoài)"
    r"|(?i:(?:độ|mức|dấu)\s+mật\s*:?\s+(?:tuyệt\s+mật|tối\s+mật|mật)))(?!\w)"
)
"""As it is stamped: in capitals, or named as such. «Bảo mật», «mật khẩu», «bí mật» are no marks."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find marks of secrecy that no item records an exception for."""
    for mark, at, written in named(bulletin):
        if excepted(written.entry, mark) is None:
            yield Diagnostic(
                RULE.code,
                Severity.ERROR,
                f"«{mark}» là dấu của tài liệu không được công khai",
                written.find(mark, at),
                "Xem lại nguồn của bài, bỏ phần lấy từ tài liệu ấy" + on_purpose(mark, "dấu giả của kẻ lừa đảo…"),
            )


def named(bulletin: Bulletin) -> Iterator[tuple[str, int, LocatedText]]:
    """List the marks in every text: as written, its index in the text, and the text."""
    for written in texts(bulletin):
        if not written.path.startswith("publish."):
            capitals = not any(letter.islower() for letter in written.text)
            for found in _MARK.finditer(written.text):
                if not (capitals and found[0] == "MẬT"):  # a headline in capitals has no capitals to tell by
                    yield found[0], found.start(), written


RULE = Rule(
    code=Code("state-secret"),
    title="Chữ mang dấu mật, dấu lưu hành nội bộ",
    why="Luật Bảo vệ bí mật nhà nước: tài liệu có dấu mật không được đăng, dù chỉ một đoạn.",
    mend="Xem lại nguồn của bài và bỏ phần lấy từ tài liệu ấy. Bài chỉ nói về dấu mật giả của kẻ lừa đảo thì ghi vào "
    "publish của tin, kèm lý do và căn cứ.",
    good=(
        {"kind": "notice", "text": ["Bảo mật tài khoản, đổi MẬT KHẨU ba tháng một lần, giữ bí mật mã OTP."]},
        {"kind": "notice", "text": ["Giữ BÍ MẬT thông tin cá nhân.", "Mật độ dân số, mật ong Bạc Hà."]},
        {"kind": "notice", "title": "BẢO VỆ MẬT KHẨU"},
        {
            "kind": "warning",
            "tricks": ["Gửi lệnh bắt giả có dấu TUYỆT MẬT."],
            "publish": [{"text": "TUYỆT MẬT", "why": "Nói về lệnh bắt giả", "basis": "Báo cáo của Đội"}],
        },
    ),
    bad=(
        {"kind": "notice", "text": ["TỐI MẬT – Kế hoạch bảo vệ lễ hội."]},
        {"kind": "notice", "text": ["Kế hoạch số 12 (MẬT) của Công an tỉnh."]},
        {"kind": "notice", "text": ["Tài liệu này chỉ lưu hành nội bộ."]},
        {"kind": "notice", "summary": "Văn bản, độ mật: tối mật, về phòng cháy."},
    ),
    check=check,
    needs=("item.publish.*.text",),
)
