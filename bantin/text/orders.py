"""Sentences that tell what to do: which they are, and the few words that say it."""

from __future__ import annotations

import re

from bantin.text.normal import plain

_VERBS = (
    "bảo vệ|bảo quản|bấm|bật|báo|bỏ|bơm|bù|bọc|buộc|cài|cảnh giác|cất|cắt|chặn|che|chằng|chèn|chia sẻ|chăm|cho|"
    "chọn|chống|chờ|chuẩn bị|chuyển|chủ động|cập nhật|cúp|dán|dặn|dạy|di chuyển|di dời|diệt|dọn|dùng|dừng|đậy|"
    "đặt|đăng|đeo|đem|đến|đi|điền|đóng|đọc|đội|đổ|đổi|đối chiếu|đợi|đun|đưa|ghi|gia cố|giám sát|giặt|giữ|giảm|gõ|"
    "gọi|gửi|hạ|hạn chế|hỏi|kê|khai báo|khám|khóa|khử|kiểm tra|lau|làm|lập|lật|lên|liên hệ|loại bỏ|lưu|mang|mặc|"
    "mở|mua|nạo vét|nằm|nấu|neo|ngắt|nghỉ|ngồi|ngủ|ngừng|nhắc|nhắn|nhận|nhìn|nhốt|nói|nộp|nuôi|ở (?:trong|yên)|"
    "phơi|phòng ngừa|phòng tránh|phun|quan sát|quét|ra|rào|rời|rút|rửa|sạc|sắp xếp|soạn|sơ cứu|sơ tán|súc|"
    "sử dụng|tải|tắm|tắt|thả|thay|theo dõi|thoát|thông báo|tiêm|tiết kiệm|tìm|tra|trả|tránh|treo|trình báo|trông|"
    "trú|trữ|truy cập|tuân thủ|từ chối|uống|vệ sinh|viết|vứt|xác minh|xây|xem|xét nghiệm|xin|xịt|xóa|xuống|"
    "yêu cầu|ăn"
)
_URGES = "hãy|nên|cần|phải|chỉ|luôn|nhớ|tự|tuyệt đối|không|đừng|chớ|cấm|ngay lập tức|thường xuyên"
_BEGINS = re.compile(rf"(?:{_URGES}|{_VERBS})(?!\w)", re.IGNORECASE)
_THEN = re.compile(rf"(?<!\w)(?:thì|hãy)\s+(?:{_URGES}|{_VERBS})(?!\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"(?<=\w)\**[,;:]\s+|\s+[–—]\s+|(?<=\w)\**[.!]\s+")


def orders(sentence: str) -> bool:
    """Return whether a sentence tells what to do, or not to: a verb begins it, or follows its case."""
    said = plain(sentence).strip()
    return bool(_BEGINS.match(said) or _THEN.search(said))


def order(sentence: str, words: int) -> str:
    """Give what a sentence tells to do in some words at most: all of it, or its first clause; empty where neither is.

    Only a clause that begins with what to do stands alone: of «nghi ngờ thì gọi 113» nothing may be left out.
    """
    said = sentence.strip()
    if orders(said) and len(plain(said).split()) <= words:
        return said
    first = plain(_CLAUSE.split(said, maxsplit=1)[0]).strip()
    short = 1 < len(first.split()) <= words and first != plain(said)
    return first if short and _BEGINS.match(first) else ""
