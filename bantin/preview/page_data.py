"""Snapshot → the data that the page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from bantin.content.reading.listing import list_items
from bantin.content.workspace import month_folder, months, urgents
from bantin.making.plan import Artifact
from bantin.model.diagnostic import Diagnostic, in_order
from bantin.model.recipe import TextFile
from bantin.output.desk.data import SlideFiles, artifact, blank, desk_data, diagnostic_entry
from bantin.output.desk.schema import ArtifactEntry, Desk, DiagnosticEntry, MonthEntry, State
from bantin.preview.around.in_forms import InForms
from bantin.preview.files import Files
from bantin.preview.rebuilder import Snapshot


def desk_of(snapshot: Snapshot, root: Path, files: Files, forms: InForms) -> tuple[Desk, list[DiagnosticEntry] | None]:
    """Convert a snapshot.

    Args:
        snapshot: what is known of the month.
        root: the workspace.
        files: index to which the files are added that the page asks for.
        forms: say what was found in the words of forms.

    Returns:
        The page's data, and its overlay: the diagnostics because of which it does not show what is written; or None.
    """
    forms.read(snapshot)
    overlay = _in_forms([diagnostic_entry(found) for found in snapshot.blocking], snapshot.blocking, forms) or None
    if snapshot.bulletin is None:
        return blank(snapshot.month, snapshot.diagnostics, _months(root)), overlay
    stale: set[str | None] = {entry.id for entry in snapshot.bulletin.entries if entry.document.file in snapshot.stale}
    if snapshot.stale:
        stale.add(None)  # what shows the whole month lacks what is not drawn
    entries = [_entry(snapshot, found, files, stale) for found in snapshot.plan.artifacts]
    desk = desk_data(
        snapshot.bulletin,
        entries,
        texts=_texts(snapshot),
        recipes=[found.recipe for found in snapshot.plan.artifacts],
        slides={film: list(_slides(snapshot, film, files)) for film in snapshot.plan.slides},
        diagnostics=snapshot.diagnostics,
        months=_months(root),
        listed=snapshot.listed,
    )
    return {**desk, "diagnostics": _in_forms(desk["diagnostics"], in_order(snapshot.diagnostics), forms)}, overlay


def _in_forms(
    entries: Iterable[DiagnosticEntry], diagnostics: Iterable[Diagnostic], forms: InForms
) -> list[DiagnosticEntry]:
    """Add what the diagnostics of these entries are in the words of forms."""
    said = ((entry, forms.say(found)) for entry, found in zip(entries, diagnostics, strict=True))
    return [{**entry, "in_form": words} if words else entry for entry, words in said]


def _entry(snapshot: Snapshot, found: Artifact, files: Files, stale: AbstractSet[str | None]) -> ArtifactEntry:
    """Describe an artifact by its present result or else by its last good one; nothing is new of what is stale."""
    path = found.recipe.path
    made = snapshot.made(found)
    kept = snapshot.kept.get(path)
    key = found.key if made is not None else (kept[0] if kept else None)
    known = made or (kept[1] if kept else None)
    href = files.add(key, known, path) if key is not None and known is not None else None
    state: State = "ready"
    if found.recipe.item in stale:
        state = "stale" if known else "failed"
    elif made is None:
        failed = found.key is None or found.key in snapshot.failed
        state = "pending" if not failed else "stale" if known else "failed"
    done, total = snapshot.progress.get(path, (0, 0))
    progress = done / total if total and state == "pending" else None
    return artifact(found.recipe, known, state=state, href=href, progress=progress)


def _slides(snapshot: Snapshot, film: str, files: Files) -> Iterator[SlideFiles]:
    """Find where the painted slides of a film are and what rehearses them, as far as they are made."""

    def served(key: str | None, path: str) -> str | None:
        made = snapshot.found.get(key or "")
        return files.add(key, made, path) if key and made and made.fit else None

    plan = snapshot.plan
    for number, keys in enumerate(zip(plan.slides[film], plan.rehearsals[film], strict=True), start=1):
        yield SlideFiles(served(keys[0], f"slide/{number:02}.png"), served(keys[1], f"slide/{number:02}.mp4"))


def _texts(snapshot: Snapshot) -> dict[str, str]:
    recipes = (found.recipe for found in snapshot.plan.artifacts)
    return {recipe.path: recipe.what.content for recipe in recipes if isinstance(recipe.what, TextFile)}


def _months(root: Path) -> list[MonthEntry]:
    found: list[MonthEntry] = []
    for month in [*months(root), *urgents(root)]:
        paths, _ = list_items(month_folder(root, month), lambda path: path.name)
        found.append({"name": month, "items": len(paths), "href": None})
    return found
