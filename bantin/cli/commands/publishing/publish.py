"""`bantin publish`: what is approved goes out, each post once; without `--send` it is only shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli import options
from bantin.cli.options import Month, Out, Workspace, month_or_newest, out_folder, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from bantin.cli.commands.publishing.opening import Opened
    from bantin.model.diagnostic import Diagnostic
    from bantin.output.posting.ledger import Ledger
    from bantin.output.posting.posts import Place, Post
    from bantin.output.posting.sending import Decisions

_NOW = ("now", "ngay")


def publish(
    month: Month = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to", metavar="NƠI", help="Chỉ đăng ở đây: facebook, reel, zalo; nhiều nơi thì cách nhau bằng dấu phẩy."
        ),
    ] = None,
    item: Annotated[
        list[str] | None,
        typer.Option(
            "--item", metavar="TIN", help="Chỉ đăng tin này: tên tệp hay mã tin; nhiều tin thì cách nhau bằng dấu phẩy."
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="LÚC",
            help="Bài đầu lên lúc này, như 2024-11-30T19:30; now: ngay. Mặc định: 15 phút nữa, tin khẩn thì ngay.",
        ),
    ] = None,
    every: Annotated[
        int, typer.Option("--every", min=1, metavar="PHÚT", help="Các bài sau cách nhau chừng này phút.")
    ] = 30,
    again: Annotated[
        list[str] | None,
        typer.Option("--again", metavar="MÃ", help="Đã xem trang, chắc chắn chưa có bài mang mã tin này: gửi lại."),
    ] = None,
    there: Annotated[
        list[str] | None,
        typer.Option("--there", metavar="MÃ", help="Đã xem trang, có bài mang mã tin này rồi: ghi là đã đăng."),
    ] = None,
    send: Annotated[bool, typer.Option("--send", help="Đăng thật. Không có thì chỉ cho xem sẽ đăng gì.")] = False,
    edition: Annotated[
        str | None,
        typer.Option("--edition", metavar="ẤN_BẢN", help="Đăng ấn bản này, ở nơi đăng của chính nó; có sổ riêng."),
    ] = None,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Đăng bản tin đã duyệt lên fanpage, Reels, Zalo OA; mỗi bài đúng một lần.

    Ví dụ: bantin publish 2024-11 --to facebook --send
    """
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.publishing.opening import ledger_of, now, open_month
    from bantin.cli.commands.publishing.opening_edition import open_edition
    from bantin.cli.commands.publishing.showing import doubtful, table_of
    from bantin.cli.screen import screen
    from bantin.model.diagnostic import Diagnostic, has_errors
    from bantin.output.posting.posts import AlteredError
    from bantin.output.posting.sending import altered, names_recalled
    from bantin.text.dates import urgent_day

    root = workspace(folder)
    chosen = month_or_newest(root, month)
    console = screen()
    start = _start("now" if at is None and urgent_day(chosen) else at, now())
    try:
        target = out_folder(root, out)
        opened = open_edition(root, chosen, target, edition) if edition else open_month(root, chosen, target)
    except AlteredError as error:
        opened = altered(str(error))
    if isinstance(opened, Diagnostic):
        shown.show(console, [opened])
        raise typer.Exit(1)
    places = _places(opened, to)
    posts = [post for post in _items(opened, options.several(item)) if post.place in places]
    planned = _timed(posts, start, every)
    with ledger_of(root, write=send, edition=edition or "") as ledger:
        if send:
            found = _send(opened, ledger, planned, _decisions(ledger, chosen, places, again, there), console)
        else:
            held = [names_recalled(post, opened.approved, ledger) for post, _ in planned]
            found = [*doubtful(ledger, chosen), *filter(None, held)]
        table_of(console, ledger, planned, opened)
    for note in opened.notes:
        console.print(f"Không đăng {note}.")
    shown.show(console, found)
    if not send and posts:
        console.print("Chưa đăng gì. Đăng thật như trên: thêm --send.")
    raise typer.Exit(1 if has_errors(found) else 0)


def _start(at: str | None, moment: dt.datetime) -> dt.datetime | None:
    """Read when the first post is to be seen; None for at once."""
    import datetime as dt

    from bantin.output.posting.sending import LATEST, SOONEST, USUAL

    if at is None:
        return moment + USUAL
    if at.strip().casefold() in _NOW:
        return None
    try:
        told = dt.datetime.fromisoformat(at.strip()).astimezone()
    except ValueError:
        refuse(f"«{at}» không phải ngày giờ. Viết như 2024-11-30T19:30, hoặc now để đăng ngay")
    if not SOONEST <= told - moment <= LATEST:
        refuse(f"«{at}» không hẹn được: phải từ 10 phút đến 30 ngày nữa, hoặc now để đăng ngay")
    return told


