"""What was signed of editions: the states that all have signed who must, found in `approved/` alone.

What the unit above signs of an edition that has nobody of its own is a digest of its manifest; that manifest is kept
beside, unsigned, among the edition's own rounds: so it is known as long as the signature is, whatever becomes of dist.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bantin.content.editions.reading import Edition, read_editions
from bantin.files.paths import APPROVED, EDITIONS, GRANTS, MANIFEST
from bantin.model.unit import Unit
from bantin.output.approval.rounds import (
    Round,
    all_rounds,
    folder_of,
    open_round,
    read_whole,
    rounds,
    texts_of,
)
from bantin.output.manifest import Named, parsed
from bantin.output.shares import Share
from bantin.text.dates import is_bulletin


@dataclass(frozen=True, slots=True)
class Signed:
    """An edition, and its states that all have signed who must: of any month, the oldest first."""

    edition: Edition
    rounds: Sequence[Round]

    @property
    def last(self) -> Mapping[str, Round]:
        """The state of each month that was signed last."""
        return {one.month: one for one in self.rounds}


def keep_granted(root: Path, month: str, folder: Path, edition: str) -> None:
    """Keep the manifest and the texts of an edition of which the unit above signs the files.

    Args:
        root: the workspace.
        month: as in 2024-11.
        folder: of the edition's files.
        edition: its identifier.

    Raises:
        OSError: the system refused.
    """
    raw = read_whole(folder / MANIFEST)
    manifest, _ = parsed(raw)
    if manifest is not None:
        kept = folder_of(root, month, edition).glob(f"*/{MANIFEST}")
        if not any(read_whole(path) == raw for path in kept):
            open_round(root, month, raw, texts_of(folder, manifest), (), seen={}, of=edition)


def signed_editions(root: Path, out: Path, above: Unit, today: dt.date) -> Iterator[Signed]:
    """List the editions of a workspace with what was signed of them; `signed_of` has the arguments."""
    for edition in read_editions(root).found:
        yield signed_of(root, out, above, edition, today)


def signed_of(root: Path, out: Path, above: Unit, edition: Edition, today: dt.date) -> Signed:
    """List what was signed of an edition.

    Args:
        root: the workspace.
        out: the dist folder, where an edition lies of which older versions kept no manifest.
        above: the unit that wrote the bulletin.
        edition: as it was read.
        today: no signature of a later day counts.
    """
    months = {path.name for path in (root / APPROVED).glob("*") if is_bulletin(path.name)}
    found = [one for month in months for one in _of_month(root, out, above, edition, month, today=today)]
    return Signed(edition, sorted(found, key=lambda one: one.order))


def _of_month(root: Path, out: Path, above: Unit, edition: Edition, month: str, *, today: dt.date) -> Iterator[Round]:
    granted = [one for one in rounds(root, month, above, today=today, of=GRANTS) if one.is_approved]
    identity = above.identity
    if identity is None or not granted:
        return
    own = identity.model_copy(update={"approvers": tuple(edition.approvers), "approvals": 1, "formerly": ()})
    kept = all_rounds(root, month, own, today=today, of=edition.id)
    folder = out / month / EDITIONS / edition.id
    raw = read_whole(folder / MANIFEST)
    manifest, _ = parsed(raw)
    if manifest is not None and raw not in {one.raw for one in kept}:
        kept.append(Round(month, 0, folder, raw, manifest, (), (), ()))
    for one in kept:
        share = one.manifest.imprint.share if one.manifest.imprint else None
        if share is None or share.edition != edition.id:
            continue
        by = next((each for each in reversed(granted) if _covers(each, one, share)), None)
        if by is not None:
            yield replace(one, approvals=(*one.approvals, *by.approvals))


def _covers(granted: Round, one: Round, share: Share) -> bool:
    """Return whether the unit above signed a state of an edition: its bytes, or its part of what others signed."""
    grants = granted.manifest.grants
    said = grants.editions.get(share.edition) if grants else None
    if grants is None or said is None or one.manifest.imprint is None or said.unit != one.manifest.imprint.unit:
        return False
    return said.manifest == one.sha256 or (bool(one.approvals) and not any(grants.differences(share)))


def taken_back(
    approved: Iterable[Round],
    editions: Iterable[Signed],
    above: Mapping[str, str],
    own: Mapping[str, Mapping[str, str]],
) -> dict[str, str]:
    """Say why codes were recalled: those of the unit above, and those of its editions.

    What the unit above took back is taken back in every edition, whatever its code is there. What an edition took back
    that bears the code of the unit above, and so says the same, is genuine still.

    Args:
        approved: what the unit above approved.
        editions: what was signed of editions.
        above: why the unit above recalled codes of its own.
        own: why each edition did, by its identifier.
    """
    found = dict(above)
    codes = [((one.month, item.item), item.code) for one in approved for item in _items(one)]
    reasons = {where: above[code] for where, code in codes if code in above}
    genuine = {code for _, code in codes}
    for signed in editions:
        mine = own.get(signed.edition.id, {})
        for one in signed.rounds:
            for item in _items(one):
                reason = reasons.get((one.month, item.item)) or mine.get(item.code)
                if reason and item.code not in genuine:
                    found.setdefault(item.code, reason)
    return found


def codes_of_editions(
    signed: Iterable[Signed], withdrawn: Mapping[str, str], issues: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """Say of each code of editions what readers are told who type it, as `codes_of` of the archive does.

    Args:
        signed: what was signed of editions.
        withdrawn: why codes were recalled.
        issues: how readers call each month that is in the archive, by its name.
    """
    found: dict[str, dict[str, str]] = {}
    for edition in signed:
        last = edition.last
        for one in reversed(edition.rounds):
            imprint = one.manifest.imprint
            if imprint is None:
                continue
            issue = issues.get(one.month, one.month)
            address = f"{one.month}/index.html" if one.month in issues else "index.html"
            state = "ours" if last[one.month] is one else "replaced"
            for code, title in ((imprint.code, issue), *((item.code, item.title) for item in imprint.items)):
                told = {"state": state, "title": title, "issue": issue, "address": address, "of": imprint.unit}
                if code in withdrawn:
                    told |= {"state": "recalled", "reason": withdrawn[code].rstrip(".")}
                found.setdefault(code, told)
    return found


def _items(one: Round) -> Sequence[Named]:
    return one.manifest.imprint.items if one.manifest.imprint else ()
