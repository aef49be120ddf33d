"""Time whole commands on the sample month, beside a bare Typer app. Prints; asserts nothing."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
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
    main()
