from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from bantin.model.parts.item_code import LETTERS, item_code
from bantin.output.approval.check_page import check_page
from bantin.output.approval.findings import OfEdition
from bantin.output.approval.signatures import sign
from bantin.output.approval.verifying import Shelf
from bantin.output.manifest import Imprint, Named
from tests.fixtures.browser import WINDOW, NewContext
from tests.fixtures.proofs import some
from tests.rooms.output.approval.conftest import CODE, CODE_KEY, DAY, MONTH_CODE, NOON, Office


def html_of(office: Office) -> str:
    return check_page(Shelf.of(office.root, office.root / "dist", office.unit, today=DAY), office.unit)


@pytest.fixture
def written(office: Office) -> Path:
    office.unit = office.unit.model_copy(update={"name": "Phòng <b>Thử</b>"})
    office.build(tin="Nội dung.\n")
    office.approve("Trần Thị B")
    office.build(tin="Nội dung mới </script><b>.\n")
    office.approve("Lê Văn C", when=NOON + dt.timedelta(hours=1))
    path = office.root / "kiem-tra.html"
    path.write_text(html_of(office), encoding="utf-8")
    return path


Opened = Callable[..., AbstractContextManager[Page]]


THEN = NOON + dt.timedelta(hours=2)


@pytest.fixture(scope="module")
def kept(new_context: NewContext) -> Iterator[Page]:
    """A window in the days when pages were written, kept from test to test: a new one takes a second of a core."""
    with new_context(**WINDOW) as context:
        page = context.new_page()
        page.clock.set_fixed_time(THEN)
        yield page


@pytest.fixture
def opened(kept: Page, new_context: NewContext) -> Opened:
    """Open a page, in those days unless told otherwise; no requests, whatever is done with it."""

    @contextmanager
    def shown(page: Page, path: Path) -> Iterator[Page]:
        asked: list[str] = []

        def note(request: Request) -> None:
            asked.append(request.url)

        page.on("request", note)
        page.goto(path.as_uri())
        expect(page.locator("html[data-ready]")).to_have_count(1)
        yield page
        assert asked == [path.as_uri()]
        page.remove_listener("request", note)

    @contextmanager
    def open_(path: Path, day: dt.datetime = THEN, script: str = "") -> Iterator[Page]:
        if (day, script) == (THEN, ""):
            with shown(kept, path) as page:
                yield page
            kept.goto("about:blank")
            return
        with new_context(**WINDOW) as context:
            page = context.new_page()
            page.clock.set_fixed_time(day)
            page.add_init_script(script)
            with shown(page, path):
                yield page

    return open_


@pytest.fixture
def page(opened: Opened, written: Path) -> Iterator[Page]:
    with opened(written) as page:
        yield page


def test_it_is_one_file_that_asks_for_nothing(written: Path) -> None:
    html = written.read_text(encoding="utf-8")
    assert "default-src 'none'" in html
    assert not re.findall(r"(?:src|href)=|url\(|import\s|fetch\(", html)
    assert "Phòng &lt;b&gt;Thử" in html
    assert html.count("</script>") == 2


def ask(page: Page, code: str) -> None:
    page.get_by_label("Gõ mã tin").fill(code)
    page.get_by_role("button", name="Kiểm tra").click()


def test_a_code_is_checked_offline(page: Page) -> None:
    result = page.locator("#result")
    ask(page, CODE.lower().replace("-", " "))
    expect(result).to_have_attribute("data-verdict", "ours")
    expect(result).to_contain_text("Tin «Tin», bản tin")
    ask(page, MONTH_CODE)
    expect(result).to_contain_text("Cả bản tin")
    ask(page, item_code(CODE_KEY, "khác"))
    expect(result).to_contain_text("Không có tin nào mang mã này")
    ask(page, next(f"{letter}{CODE[1:]}" for letter in LETTERS if letter != CODE[0]))
    expect(result).to_contain_text("Mã gõ chưa đúng")


@pytest.mark.proof
def test_a_dropped_file_is_checked_to_the_byte(page: Page, office: Office, tmp_path: Path) -> None:
    result = page.locator("#result")
    page.locator("#file").set_input_files(office.folder / "zalo" / "tin.txt")
    expect(result).to_have_attribute("data-verdict", "ours")
    expect(result).to_contain_text("đúng từng byte")
    old = tmp_path / "cu.txt"
    old.write_bytes("Nội dung.\n".encode())
    page.locator("#file").set_input_files(old)
    expect(result).to_have_attribute("data-verdict", "replaced")
    old.write_bytes("Nội dung!\n".encode())
    page.locator("#file").set_input_files(old)
    expect(result).to_have_attribute("data-verdict", "unknown")


@pytest.mark.proof
def test_a_former_name_is_said_on_it(office: Office, opened: Opened) -> None:
    office.approve("Trần Thị B")
    before = office.unit.name
    office.unit = office.unit.model_copy(update={"name": "Phòng mới"})
    office.with_identity(formerly=(before,))
    path = office.root / "kiem-tra.html"
    path.write_text(html_of(office), encoding="utf-8")
    with opened(path) as page:
        ask(page, CODE)
        expect(page.locator("#result")).to_have_attribute("data-verdict", "ours")
        expect(page.locator("#result")).to_contain_text(f"Khi ấy đơn vị tên là {before}.")


