"""Rules for tests themselves: where they lie, that no clock decides, and that CI leaves nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CLOCK = re.compile(r"\b(perf_counter|monotonic|process_time|time\.time|(?<!asyncio\.)sleep|asyncio\.sleep\((?!0\)))")
"""What reads a clock or waits by one. Whoever sleeps no time only lets others go first."""


def modules(repository: Path) -> list[Path]:
    found = [path.relative_to(repository / "tests") for path in (repository / "tests").rglob("*.py")]
    return [path for path in found if path.name != Path(__file__).name]


def test_tests_lie_in_folders_named_as_those_of_the_product(repository: Path) -> None:
    folders = {Path(*path.parts[1:-1]) for path in modules(repository) if path.parts[0] == "rooms"}
    assert len(folders) > 20
    assert not [folder for folder in folders if not (repository / "bantin" / folder).is_dir()]


def clocks(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if CLOCK.search(line)]


def test_no_clock_decides_whether_a_test_passes(repository: Path) -> None:
    written = [path for path in modules(repository) if path.parts[0] != "bench"]
    assert not [line for path in written for line in clocks((repository / "tests" / path).read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    "planted", ["assert time.perf_counter() - start < 2", "while time.monotonic() < end:", "sleep(1)", "time.sleep(.1)"]
)
def test_a_clock_is_noticed(planted: str) -> None:
    assert clocks(planted)
    assert not clocks("await asyncio.sleep(0)")


def test_ci_runs_what_the_switch_turns_on(repository: Path) -> None:
    assert "PYTEST_ADDOPTS=--proofs" in (repository / ".ci" / "run").read_text(encoding="utf-8")
    workflow = (repository / ".github" / "workflows" / "bulletin.yml").read_text(encoding="utf-8")
    assert re.findall(r"-m pytest(.*)", workflow) == [" --proofs"]
