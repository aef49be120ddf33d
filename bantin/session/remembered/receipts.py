"""What a build or a check of a month came to, kept by all that it was made of: done again, it comes to the same.

So nothing is read, checked, rendered or looked up anew as long as no byte has changed: of the month's files and of all
that lies beside them, of looks, of bantin and of what it stands on; and, after a build, of what lies in dist, and of
what approvers have signed. What cannot be seen in bytes has no receipt: an urgent bulletin, which goes on with another
month; a text of which nobody knows yet how long it takes to read aloud.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bantin.content.workspace import month_folder, own_templates, shipped_templates, store_of
from bantin.files.digests import sha256_of
from bantin.files.paths import APPROVED, EDITIONS, GRANTS, MANIFEST, PROOFS, OutsideError, inside
from bantin.making.code_digest import all_that_runs
from bantin.model.diagnostic import Diagnostic
from bantin.session.remembered.kept import keep, recall
from bantin.text.dates import is_bulletin, is_month

if TYPE_CHECKING:  # a month that is as it was needs no models
    from bantin.content.editions.reading import Edition
    from bantin.session.month import Session

_ROOMS = ("bantin.model.diagnostic",)
"""Where the classes of receipts are at home."""

_TABLE = "editions.csv"
"""Which an edition knows by its own row."""

Kept = tuple[str, int, str]
"""A file of dist: its path in the month's folder, its size in bytes, its SHA-256."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a build or a check came to.

    Attributes:
        found: all that was found.
        artifacts: (channel, path) of what was made or was there; empty after a check, and so is `files`.
        files: all that a build has published, with the page and its ZIPs, and what shows who signed it.
        names: of all that lay there where a unit has approvers, who did not see what comes later; else empty.
        told: how the approval stood, as the value of its `Standing` and in words; empty where nobody approves.
    """

    found: tuple[Diagnostic, ...]
    artifacts: tuple[tuple[str, str], ...] = ()
    files: tuple[Kept, ...] = ()
    names: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Receipts:
    """The receipts of a month, for as long as nothing changes.

    Attributes:
        root: the workspace.
        month: as in 2024-11.
        today: as `open_month` has it.
        edition: as which it is published; the unit's own if None.
    """

    root: Path
    month: str
    today: dt.date | None
    edition: Edition | None = None

    def checked(self) -> Receipt | None:
        """Recall what a check of all this came to."""
        return self._recalled("check", "")

    def keep_check(self, session: Session, found: Sequence[Diagnostic]) -> None:
        """Keep what a check came to, if the same comes of it as long as nothing changes."""
        if self._lasts(session):
            self._keep("check", "", Receipt(tuple(found)))

    def built(self, folder: Path) -> Receipt | None:
        """Recall what a build of all this came to, if all that it published lies in the month's folder of dist."""
        receipt = self._recalled("build", _beside(folder))
        if receipt is None or (receipt.names and receipt.names != tuple(_names(folder))):
            return None
        return receipt if _all_there(folder, receipt.files) else None

    def keep_build(
        self, session: Session, found: Sequence[Diagnostic], folder: Path, told: tuple[str, ...] = ()
    ) -> None:
        """Keep what a build came to that made all, met no trouble, and told nothing that holds no longer.

        Args:
            session: what was built, for all channels.
            found: all that was found.
            folder: the month's in dist, with its page.
            told: as in a receipt.
        """
        identity = session.bulletin.unit.value.identity if session.bulletin else None
        if self._lasts(session):
            artifacts = tuple((recipe.channel, recipe.path) for recipe in session.recipes)
            with suppress(OSError, ValueError, TypeError, KeyError):  # somebody may write there meanwhile
                names = tuple(_names(folder)) if identity and identity.approvers else ()
                receipt = Receipt(tuple(found), artifacts, tuple(_published(folder)), names, told)
                self._keep("build", _beside(folder), receipt)

    def _lasts(self, session: Session) -> bool:
        if session.bulletin is None or session.estimated or not is_month(self.month):
            return False
        from bantin.content.release import Release, running  # noqa: PLC0415 - reads content files

        written_by = session.bulletin.unit.value.bantin_version  # of an older one, all files are looked through
        return written_by is not None and Release.parse(written_by).form >= running().form

    def _recalled(self, what: str, beside: str) -> Receipt | None:
        if not is_month(self.month):
            return None
        with suppress(OSError):
            match recall(store_of(self.root), self._key(what, beside), _ROOMS):
                case (tuple(found), tuple(artifacts), tuple(files), tuple(names), tuple(told)):
                    return Receipt(found, artifacts, files, names, told)
        return None

    def _keep(self, what: str, beside: str, receipt: Receipt) -> None:
        """Keep a receipt, unless somebody has saved a file while the month was being read."""
        with suppress(OSError):
            key = self._key(what, beside)
            if replace(self)._key(what, beside) == key:  # noqa: SLF001 - of this class, read anew
                parts = receipt.found, receipt.artifacts, receipt.files, receipt.names, receipt.told
                keep(store_of(self.root), key, parts)

    def _key(self, what: str, beside: str) -> str:
        signed = self._signed if what == "build" else []
        return hashlib.sha256(json.dumps(["receipt", what, beside, self._inputs, signed]).encode()).hexdigest()

    @cached_property
    def _inputs(self) -> list[object]:
        folder = self.edition.folder if self.edition else None
        files = [list(one) for one in inputs(self.root, self.month, folder)]
        return [all_that_runs(), self.month, str(self.today), _said(self.edition), *files]

    @cached_property
    def _signed(self) -> list[tuple[str, str]]:
        """List what was signed of the month, or of the edition alone: there are ninety others."""
        above = self.root / APPROVED / self.month
        folders = [above / GRANTS, above / EDITIONS / self.edition.id] if self.edition else [above]
        return [
            (path.relative_to(above).as_posix(), _digest(path))
            for folder in folders
            for path in _tree(folder, *(() if self.edition else (EDITIONS, GRANTS)))
        ]


