"""The unit that publishes: who it is, whom to call, and the channels it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints, ValidationInfo, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError

from bantin.model import written
from bantin.model.base import Date, Hashtags, Identifier, Line, Model, Name, Real, WebAddress, Whole, about, as_text
from bantin.model.theme import FamilyName
from bantin.model.words import in_use
from bantin.model.words.words import Words
from bantin.text.defang import addresses
from bantin.text.signature import initials, same_words, signed
from bantin.text.slug import slug

_SIZE_SCHEMA = WithJsonSchema({"type": "string", "pattern": r"^[0-9.]+ ?[xX×*] ?[0-9.]+"})

Pixels = Annotated[
    str, StringConstraints(pattern=r"^[1-9][0-9]{1,3}x[1-9][0-9]{1,3}$"), as_text(written.size), _SIZE_SCHEMA
]
"""Width and height in pixels, as in 384x192."""

Count = Annotated[
    str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}x[1-9][0-9]{0,2}$"), as_text(written.size), _SIZE_SCHEMA
]
"""How many stand beside and above each other, as in 12x6."""

ReleaseNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}$")]
"""A release of bantin, as in 0.2.0."""

Domain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]


def size_of(pixels: str) -> tuple[int, int]:
    """Split `384x192` into width and height."""
    width, height = pixels.split("x")
    return int(width), int(height)


class Fanpage(Model):
    """The Facebook page."""

    name: Line = about("Tên fanpage", "Name of the page")
    url: WebAddress | None = about("Địa chỉ fanpage", "Address of the page", default=None)

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Part the name from the web address behind it."""
        name, url = written.with_address(text)
        return {"name": name} | ({"url": url} if url else {})


_DIALLED = re.compile(r"[+(]*[0-9](?:[ .)–-]{0,2}[0-9]){2,}")


class Contact(Model):
    """Whom to call or where to write. At least one of number and address is needed."""

    id: Identifier = about("Mã để các tin gọi tới", "Identifier that items refer to")
    label: Line = about("Tên đầu mối", "Name")
    number: Name | None = about("Số điện thoại, viết như khi in", "Telephone number as printed", default=None)
    address: Line | None = about("Địa chỉ nhà hoặc trang web", "Street or web address", default=None)
    checked_on: Date = about("Ngày gần nhất đã gọi thử, xác minh", "When it was last verified")

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Part the label from the telephone number, and make an identifier of it."""
        label, number = written.telephone(text)
        name = slug(label or number)
        return {"id": name, "label": label or name} | ({"number": number} if number else {})

    @property
    def sign(self) -> str:
        """What stands before it in a text: a telephone, a globe, or a dot for a street or the name of a page."""
        return "☎" if self.number else "🌐" if self.online else "•"

    @property
    def online(self) -> bool:
        """Whether its address is one of the web."""
        return bool(addresses(self.address or ""))

    @property
    def dial(self) -> str:
        """The number alone, for places that have no room for what is said beside it, such as an extension."""
        found = _DIALLED.match(self.number or "")
        return found[0].rstrip() if found else self.number or ""

    @property
    def reached(self) -> str:
        """How it is reached, as a text says it: the number, and the address in brackets; or the address alone."""
        if self.number and self.address:
            return f"{self.number} ({self.address})"
        return self.number or self.address or ""


class Facebook(Model):
    """Settings of the fanpage channel."""

    card: Pixels = about("Cỡ ảnh", "Size of cards", default="1080x1350")
    hashtags: Hashtags = about("Thẻ # mặc định", "Default hashtags", default=())
    post_limit: Whole = about("Số ký tự tối đa của bài", "Characters a post may have", default=63_206, gt=0)


class Player(StrEnum):
    """What plays a board's loop; each has formats, names and limits of its own."""

    GENERIC = "generic"
    NOVASTAR = "novastar"
    HUIDU = "huidu"
    COLORLIGHT = "colorlight"
    ANTHIAS = "anthias"
    XIBO = "xibo"


class Mounting(StrEnum):
    """How a board hangs, as seen from the street."""

    UPRIGHT = "upright"
    LEFT = "left"
    """Turned a quarter to the left: pictures are delivered turned to the right."""
    RIGHT = "right"


