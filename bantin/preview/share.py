"""Showing the page to a colleague's phone on the office network."""

from __future__ import annotations

from io import StringIO

import segno


def code(address: str) -> str:
    """Draw an address as a QR code for a terminal, two modules a line of text.

    Returns:
        Lines of block characters, quiet zone included; light modules in the terminal's colour of letters.
    """
    drawn = StringIO()
    segno.make(address, error="l", micro=False).terminal(out=drawn, compact=True)
    return drawn.getvalue()
