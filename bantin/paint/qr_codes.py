"""QR codes, module by module in whole pixels."""

from __future__ import annotations

from PIL import Image

from bantin.model.frame import Modules
from bantin.paint.shapes import fill, stamp


def paint_modules(image: Image.Image, code: Modules) -> None:
    """Paint a QR code in place: its light ground, then its dark modules. No pixel is in between the two colours.

    Raises:
        ValueError: the rows are of different lengths.
    """
    columns, rows = len(code.rows[0]), len(code.rows)
    if any(len(row) != columns for row in code.rows):
        raise ValueError("a code with rows of different lengths")
    dark = Image.frombytes("L", (columns, rows), bytes(255 * (cell == "1") for row in code.rows for cell in row))
    mask = dark.resize((columns * code.module, rows * code.module), Image.Resampling.NEAREST)
    fill(image, (code.x, code.y, code.x + mask.width, code.y + mask.height), code.light)
    stamp(image, (code.x, code.y), mask, code.dark)
