from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.sentences.headings import apart, headed, labelled, pictured

LABELS = ("Cảnh báo", "Thông báo", "Hướng dẫn", "Số liệu", "Dịch vụ công", "Hỏi – đáp", "Thông báo tìm")


@pytest.mark.parametrize(
    ("title", "label", "shown"),
    [
        ("Giả danh ngân hàng", "Cảnh báo", ("Cảnh báo", "Giả danh ngân hàng")),
        ("Cảnh báo: bão số 5", "Cảnh báo", ("Cảnh báo", "Bão số 5")),
        ("CẢNH BÁO - tệp lạ", "Cảnh báo", ("Cảnh báo", "Tệp lạ")),
        ("Dịch vụ công: đăng ký xe", "Dịch vụ công", ("Dịch vụ công", "Đăng ký xe")),
        ("Cảnh báo thủ đoạn mới", "Cảnh báo", ("Cảnh báo", "Thủ đoạn mới")),
        ("Cảnh báo 5 loại thuốc giả", "Cảnh báo", ("Cảnh báo", "5 loại thuốc giả")),
        ("Cảnh báo “combo du lịch”", "Cảnh báo", ("Cảnh báo", "“Combo du lịch”")),
        ("Thông báo về việc cắt điện", "Thông báo", ("Thông báo", "Cắt điện")),
        ("Hướng dẫn rửa tay", "Hướng dẫn", ("Hướng dẫn", "Rửa tay")),
        ("[CẢNH BÁO] rét đậm", "Cảnh báo", ("Cảnh báo", "Rét đậm")),
        ("⚠️ CẢNH BÁO: rét đậm", "Cảnh báo", ("Cảnh báo", "Rét đậm")),
        ("**CẢNH BÁO**: rét đậm", "Cảnh báo", ("Cảnh báo", "Rét đậm")),
        ("CẢNH BÁO!!! rét đậm", "Cảnh báo", ("Cảnh báo", "Rét đậm")),
        ("THÔNG BÁO: rét đậm", "Cảnh báo", ("Cảnh báo", "Rét đậm")),
        ("KHẨN: rét đậm", "Cảnh báo", ("Cảnh báo", "KHẨN: rét đậm")),
        ("Tìm cháu bé đi lạc", "Thông báo tìm", ("Thông báo", "Tìm cháu bé đi lạc")),
        ("TÌM CHÁU BÉ", "Thông báo tìm", ("Thông báo", "TÌM CHÁU BÉ")),
        ("Tìm hiểu luật", "Cảnh báo", ("Cảnh báo", "Tìm hiểu luật")),
    ],
)
def test_a_title_beside_its_label_does_not_say_it_again(title: str, label: str, shown: tuple[str, str]) -> None:
    assert apart(title, label) == shown


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Hướng dẫn viên du lịch", "Hướng dẫn"),
        ("Cảnh báo sớm thiên tai", "Cảnh báo"),
        ("Thông báo số 12", "Thông báo"),
        ("Dịch vụ công trực tuyến", "Dịch vụ"),
        ("Thông báo tìm chủ xe", "Thông báo tìm"),
        ("Cảnh báo", "Cảnh báo"),
        ("Cảnh báo!", "Cảnh báo"),
        ("Cảnh báo, phòng ngừa rét", "Cảnh báo"),
        ("Cảnh báo và phòng ngừa rét", "Cảnh báo"),
    ],
)
def test_what_cannot_stand_without_the_label_is_shown_alone(title: str, label: str) -> None:
    assert apart(title, label) == ("", title)


def test_a_word_that_only_begins_like_the_label_is_another() -> None:
    assert apart("Cảnh báoo", "Cảnh báo") == ("Cảnh báo", "Cảnh báoo")


def test_other_names_of_the_kind_are_not_said_twice_either() -> None:
    assert apart("Hạn cuối đổi căn cước", "Thời hạn", ("Hạn cuối",)) == ("Thời hạn", "Đổi căn cước")


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.sampled_from(LABELS))
def test_a_title_is_never_lost(rest: str, label: str) -> None:
    for title in (rest, f"{label} {rest}", f"{label}: {rest}"):
        shown, words = apart(title, label)
        assert label.startswith(shown)
        assert words.strip() or not title.strip()
        assert words.casefold() in title.casefold(), "but for a capital"


