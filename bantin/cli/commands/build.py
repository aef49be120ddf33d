"""`bantin build`: make what changed and bring dist up to date."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli import options
from bantin.cli.commands.publishing.building import build_editions
from bantin.cli.commands.publishing.editions import Beyond, Cluster, Edition, Zip
from bantin.cli.options import Month, Out, Workspace, month_or_newest, out_folder, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Collection, Mapping, Sequence
    from concurrent.futures import Executor

    from rich.console import Console

    from bantin.model.diagnostic import Diagnostic
    from bantin.model.recipe import Recipe
    from bantin.model.unit import Unit
    from bantin.output.approval.state import State
    from bantin.output.outcome import Outcome
    from bantin.session.month import Session
    from bantin.session.remembered.receipts import Receipt, Receipts


def _complete_channel(incomplete: str) -> list[str]:
    from bantin.model.parts.channels import Channels

    return options.complete_several(Channels.model_fields, incomplete)


def build(
    month: Month = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="KÊNH",
            help="Chỉ dựng kênh này, như facebook; nhiều kênh thì cách nhau bằng dấu phẩy: facebook,led.",
            autocompletion=_complete_channel,
        ),
    ] = None,
    out: Out = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, metavar="N", help="Số việc làm cùng lúc. Mặc định: số nhân CPU."),
    ] = None,
    edition: Edition = None,
    cluster: Cluster = None,
    beyond: Beyond = None,
    zips: Zip = False,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="In kết quả ra stdout thành một đối tượng JSON; mỗi ấn bản thì một dòng."),
    ] = False,
    folder: Workspace = None,
) -> None:
    """Dựng bản tin của một tháng; phần không đổi thì giữ nguyên.

    Ví dụ: bantin build 2024-11 --only facebook
    """
    import time

    from bantin.cli import diagnostics as shown
    from bantin.cli.screen import screen
    from bantin.model.diagnostic import has_errors
    from bantin.session.remembered.receipts import Receipts

    start = time.perf_counter()
    root = workspace(folder)
    chosen = month_or_newest(root, month)
    channels = _known(only)
    target = out_folder(root, out)
    if edition:
        whole = build_editions(
            root, chosen, edition, target, channels, jobs, cluster, as_json=as_json, beyond=beyond, zips=zips
        )
        raise typer.Exit(0 if whole else 1)
    if zips:
        refuse("--zip chỉ dùng khi dựng ấn bản, bản tin của đơn vị luôn có tệp ZIP: thêm --edition all, hoặc bỏ --zip")
    if beyond:
        refuse("--store chỉ dùng khi dựng ấn bản: thêm --edition all")
    if cluster:
        refuse("--cluster chỉ dùng khi dựng ấn bản: thêm --edition all")
    console = screen(stderr=as_json)
    receipts = Receipts(root, chosen, options.today())
    known = receipts.built(target / chosen) if channels is None else None
    told = _as_it_was(known) if known else _built(receipts, target, channels, jobs or os.cpu_count() or 1, console)
    outcome, found, channel_of = told
    seconds = time.perf_counter() - start
    shown.show(console, found)
    _report(console, outcome, channel_of, target / chosen, seconds)
    if as_json:
        typer.echo(_object(chosen, target / chosen, outcome, found, seconds))
    raise typer.Exit(1 if outcome is None or outcome.failed or has_errors(found) else 0)


def _as_it_was(known: Receipt) -> tuple[Outcome | None, Sequence[Diagnostic], Mapping[str, str]]:
    """Tell of a month of which nothing has changed since it was built, as `_built` would."""
    from bantin.output.outcome import Outcome

    channel_of = {path: channel for channel, path in known.artifacts}
    return Outcome.of_what_was_there(known.artifacts, known.found), known.found, channel_of


def _built(
    receipts: Receipts, target: Path, channels: frozenset[str] | None, jobs: int, console: Console
) -> tuple[Outcome | None, Sequence[Diagnostic], Mapping[str, str]]:
    """Build a month; gives what came of it, all that was found, and the channel of each path."""
    from bantin.making.executor import make_executor
    from bantin.making.make import make, prepare

    root, month = receipts.root, receipts.month
    gone = taken_back(root, month)
    with make_executor(jobs, prepare=prepare) as executor:
        from bantin.content.workspace import store_of
        from bantin.making.plan import plan_recipes
        from bantin.making.scheduler import Ahead
        from bantin.model.diagnostic import has_errors
        from bantin.session.month import open_month  # takes as long to load as the others take to start

        ahead = Ahead(executor, store_of(root), make)

        def begin(recipes: Sequence[Recipe]) -> None:
            if jobs > 1:  # there is somebody to make pictures while others are being planned
                ahead.begin(plan_recipes(recipes).jobs)

        session = open_month(root, month, channels, aloud=True, today=receipts.today, recalled=gone, each=begin)
        found = list(session.diagnostics)
        channel_of = {recipe.path: recipe.channel for recipe in session.recipes}
        if session.bulletin is None or has_errors(found):
            ahead.cancel()
            return None, found, channel_of
        outcome = made(session, root, target, channels, ahead, console, begun=ahead.begun)
    found += outcome.diagnostics
    every = session if channels is None else open_month(root, month, aloud=True, recalled=gone)
    lasting = [told for told in found if told not in outcome.mended]  # the page is as if those had never been
    trouble = desk(root, target / month, lasting, every)
    if channels is None and outcome.lasts and not trouble:
        receipts.keep_build(session, found, target / month)
    return outcome, found + trouble, channel_of


def taken_back(root: Path, name: str) -> frozenset[str]:
    """List the codes that no board shows any more which goes on with a month after an urgent bulletin."""
    from bantin.text.dates import urgent_day

    if urgent_day(name) is None:
        return frozenset()
    from bantin.cli.commands.publishing.opening import recalled

    return recalled(root)


def _known(only: Sequence[str] | None) -> frozenset[str] | None:
    """Take the channels that were asked for; None for all."""
    if not only:
        return None
    from bantin.channels import CHANNELS

    wanted = options.several(only)
    for name in wanted:
        if name not in CHANNELS:
            refuse(f"Không có kênh «{name}». Các kênh: {', '.join(CHANNELS)}")
    if not wanted:
        refuse(f"Thiếu tên kênh sau --only. Các kênh: {', '.join(CHANNELS)}")
    return frozenset(wanted)


def made(
    session: Session,
    root: Path,
    target: Path,
    channels: frozenset[str] | None,
    executor: Executor,
    console: Console,
    begun: Collection[str] = (),
) -> Outcome:
    """Make a month that has no errors, and publish it to its folder in `target`."""
    from bantin.cli.progress import shown
    from bantin.content.workspace import store_of
    from bantin.output.build import build as run

    assert session.bulletin is not None  # noqa: S101 - the caller has looked
    with shown(console, session.recipes) as progress:
        return run(
            session.bulletin,
            session.recipes,
            out=target,
            store=store_of(root),
            executor=executor,
            progress=progress,
            only=channels,
            begun=begun,
        )


def desk(root: Path, folder: Path, found: Sequence[Diagnostic], session: Session) -> list[Diagnostic]:
    """Write the page of a month, which shows all channels whichever were built now."""
    from bantin.content.workspace import store_of
    from bantin.output.desk.page import page_folders
    from bantin.output.desk.static_page import write_desk

    assert session.bulletin is not None  # noqa: S101 - the caller has looked
    unit, month = session.bulletin.unit.value, session.bulletin.month
    return write_desk(
        folder,
        session.bulletin,
        session.recipes,
        diagnostics=[*session.diagnostics, *found],
        web=page_folders(root),
        lock=store_of(root).lock,
        state=standing(root, month, folder, unit, zips=False),
    )


def standing(
    root: Path, month: str, folder: Path, unit: Unit, month_code: str | None = None, *, zips: bool = True
) -> State | None:
    """Find how a month stands; what signs and verifies is imported only where the unit has approvers."""
    if unit.identity is None or not unit.identity.approvers:
        return None
    from bantin.output.approval.standing import state_of

    return state_of(root, month, folder, unit, today=options.today(), month_code=month_code, zips=zips)


def _report(
    console: Console, outcome: Outcome | None, channel_of: Mapping[str, str], target: Path, seconds: float
) -> None:
    from bantin.cli.progress import summary
    from bantin.text.numbers import decimal

    if outcome is None:
        console.print("Chưa dựng gì: sửa các lỗi trên rồi chạy lại. Bản dựng cũ, nếu có, vẫn nguyên.")
        return
    table = summary(outcome, channel_of)
    if table.row_count:
        console.print(table)
    where = os.path.relpath(target) if target.is_relative_to(Path.cwd()) else str(target)
    if outcome.failed:
        told = f"Còn thiếu {len(outcome.failed)} tệp; tệp cũ cùng tên, nếu có, vẫn nguyên. Các tệp khác ở {where}"
    else:
        told = f"Bản tin ở {where}"
    console.print(f"{told}, xong sau {decimal(seconds)} giây.")


def _object(month: str, target: Path, outcome: Outcome | None, found: Sequence[Diagnostic], seconds: float) -> str:
    import json

    from bantin.cli.diagnostics import as_json

    result = {
        "bulletin": month,
        "out": str(target),
        "made": list(outcome.made) if outcome else [],
        "reused": list(outcome.reused) if outcome else [],
        "removed": [file.path for file in outcome.removed] if outcome else [],
        "failed": list(outcome.failed) if outcome else [],
        "seconds": round(seconds, 3),
        "diagnostics": as_json(found),
    }
    return json.dumps(result, ensure_ascii=False, indent=1)
