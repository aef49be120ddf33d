"""Writing the archive: files whose bytes changed and no others; an issue that is as it was is not even rendered."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import bantin
from bantin.files.atomic import replacing
from bantin.files.digests import sha256_of
from bantin.files.regular import open_regular
from bantin.model.unit import Unit
from bantin.output.approval.check_page import check_page
from bantin.output.approval.rounds import Round
from bantin.output.approval.verifying import Shelf
from bantin.output.posting.records import Alert, Amends
from bantin.output.site.alerts import alert_files
from bantin.output.site.feeds import feeds
from bantin.output.site.gathering import Film, Issue, Picture, Version
from bantin.output.site.pages import STATIC, WEB, Facts, Pages, codes_of, found_of
from bantin.output.site.searching import Page, index_files

STATE = ".bantin-site.json"
"""What the last run wrote, in the archive's own folder: whoever removes it loses seconds."""

_SHARD = 2
"""Letters of a code by which they are put together in a file."""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing the archive.

    Attributes:
        changed: files that were written.
        removed: files that are no longer in it.
        total: files that it has.
        missing: pictures and films that were nowhere to be found as they were approved.
    """

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    total: int
    missing: tuple[str, ...]


@dataclass
class _Site:
    target: Path
    known: Mapping[str, Any]
    files: set[str] = field(default_factory=set)
    changed: list[str] = field(default_factory=list)

    def put(self, path: str, content: bytes) -> None:
        """Write a file unless it has these bytes."""
        self.files.add(path)
        file = self.target / path
        with suppress(OSError):
            if file.read_bytes() == content:
                return
        with replacing(file, flush=False) as stream:
            stream.write(content)
        self.changed.append(path)

    def put_file(self, path: str, source: Path, *, heavy: bool) -> None:
        """Copy a file; of a heavy one a second name will do where the drive has such: builds never write into files."""
        file = self.target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        self.changed.append(path)
        with suppress(OSError):
            if heavy:
                os.link(source, file)
                return
        with open_regular(source) as content, replacing(file, flush=False) as stream:
            shutil.copyfileobj(content, stream)


def write_site(  # noqa: PLR0917 - named at the call
    target: Path,
    issues: Sequence[Issue],
    rounds: Sequence[Round],
    amends: Mapping[str, Amends],
    alerts: Sequence[Alert],
    unit: Unit,
    site: Facts,
    sources: Callable[[str], Sequence[Path]],
    codes: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Written:
    """Bring the archive up to date.

    Args:
        target: its folder.
        issues: the newest first.
        rounds: all that was approved, the oldest first.
        amends: what was corrected and recalled since.
        alerts: that ever were.
        unit: whose it is.
        site: the same, as its pages say it.
        sources: lists, by an issue's name, folders in which its built pictures lie, or pictures by their digests.
        codes: what readers are told of codes that no issue has, such as those of editions.

    Raises:
        OSError: the system refused. What was written is whole.
    """
    out = _Site(target, _state(target))
    pages = Pages(site, unit.official_domains)
    around = _digest([asdict(site), list(unit.official_domains), bantin.__version__, _web()])
    kept: dict[str, Any] = {}
    missing: list[str] = []
    by_name: dict[str, list[Round]] = {}
    for one in rounds:
        by_name.setdefault(one.month, []).append(one)
    months = [issue for issue in issues if not issue.is_urgent]
    for issue in issues:
        row = months if not issue.is_urgent else [issue]
        at = row.index(issue)
        after, before = row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None
        told = {code: amends[code] for one in by_name[issue.name] for code in _codes(one) if code in amends}
        facts = [issue, [one.sha256 for one in by_name[issue.name]], told, _name(before), _name(after)]
        key = _digest([around, repr(facts)])
        there, lost = _seen(out, issue, sources(issue.name))
        key = _digest([key, sorted(there)])
        missing += lost
        before_now = out.known.get(issue.name, {})
        if before_now.get("key") == key and all((target / path).is_file() for path in before_now["files"]):
            kept[issue.name] = before_now
            out.files |= set(before_now["files"])
            continue
        written = list(pages.of_issue(issue, there, by_name[issue.name][-1], before, after))
        written += [(film.captions_file, film.captions.encode()) for film in _films(issue) if film.captions]
        for path, content in written:
            out.put(path, content)
        kept[issue.name] = {
            "key": key,
            "files": [path for path, _ in written],
            "pages": [[*asdict(page).values()] for page in found_of(issue)],
            "codes": codes_of(issue, by_name[issue.name], amends),
            "cover": next((asdict(one) for one in _covers(issue) if one.path in there), None),
        }
    gone = {code: told.reason for code, told in amends.items() if not told.by}
    gone |= {code: told.get("reason", "") for code, told in codes.items() if told["state"] == "recalled"}
    _write_common(out, pages, issues, kept, alerts, check_page(Shelf((), (), withdrawn=gone), unit))
    own = {code: told for issue in issues for code, told in kept[issue.name]["codes"].items()}
    for path, text in _code_files({**codes, **own}).items():
        out.put(path, text.encode())
    removed = _remove(out, target)
    _keep_state(target, kept, out.files)
    return Written(tuple(out.changed), tuple(removed), len(out.files), tuple(missing))


def _write_common(  # noqa: PLR0917 - named at the call
    out: _Site, pages: Pages, issues: Sequence[Issue], kept: Mapping[str, Any], alerts: Sequence[Alert], of_files: str
) -> None:
    """Write what tells of all issues; `of_files` is the page where readers check files."""
    covers = {name: Picture(**one["cover"]) for name, one in kept.items() if one["cover"]}
    for path, content in pages.of_all(issues, covers):
        out.put(path, content)
    listed = [Page(*found) for issue in reversed(issues) for found in kept[issue.name]["pages"]]
    for path, text in index_files(enumerate(listed)).items():
        out.put(path, text.encode())
    for path, content in (feeds(issues, pages.site) | alert_files(alerts, pages.site)).items():
        out.put(path, content)
    out.put("kiem-tra-tep.html", of_files.encode())


def _code_files(codes: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    shards: dict[str, dict[str, Mapping[str, str]]] = {}
    for code, told in sorted(codes.items()):
        shards.setdefault(code[:_SHARD], {})[code] = told
    files = {f"ma/{shard}.js": f"bantinCodes.codes({_json(found)});\n" for shard, found in shards.items()}
    return files | {"ma/muc-luc.js": f"bantinCodes.begin({_json(sorted(shards))});\n"}


def _covers(issue: Issue) -> Iterator[Picture]:
    """List the pictures that may stand for an issue, the best first."""
    for version in _versions(issue):
        yield from version.pictures


def _films(issue: Issue) -> Iterator[Film]:
    yield from (version.film for version in _versions(issue) if version.film)


def _versions(issue: Issue) -> Iterator[Version]:
    """List what is shown of an issue."""
    yield from (issue.overview,) if issue.overview else ()
    yield from (piece.now for piece in issue.pieces)


def _seen(out: _Site, issue: Issue, sources: Sequence[Path]) -> tuple[set[str], list[str]]:
    """Copy an issue's pictures and films that are as they were approved; returns which are there and which not."""
    there, lost = set(), []
    films = list(_films(issue))
    wanted: list[Picture | Film] = [*_covers(issue), *(film.cover for film in films if film.cover), *films]
    for one in dict.fromkeys(wanted):
        if not (out.target / one.file).is_file():
            path = next((path for path in _places(one, sources) if _is(path, one.sha256)), None)
            if path is None:
                lost.append(f"{issue.name}/{one.path}")
                continue
            out.put_file(one.file, path, heavy=isinstance(one, Film))
        out.files.add(one.file)
        there.add(one.path)
    return there, lost


