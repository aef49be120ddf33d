"""Operators' sheets of boards, as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from bantin.files.digests import sha256_of
from bantin.making.cards.facts import Fonts, card_facts
from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.model.asset import Asset
from bantin.model.card import Card, FileFacts
from bantin.model.frame import Frame, TextRun

if TYPE_CHECKING:
    from bantin.files.pdf import Words

DPI = 200
"""Pixels an inch of a sheet: letters of 8 points stay clean, and a page stays well below a megabyte."""


@dataclass(frozen=True, slots=True)
class OperatorSheetJob(Job):
    """Paint a page that shows pictures, digests and sizes of other results, as PDF.

    Attributes:
        shows: (path, key) of what the card names.
        pictures: paths of those that it shows as pictures.
        title: of the document.
    """

    packages: ClassVar[tuple[str, ...]] = (
        "deflate",
        "fonttools",
        "numpy",
        "pikepdf",
        "pillow",
        "python-lucide",
        "resvg-py",
        "segno",
    )
    cost: ClassVar[int] = 3

    card: Card
    fonts: Fonts
    shows: tuple[tuple[str, str], ...]
    pictures: tuple[str, ...]
    title: str

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(*(key for _, key in self.shows))

    @property
    def facts(self) -> Sequence[object]:
        return [*card_facts(self.card, self.fonts), self.shows, self.pictures, self.title]

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.files.pdf import one_page
        from bantin.making.cards.painting import paint_card

        image, laid_out = paint_card(self._filled(inputs))
        words = _words(laid_out.frame)
        out.write_bytes(one_page(image.tobytes(), image.size, dpi=DPI, title=self.title, words=words))
        return Properties(image.width, image.height, remarks=laid_out.remarks)

    def _filled(self, inputs: Inputs) -> Card:
        """Fill in what only results tell: pictures, digests and sizes in bytes."""
        files = tuple(_facts(path, inputs[key]) for path, key in self.shows)
        pictures = tuple(
            Asset(file.path, str(inputs[key]), file.sha256)
            for file, (path, key) in zip(files, self.shows, strict=True)
            if path in self.pictures
        )
        return replace(self.card, files=files, assets=(*self.card.assets, *pictures))


def _words(frame: Frame) -> list[Words]:
    """List what a page says, as it is read."""
    from bantin.files.pdf import Words
    from bantin.making.cards.layouts import process_fonts

    fonts = process_fonts()
    return [
        Words(mark.text, mark.x, mark.baseline, mark.font.size, fonts.advance(mark.font, mark.text))
        for mark in frame.marks
        if isinstance(mark, TextRun)
    ]


def _facts(path: str, file: Path) -> FileFacts:
    return FileFacts(path, sha256_of(file), file.stat().st_size)
