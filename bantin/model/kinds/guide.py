"""`kind: guide`: steps to follow."""

from __future__ import annotations

from bantin.model.base import Line, about
from bantin.model.item import Item
from bantin.model.sample import Fields, SampleMonth, SampleWords


class Guide(Item):
    """Steps to follow."""

    label = "Hướng dẫn"
    default_icon = "list-checks"
    group = "act"
    default_scene = "checklist"
    lists = ("steps", "note")
    face = ("steps",)
    instructions = "steps"
    numbered = ("steps",)

    steps: tuple[Line, ...] = about("Các bước", "Steps", min_length=1)
    note: Line | None = about("Lưu ý", "Note", default=None)

    @classmethod
    def example(cls, month: SampleMonth) -> Fields:
        return {
            "title": "Bật xác thực hai lớp cho mạng xã hội",
            "summary": "Vài phút cài đặt, tài khoản an toàn hơn.",
            "steps": [
                "Mở phần cài đặt của ứng dụng, chọn mục bảo mật.",
                "Chọn xác thực hai lớp và làm theo hướng dẫn trên màn hình.",
                "Lưu mã dự phòng ở nơi an toàn.",
            ],
            "note": "Không đọc mã xác thực cho bất kỳ ai, kể cả người tự xưng là công an.",
        }

    @classmethod
    def specimen(cls, words: SampleWords, month: SampleMonth) -> Fields:
        return {"steps": [*words.lines, words.line], "note": words.line}
