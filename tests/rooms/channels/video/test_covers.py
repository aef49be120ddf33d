from __future__ import annotations

from dataclasses import replace

import pytest

from bantin.design.layout.engine import lay_out
from bantin.design.looks.renderer import Looks
from bantin.fonts.book import FontBook
from bantin.model.frame import Scene
from bantin.model.recipe import Still
from tests.fixtures.proofs import some
from tests.rooms.channels.video.films import SIZES, SMALL, Dressed, inked, listed


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize(
    "title", some(["Bản tin đặc biệt về nghiêng ngả " * 3, "Bản tin", "Bản tin an ninh mạng tháng 11/2024"], 1)
)
def test_what_matters_on_a_cover_stands_in_its_centre_square(
    name: str, title: str, dressed: Dressed, looks: Looks, fonts: FontBook
) -> None:
    bulletin = dressed("navy")
    header = bulletin.header.value.model_copy(update={"title": title.strip()})
    bulletin = replace(bulletin, header=replace(bulletin.header, value=header))
    cover = listed(bulletin, looks)[0][f"video/{name}-cover.jpg"].what
    assert isinstance(cover, Still)
    card = cover.card
    side = min(card.width, card.height)
    x, y = (card.width - side) / 2, (card.height - side) / 2
    laid_out = lay_out(card, fonts)
    assert not laid_out.remarks
    unit = bulletin.unit.value
    sender = {unit.monogram, *unit.short_name.split()}  # the grid stands below the page's own name
    told = [(run, box) for run, box in inked(laid_out, fonts) if run.font.size >= SMALL]
    ink = [box for run, box in told if not {*run.text.split()} <= sender]
    assert len(ink) > 2
    for left, top, right, bottom in ink:
        assert x <= left
        assert y <= top
        assert right <= x + side
        assert bottom <= y + side


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize("title", ["Bản tin phường", "Bản tin phường tháng 11/2024"])
def test_a_cover_says_the_strongest_news_and_its_month_once_clear_of_the_scene(
    name: str, title: str, dressed: Dressed, looks: Looks, fonts: FontBook
) -> None:
    bulletin = dressed("navy", ("notice", {}), ("warning", {"title": "Sốt xuất huyết tăng", "severity": "danger"}))
    header = bulletin.header.value.model_copy(update={"title": title})
    found = listed(replace(bulletin, header=replace(bulletin.header, value=header)), looks)[0]
    cover = found[f"video/{name}-cover.jpg"].what
    assert isinstance(cover, Still)
    assert "Sốt xuất huyết tăng" in cover.card.printed.texts
    assert " ".join(cover.card.printed.texts).count("11/2024") == 1
    laid_out = lay_out(cover.card, fonts)
    (scene,) = (mark for mark in laid_out.frame.marks if isinstance(mark, Scene))
    assert all(
        box[3] <= scene.y or box[2] <= scene.x or box[0] >= scene.x + scene.width for _, box in inked(laid_out, fonts)
    ), "above it, or beside"


LONGEST = [
    "Thủ đoạn giả danh cán bộ thuế, cán bộ Công an xã yêu cầu hộ kinh doanh cài ứng dụng giả để chiếm đoạt tiền",
    "nghiêng nghiêng những đường hướng nguyên nhưỡng trường " * 3,
]


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize("title", LONGEST)
def test_a_cover_holds_the_longest_headline(
    name: str, title: str, dressed: Dressed, looks: Looks, fonts: FontBook
) -> None:
    found = listed(dressed("navy", ("warning", {"title": title[:160].strip()})), looks)[0]
    cover = found[f"video/{name}-cover.jpg"].what
    assert isinstance(cover, Still)
    assert title[:160].strip() in cover.card.printed.texts
    assert not lay_out(cover.card, fonts).remarks
