"""Which code makes a result: a module, all of bantin that it imports, directly or not, and the data beside these.

Nobody has to remember to raise a version, no old picture can outlive a mended painter, and a change that matters not to
a kind of result leaves its keys alone.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import bantin
from bantin.files.digests import sha256_of
from bantin.fonts.families import FAMILIES, digest

_FROM = re.compile(rb"from bantin([.\w]*) import (\((?:[^)#]|#[^\n]*)*\)|[^\n]*)")
_WHOLE = re.compile(rb"import bantin([.\w]*)")
"""Imports wherever they stand, in functions too. Found in the text of a module, for parsing the modules of all kinds of
jobs takes 400 ms; that nothing more and nothing less is found is tested for every module."""

_ROOT = "bantin"
"""The package itself says which version it is and nothing else, and a version alone makes nothing anew."""

_COMMENT = re.compile(rb"#[^\n]*")


@dataclass(frozen=True, slots=True)
class _Module:
    """What a module's file says: its digest, and the modules that it imports."""

    sha256: str
    imports: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Folder:
    """What lies in a package's folder: the modules and packages in it, and its data, name → digest."""

    modules: frozenset[str]
    packages: frozenset[str]
    data: Mapping[str, str]


@dataclass
class SourceCode:
    """The source of bantin in a folder. Each file is read once: 5 ms for all kinds of jobs.

    Attributes:
        root: the folder of the package itself.
    """

    root: Path
    _modules: dict[str, _Module] = field(default_factory=dict)
    _folders: dict[str, _Folder] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)

    def digest(self, module: str) -> str:
        """Digest a module of bantin, all that it imports of bantin, directly or not, and the data files beside these.

        Raises:
            OSError: there is no such module.
        """
        if module not in self._digests:
            modules = sorted(self.closure(module) - {_ROOT})
            parts = [(name, self._module(name).sha256) for name in modules]
            for package in sorted({name if self._is_package(name) else name.rpartition(".")[0] for name in modules}):
                parts += [(f"{package}/{name}", sha256) for name, sha256 in sorted(self._folder(package).data.items())]
            self._digests[module] = hashlib.sha256(repr(parts).encode()).hexdigest()
        return self._digests[module]

    def closure(self, module: str) -> frozenset[str]:
        """List a module of bantin, the packages around it, and all that these import of bantin, directly or not.

        Raises:
            OSError: there is no such module.
        """
        found: set[str] = set()
        open_ = {module}
        while open_:
            name = open_.pop()
            found.add(name)
            package = name.rpartition(".")[0]
            open_ |= ({package} if package else set()) | self._module(name).imports
            open_ -= found
        return frozenset(found)

    def imports(self, module: str) -> frozenset[str]:
        """List the modules of bantin that a module's own text imports.

        Raises:
            OSError: there is no such module.
        """
        return self._module(module).imports

    def _module(self, name: str) -> _Module:
        if name not in self._modules:
            path = self._path(name)
            source = (path / "__init__.py" if self._is_package(name) else path.with_suffix(".py")).read_bytes()
            self._modules[name] = _Module(hashlib.sha256(source).hexdigest(), frozenset(self._imported(source)))
        return self._modules[name]

    def _imported(self, source: bytes) -> Iterator[str]:
        for target in _WHOLE.findall(source):
            yield f"bantin{target.decode()}"
        for target, written in _FROM.findall(source):
            package = f"bantin{target.decode()}"
            yield package
            if self._is_package(package):
                listed = _COMMENT.sub(b"", written).strip(b"( )\n").split(b",")
                names = {name.split()[0].decode() for name in listed if name.strip()}
                yield from (f"{package}.{name}" for name in names & self._folder(package).modules)

    def _is_package(self, name: str) -> bool:
        package, _, last = name.rpartition(".")
        return not package or last in self._folder(package).packages

    def _folder(self, package: str) -> _Folder:
        if package not in self._folders:
            folder = self._path(package)
            with os.scandir(folder) as entries:
                seen = {entry.name: entry.is_dir() for entry in entries if not entry.name.startswith((".", "__pyc"))}
            packages = frozenset(name for name, is_folder in seen.items() if is_folder)
            modules = packages | {name.removesuffix(".py") for name in seen if name.endswith(".py")}
            data = [name for name in seen.keys() - packages if not name.endswith(".py")]
            digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in data}
            self._folders[package] = _Folder(modules, packages, digests)
        return self._folders[package]

    def _path(self, name: str) -> Path:
        return self.root.joinpath(*name.split(".")[1:])


@cache
def installed_code() -> SourceCode:
    """Return the code that runs, as it is when this is first asked."""
    return SourceCode(Path(bantin.__file__).parent)


@cache
def all_that_runs() -> str:
    """Digest all of bantin and what is installed beside it: two runs with one digest make the same of the same. 50 ms.

    Raises:
        OSError: the system refused.
    """
    return digest_of_all(Path(bantin.__file__).parent, sys.path)


def digest_of_all(root: Path, path: Iterable[str]) -> str:
    """Digest a package with all its data, and tell what is installed: distributions by releases, fonts by their bytes.

    Args:
        root: the folder of the package.
        path: folders in which distributions are installed.

    Raises:
        OSError: the system refused.
    """
    found = hashlib.sha256(repr((sys.version, sysconfig.get_platform(), sorted(_distributions(path)))).encode())
    for parent, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        place = Path(parent).relative_to(root).as_posix()
        for name in sorted(files):
            found.update(f"{place}/{name} {sha256_of(os.path.join(parent, name))}\n".encode())  # noqa: PTH118 - as there
    for family in sorted(FAMILIES):
        found.update(digest(family).encode())
    return found.hexdigest()


def _distributions(path: Iterable[str]) -> Iterator[str]:
    """List the folders that describe distributions; each is named after its release."""
    for folder in path:
        with suppress(OSError):
            yield from (one.name for one in Path(folder).iterdir() if one.suffix in {".dist-info", ".egg-info"})
