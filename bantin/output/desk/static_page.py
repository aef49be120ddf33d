"""The static desk: `dist/MONTH/index.html`, what it needs beside it, and a ZIP a channel, or how these are had.

Its own files stand in a list of their own, `desk/manifest.json`: the month's manifest lists what goes out, which is
what somebody approves, and the desk says so. How the month stands is part of the ZIPs' names.

It is written after all else, from what the manifest lists and what lies there: so it tells the truth after a build of
one channel, and after one that failed in places. A second run that finds everything as it should be writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import bantin
from bantin.design.looks.renderer import LookError
from bantin.files.atomic import replacing
from bantin.files.digests import sha256_of
from bantin.files.lock import exclusive
from bantin.files.media import medium
from bantin.files.paths import MANIFEST, OutsideError, inside
from bantin.making.errors import system_fault
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.recipe import Recipe, Role
from bantin.output.approval.state import State
from bantin.output.archives import handed_over, holds, write_archive
from bantin.output.desk.data import artifact, artifact_of, desk_data
from bantin.output.desk.page import ASSETS, assets, page
from bantin.output.desk.schema import ApprovalEntry, ArchiveEntry, ArtifactEntry, MonthEntry
from bantin.output.manifest import File, read_manifest, write_manifest
from bantin.text.dates import is_bulletin

CHANNEL = "desk"
"""Whose the page, and what it needs, is in the manifest; no channel of a bulletin."""

PAGE = "index.html"
STANDING = "standing.json"
"""Beside the page: how far the approval has come that the page tells of, for whoever tells of many months."""

_MOST_TEXT = 1 << 20
"""Bytes of a text that the page still takes in."""


def write_desk(
    folder: Path,
    bulletin: Bulletin,
    recipes: Sequence[Recipe],
    *,
    diagnostics: Iterable[Diagnostic],
    web: Sequence[Path],
    lock: Path,
    state: State | None = None,
    zipped_by: str = "",
) -> list[Diagnostic]:
    """Bring the page of a month and its ZIPs up to date.

    Args:
        folder: the month's, published before.
        bulletin: the month.
        recipes: of all channels: what should be there.
        diagnostics: all that was found.
        web: folders of the page, as `page_folders` lists them.
        lock: file that keeps two processes from publishing at once.
        state: how far its approval has come; None where the unit has no approvers.
        zipped_by: the command by which an officer has ZIPs written; those are written now if empty. A ZIP that is there
            stays as long as it holds what it should.

    Returns:
        What the system refused, or what is wrong with a workspace's own page.
    """
    try:
        with exclusive(lock):
            manifest, _ = read_manifest(folder)
            if manifest is None:
                return []
            inside(folder, f"{ASSETS}/{MANIFEST}")
            own, _ = read_manifest(folder / ASSETS)
            desk = _Desk(
                folder, manifest.files, {file.path: file for file in own.files} if own else {}, state, zipped_by
            )
            try:
                desk.write(bulletin, recipes, diagnostics, web)
            finally:
                write_manifest(folder / ASSETS, bulletin.month, bantin.__version__, desk.files.values())
    except OSError as error:
        return [system_fault(Code("not-written"), "Không ghi được trang bàn giao", error)]
    except LookError as error:
        return [error.diagnostic]
    except OutsideError as error:
        message = f"Thư mục của «{error}» là liên kết dẫn ra ngoài thư mục kết quả, nên không đụng đến"
        hint = "Bỏ liên kết ấy, hoặc chọn nơi khác bằng --out"
        return [Diagnostic(Code("outside-dist"), Severity.ERROR, message, hint=hint)]
    return []


@dataclass
class _Desk:
    folder: Path
    listed: Sequence[File]
    files: dict[str, File]
    state: State | None
    zipped_by: str
    kept: set[str] = field(default_factory=set)

    def write(
        self,
        bulletin: Bulletin,
        recipes: Sequence[Recipe],
        diagnostics: Iterable[Diagnostic],
        web: Sequence[Path],
    ) -> None:
        published = [
            file
            for file in self.listed
            if file.role not in {Role.PAGE, Role.ARCHIVE} and (self.folder / file.path).is_file()
        ]
        archives = self._archives(published)
        approval: ApprovalEntry | None = None
        if self.state is not None:
            approval = {"standing": self.state.standing.value, "told": self.state.told}
        for name, path in assets(web).items():
            self._put(f"{ASSETS}/{name}", path.read_bytes())
        desk = desk_data(
            bulletin,
            _artifacts(recipes, published),
            texts=_texts(self.folder, published),
            recipes=recipes,
            diagnostics=diagnostics,
            months=_months(self.folder),
            archives=archives,
            zipped_by=self.zipped_by,
            approval=approval,
        )
        self._put(PAGE, page(desk, web).encode())
        if approval is not None:
            self._put(f"{ASSETS}/{STANDING}", json.dumps(approval, ensure_ascii=False).encode())
        for file in [file for file in self.files.values() if file.path not in self.kept]:
            inside(self.folder, file.path).unlink(missing_ok=True)
            del self.files[file.path]

    def _archives(self, published: Sequence[File]) -> list[ArchiveEntry]:
        """Write a ZIP a channel, or keep those that are true."""
        found: list[ArchiveEntry] = []
        for channel in dict.fromkeys(file.channel for file in published):
            files = handed_over(published, channel)
            path = f"{channel}-{self.state.standing}.zip" if self.state else f"{channel}.zip"
            if files and holds(self.folder / path, files) and self._is_known(path):
                self.kept.add(path)
            elif files and not self.zipped_by:
                write_archive(self.folder / path, self.folder, files)
                self._list(path, channel, Role.ARCHIVE)
            if path in self.kept:
                found.append({"channel": channel, "href": path, "bytes": self.files[path].bytes})
        return found

    def _put(self, path: str, content: bytes) -> None:
        target = inside(self.folder, path)
        if not target.is_file() or target.read_bytes() != content:
            with replacing(target) as stream:
                stream.write(content)
        self._list(path, CHANNEL, Role.PAGE)

    def _is_known(self, path: str) -> bool:
        """Return whether a file is the one that the manifest lists."""
        file = self.files.get(path)
        return file is not None and _digest(self.folder / path) == (file.sha256, file.bytes)

    def _list(self, path: str, channel: str, role: Role) -> None:
        sha256, size = _digest(self.folder / path)
        self.files[path] = File(path, channel, role.value, None, None, None, None, size, sha256, "")
        self.kept.add(path)


def _digest(path: Path) -> tuple[str, int]:
    return sha256_of(path), path.stat().st_size


def _artifacts(recipes: Sequence[Recipe], published: Sequence[File]) -> list[ArtifactEntry]:
    """Describe what lies there, in the order of the recipes, and what should but does not."""
    files = {file.path: file for file in published}
    found = [
        artifact_of(files.pop(recipe.path), recipe.path, recipe)
        if recipe.path in files
        else artifact(recipe, None, state="failed", href=None)
        for recipe in recipes
    ]
    return found + [artifact_of(file, path) for path, file in files.items()]


def _texts(folder: Path, published: Sequence[File]) -> dict[str, str]:
    wanted = [file for file in published if medium(file.path) == "text" and file.bytes <= _MOST_TEXT]
    return {file.path: (folder / file.path).read_text(encoding="utf-8", errors="replace") for file in wanted}


def _months(folder: Path) -> list[MonthEntry]:
    """List the months and urgent bulletins that have a desk beside this one."""
    found: list[MonthEntry] = []
    for beside in folder.parent.iterdir():
        if is_bulletin(beside.name) and beside.name != folder.name and (beside / PAGE).is_file():
            manifest, _ = read_manifest(beside)
            items = {file.item for file in manifest.files if file.item} if manifest else set()
            found.append({"name": beside.name, "items": len(items), "href": f"../{beside.name}/{PAGE}"})
    return found
