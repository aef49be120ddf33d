"""What a workspace needs changed to be of the running version, and changing it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.composing.document import compose
from bantin.content.reading.source import SourceText, read_source
from bantin.content.release import KEY, Release, release_of, running
from bantin.content.workspace import UNIT_FILE, templates_folders
from bantin.design.looks.unused import unused_macros
from bantin.files.atomic import replacing
from bantin.session.scaffold.pipeline import FOLDER, pipeline
from bantin.session.scaffold.schemas import NAMES, schema_text
from bantin.session.upgrading.draft import Change, Draft
from bantin.session.upgrading.steps import STEPS
from bantin.text.normal import nfc

NOTE = "# Phiên bản bantin đã ghi thư mục này; lệnh «bantin upgrade» tự sửa dòng dưới."


class UpgradeError(Exception):
    """A workspace was not upgraded, and nothing was written; the message is a Vietnamese sentence for the user."""


def needed(root: Path, since: Release) -> Draft:
    """Take the steps of all releases since one, in memory: without them bantin would read the workspace wrong."""
    draft = Draft(root)
    for release, step in STEPS:
        if release > since:
            step(draft)
    return draft


def upgraded(root: Path) -> Draft:
    """Bring a workspace to the running release, in memory, with what bantin wrote in it for editors and a CI.

    Raises:
        UpgradeError: a newer release wrote it, or content/unit.yaml has to be mended first.
    """
    unit = _unit(root)
    if release_of(unit) > running():
        raise UpgradeError(f"Thư mục này do bantin {release_of(unit)} ghi, mới hơn bantin {running()} đang chạy")
    draft = needed(root, release_of(unit))
    for schema in NAMES:
        if draft.read(path := f"content/.schema/{schema}.json") is not None:
            draft.put(path, schema_text(schema).encode())
    if (root / FOLDER).is_dir():
        for wheel in (root / FOLDER).glob("bantin-*.whl"):
            draft.put(f"{FOLDER}/{wheel.name}", None)
        for name, content in pipeline().items():
            draft.put(name, content)
    if release_of(unit) < running():  # afterwards a check goes on telling
        unused = unused_macros(templates_folders(root))
        draft.left += [f"«{one.location.file}:{one.location.line}»: {one.message}" for one in unused if one.location]
    draft.edit(UNIT_FILE, lambda text: _stamped(text, unit))
    stamped = _composed((draft.read(UNIT_FILE) or b"").decode())
    if release_of(stamped) != running() or _all_else(stamped) != _all_else(unit):
        raise UpgradeError(f"Không ghi được phiên bản vào {UNIT_FILE}. Tự thêm dòng «{KEY}: {running()}»")
    return draft


def is_written_whole(path: str) -> bool:
    """Tell whether a file is bantin's own, in which nobody writes: of its change, its name says enough."""
    return path.startswith(("content/.schema/", f"{FOLDER}/"))


def _unit(root: Path) -> ComposedFile:
    source, _ = read_source(root / UNIT_FILE, UNIT_FILE, root)
    unit = compose(source) if source else None
    if unit is None or not unit.complete or not isinstance(unit.value, dict):
        raise UpgradeError(f"{UNIT_FILE} còn chỗ không đọc được. Chạy «bantin check», sửa, rồi chạy lại lệnh này")
    return unit


def _composed(text: str) -> ComposedFile:
    read = nfc(text.removeprefix("\ufeff"))
    return compose(SourceText(UNIT_FILE, read, tuple(read.split("\n"))))


def _all_else(unit: ComposedFile) -> set[str]:
    return {path for path in unit.locations if path != KEY}


def _stamped(text: str, unit: ComposedFile) -> str:
    """Write the release into unit.yaml: over the old one, else below all else."""
    place = unit.locations.get(KEY)
    if place is None:
        end = "" if text.endswith("\n") else "\n"
        return f"{text}{end}\n{NOTE}\n{KEY}: {running()}\n"
    lines = text.split("\n")
    line, start = lines[place.line - 1], place.column - 1
    old = line[start : start + place.length]
    empty = isinstance(unit.value, dict) and not unit.value.get(KEY)  # then the place is that of the key
    new = f"{KEY}: {running()}" if empty else str(running())
    after = line[start + len(old) :]
    lines[place.line - 1] = line[:start] + new + (after.removeprefix(":") if empty else after)
    return "\n".join(lines)


def write(root: Path, changes: Iterable[Change]) -> None:
    """Write changes: all of them beside what they replace, then each into its place, unit.yaml's last.

    What was not changed of a file stays to the byte. Whatever stops this, a second try goes on.

    Raises:
        UpgradeError: a file is no longer as it was read.
        OSError: the system refused; files that were not renamed yet are as they were.
    """
    changes = sorted(changes, key=lambda change: change.path != UNIT_FILE)
    for change in changes:
        file = root / change.path
        if (file.read_bytes() if file.is_file() else None) != change.before:
            raise UpgradeError(f"«{change.path}» vừa được lưu ở nơi khác nên chưa đổi gì. Chạy lại lệnh này")
    modes = {change.path: (root / change.path).stat().st_mode for change in changes if change.before is not None}
    with ExitStack() as written:
        for change in changes:  # the stack unwinds from its end, so that what was begun first is renamed last
            if change.after is not None:
                written.enter_context(replacing((root / change.path).resolve())).write(change.after)
    for change in changes:
        if change.after is not None and change.path in modes:
            (root / change.path).chmod(modes[change.path])
        if change.after is None:
            (root / change.path).unlink(missing_ok=True)
