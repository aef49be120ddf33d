"""Every code that can be raised has its explanation, and every explanation a code that can be raised.

mypy sees to it that a diagnostic's code is a `Code`; here each `Code` in the sources is looked up.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from bantin.checks.explanations import EXPLANATIONS

NOT_LITERAL = "a code that is no literal"


def codes(source: str) -> Iterator[str]:
    """List the codes that a module makes."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name == "Code":
                (made,) = node.args
                yield made.value if isinstance(made, ast.Constant) and isinstance(made.value, str) else NOT_LITERAL


def raised(package: Path) -> set[str]:
    """List the codes that a package makes, its explanations aside."""
    files = (file for file in package.rglob("*.py") if "explanations" not in file.relative_to(package).parts)
    sources = (file.read_text(encoding="utf-8") for file in files)
    return {code for source in sources if "Code(" in source for code in codes(source)}


def test_codes_and_explanations_are_the_same(repository: Path) -> None:
    assert raised(repository / "bantin") == set(EXPLANATIONS)


def test_a_planted_code_without_a_home_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "explanations").mkdir()
    (tmp_path / "explanations" / "topic.py").write_text('Explanation(Code("never-raised"))', encoding="utf-8")
    (tmp_path / "room" / "a.py").write_text('def f():\n    return Diagnostic(Code("no-home"), m)', encoding="utf-8")
    (tmp_path / "room" / "b.py").write_text('x = diagnostic.Code(f"missing-{what}")', encoding="utf-8")
    assert raised(tmp_path) == {"no-home", NOT_LITERAL}
