"""What stands on the cards of the sample month can be read: a machine that knows Vietnamese reads it back.

For each text of a card, from headline to footer, the painted card is cut around the ink of its runs, made dark on
light and brought to one letter size, as a page scanner would; tesseract reads the cut. So its letters are judged, not
how it finds its way between icons. Accuracy is 1 − (characters to insert, delete or change) ÷ (characters of the
text), over all texts of all cards together, accents, case and punctuation included; white space of any kind and
length counts as one space.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
from PIL import Image, ImageOps, ImageStat

from bantin.design.layout.engine import lay_out
from bantin.design.looks.markup import parse_card
from bantin.design.looks.nodes import Chart, Group, Node, Text
from bantin.files.pictures import jpeg
from bantin.fonts.book import FontBook
from bantin.fonts.spelling import drawn
from bantin.model.card import Card, Encoding
from bantin.model.frame import Frame, TextRun
from bantin.model.recipe import Film, Still
from bantin.paint.still import paint
from bantin.text.normal import plain
from bantin.text.slug import ascii_fold
from tests.fixtures.months import Planned

LETTER_SIZE = 48
"""Font size in pixels that cuts are brought to: capitals of 34, which tesseract reads best between 20 and 40."""

MARGIN = 0.3
"""Ground around the ink, as a share of the font size."""

BLOCK = 6
"""How tesseract is told to take a picture: a block of text."""

Read = Callable[[Sequence[Image.Image], int], list[str]]


@dataclass(frozen=True, slots=True)
class Cut:
    """A text and the part of a painted card that shows it."""

    look: str
    words: str
    image: Image.Image


def spaced(text: str) -> str:
    """Take a text's characters as they are drawn, every white space a single space."""
    return " ".join(drawn(text).split())


def texts(node: Node) -> Iterator[Text]:
    """List a card's texts in the order in which their runs are painted."""
    match node:
        case Text():
            yield node
        case Chart():
            yield from node.texts
        case Group():
            yield from chain.from_iterable(map(texts, node.children))
        case _:
            pass


def by_text(card: Card, frame: Frame) -> Iterator[tuple[str, list[TextRun]]]:
    """Join each text of a card with the runs that show it. Nothing may be left over on either side."""
    left = [mark for mark in frame.marks if isinstance(mark, TextRun)]
    for text in texts(parse_card(card.markup, card.theme, card.glossary)):
        words = spaced(plain(text.content))
        letters, count = words.replace(" ", ""), 0
        while letters:
            piece = spaced(left[count].text).replace(" ", "")
            assert letters.startswith(piece), (card.look, letters, piece)
            letters, count = letters[len(piece) :], count + 1
        yield words, left[:count]
        del left[:count]
    assert not left, (card.look, left)


def cut(image: Image.Image, runs: Sequence[TextRun], fonts: FontBook) -> Image.Image:
    """Cut out the ink of some runs: grey, dark on light, letters of one size."""
    inks = [(run.x, run.baseline, *fonts.ink(run.font, run.text)) for run in runs]
    size = runs[0].font.size
    margin = MARGIN * size
    place = (
        round(min(x + left for x, _, left, _, _, _ in inks) - margin),
        round(min(y + top for _, y, _, top, _, _ in inks) - margin),
        round(max(x + right for x, _, _, _, right, _ in inks) + margin),
        round(max(y + bottom for _, y, _, _, _, bottom in inks) + margin),
    )
    grey = image.convert("L").crop(place)
    if ImageStat.Stat(grey).median[0] < 128:  # most pixels are ground
        grey = ImageOps.invert(grey)
    scale = LETTER_SIZE / size
    scaled = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
    return ImageOps.autocontrast(grey).resize(scaled, Image.Resampling.LANCZOS)


def distance(a: str, b: str) -> int:
    """Count the characters to insert, delete or change from one text to another (Levenshtein)."""
    if a == b:
        return 0
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (x != y)))
    return row[-1]


def accuracy(cuts: Sequence[Cut], read_back: Read) -> float:
    """Read cuts; print what was misread, which pytest shows with a failure; tell the share of right characters."""
    wrong = 0
    for part, told in zip(cuts, read_back([part.image for part in cuts], BLOCK), strict=True):
        words = spaced(told)
        errors = distance(part.words, words)
        wrong += errors
        if errors:
            print(f"{errors:3} {part.look}\n    {part.words}\n    {words}")
    share = 1 - wrong / sum(len(part.words) for part in cuts)
    print(f"accuracy {share:.4f}, {wrong} characters wrong in {len(cuts)} texts")
    return share


Change = Callable[[TextRun], TextRun]


@dataclass(frozen=True, slots=True)
class Month:
    """The sample month's cards, and what paints them."""

    facebook: tuple[Card, ...]
    landscape: tuple[Card, ...]
    fonts: FontBook

    def cuts(self, card: Card, *, as_jpeg: bool, change: Change = lambda run: run) -> list[Cut]:
        """Paint a card, its runs changed if a test wants it so, and cut its texts out."""
        frame = lay_out(card, self.fonts).frame
        found = list(by_text(card, frame))
        marks = tuple(change(mark) if isinstance(mark, TextRun) else mark for mark in frame.marks)
        assets = {asset.name: Path(asset.path) for asset in card.assets}
        image = paint(replace(frame, marks=marks), assets, self.fonts)
        if as_jpeg:
            image = Image.open(BytesIO(jpeg(image)), formats=("JPEG",))
        return [Cut(card.look, words, cut(image, [change(run) for run in runs], self.fonts)) for words, runs in found]


@pytest.fixture(scope="module")
def month(planned: Planned) -> Month:
    facebook: list[Card] = []
    landscape: list[Card] = []
    for recipe in planned("sample"):
        match recipe.what:
            case Still(card, Encoding.JPEG) if recipe.channel == "facebook":
                facebook.append(card)
            case Film(storyboard) if storyboard.width > storyboard.height:
                landscape += [slide.card for slide in storyboard.slides]
            case _:
                pass
    return Month(tuple(facebook), tuple(landscape), FontBook())


@pytest.mark.parametrize("every", [12, pytest.param(1, marks=pytest.mark.proof)])
def test_facebook_cards_are_read_back_as_they_are_published(every: int, month: Month, read_back: Read) -> None:
    cuts = [part for card in month.facebook[::every] for part in month.cuts(card, as_jpeg=True)]
    assert len(month.facebook) >= 15, "each item of the month, cover and closing"
    assert accuracy(cuts, read_back) >= 0.99


@pytest.mark.proof
def test_landscape_slides_are_read_back(month: Month, read_back: Read) -> None:
    cuts = [part for card in month.landscape for part in month.cuts(card, as_jpeg=False)]
    assert len(month.landscape) >= 12
    assert accuracy(cuts, read_back) >= 0.97


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda run: replace(run, font=run.font._replace(size=6)), id="too small", marks=pytest.mark.proof),
        pytest.param(lambda run: replace(run, text=ascii_fold(run.text)), id="without accents"),
        pytest.param(lambda run: replace(run, text=run.text[:-1]), id="cut off", marks=pytest.mark.proof),
    ],
)
def test_what_cannot_be_read_is_noticed(change: Change, month: Month, read_back: Read) -> None:
    warning = next(card for card in month.facebook if card.look == "facebook/base.xml")
    assert accuracy(month.cuts(warning, as_jpeg=True, change=change), read_back) < 0.97


def test_distance_counts_characters() -> None:
    assert distance("tài khoản", "tài khoản") == 0
    assert distance("tài khoản", "tai khoan") == 2
    assert distance("mức 2", "mức") == 2
    assert distance("", "113") == 3
