from __future__ import annotations

from bantin.design.looks.doings import doings
from bantin.design.looks.icons import icon_names


def test_steps_have_the_icon_of_what_they_tell_to_do() -> None:
    steps = ["Gọi ngay cho ngân hàng.", "**Khóa** tài khoản.", "Đến trạm y tế khám ngay."]
    assert doings(steps) == ["phone-call", "lock", "hospital"]
    assert set(doings(steps)) <= set(icon_names())


def test_none_is_better_than_few_or_wrong_ones() -> None:
    assert doings(["Gọi ngay cho ngân hàng.", "Bình tĩnh.", "Nghĩ kỹ."]) == []
    assert doings(["Gọi ngay.", "Mang căn cước.", "Bình tĩnh."]) == ["phone-call", "files", ""]
