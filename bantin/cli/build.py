"""`bantin build`: make what changed and bring dist up to date."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli.places import Month, Workspace, month_or_newest, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from rich.console import Console

    from bantin.build.engine import Outcome
    from bantin.cli.session import Session
    from bantin.model.diagnostic import Diagnostic


def _complete_channel(incomplete: str) -> list[str]:
    from bantin.model.unit import Channels

    return [name for name in Channels.model_fields if name.startswith(incomplete)]


def build(
    month: Month = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="KÊNH",
            help="Chỉ dựng kênh này: facebook, led, video, zalo. Dùng được nhiều lần.",
            autocompletion=_complete_channel,
            show_default=False,
        ),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Thư mục nhận bản dựng.")] = Path("dist"),
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, help="Số việc làm cùng lúc. Mặc định: số nhân CPU.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả thành một đối tượng JSON.")] = False,
    folder: Workspace = None,
) -> None:
    """Dựng bản tin của một tháng; phần không đổi thì giữ nguyên.

    Ví dụ: bantin build 2024-11 --only facebook
    """
    from rich.console import Console

    from bantin.cli import diagnostics as shown
    from bantin.cli.session import open_month
    from bantin.model.diagnostic import has_errors

    root = workspace(folder)
    chosen = month_or_newest(root, month)
    _known(only)
    target = root / out
    console = Console(stderr=as_json)
    session = open_month(root, chosen, frozenset(only) if only else None)
    stopped = session.bulletin is None or has_errors(session.diagnostics)
    outcome = None if stopped else _made(session, root, target, only, jobs or os.cpu_count() or 1, console)
    found = [*session.diagnostics, *(outcome.diagnostics if outcome else ())]
    shown.show(console, found)
    if outcome is None:
        console.print("Chưa dựng gì: sửa các lỗi trên rồi chạy lại. Bản dựng cũ, nếu có, vẫn nguyên.", soft_wrap=True)
    else:
        _report(console, outcome, session, target / chosen)
    if as_json:
        typer.echo(_object(chosen, target / chosen, outcome, found))
    raise typer.Exit(1 if outcome is None or outcome.failed or has_errors(found) else 0)


def _known(only: list[str] | None) -> None:
    from bantin.channels import CHANNELS

    for name in only or ():
        if name not in CHANNELS:
            refuse(f"Không có kênh «{name}». Các kênh: {', '.join(CHANNELS)}.")


def _made(session: Session, root: Path, target: Path, only: list[str] | None, jobs: int, console: Console) -> Outcome:
    from bantin.build.engine import build as run
    from bantin.build.executor import make_executor
    from bantin.build.store import Store
    from bantin.cli.progress import shown

    assert session.bulletin is not None  # noqa: S101 - the caller has looked
    store = Store(root / ".bantin" / "store")
    try:
        with shown(console, session.recipes) as progress, make_executor(jobs) as executor:
            return run(
                session.bulletin,
                session.recipes,
                out=target,
                store=store,
                executor=executor,
                progress=progress,
                only=frozenset(only) if only else None,
            )
    except KeyboardInterrupt:
        told = "Đã dừng. Chạy lại đúng lệnh ấy để làm tiếp; phần đã làm xong không phải làm lại."
        typer.echo(told, err=True)
        raise typer.Exit(130) from None


def _report(console: Console, outcome: Outcome, session: Session, target: Path) -> None:
    from bantin.cli.progress import summary

    console.print(summary(outcome, session.recipes))
    where = os.path.relpath(target) if target.is_relative_to(Path.cwd()) else str(target)
    seconds = f"{outcome.seconds:.1f}".replace(".", ",")
    console.print(f"Bản tin ở {where}, xong sau {seconds} giây.", highlight=False, markup=False, soft_wrap=True)


def _object(month: str, target: Path, outcome: Outcome | None, found: list[Diagnostic]) -> str:
    import json

    from bantin.cli.diagnostics import as_json

    result = {
        "bulletin": month,
        "out": str(target),
        "made": list(outcome.made) if outcome else [],
        "reused": list(outcome.reused) if outcome else [],
        "removed": list(outcome.removed) if outcome else [],
        "failed": list(outcome.failed) if outcome else [],
        "seconds": round(outcome.seconds, 3) if outcome else 0,
        "diagnostics": as_json(found),
    }
    return json.dumps(result, ensure_ascii=False, indent=1)
