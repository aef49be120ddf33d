"""`bantin approve --edition`: the unit above signs its part of editions; an edition's own approver what that added."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bantin.cli import options
from bantin.cli.options import refuse

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Mapping

    from rich.console import Console

    from bantin.cli.commands.approval.signing import Signer
    from bantin.content.editions.reading import Edition, Editions
    from bantin.model.bulletin import Bulletin
    from bantin.model.parts.identity import Approver, Identity
    from bantin.session.editions.building import Built, Workshop


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked for; `editions` as they were named."""

    root: Path
    month: str
    target: Path
    editions: tuple[str, ...]
    key: Path | None
    despite: bool
    sure: bool

    @property
    def workshop(self) -> Workshop:
        """What the editions are made with."""
        from bantin.session.editions.building import Workshop

        return Workshop(self.root, self.month, self.target, options.today())


def approve_editions(asked: Asked, identity: Identity, console: Console) -> None:
    """Approve what the key that is here may: the unit's own part of several editions, or what one of them added."""
    from bantin.cli.commands.approval.signing import signer
    from bantin.cli.commands.publishing.editions import meant

    editions = meant(asked.root, asked.editions)
    if editions.wrong:
        names = ", ".join(editions.wrong)
        refuse(f"Ấn bản {names} đang có lỗi; chạy «bantin check {asked.month} --edition {names}», sửa xong rồi duyệt")
    everybody = {one.key: one for edition in editions.found for one in edition.approvers}
    everybody |= {one.key: one for one in identity.approvers}
    one = signer(identity.model_copy(update={"approvers": tuple(everybody.values())}), asked.key)
    if any(one.approver.key == approver.key for approver in identity.approvers):
        _sign_above(asked, editions, one, console)
        return
    whose = [edition for edition in editions.found if one.approver in edition.approvers]
    if len(editions.found) != 1:
        names = ", ".join(edition.id for edition in whose)
        refuse(f"Khóa của {one.approver.name} chỉ duyệt ấn bản của đơn vị mình. Chạy với --edition {names}")
    _sign_own(asked, editions, whose[0], one, console)


def _sign_above(asked: Asked, editions: Editions, one: Signer, console: Console) -> None:
    """Have the unit above sign what it wrote, and what it lets editions say otherwise."""
    import bantin
    from bantin.cli.changes import agreed
    from bantin.cli.commands.approval.granting import granted, told_of
    from bantin.files.paths import GRANTS
    from bantin.output.approval.rounds import current, joined, rounds
    from bantin.output.manifest import Imprint, Manifest, encoded
    from bantin.session.editions.signed import keep_granted

    bulletin = _approved_month(asked)
    built = _built(asked, editions, console)
    found = rounds(asked.root, asked.month, bulletin.unit.value, today=options.today(), of=GRANTS)
    last = current(found)
    before = last.manifest.grants if last else None
    grants = granted(asked.root, bulletin, editions, built, before)
    imprint = Imprint.of(bulletin)
    assert imprint is not None  # noqa: S101 - there are approvers
    raw = encoded(Manifest(asked.month, bantin.__version__, (), imprint, grants))
    _not_by_its_author(asked, one.approver, console)
    same = joined(found, raw)
    if same and one.approver.person in {approval.approver.person for approval in same.approvals}:
        console.print(f"Chưa duyệt được: {one.approver.name} đã ký đúng những ấn bản này rồi.")
        raise typer.Exit(1)
    for line in told_of(grants, before, built):
        console.print(line, markup=False)
    question = f"{one.approver.titled} ký phần của {bulletin.unit.value.name} trong {len(built)} ấn bản?"
    if not (asked.sure or agreed(console, question, "duyệt", "bantin approve --yes")):
        raise typer.Exit(1)
    from bantin.cli.commands.approval.signing import sign_bytes
    from bantin.output.approval.rounds import open_round

    def opened() -> Path:
        """Keep beside what is signed the manifests of which it has only the digests."""
        for name, said in grants.editions.items():
            if name in built and said.manifest:
                keep_granted(asked.root, asked.month, built[name].folder, name)
        return open_round(asked.root, asked.month, raw, {}, found, seen={}, of=GRANTS)

    sign_bytes(asked.root, raw, one, asked.month, opened)
    _finish(asked, editions, console)


