"""A picture as a PDF of one page: without loss, without dates, the same bytes for the same picture."""

from __future__ import annotations

import io

from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf

from bantin.files.deflate import deflated

_POINTS = 72
"""PDF counts in points, of which an inch has 72."""


def one_page(pixels: bytes, size: tuple[int, int], *, dpi: int, title: str) -> bytes:
    """Write a picture as a page of its size.

    Args:
        pixels: red, green and blue of each, row by row; they are deflated as they are, for with PNG's filters a page of
            letters takes a fifth more.
        size: width and height in pixels.
        dpi: pixels an inch on paper.
        title: of the document, as readers show it.
    """
    width, height = (round(side * _POINTS / dpi, 2) for side in size)
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(width, height))
    picture = pdf.make_stream(
        deflated(pixels),
        Filter=Name.FlateDecode,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=size[0],
        Height=size[1],
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
    )
    page.Resources = Dictionary(XObject=Dictionary(Page=picture))
    page.Contents = pdf.make_stream(f"q {width} 0 0 {height} 0 0 cm /Page Do Q".encode())
    pdf.Root.Lang = "vi"
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    # By hand, for pikepdf's own way of naming a document would write itself and the time into it.
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=title))
    stream = io.BytesIO()
    # Nothing is compressed by pikepdf itself: its bytes would differ between systems, as deflate.py says.
    pdf.save(stream, deterministic_id=True, compress_streams=False, object_stream_mode=ObjectStreamMode.disable)
    return stream.getvalue()
