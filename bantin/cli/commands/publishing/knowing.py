"""What went out under a code: found in all that was approved, of the unit and of its editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.cli.options import refuse

if TYPE_CHECKING:  # imported for good only in the commands: --help must stay fast
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from bantin.cli.commands.publishing.publishers import Publisher
    from bantin.output.approval.rounds import Round
    from bantin.output.manifest import Manifest
    from bantin.output.posting.withdrawing import Known

Meant = tuple[str, str]
"""A month and an item of it; no item where the month is meant as a whole."""


def known_to(
    asked: Sequence[Publisher], root: Path, target: Path, typed: str, *, replaced: bool = False
) -> list[tuple[Publisher, Known]]:
    """Find what went out under a code, in all that was approved.

    In an edition the same item may bear another code: it is found by the code that it bears in any of those asked for,
    or in the unit's own month.

    Args:
        asked: who publishes.
        root: the workspace.
        target: the dist folder.
        typed: the code, as somebody typed it.
        replaced: whether what was approved last takes the place of what is meant, so that it is not meant itself.

    Raises:
        UsageError: nothing did.
    """
    from bantin.cli.commands.publishing.publishers import own_publisher
    from bantin.model.parts.item_code import read_item_code

    code = read_item_code(typed)
    if code is None:
        refuse(f"«{typed}» không phải mã tin: mã có 8 chữ và số, như K7M4-2RXF")
    of_editions = any(one.edition for one in asked)
    rounds = [one for publisher in asked for one in publisher.approved]
    if of_editions:
        rounds += own_publisher(root, target).approved
    meant = {(one.month, item) for one in rounds for found, item, _ in _named(one) if found == code}
    found = [
        (one, known) for one in asked for known in _known(one, code, meant, several=of_editions, replaced=replaced)
    ]
    if not found and of_editions:
        named = ", ".join(one.name for one in asked[:3])
        refuse(f"Ấn bản {named} chưa duyệt tin nào mang mã {code}, cũng không có tin ấy dưới mã khác")
    return found or refuse(f"Đơn vị chưa duyệt tin nào mang mã {code}")


def having(rounds: Iterable[Round], meant: Collection[Meant]) -> bool:
    """Return whether any of what is meant is in these states."""
    return any((one.month, item) in meant for one in rounds for _, item, _ in _named(one))


def _known(
    publisher: Publisher, code: str, meant: Collection[Meant], *, several: bool, replaced: bool
) -> Iterator[Known]:
    """List what of a publisher is meant: of one alone by the code itself, of editions under each code that went out."""
    found: dict[str, Known] = {}
    for one in reversed(publisher.approved):
        for number, item, title in _named(one):
            if number == code if not several else (one.month, item) in meant:
                found.setdefault(number, _of_round(one, number, item, title))  # the last state that has it
    numbers = list(found)
    if not several:
        yield from (found[number] for number in numbers)
        return
    with publisher.ledger(write=False) as ledger:
        sent = [number for number in numbers if number == code or ledger.of_code(number)]
    if replaced:  # what nobody noted was posted by hand, as it was before
        by_hand = numbers[1:2] if code not in numbers[:1] else []
        wanted = [number for number in numbers[1:] if number in {*sent, *by_hand}] or numbers[:1]
    else:
        wanted = [number for number in numbers if number in {*sent, numbers[0]}]
    yield from (found[number] for number in wanted)


def _named(one: Round) -> Iterator[tuple[str, str, str]]:
    """List the codes of a month, each with its item and its title; the whole month's with none."""
    imprint = one.manifest.imprint
    if imprint is not None:
        yield from ((item.code, item.item, item.title) for item in imprint.items)
        yield imprint.code, "", ""


def _of_round(one: Round, code: str, item: str, title: str) -> Known:
    from bantin.output.posting.posts import overview_title
    from bantin.output.posting.withdrawing import Known

    imprint = one.manifest.imprint
    number = imprint.code if imprint else ""
    whole = Known(number, one.month, "", overview_title(one.month), *_files(one.manifest, None))
    return Known(code, one.month, item, title, *_files(one.manifest, item), whole) if item else whole


def _files(manifest: Manifest, item: str | None) -> tuple[frozenset[str], dict[str, list[str]]]:
    """List the channels that show an item, or the whole month, and what shows it on each board."""
    own = [file for file in manifest.files if file.item == item]
    boards: dict[str, list[str]] = {}
    for file in own:
        if file.channel == "led" and file.role in {"frame", "loop"}:
            _, board, name = file.path.split("/", 2)
            boards.setdefault(board, []).append(name)
    return frozenset(file.channel for file in own), boards
