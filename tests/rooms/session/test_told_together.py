"""One mistake hides no other: checks go on with what was read well, and tell nothing that only follows from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given
from hypothesis import strategies as st

from bantin.checks import check
from bantin.content.reading.month import read_month
from bantin.making.layout_diagnostics import layout_diagnostics
from bantin.model.diagnostic import Diagnostic
from bantin.session.month import of_items, open_month
from tests.fixtures.proofs import examples, some
from tests.fixtures.small_months import MONTH

UNIT = """\
name: Công an phường Bình Yên
short_name: Công an phường Bình Yên
parent: Công an tỉnh Bình Yên
fanpage: {name: Công an phường Bình Yên}
address: Số 1, phố Bình Yên
theme: navy
contacts:
  - id: truc-ban
    label: Trực ban công an phường
    number: 0209 3812 345
    checked_on: 2024-11-01
  - id: "113"
    label: Cảnh sát 113
    number: "113"
    checked_on: 2024-11-01
duty_numbers:
  - 0209 3812 346
official_domains:
  - binhyen.vn
channels:
  zalo:
    message_limit: 2000
  facebook:
    hashtags: [an-ninh]
"""
HEADER = """\
title: Bản tin tháng 11/2024
period: {start: 2024-11-01, end: 2024-11-30}
date: 30/11/2024
intro: Tình hình trong tháng.
hashtags: [an-ninh]
"""
ITEMS = {
    "01-canh-bao": """\
kind: warning
title: Giả danh nhân viên ngân hàng
summary: Kẻ gian mời vào trang nganhang-that.top.
tricks:
  - Gọi điện tự xưng cán bộ, từ số 0912 345 679.
  - Dẫn tới trang binhyen.vn giả.
advice:
  - Gọi 0209 3812 345 hoặc 0209 3812 346 để hỏi.
  - Viết thư tới phong@binhyen.vn.
contacts: [Trực ban công an phường, khong-co-dau]
""",
    "02-so-lieu": """\
kind: figures
title: Kết quả tháng 11
summary: Cấp 368.063 căn cước trong tháng.
values:
  - {label: căn cước, value: 368.036}
  - {label: vụ việc, value: 12, source: Báo cáo tháng}
""",
    "03-tim-nguoi": """\
kind: appeal
title: Tìm chủ xe
summary: Chiếc xe mang biển số 97-B1 123.45.
description: ["Xe màu đen, biển số 97-B1 123.45.", "Một xe khác: 29A-123.45."]
contact: truc-ban
publish: [{text: 97-B1 123.45, why: Tìm chủ sở hữu xe, basis: Thông báo số 12 của Công an phường}]
""",
    "04-thoi-han": """\
