"""A picture as a PDF of one page: without loss, without dates, the same bytes for the same picture.

Its letters lie over it once more, unseen, so that readers can search, mark and read out what the picture says.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf

from bantin.files.deflate import deflated

_POINTS = 72
"""PDF counts in points, of which an inch has 72."""


_EM = 1000
"""Units of a font's letter height. Unseen letters are half as wide, and stretched to the width of the painted ones."""

_MOST_MAPPED = 100
"""Characters that one block of a map may hold."""


class Words(NamedTuple):
    """Letters of one size on one line of a page, in its pixels; `x` is where they start, `baseline` a y."""

    text: str
    x: float
    baseline: float
    size: float
    width: float


def one_page(pixels: bytes, size: tuple[int, int], *, dpi: int, title: str, words: Iterable[Words] = ()) -> bytes:
    """Write a picture as a page of its size.

    Args:
        pixels: red, green and blue of each, row by row; they are deflated as they are, for with PNG's filters a page of
            letters takes a fifth more.
        size: width and height in pixels.
        dpi: pixels an inch on paper.
        title: of the document, as readers show it.
        words: what stands on the page, in the order in which it is read.
    """
    words = [line for line in words if line.text.strip() and line.width > 0]
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
    codes = {letter: code for code, letter in enumerate(sorted({*"".join(line.text for line in words)}), 1)}
    page.Resources = Dictionary(XObject=Dictionary(Page=picture))
    if codes:
        page.Resources.Font = Dictionary(Unseen=_unseen_font(pdf, codes))
    shown = [f"q {width} 0 0 {height} 0 0 cm /Page Do Q", *_unseen(words, codes, size[1], _POINTS / dpi)]
    page.Contents = pdf.make_stream("\n".join(shown).encode())
    pdf.Root.Lang = "vi"
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    # By hand, for pikepdf's own way of naming a document would write itself and the time into it.
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=title))
    stream = io.BytesIO()
    # Nothing is compressed by pikepdf itself: its bytes would differ between systems, as deflate.py says.
    pdf.save(stream, deterministic_id=True, compress_streams=False, object_stream_mode=ObjectStreamMode.disable)
    return stream.getvalue()


def joined(documents: Sequence[bytes]) -> bytes:
    """Put documents of this module one behind the other; the title is that of the first."""
    first, *others = [Pdf.open(io.BytesIO(document)) for document in documents]
    for other in others:
        first.pages.extend(other.pages)
    stream = io.BytesIO()
    first.save(stream, deterministic_id=True, compress_streams=False, object_stream_mode=ObjectStreamMode.disable)
    return stream.getvalue()


def _unseen(words: Iterable[Words], codes: Mapping[str, int], height: int, scale: float) -> list[str]:
    """Write the operators that lay words over a page, without painting them (text rendering mode 3)."""
    lines = [
        f"/Unseen {line.size * scale:.2f} Tf {200 * line.width / (line.size * len(line.text)):.2f} Tz "
        f"1 0 0 1 {line.x * scale:.2f} {(height - line.baseline) * scale:.2f} Tm "
        f"<{''.join(f'{codes[letter]:04X}' for letter in line.text)}> Tj"
        for line in words
    ]
    return ["BT 3 Tr", *lines, "ET"] if lines else []


def _unseen_font(pdf: Pdf, codes: Mapping[str, int]) -> Object:
    """Make a font without shapes, that only says which character each code stands for."""
    face = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.Unseen,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        CIDToGIDMap=Name.Identity,
        DW=_EM // 2,
        FontDescriptor=pdf.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor,
                FontName=Name.Unseen,
                Flags=4,
                FontBBox=Array([0, 0, _EM // 2, _EM]),
                ItalicAngle=0,
                Ascent=_EM,
                Descent=0,
                CapHeight=_EM,
                StemV=80,
            )
        ),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.Unseen,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(face)]),
            ToUnicode=pdf.make_stream(_to_unicode(codes).encode()),
        )
    )


def _to_unicode(codes: Mapping[str, int]) -> str:
    """Write a map of codes to characters, as in ISO 32000, 9.10.3."""
    pairs = [f"<{code:04X}> <{letter.encode('utf-16-be').hex().upper()}>" for letter, code in codes.items()]
    blocks = [pairs[at : at + _MOST_MAPPED] for at in range(0, len(pairs), _MOST_MAPPED)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )
