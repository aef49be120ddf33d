from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bantin.content.editions.reading import Edition
from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.source import SourceText
from bantin.content.workspace import shipped_templates
from bantin.files.digests import sha256_of
from bantin.making.code_digest import digest_of_all
from bantin.making.layout_diagnostics import layout_diagnostics
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.parts.identity import Approver, Identity
from bantin.model.storyboard import Utterance
from bantin.session.month import Session, open_month
from bantin.session.remembered import receipts
from bantin.session.remembered.receipts import Receipts
from tests.fixtures.systems import link
from tests.fixtures.workspaces import init, leave

MONTH = "2026-11"
TODAY = dt.date(2026, 11, 30)
FOUND = [Diagnostic(Code("note"), Severity.NOTE, "Lưu ý", Location("content/unit.yaml", 1, 1, 4, "name"))]
IMAGE = "image:\n  file: anh.png\n  alt: Ảnh một cái cầu\n"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("receipts") / "w"
    init(root, MONTH)
    leave(root, "zalo")
    assets = root / "content" / MONTH / "assets"
    assets.mkdir(exist_ok=True)
    Image.new("RGB", (1200, 900), "red").save(assets / "anh.png")
    item = next((root / "content" / MONTH).glob("0*.yaml"))
    item.write_text(item.read_text(encoding="utf-8") + IMAGE, encoding="utf-8")
    (root / "content/assets").mkdir(exist_ok=True)
    (root / "templates/facebook").mkdir(parents=True)
    return root


@pytest.fixture(scope="module")
def session(original: Path) -> Session:
    return opened(original)


@pytest.fixture
def root(original: Path, tmp_path: Path) -> Path:
    return shutil.copytree(original, tmp_path / "w", ignore=shutil.ignore_patterns(".bantin"))


@pytest.fixture
def dist(root: Path) -> Path:
    """Lay out a month that was published: a text, its page, and what lists them."""
    folder = root / "dist" / MONTH
    (folder / "desk").mkdir(parents=True)
    for manifest, name in (("manifest.json", "bai.txt"), ("desk/manifest.json", "index.html")):
        (folder / name).write_text(name, encoding="utf-8")
        facts = {"path": name, "bytes": len(name), "sha256": sha256_of(folder / name)}
        (folder / manifest).write_text(json.dumps({"files": [facts]}), encoding="utf-8")
    return folder


def opened(root: Path) -> Session:
    return open_month(root, MONTH, today=TODAY)


def month(root: Path) -> Receipts:
    return Receipts(root, MONTH, TODAY)


def kept(root: Path, session: Session) -> Receipts:
    """Check and build a month."""
    made = month(root)
    assert made.checked() is None
    made.keep_check(session, FOUND)
    made.keep_build(session, FOUND, root / "dist" / MONTH)
    return made


def test_a_month_that_is_as_it_was_comes_to_the_same(root: Path, session: Session, dist: Path) -> None:
    kept(root, session)
    checked, built = month(root).checked(), month(root).built(dist)
    assert checked is not None
    assert built is not None
    assert checked.found == built.found == tuple(FOUND)
    assert built.artifacts == tuple((recipe.channel, recipe.path) for recipe in session.recipes)
    assert {path for path, _, _ in built.files} == {"manifest.json", "desk/manifest.json", "bai.txt", "index.html"}


def add(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "# ghi chú\n", encoding="utf-8")


