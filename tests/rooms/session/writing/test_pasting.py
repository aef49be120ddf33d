"""What is pasted, as clipboards of real programs have it, and what a field takes of it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.session.writing.pasting.clipboard import Into, Pasted, pasted
from bantin.text.invisible import invisible

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style></head>
<body lang=VI><!--StartFragment-->
<p class=MsoNormal><b><span style='font-size:14.0pt;color:red'>* Thủ
đoạn:<o:p></o:p></span></b></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Tự xưng <b>Công an</b><b> xã</b>, gọi&nbsp;điện.<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2)
</span><![endif]>Dọa khóa\xa0tài khoản.</p>
<!--EndFragment--></body></html>"""

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><ul><li dir="ltr"><p><span
style="font-weight:400">Không </span><span style="font-weight:700">chuyển tiền</span></p></li><li><p>Gọi 113</p></li>
</ul></b>"""

CHAT = "### Khuyến cáo\n\n1. **Không** cài tệp lạ\n2. Gọi *ngay* 113\n---\n- Báo công an"


def entries(plain: str, html: str = "") -> tuple[str, ...]:
    return pasted(plain, html, Into.LINES).lines


def one(plain: str, html: str = "", into: Into = Into.LINE) -> str:
    return " | ".join(pasted(plain, html, into).lines)


def test_word_leaves_its_looks_behind_and_keeps_bold() -> None:
    assert entries("", WORD) == ("**Thủ đoạn:**", "Tự xưng **Công an xã**, gọi điện.", "Dọa khóa tài khoản.")


def test_google_docs_wraps_in_a_bold_that_is_none() -> None:
    assert entries("", DOCS) == ("Không **chuyển tiền**", "Gọi 113")


def test_markdown_of_a_chat_assistant_becomes_entries() -> None:
    assert entries(CHAT) == ("Khuyến cáo", "**Không** cài tệp lạ", "Gọi ngay 113", "Báo công an")


@pytest.mark.parametrize(
    "line",
    ["- Gọi 113", "-Gọi 113", "• Gọi 113", "+ Gọi 113", "\uf0b7\tGọi 113", "– Gọi 113", "1. Gọi 113", "12) Gọi 113",
     "a) Gọi 113", "Bước 2: Gọi 113", "👉 Gọi 113", "✔️ Gọi 113", "* Gọi 113", "1/ Gọi 113", "\u200b  - Gọi\u00a0113 "],
)  # fmt: skip
def test_what_stands_before_an_entry_goes(line: str) -> None:
    assert entries(f"{line}\n\n{line}") == ("Gọi 113", "Gọi 113")
    assert one(line) == "Gọi 113"


@pytest.mark.parametrize(
    "text",
    ["**Gọi** 113", "15/11 là hạn cuối", "-5 độ", "2024. Năm nay", "113 gọi ngay", "3 * 4 = 12", "A. B", "1,8 tỷ đồng",
     "+84 912 345 678", "👨‍👩‍👧 Gia đình", "⚠️ Cẩn thận", "Ai Cập", "https://example.vn/a*b*c"],
)  # fmt: skip
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert entries(text) == (text,)


def test_lines_that_a_pdf_broke_are_one() -> None:
    text = "Các đối tượng gọi điện tự xưng là cán bộ Công an xã,\nphường để yêu cầu cài ứng dụng.\nKhông làm theo"
    assert entries(text) == (text.split("\nK", maxsplit=1)[0].replace("\n", " "), "Không làm theo")
    assert entries("mật khẩu\nmã OTP") == ("mật khẩu", "mã OTP")


def test_a_field_of_one_line_has_no_breaks() -> None:
    assert one("Giả danh\r\n công an\v\u2028xã\n\n") == "Giả danh công an xã"
    assert one("") == one(" \n\u200b") == ""


def test_a_message_keeps_its_lines_and_bullets() -> None:
    text = "Chào bà con,\n\n\n• Không\u00a0cài\n1. Gọi 113\n\n"
    assert one(text, into=Into.MESSAGE) == "Chào bà con,\n\n- Không cài\n1. Gọi 113"


def test_a_heading_that_is_bold_throughout_is_not_starred() -> None:
    html = "<p><b>CẢNH BÁO </b><strong>giả danh</strong></p>"
    assert one("CẢNH BÁO giả danh", html) == "CẢNH BÁO giả danh"


def test_a_number_takes_no_stars_and_keeps_its_plus() -> None:
    assert one("\u202a+84\u00a0912\u202c", "<ul><li>a <b>b</b></li></ul>", Into.WORD) == "+84 912"


def test_cells_of_a_row_stand_in_one_line() -> None:
    html = (
        "<table><tr><td><p><b>Tháng 1</b></p></td><td><p>412</p></td></tr><tr><td>Tháng 2</td><td>98</td></tr></table>"
    )
    assert entries("", html) == ("**Tháng 1** – 412", "Tháng 2 – 98")


def test_an_emoji_that_a_page_shows_as_a_picture_stays() -> None:
    html = '<div style="white-space: pre-wrap">Nhớ <img alt="🔥" src="x"><b>nhé</b>\nGọi 113</div>'
    assert entries("", html) == ("Nhớ 🔥**nhé**", "Gọi 113")


@pytest.mark.parametrize(
    ("old", "named"),
    [("- C¶nh b¸o lõa ®¶o\n- Mét", "TCVN3"), ("- Caûnh baùo löøa ñaûo\n- Moät", "VNI"),
     ("- Cáº£nh bÃ¡o lá»«a Ä‘áº£o\n- Má»™t", "UTF-8")],
)  # fmt: skip
def test_old_encodings_are_asked_about(old: str, named: str) -> None:
    found = pasted(old, "", Into.LINES)
    assert named in found.encoding
    assert found.decoded == ("Cảnh báo lừa đảo", "Một")
    assert found.lines == tuple(line.removeprefix("- ") for line in old.split("\n"))


def test_lines_in_unicode_beside_an_old_encoding_stay() -> None:
    assert pasted("Thủ đoạn\nC¶nh b¸o lõa ®¶o", "", Into.LINES).decoded == ("Thủ đoạn", "Cảnh báo lừa đảo")


@given(st.text(), st.text(), st.sampled_from(Into))
def test_whatever_is_pasted_fits_its_field(plain: str, html: str, into: Into) -> None:
    found = pasted(plain, f"<p><b>x</b>{html}", into)
    assert found == pasted(plain, f"<p><b>x</b>{html}", into)
    assert into is Into.LINES or len(found.lines) <= 1
    for line in found.lines:
        assert unicodedata.is_normalized("NFC", line)
        assert not invisible(line)
        assert line.strip()
        assert "\u00a0" not in line
        assert into is Into.MESSAGE or len(line.splitlines()) == 1


def test_a_clipboard_without_an_old_encoding_has_one_reading() -> None:
    assert pasted("Gọi 113", "", Into.LINE) == Pasted(("Gọi 113",), "", ("Gọi 113",), 1)


def test_powers_and_numbers_of_notes_are_no_digits_of_the_number_before_them() -> None:
    power = "<span style='vertical-align: super'>-6</span>"
    raised = f"<p>368.036<sup>1</sup> thẻ, 25 m<sup>2</sup>, 10{power}, 1<sup>st</sup></p>"
    for into in Into:
        assert one("368.0361 thẻ, 25 m2, 10-6, 1st", raised, into) == "368.036¹ thẻ, 25 m², 10⁻⁶, 1st"


def test_what_a_colleague_deleted_in_word_is_not_pasted() -> None:
    for into in Into:
        assert one("Nộp 3025 ngày", "<p>Nộp <del cite='A'>30</del><ins>25</ins> ngày</p>", into) == "Nộp 25 ngày"


def test_a_clipboard_without_plain_text_is_read_by_its_html() -> None:
    assert one("", "<div>Chỉ có <i>HTML</i></div>", Into.WORD) == "Chỉ có HTML"


def test_an_entry_that_a_pdf_broke_is_one_entry_and_code_loses_its_marks() -> None:
    broken = "- Không cài ứng\ndụng lạ\n- Mang theo:\ncăn cước\n- Xem `a.gov.vn`"
    assert pasted(broken, "", Into.LINES).lines == ("Không cài ứng dụng lạ", "Mang theo:", "căn cước", "Xem a.gov.vn")
