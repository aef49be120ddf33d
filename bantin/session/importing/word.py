"""A document of Word → its blocks in order, and what of it no item can hold, in words: nothing is passed over.

python-docx opens the package and knows styles and pictures; paragraphs are walked here, for it leaves out text within
content controls and tracked insertions.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bantin.session.writing.pasting.marked import MarkedLine, Span, without_general_bold
from bantin.session.writing.pasting.page_text import as_power
from bantin.text.patterns import regex

MOST_BYTES = 200 * 1024 * 1024
"""Bytes that a document may have when it is unpacked."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph.

    Attributes:
        line: its words.
        level: of a heading, 1 being the highest; 0 of the document's title; None if it is no heading.
        listed: whether Word numbers or bullets it.
        strong: whether all of it is bold, as headings are that have no style.
    """

    line: MarkedLine
    level: int | None = None
    listed: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows of cells."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its bytes, what it is described as, and its name in the document."""

    data: bytes
    alt: str
    name: str


Block = Text | Table | Picture


@dataclass(slots=True)
class WordDocument:
    """What a document holds.

    Attributes:
        blocks: in order.
        left: what is in the document and in no block, a Vietnamese clause each.
    """

    blocks: list[Block] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


class NoDocumentError(Exception):
    """It is no document of Word that could be read; the message is a Vietnamese sentence for the user."""


def read_word(data: bytes) -> WordDocument:
    """Read a document.

    Raises:
        NoDocumentError: it is none, it is spoilt, or unpacked it would be larger than `MOST_BYTES`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        document = docx.Document(io.BytesIO(data)) if size <= MOST_BYTES else None
    except Exception as error:  # python-docx lets out whatever its parsers raise
        raise NoDocumentError(
            "Tệp này không phải tệp Word .docx đọc được; mở bằng Word, chọn Lưu thành .docx rồi nhập lại"
        ) from error
    if document is None:
        raise NoDocumentError("Tệp Word này quá lớn; chia ra vài tệp nhỏ rồi nhập lại")
    found = WordDocument()
    for element in _blocks_in(document.element.body):
        if element.tag == qn("w:tbl"):
            rows = _rows(element)
            found.blocks.append(Table(rows))
            found.blocks.extend(_pictures(element, document, found.left))
        else:
            found.blocks.extend(_paragraph(element, document, found.left))
    found.left.extend(_elsewhere(document))
    return found


def _blocks_in(element: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    """Give paragraphs and tables, those of content controls too."""
    for child in element:
        if child.tag in {qn("w:p"), qn("w:tbl")}:
            yield child
        elif child.tag != qn("w:sectPr") and isinstance(child.tag, str):
            yield from _blocks_in(child)


def _paragraph(element: Any, document: Document, left: list[str]) -> Iterator[Block]:  # noqa: ANN401 - as above
    spans = tuple(_spans(element))
    paragraph = Paragraph(element, document._body)  # noqa: SLF001 - as python-docx makes its own
    style = paragraph.style.name if paragraph.style and paragraph.style.name else ""
    heading = _HEADING.fullmatch(style)
    level = int(heading[1]) if heading else 0 if style == "Title" else None
    written = [bold for text, bold in spans if text.strip()]
    if written and style == "Caption":
        left.append(f"chú thích ảnh «{_plain(element)}»")
    elif written:
        [line] = without_general_bold([MarkedLine(spans)])
        listed = style.startswith("List") or element.find(f".//{qn('w:numPr')}") is not None
        yield Text(line, level, listed and level is None, all(written))
    yield from _pictures(element, document, left)
    boxes = (_plain(box) for box in element.iter(qn("w:txbxContent")) if not _within_fallback(box))
    left.extend(f"khung chữ «{text}»" for text in boxes if text)
    if gone := "".join(part.text or "" for part in element.iter(qn("w:delText"))).strip():
        left.append(f"chữ đã xóa khi theo dõi thay đổi «{gone}»")
    if any(True for _ in element.iter(qn("w:sym"))):
        left.append(f"ký hiệu của phông riêng ở đoạn «{_plain(element)}»")
    if any(True for _ in element.iter("{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath")):
        left.append(f"công thức ở đoạn «{_plain(element)}»")


_HEADING = regex(r"[Hh]eading (\d)")


def _spans(element: Any) -> Iterator[Span]:  # noqa: ANN401 - as above
    for child in element:
        if child.tag in _NOT_READ or not isinstance(child.tag, str):
            continue
        if child.tag != qn("w:r"):
            yield from _spans(child)
            continue
        bold, raised = _is_bold(child), child.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}[@{qn('w:val')}='superscript']")
        for part in child:
            if part.tag == qn("w:t"):
                text = part.text or ""
                yield text if raised is None else as_power(text), bold
            elif part.tag in {qn("w:tab"), qn("w:br"), qn("w:cr")}:
                yield " ", bold
            elif part.tag == qn("w:noBreakHyphen"):
                yield "-", bold


_NOT_READ = frozenset((qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:pPr"), qn("w:drawing"), qn("w:pict")))


def _is_bold(run: Any) -> bool:  # noqa: ANN401 - as above
    sign = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    if sign is not None:
        return sign.get(qn("w:val")) not in {"0", "false", "off"}
    return style is not None and style.get(qn("w:val")) == "Strong"


def _plain(element: Any) -> str:  # noqa: ANN401 - as above
    paragraphs = ("".join(text for text, _ in _spans(one)) for one in element.iter(qn("w:p")))
    return " ".join(" ".join(paragraphs).split())


def _rows(table: Any) -> tuple[tuple[str, ...], ...]:  # noqa: ANN401 - as above
    rows = (tuple(_plain(cell) for cell in row.iter(qn("w:tc"))) for row in table.iter(qn("w:tr")))
    return tuple(row for row in rows if any(row))


def _within_fallback(element: Any) -> bool:  # noqa: ANN401 - as above
    """Return whether it is said once more for old versions of Word."""
    return any(above.tag.endswith("}Fallback") for above in element.iterancestors())


def _pictures(element: Any, document: Document, left: list[str]) -> Iterator[Picture]:  # noqa: ANN401 - as above
    for drawing in element.iter(qn("w:drawing"), qn("w:pict"), qn("w:object")):
        if _within_fallback(drawing):
            continue
        described = next((one.get("descr") or "" for one in drawing.iter(qn("wp:docPr"))), "")
        blips = [blip.get(qn("r:embed")) for blip in drawing.iter(qn("a:blip"))]
        parts = [document.part.related_parts[one] for one in blips if one and one in document.part.related_parts]
        for part in parts:
            yield Picture(part.blob, described, PurePosixPath(str(part.partname)).name)
        if not parts and drawing.find(f".//{qn('w:txbxContent')}") is None:
            left.append(f"hình vẽ, biểu đồ hoặc vật nhúng{f' «{described}»' if described else ''}")


_ELSEWHERE = {
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối bài",
    "comments": "lời góp ý",
    "header": "đầu trang",
    "footer": "chân trang",
}


def _elsewhere(document: Document) -> Iterator[str]:
    """Tell of texts that stand beside the document's own."""
    for part in document.part.package.iter_parts():
        name = PurePosixPath(str(part.partname)).stem.rstrip("0123456789")
        if name not in _ELSEWHERE:
            continue
        element = getattr(part, "element", None)
        text = _plain(element) if element is not None else " ".join(_TEXT.findall(part.blob.decode("utf-8", "replace")))
        if text:
            yield f"{_ELSEWHERE[name]} «{text}»"


_TEXT = regex(r"<w:t(?: [^>]*)?>([^<]+)</w:t>")
