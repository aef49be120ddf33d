from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.settling.settle import settle
from bantin.content.reading.validation import validate
from bantin.model.base import Model
from bantin.model.bulletin import BulletinFile, Period
from bantin.model.kinds.figures import Figures, FigureValue, Series
from bantin.model.kinds.notice import Notice
from bantin.model.unit import Unit

Compose = Callable[[str], ComposedFile]

NOTICE = "title: A\nsummary: B\ntext: [C]\n"
FIGURES = "title: A\nsummary: B\n"
SERIES = f"{FIGURES}values: [{{label: hồ sơ, value: 5}}]\nseries:\n  title: Theo tháng\n"
POINTS = [{"label": "Tháng 1", "value": "412"}, {"label": "Tháng 2", "value": "298"}]
HOUSES = [{"label": "Hộ nghèo", "value": "120", "unit": "hộ"}, {"label": "Tỷ lệ", "value": "99,2", "unit": "%"}]
POLICE = {"name": "Bộ Công an", "url": "https://bocongan.gov.vn/a"}

READ: list[tuple[type[Model], str, str, Any]] = [
    (Figures, f"{SERIES}  points:\n    - Tháng 1: 412\n    - Tháng 2: 298\n", "series.points", POINTS),
    (Figures, f"{SERIES}  points:\n    Tháng 1: 412\n    Tháng 2: 298\n", "series.points", POINTS),
    (Figures, f"{SERIES}  points: {{Tháng 1: 412, Tháng 2: 298}}\n", "series.points", POINTS),
    (Figures, f"{SERIES}  points:\n    - [Tháng 1, 412]\n    - [Tháng 2, 298]\n", "series.points", POINTS),
    (Figures, f"{SERIES}  points:\n    - Tháng 1 – 412\n    - Tháng 2 (298)\n", "series.points", POINTS),
    (Figures, f"{SERIES}  points:\n    Tháng 1\t412\n    Tháng 2\t298\n", "series.points", POINTS),
    (Figures, f"{SERIES}  points: |\n    Tháng 1; 412\n    Tháng 2; 298\n", "series.points", POINTS),
    (Figures, f"{SERIES}  points: [Tháng 1: 412 vụ, Tháng 2: 298 vụ]\n", "series.points", POINTS),
    (Figures, f"{SERIES}  points: [Tháng 1: 412 vụ, Tháng 2: 298 vụ]\n", "series.unit", "vụ"),
    (Figures, f"{FIGURES}values:\n  - Hộ nghèo: 120 hộ\n  - Tỷ lệ: 99,2%\n", "values", HOUSES),
    (Figures, f"{FIGURES}values:\n  Hộ nghèo: 120 hộ\n  Tỷ lệ: 99,2%\n", "values", HOUSES),
    (Figures, f"{FIGURES}values:\n  label: Hộ nghèo\n  value: 120 hộ\n", "values", HOUSES[:1]),
    (Figures, f"{FIGURES}values: 120 hộ nghèo\n", "values", [{"label": "hộ nghèo", "value": "120"}]),
    (
        Figures,
        f"{FIGURES}values: 1,2 tỷ đồng tiền phạt\n",
        "values",
        [{"label": "tiền phạt", "value": "1,2", "unit": "tỷ đồng"}],
    ),
    (Notice, f"{NOTICE}sources: Luật Hộ tịch năm 2014\n", "sources", [{"name": "Luật Hộ tịch năm 2014"}]),
    (Notice, f"{NOTICE}sources:\n  name: Bộ Công an\n  url: https://bocongan.gov.vn/a\n", "sources", [POLICE]),
    (Notice, f"{NOTICE}sources:\n  - Bộ Công an: https://bocongan.gov.vn/a\n", "sources", [POLICE]),
    (Notice, f"{NOTICE}sources: [Bộ Công an (https://bocongan.gov.vn/a)]\n", "sources", [POLICE]),
    (
        Notice,
        f'{NOTICE}facebook:\n  hashtags: "#an-ninh #PA05, Lừa đảo"\n',
        "facebook.hashtags",
        ["#an-ninh", "#PA05", "Lừa đảo"],
    ),
    (Notice, f"{NOTICE}zalo: Nghỉ lễ.\n", "zalo", {"text": "Nghỉ lễ."}),
    (Notice, f"{NOTICE}led:\n  - title: Nghỉ lễ\n  - tu ngay: 2024-11-01\n", "led.title", "Nghỉ lễ"),
    (Notice, f"{NOTICE}video:\n  narration: loi-doc.m4a\n", "video.narration", {"file": "loi-doc.m4a"}),
    (Notice, f"{NOTICE}video:\n  narration: Mời bà con.\n", "video.narration", {"text": "Mời bà con."}),
    (Notice, "title: A\ntext: [C]\nsummary:\n  - B\n", "summary", "B"),
    (BulletinFile, "title: A\nperiod: tháng 2/2024\n", "period", {"start": "2024-02-01", "end": "2024-02-29"}),
    (Unit, "name: A\nfanpage: Công an xã\n", "fanpage", {"name": "Công an xã"}),
    (Unit, "name: A\nemblem: huy-hieu.png\n", "emblem", {"file": "huy-hieu.png"}),
]


