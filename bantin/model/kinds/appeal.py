"""`kind: appeal`: a request for the public's help, with a picture if there is one."""

from __future__ import annotations

from bantin.model.base import Identifier, Line, about
from bantin.model.item import SEVERITIES, AlertSeverity, Item
from bantin.model.parts.picture import Image
from bantin.model.sample import PICTURE, Fields, SampleMonth, SampleWords


class Appeal(Item):
    """A request for the public's help, with a picture if there is one."""

    label = "Thông báo tìm"
    default_icon = "search"
    default_severity = AlertSeverity.CAUTION
    group = "soon"
    default_scene = "search"
    lists = ("description",)
    face = ("description",)
    paragraphs = ("description",)
    leads = True
    visited = True
    calls = True
    acts = "description"
    lead_words = 64  # whoever may have seen whom we seek reads on

    severity: AlertSeverity = about(*SEVERITIES, default=default_severity)
    image: Image | None = about(
        "Ảnh người hoặc vật cần tìm; chưa có ảnh thì bỏ trống", "Picture of who or what is sought, if any", default=None
    )
    description: tuple[Line, ...] = about("Mô tả, đặc điểm", "Description", min_length=1)
    contact: Identifier = about(
        "Mã đầu mối nhận tin trong unit.yaml", "Identifier of the contact", label="Đầu mối nhận tin"
    )

    @classmethod
    def example(cls, month: SampleMonth) -> Fields:
        return {
            "title": "Tìm người làm chứng vụ va chạm giao thông",
            "summary": "Công an phường đề nghị người chứng kiến vụ việc cung cấp thông tin.",
            "severity": "caution",
            "description": ["Xe máy màu đen đi theo hướng từ ngã tư về phía chợ, lúc khoảng 18:30."],
            "contact": month.contact,
        }

    @classmethod
    def specimen(cls, words: SampleWords, month: SampleMonth) -> Fields:
        picture = {"file": PICTURE, "alt": words.summary, "fit": "crop"}
        return {"image": picture, "description": words.lines, "contact": month.contact}