def _sign_own(asked: Asked, editions: Editions, edition: Edition, one: Signer, console: Console) -> None:
    """Have an edition's own approver sign what was made of it."""
    from bantin.cli.changes import agreed, can_ask
    from bantin.cli.commands.approval.gathering import gathered, may
    from bantin.cli.commands.approval.granting import listed
    from bantin.cli.commands.approval.looking import show
    from bantin.cli.commands.approval.signing import sign_month
    from bantin.session.editions.sharing import unit_above
    from bantin.session.editions.standing import Whose

    (built,) = _built(asked, editions, console).values()
    bulletin = _bulletin(asked, edition)
    above = unit_above(asked.root)
    assert above is not None  # noqa: S101 - it was read before
    whose = Whose(asked.root, asked.month, built.folder, above, bulletin.unit.value, edition.approvers)
    looked = gathered(asked.root, bulletin, built.folder, console, whose.own_unit, edition.id)
    may(looked, one.approver, console, despite=asked.despite)
    share = looked.manifest.imprint.share if looked.manifest.imprint else None
    if share is not None:
        console.print(f"Từ {share.of}: {len(share.items)} tin; nói khác: {listed(share.changed)}.", markup=False)
        console.print(f"Của đơn vị: {len(share.own)} tin riêng; thêm: {listed(share.added)}.", markup=False)
    show(looked, console, opened=can_ask() and not asked.sure)
    question = f"{one.approver.titled} duyệt ấn bản {edition.id}?"
    if not (asked.sure or agreed(console, question, "duyệt", "bantin approve --yes")):
        raise typer.Exit(1)
    sign_month(looked, one, None)
    _finish(asked, editions, console)


def _approved_month(asked: Asked) -> Bulletin:
    """Read the unit's own month, which must be approved: what it signs of editions it has looked at there."""
    from bantin.cli.commands.build import standing
    from bantin.output.approval.state import Standing

    bulletin = _bulletin(asked, None)
    folder = asked.target / asked.month
    state = standing(asked.root, asked.month, folder, bulletin.unit.value, bulletin.month_code)
    if state is None or state.standing is not Standing.APPROVED:
        told = state.told if state else "chưa có người duyệt"
        refuse(f"Duyệt số của đơn vị trước đã, rồi mới đến ấn bản: bantin approve {asked.month}. Tháng này {told}")
    return bulletin


def _bulletin(asked: Asked, edition: Edition | None) -> Bulletin:
    from bantin.content.reading.month import read_month

    bulletin = read_month(asked.root, asked.month, edition=edition).bulletin
    if bulletin is None:
        refuse(f"Tháng {asked.month} đang có lỗi; chạy «bantin check», sửa xong rồi duyệt")
    return bulletin


def _built(asked: Asked, editions: Editions, console: Console) -> Mapping[str, Built]:
    """Build the editions: what is approved is what is written now."""
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.publishing.building import progress
    from bantin.making.executor import make_executor
    from bantin.model.diagnostic import Severity
    from bantin.session.editions.overview import gathered
    from bantin.session.editions.second_try import build_whole

    workers, built = os.cpu_count() or 1, []
    count = len(editions.found) + len(editions.wrong)
    with make_executor(workers) as own, progress(console, count) as tell:
        for one in build_whole(asked.workshop, editions, own, workers, own):
            built.append(one)
            tell(one)
    common = [each.told(count) for each in gathered(built)]
    shown.show(console, common)
    short = sorted(one.id for one in built if not one.whole)
    warnings = sum(one.severity is Severity.WARNING for one in common)
    if short:
        console.print(f"Chưa duyệt được: còn lỗi ở trên, ấn bản {', '.join(short)}. Sửa xong rồi chạy lại.")
        raise typer.Exit(1)
    if warnings and not asked.despite:
        console.print(
            f"Chưa duyệt được: còn {warnings} cảnh báo ở trên. Sửa rồi chạy lại; xem từng cái, đều đúng như ý thì thêm "
            "--despite-warnings."
        )
        raise typer.Exit(1)
    return {one.id: one for one in built}


def _not_by_its_author(asked: Asked, approver: Approver, console: Console) -> None:
    """Refuse who wrote what editions say otherwise."""
    from bantin.cli.plain_text import sentence
    from bantin.files.users import login
    from bantin.output.approval.authors import authors_of

    within = ("editions", "editions.csv")
    authors = authors_of(asked.root, asked.root / "content", login=login(), within=within)
    console.print(sentence(authors.told))
    if (author := authors.who_is(approver, login())) is not None:
        told = f"{approver.name} không duyệt được ấn bản do chính mình viết ({author.told})"
        console.print(f"Chưa duyệt được: {sentence(told)}")
        raise typer.Exit(1)


def _finish(asked: Asked, editions: Editions, console: Console) -> None:
    """Write the pages and ZIPs anew, whose names say how each stands, and what shows who signed beside each."""
    from bantin.cli.commands.publishing.building import write_page
    from bantin.making.executor import SerialExecutor

    built = list(asked.workshop.build_all(editions, SerialExecutor(), 1))
    for one in built:
        if one.state is not None:
            console.print(f"{one.id}: {one.state.told}.", markup=False)
    write_page(asked.root, asked.workshop.folder, asked.month, built, console)
