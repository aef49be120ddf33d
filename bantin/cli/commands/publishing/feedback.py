"""`bantin feedback`: what a month was met with, and drafts of what to say about it next month."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli.options import Month, Out, Workspace, month_or_newest, out_folder, refuse, today, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Sequence

    from rich.console import Console

    from bantin.model.unit import Unit
    from bantin.output.feedback.asking import Heard
    from bantin.output.feedback.counting import Row

FOLDER = "feedback"
"""Folder beside the ledger."""

_MOST_QUESTIONS = 10


def feedback(
    month: Month = None,
    csv: Annotated[
        Path | None,
        typer.Option("--csv", metavar="TỆP", help="Bảng tự xuất, thay cho hỏi trang: có cột mã tin hay tiêu đề."),
    ] = None,
    comments: Annotated[
        Path | None,
        typer.Option("--comments", metavar="TỆP", help="Bình luận tự chép, mỗi dòng một bình luận."),
    ] = None,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Đọc cảm xúc, bình luận, chia sẻ, lượt xem của số đã đăng; soạn nháp số liệu và câu hỏi cho số sau.

    Ví dụ: bantin feedback 2024-11 --csv bang.csv
    """
    from bantin.cli.commands.publishing.opening import unit_of
    from bantin.cli.screen import screen

    root = workspace(folder)
    chosen = month_or_newest(root, month)
    unit, console = unit_of(root), screen()
    titles = _titles(root, chosen, out_folder(root, out), unit)
    if csv is not None or comments is not None:
        rows = _of_table(csv, titles) if csv else []
        said = _lines(comments) if comments else []
        source = "Bảng số liệu của fanpage"
    else:
        rows, said = _of_page(root, chosen, unit, titles)
        source = "Số liệu của fanpage"
    _show(console, rows)
    _keep(root, chosen, rows, console)
    heard = _heard(said, console)
    _draft(root, chosen, rows, heard, source, console)


def _titles(root: Path, month: str, out: Path, unit: Unit) -> dict[str, str]:
    """List the titles of what was approved of a month, by their codes, old ones too."""
    from bantin.output.approval.verifying import Shelf
    from bantin.output.posting.posts import overview_title

    titles: dict[str, str] = {}
    for one in Shelf.of(root, out, unit, today=today()).approved:
        if one.month == month and one.manifest.imprint:
            titles |= {item.code: item.title for item in one.manifest.imprint.items}
            titles[one.manifest.imprint.code] = overview_title(month)
    if not titles:
        refuse(f"Số {month} chưa được duyệt nên chưa có bài nào để đọc phản hồi")
    return titles


def _of_table(path: Path, titles: dict[str, str]) -> list[Row]:
    from bantin.files.system_errors import reason
    from bantin.output.feedback.counting import TableError, read_table

    try:
        return read_table(path.read_bytes(), titles)
    except OSError as error:
        refuse(f"Không đọc được «{path}»: {reason(error)}")
    except TableError as error:
        refuse(f"Không đọc được bảng «{path}». {error}")


