from __future__ import annotations

import pytest

from bantin.text.sentences import forbids


@pytest.mark.parametrize(
    "sentence",
    [
        "Không cài tệp .apk; nghi ngờ thì tra ở tinnhiemmang.vn.",
        "**Không tự uống** aspirin khi sốt.",
        "Đừng nạp thêm để “cứu” số tiền đã nạp.",
        "Công an **không** làm định danh mức 2 qua điện thoại.",
        "Ai gọi điện xin “gia hạn CMND” giúp bạn đều là **lừa đảo**.",
    ],
)
def test_what_not_to_do_or_is_a_danger_forbids(sentence: str) -> None:
    assert forbids(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tự gõ địa chỉ dichvucong.gov.vn, đừng bấm đường dẫn lạ.",
        "Nghi không an toàn thì gọi 113.",
        "Làm ở xã không mất phí.",
        "Giá rẻ bất thường lại giục chuyển tiền, hãy dừng lại.",
        "Ngủ màn cả ban ngày.",
    ],
)
def test_what_to_do_does_not(sentence: str) -> None:
    assert not forbids(sentence)