def _places(opened: Opened, to: Sequence[str] | None) -> list[Place]:
    from bantin.output.posting.connecting import places_of
    from bantin.output.posting.posts import Place

    there = places_of(opened.unit) if not opened.edition else list(opened.places)
    names = ", ".join(place.value for place in Place)
    wanted = options.several(to)
    for name in wanted:
        if name not in set(Place):
            refuse(f"Không có nơi đăng «{name}». Các nơi: {names}")
    if opened.edition and (foreign := set(wanted) - set(there)):
        refuse(f"Ấn bản {opened.edition} chưa ghi nơi đăng riêng cho {', '.join(sorted(foreign))}")
    if opened.edition and not there:
        refuse(
            f"Ấn bản {opened.edition} chưa ghi nơi đăng riêng; nơi của đơn vị trên thì đơn vị ấy đăng. Ghi «fanpage: "
            "page_id» hoặc «zalo: oa» vào tệp của ấn bản"
        )
    if not wanted and not there:
        refuse("Đơn vị chưa ghi nơi đăng nào. Ghi «fanpage: page_id» hoặc «channels: zalo: oa» vào content/unit.yaml")
    return [Place(name) for name in wanted] or there


def _items(opened: Opened, wanted: Sequence[str]) -> list[Post]:
    from bantin.model.parts.item_code import read_item_code

    if not wanted:
        return list(opened.posts)
    found = []
    for name in wanted:
        meant = [post for post in opened.posts if post.item == name or post.code == read_item_code(name)]
        if not meant:
            names = ", ".join(dict.fromkeys(post.item for post in opened.posts if post.item))
            refuse(f"Không có tin «{name}» để đăng. Các tin: {names}")
        found += meant
    return list(dict.fromkeys(found))


def _timed(posts: Iterable[Post], start: dt.datetime | None, every: int) -> list[tuple[Post, dt.datetime | None]]:
    import datetime as dt

    from bantin.output.posting.posts import Place
    from bantin.output.posting.sending import LATEST, timetable

    planned = timetable(posts, start, dt.timedelta(minutes=every), schedules=lambda place: place is not Place.ZALO)
    times = [at for _, at in planned if at is not None]
    if start and times and max(times) - start > LATEST:
        refuse(f"Bài cuối lên sau hơn 30 ngày: chọn --every nhỏ hơn {every}, hoặc đăng từng phần bằng --item")
    return planned


def _decisions(
    ledger: Ledger,
    month: str,
    places: Sequence[Place],
    again: Sequence[str] | None,
    there: Sequence[str] | None,
) -> Decisions:
    """Take what a person saw on the page: of which post, codes and places say together."""
    from bantin.model.parts.item_code import read_item_code
    from bantin.output.posting.records import Stage
    from bantin.output.posting.sending import Decisions

    doubtful = [row for row in ledger.rows(month) if row.stage in {Stage.UNKNOWN, Stage.SENDING}]

    def meant(typed: str) -> tuple[str, str]:
        found = [row.key for row in doubtful if row.code == read_item_code(typed) and row.place in places]
        if not found:
            refuse(f"Không có bài nào mang mã «{typed}» mà không rõ đã đăng hay chưa")
        if len(found) > 1:
            refuse(f"Mã «{typed}» không rõ ở {', '.join(key[0] for key in found)}; chỉ rõ một nơi bằng --to")
        return found[0]

    return Decisions({meant(code) for code in options.several(there)}, {meant(code) for code in options.several(again)})


def _send(
    opened: Opened,
    ledger: Ledger,
    planned: Sequence[tuple[Post, dt.datetime | None]],
    decisions: Decisions,
    console: Console,
) -> list[Diagnostic]:
    from functools import partial

    from bantin.cli.commands.publishing.opening import addresses, now, vault_or_none
    from bantin.cli.commands.publishing.showing import told
    from bantin.output.posting.connecting import connect
    from bantin.output.posting.sending import Sender
    from bantin.output.posting.troubles import PostingError, diagnostic

    found: list[Diagnostic] = []
    for place in dict.fromkeys(post.place for post, _ in planned):
        try:
            connected = connect(opened.unit, vault_or_none(), [place], addresses(), now)
        except PostingError as error:
            found.append(diagnostic(error.trouble, place.told))
            continue
        found += connected.diagnostics
        if place in connected.outlets:
            mine = [(post, at) for post, at in planned if post.place is place]
            sender = Sender(ledger, opened.approved, opened.posts, opened.since, now, partial(told, console))
            found += sender.send(connected.outlets[place], mine, decisions)
    return list(dict.fromkeys(found))
