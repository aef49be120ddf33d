"""Assets: files that editors gave."""

from __future__ import annotations

from dataclasses import dataclass

CONVERT_PHONE_PICTURE = (
    "Gửi ảnh qua Zalo hay thư rồi tải về thì thành JPEG; hoặc mở bằng ứng dụng Ảnh của Windows, chọn Lưu thành JPEG. "
    "iPhone: Cài đặt, Camera, Định dạng, chọn «Tương thích nhất». Đổi tên tệp thì chưa đủ"
)
"""What to do about HEIC and AVIF, the formats in which phones keep pictures."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that goes into pictures.

    Attributes:
        name: how markup refers to it, relative to the month's assets folder.
        path: where it lies on this machine; never part of a digest.
        sha256: of its bytes.
    """

    name: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What a film shows at a second, where a card shows a picture. Markup refers to it by the film's name.

    Attributes:
        film: an MP4 or MOV file.
        second: in milliseconds at the finest; from the film's end on, it is its last picture.
    """

    film: Asset
    second: float
