"""A new edition: its file, with every field that may differ."""

from __future__ import annotations

from pathlib import Path

from bantin.content.editions.reading import FOLDER, edition_names
from bantin.files.names import identifier_for, is_identifier, is_reserved
from bantin.session.scaffold.create import ScaffoldError, write_new

_TEXT = """\
# Ấn bản của {unit}. Dòng bắt đầu bằng dấu # là ghi chú.
# Chỉ ghi những gì khác với content/unit.yaml; mục nào không ghi thì giữ như ở đó.

name: {name}
short_name: {name}   # tên in ở chân mỗi ảnh: viết gọn
# parent: Đơn vị cấp trên
# address: Địa chỉ trụ sở
# line: Một dòng riêng, đứng trên tên đơn vị ở cuối mọi bài đăng, tin nhắn
# fanpage: {{name: Tên fanpage, url: "https://…"}}
# emblem: huy-hieu.png      # tệp trong content/assets

# Đầu mối của đơn vị: trùng mã id với unit.yaml thì thay đầu mối ấy, không trùng thì thêm.
# contacts:
#   - {{id: duong-day-nong, label: Trực ban, number: "0209 3870 000", checked_on: 2026-12-01}}

# boards: []                # bảng LED của đơn vị, thay cho các bảng trong unit.yaml; [] là không có bảng nào
# zalo: {{groups: [Tổ 1, Tổ 2]}}
# hashtags: [phuong-hoa-binh]
# without: [2026-12/02-ten-tin]   # tin không lấy; tin thêm để trong content/editions/{id}/2026-12/
"""


def new_edition(root: Path, name: str, unit: str) -> Path:
    """Write the file of an edition.

    Args:
        root: the workspace.
        name: its identifier.
        unit: the name of the unit that publishes it.

    Raises:
        ScaffoldError: the identifier is none, or is taken.
    """
    if not is_identifier(name) or is_reserved(name):
        raise ScaffoldError(
            f"Mã ấn bản «{name}» phải gồm chữ thường không dấu. Viết như {identifier_for(unit, 'don-vi')}"
        )
    if name in edition_names(root):
        raise ScaffoldError(f"Đã có ấn bản «{name}»; tệp có sẵn không bao giờ bị ghi đè")
    shown = " ".join(unit.split())
    quoted = "'" + shown.replace("'", "''") + "'"
    return write_new(root / FOLDER / f"{name}.yaml", _TEXT.format(unit=shown, name=quoted, id=name))
