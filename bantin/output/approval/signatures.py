"""Signatures of manifests in minisign's format: `minisign -Vm manifest.json -p KEY.pub` verifies them without bantin.

A signature that bantin takes is written in exactly one way: minisign itself does not look at the first line, and base64
has letters of which some bits say nothing. So every bit of it counts.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass

from minisign import Error, PublicKey, SecretKey, Signature

from bantin.files.paths import MANIFEST
from bantin.model.parts.identity import Approver, Identity
from bantin.output.approval.state import Approval
from bantin.text.dates import short_date
from bantin.text.patterns import regex

SUFFIX = ".minisig"

_COMMENT = "approved with bantin, https://jedisct1.github.io/minisign/ verifies it"
_TRUSTED = regex(
    rf"timestamp:(\d{{1,11}})\tfile:{re.escape(MANIFEST)}\tbulletin:((?:khan-)?[\d-]{{7,13}})(?:\tscan:([0-9a-f]{{64}}))?"
    r"(?:\tcommit:([0-9a-f]{40}|[0-9a-f]{64}))?\thashed",
    re.ASCII,
)


_EARLY = dt.timedelta(days=1)
"""Days are those of the office, clocks those of the machines: a day between them says nothing."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signature says of itself; only `is_by` says whether that is true.

    Attributes:
        month: as in 2024-11.
        when: the clock of the machine that signed, UTC.
        scan: SHA-256 of the scan of a sheet that was signed on paper; empty where there is none.
        commit: of git that was checked out then; empty where there was none.
    """

    month: str
    when: dt.datetime
    scan: str
    commit: str
    _signature: Signature

    def is_by(self, key: str, manifest: bytes) -> bool:
        """Return whether the owner of a public key signed these bytes."""
        try:
            PublicKey.from_base64(key).verify(manifest, self._signature)
        except (Error, ValueError):
            return False
        return True

    def names(self, key: str) -> bool:
        """Return whether it says that it was made with the secret half of a public key."""
        try:
            named: bytes = PublicKey.from_base64(key)._keynum_pk.key_id  # noqa: SLF001 - it tells its number no other way
        except (Error, ValueError):
            return False
        return bool(named == self._signature._key_id)  # noqa: SLF001 - the same


def sign(manifest: bytes, key: SecretKey, *, month: str, when: dt.datetime, scan: str = "", commit: str = "") -> bytes:
    """Sign a manifest.

    Args:
        manifest: its bytes.
        key: decrypted.
        month: as in 2024-11.
        when: aware of its zone.
        scan: SHA-256 of the scan of a sheet that was signed on paper.
        commit: of git that is checked out.
    """
    more = (f"\tscan:{scan}" if scan else "") + (f"\tcommit:{commit}" if commit else "")
    trusted = f"timestamp:{int(when.timestamp())}\tfile:{MANIFEST}\tbulletin:{month}{more}\thashed"
    return bytes(key.sign(manifest, untrusted_comment=_COMMENT, trusted_comment=trusted)) + b"\n"


def read_signature(raw: bytes) -> Signed | None:
    """Read a signature; None if it is not written as `sign` writes it, to the letter."""
    try:
        signature = Signature.from_bytes(raw)
    except (Error, ValueError):
        return None
    trusted = _TRUSTED.fullmatch(signature.trusted_comment)
    canonical = bytes(signature) + b"\n" == raw and signature.untrusted_comment == _COMMENT
    if trusted is None or not canonical or not signature.is_prehashed():
        return None
    return Signed(
        trusted[2], dt.datetime.fromtimestamp(int(trusted[1]), dt.UTC), trusted[3] or "", trusted[4] or "", signature
    )


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
        return trouble or Approval(approver, signed.when, signed.scan, signed.commit)
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
