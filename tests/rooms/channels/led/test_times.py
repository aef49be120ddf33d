"""Days and hours stand as figures, with all else that their sentence says below them, and none where one misleads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from bantin.channels.led.saying.times import times
from bantin.channels.led.tiny.shortening import topics
from bantin.model.bulletin import Bulletin

TODAY = dt.date(2026, 12, 1)


def told(make: Callable[..., Bulletin], kind: str = "notice", **known: object) -> list[tuple[str, str]]:
    [entry] = make((kind, known)).entries
    return [(one.figure.replace("\u00a0", " "), one.rest) for one in times(entry.item, TODAY)]


@pytest.mark.parametrize(
    ("summary", "figure", "rest"),
    [
        (
            "Kiểm tra tập trung từ thứ Hai, 21/12 đến thứ Bảy, 26/12/2026; có mặt sớm.",
            "21/12 – 26/12",
            "Kiểm tra tập trung",
        ),
        ("Ngừng cấp nước từ 8 giờ đến 17 giờ ngày 25/12.", "25/12", "Ngừng cấp nước từ 8 giờ đến 17 giờ"),
        ("Nghỉ thứ Bảy, Chủ nhật và ngày 01/01/2027 (thứ Sáu).", "Nghỉ thứ Bảy, Chủ nhật và 01/01/2027", ""),
    ],
)
def test_a_day_is_a_figure_and_the_rest_of_its_sentence_stays(
    summary: str, figure: str, rest: str, make_bulletin: Callable[..., Bulletin]
) -> None:
    assert told(make_bulletin, summary=summary) == [(figure, rest)]


def test_rows_of_a_timetable_are_hours_with_their_days(make_bulletin: Callable[..., Bulletin]) -> None:
    lines = ["Thứ Hai – thứ Sáu: sáng 7h30 – 11h30, chiều 13h30 – 17h00.", "Thứ Bảy: 7h30 – 11h30, chỉ nhận hồ sơ."]
    assert told(make_bulletin, text=lines) == [
        ("Thứ Hai – thứ Sáu, sáng 7h30–11h30, chiều 13h30–17h00", ""),
        ("Thứ Bảy, 7h30–11h30", "Chỉ nhận hồ sơ"),
    ]


def test_all_hours_of_a_row_are_equal(make_bulletin: Callable[..., Bulletin]) -> None:
    lines = ["Thứ Hai – thứ Sáu: 7h00 – 11h30; ngoài giờ 17h00 – 19h30.", "Chủ nhật: Nghỉ."]
    assert told(make_bulletin, text=lines) == [
        ("Thứ Hai – thứ Sáu, 7h00–11h30; ngoài giờ 17h00–19h30", ""),
        ("Nghỉ Chủ nhật", ""),
    ]


def test_a_row_has_its_day_its_hours_and_what_is_then(make_bulletin: Callable[..., Bulletin]) -> None:
    lines = [
        "Thứ Ba, 08/12/2026, từ 7h30 đến 11h30: chợ Nà Khoang.",
        "Thứ Năm, 10/12/2026, từ 6h00 đến 17h00: bản Lủng.",
    ]
    assert told(make_bulletin, text=lines) == [
        ("Thứ Ba 08/12, 7h30–11h30", "Chợ Nà Khoang"),
        ("Thứ Năm 10/12, 6h00–17h00", "Bản Lủng"),
    ]
    lines = ["Thứ Hai, 07/12: bản Chà Đáy, từ 7h30 đến 11h00.", "Thứ Ba, 08/12: bản Pà Háng."]
    assert told(make_bulletin, text=lines) == [
        ("Thứ Hai 07/12, 7h30–11h00", "Bản Chà Đáy"),
        ("Thứ Ba 08/12", "Bản Pà Háng"),
    ]


def test_days_on_which_weekly_hours_do_not_hold_stand_before_them(
    make_bulletin: Callable[..., Bulletin],
) -> None:
    lines = ["Thứ Hai – thứ Sáu: 7h30 – 11h30.", "Thứ Bảy, Chủ nhật: Nghỉ."]
    assert told(make_bulletin, summary="Nghỉ từ 31/12/2026 đến hết 03/01/2027.", text=lines) == [
        ("Nghỉ 31/12 – 03/01/2027", ""),
        ("Thứ Hai – thứ Sáu, 7h30–11h30", ""),
        ("Nghỉ thứ Bảy, Chủ nhật", ""),
    ]


def test_what_is_closed_is_no_smaller_than_its_day(make_bulletin: Callable[..., Bulletin]) -> None:
    [entry] = make_bulletin(("notice", {"summary": "Ngừng cấp nước từ 8 giờ đến 17 giờ ngày 25/12."})).entries
    [when] = times(entry.item, TODAY)
    assert (when.statement.title, when.large) == ("Ngừng cấp nước từ 8 giờ đến 17 giờ", False)


@pytest.mark.parametrize(
    "summary",
    [
        "Dời lịch từ ngày 10/12 sang ngày 20/12.",
        "Khám ngày 12/12, mổ ngày 13 và 14/12/2026.",
        "Thực hiện Nghị định số 9 ngày 30/6/2026.",
    ],
)
def test_a_day_that_alone_would_mislead_is_no_figure(summary: str, make_bulletin: Callable[..., Bulletin]) -> None:
    assert told(make_bulletin, summary=summary) == []


def test_a_day_of_a_story_is_none(make_bulletin: Callable[..., Bulletin]) -> None:
    assert told(make_bulletin, "warning", summary="Ngày 12/12 một người mất tiền.") == []


@pytest.mark.parametrize(
    ("title", "head", "never"),
    [
        ("Lịch tiếp công dân định kỳ của Chủ tịch UBND phường", "Lịch tiếp công dân định kỳ", ""),
        ("Ngày hội hiến máu tình nguyện «Giọt hồng» lần thứ VII", "Ngày hội hiến máu tình nguyện", ""),
        ("Trợ cấp hưu trí cho người từ đủ 75 tuổi, từ đủ 70 tuổi thuộc hộ nghèo", "", "Trợ cấp hưu trí cho người"),
        ("Lịch tạm ngừng, giảm mức cung cấp điện để sửa đường dây", "", "Lịch tạm ngừng"),
        ("Khám mắt miễn phí cho người cao tuổi", "Khám mắt miễn phí", "Khám mắt"),
        ("Lớp xóa mù chữ không thu tiền cho bà con", "Lớp xóa mù chữ không thu tiền", "Lớp xóa mù chữ"),
        ("Miễn phí xe buýt dịp Tết", "", "Miễn phí"),
    ],
)
def test_what_stands_for_a_title_says_something_whole(title: str, head: str, never: str) -> None:
    found = list(topics(title, frozenset(), free=False))
    assert not head or head in found
    assert never not in found
