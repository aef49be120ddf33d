"""How a month stands: a draft, approved by whom and when, or changed since."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bantin.files.digests import sha256_of
from bantin.files.paths import MANIFEST
from bantin.model.unit import Unit
from bantin.output.approval.rounds import read_whole, rounds
from bantin.output.approval.state import Standing, State
from bantin.output.manifest import Manifest, read_manifest


def state_of(
    root: Path, month: str, folder: Path, unit: Unit, *, today: dt.date, month_code: str | None = None
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

    Returns:
        None where the unit has no approvers.
    """
    identity = unit.identity
    if identity is None or not identity.approvers:
        return None
    found = rounds(root, month, identity, unit.name, today=today)
    raw = read_whole(folder / MANIFEST)
    now = next((one for one in reversed(found) if one.raw == raw), None)
    approved = next((one for one in reversed(found) if one.is_approved), None)
    refusals = now.refusals if now else ()
    if now is not None and now.approvals:
        altered = altered_files(folder, now.manifest)
        edited = month_code is not None and now.manifest.imprint is not None and month_code != now.manifest.imprint.code
        if altered or edited:
            return State(Standing.CHANGED, now.approvals, now.needed, altered, refusals)
        standing = Standing.APPROVED if now.is_approved else Standing.WAITING
        return State(standing, now.approvals, now.needed, (), refusals)
    if approved is not None:
        return State(Standing.CHANGED, approved.approvals, identity.approvals, (), refusals)
    return State(Standing.DRAFT, (), identity.approvals, (), refusals)


def altered_files(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """List the files of a month that are not those that its manifest lists."""
    return tuple(file.path for file in manifest.files if not _is(folder / file.path, file.bytes, file.sha256))


def unfit(folder: Path) -> list[str]:
    """Say why what lies in a month's folder cannot be approved at all; nothing if it can."""
    manifest, _ = read_manifest(folder)
    if manifest is None or not manifest.files:
        return ["Tháng này chưa dựng được tệp nào"]
    if manifest.imprint is None:
        return ["Đơn vị chưa có khóa làm mã tin"]
    stale = [file.path for file in manifest.files if file.stale]
    told = [f"Còn tệp cũ chưa dựng lại được: {', '.join(stale[:3])}"] if stale else []
    altered = altered_files(folder, manifest)
    return told + ([f"Tệp đã bị sửa tay sau khi dựng: {', '.join(altered[:3])}"] if altered else [])


def _is(path: Path, size: int, sha256: str) -> bool:
    try:
        return path.stat().st_size == size and sha256_of(path) == sha256
    except OSError:
        return False
