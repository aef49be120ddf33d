from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bantin.channels import CHANNELS
from bantin.cli import options
from bantin.model.kinds import KINDS
from bantin.session.scaffold.schemas import NAMES, Name, schema_text
from tests.fixtures.months import PICTURES, BuiltMonth
from tests.fixtures.systems import home
from tests.fixtures.workspaces import init

Run = Callable[..., subprocess.CompletedProcess[str]]
Call = Callable[..., Any]

COMMANDS = ["init", "new", "build", "check", "explain", "guide", "list", "looks", "schema"]
HEAVY = ["pydantic", "PIL", "numpy", "moviepy", "jinja2", "yaml", "rich"]
HEAVY += [
    f"bantin.{room}" for room in ("model", "content", "design", "making", "session", "output", "preview", "checks")
]

BROKEN = "kind: warning\ntitle: '[red]Hỏng[/]'\nsumary: x\n"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['bantin', '--help']\n"
        "from bantin.cli import main\n"
        "try: main()\n"
        f"finally: sys.stderr.write(repr([name for name in {HEAVY!r} if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == "[]"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_has_an_example(command: str, call: Call, tmp_path: Path) -> None:
    done = call(command, "--help", cwd=tmp_path)
    assert done.code == 0
    assert f"Ví dụ: bantin {command}" in done.out


def test_version(run: Run, tmp_path: Path) -> None:
    assert re.fullmatch(r"bantin \d+\.\d+\.\d+\n", run("--version", cwd=tmp_path).stdout)


def test_a_new_workspace_checks_and_builds_once_it_is_filled_in(new_month: BuiltMonth, call: Call) -> None:
    assert call("check", cwd=new_month.workspace).code == 0
    result = new_month.told
    assert {path.split("/")[0] for path in result["made"]} == {"facebook", "led", "zalo"}
    assert set(result) == {"bulletin", "out", "made", "reused", "removed", "failed", "seconds", "diagnostics"}


@pytest.mark.proof
def test_a_contact_verified_tomorrow_is_refused_one_verified_today_is_not(
    call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "today", lambda: dt.date(2024, 11, 20))
    unit = workspace / "content" / "unit.yaml"
    text = unit.read_text(encoding="utf-8")
    for day, codes in (("2024-11-20", []), ("2024-11-21", ["verified-in-future"])):
        unit.write_text(text.replace("    checked_on: 2024-11-01", f"    checked_on: {day}", 1), encoding="utf-8")
        told = json.loads(call("check", "--format", "json", cwd=workspace).out)
        assert [one["code"] for one in told if one["severity"] != "note"] == codes
        assert call("build", "--only", "zalo", cwd=workspace).code == len(codes)


def test_nothing_but_one_object_goes_to_stdout_with_json(call: Call, workspace: Path, month: Path) -> None:
    (month / "09-hong.yaml").write_text(BROKEN, encoding="utf-8")
    done = call("build", "--json", cwd=workspace)
    assert done.code == 1
    result = json.loads(done.out)
    codes = {found["code"] for found in result["diagnostics"]}
    assert {"unknown-key", "missing-key"} <= codes
    assert not (workspace / "dist").exists(), "what is wrong is not made"


def test_a_mistake_is_shown_with_its_line_and_a_caret_below_it(call: Call, texts: Path, month: Path) -> None:
    (month / "09-hong.yaml").write_text(BROKEN, encoding="utf-8")
    lines = call("check", cwd=texts).out.splitlines()
    at = next(i for i, line in enumerate(lines) if f"{month.name}/09-hong.yaml:3:1: lỗi:" in line)
    assert lines[at + 1].endswith("│ sumary: x")
    assert lines[at + 2].index("^") == lines[at + 1].index("sumary")
    assert "^^^^^^" in lines[at + 2]
    assert "«summary»" in lines[at + 3]


@pytest.mark.proof
def test_editors_text_is_printed_as_typed(call: Call, workspace: Path, month: Path) -> None:
    item = "kind: notice\ntitle: '[red]x[/]'\nsummary: vào xac-minh.club [b]ngay[/b]\ntext: [a]\n"
    (month / "09-hong.yaml").write_text(item, encoding="utf-8")
    assert "│ summary: vào xac-minh.club [b]ngay[/b]" in call("check", cwd=workspace).out


