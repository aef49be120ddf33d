"""Keys tell which code makes a result: all of it, and no more."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import bantin
from bantin.making.code_digest import SourceCode
from bantin.making.jobs.base import Job
from bantin.making.jobs.still import StillJob
from bantin.making.jobs.table import KINDS
from tests.fixtures.proofs import some

FAR = ("checks", "cli", "preview", "channels", "session", "content", "output", "measure")
"""Rooms whose code makes no result."""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """Copy bantin, to be changed."""
    copy = tmp_path_factory.mktemp("tree") / "bantin"
    shutil.copytree(repository / "bantin", copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def file_of(tree: Path, module: str) -> Path:
    path = tree.joinpath(*module.split(".")[1:])
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def module_of(tree: Path, file: Path) -> str:
    parts = file.relative_to(tree).with_suffix("").parts
    return ".".join(["bantin", *parts]).removesuffix(".__init__")


@contextmanager
def changed(*files: Path, more: bytes = b"\n") -> Iterator[None]:
    """Have a byte more in files, or some bytes."""
    before = {file: file.read_bytes() for file in files}
    try:
        for file, content in before.items():
            file.write_bytes(content + more)
        yield
    finally:
        for file, content in before.items():
            file.write_bytes(content)


def digest(kind: type[Job], tree: Path) -> str:
    return SourceCode(tree).digest(kind.__module__)


def matters(kind: type[Job], tree: Path, *files: Path) -> bool:
    before = digest(kind, tree)
    with changed(*files):
        return digest(kind, tree) != before


@pytest.mark.parametrize(
    "kind", [StillJob, *(pytest.param(kind, marks=pytest.mark.proof) for kind in KINDS if kind is not StillJob)]
)
def test_a_change_of_any_module_that_makes_it_makes_a_result_anew(kind: type[Job], tree: Path) -> None:
    closure = SourceCode(tree).closure(kind.__module__)
    assert {"bantin", "bantin.making.jobs.base", kind.__module__} <= closure
    assert [module for module in closure if not matters(kind, tree, file_of(tree, module))] == ["bantin"]


def test_the_package_itself_says_its_version_and_nothing_that_could_make_a_result(tree: Path) -> None:
    _, version = ast.parse((tree / "__init__.py").read_bytes()).body
    assert ast.unparse(version).startswith("__version__ = ")
    closures = (SourceCode(tree).closure(kind.__module__) for kind in KINDS)
    assert [name for name in frozenset().union(*closures) if b"__version__" in file_of(tree, name).read_bytes()] == [
        "bantin"
    ]


@pytest.mark.parametrize("kind", some(KINDS, 4))
def test_a_change_of_all_other_code_does_not(kind: type[Job], tree: Path) -> None:
    closure = SourceCode(tree).closure(kind.__module__)
    others = [file for file in tree.rglob("*.py") if module_of(tree, file) not in closure]
    assert {file.relative_to(tree).parts[0] for file in others} >= set(FAR), "no check, no command, no preview"
    assert not matters(kind, tree, *others)


@pytest.mark.parametrize("planted", ["from bantin.making import planted", "import bantin.making.planted"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_planted_module_matters_once_it_is_imported(kind: type[Job], planted: str, tree: Path) -> None:
    module, maker = tree / "making" / "planted.py", file_of(tree, kind.__module__)
    source = maker.read_text(encoding="utf-8")
    module.write_text("", encoding="utf-8")
    try:
        assert not matters(kind, tree, module)
        maker.write_text(f"{source}\n\ndef lazily():\n    {planted}\n", encoding="utf-8")
        assert matters(kind, tree, module)
    finally:
        module.unlink()
        maker.write_text(source, encoding="utf-8")


def test_data_beside_a_module_counts_with_it(tree: Path) -> None:
    folder = tree / "text" / "breaking"
    lexicon = folder / "lexicon.txt"
    reads = {kind for kind in KINDS if "bantin.text.breaking.vocabulary" in SourceCode(tree).closure(kind.__module__)}
    assert {kind.__name__ for kind in reads} >= {"StillJob", "VoiceJob"}
    assert all(matters(kind, tree, lexicon) for kind in reads)
    new, hidden = folder / "more.json", folder / ".lexicon.txt.swp"
    before = {kind: digest(kind, tree) for kind in reads}
    hidden.write_text("an editor's", encoding="utf-8")
    assert {kind: digest(kind, tree) for kind in reads} == before
    new.write_text("{}", encoding="utf-8")
    assert all(digest(kind, tree) != before[kind] for kind in reads)
    new.unlink()
    hidden.unlink()


WORDS = tuple(
    f"text.{path.stem}"
    for path in sorted((Path(bantin.__file__).parent / "text").iterdir())
    if path.stem not in {"__init__", "__pycache__", "numbers"}
)
"""All of text/ but numbers."""


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("SoundJob", ("paint", "design", "fonts", "sight", "film.boards", "film.segments")),
        ("VoiceJob", ("paint", "design", "fonts", "sight", "film.boards", "film.segments")),
        ("FilmJob", ("paint", "design", "fonts", "sight", "film.boards", "film.segments", "text")),
        ("StillJob", ("film", "files.store")),
        # These two name sizes and seconds in what they say of a fault, so they hold text.numbers; no other text.
        ("MomentJob", ("paint", "design", "fonts", "sight", "film.boards", "film.segments", "film.sound", *WORDS)),
        ("HoldJob", ("paint", "design", "fonts", "sight", "film.boards", "film.sound", "text")),
        ("LoopJob", ("paint", "design", "fonts", "sight", "film.segments", *WORDS)),
        ("PackageJob", ("paint", "design", "fonts", "sight", "film")),
        ("TextJob", ("paint", "design", "fonts", "sight", "film", "text", "files")),
    ],
)
def test_what_has_nothing_to_do_with_a_result_leaves_its_keys_alone(
    name: str, without: tuple[str, ...], tree: Path
) -> None:
    (kind,) = (kind for kind in KINDS if kind.__name__ == name)
    closure = SourceCode(tree).closure(kind.__module__)
    assert not [module for module in closure for room in without if f"{module}.".startswith(f"bantin.{room}.")]


RELEASES = {
    "PIL": "pillow",
    "deflate": "deflate",
    "fontTools": "fonttools",
    "imageio_ffmpeg": "imageio-ffmpeg",
    "lucide": "python-lucide",
    "moviepy": "moviepy",
    "numpy": "numpy",
    "pikepdf": "pikepdf",
    "resvg_py": "resvg-py",
    "segno": "segno",
}
NOT_COUNTED = {
    "pip": "only to say how a voice is installed",
    "espeakng_loader": "optional: its release is among a voice's facts",
}


def imported_packages(source: str) -> set[str]:
    """List what a source imports that is neither bantin's nor Python's, for use and not for types alone.

    What it finds by name, to read a file of it, counts too.
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    names = [name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    found = {name.name.split(".")[0] for name in names}
    found |= {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    found |= {name.split(".")[0] for name in re.findall(r'find_spec\("([\w.]+)"\)', source)}
    return found - {"bantin"} - sys.stdlib_module_names


@pytest.mark.parametrize("kind", some(KINDS, 4))
def test_the_releases_that_count_are_those_of_all_packages_that_the_code_imports(kind: type[Job], tree: Path) -> None:
    sources = (file_of(tree, module) for module in SourceCode(tree).closure(kind.__module__))
    used = set[str]().union(*(imported_packages(source.read_text(encoding="utf-8")) for source in sources))
    assert {RELEASES[name] for name in used - NOT_COUNTED.keys()} == set(kind.packages)


@pytest.mark.parametrize("kind", some(KINDS, 4))
def test_no_process_that_makes_something_loads_what_reads_and_checks_yaml(kind: type[Job], tree: Path) -> None:
    assert not loading(SourceCode(tree), kind.__module__, "pydantic", "yaml")


def test_a_card_that_holds_a_models_values_loads_it(tree: Path) -> None:
    with changed(tree / "model/theme.py", more=b"\nfrom bantin.model.base import Model\n"):
        assert "bantin.model.base" in loading(SourceCode(tree), StillJob.__module__, "pydantic")


def loading(code: SourceCode, module: str, *packages: str) -> set[str]:
    """List the modules that a module imports, directly or not, and that import one of some packages."""
    closure = code.closure(module)
    sources = {name: file_of(code.root, name).read_text(encoding="utf-8") for name in closure}
    return {name for name, source in sources.items() if not imported_packages(source).isdisjoint(packages)}


def imported(source: str, modules: set[str]) -> set[str]:
    """List the modules of bantin that a source imports, by its syntax tree."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found & modules


@pytest.mark.proof
def test_the_text_of_every_module_tells_what_its_syntax_tree_does(tree: Path) -> None:
    modules = {module_of(tree, file): file for file in tree.rglob("*.py")}
    code = SourceCode(tree)
    differing = {
        module: code.imports(module) ^ expected
        for module, file in modules.items()
        if code.imports(module) != (expected := imported(file.read_text(encoding="utf-8"), set(modules)))
    }
    assert differing == {}


@pytest.mark.parametrize(
    "written",
    [
        "import bantin.text.dates as d",
        "from bantin.text import dates",
        "from bantin.text import (\n    bold,  # of (course)\n    dates as d,\n)",
        "if True:\n    from bantin.text.dates import short_date",
    ],
)
def test_imports_are_found_however_they_are_written(written: str, tree: Path) -> None:
    planted = tree / "text" / "planted.py"
    planted.write_text(written, encoding="utf-8")
    try:
        assert "bantin.text.dates" in SourceCode(tree).imports("bantin.text.planted")
    finally:
        planted.unlink()


NAMED = re.compile(r"""["']bantin(\.\w+)+["']""")
"""A module that is named in a text is run or imported in a way that no import tells of."""


def test_no_code_that_makes_results_runs_modules_by_their_names(tree: Path) -> None:
    code = SourceCode(tree)
    closures = set[str]().union(*(code.closure(kind.__module__) for kind in KINDS))
    assert [module for module in closures if NAMED.search(file_of(tree, module).read_text(encoding="utf-8"))] == []
    assert NAMED.search('run([sys.executable, "-m", "bantin.film.sound.espeak"])')
