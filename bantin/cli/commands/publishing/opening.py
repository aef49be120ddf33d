"""What the commands of posting share: the approved month, the ledger, and where the platforms are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bantin.cli import options
from bantin.cli.options import refuse

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    import datetime as dt
    from collections.abc import Sequence

    from bantin.content.editions.reading import Edition
    from bantin.model.bulletin import Bulletin
    from bantin.model.diagnostic import Diagnostic
    from bantin.model.unit import Unit
    from bantin.output.posting.connecting import Addresses
    from bantin.output.posting.ledger import Ledger
    from bantin.output.posting.posts import Approved, Place, Post
    from bantin.output.posting.vault import Vault

_VARIABLES = ("BANTIN_GRAPH", "BANTIN_ZALO", "BANTIN_ZALO_TOKENS")
"""Variables that name a stand-in, to try all of it before it is done for good. No file of a workspace can: whoever may
write there must not be able to have tokens sent elsewhere."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An approved month, ready to be posted.

    Attributes:
        posts: all that it has, in the places that the unit has.
        notes: what is not posted though it was made.
        since: when it was approved.
        edition: as which it is published; the unit's own month if empty.
        places: where an edition posts; nowhere where the unit above does.
    """

    unit: Unit
    approved: Approved
    posts: Sequence[Post]
    notes: Sequence[str]
    since: dt.datetime
    edition: str = ""
    places: Sequence[Place] = ()


def now() -> dt.datetime:
    """Return this moment."""
    import datetime as dt

    return dt.datetime.now(dt.UTC)


def addresses() -> Addresses:
    """Find the platforms."""
    from bantin.output.posting.connecting import Addresses
    from bantin.output.posting.wire import is_safe

    own = Addresses()
    page, account, tokens = (os.environ.get(name) for name in _VARIABLES)
    for address in filter(None, (page, account, tokens)):
        if not is_safe(address):
            refuse(f"Địa chỉ «{address}» không phải https, cũng không phải của máy này")
        typer.echo(f"Chú ý: gửi tới {address}, không phải nền tảng thật", err=True)
    return Addresses(page or own.page, account or own.account, tokens or own.tokens)


def vault_or_none() -> Vault | None:
    """Open this machine's keyring; None where it has none."""
    from bantin.output.approval.keyrings import system_keyring
    from bantin.output.posting.vault import Vault

    keyring = system_keyring()
    return Vault(keyring) if keyring else None


def unit_of(root: Path) -> Unit:
    """Read the unit.

    Raises:
        UsageError: its file has mistakes.
    """
    from bantin.content.reading.month import read_unit

    unit, _ = read_unit(root)
    if unit is None:
        refuse("Tệp content/unit.yaml đang có lỗi; chạy «bantin check», sửa xong rồi làm lại")
    return unit.value


@contextmanager
def ledger_of(root: Path, *, write: bool, edition: str = "") -> Iterator[Ledger]:
    """Open the ledger, an edition's own if one is named; to write, alone, waiting for whoever writes it now.

    Raises:
        UsageError: it cannot be opened.
    """
    import sqlite3

    from bantin.files.lock import exclusive
    from bantin.output.posting.ledger import FILE, FOLDER, LOCK, Ledger

    above = root / FOLDER / "editions" / edition if edition else root / FOLDER
    path = above / FILE
    if not write and not path.exists():
        path = Path(":memory:")  # looking leaves nothing behind
    try:
        with exclusive(above / LOCK) if write else _nothing():
            ledger = Ledger(path, now)
            try:
                yield ledger
            finally:
                ledger.close()
    except sqlite3.Error as error:
        refuse(f"Không mở được sổ đăng bài «{path}» ({error}). Không đăng gì khi chưa có sổ")


def recalled(root: Path) -> frozenset[str]:
    """List the codes of what was taken back."""
    from bantin.output.posting.ledger import FILE, FOLDER

    if not (root / FOLDER / FILE).is_file():
        return frozenset()
    with ledger_of(root, write=False) as ledger:
        return frozenset(code for code, amends in ledger.amends().items() if not amends.by)


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def open_month(root: Path, month: str, target: Path) -> Opened | Diagnostic:
    """Open a month that is approved, as it is written now and to the byte; else say why it is none."""
    from bantin.output.approval.rounds import current, rounds
    from bantin.output.posting.connecting import places_of
    from bantin.output.posting.posts import Approved, posts_of

    bulletin, synthetic = read_with_voices(root, month)
    if bulletin is None:
        return unapproved(f"Tháng {month} đang có lỗi, chưa dựng được", "Chạy «bantin check», sửa xong rồi duyệt lại")
    unit = bulletin.unit.value
    if trouble := _standing(root, bulletin, target / month):
        return trouble
    last = current(rounds(root, month, unit, today=options.today()))
    assert last is not None  # noqa: S101 - it is approved
    approved = Approved(target / month, last.manifest)
    posts, notes = posts_of(approved, places_of(unit), synthetic)
    return Opened(unit, approved, posts, notes, min(one.when for one in last.approvals))


def read_with_voices(root: Path, month: str, edition: Edition | None = None) -> tuple[Bulletin | None, frozenset[str]]:
    """Read a month, the unit's own or as an edition, and find the films in which a machine's voice is heard."""
    from bantin.model.recipe import Film
    from bantin.model.storyboard import Utterance
    from bantin.session.month import open_month as read

    session = read(root, month, ["video"], edition=edition)
    films = {recipe.path: recipe.what.storyboard for recipe in session.recipes if isinstance(recipe.what, Film)}
    heard = {path for path, film in films.items() if any(isinstance(one.what, Utterance) for one in film.voices)}
    return session.bulletin, frozenset(heard)


def _standing(root: Path, bulletin: Bulletin, folder: Path) -> Diagnostic | None:
    from bantin.cli.commands.build import standing
    from bantin.output.approval.state import Standing

    state = standing(root, bulletin.month, folder, bulletin.unit.value, bulletin.month_code)
    if state is not None and state.standing is Standing.APPROVED:
        return None
    told = state.told if state else "đơn vị chưa có người duyệt"
    month = bulletin.month
    return unapproved(f"Tháng {month} chưa đăng được: {told}", f"Duyệt trước: bantin approve {month}")


def unapproved(message: str, hint: str) -> Diagnostic:
    """Say that something cannot be posted, as nobody has approved it."""
    from bantin.model.diagnostic import Code, Diagnostic, Severity

    return Diagnostic(Code("not-approved"), Severity.ERROR, message, hint=hint)