kind: deadline
title: Hạn nộp hồ sơ
summary: Nộp trước hạn.
date: 20/11/2024
todo: [Nộp hồ sơ]
""",
}
FILES = {"content/unit.yaml": UNIT, f"content/{MONTH}/bulletin.yaml": HEADER} | {
    f"content/{MONTH}/{name}.yaml": text for name, text in ITEMS.items()
}
SLIPS: dict[str, Callable[[str], str]] = {
    "a colon less": lambda line: line.replace(":", "", 1),
    "no space after the colon": lambda line: line.replace(": ", ":", 1),
    "a tab before it": lambda line: f"\t{line}",
    "a space more before it": lambda line: f" {line}",
    "a bracket": lambda line: f"{line} [",
    "a quote": lambda line: re.sub(r": (.)", r': "\1', line, count=1),
    "a sign of YAML": lambda line: line.replace(": ", ": @", 1),
    "a second colon": lambda line: f"{line}: x: y",
    "letters swapped": lambda line: re.sub(r"(\w)(\w)(\w+):", r"\2\1\3:", line, count=1),
}
DEPENDS = {"content/unit.yaml": {"unknown-contact"}, f"content/{MONTH}/bulletin.yaml": {"past-deadline"}}
"""What a slip of a file may hide elsewhere: what depends on it."""

Told = set[tuple[str, str, int, int, str]]


@pytest.fixture
def broken(root: Path) -> Callable[[str, str], list[Diagnostic]]:
    """Write the month with one file in another text, and tell all that is found."""
    for old in (root / "content" / MONTH).glob("0*.yaml"):
        old.unlink()

    def tell(file: str, text: str) -> list[Diagnostic]:
        for name, right in (FILES | {file: text}).items():
            (root / name).write_text(right, encoding="utf-8")
        reading = read_month(root, MONTH)
        bulletin = reading.bulletin or reading.readable
        assert bulletin, reading.diagnostics
        return [*reading.diagnostics, *check(bulletin)]

    return tell


def beside(file: str, found: list[Diagnostic]) -> Told:
    return set(_beside(file, found))


def _beside(file: str, found: list[Diagnostic]) -> Iterator[tuple[str, str, int, int, str]]:
    for one in found:
        if one.location and one.location.file != file:
            yield one.code, one.location.file, one.location.line, one.location.column, one.message


@examples(15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_slip_in_one_file_hides_nothing_in_another_and_brings_nothing_about(
    broken: Callable[[str, str], list[Diagnostic]], data: st.DataObject
) -> None:
    file = data.draw(st.sampled_from(sorted(FILES)))
    lines = FILES[file].splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    slip = data.draw(st.sampled_from(sorted(SLIPS)))
    lines[at] = SLIPS[slip](lines[at])
    expected, found = beside(file, broken(file, FILES[file])), broken(file, "\n".join(lines) + "\n")
    assume(any(one.location and one.location.file == file and one.location.line == at + 1 for one in found))
    told = beside(file, found)
    assert told <= expected
    assert {one for one in expected - told if one[0] not in DEPENDS.get(file, set())} == set()


def test_the_month_of_these_tests_has_faults_of_many_sorts(broken: Callable[[str, str], list[Diagnostic]]) -> None:
    codes = {one[0] for one in beside("content/unit.yaml", broken("content/unit.yaml", UNIT))}
    assert codes >= {"unknown-contact", "live-address", "personal-data", "missing-source", "past-deadline"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Giả danh", "title Giả danh"),
        ("kind: warning", "kind: warnin"),
        ("kind: warning\n", ""),
        ("advice:", "advice: ["),
        ("tricks:", "trciks:"),
        ("contacts:", "ghi chú: Họp tổ dân phố\ncontacts:"),
    ],
)
def test_a_slip_of_an_item_hides_nothing_in_its_other_lines(
    broken: Callable[[str, str], list[Diagnostic]], old: str, new: str
) -> None:
    file = f"content/{MONTH}/01-canh-bao.yaml"
    told = broken(file, ITEMS["01-canh-bao"].replace(old, new))
    assert {"live-address", "personal-data", "unknown-contact"} <= {one.code for one in told}


@pytest.mark.parametrize(
    ("file", "old", "new", "false"),
    [
        ("03-tim-nguoi", "why: Tìm chủ sở hữu xe, ", "", "personal-data"),
        ("03-tim-nguoi", "publish:", "publsih:", "personal-data"),
        ("02-so-lieu", "values:", "sources: [Báo cáo: tháng: 11]\nvalues:", "missing-source"),
        ("02-so-lieu", "source: Báo cáo tháng", "soucre: Báo cáo tháng", "missing-source"),
    ],
)
def test_what_a_mistake_brings_about_is_not_told(
    broken: Callable[[str, str], list[Diagnostic]], file: str, old: str, new: str, false: str
) -> None:
    path = f"content/{MONTH}/{file}.yaml"
    right = [one.location for one in broken(path, FILES[path]) if one.code == false]
    told = [one for one in broken(path, FILES[path].replace(old, new)) if one.code == false]
    assert len([one for one in told if one.location and one.location.file == path]) <= len(
        [one for one in right if one and one.file == path]
    )


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("title: Giả danh", "title: Giả: danh", {"yaml-syntax", "unknown-key", "hidden-text"}),
        ("tricks:", "tricks: [", {"yaml-syntax", "unknown-key", "hidden-text"}),
        ("title: Giả danh nhân viên ngân hàng\n", "title Giả danh\n", {"yaml-syntax", "unknown-key", "hidden-text"}),
        ("kind: warning\n", "kind warning\n", {"yaml-syntax", "hidden-text"}),
    ],
)
def test_what_is_wrong_below_an_error_of_syntax_is_told_with_it(
    broken: Callable[[str, str], list[Diagnostic]], old: str, new: str, codes: set[str]
) -> None:
    file = f"content/{MONTH}/01-canh-bao.yaml"
    text = ITEMS["01-canh-bao"].replace(old, new) + "sumary: Một câu # và một nữa\n"
    told = {one.code for one in broken(file, text) if one.location and one.location.file == file}
    assert told - {"live-address", "personal-data", "unknown-contact"} == codes


WIDE = """\
kind: notice
title: Lịch tiếp dân
summary: Tiếp dân hằng tuần.
text: [Sáng thứ Năm.]
"""
LOOK = """\
<card background="ground-top"><text size="600" min-size="600" source="{source}">{{{{ item.title }}}}</text></card>
"""
"""A look of the workspace's own that no headline has room on."""


