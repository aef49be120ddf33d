"""`kind: service`: a public service and how to use it."""

from __future__ import annotations

from bantin.model.base import Line, WebAddress, about
from bantin.model.item import Item
from bantin.model.parts.section import Section
from bantin.model.sample import Fields, SampleMonth, SampleWords
from bantin.text.sentences.telling import kind_of


class Service(Item):
    """A public service."""

    label = "Dịch vụ công"
    default_icon = "clipboard-check"
    group = "act"
    happens = True
    default_scene = "online-service"
    lists = ("what", "who", "how")
    face = ("what",)
    instructions = "how"
    numbered = ("how",)
    weighty = ("address", "what", "who", "how")

    what: Line = about("Dịch vụ gì", "What it is")
    who: Line = about("Ai dùng được", "Who may use it")
    how: tuple[Line, ...] = about("Cách làm", "How", min_length=1)
    address: WebAddress | None = about(
        "Địa chỉ chính thức, thành mã QR; phải thuộc tên miền trong unit.yaml",
        "Official address, becomes a QR code",
        default=None,
    )

    @property
    def ordered(self) -> tuple[str, ...]:
        """Its steps, unless they merely say when it is open."""
        return () if kind_of(self.how) == "times" else super().ordered

    @property
    def sections(self) -> tuple[Section, ...]:
        more = (Section("address", (f"Địa chỉ chính thức: {self.address}",)),) if self.address else ()
        return (*super().sections, *more)

    @classmethod
    def example(cls, month: SampleMonth) -> Fields:
        return {
            "title": "Đăng ký thường trú tại nhà qua Cổng dịch vụ công",
            "summary": "Bà con có thể nộp hồ sơ đăng ký thường trú trên mạng mà không phải tới trụ sở.",
            "what": "Đăng ký thường trú trực tuyến",
            "who": "Công dân có tài khoản định danh điện tử mức 2",
            "how": [
                "Đăng nhập Cổng dịch vụ công bằng tài khoản định danh điện tử.",
                "Chọn thủ tục đăng ký thường trú, điền thông tin và tải giấy tờ lên.",
                "Theo dõi kết quả trong mục hồ sơ của tôi.",
            ],
            "address": "https://dichvucong.gov.vn",
        }

    @classmethod
    def specimen(cls, words: SampleWords, month: SampleMonth) -> Fields:
        address = "https://dichvucong.gov.vn"
        return {"what": words.summary, "who": words.line, "how": words.lines, "address": address}
