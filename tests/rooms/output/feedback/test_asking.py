"""Questions are taken without whoever asked; what looks like a report of a crime is counted and never kept."""

from __future__ import annotations

import unicodedata

import pytest

from bantin.output.feedback.asking import asks, heard, is_report, redacted
from bantin.text.normal import nfc

QUESTIONS = [
    "Cho em hỏi làm định danh mức 2 cần giấy tờ gì ạ",
    "Thứ bảy có làm căn cước không?",
    "CMND hết hạn thì đổi ở đâu vậy ad",
    "Bao giờ thì có thẻ ạ?",
    "Con tôi 14 tuổi làm căn cước được không",
    "Làm sao biết tin nhắn nào là lừa đảo?",
]
REPORTS = [
    "Tôi vừa bị lừa mất 30 triệu qua số 0912345678, công an giúp tôi với",
    "Hôm qua mẹ em bị chúng nó lừa đảo chuyển tiền vào tài khoản 19036789012345",
    "Ở ngõ 12 phố Ví Dụ tối nào cũng đánh bạc, nhà ông Nguyễn Văn Tèo",
    "Nick này chuyên lừa đảo, số tài khoản 0123456789 ngân hàng",
    "Nhà em vừa bị trộm xe máy biển số 97-B1 123.45, tố giác ở đâu ạ?",
    "chồng tôi hay bạo hành, đêm qua vừa đánh tôi",
]
OTHERS = ["Cảm ơn các anh chị", "Hay quá", "Đã chia sẻ", "👍"]


@pytest.mark.parametrize("said", QUESTIONS)
def test_what_asks_is_a_question(said: str) -> None:
    assert (asks(said), is_report(said)) == (True, False)


@pytest.mark.parametrize("said", REPORTS)
def test_what_tells_of_a_crime_is_a_report_also_where_it_asks(said: str) -> None:
    assert is_report(said)


def test_nothing_of_a_report_is_kept() -> None:
    found = heard([*REPORTS, *OTHERS, *QUESTIONS])
    assert (found.reports, found.others, sum(one.count for one in found.questions)) == (6, 4, 6)
    kept = " ".join(one.text for one in found.questions)
    assert not [word for word in ("0912345678", "Tèo", "30 triệu", "97-B1", "bạo hành") if word in kept]


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("Số của em là 0912.345.678, gọi lại được không?", "0912"),
        ("CCCD 001 199 012 345 đổi ở đâu?", "001 199"),
        ("Gửi hồ sơ qua a.b@gmail.com được không", "gmail"),
        ("Trang dinhdanh-muc2.top có phải của công an?", "dinhdanh"),
        ("Em là Nguyễn Thị Mai ở tổ 5, làm thẻ khi nào ạ?", "Mai"),
        ("em là nguyễn thị mai, làm thẻ khi nào ạ?", "mai"),
        ("Chị Mai ơi, làm thẻ ở đâu ạ?", "Mai"),
        ("Hôm trước anh Nam bảo đổi được, có phải không?", "Nam"),
        ("Hỏi anh Ngọc Nam ở tổ một thì làm thế nào?", "Ngọc"),
        ("Em là Hoa, làm thẻ khi nào ạ?", "Hoa"),
        ("Chú Công với anh Việt và bà Thái làm ở đâu ạ?", "Thái"),
        ("Chú Công với anh Việt và bà Thái làm ở đâu ạ?", "Công"),
        ("Anh Tuấn Anh làm ở đâu ạ?", "Tuấn Anh"),
        ("bác sĩ Hà khám ở đâu ạ?", "Hà"),
        ("em tên là Én, làm thẻ khi nào ạ?", "Én"),
        ("chị mai ơi làm thẻ ở đâu", "mai"),
        ("CHỊ MAI ƠI LÀM THẺ Ở ĐÂU", "MAI"),
        ("Con Bảo nhà em 14 tuổi làm được không?", "Bảo"),
        ("Cán bộ Thảo dặn mang gì ạ?", "Thảo"),
        ("@Trần Hùng ơi làm thẻ ở đâu", "Trần"),
        ("Biển 97B1-12345 đăng ký ở đâu ạ", "97B1"),
        ("Hồ sơ 2411030917 bao giờ có?", "2411030917"),
    ],
)
def test_nobody_is_to_be_found_by_a_question(said: str, gone: str) -> None:
    assert gone not in redacted(said)
    assert "[" in redacted(said)


@pytest.mark.parametrize(
    "said",
    [
        "Các anh Công an cho hỏi làm ở đâu?",
        "Anh Chị cho em hỏi, chú Cảnh sát giao thông làm ở đâu?",
        "Bà con Đức Xuân làm ở đâu, chị em ơi?",
        "Em ở huyện Cô Tô, ở Bà Rịa có làm được không?",
        "Bạn VNeID báo lỗi thì mai em đi được không?",
        "Anh chị ơi, cô giáo ơi, làm thế nào?",
        "Em sai tên trên CCCD thì làm thế nào?",
        "Chị Cho hỏi, trưởng Công an xã làm ở đâu?",
        "Em là Công dân xã bên, làm ở đâu?",
    ],
)
def test_offices_and_places_are_nobody(said: str) -> None:
    assert redacted(said) == said


def test_letters_in_parts_hide_no_name() -> None:
    assert redacted(unicodedata.normalize("NFD", "Chị Én ơi, làm thẻ ở đâu?")) == nfc("Chị [tên] ơi, làm thẻ ở đâu?")


def test_hours_and_days_stay() -> None:
    assert redacted("Sáng thứ 7 từ 8h đến 11h30 có làm không?") == "Sáng thứ 7 từ 8h đến 11h30 có làm không?"


def test_those_who_ask_the_same_are_counted_together_and_the_shortest_stands_for_all() -> None:
    same = [
        "Cho em hỏi làm định danh mức 2 cần giấy tờ gì ạ?",
        "Ad ơi định danh mức 2 cần giấy tờ gì",
        "làm định danh mức 2 cần những giấy tờ gì vậy ạ?",
    ]
    found = heard([*same, "Thứ bảy có làm căn cước không?"]).questions
    assert [one.count for one in found] == [3, 1]
    assert found[0].text == "Ad ơi định danh mức 2 cần giấy tờ gì"
