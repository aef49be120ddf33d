"""Icons of what steps tell to do: a hand that is washed, a call, papers that are carried."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bantin.text.normal import plain
from bantin.text.patterns import regex

_DOINGS = (
    ("log-in", "đăng nhập"),
    ("soap-dispenser-droplet", "rửa|xoa xà phòng"),
    ("droplets", "làm ướt"),
    ("message-square-text", "soạn tin|nhắn tin|trả lời tin|chỉ nhắn tin"),
    ("wifi-off", "ngắt mạng|tắt mạng|tắt wifi"),
    ("plane", "bật chế độ máy bay"),
    ("phone-off", "dừng cuộc gọi|ngắt máy|cúp máy|tắt máy|không nghe máy"),
    ("video", "gọi video"),
    ("phone-call", "gọi|bấm số|điện cho"),
    ("key-round", "đổi mật khẩu|đặt mật khẩu|đòi (?:mã|mật khẩu)|hỏi (?:mã|mật khẩu)|xin (?:mã|mật khẩu)"),
    ("lock", "khóa"),
    (
        "banknote",
        "nộp (?:lệ )?phí|đóng (?:lệ )?phí|(?:nộp|trả|chuyển|đóng|đòi|bắt nộp|bắt nạp|phải nạp|nạp) (?:thêm )?tiền",
    ),
    ("file-up", "nộp"),
    ("link", "gửi (?:đường dẫn|đường link|link)"),
    ("download", "tải|bắt tải|ép tải|dụ tải|mời tải"),
    ("scan-line", "quét"),
    ("pen-line", "điền|kê khai|ghi|ký|viết"),
    ("mail", "chọn nhận qua bưu điện|nhận qua bưu|mời nộp|gửi thư"),
    ("hourglass", "chờ|đợi"),
    ("mouse-pointer-click", "chọn|bấm"),
    (
        "smartphone",
        "mở (?:ứng dụng|vneid|trang|cổng|điện thoại)|cài|(?:mang|cầm) (?:theo )?(?:điện thoại|máy)|điện thoại",
    ),
    ("door-open", "mở (?:hết |toang )?(?:các )?cửa"),
    ("search-check", "theo dõi|kiểm tra|đối chiếu|tra cứu|xem"),
    ("archive", "giữ lại|lưu|giữ (?:nguyên )?(?:tin nhắn|biên lai)"),
    ("files", "(?:mang|cầm|chuẩn bị) (?:theo )?(?:giấy|thẻ|hồ sơ|sổ|căn cước|cccd|bản)|xin giấy"),
    ("glass-water", "uống"),
    ("shirt", "mặc"),
    ("shield", "(?:trình )?báo (?:ngay |với |cho |tại )*công an|trình báo|đến (?:cơ quan |trụ sở )?công an"),
    ("landmark", "báo (?:ngay |với |cho )*ngân hàng"),
    ("building", "đến (?:cơ quan|trụ sở|ubnd|ủy ban|bộ phận một cửa)"),
    ("hospital", "đến (?:trạm y tế|trạm xá|bệnh viện|cơ sở y tế)"),
    ("users", "báo cho (?:bạn bè|người thân|cả nhà)|kéo vào nhóm|trong nhóm"),
    ("speech", "đọc (?:số|mã|tên|địa chỉ)"),
    ("eye", "đọc trộm|nhìn trộm"),
    ("ban", "bỏ qua"),
    ("venetian-mask", "tự xưng|giả danh|giả làm|mạo danh|đóng giả"),
    ("triangle-alert", "dọa|đe dọa|hù dọa"),
    ("alarm-clock", "giục|hối thúc|thúc ép|ép làm ngay"),
    ("user-lock", "chiếm (?:đoạt |quyền )?tài khoản"),
    ("lock-open", "xin quyền|đòi quyền|cấp quyền"),
    ("briefcase-business", "tuyển"),
    ("coins", "trả (?:hoa hồng|lãi|thưởng)"),
    ("message-square-x", "báo “?(?:sai|lỗi)"),
    ("globe-x", "tên miền|địa chỉ trang|trang (?:web )?(?:lạ|giả)"),
    ("app-window", "ứng dụng"),
    ("scan-face", "mặt|gương mặt|khuôn mặt|khẩu hình"),
    ("phone-missed", "cuộc gọi"),
    ("credit-card", "tài khoản (?:nhận tiền|ngân hàng)|số tài khoản"),
    ("banknote", "chưa làm việc đã phải nạp"),
    ("thermometer", "sốt"),
    ("droplet", "chảy máu|(?:nổi|xuất hiện) (?:chấm|nốt|ban)"),
    ("siren", "dấu hiệu nặng|trở nặng|nguy kịch"),
    ("heart-pulse", "đau|buồn nôn|nôn|mệt|chóng mặt"),
    ("bug", "muỗi"),
    ("trending-up", "bệnh dễ nặng"),
    ("bed", "ngủ"),
    ("house", "nghỉ học|ở nhà|(?:đưa|lùa|dắt) (?:\\w+ ){1,4}(?:về|vào) (?:chuồng|nhà)"),
    ("unplug", "rút (?:phích|sạc|điện)"),
)
"""Icons, names of Lucide's, and the words with which steps, signs, tricks begin that tell so; the first counts."""

_FITTING = tuple((icon, regex(rf"(?:{words})(?!\w)", re.IGNORECASE)) for icon, words in _DOINGS)

_THEN = regex(r"\bthì\s+(?:hãy\s+)?|^(?:hoặc|rồi|sau đó|hãy|nên|cần)\s+", re.IGNORECASE)
"""What comes before a doing without saying it."""

_MOST_ALIKE = 2
"""Rows that may have the same icon: the same thrice is a bullet, no picture."""


def doings(steps: Sequence[object]) -> list[str]:
    """Return the icon of what each step tells to do; nothing where one has none or many have the same."""
    found = [_doing(step) for step in steps]
    return found if all(found) and max(Counter(found).values(), default=0) <= _MOST_ALIKE else []


def _doing(step: object) -> str:
    """Find the icon of what a step begins with, or of what it tells behind «thì», «hoặc» and their like."""
    if not isinstance(step, str):
        return ""
    said = plain(step).strip()
    starts = (said, *(said[then.end() :] for then in _THEN.finditer(said)))
    return next((icon for start in starts for icon, begins in _FITTING if begins.match(start)), "")
