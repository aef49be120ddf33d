"""What one more edition costs of the sample month, against a separate build of it: CPU seconds, all in one process.

    python -m tests.bench.editions [--count 3] [--only facebook] [--workers 8] [--series 10,50,100,300]

Prints the ratio where the name differs, and where only a contact does, beside the limits; how these are for the first
and the last third of so many, and how much memory the process had at most after each, which tells whether anything
grows; the bytes that an edition takes on the drive; and what all communes would take.

With `--series` so many editions with names of their own are made, one after the other by one process, and at each
number it is said what they took so far: CPU seconds, memory, bytes; and how far each lies from the straight line
through the first and the last, which the country's are worked out by. A small month will do: `--only facebook,zalo`.

With `--workers` so many more are made by one process and then by two: by how much these are sooner. On a machine that
is at work for others only the CPU seconds mean anything: two would be twice as soon where they are the same. A process
that begins compiles looks and fills its memories, so let there be a dozen of editions for each.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from bantin.content.editions.reading import Editions, read_editions
from bantin.making.executor import BackgroundPool
from bantin.session.editions.building import Built, Workshop
from bantin.session.month import clear_looks
from tests.communes import table

MONTH = "2024-11"
CONTACTS = ("duong-day-nong", "cong-an-113")
"""One that an item names, and the one that all cards show."""

ALL = 3321
LIMITS = {"another name": 0.15, CONTACTS[0]: 0.05, CONTACTS[1]: 0.15}
SOONER = 1.8
SAMPLE = Path(__file__).parents[2]


def cpu() -> float:
    """Return the CPU seconds of this process and of the programs that it ran."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measured(work: Callable[[], Built]) -> tuple[float, Built]:
    """Return what a build costs, and what came of it."""
    start = cpu()
    built = work()
    assert built.whole, built.diagnostics
    return cpu() - start, built


def workspace(root: Path) -> Path:
    """Copy the sample; its looks are those that came with bantin, compiled once for all processes."""
    shutil.copytree(SAMPLE / "content", root / "content")
    return root


def editions(root: Path, only: frozenset[str] | None, text: str) -> list[tuple[float, Built]]:
    """Build the editions of a table, one after the other."""
    (root / "content" / "editions.csv").write_text(text, encoding="utf-8")
    workshop = Workshop(root, MONTH, root / "dist", only=only)
    new = (one for one in read_editions(root).found if not (workshop.folder / one.id).exists())
    return [measured(partial(workshop.build, one)) for one in new]


def on_drive(folders: Iterable[Path]) -> int:
    """Return the bytes that files take, each once whatever names it has."""
    seen: dict[tuple[int, int], int] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                facts = path.stat()
                seen[facts.st_dev, facts.st_ino] = facts.st_size
    return sum(seen.values())


