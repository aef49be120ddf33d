"""What boards say in letters of a few sizes, and whose words they take where others are too long."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bantin.making.cards.layouts import layout_of
from bantin.model.diagnostic import Diagnostic, Severity
from bantin.model.frame import TextRun
from bantin.model.loop import Loop
from bantin.sight.legibility import CAPITAL_SHARE
from tests.fixtures.proofs import some
from tests.rooms.channels.led.boards import LONG, board

Plan = Callable[..., tuple[list[Loop], list[Diagnostic]]]

ITEMS = (
    ("Cảnh giác", "Gọi 113"),
    ("Giả danh Công an", "Đừng cài ứng dụng từ đường dẫn lạ"),
    ("Gọi video cũng giả được", "Gọi lại số quen trước khi chuyển tiền"),
    ("Làm thẻ bảo hiểm y tế cho bé", "Tại dichvucong.gov.vn"),
    ("Đi khám", "Rửa ngay vết cắn với xà phòng dưới vòi nước 15 phút, rồi đi khám trong ngày để bác sĩ chỉ định tiêm."),
)

LONG_TITLE = "Hạn nộp thuế sử dụng đất phi nông nghiệp đợt hai của năm nay"
"""It fills a board."""

LONGER_TITLE = f"{LONG_TITLE} và năm sau"


def sizes_of(loop: Loop) -> tuple[set[int], set[int]]:
    """Return the sizes of the headlines of a loop, and of what stands below them."""
    found: tuple[set[int], set[int]] = set(), set()
    for phase in loop.phases:
        if phase.item:
            for run in layout_of(phase.card).frame.marks:
                if isinstance(run, TextRun) and not run.text.isupper():
                    found[run.color[:3] == (255, 255, 255)].add(run.font.size)
    return found


@pytest.mark.parametrize(
    ("pixels", "share"),
    some([("384x192", 0.1), ("960x320", 0.1), ("512x96", 0.15), ("256x128", 0.1), ("160x320", 0.08)], 2),
)
def test_a_loop_has_two_sizes_of_headlines_and_its_second_lines_are_none_smaller(
    pixels: str, share: float, plan: Plan
) -> None:
    on = board(pixels, viewing_m=12)
    items = (("notice", {"led": {"title": title, "text": text}}) for title, text in ITEMS)
    [loop], told = plan(*items, on=on)
    assert not told
    titles, texts = sizes_of(loop)
    assert len(titles) <= 2
    assert len(texts - titles) <= 2
    assert max(texts) <= max(titles)
    assert min(texts) * CAPITAL_SHARE >= share * min(on.width, on.height)


def test_letters_smaller_than_all_others_are_told_with_the_words_to_drop(plan: Plan) -> None:
    led = {"title": LONGER_TITLE}
    _, found = plan(("notice", {"led": led, "summary": "Gọi 113"}), on=board("256x128", viewing_m=12))
    [told] = [one for one in found if one.code != "headline-only"]
    assert (told.code, told.severity) == ("small-on-board", Severity.NOTE)
    [(kept, words, source, rest)] = re.findall(
        r"còn chỗ cho (\d+) trong (\d+) chữ «(.+?)», bớt từ «(.+?)»", told.message
    )
    assert source == "led: title"
    assert led["title"].split()[int(kept) : int(words)] == rest.split()
    led["title"] = " ".join(led["title"].split()[: int(kept)])
    assert not plan(("notice", {"led": led, "summary": "Gọi 113"}), on=board("256x128", viewing_m=12))[1]


@pytest.mark.parametrize("title", ["Tìm bé gái đi lạc", "Ai thấy bé gái này?"])
def test_an_appeal_is_called_one_whatever_its_title_begins_with(title: str, plan: Plan) -> None:
    [loop], _ = plan(("appeal", {"led": {"title": title, "text": "Gọi 113"}}))
    said = [phase.card.printed.texts[:2] for phase in loop.phases if phase.item]
    assert said[0] == ("THÔNG BÁO TÌM", title)


def test_a_title_too_long_for_a_board_gives_way_to_its_films(plan: Plan) -> None:
    fields = {"title": LONGER_TITLE, "video": {"title": "Hạn nộp thuế đất"}, "led": {"text": "Gọi 113"}}
    [loop], [told] = plan(("notice", fields), on=board("256x128", viewing_m=12))
    assert [phase.card.printed.texts for phase in loop.phases if phase.item] == [
        ("THÔNG BÁO", "Hạn nộp thuế đất", "Gọi 113")
    ]
    assert (told.code, "01-notice" in told.message) == ("summary-off-board", True)
    [loop], told_now = plan(("notice", fields | {"title": LONG_TITLE}), on=board("256x128", viewing_m=12))
    assert LONG_TITLE in {text for phase in loop.phases for text in phase.card.printed.texts}
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
    assert [phase.card.printed.texts[1:] for phase in loop.phases if phase.item][-1] == shown
    assert not told
