"""The store: results of jobs by key. An entry is a file `ab/KEY` with the bytes and `ab/KEY.json` with its description.

An entry exists if and only if its description does, for that is renamed into place last. Writers of one key, in however
many processes, bring equal bytes, so it does not matter whose rename comes last. Whatever is read is verified: bytes
that do not match their digest count as no entry, and so does a description that belongs to another key, was changed, or
is no file at all. A description holds its own digest, over the key too, which costs a hash of some hundred bytes. So
nothing is flushed to the disk: what a power cut leaves half is no entry, and is made anew.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import shutil
import stat
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from bantin.files.atomic import drafted, settle
from bantin.files.digests import sha256_of
from bantin.files.regular import open_regular
from bantin.files.system_errors import SHORTAGES
from bantin.model.diagnostic import Counted, Diagnostic, Excess, Remark, Severity, ValuePath

_DAY = 86_400.0
KEPT_SECONDS = 60 * _DAY
"""How long an entry that nobody uses stays."""
KEPT_BYTES = 4 << 30
"""Size of the whole store above which those used longest ago go, however young."""


class DamagedError(Exception):
    """An entry's bytes do not match its digest. It has been dropped.

    Attributes:
        key: of the entry.
    """

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Made:
    """The description of a result.

    Attributes:
        sha256: of its bytes.
        bytes: how many.
        width: in pixels, None for texts; so is height.
        seconds: length of a film, else None.
        remarks: what making it found.
    """

    sha256: str
    bytes: int
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def fit(self) -> bool:
        """Whether it may be published: none of its remarks is an error."""
        return all(remark.diagnostic.severity is not Severity.ERROR for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class Store:
    """A content-addressed store in a folder.

    Attributes:
        root: the folder; need not exist.
        clock: gives seconds since the epoch, to know when an entry was last used; never part of a key.
    """

    root: Path
    clock: Callable[[], float] = time.time

    def path(self, key: str) -> Path:
        """Return the path of an entry's bytes, whether or not it exists."""
        return self.root / key[:2] / key

    def get(self, key: str) -> Made | None:
        """Look an entry up without reading its bytes, and mark it as used; None if there is none of the right size."""
        known = description_of(self.path(key))
        try:
            with open_regular(known) as stream:
                made = described(key, stream.read())
            found = self.path(key).lstat()
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        if not stat.S_ISREG(found.st_mode) or found.st_size != made.bytes:
            return None
        with suppress(OSError):  # a store that may only be read serves as well
            now = self.clock()
            os.utime(known, (now, now))
        return made

    def checked(self, key: str) -> Path:
        """Verify an entry by reading all its bytes; gives their path.

        Raises:
            DamagedError: there is none, or its bytes do not match its digest.
            OSError: the machine has no memory, say.
        """
        made = self.get(key)
        if made is not None:
            with self.open(key) as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() == made.sha256:
                    return self.path(key)
        self.drop(key)
        raise DamagedError(key)

    def read(self, key: str) -> bytes | None:
        """Read an entry of a size that fits in memory, verified; None if there is none.

        Raises:
            DamagedError: its bytes do not match its digest, or cannot be read.
            OSError: the machine has no memory, say.
        """
        made = self.get(key)
        if made is None:
            return None
        with self.open(key) as stream:
            written = stream.read()
        if hashlib.sha256(written).hexdigest() == made.sha256:
            return written
        self.drop(key)
        raise DamagedError(key)

    def open(self, key: str) -> BufferedReader:
        """Open an entry's bytes; whoever reads them holds them against their digest.

        Raises:
            DamagedError: there are none that can be read.
            OSError: the machine has no memory, say.
        """
        try:
            return open_regular(self.path(key))
        except OSError as error:
            if error.errno in SHORTAGES:
                raise
            self.drop(key)
            raise DamagedError(key) from error

    @property
    def lock(self) -> Path:
        """The lock file that protects publishing from this store; see `files.lock`."""
        return self.root / "publishing.lock"

    def draft(self, key: str, suffix: str = "") -> AbstractContextManager[Path]:
        """Return a path beside the entry to write to; what is left there when the block ends is removed."""
        path = self.path(key)
        if path.parent.exists() and not path.parent.is_dir():
            path.parent.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
        return drafted(path, suffix)

    def put(
        self,
        key: str,
        draft: Path,
        *,
        width: int | None = None,
        height: int | None = None,
        seconds: float | None = None,
        remarks: tuple[Remark, ...] = (),
    ) -> Made:
        """Make a finished draft the entry of a key.

        Raises:
            OSError: the disk is full, say. There is no entry then, or the one that was.
        """
        made = Made(sha256_of(draft), draft.stat().st_size, width, height, seconds, remarks)
        path = self.path(key)
        with self.draft(key) as known:
            known.write_text(_written(key, made), encoding="utf-8", newline="\n")
            try:
                for written, place in ((draft, path), (known, description_of(path))):
                    _clear(place)
                    settle(written, place, flush=False)
            except PermissionError:
                # Windows lets nobody replace a file that is open: another process reads this entry just now.
                if self.get(key) is None:
                    raise
        return made

    def drop(self, key: str) -> None:
        """Remove an entry, its description first; whatever stands in its place."""
        for path in (description_of(self.path(key)), self.path(key)):
            with suppress(OSError):
                _clear(path)
                path.unlink(missing_ok=True)

    def prune(
        self, keep: Collection[str] = (), *, seconds: float = KEPT_SECONDS, total_bytes: int = KEPT_BYTES
    ) -> list[str]:
        """Remove entries that were not used for long, then those used longest ago until the store is small enough.

        Args:
            keep: keys that stay in any case.
            seconds: how long an unused entry stays.
            total_bytes: largest size of the store.

        Returns:
            The keys removed.
        """
        now = self.clock()
        entries = sorted(_entries(self.root, now))
        total = sum(size for _, size, _ in entries)
        dropped = []
        for used, size, key in entries:
            if key not in keep and (used < now - seconds or total > total_bytes):
                self.drop(key)
                dropped.append(key)
                total -= size
        return dropped


