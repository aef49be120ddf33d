from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic_core.core_schema import CoreSchemaType, ErrorType

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.telling.field_error import FieldError
from bantin.content.reading.telling.messages import TRANSLATIONS, word
from bantin.content.reading.validation import validate
from bantin.model.base import Model, about
from bantin.model.bulletin import BulletinFile
from bantin.model.diagnostic import Diagnostic
from bantin.model.kinds import KINDS
from bantin.model.kinds.appeal import Appeal
from bantin.model.kinds.deadline import Deadline
from bantin.model.kinds.figures import Figures
from bantin.model.kinds.notice import Notice
from bantin.model.kinds.warning import Warning  # noqa: A004 - the kind
from bantin.model.parts.several_series import several_series
from bantin.model.parts.theme_file import ThemeFile
from bantin.model.unit import Unit

Compose = Callable[[str], ComposedFile]

COMMON = "title: A\nsummary: B\n"
NOTICE = COMMON + "text: [C]\n"
FIGURES = COMMON + "values: [{label: C, value: 1}]\n"
APPEAL = COMMON + "description: [C]\ncontact: d\n"
SERIES = (
    COMMON + "values: [{{label: C, value: 1}}]\nseries:\n"
    "  title: D\n  chart: {}\n  {}\n  points: [{{label: a, value: '{}'}}, {{label: b, value: '{}'}}]\n"
)
UNIT = """\
name: A
short_name: A
parent: A
fanpage: {name: A}
address: A
contacts:
  - {id: a, label: A, number: 1, checked_on: 2024-11-01}
"""
BOARD = "channels:\n  led:\n    boards:\n      - {{id: a, name: A, pixels: {}, pitch_mm: {}, viewing_m: 5}}\n"
THEME = 'colors: {{{}: "#ffffff"}}\nstyles: {{a: {{size: {}}}}}\n'

