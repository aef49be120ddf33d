"""How an edition stands, from what its manifest says and what the unit above and its own approver signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

import pytest

from bantin.files.paths import GRANTS, MANIFEST
from bantin.output.approval.rounds import add_signature, folder_of, rounds
from bantin.output.approval.signatures import sign
from bantin.output.approval.standing import state_of
from bantin.output.approval.state import Standing, State
from bantin.output.manifest import Imprint, Manifest, Named, encoded, parsed
from bantin.output.shares import Granted, Grants, Share
from bantin.session.editions.standing import Whose, edition_state
from tests.rooms.output.approval.conftest import CODE, DAY, MONTH, MONTH_CODE, NOON, Office, office

__all__ = ["office"]  # a fixture of another room

SHARE = Share("xa-mot", "Đơn vị", "a", "g", {"01-tin": "1"}, {}, ("name",), {"line": "1"})
GIVEN = {"xa-mot": Granted("Xã Một", "g")}
ITEMS = (Named("01-tin", CODE, "Tin"),)


class Edition:
    """An edition of the office's month, whose approver is the one that the office does not know."""

    def __init__(self, office: Office) -> None:
        self.office = office
        unit = office.unit.model_copy(update={"name": "Xã Một"})
        stranger = office.identity.approvers[0].model_copy(
            update={"name": "Người Lạ", "key": office.keys["Người Lạ"].public_key.to_base64().decode()}
        )
        self.folder = office.root / "dist" / MONTH / "editions" / "xa-mot"
        self.whose = Whose(office.root, MONTH, self.folder, office.unit, unit, (stranger,))
        self.build(SHARE)

    def build(self, share: Share) -> bytes:
        imprint = Imprint(self.whose.unit.name, MONTH_CODE, 1, ITEMS, share)
        raw = encoded(Manifest(MONTH, "1", (), imprint))
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / MANIFEST).write_bytes(raw)
        return raw

    def signed(self, raw: bytes, name: str, of: str, number: int = 1) -> None:
        folder = folder_of(self.office.root, MONTH, of) / f"{number:02}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MANIFEST).write_bytes(raw)
        add_signature(folder, sign(raw, self.office.keys[name].secret_key, month=MONTH, when=NOON))

    def grant(self, name: str = "Trần Thị B", number: int = 1, given: Mapping[str, Granted] = GIVEN) -> None:
        grants = Grants("a", {"01-tin": "1"}, given)
        imprint = Imprint(self.office.unit.name, MONTH_CODE, self.office.identity.approvals, ITEMS)
        self.signed(encoded(Manifest(MONTH, "1", (), imprint, grants)), name, GRANTS, number)

    def approve(self, name: str = "Người Lạ") -> None:
        self.signed((self.folder / MANIFEST).read_bytes(), name, "xa-mot")

    def state(self, share: Share | None = None) -> State:
        found = edition_state(self.whose, share, today=DAY)
        assert found is not None
        return found


@pytest.fixture
def edition(office: Office) -> Edition:
    return Edition(office)


def test_both_must_sign_each_its_own(edition: Edition) -> None:
    assert edition.state().standing is Standing.DRAFT
    edition.approve()
    assert edition.state().standing is Standing.WAITING
    edition.grant()
    state = edition.state(SHARE)
    assert state.standing is Standing.APPROVED
    assert state.told.startswith(f"phần của {edition.office.unit.name}: đã duyệt (Trần Thị B, ")
    assert "; phần Xã Một thêm: đã duyệt (Người Lạ, " in state.told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"above": "b"}, "phần chung"),
        ({"items": {"01-tin": "2"}}, "tin 01-tin"),
        ({"items": {"01-tin": "1", "02-them": "9"}}, "tin 02-them"),
        ({"given": "h", "changed": ("contacts truc-ban", "name")}, "nói khác Đơn vị (contacts truc-ban, name)"),
        ({"added": {"line": "2"}}, ""),
    ],
)
def test_what_the_unit_above_did_not_sign_is_told_whoever_else_signs_it(
    changed: Mapping[str, object], told: str, edition: Edition
) -> None:
    edition.grant()
    share = replace(SHARE, **changed)  # type: ignore[arg-type]
    edition.build(share)
    edition.approve()
    state = edition.state(share)
    assert state.standing is (Standing.CHANGED if told else Standing.APPROVED)
    assert told in state.told


