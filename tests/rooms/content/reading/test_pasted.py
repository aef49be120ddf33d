from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.composing.document import compose
from bantin.content.reading.pasted import MOST_TOLD, PasteFault, tidy
from bantin.content.reading.source import read_source
from bantin.model.diagnostic import Severity


def one(line: str) -> tuple[str, PasteFault]:
    [read], [found] = tidy([line])
    assert found.line == 0
    return read, found


SPACES = ["\u00a0", "\u202f", "\u2003", "\u2009", "\u1680"]


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("title:_Công an", "title: Công an"),
        ("title_: Công an", "title : Công an"),
        ("__- Gọi điện", "  - Gọi điện"),
        ("  -_Gọi điện", "  - Gọi điện"),
        (" _ file: anh.jpg", "   file: anh.jpg"),
        ("  -_label:_Số vụ", "  - label: Số vụ"),
        ("tóm tắt:_Công an", "tóm tắt: Công an"),
        ("tricks:_", "tricks: "),
    ],
)
def test_special_spaces_where_yaml_wants_a_space_are_spaces_and_told(line: str, read: str, space: str) -> None:
    [shown], found = tidy([line.replace("_", space)])
    assert shown == read
    assert {one.code for one in found} == {"odd-space"}
    assert all(one.severity is Severity.WARNING and f"U+{ord(space):04X}" in one.message for one in found)


def test_a_full_width_space_is_as_wide_as_two() -> None:
    assert one("\u3000- Gọi điện")[0] == "  - Gọi điện"


@pytest.mark.parametrize("line", ["  -\tGọi điện", "-\t\tGọi điện"])
def test_a_tab_after_a_dash_is_a_space_and_told(line: str) -> None:
    read, found = one(line)
    assert read.replace("  ", "") == line.replace("\t", " ").replace("  ", "")
    assert "phím Tab" in found.message


def test_a_full_width_colon_after_a_key_is_a_colon() -> None:
    read, found = one("title：Công an")
    assert (read, found.code) == ("title: Công an", "full-width")


@pytest.mark.parametrize(
    "line",
    [
        "title: 30\u00a0triệu đồng, số\u202f12",
        "  - Chú ý:\u00a0không chuyển tiền",
        "  - Gọi 113\u00a0ngay",
        'title: "Tin\u00a0"',
        "Bà con lưu ý:không",
        "title:\tTin",
    ],
)
def test_special_spaces_within_a_text_are_the_editors_own(line: str) -> None:
    assert tidy([line]) == ([line], [])


def test_special_spaces_at_the_end_of_a_line_are_nothing() -> None:
    read, found = tidy(["title: Tin\u00a0\u3000", "\u00a0", "  \u2003"])
    assert [line.rstrip(" ") for line in read] == ["title: Tin", "", ""]
    assert found == []


def test_marks_that_nobody_sees_are_left_out_and_told_at_their_word() -> None:
    read, found = one("summary: Gọi \u202a0912\u202c ngay")
    assert (read, found.code, found.severity) == ("summary: Gọi 0912 ngay", "hidden-character", Severity.WARNING)
    assert read[found.start :][: found.length] == "0912"
    assert "U+202A" in found.message


def test_what_a_mark_kept_apart_is_composed() -> None:
    assert one("title: e\u034f\u0301")[0] == "title: é"


def test_full_width_letters_and_digits_are_read_as_ascii() -> None:
    read, found = one("value: １２.３４５")
    assert (read, found.code) == ("value: 12.345", "full-width")
    assert "«12»" in found.hint


def test_a_picture_that_was_not_copied_is_told() -> None:
    read, found = one("text: Gọi \ufffc113")
    assert (read, found.code) == ("text: Gọi 113", "pasted-object")


def test_a_lost_letter_is_an_error() -> None:
    read, found = one("title: Th\ufffdng báo")
    assert (read, found.code, found.severity) == ("title: Th\ufffdng báo", "lost-letter", Severity.ERROR)


def test_letters_that_came_as_question_marks_are_lost_too() -> None:
    _, found = one("title: H?p t? dân ph? ? nhà v?n hóa")
    assert (found.code, found.start) == ("lost-letter", 7)
    assert tidy(["q: Có thật không?có, xem https://a.vn/x?ma=1&b?c=2"])[1] == []


@pytest.mark.parametrize(
    ("written", "shown", "hint"),
    [
        ("ạ\u0301", "ạ\u0301", "«ạ»"),
        ("b\u0300", "b\u0300", "«b»"),
        (" \u0309x", "\u0309", "Xóa"),
        ("\u0301", "\u0301", "Xóa"),
    ],
)
def test_marks_without_their_letter_are_errors(written: str, shown: str, hint: str) -> None:
    read, found = one(f"title: {written}")
    assert (found.code, found.severity) == ("stray-mark", Severity.ERROR)
    assert read[found.start :][: found.length] == shown
    assert hint in found.hint


@pytest.mark.parametrize("text", ["Ơ\u0306 Ê\u0306đê, Ba Na: bu\u0302n ư\u0306", "1\ufe0f\u20e3 Mở", "𝗖𝗮̉𝗻𝗵 𝗯𝗮́𝗼"])
def test_letters_of_other_languages_of_vietnam_and_ornaments_are_no_strays(text: str) -> None:
    assert [found.code for found in tidy([text])[1]] == []


def test_an_old_encoding_is_told_once_a_line_with_the_text_in_unicode() -> None:
    read, found = one("  - C¸c ®èi t­îng gi¶ danh")
    assert (found.code, found.severity, found.start) == ("legacy-encoding", Severity.ERROR, 4)
    assert found.hint == "Viết «Các đối tượng giả danh»"
    assert read == "  - C¸c ®èi t­îng gi¶ danh"


def test_the_same_is_told_at_some_lines_and_counted_at_the_last() -> None:
    found = tidy(["a\u200b"] * 100)[1]
    assert len(found) == MOST_TOLD
    assert found[-1].message.endswith("còn 80 dòng nữa như vậy")
    assert len(tidy(["a\u200b"] * MOST_TOLD)[1]) == MOST_TOLD


def read(folder: Path, text: str) -> ComposedFile:
    (folder / "x.yaml").write_bytes(text.encode())
    source, found = read_source(folder / "x.yaml", "x.yaml", folder)
    assert source
    assert not [one for one in found if one.severity is Severity.ERROR]
    return compose(source)


def test_a_pasted_file_is_read_as_it_looks(tmp_path: Path) -> None:
    lines = [
        "\u200btitle:\u00a0Gi\u200bả danh",
        "\u00a0",
        "tricks:",
        "\u00a0\u00a0-\tGọi điện",
        "  -\u00a0Đe dọa\u00a0",
    ]
    text = "\r\n".join(lines)
    written = read(tmp_path, text)
    assert written.value == {"title": "Giả danh", "tricks": ["Gọi điện", "Đe dọa"]}
    assert written.diagnostics == []


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"))))
def test_lines_stay_lines(lines: list[str]) -> None:
    read, _ = tidy(lines)
    assert len(read) == len(lines)
    assert tidy(read)[0] == read
