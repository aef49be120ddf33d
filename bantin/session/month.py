"""Opening a month for `build`, `check` and `preview`: read, checked, and its recipes listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from bantin.channels import recipes
from bantin.channels.led.planning import loops
from bantin.channels.memory import Memory
from bantin.channels.view import ChannelView
from bantin.checks import check
from bantin.content.editions.reading import Edition
from bantin.content.reading.month import Reading, read_month
from bantin.content.workspace import months, store_of, templates_folders
from bantin.design.looks.renderer import LookError, Looks
from bantin.design.looks.unused import unused_macros
from bantin.files.digests import sha256_of_folder
from bantin.files.memory import demand_memory
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin, Document, Entry
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.loop import Loop
from bantin.model.recipe import Recipe
from bantin.model.storyboard import Utterance
from bantin.model.unit import Unit
from bantin.session.last_read import LastRead, is_in_the_way
from bantin.session.media import unusable_media
from bantin.session.pictures import picture_faults
from bantin.session.remembered.plans import StoredPlans
from bantin.session.upgrading.telling import outdated
from bantin.text.dates import short_date


@dataclass(frozen=True, slots=True)
class Session:
    """A month, as far as it could be read.

    Attributes:
        bulletin: None where it has errors that stop the reading, and nothing was read before that could go on.
        recipes: what to make of it; not to be made where there are errors.
        estimated: texts whose reading nobody has heard yet, so that how long it takes is an estimate.
        rest: of a month that could not be read whole, the items in whose files nothing is wrong, and what would be made
            of these, so that it can be said whether it has room; only where nothing will be made.
        stale: files that are not in the bulletin as they are written: older versions stand for them, or nothing.
        listed: the items as far as each can be read, in order, drawn or not; empty where all are in the bulletin.
    """

    bulletin: Bulletin | None
    recipes: tuple[Recipe, ...]
    diagnostics: tuple[Diagnostic, ...]
    estimated: frozenset[Utterance] = frozenset()
    rest: tuple[Bulletin, tuple[Recipe, ...]] | None = None
    stale: frozenset[str] = frozenset()
    listed: tuple[Entry, ...] = ()


def open_month(
    root: Path,
    month: str,
    only: Collection[str] | None = None,
    *,
    aloud: bool = False,
    today: dt.date | None = None,
    unsaved: Mapping[Path, bytes] | None = None,
    memory: Memory | None = None,
    last: LastRead | None = None,
    recalled: Collection[str] = (),
    edition: Edition | None = None,
    each: Callable[[Sequence[Recipe]], None] = lambda _: None,
) -> Session:
    """Read a month, check it and list what to make, for all channels or only some.

    Args:
        root: the workspace.
        month: as in 2024-11.
        only: names of channels; all if None.
        aloud: whether it is going to be made. Only then are texts read aloud, to know how long that takes: that may
            run a program of the unit's own. What is wrong with recordings, footage and music is told here only if
            nothing will be made.
        today: the editor's own day, after which nobody has verified anything yet; not looked at if None.
        unsaved: files whose text is to be read instead of what they hold.
        memory: of what was planned when it was opened before, equally `aloud`; only what changed is planned anew then.
        last: what could be read when it was opened before: a month with mistakes goes on with that.
        recalled: codes of what was taken back, which no board shows any more when an urgent bulletin goes on with it.
        edition: as which it is published; the unit's own if None.
        each: called with what to make for a channel as soon as it is known, of a month that could be read; and before,
            with what is most likely made of one item.

    Raises:
        MemoryError: there is too little for anything to be laid out.
    """
    demand_memory()
    reading = read_month(root, month, unsaved, edition)
    older = outdated(root, reading.unit.value) if reading.unit else ()
    templates = _templates(root)
    unused = _unused(*templates)
    found = [*reading.diagnostics, *older, *unused, *_not_yet(reading.unit, today)]
    bulletin = reading.bulletin
    if bulletin is not None and bulletin.is_urgent and (only is None or "led" in only):
        bulletin = replace(bulletin, goes_on=_goes_on(root, bulletin, recalled, edition))
    store = store_of(root)
    measure = Measurements(store, aloud=aloud)
    going_on = last.go_on(reading) if last else None
    known = bulletin or (going_on.bulletin if going_on else reading.readable)
    looks = _looks(*templates, frozenset(known.unit.value.official_domains if known else ()))
    if memory is None and known is not None:
        memory = StoredPlans(store, known, (*map(str, templates[0]), *templates[1], _shipped(templates[0][-1])))
    pictured = _of_what_was_read(picture_faults(reading.entries, store, whole=not aloud), reading)
    if bulletin is None:
        found += [*pictured, *(check(reading.readable) if reading.readable else ())]
        found += _of_what_was_read(unusable_media(reading, (), measure), reading)
        if going_on:
            listed, troubles = recipes(going_on.bulletin, looks, only, measure, memory)
            found += (one for one in troubles if one.location and one.location.file not in going_on.stale)
            return Session(going_on.bulletin, tuple(listed), tuple(found), stale=going_on.stale, listed=reading.entries)
        rest = _well_read(reading) if not aloud else None
        if rest is None:
            return Session(None, (), tuple(found))
        # Which items films have room for, all decide; what is too long for one of them is so in any month.
        listed, troubles = recipes(rest, looks, only, measure, memory)
        return Session(None, (), (*found, *of_items(troubles, rest)), rest=(rest, tuple(listed)))
    listed, troubles = recipes(bulletin, looks, only, measure, memory, each=each)
    # Only now: whoever makes what `each` tells works while faces are looked for, which takes a fifth of a second each.
    found += [*pictured, *check(bulletin), *troubles, *_turned_off(bulletin, only or ())]
    if not aloud:
        found += unusable_media(reading, listed, measure)
    return Session(bulletin, tuple(listed), tuple(found), frozenset(measure.estimated))


def _goes_on(root: Path, urgent: Bulletin, recalled: Collection[str], edition: Edition | None) -> Bulletin | None:
    """Find the month that boards play when an urgent bulletin comes: the last that is out and has no mistakes."""
    for month in reversed(months(root)):
        bulletin = read_month(root, month, edition=edition).bulletin
        if bulletin is not None and bulletin.date <= urgent.date:
            return bulletin.off_boards(recalled)
    return None


def plan(root: Path, bulletin: Bulletin, only: Collection[str]) -> tuple[list[Recipe], list[Diagnostic]]:
    """List what to make of a bulletin that stands in no folder as it is, such as a month without one of its items."""
    looks = _looks(*_templates(root), frozenset(bulletin.unit.value.official_domains))
    return recipes(bulletin, looks, only, Measurements(store_of(root), aloud=True))


def open_boards(root: Path, month: str) -> tuple[Bulletin | None, tuple[Loop, ...], tuple[Diagnostic, ...]]:
    """Read a month and plan what its boards play; what the month's own checks find is not told.

    Raises:
        MemoryError: as in `open_month`.
    """
    demand_memory()
    reading = read_month(root, month)
    bulletin = reading.bulletin
    if bulletin is None or bulletin.unit.value.channels.led is None:
        return bulletin, (), tuple(reading.diagnostics)
    looks = _looks(*_templates(root), frozenset(bulletin.unit.value.official_domains))
    view = ChannelView(bulletin, looks, "led", Measurements(store_of(root)))
    try:
        planned = list(loops(view))
    except LookError as error:
        planned = [error.diagnostic]
    found = [one for one in planned if isinstance(one, Diagnostic)]
    return (
        bulletin,
        tuple(one for one in planned if isinstance(one, Loop) and one.phases),
        (*reading.diagnostics, *found),
    )


def _templates(root: Path) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """List the folders of templates, and what those but the last hold: that one came with bantin."""
    folders = tuple(templates_folders(root))
    return folders, tuple(sha256_of_folder(folder) for folder in folders[:-1])


def clear_looks() -> None:
    """Clear the cache of compiled looks, those too that came with bantin."""
    _looks.cache_clear()
    _unused.cache_clear()
    _shipped.cache_clear()


@lru_cache(maxsize=4)
def _shipped(folder: Path) -> str:
    """Digest what came with bantin, once."""
    return sha256_of_folder(folder)


@lru_cache(maxsize=4)
def _looks(folders: tuple[Path, ...], _contents: tuple[str, ...], official: frozenset[str]) -> Looks:
    """Keep compiled looks: 90 ms of the 110 that a month's recipes take. They are as they were when first used."""
    return Looks(folders, official)


