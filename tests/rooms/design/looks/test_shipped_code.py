"""What came with bantin is compiled once for all processes; what a workspace brings, by each."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from bantin.design.looks import compiled
from bantin.design.looks.compiled import CompiledTemplates


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], jinja2.Environment]:
    """Return what makes the environment of a new process."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(compiled, "cache_from_source", lambda _: str(tmp_path / "code" / "compiled.cpython-1.pyc"))
    package, own = tmp_path / "bantin", tmp_path / "w/templates"
    for folder in (package / "templates", own):
        folder.mkdir(parents=True)
    (package / "templates/a").write_text("a", encoding="utf-8")
    (own / "b").write_text("b", encoding="utf-8")
    loader = jinja2.FileSystemLoader([own, package / "templates"])
    return lambda: jinja2.Environment(loader=loader, bytecode_cache=CompiledTemplates(package), autoescape=True)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """List the names of what is compiled."""
    found: list[str | None] = []
    compile_ = jinja2.Environment.compile

    def noted(self: jinja2.Environment, source: str, name: str | None, *rest: str | None) -> object:
        found.append(name)
        return compile_(self, source, name, *rest)  # type: ignore[call-overload]  # as Jinja calls it

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    return found


def drawn(environment: jinja2.Environment) -> list[str]:
    return [environment.get_template(name).render() for name in "ab"]


def test_the_next_process_compiles_the_workspaces_own_looks_alone(
    environment: Callable[[], jinja2.Environment], counted: list[str | None]
) -> None:
    assert drawn(environment()) == drawn(environment()) == ["a", "b"]
    assert counted == ["a", "b", "b"]


def test_what_was_mended_is_compiled_anew(
    environment: Callable[[], jinja2.Environment], counted: list[str | None], tmp_path: Path
) -> None:
    drawn(environment())
    (tmp_path / "bantin/templates/a").write_text("mended", encoding="utf-8")
    assert drawn(environment()) == ["mended", "b"]
    assert counted == ["a", "b", "a", "b"]


@pytest.mark.parametrize("spoilt", [b"", b"\x00" * 100, None])
def test_spoilt_code_is_compiled_anew(
    environment: Callable[[], jinja2.Environment], tmp_path: Path, spoilt: bytes | None
) -> None:
    drawn(environment())
    (code,) = (tmp_path / "code").glob("looks-*/*")
    code.write_bytes(code.read_bytes()[:-3] if spoilt is None else spoilt)
    assert drawn(environment()) == ["a", "b"]


def test_who_wants_no_bytecode_gets_none(
    environment: Callable[[], jinja2.Environment], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert drawn(environment()) == ["a", "b"]
    assert not (tmp_path / "code").exists()
