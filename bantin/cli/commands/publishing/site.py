"""`bantin site`: the archive of all that was approved, as pages that need no server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli.options import Out, Workspace, out_folder, refuse, today, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Sequence

    from bantin.model.unit import Unit
    from bantin.output.posting.ledger import Ledger
    from bantin.output.posting.records import Alert
    from bantin.output.site.alerts import Warned
    from bantin.output.site.gathering import Issue
    from bantin.output.site.pages import Facts

_NAMED = 3
"""Pictures and films that are named of those that are missing."""


def site(
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="THƯ_MỤC", help="Nơi ghi kho. Mặc định: site trong thư mục làm việc."),
    ] = None,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Ghi kho bản tin: trang tĩnh của mọi số đã duyệt, để đưa lên trang chính thức.

    Ví dụ: bantin site
    """
    import time

    from bantin.cli.commands.publishing.opening import ledger_of, unit_of
    from bantin.cli.screen import screen
    from bantin.content.workspace import private_folder
    from bantin.files.system_errors import reason
    from bantin.output.approval.verifying import Shelf
    from bantin.output.site.gathering import issues as gathered
    from bantin.output.site.writing import write_site
    from bantin.text.numbers import decimal

    start, console = time.perf_counter(), screen()
    root = workspace(folder)
    unit, target = unit_of(root), (to.absolute() if to else root / "site")
    dist = out_folder(root, out)
    rounds = Shelf.of(root, dist, unit, today=today()).approved
    if not rounds:
        refuse("Chưa có số nào được duyệt nên kho chưa có gì. Duyệt trước: bantin approve")
    with ledger_of(root, write=True) as ledger:
        amends = ledger.amends()
        issues = gathered(rounds, amends)
        facts, alerts = _alerted(root, unit, issues, ledger)
        sources = [dist, private_folder(root) / "approved"]
        try:
            done = write_site(target, issues, rounds, amends, alerts, unit, facts, sources)
        except OSError as error:
            console.print(f"Chưa ghi xong kho: {reason(error)}.")
            raise typer.Exit(1) from None
    if done.missing:
        others = f" và {len(done.missing) - _NAMED} tệp khác" if len(done.missing) > _NAMED else ""
        named = ", ".join(done.missing[:_NAMED])
        console.print(
            f"Không thấy ảnh, video đúng như đã duyệt, nên trang không có: {named}{others}. "
            "Dựng lại số ấy rồi chạy lại."
        )
    if not facts.address:
        console.print(
            "Ghi «archive: https://…» vào content/unit.yaml để chia sẻ có ảnh, nguồn tin có địa chỉ, tin khẩn có CAP."
        )
    seconds = decimal(time.perf_counter() - start)
    console.print(
        f"Kho ở {target}: {len(issues)} số, {done.total} tệp; ghi {len(done.changed)}, bỏ {len(done.removed)}, "
        f"xong sau {seconds} giây. Mở {target / 'index.html'} để xem."
    )


def _alerted(root: Path, unit: Unit, issues: Sequence[Issue], ledger: Ledger) -> tuple[Facts, Sequence[Alert]]:
    """Say whose archive it is, and publish the alerts of urgent items."""
    from dataclasses import replace

    from bantin.cli.commands.publishing.opening import now
    from bantin.output.site.alerts import alert_all
    from bantin.output.site.pages import Facts

    identity = unit.identity
    assert identity is not None  # noqa: S101 - something was approved
    host = (unit.archive or "").partition("://")[2].partition("/")[0]
    facts = Facts(
        unit.name,
        unit.short_name,
        unit.parent if unit.signature != unit.name else "",
        unit.signature,
        unit.monogram,
        unit.address,
        unit.contacts_to_call[:3],
        identity.code_key[:8].lower(),
        host or (identity.check_at or "").partition("/")[0],
        (unit.archive or "").rstrip("/"),
    )
    said = {code: told for issue in issues if issue.is_urgent for code, told in _said(root, issue.name)}
    alerts = alert_all(ledger, issues, said, facts, now)
    return replace(facts, alerts=bool(alerts)), alerts


def _said(root: Path, name: str) -> list[tuple[str, Warned]]:
    """Say what an urgent item tells, from its file; where that is another than was approved, its code is another."""
    from bantin.content.reading.month import read_month
    from bantin.output.site.alerts import Warned
    from bantin.text.normal import plain

    bulletin = read_month(root, name).bulletin
    found = []
    for entry in bulletin.entries if bulletin else ():
        act = entry.item.acts
        do = [line for section in entry.item.sections if section.field == act for line in section.lines]
        told = [line for section in entry.item.sections if section.field != act for line in section.lines]
        lines = dict.fromkeys([entry.item.summary, *told])
        warned = Warned(plain("\n".join(lines)), plain("\n".join(do)), entry.item.led.until)
        found.append((bulletin.item_code_of(entry) if bulletin else "", warned))
    return found
