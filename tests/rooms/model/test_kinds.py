"""What every kind of item says of itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bantin.model.item import AlertSeverity, Item
from bantin.model.kinds import KINDS
from bantin.model.kinds.figures import Figures, FigureValue, Series
from bantin.model.sample import Fields, SampleMonth
from tests.fixtures.examples import example, required

COMMON = {"title": "Một tiêu đề", "summary": "Một tóm tắt."}


def item(kind: str, **fields: object) -> Item:
    return KINDS[kind].model_validate(example(kind) | COMMON | fields)


def test_each_kind_is_alone_in_its_module_and_each_module_in_the_table(repository: Path) -> None:
    modules = {path.stem for path in (repository / "bantin" / "model" / "kinds").glob("[a-z]*.py")}
    assert modules == set(KINDS)
    for kind, model in KINDS.items():
        assert model.__module__ == f"bantin.model.kinds.{kind}"
        assert model.__name__.lower() == kind


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_kind_says_of_its_lists_is_true(kind: str) -> None:
    model = KINDS[kind]
    assert set(model.lists) <= set(model.model_fields)
    assert model.label
    assert {*model.numbered, *model.paragraphs, *model.face} <= set(model.lists)
    said = item(kind).sections
    assert set(model.lists) <= {section.field for section in said}
    assert all(section.lines and all(section.lines) for section in said), "a text says no empty line"
    assert set(model.weighty) <= {section.field for section in said}


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_needs_no_more_than_what_its_kind_needs(kind: str) -> None:
    assert KINDS[kind].model_validate(required(kind)).title


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_is_as_dangerous_as_it_says_else_as_its_kind(kind: str) -> None:
    bare = KINDS[kind].model_validate(required(kind))
    assert bare.alert_severity is KINDS[kind].default_severity
    if "severity" in KINDS[kind].model_fields:
        assert [item(kind, severity=str(told)).alert_severity for told in AlertSeverity] == list(AlertSeverity)


def test_a_deadline_is_out_of_date_after_its_day_and_a_notice_never() -> None:
    assert item("deadline", date="31/12/2024").last_day == dt.date(2024, 12, 31)
    assert item("notice").last_day is None


def test_a_figure_stands_with_its_unit() -> None:
    values = [{"label": "Hồ sơ", "value": "368063"}, {"label": "đúng hạn", "value": "93,32", "unit": "%"}]
    assert item("figures", values=values).sections[0].lines == ("Hồ sơ: 368.063", "93,32% đúng hạn")


SHARES = {"Đất đai": "120", "Chợ": "3,5", "Xây dựng": "80", "Khác": "90", "Rác": "21", "Xe": "60", "Ồn": "33"}


@pytest.mark.parametrize(
    ("count", "chart", "shown"),
    [
        (6, "donut", ["Đất đai 120", "Chợ 3,5", "Xây dựng 80", "Khác 90", "Rác 21", "Xe 60"]),
        (7, "donut", ["Đất đai 120", "Xây dựng 80", "Rác 21", "Xe 60", "Ồn 33", "Khác 93,5"]),
        (7, "bar", [f"{label} {value}" for label, value in SHARES.items()]),
    ],
)
def test_a_ring_shows_six_parts_of_which_the_last_sums_the_smallest(count: int, chart: str, shown: list[str]) -> None:
    points = [{"label": label, "value": value} for label, value in list(SHARES.items())[:count]]
    made = item("figures", series={"title": "Đơn", "chart": chart, "points": points})
    assert isinstance(made, Figures)
    assert made.series is not None
    assert [f"{point.label} {point.value}" for point in made.series.drawn] == shown
    assert sum(point.amount for point in made.series.drawn) == sum(point.amount for point in made.series.points)
    assert made.chart_words == ("Đơn", *shown)


@pytest.mark.parametrize(
    ("title", "unit", "said"),
    [("Lượt mượn", "lượt", " (lượt)"), ("Lượt mượn (nghìn lượt)", "nghìn lượt", ""), ("Lượt mượn", None, "")],
)
def test_a_chart_says_its_unit_once(title: str, unit: str | None, said: str) -> None:
    points = [{"label": "Tháng 1", "value": "1"}, {"label": "Tháng 2", "value": "2"}]
    made = item("figures", series={"title": title, "unit": unit, "points": points})
    assert isinstance(made, Figures)
    assert made.series is not None
    assert made.series.in_unit == said


def test_a_kind_without_an_example_cannot_be_used() -> None:
    class Planted(Item):
        @classmethod
        def specimen(cls, *_: object) -> Fields:
            return {}

    with pytest.raises(TypeError, match="abstract"):
        Planted.model_validate(COMMON)


def test_examples_stand_in_their_month() -> None:
    month = SampleMonth(dt.date(2024, 2, 1), "113")
    assert (month.end, month.later) == (dt.date(2024, 2, 29), dt.date(2024, 3, 15))
    assert KINDS["deadline"].example(month)["date"] == "2024-03-15"


@pytest.mark.parametrize(
    ("written", "shown"),
    [("120 km2", "120 km²"), ("7 m3/ngày", "7 m³/ngày"), ("39oC", "39 °C"), ("12 triệu m3", "12 triệu m³")],
)
def test_units_of_figures_are_set_as_those_of_texts(written: str, shown: str) -> None:
    assert FigureValue.model_validate(FigureValue.spelled_out({"label": "A", "value": written})).quantity == shown


@pytest.mark.parametrize("written", ["5²", "1½", "2₂"])
def test_no_number_loses_what_is_raised_behind_it_to_a_unit(written: str) -> None:
    with pytest.raises(ValueError, match="value"):
        FigureValue.model_validate(FigureValue.spelled_out({"label": "A", "value": written}))


def test_one_figure_stands_for_all_that_are_of_its_day_and_source() -> None:
    value = {"label": "A", "value": "1"}
    values = [value | {"source": "Sổ"}, value | {"source": "Sổ", "label": "B"}, value, value | {"as_of": "2024-11-01"}]
    figures = Figures.model_validate(COMMON | {"values": values})
    assert figures.by_origin == (figures.values[0], figures.values[2], figures.values[3])


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("Chị báo cho thư viện trong 7 ngày.", "Báo sớm cho thư viện."),
        ("Thưa bác, thẻ vẫn dùng được.", "Báo sớm cho thư viện."),
        ("**Không.** Đơn vị không gọi điện.", "Không."),
        ("Bà con báo cho thư viện.", "Bà con báo cho thư viện."),
        ("Anhui là một tỉnh.", "Anhui là một tỉnh."),
    ],
)
def test_boards_and_films_say_to_all_what_an_answer_says_to_one(answer: str, shown: str) -> None:
    said = {"title": "Mất sách?", "summary": "Báo sớm cho thư viện.", "question": "Tôi phải làm gì?"}
    item = KINDS["question"].model_validate(said | {"answer": [answer]})
    assert item.board_figure
    assert item.board_figure[0][0] == shown
    assert item.film_text[1] == item.board_figure[0][1]


@pytest.mark.parametrize(
    ("how", "ordered"),
    [
        (["Thứ hai đến thứ sáu: 7h30–11h30.", "Thứ bảy: 7h30–11h.", "Chủ nhật nghỉ."], False),
        (["Sáng: 7h30–11h30", "Chiều: 13h30–17h"], False),
        (["7h30–11h30 hằng ngày", "13h–16h30 thứ năm"], False),
        (["Đăng nhập Cổng.", "Thứ bảy tới nhận kết quả."], True),
        (["Gọi hẹn giờ.", "Mang giấy tờ tới."], True),
    ],
)
def test_a_service_numbers_steps_and_no_hours(how: list[str], ordered: bool) -> None:  # noqa: FBT001 - a case
    service = item("service", how=how)
    assert service.ordered == (("how",) if ordered else ())
    assert service.section("how").mark == ("1." if ordered else "-")


@pytest.mark.parametrize(
    ("day", "label", "told"),
    [
        (dt.date(2026, 11, 25), "Tháng 11", "1–25/11"),
        (dt.date(2026, 11, 30), "Tháng 11", ""),
        (dt.date(2026, 11, 25), "Suối Mây", ""),
        (None, "Tháng 11", ""),
    ],
)
def test_the_last_point_of_a_month_that_is_not_over_says_its_days(day: dt.date | None, label: str, told: str) -> None:
    values = [{"label": "người mắc", "value": "14", "as_of": day}]
    points = [{"label": "Tháng 10", "value": "5"}, {"label": label, "value": "14"}]
    made = Figures.model_validate(COMMON | {"values": values, "series": {"title": "Số người mắc", "points": points}})
    assert made.unfinished == told


@pytest.mark.parametrize(("values", "unit"), [(("61,5", "38,5"), "%"), (("61", "39"), None), (("6,5", "38,5"), None)])
def test_parts_with_decimals_that_make_a_hundred_are_percentages(values: tuple[str, ...], unit: str | None) -> None:
    points = [{"label": f"Phần {at}", "value": value} for at, value in enumerate(values, 1)]
    told = Series.spelled_out({"title": "Đường đã trải nhựa", "chart": "donut", "points": points})
    assert told.get("unit") == unit


def test_percentages_without_their_sign_that_make_more_than_a_hundred_are_no_whole() -> None:
    points = [{"label": "Đất", "value": "64,5"}, {"label": "Nhựa", "value": "38,5"}]
    with pytest.raises(ValueError, match="parts of a whole"):
        Series.model_validate(Series.spelled_out({"title": "Mặt đường", "chart": "donut", "points": points}))


BIRTH = {
    "title": "Sinh con ở xã khác thì khai sinh ở đâu?",
    "question": "Tôi sinh cháu ở bệnh viện tỉnh. Tôi khai sinh cho cháu ở đâu?",
    "answer": ["Trong 60 ngày kể từ ngày sinh.", "Ở UBND xã nơi bố hoặc mẹ cư trú.", "Đúng hạn thì miễn lệ phí."],
}


def test_what_answers_the_question_leads_wherever_its_editor_wrote_it() -> None:
    asks = item("question", **BIRTH)
    assert [told.place for told in asks.retold["answer"]] == [1, 0, 2]
    assert asks.film_text == (BIRTH["answer"][1], "answer.1")
    assert asks.board_figure
    assert asks.board_figure[0] == (BIRTH["answer"][1], "answer.1")


def test_an_answer_that_leads_already_or_cannot_stay_as_it_was_written() -> None:
    place, *rest = BIRTH["answer"][1:]
    assert item("question", **BIRTH | {"answer": [place, *rest]}).retold == {}
    assert item("question", **BIRTH | {"answer": [*rest, f"Ngoài ra, ở {place[2:]}"]}).retold == {}
    assert item("question", **BIRTH | {"answer": rest}).retold == {}


def test_a_long_answer_gives_the_clause_that_answers_and_a_verdict_stays_whole() -> None:
    added = "mang theo giấy chứng sinh, căn cước của bố mẹ, giấy kết hôn nếu có, tờ khai đúng mẫu, hai ảnh nhỏ, sổ cũ."
    asks = item("question", **BIRTH | {"answer": [f"Ở UBND xã nơi bố hoặc mẹ cư trú; {added.replace('nếu có, ', '')}"]})
    assert asks.retold["answer"][0].text == "Ở UBND xã nơi bố hoặc mẹ cư trú."
    limited = item("question", **BIRTH | {"answer": [f"Ở UBND xã nơi bố hoặc mẹ cư trú; {added}"]})
    assert limited.retold == {}, "«nếu có» may limit it"
    judged = {"title": "Khai sinh muộn có bị phạt không?", "answer": [f"Không. Nhưng nhớ {added}"]}
    assert item("question", **BIRTH | judged).retold == {}


def test_a_summary_that_alone_answers_leads_cards_boards_and_films() -> None:
    summary = "Khai sinh ở UBND xã nơi bố hoặc mẹ cư trú."
    asks = item("question", **BIRTH | {"summary": summary, "answer": BIRTH["answer"][::2]})
    assert asks.film_text == (summary, "summary")
    assert asks.board_figure
    assert asks.board_figure[0] == (summary, "summary")
    assert {opening[0] for opening in asks.openings} == {"summary"}
    assert asks.uncarded == {"question"}


def test_the_sum_for_each_case_stands_with_the_others_on_the_first_card() -> None:
    answer = [
        "Báo qua tổng đài.",
        "Hỏng do hết tuổi thọ thì miễn phí.",
        "Vỡ do va đập thì 560.000 đồng.",
        "Mang theo đơn.",
    ]
    asks = item("question", title="Thay đồng hồ mất bao nhiêu tiền?", question="Ai trả tiền?", answer=answer)
    assert [told.place for told in asks.retold["answer"]] == [1, 2, 0, 3]
    shown = item("question", title=asks.title, question="Ai trả?", answer=[told.text for told in asks.retold["answer"]])
    assert [len(fields) for fields in shown.openings] == [4, 2, 1]
