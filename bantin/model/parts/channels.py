"""The channels of a unit with their settings."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from bantin.model.base import Hashtags, Identifier, Line, Model, Name, WebAddress, Whole, about
from bantin.model.parts.board import Board, Pixels
from bantin.text.slug import slug


class Facebook(Model):
    """Settings of the fanpage channel."""

    card: Pixels = about("Cỡ ảnh", "Size of cards", default="1080x1350")
    hashtags: Hashtags = about("Thẻ # mặc định", "Default hashtags", default=())
    post_limit: Whole = about("Số ký tự tối đa của bài", "Characters a post may have", default=63_206, gt=0)


class Led(Model):
    """Settings of the LED channel."""

    boards: tuple[Board, ...] = about("Các bảng LED", "Boards", default=())


class Orientation(StrEnum):
    """How a film lies; also the name of its looks' folder in `video/`."""

    REEL = "reel"
    LANDSCAPE = "landscape"
    SQUARE = "square"


class VideoFormat(Model):
    """One shape in which the film is made."""

    id: Identifier = about("Tên tệp: reel, landscape…", "File name")
    pixels: Pixels = about("Cỡ hình", "Size in pixels")


class Music(Model):
    """Music below the voices of a film."""

    file: Name = about(
        "Tệp nhạc trong thư mục content/assets: wav, mp3, m4a", "File below content/assets", label="Tệp nhạc"
    )
    credit: Line | None = about("Tác giả, nguồn, giấy phép", "Who made it and the licence", default=None)

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Take a text for the name of the file."""
        return {"file": text}


class Bed(StrEnum):
    """What is heard below the voices of a film that has no music."""

    SOFT = "soft"
    NONE = "none"


class Captions(StrEnum):
    """How captions of what is said come."""

    LINES = "lines"
    KARAOKE = "karaoke"


class Speech(Model):
    """The synthetic voice that reads what has no recording; none if neither field is set."""

    voice: Identifier | None = about("Giọng đọc máy có sẵn: espeak", "A voice that comes with it: espeak", default=None)
    command: tuple[Name, ...] = about(
        "Lệnh chạy giọng đọc khác; {text} là tệp lời đọc, {out} là tệp wav phải tạo ra",
        "Command of another voice; {text} is the file to read, {out} the WAV file to write",
        default=(),
    )


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
    syllables_per_minute: Whole = about("Tốc độ đọc thầm, tiếng/phút", "Reading speed", default=220, ge=60, le=400)
    limit_seconds: Whole = about(
        "Số giây dài nhất của video chung cả tháng (Reels nhận đến 90)",
        "Seconds that the month's film may last",
        label="Số giây dài nhất của video chung",
        default=45,
        ge=10,
        le=600,
    )
    items: Orientation | None = about(
        "Mỗi tin thêm một video riêng 10–20 giây: reel (dọc), square (vuông), landscape (ngang); bỏ trống: không làm",
        "A film of its own for each item, 10 to 20 s: upright, square or wide; none if absent",
        default=None,
    )
    music: Music | None = about("Nhạc nền", "Music", default=None)
    bed: Bed = about(
        "Nền tiếng khi không có nhạc: soft (êm, máy tự tạo) hay none (lặng)",
        "What is heard without music: soft, which is synthesised, or none",
        default=Bed.SOFT,
    )
    speech: Speech = about("Giọng đọc máy", "Synthetic voice", default=Speech())
    captions: Captions = about(
        "Phụ đề lời đọc: lines (hiện cả câu) hay karaoke (chữ hiện dần theo lời đọc)",
        "Captions: lines, which come whole, or karaoke, whose words come as they are said",
        default=Captions.LINES,
    )


AccountNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{5,20}$")]
"""The number by which a platform knows a page, an account or an app."""


class OfficialAccount(Model):
    """The unit's Official Account on Zalo, to which articles are posted."""

    oa_id: AccountNumber = about("Số của Zalo OA, ở trang quản trị OA", "Number of the account", label="Số của OA")
    app_id: AccountNumber = about(
        "Số của ứng dụng đã nối với OA, ở developers.zalo.me", "Number of the app", label="Số của ứng dụng"
    )
    cover: WebAddress = about(
        "Địa chỉ ảnh bìa của bài, trên trang chính thức của cơ quan: Zalo tự tải ảnh về từ đó",
        "Address of the picture above articles",
        label="Địa chỉ ảnh bìa",
    )


class Group(Model):
    """A group on Zalo to which somebody of the unit writes by hand: it has no interface for machines."""

    id: Identifier = about("Mã nhóm, thành tên tệp", "Identifier, becomes a file name")
    name: Line = about("Tên nhóm, như trên Zalo", "Name", label="Tên nhóm", max_length=80)

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Take a text for the name, and make an identifier of it."""
        return {"id": slug(text), "name": text}


class Zalo(Model):
    """Settings of the Zalo channel."""

    message_limit: Whole = about("Số ký tự tối đa của tin nhắn", "Characters a message may have", default=2_000, gt=0)
    oa: OfficialAccount | None = about(
        "Zalo OA, nơi đăng bài viết bằng «bantin publish»; bỏ trống: chỉ có tin nhắn để chép",
        "The Official Account that articles are posted to; none if absent",
        label="Zalo OA",
        default=None,
    )
    groups: tuple[Group, ...] = about(
        "Các nhóm Zalo nhận bản tin: mỗi nhóm một tin tổng hợp để chép, một ô đánh dấu đã gửi",
        "Groups that get the bulletin: a digest to copy and a tick for each",
        label="Các nhóm Zalo",
        default=(),
    )


class Channels(Model):
    """The channels with their settings. A channel set to null is off."""

    facebook: Facebook | None = about("Fanpage", "Fanpage", default=Facebook())
    led: Led | None = about("Bảng LED", "LED boards", default=Led())
    video: Video | None = about("Video", "Film", default=Video())
    zalo: Zalo | None = about("Nhóm Zalo", "Zalo groups", default=Zalo())

    def named(self, without: str = "") -> str:
        """Write the line by which an item goes to all channels that are on, but one perhaps."""
        on = [name for name in type(self).model_fields if getattr(self, name) is not None and name != without]
        return f"channels: [{', '.join(on)}]"
