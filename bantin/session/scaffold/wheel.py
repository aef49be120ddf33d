"""The wheel of the bantin that runs, made from its own files: out of a clone, an installed wheel or a portable folder.

So a workspace can hold the very version that wrote it, and nothing has to be published, or be the right one, under a
name that anybody could register.
"""

from __future__ import annotations

import base64
import hashlib
import io
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import bantin
from bantin.content.workspace import shipped_release

_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16
_UNIX = 3


@cache
def running_wheel() -> tuple[str, bytes]:
    """Make the wheel of the bantin that runs.

    Returns:
        Its file name, and its bytes: the same for the same code, wherever that was installed from.
    """
    return wheel_of(Path(bantin.__file__).parent, bantin.__version__)


def wheel_of(package: Path, version: str) -> tuple[str, bytes]:
    """Make a wheel, as the Binary Distribution Format 1.0 has it, of a package folder and what is shipped with it.

    Args:
        package: the folder `bantin`; what the wheel holds besides may lie in it already, or beside it, as in a clone.
        version: as METADATA is to say.
    """
    with shipped_release("pyproject.toml", package).open("rb") as stream:
        about = tomllib.load(stream)
    beside = about["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    contents = {name: path.read_bytes() for name, path in sorted(_files(package, beside))}
    facts = f"bantin-{version}.dist-info"
    contents |= {
        f"{facts}/METADATA": _metadata(about["project"], version).encode(),
        f"{facts}/WHEEL": b"Wheel-Version: 1.0\nGenerator: bantin\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{facts}/entry_points.txt": _entry_points(about["project"]).encode(),
    }
    for name in about["project"]["license-files"]:
        inside = package.parent / name
        file = inside if inside.is_relative_to(package) else shipped_release(name, package)
        contents[f"{facts}/licenses/{name}"] = file.read_bytes()
    contents[f"{facts}/RECORD"] = _record(contents, f"{facts}/RECORD").encode()
    return f"bantin-{version}-py3-none-any.whl", _zipped(contents)


def _files(package: Path, beside: Mapping[str, str]) -> Iterator[tuple[str, Path]]:
    """List the files of the package, and those that a build of the wheel would lay into it from beside."""
    yield from _below(package, package.name)
    for source, target in beside.items():
        if not (package.parent / target).exists():
            yield from _below(package.parent / source, target)


def _below(path: Path, name: str) -> Iterator[tuple[str, Path]]:
    if path.is_file():
        yield name, path
    elif path.is_dir() and path.name != "__pycache__":
        for entry in path.iterdir():
            if not entry.name.startswith("."):
                yield from _below(entry, f"{name}/{entry.name}")


def _metadata(project: Mapping[str, Any], version: str) -> str:
    extras = project.get("optional-dependencies", {})
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {version}",
        f"Summary: {project['description']}",
        f"License-Expression: {project['license']}",
        "License-File: LICENSE",
        f"Requires-Python: {project['requires-python']}",
        *(f"Requires-Dist: {one}" for one in project["dependencies"]),
        *(f"Provides-Extra: {name}" for name in extras),
        *(f"Requires-Dist: {one}; extra == '{name}'" for name, needs in extras.items() for one in needs),
    ]
    return "\n".join(lines) + "\n"


def _entry_points(project: Mapping[str, Any]) -> str:
    scripts = (f"{name} = {target}\n" for name, target in project["scripts"].items())
    return "[console_scripts]\n" + "".join(scripts)


def _record(contents: Mapping[str, bytes], own: str) -> str:
    lines = [f"{name},sha256={_digest(content)},{len(content)}\n" for name, content in contents.items()]
    return "".join(lines) + f"{own},,\n"


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


def _zipped(contents: Mapping[str, bytes]) -> bytes:
    """Store them uncompressed: Git, which keeps each version's wheel, then finds what they have in common."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            archive.writestr(entry, content)
    return packed.getvalue()
