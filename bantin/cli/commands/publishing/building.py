"""Editions built on the command line: by whom, with progress, and the page over all of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bantin.cli import options
from bantin.cli.commands.publishing.editions import ALL, meant
from bantin.cli.options import refuse

if TYPE_CHECKING:  # imported for good only in the commands: --help must stay fast
    from collections.abc import Callable
    from concurrent.futures import Executor

    from rich.console import Console

    from bantin.session.editions.building import Built, Workshop


def build_editions(
    root: Path,
    month: str,
    asked: Sequence[str],
    target: Path,
    only: frozenset[str] | None,
    jobs: int | None,
    cluster: str | None,
    *,
    as_json: bool,
    beyond: str | None = None,
    zips: bool = False,
) -> bool:
    """Make editions and the page over them; returns whether all are whole."""
    import time

    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.build import taken_back
    from bantin.cli.screen import screen
    from bantin.files.beyond import trouble_with
    from bantin.making.executor import make_executor
    from bantin.model.diagnostic import Severity
    from bantin.session.editions.building import Workshop
    from bantin.session.editions.overview import gathered
    from bantin.session.editions.second_try import build_whole
    from bantin.text.numbers import decimal

    start, console = time.perf_counter(), screen(stderr=as_json)
    editions = meant(root, asked)
    count = len(editions.found) + len(editions.wrong)
    built: list[Built] = []
    workers = jobs or os.cpu_count() or 1
    workshop = Workshop(
        root, month, target, options.today(), only, taken_back(root, month), beyond=beyond or "", zips=zips
    )
    if beyond and (trouble := trouble_with(beyond)):
        refuse(f"Không dùng được kho «{beyond}» ({trouble}). Xem lại địa chỉ, quyền ghi, hoặc bỏ --store")
    with (
        make_executor(workers) as own,
        _executor(workshop, cluster, own, workers, console) as executor,
        progress(console, count) as tell,
    ):
        for one in build_whole(workshop, editions, executor, workers, own):
            built.append(one)
            tell(one)
            if as_json:
                typer.echo(_event(one))
    common = [one.told(count) for one in gathered(built)]
    files = set(editions.diagnostics) - {told for found in editions.wrong.values() for told in found}
    shown.show(console, sorted([*files, *common], key=lambda one: one.severity is not Severity.ERROR))
    write_page(root, workshop.folder, month, built, console)
    whole = sum(one.whole for one in built)
    told = f"{whole} trên {count} ấn bản đã đủ" if whole < count else f"Đủ {count} ấn bản"
    seconds = decimal(time.perf_counter() - start)
    console.print(f"{told}, ở {workshop.folder}, xong sau {seconds} giây.")
    return whole == count and not any(one.severity is Severity.ERROR for one in files)


@contextmanager
def _executor(
    workshop: Workshop, cluster: str | None, own: Executor, workers: int, console: Console
) -> Iterator[Executor]:
    """Connect to a cluster, or take the workers of this machine.

    Raises:
        UsageError: it cannot be used.
    """
    if cluster is None:
        yield own
        return
    from bantin.content.workspace import store_of
    from bantin.making.cluster import ClusterError, cluster_executor
    from bantin.session.editions.building import MODULE

    try:
        root = workshop.root
        folders = [store_of(root).root, workshop.folder]
        with cluster_executor(cluster, workers, root, MODULE, folders) as (executor, dashboard):
            console.print(f"Bảng theo dõi cụm: {dashboard}", markup=False)
            yield executor
    except ClusterError as error:
        refuse(str(error))


def _others(root: Path, folder: Path, built: Sequence[Built]) -> Iterator[Built]:
    """List editions that were made before and not now, and those that cannot be: the page is over all."""
    from bantin.session.editions.building import Built, found_there

    now, editions = {one.id for one in built}, meant(root, [ALL])
    for name, found in editions.wrong.items():
        if name not in now:
            yield Built(name, name, folder / name, None, found, 0, 0.0)
    for edition in editions.found:
        if edition.id not in now and (there := found_there(edition, folder / edition.id)) is not None:
            yield there


def write_page(root: Path, folder: Path, month: str, built: Sequence[Built], console: Console) -> None:
    """Write the page over all editions, those too that were made before and not now."""
    from bantin.files.system_errors import reason
    from bantin.session.editions.overview import write_overview

    try:
        write_overview(folder, month, [*built, *_others(root, folder, built)])
    except OSError as error:
        console.print(f"Chưa ghi được trang chung của các ấn bản: {reason(error)}.")


@contextmanager
def progress(console: Console, count: int) -> Iterator[Callable[[Built], None]]:
    """Show how far the editions are: a bar on a terminal, a line each elsewhere."""
    from bantin.cli.screen import is_live
    from bantin.text.numbers import decimal

    done = [0]

    def line(one: Built) -> None:
        done[0] += 1
        state = "đủ" if one.whole else "chưa dựng" if one.outcome is None else "còn thiếu"
        made = f", làm mới {len(one.outcome.made)} tệp" if one.outcome else ""
        console.print(f"[{done[0]}/{count}] {one.id}: {state}{made}, {decimal(one.seconds)} giây", markup=False)

    if not is_live(console):
        yield line
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Ấn bản"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("", total=count)

        def step(one: Built) -> None:
            if not one.whole:
                line(one)
            bars.advance(task)

        yield step


def _event(one: Built) -> str:
    import json

    from bantin.cli.diagnostics import as_json

    told = {
        "edition": one.id,
        "out": str(one.folder),
        "whole": one.whole,
        "made": len(one.outcome.made) if one.outcome else 0,
        "reused": len(one.outcome.reused) if one.outcome else 0,
        "failed": list(one.outcome.failed) if one.outcome else [],
        "bytes": one.bytes,
        "seconds": round(one.seconds, 3),
        "approval": {"standing": one.state.standing.value, "told": one.state.told} if one.state else None,
        "diagnostics": as_json(one.diagnostics),
    }
    return json.dumps(told, ensure_ascii=False)
