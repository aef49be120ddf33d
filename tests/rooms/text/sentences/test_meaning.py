from __future__ import annotations

import pytest

from bantin.text.sentences.meaning import beyond, mood, stress, verdict


@pytest.mark.parametrize(
    "sentence",
    [
        "Không cài tệp .apk; cũng không mở đường dẫn lạ.",
        "**Không tự uống** aspirin khi sốt.",
        "Đừng nạp thêm để “cứu” số tiền đã nạp.",
        "Khi sốt, không tự uống aspirin.",
        "Bà con không nên mở cửa.",
        "Ai gọi điện xin “gia hạn CMND” giúp bạn đều là **lừa đảo**.",
        "Công an **không** làm định danh mức 2 qua điện thoại.",
        "Dưới 12 độ thì không bắt trâu bò cày kéo.",
    ],
)
def test_what_not_to_do_or_is_a_danger_is_a_dont(sentence: str) -> None:
    assert mood(sentence) == "dont"


@pytest.mark.parametrize(
    "sentence",
    [
        "Tự gõ địa chỉ dichvucong.gov.vn, đừng bấm đường dẫn lạ.",
        "Nghi không an toàn thì gọi 113.",
        "Làm ở xã không mất phí.",
        "Giá rẻ bất thường lại giục chuyển tiền, hãy dừng lại.",
        "Ngủ màn cả ban ngày.",
        "Ngừng phun, tháo nước ruộng cũ.",
        "Phụ huynh đồng ý tiêm thì ký phiếu trước ngày 11/12.",
        "Chủ nhà trọ có từ 5 xe trở lên phải có chỗ sạc riêng.",
    ],
)
def test_what_to_do_is_a_do(sentence: str) -> None:
    assert mood(sentence) == "do"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ví dụ: nợ 1.200.000 đồng chậm 30 ngày thì trả thêm 10.800 đồng.",
        "Tháng 11 trời rét, bình nóng lạnh dùng 30 phút một ngày.",
        "Chỉ tiêu: lớp 6 là 70 em.",
        "Không cài tệp .apk; nghi ngờ thì tra ở tinnhiemmang.vn.",
        "Cán bộ không làm thủ tục qua điện thoại; gọi lại 0206 3 852 468 để hỏi.",
        "Không đăng ký thì bị phạt từ 500.000 đồng.",
        "Quên lập hóa đơn thì lập bổ sung trong ngày.",
        "Sau tiêm, lợn có thể sốt nhẹ một ngày. Sốt quá hai ngày thì gọi thú y.",
        "Giấy tờ đã cấp theo số CMND **vẫn giữ nguyên giá trị**.",
    ],
)
def test_what_is_so_is_a_fact(sentence: str) -> None:
    assert mood(sentence) == "fact"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Không cài tệp .apk; nghi ngờ thì tra ở **tinnhiemmang.vn**.", "safe"),
        ("Tên miền lạ, không có đuôi **gov.vn**.", "safe"),
        ("Vào ngay **la-mao.top** để nhận quà, không cần giấy tờ.", "do"),
        ("Dừng cuộc gọi, **không** bấm phím.", "danger"),
        ("Ai xin “gia hạn CMND” giúp bạn đều là **lừa đảo**.", "danger"),
        ("**Không tự uống** aspirin khi sốt.", "danger"),
        ("Làm ở xã **không mất phí**.", "do"),
        ("Giá rẻ lại giục chuyển tiền, hãy **dừng lại**.", "do"),
        ("**Không** chuyển tiền, hãy gọi **113**.", ""),
        ("Không có chữ đậm nào.", ""),
    ],
)
def test_stress_follows_the_clause(sentence: str, told: str) -> None:
    assert stress(sentence, {"tinnhiemmang.vn"}) == told


@pytest.mark.parametrize(
    ("answer", "word", "rest"),
    [
        ("**Được.** Giấy phép lái xe đã tích hợp.", "Được", "Giấy phép lái xe đã tích hợp."),
        ("Được, sau 15 ngày niêm yết.", "Được", "Sau 15 ngày niêm yết."),
        ("Không cần, **chỉ mang** thẻ căn cước.", "Không cần", "**Chỉ mang** thẻ căn cước."),
        ("Có thể, nhưng lâu hơn.", "", "Có thể, nhưng lâu hơn."),
        ("Trong 60 ngày, quá hạn vẫn được.", "", "Trong 60 ngày, quá hạn vẫn được."),
        ("**Gọi ngay 0209 3 811 115 để hỏi.** Không chờ.", "", "**Gọi ngay 0209 3 811 115 để hỏi.** Không chờ."),
    ],
)
def test_the_word_that_decides_an_answer_stands_apart(answer: str, word: str, rest: str) -> None:
    assert verdict(answer) == (word, rest)


LEAF = "hạn cuối đến hết trước ngày chậm nhất 20/12/2026 21/12/2026"


@pytest.mark.parametrize(
    ("text", "title", "left"),
    [
        (
            "Khách hàng thanh toán tiền điện kỳ 12 trước ngày 21/12/2026; quá hạn 7 ngày thì ngừng cấp điện.",
            "Hạn thanh toán tiền điện kỳ hóa đơn tháng 12/2026",
            "Quá hạn 7 ngày thì ngừng cấp điện.",
        ),
        ("Thanh toán tiền điện trước ngày 21/12.", "Hạn thanh toán tiền điện", ""),
        ("Nộp tại bưu điện xã trước ngày 21/12.", "Hạn nộp thuế", "Nộp tại bưu điện xã trước ngày 21/12."),
        ("Nộp thuế trước 17 giờ ngày 20/12.", "Hạn nộp thuế", "Nộp thuế trước 17 giờ ngày 20/12."),
        ("Nộp thuế; gồm hai đợt.", "Hạn nộp thuế", "Nộp thuế; gồm hai đợt."),
        ("Ba ngày nữa. Nộp thuế.", "Hạn nộp thuế", "Ba ngày nữa. Nộp thuế."),
    ],
)
def test_what_stands_above_is_not_said_again_but_no_place_day_or_number_is_lost(
    text: str, title: str, left: str
) -> None:
    assert beyond(text, title, LEAF) == left
