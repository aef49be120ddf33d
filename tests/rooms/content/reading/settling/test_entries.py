from __future__ import annotations

from collections.abc import Callable

import pytest

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.settling.settle import settle
from bantin.content.reading.validation import validate
from bantin.model.kinds.notice import Notice

Compose = Callable[[str], ComposedFile]

HEAD = "title: A\nsummary: B\n"

ONE = ["Phòng nghỉ hai ngày."]
TWO = ["Phòng nghỉ hai ngày.", "Thứ Hai làm lại."]
A, B = TWO

READ: list[tuple[str, list[str]]] = [
    (f"text: {A}\n", ONE),
    (f"text:\n  {A}\n", ONE),
    ("text:\n  Phòng nghỉ\n  hai ngày.\n", ONE),
    ("text: |\n  Phòng nghỉ\n  hai ngày.\n", ONE),
    ("text: >\n  Phòng nghỉ\n  hai ngày.\n", ONE),
    (f"text:\n  {A}\n  {B}\n", TWO),
    (f"text: {A}\n  {B}\n", TWO),
    (f"text:\n  {A}\n\n  {B}\n", TWO),
    (f'text: "{A}\n\n  {B}"\n', TWO),
    (f"text: |\n  {A}\n  {B}\n", TWO),
    ("text: |\n  Phòng nghỉ\n  hai ngày.\n\n  Thứ Hai\n  làm lại.\n", TWO),
    ("text: |\n  Căn cước\n  Giấy khai sinh\n", ["Căn cước", "Giấy khai sinh"]),
    ("text: |\n  tờ khai;\n  giấy khai sinh;\n", ["tờ khai;", "giấy khai sinh;"]),
    *((f"text:\n  {mark} {A}\n  {mark} {B}\n", TWO) for mark in "•–—+▪✓"),
    *((f"text: |\n  {mark} {A}\n  {mark} {B}\n", TWO) for mark in "•–-*+"),
    (f"text: |\n  -{A}\n  -{B}\n", TWO),
    (f"text:\n  •{A}\n  •{B}\n", TWO),
    (f"text: • {A}\n", ONE),
    (f"text:\n  1. {A}\n  2. {B}\n", [f"1. {A}", f"2. {B}"]),
    (f"text: |\n  Mời họp:\n  1. {A}\n  2. {B}\n", ["Mời họp:", f"1. {A}", f"2. {B}"]),
    (f"text:\n  (1) {A}\n  (2) {B}\n", [f"(1) {A}", f"(2) {B}"]),
    (f"text:\n  a) {A}\n  b) {B}\n", [f"a) {A}", f"b) {B}"]),
    (f"text: |\n  Phòng thông báo:\n  - {A}\n  - {B}\n", ["Phòng thông báo:", *TWO]),
    (f"text: |\n  • Phòng nghỉ\n    hai ngày.\n  • {B}\n", TWO),
    ("text: |\n  - Kéo co, đẩy gậy\n  Tổ 4 được khen\n  sáng nay.\n", ["Kéo co, đẩy gậy", "Tổ 4 được khen sáng nay."]),
    ("text:\n  Sáng: 7 giờ\n  Chiều: 13 giờ\n", ["Sáng: 7 giờ", "Chiều: 13 giờ"]),
    ("text:\n  • Sáng: 7 giờ\n  • Chiều: 13 giờ\n", ["Sáng: 7 giờ", "Chiều: 13 giờ"]),
    ("text:\n  - Sáng: 7 giờ\n  - Chiều: 13 giờ\n", ["Sáng: 7 giờ", "Chiều: 13 giờ"]),
    ("text:\n  1. Năm 2024 có 3 vụ.\n", ["1. Năm 2024 có 3 vụ."]),
    ("text:\n  3. Năm.\n  7. Bảy.\n", ["3. Năm.", "7. Bảy."]),
]


@pytest.mark.parametrize(("text", "entries"), READ)
def test_what_a_list_can_only_mean_is_read_so(composed: Compose, text: str, entries: list[str]) -> None:
    written = composed(f"{HEAD}{text}")
    settle(written, Notice)
    made, found = validate(Notice, written, written.value)
    assert (written.diagnostics, found) == ([], [])
    assert made
    assert list(made.text) == entries


def test_each_entry_stands_where_it_was_written(composed: Compose) -> None:
    written = composed(f"{HEAD}text:\n  • {A}\n  • {B}\n")
    settle(written, Notice)
    places = [written.locate(f"text.{at}") for at in (0, 1)]
    assert [(at.line, at.excerpt[at.column - 1 :]) for at in places] == [(4, A), (5, B)]


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("text:\n  Phòng nghỉ ở\n  Đức Xuân\n", "text:\n  - Phòng nghỉ ở\n  - Đức Xuân\n"),
        ("text: Phòng nghỉ ở\n  Đức Xuân\n", "text:\n  - Phòng nghỉ ở Đức Xuân\n"),
        (
            "text: |\n  Phòng thông báo lịch tiếp công dân hằng tuần của lãnh đạo phường\n  Đức Xuân\n",
            "text:\n  - Phòng thông báo lịch tiếp công dân hằng tuần của lãnh đạo phường\n  - Đức Xuân\n",
        ),
    ],
)
def test_lines_that_may_be_one_or_more_are_told_once(composed: Compose, text: str, then: str) -> None:
    written = composed(f"{HEAD}{text}")
    settle(written, Notice)
    [found] = written.diagnostics
    assert (found.code, "mấy đoạn" in found.message, "«- »" in found.hint) == ("wrong-type", True, True)
    assert validate(Notice, written, written.value)[1] == []
    mended = composed(f"{HEAD}{then}")
    settle(mended, Notice)
    assert validate(Notice, mended, mended.value)[1] == mended.diagnostics == []


def test_fields_that_stand_too_deep_are_no_sentences(composed: Compose) -> None:
    written = composed(f"{HEAD}text:\n  severity: info\n  contacts: [113]\n")
    settle(written, Notice)
    assert [one.code for one in validate(Notice, written, written.value)[1]] == ["wrong-type"]


def test_a_text_of_many_paragraphs_is_not_too_long(composed: Compose) -> None:
    paragraph = "Bộ phận Một cửa nghỉ hai ngày. " * 20
    written = composed(f"{HEAD}text: |\n" + f"  {paragraph}\n\n" * 5)
    settle(written, Notice)
    made, found = validate(Notice, written, written.value)
    assert (written.diagnostics, found) == ([], [])
    assert made
    assert len(made.text) == 5


def test_a_paragraph_that_is_too_long_is_told(composed: Compose) -> None:
    written = composed(f"{HEAD}text: |\n  {'Nghỉ hai ngày. ' * 200}\n  B.\n")
    settle(written, Notice)
    assert [one.code for one in written.diagnostics] == ["too-long"]
    assert validate(Notice, written, written.value)[1] == []
