"""Icons of what steps tell to do: a hand that is washed, a call, papers that are carried."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bantin.text.normal import plain

_DOINGS = (
    ("log-in", "đăng nhập"),
    ("soap-dispenser-droplet", "rửa|xoa xà phòng"),
    ("droplets", "làm ướt"),
    ("message-square-text", "soạn tin|nhắn tin|trả lời tin"),
    ("wifi-off", "ngắt mạng|tắt mạng|tắt wifi"),
    ("plane", "bật chế độ máy bay"),
    ("phone-off", "dừng cuộc gọi|ngắt máy|cúp máy|không nghe máy"),
    ("phone-call", "gọi|bấm số"),
    ("key-round", "đổi mật khẩu|đặt mật khẩu"),
    ("lock", "khóa"),
    ("banknote", "nộp (?:lệ )?phí|đóng (?:lệ )?phí|nộp tiền|trả tiền|chuyển tiền|đóng tiền"),
    ("file-up", "nộp"),
    ("download", "tải"),
    ("scan-line", "quét"),
    ("pen-line", "điền|kê khai|ghi|ký|viết"),
    ("mail", "chọn nhận qua bưu điện|nhận qua bưu"),
    ("hourglass", "chờ|đợi"),
    ("mouse-pointer-click", "chọn|bấm"),
    ("smartphone", "mở (?:ứng dụng|vneid|trang|cổng|điện thoại)|cài"),
    ("door-open", "mở (?:hết )?cửa"),
    ("search-check", "theo dõi|kiểm tra|đối chiếu|tra cứu|xem"),
    ("archive", "giữ lại|lưu"),
    ("files", "mang|cầm theo|chuẩn bị|xin giấy"),
    ("glass-water", "uống"),
    ("shirt", "mặc"),
    ("landmark", "trình báo|đến (?:cơ quan|trụ sở|ubnd|ủy ban|công an)"),
    ("hospital", "đến (?:trạm y tế|bệnh viện)"),
    ("users", "báo cho (?:bạn bè|người thân|cả nhà)"),
    ("book-open", "đọc"),
)
"""Icons, names of Lucide's, and the words with which a step begins that tells so; the first that fits counts."""

_FITTING = tuple((icon, re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)) for icon, words in _DOINGS)

_MOST_WITHOUT = 0.34
"""Of steps that have none, at most: more look as if icons were missing."""


def doings(steps: Sequence[object]) -> list[str]:
    """Return the icon of what each step tells to do, empty where none says it; nothing where too many have none."""
    found = [
        next((icon for icon, begins in _FITTING if isinstance(step, str) and begins.match(plain(step).strip())), "")
        for step in steps
    ]
    return found if found.count("") <= _MOST_WITHOUT * len(found) else []