INVALID = [
    # model, text, code, line, column, words that the message or hint holds
    (Notice, NOTICE + "contcts: [d]\n", "unknown-key", 4, 1, "Có phải «contacts»?"),
    (Notice, NOTICE + "sumary: D\n", "unknown-key", 4, 1, "mà «summary» đã có: gộp hai mục làm một"),
    (Notice, NOTICE + "time: 7h30\n", "unknown-key", 4, 1, "Viết điều này thành câu ở «text»"),
    (Notice, NOTICE + "địa điểm: D\n", "unknown-key", 4, 1, "Viết điều này thành câu ở «text»"),
    (Notice, NOTICE + "date: 1/12/2026\n", "unknown-key", 4, 1, "chỉ có ở loại tin «Thời hạn» (kind: deadline)"),
    (Figures, FIGURES + "place: D\n", "unknown-key", 4, 1, "câu ở «summary»"),
    (Notice, NOTICE + "Hashtag: [D]\n", "unknown-key", 4, 1, "«Hashtag» nghĩa là «hashtags»; «hashtags» là mục con"),
    (Notice, NOTICE + "đường dẫn: D\n", "unknown-key", 4, 1, "Viết điều này thành câu ở «text»"),
    (Notice, NOTICE + "steps: [D]\n", "unknown-key", 4, 1, "chỉ có ở loại tin «Hướng dẫn» (kind: guide)"),
    (Notice, NOTICE + "chart: line\n", "unknown-key", 4, 1, "vì mục «series: chart» chỉ có ở loại tin «Số liệu»"),
    (Notice, NOTICE + "alt: D\n", "unknown-key", 4, 1, "«alt» là mục con của «image» (Ảnh minh họa): thêm dòng"),
    (Notice, NOTICE + "led: {text: D}\nuntil: 1/12/2026\n", "unknown-key", 5, 1, "xuống dưới «led:», thụt vào"),
    (Notice, NOTICE + "focus: [0, 1]\n", "unknown-key", 4, 1, "dưới nó «clip:», rồi viết dòng này thụt vào ở dưới"),
    (Notice, NOTICE + "led: {contacts: [d]}\n", "unknown-key", 4, 7, "mục của cả tin: viết ở đầu dòng, không thụt"),
    (Figures, FIGURES + "chart: {title: D, points: []}\n", "unknown-key", 4, 1, "thành «series:»"),
    (Figures, FIGURES + "series:\n  - A: 1\n", "wrong-type", 4, 1, "viết «title: …» và «points:»"),
    (BulletinFile, "title: A\nintro: B\n", "missing-key", 1, 1, "«period: {start: …, end: …}»"),
    (Appeal, APPEAL + "image: {file: a.jpg}\n", "missing-key", 5, 1, "trong ngoặc { }, sau dấu phẩy, «alt: …»"),
    (Figures, COMMON, "missing-key", 1, 1, "«values: [{label: …, value: …}]»"),
    (Notice, NOTICE + "led:\n  titel: D\n", "unknown-key", 5, 3, "«title»"),
    (Notice, NOTICE + "zzz: D\n", "unknown-key", 4, 1, "Các mục dùng được ở đây: channels (Kênh phát hành),"),
    (Notice, "summary: B\ntext: [C]\n", "missing-key", 1, 1, "«title: …». Tiêu đề"),
    (Notice, NOTICE + "image:\n  alt: D\n", "missing-key", 4, 1, "«file»"),
    (Figures, COMMON + "values:\n  - label: C\n", "missing-key", 4, 5, "«value»"),
    (Notice, COMMON + "text:\n", "empty-value", 3, 1, "«text»"),
    (Notice, "title: ''\nsummary: B\ntext: [C]\n", "empty-value", 1, 8, "«title»"),
    (Notice, COMMON + "text:\n  - A\n  -\n", "empty-value", 5, 4, "Phần tử số 2 của «text»"),
    (Notice, COMMON + "text: C\n", "wrong-type", 3, 7, "một danh sách"),
    (Notice, COMMON + "text:\n  - Bước 1: C\n", "wrong-type", 4, 5, "dấu ngoặc kép"),
    (Notice, "title: [A]\nsummary: B\ntext: [C]\n", "wrong-type", 1, 1, "một dòng chữ"),
    (Notice, NOTICE + "image: a.jpg\n", "wrong-type", 4, 8, 'Viết «{file: a.jpg, alt: "…"}»'),
    (Notice, f"title: {'ă' * 161}\nsummary: B\ntext: [C]\n", "too-long", 1, 8, "161 ký tự, nhiều nhất là 160"),
    (Warning, COMMON + "tricks: []\nadvice: [C]\n", "too-few", 3, 1, "ít nhất 1"),
    (Notice, NOTICE + "image: {file: a.jpg, alt: D, focus: [1]}\n", "too-few", 4, 30, "Phần tử số 2 của «focus»"),
    (Notice, NOTICE + "image: {file: a.jpg, alt: D, redactions: [{x: 10%, y: 1, width: 5, height: 5}]}\n",
     "bad-number", 4, 47, "số phần trăm nhân với"),
    (Notice, NOTICE + "severity: dangr\n", "bad-choice", 4, 11, "«danger»? Chọn một trong: info (thông tin, thấp)"),
    (Deadline, COMMON + "todo: [C]\ndate: 31/11/2024\n", "bad-date", 4, 7, "2024-11-20 hoặc 20/11/2024"),
    (Deadline, COMMON + "todo: [C]\ndate: 31/12/9999\n", "bad-date", 4, 7, "2024-11-20 hoặc 20/11/2024"),
    (Deadline, COMMON + "todo: [C]\ndate: 2024\n", "bad-date", 4, 7, "2024-11-20 hoặc 20/11/2024"),
    (Deadline, COMMON + "todo: [C]\ndate: [1]\n", "bad-date", 4, 1, "2024-11-20 hoặc 20/11/2024"),
    (Figures, COMMON + "values: [{label: C, value: khoảng 5}]\n", "bad-number", 3, 28, "chuyển «khoảng» sang «label»"),
    (Figures, SERIES.format("donut", "", "5", "-3"), "no-whole", 6, 10, "chọn bar hoặc line"),
    (Figures, SERIES.format("donut", "", "5", "0"), "no-whole", 6, 10, "lớn hơn 0"),
    (Figures, SERIES.format("donut", "unit: '%'", "61,5", "30"), "no-whole", 6, 10, "cộng lại là 100"),
    (Figures, SERIES.format("bar", "", "5", "−3,5"), "bar-below-zero", 6, 10, "«chart: line»"),
    (Figures, COMMON + "values: [{label: C, value: {a: 5, b: 6}}]\n", "wrong-type", 3, 21, "kiểu Việt Nam"),
    (Figures, SERIES.format("pie", "", "5", "3"), "bad-choice", 6, 10, "bar (thanh, cột, để so sánh)"),
    (Notice, NOTICE + "contacts: [Công an]\n", "bad-identifier", 4, 12, "«Công an»"),
    (Notice, NOTICE + "sources: [{name: D, url: bocongan.gov.vn}]\n", "bad-address", 4, 26, "https://"),
    (Unit, UNIT + BOARD.format("384", "5"), "bad-pixels", 11, 34, "384x192"),
    (Unit, UNIT + BOARD.format("384x192", "P5"), "bad-number", 11, 53, "Viết «5»"),
    (Unit, UNIT + BOARD.format("384x192", "0"), "out-of-range", 11, 53, "lớn hơn 0"),
    (Unit, UNIT + BOARD.format("384x192", "51"), "out-of-range", 11, 53, "không quá 50"),
    (Unit, UNIT + "channels: {zalo: {message_limit: '2,5'}}\n", "bad-number", 8, 34, "số nguyên"),
    (Unit, UNIT + "channels: {video: {syllables_per_minute: 5}}\n", "out-of-range", 8, 42, "từ 60 trở lên"),
    (Unit, UNIT + "official_domains: ['https://a.vn']\n", "bad-domain", 8, 20, "«a.vn»"),
    (BulletinFile, "title: A\nintro: B\nperiod: {start: 2024-11-01, end: 2024-11-30}\nhashtags: [a, b, c, d, e]\n",
     "too-many", 4, 1, "nhiều nhất 4"),
    (Notice, NOTICE + "facebook: {hashtags: [a, b, c, d, e]}\n", "too-many", 4, 12, "nhiều nhất 4"),
    (Notice, NOTICE + f"led: {{text: {'a' * 801}}}\n", "too-long", 4, 13, "dài 801 ký tự"),
    (ThemeFile, THEME.format("Ink", "20"), "bad-identifier", 1, 10, "«Ink»"),
    (ThemeFile, THEME.format("ink", "[]"), "bad-number", 2, 14, "số nguyên"),
    (ThemeFile, "colors: {ink: white}\nstyles: {}\n", "bad-color", 1, 15, "#rrggbb"),
    (ThemeFile, "colors: a\nstyles: {}\n", "wrong-type", 1, 9, "mục con"),
    (ThemeFile, "colors: {}\nstyles: {a: {size: 20, family: arial}}\n", "bad-choice", 2, 32, "noto-sans, be-viet"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "better"),
    [
        ("bocongan.gov.vn/a", "https://bocongan.gov.vn/a"),
        ("https:/bocongan.gov.vn", "https://bocongan.gov.vn"),
        ("https//bocongan.gov.vn", "https://bocongan.gov.vn"),
        ("htpps://bocongan.gov.vn", "https://bocongan.gov.vn"),
        ("HTTP://bocongan.gov.vn", "http://bocongan.gov.vn"),
    ],
)
def test_what_was_mistyped_of_an_address_is_certain(composed: Compose, address: str, better: str) -> None:
    [found] = told(composed, Notice, f'title: A\nsummary: B\ntext: [C]\nsources:\n  - {{name: D, url: "{address}"}}\n')
    assert found.mend
    assert (found.mend.text, found.mend.certain) == (better, True)


