"""`kind: case`: what happened, and what was done about it."""

from __future__ import annotations

from bantin.model.base import Line, about
from bantin.model.item import SEVERITIES, AlertSeverity, Item
from bantin.model.sample import Fields, SampleMonth, SampleWords
from bantin.text.sentences.telling import Taken, taken, tells_loss


class Case(Item):
    """A case report."""

    label = "Vụ việc"
    default_icon = "file-search"
    default_severity = AlertSeverity.CAUTION
    group = "tale"
    default_scene = "case-file"
    lists = ("story", "damage", "outcome", "lessons")
    face = ("damage",)  # what to learn of it follows the story
    leads = True
    instructions = "lessons"
    paragraphs = ("story",)
    weighty = ("lessons", "outcome", "damage", "story")

    severity: AlertSeverity = about(*SEVERITIES, default=default_severity)
    story: tuple[Line, ...] = about("Diễn biến, mỗi đoạn một dòng", "What happened, a paragraph a line", min_length=1)
    damage: Line | None = about("Thiệt hại", "Damage", default=None)
    outcome: Line | None = about("Kết quả xử lý", "What was done about it", default=None)
    lessons: tuple[Line, ...] = about("Bài học", "Lessons", default=())

    @property
    def picture_first(self) -> bool:
        """The damage stands before a scene; a picture is seen whole."""
        return super().picture_first and not self.damage

    @property
    def lossy(self) -> bool:
        """Whether what stands in `damage` may be called so: 18 million that were lost, not 6 kg that were seized."""
        return tells_loss((self.title, self.summary, *self.story, self.damage or ""))

    @property
    def taken(self) -> Taken:
        """What stands in `damage` where it is none: a debt, a fine, what was seized; empty where texts do not tell."""
        return taken(self.damage or "", (self.title, self.summary, *self.story, self.outcome or ""))

    @classmethod
    def example(cls, month: SampleMonth) -> Fields:
        return {
            "title": "Kịp thời ngăn một vụ lừa chuyển tiền",
            "summary": "Nhờ nhân viên ngân hàng báo tin, công an đã kịp ngăn một người dân chuyển tiền cho kẻ gian.",
            "severity": "caution",
            "story": [
                "Một người dân nhận được cuộc gọi tự xưng là cán bộ điều tra, yêu cầu chuyển tiền để xác minh.",
                "Thấy khách lo lắng, nhân viên ngân hàng đã tạm dừng giao dịch và báo công an.",
            ],
            "damage": "Chưa có thiệt hại",
            "outcome": "Công an đã hướng dẫn người dân khóa tài khoản và tiếp nhận tin báo.",
            "lessons": ["Cơ quan công an không yêu cầu chuyển tiền để điều tra."],
        }

    @classmethod
    def specimen(cls, words: SampleWords, month: SampleMonth) -> Fields:
        return {"story": words.lines, "damage": f"{words.number} đồng", "lessons": words.lines[:2]}
