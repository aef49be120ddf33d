"""What a build would find in cards and paths: all that `bantin check` tells of them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from bantin.files.store import Store
from bantin.making.cards.layouts import layout_of
from bantin.making.errors import MakeError, failure
from bantin.making.jobs.base import Job
from bantin.making.jobs.board.sheet import OperatorSheetJob
from bantin.making.jobs.still import StillJob
from bantin.making.locating import gathered
from bantin.making.plan import Origin, plan_recipes
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card, FileFacts
from bantin.model.diagnostic import Code, Diagnostic, Remark, ValuePath
from bantin.model.recipe import Recipe


def layout_diagnostics(bulletin: Bulletin, recipes: Iterable[Recipe], store: Store | None = None) -> list[Diagnostic]:
    """List what a build would find in cards and paths.

    Cards are laid out, and their pictures and icons looked for; those of boards, which are small, are painted and
    measured as a build does. The pictures of items were looked at by whoever opened the month.

    Args:
        bulletin: the month.
        recipes: what would be made of it.
        store: what a build has found in a card stands there, and what is found now is kept there; it need not exist,
            and may be one that cannot be written. Without one, all cards are laid out.
    """
    plan = plan_recipes(recipes)
    found = list(plan.diagnostics)
    of_items = {entry.image.path for entry in bulletin.entries if entry.image is not None}
    remarks: list[tuple[Remark, Origin]] = []
    for key, job in plan.jobs.items():
        known = _known_remarks(key, job, of_items, store)
        remarks += [(remark, origin) for remark in known for origin in plan.asking(key)]
    return list(dict.fromkeys([*found, *gathered(remarks, bulletin)]))


def _known_remarks(key: str, job: Job, of_items: Collection[str], store: Store | None) -> Iterable[Remark]:
    """List what is found in a card; the key of its still says all that this hangs on."""
    if store is None or not isinstance(job, StillJob):
        return _remarks(job, of_items)
    name = hashlib.sha256(f"remarks {key}".encode()).hexdigest()
    if known := store.get(key) or store.get(name):
        return known.remarks
    found = tuple(_remarks(job, of_items))
    with suppress(OSError), store.draft(name) as draft:  # a check needs no store
        draft.touch()
        store.put(name, draft, remarks=found)
    return found


def _remarks(job: Job, of_items: Collection[str]) -> Iterator[Remark]:
    try:
        match job:
            case StillJob(card):
                yield from _of_still(card, of_items)
            case OperatorSheetJob(card, shows=shows, pictures=pictures):
                paths = [path for path, _ in shows]
                files = tuple(FileFacts(path, "0" * 64, 0) for path in paths)  # as wide as what it will tell
                yield from _of_card(replace(card, files=files), dict.fromkeys(pictures))
    except MakeError as error:
        yield error.remark


def _of_still(card: Card, of_items: Collection[str]) -> Iterator[Remark]:
    from bantin.making.cards.painting import measure_picture, paint_card  # noqa: PLC0415 - loads numpy and Pillow

    own = [asset for asset in card.assets if asset.path not in of_items and not asset.name.endswith(".svg")]
    for asset in own:
        _look_at(asset)
    if card.board is None or any(asset.path in of_items for asset in card.assets):
        yield from _of_card(card, {moment.film.name: moment.film for moment in card.moments})
        return
    image, laid_out = paint_card(card)
    yield from laid_out.remarks
    yield from measure_picture(card, image, laid_out)[1]


def _of_card(card: Card, pictures: Mapping[str, Asset | None]) -> Iterator[Remark]:
    """Tell what is found in a card, which shows other pictures too: those of films have their film."""
    from bantin.making.cards.parts import check_parts, picture_remarks  # noqa: PLC0415 - the same

    laid_out = layout_of(card)
    check_parts(card, laid_out, {asset.name for asset in card.assets}.union(pictures))
    yield from laid_out.remarks
    yield from picture_remarks(laid_out, dict(_sizes(card, filter(None, pictures.values()))))


def _sizes(card: Card, films: Iterable[Asset]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Look at the headers of pictures and films; whoever opened the month told what cannot be read."""
    from bantin.film.footage import FootageError, probe  # noqa: PLC0415 - the same
    from bantin.paint.pictures import PictureError, picture_size  # noqa: PLC0415 - the same

    for asset in card.assets:
        with suppress(PictureError):
            yield asset.name, picture_size(Path(asset.path))
    for film in films:
        with suppress(FootageError):
            yield film.name, probe(Path(film.path)).size


def _look_at(asset: Asset) -> None:
    """Open a picture that a look brings along.

    Raises:
        MakeError: it cannot be used.
    """
    from bantin.paint.pictures import PictureError, open_picture  # noqa: PLC0415 - loads Pillow

    try:
        open_picture(Path(asset.path))
    except PictureError as error:
        raise failure(Code("bad-image"), str(error), error.hint, ValuePath("image.file")) from error
