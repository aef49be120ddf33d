"""What texts tell of: order in time, how much has happened, when something is."""

from __future__ import annotations

import pytest

from bantin.text.sentences.telling import (
    are_steps,
    begins_a_series,
    counts,
    follow,
    in_time,
    is_working_time,
    kind_of,
    parts_of,
    says_when,
    taken,
    tells_loss,
)


@pytest.mark.parametrize(
    ("lines", "ordered"),
    [
        (["Gọi điện tự xưng công an.", "Gửi đường dẫn cài ứng dụng.", "Đọc mã OTP rồi chuyển hết tiền."], True),
        (["Trả hoa hồng vài lần đầu.", "Sau đó đòi nạp khoản lớn."], True),
        (["Gọi từ số lạ, đòi trả trong 2 giờ.", "Gửi tệp .apk, yêu cầu quét căn cước."], False),
        (["Đốt nương dưới đường dây.", "Xe ben nâng thùng.", "Cây đổ vào dây rồi cháy."], False),
        (["Khí CO không màu, không mùi."], False),
    ],
)
def test_only_what_follows_one_another_in_time_is_ordered(lines: list[str], ordered: bool) -> None:  # noqa: FBT001
    assert in_time(tuple(lines)) is ordered


@pytest.mark.parametrize(
    ("last", "steps"),
    [
        ("Trình báo công an xã gần nhất.", True),
        ("Theo dõi kết quả; cần giúp thì tới trạm.", True),
        ("Không tạt nước vào pin đang cháy.", False),
        ("Chi phí: chỉ trả phần dây sau công tơ.", False),
        ("Gia súc chết thì báo trưởng thôn.", False),
        ("Cháy: gọi ngay 114.", False),
    ],
    ids=["a step", "a step with help", "what is forbidden", "a fee", "a case of its own", "a case behind a colon"],
)
def test_only_steps_are_steps(last: str, steps: bool) -> None:  # noqa: FBT001
    assert are_steps(["Ngắt cầu dao, gọi 114.", last]) is steps


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("Tuần qua ba hộ kinh doanh bị gọi, một hộ mất 26 triệu đồng.", True),
        ("Trong 11 tháng xảy ra 23 vụ sự cố.", True),
        ("Kẻ gian dựng cuộc gọi video vài giây giống hệt người quen.", False),
        ("Đỉnh triều 1,68 m, từ 17 giờ đến 19 giờ ngày 25/12.", False),
    ],
)
def test_what_counts_cases_reports(text: str, reports: bool) -> None:  # noqa: FBT001
    assert counts(text) is reports


def test_days_and_hours_are_heard() -> None:
    assert says_when("Tiếp công dân từ 8h00, thứ Năm.")
    assert not says_when("Đăng ký biến động, đính chính.")
    assert is_working_time("Thời gian làm việc của phòng giao dịch")
    assert not is_working_time("Lịch khám bệnh cuối tuần")


def test_the_parts_of_a_whole_are_read_or_the_sentence_stays() -> None:
    told = (
        "Tổng thu 186 triệu đồng, gồm bảo hiểm y tế 112 triệu đồng, nước uống 24 triệu đồng và vệ sinh 50 triệu đồng."
    )
    assert parts_of(told).lead == "Tổng thu 186 triệu đồng"
    assert parts_of(told).parts == (
        ("Bảo hiểm y tế", "112", "triệu đồng"),
        ("Nước uống", "24", "triệu đồng"),
        ("Vệ sinh", "50", "triệu đồng"),
    )
    other = "Tiếp nhận 8.426 hồ sơ, trong đó trực tuyến 7.162 hồ sơ (85%), trực tiếp 1.264 hồ sơ (15%)."
    assert parts_of(other) == (other, ())


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Chị A mất 18 triệu đồng vì combo du lịch.", True),
        ("4 người phải cấp cứu", True),
        ("Chủ quán nợ 62 triệu đồng quá 120 ngày.", False),
        ("Tổ tuần tra giữ 6 kg cá, phạt 5 triệu đồng.", False),
        ("Phạt 5 triệu đồng, bà con không mất phí.", False),
        ("Sạt hai gian bếp.", True),
    ],
)
def test_only_what_was_lost_is_a_loss(text: str, lost: bool) -> None:  # noqa: FBT001
    assert tells_loss(["Một vụ việc", text]) is lost


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("Lớp học 8 buổi, khai giảng ngày 08/12/2026.", True),
        ("Học tối thứ Ba và thứ Năm, từ ngày 08/12.", True),
        ("Sáng thứ Năm, 10/12, tại nhà văn hóa.", False),
    ],
)
def test_the_first_day_of_a_course_is_not_its_only_one(text: str, series: bool) -> None:  # noqa: FBT001
    assert begins_a_series(text) is series


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["Điền tờ khai.", "Nộp tại quầy.", "Nhận giấy hẹn."], "steps"),
        (["Bước 1: mở ứng dụng.", "Bước 2: chọn mục."], "steps"),
        (["Mở tủ: bấm nút đỏ.", "Tắt bếp: vặn núm."], "steps"),
        (["Rác thực phẩm: bịch xanh, tối thứ Hai.", "Rác tái chế: bịch trong, tối thứ Ba."], "kinds"),
        (["Giải Nhất (01 giải): 5.000.000 đồng", "02 giải Nhì, mỗi giải: 3.000.000 đồng"], "prizes"),
        (["Phí thẻ người lớn: 30.000 đồng/năm", "Thẻ thiếu nhi: 10.000 đồng/năm", "Hộ nghèo: miễn phí"], "fees"),
        (["Thứ Bảy: 7h30–11h30.", "Chủ nhật: nghỉ."], "times"),
        (["Phí: 30.000 đồng"], "steps"),
    ],
)
def test_lines_of_what_to_do_are_told_from_kinds_sums_and_hours(lines: list[str], kind: str) -> None:
    assert kind_of(lines) == kind


def test_a_list_in_which_a_sum_or_a_prize_stands_has_no_numbers() -> None:
    assert follow(["Viết bài.", "Gửi bài."])
    assert not follow(["Viết bài.", "Giải Nhất: 5.000.000 đồng"])
    assert not follow(["Nộp đơn.", "Phí: 30.000 đồng"])


@pytest.mark.parametrize(
    ("amount", "texts", "what"),
    [
        ("62 triệu đồng", ["Chủ quán nợ 62 triệu đồng quá 120 ngày.", "Cơ quan thuế phạt 5 triệu đồng."], "owed"),
        ("5 triệu đồng", ["Chủ quán nợ 62 triệu đồng.", "Xã phạt 5 triệu đồng."], "fined"),
        ("6 kg cá con", ["Tổ tuần tra giữ tại chỗ một vợt và 6 kg cá.", "Xã phạt 5 triệu đồng."], "seized"),
        ("6 kg cá con", ["Xã phạt 5 triệu đồng."], ""),
        ("2 triệu đồng", ["Công an thu giữ một xe máy."], ""),
    ],
)
def test_what_nobody_lost_is_called_what_it_is(amount: str, texts: list[str], what: str) -> None:
    assert taken(amount, texts) == what
