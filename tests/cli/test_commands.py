from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from bantin.content.scaffold.schemas import NAMES, Name, schema_text

Run = Callable[..., subprocess.CompletedProcess[str]]

COMMANDS = ["init", "new", "build", "check", "explain", "list", "looks", "schema"]
HEAVY = ["pydantic", "PIL", "numpy", "moviepy", "jinja2", "yaml", "rich", "bantin.model", "bantin.explanations"]

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
def test_help_of_each_command_has_an_example(command: str, run: Run, tmp_path: Path) -> None:
    done = run(command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert f"Ví dụ: bantin {command}" in done.stdout


def test_version(run: Run, tmp_path: Path) -> None:
    assert re.fullmatch(r"bantin \d+\.\d+\.\d+\n", run("--version", cwd=tmp_path).stdout)


def test_a_new_workspace_checks_and_builds_at_once(run: Run, tmp_path: Path) -> None:
    made = run("init", "ban-tin", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    workspace = tmp_path / "ban-tin"
    assert run("check", cwd=workspace).returncode == 0
    done = run("build", "--only", "facebook", "--only", "led", "--only", "zalo", "--json", cwd=workspace)
    assert done.returncode == 0, done.stdout
    result = json.loads(done.stdout)
    assert {path.split("/")[0] for path in result["made"]} == {"facebook", "led", "zalo"}
    assert set(result) == {"bulletin", "out", "made", "reused", "removed", "failed", "seconds", "diagnostics"}


def test_nothing_but_one_object_goes_to_stdout_with_json(run: Run, workspace: Path, month: Path) -> None:
    (month / "09-hong.yaml").write_text(BROKEN, encoding="utf-8")
    done = run("build", "--json", cwd=workspace)
    assert done.returncode == 1
    result = json.loads(done.stdout)
    codes = {found["code"] for found in result["diagnostics"]}
    assert {"unknown-key", "missing-key"} <= codes
    assert not (workspace / "dist").exists(), "what is wrong is not made"


def test_a_mistake_is_shown_with_its_line_and_a_caret_below_it(run: Run, workspace: Path, month: Path) -> None:
    (month / "09-hong.yaml").write_text(BROKEN, encoding="utf-8")
    lines = run("check", cwd=workspace).stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if f"{month.name}/09-hong.yaml:3:1: lỗi:" in line)
    assert lines[at + 1].endswith("│ sumary: x")
    assert lines[at + 2].index("^") == lines[at + 1].index("sumary")
    assert "^^^^^^" in lines[at + 2]
    assert "«summary»" in lines[at + 3]


def test_editors_text_is_printed_as_typed(run: Run, workspace: Path, month: Path) -> None:
    item = "kind: notice\ntitle: '[red]x[/]'\nsummary: vào xac-minh.club [b]ngay[/b]\ntext: [a]\n"
    (month / "09-hong.yaml").write_text(item, encoding="utf-8")
    assert "│ summary: vào xac-minh.club [b]ngay[/b]" in run("check", cwd=workspace).stdout


def test_pipes_get_no_control_codes(run: Run, workspace: Path) -> None:
    done = run("build", "--only", "zalo", cwd=workspace)
    assert "\x1b" not in done.stdout + done.stderr
    assert "zalo: xong" in done.stdout
    assert "làm mới" in done.stdout


def test_no_color_is_honoured_even_where_colour_is_forced(run: Run, workspace: Path, month: Path) -> None:
    (month / "09-hong.yaml").write_text(BROKEN, encoding="utf-8")
    coloured = run("check", cwd=workspace, FORCE_COLOR="1")
    plain = run("check", cwd=workspace, FORCE_COLOR="1", NO_COLOR="1")
    assert re.search(r"\x1b\[[0-9;]*3[0-9]m", coloured.stdout)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", plain.stdout)


def test_annotations_for_a_hosted_ci_are_escaped(run: Run, workspace: Path, month: Path) -> None:
    (month / "09-hong.yaml").write_text(BROKEN, encoding="utf-8")
    done = run("check", "--format", "github", cwd=workspace)
    assert done.returncode == 1
    for line in done.stdout.splitlines():
        assert re.match(r"::(error|warning|notice) file=content/[^:,]+,line=\d+,col=\d+,title=[a-z-]+::", line), line


def test_check_lists_for_programs(run: Run, workspace: Path, month: Path) -> None:
    (month / "09-hong.yaml").write_text(BROKEN, encoding="utf-8")
    found = json.loads(run("check", "--format", "json", cwd=workspace).stdout)
    assert {"code", "severity", "message", "hint", "file", "line", "column"} == set(found[0])


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("asked", ["2019-01", "2024-13", "thang-11", "../x"])
def test_a_month_that_is_not_there_is_a_usage_error_that_lists_the_months(
    command: str, asked: str, run: Run, workspace: Path, month: Path
) -> None:
    done = run(command, asked, cwd=workspace)
    assert done.returncode == 2
    assert month.name in done.stderr


def test_an_unknown_channel_is_a_usage_error_that_lists_the_channels(run: Run, workspace: Path) -> None:
    done = run("build", "--only", "tv", cwd=workspace)
    assert (done.returncode, "facebook, led, video, zalo" in done.stderr) == (2, True)


def test_the_workspace_is_found_upwards_by_option_and_by_environment(run: Run, workspace: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    assert run("list", cwd=workspace / "content").returncode == 0
    assert run("list", "--workspace", str(workspace), cwd=outside).returncode == 0
    assert run("list", cwd=outside, BANTIN_WORKSPACE=str(workspace)).returncode == 0
    lost = run("list", cwd=outside)
    assert (lost.returncode, "bantin init" in lost.stderr) == (2, True)


def test_init_and_new_never_overwrite(run: Run, workspace: Path, tmp_path: Path) -> None:
    unit = workspace / "content" / "unit.yaml"
    unit.write_text("của tôi", encoding="utf-8")
    assert run("init", "ban-tin", cwd=tmp_path).returncode == 2
    assert unit.read_text(encoding="utf-8") == "của tôi"


def test_a_month_and_items_of_every_kind_can_be_added_and_are_valid(run: Run, workspace: Path) -> None:
    kinds = ["warning", "case", "guide", "figures", "service", "deadline", "question", "appeal", "notice"]
    assert run("new", "2030-01", cwd=workspace).returncode == 0
    assert run("new", "2030-01", cwd=workspace).returncode == 2
    for kind in kinds:
        assert run("new", "2030-01", kind, f"Tin loại {kind}", cwd=workspace).returncode == 0
    files = sorted(path.name for path in (workspace / "content" / "2030-01").glob("[0-9]*.yaml"))
    assert files == [f"{i:02}-tin-loai-{kind}.yaml" for i, kind in enumerate(kinds, 1)]
    done = run("check", "2030-01", "--format", "json", cwd=workspace)
    assert not [found for found in json.loads(done.stdout) if found["code"] in {"missing-key", "unknown-key"}]
    assert run("new", "2030-01", "song", "x", cwd=workspace).returncode == 2


def test_list_tells_what_is_built(run: Run, workspace: Path) -> None:
    assert "chưa dựng" in run("list", cwd=workspace).stdout
    run("build", "--only", "zalo", cwd=workspace)
    listed = run("list", cwd=workspace).stdout
    assert "đã dựng" in listed
    assert "chưa dựng" not in listed


@pytest.mark.parametrize("name", NAMES)
def test_schema_prints_the_schema(name: Name, run: Run, tmp_path: Path) -> None:
    done = run("schema", name, cwd=tmp_path)
    assert done.stdout == schema_text(name)
    assert json.loads(done.stdout)["$schema"].endswith("2020-12/schema")


def test_the_same_content_gives_the_same_bytes_in_any_folder_with_any_jobs(run: Run, tmp_path: Path) -> None:
    trees = []
    for folder, jobs in (("một nơi", "1"), ("b", "2")):
        (tmp_path / folder).mkdir()
        run("init", "w", cwd=tmp_path / folder)
        done = run("build", "--jobs", jobs, "--json", cwd=tmp_path / folder / "w")
        assert done.returncode == 0, done.stdout
        root = tmp_path / folder / "w" / "dist"
        files = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
        # Digests: pytest takes minutes to show how megabytes differ.
        trees.append({name: sha256(path.read_bytes()).hexdigest() for name, path in files.items()})
    suffixes = {path.rpartition(".")[2] for path in trees[0]}
    assert suffixes >= {"txt", "jpg", "png", "mp4", "json", "html", "js", "css", "zip"}
    assert trees[0] == trees[1]


def test_looks_draws_the_contact_sheet(run: Run, workspace: Path) -> None:
    done = run("looks", "--out", "tat-ca.png", cwd=workspace)
    assert done.returncode == 0, done.stdout
    with Image.open(workspace / "tat-ca.png") as sheet:
        assert sheet.width > 2000
