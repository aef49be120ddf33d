"""Recordings, footage and music that cannot be used, reported before a film is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bantin.channels.video.shots import footage_of
from bantin.content.reading.month import Reading
from bantin.making.errors import MakeError
from bantin.making.sources.recordings import MUSIC, read_recording
from bantin.measure.measurements import Measurements
from bantin.model.asset import Asset
from bantin.model.bulletin import Document, Entry
from bantin.model.diagnostic import Diagnostic
from bantin.model.recipe import Film, Recipe
from bantin.model.storyboard import Excerpt
from bantin.model.unit import Unit


def unusable_media(reading: Reading, recipes: Iterable[Recipe], measure: Measurements) -> Iterator[Diagnostic]:
    """Report what cannot be used, each at its line; of a month that could not be read whole, too.

    Args:
        reading: the month. Nothing is reported if its unit makes no films.
        recipes: what is to be made of it, if that is known.
        measure: remembers the files that it has opened already.
    """
    unit = reading.unit
    if unit is not None and unit.value.channels.video is None:
        return
    kept = _kept(recipes)
    for entry in reading.entries:
        if entry.goes_to("video"):
            yield from _of(entry, kept.get(entry.id), measure)
    if unit is not None and unit.value.channels.video is not None and reading.music is not None:
        yield from _music(reading.music, unit, unit.value.channels.video.limit_seconds)


def _kept(recipes: Iterable[Recipe]) -> dict[str | None, Excerpt]:
    """Find the items whose footage lets hear its own sound."""
    films = [recipe.what.storyboard for recipe in recipes if isinstance(recipe.what, Film)]
    return {
        film.item_at(voice.start): voice.what
        for film in films
        for voice in film.voices
        if isinstance(voice.what, Excerpt)
    }


def _of(entry: Entry, excerpt: Excerpt | None, measure: Measurements) -> Iterator[Diagnostic]:
    """Report the first fault of each file: footage that cannot be seen need not be heard."""
    for media in ((entry.narration,), (footage_of(entry), excerpt)):
        faults = (measure.fault(of) for of in media if of is not None)
        remark = next((fault for fault in faults if fault is not None), None)
        if remark is not None:
            yield replace(remark.diagnostic, location=entry.document.locate(remark.source.path))


def _music(music: Asset, unit: Document[Unit], seconds: int) -> Iterator[Diagnostic]:
    try:
        read_recording(music, MUSIC, most=seconds)
    except MakeError as error:
        place = unit.locate(error.remark.source.path)
        yield replace(error.remark.diagnostic, location=place)
