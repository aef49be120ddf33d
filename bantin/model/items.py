"""The kinds of item that a bulletin is made of. A new kind is a class here and a row in KINDS."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from bantin.model.base import Date, Hashtags, Identifier, Line, Model, Real, WebAddress, Whole, about

WrittenNumber = Annotated[str, StringConstraints(pattern=r"^[+\-−]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$")]
"""A number as Vietnamese text writes it: 368.063 or 93,32. A plain 368063 is taken too."""


Hours = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d\s*[-–]\s*(([01]\d|2[0-3]):[0-5]\d|24:00)$")]
"""From and to, as in 06:00-22:00; what ends before it begins goes on past midnight."""


class AlertSeverity(StrEnum):
    """How dangerous the thing told of is; shown by word, colour and icon."""

    INFO = "info"
    CAUTION = "caution"
    DANGER = "danger"


class Redaction(Model):
    """A rectangle of the picture, in its own pixels after EXIF orientation, whose content is destroyed."""

    x: Whole = about("Mép trái, tính bằng điểm ảnh", "Left edge in pixels", ge=0)
    y: Whole = about("Mép trên, tính bằng điểm ảnh", "Top edge in pixels", ge=0)
    width: Whole = about("Chiều rộng, tính bằng điểm ảnh", "Width in pixels", gt=0)
    height: Whole = about("Chiều cao, tính bằng điểm ảnh", "Height in pixels", gt=0)


class Image(Model):
    """A picture that goes with an item."""

    file: Line = about("Tệp ảnh trong thư mục assets của tháng", "File below the month's assets folder")
    alt: Line = about("Mô tả ảnh cho người khiếm thị, 80–200 ký tự", "Alternative text, 80-200 characters")
    credit: Line | None = about("Nguồn hoặc người chụp ảnh", "Who made the picture", default=None)
    focus: tuple[Real, Real] | None = about(
        "Điểm cần giữ khi cắt ảnh: [ngang, dọc], mỗi số từ 0 đến 1",
        "Point that cropping keeps: [x, y], each from 0 to 1",
        default=None,
    )
    redactions: tuple[Redaction, ...] = about(
        "Các vùng phải che: biển số, khuôn mặt, số giấy tờ…", "Areas to destroy: plates, faces, numbers", default=()
    )


class Source(Model):
    """Where a figure or a fact comes from."""

    name: Line = about("Tên nguồn", "Name of the source")
    url: WebAddress | None = about("Địa chỉ trang nguồn", "Address of the source", default=None)
    date: Date | None = about("Ngày công bố", "Date of publication", default=None)


class Narration(Model):
    """What a voice says while the slides of an item are seen."""

    file: Line | None = about(
        "Tệp ghi âm trong thư mục assets của tháng: wav, mp3, m4a; bỏ trống thì giọng máy trong unit.yaml đọc",
        "Recording below the month's assets folder; if absent, the unit's synthetic voice reads",
        default=None,
    )
    text: Line | None = about(
        "Lời đọc, hiện thành phụ đề; bỏ trống là tiêu đề và nội dung trên video",
        "What is said, shown as captions; the slide's headline and text if absent",
        default=None,
    )


class Clip(Model):
    """A piece of an officer's own footage."""

    file: Line = about("Tệp video trong thư mục assets của tháng: mp4, mov", "File below the month's assets folder")
    start: Real = about("Bắt đầu từ giây thứ mấy", "Second at which it begins", default=0, ge=0)
    end: Real | None = about(
        "Đến giây thứ mấy; bỏ trống là đến hết. Một trang chiếu nhiều nhất 10 giây",
        "Second at which it ends; its own end if absent. A slide stays 10 s at most",
        default=None,
        gt=0,
    )
    focus: tuple[Real, Real] | None = about(
        "Điểm cần giữ khi cắt hình: [ngang, dọc], mỗi số từ 0 đến 1",
        "Point that cropping keeps: [x, y], each from 0 to 1",
        default=None,
    )
    sound: Literal["keep", "drop"] = about(
        "Tiếng của đoạn video: drop (bỏ) hoặc keep (giữ, khi tin không có lời đọc)",
        "Whether its own sound is kept, where nothing is said",
        default="drop",
    )


