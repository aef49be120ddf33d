"""What the unit above signs of editions: put together, and said before it is signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bantin.cli.options import refuse

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Iterable, Iterator, Mapping

    from bantin.content.editions.reading import Editions
    from bantin.model.bulletin import Bulletin
    from bantin.output.shares import Grants
    from bantin.session.editions.building import Built


def granted(
    root: Path, bulletin: Bulletin, editions: Editions, built: Mapping[str, Built], before: Grants | None
) -> Grants:
    """Put together what is signed now; what was signed of other editions before stays as it was."""
    import hashlib
    from dataclasses import replace

    from bantin.content.editions.reading import edition_names
    from bantin.files.paths import MANIFEST
    from bantin.output.approval.rounds import read_whole
    from bantin.output.manifest import parsed
    from bantin.output.shares import Granted
    from bantin.session.editions.sharing import grants_of

    shares = []
    for edition in editions.found:
        raw = read_whole(built[edition.id].folder / MANIFEST)
        manifest, _ = parsed(raw)
        imprint = manifest.imprint if manifest else None
        if imprint is None or imprint.share is None:
            refuse(
                f"Ấn bản «{edition.id}» chưa dựng được tệp nào; chạy «bantin build --edition {edition.id}» xem vì sao"
            )
        signed = "" if edition.approvers else hashlib.sha256(raw).hexdigest()
        shares.append((imprint.share, Granted(imprint.unit, imprint.share.given, signed)))
    now = grants_of(root, bulletin, shares)
    there = set(edition_names(root))
    kept = {name: one for name, one in (before.editions if before else {}).items() if name in there}
    return replace(now, editions=dict(sorted({**kept, **now.editions}.items())))


def told_of(grants: Grants, before: Grants | None, built: Mapping[str, Built]) -> Iterator[str]:
    """Say what is signed of editions, those together that differ in the same; of those signed before, how many."""
    from bantin.output.manifest import read_manifest

    same, alike = 0, dict[str, list[str]]()
    for name, one in built.items():
        manifest, _ = read_manifest(one.folder)
        share = manifest.imprint.share if manifest and manifest.imprint else None
        if share is None:
            continue
        if before and before.editions.get(name) == grants.editions[name] and not [*before.differences(share)]:
            same += 1
            continue
        who = (
            "ký cả tệp, vì không có người duyệt riêng"
            if grants.editions[name].manifest
            else "đơn vị tự duyệt phần thêm"
        )
        told = f"nói khác: {listed(share.changed)}; tự thêm: {listed(share.added)}, {len(share.own)} tin riêng; {who}."
        alike.setdefault(told, []).append(name)
    for told, names in alike.items():
        yield f"{', '.join(names)}: {told}"
    if same:
        yield f"{same} ấn bản đúng như lần ký trước."


def listed(names: Iterable[str]) -> str:
    """Name what there is, or say that there is nothing."""
    return ", ".join(names) or "không có gì"