def write(path: str, text: str = "x") -> Callable[[Path], object]:
    return lambda root: (root / path).write_text(text, encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "the unit": lambda root: add(root / "content/unit.yaml"),
    "an item": lambda root: add(next((root / "content" / MONTH).glob("0*.yaml"))),
    "an item's name": lambda root: (path := next((root / "content" / MONTH).glob("0*.yaml"))).rename(
        path.with_name("09-x.yaml")
    ),
    "an item more": write(f"content/{MONTH}/99-them.yaml"),
    "a picture": lambda root: Image.new("RGB", (64, 64), "blue").save(root / f"content/{MONTH}/assets/anh.png"),
    "a picture more": write(f"content/{MONTH}/assets/khac.png"),
    "a picture of the unit": write("content/assets/huy-hieu.png"),
    "words of its own": write("content/glossary.yaml", "words: [một hai]\n"),
    "a folder that is not read": lambda root: (root / "content/nhap").mkdir(),
    "a look of its own": write("templates/facebook/base.txt"),
    "a folder that is a link": lambda root: link(root / "content/assets/link", root, to_folder=True),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_looked_at_anew(
    root: Path, session: Session, dist: Path, change: Callable[[Path], object]
) -> None:
    kept(root, session)
    change(root)
    assert month(root).checked() is None
    assert month(root).built(dist) is None


def test_another_day_another_bantin_and_other_shipped_looks_are_other_months(
    root: Path, session: Session, dist: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept(root, session)
    assert Receipts(root, MONTH, dt.date(2026, 12, 1)).built(dist) is None
    assert Receipts(root, "2026-12", TODAY).checked() is None
    with monkeypatch.context() as patched:
        patched.setattr(receipts, "all_that_runs", lambda: "another")
        assert month(root).checked() is None
    shipped = shutil.copytree(shipped_templates(), tmp_path / "templates")
    monkeypatch.setattr(receipts, "shipped_templates", lambda: shipped)
    assert month(root).checked() is not None
    (shipped / "kit.xml").write_text("", encoding="utf-8")
    assert month(root).checked() is None


SPOILT: dict[str, Callable[[Path], object]] = {
    "edited": lambda dist: (dist / "bai.txt").write_text("bài.tx", encoding="utf-8"),
    "gone": lambda dist: (dist / "index.html").unlink(),
    "a link": lambda dist: link(dist / "bai.txt", (dist / "bai.txt").rename(dist / "x")),
    "listed otherwise": lambda dist: (dist / "manifest.json").write_text("{}", encoding="utf-8"),
    "a month beside it": lambda dist: shutil.copytree(dist, dist.parent / "2026-10"),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_whatever_differs_in_dist_is_looked_at_anew(
    root: Path, session: Session, dist: Path, spoil: Callable[[Path], object]
) -> None:
    kept(root, session)
    spoil(dist)
    assert month(root).built(dist) is None
    assert month(root).checked() is not None


SIGNED: dict[str, tuple[Callable[[Path], object], bool, bool]] = {
    "a signature of the month": (write(f"approved/{MONTH}/01/manifest.json.minisig"), True, False),
    "one of the lists of editions": (write(f"approved/{MONTH}/_editions/01/manifest.json.minisig"), False, True),
    "one of the edition": (write(f"approved/{MONTH}/editions/xa/01/manifest.json.minisig"), False, True),
    "one of another edition": (write(f"approved/{MONTH}/editions/xa-hai/01/manifest.json.minisig"), False, False),
    "a file that nobody approved": (write(f"dist/{MONTH}/zalo/la.txt"), True, True),
    "what shows who signed": (write(f"dist/{MONTH}/chu-ky/khoa/b.pub", "y"), True, True),
}
"""What changes, and whether that is a change for the month, and for an edition of it."""


@pytest.mark.parametrize(("change", "of_month", "of_edition"), SIGNED.values(), ids=SIGNED)
def test_what_approvers_signed_counts_and_so_does_what_they_never_saw(
    root: Path, session: Session, dist: Path, change: Callable[[Path], object], *, of_month: bool, of_edition: bool
) -> None:
    for name in ("01", "_editions/01", "editions/xa/01", "editions/xa-hai/01"):
        (root / "approved" / MONTH / name).mkdir(parents=True)
    (dist / "chu-ky/khoa").mkdir(parents=True)
    (dist / "chu-ky/khoa/b.pub").write_text("x", encoding="utf-8")
    (dist / "zalo").mkdir()
    edition = Edition("xa", "Xã", ComposedFile(SourceText("", "", ())), (), root / "content" / "editions" / "xa")
    signed = signed_by_somebody(session)
    told = ("da-duyet", "đã duyệt (Trần Thị B)")
    for of in (None, edition):
        made = Receipts(root, MONTH, TODAY, of)
        assert made.built(dist) is None
        made.keep_build(signed, FOUND, dist, told)
        found = Receipts(root, MONTH, TODAY, of).built(dist)
        assert found is not None
        assert found.told == told
    change(root)
    assert (month(root).built(dist) is None) == of_month
    assert (Receipts(root, MONTH, TODAY, edition).built(dist) is None) == of_edition


def signed_by_somebody(session: Session) -> Session:
    """The same month of a unit that has an approver."""
    assert session.bulletin is not None
    unit = session.bulletin.unit
    people = (Approver(name="Trần Thị B", key=f"RW{'A' * 54}", since=TODAY),)
    identity = Identity(code_key="23456789ACFHJKMNPRTV", approvers=people)
    known = replace(unit, value=unit.value.model_copy(update={"identity": identity}))
    return replace(session, bulletin=replace(session.bulletin, unit=known))


def test_dist_elsewhere_is_another(root: Path, session: Session, dist: Path, tmp_path: Path) -> None:
    kept(root, session)
    assert month(root).built(shutil.copytree(dist, tmp_path / "out" / MONTH)) is None


def test_what_cannot_be_seen_in_bytes_has_no_receipt(root: Path, session: Session, dist: Path) -> None:
    assert session.bulletin is not None
    unit = session.bulletin.unit
    old = replace(unit, value=unit.value.model_copy(update={"bantin_version": "0.1.0"}))
    for other in (
        replace(session, bulletin=None),
        replace(session, estimated=frozenset([Utterance("a", "b")])),
        replace(session, bulletin=replace(session.bulletin, unit=old)),
    ):
        kept(root, other)
        assert month(root).checked() is None
        assert month(root).built(dist) is None
    urgent = Receipts(root, "khan-2026-11-28", TODAY)
    urgent.keep_check(session, FOUND)
    assert urgent.checked() is None


def test_a_file_that_is_saved_meanwhile_counts(root: Path, session: Session) -> None:
    made = month(root)
    assert made.checked() is None
    write("content/glossary.yaml", "words: [một hai]\n")(root)
    made.keep_check(session, FOUND)
    assert month(root).checked() is None


class Ear:
    """Hears which files are opened; a hook of the interpreter's stays for ever, and is deaf but for a while."""

    heard: list[str] | None = None

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.heard is not None and event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
            self.heard.append(str(Path(os.fsdecode(arguments[0])).absolute()))


EAR = Ear()


@contextmanager
def reading() -> Iterator[list[str]]:
    """List the files that are opened."""
    sys.addaudithook(EAR)
    heard: list[str] = []
    EAR.heard = heard
    try:
        yield heard
    finally:
        EAR.heard = None


DRAWN = "facebook", "led", "video"

FORESEEN = f"content/{MONTH}", "content/assets", "templates"


def unforeseen(heard: list[str], root: Path) -> set[str]:
    """List the files of the workspace that were read and that no receipt looks at."""
    foreseen = {
        *(str(path) for path in (root / "content").glob("*")),
        *(
            str(path)
            for name in (f"content/{MONTH}", "content/assets", "templates")
            for path in (root / name).rglob("*")
        ),
    }
    kept_there = str(root / ".bantin")
    return {path for path in heard if path.startswith(str(root)) and not path.startswith(kept_there)} - foreseen


@pytest.mark.parametrize("channel", ["zalo", *(pytest.param(name, marks=pytest.mark.proof) for name in DRAWN)])
def test_all_that_is_read_counts(root: Path, channel: str) -> None:
    unit = root / "content" / "unit.yaml"
    unit.write_text(unit.read_text(encoding="utf-8").replace(f"{channel}: null", f"{channel}: {{}}"), encoding="utf-8")
    with reading() as heard:
        session = opened(root)
        assert session.bulletin is not None
        layout_diagnostics(session.bulletin, session.recipes, None)
    assert str(root / "content/unit.yaml") in heard
    assert not unforeseen(heard, root)
    with reading() as heard:
        (root / "content" / "editions").mkdir()
        write("content/editions/xa.yaml")(root)
    assert unforeseen(heard, root)


def test_a_file_of_bantin_more_and_a_release_are_another_bantin(tmp_path: Path) -> None:
    package, installed = tmp_path / "bantin", tmp_path / "site-packages"
    (package / "__pycache__").mkdir(parents=True)
    (installed / "pillow-11.3.0.dist-info").mkdir(parents=True)
    seen = [digest_of_all(package, [str(installed)])]
    (package / "__pycache__" / "x.pyc").touch()
    assert digest_of_all(package, [str(installed)]) == seen[0]
    (package / "data.bin").write_bytes(b"a")
    seen.append(digest_of_all(package, [str(installed)]))
    (package / "data.bin").write_bytes(b"b")
    seen.append(digest_of_all(package, [str(installed)]))
    (installed / "pillow-11.3.0.dist-info").rename(installed / "pillow-12.0.0.dist-info")
    seen.append(digest_of_all(package, [str(installed)]))
    assert len(set(seen)) == len(seen)