def _places(one: Picture | Film, sources: Iterable[Path]) -> Iterator[Path]:
    for source in sources:
        yield source / one.path
        yield source / f"{one.sha256}{PurePosixPath(one.path).suffix}"


def _is(path: Path, sha256: str) -> bool:
    """Whether a file has the bytes that were approved."""
    try:
        return path.is_file() and not path.is_symlink() and sha256_of(path) == sha256
    except OSError:
        return False


def _remove(out: _Site, target: Path) -> list[str]:
    """Remove what earlier runs wrote and nobody wants any more; anything else that lies there stays."""
    leaving = sorted(set(out.known.get("", {}).get("files", ())) - out.files)
    for path in leaving:
        with suppress(OSError):
            (target / path).unlink()
            (target / path).parent.rmdir()
    return leaving


def _state(target: Path) -> Mapping[str, Any]:
    try:
        read = json.loads((target / STATE).read_bytes())
        return read if isinstance(read, dict) else {}
    except (OSError, ValueError, RecursionError):
        return {}


def _keep_state(target: Path, kept: Mapping[str, Any], files: Iterable[str]) -> None:
    if hasattr(os, "sync"):
        os.sync()  # once for thousands of files, and before it is noted that they are there
    written = json.dumps({**kept, "": {"files": sorted(files)}}, ensure_ascii=False, separators=(",", ":")).encode()
    with replacing(target / STATE) as stream:
        stream.write(written)


def _web() -> str:
    """Digest the looks of the pages."""
    names = sorted(path.name for path in WEB.glob("*.html")) + list(STATIC)
    return _digest([(name, sha256_of(WEB / name)) for name in names])


def _codes(one: Round) -> Iterator[str]:
    imprint = one.manifest.imprint
    if imprint is not None:
        yield from (imprint.code, *(item.code for item in imprint.items))


def _name(issue: Issue | None) -> str:
    return issue.name if issue else ""


def _digest(facts: object) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=repr).encode()).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
