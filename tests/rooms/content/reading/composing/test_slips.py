from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.composing.slips import MOST_TOLD, quoted

Compose = Callable[[str], ComposedFile]

SWALLOWED = [
    # text, code, line, column, words that the message holds, words that the hint holds
    ("advice:\n  - A b\n    - C d\n", "swallowed-line", 3, 5, "quá 2 dấu cách", "Xóa 2 dấu cách"),
    ("advice:\n- A b\n - C d\n", "swallowed-line", 3, 2, "câu ở dòng 2", "Xóa 1 dấu cách"),
    ("advice:\n  - A b\n    c d\n     - E\n", "swallowed-line", 4, 6, "câu ở dòng 2", "Xóa 3 dấu cách"),
    ("advice:\n  - A b\n   -C d\n", "swallowed-line", 3, 4, "thiếu dấu cách", "«- C d»"),
    ("advice:\n  - A b\n   -- C d\n", "swallowed-line", 3, 4, "viết liền nhau", "«- C d»"),
    ("advice:\n  - A b\n   • C d\n", "swallowed-line", 3, 4, "«•»", "«- C d»"),
    ("advice:\n  - A b\n    + C d\n", "swallowed-line", 3, 5, "«+»", "«- C d»"),
    ("summary: A b\n  - C d\n", "swallowed-line", 2, 3, "câu ở dòng 1", "cuối dòng 1"),
    ("title: 'A b\nsummary: C'\n", "swallowed-line", 1, 8, "dòng 2", "Thêm «'»"),
    ('advice:\n  - "A b\n  - C d"\n', "swallowed-line", 2, 5, "dòng 3", "dòng 3"),
    ("advice:\n  -A b\n", "false-dash", 2, 3, "thiếu dấu cách", "«- A b»"),
    ("advice:\n  -- A b\n", "false-dash", 2, 3, "viết liền nhau", "«- A b»"),
    ("advice:\n  –\tA b\n", "false-dash", 2, 3, "«–»", "«- A b»"),
    ("advice:\n  ● A b\n", "false-dash", 2, 3, "«●»", "«- A b»"),
    ("advice:\n  - - A b\n  - C\n", "false-dash", 2, 5, "hai dấu «-»", "«- A b»"),
    ("note: Xem mục # 5 nhé\n", "hidden-text", 1, 15, "«#»", '«"Xem mục # 5 nhé"»'),
    ("note: # 5\n", "hidden-text", 1, 7, "«#»", '«"# 5"»'),
    ("note: 'A b' #c\n", "hidden-text", 1, 13, "«#»", '«"A b #c"»'),
    ("advice: [A, b c #d, e]\n", "hidden-text", 1, 17, "«#»", '«"b c #d"»'),
    ("x: {label: A, value: 8,25, unit: C}\n", "cut-at-comma", 1, 22, "«8,25»", '«"8,25"»'),
    ("x: {label: A b, c d, value: 5}\n", "cut-at-comma", 1, 12, "«A b, c d»", '«"A b, c d"»'),
    ("x: {label: A, b, c,d, value: 5}\n", "cut-at-comma", 1, 12, "«A, b, c,d»", '«"A, b, c,d"»'),
    ("x: {value: 1, label: A b, c d}\n", "cut-at-comma", 1, 22, "«A b, c d»", '«"A b, c d"»'),
    ("focus: [0,25, 0.7]\n", "cut-at-comma", 1, 9, "«0,25»", '«"0,25"»'),
    ("advice: [Mất 1,5 triệu, B]\n", "cut-at-comma", 1, 10, "«Mất 1,5 triệu»", '«"Mất 1,5 triệu"»'),
    ("advice: [Gặp người lạ, hãy báo ngay]\n", "split-at-comma", 1, 10, "hai phần tử", 'hãy báo ngay"»'),
    ("advice:\n  –A b\n", "false-dash", 2, 3, "«–»", "«- A b»"),
    ("note: #5\n", "hidden-text", 1, 7, "không còn gì", '«"#5"»'),
    ("focus: [0,5; 0,3]\n", "cut-at-comma", 1, 9, "«;»", '«["0,5", "0,3"]»'),
    ("x: {label: A, value:5}\n", "yaml-syntax", 1, 15, "Thiếu dấu cách", "«value: 5»"),
    ("x: {label: A, unit: %}\n", "yaml-syntax", 1, 21, "«%»", '«"%"»'),
    ("x: {label: A: b, value: 5}\n", "yaml-syntax", 1, 13, "dấu hai chấm", '«"A: b"»'),
    ("x: {label: A; value: 5}\n", "yaml-syntax", 1, 13, "dấu phẩy", "«A, value: 5»"),
    ("hashtags: [#pa05, #b]\n", "yaml-syntax", 1, 12, "«#»", '«"#pa05"»'),
    ("note: A b\n  c d: e\n", "yaml-syntax", 2, 3, "câu ở dòng 1", '«"A b c d: e"»'),
    ("note: A\n// b\n", "yaml-syntax", 2, 1, "«#»", "«# b»"),
    ("advice:\n  - A\n  2. B\n", "yaml-syntax", 3, 3, "«2.»", "«- B»"),
    ('note: "A "b""\n', "yaml-syntax", 1, 11, "còn chữ", "«note: 'A \"b\"'»"),
    ("note: A b\n  c d\n", "joined-line", 2, 1, "câu ở dòng 1", "cuối dòng 1"),
    ("advice:\n  - A b\n    c d\n", "joined-line", 3, 1, "câu ở dòng 2", "«- »"),
    ("advice: [A b\n  c d]\n", "joined-line", 2, 1, "câu ở dòng 1", "dấu phẩy vào cuối dòng 1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "line", "column", "message", "hint"), SWALLOWED)
def test_what_is_read_as_something_else_is_told(  # noqa: PLR0917 - pytest passes by name
    composed: Compose, text: str, code: str, line: int, column: int, message: str, hint: str
) -> None:
    [found] = composed(text).diagnostics
    assert found.location
    assert (found.code, found.location.line, found.location.column) == (code, line, column)
    assert message in found.message
    assert hint in found.hint


@pytest.mark.parametrize(
    "written",
    [
        "title: Cảnh báo: giả danh gọi điện",
        "  - 9 giờ sáng thứ bảy: kể chuyện theo sách; 19 giờ: đêm thơ nhạc",
        '  - 9 giờ sáng thứ bảy: kể chuyện; 19 giờ: đêm thơ "Gió bấc".',
        "  - **Không chuyển tiền**, không đọc mã: ai cũng vậy",
        "  - name: Báo cáo: quý IV",
        "note: “Nghỉ Tết”: đóng cửa",
    ],
)
def test_the_hint_shows_the_whole_line_and_nothing_of_it_is_lost(composed: Compose, written: str) -> None:
    head = "" if not written.startswith(" ") else "text:\n"
    [found] = composed(f"{head}{written}\n").diagnostics
    line = found.hint.partition("«")[2].partition("»")[0]
    words = re.findall(r"\w+", written)
    assert re.findall(r"\w+", line) == words
    depth = " " * (len(written) - len(written.lstrip()))
    mended = composed(f"{head}{depth}{line}\n")
    assert mended.diagnostics == []
    assert re.findall(r"\w+", str(mended.value).partition(": ")[2] if head else str(mended.value)) == words


def test_tabs_are_told_once_with_all_lines_that_have_them(composed: Compose) -> None:
    text = "steps:\n\t- Một\n\t- Hai\n\n  \t- Ba\nnote: A: b\n"
    tabs, colon = composed(text).diagnostics
    assert tabs.message.endswith("; cũng ở dòng 3, 5")
    assert [(place.line, mend.text) for place, mend in tabs.also] == [(3, "  "), (5, "  ")]
    assert (colon.location and colon.location.line) == 6


def test_lines_with_numbers_for_dashes_are_told_each(composed: Compose) -> None:
    hints = [found.hint for found in composed("advice:\n  1. A b\n  2) C\n  c) D\n").diagnostics]
    assert [hint.partition("»")[0] for hint in hints] == ["Viết «- A b", "Viết «- C", "Viết «- D"]


def test_a_list_that_lost_its_bracket_is_told_once(composed: Compose) -> None:
    text = "values:\n  - {label: A, value: 5\n  - {label: B, value: 2}\n"
    assert [found.location and found.location.line for found in composed(text).diagnostics] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "note:\n  1. Một câu\n",
        "advice: [Mang căn cước; sổ hộ khẩu, Gọi 113]\n",
        "change: -23,1%\n",
        "advice:\n  - A – b\n  - -5 độ\n  - '- c'\n",
        "note: |\n  - A\n   - B\n  # c\n",
        "note: >\n  A b\n  c d\n",
        'note: "A b\n  c d"\n',
        "contacts: [113,156]\nchannels: [facebook,zalo]\nfocus: [0.5,0.3]\n",
        "x: {label: A, value: '8,25', unit: \"b, c\"}\n",
        "advice: [Gọi 113, Báo công an]\nhashtags: [an-ninh, pa05]\n",
        "pitch: 10 # mm\nname: Phòng A   # tên in ở đầu mỗi ảnh\nurl: https://a.vn/#b\nnote: C# là gì\n",
        "tricks:  # thủ đoạn\n  - A\n",
        "advice:\n\n  - A\n\n\n  - B\n",
    ],
)
def test_what_is_read_as_it_looks_is_left_alone(composed: Compose, text: str) -> None:
    assert composed(text).diagnostics == []