@pytest.mark.proof
def test_pipes_get_no_control_codes(run: Run, workspace: Path) -> None:
    done = run("build", "--only", "zalo", cwd=workspace)
    assert "\x1b" not in done.stdout + done.stderr
    assert "zalo: xong" in done.stdout
    assert "làm mới" in done.stdout


@pytest.mark.proof
def test_no_color_is_honoured_even_where_colour_is_forced(call: Call, workspace: Path, month: Path) -> None:
    (month / "09-hong.yaml").write_text(BROKEN, encoding="utf-8")
    coloured = call("check", cwd=workspace, FORCE_COLOR="1")
    plain = call("check", cwd=workspace, FORCE_COLOR="1", NO_COLOR="1")
    assert re.search(r"\x1b\[[0-9;]*3[0-9]m", coloured.out)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", plain.out)


def test_annotations_for_a_hosted_ci_are_escaped(call: Call, texts: Path, month: Path) -> None:
    (month / "09-hong.yaml").write_text(BROKEN, encoding="utf-8")
    done = call("check", "--format", "github", cwd=texts)
    assert done.code == 1
    for line in done.out.splitlines():
        assert re.match(r"::(error|warning|notice) file=content/[^:,]+,line=\d+,col=\d+,title=[a-z-]+::", line), line


def test_check_lists_for_programs(call: Call, texts: Path, month: Path) -> None:
    (month / "09-hong.yaml").write_text(BROKEN, encoding="utf-8")
    found = json.loads(call("check", "--format", "json", cwd=texts).out)
    assert {"code", "severity", "message", "hint", "file", "line", "column", "mend"} == set(found[0])


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("asked", ["2019-01", "2024-13", "thang-11", "../x"])
def test_a_month_that_is_not_there_is_a_usage_error_that_lists_the_months(
    command: str, asked: str, call: Call, workspace: Path, month: Path
) -> None:
    done = call(command, asked, cwd=workspace)
    assert done.code == 2
    assert month.name in done.err


def test_an_unknown_channel_is_a_usage_error_that_lists_the_channels(call: Call, workspace: Path) -> None:
    done = call("build", "--only", "zalo,tv", cwd=workspace)
    assert (done.code, ", ".join(CHANNELS) in done.err) == (2, True)