def memory() -> int:
    """Return the most memory that this process had, in MB (POSIX only)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def further(root: Path, only: frozenset[str] | None, told: str, text: str, separate: float, count: int) -> None:  # noqa: PLR0917 - what is printed beside it
    """Build further editions, and print what they cost."""
    before = memory()
    found = editions(root, only, text)[-count:]  # the first of those that share a name made what bears it
    costs = [cost for cost, _ in found]
    third = max(1, count // 3)
    first, last = sum(costs[:third]) / third, sum(costs[-third:]) / third
    made = sum(len(one.outcome.made) for _, one in found if one.outcome) / len(found)
    share = on_drive(one.folder for _, one in found) / len(found)
    whole = sum(path.stat().st_size for path in found[-1][1].folder.rglob("*") if path.is_file())
    ratio = sum(costs) / len(costs) / separate
    print(
        f"{told}: {ratio:.3f}× a separate build (limit {LIMITS.get(told.rpartition(', ')[2], 0.15)}), "
        f"first third {first:.2f} s, last third {last:.2f} s, {made:.0f} files made; "
        f"memory {before} MB, at the end {memory()} MB; {share / 1e6:.1f} MB on the drive of {whole / 1e6:.1f}; "
        f"all {ALL} communes: {ratio * separate * ALL / 3600:.1f} h of one core, {share * ALL / 1e9:.0f} GB",
        flush=True,
    )


def series(root: Path, only: frozenset[str] | None, counts: list[int]) -> None:
    """Make more and more editions, and print what so many took."""
    (root / "content" / "editions.csv").write_text(table(counts[-1] + 1), encoding="utf-8")
    workshop = Workshop(root, MONTH, root / "dist", only=only)
    first, *others = read_editions(root).found
    measured(partial(workshop.build, first))  # what all have in common is none of their cost
    spent, folders, points = 0.0, list[Path](), list[tuple[int, float, float]]()
    for number, edition in enumerate(others, 1):
        cost, built = measured(partial(workshop.build, edition))
        spent += cost
        folders.append(built.folder)
        if number in counts:
            points.append((number, spent, on_drive(folders) / 1e9))
            print(f"{number} editions: {spent:.1f} s of CPU, at most {memory()} MB, {points[-1][2]:.3f} GB", flush=True)
    (few, early, small), (many, late, large) = points[0], points[-1]
    each, bytes_each = (late - early) / (many - few), (large - small) / (many - few)
    off = max(abs(early + each * (number - few) - spent) / spent for number, spent, _ in points)
    print(f"{each:.2f} s each, at most {off:.1%} off the straight line")
    for number in (92, 300, ALL):
        hours, room = (early + each * (number - few)) / 3600, small + bytes_each * (number - few)
        print(f"{number} editions by this line: {hours:.2f} h of one core, {room:.1f} GB")


def sooner(root: Path, only: frozenset[str] | None, count: int) -> None:
    """Make new editions by a pool of one process, and as many by one of two; their start counts."""
    shutil.rmtree(root / "dist", ignore_errors=True)
    (root / "content" / "editions.csv").write_text(table(3 * count + 40), encoding="utf-8")
    workshop = Workshop(root, MONTH, root / "dist", only=only)
    new = read_editions(root).found[-2 * count - 3 :]
    workshop.build(new[0])
    took: list[tuple[float, float]] = []
    for workers, some in ((1, new[: count + 1]), (2, (new[0], *new[count + 1 : 2 * count + 1]))):
        start, spent = time.perf_counter(), cpu()
        with BackgroundPool(workers) as executor:
            built = list(workshop.build_all(Editions(some, (), {}), executor, workers))
        assert all(one.whole for one in built)
        took.append((time.perf_counter() - start, cpu() - spent))
    (one, of_one), (two, of_two) = took
    print(
        f"{count} editions by one process {one:.1f} s ({of_one:.1f} s of CPU), by two {two:.1f} s ({of_two:.1f} s of "
        f"CPU): {one / two:.2f}× as soon (limit {SOONER}), {2 * of_one / of_two:.2f}× by CPU, with their start"
    )


def main() -> None:
    # As the command has it, for both sides: NumPy, which nothing has loaded yet, reads them when it is.
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=3)
    parser.add_argument("--only", action="append")
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--series", type=lambda text: sorted(map(int, text.split(","))), default=[])
    options = parser.parse_args()
    only = frozenset(",".join(options.only).split(",")) if options.only else None
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder) / "tinh")
        clear_looks()
        if options.series:
            series(root, only, options.series)
            return
        separate = editions(root, only, table(1))[0][0]
        print(f"a separate build: {separate:.2f} s of CPU", flush=True)
        for told, text in (
            ("another name", table(options.count + 1)),
            *((f"another number, {name}", table(options.count + 1, names=False, contact=name)) for name in CONTACTS),
        ):
            further(root, only, told, text, separate, options.count)
            shutil.rmtree(root / "dist")
        if options.workers:
            sooner(root, only, options.workers)


if __name__ == "__main__":
    main()
