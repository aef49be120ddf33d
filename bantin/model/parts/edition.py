"""An edition: the bulletin as another unit publishes it, under its own name. It says only what differs."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated

from pydantic import StringConstraints

from bantin.model.base import Hashtags, Identifier, Line, Model, Name, WebAddress, about
from bantin.model.parts.board import Board
from bantin.model.parts.channels import Zalo
from bantin.model.parts.identity import Approver
from bantin.model.unit import Contact, Domain, Emblem, Fanpage
from bantin.model.words.words import Words

ItemOfMonth = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9]+(-[a-z0-9]+)*$", max_length=90)]
"""An item with its month, as in 2024-11/02-han-cmnd."""


class EditionFile(Model):
    """A file of content/editions, or a row of its table. What it does not name is as in content/unit.yaml."""

    name: Line | None = about("Tên đầy đủ của đơn vị", "Full name", default=None)
    short_name: Line | None = about("Tên ngắn", "Short name", default=None)
    public_name: Line | None = about(
        "Tên mà bà con vẫn gọi, in đậm trên mọi ảnh; bỏ trống thì in tên ngắn",
        "The name by which readers know it, first on pictures",
        label="Tên bà con vẫn gọi",
        default=None,
    )
    parent: Line | None = about("Đơn vị cấp trên", "Parent body", default=None)
    address: Line | None = about("Địa chỉ trụ sở", "Street address", default=None)
    line: Line | None = about(
        "Một dòng riêng của đơn vị, đứng trên tên đơn vị ở cuối mọi bài đăng, tin nhắn",
        "A line of its own, above the name at the end of all texts",
        label="Dòng riêng",
        default=None,
    )
    fanpage: Fanpage | None = about("Fanpage", "Facebook page", default=None)
    zalo: Zalo | None = about("Nhóm Zalo, Zalo OA của đơn vị", "Its Zalo groups and account", default=None)
    emblem: Emblem | None = about("Huy hiệu của đơn vị", "The unit's emblem", default=None)
    theme: Identifier | None = about("Bộ màu và kiểu chữ", "Theme", default=None)
    words: Words = about(
        "Chữ của ngành muốn nói khác; chữ không nêu giữ như unit.yaml", "Words said otherwise", default=Words()
    )
    contacts: tuple[Contact, ...] = about(
        "Đầu mối của đơn vị: trùng mã id với unit.yaml thì thay đầu mối ấy, không trùng thì thêm",
        "Contacts: one with an identifier of unit.yaml's stands for that one, others are added",
        label="Đầu mối của đơn vị",
        default=(),
    )
    default_contacts: tuple[Identifier, ...] = about(
        "Mã các đầu mối in trên tin không nêu contacts, thay cho dòng ấy của unit.yaml",
        "Identifiers of the contacts that items show which name none, in place of unit.yaml's",
        default=(),
    )
    duty_numbers: tuple[Name, ...] = about(
        "Các số trực khác, thêm vào các số của unit.yaml", "Further numbers, beside those of unit.yaml", default=()
    )
    official_domains: tuple[Domain, ...] = about(
        "Tên miền chính thức, thêm vào các tên của unit.yaml", "Allowed domains, beside those of unit.yaml", default=()
    )
    boards: tuple[Board, ...] = about(
        "Các bảng LED của đơn vị, thay cho các bảng trong unit.yaml; ghi [] nếu không có bảng nào",
        "Its boards, in place of those in unit.yaml",
        label="Các bảng LED",
        default=(),
    )
    hashtags: Hashtags = about(
        "Thẻ # của đơn vị, thay cho thẻ trong unit.yaml", "Hashtags, in place of those in unit.yaml", default=()
    )
    archive: WebAddress | None = about("Kho bản tin trên trang của đơn vị", "Address of its archive", default=None)
    without: tuple[ItemOfMonth, ...] = about(
        "Các tin không lấy: tháng, gạch chéo, tên tệp không đuôi, như 2024-11/02-han-cmnd",
        "Items left out, each with its month",
        label="Các tin không lấy",
        default=(),
    )
    approvers: tuple[Approver, ...] = about(
        "Người của đơn vị duyệt phần đơn vị thêm, do «bantin key new --edition» ghi; để trống thì tỉnh duyệt cả",
        "Who approves what this edition added; the unit above approves all of it where nobody does",
        label="Người duyệt của đơn vị",
        default=(),
    )


OWN = frozenset({"without", "approvers"})
"""Fields that are not of a unit."""

ADDS = frozenset({"line", "address", "hashtags", "fanpage", "zalo", "boards", "theme"})
"""Fields for which an edition answers itself: all others change what the unit above says, which that one must sign.

So do contacts that stand for those of unit.yaml; others are added.
"""

WHERE = MappingProxyType(
    {"boards": "channels.led.boards", "hashtags": "channels.facebook.hashtags", "zalo": "channels.zalo"}
)
"""Where the fields stand in content/unit.yaml that do not stand there under their own name."""

ADDED = frozenset({"duty_numbers", "official_domains"})
"""Lists that come beside the unit's own."""
