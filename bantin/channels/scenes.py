"""Which scene is drawn for an item, and which icon on boards: as it says, for its topic, of its danger, its kind's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from bantin.design.looks.renderer import Looks
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.item import Item
from bantin.model.words.topics import APPROVING, CIRCUMSTANCES, DANGERS, FORMAL, TRICKS, WHO, topics_of
from bantin.text.normal import plain
from bantin.text.patterns import regex
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
    "wildfire": "flame",
    "fire": "flame",
    "rescue": "life-buoy",
    "coal": "flame-kindling",
    "charging": "battery-charging",
    "cold-livestock": "thermometer-snowflake",
    "animal-vaccine": "dog",
    "pig-vaccine": "syringe",
    "livestock-vaccine": "syringe",
    "poultry": "bird",
    "pig": "paw-print",
    "livestock": "paw-print",
    "pesticide": "flask-conical",
    "fishing": "fish-off",
    "sluice": "dam",
    "seed": "sprout",
    "compost": "leaf",
    "saving": "lightbulb",
    "meter": "gauge",
    "evening-class": "book-open",
    "computer-class": "laptop",
    "old-books": "book-alert",
    "citizens": "message-circle-more",
    "mediation": "messages-square",
    "residence": "house-plus",
    "house-number": "map-pin-house",
    "car": "car",
    "payment": "scan-qr-code",
    "eye": "eye",
    "checkup": "stethoscope",
    "first-aid": "briefcase-medical",
    "medicine": "pill",
    "medal": "medal",
    "exam": "file-pen",
    "military": "shield-user",
    "rings": "heart-handshake",
    "baby": "baby",
    "tax": "receipt-text",
    "money": "banknote",
    "land": "map-pinned",
    "crops": "wheat",
    "forest": "trees",
    "power": "zap-off",
    "electricity": "zap",
    "live-wire": "utility-pole",
    "water": "faucet",
    "tap": "droplets",
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
    "stop": "hand",
    "search": "search",
    "missing-motorbike": "motorbike",
    "missing-car": "car",
    "calendar": "calendar-clock",
}
"""Scene → the icon (a name of Lucide's) that says the same in a few strokes, for boards, where no drawing has room."""

SOUGHT = {
    sought: regex(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for sought, words in {
        "missing-elder": "bà cụ|ông cụ|cụ (?:bà|ông)|cụ|người già|người cao tuổi",
        "missing-child": "cháu|bé|em bé|em|trẻ|học sinh",
        "missing-person": "người(?! nhà| thân)|ông|bà|anh|chị|cô|chú|bác|đối tượng|nạn nhân|bệnh nhân|tài xế|ngư dân",
        "missing-car": "ô tô|xe ô tô|xe con|xe tải|xe khách",
        "missing-motorbike": "xe máy|xe đạp|xe mô tô|mô tô|xe",
    }.items()
}
"""Outlines of whom appeals seek, and the words of a headline that say so; of two that begin alike the first."""

SOUGHT_LABELS = {
    **dict.fromkeys(("missing-elder", "missing-child", "missing-person"), "Tìm người"),
    **dict.fromkeys(("missing-car", "missing-motorbike"), "Tìm xe"),
}
"""What appeals are called beside headlines that begin with «Tìm»; others «Cần tìm»."""

FORBIDDEN = "stop"
"""Scene of whatever must not be done, where films answer a warning so."""

_AS_WELL = {"impostor": ("masked",), "masked": ("impostor",)}
"""Scenes that say the same of whoever deceives."""


class Scenes:
    """The scenes of a unit: those that there are, and which words call for them."""

    def __init__(self, topics: Mapping[str, Sequence[str]], looks: Looks) -> None:
        """Take words of headlines by scene; the first scene that is called for is drawn."""
        self._looks = looks
        self._topics = topics_of(topics, looks.scenes)

    def of(self, item: Item) -> str:
        """Name the scene of an item."""
        if item.scene and item.scene in self._looks.scenes:
            return item.scene
        if item.default_scene == "search":
            return self._sought(item)
        if item.default_scene in FORMAL:
            return item.default_scene
        found = self._topics.of(item)
        if item.warns and found in APPROVING:  # a tick beside a danger says that all is well
            found = next((scene for scene in self._topics.fitting(item) if scene not in APPROVING), "danger")
        return found or (item.default_scene if item.wears == item.group else "danger")

    def thing(self, item: Item) -> str:
        """Name the scene of what an item is about, whatever its first card shows instead; empty where none shows that.

        What stands for a kind (a calendar, a list, a danger sign) is no thing of one item, nor is who tells it.
        """
        own = self.of(item)
        if own == item.scene or own not in {item.default_scene, "danger"}:
            return own
        return next((scene for scene in self._topics.fitting(item) if scene not in TRICKS), "")

    def draws(self, item: Item) -> bool:
        """Return whether an item's cards draw a scene that its topic has chosen: no picture, no icon, no outline."""
        chosen = item.scene or item.default_scene in FORMAL or item.picture_first
        return not (chosen or self.drawn_icon(item))

    def others(self, item: Item) -> tuple[str, ...]:
        """List other scenes that fit an item as well: those of further things that it is about, then its kind's.

        Of a danger only dangers, of a trick only tricks: what is sound would look recommended or accused.
        """
        own = self.of(item)
        told = self._topics.fitting(item)
        if own in TRICKS:
            found = [*(scene for scene in told if scene in TRICKS), *_AS_WELL.get(own, ())]
        elif item.wears in {"beware", "tale"}:
            found = [scene for scene in told if scene in DANGERS - TRICKS - CIRCUMSTANCES]
            found += [item.default_scene] if item.wears == "tale" else []
        else:
            found = [*(scene for scene in told if scene not in TRICKS | WHO | DANGERS), item.default_scene]
        return tuple(scene for scene in dict.fromkeys(found) if scene != own and scene in self._looks.scenes)

    def filmed(self, item: Item) -> str:
        """Name the scene of an item in films: of a question what it asks about, if a scene shows that."""
        own = self.of(item)
        if own != "question" or item.scene:
            return own
        there = self._looks.scenes - WHO - TRICKS
        shown = (scene for scene in self._topics.called_for(item.film_text[0]) if scene in there)
        return self.thing(item) or next(shown, own)

    def _sought(self, item: Item) -> str:
        """Name the outline of whom or of what is sought, by the first word of its headline that says so."""
        found = ((words.search(item.message[0]), sought) for sought, words in SOUGHT.items())
        there = [(match.start(), sought) for match, sought in found if match and sought in self._looks.scenes]
        return min(there, key=itemgetter(0))[1] if there else item.default_scene

    def called_for(self, text: str) -> str:
        """Name the first scene that words of a plain text call for; empty if none."""
        return next(self._topics.called_for(text), "")

    def asked(self, item: Item, asks: str) -> str:
        """Name the scene of what is asked about an item: its own, unless that shows nothing of what the words name."""
        called = self.called_for(plain(asks))
        own = self.of(item)
        return own if not called or called in WHO or called in self._topics.fitting(item) else called

    def of_question(self, item: Item, asked: str) -> str:
        """Name the scene of a question about an item; empty where it is the item's own."""
        own = self.of(item)
        found = self.called_for(plain(asked)) if own in CIRCUMSTANCES and own != item.scene else ""
        return "" if found == own else found

    def own_icon(self, item: Item) -> str:
        """Name the icon that an item asks for, if there is such a one."""
        return item.icon if item.icon and item.icon in self._looks.icons else ""

    def drawn_icon(self, item: Item) -> str:
        """Name the icon that is drawn instead of a scene: the item's own, where it asks for no scene."""
        return "" if item.scene in self._looks.scenes else self.own_icon(item)

    def pictogram(self, item: Item, scene: str) -> str:
        """Name the icon of an item on boards: its own, that of the scene that the month draws of it, or its kind's."""
        return self.own_icon(item) or PICTOGRAMS.get(scene, item.default_icon)


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
