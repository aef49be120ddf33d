from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.channels import recipes
from bantin.channels.facebook.pages import MOST_CARDS, MOST_ENTRIES, MOST_PAGES, Page, divisions
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.measure.measure import Measure
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.item import Item
from bantin.model.kinds import KINDS
from bantin.model.kinds.warning import Warning  # noqa: A004 - the kind
from bantin.model.recipe import Recipe, Role, Still, TextFile
from bantin.model.sample import Fields
from tests.fixtures.examples import example
from tests.rooms.channels.conftest import UNIT

MakeBulletin = Callable[..., Bulletin]

COMMON = {"title": "Một tiêu đề", "summary": "Một tóm tắt."}

LISTS = [kind for kind, model in KINDS.items() if model.lists]
"""Kinds whose content is a list."""


def nine(kind: str) -> Fields:
    """Write nine entries into each list of a kind: those of its example, each told from the others by a number."""
    written = example(kind)
    return {
        name: [numbered(written[name][0], f"{word.capitalize()} {n}") for n in range(9)]
        for name, word in KINDS[kind].lists.items()
        if isinstance(written[name], list)
    }


def numbered(entry: str | Fields, words: str) -> str | Fields:
    return words if isinstance(entry, str) else entry | ({"label": words} if "label" in entry else {})


entries = st.lists(st.integers(1, 60).map(lambda words: "chữ " * words), min_size=1, max_size=14)


@dataclass
class Holding(Estimates):
    """Takes cards to hold no more than some list entries."""

    count: int

    def fits(self, card: Card, /) -> bool:
        return len(sources(card)) <= self.count


def sources(card: Card) -> list[str]:
    """List the entries that a card shows, as their places in the YAML."""
    lists = "|".join(name for model in KINDS.values() for name in model.lists)
    return list(dict.fromkeys(re.findall(rf'source="((?:{lists})\.\d+)[".]', card.markup)))


def listed(bulletin: Bulletin, looks: Looks, measure: Measure) -> list[Recipe]:
    found, diagnostics = recipes(bulletin, looks, ["facebook"], measure)
    assert not diagnostics
    return [recipe for recipe in found if recipe.item]


def cards_of(found: list[Recipe]) -> list[tuple[str, Card]]:
    pictures = [(recipe.path, recipe.what) for recipe in found if recipe.role == Role.CARD]
    return [(path.rpartition("/")[2], what.card) for path, what in pictures if isinstance(what, Still)]


def warning(tricks: list[str], advice: list[str]) -> Warning:
    return Warning.model_validate(COMMON | {"tricks": tricks, "advice": advice})


@given(entries, entries)
def test_each_entry_stands_on_exactly_one_page_in_its_order(tricks: list[str], advice: list[str]) -> None:
    item = warning(tricks, advice)
    for pages in divisions(item):
        shown = [page.item for page in pages if isinstance(page.item, Warning)]
        assert [line for part in shown for line in part.tricks] == list(item.tricks)
        assert [line for part in shown for line in part.advice] == list(item.advice)
        assert all(part.tricks or part.advice for part in shown)
        assert [(page.page, page.pages) for page in pages] == [(n, len(pages)) for n in range(1, len(pages) + 1)]
        for before, after in pairwise(pages):
            assert isinstance(before.item, Warning)
            counted = before.first.get("tricks", 0) + len(before.item.tricks)
            assert after.first["tricks"] == counted


@given(entries, entries)
def test_fewer_pages_are_tried_before_more(tricks: list[str], advice: list[str]) -> None:
    counts = [len(pages) for pages in divisions(warning(tricks, advice))]
    assert counts == sorted(counts)
    assert counts[0] == 1
    assert counts[-1] <= MOST_PAGES


def fullest_first(item: Item) -> list[int]:
    """Count the entries on the pages of the best division in two."""
    pages: tuple[Page, ...] = next(pages for pages in divisions(item) if len(pages) == 2)
    return [sum(len(getattr(page.item, name)) for name in ("tricks", "advice")) for page in pages]


