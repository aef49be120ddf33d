"""How editions of a workspace stand; what signs and verifies is imported only where somebody approves."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from bantin.content.editions.reading import Edition
from bantin.model.bulletin import Bulletin
from bantin.output.approval.state import State
from bantin.session.editions.sharing import share_of, unit_above

if TYPE_CHECKING:
    from bantin.session.editions.standing import Whose


def whose_of(root: Path, folder: Path, edition: Edition, bulletin: Bulletin) -> Whose | None:
    """Say whose an edition is; None where the unit above has no approvers.

    Args:
        root: the workspace.
        folder: of the edition's files.
        edition: as it was read.
        bulletin: the month as this edition.
    """
    above = unit_above(root)
    if above is None or above.identity is None or not above.identity.approvers:
        return None
    from bantin.session.editions.standing import Whose  # noqa: PLC0415 - it takes 40 ms

    return Whose(root, bulletin.month, folder, above, bulletin.unit.value, edition.approvers)


def state_of_edition(
    root: Path, folder: Path, edition: Edition, bulletin: Bulletin, *, today: dt.date, zips: bool = True
) -> State | None:
    """Find how an edition stands that was read; None where the unit above has no approvers. As for `edition_state`."""
    whose = whose_of(root, folder, edition, bulletin)
    if whose is None:
        return None
    from bantin.session.editions.standing import edition_state  # noqa: PLC0415 - the same

    return edition_state(whose, share_of(root, edition, bulletin), today=today, zips=zips)


def keep_proofs(root: Path, folder: Path, edition: Edition, bulletin: Bulletin, *, today: dt.date) -> None:
    """Put what shows who signed an edition beside its files.

    Raises:
        OSError: the system refused.
    """
    whose = whose_of(root, folder, edition, bulletin)
    if whose is not None:
        from bantin.session.editions.proofs import write_proofs  # noqa: PLC0415 - the same

        write_proofs(whose, edition.id, today)
