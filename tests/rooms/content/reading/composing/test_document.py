from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bantin.content.reading.composing import document, recovery
from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.composing.document import MAX_DEPTH, compose
from bantin.content.reading.source import LOADER, SourceText

Compose = Callable[[str], ComposedFile]

MALFORMED = [
    # text, code, line, column
    ("title: A\ntricks:\n\t- B\n", "yaml-syntax", 3, 1),
    ("title: A\n\tsummary: B\n", "yaml-syntax", 2, 1),
    ("title: A\nimage:\n  \tfile: B\n", "yaml-syntax", 3, 3),
    ("title:Cảnh báo\nsummary: B\n", "yaml-syntax", 1, 6),
    ("title: A\nsummary:B\nkind: case\n", "yaml-syntax", 2, 8),
    ('title: "Cảnh báo\nsummary: B\n', "yaml-syntax", 1, 8),
    ('title: "Cảnh báo\nsummary: "B"\n', "swallowed-line", 1, 8),
    ("title: 'Cảnh báo\nsummary: B\n", "yaml-syntax", 1, 8),
    ('title: "Công an" cảnh báo\n', "yaml-syntax", 1, 18),
    ("title: 'Đừng' tin\n", "yaml-syntax", 1, 15),
    ('title: "C:\\Users"\n', "yaml-syntax", 1, 11),
    ("title: Cảnh báo: cuộc gọi giả\n", "yaml-syntax", 1, 16),
    ("tricks:\n  - Bước: một: hai\n", "yaml-syntax", 2, 14),
    ("title: **Không** chuyển tiền\n", "yaml-syntax", 1, 8),
    ("title: @congan\n", "yaml-syntax", 1, 8),
    ("title: `code`\n", "yaml-syntax", 1, 8),
    ("title: %giảm giá\n", "yaml-syntax", 1, 8),
    ("title: &é x\n", "yaml-syntax", 1, 8),
    ("title: | Cảnh báo\n", "yaml-syntax", 1, 8),
    ("title: >Cảnh báo\n", "yaml-syntax", 1, 8),
    ("title: - Cảnh báo\n", "yaml-syntax", 1, 8),
    ("title: [Khẩn] Cảnh báo\n", "yaml-syntax", 1, 15),
    ("tricks: [một, hai\nsummary: B\n", "yaml-syntax", 1, 9),
    ("image: {file: a\n", "yaml-syntax", 1, 8),
    ("title\nsummary: B\n", "yaml-syntax", 1, 1),
    ("title: A\n b\nsummary\n", "yaml-syntax", 3, 1),
    ("title: A\n  summary: B\n", "yaml-syntax", 2, 3),
    ("tricks:\n  - A\n - B\n", "yaml-syntax", 3, 2),
    ("image:\n  file: A\n alt: B\n", "yaml-syntax", 3, 2),
    ("- A\ntitle: B\n", "yaml-syntax", 2, 1),
    ("]\n", "yaml-syntax", 1, 1),
    ("title: *cảnh\n", "yaml-syntax", 1, 8),
    ("title: *canh-bao\n", "yaml-alias", 1, 8),
    ("*canh : B\n", "yaml-alias", 1, 1),
    ("title: &canh-bao Tin\n", "yaml-anchor", 1, 8),
    ("image: &a\n  file: b\n", "yaml-anchor", 1, 8),
    ("title: !!str 5\n", "yaml-tag", 1, 8),
    ("title: !Cảnh báo\n", "yaml-syntax", 1, 8),
    ("title: !khẩn\n", "yaml-syntax", 1, 8),
    ("title: ! Khẩn\n", "yaml-tag", 1, 8),
    ("title: A\n---\ntitle: B\n", "yaml-documents", 2, 1),
    ("title: A\nsummary: B\ntitle: C\n", "duplicate-key", 3, 1),
    ("image:\n  file: a\n  'file': b\n", "duplicate-key", 3, 3),
    ("[a]: B\n", "yaml-key", 1, 1),
    ('title: "a\\u0007b"\n', "control-character", 1, 8),
    ("title: Cảnh báo #LuaDao\n", "hidden-text", 1, 17),
    ("title: #LuaDao\n", "hidden-text", 1, 8),
    ("a: " + "[" * 100 + "\n", "yaml-nesting", 1, 4 + MAX_DEPTH - 1),
]


