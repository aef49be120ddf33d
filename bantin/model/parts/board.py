"""LED boards: their pixels, how they hang, how bright they are, and what plays them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints, ValidationInfo, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError

from bantin.model import written
from bantin.model.base import Identifier, Line, Model, Real, Whole, about, as_text
from bantin.model.parts.theme_file import FamilyName

_SIZE_SCHEMA = WithJsonSchema({"type": "string", "pattern": r"^[0-9.]+ ?[xX×*] ?[0-9.]+"})

Pixels = Annotated[
    str, StringConstraints(pattern=r"^[1-9][0-9]{1,3}x[1-9][0-9]{1,3}$"), as_text(written.size), _SIZE_SCHEMA
]
"""Width and height in pixels, as in 384x192."""

Count = Annotated[
    str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}x[1-9][0-9]{0,2}$"), as_text(written.size), _SIZE_SCHEMA
]
"""How many stand beside and above each other, as in 12x6."""


def size_of(pixels: str) -> tuple[int, int]:
    """Split `384x192` into width and height."""
    width, height = pixels.split("x")
    return int(width), int(height)


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
