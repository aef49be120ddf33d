"""The unit that publishes: who it is, whom to call, and the channels it has."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from bantin.model.base import Date, Identifier, Line, Model, Real, WebAddress, Whole, about

Pixels = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{1,3}x[1-9]\d{1,3}$")]
"""Width and height in pixels, as in 384x192."""

Domain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]


def size_of(pixels: str) -> tuple[int, int]:
    """Split `384x192` into width and height."""
    width, height = pixels.split("x")
    return int(width), int(height)


class Fanpage(Model):
    """The Facebook page."""

    name: Line = about("Tên fanpage", "Name of the page")
    url: WebAddress | None = about("Địa chỉ fanpage", "Address of the page", default=None)


class Contact(Model):
    """Whom to call or where to write. At least one of number and address is needed."""

    id: Identifier = about("Mã để các tin gọi tới", "Identifier that items refer to")
    label: Line = about("Tên đầu mối", "Name")
    number: Line | None = about("Số điện thoại, viết như khi in", "Telephone number as printed", default=None)
    address: Line | None = about("Địa chỉ nhà hoặc trang web", "Street or web address", default=None)
    checked_on: Date = about("Ngày gần nhất đã gọi thử, xác minh", "When it was last verified")


class Facebook(Model):
    """Settings of the fanpage channel."""

    card: Pixels = about("Cỡ ảnh", "Size of cards", default="1080x1350")
    hashtags: tuple[Identifier, ...] = about("Thẻ # mặc định", "Default hashtags", default=(), max_length=4)
    post_limit: Whole = about("Số ký tự tối đa của bài", "Characters a post may have", default=63_206, gt=0)


class Board(Model):
    """One LED board. Its pixels are modules times module pixels; pictures are delivered exactly 1:1."""

    id: Identifier = about("Mã bảng, thành tên thư mục", "Identifier, becomes a folder name")
    name: Line = about("Tên, vị trí bảng", "Name or place")
    pixels: Pixels = about("Số điểm ảnh, ví dụ 384x192", "Size in pixels")
    pitch_mm: Real = about("Khoảng cách điểm ảnh, mm (P10 là 10)", "Pixel pitch in mm", gt=0, le=50)
    viewing_m: Real = about("Khoảng cách người xem, mét", "Viewing distance in metres", gt=0, le=500)

    @property
    def width(self) -> int:
        """Width in pixels."""
        return size_of(self.pixels)[0]

    @property
    def height(self) -> int:
        """Height in pixels."""
        return size_of(self.pixels)[1]


class Led(Model):
    """Settings of the LED channel."""

    boards: tuple[Board, ...] = about("Các bảng LED", "Boards", default=())


class VideoFormat(Model):
    """One shape in which the film is made."""

    id: Identifier = about("Tên tệp: reel, landscape…", "File name")
    pixels: Pixels = about("Cỡ hình", "Size in pixels")


class Video(Model):
    """Settings of the video channel."""

    formats: tuple[VideoFormat, ...] = about(
        "Các khuôn hình",
        "Formats",
        default=(
            VideoFormat(id="reel", pixels="1080x1920"),
            VideoFormat(id="landscape", pixels="1920x1080"),
        ),
    )
    syllables_per_minute: Whole = about("Tốc độ đọc thầm, tiếng/phút", "Reading speed", default=180, ge=60, le=400)


class Zalo(Model):
    """Settings of the Zalo channel."""

    message_limit: Whole = about("Số ký tự tối đa của tin nhắn", "Characters a message may have", default=2_000, gt=0)


class Channels(Model):
    """The channels with their settings. A channel set to null is off."""

    facebook: Facebook | None = about("Fanpage", "Fanpage", default=Facebook())
    led: Led | None = about("Bảng LED", "LED boards", default=Led())
    video: Video | None = about("Video", "Film", default=Video())
    zalo: Zalo | None = about("Nhóm Zalo", "Zalo groups", default=Zalo())


class Unit(Model):
    """The file content/unit.yaml."""

    name: Line = about("Tên đầy đủ của đơn vị", "Full name")
    short_name: Line = about("Tên ngắn", "Short name")
    parent: Line = about("Đơn vị cấp trên", "Parent body")
    fanpage: Fanpage = about("Fanpage", "Facebook page")
    address: Line = about("Địa chỉ trụ sở", "Street address")
    theme: Identifier = about("Bộ màu và kiểu chữ", "Theme", default="navy")
    contacts: tuple[Contact, ...] = about("Danh bạ đầu mối liên hệ", "Contacts", min_length=1)
    official_domains: tuple[Domain, ...] = about("Tên miền chính thức được phép dẫn tới", "Allowed domains", default=())
    channels: Channels = about("Các kênh phát hành", "Channels", default=Channels())
