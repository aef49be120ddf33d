"""`kind: warning`: a scam or danger to beware of."""

from __future__ import annotations

from types import MappingProxyType

from bantin.model.base import Line, about
from bantin.model.item import SEVERITIES, AlertSeverity, Item
from bantin.model.sample import Fields, SampleMonth, SampleWords
from bantin.text.sentences.telling import in_time


class Warning(Item):  # noqa: A001 - the kind's name in YAML; never used where the built-in is meant
    """A scam or danger to beware of."""

    label = "Cảnh báo"
    default_icon = "triangle-alert"
    default_severity = AlertSeverity.DANGER
    group = "beware"
    happens = True
    default_scene = "danger"
    lists = ("tricks", "signs", "advice", "if_victim", "addresses")
    gist = MappingProxyType({"advice": 3, "signs": 3, "if_victim": 9})
    face = ("advice",)
    weighty = ("advice", "signs", "if_victim", "tricks", "addresses")
    calls = True
    instructions = "advice"

    severity: AlertSeverity = about(*SEVERITIES, default=default_severity)
    tricks: tuple[Line, ...] = about(
        "Thủ đoạn (hoặc mối nguy ở đâu)", "How it is done, or where the danger is", min_length=1
    )
    signs: tuple[Line, ...] = about("Dấu hiệu nhận biết", "How to recognise it", default=())
    advice: tuple[Line, ...] = about("Khuyến cáo", "What to do", min_length=1)
    if_victim: tuple[Line, ...] = about(
        "Đã bị lừa thì làm gì (hoặc khi mối nguy đã xảy ra)", "What to do once it has happened", default=()
    )
    addresses: tuple[Line, ...] = about(
        "Địa chỉ giả mạo; luôn được in ở dạng ten[.]vidu và không bao giờ thành liên kết",
        "Dangerous addresses; always printed defanged",
        default=(),
    )

    @property
    def ordered(self) -> tuple[str, ...]:
        """Its tricks, where they are told as they follow one another; what the danger is has no order."""
        return ("tricks",) if in_time(self.tricks) else ()

    @classmethod
    def example(cls, month: SampleMonth) -> Fields:
        return {
            "title": "Cảnh giác cuộc gọi giả danh công an",
            "summary": "Kẻ gian gọi điện tự xưng là công an, yêu cầu cài ứng dụng lạ rồi chiếm đoạt tài khoản.",
            "severity": "danger",
            "tricks": [
                "Gọi điện tự xưng là cán bộ công an, báo hồ sơ định danh bị lỗi.",
                "Gửi đường dẫn tới ứng dụng giả và hướng dẫn cấp quyền điều khiển điện thoại.",
            ],
            "signs": [
                "Hối thúc làm ngay, dọa khóa tài khoản.",
                "Yêu cầu cài ứng dụng ngoài kho ứng dụng chính thức.",
            ],
            "advice": [
                "Không cài ứng dụng từ đường dẫn do người lạ gửi.",
                "Không cung cấp mã OTP, mật khẩu cho bất kỳ ai.",
            ],
            "if_victim": ["Gọi ngay ngân hàng để khóa tài khoản, sau đó trình báo công an nơi gần nhất."],
            "addresses": ["dinhdanh[.]example"],
        }

    @classmethod
    def specimen(cls, words: SampleWords, month: SampleMonth) -> Fields:
        return {"tricks": [*words.lines, words.line], "advice": words.lines[:2]}
