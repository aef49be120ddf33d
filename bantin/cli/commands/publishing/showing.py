"""What is shown of publishing: a table of posts, what goes on with one, and what nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    import datetime as dt
    from collections.abc import Sequence

    from rich.console import Console

    from bantin.cli.commands.publishing.opening import Opened
    from bantin.model.diagnostic import Diagnostic
    from bantin.output.posting.ledger import Ledger
    from bantin.output.posting.posts import Post


def told(console: Console, post: Post, told: str) -> None:
    """Say in a line what goes on with a post."""
    from bantin.cli.plain_text import visible

    console.print(f"{post.place.told}: {visible(post.title)} ({post.code}): {told}")


def doubtful(ledger: Ledger, month: str) -> list[Diagnostic]:
    """Say of which posts nobody knows whether they are on the page."""
    from bantin.output.posting.records import Stage
    from bantin.output.posting.sending import unknown

    return [unknown(row) for row in ledger.rows(month) if row.stage in {Stage.UNKNOWN, Stage.SENDING}]


def table_of(
    console: Console, ledger: Ledger, planned: Sequence[tuple[Post, dt.datetime | None]], opened: Opened
) -> None:
    """Print each post with its place and time, what it holds and how far it has come."""
    from rich.table import Table
    from rich.text import Text

    from bantin.cli.plain_text import visible
    from bantin.output.posting.records import Stage
    from bantin.output.posting.sending import names_recalled

    table = Table(box=None, pad_edge=False)
    for heading in ("Nơi đăng", "Lúc", "Mã tin", "Tin", "Gồm", "Tình trạng"):
        table.add_column(heading, no_wrap=heading != "Tin")
    for post, at in planned:
        row = ledger.row(post.key)
        waits = row is None or row.stage in {Stage.PLANNED, Stage.FAILED}
        when = at if row is None or waits else row.at
        if ledger.reason(post.code) is not None:
            stage = "đã thu hồi"
        elif names_recalled(post, opened.approved, ledger):
            stage = "nhắc tin đã thu hồi"
        else:
            stage = row.stage.told if row else Stage.PLANNED.told
        link = f"  {row.link}" if row and row.link else ""
        cells = (post.place.told, _when(when), post.code, visible(post.title), _holds(post), stage + link)
        table.add_row(*map(Text, cells))
    console.print(table if planned else "Không có bài nào để đăng.")


def _when(at: dt.datetime | None) -> str:
    return f"{at.astimezone():%H:%M %d/%m/%Y}" if at else "ngay"


def _holds(post: Post) -> str:
    parts = [f"{len(post.pictures)} ảnh"] if post.pictures else []
    if post.film:
        parts += ["video", *(["phụ đề"] if post.film.captions else []), *(["giọng máy"] if post.film.synthetic else [])]
    return ", ".join([*parts, f"{len(post.text)} ký tự"])