def _lines(path: Path) -> list[str]:
    from bantin.files.system_errors import reason

    try:
        return [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    except OSError as error:
        refuse(f"Không đọc được «{path}»: {reason(error)}")
    except UnicodeError:
        refuse(f"«{path}» không phải chữ UTF-8; lưu lại thành UTF-8")


def _of_page(root: Path, month: str, unit: Unit, titles: dict[str, str]) -> tuple[list[Row], list[str]]:
    """Ask the page about what the ledger knows to be there."""
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.publishing.opening import addresses, ledger_of, vault_or_none
    from bantin.cli.screen import screen
    from bantin.output.feedback.counting import Row, summed
    from bantin.output.posting.connecting import page_graph
    from bantin.output.posting.hearing import comments_of, counts_of
    from bantin.output.posting.posts import Place
    from bantin.output.posting.records import Stage
    from bantin.output.posting.troubles import PostingError, diagnostic

    with ledger_of(root, write=False) as ledger:
        posts = [row for row in ledger.rows(month) if row.stage is Stage.SENT and row.number]
    posts = [row for row in posts if row.place is not Place.ZALO]
    if not posts:
        refuse(f"Sổ chưa có bài nào của số {month} trên fanpage. Đăng tay thì xuất bảng ở fanpage rồi dùng --csv")
    vault = vault_or_none()
    graph = page_graph(unit, vault, addresses()) if vault else None
    if graph is None:
        refuse("Máy này chưa nối với fanpage. Chạy «bantin connect facebook», hoặc xuất bảng rồi dùng --csv")
    rows, said = list[Row](), list[str]()
    try:
        for post in posts:
            counts = counts_of(graph, post.number)
            if counts is not None:
                rows.append(Row(post.code, titles.get(post.code, post.title), counts))
                said += comments_of(graph, post.number)
    except PostingError as error:
        shown.show(screen(), [diagnostic(error.trouble, Place.PAGE.told)])
        raise typer.Exit(1) from None
    return summed(rows), said


def _show(console: Console, rows: Sequence[Row]) -> None:
    """Print a table and a chart."""
    from rich.table import Table
    from rich.text import Text

    from bantin.cli.plain_text import visible
    from bantin.output.feedback.counting import COUNTS, TOLD
    from bantin.output.feedback.drafts import bars, heading
    from bantin.text.numbers import format_number

    table = Table(box=None, pad_edge=False)
    table.add_column("Tin")
    for name in COUNTS:
        table.add_column(TOLD[name], justify="right", no_wrap=True)
    for row in rows:
        cells = ("–" if (count := row[name]) is None else format_number(count) for name in COUNTS)
        table.add_row(Text(visible(row.title)), *cells)
    if rows:
        console.print(table)
        console.print(f"\n{heading(rows)}:")
    for title, bar, count in bars(rows):
        console.print(Text(f"{bar} {format_number(count)}  {visible(title)}"), no_wrap=True, overflow="ellipsis")


def _keep(root: Path, month: str, rows: Sequence[Row], console: Console) -> None:
    from bantin.files.atomic import replacing
    from bantin.files.system_errors import reason
    from bantin.output.feedback.counting import as_table
    from bantin.output.posting.ledger import FOLDER as PUBLISHED

    if not rows:
        return
    path = root / PUBLISHED / FOLDER / f"{month}.csv"
    try:
        with replacing(path) as stream:
            stream.write(as_table(rows))
    except OSError as error:
        console.print(f"Chưa ghi được bảng: {reason(error)}.")
        return
    console.print(f"Đã ghi bảng: {path}")


def _heard(said: Sequence[str], console: Console) -> Heard:
    from bantin.output.feedback.asking import REPLY, heard
    from bantin.text.sentences import ended

    found = heard(said)
    if found.reports:
        console.print(
            f"\n{found.reports} bình luận giống tin báo tội phạm: máy không lưu, không soạn nháp. Vào trang đọc, trả "
            "lời từng người bằng lời dưới đây, ẩn bình luận nào lộ thông tin cá nhân:"
        )
        console.print(ended(REPLY))
    return found


def _draft(root: Path, month: str, rows: Sequence[Row], heard: Heard, source: str, console: Console) -> None:
    """Write drafts into the next month, or beside the table where that is not begun."""
    from bantin.content.reading.listing import HEADER
    from bantin.content.workspace import month_after, month_folder
    from bantin.output.feedback.drafts import figures, question
    from bantin.output.posting.ledger import FOLDER as PUBLISHED
    from bantin.session.scaffold.create import ScaffoldError, new_draft
    from bantin.text.dates import month_of

    following = month_after(month_of(month))
    there = (month_folder(root, following) / HEADER).is_file()
    target = month_folder(root, following) if there else root / PUBLISHED / FOLDER / month
    found = figures(rows, month, source, today())
    drafts = [*([found] if found else []), *(question(one) for one in heard.questions[:_MOST_QUESTIONS])]
    try:
        made = [new_draft(target, fields) for fields in drafts]
    except ScaffoldError as error:
        refuse(str(error))
    for path in made:
        console.print(f"Đã soạn nháp {path.relative_to(root).as_posix()}")
    left = len(heard.questions) - _MOST_QUESTIONS
    if left > 0:
        console.print(f"Còn {left} câu hỏi khác, ít người hỏi hơn, không soạn nháp.")
    if made and not there:
        console.print(f"Số {following} chưa mở: mở bằng «bantin new {following}», rồi chuyển các tệp ấy vào.")
    if made:
        console.print("Đọc lại từng tệp, xóa chữ (ví dụ) khi đã viết: tên và số của người hỏi đã che, vẫn phải xem.")
