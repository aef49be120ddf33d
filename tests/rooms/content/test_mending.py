from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.content.mending import mended
from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.composing.document import compose
from bantin.content.reading.source import SourceText
from bantin.model.diagnostic import Code, Diagnostic, Location, Mend, Severity


def found(text: str, line: int, part: str, mend: str) -> Diagnostic:
    excerpt = text.split("\n")[line - 1]
    place = Location("x.yaml", line, excerpt.index(part) + 1, len(part), excerpt)
    return Diagnostic(Code("planted"), Severity.ERROR, "Sai", place, mend=Mend.of(place, mend))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("title: Ca\u0309nh ba\u0301o", "title: Cảnh báo"),
        ("title: Cảnh\u200b báo", "title: Cảnh báo"),
        ("title:\u00a0Cảnh báo", "title: Cảnh báo"),
        ("-\u00a0Gọi ０９１ ngay", "- Gọi 091 ngay"),
        ("title: Cảnh\u200b báo  # ghi\u200b chú ca\u0309nh", "title: Cảnh báo  # ghi\u200b chú ca\u0309nh"),
        ("# ghi\u200b chú", "# ghi\u200b chú"),
        ("title: a\ufffe\u2028b\nsummary: b\u200b", "title: a\ufffe b\nsummary: b"),
        ('title: "số # 1\u200b"  # ghi\u200b chú', 'title: "số # 1"  # ghi\u200b chú'),
    ],
)
def test_what_was_read_is_written_and_comments_stay(written: str, read: str) -> None:
    assert mended(written.encode(), []) == read.encode()


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    data = codecs.BOM_UTF8 + "a: một\u200b\r\nb: hai\rc: ba\u200b\n\n".encode()
    assert mended(data, []) == codecs.BOM_UTF8 + "a: một\r\nb: hai\rc: ba\n\n".encode()


def test_a_mend_takes_its_span_and_nothing_else() -> None:
    text = "text:\n  - Đừng vào ten.club, 368,063 lần  # ten.club\n"
    mends = [found(text, 2, "ten.club", "ten[.]club"), found(text, 2, "368,063", "368.063")]
    expected = "text:\n  - Đừng vào ten[.]club, 368.063 lần  # ten.club\n"
    assert mended(text.encode(), mends) == expected.encode()


def test_a_mend_that_would_make_something_else_of_the_file_is_left() -> None:
    text = "text: [Đừng vào ten.club]\n"
    assert mended(text.encode(), [found(text, 1, "ten.club", "ten[.]club")]) == text.encode()


def test_a_span_that_is_not_what_was_read_there_is_left() -> None:
    text = "text: Đừng vào ten.club\n"
    elsewhere = found("# thêm một dòng ở trên\ntext: Đừng vào ten.club\n", 2, "ten.club", "ten[.]club")
    assert mended(text.encode(), [elsewhere]) == text.encode()


def test_nothing_below_a_syntax_error_is_touched() -> None:
    text = 'a: một\u200b\ntitle: "Cảnh báo\nb: hai\u200b\n'
    assert mended(text.encode(), []) == 'a: một\ntitle: "Cảnh báo\nb: hai\u200b\n'.encode()


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"a: 1\n"])
def test_what_needs_no_mend_or_cannot_be_read_stays(data: bytes) -> None:
    assert mended(data, []) == data


LETTERS = "ab: -#'\"\n\r[]{}|>&*!\u200b\u00a0\u0301\u3000７\ufffdầ\x01\ufffe\x85\u2028"


@given(st.text(st.sampled_from(LETTERS), max_size=60))
def test_mending_twice_is_mending_once_and_loses_no_letter(text: str) -> None:
    once = mended(text.encode(), [])
    assert mended(once, []) == once
    seen = [[c for c in unicodedata.normalize("NFKD", t) if c.isalnum()] for t in (text, once.decode())]
    assert seen[0] == seen[1]


