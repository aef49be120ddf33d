from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.channels import recipes
from bantin.channels.facebook.pages import MOST_CARDS, MOST_ENTRIES, Page, paged
from bantin.channels.scenes import Scenes
from bantin.content.reading.month import read_themes
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.measure.measure import Measure
from bantin.measure.measurements import Measurements, has_room
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.diagnostic import Severity
from bantin.model.item import Item
from bantin.model.kinds import KINDS
from bantin.model.kinds.figures import FigureValue, Series, SeriesPoint
from bantin.model.kinds.warning import Warning  # noqa: A004 - the kind
from bantin.model.parts.channels import Channels
from bantin.model.recipe import Recipe, Role, Still, TextFile
from bantin.model.sample import Fields
from bantin.model.words.police import POLICE
from bantin.text.normal import plain
from tests.fixtures.examples import example
from tests.fixtures.proofs import some
from tests.rooms.channels.conftest import UNIT

MakeBulletin = Callable[..., Bulletin]

COMMON = {"title": "Một tiêu đề", "summary": "Một tóm tắt."}

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


entries = st.lists(st.integers(1, 60).map(lambda words: "chữ " * words), min_size=1, max_size=14)


@dataclass
class Holding(Estimates):
    """Takes cards of items to hold no more than some list entries."""

    count: int

    def fits(self, card: Card, /) -> bool:
        return card.look == "facebook/closing.xml" or len(sources(card)) <= self.count


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
    assert len(further) == 1


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
    assert shares(warning(["chữ " * 80] * 2 + ["chữ"] * 9, ["chữ"]), 9) == [2, 9]


def test_a_cut_between_two_lists_is_better_than_one_nearly_as_even_inside() -> None:
    assert shares(warning(["chữ " * 20] * 6, ["chữ " * 20] * 8), 9) == [6, 5]
    assert shares(warning(["chữ " * 20] * 5, ["chữ " * 20] * 9), 9) == [5, 6]


@pytest.mark.parametrize("kind", some(LISTS, 3))
@pytest.mark.parametrize("count", [4, 8, 20])
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
    cards = cards_of(listed(make_bulletin((kind, {})), looks, Holding(9)))
    shown = unescape(" ".join(card.markup for _, card in cards))
    assert [text for text in said if text not in shown] == []