def test_what_was_not_approved_is_not_on_it(office: Office) -> None:
    office.approve("Người Lạ")
    assert CODE not in html_of(office)


def test_the_page_computes_blake2b_as_rfc_7693_has_it(page: Page) -> None:
    def digest(data: bytes) -> str:
        return bytes(page.evaluate("data => [...blake2b(new Uint8Array(data))]", list(data))).hex()

    assert digest(b"abc") == (
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
        "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
    )
    for length in (0, 1, 127, 128, 129, 255, 256, 257, 3000):
        data = bytes((7 * at + length) % 256 for at in range(length))
        assert digest(data) == blake2b(data).hexdigest(), length


def flipped(text: str, at: int) -> str:
    return text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :]


def planted(written: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """Change what the page holds, as somebody would who hands it out himself."""
    html = written.read_text(encoding="utf-8")
    head, opening, rest = html.partition('<script type="application/json" id="data">')
    data, closing, tail = rest.partition("</script>")
    told = json.loads(data)
    change(told)
    path = written.with_name("gia.html")
    path.write_text(head + opening + json.dumps(told).replace("<", "\\u003c") + closing + tail, encoding="utf-8")
    return path


def forged_title(data: dict[str, Any]) -> None:
    data["rounds"][0]["manifest"] = data["rounds"][0]["manifest"].replace('"Tin"', '"Tin giả"')


def other_signature(data: dict[str, Any]) -> None:
    data["rounds"][0]["signatures"] = data["rounds"][1]["signatures"]


def bit_of_signature(data: dict[str, Any]) -> None:
    data["rounds"][0]["signatures"][0] = flipped(data["rounds"][0]["signatures"][0], 120)


def bit_of_comment(data: dict[str, Any]) -> None:
    text = data["rounds"][0]["signatures"][0]
    data["rounds"][0]["signatures"][0] = flipped(text, text.index("timestamp:") + 18)


def no_signature(data: dict[str, Any]) -> None:
    data["rounds"][0] |= {
        "signatures": [],
        "manifest": data["rounds"][0]["manifest"].replace('"approvals": 1', '"approvals": 0'),
    }


def another_key(data: dict[str, Any]) -> None:
    data["approvers"] = data["approvers"][:1]


def another_month(data: dict[str, Any]) -> None:
    data["rounds"][0]["manifest"] = data["rounds"][0]["manifest"].replace("2024-11", "2024-12")


def another_unit(data: dict[str, Any]) -> None:
    data["names"] = ["Phòng khác"]


def ended(data: dict[str, Any]) -> None:
    data["approvers"][1]["keeps"] = []


def later(data: dict[str, Any]) -> None:
    data["approvers"][1]["since"] = "2024-12-09"


FORGERIES = (
    forged_title, other_signature, bit_of_signature, bit_of_comment, no_signature, another_key, another_month,
    another_unit, ended, later,
)  # fmt: skip


@pytest.mark.parametrize("forge", some(FORGERIES, 1))
def test_whoever_changes_what_the_page_holds_has_no_key(
    forge: Callable[[dict[str, Any]], None], written: Path, opened: Opened
) -> None:
    def alone(data: dict[str, Any]) -> None:
        forge(data)
        del data["rounds"][1]

    with opened(planted(written, alone)) as page:
        ask(page, CODE)
        result = page.locator("#result")
        expect(result).to_have_attribute("data-verdict", "unknown")
        expect(result).to_contain_text("Chữ ký không đúng")
    if forge is not another_unit:
        with opened(planted(written, forge)) as page:
            ask(page, CODE)
            expect(page.locator("#result")).to_have_attribute("data-verdict", "ours")
            expect(page.locator("#result")).to_contain_text("Trần Thị B")


@pytest.mark.proof
def test_a_signature_of_tomorrow_is_none_today(written: Path, opened: Opened) -> None:
    with opened(written, day=NOON - dt.timedelta(10)) as page:
        ask(page, CODE)
        expect(page.locator("#result")).to_contain_text("ghi ngày sau hôm nay")


@pytest.mark.proof
def test_a_browser_that_cannot_verify_says_so(written: Path, opened: Opened, office: Office) -> None:
    refuse = "crypto.subtle.importKey = () => Promise.reject(new DOMException('no', 'NotSupportedError'));"
    with opened(written, script=refuse) as page:
        result = page.locator("#result")
        ask(page, CODE)
        expect(result).to_have_attribute("data-verdict", "unproven")
        expect(result).to_contain_text("chưa kiểm tra được chữ ký số")
        page.locator("#file").set_input_files(office.folder / "zalo" / "tin.txt")
        expect(result).to_have_attribute("data-verdict", "unproven")


def newer(office: Office) -> list[Path]:
    """Approve a state that a page does not know yet, and give its manifest, signature and text."""
    office.build(tin="Nội dung mới nhất.\n")
    signature = office.approve("Trần Thị B", when=NOON + dt.timedelta(hours=1, minutes=30))
    return [signature.with_name("manifest.json"), signature, office.folder / "zalo" / "tin.txt"]


def test_a_signed_manifest_that_is_dropped_is_verified_and_what_it_lists_is_known(page: Page, office: Office) -> None:
    manifest, signature, text = newer(office)
    result, drop = page.locator("#result"), page.locator("#file")
    drop.set_input_files(text)
    expect(result).to_have_attribute("data-verdict", "unknown")
    drop.set_input_files(manifest)
    expect(result).to_contain_text("Bản kê chưa có chữ ký")
    drop.set_input_files(signature)
    expect(result).to_contain_text("Chỉ có chữ ký")
    drop.set_input_files([manifest, signature])
    expect(result).to_have_attribute("data-verdict", "ours")
    expect(result).to_contain_text("là bản kê 1 tệp")
    drop.set_input_files(text)
    expect(result).to_contain_text("zalo/tin.txt")
    expect(result).to_have_attribute("data-verdict", "ours")


@pytest.mark.proof
@pytest.mark.parametrize("wrong", some(["bit", "signature", "stranger", "unit"], 1))
def test_a_manifest_that_is_dropped_with_what_is_no_signature_of_it_is_not_taken(
    wrong: str, page: Page, office: Office, tmp_path: Path
) -> None:
    manifest, signature, text = newer(office)
    told, signed = manifest.read_bytes(), signature.read_bytes()
    if wrong == "bit":
        told = told.replace(b'"title": "Tin"', b'"title": "Tim"')
    elif wrong == "signature":
        signed = (office.root / "approved" / "2024-11" / "01" / "manifest.json.minisig").read_bytes()
    else:
        told = told.replace("Phòng <b>Thử</b>".encode(), "Phòng khác".encode()) if wrong == "unit" else told
        secret = office.keys["Trần Thị B" if wrong == "unit" else "Người Lạ"].secret_key
        signed = sign(told, secret, month="2024-11", when=NOON)
    (tmp_path / "manifest.json").write_bytes(told)
    (tmp_path / "manifest.json.minisig").write_bytes(signed)
    result, drop = page.locator("#result"), page.locator("#file")
    drop.set_input_files([tmp_path / "manifest.json", tmp_path / "manifest.json.minisig", text])
    expect(result).to_have_attribute("data-verdict", "unknown")
    expect(result).to_contain_text("Chữ ký không đúng")
    expect(result).to_contain_text("Không đúng tệp nào đã duyệt")


def test_codes_of_editions_and_what_was_recalled_are_told(office: Office, opened: Opened) -> None:
    """Whoever scans the code of a commune must not read that nobody has it, nor of one recalled that it stands."""
    office.build(tin="Nội dung.\n")
    office.approve("Trần Thị B")
    of_commune, old = (item_code(CODE_KEY, said) for said in ("tin xã", "tin xã cũ"))
    shelf = Shelf.of(office.root, office.root / "dist", office.unit, today=DAY)
    (one,) = shelf.approved
    editions = []
    for code, is_last in ((of_commune, True), (old, False)):
        imprint = Imprint("Xã <b>Nà Ỏi", item_code(CODE_KEY, code), 1, (Named("01-tin", code, "Tin </script>"),))
        editions.append(OfEdition(replace(one, manifest=replace(one.manifest, imprint=imprint)), is_last))
    path = office.root / "kiem-tra.html"
    shelf = replace(shelf, editions=editions)
    path.write_text(check_page(shelf, office.unit), encoding="utf-8")
    with opened(path) as page:
        result = page.locator("#result")
        ask(page, of_commune)
        expect(result).to_have_attribute("data-verdict", "ours")
        expect(result).to_contain_text("Đúng của Xã <b>Nà Ỏi")
        expect(result).to_contain_text("Tin «Tin </script>»")
        expect(result).to_contain_text("Chữ ký đã kiểm khi ghi trang này")
        ask(page, old)
        expect(result).to_have_attribute("data-verdict", "replaced")
        ask(page, CODE)
        expect(result).to_have_attribute("data-verdict", "ours")
    shelf = replace(shelf, withdrawn={CODE: "Sai số tiền.", of_commune: "Sai số tiền"})
    path.write_text(check_page(shelf, office.unit), encoding="utf-8")
    with opened(path) as page:
        for code in (CODE, of_commune):
            ask(page, code)
            expect(result := page.locator("#result")).to_have_attribute("data-verdict", "recalled")
            expect(result).to_contain_text("Lý do: Sai số tiền.")
        page.locator("#file").set_input_files(office.folder / "zalo" / "tin.txt")
        expect(result).to_contain_text(f"tin mang mã {CODE}")
        expect(result).to_have_attribute("data-verdict", "recalled")
    assert [shelf.code(code).verdict for code in (CODE, of_commune, old)] == ["recalled", "recalled", "replaced"]