@pytest.mark.parametrize("loader", [LOADER, yaml.SafeLoader])
@pytest.mark.parametrize(("text", "code", "line", "column"), MALFORMED)
def test_malformed_yaml_is_told_at_its_place(  # noqa: PLR0917 - pytest passes by name
    composed: Compose, monkeypatch: pytest.MonkeyPatch, loader: type, text: str, code: str, line: int, column: int
) -> None:
    for module in (document, recovery):
        monkeypatch.setattr(module, "LOADER", loader)
    [found] = composed(text).diagnostics
    assert found.location
    assert (found.code, found.location.line, found.location.column) == (code, line, column)
    assert found.location.excerpt == text.split("\n")[line - 1]
    assert found.hint
    assert not found.message.endswith(".")
    assert not found.hint.endswith(".")


def test_caret_underlines_vietnamese_words(composed: Compose) -> None:
    [found] = composed("title: A\nthủ đoạn: B\nthủ đoạn: C\n").diagnostics
    assert found.location
    start = found.location.column - 1
    assert found.location.excerpt[start : start + found.location.length] == "thủ đoạn"
    assert "dòng 2" in found.message


@pytest.mark.parametrize("text", ["18:30", "0243752133", "no", "2024-11", "93,32%", "1_000", "0x1F", "1e3", "yes", "="])
def test_scalars_arrive_as_typed(composed: Compose, text: str) -> None:
    assert composed(f"a: {text}\nb:\n  - {text}\n").value == {"a": text, "b": [text]}


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_plain_nothing_is_none_and_stands_at_its_key(composed: Compose, text: str) -> None:
    written = composed(f"a: x\nb: {text}\n")
    assert written.value == {"a": "x", "b": None}
    assert (written.locations["b"].line, written.locations["b"].column) == (2, 1)


def test_quoted_nothing_is_text(composed: Compose) -> None:
    assert composed("a: 'null'\nb: \"\"\n").value == {"a": "null", "b": ""}


def test_every_value_and_key_has_its_place(composed: Compose) -> None:
    written = composed("image:\n  file: ảnh.png\nsteps:\n  - một\n  - hai\nvalues:\n  - label: x\n")
    places = {path: (place.line, place.column, place.length) for path, place in written.locations.items()}
    assert places == {
        "": (1, 1, 6),
        "image": (1, 1, 5),
        "image.file": (2, 9, 7),
        "steps": (3, 1, 5),
        "steps.0": (4, 5, 3),
        "steps.1": (5, 5, 3),
        "values": (6, 1, 6),
        "values.0": (7, 5, 8),
        "values.0.label": (7, 12, 1),
    }
    assert set(written.keys) == {"image", "image.file", "steps", "values", "values.0.label"}
    assert written.locate("image.file.nothing") == written.locations["image.file"]


def test_first_of_two_equal_keys_stays(composed: Compose) -> None:
    written = composed("a: x\na:\n  b: *c\nd: y\n")
    assert written.value == {"a": "x", "d": "y"}
    assert [found.code for found in written.diagnostics] == ["duplicate-key", "yaml-alias"]
    assert written.locations["a"].line == 1


def test_mistakes_of_one_file_are_told_together(composed: Compose) -> None:
    text = "title: Cảnh báo: A\nsummary:B\ntricks:\n  - *a\n  - **b**\n  - c\n"
    lines = [found.location.line for found in composed(text).diagnostics if found.location]
    assert lines == [1, 2, 5]


