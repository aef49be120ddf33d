from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.channels import recipes
from bantin.channels.facebook.dividing import LETTERS
from bantin.channels.facebook.pages import MOST_CARDS, MOST_ENTRIES, MOST_OF_ONE, Page, as_before, paged
from bantin.content.reading.themes import read_themes
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.measure.measurements import Measurements, has_room
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.item import Item
from bantin.model.kinds import KINDS
from bantin.model.kinds.warning import Warning  # noqa: A004 - the kind
from bantin.model.parts.picture import Image
from bantin.model.recipe import Role, TextFile
from bantin.model.sample import Fields
from bantin.model.words.police import POLICE
from bantin.text.normal import plain
from tests.fixtures.examples import example
from tests.fixtures.proofs import some
from tests.rooms.channels.conftest import UNIT
from tests.rooms.channels.facebook.cards import (
    COMMON,
    Holding,
    cards_of,
    entries,
    listed,
    overview_card,
    sources,
    tells_one,
    texts,
    warning,
)

MakeBulletin = Callable[..., Bulletin]


LISTS = [kind for kind, model in KINDS.items() if model.lists]
"""Kinds whose content is a list."""


def nine(kind: str) -> Fields:
    """Write nine entries into each list of a kind: those of its example, each told from the others by a number."""
    written = example(kind)
    return {
        name: [numbered(written[name][0], f"{getattr(POLICE.counted, name).capitalize()} {n}") for n in range(9)]
        for name in KINDS[kind].lists
        if isinstance(written[name], list)
    }


def numbered(entry: str | Fields, words: str) -> str | Fields:
    return words if isinstance(entry, str) else entry | ({"label": words} if "label" in entry else {})


def few(count: int) -> Callable[[Page], bool]:
    """Take cards to hold no more than some entries."""

    def holds(page: Page) -> bool:
        shown = [getattr(page.item, name) for name in page.item.lists]
        return sum(len(part) if isinstance(part, tuple) else part is not None for part in shown) <= count

    return holds


@given(entries, entries, st.integers(1, 9))
def test_each_entry_stands_on_exactly_one_page_in_its_order(tricks: list[str], advice: list[str], count: int) -> None:
    item = warning(tricks, advice)
    pages = paged(item, few(count))
    shown = [page.item for page in pages if isinstance(page.item, Warning)]
    assert [line for part in shown for line in part.tricks] == list(item.tricks)
    assert [line for part in shown for line in part.advice] == list(item.advice)
    assert [(page.page, page.pages) for page in pages] == [(n, len(pages)) for n in range(1, len(pages) + 1)]
    for before, after in pairwise(pages):
        assert isinstance(before.item, Warning)
        for name in ("tricks", "advice"):
            assert after.first[name] == before.first[name] + len(getattr(before.item, name))


@given(entries, entries)
def test_the_first_card_says_what_to_do_and_the_next_what_they_do(tricks: list[str], advice: list[str]) -> None:
    face, *further = paged(warning(tricks, advice), few(40))
    assert isinstance(face.item, Warning)
    assert face.item.tricks == ()
    assert len(face.item.advice) == min(3, len(advice))
    assert [trick for page in further if isinstance(page.item, Warning) for trick in page.item.tricks] == [
        trick.strip() for trick in tricks
    ]


def test_a_first_card_takes_fewer_entries_where_it_holds_no_more() -> None:
    faces = [paged(warning(["chữ"], ["chữ"] * 5), few(count))[0].item for count in (9, 3, 2, 1, 0)]
    counts = [len(face.advice) for face in faces if isinstance(face, Warning)]
    assert counts == [3, 3, 2, 1, 0]


def shares(item: Item, count: int) -> list[int]:
    """Count the entries on the pages after the first."""
    pages = paged(item, few(count))
    return [sum(len(getattr(page.item, name)) for name in ("tricks", "advice")) for page in pages[1:]]


