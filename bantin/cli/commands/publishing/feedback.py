"""`bantin feedback`: what a month was met with, and drafts of what to say about it next month."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli.commands.publishing.editions import Edition
from bantin.cli.options import Month, Out, Workspace, month_or_newest, out_folder, refuse, today, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from bantin.cli.commands.publishing.publishers import Publisher
    from bantin.content.editions.reading import Edition as EditionRead
    from bantin.output.feedback.asking import Heard
    from bantin.output.feedback.counting import Row
    from bantin.output.posting.graph import Graph
    from bantin.output.posting.records import Row as Posted

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
    edition: Edition = None,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Đọc cảm xúc, bình luận, chia sẻ, lượt xem của số đã đăng; soạn nháp số liệu và câu hỏi cho số sau.

    Ví dụ: bantin feedback 2024-11 --csv bang.csv
    """
    from bantin.cli.commands.publishing.publishers import publishers
    from bantin.cli.screen import screen

    root, console = workspace(folder), screen()
    chosen = month_or_newest(root, month)
    asked, every = publishers(root, out_folder(root, out), edition)
    titles, same = _titles(asked, chosen)
    from dataclasses import replace

    from bantin.output.feedback.counting import summed
    from bantin.output.posting.ledger import FOLDER as PUBLISHED

    if csv is not None or comments is not None:
        rows = _of_table(csv, titles) if csv else []
        said = _lines(comments) if comments else []
        source = "Bảng số liệu của fanpage"
    else:
        rows, said = _of_pages(asked, chosen, titles)
        source = "Số liệu của fanpage"
    rows = summed(replace(row, code=same.get(row.code, row.code)) for row in rows)
    _show(console, rows)
    beside = asked[0].kept if len(asked) == 1 else root / PUBLISHED
    _keep(beside / FOLDER / f"{chosen}{'-an-ban' if len(asked) > 1 else ''}.csv", rows, console)
    heard = _heard(said, console)
    of = asked[0].edition if len(asked) == 1 else None
    _draft(root, chosen, of, rows, heard, source, console)
    raise typer.Exit(0 if every else 1)


def _titles(asked: Sequence[Publisher], month: str) -> tuple[dict[str, str], dict[str, str]]:
    """List the titles of what was approved of a month, by their codes, old ones and those of editions too.

    Returns:
        The titles; and for each code the one under which its item is counted, whoever published it.
    """
    from bantin.output.posting.posts import overview_title

    titles, same = dict[str, str](), dict[str, str]()
    first: dict[str, str] = {}
    for one in (each for publisher in asked for each in publisher.approved):
        if one.month == month and one.manifest.imprint:
            named = [(item.code, item.item, item.title) for item in one.manifest.imprint.items]
            for code, item, title in [*named, (one.manifest.imprint.code, "", overview_title(month))]:
                titles[code] = title
                same[code] = first.setdefault(item, code) if len(asked) > 1 else code
    if not titles:
        which = f"Ấn bản {', '.join(one.name for one in asked)}, số" if asked[0].edition else "Số"
        refuse(f"{which} {month} chưa được duyệt nên chưa có bài nào để đọc phản hồi")
    return titles, same


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


def _of_pages(asked: Sequence[Publisher], month: str, titles: Mapping[str, str]) -> tuple[list[Row], list[str]]:
    """Ask the pages about what the ledgers know to be there; of several, those that cannot be asked are told."""
    from bantin.cli.commands.publishing.opening import addresses, vault_or_none
    from bantin.cli.screen import screen
    from bantin.output.posting.connecting import page_graph

    rows: list[Row] = []
    said, silent = list[str](), list[str]()
    vault, posted = vault_or_none(), {one.name: _posted(one, month) for one in asked}
    if not any(posted.values()):
        refuse(f"Sổ chưa có bài nào của số {month} trên fanpage. Đăng tay thì xuất bảng ở fanpage rồi dùng --csv")
    for one in asked:
        graph = page_graph(one.unit, vault, addresses()) if vault and posted[one.name] else None
        if graph is not None:
            counted, heard = _of_page(graph, posted[one.name], titles)
            rows += counted
            said += heard
        elif posted[one.name]:
            silent.append(one.name)
    if len(silent) == sum(map(bool, posted.values())):
        more = f" --edition {silent[0]}" if silent[0] else ""
        refuse(f"Máy này chưa nối với fanpage. Chạy «bantin connect facebook{more}», hoặc xuất bảng rồi dùng --csv")
    if silent:
        screen().print(
            f"Máy này chưa nối với fanpage của ấn bản {', '.join(silent)}: số liệu chưa có họ.", markup=False
        )
    return rows, said


def _posted(publisher: Publisher, month: str) -> list[Posted]:
    """List what the ledger knows to be on the page."""
    from bantin.output.posting.posts import Place
    from bantin.output.posting.records import Stage

    with publisher.ledger(write=False) as ledger:
        rows = ledger.rows(month)
    return [row for row in rows if row.stage is Stage.SENT and row.number and row.place is not Place.ZALO]


def _of_page(graph: Graph, posts: Sequence[Posted], titles: Mapping[str, str]) -> tuple[list[Row], list[str]]:
    """Ask a page about posts."""
    from bantin.cli import diagnostics as shown
    from bantin.cli.screen import screen
    from bantin.output.feedback.counting import Row, summed
    from bantin.output.posting.hearing import comments_of, counts_of
    from bantin.output.posting.posts import Place
    from bantin.output.posting.troubles import PostingError, diagnostic

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


def _keep(path: Path, rows: Sequence[Row], console: Console) -> None:
    from bantin.files.atomic import replacing
    from bantin.files.system_errors import reason
    from bantin.output.feedback.counting import as_table

    if not rows:
        return
    try:
        with replacing(path) as stream:
            stream.write(as_table(rows))
    except OSError as error:
        console.print(f"Chưa ghi được bảng: {reason(error)}.")
        return
    console.print(f"Đã ghi bảng: {path}")


def _heard(said: Sequence[str], console: Console) -> Heard:
    from bantin.output.feedback.asking import REPLY, heard
    from bantin.text.sentences.joining import ended

    found = heard(said)
    if found.reports:
        console.print(
            f"\n{found.reports} bình luận giống tin báo tội phạm: máy không lưu, không soạn nháp. Vào trang đọc, trả "
            "lời từng người bằng lời dưới đây, ẩn bình luận nào lộ thông tin cá nhân:"
        )
        console.print(ended(REPLY))
    return found


def _draft(
    root: Path,
    month: str,
    edition: EditionRead | None,
    rows: Sequence[Row],
    heard: Heard,
    source: str,
    console: Console,
) -> None:
    """Write drafts into the next month, or beside the table where that is not begun; an edition's among its own."""
    from bantin.content.reading.listing import HEADER
    from bantin.content.workspace import month_after, month_folder
    from bantin.output.feedback.drafts import figures, question
    from bantin.output.posting.ledger import FOLDER as PUBLISHED
    from bantin.session.scaffold.create import ScaffoldError, new_draft
    from bantin.text.dates import month_of

    following = month_after(month_of(month))
    there = (month_folder(root, following) / HEADER).is_file()
    if edition is not None:
        ours, beside = edition.folder / following, root / PUBLISHED / "editions" / edition.id
    else:
        ours, beside = month_folder(root, following), root / PUBLISHED
    target = ours if there else beside / FOLDER / month
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
