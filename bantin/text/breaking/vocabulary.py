"""The words that Vietnamese line breaking knows. Compounds are in `lexicon.txt`; here is what stands beside numbers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path


@cache
def lexicon() -> frozenset[str]:
    """Read the compounds that no line may break, in lower case with tones placed traditionally."""
    text = Path(__file__).with_name("lexicon.txt").read_text(encoding="utf-8")
    return COUNTED.union(line for line in text.splitlines() if line and not line.startswith("#"))


class Syllables(dict[str, "Syllables"]):
    """A node of a trie of compounds: next syllable → node.

    Attributes:
        ends: a compound ends here.
        capitalised: it is a compound only if it is capitalised.
    """

    ends = False
    capitalised = False


def by_syllables(compounds: Iterable[str]) -> Syllables:
    """Build the trie of some compounds."""
    first = Syllables()
    for compound in compounds:
        at = first
        for syllable in compound.split(" "):
            at = at.setdefault(syllable, Syllables())
        at.ends = True
        at.capitalised = compound in CAPITALISED
    return first


@cache
def lexicon_by_syllables() -> Syllables:
    """Return the trie of the lexicon."""
    return by_syllables(lexicon())


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


CAPITALISED = frozenset({"bộ chính trị", "bộ công an", "bộ tài chính", "bộ thông tin", "luật căn cước", "sở thông tin"})
"""Compounds only with a capital: «Bộ Công an» is a ministry, «cán bộ | Công an» and «toàn bộ | thông tin» are not."""

LEADS = _words(
    "bài bảng bậc bước câu chương cấp cột dòng điều điểm đợt đường giai hạng hình khoản khóa khoá khu kỳ lớp loại",
    "luật lẻ mục mức năm ngày nhánh phần phường quận quý quyển tập thứ tháng tầng tuần tuyến tiết tổ vòng định",
    "ấp hẻm khoảnh khối kiệt lô mẫu ngách ngõ quầy thôn vùng xóm",
)
"""Words that the number after them belongs to: «tháng 11», «Điều 174», «mức 2»."""

MONTHS = frozenset({"tháng", "thứ"})
"""Of these, those that a number in words follows: «tháng Mười một», «thứ Sáu»."""

CALLS = _words("bấm gấp gọi gửi nhắn nhóm số soạn trang")
"""Words that take the number after them only where it has no unit: «gọi 113», but «gọi | 3 lần»."""

TIMES = frozenset({"gấp"})
"""Of these, those that a number takes its unit to: «gấp 3 lần»."""

LETTERED = _words("điểm mục tiết phần câu bảng hình")
"""Words that a letter may follow: «điểm a»."""

NUMERALS = _words("một hai ba bốn sáu bảy tám chín mười vài mấy nửa")
"""Numbers in words; «năm» is rather a year."""

SCALES = _words("chục trăm nghìn ngàn vạn triệu tỷ tỉ")

CURRENCIES = _words("% ‰ đồng đ vnđ vnd usd")

UNITS = CURRENCIES | _words(
    "đô xu lần người ngày đêm tuần tháng quý năm giờ phút giây tuổi km m cm mm kg g tấn tạ lít ha m² m³ km² gb mb kb",
    "tb kw kwh °c độ px xã phường huyện tỉnh thôn bản tổ hộ nhà vụ việc bước cách điều chiếc cái con cuộc tin bài",
    "số máy xe bộ bức tấm trang dòng chữ tiếng lượt nhóm câu mục điểm loại mức kênh đường app clip video email",
    "sim cặp đôi kiện đơn món gói phòng suất nút vòng đợt đoàn tầng khu chốt camera website thẻ tệp hộp thư bậc cấp",
    "chương hình ảnh nghìn triệu tỷ m2 m3 mét buổi bữa căn cuốn gian",
)
"""Words that a number before them belongs to."""

COUNTED = frozenset(
    """
    bị can, bị cáo, bị hại, nạn nhân, đối tượng, hồ sơ, giấy tờ, tài khoản, thủ tục, dịch vụ, dịch vụ công, trường
    hợp, dấu hiệu, thủ đoạn, cơ quan, đơn vị, cán bộ, chiến sĩ, hội viên, thành viên, học sinh, sinh viên, doanh
    nghiệp, điện thoại, ứng dụng, hành vi, nội dung, nhiệm vụ, giải pháp, mô hình, tổ chức, cá nhân, ngân
    hàng, giao dịch, tin nhắn, cuộc gọi, đường dẫn, bài viết, bài đăng, sổ sức khỏe, giấy chuyển tuyến, giấy hẹn,
    công dân, hộ dân, hộ gia đình, tổ dân phố, thành phố, địa phương, địa bàn, đoạn đường, phần trăm, mét vuông, ki
    lô mét, khẩu hiệu, tình huống, câu hỏi, chữ số, ký tự, bí quyết, quy tắc, nguyên tắc, lưu ý, kịch bản, chiêu trò
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
"""Compounds that a number before them belongs to."""

SURNAMES = _words(
    "âu bạch bành bế bùi cao châu chu cù cung dương đàm đặng đào đinh đoàn đỗ đồng giang giàng giáp hà hạ hồ hoàng",
    "hồng hứa huỳnh kiều kim la lã lâm lê lò lộc lục lương lưu lý ma mã mai nghiêm ngô nguyễn nông phạm phan phùng",
    "phàn quách quàng sùng tạ tăng tẩn thái thạch thào thân thẩm tiêu tô tôn tống trần triệu trịnh trương văn vi võ",
    "vũ vừ vương",
)
"""First words of names: a sentence may begin with one, and then its capital says nothing."""

TERMS = frozenset(
    """
    an ninh trật tự, an toàn giao thông, an toàn thông tin, an toàn thực phẩm, biến đổi khí hậu, bảo vệ môi trường, bệnh
    truyền nhiễm, chính quyền địa phương, cán bộ y tế, cơ quan điều tra, cơ sở y tế, cải cách hành
    chính, dịch vụ công quốc gia, dịch vụ công trực tuyến, dữ liệu cá nhân, giấy tờ tùy thân, giờ làm việc, hoàn cảnh
    khó khăn, hợp đồng lao động, khai báo tạm trú, lịch làm việc, ngày làm việc, người giám hộ, ngộ độc thực phẩm, nhà
    văn hóa, nhân viên y tế, năm học mới, phòng cháy chữa cháy, phòng chống thiên tai, sức khỏe sinh sản, sức khỏe tâm
    thần, tai nạn giao thông, tai nạn lao động, thông tin cá nhân, tiêm chủng mở rộng, tiếp công dân, trung tâm văn hóa,
    trung tâm y tế, trật tự an toàn, trật tự xã hội, trẻ vị thành niên, tài khoản ngân hàng, tài khoản định danh, tìm
    kiếm cứu nạn, tòa án nhân dân, tệ nạn xã hội, vi phạm giao thông, vi phạm hành chính, vệ sinh môi trường, vệ sinh
    thực phẩm, y tế dự phòng, đăng ký thường trú, đăng ký tạm trú
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
"""Two words that make one notion: a line may end between them, but had better not."""
