"""What `bantin` alone does: at a terminal it opens the page, elsewhere it says what can be done where one stands."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer

from bantin.cli.options import remember, workspace_here

_NEW = (
    ("Tạo thư mục làm việc mới", "bantin init ban-tin"),
    ("Xem mọi lệnh", "bantin --help"),
)


def start() -> None:
    """Open the live page where somebody sits at a terminal, and a month can be shown; else print what to type next."""
    from bantin.content.workspace import months

    root = workspace_here(None)
    if sys.stdin.isatty() and sys.stdout.isatty():
        root = root or _named()
        if root is not None and months(root):
            _open(root)
            return
    _print_commands(root)


def _named() -> Path | None:
    """Ask which workspace to open, and make it where it is new; None where nothing is named."""
    from bantin.cli.commands.init import init
    from bantin.content.workspace import is_workspace, workspaces_below

    below = ", ".join(f"«{folder.name}»" for folder in workspaces_below(Path.cwd()))
    typer.echo(f"Ở đây có các thư mục làm việc {below}." if below else "Ở đây chưa có bản tin nào.")
    question = "Gõ tên thư mục: có rồi thì mở, chưa có thì tạo mới, như ban-tin (Enter để thôi)"
    try:
        told = str(typer.prompt(question, default="", show_default=False)).strip()
    except typer.Abort:  # Ctrl+C, or an input that ended
        raise KeyboardInterrupt from None
    if not told:
        return None
    folder = Path(told).expanduser()
    if is_workspace(folder):
        remember(folder.resolve())
    else:
        init(folder)
    return folder.resolve()


def _open(root: Path) -> None:
    from bantin.cli.commands.preview import preview

    typer.echo("Các lệnh khác: bantin --help")
    preview(open_=True, editor=os.environ.get("BANTIN_EDITOR"), folder=root)


def _print_commands(root: Path | None) -> None:
    from bantin.content.workspace import month_after, months

    if root is None:
        typer.echo("Ở đây chưa có bản tin nào.\n")
        _print(_NEW)
        return
    there = months(root)
    typer.echo(f"Bản tin trong {root}: {f'tháng {there[-1]} là mới nhất' if there else 'chưa có tháng nào'}.\n")
    month = there[-1] if there else "2024-12"
    added = f'bantin new {month} warning "Tiêu đề của tin"'
    _print(
        (
            ("Thêm một tin", added),
            ("Soát lỗi", "bantin check"),
            ("Soạn và xem trong trình duyệt", "bantin preview --open"),
            ("Dựng cả tháng", "bantin build"),
            ("Xem các tháng, các tin", "bantin list"),
            ("Mở một tháng", f"bantin new {month_after(month) if there else month}"),
            ("Xem mọi lệnh", "bantin --help"),
        )
    )


def _print(commands: tuple[tuple[str, str], ...]) -> None:
    width = max(len(what) for what, _ in commands)
    for what, command in commands:
        typer.echo(f"  {what:<{width}}   {command}")
