"""The sheet for a signature on paper («phiếu duyệt»): what goes out as text, with thumbnails and digests, as PDF."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.design.looks.renderer import Looks
from bantin.files.media import medium
from bantin.files.pdf import Words, joined, one_page
from bantin.making.cards.layouts import process_fonts
from bantin.making.cards.painting import paint_card
from bantin.model.asset import Asset
from bantin.model.card import Card
from bantin.model.frame import TextRun
from bantin.model.parts.identity import Approver
from bantin.model.recipe import Role
from bantin.model.theme import Theme, TypeStyle
from bantin.output.manifest import File, Imprint, Manifest

_WEB = Path(__file__).resolve().parent / "web"

PAGE, DPI = (1654, 2339), 200
"""A4 in pixels."""

_ROOM, _APPROVER = 1700, 32
"""Pixels for items on a page, the last of which has lines to sign on; and less by so many for each approver."""

_LINE, _LETTERS = 27, 96
"""Height of a line of text, and the letters that stand on one, rather too few."""

_AROUND, _PICTURE, _DIGEST = 60, 333, 30
"""Height of an item's heading and rule, of its picture, of a line of digests."""

_MOST_LINES = 44
"""Lines of a text on one page; what is longer goes on on the next."""

_TOLD = 16
"""Digits of a file's digest that the sheet gives: nobody finds another file with these."""

_PAPER = Theme(
    colors={"paper": "#ffffff", "ink": "#101828", "soft": "#344054", "line": "#98a2b3", "accent": "#a8101f"},
    styles={
        "headline": TypeStyle(size=44, min_size=28, weight=800, line_height=1.2),
        "heading": TypeStyle(size=28, min_size=22, weight=700, line_height=1.35, color="accent"),
        "title": TypeStyle(size=24, min_size=18, weight=700, line_height=1.3),
        "body": TypeStyle(size=20, min_size=16, line_height=1.35),
        "small": TypeStyle(size=18, min_size=14, line_height=1.35, color="soft"),
    },
)


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands of an item on one page."""

    heading: str
    lines: Sequence[str]
    digests: Sequence[str] = ()
    picture: str = ""

    @property
    def height(self) -> int:
        text = sum(max(1, math.ceil(len(line) / _LETTERS)) for line in self.lines) * _LINE
        beside = _DIGEST * len(self.digests) + (_PICTURE if self.picture else 0)
        return _AROUND + max(text + _LINE, beside)


def approval_sheet(
    folder: Path,
    manifest: Manifest,
    raw: bytes,
    texts: Mapping[str, str],
    *,
    title: str,
    official: Collection[str],
    approvers: Sequence[Approver] = (),
) -> bytes:
    """Write the sheet of a built month.

    Args:
        folder: the month's in dist.
        manifest: what it lists, with an imprint.
        raw: its bytes, of which the sheet gives the digest.
        texts: contents of the texts, by path.
        title: of the bulletin.
        official: domains that stand as they are; all others are defanged.
        approvers: whose keys count, told with them: whoever signs the paper sees one that nobody knows.

    Returns:
        A PDF, the same for the same month.

    Raises:
        MakeError: a picture is not the one that the manifest lists.
    """
    imprint = manifest.imprint
    assert imprint is not None  # noqa: S101 - the caller has looked
    room = _ROOM - _APPROVER * (len(approvers) + 1 if approvers else 0)
    pages = list(_pages(list(_parts(manifest, imprint, texts)), room))
    assets = {
        file.path: Asset(file.path, str(folder / file.path), file.sha256)
        for file in manifest.files
        if medium(file.path) == "picture"
    }
    looks = Looks([_WEB], official, called=("bantin/output/approval/web",))
    made = []
    for number, parts in enumerate(pages, 1):
        markup, places = looks.markup(
            "phieu-duyet.xml",
            month=manifest.bulletin,
            title=title,
            unit=imprint.unit,
            code=imprint.code,
            digest=hashlib.sha256(raw).hexdigest(),
            page=number,
            pages=len(pages),
            parts=parts,
            approvers=approvers,
        )
        shown = tuple(assets[part.picture] for part in parts if part.picture)
        made.append(_painted(Card(markup, "phieu-duyet.xml", *PAGE, _PAPER, shown, tag_locations=places)))
    return joined(made)


def _parts(manifest: Manifest, imprint: Imprint, texts: Mapping[str, str]) -> Iterator[_Part]:
    """List what stands of each item, the month's own texts first."""
    named = [(None, "Cả bản tin", imprint.code), *((one.item, one.title, one.code) for one in imprint.items)]
    for item, title, code in named:
        files = [file for file in manifest.files if file.item == item]
        text = next((file for role in (Role.POST, Role.MESSAGE) for file in files if file.role == role), None)
        pictures = [file for file in files if file.role in {Role.CARD, Role.COVER}]
        lines = texts.get(text.path, "").rstrip().splitlines() if text else []
        digests = [_digest(file) for file in ([text] if text else []) + pictures]
        picture = pictures[0].path if pictures else ""
        heading = f"{title} · Mã tin {code}"
        for start in range(0, max(1, len(lines)), _MOST_LINES):
            chunk = lines[start : start + _MOST_LINES]
            yield _Part(f"{heading} (tiếp)", chunk) if start else _Part(heading, chunk, digests, picture)


def _digest(file: File) -> str:
    return f"{file.path.rpartition('/')[2]} {file.sha256[:_TOLD]}"


def _pages(parts: Sequence[_Part], room: int) -> Iterator[list[_Part]]:
    page: list[_Part] = []
    for part in parts:
        if page and sum(one.height for one in page) + part.height > room:
            yield page
            page = []
        page.append(part)
    yield page


def _painted(card: Card) -> bytes:
    image, laid_out = paint_card(card)
    fonts = process_fonts()
    words = [
        Words(mark.text, mark.x, mark.baseline, mark.font.size, fonts.advance(mark.font, mark.text))
        for mark in laid_out.frame.marks
        if isinstance(mark, TextRun)
    ]
    return one_page(image.tobytes(), image.size, dpi=DPI, title="Phiếu duyệt", words=words)
