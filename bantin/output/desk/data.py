"""Builds the JSON object from which the page is rendered.

The page lives twice. `dist/MONTH/index.html` is static and opens from a USB stick; `bantin preview` serves the same
page and sends it a new `Desk` whenever something changed. `schema` types what the object holds, and `page` renders it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from bantin.files.media import medium
from bantin.files.store import Made
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Diagnostic, in_order
from bantin.model.item import Item
from bantin.model.parts.board import Board
from bantin.model.parts.channels import Channels, Led
from bantin.model.recipe import Film, Recipe, Role
from bantin.model.storyboard import Slide
from bantin.output.desk.schema import (
    ApprovalEntry,
    ArchiveEntry,
    ArtifactEntry,
    BoardEntry,
    ChannelEntry,
    ChecksumEntry,
    Desk,
    DiagnosticEntry,
    FilmEntry,
    ItemEntry,
    LiveEntry,
    MonthEntry,
    SlideEntry,
    State,
)
from bantin.output.manifest import File
from bantin.text.normal import plain
from bantin.text.sentences.joining import ended


class SlideFiles(NamedTuple):
    """Where what is seen of a slide is, relative to the page; None for what is not at hand.

    Attributes:
        still: its painted picture.
        motion: a small film of what moves on it.
    """

    still: str | None = None
    motion: str | None = None


def desk_data(
    bulletin: Bulletin,
    artifacts: Sequence[ArtifactEntry],
    *,
    texts: Mapping[str, str],
    recipes: Sequence[Recipe] = (),
    slides: Mapping[str, Sequence[SlideFiles]] = MappingProxyType({}),
    diagnostics: Iterable[Diagnostic] = (),
    months: Iterable[MonthEntry] = (),
    archives: Iterable[ArchiveEntry] = (),
    zipped_by: str = "",
    approval: ApprovalEntry | None = None,
    live: LiveEntry | None = None,
    listed: Sequence[Entry] = (),
) -> Desk:
    """Return the page's data for a month.

    Args:
        bulletin: the month.
        artifacts: in the order of their recipes; see `artifact` and `artifact_of`.
        texts: contents by path; what is missing is shown as a plain file.
        recipes: of the artifacts, in order; one that came without is of no board and shows no slides.
        slides: where what is seen of a film's slides is, by its path.
        diagnostics: in any order.
        months: to choose from; this one is added if it is missing.
        archives: the channels' ZIPs.
        zipped_by: the command that writes those that are missing.
        approval: how far it has come; None where the unit has no approvers.
        live: where a live page talks to.
        listed: the items, where there are others than the bulletin has.
    """
    unit = bulletin.unit.value
    there = listed or bulletin.entries
    titles = {entry.id: plain(entry.item.title) for entry in there}
    items = {entry.document.file: entry.id for entry in there}
    own: MonthEntry = {"name": bulletin.month, "items": len(there), "href": None}
    chosen = {month["name"]: month for month in [own, *months]}
    return {
        **blank(bulletin.month, (), sorted(chosen.values(), key=lambda month: month["name"]), live),
        "title": plain(bulletin.header.value.title),
        "unit": {
            "name": unit.name,
            "short_name": unit.short_name,
            "parent": "" if unit.short_signature == unit.short_name else unit.parent,  # names may hold it
            "fanpage": unit.fanpage.name,
        },
        "items": [_item(entry.id, entry.kind, entry.item, entry.document.file) for entry in there],
        "diagnostics": [diagnostic_entry(found, items) for found in in_order(diagnostics)],
        "channels": _channels(unit.channels, artifacts),
        "artifacts": list(artifacts),
        "texts": dict(texts),
        "boards": [_board(board, recipes) for board in (unit.channels.led or Led()).boards],
        "films": [
            _film(found, recipes, titles, slides.get(found["path"], ()))
            for found in artifacts
            if found["role"] == Role.FILM
        ],
        "archives": list(archives),
        "zipped_by": zipped_by,
        "approval": approval,
        "checksum": checksum(artifacts),
    }


def blank(
    month: str, diagnostics: Iterable[Diagnostic], months: Iterable[MonthEntry], live: LiveEntry | None = None
) -> Desk:
    """Return the page's data for a month that cannot be read: its diagnostics alone."""
    return {
        "month": month,
        "title": "",
        "lang": "vi",
        "unit": {"name": "", "short_name": "", "parent": "", "fanpage": ""},
        "live": live,
        "months": list(months),
        "items": [],
        "diagnostics": [diagnostic_entry(found) for found in in_order(diagnostics)],
        "channels": [],
        "artifacts": [],
        "texts": {},
        "boards": [],
        "films": [],
        "archives": [],
        "zipped_by": "",
        "approval": None,
        "checksum": None,
        "ticks": None,
    }


def artifact(
    recipe: Recipe, made: Made | None, *, state: State, href: str | None, progress: float | None = None
) -> ArtifactEntry:
    """Return the entry of an artifact; `made` and `href` are None if it has no result."""
    return {
        "path": recipe.path,
        "channel": recipe.channel,
        "role": str(recipe.role),
        "item": recipe.item,
        "board": recipe.board,
        "format": recipe.format,
        "medium": medium(recipe.path),
        "alt": recipe.alt,
        "sha256": made.sha256 if made else None,
        "bytes": made.bytes if made else None,
        "width": made.width if made else None,
        "height": made.height if made else None,
        "seconds": made.seconds if made else None,
        "state": state,
        "progress": progress,
        "href": href,
    }


