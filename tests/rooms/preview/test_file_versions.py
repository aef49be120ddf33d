from __future__ import annotations

import os
from pathlib import Path

import pytest

from bantin.preview.file_versions import file_versions
from tests.fixtures.systems import link

SMALL, LARGE = 10, 200_000


def save(file: Path, content: str, second: int) -> None:
    file.write_text(content, encoding="utf-8")
    os.utime(file, (second, second))


def test_a_save_within_one_tick_of_the_file_systems_clock_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    save(file, "x" * SMALL, 1_000)
    before = file_versions([tmp_path])
    save(file, "y" * SMALL, 1_000)
    assert file_versions([tmp_path]) != before


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_save_with_an_older_time_is_seen(size: int, tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    save(file, "x" * size, 1_000)
    before = file_versions([tmp_path])
    save(file, "x" * size, 500)
    assert file_versions([tmp_path])[file] != before[file]


def test_what_does_not_change_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "2024-11").mkdir()
    save(tmp_path / "2024-11" / "a.yaml", "x", 1_000)
    before = file_versions([tmp_path])
    assert set(before) == {tmp_path, tmp_path / "2024-11", tmp_path / "2024-11" / "a.yaml"}
    for name in (".a.yaml.swp", "a.yaml~", "#a.yaml#", "4913.tmp"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert file_versions([tmp_path, tmp_path / "missing"]) == before


def test_links_in_a_circle_end_and_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    try:
        link(tmp_path / "circle", tmp_path, to_folder=True)
        link(tmp_path / "nowhere.yaml", tmp_path / "gone")
    except OSError:
        return  # Windows lets only some users make links
    assert set(file_versions([tmp_path])) == {tmp_path}
