"""Whole commands on the sample month, beside limits and a bare Typer app. Prints; asserts nothing.

    python tests/bench/command.py [--cpu] [--items COUNT] [--urgent | --archive]

With `--urgent` how soon the card, the board's picture and the messages of an urgent item are there, and its reel,
beside their limits on two cores, and the CPU seconds of all that the command does. Each run tells of something else.
With `--archive` ten years of months as pages, from nothing, once more, and with one month more; beside their limits.

With `--cpu` in CPU seconds of all processes, which another's work on the machine makes longer by less: the month built
again and checked, as it is, with one title edited, and (checked) with nothing in the store; with `--items 104` of so
many. Beside them stands a Python that imports what each of these commands imports and does nothing.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]

BARE = """
import typer
app = typer.Typer()
@app.command()
def one() -> None: ...
@app.command()
def two() -> None: ...
app()
"""


def seconds(command: list[str], cwd: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, check=True, capture_output=True, env={**os.environ, "PYTHONUTF8": "1"})
    return time.perf_counter() - start


def median(command: list[str], cwd: Path, runs: int) -> float:
    seconds(command, cwd)
    return statistics.median(seconds(command, cwd) for _ in range(runs))


def peak_memory(command: list[str], cwd: Path) -> int:
    """Run a command; largest resident size of any process below it, in MB (POSIX only)."""
    code = (
        "import resource,subprocess,sys;subprocess.run(sys.argv[1:],check=True,capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], cwd=cwd, check=True, capture_output=True, text=True)
    return int(done.stdout) // 1024


MONTH = "2024-11"
PEER = [sys.executable, "-c", "import jinja2, jinja2.sandbox, pydantic, typer, rich.console, yaml"]
LIMITS = {"built again": 0.4, "checked again": 0.5, "edited, built": 1.0, "edited, checked": 0.5, "new, checked": 0.5}
"""Seconds; of a new month nothing is in the store."""
PER_ITEM = 0.004
RUNS = 5


def cpu(items: int) -> None:
    """Measure and print CPU seconds."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        month = root / "content" / MONTH
        shutil.copytree(REPOSITORY / "content", root / "content")
        title = Title(next(month.glob("01-*.yaml")))
        peer = least(PEER, root)
        print(f"imports alone      {peer:5.2f} s")
        commands = ["build", "check", "build", "check", "check"]
        new = partial(shutil.rmtree, root / ".bantin")
        again = 0.0
        for command, (name, limit) in zip(commands, LIMITS.items(), strict=True):
            before = title.edit if "edited" in name else new if "new" in name else None
            took = least(bantin(command, MONTH), root, before)
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


URGENT = "Giả danh điện lực đòi tiền điện lần thứ {}. Kẻ gian gọi điện, dọa cắt điện trong {} giờ."
URGENT_LIMITS = {"Ảnh": 3.0, "Video": 6.0}
TOLD = re.compile(r"^(\w+).* xong sau ([\d,]+) giây", re.MULTILINE)


def urgent() -> None:
    """Measure an urgent item in a workspace whose month is built, as that of an office is."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(REPOSITORY / "content", root / "content")
        unit = root / "content" / "unit.yaml"
        today = f"checked_on: {dt.date.today()}"  # noqa: DTZ011 - as the command takes it
        unit.write_text(re.sub(r"checked_on: [\d-]+", today, unit.read_text(encoding="utf-8")), encoding="utf-8")
        seconds(bantin("build", MONTH, "--only", "led"), root)
        for number in range(2, 2 + RUNS):
            command = bantin("urgent", "warning", URGENT.format(number, number), "--advice", "Không chuyển tiền.")
            start = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="utf-8")
            end = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = end.ru_utime - start.ru_utime + end.ru_stime - start.ru_stime
            told = {what: float(took.replace(",", ".")) for what, took in TOLD.findall(done.stdout + done.stderr)}
            limits = URGENT_LIMITS.items()
            beside = ", ".join(f"{what} {told[what]:.1f} s (limit {limit:.0f})" for what, limit in limits)
            print(f"urgent             {beside}, boards {told['Gói']:.1f} s; {spent:.1f} s of CPU in all")


def archive() -> None:
    """Measure the writing of an archive, of 16 items a month."""
    sys.path.insert(0, str(REPOSITORY))
    from tests.rooms.output.site.archive import Archive, years  # noqa: PLC0415 - its path is known only here

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        rounds = years(root, 2016, 121)
        found = Archive(root, rounds[:-1])
        for what, limit in (("ten years, cold", 10.0), ("unchanged", 1.0), ("one month more", 1.0)):
            found.rounds = rounds if "more" in what else rounds[:-1]
            start, cpu_start = time.perf_counter(), time.process_time()
            done = found.write()
            took, spent = time.perf_counter() - start, time.process_time() - cpu_start
            files = f"{done.total} files, {len(done.changed)} written"
            print(f"archive, {what:<16} {took:5.2f} s (limit {limit:.0f}), {spent:.2f} s of CPU, {files}")
        pages = [path for path in found.folder.rglob("*") if path.suffix in {".html", ".js", ".css"}]
        print(f"largest page or part {max(path.stat().st_size for path in pages) / 1024:.0f} KB (limit 60)")


def main() -> None:
    """Measure and print."""
    bantin = [sys.executable, "-m", "bantin"]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(REPOSITORY / "content", root / "content")
        (root / "bare.py").write_text(BARE, encoding="utf-8")
        bare = median([sys.executable, "bare.py", "--help"], root, 9)
        helped = median([*bantin, "--help"], root, 9)
        print(f"bantin --help      {helped:6.3f} s   bare Typer app {bare:.3f} s   ratio {helped / bare:.2f}")
        print(f"peak memory, cold  {peak_memory([*bantin, 'build', '2024-11'], root):6d} MB (largest process)")
        shutil.rmtree(root / ".bantin")
        shutil.rmtree(root / "dist")
        print(f"cold build         {seconds([*bantin, 'build', '2024-11'], root):6.2f} s")
        print(f"unchanged build    {median([*bantin, 'build', '2024-11'], root, 5):6.2f} s")
        item = next((root / "content" / "2024-11").glob("01-*.yaml"))
        text = item.read_text(encoding="utf-8")
        times = []
        for number in range(3):
            edited = text.replace("title: Giả danh", f"title: Lần {number} giả danh")
            item.write_text(edited, encoding="utf-8")
            times.append(seconds([*bantin, "build", "2024-11"], root))
        made = json.loads((root / "dist" / "2024-11" / "manifest.json").read_text(encoding="utf-8"))
        print(f"one title edited   {statistics.median(times):6.2f} s   of {len(made['files'])} artifacts")


if __name__ == "__main__":
    parser = ArgumentParser()
    parser.add_argument("--cpu", action="store_true")
    parser.add_argument("--items", type=int, default=0)
    parser.add_argument("--urgent", action="store_true")
    parser.add_argument("--archive", action="store_true")
    asked = parser.parse_args()
    archive() if asked.archive else urgent() if asked.urgent else cpu(
        asked.items
    ) if asked.cpu or asked.items else main()
