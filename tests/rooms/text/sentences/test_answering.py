"""The sentence that answers a question is found by the word that asks, and nothing else is taken for an answer."""

from __future__ import annotations

import pytest

from bantin.text.sentences.answering import asked, deciding, divided, hints, judges, stands_alone


@pytest.mark.parametrize(
    ("question", "sorts"),
    [
        ("Mất sổ hộ khẩu cũ thì làm lại ở đâu?", ["place"]),
        ("Xin xác nhận độc thân phải đến quầy nào, mất bao nhiêu tiền?", ["place", "amount"]),
        ("Cấp đổi bằng lái mất bao lâu?", ["time"]),
        ("Bao nhiêu ngày thì có thẻ?", ["time"]),
        ("Trạm y tế mở cửa lúc mấy giờ?", ["time"]),
        ("Nước sinh hoạt tính bao nhiêu một khối?", ["amount"]),
        ("Ai được miễn học phí?", ["who"]),
        ("Người thuê trọ có phải đăng ký tạm trú không?", ["verdict"]),
        ("Đốt rơm ngoài ruộng bị phạt, đúng không?", ["verdict"]),
        ("Bị rắn cắn thì làm gì?", ["deed"]),
        ("Khi nào cần gọi 115?", []),
        ("Bà con có biết nộp đơn ở đâu không?", ["place"]),
        ("Vì sao giá nước tăng?", []),
        ("Làm căn cước ở đâu", []),
        ("Việc nhẹ, lương cao?", []),
    ],
)
def test_what_a_question_asks_is_told_by_its_words(question: str, sorts: list[str]) -> None:
    assert [one.sort for one in asked(question)] == sorts


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        (
            "Trẻ mới sinh làm thẻ bảo hiểm ở đâu?",
            ["Thẻ có giá trị đến khi trẻ đủ 72 tháng tuổi.", "Bố mẹ nộp hồ sơ tại bộ phận một cửa xã."],
            1,
        ),
        (
            "Đăng ký kết hôn hết bao nhiêu tiền?",
            ["Hai người cùng có mặt, mang theo căn cước.", "Công dân Việt Nam được miễn lệ phí."],
            1,
        ),
        (
            "Đi muộn họp tổ bị phạt bao nhiêu?",
            ["Quỹ tổ thu 20.000 đồng một tháng.", "Hộ vắng không báo bị phạt 50.000 đồng."],
            1,
        ),
        ("Điểm tiêm mở cửa khi nào?", ["Mang theo sổ tiêm của bé.", "Sáng thứ Tư hằng tuần, từ 7h30."], 1),
        (
            "Nuôi chó có phải khai báo không?",
            ["Chó phải được tiêm phòng mỗi năm một lần.", "Có. Khai với trưởng thôn.", "Không thả rông."],
            1,
        ),
        ("Thẻ cũ còn dùng được không?", ["Thẻ cũ vẫn dùng được đến khi hết hạn in trên thẻ."], 0),
        (
            "Bị điện giật thì làm gì?",
            ["Điện 220 V làm tim ngừng đập.", "Ngắt cầu dao trước khi chạm người."],
            1,
        ),
        ("Có phải đi tiêm không?", ["**Đừng chờ.** Rửa vết cắn rồi đi khám.", "Không nặn máu, không đắp lá."], 0),
        ("Mất thẻ thì báo ở đâu?", ["Thẻ làm lại mất 5 ngày.", "Ở dưới 30 ngày thì báo lưu trú."], None),
        ("Công tơ mới chạy nhanh hơn, có phải không?", ["Công tơ được kiểm định, sai số ±1%."], None),
        ("Nước máy có uống được không?", ["Clo dư từ 0,2 mg.", "Uống được, nhưng nên đun sôi."], 1),
        ("Trả tiền nước ở đâu?", ["Thu ngân viên không đến nhà nữa.", "Mang theo giấy báo."], None),
        ("Vì sao phải tiêm?", ["Vì bệnh dại không chữa được."], None),
    ],
)
def test_the_sentence_that_answers_is_chosen_and_none_where_none_does(
    question: str, answer: list[str], found: int | None
) -> None:
    assert deciding(question, answer) == found


def test_a_prohibition_is_no_verdict_nor_is_what_holds_in_one_case_only() -> None:
    asks = "Trâu chết rét có được đền không?"
    assert deciding(asks, ["Không thả rông trâu.", "Không đền nếu thả rông.", "Được đền khi đã tiêm phòng."]) is None
    assert deciding(asks, ["Không thả rông trâu.", "Trâu chết rét được đền 15 triệu đồng."]) == 1


def test_only_a_clause_that_says_all_that_was_asked_is_parted_from_its_sentence() -> None:
    where, much = "Khai sinh ở đâu?", "Phí bao nhiêu?"
    assert divided(where, "Ở UBND xã; **làm** trong ngày.") == ("Ở UBND xã.", "**Làm** trong ngày.")
    assert divided(where, "**Ở UBND xã;** làm trong ngày.") == ("**Ở UBND xã.**", "Làm trong ngày.")
    assert divided(where, "Ở UBND xã; sinh ở nước ngoài thì hỏi sở.") is None, "the rest limits it"
    assert divided(much, "Nộp qua mạng 7.000 đồng; tại quầy 15.000 đồng.") is None, "both say it"
    assert divided("Có phải nộp không?", "Có; sàn khấu trừ rồi.") is None
    assert judges("Có phải nộp không?")
    assert not judges(where)


def test_what_goes_on_with_another_sentence_cannot_stand_first() -> None:
    assert not stands_alone("Ngoài ra, nộp ở bưu điện.")
    assert not stands_alone("**Tuy nhiên**, ở xã thì không.")
    assert stands_alone("Nộp ở bưu điện.")


@pytest.mark.parametrize(
    ("question", "answer", "hinted"),
    [
        ("Giấy khai sinh cũ có cần đổi không?", "Giấy cấp trước đây vẫn có giá trị.", True),
        ("Xe đạp điện có phải đội mũ không?", "Người đi xe đạp điện bắt buộc đội mũ.", True),
        ("Tháng này có họp phụ huynh không?", "Trường họp phụ huynh ngày 20/12.", True),
        ("Gọi đòi phạt nguội, có phải công an không?", "Đó là lừa đảo.", True),
        ("Rác cồng kềnh bỏ ở đâu?", "Để gọn trước cổng tối thứ Sáu.", True),
        ("Nộp đơn ly hôn ở đâu?", "Tòa án nơi vợ hoặc chồng cư trú nhận đơn.", True),
        ("Có bao nhiêu người trúng tuyển?", "Cả ba em của trường đều đỗ.", True),
        ("Công tơ mới chạy nhanh hơn công tơ cũ, có phải không?", "Công tơ được kiểm định theo luật.", False),
        ("Chở hai trẻ em có bị phạt không?", "Chở tối đa hai trẻ em dưới 12 tuổi.", False),
        ("Cúp nước đến bao giờ?", "Nhà máy đang sửa, xong sẽ báo.", False),
    ],
)
def test_what_answers_in_other_words_is_no_missing_answer(question: str, answer: str, hinted: bool) -> None:  # noqa: FBT001
    (asks,) = asked(question)
    assert hints(asks, answer) is hinted
