"""A small month of dist that can be approved, and keys of two people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

import pytest
from minisign import KeyPair
from PIL import Image

from bantin.files.paths import MANIFEST
from bantin.files.pictures import jpeg
from bantin.model.parts.identity import Approver, Identity
from bantin.model.parts.item_code import item_code
from bantin.model.unit import Unit
from bantin.output.approval.rounds import Round, add_signature, fingerprints_of, open_round, rounds, texts_of
from bantin.output.approval.signatures import sign
from bantin.output.approval.standing import state_of
from bantin.output.approval.state import State
from bantin.output.manifest import File, Imprint, Manifest, Named, read_manifest, write_manifest
from tests.rooms.channels.conftest import UNIT

CODE_KEY = "23456789ACFHJKMNPRTV"
MONTH = "2024-11"
CODE, MONTH_CODE = item_code(CODE_KEY, "tin"), item_code(CODE_KEY, "tháng")
DAY = dt.date(2024, 12, 2)
NOON = dt.datetime(2024, 12, 2, 5, tzinfo=dt.UTC)


def approver(name: str, pair: KeyPair, since: dt.date = dt.date(2024, 1, 1)) -> Approver:
    return Approver(name=name, key=pair.public_key.to_base64().decode(), since=since)


def entry(path: str, content: bytes) -> File:
    digest = sha256(content).hexdigest()
    channel, role = path.partition("/")[0], "card" if path.endswith(".jpg") else "message"
    return File(path, channel, role, "01-tin", None, None, None, len(content), digest, "")


@dataclass
class Office:
    """A unit with two approvers, a month in dist, and what may be done with both."""

    root: Path
    unit: Unit
    keys: dict[str, KeyPair]

    @property
    def folder(self) -> Path:
        return self.root / "dist" / MONTH

    @property
    def identity(self) -> Identity:
        assert self.unit.identity is not None
        return self.unit.identity

    @property
    def manifest(self) -> Manifest:
        found, _ = read_manifest(self.folder)
        assert found is not None
        return found

    def with_identity(self, **changed: object) -> None:
        self.unit = self.unit.model_copy(update={"identity": self.identity.model_copy(update=changed)})

    def build(
        self,
        pictures: Mapping[str, Image.Image] = MappingProxyType({}),
        films: Mapping[str, bytes] = MappingProxyType({}),
        **texts: str,
    ) -> bytes:
        """Write a month of texts, pictures and films, and give its manifest."""
        files = []
        for name, film in films.items():
            path = self.folder / "video" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)  # as a build does: it never writes into a file that is there
            path.write_bytes(film)
            files.append(entry(f"video/{name}", film))
        for name, picture in pictures.items():
            path = self.folder / "facebook" / "01-tin" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(jpeg(picture))
            files.append(entry(f"facebook/01-tin/{name}", path.read_bytes()))
        for name, text in texts.items():
            path = self.folder / "zalo" / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            files.append(entry(f"zalo/{name}.txt", text.encode()))
        imprint = Imprint(self.unit.name, MONTH_CODE, self.identity.approvals, (Named("01-tin", CODE, "Tin"),))
        write_manifest(self.folder, MONTH, "1", files, imprint)
        return (self.folder / MANIFEST).read_bytes()

    def rounds(self, today: dt.date = DAY) -> list[Round]:
        return rounds(self.root, MONTH, self.unit, today=today)

    def approve(self, name: str, when: dt.datetime = NOON, month: str = MONTH) -> Path:
        manifest = (self.folder / MANIFEST).read_bytes()
        seen = fingerprints_of(self.folder, self.manifest)
        texts = texts_of(self.folder, self.manifest)
        folder = open_round(self.root, MONTH, manifest, texts, self.rounds(), seen=seen)
        return add_signature(folder, sign(manifest, self.keys[name].secret_key, month=month, when=when))

    def state(self, today: dt.date = DAY, month_code: str | None = None) -> State:
        found = state_of(self.root, MONTH, self.folder, self.unit, today=today, month_code=month_code)
        assert found is not None
        return found


@pytest.fixture
def office(tmp_path: Path) -> Office:
    keys = {name: KeyPair.generate() for name in ("Trần Thị B", "Lê Văn C", "Người Lạ")}
    people = tuple(approver(name, keys[name]) for name in ("Trần Thị B", "Lê Văn C"))
    identity = Identity(code_key=CODE_KEY, approvers=people)
    office = Office(tmp_path, UNIT.model_copy(update={"identity": identity}), keys)
    office.build(tin="Nội dung.\n")
    return office
