from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bantin.text.breaking.lines import break_lines, edges
from bantin.text.breaking.opportunities import halves, joints, segments
from bantin.text.breaking.phrases.clinging import clinging
from bantin.text.breaking.phrases.function_words import CLINGING
from bantin.text.breaking.vocabulary import COUNTED, lexicon
from bantin.text.slug import ascii_fold
from bantin.text.tones import traditional
from tests.fixtures.proofs import some


@pytest.mark.parametrize(
    "held",
    [
        "20B1-123.45",
        "97-B1 123.45",
        "29A 123.45",
        "biển số 97-B1 123.45",
        "5–7 triệu đồng/người",
        "300.000 m3/ngày",
        "20 bao",
        "12 ca",
        "1.500 bác sĩ",
        "tháng mười một",
        "thứ Sáu",
        "quý IV",
        "tài sản",
        "Mật khẩu",
        "CÔNG AN",
        "chứng minh nhân dân",
        "dịch vụ công",
        "mạng xã hội",
        "cộng tác viên",
        "khoá máy",
        "khóa máy",
        "Bắc Kạn",
        "Nguyễn Văn A",
        "Đức Xuân",
        "chị A",
        "App Store",
        "1,8 tỷ đồng",
        "93,32 %",
        "30 ngày",
        "20 triệu đồng",
        "78.742 hồ sơ",
        "3 đối tượng",
        "vài chục nghìn đồng",
        "ba lần",
        "21 giờ 47 phút",
        "tháng 11",
        "tháng 11/2024",
        "ngày 31/12/2024",
        "Điều 174",
        "khối 10",
        "xóm 5",
        "Mẫu 02",
        "khoản 2",
        "điểm a",
        "mức 2",
        "Nghị định 30/2020/NĐ-CP",
        "kể từ",
        "chậm nhất",
        "0900 000 000",
        "(0900 000 000)",
        "gọi 113",
        "tệp .apk",
        "mã OTP",
        "“ quà",
        "vneid-hotro[.]example",
        "18\u00a0triệu",
    ],
)
def test_these_are_held_together(held: str) -> None:
    assert held in segments(f"xem {held} thì")
    assert held in segments(f"Vì {held}")


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("ngày 05 tháng 7 năm 2024", ["ngày 05", "tháng 7", "năm 2024"]),
        ("trên mạng xã hội", ["trên", "mạng xã hội"]),
        ("Công an tỉnh Bắc Kạn", ["Công an tỉnh", "Bắc Kạn"]),
        ("Phòng An ninh mạng", ["Phòng", "An ninh mạng"]),
        ("tài khoản, ngân hàng", ["tài khoản,", "ngân hàng"]),
        ("tài “sản”", ["tài", "“sản”"]),
        ("gọi 3 lần", ["gọi", "3 lần"]),
        ("phường 0237.3.855.114", ["phường", "0237.3.855.114"]),
        ("phường 0237 385 114", ["phường", "0237 385 114"]),
        ("ở phường 3", ["ở", "phường 3"]),
        ("gọi 113 ngay", ["gọi 113", "ngay"]),
        ("hai ngày 3 và 4/12", ["hai ngày", "3", "và", "4/12"]),
        ("số 06 triển khai", ["số 06", "triển khai"]),
        ("mức 2 triệu đồng", ["mức", "2 triệu đồng"]),
        ("Gọi 156 để báo", ["Gọi 156", "để", "báo"]),
        ("Tin mẫu – xin", ["Tin mẫu –", "xin"]),
        ("hết tiền ?", ["hết", "tiền ?"]),
        ("• Không mở", ["• Không", "mở"]),
        ("1. Gọi ngay", ["1. Gọi", "ngay"]),
        ("Mở Zalo. Hãy Google", ["Mở", "Zalo.", "Hãy", "Google"]),
        ("định danh mức 2", ["định danh", "mức 2"]),
        ("", []),
        ("   ", []),
        ("– –", ["– –"]),
    ],
)
def test_these_are_split_so(text: str, split: list[str]) -> None:
    assert segments(text) == split


@pytest.mark.parametrize(
    ("segment", "parts"),
    [
        ("giấy phép lái xe", ["giấy phép", "lái xe"]),
        ("21 giờ 47 phút", ["21 giờ", "47 phút"]),
        ("Nghị định 30/2020/NĐ-CP", ["Nghị định 30/2020/NĐ-CP"]),
        ("1,8 tỷ đồng", ["1,8 tỷ đồng"]),
        ("mạng xã hội", ["mạng xã hội"]),
        ("Nguyễn Văn A", ["Nguyễn Văn A"]),
        ("Gọi 0200 000 0000", ["Gọi", "0200 000 0000"]),
        ("0200 000 0000", ["0200 000 0000"]),
        ("8 giờ – 22 giờ", ["8 giờ –", "22 giờ"]),
        ("7 giờ 30 – 11 giờ 30", ["7 giờ 30 –", "11 giờ 30"]),
        ("25/12 – 31/12/2026", ["25/12 –", "31/12/2026"]),
        ("nửa mét", ["nửa mét"]),
        ("xin", ["xin"]),
    ],
)
def test_what_is_too_long_for_a_line_breaks_where_it_hurts_least(segment: str, parts: list[str]) -> None:
    assert segments(segment) == [segment]
    assert halves(segment) == tuple(parts)