@pytest.mark.parametrize(("model", "text", "path", "value"), READ)
def test_what_a_short_form_can_only_mean_is_read_so(
    composed: Compose, model: type[Model], text: str, path: str, value: object
) -> None:
    written = composed(text)
    settle(written, model)
    found: Any = written.value
    for part in path.split("."):
        found = found[part]
    assert found == value
    assert not {"false-dash", "joined-line", "wrong-type"} & {one.code for one in written.diagnostics}


def told(composed: Compose, text: str, model: type[Model]) -> list[tuple[str, str, str]]:
    written = composed(text)
    settle(written, model)
    _, found = validate(model, written, written.value)
    return [(one.code, one.message, one.hint) for one in [*written.diagnostics, *found]]


def test_what_all_elements_of_a_list_lack_is_told_once(composed: Compose) -> None:
    [(code, message, hint)] = told(composed, f"{SERIES}  points: [412, 298, 100]\n", Figures)
    assert code == "wrong-type"
    assert "còn 2 phần tử nữa" in message
    assert 'Viết «{label: "…", value: "412"}»' in hint


def test_fields_under_other_names_are_told_once_with_those_they_have(composed: Compose) -> None:
    points = "".join(f"    - {{số: {at}, tháng: Tháng {at}}}\n" for at in range(1, 5))
    [(code, message, hint)] = told(composed, f"{SERIES}  points:\n{points}", Figures)
    assert code == "unknown-key"
    assert "còn 3 phần tử nữa" in message
    assert "«số» thành «value»" in hint
    assert "«tháng» thành «label»" in hint


def test_a_group_written_as_a_text_is_told_with_what_it_lacks(composed: Compose) -> None:
    text = "name: A\nshort_name: B\nparent: C\nfanpage: D\naddress: E\ncontacts:\n  - Trực ban 0209 3812 345\n"
    [(code, _, hint)] = told(composed, text, Unit)
    assert code == "wrong-type"
    assert 'Viết «{id: truc-ban, label: Trực ban, number: "0209 3812 345", checked_on: "…"}»' in hint


@pytest.mark.parametrize(
    ("fields", "spelled_out"),
    [
        ({"value": "8.000 đồng/người/tháng"}, {"value": "8.000", "unit": "đồng/người/tháng"}),
        ({"value": "1 234 hồ sơ"}, {"value": "1.234", "unit": "hồ sơ"}),
        ({"value": "1,2 tỷ", "unit": "đồng"}, {"value": "1,2", "unit": "tỷ đồng"}),
        ({"value": "99,2%", "unit": "%"}, {"value": "99,2", "unit": "%"}),
        ({"value": "5 hộ", "unit": "người"}, {"value": "5 hộ", "unit": "người"}),
        ({"value": "khoảng 5 nghìn"}, {"value": "khoảng 5 nghìn"}),
        ({"value": "1 tỷ 200 triệu"}, {"value": "1 tỷ 200 triệu"}),
        ({"value": ["1"]}, {"value": ["1"]}),
    ],
)
def test_a_number_is_parted_from_its_unit(fields: dict[str, Any], spelled_out: dict[str, Any]) -> None:
    assert dict(FigureValue.spelled_out(fields)) == spelled_out