@pytest.mark.parametrize(("model", "text", "code", "line", "column", "words"), INVALID)
def test_mistakes_are_told_at_their_place(  # noqa: PLR0917 - pytest passes by name
    composed: Compose, model: type[Model], text: str, code: str, line: int, column: int, words: str
) -> None:
    [found] = told(composed, model, text)
    assert found.location
    assert (found.code, found.location.line, found.location.column) == (code, line, column)
    assert words in f"{found.message} {found.hint}"


@pytest.mark.parametrize(
    ("day", "month", "better", "certain"),
    [
        ("5/12", "2026-11", "5/12/2026", True),
        ("5-1", "2026-12", "5/1/2027", True),
        ("thứ Bảy, ngày 28/12", "2027-01", "28/12/2026", True),
        ("ngày 5 tháng 12", "2026-11", "5 tháng 12 năm 2026", True),
        ("20/5", "2026-11", "20/5/2026", False),
    ],
)
def test_a_day_without_its_year_is_told_with_the_nearest_one(
    composed: Compose, day: str, month: str, better: str, *, certain: bool
) -> None:
    written = composed(f"{COMMON}todo: [C]\ndate: {day}\n")
    [found] = validate(Deadline, written, written.value, month)[1]
    assert (found.code, found.message, found.hint) == ("bad-date", f"«date» thiếu năm: «{day}»", f"Viết «{better}»")
    assert found.mend
    assert (found.mend.text, found.mend.certain) == (better, certain)


