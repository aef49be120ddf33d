"""QR codes in the terminal, to open the page on a phone in the office network."""

from __future__ import annotations

from io import StringIO

import segno


def qr_code(address: str) -> str:
    """Draw a URL as a QR code for a terminal, two modules a line of text.

    Returns:
        Lines of block characters, quiet zone included; light modules are in the terminal's foreground colour.
    """
    drawn = StringIO()
    segno.make(address, error="l", micro=False).terminal(out=drawn, compact=True)
    return drawn.getvalue()
