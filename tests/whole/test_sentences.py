"""Diagnostics are told in one style, and Vietnamese is spelt one way everywhere."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bantin.text.tones import is_modern

NAMED = {"message", "hint"}
"""What parameters are called that take a sentence for somebody who edits, designs or operates."""

GOES_ON = {"FilmError"}
"""Errors whose words go on with a sentence, after a colon."""

NAMES = ("bantin ", "ffmpeg ", "manifest.json ")
"""What is never written with a capital."""

TEXTS = {".py", ".md", ".xml", ".txt", ".html", ".js", ".css", ".yaml", ".yml", ".json"}

SPELT_OTHERWISE = {
    "bantin/text/tones.py": "lists both ways",
    "bantin/text/breaking/lexicon.txt": "holds names, and words as their sources spell them",
    "bantin/text/breaking/vocabulary.py": "knows words however editors spell them",
    "bantin/checks/wording/tone_placement.py": "its examples mix both ways",
}
"""Files that may spell «hoá», and why."""


Takers = dict[str, set[int]]
"""Functions and classes to the positions of those of their parameters that take sentences."""


def takers(tree: ast.AST) -> Takers:
    """Find what takes sentences in a module; of an error that has no parameters of its own it is the first."""
    found: Takers = defaultdict(set)
    for node in ast.walk(tree):
        names: list[str] = []
        match node:
            case ast.FunctionDef(name=name, args=args):
                names = [arg.arg for arg in (*args.posonlyargs, *args.args) if arg.arg != "self"]
            case ast.ClassDef(name=name, body=body):
                made = next((one for one in body if isinstance(one, ast.FunctionDef) and one.name == "__init__"), None)
                names = [
                    one.target.id for one in body if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
                ]
                names = [arg.arg for arg in made.args.args[1:]] if made else names
                if name.endswith(("Error", "Refusal")) and not names and name not in GOES_ON:
                    names = ["message"]
        if names:
            found[name] |= {number for number, one in enumerate(names) if one in NAMED}
    return {name: positions for name, positions in found.items() if positions}


class Sentences(ast.NodeVisitor):
    """Messages and hints of a module with the line of each; `{}` stands for what is only known when it runs."""

    def __init__(self, source: str, modules: Mapping[str, Takers]) -> None:
        self.found: set[tuple[int, str]] = set()
        self.values: dict[str, list[ast.expr]] = defaultdict(list)
        tree = ast.parse(source)
        self.own = takers(tree)
        self.takers = dict(self.own)
        for node in ast.walk(tree):
            match node:
                case ast.ImportFrom(module=str(module), names=names) if module in modules:
                    self.takers |= {one.name: modules[module].get(one.name, set()) for one in names}
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self.values[name].append(value)
                case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                    for one, value in zip(names, values, strict=False):
                        if isinstance(one, ast.Name):
                            self.values[one.id].append(value)
        self.visit(tree)

    def visit_Call(self, node: ast.Call) -> None:
        positions: set[int] = set()
        match node.func:
            case ast.Name(id=name):
                positions = self.takers.get(name, set())
            case ast.Attribute(attr=name):
                positions = self.own.get(name, set())
        told = [node.args[number] for number in positions if number < len(node.args)]
        told += [keyword.value for keyword in node.keywords if keyword.arg in NAMED]
        self.found |= {written for part in told for written in self.written(part)}
        self.generic_visit(node)

    def written(self, node: ast.expr, depth: int = 0) -> Iterator[tuple[int, str]]:
        """Write what an expression may become, and the line in which that ends."""
        line = node.end_lineno or node.lineno
        match node:
            case ast.Constant(value=str(text)):
                yield line, text
            case ast.JoinedStr(values=values):
                yield line, "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in values)
            case ast.IfExp(body=body, orelse=other):
                yield from self.written(body, depth)
                yield from self.written(other, depth)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                ends = list(self.written(right, depth))
                yield from ((line, start + end) for _, start in self.written(left, depth) for line, end in ends)
            case ast.Name(id=name) if name in self.values and depth < 3:
                for value in self.values[name]:
                    yield from self.written(value, depth + 1)
            case _:
                yield line, "{}"


def faults(text: str) -> Iterator[str]:
    if text.endswith((".", ",", ":", ";", "!", " ")):
        yield "ends with a mark or a space; whoever shows it puts the full stop"
    if text[:1].islower() and not text.startswith(NAMES):
        yield "begins without a capital"


def modules(repository: Path) -> list[Path]:
    return sorted((repository / "bantin").rglob("*.py"))


@pytest.fixture(scope="module")
def known(repository: Path) -> dict[str, Takers]:
    """What takes sentences, by the module that defines it."""
    return {
        ".".join(path.relative_to(repository).with_suffix("").parts): takers(
            ast.parse(path.read_text(encoding="utf-8"))
        )
        for path in modules(repository)
    }


@pytest.mark.proof
def test_messages_and_hints_are_written_in_one_style(repository: Path, known: dict[str, Takers]) -> None:
    found = [
        (path.relative_to(repository), *told)
        for path in modules(repository)
        for told in sorted(Sentences(path.read_text(encoding="utf-8"), known).found)
    ]
    assert len(found) > 300, "the walk reaches them"
    bad = [f"{path}:{line}: «{text}» {fault}" for path, line, text in found for fault in faults(text)]
    assert not bad, "\n".join(bad)


IMPORTS = """
from bantin.content.reading.telling.field_error import Wording
from bantin.content.reading.source import error
from bantin.session.scaffold.create import ScaffoldError
from bantin.making.errors import failure
from bantin.model.diagnostic import Code, Diagnostic
"""


@pytest.mark.parametrize(
    "source",
    [
        'error(Code("a"), "Thiếu tiêu đề.", place)',
        'error(Code("a"), f"thiếu {name}", place)',
        'hint = "Thêm dòng này."\nerror(Code("a"), "Thiếu", place, hint)',
        'message, hint = "Thiếu", "Thêm dòng này."\nerror(Code("a"), message, place, hint)',
        '_HINT = "Thêm dòng này."\nraise failure(Code("a"), "Thiếu", _HINT if x else y)',
        'Diagnostic(Code("a"), s, "Thiếu " + (x or "nó"), hint="thêm dòng")',
        'Wording(Code("a"), "Thiếu", f"Ghi ở {name}:")',
        'raise ScaffoldError("Chưa có tháng nào.")',
        'def _told(what, message): ...\n_told(1, "Thiếu.")',
    ],
)
@pytest.mark.proof
def test_a_planted_sentence_in_another_style_is_noticed(source: str, known: dict[str, Takers]) -> None:
    found = Sentences(IMPORTS + source, known).found
    assert any(True for _, text in found for _ in faults(text))


def words(text: str) -> set[str]:
    """List words that have their mark on the second vowel; capitalised ones may be names."""
    return {word for word in re.findall(r"[^\W\d_]+", text) if word[0].islower() and is_modern(word)}


def test_tone_marks_stand_on_the_first_vowel_everywhere(repository: Path) -> None:
    files = [
        path
        for folder, names in {"bantin": "*", "templates": "*", "content": "*.yaml", ".": "*.md"}.items()
        for path in (repository / folder).glob(names if folder == "." else f"**/{names}")
        if path.is_file()
        and path.suffix in {".py", ".md", ".xml", ".txt", ".html", ".js", ".css", ".yaml", ".yml", ".json"}
    ]
    assert len(files) > 350
    bad = {
        name: sorted(found)
        for path in files
        if (name := path.relative_to(repository).as_posix()) not in SPELT_OTHERWISE
        and (found := words(path.read_text(encoding="utf-8")))
    }
    assert bad == {}


def test_a_planted_word_spelt_the_other_way_is_noticed() -> None:
    assert words("Hãy xoá tệp, tuỳ chọn; bà Thuỷ khóa máy, quý vị") == {"xoá", "tuỳ"}