def test_points_of_two_units_are_left_to_be_told() -> None:
    fields = {"points": [{"label": "A", "value": "1 vụ"}, {"label": "B", "value": "2 người"}]}
    assert Series.spelled_out(fields) == fields


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("01/12/2026 - 31/12/2026", "2026-12-01", "2026-12-31"),
        ("từ ngày 15/11/2026 đến hết ngày 14/12/2026", "2026-11-15", "2026-12-14"),
        ("1-31/12/2026", "2026-12-01", "2026-12-31"),
        ("01/12 – 31/12/2026", "2026-12-01", "2026-12-31"),
        ("Tháng 2 năm 2024", "2024-02-01", "2024-02-29"),
        ("31/02/2026 - 01/03/2026", "", ""),
        ("tháng 13/2026", "", ""),
    ],
)
def test_a_period_is_read_from_its_words(text: str, first: str, last: str) -> None:
    assert dict(Period.from_text(text)) == ({"start": first, "end": last} if first else {})


def test_a_number_of_english_writing_is_mended_within_what_it_stands_in(composed: Compose) -> None:
    written = composed(f"{FIGURES}values:\n  - Tỷ lệ: 87.5%\n")
    settle(written, Figures)
    _, [found] = validate(Figures, written, written.value)
    assert found.location
    assert found.mend
    place = found.location.excerpt[found.mend.column - 1 :][: found.mend.length]
    assert (place, found.mend.text, found.mend.certain) == ("87.5%", "87,5%", True)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("sources: không có\n", {}),
        ("image: không\n", {}),
        ("zalo: có\n", {}),
        ("led: có\n", {}),
        ("channels: zalo\nled: không\n", {"channels": ["zalo"]}),
    ],
)
def test_yes_and_no_are_no_content(composed: Compose, text: str, left: dict[str, Any]) -> None:
    written = composed(f"{NOTICE}{text}")
    settle(written, Notice, {"channels": {"zalo": ()}})
    assert written.value == {"title": "A", "summary": "B", "text": ["C"]} | left
    assert written.diagnostics == []


def test_a_channel_that_a_unit_says_no_to_is_off(composed: Compose) -> None:
    written = composed("name: A\nchannels:\n  zalo: có\n  video: tắt\n")
    settle(written, Unit)
    assert written.value == {"name": "A", "channels": {"zalo": {}, "video": None}}


def test_an_item_that_is_to_stay_off_a_channel_is_told_how(composed: Compose) -> None:
    written = composed(f"{NOTICE}led: không\n")
    settle(written, Notice)
    [found] = written.diagnostics
    assert found.mend
    assert found.mend.text in found.hint
    assert found.mend.text == "channels: [facebook, video, zalo]"


def test_a_sentence_with_a_list_below_it_is_followed_by_its_entries(composed: Compose) -> None:
    for text in ("text:\n  - Gồm:\n    - Một\n    - Hai: ba\n  - Bốn\n", "text:\n  Gồm:\n    - Một\n    - Hai: ba\n"):
        written = composed(f"title: A\nsummary: B\n{text}")
        settle(written, Notice)
        made, found = validate(Notice, written, written.value)
        assert found == []
        assert made
        assert made.text[:3] == ("Gồm:", "Một", "Hai: ba")
        assert [written.locate(f"text.{at}").line for at in (0, 1, 2)] == [4, 5, 6]


def test_contacts_below_their_identifiers_are_a_list(composed: Compose) -> None:
    written = composed("contacts:\n  truc-ban:\n    label: Trực ban\n    number: '113'\n  cho:\n    label: Chợ\n")
    settle(written, Unit)
    assert written.value == {
        "contacts": [{"id": "truc-ban", "label": "Trực ban", "number": "113"}, {"id": "cho", "label": "Chợ"}]
    }
    assert written.locate("contacts.1.label").line == 6


def test_two_numbers_of_a_point_are_parted(composed: Compose) -> None:
    written = composed(f"{NOTICE}image: {{file: a.png, alt: B, focus: '0,5; 0,3'}}\n")
    settle(written, Notice)
    made, _ = validate(Notice, written, written.value)
    assert made
    assert made.image
    assert made.image.focus == (0.5, 0.3)