class LedOverride(Model):
    """Shorter words for LED boards, and when they are shown."""

    title: Line | None = about("Dòng chữ lớn trên bảng LED", "Headline on boards", default=None)
    text: Line | None = about("Dòng chữ nhỏ trên bảng LED", "Second line on boards", default=None)
    since: Date | None = about("Chiếu từ ngày; bỏ trống là ngày phát hành", "First day on boards", default=None)
    until: Date | None = about("Chiếu đến hết ngày", "Last day on boards", default=None)
    hours: Hours | None = about("Giờ chiếu mỗi ngày, ví dụ 06:00-22:00", "Hours of each day", default=None)


class VideoOverride(Model):
    """Shorter words for the film."""

    title: Line | None = about("Tiêu đề trên video", "Headline on the slide", default=None)
    text: Line | None = about("Nội dung trên video", "Text on the slide", default=None)
    narration: Narration | None = about("Lời đọc", "Narration", default=None)
    clip: Clip | None = about("Đoạn video tự quay", "Footage", default=None)


class FacebookOverride(Model):
    """Other words for the fanpage."""

    text: Line | None = about("Lời mở đầu thay cho tóm tắt", "Opening instead of the summary", default=None)
    hashtags: Hashtags = about("Thẻ # riêng của tin này", "Hashtags of this item", default=())


class ZaloOverride(Model):
    """Other words for Zalo groups."""

    text: Line | None = about("Nội dung tin nhắn Zalo", "The whole message", default=None)


class Publication(Model):
    """Personal data that an item names on purpose: a plate that is sought, the number of a fraudster."""

    text: Line = about("Điều được nêu, đúng như trong bài", "What is named, as it is written")
    why: Line = about("Vì sao phải nêu", "Why it must be named", max_length=200)
    basis: Line = about("Căn cứ: điều luật, quyết định, người đồng ý", "Legal basis or consent", max_length=200)


class BaseItem(Model):
    """What every item has."""

    default_severity: ClassVar[AlertSeverity] = AlertSeverity.INFO
    label: ClassVar[str]
    icon: ClassVar[str]

    title: Line = about("Tiêu đề", "Headline", max_length=160)
    summary: Line = about("Tóm tắt trong một, hai câu", "One or two sentences")
    image: Image | None = about("Ảnh minh hoạ", "Picture", default=None)
    contacts: tuple[Identifier, ...] = about(
        "Mã các đầu mối liên hệ trong unit.yaml", "Identifiers of contacts in unit.yaml", default=()
    )
    sources: tuple[Source, ...] = about("Nguồn thông tin", "Sources", default=())
    channels: tuple[Identifier, ...] | None = about(
        "Kênh phát hành; bỏ trống là mọi kênh", "Channels it goes to; all if absent", default=None
    )
    publish: tuple[Publication, ...] = about(
        "Dữ liệu cá nhân được phép nêu công khai: biển số xe phải tìm, số điện thoại của kẻ lừa đảo…",
        "Personal data that is named on purpose, with reason and legal basis",
        default=(),
    )
    led: LedOverride = about("Chữ ngắn cho bảng LED", "Words for LED boards", default=LedOverride())
    video: VideoOverride = about("Chữ ngắn cho video", "Words for the film", default=VideoOverride())
    facebook: FacebookOverride = about("Lời riêng cho fanpage", "Words for Facebook", default=FacebookOverride())
    zalo: ZaloOverride = about("Lời riêng cho Zalo", "Words for Zalo", default=ZaloOverride())


