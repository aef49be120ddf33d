"""A picture as a PDF of one page: without loss, without dates, the same bytes for the same picture."""

from __future__ import annotations

import io
import struct

from PIL import Image

_POINTS = 72
"""PDF counts in points, of which an inch has 72."""


def one_page(picture: Image.Image, *, dpi: int, title: str) -> bytes:
    """Write a picture as a page of its size.

    A PNG's compressed rows are what PDF calls Flate with PNG predictors, so they are taken over as they are.

    Args:
        picture: mode RGB.
        dpi: pixels an inch on paper.
        title: of the document, as readers show it.
    """
    width, height = picture.size
    page = f"{width * _POINTS / dpi:.2f} {height * _POINTS / dpi:.2f}"
    drawn = f"q {page.replace(' ', ' 0 0 ')} 0 0 cm /Page Do Q".encode()
    rows = f"/DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns {width} >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (vi) /ViewerPreferences << /DisplayDocTitle true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page}] /Contents 4 0 R"
        " /Resources << /XObject << /Page 5 0 R >> >> >>".encode(),
        _stream("", drawn),
        _stream(
            f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB"
            f" /BitsPerComponent 8 /Filter /FlateDecode {rows}",
            _rows(picture),
        ),
        b"<< /Title <" + b"\xfe\xff".hex().encode() + title.encode("utf-16-be").hex().encode() + b"> >>",
    ]
    return _document(objects)


def _rows(picture: Image.Image) -> bytes:
    """Compress a picture as PNG does, and give its rows without PNG's wrapping."""
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=6)
    png = stream.getvalue()
    rows, at = b"", 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            rows += png[at + 8 : at + 8 + size]
        at += 12 + size
    return rows


def _stream(about: str, content: bytes) -> bytes:
    return f"<< {about} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _document(objects: list[bytes]) -> bytes:
    """Number the objects from 1 and list where they stand; the first is the catalog, the last says what it is."""
    written = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    count = len(objects) + 1
    table = f"xref\n0 {count}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {count} /Root 1 0 R /Info {count - 1} 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + table.encode() + trailer.encode()
