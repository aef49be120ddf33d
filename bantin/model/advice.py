"""Advice that several rooms give in the same words."""

from __future__ import annotations

CONVERT_PHONE_PICTURE = (
    "Gửi ảnh qua Zalo hay thư rồi tải về thì thành JPEG; hoặc mở bằng ứng dụng Ảnh của Windows, chọn Lưu thành JPEG. "
    "iPhone: Cài đặt, Camera, Định dạng, chọn «Tương thích nhất». Đổi tên tệp thì chưa đủ"
)
"""What to do about HEIC and AVIF, the formats in which phones keep pictures."""
