"""The shelf of drafts («kho mẫu»): items that offices write again and again, ready but for what only they can know.

A draft is an item's file. Texts that an office must make its own begin with the mark of examples, so that none goes out
untouched; `$contact` stands for one of the unit's contacts, an empty day for one that only the office knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template
from types import MappingProxyType

from bantin.content.reading.composing.document import compose
from bantin.content.reading.naming import KIND
from bantin.content.reading.source import SourceText
from bantin.model.kinds import KINDS
from bantin.model.sample import MARK

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "mao-danh": "Mạo danh",
        "tien-bac": "Tiền bạc, mua bán",
        "tai-khoan": "Tài khoản, mạng xã hội",
        "thuong-ngay": "Việc thường ngày",
        "van-hoa": "Văn hóa, thư viện, trường học",
    }
)
"""Folders of drafts, and what they are called."""

_HEADING = """\
# {}, mẫu «{}» trong kho mẫu.
# Chỗ có chữ (ví dụ) và chỗ để trống là chỗ phải viết theo việc thật ở địa bàn; còn một chỗ như thế thì chưa dựng được.
# Câu nào đúng rồi thì chỉ xóa chữ (ví dụ).
"""


@dataclass(frozen=True, slots=True)
class ShelfDraft:
    """A draft on the shelf.

    Attributes:
        name: by which it is asked for.
        group: a key of `GROUPS`.
        kind: of its item.
        title: of its item, without mark.
        source: its YAML, with `$contact` where a contact is named.
    """

    name: str
    group: str
    kind: str
    title: str
    source: str

    def text(self, contact: str) -> str:
        """Write it as an item's file.

        Args:
            contact: identifier of one of the unit's contacts.
        """
        quoted = f'"{contact}"' if contact.isdecimal() else contact
        return _HEADING.format(KINDS[self.kind].label, self.name) + Template(self.source).substitute(contact=quoted)


@cache
def shelf() -> Mapping[str, ShelfDraft]:
    """Read the shelf: drafts by name, group after group."""
    found: dict[str, ShelfDraft] = {}
    for group in GROUPS:
        folder = files(__name__) / group
        for entry in sorted(folder.iterdir(), key=lambda one: one.name):
            name, source = entry.name.removesuffix(".yaml"), entry.read_text(encoding="utf-8")
            item = compose(SourceText(entry.name, source, tuple(source.split("\n")))).value
            assert isinstance(item, dict)  # noqa: S101 - our own files, which tests read
            title = str(item["title"]).removeprefix(MARK).strip()
            found[name] = ShelfDraft(name, group, str(item[KIND]), title, source)
    return MappingProxyType(found)