def test_what_was_swallowed_is_not_told_again_by_validation(composed: Compose) -> None:
    assert composed("advice:\n  -A b\n").is_damaged("advice")
    assert composed("advice:\n  - A\n   - B\n").is_damaged("advice.0")
    assert composed("focus: [0,25, 0.7]\n").is_damaged("focus")
    written = composed("x: {label: A, b, value: 5}\n")
    assert written.value == {"x": {"label": "A", "value": "5"}}
    assert written.is_damaged("x.label")


def test_the_lines_that_one_text_swallowed_are_told_each(composed: Compose) -> None:
    text = "advice:\n  - A\n" + "   - B\n" * 5
    assert [found.location and found.location.line for found in composed(text).diagnostics] == [3, 4, 5, 6, 7]
    assert len(composed("advice:\n  - A\n" + "   - B\n" * 1000).diagnostics) == MOST_TOLD


def test_a_syntax_error_is_not_told_as_a_joined_line_too(composed: Compose) -> None:
    assert [found.code for found in composed("note: A b\n  c d: e\n").diagnostics] == ["yaml-syntax"]


@pytest.mark.parametrize(("text", "shown"), [("a", '"a"'), ('a "b"', "'a \"b\"'"), ("a \"b\" 'c'", "'a \"b\" ''c'''")])
def test_texts_are_put_in_quotes_that_they_do_not_hold(composed: Compose, text: str, shown: str) -> None:
    assert quoted(text) == shown
    assert composed(f"x: {shown}\n").value == {"x": text}


def test_a_comma_that_cuts_each_row_of_a_list_is_told_once_with_all_its_mends(composed: Compose) -> None:
    rows = "".join(f"  - {{label: T{row}, value: {row},5}}\n" for row in range(1, 5))
    [found] = composed(f"points:\n{rows}").diagnostics
    assert found.code == "cut-at-comma"
    assert found.message.endswith("; cũng ở dòng 3, 4, 5")
    assert [mend.text for _, mend in found.also] == ['"2,5"', '"3,5"', '"4,5"']
