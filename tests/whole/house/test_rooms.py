"""How much lies in one place: few things side by side in a folder, and no room that is most of the house."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

SIBLINGS = 17
SHARE = 0.12
OF_PYTHON = {"__init__.py", "__main__.py", "__pycache__", "py.typed"}
"""What Python wants in a package, and nobody looks for."""


def crowded(folder: Path, most: int = SIBLINGS) -> list[Path]:
    """List the folders in and below one that hold more than so many files and folders, hidden ones aside."""
    inside = [path for path in folder.iterdir() if path.name not in OF_PYTHON and not path.name.startswith(".")]
    below = [found for path in inside if path.is_dir() for found in crowded(path, most)]
    return [folder, *below] if len(inside) > most else below


def too_large(package: Path, most: float = SHARE) -> list[str]:
    """List the rooms that hold more than a share of a package's lines of Python."""
    lines = Counter[str]()
    for file in package.rglob("*.py"):
        lines[file.relative_to(package).parts[0]] += len(file.read_text(encoding="utf-8").splitlines())
    return [room for room, count in lines.items() if count > most * lines.total()]


def test_no_folder_of_code_is_crowded(repository: Path) -> None:
    assert [path for name in ("bantin", "tests", "tools") for path in crowded(repository / name)] == []


def test_no_room_is_more_than_its_share_of_the_house(repository: Path) -> None:
    assert too_large(repository / "bantin") == []


def test_one_module_too_many_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "room" / "inner").mkdir(parents=True)
    (tmp_path / "room" / "__init__.py").touch()
    for number in range(SIBLINGS - 1):
        (tmp_path / "room" / f"module_{number}.py").touch()
    assert crowded(tmp_path) == []
    (tmp_path / "room" / "one_more.py").touch()
    assert crowded(tmp_path) == [tmp_path / "room"]


def test_a_room_that_grows_is_noticed(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"room_{number}").mkdir()
        (tmp_path / f"room_{number}" / "module.py").write_text("x = 1\n" * 10, encoding="utf-8")
    assert too_large(tmp_path) == []
    (tmp_path / "room_3" / "more.py").write_text("x = 1\n" * 4, encoding="utf-8")
    assert too_large(tmp_path) == ["room_3"]