@lru_cache(maxsize=4)
def _unused(folders: tuple[Path, ...], _contents: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Keep what is told of own looks, as long as the looks themselves are kept."""
    return tuple(unused_macros(folders))


def of_items(found: Iterable[Diagnostic], bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Keep the errors of items and the unit: others may come of what was left out of the bulletin."""
    files = {bulletin.unit.file, *(entry.document.file for entry in bulletin.entries)}
    return (one for one in found if one.severity is Severity.ERROR and one.location and one.location.file in files)


def _well_read(reading: Reading) -> Bulletin | None:
    """Take the items in whose files nothing is wrong; None where there is none, or the unit cannot be relied on."""
    readable = reading.readable
    wrong = {(one.location.file if one.location else "") for one in reading.diagnostics if is_in_the_way(one, reading)}
    if readable is None or wrong & {"", readable.unit.file, readable.header.file}:
        return None
    kept = tuple(entry for entry in readable.entries if entry.document.file not in wrong)
    return replace(readable, entries=kept) if kept else None


def _of_what_was_read(found: Iterable[Diagnostic], reading: Reading) -> Iterator[Diagnostic]:
    """Leave out what would be told of something that only stands for what could not be read."""
    unread = frozenset[Location]().union(*(entry.document.unread_places() for entry in reading.entries))
    return (one for one in found if one.location not in unread)


def _not_yet(unit: Document[Unit] | None, today: dt.date | None) -> Iterator[Diagnostic]:
    """Report contacts that are said to have been verified on a day that is still to come."""
    for number, contact in enumerate(unit.value.contacts if unit and today else ()):
        if today and unit and contact.checked_on > today:
            message = f"Đầu mối «{contact.label}» không thể đã được xác minh ngày {short_date(contact.checked_on)}"
            place = unit.locate(f"contacts.{number}.checked_on")
            hint = f"Hôm nay là {short_date(today)}: gọi thử rồi ghi ngày đã gọi, không ghi trước"
            yield Diagnostic(Code("verified-in-future"), Severity.ERROR, message, place, hint)


def _turned_off(bulletin: Bulletin, only: Collection[str]) -> Iterator[Diagnostic]:
    """Report requested channels that the unit does not have."""
    for name in only:
        if getattr(bulletin.unit.value.channels, name) is None:
            place = bulletin.unit.locate(f"channels.{name}")
            hint = f"Bỏ dòng «{name}: null» nếu muốn dùng lại kênh này"
            yield Diagnostic(Code("channel-off"), Severity.WARNING, f"Kênh {name} đang tắt", place, hint)
