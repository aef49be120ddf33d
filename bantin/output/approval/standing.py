"""How a month stands: a draft, approved by whom and when, or changed since."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

from bantin.files.digests import sha256_of
from bantin.files.paths import EDITIONS, MANIFEST, PROOFS
from bantin.model.unit import Unit
from bantin.output.approval.rounds import all_rounds, current, other_names, own_rounds, read_whole
from bantin.output.approval.state import Standing, State
from bantin.output.archives import handed_over, holds_indeed
from bantin.output.manifest import Manifest
from bantin.output.publish import EDITED

ASSETS = "desk"
"""The folder of the page from which a month is handed over."""

_APPROVED_ZIP = f"-{Standing.APPROVED}.zip"
_OF_SYSTEMS = {"desktop.ini", "thumbs.db"}
"""What Windows leaves in folders that somebody looked into."""


def state_of(
    root: Path,
    month: str,
    folder: Path,
    unit: Unit,
    *,
    today: dt.date,
    month_code: str | None = None,
    zips: bool = True,
    of: str = "",
) -> State | None:
    """Find how a month stands.

    Args:
        root: the workspace.
        month: as in 2024-11.
        folder: the month's in dist; need not exist.
        unit: whose approvers count.
        today: no signature of a later day counts.
        month_code: of what is written now; where it is not that of what was built, that is a change. Not looked at if
            None.
        zips: whether to look at ZIPs that call themselves approved; whoever writes them anew does not.
        of: which edition lies there; the unit's own month if empty.

    Returns:
        None where the unit has no approvers.
    """
    identity = unit.identity
    if identity is None or not identity.approvers:
        return None
    every = all_rounds(root, month, identity, today=today, of=of)
    found, others = own_rounds(every, unit), other_names(every, unit)
    raw = read_whole(folder / MANIFEST)
    last = current(found)
    same = [one for one in found if one.raw == raw]
    now = current(same) or next(reversed(same), None)
    refusals = now.refusals if now else ()
    if now is None or not now.approvals:
        if last is None:
            return State(Standing.DRAFT, (), identity.approvals, (), refusals, other_names=others)
        return State(Standing.CHANGED, last.approvals, identity.approvals, (), refusals, other_names=others)
    signed = State(Standing.CHANGED, now.approvals, now.needed, (), refusals, former_name=now.former_name)
    if now.is_approved and now is not last:
        return replace(signed, replaced=True)
    edited = month_code is not None and now.manifest.imprint is not None and month_code != now.manifest.imprint.code
    altered = () if edited else amiss(folder, now.manifest, zips=zips)
    if altered or edited:
        return replace(signed, altered=altered)
    return replace(signed, standing=Standing.APPROVED if now.is_approved else Standing.WAITING)


def altered_files(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """List the files of a month that are not those that its manifest lists."""
    return tuple(file.path for file in manifest.files if not _is(folder / file.path, file.bytes, file.sha256))


def strays(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """List what lies in the channels' folders of a month as if it went out, and no build put there.

    What the desk needs lies in a folder of its own, and so does what a build put aside. A folder that is a link is told
    itself: what it leads to may be another thing tomorrow.
    """
    listed = {file.path for file in manifest.files}
    found = []
    for above, folders, names in os.walk(folder):
        where = Path(above).relative_to(folder)
        if where == Path():
            folders[:] = [
                name for name in folders if name not in {ASSETS, EDITED, PROOFS, EDITIONS} and not name.startswith(".")
            ]
        links = [name for name in folders if (Path(above) / name).is_symlink()]
        for name in [*links, *(names if where != Path() else ())]:
            path = (where / name).as_posix()
            if path not in listed and not name.startswith(".") and name.casefold() not in _OF_SYSTEMS:
                found.append(path)
    return tuple(sorted(found))


def amiss(folder: Path, manifest: Manifest, *, zips: bool) -> tuple[str, ...]:
    """List what is not as it was approved; a ZIP that calls itself approved must hold just that."""
    renamed = tuple(
        path.name
        for path in sorted(folder.glob(f"*{_APPROVED_ZIP}") if zips else ())
        if not holds_indeed(path, handed_over(manifest.files, path.name.removesuffix(_APPROVED_ZIP)))
    )
    return altered_files(folder, manifest) + strays(folder, manifest) + renamed


def unfit(folder: Path, manifest: Manifest | None) -> list[str]:
    """Say why what lies in a month's folder cannot be approved at all; nothing if it can."""
    if manifest is None or not manifest.files:
        return ["Tháng này chưa dựng được tệp nào"]
    if manifest.imprint is None:
        return ["Đơn vị chưa có khóa làm mã tin"]
    stale = [file.path for file in manifest.files if file.stale]
    told = [f"Còn tệp cũ chưa dựng lại được: {', '.join(stale[:3])}"] if stale else []
    altered = altered_files(folder, manifest)
    told += [f"Tệp đã bị sửa tay sau khi dựng: {', '.join(altered[:3])}"] if altered else []
    foreign = strays(folder, manifest)
    hint = "bản tin không có, chuyển đi nơi khác rồi duyệt"
    return told + ([f"Tệp lạ trong {folder.name}, {hint}: {', '.join(foreign[:3])}"] if foreign else [])


def _is(path: Path, size: int, sha256: str) -> bool:
    try:
        return path.stat().st_size == size and sha256_of(path) == sha256
    except OSError:
        return False
