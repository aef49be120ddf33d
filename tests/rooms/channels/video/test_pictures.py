"""Slides with pictures of any shape say everything once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from bantin.channels.video.fitting import TextAmount
from bantin.channels.video.shapes import Shape
from bantin.channels.video.shots import Shot, Take
from bantin.channels.view import ChannelView
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin
from bantin.model.kinds import KINDS
from bantin.model.sample import PICTURE
from tests.fixtures.proofs import some

MakeBulletin = Callable[..., Bulletin]

SHAPES = ((1080, 1920), (1920, 1080), (1080, 1080))
PICTURES = ((1080, 2400), (600, 800), (1000, 1000), (1600, 1200), (3000, 600))


@dataclass
class Sized(Estimates):
    """Takes every picture to have some size."""

    picture: tuple[int, int]

    def size(self, _picture: Asset, /) -> tuple[int, int]:
        return self.picture


@pytest.mark.parametrize("kind", some(KINDS, always=3))
@pytest.mark.parametrize("caption", [(), ("Lời đọc",)])
def test_a_slide_beside_a_picture_says_everything_once(
    make_bulletin: MakeBulletin, looks: Looks, kind: str, caption: tuple[str, ...]
) -> None:
    image = {"image": {"file": PICTURE, "alt": "Ảnh thử"}, "scene": None}
    bulletin = make_bulletin((kind, {"title": "Tìm chủ xe", "summary": "Xe ở trụ sở."} | image))
    (entry,) = bulletin.entries
    entry = replace(entry, image=Asset(PICTURE, f"/{PICTURE}", "0" * 64))
    take = Take(entry, entry.item.title, TextAmount.WHOLE, ())
    shot = Shot("Xe ở trụ sở.", 1, 1, 8, 5, "", captioned=bool(caption), caption=caption)
    for picture in PICTURES:
        view = ChannelView(replace(bulletin, entries=(entry,)), looks, "video", Sized(picture))
        for width, height in SHAPES:
            texts = Shape(view, width, height).page(take, shot).printed.texts
            said = [text for text in texts if text in {"Tìm chủ xe", "Xe ở trụ sở.", "113"}]
            assert len(said) == len(set(said)), (kind, picture, width, said)
