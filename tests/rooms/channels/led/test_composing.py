"""What boards say in letters of a few sizes, and whose words they take where others are too long."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from bantin.making.cards.layouts import process_fonts
from bantin.model.diagnostic import Diagnostic, Severity
from bantin.model.loop import Loop
from bantin.sight.legibility import LINE_SHARE
from tests.rooms.channels.led.boards import LONG, board, said
from tests.rooms.channels.led.test_planning import runs_of

Plan = Callable[..., tuple[list[Loop], list[Diagnostic]]]

SHORTER_TITLE = "Hạn nộp thuế sử dụng đất"

LONGER_TITLE = f"{SHORTER_TITLE} phi nông nghiệp đợt hai của năm nay và năm sau"


def test_letters_smaller_than_all_others_are_told_with_the_words_to_drop(plan: Plan) -> None:
    led = {"title": LONGER_TITLE}
    _, found = plan(("notice", {"led": led, "summary": LONG}), on=board("256x128", viewing_m=12))
    [told] = [one for one in found if one.code != "headline-only"]
    assert (told.code, told.severity) == ("small-on-board", Severity.NOTE)
    [(kept, words, source, rest)] = re.findall(
        r"còn chỗ cho (\d+) trong (\d+) chữ «(.+?)», bớt từ «(.+?)»", told.message
    )
    assert source == "led: title"
    assert " ".join(led["title"].split()[int(kept) : int(words)]).startswith(rest.removesuffix(" …"))
    led["title"] = " ".join(led["title"].split()[: int(kept)])
    _, found = plan(("notice", {"led": led, "summary": LONG}), on=board("256x128", viewing_m=12))
    assert not [one for one in found if one.code != "headline-only"]


ASKED: dict[str, Any] = {
    "title": "Không có hộ khẩu thường trú ở tỉnh, tôi có được mượn sách về nhà không?",
    "summary": "Nhiều công nhân, sinh viên ở trọ hỏi việc này. Được, chỉ cần có nơi ở hiện tại trên VNeID và đặt cọc.",
    "question": "Tôi có làm thẻ và mượn sách về nhà được không?",
    "answer": [
        "Được. Bạn đọc không có đăng ký thường trú tại tỉnh vẫn được làm thẻ và mượn sách về nhà như mọi người."
    ],
}


@pytest.mark.parametrize("pixels", ["384x192", "256x128", "320x160"])
@pytest.mark.parametrize(
    ("kind", "fields"), [("question", ASKED), ("notice", {"title": LONGER_TITLE, "summary": LONG})]
)
def test_a_hint_to_small_letters_is_obeyed_once(kind: str, fields: dict[str, Any], pixels: str, plan: Plan) -> None:
    fields, told = dict(fields), ""
    for _ in range(3):
        _, found = plan((kind, fields), on=board(pixels, viewing_m=16))
        small = [one.message for one in found if one.code == "small-on-board"]
        assert not (small and told), "what it promised has room"
        if not small:
            return
        [told] = small
        ways = re.findall(r"còn chỗ cho (\d+) trong \d+ chữ «(.+?)»", told)
        if own := re.search(r"không quá (\d+) chữ ở «led: text»", told):
            fields["led"] = {**fields.get("led", {}), "text": " ".join(ASKED["summary"].split()[-int(own[1]) :])}
            continue
        if not ways:
            assert "viết lại cả «led: title» lẫn «led: text» ngắn hơn" in told
            return
        [(kept, source)] = ways
        field = "title" if source.endswith("title") else "text"
        led = dict(fields.get("led", {}))
        written = led.get(field) or fields["title" if field == "title" else "summary"]
        fields["led"] = led | {field: " ".join(written.split()[: int(kept)])}


@pytest.mark.parametrize("title", ["Tìm bé gái đi lạc", "Ai thấy bé gái áo đỏ?"])
def test_an_appeal_is_called_one_whatever_its_title_begins_with(title: str, plan: Plan) -> None:
    [loop], _ = plan(("appeal", {"led": {"title": title, "text": "Gọi 113"}}))
    first = next(phase for phase in loop.phases if phase.item)
    assert (first.card.printed.texts[0], said(first)[0]) == ("THÔNG BÁO TÌM", title)


def test_a_title_too_long_for_a_board_gives_way_to_its_films(plan: Plan) -> None:
    text = "Nộp tại kho bạc hoặc cổng dịch vụ công quốc gia, chậm thì trả thêm"
    title = f"{LONGER_TITLE} của mọi hộ kinh doanh"
    fields = {"title": title, "video": {"title": "Hạn nộp thuế đất"}, "led": {"text": text}}
    [loop], [told] = plan(("notice", fields), on=board("256x128", viewing_m=12))
    assert [said(phase) for phase in loop.phases if phase.item] == [("Hạn nộp thuế đất", text)]
    assert (told.code, "01-notice" in told.message) == ("summary-off-board", True)
    shorter = {"title": SHORTER_TITLE, "led": {"text": "Gọi 113"}}
    [loop], told_now = plan(("notice", fields | shorter), on=board("256x128", viewing_m=12))
    assert SHORTER_TITLE in {text for phase in loop.phases for text in phase.card.printed.texts}
    assert not told_now


@pytest.mark.parametrize(
    ("film", "shown"),
    [
        ("**Được** dùng thay bản giấy.", ("Được.", "Dùng thay bản giấy.")),
        ("Dùng thay bản giấy.", ("Được.", "Dùng thay bản giấy.")),
        (LONG, ("Được.", "Giấy tờ điện tử thay cho bản giấy khi đi đường.")),
    ],
)
def test_an_answer_is_as_short_as_its_films(film: str, shown: tuple[str, ...], plan: Plan) -> None:
    question = {
        "title": "Giấy tờ điện tử có thay bản giấy không?",
        "answer": ["**Được.** Giấy tờ điện tử thay cho bản giấy khi đi đường."],
        "video": {"text": film},
    }
    [loop], told = plan(("question", question))
    assert [said(phase)[1:] for phase in loop.phases if phase.item][-1] == shown, "below what was asked"
    assert not told


@pytest.mark.parametrize("pixels", ["960x320", "384x192", "256x128", "512x96", "160x320"])
def test_the_last_day_is_the_largest_below_what_is_due_and_on_no_further_picture(pixels: str, plan: Plan) -> None:
    [loop], _ = plan(("deadline", {"title": SHORTER_TITLE, "summary": LONG}), on=board(pixels, viewing_m=12))
    first, *others = (phase for phase in loop.phases if phase.item)
    sizes = {run.text: run.font.size for run in runs_of(first.card)}
    assert sizes["Đến 15/12"] == max(sizes.values()), sizes
    assert said(first)[0] == "Nộp thuế sử dụng đất", "the field says «HẠN CUỐI»"
    assert not any("Đến 15/12" in said(phase) for phase in others), "the day is of what the title tells to do"


@pytest.mark.parametrize("pixels", ["960x320", "384x192", "256x128", "320x160", "160x320"])
def test_what_follows_a_deadline_has_its_subject_and_not_its_day(pixels: str, plan: Plan) -> None:
    due = "Nộp hồ sơ miễn, giảm học phí trước ngày 15/12"
    late = "Hồ sơ gửi sau không được xét; tiền trả trước ngày 31/12."
    [loop], _ = plan(("deadline", {"title": due, "led": {"text": late}}), on=board(pixels, viewing_m=12))
    for phase in loop.phases:
        texts = said(phase)
        if phase.item and any(text in late for text in texts):
            assert "Đến 15/12" not in texts or due.removesuffix(" trước ngày 15/12") in texts, texts
            assert any(text != "" and due.startswith(text) for text in phase.card.printed.texts), (
                phase.card.printed.texts
            )


def test_the_year_of_a_last_day_stands_where_it_is_another(plan: Plan) -> None:
    [loop], _ = plan(("deadline", {"date": "2025-01-15"}))
    assert "Đến 15/01/2025" in {text for phase in loop.phases for text in said(phase)}


STANDING = ["960x320", "384x192", "256x128", "768x128", "160x320"]


@pytest.mark.parametrize("pixels", STANDING)
def test_a_word_that_answers_stands_with_what_goes_on(pixels: str, plan: Plan) -> None:
    question = {"title": "Giấy tờ điện tử có thay bản giấy không?", "answer": ["Được. Chỉ đưa màn hình khi kiểm tra."]}
    [loop], _ = plan(("question", question), on=board(pixels, viewing_m=12))
    answers = [said(phase) for phase in loop.phases if phase.item and "Được." in said(phase)]
    assert answers
    assert all("Chỉ đưa màn hình" in " ".join(answer) for answer in answers), answers


@pytest.mark.parametrize("pixels", STANDING)
def test_no_picture_has_only_a_short_headline_that_the_next_one_repeats(pixels: str, plan: Plan) -> None:
    [loop], _ = plan(("notice", {"led": {"title": "Giữ mái nhà", "text": LONG}}), on=board(pixels, viewing_m=12))
    shown = [said(phase) for phase in loop.phases if phase.item]
    assert all(phase[0] == "Giữ mái nhà" and len(phase) > 1 for phase in shown), shown


@pytest.mark.parametrize("pixels", STANDING)
def test_a_number_to_call_and_a_headline_alone_fill_their_picture(pixels: str, plan: Plan) -> None:
    on = board(pixels, viewing_m=12)
    [loop], _ = plan(("appeal", {"led": {"title": "Ai biết cụ ông đi lạc ở chợ?"}, "contact": "duong-day"}), on=on)
    for phase in loop.phases:
        runs = [run for run in runs_of(phase.card) if run.text in " ".join(said(phase))]
        if any(run.text.startswith("Gọi") for run in runs) or len(said(phase)) == 1:
            font = process_fonts()
            widest = max(font.ink(run.font, run.text)[2] for run in runs)
            room = on.width - min(run.x for run in runs)
            high = sum(run.font.size for run in runs) * LINE_SHARE
            assert widest >= 0.7 * room or high >= 0.6 * on.height, (phase.picture, widest, room, high)
