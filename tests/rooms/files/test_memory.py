from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bantin.session.scaffold.create import init
from tests.fixtures.systems import needs_memory_limits


@pytest.mark.proof
@needs_memory_limits
@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        *(
            pytest.param(more, marks=pytest.mark.proof)
            for more in (["build", "--jobs", "1"], ["looks", "--out", "x.png"], ["proof"])
        ),
    ],
)
def test_too_little_memory_is_told_before_a_library_meets_its_end(command: list[str], tmp_path: Path) -> None:
    init(tmp_path / "w", "2026-11")
    script = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (320 << 20, 320 << 20))\n"
        f"sys.argv[1:] = {command!r}\n"
        "from bantin.cli import main\n"
        "main()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path / "w", capture_output=True, text=True, timeout=100, check=False
    )
    assert (ended.returncode, ended.stderr) == (1, "Máy không đủ bộ nhớ. Đóng bớt chương trình khác rồi chạy lại.\n")
