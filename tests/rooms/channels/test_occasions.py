"""When and where something is arrives on boards and in films, where title and summary leave it to a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bantin.channels import recipes
from bantin.channels.led.planning import loops
from bantin.channels.view import ChannelView
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.kinds import KINDS
from bantin.model.loop import Loop
from bantin.model.recipe import Film
from tests.fixtures.examples import example

MakeBulletin = Callable[..., Bulletin]

WHEN = "Cắt điện từ 7 giờ đến 17 giờ, ở các thôn Bản Chang và Nà Lếch."
SCHEDULE = [f"Thôn {number}: 7 giờ ngày {number}/12/2024." for number in range(1, 6)]


class NoSummary(Estimates):
    """Takes no card to hold a summary."""

    def fits(self, card: Card, /) -> bool:
        return "tóm" not in " ".join(card.printed.texts)


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("notice", {"text": ["Mời bà con chú ý.", WHEN]}, (WHEN, "text.1")),
        (
            "guide",
            {"steps": ["Nộp đơn. Nhận kết quả lúc 16:00 tại xã."]},
            ("Nhận kết quả lúc 16:00 tại xã.", "steps.0"),
        ),
        ("service", {"who": "Người tới trước 10 giờ."}, ("Người tới trước 10 giờ.", "who")),
        ("notice", {"text": SCHEDULE}, None),
        ("notice", {"summary": "Ngày 3/12, 7 giờ, tại trạm.", "text": [SCHEDULE[2]]}, None),
        ("notice", {"text": ["Theo dõi bé ít nhất 24 giờ."]}, None),
        ("warning", {"tricks": [WHEN]}, None),
    ],
)
def test_a_sentence_or_two_say_when_and_where(
    kind: str, fields: dict[str, Any], expected: tuple[str, str] | None
) -> None:
    common = {"title": "Một tiêu đề", "summary": "Một tóm tắt."}
    item = KINDS[kind].model_validate(example(kind) | common | fields)
    assert item.occasion == ((expected,) if expected else ())


def _loop(bulletin: Bulletin, looks: Looks, measure: Estimates) -> tuple[str, set[str]]:
    found = list(loops(ChannelView(bulletin, looks, "led", measure)))
    [loop] = [one for one in found if isinstance(one, Loop)]
    texts = " ".join(text for phase in loop.phases for text in phase.card.printed.texts)
    return texts, {one.code for one in found if not isinstance(one, Loop)}


def test_a_board_says_it_after_the_summary_or_instead_of_it(make_bulletin: MakeBulletin, looks: Looks) -> None:
    month = make_bulletin(("notice", {"text": [WHEN]}))
    texts, told = _loop(month, looks, Estimates())
    assert "Một tóm tắt." in texts
    assert WHEN in texts
    assert "summary-off-board" not in told
    texts, told = _loop(month, looks, NoSummary())
    assert WHEN in texts
    assert "tóm" not in texts
    assert "summary-off-board" in told


def test_words_written_for_a_board_or_a_film_are_all_that_it_says(make_bulletin: MakeBulletin, looks: Looks) -> None:
    own = {"led": {"text": "Cắt điện 30/12"}, "video": {"text": "Cắt điện ngày 30/12."}}
    month = make_bulletin(("notice", {"text": [WHEN]} | own))
    assert WHEN not in _loop(month, looks, Estimates())[0]
    assert WHEN not in _film(month, looks)


def test_a_film_says_it_on_a_page_after_the_summary(make_bulletin: MakeBulletin, looks: Looks) -> None:
    said = _film(make_bulletin(("notice", {"text": [WHEN]})), looks)
    assert said.index("Một tóm tắt.") < said.index(WHEN)


def _film(bulletin: Bulletin, looks: Looks) -> str:
    listed, _ = recipes(bulletin, looks)
    film = next(recipe.what for recipe in listed if isinstance(recipe.what, Film))
    return " ".join(text for slide in film.storyboard.slides for text in slide.card.printed.texts)
