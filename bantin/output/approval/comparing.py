"""What an approver compares in a browser: pictures and films as they were approved, beside those of now; texts too.

What was approved is kept on this machine, in `.bantin/approved/MONTH`, each file under its digest, and is shown as
approved only if it still has that digest: nobody makes an approver believe that nothing changed. In git it would weigh
as much as what goes out; so on another machine there is nothing old to see, which the page says.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from urllib.parse import quote

from bantin.design.looks.renderer import Looks
from bantin.files.atomic import replacing
from bantin.files.digests import sha256_of
from bantin.files.media import medium
from bantin.files.regular import open_regular
from bantin.output.approval.changes import Changes, beside
from bantin.output.approval.rounds import Round
from bantin.output.manifest import Manifest
from bantin.text.dates import month_name, short_date

PAGE = "so-sanh.html"
SEEN = ("picture", "film")
"""Media that are shown beside what they were."""
_WEB = Path(__file__).resolve().parent / "web"


@dataclass(frozen=True, slots=True)
class Shown:
    """A file that changed: where it was and is, as addresses from the page; empty where there is none to show.

    Attributes:
        medium: as `media.medium` has it.
        is_new: whether it was not approved before at all.
    """

    path: str
    medium: str
    before: str
    now: str
    is_new: bool


def keep_seen(kept: Path, folder: Path, manifest: Manifest, *, alone: bool) -> None:
    """Keep the pictures and films of a month that was signed, for the next who compares.

    Args:
        kept: the folder for them, of this month.
        folder: the month's in dist.
        manifest: that was signed.
        alone: whether older ones go, as no one compares with them any more.

    Raises:
        OSError: the system refused.
    """
    wanted = {_name(file.path, file.sha256): file for file in manifest.files if medium(file.path) in SEEN}
    for name, file in wanted.items():
        if not (kept / name).is_file():
            _keep(folder / file.path, kept / name, heavy=medium(file.path) == "film")
    if alone:
        for path in kept.glob("*"):
            if path.name not in wanted and path.name != PAGE:
                with suppress(OSError):  # open in somebody's viewer
                    path.unlink()


def _keep(path: Path, kept: Path, *, heavy: bool) -> None:
    """Keep a copy of a file; of a heavy one a second name where the drive has such: builds never write into files."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    if heavy and path.is_file() and not path.is_symlink():
        with suppress(OSError):
            os.link(path, kept)
            return
    with open_regular(path) as source, replacing(kept) as stream:
        copyfileobj(source, stream)


def write_comparison(
    kept: Path, folder: Path, manifest: Manifest, changes: Changes, before: Round | None, *, unit: str
) -> Path:
    """Write the page, beside what is kept.

    Args:
        kept: as `keep_pictures` has it.
        folder: the month's in dist.
        manifest: of what lies there now.
        changes: since the last round.
        before: the last round that was approved; None where there is none.
        unit: its name.

    Raises:
        OSError: the system refused.
    """
    page = Looks([_WEB], called=("bantin/output/approval/web",)).render(
        PAGE,
        unit=unit,
        month=month_name(manifest.bulletin),
        last=max(short_date(one.when.astimezone().date()) for one in before.approvals) if before else "",
        texts=[(text.path, list(beside(text.before, text.now))) for text in changes.texts],
        files=list(_shown(kept, folder, changes, before)),
        seen=SEEN,
    )
    with replacing(kept / PAGE) as stream:
        stream.write(page.encode())
    return kept / PAGE


def _shown(kept: Path, folder: Path, changes: Changes, before: Round | None) -> Iterator[Shown]:
    was = {file.path: file.sha256 for file in before.manifest.files} if before else {}
    there = {path: _address(kept, folder / path) for path in changes.pictures}
    for path in (*changes.pictures, *(path for path in changes.gone if medium(path) != "text")):
        name = _name(path, was[path]) if path in was else ""
        known = bool(name) and _is(kept / name, was[path])
        yield Shown(path, medium(path), name if known else "", there.get(path, ""), path not in was)


def _name(path: str, sha256: str) -> str:
    return sha256 + PurePosixPath(path).suffix


def _is(path: Path, sha256: str) -> bool:
    try:
        return path.is_file() and sha256_of(path) == sha256
    except OSError:
        return False


def _address(page_folder: Path, path: Path) -> str:
    """Name a file from the page: by a way between them, or from the top where they lie on different drives."""
    try:
        return quote(Path(os.path.relpath(path, page_folder)).as_posix())
    except ValueError:
        return path.absolute().as_uri()
