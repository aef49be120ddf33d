"""What `bantin` alone says: what can be done where one stands."""

from __future__ import annotations

import typer

from bantin.cli.options import workspace_here

_NEW = (
    ("Tạo thư mục làm việc mới", "bantin init ban-tin"),
    ("Xem mọi lệnh", "bantin --help"),
)


def start() -> None:
    """Print what can be done here, as the commands to type next."""
    from bantin.content.workspace import month_after, months

    root = workspace_here(None)
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
            ("Xem trước trong trình duyệt", "bantin preview --open"),
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
