"""What shows who signed an edition, beside its files: copied with them, it says so anywhere, without a network.

`chu-ky/` has the rounds as a workspace keeps them, the public keys, who may approve, and how to verify by minisign.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, rmtree

from pydantic import ValidationError

from bantin.files.atomic import replacing
from bantin.files.paths import APPROVED, GRANTS, MANIFEST, PROOFS
from bantin.files.regular import open_regular
from bantin.model.parts.identity import Approver, Identity
from bantin.model.unit import Unit
from bantin.output.approval.keys import write_public
from bantin.output.approval.rounds import Round, current, folder_of, rounds
from bantin.output.approval.signatures import SUFFIX
from bantin.output.manifest import read_manifest
from bantin.session.editions.standing import Whose
from bantin.text.slug import slug

PEOPLE = "nguoi-duyet.json"
READ_ME = "DOC-TRUOC.txt"


@dataclass(frozen=True, slots=True)
class Proof:
    """An edition that lies somewhere with what shows who signed it; `whose` as the folder itself says."""

    whose: Whose
    edition: str


def write_proofs(whose: Whose, edition: str, today: dt.date) -> None:
    """Put beside an edition's files what shows who signed it; what was there of other states goes.

    Args:
        whose: whose it is, and where.
        edition: its identifier.
        today: no signature of a later day counts.

    Raises:
        OSError: the system refused.
    """
    folder = whose.folder / PROOFS
    above = current(rounds(whose.root, whose.month, whose.above, today=today, of=GRANTS))
    own = current(rounds(whose.root, whose.month, whose.own_unit, today=today, of=edition)) if whose.approvers else None
    kept = {GRANTS: above, edition: own}
    wanted = {folder_of(folder, whose.month, of) / found.folder.name for of, found in kept.items() if found}
    for of in kept:
        for old in folder_of(folder, whose.month, of).glob("*"):
            if old not in wanted:
                rmtree(old)
    if above is None and own is None:
        return
    for of, found in kept.items():
        if found is not None:
            _copy(found, folder_of(folder, whose.month, of) / found.folder.name)
    for one in _signers(above, own):
        write_public(folder / "khoa" / f"{slug(one.name)}-{one.fingerprint[:4]}.pub", one.key)
    identity = whose.above.identity
    assert identity is not None  # noqa: S101 - somebody signed
    people = {
        "edition": edition,
        "above": {"name": whose.above.name, "identity": identity.model_dump(mode="json")},
        "unit": whose.unit.name,
        "approvers": [one.model_dump(mode="json") for one in whose.approvers],
    }
    _write(folder / PEOPLE, json.dumps(people, ensure_ascii=False, indent=1))
    _write(folder / READ_ME, _read_me(whose, edition, above, own))


def read_proof(folder: Path) -> Proof | None:
    """Read what shows who signed an edition; None where a folder is none that `write_proofs` was at."""
    manifest, _ = read_manifest(folder)
    try:
        with open_regular(folder / PROOFS / PEOPLE) as stream:
            told = json.loads(stream.read())
        above = Unit.model_construct(
            name=str(told["above"]["name"]), identity=Identity.model_validate(told["above"]["identity"])
        )
        unit = Unit.model_construct(name=str(told["unit"]), identity=None)
        approvers = tuple(Approver.model_validate(one) for one in told["approvers"])
        edition = str(told["edition"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError, ValidationError):
        return None
    if manifest is None:
        return None
    return Proof(Whose(folder / PROOFS, manifest.bulletin, folder, above, unit, approvers), edition)


def unsigned(folder: Path) -> str | None:
    """Name the edition that lies in a folder without anything that shows who signed it; None where none does."""
    manifest, _ = read_manifest(folder)
    share = manifest.imprint.share if manifest and manifest.imprint else None
    return share.edition if share and not (folder / PROOFS).is_dir() else None


def _copy(found: Round, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for path in [found.folder / MANIFEST, *found.folder.glob(f"{MANIFEST}*{SUFFIX}")]:
        copyfile(path, target / path.name)


def _signers(*found: Round | None) -> Iterator[Approver]:
    for one in found:
        yield from (approval.approver for approval in (one.approvals if one else ()))


def _write(path: Path, text: str) -> None:
    with replacing(path) as stream:
        stream.write(text.encode())


def _read_me(whose: Whose, edition: str, above: Round | None, own: Round | None) -> str:
    """Say how to verify without bantin; each command is run in this folder."""
    lines = [
        f"Ấn bản {edition}, bản tin {whose.month}, {whose.unit.name}.",
        "",
        "Có bantin: chạy «bantin verify» với thư mục chứa thư mục này. Không cần mạng.",
        "Chỉ có minisign: mở cửa sổ lệnh ở thư mục này rồi chạy lần lượt:",
    ]
    for name, found in ((whose.above.name, above), (whose.unit.name, own)):
        for approval in found.approvals if found else ():
            one = approval.approver
            at = found.folder.name if found else ""
            where = f"{APPROVED}/{whose.month}/{GRANTS if found is above else f'editions/{edition}'}/{at}"
            lines.append(f"  {name}, {approval.told}, dấu khóa {one.fingerprint}:")
            lines.append(f"  minisign -Vm {where}/{MANIFEST} -p khoa/{slug(one.name)}-{one.fingerprint[:4]}.pub")
    lines += [
        "",
        "Dấu khóa phải đúng như trên tờ giấy mà thủ trưởng từng đơn vị đã ký: ai chép thư mục này cũng thay được khóa.",
        f"Chữ ký của {whose.above.name} nói về chữ và số của các tin (mã SHA-256 từng tin trong {MANIFEST}),",
        "không nói về từng điểm ảnh; mã của từng tệp đứng trong tờ kê của ấn bản.",
    ]
    return "\n".join(lines) + "\n"
