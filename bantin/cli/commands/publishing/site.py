"""`bantin site`: the archive of all that was approved, as pages that need no server."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli.commands.publishing.editions import Edition
from bantin.cli.options import Out, Workspace, out_folder, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Sequence

    from rich.console import Console

    from bantin.cli.commands.publishing.publishers import Publisher
    from bantin.output.posting.ledger import Ledger
    from bantin.output.posting.records import Alert
    from bantin.output.site.alerts import Warned
    from bantin.output.site.gathering import Issue
    from bantin.output.site.pages import Facts
    from bantin.output.site.writing import Written

_EDITIONS = "editions"
"""Folder in which the archives of editions lie, and in dist their files."""

_NAMED = 3
"""Pictures and films that are named of those that are missing."""


def site(
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="THƯ_MỤC", help="Nơi ghi kho. Mặc định: site trong thư mục làm việc."),
    ] = None,
    edition: Edition = None,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Ghi kho bản tin: trang tĩnh của mọi số đã duyệt, để đưa lên trang chính thức.

    Ví dụ: bantin site
    """
    from bantin.cli.commands.publishing.publishers import publishers
    from bantin.cli.screen import screen

    console, root = screen(), workspace(folder)
    asked, every = publishers(root, out_folder(root, out), edition)
    without = [one.name for one in asked if not one.approved]
    if len(without) == len(asked):
        how = f" --edition {without[0]}" if edition else ""
        refuse(f"Chưa có số nào được duyệt nên kho chưa có gì. Duyệt trước: bantin approve{how}")
    whole = to.absolute() if to else root / "site"
    written = [
        _written(one, whole / _EDITIONS / one.name if one.edition else whole, console) for one in asked if one.approved
    ]
    if without:
        console.print(f"Chưa có số nào được duyệt nên chưa có kho: ấn bản {', '.join(without)}.", markup=False)
    raise typer.Exit(0 if every and all(written) else 1)


def _written(publisher: Publisher, target: Path, console: Console) -> bool:
    """Write the archive of whoever publishes; returns whether the system let it."""
    import time

    from bantin.files.system_errors import reason
    from bantin.output.site.gathering import issues as gathered
    from bantin.output.site.writing import write_site
    from bantin.text.numbers import decimal

    start = time.perf_counter()
    with publisher.ledger(write=True) as ledger:
        amends = ledger.amends()
        issues = gathered(publisher.approved, amends)
        facts, alerts = _alerted(publisher, issues, ledger)
        codes = _codes(publisher, issues)
        try:
            done = write_site(
                target,
                issues,
                publisher.approved,
                amends,
                alerts,
                publisher.unit,
                facts,
                partial(_sources, publisher),
                codes,
            )
        except OSError as error:
            console.print(f"{publisher.told}Chưa ghi xong kho: {reason(error)}.")
            return False
    _report(publisher, target, len(issues), done, console)
    if not facts.address:
        console.print(
            "Ghi «archive: https://…» vào content/unit.yaml để chia sẻ có ảnh, nguồn tin có địa chỉ, tin khẩn có CAP."
        )
    console.print(f"Xong sau {decimal(time.perf_counter() - start)} giây.")
    return True


def _codes(publisher: Publisher, issues: Sequence[Issue]) -> dict[str, dict[str, str]]:
    """Say what the codes of the unit's editions are: readers of these are sent to the unit's archive."""
    from bantin.cli.commands.publishing.publishers import shelf_of
    from bantin.session.editions.signed import codes_of_editions

    if publisher.edition:
        return {}
    shelf, signed = shelf_of(publisher.root, publisher.out, publisher.unit)
    return codes_of_editions(signed, shelf.withdrawn, {one.name: one.title for one in issues})


def _sources(publisher: Publisher, month: str) -> list[Path]:
    """List the folders in which the pictures of a month lie: built, or kept as they were approved."""
    from bantin.content.workspace import private_folder
    from bantin.files.paths import APPROVED

    name = publisher.name
    built = publisher.out / month / (f"{_EDITIONS}/{name}" if name else "")
    return [built, private_folder(publisher.root) / APPROVED / month / name]


def _report(publisher: Publisher, target: Path, count: int, done: Written, console: Console) -> None:
    if done.missing:
        others = f" và {len(done.missing) - _NAMED} tệp khác" if len(done.missing) > _NAMED else ""
        named = ", ".join(done.missing[:_NAMED])
        console.print(
            f"Không thấy ảnh, video đúng như đã duyệt, nên trang không có: {named}{others}. "
            "Dựng lại số ấy rồi chạy lại."
        )
    console.print(
        f"{publisher.told}Kho ở {target}: {count} số, {done.total} tệp; ghi {len(done.changed)}, bỏ "
        f"{len(done.removed)}. Mở {target / 'index.html'} để xem."
    )


def _alerted(publisher: Publisher, issues: Sequence[Issue], ledger: Ledger) -> tuple[Facts, Sequence[Alert]]:
    """Say whose archive it is, and publish the alerts of urgent items."""
    from dataclasses import replace

    from bantin.cli.commands.publishing.opening import now
    from bantin.output.site.alerts import alert_all
    from bantin.output.site.pages import Facts

    unit, identity = publisher.unit, publisher.unit.identity
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
        _address(publisher),
    )
    said = {code: told for issue in issues if issue.is_urgent for code, told in _said(publisher, issue.name)}
    alerts = alert_all(ledger, issues, said, facts, now)
    return replace(facts, alerts=bool(alerts)), alerts


def _address(publisher: Publisher) -> str:
    """Return where the archive is on the web: that of an edition which names none lies in the unit's own."""
    above, edition = (publisher.unit.archive or "").rstrip("/"), publisher.edition
    said = edition.written.value if edition and isinstance(edition.written.value, dict) else {}
    return f"{above}/{_EDITIONS}/{publisher.name}" if above and edition and "archive" not in said else above


def _said(publisher: Publisher, name: str) -> list[tuple[str, Warned]]:
    """Say what an urgent item tells, from its file; where that is another than was approved, its code is another."""
    from bantin.output.site.alerts import Warned
    from bantin.text.normal import plain

    bulletin = publisher.read(name)
    found = []
    for entry in bulletin.entries if bulletin else ():
        field = entry.item.instructions
        do = [line for section in entry.item.sections if section.field == field for line in section.lines]
        told = [line for section in entry.item.sections if section.field != field for line in section.lines]
        lines = dict.fromkeys([entry.item.summary, *told])
        warned = Warned(plain("\n".join(lines)), plain("\n".join(do)), entry.item.led.until)
        found.append((bulletin.item_code_of(entry) if bulletin else "", warned))
    return found
