"""How an edition stands: what the unit above signed of it, and what its own unit did."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bantin.files.paths import GRANTS, MANIFEST
from bantin.model.parts.identity import Approver
from bantin.model.unit import Unit
from bantin.output.approval.rounds import current, read_whole, rounds
from bantin.output.approval.standing import amiss, state_of
from bantin.output.approval.state import Standing, State
from bantin.output.manifest import parsed
from bantin.output.shares import Share

_ORDER = (Standing.CHANGED, Standing.DRAFT, Standing.WAITING, Standing.APPROVED)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose an edition is.

    Attributes:
        root: the workspace, or what lies on a stick as one does.
        month: as in 2024-11.
        folder: of the edition's files.
        above: the unit that wrote the bulletin.
        unit: the one that publishes it, as the edition has it.
        approvers: who approves for that one.
    """

    root: Path
    month: str
    folder: Path
    above: Unit
    unit: Unit
    approvers: Sequence[Approver]

    @property
    def own_unit(self) -> Unit:
        """The edition's unit with its own approvers, one of whom suffices."""
        identity = self.above.identity
        assert identity is not None  # noqa: S101 - nobody approves anything else
        own = identity.model_copy(update={"approvers": tuple(self.approvers), "approvals": 1, "formerly": ()})
        return self.unit.model_copy(update={"identity": own})


def edition_state(at: Whose, share: Share | None, *, today: dt.date, zips: bool = True) -> State | None:
    """Find how an edition stands; None where the unit above has no approvers.

    Args:
        at: whose it is, and where.
        share: what is whose in it as it is written now; as its manifest has it if None, where there is no content.
        today: no signature of a later day counts.
        zips: as for `state_of`.
    """
    if at.above.identity is None or not at.above.identity.approvers:
        return None
    raw = read_whole(at.folder / MANIFEST)
    manifest, _ = parsed(raw)
    built = manifest.imprint.share if manifest and manifest.imprint else None
    share = share or built
    above = _of_above(at, share, built, raw, today=today, zips=zips)
    parts = [above]
    if at.approvers:
        state = state_of(
            at.root,
            at.month,
            at.folder,
            at.own_unit,
            today=today,
            zips=zips,
            of=share.edition if share else "-",
        )
        assert state is not None  # noqa: S101 - there are approvers
        own = replace(state, standing=Standing.CHANGED) if state.approvals and built != share else state
        parts.append(replace(own, whose=f"phần {at.unit.name} thêm"))
    whole = min((part.standing for part in parts), key=_ORDER.index)
    if whole is Standing.DRAFT and any(part.standing is Standing.APPROVED for part in parts):
        whole = Standing.WAITING
    signed = tuple(approval for part in parts for approval in part.approvals)
    return State(whole, signed, parts=tuple(parts))


def _of_above(at: Whose, share: Share | None, built: Share | None, raw: bytes, *, today: dt.date, zips: bool) -> State:
    whose = f"phần của {at.above.name}"
    found = rounds(at.root, at.month, at.above, today=today, of=GRANTS)
    now = current(found)
    identity = at.above.identity
    needed = identity.approvals if identity else 1
    if now is None:
        signed = found[-1].approvals if found else ()
        standing = Standing.WAITING if signed else Standing.DRAFT
        return State(standing, signed, needed, refusals=found[-1].refusals if found else (), whose=whose)
    grants = now.manifest.grants
    assert grants is not None  # noqa: S101 - `rounds` keeps no others
    granted = grants.editions.get(share.edition) if share else None
    if share is None or granted is None:
        return State(Standing.DRAFT, (), needed, whose=whose)
    differs = [*grants.differences(share)]
    if granted.unit != at.unit.name:
        differs.append("tên đơn vị")
    if not at.approvers and share != built:
        differs.append("những gì ấn bản tự thêm")
    elif not at.approvers:
        differs += _of_files(at, granted.manifest, raw, zips=zips)
    standing = Standing.CHANGED if differs else Standing.APPROVED
    return State(standing, now.approvals, needed, tuple(differs), whose=whose)


def _of_files(at: Whose, signed: str, raw: bytes, *, zips: bool) -> list[str]:
    """Say which files of an edition are not those that the unit above signed, where nobody else signs them."""
    manifest, _ = parsed(raw)
    if manifest is None or hashlib.sha256(raw).hexdigest() != signed:
        return ["tệp của ấn bản"]
    return list(amiss(at.folder, manifest, zips=zips))