def test_what_is_written_now_and_not_built_yet_is_a_change(edition: Edition) -> None:
    edition.grant()
    edition.approve()
    assert edition.state(replace(SHARE, added={"line": "2"})).standing is Standing.CHANGED
    assert edition.state(replace(SHARE, items={"01-tin": "2"})).standing is Standing.CHANGED


def test_neither_signs_for_the_other(edition: Edition) -> None:
    edition.grant("Người Lạ")
    edition.approve("Trần Thị B")
    assert edition.state().standing is Standing.DRAFT


def test_two_must_sign_for_the_unit_above_where_it_says_so(edition: Edition) -> None:
    edition.office.with_identity(approvals=2)
    edition.whose = replace(edition.whose, above=edition.office.unit)
    edition.grant()
    edition.approve()
    assert edition.state().standing is Standing.WAITING
    edition.grant("Lê Văn C")
    assert edition.state().standing is Standing.APPROVED


def test_an_edition_without_approvers_is_signed_by_the_unit_above_to_the_byte(edition: Edition) -> None:
    edition.whose = replace(edition.whose, approvers=())
    raw = edition.build(SHARE)
    edition.grant()
    assert edition.state().standing is Standing.CHANGED, "nobody signed its files"
    edition.grant(number=2, given={"xa-mot": Granted("Xã Một", "g", sha256(raw).hexdigest())})
    assert edition.state().standing is Standing.APPROVED
    edition.build(replace(SHARE, added={"line": "2"}))
    assert edition.state().standing is Standing.CHANGED


def test_another_name_or_no_entry_is_not_granted(edition: Edition) -> None:
    edition.approve()
    edition.grant(given={"xa-hai": Granted("Xã Hai", "g")})
    assert edition.state().standing is Standing.WAITING
    edition.grant(number=3, given={"xa-mot": Granted("Xã Khác", "g")})
    assert "tên đơn vị" in edition.state().told


def test_rounds_of_editions_and_lists_are_none_of_the_month(edition: Edition) -> None:
    office = edition.office
    edition.grant()
    edition.approve()
    for number, of in enumerate((GRANTS, "xa-mot"), 1):
        target = folder_of(office.root, MONTH) / f"{number:02}"
        target.parent.mkdir(parents=True, exist_ok=True)
        folder_of(office.root, MONTH, of).joinpath("01").rename(target)
    assert rounds(office.root, MONTH, office.unit, today=DAY) == []
    state = state_of(office.root, MONTH, office.folder, office.unit, today=DAY)
    assert state is not None
    assert state.standing is Standing.DRAFT


@pytest.mark.parametrize("spoilt", ['"grants": []', '"grants": {"above": 1}', '"grants": {"editions": {"a": []}}'])
def test_a_list_that_does_not_read_is_none(spoilt: str) -> None:
    manifest, found = parsed(f'{{"bulletin": "{MONTH}", "bantin": "1", {spoilt}, "files": []}}'.encode())
    assert manifest is None
    assert [one.code for one in found] == ["bad-manifest"]


def test_a_share_comes_back_as_it_was_written() -> None:
    imprint = Imprint("Xã", MONTH_CODE, 1, ITEMS, SHARE)
    manifest, _ = parsed(encoded(Manifest(MONTH, "1", (), imprint)))
    assert manifest is not None
    assert manifest.imprint == imprint
    assert b"share" not in encoded(Manifest(MONTH, "1", (), replace(imprint, share=None)))
