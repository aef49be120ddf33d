"""Sentences that tell what to do."""

from __future__ import annotations

import pytest

from bantin.text.sentences.meaning import imperative, is_imperative


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("Dừng cuộc gọi, đến trụ sở để hỏi lại.", True),
        ("**Lật úp, đậy kín** mọi đồ đọng nước.", True),
        ("Không sưởi than trong phòng kín.", True),
        ("Ngộ độc thì gọi 115.", True),
        ("Trước khi nộp, bà con kiểm tra lại số điện thoại.", True),
        ("Nếu mất thẻ, bạn báo ngay cho ngân hàng.", True),
        ("Máy đo đúng thì người yêu cầu trả phí kiểm định.", False),
        ("Khi trời mưa, lịch dời sang hôm sau.", False),
        ("Công an **không** làm định danh qua điện thoại.", False),
        ("Trâu bò thả rông qua đêm dễ chết rét.", False),
        ("Phòng khám mở cửa cả tuần.", False),
    ],
)
def test_a_verb_begins_what_is_to_be_done_or_follows_its_case(sentence: str, tells: bool) -> None:  # noqa: FBT001
    assert is_imperative(sentence) is tells


def test_an_order_is_whole_or_its_first_clause() -> None:
    long = "Dừng cuộc gọi, đến hoặc gọi trụ sở Công an xã, phường để hỏi lại."
    assert imperative(long, 20) == long
    assert imperative(long, 12) == "Dừng cuộc gọi"
    assert not imperative("Nghi ngờ tin ấy là giả thì gọi ngay cho công an xã, phường nơi ở.", 12)
    assert not imperative("Lửa lan rất nhanh.", 12)
