"""The folder for Windows, as far as it can be proven without a network; .ci/windows makes it and runs it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from bantin.fonts.families import FAMILIES, file_of


@pytest.fixture(scope="module")
def portable(program: Callable[[str], ModuleType]) -> ModuleType:
    return program("portable")


def names(lock: str) -> list[str]:
    return re.findall(r"^([\w-]+)==", lock, re.MULTILINE)


def test_what_the_lock_file_has_for_windows_is_taken_once_with_its_hashes(
    portable: ModuleType, repository: Path
) -> None:
    lock = (repository / "requirements.lock").read_text(encoding="utf-8")
    taken = portable.for_windows(lock, portable.LEFT_OUT)
    assert "colorama" in names(taken), "which a console on Windows needs"
    assert names(taken).count("numpy") == 1
    of_linux = set(re.findall(r"^([\w-]+)==\S+ ; sys_platform == 'linux'", lock, re.MULTILINE))
    assert of_linux
    assert set(names(lock)) - set(names(taken)) == {*portable.LEFT_OUT, *of_linux}
    entries = re.split(r"^(?=\w)", taken, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in entry and " ; " not in entry for entry in entries)


def test_packages_for_other_systems_are_left_out(portable: ModuleType) -> None:
    hashed = " \\\n    --hash=sha256:0\n"
    lock = f"a==1 ; sys_platform == 'linux'{hashed}b==2 ; sys_platform == 'win32'{hashed}c==3{hashed}"
    assert portable.for_windows(lock) == f"b==2{hashed}c==3{hashed}"


def test_what_nothing_needs_is_removed_and_fonts_that_are_drawn_with_stay(portable: ModuleType, tmp_path: Path) -> None:
    fonts = tmp_path / "fontpkg_noto_sans" / "files"
    drawn = file_of("noto-sans", 400).name
    kept = [tmp_path / "numpy" / "core.py", fonts / drawn]
    gone = [tmp_path / "numpy" / "tests" / "a.py", tmp_path / "numpy" / "a.pyi", fonts / "NotoSans-Italic.ttf"]
    for path in (*kept, *gone):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    portable.prune(tmp_path)
    assert [path.exists() for path in kept] == [True, True]
    assert not any(path.exists() for path in gone)
    assert set(FAMILIES["noto-sans"].files.values()) == {drawn}


def test_both_scripts_are_ascii_and_quote_every_path(portable: ModuleType) -> None:
    for script in (portable.START, portable.COMMAND):
        assert script.isascii()
        assert '"%~dp0python\\python.exe" -X utf8 -m bantin' in script
        assert 'set "BANTIN_PORTABLE=%~dp0"' in script
    assert 'open "%~1"' in portable.START


def test_the_same_files_are_the_same_zip(portable: ModuleType, tmp_path: Path) -> None:
    folder = tmp_path / "bantin"
    folder.mkdir()
    (folder / "Soạn bản tin.cmd").write_text("a", encoding="utf-8")
    portable.write(tmp_path / "1.zip", folder)
    (folder / "Soạn bản tin.cmd").write_text("a", encoding="utf-8")
    portable.write(tmp_path / "2.zip", folder)
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
