"""The unit that publishes: who it is, whom to call, and the channels it has."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import StringConstraints

from bantin.model import written
from bantin.model.base import Date, Identifier, Line, Model, Name, WebAddress, about
from bantin.model.parts.channels import AccountNumber, Channels
from bantin.model.parts.identity import Identity
from bantin.model.words import in_use
from bantin.model.words.words import Words
from bantin.text.defang import addresses
from bantin.text.numbers import number_in_text, number_to_dial
from bantin.text.patterns import regex
from bantin.text.sentences.joining import inside
from bantin.text.signature import initials, same_words, signed
from bantin.text.slug import slug

ReleaseNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}$")]
"""A release of bantin, as in 0.2.0."""

Domain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]


class Fanpage(Model):
    """The Facebook page."""

    name: Line = about("Tên fanpage", "Name of the page")
    url: WebAddress | None = about("Địa chỉ fanpage", "Address of the page", default=None)
    page_id: AccountNumber | None = about(
        "Số của trang trên Facebook (ở mục Giới thiệu của trang), cần để đăng bằng «bantin publish»",
        "Number of the page, by which `bantin publish` posts",
        label="Số của trang",
        default=None,
    )

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Part the name from the web address behind it."""
        name, url = written.with_address(text)
        return {"name": name} | ({"url": url} if url else {})


_DIALLED = regex(r"[+(]*[0-9](?:[ .)–-]{0,2}[0-9]){2,}")


_REMARKED = regex(r"\(([^()]+)\)$")


class Use(StrEnum):
    """What a number is for."""

    CALL = "call"
    TEXT = "text"
    REPORT = "report"


class Contact(Model):
    """Whom to call or where to write. At least one of number and address is needed."""

    unsaid = frozenset({"id", "use", "checked_on"})

    id: Identifier = about("Mã để các tin gọi tới", "Identifier that items refer to")
    label: Line = about("Tên đầu mối", "Name")
    number: Name | None = about("Số điện thoại, viết như khi in", "Telephone number as printed", default=None)
    use: Use = about(
        "Số để làm gì: call (gọi), text (chỉ nhắn tin), report (chỉ để báo tin, không trả lời câu hỏi)",
        "What the number is for: calls, messages only, or reports only, of which nobody is answered a question",
        label="Gọi, nhắn tin hay báo tin",
        default=Use.CALL,
    )
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
        """What stands before it in a text: a telephone, a letter, a globe, or a dot for a street or a page's name."""
        return "✉" if self.texted else "☎" if self.number else "🌐" if self.online else "•"

    @property
    def texted(self) -> bool:
        """Whether its number takes messages and no calls."""
        return bool(self.number) and self.use is Use.TEXT

    @property
    def answers(self) -> bool:
        """Whether who has a question is answered there, and does not only tell of something."""
        return self.use is Use.CALL

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
    def aside(self) -> str:
        """What is said beside the number, such as an extension, without brackets."""
        return (self.number or "")[len(self.dial) :].strip().removeprefix("(").removesuffix(")") if self.number else ""

    @property
    def remark(self) -> str:
        """What its label says in brackets at its end, such as «số minh họa»: it is said wherever its number is."""
        found = _REMARKED.search(self.label)
        return found[1] if found else ""

    @property
    def named(self) -> str:
        """Its label without what is said of the number, where there is one: that stands beside the number."""
        return self.label.removesuffix(f"({self.remark})").rstrip() if self.number and self.remark else self.label

    @property
    def note(self) -> str:
        """All that is said beside the number: its extension, and that it is an example."""
        return ", ".join(filter(None, (self.aside, self.remark)))

    @property
    def reached(self) -> str:
        """How it is reached, as a text says it: the number, and the address in brackets; or the address alone."""
        if not self.number:
            return self.address or ""
        number = f"{self.dial} ({self.note})" if self.remark else self.number
        return f"{number} ({inside(self.address)})" if self.address else number


