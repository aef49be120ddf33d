"""What a file or a code is, and whether it is the unit's own: looked up in all that was approved and built."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import file_digest
from pathlib import Path
from typing import IO

from bantin.files.paths import APPROVED
from bantin.files.regular import open_regular
from bantin.files.zips import UNREADABLE, digest_of, leaves_nothing_out
from bantin.model.parts.item_code import LENGTH, SEPARATOR, read_item_code
from bantin.model.unit import Unit
from bantin.output.approval.findings import Finding, OfEdition, Verdict
from bantin.output.approval.rounds import Round, all_rounds, other_names, own_rounds
from bantin.output.manifest import File, Manifest, read_manifest
from bantin.sight.fingerprints import MOST_APART, apart, fingerprint
from bantin.text.dates import is_bulletin
from bantin.text.normal import nfc

_MOST_TEXT = 1 << 20
"""Bytes of a text that is compared word by word."""


_ZIP = b"PK\x03\x04"
"""What ZIPs begin with that hold something; one without anything begins otherwise."""


@dataclass(frozen=True)
class Shelf:
    """All that the unit approved, and what lies built.

    Attributes:
        approved: rounds that enough people signed, the oldest first.
        built: manifests of what lies in dist.
        other_names: names under which the unit's approvers signed, and which are none of the unit's.
        editions: what was signed of editions, the newest first of each.
        withdrawn: why codes were recalled.
    """

    approved: Sequence[Round]
    built: Sequence[Manifest]
    other_names: Sequence[str] = ()
    editions: Sequence[OfEdition] = ()
    withdrawn: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, out: Path, unit: Unit, *, today: dt.date) -> Shelf:
        """Gather it from a workspace and its folder of builds."""
        names = {entry.name for above in (root / APPROVED, out) if above.is_dir() for entry in above.iterdir()}
        months = sorted(name for name in names if is_bulletin(name))
        identity = unit.identity
        every = [one for month in months if identity for one in all_rounds(root, month, identity, today=today)]
        found = sorted((one for one in own_rounds(every, unit) if one.is_approved), key=lambda one: one.order)
        built = [manifest for month in months if (manifest := read_manifest(out / month)[0]) is not None]
        return cls(found, built, other_names(every, unit))

    @cached_property
    def current(self) -> dict[str, int]:
        """The number of each month's last approved round."""
        return {one.month: one.number for one in self.approved}

    def code(self, typed: str) -> Finding:
        """Look up a code that somebody typed."""
        code = read_item_code(typed)
        if code is None:
            told = f"«{typed}» không phải mã tin: mã có {LENGTH} chữ và số, như K7M4{SEPARATOR}2RXF; xem lại có gõ nhầm"
            return Finding(Verdict.UNKNOWN, told)
        for one in reversed(self.approved):
            if title := _titled(one.manifest, code):
                return self._unless_recalled(code, self._approved(one, f"{code}: {title}"))
        for edition in self.editions:
            if title := _titled(edition.round.manifest, code):
                return self._unless_recalled(code, edition.finding(f"{code}: {title}"))
        for manifest in self.built:
            if title := _titled(manifest, code):
                return Finding(Verdict.DRAFT, f"{code}: {title}, bản chưa ai duyệt")
        return Finding(Verdict.UNKNOWN, f"{code}: đơn vị không có tin nào mang mã này")

    def _unless_recalled(self, code: str, finding: Finding) -> Finding:
        """Say of something genuine that it was taken back, where its code was."""
        reason = self.withdrawn.get(code)
        if reason is None:
            return finding
        return Finding(Verdict.RECALLED, f"{finding.told}; tin mang mã {code} đã thu hồi: {reason}")

    def file(self, path: Path) -> Iterator[Finding]:
        """Look up a file; of a ZIP, its members, unless all are what the unit approved.

        Raises:
            OSError: the system refused to read it, or it is none.
        """
        with open_regular(path) as stream:
            digest, begins = _digest(stream), _begins(stream)
        if found := self._of_digest(path.name, digest) or self._signed(path, digest):
            yield found
        elif begins == _ZIP:  # what is something else with a ZIP behind it is what it begins as
            yield from self._archive(path)
        else:
            yield self._alike(path) or self._same_words(path) or _unknown(path.name)

    def _archive(self, path: Path) -> Iterator[Finding]:
        try:
            with zipfile.ZipFile(path) as archive:
                members = [member for member in archive.infolist() if not member.is_dir()]
                looked = [(member.filename, self._member(archive, member)) for member in members]
                whole = leaves_nothing_out(archive)
        except UNREADABLE:
            yield Finding(Verdict.UNKNOWN, f"{path.name}: tệp ZIP hỏng, không mở được")
            return
        if not looked:
            yield Finding(Verdict.UNKNOWN, f"{path.name}: tệp ZIP không có tệp nào")
        elif whole and (of := self._whole(looked)) is not None:
            yield self._approved(of, f"{path.name}: {len(looked)} tệp, đều đúng từng byte của bản tin {of.month}")
        else:
            if not whole:
                told = "tệp ZIP còn chứa dữ liệu mà danh sách của nó giấu đi, đừng mở ra dùng"
                yield Finding(Verdict.UNKNOWN, f"{path.name}: {told}")
            for name, digest in looked:
                yield self._of_digest(name, digest) or _unknown(name)

    def _member(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
        """Digest a member; nothing of one that has no approved or built file's size, however long it would be."""
        if member.file_size not in self._sizes:
            return ""
        try:
            return digest_of(archive, member)
        except UNREADABLE:
            return ""

    @cached_property
    def _sizes(self) -> set[int]:
        editions = (one.round for one in self.editions)
        manifests = [*(one.manifest for one in (*self.approved, *editions)), *self.built]
        return {file.bytes for manifest in manifests for file in manifest.files}

    def _whole(self, looked: Sequence[tuple[str, str]]) -> Round | None:
        """Return the round all of whose members these are, each under its own name."""
        for one in reversed(self.approved):
            listed = {file.path: file.sha256 for file in one.manifest.files}
            if all(listed.get(name) == digest for name, digest in looked):
                return one
        return None

    def _signed(self, path: Path, digest: str) -> Finding | None:
        """Recognise a signed manifest, and a signature that counts."""
        for one in reversed(self.approved):
            if one.sha256 == digest:
                return self._approved(one, f"{path.name}: bản kê của bản tin {one.month}")
            if digest in one.signatures:
                return self._approved(one, f"{path.name}: chữ ký của bản tin {one.month}")
        return None

    def _of_digest(self, name: str, digest: str) -> Finding | None:
        for one in reversed(self.approved):
            for file in one.manifest.files:
                if file.sha256 == digest:
                    found = self._approved(one, f"{name}: {_described(one.manifest, file)}")
                    return self._unless_recalled(_code_of(one.manifest, file), found)
        for edition in self.editions:
            for file in edition.round.manifest.files:
                if file.sha256 == digest:
                    found = edition.finding(f"{name}: {_described(edition.round.manifest, file)}")
                    return self._unless_recalled(_code_of(edition.round.manifest, file), found)
        for manifest in self.built:
            for file in manifest.files:
                if file.sha256 == digest:
                    return Finding(Verdict.DRAFT, f"{name}: {_described(manifest, file)}, bản chưa ai duyệt")
        return None

    def _approved(self, one: Round, what: str) -> Finding:
        who = "; ".join(approval.told for approval in one.approvals)
        ended = [approval.approver.name for approval in one.approvals if approval.approver.revoked]
        then = f" (khi ấy tên là {one.former_name})" if one.former_name else ""
        later = f"; khóa của {', '.join(ended)} nay đã thu hồi, chữ ký này vẫn còn giá trị" if ended else ""
        if one.number != self.current[one.month]:
            return Finding(
                Verdict.REPLACED, f"{what}, của đơn vị{then}, nhưng đã thay bằng bản duyệt sau ({who}{later})"
            )
        return Finding(Verdict.OURS, f"{what}, của đơn vị{then}, đã duyệt ({who}{later})")

    def _alike(self, path: Path) -> Finding | None:
        """Find the picture that one looks like; whether it is that one, no fingerprint can say."""
        seen = fingerprint(path)
        if seen is None:
            return None
        ranked = [
            (apart(seen, known), -at, one, name)
            for at, one in enumerate(self.approved)
            for name, known in one.fingerprints.items()
        ]
        if not ranked or min(ranked)[0] > MOST_APART:
            return None
        _, _, one, name = min(ranked)
        told = f"{path.name}: trông giống {one.month}/{name} nhưng không đúng từng byte"
        return Finding(Verdict.ALIKE, f"{told}; người sửa một con số cũng còn giống, phải so với bản gốc")

    def _same_words(self, path: Path) -> Finding | None:
        """Find the text that has the same words; or the code that a text bears which has others."""
        if path.stat().st_size > _MOST_TEXT:
            return None
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            return None
        words = _words(text)
        for one in reversed(self.approved):
            for name, known in one.texts.items():
                if _words(known) == words:
                    return self._approved(one, f"{path.name}: đúng từng chữ như {one.month}/{name}")
        codes = [code for word in words if SEPARATOR in word and (code := read_item_code(word.strip(".,;")))]
        found = next((found for code in codes if (found := self.code(code)).verdict is not Verdict.UNKNOWN), None)
        if found is None:
            return None
        return Finding(
            Verdict.ALIKE, f"{path.name}: chữ không đúng bản nào đã duyệt, dù mang mã của đơn vị ({found.told})"
        )


def _titled(manifest: Manifest, code: str) -> str:
    """Say what a month has by a code; empty where nothing."""
    imprint = manifest.imprint
    if imprint is None:
        return ""
    if imprint.code == code:
        return f"cả bản tin {manifest.bulletin} của {imprint.unit}"
    item = next((item for item in imprint.items if item.code == code), None)
    return f"tin «{item.title}», bản tin {manifest.bulletin} của {imprint.unit}" if item else ""


def _described(manifest: Manifest, file: File) -> str:
    titles = {item.item: item.title for item in manifest.imprint.items} if manifest.imprint else {}
    of = f", tin «{titles[file.item]}»" if file.item in titles else ""
    return f"{manifest.bulletin}/{file.path}{of}"


def _code_of(manifest: Manifest, file: File) -> str:
    items = manifest.imprint.items if manifest.imprint else ()
    return next((one.code for one in items if one.item == file.item), "")


def _unknown(name: str) -> Finding:
    return Finding(Verdict.UNKNOWN, f"{name}: không phải tệp nào của đơn vị, cũng không giống ảnh nào đã duyệt")


def _words(text: str) -> list[str]:
    return nfc(text).split()


def _begins(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    return stream.read(len(_ZIP))


def _digest(stream: IO[bytes]) -> str:
    return file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]  # members of ZIPs read as files do
