"""The bad example of a code gives its diagnostic alone, at its place; the good one, which follows the hint, gives none.

What no short example can show is made in `test_situations.py`.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

import pytest

from bantin.checks import CHECKS
from bantin.checks.explanations import EXPLANATIONS, TOPICS
from bantin.checks.explanations.explanation import Explanation, Where
from bantin.content.mending import mended
from bantin.model.diagnostic import Code, Diagnostic
from tests.fixtures.example_months import ITEM, lay_out, stages
from tests.fixtures.proofs import some

READ_BY_PEOPLE = {Where.COMMAND, Where.SITUATION}
PROVEN = [one for one in EXPLANATIONS.values() if one.where not in READ_BY_PEOPLE and one.code not in CHECKS]

PLANNED = 2
"""Stages that a good example goes through at least: it is read and checked, and planned."""

_SHOWN = 60

FILE = (0, 0, "")
"""A place in no line: the file, or the folder, is meant."""

PLACES: dict[str, tuple[int, int, str]] = {
    "missing-file": FILE,
    "unreadable-file": FILE,
    "outside-workspace": FILE,
    "control-character": (1, 8, '"Cảnh báo\\u0007 cuộc gọi giả"'),
    "empty-file": FILE,
    "yaml-syntax": (1, 16, ":"),
    "yaml-documents": (2, 1, "---"),
    "yaml-anchor": (1, 8, "&canh-bao Cuộc gọi giả"),
    "yaml-tag": (1, 8, "! Khẩn"),
    "yaml-alias": (1, 8, "*canh-bao"),
    "yaml-key": (1, 1, "["),
    "yaml-nesting": (1, 38, "["),
    "duplicate-key": (2, 1, "title"),
    "swallowed-line": (4, 5, "- Dọa khóa tài khoản."),
    "joined-line": (2, 1, "  yêu cầu cài ứng dụng"),
    "line-break": (1, 10, "|"),
    "false-dash": (2, 5, "- Thứ Bảy làm việc buổi sáng."),
    "cut-at-comma": (3, 38, "61,8"),
    "split-at-comma": (1, 8, "Mang theo căn cước, giấy khai sinh của con"),
    "hidden-text": (1, 17, "#LuaDao"),
    "legacy-encoding": (1, 8, "C¶nh"),
    "hidden-character": (1, 8, "Cảnh"),
    "odd-space": (1, 1, "t"),
    "full-width": (1, 12, "113"),
    "pasted-object": (1, 15, " "),
    "lost-letter": (1, 14, "�"),
    "stray-mark": (1, 13, "x́"),
    "missing-key": (1, 1, "image"),
    "unknown-key": (1, 1, "contacs"),
    "empty-value": (1, 1, "title"),
    "wrong-type": (1, 6, "Nghỉ lễ hai ngày"),
    "out-of-range": (3, 27, "18"),
    "bad-choice": (1, 11, "dangr"),
    "too-long": (1, 8, "Cảnh báo thủ đoạn giả danh cán bộ Công an gọi điện thoại yêu"),
    "too-few": (2, 1, "tricks"),
    "too-many": (1, 1, "hashtags"),
    "untouched-example": (1, 10, "(ví dụ) Công an phường thông báo lịch tiếp công dân trong th"),
    "untouched-carried": (1, 10, "(số trước) Tiếp công dân sáng thứ Năm hằng tuần."),
    "verified-in-future": (2, 64, "2099-01-01"),
    "bad-number": (4, 12, "khoảng 5 nghìn"),
    "bad-date": (2, 7, "31/11/2024"),
    "bad-identifier": (2, 10, "Công an phường"),
    "bad-address": (3, 10, "bocongan.gov.vn"),
    "bad-pixels": (4, 55, "384"),
    "bad-count": (4, 46, "12"),
    "bad-hours": (2, 10, "sáu giờ đến mười giờ tối"),
    "bad-account-number": (1, 33, "phong.anm"),
    "bad-domain": (2, 5, "https://bocongan.gov.vn/trang-chu"),
    "bad-color": (2, 8, "white"),
    "several-series": (4, 1, "series"),
    "no-whole": (6, 10, "donut"),
    "bar-below-zero": (4, 1, "series"),
    "two-board-sizes": (8, 17, "384x160"),
    "no-items": FILE,
    "reserved-name": FILE,
    "bad-file-name": FILE,
    "ignored-file": FILE,
    "unknown-kind": (1, 7, "notise"),
    "missing-kind": (1, 1, "kind"),
    "period-reversed": (3, 8, "2024-11-01"),
    "missing-theme": (1, 8, "navi"),
    "duplicate-id": (3, 10, "truc-ban"),
    "unreachable-contact": (2, 5, "{id: truc-ban, label: Trực ban, checked_on: 2024-11-20}"),
    "unknown-item": (2, 5, "01-nghi-tet"),
    "unknown-contact": (2, 5, "truc-bann"),
    "unknown-channel": (2, 5, "facebok"),
    "image-path": (2, 9, "'C:\\Users\\Lan\\Desktop\\anh.jpg'"),
    "sound-path": (3, 11, "../thang-truoc/loi-doc.wav"),
    "clip-path": (3, 11, "/media/usb/quay.mp4"),
    "image-format": (2, 9, "anh.heic"),
    "sound-format": (3, 11, "loi-doc.amr"),
    "clip-format": (3, 11, "quay.avi"),
    "missing-image": (2, 9, "Anh.JPG"),
    "missing-sound": (3, 11, "loi-doc-2.wav"),
    "missing-clip": (3, 11, "quay-2.mp4"),
    "redaction-outside": (5, 7, "{x: 2000, y: 300, width: 200, height: 120}"),
    "bad-clip": (2, 33, "12"),
    "long-post": (1, 1, "kind: notice"),
    "long-message": (3, 10, "Nghỉ từ thứ Bảy đến hết thứ Ba."),
    "bad-look": (2, 31, "titel"),
    "bad-markup": (2, 23, 'colour="ink"'),
    "unused-macro": (2, 1, '{% macro logo() %}<icon name="star"/>{% endmacro %}'),
    "unknown-scene": (1, 8, "fake-cal"),
    "unknown-icon": (1, 7, "mosquito"),
    "missing-letter": (1, 8, "𝗖𝗮̉𝗻𝗵 𝗯𝗮́𝗼 lừa đảo"),
    "low-contrast": (3, 10, '"#2a3a55"'),
    "too-long-for-board": (3, 9, "Bà con tuyệt đối không cài ứng dụng từ đường dẫn lạ, không đ"),
    "board-too-far": (4, 9, "{id: cong, name: Bảng cổng, pixels: 128x32, pitch_mm: 5, vie"),
    "never-shown": (3, 10, "2024-12-01"),
    "long-dwell": (3, 10, "Nghỉ từ thứ Bảy đến hết thứ Ba."),
    "too-fast-to-read": (4, 9, "{id: cong, name: Bảng cổng, pixels: 384x192, pitch_mm: 10, v"),
    "long-loop": (4, 9, "{id: cong, name: Bảng cổng, pixels: 384x192, pitch_mm: 10, v"),
    "padded-film": (4, 9, "{id: cong, name: Bảng cổng, pixels: 383x192, pitch_mm: 10, v"),
    "newer-workspace": (1, 17, "9.0.0"),
    "bad-release": (1, 17, "bản mới nhất"),
    "no-voice": (2, 3, "narration"),
    "no-transcript": (2, 3, "narration"),
}
"""Line and column at which the diagnostic of a bad example stands, and the beginning of what it underlines."""


def found(root: Path, media: Path, explanation: Explanation, example: str) -> tuple[int, list[Diagnostic]]:
    """Go on until the code is told; returns the number of stages, and the findings of the last."""
    lay_out(root, media, explanation.where, example)
    seen = []
    for told in stages(root):
        seen.append(told)
        if explanation.code in {one.code for one in told}:
            break
    return len(seen), seen[-1]


def place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    at = diagnostic.location
    if at is None or not at.line:
        return FILE
    return at.line, at.column, at.excerpt[at.column - 1 :][: min(at.length, _SHOWN)]


@pytest.mark.proof
@pytest.mark.parametrize("explanation", some(PROVEN, 1), ids=lambda one: one.code)
def test_the_bad_example_gives_its_code_alone_and_what_it_says_mends_it(
    explanation: Explanation, tmp_path: Path, media: Path
) -> None:
    stage, told = found(tmp_path / "bad", media, explanation, explanation.bad_example)
    assert {one.code for one in told} == {explanation.code}
    assert place(told[0]) == PLACES[explanation.code]
    for text in [text for one in told for text in (one.message, one.hint)]:
        assert not text.endswith((".", ",", ":", ";")), "whoever shows it ends it"
        assert not text[:1].islower() or "/" in text.split()[0], "unless an artifact's path stands before it"
    if mends := [one for one in told if one.mend]:
        follow(tmp_path / "bad", mends)
        again = list(islice(stages(tmp_path / "bad"), stage))
        assert len(again) == stage, "it is read as far as before"
        assert explanation.code not in {one.code for told in again for one in told}
    lay_out(tmp_path / "good", media, explanation.where, explanation.good_example)
    assert [one for told in islice(stages(tmp_path / "good"), max(stage, PLANNED)) for one in told] == []


def follow(root: Path, mends: list[Diagnostic]) -> None:
    """Write what diagnostics say to write."""
    for one in mends:
        assert one.mend
        assert one.location
        read_so = one.mend.text in one.location.excerpt  # a hint need not say to write what is read already
        assert read_so or one.mend.text.strip() in one.hint, "the hint says so, word for word"
    path = root / (mends[0].location.file if mends[0].location else ITEM)
    path.write_bytes(mended(path.read_bytes(), mends))


def test_an_example_that_shows_nothing_is_noticed(tmp_path: Path, media: Path) -> None:
    planted = Explanation(Code("unknown-key"), "", "", bad="summary: Đúng cả.", good="", mend="", where=Where.ITEM)
    _, told = found(tmp_path, media, planted, planted.bad_example)
    assert planted.code not in {one.code for one in told}


def test_every_example_of_a_file_has_its_place() -> None:
    assert set(PLACES) == {one.code for one in PROVEN}


def test_every_explanation_says_all_that_it_should() -> None:
    assert sum(len(topic.explanations) for topic in TOPICS) == len(EXPLANATIONS), "no code has two homes"
    for code, one in EXPLANATIONS.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
        assert one.title[0].isupper(), code
        assert one.title[-1] not in ".!?", code
        for prose in (one.why, one.mend):
            assert prose[0].isupper() or prose.startswith(("bantin ", "manifest.json")), code
            assert prose.endswith("."), code
        assert one.bad_example != one.good_example, code
        assert one.bad_example, code
