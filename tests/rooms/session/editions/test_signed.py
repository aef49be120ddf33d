"""What was signed of editions is found without dist: by approvers, or by a digest that the unit above signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import cast

import pytest

from bantin.content.editions.reading import Edition as Read
from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.files.paths import GRANTS
from bantin.model.parts.item_code import item_code
from bantin.output.approval.rounds import Round
from bantin.output.manifest import Imprint, Manifest, Named, encoded
from bantin.output.shares import Granted, Share
from bantin.session.editions.signed import Signed, codes_of_editions, keep_granted, signed_of, taken_back
from tests.rooms.output.approval.conftest import CODE, CODE_KEY, DAY, MONTH, MONTH_CODE, Office, office
from tests.rooms.session.editions.test_standing import GIVEN, SHARE, Edition

__all__ = ["office"]  # a fixture of another room

OTHER = item_code(CODE_KEY, "tin của xã")
"""The code that the item bears where another number stands on it."""


@pytest.fixture
def edition(office: Office) -> Edition:
    return Edition(office)


def built(edition: Edition, code: str = OTHER, share: Share = SHARE) -> bytes:
    raw = encoded(Manifest(MONTH, "1", (), Imprint("Xã Một", MONTH_CODE, 1, (Named("01-tin", code, "Tin"),), share)))
    (edition.folder / "manifest.json").write_bytes(raw)
    return raw


def signed(edition: Edition) -> Signed:
    approvers = tuple(edition.whose.approvers)
    read = Read("xa-mot", "Xã Một", cast("ComposedFile", None), (), Path("none"), approvers)
    return signed_of(edition.office.root, edition.office.root / "dist", edition.office.unit, read, DAY)


def codes(found: Signed, gone: Mapping[str, str] | None = None) -> dict[str, str]:
    told = codes_of_editions([found], gone or {}, {MONTH: "Bản tin tháng 11"})
    return {code: one["state"] for code, one in told.items() if code != MONTH_CODE}


def test_both_must_have_signed_what_an_edition_with_an_approver_publishes(edition: Edition) -> None:
    built(edition)
    edition.approve()
    assert codes(signed(edition)) == {}, "the unit above has signed nothing of it"
    edition.grant()
    assert codes(signed(edition)) == {OTHER: "ours"}
    built(edition, share=replace(SHARE, given="another"))
    edition.signed((edition.folder / "manifest.json").read_bytes(), "Người Lạ", "xa-mot", 2)
    assert len(signed(edition).rounds) == 1, "what the unit above did not sign is nobody's"


def test_what_the_unit_above_signed_by_its_digest_is_known_whatever_becomes_of_dist(edition: Edition) -> None:
    edition.whose = replace(edition.whose, approvers=())
    old = built(edition)
    keep_granted(edition.office.root, MONTH, edition.folder, "xa-mot")
    assert codes(signed(edition)) == {}, "a manifest that is kept is no signature"
    edition.grant(given={"xa-mot": Granted("Xã Một", "g", sha256(old).hexdigest())})
    rmtree(edition.folder)
    assert codes(signed(edition)) == {OTHER: "ours"}
    edition.folder.mkdir()
    newer = item_code(CODE_KEY, "tin của xã, sửa")
    raw = built(edition, newer)
    assert codes(signed(edition)) == {OTHER: "ours"}, "nobody signed what lies there now"
    edition.grant(number=2, given={"xa-mot": Granted("Xã Một", "g", sha256(raw).hexdigest())})
    keep_granted(edition.office.root, MONTH, edition.folder, "xa-mot")
    keep_granted(edition.office.root, MONTH, edition.folder, "xa-mot")
    kept = edition.office.root / "approved" / MONTH / "editions" / "xa-mot"
    assert sorted(path.name for path in kept.iterdir()) == ["01", "02"]
    assert set(codes(signed(edition))) == {OTHER, newer}


def test_what_lay_in_dist_when_it_was_signed_by_an_older_version_is_known_too(edition: Edition) -> None:
    edition.whose = replace(edition.whose, approvers=())
    raw = built(edition)
    edition.grant(given={"xa-mot": Granted("Xã Một", "g", sha256(raw).hexdigest())})
    assert codes(signed(edition)) == {OTHER: "ours"}


def test_a_list_that_too_few_signed_grants_nothing(edition: Edition) -> None:
    edition.office.with_identity(approvals=2)
    built(edition)
    edition.approve()
    edition.grant()
    assert codes(signed(edition)) == {}


def of_month(edition: Edition) -> list[Round]:
    """The unit's own month, in which the item bears its own code."""
    imprint = Imprint(edition.office.unit.name, MONTH_CODE, 1, (Named("01-tin", CODE, "Tin"),))
    manifest = Manifest(MONTH, "1", (), imprint)
    return [Round(MONTH, 1, edition.folder, encoded(manifest), manifest, (), (), ())]


def test_what_the_unit_above_took_back_is_taken_back_under_the_code_of_every_edition(edition: Edition) -> None:
    built(edition)
    edition.approve()
    edition.grant(given=GIVEN)
    found = signed(edition)
    gone = taken_back(of_month(edition), [found], {CODE: "Sai số"}, {})
    assert gone == {CODE: "Sai số", OTHER: "Sai số"}
    assert codes(found, gone) == {OTHER: "recalled"}


@pytest.mark.parametrize("code", [OTHER, CODE])
def test_what_an_edition_took_back_is_genuine_still_where_the_unit_above_says_it_under_that_code(
    code: str, edition: Edition
) -> None:
    built(edition, code)
    edition.approve()
    edition.grant()
    gone = taken_back(of_month(edition), [signed(edition)], {}, {"xa-mot": {code: "Nhầm"}})
    assert gone == ({OTHER: "Nhầm"} if code == OTHER else {})


def test_lists_are_kept_apart_from_the_rounds_of_editions(edition: Edition) -> None:
    built(edition)
    edition.grant()
    assert (edition.office.root / "approved" / MONTH / GRANTS).is_dir()
    assert signed(edition).rounds == []