@pytest.mark.proof
def test_the_workspace_is_found_upwards_by_option_and_by_environment(
    call: Call, run: Run, workspace: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    assert call("list", cwd=workspace / "content").code == 0
    assert call("list", "--workspace", str(workspace), cwd=outside).code == 0
    assert run("list", cwd=outside, BANTIN_WORKSPACE=str(workspace)).returncode == 0


def test_where_there_is_no_workspace_init_is_named(call: Call, tmp_path: Path) -> None:
    lost = call("list", cwd=tmp_path)
    assert (lost.code, "bantin init" in lost.err) == (2, True)


def test_elsewhere_the_workspace_just_below_or_used_last_is_taken_and_named(
    call: Call, workspace: Path, tmp_path: Path
) -> None:
    assert call("list", cwd=tmp_path).err == f"Thư mục làm việc: {workspace}\n"
    (outside := tmp_path / "nơi khác").mkdir()
    done = call("list", cwd=outside)
    assert (done.code, done.err) == (0, f"Thư mục làm việc: {workspace}\n")
    shutil.copytree(workspace, tmp_path / "ban-tin-2")
    both = call("list", cwd=tmp_path)
    assert (both.code, "«ban-tin», «ban-tin-2»" in both.err) == (2, True)
    shutil.rmtree(workspace)
    assert call("list", cwd=outside).code == 2


def test_the_command_alone_says_what_can_be_done_here(call: Call, tmp_path: Path) -> None:
    done = call(cwd=tmp_path)
    assert (done.code, "bantin init" in done.out) == (0, True)
    init(tmp_path / "ban-tin", "2024-12")
    done = call(cwd=tmp_path)
    assert (done.code, "tháng 2024-12" in done.out, "bantin new 2025-01" in done.out) == (0, True, True)


def test_completion_is_installed_in_vietnamese(run: Run, tmp_path: Path) -> None:
    unknown = {**home(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = run("--install-completion", "bash", cwd=tmp_path, **unknown)
    assert (done.returncode, "Đã cài gợi ý phím Tab cho bash" in done.stdout) == (0, True)
    assert (tmp_path / ".bash_completions" / "bantin.sh").is_file()
    done = run("--install-completion", "tcsh", cwd=tmp_path, **unknown)
    assert done.returncode != 0
    assert not re.search(r"\b(is|the|supported|installed)\b", done.stdout + done.stderr)


def test_init_and_new_never_overwrite(call: Call, workspace: Path, tmp_path: Path) -> None:
    unit = workspace / "content" / "unit.yaml"
    unit.write_text("của tôi", encoding="utf-8")
    assert call("init", "ban-tin", cwd=tmp_path).code == 2
    assert unit.read_text(encoding="utf-8") == "của tôi"


def test_help_names_all_kinds(call: Call, tmp_path: Path) -> None:
    told = " ".join(call("new", "--help", cwd=tmp_path).out.split())
    assert f"Loại tin: {', '.join(sorted(KINDS))}." in told


@pytest.mark.proof
def test_a_month_and_items_of_every_kind_can_be_added_and_are_valid(call: Call, workspace: Path) -> None:
    assert call("new", "2030-01", cwd=workspace).code == 0
    assert call("new", "2030-01", cwd=workspace).code == 2
    for kind in KINDS:
        assert call("new", "2030-01", kind, f"Tin loại {kind}", cwd=workspace).code == 0
    files = sorted(path.name for path in (workspace / "content" / "2030-01").glob("[0-9]*.yaml"))
    assert files == [f"{i:02}-tin-loai-{kind}.yaml" for i, kind in enumerate(KINDS, 1)]
    done = call("check", "2030-01", "--format", "json", cwd=workspace)
    assert not [found for found in json.loads(done.out) if found["code"] in {"missing-key", "unknown-key"}]
    assert call("new", "2030-01", "song", "x", cwd=workspace).code == 2


def test_list_tells_what_is_built(call: Call, texts: Path) -> None:
    assert "chưa dựng" in call("list", cwd=texts).out
    call("build", "--only", "zalo", cwd=texts)
    listed = call("list", cwd=texts).out
    assert "đã dựng" in listed
    assert "chưa dựng" not in listed


@pytest.mark.parametrize("name", NAMES)
def test_schema_prints_the_schema(name: Name, call: Call, tmp_path: Path) -> None:
    done = call("schema", name, cwd=tmp_path)
    assert done.out == schema_text(name)
    assert json.loads(done.out)["$schema"].endswith("2020-12/schema")


def digests(root: Path) -> dict[str, str]:
    """Name what is below a folder. Digests: pytest takes minutes to show how megabytes differ."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def built_anew(run: Run, folder: Path, jobs: int, *options: str) -> dict[str, str]:
    folder.mkdir()
    init(folder / "w", "2024-11")
    done = run("build", "--jobs", str(jobs), *options, "--json", cwd=folder / "w")
    assert done.returncode == 0, done.stdout
    return digests(folder / "w" / "dist")


@pytest.mark.proof
def test_the_same_content_gives_the_same_bytes_in_any_folder_with_any_jobs(
    new_month: BuiltMonth, run: Run, tmp_path: Path
) -> None:
    built = digests(new_month.workspace / "dist")
    assert {path.rpartition(".")[2] for path in built} >= {"txt", "jpg", "png", "mp4", "json", "html", "js", "zip"}
    assert built_anew(run, tmp_path / "một nơi", 1, *PICTURES) == built


@pytest.mark.proof
@pytest.mark.long
def test_films_have_the_same_bytes_in_any_folder_with_any_jobs(run: Run, tmp_path: Path) -> None:
    built = built_anew(run, tmp_path / "một nơi", 1)
    assert "2024-11/video/reel.mp4" in built
    assert built_anew(run, tmp_path / "b", 2) == built


@pytest.mark.proof
@pytest.mark.usefixtures("one_specimen")
def test_looks_draws_the_contact_sheet(call: Call, workspace: Path) -> None:
    done = call("looks", "--out", "tat-ca.png", cwd=workspace)
    assert done.code == 0, done.out
    with Image.open(workspace / "tat-ca.png") as sheet:
        assert sheet.width > 240
