"""manifest.json: lists what is published in a month of dist. Written last; when read, it is untrusted input."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bantin.files.atomic import replacing
from bantin.files.paths import MANIFEST, trouble
from bantin.files.regular import open_regular
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.output.shares import Grants, Share, read_grants, read_share
from bantin.output.shares import written as written_share
from bantin.text.normal import plain
from bantin.text.patterns import regex


@dataclass(frozen=True, slots=True)
class File:
    """One artifact.

    Attributes:
        path: relative to the manifest's folder, forward slashes.
        item: identifier of the entry it shows, or None.
        width: in pixels, None for texts; so is height.
        seconds: length of a film, else None.
        bytes: size.
        stale: it could not be made this time and is left from an earlier build; written only where true.
    """

    path: str
    channel: str
    role: str
    item: str | None
    width: int | None
    height: int | None
    seconds: float | None
    bytes: int
    sha256: str
    alt: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """An item of the month: its identifier, its code and its title."""

    item: str
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who publishes, and the codes that pictures and texts carry; manifests of units without a key have none.

    Attributes:
        unit: its full name.
        code: of the whole month.
        approvals: how many people must approve it.
        items: in the order of publication.
        share: of an edition, what is whose in it.
    """

    unit: str
    code: str
    approvals: int
    items: tuple[Named, ...]
    share: Share | None = None

    @classmethod
    def of(cls, bulletin: Bulletin, share: Share | None = None) -> Imprint | None:
        """Return that of a month, or of an edition, which one approver suffices for; None where there is no key."""
        identity = bulletin.unit.value.identity
        if identity is None:
            return None
        items = (Named(one.id, bulletin.item_code_of(one), plain(one.item.title)) for one in bulletin.entries)
        needed = 1 if share else identity.approvals
        return cls(bulletin.unit.value.name, bulletin.month_code, needed, tuple(items), share)


_FLAT = regex(rb"\{[^{}]*\}")
"""An object that holds no other, as entries are."""

_TYPES: dict[str, tuple[type, ...]] = {
    "path": (str,),
    "channel": (str,),
    "role": (str,),
    "item": (str, type(None)),
    "width": (int, type(None)),
    "height": (int, type(None)),
    "seconds": (int, float, type(None)),
    "bytes": (int,),
    "sha256": (str,),
    "alt": (str,),
    "stale": (bool,),
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build published.

    Attributes:
        bulletin: the month.
        bantin: version of the program.
        files: sorted by path.
        imprint: who publishes; None where no item has a code.
        grants: what a unit signs of editions; such a manifest lists no files.
    """

    bulletin: str
    bantin: str
    files: tuple[File, ...]
    imprint: Imprint | None = None
    grants: Grants | None = None


def read_manifest(folder: Path) -> tuple[Manifest | None, list[Diagnostic]]:
    """Read the manifest of a month's folder.

    Returns:
        The manifest, or what can be saved of one that is spoilt, None if that is nothing; and warnings. Entries that no
        build writes, such as paths that lead out of the folder, are left out.
    """
    try:
        with open_regular(folder / MANIFEST) as stream:
            return parsed(stream.read())
    except FileNotFoundError:
        return None, []
    except OSError:
        return parsed(b"")


def parsed(raw: bytes) -> tuple[Manifest | None, list[Diagnostic]]:
    """Parse a manifest as `read_manifest` reads it."""
    try:
        written = json.loads(raw, object_pairs_hook=_once)
        bulletin, version, listed = str(written["bulletin"]), str(written["bantin"]), list(written["files"])
    except (ValueError, KeyError, TypeError, RecursionError):
        message = "Không đọc được manifest.json của lần dựng trước"
        hint = "Tệp sẽ được ghi lại; tệp cũ không còn dùng trong thư mục kết quả phải tự xóa"
        saved = tuple(_saved(raw))
        return Manifest("", "", _sorted(saved)) if saved else None, [_warning(message, hint)]
    files = [file for entry in listed if (file := _file(entry)) is not None]
    diagnostics = []
    if len(files) < len(listed):
        message = f"manifest.json của lần dựng trước có {len(listed) - len(files)} mục không hợp lệ, đã bỏ qua"
        diagnostics.append(_warning(message, "Không cần làm gì nếu tệp không bị ai sửa"))
    try:
        grants = read_grants(written.get("grants"))
    except (KeyError, TypeError, ValueError):
        return None, [*diagnostics, _warning("Danh sách ấn bản không đọc được", "Duyệt lại các ấn bản")]
    return Manifest(bulletin, version, _sorted(files), _imprint(written), grants), diagnostics


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its parts; programs differ in which of two parts of one name they take.

    Raises:
        ValueError: two have one name.
    """
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("two parts of one name")
    return made


def write_manifest(
    folder: Path, bulletin: str, version: str, files: Iterable[File], imprint: Imprint | None = None
) -> None:
    """Write the manifest as a transaction; leaves it alone if it already says the same.

    Raises:
        OSError: the system refused. The old manifest is still there.
    """
    written = encoded(Manifest(bulletin, version, _sorted(files), imprint))
    path = folder / MANIFEST
    if path.is_file() and path.read_bytes() == written:
        return
    with replacing(path) as stream:
        stream.write(written)


def encoded(manifest: Manifest) -> bytes:
    """Serialise a manifest to JSON: the same bytes for the same content, everywhere."""
    files = [
        {name: value for name, value in asdict(file).items() if name != "stale" or value} for file in manifest.files
    ]
    imprint = asdict(manifest.imprint) if manifest.imprint else {}
    if imprint.get("share", 0) is None:
        del imprint["share"]
    grants = {"grants": written_share(manifest.grants)} if manifest.grants else {}
    facts = {"bulletin": manifest.bulletin, "bantin": manifest.bantin, **imprint, **grants, "files": files}
    return (json.dumps(facts, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _sorted(files: Iterable[File]) -> tuple[File, ...]:
    return tuple(sorted(files, key=lambda file: file.path))


def _imprint(written: Mapping[str, Any]) -> Imprint | None:
    try:
        items = [Named(*(str(entry[name]) for name in ("item", "code", "title"))) for entry in written["items"]]
        share = read_share(written.get("share"))
        return Imprint(str(written["unit"]), str(written["code"]), int(written["approvals"]), tuple(items), share)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _file(entry: Any) -> File | None:  # noqa: ANN401 - whatever stands in the file
    if not isinstance(entry, dict):
        return None
    entry = {"stale": False, **entry}
    if not all(name in entry and isinstance(entry[name], kinds) for name, kinds in _TYPES.items()):
        return None
    try:
        json.dumps(entry, ensure_ascii=False, allow_nan=False).encode()
    except ValueError:  # an endless number or half a character: it could not be written again
        return None
    return None if trouble(entry["path"]) else File(**{name: entry[name] for name in _TYPES})


def _saved(raw: bytes) -> Iterator[File]:
    """Read the entries that are whole in a manifest that is not."""
    for found in _FLAT.finditer(raw):
        with suppress(ValueError, RecursionError):
            if (file := _file(json.loads(found[0]))) is not None:
                yield file


def _warning(message: str, hint: str) -> Diagnostic:
    return Diagnostic(Code("bad-manifest"), Severity.WARNING, message, hint=hint)
