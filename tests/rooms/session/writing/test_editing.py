"""Single changes, as an expert would have typed them."""

from __future__ import annotations

import pytest

from bantin.session.writing.changes import Change, Insert, Move, NoPlaceError, Put, Remove
from bantin.session.writing.editing import CannotWriteError, changed
from bantin.session.writing.written import BrokenFileError

ITEM = """\
# Tin mẫu
kind: warning   # loại tin
title: 'Giả danh Công an'
tricks:
  # bước đầu
  - Gọi điện   # ngày nào cũng có
  - "Dọa: khóa tài khoản"

  # bước cuối
  - Xin mã OTP
channels: [ facebook,led ]   # hai kênh
led:
    title: Cẩn thận
# hết
"""


def edited(*changes: Change, text: str = ITEM) -> str:
    return changed(text.encode(), changes).decode()


def with_line(old: str, new: str, text: str = ITEM) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Gọi 113", "Gọi 113"),
        ("yes", '"yes"'),
        ("08", '"08"'),
        ("0243752133", '"0243752133"'),
        ("18:30", '"18:30"'),
        ("06:00-22:00", "06:00-22:00"),
        ("93,32", "93,32"),
        ("63.206", "63.206"),
        ("2024-11-30", "2024-11-30"),
        ("hai: ba", '"hai: ba"'),
        ("số #1", '"số #1"'),
        ("C# hay", "C# hay"),
        ("- một", '"- một"'),
        ("**Được.** Đúng", '"**Được.** Đúng"'),
        ('nói "có": rồi', "'nói \"có\": rồi'"),
        ("", '""'),
        ("một\nhai", "|-\n    một\n    hai"),
        ("một\n", "|\n    một"),
    ],
)
def test_a_text_is_written_in_the_simplest_form_that_reads_back(text: str, written: str) -> None:
    assert edited(Put(("kind",), "x"), Put(("led", "title"), text)) == with_line(
        "title: Cẩn thận", f"title: {written}".replace("\n    ", "\n        "), with_line("warning", "x")
    )


def test_quotes_that_stood_there_stay() -> None:
    assert edited(Put(("title",), "Mới")) == with_line("Giả danh Công an", "Mới")
    assert edited(Put(("tricks", 1), 'Nói "có"')) == with_line('"Dọa: khóa tài khoản"', '"Nói \\"có\\""')


def test_comments_and_spaces_behind_a_value_stay() -> None:
    assert edited(Put(("tricks", 0), "Nhắn tin")) == with_line("Gọi điện ", "Nhắn tin ")


def test_brackets_keep_their_spaces() -> None:
    assert edited(Insert(("channels",), 1, "video")) == with_line("facebook,led", "facebook,video, led")
    assert edited(Remove(("channels", 0))) == with_line("facebook,led", "led")
    assert edited(Move(("channels",), 0, 1)) == with_line("facebook,led", "led,facebook")
    assert edited(Put(("channels",), ["zalo"])) == with_line("[ facebook,led ]", "[zalo]")


def test_an_entry_is_moved_with_the_comments_above_it() -> None:
    moved = edited(Move(("tricks",), 2, 0))
    first, second = moved.index("  # bước cuối\n  - Xin mã OTP\n"), moved.index("  # bước đầu\n  - Gọi điện   # ngày")
    assert first < second < moved.index("\n\n")


def test_an_entry_goes_and_the_comments_of_others_stay() -> None:
    assert edited(Remove(("tricks", 1))) == with_line('  - "Dọa: khóa tài khoản"\n', "")


def test_a_new_key_stands_where_the_model_has_it() -> None:
    order = ("kind", "title", "summary", "tricks", "advice", "led")
    made = changed(ITEM.encode(), [Put(("summary",), "Tóm tắt"), Put(("advice",), ["Dừng"])], lambda _: order)
    assert made.decode() == with_line("'\ntricks", "'\nsummary: Tóm tắt\ntricks").replace(
        "OTP\n", "OTP\nadvice:\n  - Dừng\n"
    )


def test_groups_that_a_value_needs_are_made() -> None:
    assert edited(Put(("zalo", "text"), "Mời bà con")) == with_line(
        "    title: Cẩn thận\n", "    title: Cẩn thận\nzalo:\n    text: Mời bà con\n"
    )


def test_windows_line_ends_and_the_byte_order_mark_stay() -> None:
    data = b"\xef\xbb\xbf" + ITEM.replace("\n", "\r\n").encode()
    made = changed(data, [Insert(("tricks",), 3, "Thêm")])
    assert made == data.replace(b"OTP\r\n", "OTP\r\n  - Thêm\r\n".encode())


def test_letters_that_are_not_composed_stay_where_nothing_changes() -> None:
    text = "# ghi chu\u0301\ntitle: a\u0301   # chu\u0301\nsummary: e\u0301\n"
    assert edited(Put(("title",), "b"), text=text) == "# ghi chu\u0301\ntitle: b   # chu\u0301\nsummary: e\u0301\n"


def test_a_folded_text_is_folded_again() -> None:
    text = "summary: >-   # dài\n  " + "một hai ba bốn năm\n  " * 3 + "một\ntitle: x\n"
    made = edited(Put(("summary",), " ".join(["sáu bảy tám"] * 9)), text=text)
    assert made.startswith("summary: >-   # dài\n  sáu bảy tám")
    assert made.endswith("\n  tám sáu bảy tám sáu bảy tám\ntitle: x\n")
    assert max(map(len, made.splitlines())) <= 42


@pytest.mark.parametrize("text", ["a: [", "a: &x 1\nb: *x\n", "a: 1\n---\nb: 2\n"])
def test_a_broken_file_has_no_values_to_change(text: str) -> None:
    with pytest.raises(BrokenFileError) as refused:
        edited(Put(("a",), "2"), text=text)
    assert refused.value.diagnostics


def test_what_is_not_there_cannot_be_changed() -> None:
    for change in (Remove(("signs",)), Put(("tricks", 3), "x"), Move(("tricks",), 0, 3), Put(("title", "x"), "y")):
        with pytest.raises(NoPlaceError):
            edited(change)


def test_a_text_that_the_reader_refuses_is_not_written() -> None:
    with pytest.raises(CannotWriteError, match="2001 ký tự"):
        edited(Put(("title",), "a" * 2001))


def test_empty_file_gets_its_first_key() -> None:
    assert edited(Put(("title",), "x"), text="# mới\n") == "# mới\ntitle: x\n"


def test_what_is_put_into_a_new_group_stands_in_lines_of_its_own() -> None:
    """As an expert would type it: the page puts an empty group first, then its fields one by one."""
    data = b"kind: figures\nvalues:\n  - {}\n"
    for change in (Put(("values", 0, "label"), "L"), Put(("values", 0, "value"), "1.234"), Insert(("values",), 1, {})):
        data = changed(data, [change])
    data = changed(data, [Put(("values", 1, "label"), "M: x")])
    expected = 'kind: figures\nvalues:\n  - label: L\n    value: 1.234\n  - label: "M: x"\n'
    assert data.decode() == expected
