"""What is wrong with a field is said in a form by its label, and fields are called as the office calls them."""

from __future__ import annotations

import pytest

from bantin.checks.exceptions import on_purpose
from bantin.checks.explanations import EXPLANATIONS
from bantin.content.reading.composing.document import compose
from bantin.content.reading.settling.settle import settle
from bantin.content.reading.source import SourceText
from bantin.content.reading.telling.messages import TRANSLATIONS
from bantin.content.reading.validation import validate
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds import KINDS
from bantin.model.words import SETS
from bantin.model.words.words import WordSet
from bantin.preview.around.english import TITLES
from bantin.preview.around.form_words import WORDS, said_in_form
from bantin.session.writing.labels import form_of_office, label_at

RIGHT = "title: Tin\nsummary: Tóm tắt.\ntricks: [Một]\nadvice: [Hai]\n"
EXCEPTION = "thêm một mục ở «Dữ liệu cá nhân được phép nêu»: chép “Lê Văn A”, rồi viết lý do và căn cứ"
POLICE, NEUTRAL = SETS[WordSet.POLICE], SETS[WordSet.NEUTRAL]


def found_in(text: str) -> list[Diagnostic]:
    written = compose(SourceText("x.yaml", text, tuple(text.split("\n"))))
    settle(written, KINDS["warning"])
    return validate(KINDS["warning"], written, written.value)[1]


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("summary: Tóm tắt.\n", "", "«Tóm tắt» còn trống", "Điền ô «Tóm tắt»"),
        ("Tóm tắt.", "", "«Tóm tắt» còn trống", "Điền ô «Tóm tắt»"),
        ("tricks: [Một]\n", "", "«Thủ đoạn» chưa có dòng nào", "Thêm ít nhất một dòng ở «Thủ đoạn»"),
        ("[Một]", "[]", "«Thủ đoạn» cần ít nhất 1 dòng", "Thêm dòng ở «Thủ đoạn»"),
        ("[Một]", '[Một, ""]', "Dòng 2 của «Thủ đoạn» còn trống", "Điền ô dòng 2 của «Thủ đoạn»"),
        ("title: Tin", "severity: nhỏ\ntitle: Tin", "«Mức độ» không có lựa chọn “nhỏ”", "Chọn một ở ô «Mức độ»"),
        (
            "title: Tin",
            f"title: {'a' * 170}",
            "«Tiêu đề» dài 170 ký tự, nhiều nhất 160",
            "Viết ngắn lại, bớt ít nhất 10 ký tự",
        ),
        (
            "title: Tin",
            "sources: [{name: A}, {name: B, date: hôm qua}]\ntitle: Tin",
            "«Ngày công bố» của mục 2 trong «Nguồn thông tin» chưa phải là một ngày: “hôm qua”",
            "Viết ngày, tháng, năm, ví dụ 30/11/2024",
        ),
    ],
)
def test_a_fault_is_said_by_the_label_of_its_field(old: str, new: str, message: str, hint: str) -> None:
    assert old in RIGHT
    found = found_in(RIGHT.replace(old, new, 1))
    assert [said_in_form(one, form_of_office("warning", POLICE)) for one in found] == [(message, hint)]


@pytest.mark.parametrize(
    ("hint", "said"),
    [
        (
            "Viết ngắn lại ở «zalo: text», bớt 4 ký tự",
            "Viết ngắn lại ở «Lời riêng cho Zalo: Nội dung tin nhắn Zalo», bớt 4 ký tự",
        ),
        ("hoặc bỏ «led» khỏi «channels» của tin này", "hoặc bỏ «Bảng LED» khỏi «Kênh phát hành» của tin này"),
        ("Thêm dòng «fit: crop»", "Chọn “Cắt cho đầy khung” ở ô «Cách đặt vào khung»"),
        ("Thêm dòng «alt: …»", "Điền ô «Mô tả ảnh»"),
        ("Thêm dòng «until: 30/11» vào «led:»", "Ghi “30/11” ở ô «Chữ ngắn cho bảng LED: Chiếu đến hết ngày»"),
        ("Thêm dòng «led: {until: 30/11}»", "Ghi “30/11” ở ô «Chữ ngắn cho bảng LED: Chiếu đến hết ngày»"),
        (
            "Chọn giọng ở «channels: video: speech» trong unit.yaml",
            "Chọn giọng ở «channels: video: speech» trong unit.yaml",
        ),
        (
            "Thêm vào contacts hoặc duty_numbers trong content/unit.yaml",
            "Thêm vào «Danh bạ đầu mối liên hệ» hoặc «Các số trực khác của đơn vị» ở «Đơn vị, danh bạ, các kênh»",
        ),
        (
            f"Bỏ{on_purpose('Lê Văn A', 'x')}",
            f"Bỏ; nếu pháp luật cho nêu (x) thì {EXCEPTION}",
        ),
        ("Gõ lại «2.», xóa «x» trong «Tin mới»", "Gõ lại «2.», xóa «x» trong «Tin mới»"),
    ],
)
def test_what_has_no_words_of_its_own_calls_fields_by_their_labels(hint: str, said: str) -> None:
    found = Diagnostic(Code("x"), Severity.WARNING, "Sai", None, hint)
    assert said_in_form(found, form_of_office("warning", POLICE), ("image",)) == ("Sai", said)


def test_every_code_has_a_title_in_english() -> None:
    assert TITLES.keys() == EXPLANATIONS.keys()
    assert all(title.replace("“", "").replace("”", "").isascii() for title in TITLES.values())


def test_what_no_form_has_is_said_as_the_file_has_it() -> None:
    (found,) = found_in(f"{RIGHT}abcxyz: x\n")
    assert said_in_form(found, form_of_office("warning", POLICE)) == (found.message, found.hint)


def test_faults_that_are_said_are_faults_there_are() -> None:
    assert set(WORDS) - set(TRANSLATIONS) == {"empty"}


def test_fields_are_called_as_the_office_calls_them() -> None:
    assert label_at(form_of_office("warning", POLICE), ("tricks", 0)) == "dòng 1 của «Thủ đoạn»"
    assert label_at(form_of_office("warning", NEUTRAL), ("tricks", 0)) == "dòng 1 của «Mối nguy»"
    own = NEUTRAL.model_copy(update={"posts": NEUTRAL.posts.model_copy(update={"advice": "Lời khuyên"})})
    assert label_at(form_of_office("warning", own), ("advice",)) == "«Lời khuyên»"
    said = [control for kind in KINDS for control in form_of_office(kind, NEUTRAL)]
    assert not [one for one in said if "công an" in one.help.lower() or "lừa" in one.label.lower()]


def test_every_field_has_an_english_name() -> None:
    for kind in KINDS:
        for control in form_of_office(kind, POLICE):
            assert control.label_en.isascii(), control.name
            assert control.label_en, control.name
            assert all(choice.label_en.isascii() and choice.label_en for choice in control.choices), control.name