def test_pages_are_filled_evenly() -> None:
    assert fullest_first(warning(["chữ " * 20] * 10, ["chữ"])) == [5, 6]
    assert fullest_first(warning(["chữ " * 80] * 2 + ["chữ"] * 10, ["chữ"])) == [3, 10]


def test_a_cut_between_two_lists_is_better_than_one_nearly_as_even_inside() -> None:
    assert fullest_first(warning(["chữ " * 20] * 6, ["chữ " * 20] * 5)) == [6, 5]
    assert fullest_first(warning(["chữ " * 20] * 5, ["chữ " * 20] * 6)) == [5, 6]


@pytest.mark.parametrize("kind", LISTS)
def test_no_card_leaves_an_entry_of_its_list_off(kind: str, make_bulletin: MakeBulletin, looks: Looks) -> None:
    entries = nine(kind)
    bulletin = make_bulletin((kind, entries))
    (name, whole) = cards_of(listed(bulletin, looks, Estimates()))[0]
    wanted = [f"{field}.{n}" for field in entries for n in range(9)]
    assert name == "card.jpg"
    assert sources(whole) == wanted
    divided = cards_of(listed(bulletin, looks, Holding(8)))
    assert [name for name, _ in divided] == [f"card-{n}.jpg" for n in range(1, len(divided) + 1)]
    assert len(divided) > 1
    shown = [source for _, card in divided for source in sources(card) if source in wanted]
    assert sorted(shown) == sorted(wanted), "each on one card"


def test_a_case_shows_all_its_lessons(make_bulletin: MakeBulletin, looks: Looks) -> None:
    lessons = [f"Bài học {n}" for n in range(9)]
    ((_, card),) = cards_of(listed(make_bulletin(("case", {"lessons": lessons})), looks, Estimates()))
    assert re.findall(r">(Bài học \d)<", card.markup) == lessons


def test_numbers_go_on_and_each_card_says_which_it_is(make_bulletin: MakeBulletin, looks: Looks) -> None:
    cards = cards_of(listed(make_bulletin(("guide", nine("guide"))), looks, Holding(5)))
    numbers = [re.findall(r'style="number"[^>]*>(\d+)<', card.markup) for _, card in cards]
    assert numbers == [["1", "2", "3", "4", "5"], ["6", "7", "8", "9"]]
    for page, (_, card) in enumerate(cards, 1):
        assert f">{page}/2</text>" in card.markup
        assert "Một tiêu đề" in card.markup
    assert ["Không đọc mã" in card.markup for _, card in cards] == [False, True]


