from __future__ import annotations

import datetime as dt

import pytest

from bantin.model.kinds.figures import Figures
from bantin.model.sample import MARK
from bantin.output.feedback.asking import Asked
from bantin.output.feedback.counting import Row, TableError, as_table, read_table, summed
from bantin.output.feedback.drafts import bars, figures, question

CODE, OTHER = "K864-FXRN", "ANR9-VRRJ"
TITLES = {CODE: "CMND hết giá trị", OTHER: "Dịch vụ công giả mạo"}
DAY = dt.date(2026, 12, 5)
ROWS = [
    Row(CODE, TITLES[CODE], {"views": 1200, "reactions": 40, "comments": 5, "shares": 7}),
    Row(OTHER, TITLES[OTHER], {"views": 300, "reactions": 10, "comments": None, "shares": 1}),
]


@pytest.mark.parametrize(
    "table",
    [
        f"Mã tin,Lượt xem,Cảm xúc\n{CODE},1.200,40\nkhác,9,9\n".encode(),
        "Tiêu đề;Reach;Likes\nTHỜI HẠN: CMND hết giá trị\xa0sau 31/12;1200;40\n".encode("utf-16"),
        f'Description\tViews\tReactions\n"Bài dài\nMã tin: {CODE}"\t1,200\t40\n'.encode("utf-8-sig"),
    ],
)
def test_tables_of_every_office_are_read(table: bytes) -> None:
    (row,) = read_table(table, TITLES)
    assert (row.code, row["views"], row["reactions"], row["shares"]) == (CODE, 1200, 40, None)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (b"a,b\n1,2\n", "không có cột nào"),
        ("Mã tin,Lượt xem\nKhông,1\n".encode(), "Không dòng nào"),
        (b"\xff\xfe\xff", "UTF-8"),
        (b"", "không có cột nào"),
    ],
)
def test_what_is_no_table_is_refused(table: bytes, told: str) -> None:
    with pytest.raises(TableError, match=told):
        read_table(table, TITLES)


def test_a_table_that_is_written_is_read_again_and_holds_no_formula() -> None:
    assert read_table(as_table(ROWS), TITLES) == summed(ROWS)
    assert "'=cmd" in as_table([Row(CODE, "=cmd", {})]).decode("utf-8-sig")


def test_figures_are_a_draft_that_does_not_go_out_as_it_is() -> None:
    fields = figures(ROWS, "2026-11", "Số liệu của fanpage", DAY)
    assert fields is not None
    assert str(fields["summary"]).startswith(MARK)
    item = Figures.model_validate({name: value for name, value in fields.items() if name != "kind"})
    assert [value.quantity for value in item.values] == ["1.500 lượt", "50 lượt", "5 lượt", "8 lượt"]
    assert item.series is not None
    assert [point.value for point in item.series.points] == ["1.200", "300"]
    assert figures([], "2026-11", "", DAY) is None


def test_a_question_waits_for_its_answer() -> None:
    fields = question(Asked("Đổi ở đâu?", 3))
    assert str(fields["answer"][0]).startswith(MARK)  # type: ignore[index]  # a list
    assert "3 bạn đọc" in str(fields["summary"])


def test_the_longest_bar_is_of_the_highest_count() -> None:
    assert [(title, len(bar), count) for title, bar, count in bars(ROWS)] == [
        (TITLES[CODE], 40, 1200),
        (TITLES[OTHER], 10, 300),
    ]
