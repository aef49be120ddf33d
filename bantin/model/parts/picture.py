"""A picture that goes with an item, and what of it is destroyed."""

from __future__ import annotations

from collections.abc import Mapping

from bantin.model.base import (
    Line,
    Model,
    Name,
    Real,
    Whole,
    about,
)
from bantin.model.frame import Fit


class Redaction(Model):
    """A rectangle of the picture, in its own pixels after EXIF orientation, whose content is destroyed."""

    x: Whole = about("Mép trái, tính bằng điểm ảnh", "Left edge in pixels", ge=0)
    y: Whole = about("Mép trên, tính bằng điểm ảnh", "Top edge in pixels", ge=0)
    width: Whole = about("Chiều rộng, tính bằng điểm ảnh", "Width in pixels", gt=0)
    height: Whole = about("Chiều cao, tính bằng điểm ảnh", "Height in pixels", gt=0)


FIT = (
    "Cách đặt vào khung: crop (cắt cho đầy khung), whole (thấy trọn hình, nền mờ hai bên); bỏ trống thì máy chọn",
    "Whether it fills its place or is shown whole; if absent, whole where more than half of it would be lost",
)
"""What editors are told of a field that says how pictures or footage take their place, in Vietnamese and English."""


class Image(Model):
    """A picture that goes with an item."""

    unsaid = frozenset({"file", "focus", "fit", "redactions"})

    file: Name = about(
        "Tệp ảnh trong thư mục assets của tháng", "File below the month's assets folder", label="Tệp ảnh"
    )
    alt: Line = about(
        "Mô tả ảnh cho người khiếm thị, 80–200 ký tự", "Alternative text, 80-200 characters", label="Mô tả ảnh"
    )
    credit: Line | None = about("Nguồn hoặc người chụp ảnh", "Who made the picture", default=None)
    focus: tuple[Real, Real] | None = about(
        "Điểm cần giữ khi cắt ảnh: [ngang, dọc], mỗi số từ 0 đến 1",
        "Point that cropping keeps: [x, y], each from 0 to 1",
        default=None,
    )
    fit: Fit | None = about(*FIT, default=None)
    redactions: tuple[Redaction, ...] = about(
        "Các vùng phải che: biển số, khuôn mặt, số giấy tờ…", "Areas to destroy: plates, faces, numbers", default=()
    )

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Take a text for the name of the file."""
        return {"file": text}
