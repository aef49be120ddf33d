"""What is whose in an edition, worked out from what was written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from bantin.content.editions.reading import Edition
from bantin.content.reading.composing.composed_file import Value
from bantin.content.reading.month import read_unit
from bantin.content.workspace import UNIT_FILE, own_templates
from bantin.files.digests import sha256_of_folder
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.parts.edition import ADDS
from bantin.model.unit import Unit
from bantin.output.shares import Granted, Grants, Share

_OF_PEOPLE = {"approvers", "approvals", "formerly"}
"""Of the unit's identity, what comes and goes without anything else being said."""


def share_of(root: Path, edition: Edition, bulletin: Bulletin) -> Share | None:
    """Work out what is whose in an edition; None as long as the unit has no key, so that nobody approves anything.

    Args:
        root: the workspace.
        edition: as it was read.
        bulletin: the month as this edition.
    """
    unit = unit_above(root)
    if unit is None or unit.identity is None:
        return None
    own = {path.stem for path in edition.items_of(bulletin.month)}
    said = list(_said(edition, unit, bulletin.month))
    changed = {name: value for name, value in said if not _is_added(name)}
    added = {name: _digest(value) for name, value in said if _is_added(name)}
    if "emblem" in changed:
        changed["emblem"] = [changed["emblem"], *_digests([bulletin.emblem])]
    return Share(
        edition.id,
        unit.name,
        _above(root, unit, bulletin),
        _digest(changed),
        {entry.id: _of_item(entry) for entry in bulletin.entries if entry.id not in own},
        {entry.id: _of_item(entry) for entry in bulletin.entries if entry.id in own},
        tuple(sorted(changed)),
        dict(sorted(added.items())),
    )


def differences(root: Path, edition: Edition) -> tuple[list[str], list[str]]:
    """List what an edition says otherwise than the unit above, and what it added, in any month."""
    unit = unit_above(root)
    said = [name for name, _ in _said(edition, unit)] if unit else []
    months = sorted({path.parent.name for path in edition.folder.glob("*/*.yaml")})
    items = [f"{len(edition.items_of(month))} tin {month}" for month in months]
    changed = sorted(name for name in said if not _is_added(name) and name != "approvers")
    return changed, [*sorted(name for name in said if _is_added(name)), *items]


def _is_added(name: str) -> bool:
    return name in ADDS or name.startswith("contacts + ")


def grants_of(root: Path, bulletin: Bulletin, shares: Iterable[tuple[Share, Granted]]) -> Grants:
    """Put together what the unit above signs.

    Args:
        root: the workspace.
        bulletin: the unit's own month.
        shares: of the editions, and what is signed of each.
    """
    unit = bulletin.unit.value
    items = {entry.id: _of_item(entry) for entry in bulletin.entries}
    return Grants(_above(root, unit, bulletin), items, {share.edition: granted for share, granted in shares})


def unit_above(root: Path) -> Unit | None:
    """Read the unit whose bulletin it is; None where its file has mistakes."""
    try:
        return _unit(root, (root / UNIT_FILE).read_bytes())
    except OSError:
        return None


@lru_cache(maxsize=2)
def _unit(root: Path, raw: bytes) -> Unit | None:
    unit, _ = read_unit(root, {root / UNIT_FILE: raw})
    return unit.value if unit else None


def _said(edition: Edition, unit: Unit, month: str = "") -> Iterator[tuple[str, Value]]:
    """List what an edition says, contacts one by one, and of the items that it leaves out those of a month, or all."""
    there = {contact.id for contact in unit.contacts}
    value = edition.written.value if isinstance(edition.written.value, dict) else {}
    for name, one in value.items():
        if name == "contacts" and isinstance(one, list):
            for contact in one:
                known = contact.get("id") if isinstance(contact, dict) else None
                yield f"contacts {known}" if known in there else f"contacts + {known}", contact
        elif name == "without" and isinstance(one, list):
            if gone := [each for each in one if str(each).startswith(f"{month}/" if month else "")]:
                yield name, list(gone)
        else:
            yield name, one


def _above(root: Path, unit: Unit, bulletin: Bulletin) -> str:
    """Digest what all editions have: the heading, the unit above with its own words, and its looks."""
    identity = unit.identity.model_dump(mode="json", exclude=_OF_PEOPLE) if unit.identity else None
    said = unit.model_dump(mode="json", exclude={"identity", "bantin_version"})
    heading = bulletin.header.value.model_dump(mode="json")
    templates = own_templates(root)
    looks = sha256_of_folder(templates) if templates.is_dir() else ""
    return _digest([said, identity, heading, list(bulletin.glossary), looks, *_digests([bulletin.music])])


def _of_item(entry: Entry) -> str:
    files = _digests([entry.image, entry.narration, entry.clip])
    return _digest([entry.kind, entry.item.model_dump(mode="json"), *files])


def _digests(assets: Iterable[Asset | None]) -> list[str]:
    return [asset.sha256 if asset else "" for asset in assets]


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