def test_a_glossary_adds_compounds() -> None:
    assert segments("ăn nậm pịa nhé") == ["ăn", "nậm", "pịa", "nhé"]
    assert segments("ăn nậm pịa nhé", frozenset({"Nậm pịa"})) == ["ăn", "nậm pịa", "nhé"]


def test_names_in_a_row_do_not_grow_without_end() -> None:
    assert max(segment.count(" ") for segment in segments("ở " + "Xoan " * 20)) < 4


@pytest.mark.parametrize("run", some(["mã số 3 con số ", "3 giờ ", "12 ", "A ", "Xoan ", "– ", "“ ", "công an "], 4))
def test_long_runs_of_anything_are_survived(run: str) -> None:
    text = (run * 3000).strip()
    assert " ".join(segments(text)) == text


VOCABULARY = (
    "tài sản mạng xã hội Công an Bắc Kạn 3 ngày 0900 000 tháng 11/2024 1,8 tỷ đồng A – “ ” “x x” ( . , • 1. giờ"
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS | st.text(max_size=6)).map(" ".join))
@example("a  b\n\nc\td ")
def test_segments_are_parts_of_the_text_in_order_and_lose_only_space(text: str) -> None:
    found = segments(text)
    at = 0
    for segment in found:
        start = text.index(segment, at)
        assert not text[at:start].strip()
        at = start + len(segment)
    assert not text[at:].strip()
    assert all(found)


@given(st.lists(WORDS, min_size=1))
def test_joined_by_spaces_they_give_back_the_text(words: list[str]) -> None:
    assert " ".join(segments(" ".join(words))) == " ".join(words)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("báo Bộ Công an", ["báo", "Bộ Công an"]),
        ("BỘ CÔNG AN", ["BỘ CÔNG AN"]),
        ("giả danh cán bộ Công an xã", ["giả danh", "cán bộ", "Công an xã"]),
        ("GIẢ DANH CÁN BỘ CÔNG AN", ["GIẢ DANH", "CÁN BỘ", "CÔNG AN"]),
        ("theo pháp luật căn cước", ["theo", "pháp luật", "căn cước"]),
        ("toàn bộ thông tin khách hàng", ["toàn bộ", "thông tin", "khách hàng"]),
    ],
)
def test_ministries_and_laws_are_told_from_what_only_ends_in_their_first_word(text: str, parts: list[str]) -> None:
    assert segments(text) == parts


def test_the_lexicon_is_tidy() -> None:
    entries = lexicon()
    assert len(entries) > 700
    for entry in entries:
        assert entry == traditional(" ".join(entry.lower().split()))
        assert entry.count(" ") in range(1, 5), entry
    assert entries.issuperset(COUNTED)


def test_the_file_is_sorted_within_groups_and_has_nothing_twice(repository: Path) -> None:
    lines = (repository / "bantin" / "text" / "breaking" / "lexicon.txt").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    assert len(entries) == len(set(entries))
    for heading, group in itertools.groupby(lines, key=lambda line: not line or line.startswith("#")):
        if not heading:
            compounds = list(group)
            assert compounds == sorted(compounds, key=lambda entry: (ascii_fold(entry), entry))


# Headlines

LETTER = 10
"""Width of every letter here, of spaces too."""


def headline(text: str, limit: int) -> list[str]:
    """The lines of a headline on whose lines so many letters have room."""
    parts = segments(text)
    widths = [float(LETTER * len(part)) for part in parts]
    starts = break_lines(edges(widths, LETTER), LETTER, LETTER * limit, balance=True, clinging=clinging(parts))
    return [" ".join(parts[a:b]) for a, b in itertools.pairwise([*starts, len(parts)])]


@pytest.mark.parametrize(
    ("limit", "lines"),
    [
        (28, ["Chị A mất 18 triệu đồng", "vì “combo du lịch” cuối năm"]),
        (36, ["Dịch vụ công giả mạo:", "cài một tệp .apk, mất cả tài khoản"]),
        (24, ["Bằng lái đã có", "trên VNeID, ra đường", "cần mang bản giấy không?"]),
        (26, ["“Phố phường bình yên”:", "cả tổ dân phố", "trong một nhóm Zalo"]),
        (27, ["Giả danh Công an", "“hỗ trợ” định danh mức 2", "để chiếm đoạt tài sản"]),
        (23, ["CMND chỉ còn giá trị", "đến hết ngày 31/12/2024"]),
        (20, ["Phòng ANM và PCTP", "sử dụng CNC"]),
        (28, ["Cuộc gọi video “người thân”", "mượn tiền có thể là giả"]),
    ],
)
def test_headlines_of_the_sample_month_break_where_their_sense_does(limit: int, lines: list[str]) -> None:
    assert headline(" ".join(lines), limit) == lines


