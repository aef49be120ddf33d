"""Files under several names: what is remembered of them stays small, however many editions there are."""

from __future__ import annotations

from pathlib import Path

from bantin.files.store import Made
from bantin.output.links import Links
from tests.fixtures.systems import needs_second_names


@needs_second_names
def test_equal_files_are_one_under_two_names_and_small_ones_are_not(tmp_path: Path) -> None:
    links = Links()
    for size, linked in ((10_000, True), (100, False)):
        first, second = tmp_path / f"mot-{size}", tmp_path / f"hai-{size}"
        first.write_bytes(b"x" * size)
        made = Made(f"{size}", size)
        links.note(made, first)
        assert links.link(made, second) is linked
        assert second.exists() is linked


def test_of_thousands_of_files_only_the_first_are_remembered(tmp_path: Path) -> None:
    links, more = Links(), 10_000
    for number in range(more):
        links.note(Made(f"{number}", 10_000), tmp_path)
    assert 0 < len(links.known) < more
    assert "0" in links.known
