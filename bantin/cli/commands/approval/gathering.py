"""What is looked at before a month, or an edition of it, is signed; and who may sign it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bantin.cli import options

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console

    from bantin.model.bulletin import Bulletin
    from bantin.model.parts.identity import Approver
    from bantin.model.unit import Unit
    from bantin.output.approval.authors import Authors
    from bantin.output.approval.rounds import Round
    from bantin.output.manifest import Manifest

FOLDER = "approved"
"""Where pictures lie that were approved, below the folder of what bantin keeps for itself."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A built month as an approver sees it.

    Attributes:
        folder: in dist.
        kept: the folder of pictures that were approved before.
        raw: bytes of the manifest: what is signed.
        texts: contents of its texts, by path.
        rounds: all rounds of it.
        approvers: whose signatures count.
        edition: as which it is published; the unit's own month if empty.
    """

    root: Path
    bulletin: Bulletin
    folder: Path
    kept: Path
    raw: bytes
    manifest: Manifest
    texts: Mapping[str, str]
    rounds: Sequence[Round]
    approvers: Sequence[Approver]
    edition: str = ""

    @property
    def name(self) -> str:
        """The month, as in 2024-11."""
        return self.bulletin.month

    @property
    def last(self) -> Round | None:
        """What was approved last."""
        from bantin.output.approval.rounds import current

        return current(self.rounds)

    @property
    def needed(self) -> int:
        """How many must approve."""
        return self.manifest.imprint.approvals if self.manifest.imprint else 1


def gathered(
    root: Path, bulletin: Bulletin, folder: Path, console: Console, unit: Unit | None = None, edition: str = ""
) -> Gathered:
    """Take in what was built, once: what is shown is what is signed.

    Args:
        root: the workspace.
        bulletin: the month.
        folder: where it was built.
        console: to say why it cannot be approved.
        unit: whose approvers' rounds count; the bulletin's own if None.
        edition: as which it is published; the unit's own month if empty.
    """
    from bantin.content.workspace import private_folder
    from bantin.files.paths import MANIFEST
    from bantin.output.approval.rounds import read_whole, rounds, texts_of
    from bantin.output.approval.standing import unfit
    from bantin.output.manifest import parsed
    from bantin.text.sentences.joining import ended

    raw = read_whole(folder / MANIFEST)
    manifest, _ = parsed(raw)
    troubles = unfit(folder, manifest)
    for trouble in troubles:
        console.print(f"Chưa duyệt được: {ended(trouble)}")
    if troubles or manifest is None:
        raise typer.Exit(1)
    unit = unit or bulletin.unit.value
    found = rounds(root, bulletin.month, unit, today=options.today(), of=edition)
    approvers = unit.identity.approvers if unit.identity else ()
    kept = private_folder(root) / FOLDER / bulletin.month / edition
    return Gathered(root, bulletin, folder, kept, raw, manifest, texts_of(folder, manifest), found, approvers, edition)


def may(month: Gathered, approver: Approver, console: Console, *, despite: bool) -> None:
    """Refuse who wrote it, who has signed already, a wrong clock, and a history that is not what it was."""
    from bantin.cli.commands.approval.signing import now
    from bantin.cli.plain_text import sentence
    from bantin.content.workspace import month_folder, private_folder
    from bantin.files.users import login
    from bantin.output.approval.authors import Known, authors_of
    from bantin.output.approval.history import rewritten
    from bantin.output.approval.rounds import joined

    root = month.root
    if month.edition:
        own = (f"editions/{month.edition}.yaml", f"editions/{month.edition}")
        authors = authors_of(root, root / "content", login=login(), within=own)
    else:
        logs = private_folder(root) / "history" / "logs" / "content" / month.name
        authors = authors_of(root, month_folder(root, month.name), login=login(), page_logs=logs)
    console.print(sentence(authors.told))
    for line in _of_approvers(month, authors):
        console.print(sentence(line))
    troubles = []
    if (lost := rewritten(root, month.last.approvals if month.last else ())) and not despite:
        troubles.append(f"{lost}. Hỏi người giữ kho; đã rõ vì sao thì thêm --despite-warnings")
    if authors.cut:
        troubles.append("Lịch sử git ở đây bị cắt ngắn nên không biết ai viết; chạy «git fetch --unshallow»")
    if (author := authors.who_is(approver, login())) is not None:
        how = "" if authors.known is Known.GIT else ". Người duyệt phải dùng tài khoản máy của chính mình"
        troubles.append(f"{approver.name} không duyệt được tin do chính mình viết ({author.told}){how}")
    same = joined(month.rounds, month.raw)
    if same and approver.person in {one.approver.person for one in same.approvals}:
        troubles.append(f"{approver.name} đã duyệt bản này rồi")
    if any(one.when > now() for each in month.rounds for one in each.approvals):
        troubles.append("Đồng hồ của máy này sai: đang chỉ trước lần duyệt trước")
    for trouble in troubles:
        console.print(f"Chưa duyệt được: {sentence(trouble)}")
    if troubles:
        raise typer.Exit(1)


def _of_approvers(month: Gathered, authors: Authors) -> Iterator[str]:
    """Say who wrote down the keys of approvers, who came since the last approval, and what nobody knows."""
    from bantin.output.approval.history import NOBODY_KNOWS, newcomers, written

    file = f"content/editions/{month.edition}.yaml" if month.edition else month.bulletin.unit.file
    valid = [one for one in month.approvers if one.revoked is None]
    commit = next((one.commit for one in (month.last.approvals if month.last else ()) if one.commit), "")
    new = newcomers(month.root, file, valid, commit)
    for one in written(month.root, file, valid):
        since = ", từ sau lần duyệt trước" if one.approver in new else ""
        wrote = one.by in {author.name for author in authors.people} and one.by != one.approver.name
        yield f"{one.told}{since}{', mà người ấy cũng viết tháng này: đối chiếu với bản giấy' if wrote else ''}"
    yield NOBODY_KNOWS
