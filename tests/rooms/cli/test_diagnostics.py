from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from bantin.cli.diagnostics import as_annotations, as_json, prefix_in, show
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity, in_order


def found(
    message: str = "Hỏng", location: Location | None = None, hint: str = "", severity: Severity = Severity.ERROR
) -> Diagnostic:
    return Diagnostic(Code("planted"), severity, message, location, hint)


def shown(*diagnostics: Diagnostic) -> list[str]:
    stream = io.StringIO()
    show(Console(file=stream, width=10_000, markup=False, highlight=False, emoji=False), diagnostics)
    return stream.getvalue().splitlines()


def caret(lines: list[str]) -> tuple[int, int]:
    """Column and width of the underline."""
    line = next(line for line in lines if line.rstrip().endswith("^"))
    return cell_len(line[: line.index("^")]), line.count("^")


@pytest.mark.parametrize(
    ("line", "spot"),
    [
        ("title: Cảnh báo", "Cảnh báo"),
        ("title: 你好 Cảnh báo", "Cảnh"),  # two columns a letter
        ("title: 😀😀 báo", "báo"),
        ("title: a\u0301o\u0302 bao", "bao"),  # marks take no column
        ("\ttitle: báo", "báo"),
        ("title: \x1b[2J báo", "báo"),
    ],
)
def test_the_underline_stands_below_its_spot_in_columns_of_the_screen(line: str, spot: str) -> None:
    at = Location("a.yaml", 7, line.index(spot) + 1, len(spot), line)
    lines = shown(found(location=at))
    source = next(text for text in lines if spot in text and "│" in text)
    assert source.startswith("     7 │ ")
    assert caret(lines) == (cell_len(source[: source.index(spot)]), cell_len(spot))


@pytest.mark.parametrize("start", [0, 3, 400, 990])
def test_of_a_paragraph_only_what_is_around_the_spot_is_shown(start: int) -> None:
    line = "x" * start + "SPOT" + "y" * (996 - start)
    lines = shown(found(location=Location("a.yaml", 1, start + 1, 4, line)))
    source = next(text for text in lines if "SPOT" in text)
    assert cell_len(source) <= 9 + 110
    assert caret(lines) == (source.index("SPOT"), 4)


def test_a_spot_longer_than_the_screen_is_cut() -> None:
    lines = shown(found(location=Location("a.yaml", 1, 3, 100_000, "ab" + "z" * 100_000)))
    assert all(cell_len(line) <= 9 + 110 for line in lines)
    assert caret(lines)[1] > 50


def test_a_place_past_the_end_of_the_line_is_underlined_too() -> None:
    assert caret(shown(found(location=Location("a.yaml", 1, 9, 1, "title:"))))[1] == 1


def test_editors_text_is_never_taken_for_markup_or_control_codes() -> None:
    at = Location("content/[b]x[/b].yaml", 1, 1, 1, "[red]x[/] :smile: \x1b[31m \u202eabc \x85")
    text = "\n".join(shown(found("[red]x[/] \x1b[2J\nhai dòng", at, "[link=x]y[/link] \x9b")))
    for typed in ("[red]x[/] :smile:", "content/[b]x[/b].yaml:1:1", "[link=x]y[/link]", "␊hai dòng"):
        assert typed in text
    assert not set(text) & set("\x1b\u202e\x85\x9b")


def test_messages_end_as_sentences_do() -> None:
    lines = shown(found("Thiếu tiêu đề", hint="Thêm tiêu đề."), found("Có phải «x»?"))
    assert "lỗi: Thiếu tiêu đề. [planted]" in lines
    assert "  → Thêm tiêu đề." in lines
    assert "lỗi: Có phải «x»? [planted]" in lines


def test_they_come_by_file_and_place_each_once_and_are_counted() -> None:
    first = found("1", Location("a.yaml", 2, 1))
    second = found("2", Location("a.yaml", 10, 1), severity=Severity.WARNING)
    third = found("3", Location("b.yaml"), severity=Severity.NOTE)
    nowhere = found("4")
    given = [nowhere, third, second, first, first]
    assert in_order(given) == [first, second, third, nowhere]
    assert shown(*given)[-2] == "Tổng cộng: 2 lỗi, 1 cảnh báo, 1 lưu ý."


def test_programs_get_null_for_what_is_unknown() -> None:
    whole_file, nowhere = as_json([found(location=Location("a.yaml")), found()])
    assert (whole_file["file"], whole_file["line"], whole_file["column"]) == ("a.yaml", None, None)
    assert nowhere["file"] is None
    assert json.loads(json.dumps(nowhere)) == nowhere


def test_no_text_can_add_an_annotation_of_its_own() -> None:
    at = Location("a,line=1::x%.yaml", 3, 4)
    told = as_annotations([found("một\r\n::error::giả 100%", at, "a\n::stop-commands::x")])
    assert told.count("\n") == 0
    assert told == (
        "::error file=a%2Cline=1%3A%3Ax%25.yaml,line=3,col=4,title=planted::"
        "một%0D%0A::error::giả 100%25.%0A→ a%0A::stop-commands::x."
    )


@pytest.mark.parametrize(("severity", "command"), list(zip(Severity, ("error", "warning", "notice"), strict=True)))
def test_annotations_know_severities_and_do_without_places(severity: Severity, command: str) -> None:
    assert as_annotations([found("Hỏng", severity=severity)]) == f"::{command} title=planted::Hỏng."


def test_annotations_count_paths_from_the_repository(tmp_path: Path) -> None:
    root = (tmp_path / "a" / "ban-tin").resolve()
    assert prefix_in(str(tmp_path), root) == "a/ban-tin/"
    assert prefix_in(str(root), root) == ""
    assert prefix_in(None, root) == ""
    assert prefix_in(str(tmp_path / "b"), root) == ""
    assert "file=a/ban-tin/x.yaml," in as_annotations([found(location=Location("x.yaml", 1, 1))], "a/ban-tin/")
