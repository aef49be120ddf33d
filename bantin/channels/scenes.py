"""Which scene is drawn for an item, and which icon on boards: as it says, for its topic, of its danger, its kind's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import itemgetter

from bantin.design.looks.renderer import Looks
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.item import Item
from bantin.text.normal import plain
from bantin.text.suggestions import did_you_mean, similar

PICTOGRAMS = {
    "deepfake": "scan-face",
    "qr-code": "qr-code",
    "fake-site": "globe-x",
    "job": "briefcase-business",
    "travel": "luggage",
    "parcel": "package",
    "impostor": "venetian-mask",
    "masked": "venetian-mask",
    "theft": "lock-open",
    "fake-call": "phone-incoming",
    "report-call": "phone-incoming",
    "message": "message-square-warning",
    "bank": "credit-card",
    "document": "id-card",
    "vehicle": "motorbike",
    "papers": "stamp",
    "health": "heart-pulse",
    "vaccine": "syringe",
    "insurance": "umbrella",
    "dog": "dog",
    "mosquito": "bug-off",
    "virus": "virus",
    "handwash": "soap-dispenser-droplet",
    "mushroom": "utensils-crossed",
    "food": "utensils",
    "blood": "droplet",
    "wildfire": "flame-kindling",
    "fire": "flame",
    "rescue": "life-buoy",
    "livestock": "paw-print",
    "rings": "heart-handshake",
    "baby": "baby",
    "tax": "receipt",
    "money": "banknote",
    "land": "map-pinned",
    "crops": "wheat",
    "forest": "trees",
    "power": "zap-off",
    "electricity": "zap",
    "water": "faucet",
    "road": "construction",
    "waste": "trash",
    "school": "backpack",
    "meeting": "presentation",
    "clock": "alarm-clock",
    "festival": "party-popper",
    "flood": "waves-arrow-up",
    "landslide": "mountain",
    "drought": "droplet-off",
    "weather": "cloud-lightning",
    "cold": "thermometer-snowflake",
    "heat": "thermometer-sun",
    "people": "users",
    "group": "users",
    "danger": "triangle-alert",
    "search": "search",
    "calendar": "calendar-clock",
}
"""Scene → the icon (a name of Lucide's) that says the same in a few strokes, for boards, where no drawing has room."""

_OWN = frozenset({"figures", "question", "calendar", "search"})
"""Default scenes of the kinds whose cards say by their form what they are: no topic takes their place."""


SOUGHT = {
    sought: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for sought, words in {
        "missing-elder": "bà cụ|ông cụ|cụ (?:bà|ông)|cụ|người già|người cao tuổi",
        "missing-child": "cháu|bé|em bé|trẻ|học sinh",
        "missing-person": "người|ông|bà|anh|chị|cô|chú|bác|đối tượng|nạn nhân|tài xế",
        "vehicle": "xe máy|xe đạp|xe mô tô|mô tô|ô tô|xe",
    }.items()
}
"""Outlines of whom appeals seek, and the words of a headline that say so; of two that begin alike the first."""

_DANGERS = frozenset({
    *("impostor", "masked", "theft", "wildfire", "fire", "rescue", "dog", "landslide", "drought", "flood", "weather"),
    *("cold", "heat", "mosquito", "mushroom", "virus"),
})  # fmt: skip
"""Scenes of what is a danger by itself: of an item that warns, its summary may name it where its headlines do not."""

_TRICKS = frozenset({
    *("impostor", "masked", "theft", "bank", "job", "travel", "parcel", "message", "qr-code"),
    *("fake-call", "fake-site", "deepfake"),
})  # fmt: skip
"""Scenes of somebody who takes what is others', hooks and all: beside what is sound they would accuse it."""

_WHO = frozenset({"group", "people", "school", "health"})
"""Scenes of whom something concerns or who tells it, which summaries name of whatever they tell."""

_CIRCUMSTANCES = frozenset({"weather", "cold", "heat"})
"""Scenes that show when something is: of a question that names a thing, the thing is drawn."""

_BEFORE = re.compile(r"(\w+) $")


def _is_named(said: str, found: re.Match[str]) -> bool:
    """Tell whether a syllable ends a name: of «bản Nà Lốc» no storm is told, of «bão Yagi» one is."""
    word, before = found[0], _BEFORE.search(said, 0, found.start())
    if " " in word or not word[:1].isupper() or word.isupper():
        return False
    return before is not None and before[1].istitle()


def _called(words: re.Pattern[str], said: str) -> bool:
    """Tell whether a text has words that call for a scene, and not only in a name."""
    return any(not _is_named(said, at) for at in words.finditer(said))


class Scenes:
    """The scenes of a unit: those that there are, and which words call for them."""

    def __init__(self, topics: Mapping[str, Sequence[str]], looks: Looks) -> None:
        """Take words of headlines by scene; the first scene that is called for is drawn."""
        self._looks = looks
        self._calls = tuple(
            (scene, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE))
            for scene, words in topics.items()
            if words and scene in looks.scenes
        )

    def of(self, item: Item) -> str:
        """Name the scene of an item."""
        if item.scene and item.scene in self._looks.scenes:
            return item.scene
        if item.default_scene == "search":
            return self._sought(item)
        if item.default_scene in _OWN:
            return item.default_scene
        titles = (item.facebook.title, item.title, item.video.title, item.led.title)
        said = " ".join(title for title in titles if title)
        untold = item.default_scene if item.wears == item.group else "danger"
        if not (called := self.called_for(said)) and untold == "danger":
            called = self._named_in(item.summary, _DANGERS)
        return called or untold

    def things(self, item: Item) -> tuple[str, ...]:
        """Name the scenes of the things that an item is about, that of its first card first; none for no thing.

        What stands for a kind (a calendar, a list, a danger sign) is no thing of one item, nor is who tells it. Beside
        a trick stands no other thing: one that is sound would look recommended.
        """
        own = self.of(item)
        if own not in {item.default_scene, "danger"} or own == item.scene:
            found = [own]
        else:
            found = [scene for scene in [self.called_for(plain(" ".join((item.title, item.message[0]))))] if scene]
        if own not in _TRICKS:
            told = plain(" ".join((item.title, item.message[0], item.summary)))
            others = self._looks.scenes - _WHO - _TRICKS
            found += [scene for scene, words in self._calls if scene in others and _called(words, told)]
        return tuple(dict.fromkeys(found))

    def _sought(self, item: Item) -> str:
        """Name the outline of whom or of what is sought, by the first word of its headline that says so."""
        found = ((words.search(item.message[0]), sought) for sought, words in SOUGHT.items())
        there = [(match.start(), sought) for match, sought in found if match and sought in self._looks.scenes]
        return min(there, key=itemgetter(0))[1] if there else item.default_scene

    def called_for(self, *texts: str) -> str:
        """Name the first scene that words of some texts call for; empty if none."""
        said = " ".join(texts)
        return next((scene for scene, words in self._calls if _called(words, said)), "")

    def _named_in(self, text: str, scenes: AbstractSet[str]) -> str:
        """Name the first of some scenes that words of a text call for; empty if none."""
        said = plain(text)
        return next((scene for scene, words in self._calls if scene in scenes and _called(words, said)), "")

    def of_question(self, item: Item, asked: str) -> str:
        """Name the scene of a question about an item; empty where it is the item's own."""
        own = self.of(item)
        found = self.called_for(plain(asked)) if own in _CIRCUMSTANCES and own != item.scene else ""
        return "" if found == own else found

    def own_icon(self, item: Item) -> str:
        """Name the icon that an item asks for, if there is such a one."""
        return item.icon if item.icon and item.icon in self._looks.icons else ""

    def drawn_icon(self, item: Item) -> str:
        """Name the icon that is drawn instead of a scene: the item's own, where it asks for no scene."""
        return "" if item.scene in self._looks.scenes else self.own_icon(item)

    def pictogram(self, item: Item) -> str:
        """Name the icon of an item on boards: its own, that of its scene, or its kind's."""
        return self.own_icon(item) or PICTOGRAMS.get(self.of(item), item.default_icon)


def unknown_drawings(bulletin: Bulletin, looks: Looks) -> Iterator[Diagnostic]:
    """Tell of scenes and icons that are asked for and are not there."""
    unit = bulletin.unit
    asked = [(scene, unit.locate(f"words.topics.{scene}")) for scene in unit.value.words.topics]
    asked += [(entry.item.scene, entry.document.locate("scene")) for entry in bulletin.entries if entry.item.scene]
    for scene, place in asked:
        if scene not in looks.scenes:
            hint = did_you_mean(scene, looks.scenes, "Các cảnh đang có:")
            yield Diagnostic(Code("unknown-scene"), Severity.ERROR, f"Không có cảnh «{scene}»", place, hint)
    for entry in bulletin.entries:
        icon = entry.item.icon
        if icon and icon not in looks.icons:
            place = entry.document.locate("icon")
            near = similar(icon, looks.icons)
            hint = f"Những hình gần giống: {', '.join(near)}" if near else "Xem tên các hình ở lucide.dev/icons"
            yield Diagnostic(Code("unknown-icon"), Severity.ERROR, f"Không có hình ký hiệu «{icon}»", place, hint)
