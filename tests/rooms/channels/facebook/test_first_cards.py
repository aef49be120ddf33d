"""First cards of the fanpage are read in passing: few words, none in small letters, whoever wrote them.

A feed shows a card 1080 pixels wide at about 200 to 400: letters of 36 pixels are there as high as the text of an app.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import pytest

from bantin.channels import recipes
from bantin.channels.facebook.pages import MOST_OF_ONE
from bantin.content.reading.month import read_month
from bantin.content.workspace import templates_folders
from bantin.design.layout.engine import lay_out
from bantin.design.looks.nodes import Text, walk
from bantin.design.looks.renderer import Looks
from bantin.fonts.book import FontBook
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.frame import TextRun
from bantin.model.kinds.figures import Figures
from bantin.model.recipe import Role
from bantin.session.scaffold.specimens import specimens
from tests.rooms.channels.facebook.cards import tells_one

MOST_WORDS, MOST_OF_APPEALS = 40, 64
LEAST, LEAST_OF_CAPTIONS = 36, 28
SIZES = ("1080x1350", "1080x1080")

REPOSITORY = Path(__file__).parents[4]


@dataclass(frozen=True)
class Seen:
    """What is wrong with a card."""

    card: str
    what: str


def sized(month: Bulletin, size: str) -> Bulletin:
    unit = month.unit.value
    facebook = unit.channels.facebook
    assert facebook is not None
    channels = unit.channels.model_copy(update={"facebook": facebook.model_copy(update={"card": size})})
    return replace(month, unit=replace(month.unit, value=unit.model_copy(update={"channels": channels})))


def month_of(words: str, size: str) -> Bulletin:
    """Give the sample month, or a month of specimens with short, long or accented words."""
    if words == "sample":
        sample = read_month(REPOSITORY, "2024-11").bulletin
        assert sample is not None
        return sized(sample, size)
    return sized(next(one.bulletin for one in specimens(REPOSITORY)[0] if one.words == words), size)


def cards_of(month: Bulletin) -> Iterator[tuple[str, Card]]:
    looks = Looks(templates_folders(REPOSITORY), month.unit.value.official_domains)
    listed, found = recipes(month, looks, ["facebook"], Measurements())
    assert {one.code for one in found} <= {"no-room-for-contacts"}, "a square card holds fewer than a tall one"
    for recipe in listed:
        if recipe.role in {Role.CARD, Role.COVER}:
            yield recipe.path, recipe.cards[0]


def wrong(path: str, card: Card, fonts: FontBook) -> Iterator[Seen]:
    """Tell of too many words, of too small letters, and of texts that do not fit."""
    only = path.endswith("/card.jpg") or (path.endswith("/card-1.jpg") and tells_one(card))
    most = MOST_OF_APPEALS if card.look == "facebook/appeal.xml" else MOST_OF_ONE if only else MOST_WORDS
    if path.endswith(("/card.jpg", "/card-1.jpg", "/cover.jpg")) and card.printed.words > most:
        yield Seen(path, f"{card.printed.words} words")
    laid_out = lay_out(card, fonts)
    texts = (node for node in walk(laid_out.root) if isinstance(node, Text))
    captions = {text.content for text in texts if text.min_size == LEAST_OF_CAPTIONS}
    for run in laid_out.frame.marks:
        if isinstance(run, TextRun):
            least = LEAST_OF_CAPTIONS if any(run.text in caption for caption in captions) else LEAST
            if run.font.size < least:
                yield Seen(path, f"«{run.text}» in {run.font.size} pixels")
    for remark in laid_out.remarks:
        yield Seen(path, remark.diagnostic.message)


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("sample", SIZES[0]),
        *(
            pytest.param(words, size, marks=pytest.mark.proof)
            for words, size in product(("sample", "ngan", "dai", "dau"), SIZES)
            if (words, size) != ("sample", SIZES[0])
        ),
    ],
)
def test_a_first_card_is_read_in_passing_and_no_card_has_small_letters(words: str, size: str) -> None:
    month, fonts = month_of(words, size), FontBook()
    cards = list(cards_of(month))
    assert len(cards) > len(month.entries)
    assert [seen for path, card in cards for seen in wrong(path, card, fonts)] == []


@pytest.mark.proof
def test_too_many_words_and_too_small_letters_are_noticed() -> None:
    month = month_of("sample", SIZES[0])
    path, card = next(found for found in cards_of(month) if found[0].endswith("card-1.jpg"))
    small = card.markup.replace('sizes="48 40 36"', 'size="30" min-size="30"')
    told = [seen.what for seen in wrong(path, replace(card, markup=small), FontBook())]
    assert told
    assert all("in 30 pixels" in what for what in told)
    many = replace(card, printed=replace(card.printed, words=41))
    assert [seen.what for seen in wrong(path, many, FontBook())] == ["41 words"]


def test_a_number_stands_clear_of_the_headline_above_it() -> None:
    """Of two numbers alone there is room to spare, of which the first once took none."""
    sample = month_of("sample", SIZES[0])
    (entry,) = (entry for entry in sample.entries if isinstance(entry.item, Figures))
    assert isinstance(entry.item, Figures)
    first, second, *_ = entry.item.values
    counted = first.model_copy(update={"unit": "hồ sơ"})
    few = entry.item.model_copy(update={"values": (counted, second), "series": None})
    month = replace(sample, entries=(replace(entry, document=replace(entry.document, value=few)),))
    card = next(card for path, card in cards_of(month) if entry.id in path)
    runs = [mark for mark in lay_out(card, FontBook()).frame.marks if isinstance(mark, TextRun)]
    number = max(runs, key=lambda run: run.font.size)
    above = max(run.baseline for run in runs if run.baseline < number.baseline)
    assert number.baseline - 0.72 * number.font.size - above > 48, "digits are about 0.72 of their size high"


@pytest.mark.parametrize(
    ("title", "summary", "large"),
    [
        ("Lịch tiếp dân cuối năm", "Bộ phận một cửa tiếp dân ngày 12/12/2024.", ["12/12"]),
        ("Lịch tiếp dân cuối năm", "Tiếp dân như mọi ngày, nghỉ ngày 25/12/2024.", []),
        ("Lịch nghỉ lễ", "Cơ quan nghỉ ngày 25/12/2024.", ["25/12"]),
    ],
)
def test_a_day_off_is_the_largest_thing_only_below_a_title_that_says_so(
    title: str, summary: str, large: list[str], make_bulletin: Callable[..., Bulletin]
) -> None:
    bulletin = make_bulletin(("notice", {"title": title, "summary": summary, "text": ["Mời bà con tới trụ sở."]}))
    first = next(card for name, card in cards_of(bulletin) if "01-notice" in name)
    assert [text for text in first.printed.texts if re.fullmatch(r"\d+/12", text)] == large
