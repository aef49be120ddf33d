"""What every channel works with: the bulletin's entries that go to it, and the looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from bantin.channels.memory import Memory
from bantin.channels.scenes import PICTOGRAMS, SOUGHT_LABELS, Scenes
from bantin.channels.short_titles import short_title
from bantin.channels.variety import scenes_of_month
from bantin.design.looks.doings import doings
from bantin.design.looks.printed import printed
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import PICTURE, Estimates
from bantin.measure.measure import Measure
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.card import Card
from bantin.model.item import AlertSeverity, Item
from bantin.model.recipe import Recipe
from bantin.model.unit import Contact
from bantin.model.words import deceives, in_use_of, is_deceit
from bantin.model.words.words import Said, Words
from bantin.text.dates import month_name, month_of
from bantin.text.defang import defang_text
from bantin.text.normal import plain
from bantin.text.sentences.headings import apart
from bantin.text.typesetting import tied

T = TypeVar("T")


@dataclass
class ChannelView:
    """One channel's view of the bulletin.

    Attributes:
        measure: answers whether cards hold their texts, and how long what is heard or seen takes.
        memory: of what was planned before.
        early: called with what an item's pictures will most likely be, while it is still being planned.
    """

    bulletin: Bulletin
    looks: Looks
    channel: str
    measure: Measure = field(default_factory=Estimates)
    memory: Memory = field(default_factory=Memory)
    early: Callable[[Sequence[Recipe]], None] = lambda _: None
    _known: dict[int, tuple[Entry, dict[str, Any]]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that go to this channel, in order."""
        return tuple(entry.told for entry in self.bulletin.entries if entry.goes_to(self.channel))

    @cached_property
    def told_of_month(self) -> tuple[Entry, ...]:
        """The month's entries that a reader of this channel can find: here or on the page; boards pass by."""
        page = self.bulletin.unit.value.channels.facebook is not None
        return tuple(
            entry.told
            for entry in self.bulletin.entries
            if entry.goes_to(self.channel) or (page and entry.goes_to("facebook"))
        )

    @cached_property
    def wording(self) -> Words:
        """Every word of the unit's trade."""
        return self.bulletin.unit.value.wording

    @cached_property
    def _scenes(self) -> Scenes:
        return Scenes(self.wording.topics, self.looks)

    @cached_property
    def _drawn_scenes(self) -> dict[str, str]:
        return scenes_of_month(self.bulletin.entries, self._scenes)

    def scene_of(self, entry: Entry) -> str:
        """Name the scene that an item's pictures draw: its topic's, or another where an item before it has that."""
        return self._drawn_scenes.get(entry.id) or self._scenes.of(entry.item)

    def turned(self, item: Item, doing: str = "") -> dict[str, str]:
        """Find another drawing of an item: the icon of what to do, else its own thing, where films show none of it.

        Returns:
            `other_icon` and `other_scene`, at most one of which is not empty.
        """
        icon = next(filter(None, doings([doing])), "")
        thing = "" if icon else self._scenes.thing(item)
        own = {self._scenes.of(item), self._scenes.filmed(item)}
        return {"other_icon": icon, "other_scene": "" if thing in own else thing}

    def topic_of(self, entry: Entry) -> str:
        """Name the scene of what an item is about, whichever the month draws of it."""
        return self._scenes.of(entry.item)

    def filmed_scene(self, entry: Entry) -> str:
        """Name the scene of an item in films: the one that its cards draw, but of a question what it asks about."""
        own, filmed, drawn = self._scenes.of(entry.item), self._scenes.filmed(entry.item), self.scene_of(entry)
        return drawn if filmed == own else filmed

    def asked_scene(self, entry: Entry, asks: str) -> str:
        """Name the scene of a question that is asked about an item: of what it asks, else the item's own.

        A trick keeps its own, for what it asks about is no danger: beside it a thing that is sound looks recommended.
        """
        own = self.scene_of(entry)
        kept = entry.item.scene or self._deceives(entry)
        return own if kept or own != self._scenes.of(entry.item) else self._scenes.asked(entry.item, asks)

    def contacts_of(self, entry: Entry) -> tuple[Contact, ...]:
        """List the contacts that a reader of an item is sent to, whoever answers its danger first."""
        return self.bulletin.contacts_of(entry.item)

    def thing(self, entry: Entry) -> str:
        """Name the scene of what an item is about, for a further card; empty where it has none or left it to another.

        There is no second: a motif of something else that a text names in passing would say what the item does not.
        """
        drawn, topic = self.scene_of(entry), self._scenes.of(entry.item)
        return self._scenes.thing(entry.item) if drawn == topic and not self._scenes.drawn_icon(entry.item) else ""

    def pictogram_of(self, entry: Entry) -> str:
        """Name the icon that says on boards what an item is about, as its cards draw it."""
        return self._scenes.pictogram(entry.item, self.scene_of(entry))

    def asked(self, item: Item, question: str) -> dict[str, str]:
        """Find another scene for a question about an item, as `turned` does; none where it is the item's own."""
        return {"other_icon": "", "other_scene": self._scenes.of_question(item, question)}

    @cached_property
    def _common(self) -> dict[str, Any]:
        unit = self.bulletin.unit.value
        return {
            "bulletin": self.bulletin.header.value,
            "month": month_of(self.bulletin.month),
            "date": self.bulletin.date,
            "unit": unit,
            "wording": self.wording,
            "label_of": self.label,
            "headline_of": self.headline,
            "named": self.named,
            "pictogram_of": self.pictogram_of,
            "total": len(self.entries),
            "month_total": len(self.told_of_month),
            "item_code": self.bulletin.month_code,
            "check_at": unit.identity.check_at if unit.identity else None,
            "all_contacts": unit.contacts,
            "contacts_to_call": unit.contacts_to_call,
            "emblem": self.bulletin.emblem.name if self.bulletin.emblem else "",
        }

    def planned(self, entry: Entry, make: Callable[[], T], what: Hashable = None) -> T:
        """Return what is planned of an item, which no other item may determine but by how many there are.

        And by the scene that it has left to this one, which is a fact of the month.

        Args:
            entry: the item.
            make: plans it; asked only where nothing that it may look at is as it was.
            what: tells plans of one item apart.
        """
        facts = entry, self.entries.index(entry), len(self.entries), self.scene_of(entry)
        return self.memory.recall((self.channel, entry.id, what), facts, make)

    def planned_of_month(self, make: Callable[[], T], what: Hashable, *about: object) -> T:
        """Return what is planned of no item alone, such as how a board's loop begins.

        Args:
            make: plans it, on a view of its own (`apart`); asked only where nothing that it may look at is as it was.
            what: tells such plans apart.
            about: all that it may look at beside the unit, the month, and how many items there are.
        """
        facts = len(self.entries), len(self.told_of_month), self.bulletin.month_code, *about
        return self.memory.recall((self.channel, "", what), facts, make)

    @property
    def apart(self) -> ChannelView:
        """The same with nothing worked out before: what a plan reads of the unit is noted while it is made.

        But for the drawings of the month, which hang on no name or number of the unit: to choose them anew for each
        plan, out of all items, made planning grow with the square of the month.
        """
        view = replace(self)
        vars(view)["_drawn_scenes"] = self._drawn_scenes
        return view

    def wording_of(self, entry: Entry) -> Words:
        """Every word that looks and texts use of an item."""
        return in_use_of(self.bulletin.unit.value.words, self._said(entry))

    def _deceives(self, entry: Entry) -> bool:
        return deceives(self.bulletin.unit.value.words, self._said(entry))

    def _said(self, entry: Entry) -> Said:
        item = entry.item
        return Said(
            (item.title, item.summary, *(line for section in item.sections for line in section.lines)),
            lines={section.field: section.lines for section in item.sections},
            topic=self._scenes.of(item),
        )

    def label(self, entry: Entry) -> str:
        """Name the kind of an item as the unit calls it; of what is invented, say that it is."""
        if entry.item.is_invented:
            labels = self.wording.invented
            return labels.case if entry.item.group == "tale" else labels.other
        return getattr(self.wording.labels, entry.kind, "") or entry.item.label

    def beside(self, entry: Entry, title: str) -> dict[str, str]:
        """Return the label and the title of an item as pictures show them beside each other: nothing is said twice."""
        own = self.label(entry)
        label, rest = apart(title, own, entry.item.also_called)
        if (
            entry.item.default_scene == "search" and label and label != own
        ):  # «Thông báo» alone says nothing of a search
            label = SOUGHT_LABELS.get(self._scenes.of(entry.item), "Cần tìm")
        return {"label": label, "title": rest}

    def headline(self, entry: Entry) -> str:
        """Return the message of an item without the name of its kind, for pictures that show neither or both."""
        return self.beside(entry, entry.item.message[0])["title"]

    def named(self, entry: Entry) -> dict[str, str]:
        """Name an item in few words, without the name of its kind: `text`, and the `path` of that value."""
        name, path = short_title(entry.item)
        return {"text": self.beside(entry, name)["title"], "path": path}

    def defanged(self, text: str) -> str:
        """Write an editor's text as plain words in which no dangerous address lives, for what no look prints."""
        return defang_text(plain(text), frozenset(self.bulletin.unit.value.official_domains))

    def render(self, look: str, **values: Any) -> str:  # noqa: ANN401 - looks take what their channel gives
        """Render a look; values take the place of what every look may use."""
        return self.looks.render(look, **self._common | values)

    def text(self, look: str, **values: Any) -> str:  # noqa: ANN401 - looks take what their channel gives
        """Render a plain text: never more than one empty line in a row, ended by one line feed."""
        return tied(re.sub(r"\n{3,}", "\n\n", self.render(look, **values)).strip()) + "\n"

    def values(self, entry: Entry) -> dict[str, Any]:
        """Return the variables that the look of an item may use. They are worked out once: tens of cards are tried."""
        _, known = self._known.get(id(entry)) or self._known.setdefault(id(entry), (entry, self._values(entry)))
        return known.copy()

    def as_if(self, entry: Entry, item: Item) -> Entry:
        """Return an entry as if its editor had written another item, which looks show in its place."""
        other = replace(entry, document=replace(entry.document, value=item))
        values = self.values(entry) | {"item": item, "whole": item}
        self._known[id(other)] = other, values
        return other

    def _values(self, entry: Entry) -> dict[str, Any]:
        item = entry.item
        return {
            "id": entry.id,
            "item_code": self.bulletin.item_code_of(entry),
            "kind": entry.kind,
            "wording": self.wording_of(entry),
            "label": self.label(entry),
            "icon": item.default_icon if item.wears == item.group else PICTOGRAMS["danger"],
            "drawn_icon": self._scenes.drawn_icon(item),
            "deceived": is_deceit(self.bulletin.unit.value.words, self._said(entry)),
            "item": item,
            "whole": item,
            "number": self.entries.index(entry) + 1,
            "severity": item.alert_severity.value,
            "severity_word": self._severity_word(item),
            "group": item.wears,
            "scene": self.scene_of(entry),
            "pictogram": self.pictogram_of(entry),
            "picture": self.picture_of(entry),
            "message": item.message[0],
            "message_path": item.message[1],
            "contacts": self.contacts_of(entry),
            "named_contacts": self.bulletin.named_contacts(item),
            "days_left": (item.last_day - self.bulletin.date).days if item.last_day else None,
        }

    def _severity_word(self, item: Item) -> str:
        """Say how dangerous a thing is, of what must be done soon how urgent; nothing of what is neither."""
        words, warns = self.wording.severities, item.group in {"beware", "tale"}
        return {
            AlertSeverity.INFO: "",
            AlertSeverity.CAUTION: words.caution if warns else words.notable,
            AlertSeverity.DANGER: words.urgent if item.group == "soon" else words.danger,
        }[item.alert_severity]

    def _tag(self, entry: Entry, label: str) -> str:
        """Say what a card calls its item: the kind, and that it is dangerous where its kind alone would not tell.

        Where the title says the kind it is how dangerous or urgent that is, or the month: a sign without words looks
        unfinished.
        """
        item = entry.item
        severity = self._severity_word(item)
        shown = " · ".join(filter(None, (label, severity if item.wears != item.group else "")))
        return shown or severity or month_name(month_of(self.bulletin.month))

    def picture_of(self, entry: Entry) -> dict[str, float] | None:
        """Tell looks the width and height of an item's picture in pixels, and its aspect, width by height."""
        if entry.item.image is None:
            return None
        width, height = self.measure.size(entry.image) if entry.image else PICTURE
        return {"width": width, "height": height, "aspect": width / height}

    def card(self, look: str, width: int, height: int, assets: Iterable[Asset | None] = (), **values: Any) -> Card:  # noqa: ANN401
        """Render a card; values take the place of what every look may use."""
        values = self._common | {"width": width, "height": height} | values
        markup, locations = self.looks.markup(look, **values)
        said = printed(markup)
        given = {asset.name: asset for asset in assets if asset is not None}
        if (emblem := self.bulletin.emblem) and emblem.name in said.pictures:
            given.setdefault(emblem.name, emblem)
        own = {name: self.looks.picture(name) for name in said.pictures if name not in given}
        used = (*given.values(), *(asset for asset in own.values() if asset is not None))
        return Card(
            markup,
            look,
            width,
            height,
            self.bulletin.theme,
            used,
            self.bulletin.glossary,
            tag_locations=locations,
            printed=said,
        )

    def item_card(
        self,
        entry: Entry,
        width: int,
        height: int,
        look: str,
        **values: Any,  # noqa: ANN401 - as in card
    ) -> Card:
        """Render the card of an item, which may show its picture.

        The look is a file of looks, or the folder that has one for each kind, `FOLDER/KIND.xml`; a kind that has none
        takes `FOLDER/base.xml`.
        """
        told = self.beside(entry, entry.item.message[0])
        shown = {"label": told["label"], "message": told["title"]} | self.beside(entry, entry.item.title)
        name = self.named(entry)
        shown |= {"short": name["text"], "short_path": name["path"]}
        values = self.values(entry) | shown | {"label": told["label"], "tag": self._tag(entry, told["label"])} | values
        if not look.endswith(".xml"):
            look = self.looks.either(f"{look}/{entry.kind}.xml", f"{look}/base.xml")
        return self.card(look, width, height, [entry.image], **values)