class Warning(BaseItem):  # noqa: A001 - the kind's name in YAML; never used where the built-in is meant
    """A scam or danger to beware of."""

    default_severity = AlertSeverity.DANGER
    label = "Cảnh báo"
    icon = "triangle-alert"

    severity: AlertSeverity = about("Mức độ", "Severity", default=AlertSeverity.DANGER)
    tricks: tuple[Line, ...] = about("Thủ đoạn", "How it is done", min_length=1)
    signs: tuple[Line, ...] = about("Dấu hiệu nhận biết", "How to recognise it", default=())
    advice: tuple[Line, ...] = about("Khuyến cáo", "What to do", min_length=1)
    if_victim: tuple[Line, ...] = about("Đã bị lừa thì làm gì", "What a victim should do", default=())
    addresses: tuple[Line, ...] = about(
        "Địa chỉ giả mạo; luôn được in ở dạng ten[.]vidu và không bao giờ thành liên kết",
        "Dangerous addresses; always printed defanged",
        default=(),
    )


class Case(BaseItem):
    """A case report."""

    default_severity = AlertSeverity.CAUTION
    label = "Vụ việc"
    icon = "file-search"

    severity: AlertSeverity = about("Mức độ", "Severity", default=AlertSeverity.CAUTION)
    story: tuple[Line, ...] = about("Diễn biến, mỗi đoạn một dòng", "What happened, a paragraph a line", min_length=1)
    damage: Line | None = about("Thiệt hại", "Damage", default=None)
    outcome: Line | None = about("Kết quả xử lý", "What was done about it", default=None)
    lessons: tuple[Line, ...] = about("Bài học", "Lessons", default=())


class Guide(BaseItem):
    """Steps to follow."""

    label = "Hướng dẫn"
    icon = "list-checks"

    steps: tuple[Line, ...] = about("Các bước", "Steps", min_length=1)
    note: Line | None = about("Lưu ý", "Note", default=None)


class FigureValue(Model):
    """One figure."""

    label: Line = about("Con số nói về điều gì", "What is counted")
    value: WrittenNumber = about("Con số, viết kiểu Việt Nam: 368.063 hoặc 93,32", "Number in Vietnamese notation")
    unit: Line | None = about("Đơn vị: hồ sơ, %, nghìn, tỷ đồng…", "Unit", default=None)
    change: Line | None = about("Thay đổi so với kỳ trước", "Change since the last period", default=None)
    source: Line | None = about("Nguồn của con số", "Source", default=None)
    as_of: Date | None = about("Số liệu tính đến ngày", "Date of the figure", default=None)


class SeriesPoint(Model):
    """One point of a chart."""

    label: Line = about("Nhãn", "Label")
    value: WrittenNumber = about("Giá trị", "Value")

    @property
    def amount(self) -> Decimal:
        """The value as a number."""
        return Decimal(self.value.replace(".", "").replace(",", ".").replace("−", "-"))


class ChartType(StrEnum):
    """How a series is drawn."""

    BAR = "bar"
    LINE = "line"
    DONUT = "donut"


MOST_SHARES = 6
"""More parts of a ring than this cannot be told apart."""


class Series(Model):
    """Figures for a chart."""

    title: Line = about("Tên biểu đồ", "Title of the chart")
    unit: Line | None = about("Đơn vị", "Unit", default=None)
    points: tuple[SeriesPoint, ...] = about("Các điểm", "Points", min_length=2, max_length=12)
    chart: ChartType = about(
        "Kiểu biểu đồ: bar (thanh, để so sánh), line (đường, theo thời gian), donut (tròn, các phần của một tổng)",
        "How it is drawn: bars to compare, a line over time, a ring of parts of a whole",
        default=ChartType.BAR,
        validate_default=True,
    )

    @field_validator("chart")
    @classmethod
    def _fits_points(cls, chart: ChartType, info: ValidationInfo) -> ChartType:
        points: tuple[SeriesPoint, ...] = info.data.get("points", ())
        values = [point.amount for point in points]
        if chart is ChartType.DONUT and not _is_whole(values, info.data.get("unit")):
            raise PydanticCustomError("no_whole", "not the parts of a whole")
        if chart is ChartType.BAR and min(values, default=Decimal()) < 0:
            raise PydanticCustomError("bar_below_zero", "bars start at zero")
        return chart


