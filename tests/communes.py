"""Invented communes, for editions to be tried on: names of the right shapes, long and short, Kinh, Tày, Nùng and Mông.

python -m tests.communes 92 > content/editions.csv
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from bantin.text.slug import slug

KINH = ("An", "Bình", "Hòa", "Phú", "Tân", "Vĩnh", "Yên", "Xuân")
KINH_BEHIND = ("Thành", "Lộc", "Khánh", "Dương", "Giang", "Thượng", "Hạ", "Trạch")
UPLAND = ("Nà", "Bản", "Pác", "Khuổi", "Lũng", "Sín", "Mù", "Pù", "Tủa", "Phiêng", "Kéo", "Háng", "Thẳm")
"""What names of Tày, Nùng, Thái and Mông begin with."""
UPLAND_BEHIND = (
    "Ỏi",
    "Phặc",
    "Chải",
    "Cang",
    "Rịa",
    "Thuổng",
    "Sàng Sào",
    "Mặn",
    "Đồn",
    "Hẩu",
    "Páo",
    "Vì",
    "Lừm",
    "Đia",
)
LONG = ("Thị trấn Nông trường", "Trung tâm cụm xã")
"""What only the longest names have before them."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune that there is not.

    Attributes:
        kind: xã or phường.
    """

    kind: str
    place: str
    number: int

    @property
    def id(self) -> str:
        """By which its edition goes."""
        return f"{slug(self.kind)}-{slug(self.place)}-{self.number}"

    @property
    def name(self) -> str:
        """Its police's full name."""
        return f"Công an {self.kind} {self.place}"

    @property
    def short_name(self) -> str:
        """The same, shorter."""
        return f"CA {self.kind} {self.place}"

    @property
    def telephone(self) -> str:
        """A number that rings nowhere."""
        return f"0900 {self.number // 1000:03} {self.number % 1000:03}"


def communes(count: int) -> list[Commune]:
    """Invent so many, the same each time."""
    return list(islice(_communes(), count))


def _communes() -> Iterator[Commune]:
    number = 0
    while True:
        for at, ((kinh, behind), (upland, end)) in enumerate(
            zip(product(KINH, KINH_BEHIND), product(UPLAND, UPLAND_BEHIND), strict=False)
        ):
            for kind, place in (("xã", f"{upland} {end}"), ("phường", f"{kinh} {behind}")):
                number += 1
                longer = f"{LONG[at % 2]} {place}" if number % 15 == 0 else place
                yield Commune(kind, longer, number)


def table(count: int, *, names: bool = True, contact: str = "") -> str:
    """Write them as content/editions.csv.

    Args:
        count: how many.
        names: whether each has a name of its own.
        contact: identifier of the contact of unit.yaml that each has its own number for, if any.
    """
    columns = ["id", *(["name", "short_name"] if names else []), *([contact, "checked_on"] if contact else [])]
    lines = [";".join(columns)]
    for one in communes(count):
        cells = [one.id, *([one.name, one.short_name] if names else [])]
        lines.append(";".join([*cells, *([one.telephone, "2024-11-20"] if contact else [])]))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(int(sys.argv[1]), contact="duong-day-nong"), end="")