def test_after_a_mistake_between_lines_only_what_a_line_proves_is_told(composed: Compose) -> None:
    assert told_lines(composed("tricks:\n  - A\n - B\ntitle: C: D\n")) == [3, 4]
    assert told_lines(composed("tricks:\n  - A\n - B\nadvice:\n  - C\n - D\n")) == [3]


def told_lines(written: ComposedFile) -> list[int]:
    return [found.location.line for found in written.diagnostics if found.location]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("summary:A b\ntricks:\n   - A\n  - B\nadvice:\n  - C\n", [1, 3]),
        ("tricks:\n   - A\n  - B\nadvice:\n   - C\n  - D\n", [2, 5]),
        ("title:A\nsummary:B\ntricks:\n   - A\n  - B\n  - C\nadvice:\n   - C\n  - D\nnote:x\n", [1, 2, 4, 8, 10]),
        ("tricks:\n    - A\n  - B\n", [2]),
        ("tricks:\n  - A\n - B\n - C\n", [2]),
    ],
)
def test_slips_of_several_sorts_are_told_in_one_round_and_mended_by_it(
    composed: Compose, text: str, lines: list[int]
) -> None:
    written = composed(text)
    assert sorted(told_lines(written)) == lines
    mended = text.split("\n")
    for found in written.diagnostics:
        assert found.location
        assert found.mend
        mended[found.location.line - 1] = found.mend.written_into(mended[found.location.line - 1])
    assert composed("\n".join(mended)).diagnostics == []


def test_alias_leaves_its_value_damaged(composed: Compose) -> None:
    written = composed("a: *b\nc: d\n")
    assert written.is_damaged("a")
    assert written.is_damaged("a.0")
    assert not written.is_damaged("c")


def test_decomposed_text_is_composed_even_through_escapes(composed: Compose) -> None:
    assert composed('a: "e\\u0302\\u0301"\n').value == {"a": unicodedata.normalize("NFC", "ế")}


def test_comment_with_a_space_is_no_hidden_text(composed: Compose) -> None:
    assert composed("pitch: 10  # mm\nid: a#b\nurl: 'x #y'\n").diagnostics == []


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "a: " + "[" * 10**6],
    ids=["[", "-", "{", "a: ["],  # pytest puts them into the environment, where Windows takes no long ones
)
def test_huge_nesting_is_refused_before_the_rest_is_read(
    composed: Compose, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[yaml.Event] = []
    events = document._events  # noqa: SLF001 - all that is read of a file passes here

    def noted(text: str) -> Iterator[yaml.Event]:
        for event in events(text):
            read.append(event)
            yield event

    monkeypatch.setattr(document, "_events", noted)
    [found] = composed(text).diagnostics
    assert found.code == "yaml-nesting"
    assert MAX_DEPTH < len(read) < 3 * MAX_DEPTH


@pytest.mark.parametrize(
    "text",
    ["\t" * 10**6 + "a: b: c", "'" * (10**6 + 1), "a: " + " " * 10**6 + "#b", "? " * 10**5],
    ids=["tabs", "quotes", "spaces", "?"],
)
def test_a_line_of_a_million_characters_is_explained(composed: Compose, text: str) -> None:
    assert composed(text).diagnostics  # looking from each character at each other one would never end


def test_nesting_below_the_limit_is_read(composed: Compose) -> None:
    written = composed("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert written.complete
    assert not written.diagnostics


YAML_LIKE = st.text(st.sampled_from(list("ab:- \n\t#\"'[]{}&*!|>%@`,?\\ếđ~.0")), max_size=60)


@given(st.one_of(st.text(max_size=200), YAML_LIKE))
def test_no_text_raises(text: str) -> None:
    written = compose(SourceText("x.yaml", text, tuple(text.split("\n"))))
    for found in written.diagnostics:
        assert found.location
        assert found.message.isascii() is False


def test_anchors_and_what_refers_to_them_are_told_once(composed: Compose) -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c]\n"
    [found] = composed(bomb).diagnostics
    assert (found.code, found.location and found.location.line, found.mend) == ("yaml-alias", 2, None)
