"""Stills: cards laid out, painted and encoded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.cards.facts import Fonts, card_facts
from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.model.card import Card, Encoding


@dataclass(frozen=True, slots=True)
class StillJob(Job):
    """Lay a card out, paint it and encode it.

    Attributes:
        moments: (film name, key of its picture) for each moment of a film that the card shows.
    """

    packages: ClassVar[tuple[str, ...]] = (
        "deflate",
        "fonttools",
        "numpy",
        "pillow",
        "python-lucide",
        "resvg-py",
        "segno",
    )
    cost: ClassVar[int] = 1

    card: Card
    encoding: Encoding
    fonts: Fonts
    moments: tuple[tuple[str, str], ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(*(key for _, key in self.moments))

    @property
    def facts(self) -> Sequence[object]:
        return [*card_facts(self.card, self.fonts), self.encoding.value, self.moments]

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from PIL.Image import Transpose

        from bantin.files.pictures import jpeg, png
        from bantin.making.cards.painting import measure_picture, paint_card

        image, laid_out = paint_card(self.card, {film: inputs[key] for film, key in self.moments})
        found = () if self.card.board is None else measure_picture(self.card, image, laid_out)[1]
        for _ in range(self.card.turn):
            image = image.transpose(Transpose.ROTATE_270)  # which Pillow counts to the left
        encode = {Encoding.JPEG: jpeg, Encoding.PNG: png}[self.encoding]
        out.write_bytes(encode(image))
        width, height = self.card.delivered
        return Properties(width, height, remarks=(*laid_out.remarks, *found))