def _entries(root: Path, now: float) -> Iterator[tuple[float, int, str]]:
    """List (last use, bytes, key); bytes without a description, and drafts of writers that died, go by the day."""
    for folder in root.glob("??/"):
        for path in folder.iterdir():
            with suppress(OSError):  # another process has just dropped or renamed it
                if path.suffix == ".json":
                    file = path.with_suffix("")
                    yield path.stat().st_mtime, file.stat().st_size, file.name
                elif path.stat().st_mtime < now - _DAY and not description_of(path).exists():
                    path.unlink()


def description_of(path: Path) -> Path:
    """Return where the description of an entry's bytes lies."""
    return path.with_name(f"{path.name}.json")


def _clear(path: Path) -> None:
    """Remove a folder that stands where a file belongs."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)


def seal(description: object) -> str:
    """Digest a description without its digest."""
    return hashlib.sha256(json.dumps(description).encode()).hexdigest()


def _written(key: str, made: Made) -> str:
    remarks = [
        [remark.source, found.code, found.severity.value, found.message, found.hint, remark.excess]
        for remark in made.remarks
        for found in [remark.diagnostic]
    ]
    description = {
        "key": key,
        "sha256": made.sha256,
        "bytes": made.bytes,
        "width": made.width,
        "height": made.height,
        "seconds": made.seconds,
        "remarks": remarks,
    }
    description["digest"] = seal(description)
    return json.dumps(description, ensure_ascii=False, allow_nan=False)


def described(key: str, written: bytes) -> Made:
    """Read a description.

    Raises:
        KeyError, TypeError, ValueError, RecursionError: it is none, or another's, or not as it was written.
    """
    facts = json.loads(written)
    if facts["key"] != key or facts.pop("digest") != seal(facts):
        raise ValueError(key)
    remarks = tuple(
        Remark(
            ValuePath(*source),
            Diagnostic(code, Severity(severity), message, hint=hint),
            None if excess is None else Excess(excess[0], excess[1], Counted(excess[2])),
        )
        for source, code, severity, message, hint, excess in facts["remarks"]
    )
    made = Made(facts["sha256"], facts["bytes"], facts["width"], facts["height"], facts["seconds"], remarks)
    if not _plausible(made):
        raise TypeError(key)
    return made


def _plausible(made: Made) -> bool:
    """Return whether a description's values are of their types, even if whoever wrote it knew how to seal it."""
    sizes = (made.bytes, made.width or 0, made.height or 0)
    seconds = made.seconds or 0
    words = [
        word
        for remark in made.remarks
        for word in (remark.source.path, remark.source.item or "", remark.diagnostic.code, remark.diagnostic.message)
    ]
    return (
        all(type(size) is int and size >= 0 for size in sizes)
        and type(seconds) in {int, float}
        and math.isfinite(seconds)
        and all(isinstance(word, str) for word in (made.sha256, *words))
    )