def artifact_of(file: File, href: str, recipe: Recipe | None = None) -> ArtifactEntry:
    """Describe a published file; without a recipe, it is of no board and no film's format."""
    return {
        "path": file.path,
        "channel": file.channel,
        "role": file.role,
        "item": file.item,
        "board": recipe.board if recipe else None,
        "format": recipe.format if recipe else None,
        "medium": medium(file.path),
        "alt": file.alt,
        "sha256": file.sha256,
        "bytes": file.bytes,
        "width": file.width,
        "height": file.height,
        "seconds": file.seconds,
        "state": "stale" if file.stale else "ready",
        "progress": None,
        "href": href,
    }


def diagnostic_entry(diagnostic: Diagnostic, items: Mapping[str, str] | None = None) -> DiagnosticEntry:
    """Describe a diagnostic; also what an overlay lists.

    Args:
        diagnostic: what was found.
        items: file of each entry to its identifier.
    """
    file, line, column = diagnostic.position
    facts = [diagnostic.code, file or "", line or 0, column or 0, diagnostic.message]
    return {
        "id": hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16],
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": ended(diagnostic.message),
        "hint": ended(diagnostic.hint),
        "file": file,
        "line": line,
        "column": column,
        "excerpt": diagnostic.location.excerpt if diagnostic.location else "",
        "item": items.get(file) if file and items else None,
    }


def checksum(artifacts: Iterable[ArtifactEntry]) -> ChecksumEntry | None:
    """Return the checksum of all files of a month and their number; None unless all are ready.

    It is the SHA-256 of what `sha256sum` prints of the files, sorted by path: anybody can work it out without bantin.
    """
    lines = []
    for found in sorted(artifacts, key=lambda found: found["path"]):
        if found["state"] != "ready" or found["sha256"] is None:
            return None
        lines.append(f"{found['sha256']}  {found['path']}\n")
    return {"sha256": hashlib.sha256("".join(lines).encode()).hexdigest(), "files": len(lines)} if lines else None


def _item(name: str, kind: str, item: Item, file: str) -> ItemEntry:
    return {
        "id": name,
        "kind": kind,
        "label": item.label,
        "title": plain(item.title),
        "severity": item.alert_severity.value,
        "file": file,
        "line": 1,
    }


def _channels(settings: Channels, artifacts: Iterable[ArtifactEntry]) -> list[ChannelEntry]:
    """List the channels: those that the unit has, then those that only the artifacts know."""
    found: dict[str, ChannelEntry] = {}
    for name, about in Channels.model_fields.items():
        if getattr(settings, name) is not None:
            more = about.json_schema_extra if isinstance(about.json_schema_extra, dict) else {}
            english = str(more.get("x-description-en", name))
            found[name] = {"name": name, "label": about.description or name, "label_en": english}
    for entry in artifacts:
        found.setdefault(entry["channel"], {"name": entry["channel"], "label": "", "label_en": ""})
    return list(found.values())


def _board(board: Board, recipes: Iterable[Recipe]) -> BoardEntry:
    width, height = board.delivered
    frames = [recipe for recipe in recipes if recipe.board == board.id and recipe.role is Role.FRAME]
    return {
        "id": board.id,
        "name": board.name,
        "width": width,
        "height": height,
        "pitch_mm": board.pitch_mm,
        "viewing_m": board.viewing_m,
        "frames": [{"path": frame.path, "seconds": float(frame.seconds or 0)} for frame in frames],
    }


def _film(
    film: ArtifactEntry,
    recipes: Iterable[Recipe],
    titles: Mapping[str, str],
    files: Sequence[SlideFiles],
) -> FilmEntry:
    recipe = next((found for found in recipes if found.path == film["path"]), None)
    storyboard = recipe.what.storyboard if recipe and isinstance(recipe.what, Film) else None
    slides = storyboard.slides if storyboard else ()
    seen = [*files, *[SlideFiles()] * len(slides)]
    captions = [
        found.path
        for found in recipes
        if recipe and found.role is Role.CAPTIONS and (found.format, found.item) == (recipe.format, recipe.item)
    ]
    by_suffix = {PurePosixPath(path).suffix: path for path in captions}

    def entry(slide: Slide, seen: SlideFiles) -> SlideEntry:
        title = titles.get(slide.item or "") or slide.notes.name or None
        seconds = float(slide.seconds)
        return {"href": seen.still, "motion": seen.motion, "seconds": seconds, "item": slide.item, "title": title}

    return {
        "path": film["path"],
        "width": storyboard.width if storyboard else film["width"] or 0,
        "height": storyboard.height if storyboard else film["height"] or 0,
        "fps": storyboard.fps if storyboard else 30,
        "slides": [entry(*pair) for pair in zip(slides, seen, strict=False)],
        "captions": by_suffix.get(".vtt", by_suffix.get(".srt")),
        "subtitles": by_suffix.get(".srt"),
    }