def test_no_line_is_added_to_spare_a_flaw() -> None:
    assert headline("Dịch vụ công giả mạo: cài một tệp .apk, mất cả tài khoản", 31) == [
        "Dịch vụ công giả mạo: cài",
        "một tệp .apk, mất cả tài khoản",
    ]


def test_the_clinging_words_can_be_found() -> None:
    for entry in CLINGING:
        assert entry == traditional(entry.lower())
        assert " " not in entry or entry in lexicon(), entry


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Cần giúp đỡ, gọi ngay ☎ 113 bất cứ lúc nào", "☎ 113"),
        ("Làm lần lượt: ① Mở ứng dụng VNeID", "① Mở"),
        ("Bà con ⚠️ không chuyển tiền", "⚠️ không"),
        ("Xin cảm ơn bà con 🎉", "bà con 🎉"),
    ],
)
def test_a_symbol_stays_with_what_it_announces(text: str, held: str) -> None:
    assert any(segment.startswith(held) or segment == held for segment in segments(text))
    assert " ".join(segments(text)) == text


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("https://dichvucong.gov.vn/p/x.html?ma_so=1", "https:// dichvucong. gov. vn/ p/ x. html? ma_ so= 1"),
        ("Mau_CT01.docx", "Mau_ CT01. docx"),
        ("Zalo/Facebook/Viber", "Zalo/ Facebook/ Viber"),
        ("23.450.000.000", "23.450.000.000"),
        ("0208-3876-113", "0208-3876-113"),
        ("20B1-123.45,", "20B1-123.45,"),
        ("nghiêng", "nghiêng"),
        ("#PhòngChốngLừaĐảoTrênMạngNăm2026", "# Phòng Chống Lừa Đảo Trên Mạng Năm 2026"),
        ("#phongchongtoiphamtrenkhonggianmang", "# phong chong toi pham tren khong gian mang"),
        ("x" * 30, "xxxxxxxx xxxxxxxx xxxxxxxx xxxxxx"),
    ],
)
def test_a_word_that_no_line_holds_breaks_after_its_signs_or_between_syllables_and_numbers_do_not(
    word: str, parts: str
) -> None:
    assert joints(word) == tuple(parts.split(" "))


@given(st.text(st.sampled_from("aBđ́0x#"), min_size=25, max_size=80))
def test_what_is_longer_than_any_word_is_broken_anywhere_but_before_an_accent(word: str) -> None:
    pieces = joints(word)
    assert "".join(pieces) == word
    assert not any(piece.startswith("\u0301") for piece in pieces[1:])


@st.composite
def telephone_numbers(draw: st.DrawFn) -> str:
    """Draw a number as an officer may write it: an area's, a mobile's or a service's, in groups of any length."""
    head = draw(st.sampled_from(["0237", "024", "0912", "0387", "069", "1900", "1800"]))
    count = {"0237": 7, "024": 8, "069": 7, "1900": draw(st.integers(4, 6)), "1800": 6}.get(head, 6)
    digits = draw(st.text("0123456789", min_size=count, max_size=count))
    separators = st.sampled_from([" ", ".", "-", " - ", "–", ". ", " . "])
    rest, groups = digits, []
    while rest:
        size = len(rest) if len(rest) <= 4 else draw(st.integers(1, min(4, len(rest))))
        groups.append(rest[:size])
        rest = rest[size:]
    head = draw(st.sampled_from([head, head, f"({head})"] + ([f"(+84) {head[1:]}"] if head[0] == "0" else [])))
    return head + "".join(draw(separators) + group for group in groups)


SENTENCES = [
    "Gọi {} để báo tin",
    "Điện thoại: {}.",
    "☎ {}",
    "Trực ban {} người trực là anh An",
    "SĐT {} (giờ hành chính)",
]


@given(telephone_numbers(), st.sampled_from(SENTENCES))
@example("0237 3.855.114", SENTENCES[0])
@example("0237 3 855.114/115", SENTENCES[0])
@example("0237 3855 114 – 115", SENTENCES[1])
@example("(84-237) 3855 114", SENTENCES[2])
@example("(024)3825 2525", SENTENCES[3])
@example("09 12 34 56 78", SENTENCES[4])
def test_no_line_ends_inside_a_telephone_number(number: str, sentence: str) -> None:
    assert any(number in segment for segment in segments(sentence.format(number)))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Gọi 0912 345 678 / 0913 345 678", ["Gọi 0912 345 678 /", "0913 345 678"]),
        ("Gọi 0237 3855 114 máy lẻ 12", ["Gọi 0237 3855 114", "máy lẻ 12"]),
        ("từ ngày 05.12.2026 10 giờ", ["từ", "ngày 05.12.2026", "10 giờ"]),
        ("trực 0237 3855 114 - 24/24 giờ", ["trực", "0237 3855 114 -", "24/24 giờ"]),
        ("thu 0 - 100.000.000 đồng", ["thu", "0 - 100.000.000 đồng"]),
    ],
)
def test_a_line_may_end_beside_a_telephone_number_and_in_what_is_none(text: str, parts: list[str]) -> None:
    assert segments(text) == parts
