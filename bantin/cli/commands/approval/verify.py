"""`bantin verify`: what a file or a code is, and whether it is the unit's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli import options
from bantin.cli.options import Out, Workspace, out_folder, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Iterator

    from bantin.model.bulletin import Document
    from bantin.model.unit import Unit
    from bantin.output.approval.findings import Finding
    from bantin.output.approval.verifying import Shelf
    from bantin.session.editions.proofs import Proof
    from bantin.session.editions.standing import Whose


def verify(
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="TỆP|MÃ", help="Tệp, thư mục, tệp ZIP, hay mã tin. Nêu được nhiều cái."),
    ] = None,
    page: Annotated[
        Path | None,
        typer.Option(
            "--page", metavar="TỆP", help="Ghi trang kiểm tra (như kiem-tra.html) để đưa lên trang của cơ quan."
        ),
    ] = None,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Cho biết một tệp hay một mã tin là gì, có phải của đơn vị không, ai đã duyệt.

    Ví dụ: bantin verify K7M4-2RXF
    """
    from bantin.cli.commands.publishing.publishers import shelf_of
    from bantin.cli.plain_text import sentence
    from bantin.cli.screen import screen
    from bantin.content.reading.month import read_unit
    from bantin.output.approval.findings import Verdict
    from bantin.session.editions.proofs import read_proof, unsigned

    if not what and page is None:
        refuse("Thiếu tệp hay mã tin. Ví dụ: bantin verify K7M4-2RXF")
    proofs = [proof for one in what or () if (proof := read_proof(Path(one)))]
    if what and len(proofs) == len(what) and page is None:
        good = [_edition(proof, folder) for proof in proofs]
        raise typer.Exit(0 if all(good) else 1)
    if (bare := next(filter(None, (unsigned(Path(one)) for one in what or ())), None)) is not None:
        refuse(f"Thư mục ấn bản «{bare}» chưa có chữ ký nào bên cạnh: duyệt trước, bantin approve --edition {bare}")
    root = workspace(folder)
    unit, _ = read_unit(root)
    if unit is None:
        refuse("Tệp content/unit.yaml đang có lỗi; chạy «bantin check», sửa xong rồi làm lại")
    shelf, _ = shelf_of(root, out_folder(root, out), unit.value)
    console = screen()
    whole, ours = True, False
    for one in what or ():
        for found in _found(one, shelf):
            console.print(sentence(f"{_MARKS[found.verdict]} {found.told}"))
            whole &= found.verdict is Verdict.OURS
            ours |= found.verdict in {Verdict.OURS, Verdict.REPLACED, Verdict.RECALLED}
    for line in [*_of_names(shelf, good=whole), *(_of_trust(root, unit, shelf) if ours else ())]:
        typer.echo(sentence(line), err=True)
    if page is not None:
        _write(page.absolute(), shelf, unit.value)
        console.print(f"Đã ghi trang kiểm tra, {len(shelf.approved)} bản đã duyệt: {page}")
    raise typer.Exit(0 if whole else 1)


def _edition(proof: Proof, folder: Path | None) -> bool:
    """Say of an edition that lies somewhere with its signatures whether it is as it was signed; needs no workspace.

    Returns:
        Whether it is, by keys that are known here: whoever writes the folder may write keys into it too.
    """
    from dataclasses import replace

    from bantin.cli.plain_text import sentence
    from bantin.cli.screen import screen
    from bantin.content.reading.month import read_unit
    from bantin.output.approval.state import Standing
    from bantin.session.editions.standing import edition_state

    root = options.workspace_here(folder)
    unit = read_unit(root)[0] if root else None
    known = unit is not None and unit.value.name == proof.whose.above.name and unit.value.identity is not None
    whose = replace(proof.whose, above=unit.value) if unit and known else proof.whose
    state = edition_state(whose, None, today=options.today())
    good = state is not None and state.standing is Standing.APPROVED
    mark = "CHƯA ĐỦ." if not good else "ĐÚNG." if known else "KHỚP CHỮ KÝ, CHƯA BIẾT KHÓA CỦA AI."
    told = state.told if state else "không có người duyệt nào"
    screen().print(sentence(f"{mark} Ấn bản {proof.edition}, {whose.unit.name}, bản tin {whose.month}: {told}"))
    for line in _of_keys(whose, known=known):
        typer.echo(sentence(line), err=True)
    return good and known


def _of_keys(whose: Whose, *, known: bool) -> Iterator[str]:
    """Say where the keys come from, and how people compare them."""
    if known:
        yield f"Khóa của {whose.above.name} lấy từ content/unit.yaml ở đây, không phải từ thư mục đang xem"
    else:
        yield (
            "Khóa lấy từ chính thư mục này, ai chép nó cũng thay được: đối chiếu từng dấu khóa với tờ giấy mà thủ "
            "trưởng đã ký"
        )
    approvers = [*(whose.above.identity.approvers if whose.above.identity else ()), *whose.approvers]
    yield from (f"Dấu khóa của {one.titled}: {one.fingerprint}" for one in approvers if one.revoked is None)


_MARKS = {
    "ours": "ĐÚNG.",
    "replaced": "BẢN CŨ.",
    "recalled": "ĐÃ THU HỒI.",
    "draft": "CHƯA DUYỆT.",
    "alike": "CHỈ GIỐNG.",
    "unknown": "KHÔNG PHẢI.",
}


def _found(what: str, shelf: Shelf) -> Iterator[Finding]:
    from bantin.files.system_errors import reason
    from bantin.model.parts.item_code import LENGTH

    path = Path(what)
    if not path.exists() and len(what.replace("-", "").replace(" ", "")) <= LENGTH + 2 and not path.suffix:
        yield shelf.code(what)
        return
    try:
        files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
        if not files:
            refuse(f"Thư mục «{what}» không có tệp nào")
        for file in files:
            yield from shelf.file(file)
    except FileNotFoundError:
        refuse(f"Không có tệp «{what}»")
    except OSError as error:
        refuse(f"Không đọc được «{what}»: {reason(error)}")


def _of_names(shelf: Shelf, *, good: bool) -> Iterator[str]:
    """Say that the unit's approvers signed under another name, which may be what the unit was called before."""
    for name in () if good else shelf.other_names:
        yield (
            f"Người duyệt của đơn vị cũng đã ký các bản của «{name}»: nếu đó là tên trước đây của đơn vị, ghi tên ấy "
            "ở formerly, mục identity trong content/unit.yaml, rồi kiểm tra lại"
        )


def _of_trust(root: Path, unit: Document[Unit], shelf: Shelf) -> Iterator[str]:
    """Say what stands behind «is ours»: whose keys, who wrote them down, and what nobody knows."""
    from bantin.output.approval.history import rewritten, told

    approvals = [approval for one in shelf.approved for approval in one.approvals]
    signed = {approval.approver.key: approval.approver for approval in approvals}
    if lost := rewritten(root, approvals):
        yield lost
    yield from told(root, unit.file, list(signed.values()))


def _write(path: Path, shelf: Shelf, unit: Unit) -> None:
    from bantin.files.atomic import replacing
    from bantin.files.system_errors import reason
    from bantin.output.approval.check_page import check_page

    try:
        with replacing(path) as stream:
            stream.write(check_page(shelf, unit).encode())
    except OSError as error:
        typer.echo(f"Chưa ghi được trang kiểm tra: {reason(error)}.", err=True)
        raise typer.Exit(1) from None