def texts(value: object) -> Iterator[str]:
    """List the sentences of a value of an item."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif isinstance(value, FigureValue | SeriesPoint):
        yield value.label
    elif isinstance(value, Series):
        yield from texts(value.points)


@pytest.mark.parametrize("kind", LISTS)
def test_a_first_card_has_forty_words_at_most_and_an_appeals_some_more(
    kind: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    long = {
        name: "chữ " * 60 for name, value in example(kind).items() if name in {"question", "what", "damage"} and value
    }
    (_, face), *_ = cards_of(listed(make_bulletin((kind, nine(kind) | long)), looks, Estimates()))
    most = 64 if kind == "appeal" else 40
    assert face.printed.words <= most
    (_, hollow), *_ = cards_of(
        listed(make_bulletin((kind, {"title": "chữ " * 36, "summary": "chữ " * 30})), looks, Estimates())
    )
    assert hollow.printed.words <= most, "nothing stands below a message that is so long"


def test_numbers_go_on_and_each_card_says_which_it_is(make_bulletin: MakeBulletin, looks: Looks) -> None:
    cards = cards_of(listed(make_bulletin(("guide", nine("guide"))), looks, Holding(6)))
    numbers = [re.findall(r'size="40"[^>]*>(\d+)\s*<', card.markup) for _, card in cards]
    assert numbers == [["1", "2", "3"], ["4", "5", "6", "7", "8", "9"]]
    for page, (_, card) in enumerate(cards, 1):
        assert f">{page}/2</text>" in card.markup
        assert "Một tiêu đề" in card.markup
    assert ["Không đọc mã" in card.markup for _, card in cards] == [False, True]


def test_alternative_texts_say_which_page_and_what_is_on_it(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found = listed(
        make_bulletin(("warning", nine("warning") | {"signs": [], "if_victim": [], "addresses": []})), looks, Holding(9)
    )
    alts = [recipe.alt for recipe in found if recipe.role == Role.CARD]
    assert alts == [
        "Cảnh báo: Một tiêu đề (nguy hiểm). Ảnh 1/3: khuyến cáo 1–3. Một tóm tắt.",
        "Cảnh báo: Một tiêu đề. Ảnh 2/3: tóm tắt, mối nguy 1–9.",
        "Cảnh báo: Một tiêu đề. Ảnh 3/3: khuyến cáo 4–9.",
    ]
    written = next(recipe.what for recipe in found if recipe.role == Role.ALT)
    assert written == TextFile("\n\n".join(alts) + "\n")


def test_an_only_entry_has_no_number_in_an_alternative_text(make_bulletin: MakeBulletin, looks: Looks) -> None:
    fields = nine("warning") | {"signs": [], "if_victim": ["Gọi ngay ngân hàng"], "addresses": []}
    found = listed(make_bulletin(("warning", fields)), looks, Holding(9))
    alts = [recipe.alt for recipe in found if recipe.role is Role.CARD]
    assert "Ảnh 3/3: khuyến cáo 4–9, cách xử trí." in alts[-1]


def test_figures_of_a_page_are_told_in_its_alternative_text(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found = listed(make_bulletin(("figures", nine("figures"))), looks, Holding(6))
    alts = [recipe.alt for recipe in found if recipe.role == Role.CARD]
    for number in range(9):
        assert sum(f"Con số {number}: 1.234 hồ sơ" in alt for alt in alts) == 1
    assert sum("Biểu đồ: Hồ sơ theo tuần (hồ sơ): Tuần 1: 300; Tuần 2: 320." in alt for alt in alts) == 1


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


def test_what_ten_cards_do_not_hold_goes_on_over_more_so_that_what_is_too_long_stands_alone(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin = make_bulletin(("warning", nine("warning")))
    cards = cards_of(listed(bulletin, looks, Holding(-1)))
    assert [len(sources(card)) for _, card in cards] == [0, 0] + [1] * 45
    cards = cards_of(listed(bulletin, looks, Holding(2)))
    assert len(cards) == 23 > MOST_CARDS
    assert max(len(sources(card)) for _, card in cards) == 2


@pytest.mark.parametrize("kind", some(LISTS, 3))
def test_what_four_cards_do_not_hold_goes_on_over_more(kind: str, make_bulletin: MakeBulletin, looks: Looks) -> None:
    entries = nine(kind)
    cards = cards_of(listed(make_bulletin((kind, entries)), looks, Holding(2)))
    wanted = [f"{field}.{n}" for field in entries for n in range(9)]
    shown = [source for _, card in cards for source in sources(card) if source in wanted]
    assert sorted(shown) == sorted(wanted)


def test_a_cover_names_the_strongest_item_and_three_of_other_kinds(make_bulletin: MakeBulletin, looks: Looks) -> None:
    asks = {"title": "Cuộc gọi lạ", "facebook": {"text": "Có ai gọi bạn? Hãy cúp máy."}}
    bulletin = make_bulletin(("notice", {}), ("notice", {}), ("guide", {}), ("service", {}), ("warning", asks))
    cover = overview_card(bulletin, looks, Estimates(), "cover")
    assert "Có ai gọi bạn?" in cover.markup
    assert named_on(cover) == ["05-warning", "01-notice", "03-guide", "04-service"]


def test_a_cover_names_what_is_most_dangerous_first_whatever_its_kind(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    danger, caution = {"severity": "danger"}, {"severity": "caution"}
    bulletin = make_bulletin(
        ("guide", {}),
        ("notice", caution),
        ("warning", danger),
        ("warning", danger),
        ("figures", {}),
        ("appeal", danger),
    )
    cover = overview_card(bulletin, looks, Estimates(), "cover")
    assert named_on(cover) == ["03-warning", "06-appeal", "04-warning", "02-notice"]


def test_a_cover_does_not_say_the_names_of_kinds(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin(
        ("warning", {"title": "CẢNH BÁO: rét đậm"}), ("notice", {"title": "Thông báo về việc cắt điện"})
    )
    shown = overview_card(bulletin, looks, Estimates(), "cover").printed.texts
    assert {"Rét đậm", "Cắt điện"} <= set(shown)
    assert "báo" not in " ".join(shown).casefold()


def named_on(cover: Card) -> list[str]:
    """List the items that a cover names."""
    return re.findall(r'source="(\d\S+)#', cover.markup)


@pytest.mark.parametrize(("written", "path"), [({"facebook": {"title": "Lời riêng"}}, "facebook.title"), ({}, "title")])
def test_a_message_is_the_headline_or_the_words_of_the_fanpage(
    written: dict[str, Any], path: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    fields = {"title": "Lời riêng", "led": {"title": "Bảng"}, "video": {"title": "Phim"}} | written
    bulletin = make_bulletin(("warning", fields), ("notice", fields))
    card = cards_of(listed(bulletin, looks, Estimates()))[0][1]
    assert re.search(rf'source="{path}">Lời riêng<', card.markup)
    cover = overview_card(bulletin, looks, Estimates(), "cover")
    said = rf'source="0([12])-(?:warning|notice)#{path}">Lời riêng<'
    assert re.findall(said, cover.markup) == ["1", "2"]
    assert not {"Bảng", "Phim"} & {*card.printed.texts, *cover.printed.texts}


@pytest.mark.parametrize("kind", KINDS)
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
        assert any(plain(title).rstrip("?") in said for said in one.printed.texts), one.look
        assert has_room(one)


def test_an_appeal_without_a_picture_has_its_scene(make_bulletin: MakeBulletin, repository: Path) -> None:
    looks = Looks([repository / "templates"], UNIT.official_domains)
    themes, _ = read_themes(repository)
    month = replace(make_bulletin(("appeal", {"image": None})), theme=themes["navy"])
    recipes_of, told = recipes(month, looks, None, Measurements())
    assert not told
    shown = [card for recipe in recipes_of for card in recipe.cards if recipe.item]
    assert '<scene name="search"' in shown[0].markup
    assert all(has_room(card) and not re.search("<image[^>]*anh", card.markup) for card in shown)


@pytest.mark.parametrize("count", [1, 2, 25])
def test_a_month_of_any_number_of_items_with_long_titles_has_a_cover(
    count: int, make_bulletin: MakeBulletin, repository: Path
) -> None:
    looks = Looks([repository / "templates"], UNIT.official_domains)
    themes, _ = read_themes(repository)
    long = "Cảnh giác thủ đoạn giả danh " * 5
    month = make_bulletin(*[("notice", {"title": f"{long}{n}"}) for n in range(count)])
    cover = overview_card(replace(month, theme=themes["navy"]), looks, Measurements(), "cover")
    assert has_room(cover)


def test_a_cover_says_less_where_it_has_no_room_for_more(make_bulletin: MakeBulletin, looks: Looks) -> None:
    @dataclass
    class Two(Estimates):
        def fits(self, card: Card, /) -> bool:
            return len(re.findall(r'source="\d\S+#', card.markup)) <= 2

    cover = overview_card(make_bulletin(*[("notice", {})] * 9), looks, Two(), "cover")
    assert named_on(cover) == ["01-notice", "02-notice"]


def test_a_closing_card_names_all_contacts_or_tells_whom_it_leaves_off(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    contacts = [UNIT.contacts[0].model_copy(update={"id": f"so-{n}", "number": f"0900 00{n}"}) for n in range(7)]
    bulletin = make_bulletin(
        ("notice", {}), unit=UNIT.model_copy(update={"contacts": tuple(contacts), "default_contacts": ()})
    )
    closing = overview_card(bulletin, looks, Estimates(), "closing")
    numbers = [contact.number for contact in contacts]
    assert [text for text in closing.printed.texts if text in numbers] == numbers
    assert UNIT.fanpage.name in closing.printed.texts

    class Five(Estimates):
        def fits(self, card: Card, /) -> bool:
            return sum(text in numbers for text in card.printed.texts) <= 5

    found, told = recipes(bulletin, looks, ["facebook"], Five())
    ((card, alt),) = ((one.cards[0], one.alt) for one in found if one.path.endswith("/closing.jpg"))
    assert [text for text in card.printed.texts if text in numbers] == numbers[:5]
    assert ("0900 004" in alt, "0900 005" in alt) == (True, False), "the alternative text names the same"
    assert [(one.code, one.severity) for one in told] == [("no-room-for-contacts", Severity.NOTE)]


def test_a_cover_says_whose_bulletin_it_is_and_calls_the_unit(make_bulletin: MakeBulletin, looks: Looks) -> None:
    cover = overview_card(make_bulletin(("notice", {"contacts": ["duong-day"]})), looks, Estimates(), "cover")
    assert "Bản tin thử" in cover.printed.texts
    assert ("113" in cover.printed.texts, "0900 000 000" in cover.printed.texts) == (True, False)


def overview_card(bulletin: Bulletin, looks: Looks, measure: Measure, name: str) -> Card:
    found, diagnostics = recipes(bulletin, looks, ["facebook"], measure)
    assert not diagnostics
    (card,) = (recipe.cards[0] for recipe in found if recipe.path.endswith(f"/{name}.jpg"))
    return card


def test_the_units_emblem_or_else_a_monogram_stands_on_every_card(make_bulletin: MakeBulletin, looks: Looks) -> None:
    month = make_bulletin(("guide", {}))
    emblem = Asset("huy-hieu.png", "/huy-hieu.png", "0" * 64)
    for bulletin, shown in (
        (month, ">VD</text>"),
        (replace(month, emblem=emblem), '<image src="huy-hieu.png" fit="whole"'),
    ):
        found, _ = recipes(bulletin, looks, ["facebook"])
        cards = [recipe.cards[0] for recipe in found if recipe.cards]
        assert cards
        assert all(shown in card.markup for card in cards)
        assert all((emblem in card.assets) is (bulletin.emblem is not None) for card in cards)


def test_whom_we_seek_is_never_cropped(make_bulletin: MakeBulletin, looks: Looks) -> None:
    @dataclass
    class Shaped(Estimates):
        shape: tuple[int, int] = (1, 1)

        def size(self, _picture: Asset, /) -> tuple[int, int]:
            return self.shape

    picture = Asset("anh.jpg", "/anh.jpg", "0" * 64)
    month = make_bulletin(("appeal", {"image": {"file": "anh.jpg", "alt": "Ảnh", "fit": "crop", "focus": [0.1, 0.1]}}))
    month = replace(month, entries=tuple(replace(entry, image=picture) for entry in month.entries))
    for shape in ((1600, 900), (900, 1600), (1000, 1000), (4000, 1000), (1080, 2340)):
        (_, face), *_ = cards_of(listed(month, looks, Shaped(shape)))
        (place,) = re.findall(r'<image [^>]*fit="whole"[^>]*width="(\d+)" height="(\d+)"', face.markup)
        assert "focus=" not in face.markup
        wide, high = map(int, place)
        assert min(wide / high, 3.9) == pytest.approx(min(shape[0] / shape[1], 3.9), rel=0.15), "its own shape"
        assert wide <= 952


def test_a_scene_that_is_not_there_is_told_at_its_line(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found, (told,) = recipes(make_bulletin(("warning", {"scene": "fake-cal"})), looks, ["facebook"])
    assert (told.code, told.hint) == ("unknown-scene", "Có phải «fake-call»?")
    assert any("<scene" in card.markup for recipe in found for card in recipe.cards), "the kind's own is shown"


@pytest.mark.parametrize("channel", ["facebook", "led", "video"])
def test_an_icon_that_is_not_there_is_told_once_with_those_that_are_like_it(
    channel: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    unit = UNIT.model_copy(update={"channels": Channels.model_validate({channel: SETTINGS[channel]})})
    found, (told,) = recipes(make_bulletin(("warning", {"icon": "phone-ringing"}), unit=unit), looks)
    assert told.code == "unknown-icon"
    assert "phone-incoming" in told.hint
    assert found


SETTINGS: Fields = {
    "facebook": {},
    "led": {"boards": [{"id": "cho", "name": "Chợ", "pixels": "384x192", "pitch_mm": "10", "viewing_m": "20"}]},
    "video": {},
}
"""Of each channel that draws."""


def test_an_icon_is_drawn_where_neither_scene_nor_picture_is_asked_for(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    own = {"icon": "bug"}
    picture = {"image": {"file": "anh.jpg", "alt": "Ảnh"}}
    for fields, drawn in ((own, True), (own | {"scene": "health"}, False), (own | picture, False), ({}, False)):
        (_, face), *_ = cards_of(listed(make_bulletin(("guide", fields)), looks, Estimates()))
        assert ('<icon name="bug"' in face.markup) is drawn


@pytest.mark.parametrize(
    ("kind", "fields", "scene"),
    [
        ("warning", {"title": "Giả danh cán bộ gọi điện"}, "fake-call"),
        ("warning", {"title": "Thông báo thông thường"}, "danger"),
        ("warning", {"title": "Thông báo", "led": {"title": "Quét mã QR lạ"}}, "qr-code"),
        ("warning", {"title": "Giả danh cán bộ", "scene": "weather"}, "weather"),
        ("notice", {"title": "Bão số 5 đổ bộ"}, "weather"),
        ("notice", {"title": "Mưa lớn từ đêm nay"}, "weather"),
        ("notice", {"title": "Tổ 8 sẵn sàng sơ tán"}, "weather"),
        ("notice", {"title": "Đường Hùng Vương ngập sâu"}, "weather"),
        ("guide", {"title": "Làm căn cước"}, "document"),
        ("question", {"title": "Giả danh cán bộ"}, "question"),
    ],
)
def test_a_scene_is_the_items_own_or_its_topics_or_its_kinds(
    kind: str, fields: Fields, scene: str, looks: Looks
) -> None:
    scenes = Scenes(POLICE.topics, looks)
    assert scenes.of(KINDS[kind].model_validate(example(kind) | COMMON | fields)) == scene


@pytest.mark.parametrize(
    ("kind", "severity", "wears", "tag", "scene"),
    [
        ("notice", "danger", "beware", "THÔNG BÁO · NGUY HIỂM", "danger"),
        ("notice", "caution", "know", "THÔNG BÁO", "megaphone"),
        ("deadline", "danger", "beware", "THỜI HẠN · KHẨN", "calendar"),
        ("deadline", "caution", "soon", "THỜI HẠN", "calendar"),
        ("appeal", "danger", "beware", "THÔNG BÁO TÌM · KHẨN", "search"),
        ("appeal", "caution", "soon", "THÔNG BÁO TÌM", "search"),
        ("case", "danger", "tale", "VỤ VIỆC", "case-file"),
        ("warning", "danger", "beware", "CẢNH BÁO", "danger"),
        ("warning", "caution", "beware", "CẢNH BÁO", "danger"),
    ],
)
def test_a_danger_that_a_calm_kind_tells_of_is_seen(  # noqa: PLR0917 - what is seen of a kind and how dangerous it is
    kind: str, severity: str, wears: str, tag: str, scene: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    fields = {"title": "Tổ 8 nghe loa phường", "severity": severity, "image": None}
    month = make_bulletin((kind, fields), ("warning", {}), ("warning", {}))
    item = month.entries[0].item
    assert (item.wears, Scenes(POLICE.topics, looks).of(item)) == (wears, scene)
    found, _ = recipes(month, looks, ["facebook"], Holding(9))
    face = next(card for recipe in found for card in recipe.cards if recipe.item == month.entries[0].id)
    assert tag in face.printed.texts
    used = set(re.findall(r'="(\w+)-(?:field|on)\b', face.markup)) - {"beware"}
    assert used <= {wears}, "the colours of one group; a calendar's leaf and a damage are always red"
    assert f'="{wears}-field' in face.markup
    cover = next(recipe.cards[0] for recipe in found if recipe.role is Role.COVER)
    assert f'{wears}-field"' in cover.markup


def test_every_scene_that_bantin_chooses_is_there(looks: Looks) -> None:
    assert {model.default_scene for model in KINDS.values()} | set(POLICE.topics) <= looks.scenes


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


def test_a_place_on_a_card_is_whom_to_ask_and_only_of_a_contact_that_the_item_names(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    places = {"truc-ban": "Số 45, đường Hùng Vương", "duong-day": "vidu.gov.vn"}
    contacts = tuple(one.model_copy(update={"address": places[one.id]}) for one in UNIT.contacts)
    unit = UNIT.model_copy(update={"contacts": contacts})

    def last(*named: str) -> str:
        month = make_bulletin(("notice", {"contacts": named}), unit=unit)
        return cards_of(listed(month, looks, Holding(9)))[-1][1].markup

    assert "Hùng Vương" not in last()
    assert "Liên hệ: Trực ban – Số 45, đường Hùng Vương" in last("truc-ban")
    assert ["map-pin" in last(name) for name in places] == [True, False]
    assert "circle-arrow-right" not in last(*places), "an arrow would send people there"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Báo cho đường dây nóng: 0900.000.000.", "0900 000 000"),
        ("Báo cho đường dây nóng 0900000000 hoặc 113.", "113"),
        ("Gọi số 0900 000 0001.", "113"),
        ("Mời bà con đọc kỹ.", "113"),
    ],
)
def test_the_foot_of_a_card_shows_the_number_that_its_words_name(
    said: str, shown: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    fields = {"answer": ["Có.", said], "contacts": ["truc-ban", "duong-day"]}
    cards = cards_of(listed(make_bulletin(("question", fields)), looks, Holding(1)))
    dialled = {said in unescape(card.markup): card.printed.texts[-1] for _, card in cards}
    assert dialled == {False: "113", True: shown}
