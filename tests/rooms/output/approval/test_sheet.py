from __future__ import annotations

from hashlib import sha256

from PIL import Image

from bantin.files.paths import MANIFEST
from bantin.output.approval.rounds import texts_of
from bantin.output.approval.sheet import approval_sheet
from tests.fixtures.pdf_text import pages_of
from tests.rooms.output.approval.conftest import CODE, MONTH_CODE, Office


def sheet(office: Office) -> bytes:
    raw = (office.folder / MANIFEST).read_bytes()
    texts = texts_of(office.folder, office.manifest)
    who = office.identity.approvers
    return approval_sheet(
        office.folder, office.manifest, raw, texts, title="Bản tin", official=("vidu.vn",), approvers=who
    )


def test_it_has_all_words_the_codes_and_the_digests_of_what_goes_out(office: Office) -> None:
    text = "Dòng đầu.\n\nXem vidu.vn, đừng mở trang-gia.example.\n" + "Một dòng nữa của bài này.\n" * 120
    raw = office.build(pictures={"card.jpg": Image.new("RGB", (1080, 1350), "#123456")}, tin=text)
    pages = pages_of(sheet(office))
    assert len(pages) > 2, "a long text goes on over pages"
    whole = " ".join(" ".join(pages).split())
    for said in ("Dòng đầu.", "Xem vidu.vn", "trang-gia[.]example", CODE, MONTH_CODE, "(tiếp)", "Ký tên"):
        assert said in whole, said
    assert whole.count("Một dòng nữa của bài này.") == 120
    assert sha256(raw).hexdigest() in whole
    assert f"tin.txt {sha256(text.encode()).hexdigest()[:16]}" in whole


def test_whoever_signs_it_sees_whose_keys_count(office: Office) -> None:
    """An approver whom somebody invented stands on it, before his or her first signature too."""
    last = " ".join(pages_of(sheet(office))[-1].split())
    for one in office.identity.approvers:
        assert f"{one.name}: {one.fingerprint}" in last
    first, second = office.identity.approvers
    assert first.fingerprint != second.fingerprint
    assert len(first.fingerprint.split()) == 6


def test_the_same_month_gives_the_same_bytes(office: Office) -> None:
    assert sheet(office) == sheet(office)


def test_markup_in_a_text_is_a_text(office: Office) -> None:
    office.build(tin="Một <image src='x'/> & hai.\n")
    assert "<image src='x'/> & hai." in " ".join(pages_of(sheet(office)))
