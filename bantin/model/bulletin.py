"""A bulletin: one month, read and valid, each value knowing where it was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from bantin.model import written
from bantin.model.asset import Asset
from bantin.model.base import MOST_HASHTAGS, Date, Hashtags, Identifier, Line, Model, about
from bantin.model.diagnostic import Location
from bantin.model.item import Item, Retold
from bantin.model.parts.channels import Channels
from bantin.model.parts.item_code import item_code
from bantin.model.sample import Fields, SampleMonth
from bantin.model.theme import Theme
from bantin.model.unit import Contact, Unit
from bantin.model.words.topics import ANSWERS, FORMAL, TRICKS, topics_of
from bantin.text.dates import urgent_day
from bantin.text.numbers import EMERGENCY, number_to_dial

T = TypeVar("T")


class Period(Model):
    """The days that the figures and cases of a bulletin come from."""

    start: Date = about("Từ ngày", "First day")
    end: Date = about("Đến ngày", "Last day")

    @classmethod
    def from_text(cls, text: str) -> Mapping[str, str]:
        """Read the first and the last day: «01/12/2026 - 31/12/2026», «tháng 12/2026»."""
        try:
            found = written.span(text)
        except ValueError:  # no such day, which is told as a period that nobody can read
            return {}
        return {"start": str(found[0]), "end": str(found[1])} if found else {}


class BulletinFile(Model):
    """The file content/MONTH/bulletin.yaml."""

    unsaid = frozenset({"order", "hashtags"})

    title: Line = about("Tên bản tin", "Title", max_length=120)
    period: Period = about("Kỳ bản tin", "Period")
    date: Date | None = about(
        "Ngày phát hành; bỏ trống là ngày cuối kỳ. Số ngày còn lại được tính từ ngày này",
        "Date of publication, from which days left are counted; the period's end if absent",
        default=None,
    )
    intro: Line = about("Lời giới thiệu", "Introduction")
    order: tuple[Identifier, ...] = about(
        "Thứ tự các tin (tên tệp không đuôi); tin đầu tiên dẫn ảnh bìa, tin không nêu đứng sau, theo tên tệp",
        "Order of items; the first leads the cover, those not named follow by file name",
        default=(),
    )
    hashtags: Hashtags = about("Thẻ # của tháng", "Hashtags", default=())

    @classmethod
    def example(cls, month: SampleMonth) -> Fields:
        """Write every field as an editor might."""
        return {
            "title": f"Bản tin an ninh mạng tháng {month.start.month:02}/{month.start.year}",
            "period": {"start": str(month.start), "end": str(month.end)},
            "date": str(month.end),
            "intro": "Những thủ đoạn lừa đảo mới, dịch vụ công hữu ích và việc cần làm trong tháng.",
            "order": ["01-ten-tin-dau-tien"],
            "hashtags": ["an-ninh-mang"],
        }


class Glossary(Model):
    """The file content/glossary.yaml: words that the unit wants held together, beside those that bantin knows."""

    words: tuple[Line, ...] = about(
        "Các cụm từ không được ngắt giữa dòng: tên riêng, từ chuyên ngành", "Words that no line may break", default=()
    )


Locations = Mapping[str, Location]
"""Where each value was written: dotted path ("tricks.0", "image.file", "" for the whole) to its location."""


@dataclass(frozen=True, slots=True)
class Document(Generic[T]):
    """A YAML file that was read: its value, and where each part of it stands.

    Attributes:
        unread: dotted paths of what could not be read and has something in its place, which only checks see.
    """

    file: str
    value: T
    locations: Locations = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def locate(self, path: str) -> Location:
        """Find where a value, or the nearest thing around it, was written."""
        while path and path not in self.locations:
            path = path.rpartition(".")[0]
        return self.locations.get(path, Location(self.file))

    def retold(self: Document[Item], lists: Mapping[str, Sequence[Retold]]) -> Document[Item]:
        """Show lists of texts otherwise than they are written; each text still knows where it was written."""
        paths = {f"{name}.{at}": f"{name}.{one.place}" for name, told in lists.items() for at, one in enumerate(told)}
        kept = {path: place for path, place in self.locations.items() if path.rpartition(".")[0] not in lists}
        value = self.value.model_copy(update={name: tuple(one.text for one in told) for name, told in lists.items()})
        return replace(self, value=value, locations=kept | {path: self.locate(old) for path, old in paths.items()})

    def is_unread(self, pattern: str) -> bool:
        """Return whether anything at a dotted path, or around it, could not be read; `*` stands for any part."""
        parts = pattern.split(".")
        return any(
            all(one == part or "*" in {one, part} for one, part in zip(path.split("."), parts, strict=False))
            for path in self.unread
        )

    def unread_places(self) -> frozenset[Location]:
        """List where something stands that could not be read, or where it should stand."""
        places = {self.locate(path) for path in self.unread}
        return frozenset(place for place in places if place != self.locate(""))


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in its place in the bulletin.

    Attributes:
        id: the file name without its suffix, such as `01-gia-danh-cong-an`.
        kind: as YAML names it.
        document: the item and where its parts were written.
        image: the picture's file, where the item has one.
        narration: the recording of what is said, where the item has one.
        clip: the file of its footage, where the item has any.
        written: the item as its editor wrote it, where channels show it otherwise.
    """

    id: str
    kind: str
    document: Document[Item]
    image: Asset | None = None
    narration: Asset | None = None
    clip: Asset | None = None
    written: Document[Item] | None = None

    @property
    def told(self) -> Entry:
        """The entry as channels show it: of an answer first what answers its question."""
        lists = self.item.retold
        return replace(self, document=self.document.retold(lists), written=self.document) if lists else self

    @property
    def item(self) -> Item:
        """The item itself."""
        return self.document.value

    def goes_to(self, channel: str) -> bool:
        """Return whether the item is published on a channel; one that names no channels is, on every one."""
        return self.item.channels is None or channel in self.item.channels


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One month, ready for the channels.

    Attributes:
        month: as in 2024-11.
        entries: the items in the order of publication.
        glossary: the unit's own words that no line may break.
        music: the file of the unit's music, where it has any.
        emblem: the file of its emblem for small sizes, where it has any.
        goes_on: the month that boards go on with after an urgent bulletin; None where there is none, and of months.
    """

    month: str
    unit: Document[Unit]
    header: Document[BulletinFile]
    theme: Theme
    entries: tuple[Entry, ...]
    glossary: tuple[str, ...] = ()
    music: Asset | None = None
    emblem: Asset | None = None
    goes_on: Bulletin | None = None

    @property
    def is_urgent(self) -> bool:
        """Whether it is one of its own beside the months, for what cannot wait."""
        return urgent_day(self.month) is not None

    def off_boards(self, codes: Collection[str]) -> Bulletin:
        """Return it with the items that have one of some codes on no board.

        They stay in it, for what is said of the whole stays so too: its own code, which boards show.
        """

        def seen(entry: Entry) -> Entry:
            if self.item_code_of(entry) not in codes:
                return entry
            channels = entry.item.channels or tuple(Channels.model_fields)
            item = entry.item.model_copy(update={"channels": tuple(one for one in channels if one != "led")})
            return replace(entry, document=replace(entry.document, value=item))

        return replace(self, entries=tuple(map(seen, self.entries)))

    @property
    def documents(self) -> tuple[Document[Any], ...]:
        """The files that it was read from."""
        return (self.unit, self.header, *(entry.document for entry in self.entries))

    @property
    def date(self) -> dt.date:
        """The day of publication: days left are counted from here, never from today."""
        return self.header.value.date or self.header.value.period.end

    @property
    def month_code(self) -> str:
        """The code of the whole month, which pictures and texts of several items carry; empty without a key."""
        if not (key := self._code_key):
            return ""
        said = {"month": self.header.value.said(), "items": sorted(map(self.item_code_of, self.entries))}
        return item_code(key, said)

    def item_code_of(self, entry: Entry) -> str:
        """Return the code of an item, as in K7M4-2RXF; empty as long as the unit has no key to make codes from.

        It is of what was written, however channels show that.
        """
        if not (key := self._code_key):
            return ""
        item = (entry.written or entry.document).value
        contacts = [contact.said() for contact in self.contacts_of(item)]
        return item_code(key, {"kind": entry.kind, "item": item.said(), "contacts": contacts})

    @property
    def _code_key(self) -> str:
        identity = self.unit.value.identity
        return identity.code_key if identity else ""

    def hashtags_of(self, item: Item | None = None) -> tuple[str, ...]:
        """List the hashtags of a post: those of its item, then the month's, then the page's, as many as a post carries.

        Args:
            item: what the post is about; the whole bulletin if None.
        """
        page = self.unit.value.channels.facebook
        own, common = item.facebook.hashtags if item else (), page.hashtags if page else ()
        tags = (*own, *self.header.value.hashtags, *common)
        return tuple(dict.fromkeys(tags))[:MOST_HASHTAGS]

    def contacts_of(self, item: Item) -> tuple[Contact, ...]:
        """List the contacts that a reader of an item is sent to: those that it names.

        Else they are those of the unit whose numbers its words say to call, then whoever answers the danger that it
        tells of, where its words say no number, then the default ones. Only a contact that the unit lists is one.
        """
        if named := self.named_contacts(item):
            return named
        said, unit = " \n ".join(item.asking), self.unit.value
        dialled = [at for _, at in unit.numbers_in(said, to_call=True)]
        if not dialled and not any(number_to_dial(number).search(said) for number in EMERGENCY):
            answering = (unit.at_number(number, alone=True) for number in self._answering(item))
            dialled = [at for at in answering if at is not None][:1]
        own = [unit.contacts[at] for at in dialled]
        return tuple(dict.fromkeys((*own, *self._contacts(unit.default_contacts))))

    def _answering(self, item: Item) -> tuple[str, ...]:
        """List the emergency numbers that answer the danger that an item tells of, fittest first."""
        return ANSWERS.get(self._danger(item), ())

    def answering(self, item: Item) -> tuple[str, ...]:
        """List the emergency numbers that a month keeps for an item: of its danger; of somebody who deceives 113."""
        topic = self._danger(item)
        return ANSWERS.get(topic, ("113",) if topic in TRICKS else ())

    def _danger(self, item: Item) -> str:
        """Name the topic of an item that warns; empty of any other."""
        if item.wears not in {"beware", "tale"} or item.default_scene in FORMAL:
            return ""
        return item.scene or topics_of(self.unit.value.wording.topics).of(item)

    def named_contacts(self, item: Item) -> tuple[Contact, ...]:
        """List the contacts that an item names itself, that of an appeal, to which all is reported, first."""
        named = [getattr(item, "contact", None), *item.contacts]
        return self._contacts(name for name in dict.fromkeys(named) if name)

    def _contacts(self, names: Iterable[str]) -> tuple[Contact, ...]:
        known = {contact.id: contact for contact in self.unit.value.contacts}
        return tuple(known[name] for name in names)
