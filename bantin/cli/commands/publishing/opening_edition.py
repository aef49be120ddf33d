"""An approved edition, ready to be posted: at places of its own, and without what the unit above has recalled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.cli import options
from bantin.cli.options import refuse

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from pathlib import Path

    from bantin.cli.commands.publishing.opening import Opened
    from bantin.content.editions.reading import Edition
    from bantin.model.diagnostic import Diagnostic
    from bantin.model.unit import Unit
    from bantin.output.posting.posts import Place


def open_edition(root: Path, month: str, target: Path, name: str) -> Opened | Diagnostic:
    """Open an edition of which both parts are approved, as it is written now and to the byte; else say why it is none.

    Raises:
        UsageError: there is no such edition, or it has mistakes.
    """
    from bantin.cli.commands.publishing.editions import meant
    from bantin.cli.commands.publishing.opening import Opened, read_with_voices, unapproved
    from bantin.output.approval.state import Standing
    from bantin.output.manifest import read_manifest
    from bantin.output.posting.posts import Approved, posts_of
    from bantin.session.editions.approval import state_of_edition
    from bantin.session.editions.building import FOLDER

    found = meant(root, [name]).found
    if len(found) != 1 or found[0].id != name:
        refuse(f"Mỗi lần đăng một ấn bản không có lỗi; xem bằng: bantin check {month} --edition {name}")
    edition, folder = found[0], target / month / FOLDER / name
    bulletin, synthetic = read_with_voices(root, month, edition)
    if bulletin is None:
        return unapproved(
            f"Ấn bản {name} đang có lỗi, chưa dựng được", f"Chạy «bantin check --edition {name}», sửa xong"
        )
    state = state_of_edition(root, folder, edition, bulletin, today=options.today())
    manifest, _ = read_manifest(folder)
    if state is None or manifest is None or state.standing is not Standing.APPROVED:
        told = state.told if state else "đơn vị chưa có người duyệt"
        return unapproved(
            f"Ấn bản {name} chưa đăng được: {told}", f"Duyệt trước: bantin approve {month} --edition {name}"
        )
    places = own_places(edition, bulletin.unit.value)
    posts, notes = posts_of(Approved(folder, manifest), places, synthetic)
    gone = recalled_above(root, month)
    kept = [post for post in posts if post.item not in gone and (post.item or not gone)]
    notes = [
        *notes,
        *(f"{post.title}: đơn vị trên đã thu hồi, dựng và duyệt lại rồi đăng" for post in posts if post not in kept),
    ]
    since = min(approval.when for approval in state.approvals)
    return Opened(bulletin.unit.value, Approved(folder, manifest), kept, notes, since, name, places)


def unit_of_edition(root: Path, asked: str | Edition) -> Unit:
    """Read the unit that publishes an edition, which was read before or is named.

    Raises:
        UsageError: there is no such edition, or it has mistakes.
    """
    from bantin.cli.commands.publishing.editions import meant
    from bantin.content.reading.month import read_month
    from bantin.content.workspace import month_in_work

    found, month = meant(root, [asked]).found if isinstance(asked, str) else (asked,), month_in_work(root)
    unit = read_month(root, month, edition=found[0]).unit if found and month else None
    name = asked if isinstance(asked, str) else asked.id
    return unit.value if unit else refuse(f"Ấn bản {name} đang có lỗi; chạy «bantin check --edition {name}», sửa xong")


def own_places(edition: Edition, unit: Unit) -> list[Place]:
    """List the places that an edition's own file names: what it does not name is the unit's above, who posts there."""
    from bantin.output.posting.connecting import places_of
    from bantin.output.posting.posts import Place

    said = edition.written.value if isinstance(edition.written.value, dict) else {}
    return [place for place in places_of(unit) if ("zalo" if place is Place.ZALO else "fanpage") in said]


def recalled_above(root: Path, month: str) -> frozenset[str]:
    """List the items of a month of which the unit above took back any version, by its own ledger."""
    from bantin.cli.commands.publishing.opening import recalled
    from bantin.output.approval.rounds import rounds
    from bantin.session.editions.sharing import unit_above

    codes, above = recalled(root), unit_above(root)
    found = rounds(root, month, above, today=options.today()) if above and codes else []
    named = [item for one in found if one.manifest.imprint for item in one.manifest.imprint.items]
    return frozenset(item.item for item in named if item.code in codes)