def test_days_that_no_year_has_are_no_days(composed: Compose) -> None:
    [found] = told(composed, Deadline, f"{COMMON}todo: [C]\ndate: 31/11\n")
    assert found.message == "«date» không phải là một ngày: «31/11»"


def told(composed: Compose, model: type[Model], text: str) -> list[Diagnostic]:
    written = composed(text)
    assert not written.diagnostics
    return validate(model, written, written.value)[1]


def test_all_mistakes_are_told_in_one_run(composed: Compose) -> None:
    found = told(composed, Deadline, "titel: A\nsummary: ''\ndate: mai\ntodo: []\n")
    assert [one.code for one in found] == ["empty-value", "bad-date", "too-few", "unknown-key"]


def test_a_file_full_of_unknown_keys_tells_the_first_and_how_many_more(composed: Compose) -> None:
    found = told(composed, Notice, NOTICE + "".join(f"k{number}: a\n" for number in range(130)))
    assert len(found) == 101
    assert "30" in found[-1].message


@pytest.mark.parametrize(
    ("written", "meant"),
    [("61,8%", 'unit: "%"'), ("412 vụ", "value: 412"), ("1,234,567", "«1.234.567»"), ("61.8", "«61,8»")],
)
def test_a_number_is_answered_with_what_to_write(composed: Compose, written: str, meant: str) -> None:
    [found] = told(composed, Figures, f"title: A\nsummary: B\nvalues:\n  - label: C\n    value: {written}\n")
    assert found.code == "bad-number"
    assert meant in found.hint


def test_how_many_of_how_many_is_a_figure(composed: Compose) -> None:
    assert told(composed, Figures, "title: A\nsummary: B\nvalues:\n  - {label: C, value: 92/92, unit: xã}\n") == []


