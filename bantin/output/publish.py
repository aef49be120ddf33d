"""Publishing from the store to dist: each file is replaced atomically, then the manifest is written."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import copyfileobj

from bantin.files.atomic import replacing
from bantin.files.digests import sha256_of
from bantin.files.paths import OutsideError, inside
from bantin.files.store import DamagedError, Made, Store
from bantin.files.system_errors import reason
from bantin.making.errors import system_fault
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.recipe import Recipe, Role
from bantin.output.links import Links
from bantin.output.manifest import File, Imprint, read_manifest, write_manifest

_CHUNK = 1 << 20

EDITED = "sua-tay"
"""Folder beside the artifacts where those that somebody has changed by hand are kept once a build replaces them."""

_NAMED = 3
"""Files that a diagnostic names; of more it tells the number."""


@dataclass(frozen=True, slots=True)
class Result:
    """A recipe and its result in the store; `made` is None if making it failed."""

    recipe: Recipe
    key: str | None
    made: Made | None


@dataclass(frozen=True, slots=True)
class Published:
    """Result of publishing.

    Attributes:
        removed: artifacts that are no longer planned.
        failed: paths that could not be written.
        damaged: keys whose entries in the store were found broken, and dropped.
        diagnostics: all that was found.
        mended: those of them that hold no longer, such as a manifest that could not be read and was written anew.
    """

    removed: tuple[File, ...]
    failed: frozenset[str]
    damaged: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    mended: tuple[Diagnostic, ...] = ()


def publish(
    folder: Path,
    results: Sequence[Result],
    store: Store,
    *,
    bulletin: str,
    version: str,
    imprint: Imprint | None = None,
    only: Collection[str] | None = None,
    links: Links | None = None,
) -> Published:
    """Update a month's folder of dist.

    Files whose bytes are right already are not touched; what the last manifest lists and nobody wants any more goes;
    anything else in the folder stays. Whatever interrupts this, each file is whole, and the manifest is written for
    what was done so far. Two processes must not publish into one folder at once: see `lock`.

    Args:
        folder: the month's folder; need not exist.
        results: one for each artifact of the channels in `only`.
        store: where the bytes are.
        bulletin: the month.
        version: of the program.
        imprint: who publishes, and the codes of the month.
        only: channels to touch; all if None.
        links: files that were written before, of which others with the same bytes become second names.
    """
    old, spoilt = read_manifest(folder)
    # Until 0.2 the desk's own files stood in the manifest too; it looks after them.
    files = [file for file in old.files if file.role not in {Role.PAGE, Role.ARCHIVE}] if old else []
    press = _Publisher(folder, store, {file.path: file for file in files}, list(spoilt), links)
    planned = {result.recipe.path.casefold() for result in results}
    leaving = [
        file
        for file in press.files.values()
        if file.path.casefold() not in planned and (only is None or file.channel in only)
    ]
    try:
        for result in results:
            press.put(result)
        for file in leaving:
            press.remove(file)
    finally:
        written = press.close(bulletin, version, imprint)
    return Published(
        tuple(press.removed),
        frozenset(press.failed),
        frozenset(press.damaged),
        tuple(press.diagnostics),
        mended=tuple(spoilt) if written else (),
    )


@dataclass
class _Publisher:
    folder: Path
    store: Store
    files: dict[str, File]
    diagnostics: list[Diagnostic]
    links: Links | None = None
    removed: list[File] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    damaged: set[str] = field(default_factory=set)
    unwritten: dict[str, tuple[OSError, list[str]]] = field(default_factory=dict)
    edited: list[str] = field(default_factory=list)

    def put(self, result: Result) -> None:
        """Publish one artifact; if that is impossible, keep the present file and mark it stale."""
        path, key, made = result.recipe.path, result.key, result.made
        if key is None or made is None:
            self._stale(path)
            return
        try:
            target = inside(self.folder, path)
            if not _is(target, made):
                self._keep_edited(path, target)
                if self.links is None or not self.links.link(made, target):
                    _copy(self.store, key, made, target)
            if self.links is not None:
                self.links.note(made, target)
        except DamagedError:
            self.damaged.add(key)
        except OutsideError:
            self._outside(path)
        except OSError as error:
            self.unwritten.setdefault(reason(error), (error, []))[1].append(path)
        else:
            self.files[path] = _entry(result.recipe, made)
            return
        self.failed.add(path)
        self._stale(path)

    def remove(self, file: File) -> None:
        """Remove an artifact that is no longer planned, and folders that become empty."""
        try:
            target = inside(self.folder, file.path)
            self._keep_edited(file.path, target)
            target.unlink(missing_ok=True)
        except OutsideError:
            self._outside(file.path)
        except OSError as error:
            message = f"Không xóa được tệp cũ «{file.path}»"
            self.diagnostics.append(
                replace(system_fault(Code("not-removed"), message, error), severity=Severity.WARNING)
            )
            self._stale(file.path)
            return
        else:
            self.removed.append(file)
            with suppress(OSError):  # the first folder that is not empty ends it
                for above in target.parents[: file.path.count("/")]:
                    above.rmdir()
        del self.files[file.path]

    def close(self, bulletin: str, version: str, imprint: Imprint | None) -> bool:
        """Write the manifest; add system errors to the diagnostics, one per cause rather than one per file.

        Returns:
            Whether the manifest is written.
        """
        for error, paths in self.unwritten.values():
            others = f" và {len(paths) - 1} tệp khác" if len(paths) > 1 else ""
            self.diagnostics.append(system_fault(Code("not-written"), f"Không ghi được «{paths[0]}»{others}", error))
        if self.edited:
            self.diagnostics.append(_replaced(self.edited, self.folder))
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_manifest(self.folder, bulletin, version, self.files.values(), imprint)
        except OSError as error:
            self.diagnostics.append(system_fault(Code("not-written"), "Không ghi được manifest.json", error))
            return False
        return True

    def _keep_edited(self, path: str, target: Path) -> None:
        """Back up a file that differs from what the last build wrote, since it was edited by hand.

        Raises:
            OSError: the system refused. The file is as it was.
        """
        if not target.is_file() or target.is_symlink():
            return
        digest = sha256_of(target)
        known = self.files.get(path)
        if known is None or known.sha256 == digest:
            return
        kept = inside(self.folder, f"{EDITED}/{path}")
        kept = kept.with_name(f"{kept.stem}-{digest[:8]}{kept.suffix}")  # an earlier correction stays too
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            with replacing(kept) as copy, target.open("rb") as stream:
                copyfileobj(stream, copy, _CHUNK)
        self.edited.append(path)

    def _stale(self, path: str) -> None:
        file = self.files.pop(path, None)
        if file is not None and (self.folder / path).is_file():
            self.files[path] = replace(file, stale=True)

    def _outside(self, path: str) -> None:
        message = f"Thư mục của «{path}» là liên kết dẫn ra ngoài thư mục kết quả, nên không đụng đến"
        hint = "Bỏ liên kết ấy, hoặc chọn nơi khác bằng --out"
        self.diagnostics.append(Diagnostic(Code("outside-dist"), Severity.ERROR, message, hint=hint))


def _replaced(edited: Sequence[str], folder: Path) -> Diagnostic:
    """Report files that were edited by hand, and where their backups are."""
    others = f" và {len(edited) - _NAMED} tệp khác" if len(edited) > _NAMED else ""
    names = ", ".join(f"«{path}»" for path in edited[:_NAMED])
    message = f"Tệp đã bị sửa tay sau lần dựng trước, nay bản dựng mới thay vào chỗ: {names}{others}"
    hint = (
        f"Bản sửa tay còn ở thư mục {folder.name}/{EDITED}; muốn giữ chữ đã sửa thì sửa ở tệp YAML của tin rồi dựng lại"
    )
    return Diagnostic(Code("edited-by-hand"), Severity.WARNING, message, hint=hint)


def _entry(recipe: Recipe, made: Made) -> File:
    return File(
        recipe.path,
        recipe.channel,
        recipe.role.value,
        recipe.item,
        made.width,
        made.height,
        made.seconds,
        made.bytes,
        made.sha256,
        recipe.alt,
    )


def _is(target: Path, made: Made) -> bool:
    """Return whether a file has the bytes of a result: compares size and digest, never times."""
    try:
        found = target.lstat()
        return stat.S_ISREG(found.st_mode) and found.st_size == made.bytes and sha256_of(target) == made.sha256
    except OSError:
        return False


def _copy(store: Store, key: str, made: Made, target: Path) -> None:
    """Copy an entry of the store to a draft beside the target, verify its digest meanwhile, and rename it.

    Raises:
        DamagedError: the entry is broken; it has been dropped.
        OSError: the system refused. The target is as it was.
    """
    digest = hashlib.sha256()
    with store.open(key) as source, replacing(target) as copy:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            copy.write(chunk)
        if digest.hexdigest() != made.sha256:
            store.drop(key)
            raise DamagedError(key)