def own_look(root: Path, look: str, source: str) -> None:
    path = root / "templates" / look
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(LOOK.format(source=source), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    some(
        [
            ("content/2024-11/01-canh-bao.yaml", "advice:", "advice: [", True),
            ("content/2024-11/01-canh-bao.yaml", "khong-co-dau", "113", True),
            ("content/unit.yaml", "    checked_on: 2024-11-01", "    checked_on:", True),
            ("content/unit.yaml", "name: Công an phường Bình Yên\nshort", "name: Công an phường Ví Dụ\nshort", True),
            (
                "content/unit.yaml",
                "short_name: Công an phường",
                "short_name Công an phường",
                False,
            ),  # it stands on cards
        ],
        3,
    ),
)
def test_what_has_no_room_is_told_whatever_is_wrong_in_other_files(
    root: Path, broken: Callable[[str, str], list[Diagnostic]], file: str, old: str, new: str, *, told: bool
) -> None:
    broken(file, FILES[file].replace(old, new))
    own_look(root, "facebook/notice.xml", "title")
    (root / "content" / MONTH / "05-ket-qua.yaml").write_text(WIDE, encoding="utf-8")
    session = open_month(root, MONTH)
    bulletin, made = session.rest or (session.bulletin, session.recipes)
    found = list(of_items(layout_diagnostics(bulletin, made), bulletin)) if bulletin else []
    assert ("text-overflow" in {one.code for one in found}) is told
    assert {one.location.file for one in found if one.location} <= {f"content/{MONTH}/05-ket-qua.yaml"}


def test_a_headline_too_long_for_films_is_told_whatever_is_wrong_in_other_files(
    root: Path, broken: Callable[[str, str], list[Diagnostic]]
) -> None:
    broken(
        "content/2024-11/01-canh-bao.yaml", FILES["content/2024-11/01-canh-bao.yaml"].replace("advice:", "advice: [")
    )
    own_look(root, "video/reel/notice.xml", "video.title")
    item = f"{WIDE}channels: [video]\nvideo: {{title: Lịch tiếp dân hằng tuần của phường}}\n"
    (root / "content" / MONTH / "05-ket-qua.yaml").write_text(item, encoding="utf-8")
    session = open_month(root, MONTH)
    assert session.rest
    bulletin, made = session.rest
    found = [one for one in of_items(layout_diagnostics(bulletin, made), bulletin) if one.code == "text-overflow"]
    assert [(one.location.file, one.location.line) for one in found if one.location] == [
        (f"content/{MONTH}/05-ket-qua.yaml", 6)
    ]