def test_further_pages_are_filled_evenly() -> None:
    assert shares(warning(["chữ " * 20] * 10, ["chữ"]), 9) == [5, 5]
    assert shares(warning(["chữ " * 80] * 2 + ["chữ"] * 9, ["chữ"]), 10) == [2, 9]


def test_a_cut_between_two_lists_is_better_than_one_nearly_as_even_inside() -> None:
    assert shares(warning(["chữ " * 20] * 6, ["chữ " * 20] * 8), 9) == [6, 5]
    assert shares(warning(["chữ " * 20] * 5, ["chữ " * 20] * 9), 9) == [5, 6]


def sized(*counts: int) -> Callable[[Page], bool]:
    """Take cards to hold no more than some entries in letters of each size, the largest first."""
    return lambda page: few(dict(zip(LETTERS, counts, strict=True))[page.smallest])(page)


@pytest.mark.parametrize(
    ("tricks", "advice", "shared"),
    [
        (3, 6, [(0, 3, 36), (3, 0, 48), (0, 3, 48)]),
        (4, 4, [(0, 3, 36), (4, 1, 40)]),
        (6, 3, [(0, 3, 36), (6, 0, 36)]),
    ],
)
def test_a_card_more_is_for_much_larger_letters_or_a_whole_list(
    tricks: int, advice: int, shared: list[tuple[int, int, int]]
) -> None:
    pages = paged(warning(["chữ"] * tricks, ["chữ"] * advice), sized(3, 5, 9))
    found = [(page.item, page.smallest) for page in pages if isinstance(page.item, Warning)]
    assert [(len(item.tricks), len(item.advice), smallest) for item, smallest in found] == shared


def test_letters_have_one_size_on_all_further_cards() -> None:
    pages = paged(warning(["chữ"] * 3, ["chữ"] * 8), sized(3, 5, 9))
    assert [page.smallest for page in pages[1:]] == [40, 40], "the second card would hold its three in larger ones"


def test_a_summary_stands_on_no_further_card_alone_but_below_a_picture() -> None:
    item = warning(["chữ"] * 3, ["chữ"] * 3).model_copy(update={"summary": "Một tóm tắt rất dài"})
    page = paged(item, few(4))[1]
    assert (page.summary, page.fields) == (item.summary, ("tricks",))
    picture = Image(file="anh.jpg", alt="Ảnh")
    shown = item.model_copy(update={"image": picture, "scene": "danger"})
    _, first, second = paged(shown, lambda page: few(1 if page.page == 2 else 4)(page))
    assert (first.summary, first.fields, second.fields) == (item.summary, (), ("tricks",))


@pytest.mark.parametrize("kind", some(LISTS, 3))
@pytest.mark.parametrize("count", some([4, 8, 20], 1))
def test_no_card_leaves_an_entry_off(kind: str, count: int, make_bulletin: MakeBulletin, looks: Looks) -> None:
    entries = nine(kind)
    cards = cards_of(listed(make_bulletin((kind, entries)), looks, Holding(count)))
    wanted = [f"{field}.{n}" for field in entries for n in range(9)]
    assert [name for name, _ in cards] == [f"card-{n}.jpg" for n in range(1, len(cards) + 1)]
    shown = [source for _, card in cards for source in sources(card) if source in wanted]
    assert sorted(shown) == sorted(wanted), "each on one card"


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_an_item_says_stands_on_some_card(kind: str, make_bulletin: MakeBulletin, looks: Looks) -> None:
    item = KINDS[kind].model_validate(example(kind) | COMMON)
    said = [text for name in item.lists for text in texts(getattr(item, name))]
    assert said
    cards = cards_of(listed(make_bulletin((kind, example(kind) | COMMON)), looks, Holding(9)))
    shown = unescape(" ".join(card.markup for _, card in cards))
    assert [text for text in said if text not in shown] == []


