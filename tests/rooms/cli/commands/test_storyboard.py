from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bantin.session.month import open_month

Call = Callable[..., Any]

NARRATED = """
video:
  title: Giả danh [Công an]
  text: Công an **không** làm việc qua điện thoại.
  narration:
    text: Có người xưng Công an gọi điện, bảo cài ứng dụng? Hãy dừng cuộc gọi ngay.
"""


@pytest.fixture
def spoken(workspace: Path, month: Path) -> Path:
    """A month whose first item is read aloud."""
    with next(month.glob("01-*.yaml")).open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(NARRATED)
    unit = workspace / "content" / "unit.yaml"
    text = unit.read_text(encoding="utf-8")
    assert "\n  video:\n" in text
    unit.write_text(text.replace("\n  video:\n", "\n  video:\n    speech: {voice: espeak}\n"), encoding="utf-8")
    return workspace


def rows(told: str) -> list[str]:
    return [line.strip() for line in told.splitlines() if re.match(r" *\d+ +\d:\d\d ", line)]


def test_the_plan_is_printed_slide_by_slide(call: Call, workspace: Path) -> None:
    done = call("storyboard", "2024-11", cwd=workspace)
    assert done.code == 0
    assert done.out.startswith("reel 1080×1920, landscape 1920×1080\n"), "formats that are alike share a table"
    lines = rows(done.out)
    assert lines[0].split()[:5] == ["1", "0:00", "2,2", "Mở", "đầu"], "eight syllables"
    assert "Cảnh báo: Cảnh giác cuộc gọi giả danh công an" in lines[1]
    assert "tiếng/phút" in lines[1]
    assert "danh công an – " in lines[1], "and what stands below the headline"
    assert lines[-1].split()[3:5] == ["Liên", "hệ"]
    assert "trang kết, từ 4 giây" in lines[-1]
    assert f", {len(lines)} trang." in done.out
    assert not (workspace / "dist").exists(), "nothing is painted"
    assert "\x1b" not in done.out


def test_json_holds_every_slide_of_every_format(call: Call, spoken: Path) -> None:
    told = json.loads(call("storyboard", "--json", cwd=spoken).out)
    assert told["bulletin"] == "2024-11"
    assert [(film["format"], film["width"], film["height"]) for film in told["films"]] == [
        ("reel", 1080, 1920),
        ("landscape", 1920, 1080),
    ]
    for film in told["films"]:
        slides = film["slides"]
        assert [slide["slide"] for slide in slides] == list(range(1, len(slides) + 1))
        assert slides[0]["start"] == 0
        assert slides[-1]["start"] + slides[-1]["seconds"] == film["seconds"]
        narrated = [slide for slide in slides if slide["heard"] == "voice"]
        assert [slide["caption"] for slide in narrated] == [
            "Có người xưng Công an gọi điện, bảo cài ứng dụng?",
            "Hãy dừng cuộc gọi ngay.",
        ]
        assert {slide["what"] for slide in narrated} == {"Cảnh báo: Giả danh [Công an]"}
        assert [slide for slide in slides if slide["estimated"]] == narrated


def test_captions_are_seen_beside_what_they_are_said_with(call: Call, spoken: Path) -> None:
    told = rows(call("storyboard", cwd=spoken).out)
    assert "Giả danh [Công an] – “Hãy dừng cuộc gọi ngay.”" in told[2]
    assert "lời đọc" in told[2]


def test_what_no_voice_has_read_yet_is_told_to_be_a_guess(call: Call, spoken: Path) -> None:
    told = call("storyboard", cwd=spoken).out
    assert {row.split()[2][0] for row in rows(told) if "giọng máy" in row} == {"≈"}
    assert re.search(r"^Cộng ≈\d+ giây, .* ước chừng", told, re.MULTILINE)
    open_month(spoken, "2024-11", ["video"], aloud=True)
    told = call("storyboard", cwd=spoken).out
    assert "giọng máy" in told
    assert "≈" not in told


@pytest.mark.proof
def test_frames_are_painted_beside_and_told_of(call: Call, workspace: Path) -> None:
    done = call("storyboard", "--frames", "--format", "landscape", cwd=workspace)
    assert done.code == 0
    assert done.out.endswith("Đã ghi storyboard-landscape.png\n")
    assert [path.name for path in workspace.glob("*.png")] == ["storyboard-landscape.png"]
    with Image.open(workspace / "storyboard-landscape.png") as sheet:
        assert sheet.mode == "RGB"
        slides = len(rows(done.out))
        assert sheet.height > slides * 164, "each slide has a row at least"
    assert not (workspace / "dist").exists(), "no film is made"


