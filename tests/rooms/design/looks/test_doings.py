from __future__ import annotations

from bantin.design.looks.doings import doings
from bantin.fonts.icons import icon_names


def test_steps_have_the_icon_of_what_they_tell_to_do() -> None:
    steps = ["Gọi ngay cho ngân hàng.", "**Khóa** tài khoản.", "Đến trạm y tế khám ngay."]
    assert doings(steps) == ["phone-call", "lock", "hospital"]
    assert set(doings(steps)) <= set(icon_names())


def test_none_is_better_than_few_or_wrong_ones() -> None:
    assert doings(["Gọi ngay cho ngân hàng.", "Bình tĩnh.", "Nghĩ kỹ."]) == []
    assert doings(["Gọi ngay.", "Mang căn cước.", "Bình tĩnh."]) == [], "a row without looks as if it were missing"
    assert doings(["Gọi chồng.", "Gọi vợ.", "Gọi con."]) == [], "the same thrice is a bullet"
    assert doings(["Gọi chồng.", "Gọi vợ."]) == ["phone-call"] * 2


def test_an_icon_is_of_what_a_sentence_tells_to_do_and_not_of_a_word_in_it() -> None:
    for step, icon in {
        "Đọc số điện thoại cho cán bộ.": "speech",
        "Trình báo ngay tại Công an xã.": "shield",
        "Báo ngân hàng khóa thẻ.": "landmark",
        "Mang điện thoại đến cơ quan Công an.": "smartphone",
        "Mang giấy tờ đến trụ sở.": "files",
        "Nếu nặng thì gọi **115**.": "phone-call",
        "Hoặc nhắn tin tới 156.": "message-square-text",
    }.items():
        assert doings([step]) == [icon]