class Brightness(Model):
    """How bright a board's white is, in candela a square metre."""

    day: Real = about("Ban ngày, cd/m²", "By day, cd/m²", default=5_000, gt=0, le=20_000)
    night: Real = about(
        "Ban đêm, cd/m² (nên không quá 100)", "At night, cd/m²; better not above 100", default=100, gt=0
    )


class Board(Model):
    """One LED board. Its pixels are modules times module pixels; pictures are delivered exactly 1:1."""

    id: Identifier = about("Mã bảng, thành tên thư mục", "Identifier, becomes a folder name")
    name: Line = about("Tên, vị trí bảng", "Name or place")
    modules: Count | None = about("Số mô-đun ngang x dọc, ví dụ 12x12", "Modules across and down", default=None)
    module: Pixels | None = about("Điểm ảnh của một mô-đun, ví dụ 32x16", "Pixels of a module", default=None)
    pixels: Pixels = about(
        "Số điểm ảnh của hình giao cho bảng, ví dụ 384x192; bỏ trống nếu đã ghi modules và module",
        "Size in pixels of what is delivered; absent where modules and module are given",
        default="",
        validate_default=True,
    )
    mounting: Mounting = about(
        "Cách lắp: upright (thẳng), left (xoay trái), right (xoay phải)",
        "How it hangs: upright, or turned a quarter to the left or right",
        default=Mounting.UPRIGHT,
    )
    pitch_mm: Real = about("Khoảng cách điểm ảnh, mm (P10 là 10)", "Pixel pitch in mm", gt=0, le=50)
    viewing_m: Real = about("Khoảng cách người xem, mét", "Viewing distance in metres", gt=0, le=500)
    speed_kmh: Real | None = about(
        "Tốc độ xe chạy qua, km/giờ; bỏ trống nếu chỉ có người đi bộ",
        "Speed of vehicles that pass, km/h; absent where people walk",
        default=None,
        gt=0,
        le=130,
    )
    slot_seconds: Whole | None = about(
        "Số giây bảng dành cho một tin", "Seconds that one item may take", default=None, ge=2, le=600
    )
    loop_seconds: Whole | None = about(
        "Số giây dài nhất của cả vòng phát", "Seconds that the whole loop may last", default=None, ge=5, le=3_600
    )
    brightness: Brightness = about("Độ sáng", "Brightness", default=Brightness())
    watts: Whole | None = about(
        "Công suất lớn nhất của bảng, W", "Power that it draws when all is white, watts", default=None, gt=0
    )
    font: FamilyName | None = about("Bộ chữ riêng của bảng", "Font family of its own", default=None)
    player: Player = about(f"Đầu phát: {', '.join(Player)}", "Player", default=Player.GENERIC)

    @field_validator("pixels", mode="before")
    @classmethod
    def _from_modules(cls, pixels: object, info: ValidationInfo) -> object:
        if not {"modules", "module"} <= info.data.keys():  # one was refused, which is told
            return pixels or "10x10"
        modules, module = info.data["modules"], info.data["module"]
        if not modules and not module:
            if pixels == "":
                raise PydanticCustomError("no_board_size", "neither pixels nor modules")
            return pixels
        if not modules or not module:
            raise PydanticCustomError("half_board_size", "modules and module belong together")
        (across, down), (width, height) = size_of(modules), size_of(module)
        made = f"{across * width}x{down * height}"
        if pixels not in ("", made):
            raise PydanticCustomError("two_board_sizes", "pixels differ from the modules'", {"made": made})
        return made

    @property
    def delivered(self) -> tuple[int, int]:
        """Width and height in pixels of the files that the board gets."""
        return size_of(self.pixels)

    @property
    def width(self) -> int:
        """Width in pixels as people see it."""
        return self.delivered[self.mounting is not Mounting.UPRIGHT]

    @property
    def height(self) -> int:
        """Height in pixels as people see it."""
        return self.delivered[self.mounting is Mounting.UPRIGHT]


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

    file: Name = about("Tệp nhạc trong thư mục content/assets: wav, mp3, m4a", "File below content/assets")
    credit: Line | None = about("Tác giả, nguồn, giấy phép", "Who made it and the licence", default=None)

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Take a text for the name of the file."""
        return {"file": text}


class Bed(StrEnum):
    """What is heard below the voices of a film that has no music."""

    SOFT = "soft"
    NONE = "none"


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
    syllables_per_minute: Whole = about("Tốc độ đọc thầm, tiếng/phút", "Reading speed", default=180, ge=60, le=400)
    limit_seconds: Whole = about(
        "Số giây dài nhất của video chung cả tháng (Reels nhận đến 90)",
        "Seconds that the month's film may last",
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


class Zalo(Model):
    """Settings of the Zalo channel."""

    message_limit: Whole = about("Số ký tự tối đa của tin nhắn", "Characters a message may have", default=2_000, gt=0)


class Channels(Model):
    """The channels with their settings. A channel set to null is off."""

    facebook: Facebook | None = about("Fanpage", "Fanpage", default=Facebook())
    led: Led | None = about("Bảng LED", "LED boards", default=Led())
    video: Video | None = about("Video", "Film", default=Video())
    zalo: Zalo | None = about("Nhóm Zalo", "Zalo groups", default=Zalo())


class Emblem(Model):
    """The unit's emblem. Without one, its cards show a plain monogram."""

    file: Name = about("Tệp huy hiệu trong thư mục content/assets: png nền trong", "File below content/assets")
    small: Name | None = about(
        "Bản giản lược cho cỡ nhỏ; bỏ trống là dùng file", "A plainer one for small sizes", default=None
    )

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Take a text for the name of the file."""
        return {"file": text}


class Unit(Model):
    """The file content/unit.yaml."""

    name: Line = about("Tên đầy đủ của đơn vị", "Full name")
    short_name: Line = about("Tên ngắn", "Short name")
    parent: Line = about("Đơn vị cấp trên", "Parent body")
    fanpage: Fanpage = about("Fanpage", "Facebook page")
    address: Line = about("Địa chỉ trụ sở", "Street address")
    emblem: Emblem | None = about("Huy hiệu của đơn vị", "The unit's emblem", default=None)
    theme: Identifier = about("Bộ màu và kiểu chữ", "Theme", default="navy")
    words: Words = about("Chữ của ngành, in sẵn trên ảnh và trong bài", "Words of its trade", default=Words())
    contacts: tuple[Contact, ...] = about("Danh bạ đầu mối liên hệ", "Contacts", min_length=1)
    default_contacts: tuple[Identifier, ...] = about(
        "Mã các đầu mối được in trên tin không nêu contacts; bỏ trống thì tin ấy không có số để gọi",
        "Identifiers of the contacts that items show which name none; such items show none if absent",
        default=(),
    )
    duty_numbers: tuple[Name, ...] = about(
        "Các số trực khác của đơn vị, được phép nêu trong tin nhưng không in ở phần liên hệ chung",
        "Further numbers of the unit that items may name, beside the contacts that overviews print",
        default=(),
    )
    official_domains: tuple[Domain, ...] = about("Tên miền chính thức được phép dẫn tới", "Allowed domains", default=())
    channels: Channels = about("Các kênh phát hành", "Channels", default=Channels())
    bantin_version: ReleaseNumber | None = about(
        "Phiên bản bantin đã ghi thư mục này; «bantin upgrade» tự sửa", "Release that wrote the workspace", default=None
    )

    @property
    def monogram(self) -> str:
        """The initials of the place in its name, else in its parent body's: HB for UBND phường Hòa Bình."""
        return initials(self.short_name, self.name, self.parent)

    @property
    def wording(self) -> Words:
        """Every word that its looks and texts use: its own, and those of the set that it has chosen."""
        return in_use(self.words)

    @property
    def contacts_to_call(self) -> tuple[Contact, ...]:
        """All contacts, those with a telephone number first, of these the default ones; one alone is the first."""
        named = {name: at for at, name in enumerate(self.default_contacts)}

        def order(contact: Contact) -> tuple[bool, int]:
            return contact.number is None, named.get(contact.id, len(named))

        return tuple(sorted(self.contacts, key=order))

    @property
    def signature(self) -> str:
        """Who signs a text, on every channel: the full name, and the parent body where the name does not tell it."""
        return signed(self.name, self.parent)

    @property
    def short_signature(self) -> str:
        """The same with the short name, for places with little room."""
        return signed(self.short_name, self.parent)

    def signs(self, text: str) -> bool:
        """Return whether the last line of a text is the unit's name, which then need not sign it once more."""
        last = text.strip().rpartition("\n")[2]
        names = (self.name, self.short_name, self.signature, self.short_signature)
        return same_words(last) in map(same_words, names)
