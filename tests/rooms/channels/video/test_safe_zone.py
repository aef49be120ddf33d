"""What matters in a reel lies where platforms put nothing over it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bantin.design.layout.engine import lay_out
from bantin.design.looks.renderer import Looks
from bantin.fonts.book import FontBook
from bantin.model.frame import Picture, TextRun
from bantin.model.kinds import KINDS
from tests.fixtures.proofs import some
from tests.rooms.channels.video.films import SPOKEN, Dressed, film, listed, outside

PICTURES = ((1600, 1000), (1000, 1000), (900, 1200))
"""Pictures that lie, that are square, that stand."""

PICTURED: dict[str, dict[str, Any]] = {
    "appeal": {"video": {"title": "Ai biết chiếc xe máy này?", "text": "Xe đỏ sẫm, đi về phía chợ. Xin báo Công an."}},
    "warning": {"video": {"title": "Gọi video cũng giả được", "text": "Gọi lại số quen thuộc trước khi chuyển tiền."}},
    "notice": {"video": {"title": "Phố phường bình yên", "text": "Có việc cần báo, nhắn vào nhóm Zalo của tổ."}},
}
"""Usual words of kinds, with a number to call and without."""


@pytest.mark.parametrize("kind", some(KINDS, 2))
@pytest.mark.parametrize("more", [{}, SPOKEN])
def test_no_ink_that_matters_lies_outside_the_safe_zone_of_a_reel(
    kind: str, more: dict[str, Any], dressed: Dressed, looks: Looks, fonts: FontBook
) -> None:
    for slide in film(listed(dressed("navy", (kind, more)), looks)[0]).slides:
        frame = lay_out(slide.card, fonts).frame
        assert not outside(frame, fonts)
        marks = (replace(mark, baseline=1300) if isinstance(mark, TextRun) else mark for mark in frame.marks)
        low = replace(frame, marks=tuple(marks))
        assert outside(low, fonts), "planted: words where the platform puts its own"


@pytest.mark.parametrize(
    ("kind", "picture", "more"),
    some([(kind, picture, more) for kind in PICTURED for picture in PICTURES for more in ({}, SPOKEN)], 2),
)
def test_words_and_number_beside_a_picture_stand_in_the_safe_zone_of_a_reel(  # noqa: PLR0917 - what may differ
    kind: str,
    picture: tuple[int, int],
    more: dict[str, Any],
    dressed: Dressed,
    looks: Looks,
    fonts: FontBook,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bantin.channels.view.PICTURE", picture)
    shown = {"image": {"file": "anh.jpg", "alt": "Ảnh", "credit": "Ảnh minh họa"}}
    for words in (PICTURED[kind], {"title": "Tìm xe"}):
        for slide in film(listed(dressed("navy", (kind, words | shown | more)), looks)[0]).slides:
            assert not outside(lay_out(slide.card, fonts).frame, fonts)


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("crop", [{}, {"focus": (0.5, 0.4), "fit": "crop"}])
def test_who_is_sought_is_seen_in_the_safe_zone_from_the_question_on(  # noqa: PLR0917 - what may differ
    picture: tuple[int, int],
    crop: dict[str, Any],
    dressed: Dressed,
    looks: Looks,
    fonts: FontBook,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bantin.channels.view.PICTURE", picture)
    shown = {"image": {"file": "anh.jpg", "alt": "Ảnh"} | crop}
    *slides, closing = film(listed(dressed("navy", ("appeal", PICTURED["appeal"] | shown)), looks)[0]).slides
    assert len(slides) > 1
    for slide in slides:
        *_, seen = [mark for mark in lay_out(slide.card, fonts).frame.marks if isinstance(mark, Picture)]
        assert seen.y + seen.height / 2 < 0.65 * slide.card.height
    assert not any(isinstance(mark, Picture) for mark in lay_out(closing.card, fonts).frame.marks)
