from __future__ import annotations

import unicodedata

import pytest

from bantin.design.looks.elements import MarkupError
from bantin.design.looks.markup import parse_card
from bantin.design.looks.nodes import Edges, Group, Percent, Text
from bantin.design.looks.vocabulary import ELEMENTS
from bantin.model.card import FileFacts
from bantin.model.diagnostic import WHOLE, ValuePath
from bantin.model.frame import Gradient
from bantin.model.theme import Theme, TypeStyle
from bantin.text.defang import defang

THEME = Theme(
    colors={"ink": "#ffffff", "ground": "#001020", "veil": "#00102080"},
    styles={"body": TypeStyle(size=40, min_size=30), "title": TypeStyle(size=80, weight=800)},
)


def test_attributes_become_typed_values() -> None:
    card = parse_card('<card background="ground veil 90" padding="1 2 3 4"><row width="50%" gap="8"/></card>', THEME)
    assert card.background == Gradient((0, 16, 32, 255), (0, 16, 32, 128), 90)
    assert card.padding == Edges(1, 2, 3, 4)
    row = card.children[0]
    assert isinstance(row, Group)
    assert row.width == Percent(0.5)


def test_a_text_takes_its_type_from_the_theme_and_its_attributes_win() -> None:
    text = parse_card('<card><text style="title" size="60">Xin  chào\n bà con</text></card>', THEME).children[0]
    assert isinstance(text, Text)
    assert (text.content, text.size, text.min_size, text.weight) == ("Xin chào bà con", 60, 60, 800)


def test_words_of_the_glossary_come_to_every_text() -> None:
    text = parse_card("<card><text>a</text></card>", THEME, ("Bản Vẹn",)).children[0]
    assert isinstance(text, Text)
    assert text.glossary == {"Bản Vẹn"}


def test_editors_text_stays_text() -> None:
    text = parse_card("<card><text>&lt;icon/&gt; &amp; {{ 1 }}</text></card>", THEME).children[0]
    assert isinstance(text, Text)
    assert text.content == "<icon/> & {{ 1 }}"


@pytest.mark.parametrize(
    ("markup", "line", "told"),
    [
        ("<card>\n<row></card>", 2, "chưa đóng"),
        ("<card>\n<box/></card>", 2, "<box>"),
        ('<card>\n\n<row gapp="1"/></card>', 3, "gapp"),
        ('<card gap="wide"/>', 1, "wide"),
        ('<card background="pink"/>', 1, "pink"),
        ('<card background="ground veil"/>', 1, "ground veil"),
        ('<card><text style="shout">a</text></card>', 1, "shout"),
        ('<card><icon name="x"/></card>', 1, "size"),
        ("<card><text>a<row/></text></card>", 1, "text"),
        ('<card><text digest-of="led/b.mp4">a</text></card>', 1, "led/b.mp4"),
        ("<row/>", 1, "card"),
        ('<card><bar label="a" value="1" display="1"/></card>', 1, "bar"),
        ('<!DOCTYPE card [<!ENTITY a "aaaa">]><card>&a;</card>', 1, "DOCTYPE"),
    ],
)
def test_a_mistake_is_told_with_its_line(markup: str, line: int, told: str) -> None:
    with pytest.raises(MarkupError, match=told) as caught:
        parse_card(markup, THEME)
    assert caught.value.line == line


def test_a_text_may_end_with_what_is_known_of_a_file() -> None:
    files = (FileFacts("led/a.mp4", "0123456789abcdef" * 4, 2_345_678),)
    markup = '<card><text digest-of="led/a.mp4">a ·\n</text><text bytes-of="led/a.mp4"/></card>'
    texts = parse_card(markup, THEME, files=files).children
    assert [text.content for text in texts if isinstance(text, Text)] == ["a · 01234567", "2,3 MB"]
    with pytest.raises(MarkupError) as caught:
        parse_card(markup.replace("a.mp4", "a.mp3"), THEME, files=files)
    assert caught.value.hint == "Có phải «led/a.mp4»?"


def test_words_that_a_template_spells_with_loose_accents_are_composed() -> None:
    card = parse_card(unicodedata.normalize("NFD", "<card><text>Cảnh báo</text></card>"), THEME)
    (text,) = card.children
    assert isinstance(text, Text)
    assert text.content == "Cảnh báo"


def test_every_element_and_attribute_is_documented(repository_templates_readme: str) -> None:
    for element, attributes in ELEMENTS.items():
        assert f"<{element}" in repository_templates_readme or f" {element} " in repository_templates_readme, element
        missing = [name for name in attributes if name not in repository_templates_readme]
        assert not missing, (element, missing)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tricks.0", ValuePath("tricks.0")),
        ("01-a#title", ValuePath("title", "01-a")),
        ("", WHOLE),
        (defang("video.title"), ValuePath("video.title")),
    ],
)
def test_a_text_knows_the_value_that_it_shows(written: str, meant: ValuePath) -> None:
    (text,) = parse_card(f'<card><text source="{written}">chữ</text></card>', THEME).children
    assert isinstance(text, Text)
    assert text.source == meant
