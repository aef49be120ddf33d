from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.speech.spoken import say_digits, say_number, spoken
from bantin.text.speech.words import SHORT_FORMS


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Gọi 113 ngay", "Gọi một một ba ngay"),
        ("số 5656 hoặc 156.", "số năm sáu năm sáu hoặc một năm sáu."),
        ("hotline 0243 752 133.", "hotline không hai bốn ba, bảy năm hai, một ba ba."),
        ("0912.345.678", "không chín một hai, ba bốn năm, sáu bảy tám"),
        ("gọi 0900 000 000, rồi chờ", "gọi không chín không không, không không không, không không không, rồi chờ"),
        ("số 1900 1234, hoặc", "số một chín không không, một hai ba bốn, hoặc"),
        ("tài khoản 123456789, hoặc", "tài khoản một hai ba bốn năm sáu bảy tám chín, hoặc"),
        ("05/7/2024", "ngày mùng năm tháng bảy năm hai nghìn không trăm hai mươi tư"),
        ("hết ngày 31/12/2024", "hết ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi tư"),
        ("ngày 05 tháng 4", "ngày mùng năm tháng tư"),
        ("tháng 11/2024", "tháng mười một năm hai nghìn không trăm hai mươi tư"),
        ("từ 7h30 đến 17 giờ", "từ bảy giờ ba mươi phút đến mười bảy giờ"),
        ("93,32%", "chín mươi ba phẩy ba mươi hai phần trăm"),
        ("1,05 tỷ", "một phẩy không năm tỷ"),
        ("368.063 người", "ba trăm sáu mươi tám nghìn không trăm sáu mươi ba người"),
        ("200.000đ", "hai trăm nghìn đồng"),
        ("30 m³ khí CO₂", "ba mươi mét khối khí xê o hai"),
        ("60 km/h", "sáu mươi ki lô mét một giờ"),
        ("15–20 người", "mười lăm đến hai mươi người"),
        ("UBND TP. Bắc Kạn", "ủy ban nhân dân thành phố Bắc Kạn"),
        ("TP.HCM", "thành phố Hồ Chí Minh"),
        ("CCCD gắn chip", "căn cước công dân gắn chip"),
        ("mã OTP", "mã ô tê pê"),
        ("VNeID mức 2", "vi en i đi mức hai"),
        ("Nghị định 30/2020", "Nghị định ba mươi gạch chéo hai nghìn không trăm hai mươi"),
        ("xe 97B1-123.45", "xe chín bảy bê một, một hai ba, bốn năm"),
        ("trực 24/7", "trực suốt ngày đêm"),
        ("cong-an[.]club", "cong gạch an chấm club"),
        ("hxxps://dich-vu[.]net/abc?x=1", "dich gạch vu chấm net"),
        ("vào dichvucong.gov.vn.", "vào dichvucong chấm gov chấm vn."),
        ("“Công an **không** gọi”", "Công an không gọi"),
    ],
)
def test_what_is_written_is_said_as_people_say_it(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("digits", "said"),
    [
        ("0", "không"),
        ("10", "mười"),
        ("15", "mười lăm"),
        ("21", "hai mươi mốt"),
        ("24", "hai mươi tư"),
        ("55", "năm mươi lăm"),
        ("105", "một trăm linh năm"),
        ("1000", "một nghìn"),
        ("2005", "hai nghìn không trăm linh năm"),
        ("1000015", "một triệu không trăm mười lăm"),
        ("12000000000", "mười hai tỷ"),
        ("1234567890123", "một hai ba bốn năm sáu bảy tám chín không một hai ba"),
    ],
)
def test_numbers_are_said_as_schools_teach_it(digits: str, said: str) -> None:
    assert say_number(digits) == said


def test_a_plain_sentence_stays_as_it_is() -> None:
    text = "Công an không làm định danh qua điện thoại, hãy đến trụ sở."
    assert spoken(text) == text


@pytest.mark.parametrize("short", SHORT_FORMS)
def test_no_short_form_is_left_to_the_voice(short: str) -> None:
    assert SHORT_FORMS[short] in spoken(f"Theo {short} nay.")


@given(st.text(alphabet="0123456789./,-:% abcđơCNTP[]()đ+hgm–", max_size=40))
def test_no_digit_and_no_sign_is_left(text: str) -> None:
    assert not re.search(r"[\d%\[\]+]", spoken(text))


@given(st.integers(0, 10**12 - 1))
def test_two_numbers_are_never_said_alike(value: int) -> None:
    assert say_number(str(value)) != say_number(str(value + 1))
    assert set(say_digits(str(value)).split()) <= set(say_digits("0123456789").split())