@pytest.mark.parametrize("kind", LISTS)
def test_a_first_card_has_forty_words_at_most_but_for_an_appeal_and_what_stands_alone_below_its_title(
    kind: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    long = {
        name: "chữ " * 60 for name, value in example(kind).items() if name in {"question", "what", "damage"} and value
    }
    (_, face), *_ = cards_of(listed(make_bulletin((kind, nine(kind) | long)), looks, Estimates()))
    most = 64 if kind == "appeal" else MOST_OF_ONE if tells_one(face) else 40
    assert face.printed.words <= most
    (_, hollow), *_ = cards_of(
        listed(make_bulletin((kind, {"title": "chữ " * 36, "summary": "chữ " * 30})), looks, Estimates())
    )
    assert hollow.printed.words <= max(most, MOST_OF_ONE), "nothing stands below a message that is so long"


def test_numbers_go_on_and_each_card_says_which_it_is(make_bulletin: MakeBulletin, looks: Looks) -> None:
    cards = cards_of(listed(make_bulletin(("guide", nine("guide"))), looks, Holding(6)))
    numbers = [re.findall(r'size="40"[^>]*>(\d+)\s*<', card.markup) for _, card in cards]
    assert not numbers[0], "steps stay together, after the card that says what they are for"
    assert [number for card in numbers for number in card] == [str(number) for number in range(1, 10)]
    for page, (_, card) in enumerate(cards, 1):
        assert f">{page}/{len(cards)}</text>" in card.markup
        assert ("Một tiêu đề" in card.markup) == (page == 1), "nothing is said twice"
    assert "Không đọc mã" in cards[-1][1].markup


def test_alternative_texts_say_which_page_and_what_is_on_it(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found = listed(
        make_bulletin(("warning", nine("warning") | {"signs": [], "if_victim": [], "addresses": []})), looks, Holding(9)
    )
    alts = [recipe.alt for recipe in found if recipe.role == Role.CARD]
    tricks, advice = (" ".join(f"{name} {n}." for n in range(9)) for name in ("Thủ đoạn", "Khuyến cáo"))
    some, rest = advice[: advice.index(" Khuyến cáo 3")], advice[advice.index("Khuyến cáo 3") :]
    assert alts == [
        f"Cảnh báo: Một tiêu đề (nguy hiểm). Ảnh 1/3. Việc nên làm: {some}",
        f"Cảnh báo: Một tiêu đề. Ảnh 2/3. Một tóm tắt. Mối nguy: {tricks}",
        f"Cảnh báo: Một tiêu đề. Ảnh 3/3. Việc nên làm: {rest}",
    ]
    written = next(recipe.what for recipe in found if recipe.role == Role.ALT)
    assert written == TextFile("\n\n".join(alts) + "\n")


def test_an_alternative_text_that_facebook_would_cut_tells_what_is_on_the_card(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    long = [f"Lời dặn {n} {'rất dài ' * 15}" for n in range(9)]
    fields = nine("warning") | {"advice": long, "signs": [], "if_victim": ["Gọi ngay ngân hàng"], "addresses": []}
    found = listed(make_bulletin(("warning", fields)), looks, Holding(9))
    alts = [recipe.alt for recipe in found if recipe.role is Role.CARD]
    assert alts[-1] == "Cảnh báo: Một tiêu đề. Ảnh 3/3: khuyến cáo 2–9, việc cần làm khi đã xảy ra."


def test_figures_of_a_page_are_told_in_its_alternative_text(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found = listed(make_bulletin(("figures", nine("figures"))), looks, Holding(6))
    alts = [recipe.alt for recipe in found if recipe.role == Role.CARD]
    for number in range(9):
        assert sum(f"Con số {number}: 1.234 lượt" in alt for alt in alts) == 1
    assert sum("Biểu đồ: Lượt người theo tuần (lượt): Tuần 1: 300; Tuần 2: 320." in alt for alt in alts) == 1


@pytest.mark.parametrize("chart", ["bar", "line", "donut"])
def test_alternative_texts_hold_all_values_of_a_series(make_bulletin: MakeBulletin, looks: Looks, chart: str) -> None:
    points = [{"label": f"Quý {number}", "value": f"1.{number:03},5"} for number in range(1, 10)]
    series = {"title": "Thu", "unit": "tỷ đồng", "chart": chart, "points": points}
    found = listed(make_bulletin(("figures", {"series": series})), looks, Holding(99))
    alts = " ".join(recipe.alt for recipe in found if recipe.role == Role.CARD)
    said = "; ".join(f"{point['label']}: {point['value']}" for point in points)
    assert f"Biểu đồ: Thu (tỷ đồng): {said}." in alts


def test_the_post_is_the_same_on_few_cards_or_many(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin(("warning", nine("warning")))
    posts = [
        [recipe.what for recipe in listed(bulletin, looks, measure) if recipe.role == Role.POST]
        for measure in (Holding(99), Holding(9))
    ]
    assert posts[0] == posts[1]


@pytest.mark.proof
def test_what_ten_cards_do_not_hold_goes_on_over_more_so_that_what_is_too_long_stands_alone(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin = make_bulletin(("warning", nine("warning")))
    cards = cards_of(listed(bulletin, looks, Holding(-1)))
    assert [len(sources(card)) for _, card in cards] == [0, 0] + [1] * 45
    cards = cards_of(listed(bulletin, looks, Holding(2)))
    assert len(cards) == 23 > MOST_CARDS
    assert max(len(sources(card)) for _, card in cards) == 2


@pytest.mark.parametrize("kind", some(LISTS, 2))
def test_what_four_cards_do_not_hold_goes_on_over_more(kind: str, make_bulletin: MakeBulletin, looks: Looks) -> None:
    entries = nine(kind)
    cards = cards_of(listed(make_bulletin((kind, entries)), looks, Holding(2)))
    wanted = [f"{field}.{n}" for field in entries for n in range(9)]
    shown = [source for _, card in cards for source in sources(card) if source in wanted]
    assert sorted(shown) == sorted(wanted)


@pytest.mark.parametrize(("written", "path"), [({"facebook": {"title": "Lời riêng"}}, "facebook.title"), ({}, "title")])
def test_a_message_is_the_headline_or_the_words_of_the_fanpage(
    written: dict[str, Any], path: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    fields = {"title": "Lời riêng", "led": {"title": "Bảng"}, "video": {"title": "Phim"}} | written
    bulletin = make_bulletin(("warning", fields), ("notice", fields))
    card = cards_of(listed(bulletin, looks, Estimates()))[0][1]
    assert re.search(rf'source="{path}">Lời riêng<', as_read(card))
    cover = overview_card(bulletin, looks, Estimates(), "cover")
    said = rf'source="0([12])-(?:warning|notice)#{path}">Lời riêng<'
    assert re.findall(said, as_read(cover)) == ["1", "2"]
    assert not {"Bảng", "Phim"} & {*card.printed.texts, *cover.printed.texts}


def as_read(card: Card) -> str:
    """Its markup with the points of paths as whoever reads them has them, which are no addresses'."""
    return card.markup.replace("[.]", ".")


@pytest.mark.parametrize("kind", some(KINDS, 4))
def test_a_headline_of_the_longest_stands_whole_on_card_and_cover(
    kind: str, make_bulletin: MakeBulletin, repository: Path
) -> None:
    looks = Looks([repository / "templates"], UNIT.official_domains)
    themes, _ = read_themes(repository)
    title = "Người dân các tổ dân phố chú ý lịch ngừng cấp nước, giờ tiếp dân và nơi nhận hồ sơ " + "lưu động " * 5
    title += "tháng 12 tại xã Suối Mây"
    month = make_bulletin((kind, {"title": title, "led": {"title": "Lịch cắt nước"}}))
    assert len(title) > 140
    month = replace(month, theme=themes["navy"])
    card = cards_of(listed(month, looks, Measurements()))[0][1]
    for one in (card, overview_card(month, looks, Measurements(), "cover")):
        said = " ".join(one.printed.texts).replace(",", "")  # that between two sizes of letters is left off
        assert plain(title).rstrip("?").replace(",", "") in said, "in one piece, or in two behind one another"
        assert has_room(one)


def test_very_many_entries_are_shared_without_comparing_all_ways() -> None:
    pages = paged(warning(["chữ"] * 2 * MOST_ENTRIES, ["chữ"]), few(10))
    assert [len(page.item.tricks) for page in pages[1:] if isinstance(page.item, Warning)] == [10] * 8


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


@pytest.mark.parametrize("count", [1, 2, 3, 99])
def test_no_lesson_of_a_case_stands_before_its_story(count: int) -> None:
    said = {"title": "T", "summary": "S.", "story": ["Một.", "Hai."], "damage": "D", "lessons": ["Ba.", "Bốn."]}
    pages = paged(KINDS["case"].model_validate(said), few(count))
    told = [field for page in pages for field in ("story", "lessons") if getattr(page.item, field)]
    assert told == sorted(told, reverse=True)
    assert pages[0].summary or count == 1, "no card has the summary alone"


def test_hours_of_a_service_have_no_numbers_before_them(make_bulletin: MakeBulletin, looks: Looks) -> None:
    hours = ["Sáng: 7h30–11h30.", "Chiều: 13h30–17h."]
    made, _ = recipes(make_bulletin(("service", {"how": hours})), looks, ["facebook"], Estimates())
    texts = [one.what.content for one in made if isinstance(one.what, TextFile)]
    assert any("• Sáng: 7h30" in text for text in texts)
    assert not [text for text in texts if "1. Sáng" in text]


@given(st.integers(1, 6), st.integers(1, 6), st.integers(2, 30), st.integers(0, 3))
def test_an_item_is_divided_as_before_where_that_still_holds(signs: int, steps: int, room: int, grown: int) -> None:
    """A word more or less moves nothing; what has grown out of its card is for `paged` alone."""

    def written(letters: int) -> Item:
        lists = {"signs": ["a" * letters] * signs, "advice": ["b" * letters] * steps}
        return Warning.model_validate({**example("warning"), **lists})

    def holds(page: Page) -> bool:
        return sum(len(text) for text in page.said) <= 40 * room

    before = paged(written(40), holds)
    if all(map(holds, before)):
        assert as_before(written(40), before, holds) == before
    again = as_before(written(40 + 20 * grown), before, holds)
    assert all(map(holds, again))
    assert [page.first for page in again] in ([], [page.first for page in before])


@pytest.mark.parametrize(("steps", "floors"), [(["Một bước " + "dài " * 60], 0), (["Một bước ngắn."], 1)])
def test_a_card_with_nothing_below_its_message_has_no_empty_floor(
    steps: list[str], floors: int, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    fields = {"title": "Lập hóa đơn", "summary": "Tóm tắt " + "dài " * 60, "steps": steps, "note": None, "image": None}
    (_, face), *_ = cards_of(listed(make_bulletin(("guide", fields)), looks, Estimates()))
    assert face.markup.count('padding="36 64 32 64"') == floors


def test_the_word_that_decides_is_the_largest_of_an_answer(make_bulletin: MakeBulletin, looks: Looks) -> None:
    fields = {
        "title": "Có xin được không?",
        "question": "Mất sổ thì sao?",
        "answer": ["Được, sau 15 ngày."],
        "image": None,
    }
    (_, face), *_ = cards_of(listed(make_bulletin(("question", fields)), looks, Estimates()))
    assert re.search(r'style="digits"[^>]*source="answer.0">Được</text>', face.markup)
    assert ">Sau 15 ngày.</text>" in face.markup
