"""QR codes as whole-pixel modules."""

from __future__ import annotations

from functools import lru_cache

from bantin.design.layout.flex import pixel
from bantin.design.looks.nodes import Qr
from bantin.model.frame import Mark, Modules

_QUIET_ZONE = 4
"""Modules of empty border (ISO/IEC 18004)."""


def code_marks(node: Qr, x: float, y: float, side: float) -> list[Mark]:
    """Make the mark of a QR code centred in a square: modules of whole pixels, as large as fit; error correction M."""
    rows = _rows(node.data)
    module = max(1, int(side // len(rows)))
    inset = (side - module * len(rows)) / 2
    return [Modules(pixel(x + inset), pixel(y + inset), module, rows, node.dark, node.light)]


@lru_cache(maxsize=256)
def _rows(data: str) -> tuple[str, ...]:
    # About 2 ms a code; many cards show the same one.
    import segno  # noqa: PLC0415 - a tenth of what a worker imports, and few cards have a code

    code = segno.make_qr(data, error="m", boost_error=False)
    return tuple("".join("1" if cell else "0" for cell in row) for row in code.matrix_iter(border=_QUIET_ZONE))