@pytest.mark.proof
def test_why_frames_cannot_be_painted_is_told_and_no_sheet_is_written(call: Call, workspace: Path) -> None:
    look = workspace / "templates" / "video" / "reel" / "closing.xml"
    look.parent.mkdir(parents=True)
    look.write_text('<card><icon name="no-such-icon" size="90"/></card>', encoding="utf-8")
    done = call("storyboard", "--frames", "--format", "reel", cwd=workspace)
    assert done.code == 1
    assert "templates/video/reel/closing.xml:1:" in done.out
    assert "no-such-icon" in done.out
    assert not list(workspace.glob("*.png"))


def test_one_format_may_be_asked_for_and_an_unknown_one_is_refused(call: Call, workspace: Path) -> None:
    assert call("storyboard", "--format", "landscape", cwd=workspace).out.startswith("landscape 1920×1080\n")
    done = call("storyboard", "--format", "vuong", cwd=workspace)
    assert done.code == 2
    assert "Không có khuôn hình «vuong». Các khuôn hình: reel, landscape." in done.err


def test_what_does_not_fit_is_told_once_at_the_line_of_the_limit(call: Call, workspace: Path) -> None:
    unit = workspace / "content" / "unit.yaml"
    text = unit.read_text(encoding="utf-8")
    assert "limit_seconds: 45" in text
    unit.write_text(text.replace("limit_seconds: 45", "limit_seconds: 14"), encoding="utf-8")
    line = text[: text.index("limit_seconds: 45")].count("\n") + 1
    done = call("storyboard", cwd=workspace)
    assert done.code == 0, "the film that fits is made all the same"
    assert f"content/unit.yaml:{line}:" in done.out
    assert done.out.count("[no-room-in-film]") == 1
    assert len(rows(done.out)) == 4, "question, an item, what is left, end"


def test_a_long_film_is_advised_to_be_shorter(call: Call, workspace: Path, month: Path) -> None:
    assert "bỏ dở" not in call("storyboard", cwd=workspace).out
    unit = workspace / "content" / "unit.yaml"
    unit.write_text(unit.read_text(encoding="utf-8").replace("limit_seconds: 45", "limit_seconds: 90"), "utf-8")
    for number in range(3, 10):
        (month / f"0{number}-tin.yaml").write_text(
            "kind: notice\ntitle: Tin thêm\nsummary: Một hai ba bốn năm sáu bảy tám chín mười.\ntext: [Chữ.]\n",
            encoding="utf-8",
        )
    assert "Thường nhiều nhất 45 giây: video dài hơn thì nhiều người bỏ dở" in call("storyboard", cwd=workspace).out


@pytest.fixture
def with_items(workspace: Path) -> Path:
    """A unit that makes a film of each item too."""
    unit = workspace / "content" / "unit.yaml"
    text = unit.read_text(encoding="utf-8")
    assert "\n  video:\n" in text
    unit.write_text(text.replace("\n  video:\n", "\n  video:\n    items: reel\n"), encoding="utf-8")
    return workspace


def test_films_of_single_items_are_listed_after_the_months(call: Call, with_items: Path, month: Path) -> None:
    items = sorted(path.stem for path in month.glob("[0-9]*.yaml"))
    told = call("storyboard", cwd=with_items).out
    assert re.findall(r"^(\d\d-\S+) 1080×1920$", told, re.MULTILINE) == items
    assert told.index("reel 1080×1920, landscape") < told.index(f"{items[0]} 1080×1920")
    assert "mở đầu bằng tiêu đề" in " ".join(told.split())
    assert "câu hỏi" not in told, "where nobody asks"
    films = json.loads(call("storyboard", "--json", cwd=with_items).out)["films"]
    assert [(film["format"], film["item"]) for film in films] == [
        ("reel", None),
        ("landscape", None),
        *(("reel", item) for item in items),
    ]
    assert items[0] not in call("storyboard", "--format", "landscape", cwd=with_items).out


@pytest.mark.proof
def test_frames_of_single_items_are_painted_too(call: Call, with_items: Path, month: Path) -> None:
    first, *others = sorted(month.glob("[0-9]*.yaml"))
    for other in others:
        other.unlink()
    call("storyboard", "--frames", "--format", "reel", cwd=with_items)
    assert {path.name for path in with_items.glob("*.png")} == {"storyboard-reel.png", f"storyboard-{first.stem}.png"}


def test_a_month_with_errors_is_told_of_and_a_channel_that_is_off_too(call: Call, workspace: Path, month: Path) -> None:
    (month / "09-hong.yaml").write_text("kind: [\n", encoding="utf-8")
    done = call("storyboard", "--json", cwd=workspace)
    assert done.code == 1
    assert json.loads(done.out) == {"bulletin": "2024-11", "films": []}
    assert "09-hong.yaml" in done.err
    assert "Không có video nào" in call("storyboard", cwd=workspace).out


@pytest.mark.proof
def test_planning_paints_nothing_and_loads_nothing_that_paints(workspace: Path) -> None:
    script = (
        "import sys; from bantin.cli.run import run; assert run(['storyboard']) == 0;"
        "print(sorted({'PIL', 'numpy', 'moviepy', 'starlette'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=workspace, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