def _said(edition: Edition | None) -> list[str]:
    """List what an edition says otherwise, and where; the other rows of its table are none of its business."""
    if edition is None:
        return []
    written = edition.written
    places = (sorted(map(str, some.items())) for some in (written.locations, written.keys, written.rows))
    damaged = sorted(written.damaged)
    return [repr(one) for one in (edition.id, edition.told, edition.without, written.value, *places, damaged)]


def inputs(root: Path, month: str, added: Path | None = None) -> Iterator[tuple[str, str]]:
    """List all files that a month may be made of, each with its digest, and the names of all that lies beside them.

    Names tell what is not read too, and what stands in for something else. A file that cannot be read has no digest.

    Args:
        root: the workspace.
        month: as in 2024-11.
        added: the folder of what an edition adds.

    Raises:
        OSError: a folder cannot be listed, or is a link.
    """
    content = root / "content"
    for entry in sorted(content.iterdir()):
        yield f"content/{entry.name}", "" if entry.is_dir() or entry.name == _TABLE else _digest(entry)
    for called, folder in (
        *([("added", added)] if added else []),
        ("month", month_folder(root, month)),
        ("assets", content / "assets"),
        ("own", own_templates(root)),
        ("shipped", shipped_templates()),
    ):
        for path in _tree(folder):
            yield f"{called}/{path.relative_to(folder).as_posix()}", _digest(path)


def _tree(folder: Path, *without: str) -> Iterator[Path]:
    """List all that lies in a folder, which need not exist, but for folders of some names right in it."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if Path(parent) != folder or name not in without)
        for path in (Path(parent, name) for name in [*folders, *sorted(files)]):
            if path.is_symlink() and path.is_dir():
                raise OSError(path)  # whatever it leads to may be another thing tomorrow
            yield path


def _digest(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError as error:
        return type(error).__name__


def _beside(folder: Path) -> str:
    """Digest what a month's page says of other months, and where it lies: the months whose pages lie beside it."""
    found = [str(folder.absolute())]
    with suppress(OSError):
        for other in sorted(folder.parent.iterdir()):
            if other.name != folder.name and is_bulletin(other.name) and (other / "index.html").is_file():
                found += [other.name, _digest(other / MANIFEST)]
    return json.dumps(found)


def _published(folder: Path) -> Iterator[Kept]:
    """List what lies there by the two manifests, that of what goes out and that of the page, and these themselves."""
    for manifest in (folder / MANIFEST, folder / "desk" / MANIFEST):
        written = manifest.read_bytes()
        yield manifest.relative_to(folder).as_posix(), len(written), hashlib.sha256(written).hexdigest()
        for file in json.loads(written)["files"]:
            yield file["path"], file["bytes"], file["sha256"]
    for path in _tree(folder / PROOFS):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.stat().st_size, sha256_of(path)


def _names(folder: Path) -> Iterator[str]:
    """List the names of all that lies in a month's folder, but for its editions, which have lists of their own."""
    yield from (path.relative_to(folder).as_posix() for path in _tree(folder, EDITIONS))


def _all_there(folder: Path, files: Iterable[Kept]) -> bool:
    """Return whether files are there with their bytes, none through a link: compares sizes and digests, never times."""
    try:
        for path, size, sha256 in files:
            target = inside(folder, path)
            facts = target.lstat()
            if not stat.S_ISREG(facts.st_mode) or facts.st_size != size or sha256_of(target) != sha256:
                return False
    except (OSError, OutsideError):
        return False
    return True