@pytest.mark.parametrize(
    ("title", "label", "line", "text"),
    [
        ("Tìm cháu bé đi lạc", "Thông báo tìm", "THÔNG BÁO TÌM cháu bé đi lạc", "Thông báo tìm cháu bé đi lạc"),
        ("TÌM CHỦ XE", "Thông báo tìm", "THÔNG BÁO TÌM CHỦ XE", "Thông báo TÌM CHỦ XE"),
        ("Tìm", "Thông báo tìm", "THÔNG BÁO TÌM", "Thông báo tìm"),
        ("Báo hiếu cha mẹ", "Thông báo", "THÔNG BÁO: Báo hiếu cha mẹ", "Thông báo: Báo hiếu cha mẹ"),
        ("Báo cháy", "Cảnh báo", "CẢNH BÁO: Báo cháy", "Cảnh báo: Báo cháy"),
    ],
)
def test_a_word_with_which_the_label_ends_and_the_title_begins_is_said_once(
    title: str, label: str, line: str, text: str
) -> None:
    assert (headed(title, label), labelled(title, label)) == (line, text)


@pytest.mark.parametrize("title", ["Cảnh báo giả danh", "CẢNH BÁO: giả danh", "Giả danh"])
def test_a_line_of_text_has_the_label_once(title: str) -> None:
    assert labelled(title, "Cảnh báo").casefold().count("cảnh báo") == 1
    assert headed(title, "Cảnh báo").count("CẢNH BÁO") == 1


@pytest.mark.parametrize(
    ("title", "label", "line", "entry"),
    [
        ("Tìm cháu bé", "Thông báo tìm", "THÔNG BÁO TÌM cháu bé", "Thông báo tìm cháu bé"),
        ("TÌM CHÁU BÉ", "Thông báo tìm", "THÔNG BÁO TÌM CHÁU BÉ", "Thông báo TÌM CHÁU BÉ"),
        ("Lừa đảo qua mạng", "Cảnh báo lừa đảo", "CẢNH BÁO LỪA ĐẢO qua mạng", "Cảnh báo lừa đảo qua mạng"),
        ("Tìm: cháu bé", "Thông báo tìm", "THÔNG BÁO TÌM: cháu bé", "Thông báo tìm: cháu bé"),
        ("[Cảnh báo] rét đậm", "Cảnh báo", "[CẢNH BÁO] rét đậm", "[Cảnh báo] rét đậm"),
        ("⚠ Cảnh báo: rét", "Cảnh báo", "⚠ CẢNH BÁO: rét", "⚠ Cảnh báo: rét"),
        ("Khẩn: rét đậm", "Cảnh báo", "KHẨN: rét đậm", "Khẩn: rét đậm"),
        ("Khẩn trương phòng rét", "Cảnh báo", "CẢNH BÁO: Khẩn trương phòng rét", "Cảnh báo: Khẩn trương phòng rét"),
        ("Tháng 11: tăng 3%", "Số liệu", "SỐ LIỆU – Tháng 11: tăng 3%", "Số liệu – Tháng 11: tăng 3%"),
        ("Nghỉ từ 7:30", "Thông báo", "THÔNG BÁO: Nghỉ từ 7:30", "Thông báo: Nghỉ từ 7:30"),
        ("Dẫn nước về đồng", "Hướng dẫn", "HƯỚNG DẪN: Dẫn nước về đồng", "Hướng dẫn: Dẫn nước về đồng"),
    ],
)
def test_a_title_goes_on_with_the_label_or_heads_itself(title: str, label: str, line: str, entry: str) -> None:
    assert headed(title, label) == line
    assert labelled(title, label) == entry


@pytest.mark.parametrize(
    ("alt", "right"),
    [
        ("Ảnh chân dung một bé trai", "Ảnh chân dung một bé trai"),
        ("Bản đồ các điểm tiêm", "Bản đồ các điểm tiêm"),
        ("Một bé trai", "Ảnh: Một bé trai"),
        ("Hìn", "Ảnh: Hìn"),
    ],
)
def test_a_description_says_once_that_it_is_of_a_picture(alt: str, right: str) -> None:
    assert pictured(alt) == right


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Hạn đổi thẻ bạn đọc", "THỜI HẠN đổi thẻ bạn đọc"),
        ("Hạn chế dùng túi ni lông", "THỜI HẠN: Hạn chế dùng túi ni lông"),
        ("Hạn hán kéo dài", "THỜI HẠN: Hạn hán kéo dài"),
        ("Nộp thuế đúng hạn", "THỜI HẠN: Nộp thuế đúng hạn"),
    ],
)
def test_a_title_goes_on_with_the_last_word_of_a_time_limit(title: str, heading: str) -> None:
    assert headed(title, "Thời hạn") == heading
    assert labelled(title, "Thời hạn").casefold() == heading.casefold()