def test_alternative_texts_say_which_page_and_what_is_on_it(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found = listed(make_bulletin(("warning", nine("warning"))), looks, Holding(9))
    alts = [recipe.alt for recipe in found if recipe.role == Role.CARD]
    assert alts == [
        "Cảnh báo: Một tiêu đề. Ảnh 1/2: thủ đoạn 1–9. Một tóm tắt.",
        "Cảnh báo: Một tiêu đề. Ảnh 2/2: khuyến cáo 1–9.",
    ]
    written = next(recipe.what for recipe in found if recipe.role == Role.ALT)
    assert written == TextFile("\n\n".join(alts) + "\n")


def test_figures_of_a_page_are_told_in_its_alternative_text(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found = listed(make_bulletin(("figures", nine("figures"))), looks, Holding(6))
    alts = [recipe.alt for recipe in found if recipe.role == Role.CARD]
    assert len(alts) == 2
    for number in range(9):
        assert sum(f"Con số {number}: 1.234 hồ sơ" in alt for alt in alts) == 1
    assert "Biểu đồ: Hồ sơ theo tuần (hồ sơ): Tuần 1 300; Tuần 2 320." in alts[1]


def test_the_post_is_the_same_on_one_card_or_several(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin(("warning", nine("warning")))
    posts = [
        [recipe.what for recipe in listed(bulletin, looks, measure) if recipe.role == Role.POST]
        for measure in (Holding(99), Holding(9))
    ]
    assert posts[0] == posts[1]


def test_what_no_number_of_cards_holds_is_on_the_most_so_that_what_is_too_long_stands_alone(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin = make_bulletin(("warning", nine("warning")))
    cards = cards_of(listed(bulletin, looks, Holding(-1)))
    assert len(cards) == MOST_CARDS
    assert [len(sources(card)) for _, card in cards] == [1] * (MOST_CARDS - 1) + [18 - (MOST_CARDS - 1)]


@pytest.mark.parametrize("kind", LISTS)
def test_what_four_cards_do_not_hold_goes_on_over_more(kind: str, make_bulletin: MakeBulletin, looks: Looks) -> None:
    entries = nine(kind)
    cards = cards_of(listed(make_bulletin((kind, entries)), looks, Holding(2)))
    wanted = [f"{field}.{n}" for field in entries for n in range(9)]
    assert [source for _, card in cards for source in sources(card) if source in wanted] == wanted


@pytest.mark.parametrize(("count", "pages"), [(6, 1), (7, 2), (13, 3)])
def test_a_cover_of_many_items_goes_on_over_as_few_cards_as_hold_them(
    count: int, pages: int, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    @dataclass
    class Six(Estimates):
        def fits(self, card: Card, /) -> bool:
            return card.markup.count("#title") <= 6

    bulletin = make_bulletin(*[("notice", {"title": f"Tin số {n}"}) for n in range(count)])
    found, _ = recipes(bulletin, looks, ["facebook"], Six())
    covers = {recipe.path: recipe for recipe in found if "/cover" in recipe.path}
    assert [path.rpartition("/")[2] for path in covers] == ["cover.jpg", "cover-2.jpg", "cover-3.jpg"][:pages]
    cards = [recipe.cards[0] for recipe in covers.values()]
    assert [title for card in cards for title in re.findall(r"Tin số \d+", card.markup)] == [
        f"Tin số {n}" for n in range(count)
    ]
    shares = [card.markup.count("#title") for card in cards]
    assert max(shares) - min(shares) <= 3, (
        "the first has an introduction too, and none is nearly empty beside a full one"
    )


def test_every_contact_stands_on_a_closing_card_no_more_than_five_on_each(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    contacts = [UNIT.contacts[0].model_copy(update={"id": f"so-{n}", "number": f"0900 00{n}"}) for n in range(7)]
    bulletin = make_bulletin(("notice", {}), unit=UNIT.model_copy(update={"contacts": tuple(contacts)}))
    found, _ = recipes(bulletin, looks, ["facebook"], Estimates())
    closings = [recipe for recipe in found if "/closing" in recipe.path]
    assert [len(re.findall("0900 00", recipe.cards[0].markup)) for recipe in closings] == [4, 3]
    assert [recipe.alt.count("0900 00") for recipe in closings] == [4, 3]


def test_more_entries_than_four_cards_hold_are_not_divided() -> None:
    assert len(list(divisions(warning(["chữ"] * MOST_ENTRIES, ["chữ"])))) == 1
    assert len(list(divisions(warning(["chữ"] * (MOST_ENTRIES - 1), ["chữ"])))) > 1


def test_a_workspaces_own_look_that_knows_no_pages_is_divided_too(
    make_bulletin: MakeBulletin, repository: Path, tmp_path: Path
) -> None:
    (tmp_path / "facebook").mkdir()
    (tmp_path / "facebook" / "guide.xml").write_text(
        '<card>{% for line in item.steps %}<text style="body" source="steps.{{ loop.index0 }}">{{ line }}</text>'
        "{% endfor %}</card>",
        encoding="utf-8",
    )
    looks = Looks([tmp_path, repository / "templates"])
    cards = cards_of(listed(make_bulletin(("guide", nine("guide"))), looks, Holding(5)))
    shown = [re.findall(r">(Bước \d)<", card.markup) for _, card in cards]
    assert [line for lines in shown for line in lines] == nine("guide")["steps"]
