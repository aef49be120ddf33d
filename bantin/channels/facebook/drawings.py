"""What further cards draw where they have room: the scene of what they tell, each once in a carousel if it can be."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from bantin.channels.facebook.pages import Page

SCENES: Mapping[str, str] = {
    "signs": "signs",
    "if_victim": "rescue",
    "advice": "idea",
    "lessons": "idea",
    "note": "idea",
    "answer": "idea",
    "steps": "stairs",
    "how": "stairs",
    "todo": "checklist",
    "who": "people",
    "values": "figures",
    "description": "search",
}
"""Of a list, the scene that says what it is about; what is not here has the item's own."""


def drawings(pages: Sequence[Page], own: str, tricks: str, there: Collection[str]) -> list[str]:
    """Choose what each further card draws: the scene of one of its lists, or the item's own.

    Args:
        pages: all cards of the item, the first among them.
        own: the item's scene, which its first card has shown unless that shows a picture instead.
        tricks: the scene of what threatens, as the unit's trade has it; empty for none.
        there: the scenes of the unit's looks.
    """
    face, *further = pages
    used = set() if face.item.picture_first else {own}
    found = []
    for page in further:
        known = {**SCENES, "tricks": tricks}
        asked = [known.get(field) or own for field in page.fields]
        unused = [scene for scene in (*asked, own) if scene in there and scene not in used]
        found.append((*unused, own)[0])
        used.add(found[-1])
    return found
