"""Rounds of approval: each signed state of a month, kept in `approved/MONTH/NN` and never changed.

`manifest.json` there is the one that was signed, `manifest.json.minisig` the first signature, `manifest.json-2.minisig`
the second one where two must approve; `texts.json` keeps the texts, so that the next approver sees what changed, and
`pictures.json` the fingerprints of the pictures, by which one that a platform compressed again is known.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bantin.files.atomic import replacing
from bantin.files.media import medium
from bantin.files.paths import MANIFEST
from bantin.files.regular import open_regular
from bantin.model.parts.identity import Approver, Identity
from bantin.output.approval.signatures import SUFFIX, Signed, read_signature
from bantin.output.approval.state import Approval
from bantin.output.manifest import Manifest, read_manifest
from bantin.text.dates import short_date

FOLDER = "approved"
TEXTS = "texts.json"
PICTURES = "pictures.json"

_HEX = re.compile("[0-9a-f]{64}")

_EARLY = dt.timedelta(days=1)
"""Days are those of the office, clocks those of the machines: a day between them says nothing."""


@dataclass(frozen=True, slots=True)
class Round:
    """A state of a month that was signed.

    Attributes:
        raw: the bytes that were signed.
        approvals: signatures that count, of different people.
        refusals: why the others do not, each a Vietnamese sentence.
        needed: how many must sign.
    """

    month: str
    number: int
    folder: Path
    raw: bytes
    manifest: Manifest
    approvals: tuple[Approval, ...]
    refusals: tuple[str, ...]

    @property
    def needed(self) -> int:
        """How many must have signed: as many as the manifest itself says, so that nobody lowers it afterwards."""
        return self.manifest.imprint.approvals if self.manifest.imprint else 1

    @property
    def is_approved(self) -> bool:
        """Whether enough people signed."""
        return len(self.approvals) >= self.needed

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


def rounds(root: Path, month: str, identity: Identity, unit: str, *, today: dt.date) -> list[Round]:
    """List the rounds of a month, the oldest first; what is no manifest of this unit and month is left out.

    Args:
        root: the workspace.
        month: as in 2024-11.
        identity: whose signatures count.
        unit: its full name.
        today: no signature of a later day counts.
    """
    folder = root / FOLDER / month
    try:
        numbered = sorted(entry for entry in folder.iterdir() if entry.name.isdecimal() and entry.is_dir())
    except OSError:
        return []
    return [found for entry in numbered if (found := _round(entry, month, identity, unit, today)) is not None]


def _round(folder: Path, month: str, identity: Identity, unit: str, today: dt.date) -> Round | None:
    raw = read_whole(folder / MANIFEST)
    manifest, _ = read_manifest(folder)
    if manifest is None or manifest.imprint is None:
        return None
    if (manifest.bulletin, manifest.imprint.unit) != (month, unit):
        return None
    approvals: dict[str, Approval] = {}
    refusals = []
    for path in sorted(folder.glob(f"{MANIFEST}*{SUFFIX}")):
        found = judge(read_whole(path), raw, identity, month, today=today)
        if isinstance(found, Approval):
            approvals.setdefault(found.approver.name, found)
        else:
            refusals.append(f"{path.name}: {found}")
    return Round(month, int(folder.name), folder, raw, manifest, tuple(approvals.values()), tuple(refusals))


def judge(signature: bytes, manifest: bytes, identity: Identity, month: str, *, today: dt.date) -> Approval | str:
    """Judge a signature.

    Returns:
        An approval, or else in words why it is none.
    """
    signed = read_signature(signature)
    if signed is None:
        return "không phải chữ ký, hoặc đã bị sửa"
    approver = next((one for one in identity.approvers if signed.is_by(one.key, manifest)), None)
    if approver is not None:
        trouble = _trouble(signed, approver, hashlib.sha256(manifest).hexdigest(), month, today)
        return trouble or Approval(approver, signed.when, signed.scan)
    named = next((one for one in identity.approvers if signed.names(one.key)), None)
    if named is not None:
        return f"ghi là của {named.name} nhưng không phải ký trên bản này"
    return "ký bằng khóa không có trong danh sách người duyệt của đơn vị"


def _trouble(signed: Signed, approver: Approver, digest: str, month: str, today: dt.date) -> str:
    """Say why a signature that is the approver's own does not count; nothing if it does."""
    day = signed.when.astimezone().date()
    if signed.month != month:
        return f"là chữ ký cho tháng {signed.month}"
    if day > today + _EARLY:
        return f"ghi ngày {short_date(day)}, sau hôm nay: đồng hồ của máy ký sai, phải ký lại"
    if day < approver.since - _EARLY:
        return f"ghi ngày {short_date(day)}, trước khi {approver.name} có khóa: đồng hồ của máy ký sai, phải ký lại"
    ended = approver.revoked
    if ended and digest not in ended.keeps:
        return f"ký bằng khóa của {approver.name}, đã thu hồi ngày {short_date(ended.on)}"
    return ""


def open_round(
    root: Path, month: str, manifest: bytes, folder: Path, before: Round | None, *, seen: Mapping[str, int]
) -> Path:
    """Return the folder for signatures of a manifest: that of the last round if it is the same, else a new one.

    Args:
        root: the workspace.
        month: as in 2024-11.
        manifest: what is to be signed.
        folder: the month's in dist, where its texts are.
        before: the last round.
        seen: fingerprints of its pictures, by path.

    Raises:
        OSError: the system refused. What was there stays.
    """
    if before is not None and before.raw == manifest:
        return before.folder
    above = root / FOLDER / month
    taken = [int(entry.name) for entry in above.glob("*") if entry.name.isdecimal()]
    made = above / f"{max(taken, default=0) + 1:02}"
    for name, kept in (
        (TEXTS, dict(_texts(folder))),
        (PICTURES, {path: f"{print_:064x}" for path, print_ in seen.items()}),
    ):
        with replacing(made / name) as stream:
            stream.write(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True).encode())
    with replacing(made / MANIFEST) as stream:
        stream.write(manifest)
    return made


def texts_of(folder: Path) -> dict[str, str]:
    """Read the texts of a built month, by path."""
    return dict(_texts(folder))


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    manifest, _ = read_manifest(folder)
    for file in manifest.files if manifest else ():
        if medium(file.path) == "text":
            yield file.path, read_whole(folder / file.path).decode(errors="replace")


def _kept(path: Path) -> dict[str, str]:
    try:
        return {str(name): str(value) for name, value in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError, AttributeError):
        return {}


def add_signature(round_folder: Path, signature: bytes) -> Path:
    """Write a signature beside what it signs, and return its path.

    Raises:
        OSError: the system refused.
    """
    there = len(list(round_folder.glob(f"{MANIFEST}*{SUFFIX}")))
    path = round_folder / f"{MANIFEST}{f'-{there + 1}' if there else ''}{SUFFIX}"
    with replacing(path) as stream:
        stream.write(signature)
    return path


def read_whole(path: Path) -> bytes:
    """Read a regular file; nothing of what is none or cannot be read."""
    try:
        with open_regular(path) as stream:
            return stream.read()
    except OSError:
        return b""
