"""CPU seconds of commands that make nothing or little, beside limits; with `--items 104`, of a month with many items.

    python tests/bench/noop.py [--items COUNT]

The sample month in a workspace of its own, built once: built again, checked, and built with one title changed. A
machine that is busy otherwise makes each second longer, CPU seconds too: so a peer of the same run stands beside them,
a Python that imports what every command of a month imports (pydantic, Jinja, PyYAML, Typer) and does nothing.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
MONTH = "2024-11"
PEER = [sys.executable, "-c", "import jinja2, jinja2.sandbox, pydantic, typer, rich.console, yaml"]
LIMITS = {"built again": 0.4, "checked": 0.5, "one title edited": 1.0}
PER_ITEM = 0.004
RUNS = 5


def main(items: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        month = root / "content" / MONTH
        shutil.copytree(REPOSITORY / "content", root / "content")
        title = Title(next(month.glob("01-*.yaml")))
        peer = least(PEER, root)
        print(f"imports alone      {peer:5.2f} s")
        commands = ["build", MONTH], ["check", MONTH], ["build", MONTH]
        again = 0.0
        for command, (name, limit) in zip(commands, LIMITS.items(), strict=True):
            took = least(bantin(*command), root, title.edit if "edited" in name else None)
            again = again or took
            print(f"{name:<18} {took:5.2f} s (limit {limit}), {took / peer:.1f} × the imports")
        if items:
            few = len(list(month.glob("*.yaml"))) - 1
            multiply(month, items)
            many = least(bantin("build", MONTH), root)
            each = (many - again) / (items - few)
            print(
                f"{items} items, again {many:5.2f} s: {1000 * each:.1f} ms an item more (limit {1000 * PER_ITEM:.0f})"
            )


class Title:
    """An item whose title changes at each edit."""

    def __init__(self, file: Path) -> None:
        self.file, self.text, self.number = file, file.read_text(encoding="utf-8"), 0

    def edit(self) -> None:
        """Change it."""
        self.number += 1
        edited = self.text.replace("title: Giả danh", f"title: Lần {self.number} giả danh")
        self.file.write_text(edited, encoding="utf-8")


def bantin(*words: str) -> list[str]:
    """Return a command."""
    return [sys.executable, "-m", "bantin", *words]


def least(command: list[str], cwd: Path, before: Callable[[], None] | None = None) -> float:
    """Run a command once, and then some times: the fewest CPU seconds, of all processes below it (POSIX only)."""

    def once() -> float:
        if before:
            before()
        start = resource.getrusage(resource.RUSAGE_CHILDREN)
        environment = {**os.environ, "PYTHONUTF8": "1"}
        subprocess.run(command, cwd=cwd, check=True, capture_output=True, env=environment)
        end = resource.getrusage(resource.RUSAGE_CHILDREN)
        return end.ru_utime - start.ru_utime + end.ru_stime - start.ru_stime

    once()
    return min(once() for _ in range(RUNS))


def multiply(month: Path, count: int) -> None:
    """Copy the items under further names until there are so many."""
    items = sorted(path for path in month.glob("*.yaml") if path.name != "bulletin.yaml")
    for number in range(len(items), count):
        shutil.copy(items[number % len(items)], month / f"{number + 1:03}-{items[number % len(items)].name[3:]}")


if __name__ == "__main__":
    parser = ArgumentParser()
    parser.add_argument("--items", type=int, default=0)
    main(parser.parse_args().items)
