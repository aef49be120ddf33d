"""Variety: no two items of a month have the same drawing where one of them has another that says what it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bantin.channels.scenes import Scenes
from bantin.model.bulletin import Entry


def scenes_of_month(entries: Sequence[Entry], scenes: Scenes) -> dict[str, str]:
    """Choose the scene of each item by its file name, where all items of the month are known.

    Of those that would have the same, one keeps it: the first that has no other, else the first. The others take the
    first of theirs that nobody has. What shows a picture instead, or an outline of whom it seeks, stands apart.
    """
    found = {entry.id: scenes.of(entry.item) for entry in entries}
    alike: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if scenes.draws(entry.item):
            alike[found[entry.id]].append(entry)
    taken = set(found.values())
    for several in (group for group in alike.values() if len(group) > 1):
        others = {entry.id: scenes.others(entry.item) for entry in several}
        keeper = next((entry for entry in several if not others[entry.id]), several[0])
        for entry in several:
            free = next((scene for scene in others[entry.id] if scene not in taken), "")
            if free and entry is not keeper:
                found[entry.id] = free
                taken.add(free)
    return found
