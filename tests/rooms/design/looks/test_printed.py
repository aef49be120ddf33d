from __future__ import annotations

import pytest

from bantin.design.looks.printed import printed
from bantin.model.card import Printed


def test_texts_are_plain_in_order_and_never_empty() -> None:
    markup = "<card><row><text>Gọi  **113**\n ngay</text><text> </text></row><text>A &amp; B &lt;C&gt;</text></card>"
    assert printed(markup).texts == ("Gọi 113 ngay", "A & B <C>")


def test_pictures_are_named_wherever_they_stand_and_text_about_them_is_none() -> None:
    markup = '<card><stack><image\n src="a &amp; b.jpg"/></stack><text>&lt;image src="c.jpg"/&gt;</text></card>'
    assert printed(markup).pictures == ("a & b.jpg",)


def test_what_cannot_be_read_says_nothing() -> None:
    assert printed("<card><text>dở dang</card>") == printed("") == Printed()


@pytest.mark.parametrize(
    ("inside", "seconds"),
    [
        ("<row/>", 0),
        ('<row enter="rise"/>', 0.3),
        ('<row enter="rise" at="1.2"/><row enter="fade" at="0.5" for="0.2"/>', 1.5),
        ('<chart enter="grow" at="1" for="0.7"><bar/><bar/><bar/></chart>', 2.0),
        ('<chart type="line" enter="draw" at="1" for="0.7"><bar/><bar/><bar/></chart>', 1.7),
        ('<row step="3"/><row step="1"/>', 1.15),
        ('<row step="hai"/><row enter="bay"/><row enter="rise" at="mai"/>', 0),
    ],
)
def test_a_card_tells_when_all_stands_still_and_mistakes_are_left_to_layout(inside: str, seconds: float) -> None:
    assert printed(f"<card>{inside}</card>").moves == pytest.approx(seconds)


def test_what_an_editor_wrote_is_listed_with_when_it_has_come_with_all_that_it_is_a_part_of() -> None:
    markup = (
        '<card><text source="unit.yaml#short_name">Phòng</text><text source="title" enter="wipe" at="0.1">A</text>'
        '<row enter="rise" at="0.9"><text source="contacts" enter="fade" at="0.2">113</text></row></card>'
    )
    assert printed(markup).written == (("A", 0.35), ("113", 1.2))
