"""Who publishes, the unit or an edition of it: where its files lie, what was approved of it, its ledger, its places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import typer

from bantin.cli import options
from bantin.cli.commands.publishing.opening import ledger_of, unit_of
from bantin.cli.options import refuse

if TYPE_CHECKING:  # imported for good only in the commands: --help must stay fast
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from bantin.cli.commands.publishing.opening import Opened
    from bantin.content.editions.reading import Edition
    from bantin.model.bulletin import Bulletin
    from bantin.model.diagnostic import Diagnostic
    from bantin.model.unit import Unit
    from bantin.output.approval.rounds import Round
    from bantin.output.approval.verifying import Shelf
    from bantin.output.posting.ledger import Ledger
    from bantin.output.posting.posts import Place
    from bantin.session.editions.signed import Signed


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes.

    Attributes:
        root: the workspace.
        out: the dist folder.
        unit: under whose name.
        approved: states that all have signed who must, the oldest first.
        edition: as which; None where the unit itself does.
    """

    root: Path
    out: Path
    unit: Unit
    approved: Sequence[Round]
    edition: Edition | None = None

    @property
    def name(self) -> str:
        """The edition's identifier; empty of the unit itself."""
        return self.edition.id if self.edition else ""

    @property
    def told(self) -> str:
        """What stands before what is told of an edition among several."""
        return f"Ấn bản {self.name}: " if self.edition else ""

    @property
    def kept(self) -> Path:
        """Where its ledger lies, and what belongs to that."""
        from bantin.output.posting.ledger import FOLDER

        above = self.root / FOLDER
        return above / "editions" / self.name if self.edition else above

    @property
    def places(self) -> list[Place]:
        """Where it posts; an edition only where its own file says."""
        from bantin.cli.commands.publishing.opening_edition import own_places
        from bantin.output.posting.connecting import places_of

        return own_places(self.edition, self.unit) if self.edition else places_of(self.unit)

    def ledger(self, *, write: bool) -> AbstractContextManager[Ledger]:
        """Open its ledger, as `ledger_of` does."""
        return ledger_of(self.root, write=write, edition=self.name)

    def read(self, month: str) -> Bulletin | None:
        """Read a month as it publishes it; None where that has mistakes."""
        from bantin.content.reading.month import read_month

        return read_month(self.root, month, edition=self.edition).bulletin

    def last(self, month: str) -> Round | None:
        """Return what was approved of a month last."""
        return next((one for one in reversed(self.approved) if one.month == month), None)

    def open(self, month: str) -> Opened | Diagnostic:
        """Open a month that is approved as it is written now; else say why it is none."""
        from bantin.cli.commands.publishing.opening import open_month
        from bantin.cli.commands.publishing.opening_edition import open_edition

        return (
            open_edition(self.root, month, self.out, self.name)
            if self.edition
            else open_month(self.root, month, self.out)
        )


def own_publisher(root: Path, out: Path) -> Publisher:
    """Return the unit itself.

    Raises:
        UsageError: its file has mistakes.
    """
    from bantin.output.approval.verifying import Shelf

    unit = unit_of(root)
    return Publisher(root, out, unit, Shelf.of(root, out, unit, today=options.today()).approved)


def publishers(root: Path, out: Path, asked: Sequence[str] | None) -> tuple[list[Publisher], bool]:
    """List who is meant: the editions that were asked for, or the unit itself where none was.

    Returns:
        Them, and whether all of them could be read: one that could not is told of, and holds up no other.

    Raises:
        UsageError: there is no such edition, or none without mistakes, or the unit has some.
    """
    from bantin.cli.commands.publishing.editions import meant
    from bantin.cli.commands.publishing.opening_edition import unit_of_edition
    from bantin.session.editions.signed import signed_of

    if not asked:
        return [own_publisher(root, out)], True
    above, editions = unit_of(root), meant(root, asked)
    if editions.wrong:
        names = ",".join(editions.wrong)
        told = f"Ấn bản {names} đang có lỗi; chạy «bantin check --edition {names}», sửa xong rồi làm lại"
        if not editions.found:
            refuse(told)
        typer.echo(f"Chưa làm gì cho những ấn bản sau. {told}.", err=True)
    found = [
        Publisher(
            root, out, unit_of_edition(root, one), signed_of(root, out, above, one, options.today()).rounds, edition=one
        )
        for one in editions.found
    ]
    return found, not editions.wrong


def shelf_of(root: Path, out: Path, unit: Unit) -> tuple[Shelf, Sequence[Signed]]:
    """Gather all that was approved, of editions too, and what of it was taken back since.

    Raises:
        UsageError: a ledger cannot be read.
    """
    from bantin.output.approval.findings import OfEdition
    from bantin.output.approval.verifying import Shelf
    from bantin.session.editions.signed import signed_editions, taken_back

    shelf = Shelf.of(root, out, unit, today=options.today())
    signed = [one for one in signed_editions(root, out, unit, options.today()) if one.rounds]
    editions = [OfEdition(each, one.last[each.month] is each) for one in signed for each in reversed(one.rounds)]
    own = {one.edition.id: recalled_by(root, one.edition.id) for one in signed}
    gone = taken_back(shelf.approved, signed, recalled_by(root), own)
    return replace(shelf, editions=editions, withdrawn=gone), signed


def recalled_by(root: Path, edition: str = "") -> Mapping[str, str]:
    """Say why codes were recalled, by the ledger of the unit or of an edition."""
    with ledger_of(root, write=False, edition=edition) as ledger:
        return {code: amends.reason for code, amends in ledger.amends().items() if not amends.by}
