"""Normal form: what every other room may take for granted of a text."""

from __future__ import annotations

import unicodedata

from bantin.text.bold import bold_spans


def nfc(text: str) -> str:
    """Compose letters and their accents, as fonts and comparisons need them."""
    return unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """Strip **bold** marks; marks without a partner stay as typed."""
    return "".join(letters for letters, _ in bold_spans(text))
