from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bantin.files.lock import exclusive


def test_two_never_hold_the_lock_at_once(tmp_path: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def visit(number: int) -> None:
        with exclusive(tmp_path / "store" / "lock"):
            inside.append(number)
            most.append(len(inside))
            (tmp_path / "visited").write_text("x" * 100_000, encoding="utf-8")
            inside.remove(number)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(visit, range(12)))
    assert most == [1] * 12


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom bantin.files.lock import exclusive\n"
        "with exclusive(Path(sys.argv[1])):\n    os._exit(9)\n"
    )
    path = tmp_path / "lock"
    assert subprocess.run([sys.executable, "-c", script, str(path)], check=False).returncode == 9
    with exclusive(path):
        assert path.exists()
