"""`bantin upgrade`: a workspace of an older version becomes one of this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli.options import Workspace, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Sequence

    from rich.console import Console

    from bantin.session.upgrading.draft import Change


def upgrade(
    sure: Annotated[bool, typer.Option("--yes", help="Đổi luôn, không hỏi.")] = False,
    folder: Workspace = None,
) -> None:
    """Nâng thư mục làm việc lên phiên bản bantin đang chạy: cho xem từng chỗ đổi, rồi mới hỏi.

    Ví dụ: bantin upgrade
    """
    import bantin
    from bantin.cli.changes import agreed
    from bantin.cli.screen import screen
    from bantin.files.system_errors import reason
    from bantin.session.upgrading.upgrade import UpgradeError, upgraded, write
    from bantin.text.sentences.joining import ended

    root = workspace(folder)
    console = screen()
    try:
        draft = upgraded(root)
        changes = draft.changes()
        _show(console, changes)
        for sentence in draft.left:
            console.print(f"Phải tự sửa: {ended(sentence)}")
        if not changes:
            console.print(f"Thư mục này đã theo bantin {bantin.__version__}, không có gì phải đổi.")
        elif sure or agreed(console, "Đổi như trên?", "đổi", "bantin upgrade --yes"):
            write(root, changes)
            console.print(f"Đã đổi {len(changes)} tệp, thư mục này nay theo bantin {bantin.__version__}.")
            console.print("Chạy «bantin check» để soát lại.")
    except UpgradeError as error:
        console.print(ended(str(error)))
        raise typer.Exit(1) from None
    except OSError as error:
        console.print(f"Chưa đổi được hết: {reason(error)}. Sửa nguyên nhân rồi chạy lại lệnh này, không mất gì.")
        raise typer.Exit(1) from None


def _show(console: Console, changes: Sequence[Change]) -> None:
    """Show changes of texts as differences, and tell of the files that are made, replaced whole or go."""
    from bantin.cli.changes import show_changes
    from bantin.session.upgrading.upgrade import is_written_whole

    for change in changes:
        if change.before is not None and change.after is not None and not is_written_whole(change.path):
            show_changes(console, change.path, change.before, change.after)
            console.print()
    for change in changes:
        if change.after is None:
            console.print(f"Bỏ đi: {change.path}")
        elif change.before is None:
            console.print(f"Thêm mới: {change.path}")
        elif is_written_whole(change.path):
            console.print(f"Ghi lại: {change.path}")
