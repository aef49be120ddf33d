"""Rounds of approval: each signed state of a month, kept in `approved/MONTH/NN` and never changed.

`manifest.json` there is the one that was signed, `manifest.json.minisig` the first signature, `manifest.json-2.minisig`
the second one where two must approve; `texts.json` keeps the texts, so that the next approver sees what changed, and
`pictures.json` the fingerprints of the pictures, by which one that a platform compressed again is known.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from bantin.files.atomic import creating, replacing
from bantin.files.media import medium
from bantin.files.paths import APPROVED, EDITIONS, GRANTS, MANIFEST
from bantin.files.regular import open_regular
from bantin.model.parts.identity import Identity
from bantin.model.unit import Unit
from bantin.output.approval.signatures import SUFFIX, judge
from bantin.output.approval.state import Approval
from bantin.output.manifest import Manifest, parsed
from bantin.sight.fingerprints import fingerprint
from bantin.text.patterns import regex

TEXTS = "texts.json"
PICTURES = "pictures.json"

_HEX = regex("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Round:
    """A state of a month that was signed.

    Attributes:
        raw: the bytes that were signed.
        approvals: signatures that count, of different people.
        refusals: why the others do not, each a Vietnamese sentence.
        signed: the bytes of the signatures that count.
        former_name: the unit's name then, where it has another one now; empty otherwise.
    """

    month: str
    number: int
    folder: Path
    raw: bytes
    manifest: Manifest
    approvals: tuple[Approval, ...]
    refusals: tuple[str, ...]
    signed: tuple[bytes, ...]
    former_name: str = ""

    @property
    def needed(self) -> int:
        """How many must have signed: as many as the manifest itself says, so that nobody lowers it afterwards."""
        return self.manifest.imprint.approvals if self.manifest.imprint else 1

    @property
    def is_approved(self) -> bool:
        """Whether enough people signed, one at least: of a manifest that nobody signed, its number is anybody's."""
        return len(self.approvals) >= max(1, self.needed)

    @property
    def order(self) -> tuple[dt.datetime, int]:
        """By which the later of two approved states is known: their signatures tell, and nobody signed the folders."""
        return max(approval.when for approval in self.approvals), self.number

    @property
    def signatures(self) -> frozenset[str]:
        """Digests of the signatures that count."""
        return frozenset(hashlib.sha256(one).hexdigest() for one in self.signed)

    @property
    def sha256(self) -> str:
        """Digest of what was signed."""
        return hashlib.sha256(self.raw).hexdigest()

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts that were approved, by path, as far as they are the ones that the manifest lists."""
        told = _kept(self.folder / TEXTS)
        digests = {file.path: file.sha256 for file in self.manifest.files}
        return {
            path: text for path, text in told.items() if hashlib.sha256(text.encode()).hexdigest() == digests.get(path)
        }

    @property
    def fingerprints(self) -> Mapping[str, int]:
        """What the pictures look like, by path. Nobody signed these: they say what is alike, never what is ours."""
        known = {file.path for file in self.manifest.files}
        told = _kept(self.folder / PICTURES)
        return {path: int(print_, 16) for path, print_ in told.items() if path in known and _HEX.fullmatch(print_)}


def rounds(root: Path, month: str, unit: Unit, *, today: dt.date, of: str = "") -> list[Round]:
    """List the rounds of a month, the oldest first; what is no manifest of this unit and month is left out.

    Args:
        root: the workspace.
        month: as in 2024-11.
        unit: whose approvers' signatures count; its former names are its own.
        today: no signature of a later day counts.
        of: of which edition, or of lists of editions (`GRANTS`); those of the month itself if empty.
    """
    found = all_rounds(root, month, unit.identity, today=today, of=of) if unit.identity else []
    return own_rounds(found, unit)


def folder_of(root: Path, month: str, of: str = "") -> Path:
    """Return where rounds are kept: of a month, of its lists of editions, or of one of them."""
    above = root / APPROVED / month
    return above / of if of in {"", GRANTS} else above / EDITIONS / of


def _is_of(manifest: Manifest, of: str) -> bool:
    """Return whether a manifest is what is kept there: nobody copies an edition's round among those of the month."""
    share = manifest.imprint.share if manifest.imprint else None
    if of == GRANTS:
        return manifest.grants is not None and share is None and not manifest.files
    return manifest.grants is None and (share.edition if share else "") == of


def own_rounds(found: Iterable[Round], unit: Unit) -> list[Round]:
    """Keep the rounds of a unit, under the name that it has now and under its former ones."""
    return [
        replace(one, former_name="" if name == unit.name else name)
        for one in found
        if (name := _publisher(one)) in unit.names
    ]


def other_names(found: Iterable[Round], unit: Unit) -> tuple[str, ...]:
    """List names that are none of the unit's, under which its own approvers signed.

    Whoever gives a unit another name finds all that was approved before gone, until its former name is written down.
    """
    signed = (_publisher(one) for one in found if one.approvals)
    return tuple(name for name in dict.fromkeys(signed) if name not in unit.names)


