"""What an installed wheel brings along."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=repository,
        check=True,
        capture_output=True,
    )
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_every_look_and_theme_comes_along(wheel: zipfile.ZipFile, repository: Path) -> None:
    templates = repository / "templates"
    shipped = {path.relative_to(templates).as_posix() for path in templates.rglob("*") if path.is_file()}
    assert {name.removeprefix("bantin/templates/") for name in wheel.namelist() if "/templates/" in name} == shipped


def test_the_designers_guide_comes_along_with_its_pictures(wheel: zipfile.ZipFile) -> None:
    guide = "bantin/templates/README.md"
    shown = re.findall(r"\]\(\.\./(docs/[^)]+)\)|src=\"\.\./(docs/[^\"]+)\"", wheel.read(guide).decode())
    names = {first or second for first, second in shown}
    assert names
    assert {f"bantin/{name}" for name in names} <= set(wheel.namelist())


def test_every_data_file_of_the_package_comes_along(wheel: zipfile.ZipFile, repository: Path) -> None:
    package = repository / "bantin"
    files = {
        path.relative_to(repository).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files <= set(wheel.namelist())


def test_the_licences_come_along_and_what_only_the_repository_needs_does_not(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/bantin/text/breaking/segmentation.LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "content/", "tools/"))]


def test_lock_files_are_hashed_and_name_no_registry(repository: Path) -> None:
    for name in (
        "requirements.lock",
        "requirements-test.lock",
        "requirements-dev.lock",
        "requirements-windows.lock",
        ".ci/wine.lock",
    ):
        text = (repository / name).read_text(encoding="utf-8")
        assert "://" not in text
        packages = re.findall(r"^[a-z0-9][\w.-]*==", text, re.MULTILINE)
        blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
        assert len(packages) == len(blocks)
        assert all("--hash=sha256:" in block for block in blocks)


def bare_installs(text: str) -> list[str]:
    """List the commands that install a package by a name from an index without its digest."""
    commands = re.findall(r"(?:pip3? install|pipx (?:install|run)|uv tool (?:install|run)|uvx) [^\n`»]*", text)
    pinned = re.compile(r"--require-hashes|#sha256=|--constraints? \S+ \S*(?:\.whl|\$wheel)|--no-deps")
    return [command for command in commands if not pinned.search(command)]


def test_nobody_is_told_to_install_a_name_without_a_digest(repository: Path) -> None:
    shown = [repository / "README.md", repository / "CONTRIBUTING.md", repository / "templates" / "README.md"]
    for folder in ("bantin", "docs", ".ci", ".github"):
        shown += [path for path in (repository / folder).rglob("*") if path.suffix in {".py", ".md", ".yml", ".sh", ""}]
    written = [path for path in shown if path.is_file() and "__pycache__" not in path.parts]
    texts = [path.read_text(encoding="utf-8").replace("\\\n", " ") for path in written]
    assert [command for text in texts for command in bare_installs(text)] == []


def test_a_bare_name_is_noticed() -> None:
    assert bare_installs('run `pip install "bantin[speech]"`, then `pip install --require-hashes -r a.lock`') == [
        'pip install "bantin[speech]"'
    ]
    assert bare_installs("pipx install bantin\nuv tool install --constraints a.lock b.whl\n") == ["pipx install bantin"]
