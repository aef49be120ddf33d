"""Further cards: each thing in the shape that it has, nothing twice, and what only the first card may say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bantin.channels.facebook.pages import Page, paged
from bantin.content.reading.themes import read_themes
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.kinds import KINDS
from bantin.model.recipe import TextFile
from bantin.model.sample import Fields
from bantin.model.words.words import Words, WordSet
from tests.fixtures.examples import example
from tests.rooms.channels.conftest import UNIT
from tests.rooms.channels.facebook.cards import NUMBERS, Holding, cards_of, listed

MakeBulletin = Callable[..., Bulletin]


class OneList(Estimates):
    """Takes a card to hold one list; tricks in letters of less than 64 pixels."""

    def fits(self, card: Card, /) -> bool:
        lists = {path.partition(".")[0] for path in card.printed.sources if path.endswith(".0")}
        large = "tricks" in lists and 'sizes="64"' in card.markup
        return card.look == "facebook/closing.xml" or (len(lists) <= 1 and not large)


def markups(month: Bulletin, looks: Looks, count: int = 9) -> list[str]:
    """Write the markup of an item's cards, which hold no more than some entries."""
    return [card.markup for _, card in cards_of(listed(month, looks, Holding(count)))]


@pytest.mark.parametrize(("count", "words", "columns"), [(3, "chữ " * 15, 1), (9, "Gõ tên.", 2), (9, "chữ " * 20, 1)])
def test_steps_are_tiles_and_many_short_ones_stand_in_two_columns(
    count: int, words: str, columns: int, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    cards = "".join(markups(make_bulletin(("guide", {"steps": [words] * count, "note": None})), looks)[1:])
    tiles = re.findall(r'<row(?: grow="1")? background="floor-pill" radius="20"( width="469")?>', cards)
    paired = count // 2 * 2 if columns > 1 else 0
    assert tiles == [' width="469"'] * paired + [""] * (count - paired), "one that is left over has the whole width"


def test_what_stands_alone_is_a_poster_with_its_number_as_large_as_the_card(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    none: dict[str, Any] = {"signs": [], "if_victim": [], "addresses": []}
    lone = none | {"title": "Một tiêu đề", "summary": "Một tiêu đề.", "tricks": ["Khói vào sau **30 giây**."]}
    *_, poster = markups(make_bulletin(("warning", lone)), looks)
    assert ">30 giây</text>" in poster
    *_, led = markups(make_bulletin(("warning", lone | {"summary": "Một tóm tắt."})), looks)
    assert ">30 giây</text>" not in led, "it is a line below the summary"


def scenes(card: str) -> list[str]:
    """List the scenes that a card draws."""
    return re.findall(r'<scene name="([^"/]+)"', card)


def few(count: int) -> Callable[[Page], bool]:
    """Take a page to hold no more than some entries and summaries."""
    return lambda page: sum(bool(text) for text in page.said) <= count


def pages_of(kind: str, **fields: Any) -> list[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 - what items are made of
    item = KINDS[kind].model_validate(example(kind) | fields)
    return [(page.summary, tuple(page.said[1:])) for page in paged(item, few(2))]


def test_a_further_card_has_the_list_rather_than_the_summary_alone() -> None:
    said = {"title": "Hạn nộp", "summary": "Ai từ 65 tuổi thì nộp.", "todo": ["Mang thẻ.", "Gọi trạm."]}
    assert pages_of("deadline", **said) == [("Ai từ 65 tuổi thì nộp.", ()), ("", ("Mang thẻ.", "Gọi trạm."))]


def test_a_summary_that_repeats_what_cards_say_stands_on_none() -> None:
    said = {"title": "Hạn nộp thẻ", "todo": ["Mang thẻ.", "Gọi trạm trước 8 giờ."]}
    assert pages_of("deadline", **said, summary="Gọi trạm trước, mang thẻ.") == [("", tuple(said["todo"]))]
    assert pages_of("deadline", **said, summary="Gọi trạm trước 9 giờ.")[0][0], "a new number is said"


def test_a_title_that_answers_what_the_page_asks_is_louder_than_the_question(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    asked = {"title": "Định danh mức 2: chỉ cần đến xã", "facebook": {"title": "Làm định danh mức 2 ở đâu?"}}
    face, *_ = markups(make_bulletin(("guide", asked)), looks)
    assert re.search(r'sizes="64 48 40"[^>]*>Làm định danh mức 2 ở đâu\?<', face)
    assert re.search(r'sizes="84 64 48"[^>]*>Chỉ cần đến xã<', face)
    warns, *_ = markups(make_bulletin(("warning", asked)), looks)
    assert "Chỉ cần đến xã" not in warns, "what to do stands below it"


@pytest.mark.parametrize(("value", "page"), [("14", 0), ("15", 1)])
def test_a_chart_of_another_story_stands_on_another_card(
    value: str, page: int, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    points = [{"label": "Tháng 10", "value": "5"}, {"label": "Tháng 11", "value": "14"}]
    series = {"title": "Số người mắc", "chart": "line", "points": points}
    month = make_bulletin(("figures", {"values": [{"label": "người mắc", "value": value}], "series": series}))
    assert ["<chart" in card for card in markups(month, looks)].index(True) == page


def test_a_day_that_the_message_says_stands_on_no_plate(make_bulletin: MakeBulletin, looks: Looks) -> None:
    told = {"summary": "Tiêm miễn phí ngày 28/12.", "text": ["Mang sổ."]}
    plates = [
        re.findall(r">28/12</text>", markups(make_bulletin(("notice", told | {"title": title})), looks)[0])
        for title in ("Đưa bé đi tiêm", "Đưa bé đi tiêm ngày 28/12")
    ]
    assert [len(plate) for plate in plates] == [1, 0]


def test_one_step_is_a_plate_with_its_number_and_no_list_of_one(make_bulletin: MakeBulletin, looks: Looks) -> None:
    unit = UNIT.model_copy(update={"contacts": NUMBERS, "default_contacts": ("thuong",)})
    one = {"steps": ["Gọi 1900 6769, đọc mã khách hàng."], "contacts": [], "note": None}
    face, *_ = markups(make_bulletin(("guide", one), unit=unit), looks)
    assert ">Gọi 1900 6769</text>" in face
    assert ">Đọc mã khách hàng.</text>" in face
    assert ">1</text>" not in face


@pytest.mark.parametrize(
    ("kind", "fields", "list_"),
    [
        ("warning", {"tricks": ["Nước ngấm dưới chân đê."], "if_victim": ["Rời khỏi chân đê."]}, "tricks"),
        ("warning", {"tricks": ["Nước ngấm dưới chân đê.", "Đất rùng."], "if_victim": ["Rời đê."]}, "if_victim"),
        ("case", {"story": ["Lửa bén từ bếp sang vách."]}, "story"),
        ("guide", {"steps": ["Quay van ngược chiều kim đồng hồ."], "note": "Van hay kẹt."}, "steps"),
        ("service", {"how": ["Đưa giấy hẹn cho người trực."]}, "how"),
    ],
)
def test_a_list_of_one_has_no_number_on_cards_and_in_their_alternative_texts(
    kind: str, fields: Fields, list_: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    month = make_bulletin((kind, {"image": None, "signs": []} | fields if kind == "warning" else fields))
    numbered = rf'>1</text>(?:(?!source=).)*source="{list_}\.0"'
    for count in (1, 2, 9):
        cards = markups(month, looks, count)
        assert any(f'source="{list_}.0"' in card for card in cards)
        assert not [card for card in cards if re.search(numbered, card, re.DOTALL)]
    alts = [recipe.alt or "" for recipe in listed(month, looks, Holding(9))]
    line = fields[list_][0]
    assert any(line in alt for alt in alts)
    assert not [alt for alt in alts if f"1. {line}" in alt]
    two = make_bulletin((kind, fields | {list_: [line, "Sau đó một ý nữa."]}))
    assert any(re.search(numbered, card, re.DOTALL) for card in markups(two, looks, 9)), "planted: two are numbered"


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_short_answer_stands_whole_below_its_question(
    count: int, make_bulletin: MakeBulletin, looks: Looks, repository: Path
) -> None:
    theme = read_themes(repository)[0]["navy"]

    def answers(*lines: str) -> list[set[str]]:
        asked = {"title": "Tôi nộp hộ mẹ được không?", "answer": lines, "image": None}
        month = replace(make_bulletin(("question", asked)), theme=theme)
        cards = [card.printed.sources for _, card in cards_of(listed(month, looks, Measurements()))]
        return [{path for path in card if path.startswith("answer")} for card in cards]

    lines = ["**Được.** Đến trước 11 giờ.", "Nhớ mang sổ cũ.", "Đừng nhờ người lạ."]
    assert answers(*lines[:count]) == [{f"answer.{n}" for n in range(count)}]
    assert len(answers(lines[0], "Nói thêm " * 10, "Nói thêm " * 10)) > 1


@pytest.mark.parametrize(
    ("kind", "fields", "large"),
    [
        (
            "notice",
            {"text": ["Đường còn ướt.", "Xe con đi được.", "Xe tải đi vòng.", "Đêm có đèn."]},
            ["text.2", "text.3"],
        ),
        ("notice", {"text": ["Đường còn ướt.", "Xe con đi được.", "Xe tải đi vòng " * 5, "Đêm có đèn " * 5]}, []),
        (
            "guide",
            {"steps": ["Rút chốt.", "Bóp van.", "Phun vào gốc lửa."], "note": "Kim đỏ là hết."},
            ["summary", "note"],
        ),
    ],
)
def test_few_words_are_the_whole_card_in_the_largest_letters(
    kind: str, fields: Fields, large: list[str], make_bulletin: MakeBulletin, looks: Looks
) -> None:
    told = {"title": "Mở lại đường qua đèo", "summary": "Mười hai ngày sau mưa, đường mở lại.", "image": None}
    month = make_bulletin((kind, told | fields))
    *_, last = cards_of(listed(month, looks, Holding(2) if kind == "notice" else Holding(3)))
    assert re.findall(r'sizes="84 64 48"[^>]*source="([^"]+)"', last[1].markup) == large
    assert not large or large == [path for path in last[1].printed.sources if not path.startswith("unit.yaml")]


def test_a_card_of_few_words_has_larger_letters_than_its_neighbours(make_bulletin: MakeBulletin, looks: Looks) -> None:
    told = {"tricks": ["Đất rùng mình " * 12] * 4, "signs": ["Cây nghiêng.", "Nước suối đục.", "Nứt tường.", "Đá lăn."]}
    month = make_bulletin(("warning", told | {"if_victim": [], "addresses": [], "advice": ["Rời đi."], "image": None}))
    cards = [card.markup for _, card in cards_of(listed(month, looks, OneList()))]
    sizes = {path: size for card in cards for size, path in re.findall(r'sizes="([^"]+)"[^>]*source="(\w+)\.0"', card)}
    assert sizes["signs"] == "64"
    assert sizes["tricks"] == "48"


GENERIC = {"masked", "checklist", "people", "danger"}
"""Scenes that would be as true of any other item."""


@pytest.mark.parametrize("kind", KINDS)
def test_further_cards_draw_the_items_own_thing_once_or_nothing(
    kind: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    drawn = [scene for card in markups(make_bulletin((kind, {"image": None})), looks, 2) for scene in scenes(card)]
    assert len(set(drawn)) == len(drawn), "the first card's stands on no other"
    assert not GENERIC.intersection(drawn[1:])


@pytest.mark.parametrize(
    ("kind", "fields", "face", "further"),
    [
        ("notice", {"title": "Cấm xe tải qua cầu Suối Đỏ để sửa cầu"}, ["road"], []),
        ("notice", {"title": "Tiền điện giảm cho hộ bị lũ"}, ["electricity"], []),
        ("notice", {"title": "Loa báo lúc 5 giờ", "summary": "Bão vào đêm nay."}, ["megaphone"], []),
        ("notice", {"title": "Loa báo lúc 5 giờ", "summary": "Bão vào đêm nay.", "scene": "weather"}, ["weather"], []),
        ("warning", {"title": "Mạo danh thợ điện thay công tơ", "tricks": ["Gõ cửa."] * 5}, ["impostor"], []),
        ("deadline", {"title": "Hạn nộp thuế đất", "todo": ["Mang giấy."] * 4}, [], ["tax"]),
        ("notice", {"title": "Sửa cầu", "image": {"file": "anh.jpg", "alt": "Ảnh"}}, [], ["road"]),
    ],
)
def test_what_the_first_card_draws_no_further_card_draws_again(  # noqa: PLR0917 - an item and its drawings
    kind: str, fields: Fields, face: list[str], further: list[str], make_bulletin: MakeBulletin, looks: Looks
) -> None:
    told = {"summary": "Một tóm tắt.", "image": None}
    lists: Fields = {"notice": {"text": [f"Đoạn {n}." for n in range(4)]}}.get(kind, {})
    unit = UNIT.model_copy(update={"words": Words(set=WordSet.NEUTRAL)})
    first, *more = markups(make_bulletin((kind, told | lists | fields), unit=unit), looks, 2)
    assert scenes(first) == face
    assert [scene for card in more for scene in scenes(card)] == further


def test_no_two_items_draw_the_same_where_each_has_a_thing_of_its_own(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    lists = {"summary": "Đến trước khi hết hạn.", "todo": ["Mang giấy đến.", "Gọi trước.", "Ký tên."], "image": None}
    titles = ["Hạn nộp thuế đất", "Hạn đăng ký tiêm", "Hạn nhập học lớp 1", "Hạn đổi hợp đồng điện"]
    drawn = []
    for title in titles:
        _, *more = markups(make_bulletin(("deadline", lists | {"title": title})), looks, 2)
        drawn += [scene for card in more for scene in re.findall(r'<scene name="([^"/]+)"', card)]
    assert drawn == ["tax", "vaccine", "school", "electricity"]


def test_a_thing_that_no_scene_shows_is_not_drawn(make_bulletin: MakeBulletin, looks: Looks) -> None:
    lists = {"todo": ["Lau đàn.", "Mang phiếu.", "Ký tên."], "image": None}
    told = {"title": "Hạn trả nhạc cụ", "summary": "Trả đàn trước khi hết hạn."}
    _, *more = markups(make_bulletin(("deadline", lists | told)), looks, 2)
    assert more
    assert "<scene" not in "".join(more)


@pytest.mark.parametrize("kind", ["notice", "service"])
def test_heads_of_further_cards_say_what_is_on_them(kind: str, make_bulletin: MakeBulletin, looks: Looks) -> None:
    lists = {"text": [f"Đoạn {n} nói thêm." for n in range(1, 6)]} if kind == "notice" else {}
    _, *more = markups(make_bulletin((kind, lists | {"image": None})), looks, 3)
    assert more
    assert "unit.yaml#words.cards.text" not in "".join(more), "«Thông tin cần biết» is true of any card"


def test_times_of_a_service_are_headed_by_what_they_are(make_bulletin: MakeBulletin, looks: Looks) -> None:
    how = ["Thứ Hai đến thứ Sáu: 7h30–17h", "Thứ bảy: 7h30–11h"]
    found = listed(make_bulletin(("service", {"how": how, "image": None})), looks, Holding(9))
    post = next(recipe.what.content for recipe in found if isinstance(recipe.what, TextFile))
    assert "Thời gian" in " ".join(text for _, card in cards_of(found) for text in card.printed.texts)
    assert "THỜI GIAN" in post
    assert "Thời gian:" in " ".join(recipe.alt or "" for recipe in found)
    unit = UNIT.model_copy(update={"words": Words.model_validate({"cards": {"text": "Ở đâu?"}})})
    places = ("notice", {"text": ["Nhà văn hóa.", "Trường học.", "Trạm y tế."], "image": None})
    assert ">Ở đâu?</text>" in "".join(markups(make_bulletin(places, unit=unit), looks, 2)), "a unit may name them"


def test_a_card_of_paragraphs_begins_with_the_first_of_them_which_it_says_once(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    told = {"title": "Lịch tiêm", "text": [f"Đoạn {n} nói thêm." for n in range(1, 6)], "image": None}
    cards = markups(make_bulletin(("notice", told)), looks, 3)
    places = [place for card in cards for place in re.findall(r'source="text\.(\d)"', card)]
    assert places == list("01234")


def test_a_card_that_goes_on_with_a_list_says_so(make_bulletin: MakeBulletin, looks: Looks) -> None:
    rows = [f"Xã thứ {n}: từ 5 giờ ngày {n}/11, bà con đắp bờ, khơi mương trước một ngày." for n in range(1, 9)]
    told = {"title": "Lịch mở cống", "text": rows, "image": None}
    cards = markups(make_bulletin(("notice", told)), looks, 3)
    assert "(tiếp)" not in cards[1]
    assert "Lịch mở cống (tiếp)" in cards[2]


def test_what_was_seized_is_no_damage(make_bulletin: MakeBulletin, looks: Looks) -> None:
    story = {"title": "Kích điện bắt cá bị phạt", "story": ["Tổ tuần tra thu giữ 6 kg cá."], "damage": "6 kg cá"}
    first = cards_of(listed(make_bulletin(("case", story)), looks, Measurements()))[0][1]
    assert "6 kg cá" in first.printed.texts
    assert "Thiệt hại" not in first.printed.texts
    assert "Tang vật" in first.printed.texts, "a thing in large letters without a name tells nothing"


def test_a_story_that_cost_nothing_shows_no_loss_in_red(make_bulletin: MakeBulletin, looks: Looks) -> None:
    def color(damage: str) -> str:
        bulletin = make_bulletin(("case", {"damage": damage}))
        first = cards_of(listed(bulletin, looks, Measurements()))[0][1]
        found = re.search(r'color="([^"]+)"[^>]*source="damage"', first.markup)
        assert found is not None
        return found[1]

    assert color("Không ai bị thương.") != color("Hai nhà tốc mái")
    assert color("Không ai bị thương, cháy 3 gian bếp") == color("Hai nhà tốc mái")


@pytest.mark.parametrize(
    ("rest", "heading"),
    [
        (["Mang thẻ căn cước.", "Nếu mất sổ, bạn báo trước một ngày."], "todo"),
        (["Máy đo đúng thì người hỏi trả phí kiểm định.", "Phí là 60.000 đồng."], "answer"),
    ],
)
def test_the_rest_of_an_answer_is_headed_by_what_it_is(
    rest: list[str], heading: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    asked = ("question", {"title": "Có được đo lại không?", "answer": ["**Được.** Mời bạn tới.", *rest], "image": None})
    _, *more = markups(make_bulletin(asked), looks, 2)
    goes_on = " (tiếp)" if heading == "answer" else ""
    assert f">{getattr(UNIT.wording.cards, heading)}{goes_on}</text>" in "".join(more)


def test_a_unit_with_which_the_label_begins_is_said_once(make_bulletin: MakeBulletin, looks: Looks) -> None:
    values = [
        {"label": "hộ đã dùng", "value": "1.200", "unit": "hộ"},
        {"label": "giờ mất điện", "value": "2,4", "unit": "giờ"},
        {"label": "Tiền đã trả", "value": "5,5", "unit": "tỷ"},
    ]
    found = listed(make_bulletin(("figures", {"values": values, "series": None})), looks, Measurements())
    texts = [text for _, card in cards_of(found) for text in card.printed.texts]
    assert {"1.200", "hộ đã dùng", "2,4", "giờ mất điện", "5,5", "tỷ"} <= set(texts)
    assert not {"hộ", "giờ"} & set(texts)


def test_a_timetable_stands_on_one_card_in_two_columns(make_bulletin: MakeBulletin, looks: Looks) -> None:
    days = ("Hai", "Ba", "Tư", "Năm", "Sáu")
    text = [f"Thứ {day}: sáng 7h30–11h30, chiều 13h30–17h, nghỉ trưa hai tiếng." for day in days]
    face, further = markups(make_bulletin(("notice", {"text": text, "image": None})), looks, 5)
    assert "text.0" not in face, "half of a timetable is read as all of it"
    for at, day in enumerate(days):
        assert re.search(rf'source="text.{at}">Thứ {day}</text>', further)
    assert "Thứ Hai:" not in further


def test_a_line_that_says_when_among_others_that_do_not_is_prose(make_bulletin: MakeBulletin, looks: Looks) -> None:
    text = ["Thứ Hai: nghỉ.", "Mang theo căn cước.", "Ký vào sổ.", "Nhận giấy hẹn."]
    told = "".join(markups(make_bulletin(("notice", {"text": text, "image": None})), looks, 2))
    assert "Thứ Hai: nghỉ." in told


LONG_TITLE = "Lịch tạm ngừng cấp điện để sửa chữa lớn đường dây và các trạm biến áp trên địa bàn bốn xã"
LONG_SUMMARY = "Điện lực tạm ngừng cấp điện theo lịch của từng xã để thi công, " * 3 + "trời mưa to thì hoãn."


def headings(card: str) -> list[str]:
    """List what stands in large letters above the floor of a further card."""
    return re.findall(r'<text style="message"[^>]*>([^<]*)</text>', card)


@pytest.mark.parametrize("kind", ["notice", "service", "deadline", "warning", "guide", "case"])
def test_a_further_card_is_headed_by_a_name_and_never_by_a_paragraph(
    kind: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    _, *further = markups(make_bulletin((kind, {"title": LONG_TITLE, "summary": LONG_SUMMARY, "image": None})), looks)
    found = [said for card in further for said in headings(card)]
    assert found
    assert not [said for said in found if len(said) > 56], found
    assert LONG_SUMMARY.split(",", maxsplit=1)[0] in "".join(further), "it stands below the heading"


def test_numbers_of_cases_stand_under_no_heading_of_tricks(make_bulletin: MakeBulletin, looks: Looks) -> None:
    tricks = ["Gọi từ số lạ, đọc đúng tên và mã khách hàng.", "Gửi đường dẫn lạ, yêu cầu quét khuôn mặt."] * 2
    rest: Fields = {"tricks": tricks, "signs": [], "if_victim": [], "advice": ["Cúp máy."], "image": None}
    counted = {"summary": "Trong tháng, bốn gia đình bị gọi, một gia đình mất 45 triệu đồng."}
    told = {"summary": "Người lạ gọi điện, nói con đang nằm ở khoa cấp cứu."}
    first, other = ("".join(markups(make_bulletin(("warning", rest | one)), looks)) for one in (counted, told))
    assert 'source="unit.yaml#words.cards.situation"' in first
    assert 'source="unit.yaml#words.cards.situation"' not in other


def test_prices_are_one_table_and_no_step_of_them_stands_for_all(make_bulletin: MakeBulletin, looks: Looks) -> None:
    values = [{"label": f"Bậc {n}", "value": str(1000 * n), "unit": "đồng/kWh"} for n in range(1, 6)]
    face = markups(make_bulletin(("figures", {"values": values, "series": None})), looks)[0]
    assert all(f"values.{n}.value" in face for n in range(5))
    sizes = set(re.findall(r'size="(\d+)"[^>]*source="values\.\d\.value"', face))
    assert len(sizes) == 1, "the first is as large as the others"
    assert face.count("đồng/kWh</text>") == 1, "the unit is said once"


def test_sums_below_each_other_are_of_one_size(make_bulletin: MakeBulletin, looks: Looks) -> None:
    sums = (("Tổng thu", "186.400.000"), ("Đã chi", "141.250.000"), ("Còn lại", "45.150.000"))
    values = [{"label": label, "value": value, "unit": "đồng"} for label, value in sums]
    face = markups(make_bulletin(("figures", {"values": values, "series": None})), looks)[0]
    sizes = re.findall(r'size="(\d+)"[^>]*source="values\.[12]\.value"', face)
    assert len(sizes) == 2
    assert len(set(sizes)) == 1


def test_one_source_of_all_figures_is_said_on_one_card(make_bulletin: MakeBulletin, looks: Looks) -> None:
    values = [
        {"label": f"{'ABCDEFGH'[n - 1]} {'rất dài ' * n}", "value": str(n), "source": "Phòng Kế toán"}
        for n in range(1, 9)
    ]
    cards = markups(make_bulletin(("figures", {"values": values, "series": None, "sources": []})), looks)
    assert len(cards) > 1
    assert "".join(cards).count("Phòng Kế toán") == 1


def test_a_list_that_only_forbids_is_headed_so(make_bulletin: MakeBulletin, looks: Looks) -> None:
    forbids = ["Không mở đường dẫn lạ trong tin nhắn.", "Không chuyển tiền cho người chưa gặp bao giờ."]
    for advice, headed in ((forbids, True), ([*forbids, "Gọi lại số chính thức để hỏi."], False)):
        whole = {"advice": ["Gọi 113 ngay khi nghi ngờ.", "Báo cho người thân.", "Ghi lại số máy.", *advice]}
        cards = "".join(markups(make_bulletin(("warning", whole)), looks)[1:])
        assert ("words.cards.avoid" in cards) is headed


def test_what_is_said_of_each_place_stands_in_two_columns(make_bulletin: MakeBulletin, looks: Looks) -> None:
    text = ["Xã Nam Sơn: từ 5 giờ ngày 14/12.", "Xã Hòa Bình: từ 5 giờ ngày 16/12.", "Không tắm trong giờ ấy."]
    cards = "".join(markups(make_bulletin(("notice", {"text": text})), looks))
    assert ">Xã Nam Sơn</text>" in cards
    assert ">Từ 5 giờ ngày 14/12.</text>" in cards
    assert ">Không tắm trong giờ ấy.</text>" in cards


def test_a_further_card_tells_no_figure_that_the_first_has_told(make_bulletin: MakeBulletin, looks: Looks) -> None:
    values = [{"label": "Lượt khám", "value": "128.640"}]
    said = "Bệnh viện điều trị nội trú 14.205 lượt; đã khám 128.640 lượt."
    cards = markups(make_bulletin(("figures", {"values": values, "series": None, "summary": said})), looks)
    assert "14.205" in "".join(cards)
    assert "".join(cards).count("128.640") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_place_of_a_value_is_no_address_that_is_written_apart(
    kind: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    places = re.findall(r'source="([^"]*)"', "".join(markups(make_bulletin((kind, {})), looks)))
    assert any(place.startswith("unit.yaml#") for place in places)
    assert not [place for place in places if "[.]" in place], "clicks on cards would lead nowhere"
