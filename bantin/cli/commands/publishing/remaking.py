"""What recalls and corrections have made for those who go on by hand: cards, packages of boards, notes to operators."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bantin.cli import options

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from rich.console import Console

    from bantin.cli.commands.publishing.publishers import Publisher
    from bantin.model.bulletin import Bulletin
    from bantin.model.diagnostic import Diagnostic
    from bantin.model.recipe import Recipe
    from bantin.model.unit import Unit
    from bantin.output.manifest import Manifest
    from bantin.output.posting.posts import Approved
    from bantin.output.posting.withdrawing import Known, Step

RECEIPTS = "receipts"
"""Folder beside the ledger."""

NOTE = "gui-nguoi-van-hanh.txt"


def kept_at(publisher: Publisher, known: Known, name: str) -> Path:
    """Return where the receipt of a recall or a correction lies, without suffix; what was made lies there too."""
    return publisher.kept / RECEIPTS / f"{known.code}-{name}"


def remake_without(
    publisher: Publisher, known: Known, reason: str, recalled: Collection[str], console: Console
) -> list[Step]:
    """Make what a recall needs, and list what is done with it by hand.

    Boards get packages of what was approved and is left, so nothing that nobody approved.
    """
    from bantin.output.posting.by_hand import board_steps, card_step, recall_card, recall_note, screens
    from bantin.output.posting.withdrawing import recall_notice
    from bantin.session.standalone import cards_alone

    root, unit, folder = publisher.root, publisher.unit, kept_at(publisher, known, "thu-hoi")
    bulletin, last = publisher.read(known.month), publisher.last(known.month)
    manifest = last.manifest if last else None
    packages, pictures = dict[str, str](), list[str]()
    if bulletin is not None:
        told = recall_card(known, reason)
        recipes = cards_alone(root, bulletin, "thu-hoi", "notice", told, options.today())
        if known.item and manifest and manifest.imprint:
            kept = {one.code for one in manifest.imprint.items} - set(recalled)
            gone = {bulletin.item_code_of(entry) for entry in bulletin.entries} - kept
            recipes += _of_boards(root, bulletin.off_boards(gone), known, console)
        pictures, packages = _make(root, folder, bulletin, recipes, manifest, console)
    shown = screens(known, _boards(unit), packages)
    _write(folder / NOTE, recall_note(known, shown, reason, unit.signature) if shown else "", console)
    words = recall_notice(known, reason, unit.signature)
    stop = f"gửi người vận hành {_named(root, folder / NOTE)}: ngừng phát ngay tin này"
    return [*board_steps(shown, stop=stop), *card_step(known, pictures, words)]


def hand_over(
    publisher: Publisher, approved: Approved, known: Known, new: str, reason: str, console: Console
) -> list[Step]:
    """Make what a correction needs, and list what is done with it by hand; boards' packages were approved with it."""
    from bantin.model.recipe import Role
    from bantin.output.posting.by_hand import (
        board_steps,
        card_step,
        correction_card,
        correction_note,
        correction_notice,
        screens,
    )
    from bantin.session.standalone import cards_alone

    root, unit = publisher.root, publisher.unit
    folder, pictures = kept_at(publisher, known, "dinh-chinh"), list[str]()
    packages = {
        file.path.split("/")[1]: _named(root, approved.folder / file.path)
        for file in approved.manifest.files
        if file.role == Role.PACKAGE
    }
    bulletin = publisher.read(known.month)
    if bulletin is not None:
        told = correction_card(known, new, reason)
        recipes = cards_alone(root, bulletin, "dinh-chinh", "notice", told, options.today())
        pictures, _ = _make(root, folder, bulletin, recipes, None, console)
    shown = screens(known, _boards(unit), packages)
    _write(folder / NOTE, correction_note(known, shown, unit.signature) if shown else "", console)
    stop = f"gửi người vận hành {_named(root, folder / NOTE)}: thay gói đang phát"
    return [*board_steps(shown, stop=stop), *card_step(known, pictures, correction_notice(known, new, reason, ""))]


def _of_boards(root: Path, bulletin: Bulletin, known: Known, console: Console) -> list[Recipe]:
    from bantin.cli import diagnostics as shown
    from bantin.model.diagnostic import Severity
    from bantin.session.month import plan

    recipes, found = plan(root, bulletin, {"led"})
    shown.show(console, [one for one in found if one.severity is Severity.ERROR])
    return [recipe for recipe in recipes if recipe.board in known.boards]


def _make(
    root: Path,
    folder: Path,
    bulletin: Bulletin,
    recipes: Sequence[Recipe],
    approved: Manifest | None,
    console: Console,
) -> tuple[list[str], dict[str, str]]:
    """Make pictures and packages; returns where they lie, packages by their boards."""
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.build import made
    from bantin.making.executor import make_executor
    from bantin.model.recipe import Role
    from bantin.session.month import Session

    session = Session(bulletin, tuple(recipes), ())
    with make_executor(os.cpu_count() or 1) as executor:
        outcome = made(session, root, folder, None, executor, console)
    there = folder / bulletin.month
    shown.show(console, [*outcome.diagnostics, *_unapproved(there, approved)])
    done = [recipe for recipe in recipes if recipe.path not in outcome.failed]
    pictures = [_named(root, there / recipe.path) for recipe in done if recipe.role is Role.CARD]
    packages = {recipe.board or "": recipe.path for recipe in done if recipe.role is Role.PACKAGE}
    return pictures, {board: _named(root, there / path) for board, path in packages.items()}


def _unapproved(folder: Path, approved: Manifest | None) -> list[Diagnostic]:
    """Tell of pictures of boards that nobody approved as they are."""
    from bantin.model.diagnostic import Code, Diagnostic, Severity
    from bantin.model.recipe import Role
    from bantin.output.manifest import read_manifest

    made, _ = read_manifest(folder)
    known = {file.sha256 for file in approved.files} if approved else set()
    new = [file.path for file in made.files if file.role == Role.FRAME and file.sha256 not in known] if made else []
    if not approved or not new:
        return []
    message = f"Gói mới của bảng có {len(new)} ảnh không phải ảnh đã duyệt: {', '.join(new[:3])}"
    hint = "Xem từng ảnh ấy trước khi giao, hoặc duyệt lại cả tháng rồi giao gói trong dist"
    return [Diagnostic(Code("not-approved"), Severity.WARNING, message, hint=hint)]


def _boards(unit: Unit) -> dict[str, str]:
    return {board.id: board.name for board in unit.channels.led.boards} if unit.channels.led else {}


def _named(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _write(path: Path, text: str, console: Console) -> None:
    from bantin.files.atomic import replacing
    from bantin.files.system_errors import reason

    if not text:
        return
    try:
        with replacing(path) as stream:
            stream.write(text.encode())
    except OSError as error:
        console.print(f"Chưa ghi được {path}: {reason(error)}.")
