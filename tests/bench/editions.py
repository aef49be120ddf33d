"""What one more edition costs of the sample month, against a separate build of it: CPU seconds, all in one process.

    python -m tests.bench.editions [--count 3] [--only facebook]

Prints the ratio where the name differs, and where only a contact does; how these are for the last of so many, which
tells whether anything grows; the bytes that an edition takes on the drive; and what all communes would take.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from bantin.content.editions.reading import read_editions
from bantin.session.editions.building import Built, Workshop
from bantin.session.month import clear_looks
from tests.communes import table

MONTH = "2024-11"
CONTACTS = ("duong-day-nong", "cong-an-113")
"""One that an item names, and the one that all cards show."""

ALL = 3321
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
    """Copy the sample."""
    shutil.copytree(SAMPLE / "content", root / "content")
    shutil.copytree(SAMPLE / "templates", root / "templates")
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=3)
    parser.add_argument("--only", action="append")
    options = parser.parse_args()
    only = frozenset(options.only) if options.only else None
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder) / "tinh")
        clear_looks()
        separate = editions(root, only, table(1))[0][0]
        print(f"a separate build: {separate:.2f} s of CPU")
        for told, text in (
            ("another name", table(options.count + 1)),
            *((f"another number, {name}", table(options.count + 1, names=False, contact=name)) for name in CONTACTS),
        ):
            found = editions(root, only, text)
            found = found[len(found) - options.count :]  # the first of those that share a name made what bears it
            costs = [cost for cost, _ in found]
            first, last = costs[0], costs[-1]
            made = sum(len(one.outcome.made) for _, one in found if one.outcome) / len(found)
            share = on_drive(one.folder for _, one in found) / len(found)
            whole = sum(path.stat().st_size for path in found[-1][1].folder.rglob("*") if path.is_file())
            shutil.rmtree(root / "dist")
            ratio = sum(costs) / len(costs) / separate
            print(
                f"{told}: {ratio:.3f}× a separate build (second {first:.2f} s, last {last:.2f} s, {made:.0f} files), "
                f"{share / 1e6:.1f} MB on the drive of {whole / 1e6:.1f}; all {ALL} communes: "
                f"{ratio * separate * ALL / 3600:.1f} h of one core, {share * ALL / 1e9:.0f} GB"
            )


if __name__ == "__main__":
    main()
