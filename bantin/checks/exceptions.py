"""What an item names on purpose: recorded with its reason and its basis, so that a check lets it out."""

from __future__ import annotations

from bantin.model.bulletin import Entry
from bantin.text.folding import fold


def excepted(entry: Entry | None, found: str) -> int | None:
    """Find which recorded exception of an item names what was found, however either is punctuated.

    Returns:
        Its index in `publish`, or None.
    """
    for at, exception in enumerate(entry.item.publish if entry else ()):
        if bare(found) and bare(found) == bare(exception.text):
            return at
    return None


def on_purpose(found: str, example: str = "biển số xe phải tìm, số của kẻ lừa đảo…") -> str:
    """Return the end of a hint: how to name something that must be named."""
    return (
        f"; nếu pháp luật cho nêu ({example}) thì ghi vào tin một dòng "
        f'publish: [{{text: "{found}", why: "lý do", basis: "căn cứ"}}], '
        "thay «lý do» và «căn cứ» bằng lời thật"
    )


def bare(written: str) -> str:
    """Reduce what was found to its letters and digits, as which it is the same however it is punctuated."""
    return "".join(letter for letter in fold(written).text.casefold() if letter.isalnum())