class Emblem(Model):
    """The unit's emblem. Without one, its cards show a plain monogram."""

    file: Name = about(
        "Tệp huy hiệu trong thư mục content/assets: png nền trong", "File below content/assets", label="Tệp huy hiệu"
    )
    small: Name | None = about(
        "Bản giản lược cho cỡ nhỏ; bỏ trống là dùng file", "A plainer one for small sizes", default=None
    )

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Take a text for the name of the file."""
        return {"file": text}


class PrintedName(NamedTuple):
    """A name of the unit on a picture.

    Attributes:
        text: the name.
        field: of the unit, that it is.
    """

    text: str
    field: str


class Unit(Model):
    """The file content/unit.yaml."""

    name: Line = about("Tên đầy đủ của đơn vị", "Full name")
    short_name: Line = about("Tên ngắn", "Short name")
    public_name: Line | None = about(
        "Tên mà bà con vẫn gọi, như «Công an tỉnh Bắc Kạn»: in đậm trên mọi ảnh, bảng, video, tên ngắn đứng dưới",
        "The name by which readers know it: first on pictures, above the short one",
        label="Tên bà con vẫn gọi",
        default=None,
    )
    parent: Line = about("Đơn vị cấp trên", "Parent body")
    fanpage: Fanpage = about("Fanpage", "Facebook page")
    line: Line | None = about(
        "Một dòng riêng của đơn vị, đứng trên tên đơn vị ở cuối mọi bài đăng, tin nhắn",
        "A line of its own, above the name at the end of all texts",
        label="Dòng riêng",
        default=None,
    )
    address: Line = about("Địa chỉ trụ sở", "Street address")
    emblem: Emblem | None = about("Huy hiệu của đơn vị", "The unit's emblem", default=None)
    theme: Identifier = about("Bộ màu và kiểu chữ", "Theme", default="navy")
    words: Words = about("Chữ của ngành, in sẵn trên ảnh và trong bài", "Words of its trade", default=Words())
    contacts: tuple[Contact, ...] = about("Danh bạ đầu mối liên hệ", "Contacts", min_length=1)
    default_contacts: tuple[Identifier, ...] = about(
        "Mã các đầu mối được in trên tin không nêu contacts; bỏ trống thì tin ấy không có số để gọi",
        "Identifiers of the contacts that items show which name none; such items show none if absent",
        label="Đầu mối in trên tin không chọn riêng",
        default=(),
    )
    duty_numbers: tuple[Name, ...] = about(
        "Các số trực khác của đơn vị, được phép nêu trong tin nhưng không in ở phần liên hệ chung",
        "Further numbers of the unit that items may name, beside the contacts that overviews print",
        default=(),
    )
    official_domains: tuple[Domain, ...] = about("Tên miền chính thức được phép dẫn tới", "Allowed domains", default=())
    identity: Identity | None = about(
        "Mã tin và người duyệt; «bantin key new» tự ghi phần này", "What shows that a bulletin is its own", default=None
    )
    archive: WebAddress | None = about(
        "Kho bản tin trên trang chính thức: địa chỉ, như https://vidu.gov.vn/ban-tin, «bantin site» ghi vào các trang",
        "Address of the archive on the web",
        label="Địa chỉ kho bản tin",
        default=None,
    )
    channels: Channels = about("Các kênh phát hành", "Channels", default=Channels())
    bantin_version: ReleaseNumber | None = about(
        "Phiên bản bantin đã ghi thư mục này; «bantin upgrade» tự sửa", "Release that wrote the workspace", default=None
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Its full name, and those that it had before."""
        return (self.name, *(self.identity.formerly if self.identity else ()))

    @property
    def masthead(self) -> tuple[PrintedName, ...]:
        """Who speaks, as pictures say it: the name that readers know, and below it which part, or of which body."""
        short = PrintedName(self.short_name, "short_name")
        if self.public_name:
            first = PrintedName(self.public_name, "public_name")
            return (first,) if same_words(self.public_name) == same_words(self.short_name) else (first, short)
        return (short,) if self.short_signature == self.short_name else (short, PrintedName(self.parent, "parent"))

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

    def numbers_in(self, text: str, *, to_call: bool = False) -> tuple[tuple[int, int], ...]:
        """Find the contacts whose numbers a text says, or says to call: of each where that ends first, and which it is.

        Whoever asks so reads no more of contacts than that: what says another number is as if it were not there.
        """
        pattern = number_to_dial if to_call else number_in_text
        found = ((pattern(one.dial).search(text), at) for at, one in enumerate(self.contacts) if one.number)
        return tuple((match.end(), at) for match, at in found if match)

    def at_number(self, number: str, *, alone: bool = False) -> int | None:
        """Tell which contact has a number, as it is printed or, `alone`, without what is said beside it; the first one.

        None where no contact has it.
        """
        known = ((one.dial if alone else one.number) for one in self.contacts)
        return next((at for at, one in enumerate(known) if one == number), None)

    def answering(self, contact: Contact) -> str:
        """Name who answers a number, as it stands beside the unit's own name: what that says already is left off."""
        for name in filter(None, (self.short_name, self.public_name, self.name)):
            rest = contact.named.removesuffix(name).rstrip(" ,–-")
            if rest != contact.named and len(rest.split()) > 1:
                return rest
        return contact.named

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