def _is_whole(values: Sequence[Decimal], unit: str | None) -> bool:
    """Tell whether values are the parts of one whole; percentages make a hundred, but for what rounding takes."""
    if not values or min(values) <= 0 or len(values) > MOST_SHARES:
        return False
    return unit != "%" or abs(sum(values, Decimal(-100))) <= 1


class Figures(BaseItem):
    """Figures of the month."""

    label = "Số liệu"
    icon = "chart-column"

    values: tuple[FigureValue, ...] = about(
        "Các con số; số đầu tiên nổi bật nhất", "Figures, first is hero", min_length=1
    )
    series: Series | None = about("Chuỗi số liệu cho biểu đồ", "Series for a chart", default=None)


class Service(BaseItem):
    """A public service."""

    label = "Dịch vụ công"
    icon = "landmark"

    what: Line = about("Dịch vụ gì", "What it is")
    who: Line = about("Ai dùng được", "Who may use it")
    how: tuple[Line, ...] = about("Cách làm", "How", min_length=1)
    address: WebAddress | None = about(
        "Địa chỉ chính thức, thành mã QR; phải thuộc tên miền trong unit.yaml",
        "Official address, becomes a QR code",
        default=None,
    )


class Deadline(BaseItem):
    """Something to do before a date."""

    default_severity = AlertSeverity.CAUTION
    label = "Thời hạn"
    icon = "calendar-clock"

    severity: AlertSeverity = about("Mức độ", "Severity", default=AlertSeverity.CAUTION)
    date: Date = about("Ngày hết hạn", "The last day")
    todo: tuple[Line, ...] = about("Việc cần làm", "What to do", min_length=1)


class Question(BaseItem):
    """A reader's question, answered."""

    label = "Hỏi – đáp"
    icon = "message-circle-question-mark"

    question: Line = about("Câu hỏi của bạn đọc", "The question")
    answer: tuple[Line, ...] = about("Trả lời, mỗi đoạn một dòng", "The answer, a paragraph a line", min_length=1)


class Appeal(BaseItem):
    """A request for the public's help, with a still from a camera."""

    default_severity = AlertSeverity.CAUTION
    label = "Thông báo tìm"
    icon = "cctv"

    severity: AlertSeverity = about("Mức độ", "Severity", default=AlertSeverity.CAUTION)
    image: Image = about("Ảnh trích từ camera", "Still from a camera")
    description: tuple[Line, ...] = about("Mô tả, đặc điểm", "Description", min_length=1)
    contact: Identifier = about("Mã đầu mối nhận tin trong unit.yaml", "Identifier of the contact")


class Notice(BaseItem):
    """An announcement."""

    label = "Thông báo"
    icon = "megaphone"

    severity: AlertSeverity = about("Mức độ", "Severity", default=AlertSeverity.INFO)
    text: tuple[Line, ...] = about("Nội dung, mỗi đoạn một dòng", "The text, a paragraph a line", min_length=1)


Item = Warning | Case | Guide | Figures | Service | Deadline | Question | Appeal | Notice

KINDS: dict[str, type[Item]] = {
    "warning": Warning,
    "case": Case,
    "guide": Guide,
    "figures": Figures,
    "service": Service,
    "deadline": Deadline,
    "question": Question,
    "appeal": Appeal,
    "notice": Notice,
}
"""Kind as written in YAML (`kind: warning`) to its class."""


def kind_of(item: Item) -> str:
    """Name the kind as YAML writes it."""
    return type(item).__name__.lower()