CERTAIN = {
    "a sentence with a colon": ("title: Cảnh báo: lừa đảo\n", 'title: "Cảnh báo: lừa đảo"\n'),
    "quotes of print around it": ("title: “Cảnh báo: lừa đảo”\n", 'title: "Cảnh báo: lừa đảo"\n'),
    "quotes of print at its end": ('title: "Cảnh báo: lừa đảo”\n', 'title: "Cảnh báo: lừa đảo"\n'),
    "quotes left open": ('title: "Cảnh báo\nsummary: Hai\n', 'title: "Cảnh báo"\nsummary: Hai\n'),
    "words behind quotes": ('title: "Mức 2" là gì\n', "title: '\"Mức 2\" là gì'\n"),
    "a path in quotes": ('title: "D:\\quay"\n', "title: 'D:\\quay'\n"),
    "a sign with a meaning": ("title: @bocongan đăng tin\n", 'title: "@bocongan đăng tin"\n'),
    "an anchor": ("title: &x Tin\n", 'title: "&x Tin"\n'),
    "an alias": ("title: *x\n", 'title: "*x"\n'),
    "a tag": ("title: !! Khẩn\n", 'title: "!! Khẩn"\n'),
    "brackets before words": ("title: [Khẩn] Cảnh báo\n", 'title: "[Khẩn] Cảnh báo"\n'),
    "a hashtag": ("title: Cảnh báo #LuaDao\n", 'title: "Cảnh báo #LuaDao"\n'),
    "a hashtag alone": ("title: #LuaDao\n", 'title: "#LuaDao"\n'),
    "a comma in a number": ("a: {value: 61,8}\n", 'a: {value: "61,8"}\n'),
    "semicolons": ("a: {label: x; value: 1; unit: y}\n", "a: {label: x, value: 1, unit: y}\n"),
    "a glued key": ("a: {label:x, value: 1}\n", "a: {label: x, value: 1}\n"),
    "no space behind a colon": ("title:Tin\nsummary: Hai\n", "title: Tin\nsummary: Hai\n"),
    "a dash too far right": ("text:\n  - Một\n    - Hai\n", "text:\n  - Một\n  - Hai\n"),
    "two dashes": ("text:\n  - - Một\n  - Hai\n", "text:\n  - Một\n  - Hai\n"),
    "bullets of Word": ("text:\n  • Một\n  • Hai\n", "text:\n  - Một\n  - Hai\n"),
    "numbers": ("text:\n  1. Một\n  2. Hai\n", "text:\n  - Một\n  - Hai\n"),
    "a bullet among dashes": ("text:\n  - Một\n  • Hai\n", "text:\n  - Một\n  - Hai\n"),
    "a tab": ("text:\n\t- Một\n", "text:\n  - Một\n"),
    "a comment of another language": ("title: Tin\n// ghi chú\n", "title: Tin\n# ghi chú\n"),
    "the end of a file within it": ("title: Tin\n...\nsummary: Hai\n", "title: Tin\n\nsummary: Hai\n"),
}
"""Slips of YAML that can mean one thing, and what is written."""


def slips(text: str) -> list[Diagnostic]:
    return [one for one in composed(text).diagnostics if one.mend and one.mend.certain]


def composed(text: str) -> ComposedFile:
    return compose(SourceText("x.yaml", text, tuple(text.split("\n"))))


@pytest.mark.parametrize("slip", CERTAIN)
def test_a_slip_that_can_mean_one_thing_is_mended(slip: str) -> None:
    written, right = CERTAIN[slip]
    assert composed(right).diagnostics == []
    assert mended(written.encode(), slips(written)) == right.encode()


@pytest.mark.parametrize("slip", CERTAIN)
def test_comments_and_other_lines_stay_when_a_slip_is_mended(slip: str) -> None:
    written, right = CERTAIN[slip]
    before, after = "# của tôi: số 1\nother: xong  # ghi chú: số 2\n", "last: hết  # ghi chú: số 3\n"
    assert mended(f"{before}{written}{after}".encode(), slips(f"{before}{written}{after}")) == (
        f"{before}{right}{after}".encode()
    )


UNCERTAIN = (
    "title: Cảnh báo # LuaDao\n",
    "text: [Mang theo căn cước, giấy khai sinh]\n",
    "title Tin\nsummary: Hai\n",
    "title: Tin\nnói tiếp câu trên\nsummary: Hai\n",
    "title: Tin\ntitle: Tin khác\n",
    "title: Tin\n---\ntitle: Tin khác\n",
    "text:\n  - Một\n - Hai\n",
)


@pytest.mark.parametrize("written", UNCERTAIN)
def test_what_may_mean_two_things_is_left_to_the_editor(written: str) -> None:
    assert composed(written).diagnostics
    assert mended(written.encode(), slips(written)) == written.encode()
