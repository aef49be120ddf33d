from __future__ import annotations

import pytest

from bantin.text.breaking.opportunities import segments
from bantin.text.breaking.phrases.clinging import clinging


def strength(broken: str) -> float:
    """How strongly what stands at both sides of «|» holds together."""
    before, after = broken.split(" | ")
    parts = segments(f"{before} {after}")
    at = len(segments(before))
    assert parts[:at] == segments(before), f"no line may end there: {parts}"
    return clinging(parts).get(at - 1, 0.0)


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("Máy tự động nói không | bấm phím nào", "Máy tự động nói | không bấm phím nào"),
        ("Người bán luôn | viện cớ để hoãn", "Người bán luôn viện cớ | để hoãn"),
        ("Trang giả gần như | y hệt trang thật", "Trang giả | gần như y hệt trang thật"),
        ("Hồ sơ chỉ cần | nộp qua mạng", "Hồ sơ | chỉ cần nộp qua mạng"),
        ("Con bò đã | uống nước ao", "Con bò | đã uống nước ao"),
        ("Cọ lòng bàn tay | kia vào nhau", "Cọ lòng bàn tay kia | vào nhau"),
        ("Gửi xe ở chỗ | này để vào chợ", "Gửi xe ở chỗ này | để vào chợ"),
        ("Gọi người thân | lại rồi chuyển", "Gọi người thân lại | rồi chuyển"),
        ("Rửa tay bằng | xà phòng thơm", "Rửa tay | bằng xà phòng thơm"),
        ("Mang sổ và | thuốc đang dùng", "Mang sổ | và thuốc đang dùng"),
        ("Nước rút, dọn | bùn trong nhà", "Nước rút, | dọn bùn trong nhà"),
        ("Trạm mở cửa sáng | thứ Bảy hằng tuần", "Trạm mở cửa | sáng thứ Bảy hằng tuần"),
        ("Khám vào thứ Sáu | 4/12/2026 ở trạm", "Khám vào thứ Sáu 4/12/2026 | ở trạm"),
        ("Số ca mắc tăng | 9 người trong tuần", "Số ca mắc tăng 9 người | trong tuần"),
        ("Nộp hồ sơ qua Cổng Dịch vụ công | Quốc gia", "Nộp hồ sơ | qua Cổng Dịch vụ công Quốc gia"),
        ("Tải ứng dụng | Zalo để hỏi", "Tải ứng dụng Zalo | để hỏi"),
        ("Nghe lời mời “lãi | thật cao” thì dừng", "Nghe lời mời “lãi thật cao” | thì dừng"),
        ("Trẻ nhỏ ra đường phải đội mũ | đỏ", "Trẻ nhỏ ra đường | phải đội mũ đỏ"),
        ("Ai mua | vé phải giữ hóa đơn", "Ai mua vé | phải giữ hóa đơn"),
        ("Xe tải lớn đi qua | cầu treo để về", "Xe tải lớn | đi qua cầu treo để về"),
        ("Phải trả tiền | trước là dấu hiệu lạ", "Phải trả tiền trước | là dấu hiệu lạ"),
        ("Bà con có | được vay vốn không", "Bà con | có được vay vốn không"),
        ("Họp ngày 3 | và 4 tại nhà văn hóa", "Họp ngày 3 và 4 | tại nhà văn hóa"),
        ("Nước lên. Bà con | đưa trâu lên đồi", "Nước lên. | Bà con đưa trâu lên đồi"),
        ("Đất phi | nông nghiệp phải nộp thuế", "Đất phi nông nghiệp | phải nộp thuế"),
        ("Mang theo giấy | xác nhận của thôn", "Mang theo giấy xác nhận | của thôn"),
        ("Người già hay bị | đau khớp khi lạnh", "Người già | hay bị đau khớp khi lạnh"),
        ("Đừng “giúp” | chuyển tiền cho ai", "Đừng “giúp” chuyển tiền | cho ai"),
        ("Tiêm phòng cho chó, | mèo ở sáu khu phố", "Tiêm phòng | cho chó, mèo ở sáu khu phố"),
        ("Trẻ sốt, | ho thì nghỉ học", "Trẻ sốt, ho | thì nghỉ học"),
        ("Người Tày, Nùng, | Mông có mặt", "Người Tày, | Nùng, Mông có mặt"),
        ("Phòng mở từ 7h30 | đến 9h00 thứ Hai", "Phòng mở | từ 7h30 đến 9h00 thứ Hai"),
        ("Xe Lũng Nặm – | Sủng Là đều đi qua chợ", "Xe Lũng Nặm – Sủng Là đều đi | qua chợ"),
        ("Theo khoản 1 | Điều 15 của luật", "Theo khoản 1 Điều 15 | của luật"),
        ("Quầy mở cửa thứ ba, | tư hằng tuần", "Quầy mở cửa | thứ ba, tư hằng tuần"),
        ("Sinh con | ở xã khác thì khai sinh ở đâu", "Sinh con ở xã khác | thì khai sinh ở đâu"),
        ("Nghỉ thứ Ba, | Năm và Bảy trong tuần", "Nghỉ thứ Ba, Năm và Bảy | trong tuần"),
        ("Thẻ này có thay | được sổ giấy không", "Thẻ này | có thay được sổ giấy không"),
        ("Trạm nghỉ từ ngày 8 | tháng 12", "Trạm nghỉ | từ ngày 8 tháng 12"),
        ("Xã ngừng | tiêm ngày 30/12", "Xã ngừng tiêm | ngày 30/12"),
        ("Bò bỏ ăn, ho, | sốt hoặc run thì gọi", "Bò bỏ ăn, | ho, sốt hoặc run thì gọi"),
        ("Hẹn khám | từ xa rồi mới đi", "Hẹn khám từ xa | rồi mới đi"),
        ("Kiểm tra | bếp gas rồi khóa van", "Kiểm tra bếp gas | rồi khóa van"),
        ("Ghi lại số | mới vào sổ của tổ", "Ghi lại số mới | vào sổ của tổ"),
        ("Bà con nên gọi | trước cho trạm xá", "Bà con | nên gọi trước cho trạm xá"),
        ("Nghỉ mười ngày kể từ | khi sinh con", "Nghỉ mười ngày | kể từ khi sinh con"),
        ("Nộp tiền chậm nhất | ngày 15/9 tại quầy", "Nộp tiền chậm nhất ngày 15/9 | tại quầy"),
        ("Trường mở cửa thứ Sáu, | 4/12/2026, sau hội thi", "Trường mở cửa thứ Sáu, 4/12/2026, | sau hội thi"),
        ("Trả 3 × | 5.000 + 2 × 1.000 đồng", "Trả 3 × 5.000 + | 2 × 1.000 đồng"),
        ("Trẻ con hay rủ | nhau cho kịp giờ học", "Trẻ con hay rủ nhau | cho kịp giờ học"),
    ],
)
def test_a_line_rather_ends_where_a_phrase_does(worse: str, better: str) -> None:
    assert worse.replace("| ", "") == better.replace("| ", "")
    assert strength(worse) >= strength(better) + 0.15


@pytest.mark.parametrize(
    "text", ["Nhà văn hóa tổ dân phố", "NGÂN HÀNG KHÔNG GỌI ĐỂ XIN MÃ OTP CỦA BẠN", "“", "", "a. b"]
)
def test_strengths_are_from_none_to_all(text: str) -> None:
    parts = segments(text)
    found = clinging(parts)
    assert all(0 <= one <= 1 for one in found.values())
    assert all(at < len(parts) - 1 for at in found)


def test_capitals_name_nothing_where_all_letters_are_capitals() -> None:
    assert strength("DÙNG ỨNG DỤNG | ZALO CỦA XÃ") < strength("Dùng ứng dụng | Zalo của xã")


def test_a_long_quotation_may_be_broken_like_any_text() -> None:
    short, long = "Tin “ngân hàng | gửi quà” là giả", "Tin “ngân hàng | gửi quà tặng dịp năm mới” là giả"
    assert strength(long) < strength(short)


def test_words_that_lean_both_ways_do_not_hold_before_a_clauses_end() -> None:
    assert strength("Cha, mẹ | hoặc anh chị đưa bé đi") < strength("Cha, mẹ | đưa bé đi")