@pytest.mark.parametrize(("chart", "most"), [("line", 36), ("bar", 12)])
def test_a_line_takes_three_years_of_months_and_bars_as_many_as_have_room(
    composed: Compose, chart: str, most: int
) -> None:
    def of(points: int) -> str:
        values = "title: A\nsummary: B\nvalues:\n  - {label: C, value: 1}\n"
        listed = "".join(f"    - {{label: T{n}, value: {n}}}\n" for n in range(points))
        return f"{values}series:\n  title: D\n  chart: {chart}\n  points:\n{listed}"

    assert told(composed, Figures, of(most)) == []
    [found] = told(composed, Figures, of(most + 2))
    assert found.code == "too-many"
    assert "bỏ bớt 2 " in found.hint.lower()


def test_damaged_values_are_not_told_twice(composed: Compose) -> None:
    written = composed("title: *a\nsummary: B\ntext: *b\n")
    assert validate(Notice, written, written.value) == (None, [])


def test_a_file_that_is_no_mapping_is_told(composed: Compose) -> None:
    [found] = told(composed, Notice, "- A\n")
    assert found.code == "wrong-type"


@pytest.mark.parametrize("date", ["2024-12-05", "05/12/2024", "5/12/2024"])
def test_dates_are_taken_in_both_forms(composed: Compose, date: str) -> None:
    written = composed(COMMON + f"todo: [C]\ndate: {date}\n")
    item, _ = validate(Deadline, written, written.value)
    assert item
    assert item.date.isoformat() == "2024-12-05"


def test_numbers_are_taken_as_vietnamese_editors_write_them(composed: Compose) -> None:
    limit = "  zalo:\n    message_limit: 1.500\n"
    written = composed(UNIT + BOARD.format("384x192", "'6,67'") + limit)
    unit, _ = validate(Unit, written, written.value)
    assert unit
    assert unit.channels.zalo
    assert unit.channels.led
    assert unit.channels.zalo.message_limit == 1500
    assert unit.channels.led.boards[0].pitch_mm == 6.67


MODELS: list[type[Model]] = [Unit, BulletinFile, ThemeFile, *KINDS.values()]

# What pydantic can find wrong with a value, by the type of its core schema. The loader makes nothing but dicts, lists
# and text, and text becomes a number or a date before pydantic's own conversions see it.
ERRORS: dict[str, set[str]] = {
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden"},
    "str": {"string_type"},
    "tuple": {"tuple_type", "missing", "too_long"},
    "dict": {"dict_type"},
    "int": {"int_type"},
    "float": {"float_type"},
    "date": {"date_type"},
    "enum": {"enum"},
    "literal": {"literal_error"},
    **{
        name: set()
        for name in (
            "nullable",
            "default",
            "function-before",
            "function-after",
            "definitions",
            "definition-ref",
            "model-field",
        )
    },
}
LIMITS = {
    "gt": "greater_than",
    "ge": "greater_than_equal",
    "lt": "less_than",
    "le": "less_than_equal",
    "pattern": "string_pattern_mismatch",
}
LENGTHS = {"min_length": "short", "max_length": "long"}


KNOWN = {*get_args(CoreSchemaType), "model-field"}