def _publisher(found: Round) -> str:
    return found.manifest.imprint.unit if found.manifest.imprint else ""


def all_rounds(root: Path, month: str, identity: Identity, *, today: dt.date, of: str = "") -> list[Round]:
    """List the rounds of a month under whatever name of a unit, the oldest first; else as `rounds`."""
    folder = folder_of(root, month, of)
    try:
        numbered = sorted(
            (entry for entry in folder.iterdir() if _is_number(entry.name) and entry.is_dir()),
            key=lambda entry: int(entry.name),
        )
    except OSError:
        return []
    return [found for entry in numbered if (found := _round(entry, month, identity, today, of)) is not None]


def _is_number(name: str) -> bool:
    """Return whether a folder is called as `open_round` calls it: a second one of the same number is nobody's round."""
    return name.isascii() and name.isdecimal() and name == f"{int(name):02}"


def current(found: Iterable[Round]) -> Round | None:
    """Return the state that was approved last."""
    return max((one for one in found if one.is_approved), key=lambda one: one.order, default=None)


def _round(folder: Path, month: str, identity: Identity, today: dt.date, of: str) -> Round | None:
    raw = read_whole(folder / MANIFEST)
    manifest, _ = parsed(raw)
    if manifest is None or manifest.imprint is None or manifest.bulletin != month or not _is_of(manifest, of):
        return None
    approvals: dict[str, Approval] = {}
    refusals, signed = [], []
    for path in sorted(folder.glob(f"{MANIFEST}*{SUFFIX}")):
        written = read_whole(path)
        found = judge(written, raw, identity, month, today=today)
        if isinstance(found, Approval):
            approvals.setdefault(found.approver.person, found)
            signed.append(written)
        else:
            refusals.append(f"{path.name}: {found}")
    counting = tuple(approvals.values())
    return Round(month, int(folder.name), folder, raw, manifest, counting, tuple(refusals), tuple(signed))


def joined(found: Sequence[Round], manifest: bytes) -> Round | None:
    """Return the round that a signature of a manifest belongs to: the last, unless that was replaced since."""
    last, now = (found[-1] if found else None), current(found)
    if last is None or last.raw != manifest or (last.is_approved and last is not now):
        return None
    return last


def open_round(
    root: Path,
    month: str,
    manifest: bytes,
    texts: Mapping[str, str],
    before: Sequence[Round],
    *,
    seen: Mapping[str, int],
    of: str = "",
) -> Path:
    """Return the folder for signatures of a manifest: that of the round that it joins, else a new one.

    Args:
        root: the workspace.
        month: as in 2024-11.
        manifest: what is to be signed.
        texts: contents of its texts, by path.
        before: the month's rounds.
        seen: fingerprints of its pictures, by path.
        of: as for `rounds`.

    Raises:
        OSError: the system refused. What was there stays.
    """
    if (same := joined(before, manifest)) is not None:
        return same.folder
    above = folder_of(root, month, of)
    taken = [int(entry.name) for entry in above.glob("*") if _is_number(entry.name)]
    made = above / f"{max(taken, default=0) + 1:02}"
    for name, kept in (
        (TEXTS, dict(texts)),
        (PICTURES, {path: f"{print_:064x}" for path, print_ in seen.items()}),
    ):
        with replacing(made / name) as stream:
            stream.write(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True).encode())
    with replacing(made / MANIFEST) as stream:
        stream.write(manifest)
    return made


def fingerprints_of(folder: Path, manifest: Manifest) -> dict[str, int]:
    """Compute the fingerprints of a built month's pictures, by path."""
    pictures = (file.path for file in manifest.files if medium(file.path) == "picture")
    return {path: seen for path in pictures if (seen := fingerprint(folder / path)) is not None}


def texts_of(folder: Path, manifest: Manifest) -> dict[str, str]:
    """Read the texts of a built month, by path."""
    return {
        file.path: read_whole(folder / file.path).decode(errors="replace")
        for file in manifest.files
        if medium(file.path) == "text"
    }


def _kept(path: Path) -> dict[str, str]:
    try:
        return {str(name): str(value) for name, value in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError, AttributeError, RecursionError):
        return {}


def add_signature(round_folder: Path, signature: bytes) -> Path:
    """Write a signature beside what it signs, and return its path; none that is there is ever written over.

    Raises:
        OSError: the system refused.
    """
    for number in count(1):
        path = round_folder / f"{MANIFEST}{f'-{number}' if number > 1 else ''}{SUFFIX}"
        with suppress(FileExistsError), creating(path) as stream:
            stream.write(signature)
            return path
    raise AssertionError


def read_whole(path: Path) -> bytes:
    """Read a regular file; nothing of what is none or cannot be read."""
    try:
        with open_regular(path) as stream:
            return stream.read()
    except OSError:
        return b""
