"""Headings: a title after the name of what it is, which many titles begin with already."""

from __future__ import annotations


def labelled(title: str, label: str) -> str:
    """Put the name of its kind before a title: `Cảnh báo: Giả danh ngân hàng`.

    A title that begins with the name stays as it is: `Cảnh báo giả danh ngân hàng`.
    """
    return title if begins_with(title, label) else f"{label}: {title}"


def headed(title: str, label: str) -> str:
    """Do the same for the first line of a plain text, with the name in capitals: `CẢNH BÁO giả danh ngân hàng`."""
    if begins_with(title, label):
        return label.upper() + title[len(label) :]
    return f"{label.upper()}: {title}"


def begins_with(title: str, label: str) -> bool:
    """Return whether a title begins with a name as whole words, in any case of letters."""
    rest = title[len(label) : len(label) + 1]
    return title[: len(label)].casefold() == label.casefold() and not rest.isalnum()
