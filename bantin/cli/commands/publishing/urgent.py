"""`bantin urgent`: one item that cannot wait, its card and messages first, then its film, then the boards."""

from __future__ import annotations

import os
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli import options
from bantin.cli.options import Out, Workspace, out_folder, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    import datetime as dt

    from rich.console import Console

    from bantin.model.recipe import Recipe
    from bantin.session.month import Session


class Kind(StrEnum):
    """What can be urgent."""

    WARNING = "warning"
    NOTICE = "notice"


def urgent(
    kind: Annotated[Kind, typer.Argument(metavar="LOẠI", help="warning: cảnh báo; notice: thông báo.")],
    text: Annotated[
        str, typer.Argument(metavar="LỜI", help="Chuyện gì đang xảy ra. Câu đầu thành tiêu đề, các câu sau nói thêm.")
    ],
    advice: Annotated[
        list[str] | None,
        typer.Option("--advice", metavar="VIỆC", help="Việc người đọc phải làm ngay. Dùng được nhiều lần."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until", metavar="NGÀY", help="Bảng LED chiếu trước tiên đến hết ngày này. Mặc định: 2 ngày nữa."
        ),
    ] = None,
    out: Out = None,
    folder: Workspace = None,
) -> None:
    """Làm ngay một tin khẩn: ảnh, lời trong vài giây, rồi video, rồi gói bảng LED chiếu tin ấy trước.

    Ví dụ: bantin urgent warning "Giả danh điện lực đòi tiền. Kẻ gian dọa cắt điện." --advice "Không chuyển tiền"
    """
    start = time.perf_counter()
    from bantin.cli.screen import screen
    from bantin.session.scaffold.create import ScaffoldError
    from bantin.session.urgent import LASTS, new_urgent

    root, today = workspace(folder), options.today()
    if not text.strip():
        refuse('Thiếu lời của tin. Ví dụ: bantin urgent warning "Giả danh điện lực đòi tiền" --advice "Gọi 113"')
    tasks = [one.strip() for one in advice or () if one.strip()]
    if not tasks:
        refuse('Thiếu việc phải làm: tin khẩn phải nói người đọc làm gì. Ví dụ: --advice "Không chuyển tiền, gọi 113"')
    last = _day(until, today) if until else today + LASTS
    try:
        name = new_urgent(root, today, kind.value, text, advice=tasks, until=last)
    except ScaffoldError as error:
        refuse(str(error))
    console = screen()
    console.print(f"Đã viết content/{name}; sửa ở đó rồi chạy «bantin build {name}».")
    _make(root, name, out_folder(root, out), console, start)
    console.print(f"Chưa ai thấy tin này. Duyệt: bantin approve {name}. Đăng ngay: bantin publish {name} --send")


def _day(written: str, today: dt.date) -> dt.date:
    from bantin.text.dates import parse_date

    try:
        day = parse_date(written)
    except ValueError:
        refuse(f"«{written}» không phải ngày. Viết như 2026-11-30 hay 30/11/2026")
    if day < today:
        refuse(f"«{written}» đã qua: bảng LED không chiếu tin này ngày nào")
    return day


def _make(root: Path, name: str, target: Path, console: Console, start: float) -> None:
    """Make what is needed first first; each step is in dist when it is told."""
    from bantin.cli import diagnostics as shown
    from bantin.cli.commands.build import desk, made, taken_back
    from bantin.making.executor import SerialExecutor, make_executor
    from bantin.model.diagnostic import has_errors
    from bantin.session.month import open_month

    stills = _stills(root, name)
    found = list(stills.diagnostics)
    if stills.bulletin is None or has_errors(found):
        shown.show(console, found)
        raise typer.Exit(1)
    here = SerialExecutor()  # to start processes takes longer
    made(stills, root, target, frozenset({"facebook", "zalo", "led"}), here, console)
    _tell(console, start, "Ảnh, lời đăng, ảnh bảng LED", target / name)
    if (film := _film(root, stills)) is not None:
        made(film, root, target, frozenset({"video"}), here, console)  # ffmpeg encodes beside this process
        _tell(console, start, "Video đứng", target / name / "video")
    whole = open_month(root, name, aloud=True, today=options.today(), recalled=taken_back(root, name))
    with make_executor(os.cpu_count() or 1) as executor:
        outcome = made(whole, root, target, None, executor, console)
    found = [*whole.diagnostics, *outcome.diagnostics]
    found += desk(root, target / name, found, whole)
    shown.show(console, list(dict.fromkeys(found)))
    _tell(console, start, "Gói bảng LED và trang bàn giao", target / name)
    if outcome.failed or has_errors(found):
        raise typer.Exit(1)


def _stills(root: Path, name: str) -> Session:
    """Plan the cards, the texts and the pictures of boards, which wait for nothing else."""
    from dataclasses import replace

    from bantin.model.recipe import Role
    from bantin.session.month import open_month, plan

    session = open_month(root, name, {"facebook", "zalo"}, aloud=True, today=options.today())
    if session.bulletin is None:
        return session
    boards: list[Recipe] = []
    if session.bulletin.unit.value.channels.led is not None:
        listed, _ = plan(root, session.bulletin, {"led"})
        boards = [recipe for recipe in listed if recipe.role is Role.FRAME]
    return replace(session, recipes=(*session.recipes, *boards))


def _film(root: Path, session: Session) -> Session | None:
    """Plan the upright film with all that lies beside it; None where the unit has none."""
    from dataclasses import replace

    from bantin.model.parts.board import size_of
    from bantin.session.month import plan

    assert session.bulletin is not None  # noqa: S101 - it was made
    video = session.bulletin.unit.value.channels.video
    sizes = {form.id: size_of(form.pixels) for form in video.formats} if video else {}
    upright = {name for name, (width, height) in sizes.items() if height > width}
    if not upright:
        return None
    listed, _ = plan(root, session.bulletin, {"video"})
    return replace(session, recipes=tuple(one for one in listed if one.format in upright or one.format is None))


def _tell(console: Console, start: float, what: str, where: Path) -> None:
    from bantin.text.numbers import decimal

    console.print(f"{what} xong sau {decimal(time.perf_counter() - start)} giây: {where}")