def core_schemas(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - pydantic's own nest of dicts and lists
    if isinstance(node, dict):
        if node.get("type") in KNOWN:
            yield node
        for key, part in node.items():
            if key not in {"metadata", "serialization", "default", "cls", "expected", "members"}:
                yield from core_schemas(part)
    elif isinstance(node, list):
        for part in node:
            yield from core_schemas(part)


def possible_errors(model: type[Model]) -> set[str]:
    model.model_rebuild(force=True)
    errors = set()
    for schema in core_schemas(model.__pydantic_core_schema__):
        kind = schema["type"]
        errors |= ERRORS[kind]
        # A function after is how pydantic limits a value that may be null; or one of the models' own.
        limits = getattr(schema["function"]["function"], "keywords", {}) if kind == "function-after" else schema
        errors |= {error for limit, error in LIMITS.items() if limits.get(limit) is not None}
        text = "string_too_" if kind == "str" else "too_"
        errors |= {text + error for limit, error in LENGTHS.items() if schema.get(limit) is not None}
    return errors


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_error_that_a_model_can_raise_has_words(model: type[Model]) -> None:
    assert possible_errors(model) <= set(TRANSLATIONS)


def test_every_error_of_the_models_own_has_words(repository: Path) -> None:
    sources = [path.read_text(encoding="utf-8") for path in (repository / "bantin" / "model").rglob("*.py")]
    raised = {code for source in sources for code in re.findall(r'PydanticCustomError\(\s*"(\w+)"', source)}
    assert {"bad_date", "no_whole"} <= raised <= set(TRANSLATIONS)


def test_a_new_limit_would_be_noticed() -> None:
    class Planted(Model):
        value: float = about("", "", default=0, lt=5)

    assert "less_than" in possible_errors(Planted) - set(TRANSLATIONS)


CONTEXT = {
    "gt": 1,
    "ge": 1,
    "le": 1,
    "min_length": 1,
    "max_length": 1,
    "pattern": "x",
    "expected": "'a' or 'b'",
    "made": "1x1",
    "there": 2,
    "series": several_series({"points": [{"label": "A", "values": {"x": "1", "y": "2"}}]}),
    "titled": True,
}


def test_an_error_without_words_of_its_own_is_told_too() -> None:
    assert word(FieldError("heard_of_for_the_first_time", ("title",), "x", CONTEXT, Appeal)).code == "bad-value"


@pytest.mark.parametrize("error", sorted(set(get_args(ErrorType)) | set(TRANSLATIONS)))
def test_no_english_of_pydantic_reaches_the_user(error: str) -> None:
    words = word(FieldError(error, ("image", "file"), "x", CONTEXT, Appeal))
    shown = f"{words.message} {words.hint}"
    assert not {"input", "should", "valid", "field", "value", "required"} & set(shown.lower().split())
    assert not words.message.endswith(".")
    assert not shown.isascii()


HERO = "values: [{label: A, value: 5}]\n"


@pytest.mark.parametrize(
    ("series", "names", "first"),
    [
        (
            "series:\n  title: T\n  points: [{label: A, values: {I: 1.200, II: 7}}, {label: B, value: [3, 4]}]\n",
            "2 chuỗi số: «A», «B»",
            "points: [{label: I, value: 1.200}, {label: II, value: 7}]",
        ),
        (
            "series: [{title: A, points: [{label: I, value: 1}, {label: II, value: 2}]}, {title: B, points: [3, 4]}]\n",
            "2 chuỗi số: «A», «B»",
            "series: {title: A, points: [{label: I, value: 1}, {label: II, value: 2}]}",
        ),
        (
            "series:\n  title: T\n  points:\n    - {label: I, A: 1, B: 3}\n    - {label: II, A: 2, B: 4}\n",
            "2 chuỗi số: «A», «B»",
            "points: [{label: I, value: 1}, {label: II, value: 2}]",
        ),
    ],
    ids=["numbers of a point", "a list of series", "a table"],
)
def test_several_series_are_told_once_and_the_hint_mends_them(
    composed: Compose, series: str, names: str, first: str
) -> None:
    [found] = told(composed, Figures, COMMON + HERO + series)
    assert found.code == "several-series"
    assert names in found.message
    assert f"«{first}»" in found.hint
    kept = first if first.startswith("series") else f"series:\n  title: T\n  {first}"
    assert told(composed, Figures, COMMON + HERO + kept + "\n") == []


@pytest.mark.parametrize(
    "points", ["[{label: A, value: 1}, {lable: B, value: 2}]", "[{label: A, valeu: 1}, {label: B, valeu: 2}]"]
)
def test_slips_are_no_series(composed: Compose, points: str) -> None:
    found = told(composed, Figures, COMMON + HERO + f"series: {{title: T, points: {points}}}\n")
    assert found
    assert "several-series" not in {one.code for one in found}
