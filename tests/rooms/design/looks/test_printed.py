from __future__ import annotations

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


def test_steps_are_counted_by_the_last_and_a_mistake_in_one_is_left_to_layout() -> None:
    assert printed('<card><row step="3"/><row step="1"/></card>').steps == 3
    assert printed('<card><row step="hai"/></card>').steps == 0
