"""Templates are compiled once a process, and again when they, or the official domains, change."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from bantin.design.looks.renderer import Looks


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the sources that are compiled."""
    found: list[str] = []
    compile_ = jinja2.Environment.compile

    def noted(self: jinja2.Environment, source: str, *rest: str | None) -> object:
        found.append(source)
        return compile_(self, source, *rest)  # type: ignore[call-overload]  # as Jinja calls it

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    return found


def test_looks_that_are_opened_anew_compile_nothing_that_stayed(tmp_path: Path, compiled: list[str]) -> None:
    for name in "ab":
        (tmp_path / name).write_text(f"{name} {{{{ x }}}}", encoding="utf-8")
    assert [Looks([tmp_path]).render(name, x=1) for name in "aabb"] == ["a 1", "a 1", "b 1", "b 1"]
    (tmp_path / "a").write_text("c {{ x }}", encoding="utf-8")
    assert [Looks([tmp_path]).render(name, x=2) for name in "aabb"] == ["c 2", "c 2", "b 2", "b 2"]
    assert compiled == ["a {{ x }}", "b {{ x }}", "c {{ x }}"]


def test_a_constant_of_a_look_is_defanged_as_the_official_domains_are(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("{{ 'xem so.vidu.vn' }}", encoding="utf-8")
    assert Looks([tmp_path]).render("a") == "xem so[.]vidu[.]vn"
    assert Looks([tmp_path], ["vidu.vn"]).render("a") == "xem so.vidu.vn"
    assert Looks([tmp_path]).render("a") == "xem so[.]vidu[.]vn"
