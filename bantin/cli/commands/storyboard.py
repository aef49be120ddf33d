"""`bantin storyboard`: the plan of a month's films, slide by slide; with `--frames` what moves on each, as pictures."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bantin.cli.options import Month, Workspace, month_or_newest, refuse, workspace

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from PIL.Image import Image
    from rich.console import Console

    from bantin.model.diagnostic import Diagnostic
    from bantin.model.storyboard import Storyboard, Utterance
    from bantin.session.month import Session

_ADVISED = 45
"""Seconds after which many viewers leave a film; a month's lasts no longer unless its unit wants it to."""

_ABOUT = "≈"

_HEARD = {"recording": "ghi âm", "voice": "giọng máy", "footage": "tiếng gốc"}
"""What is heard while a slide is seen, in JSON and in words."""


def storyboard(
    month: Month = None,
    shape: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="KHUÔN",
            help="Chỉ in khuôn hình này, như reel. Mặc định: mọi video.",
        ),
    ] = None,
    frames: Annotated[
        bool,
        typer.Option(
            "--frames",
            help="Vẽ thêm từng khung hình lúc chữ, hình đang đến: mỗi video một tệp storyboard-TÊN.png.",
        ),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="In kế hoạch ra stdout thành đúng một đối tượng JSON.")
    ] = False,
    folder: Workspace = None,
) -> None:
    """In kế hoạch video chung và video riêng của từng tin: từng trang, lúc hiện, số giây, vì sao; chưa dựng gì.

    Ví dụ: bantin storyboard 2024-11 --format reel --frames
    """
    from bantin.cli import diagnostics as shown
    from bantin.cli.screen import screen
    from bantin.model.diagnostic import has_errors
    from bantin.session.month import open_month

    root = workspace(folder)
    chosen = month_or_newest(root, month)
    session = open_month(root, chosen, ["video"])
    films = _films(session, shape)
    titles = _titles(session)
    console = screen(stderr=as_json)
    sheets, found = _sheets(root, session, films, titles) if frames else ({}, [])
    diagnostics = list(dict.fromkeys([*session.diagnostics, *found]))
    shown.show(console, diagnostics)
    if as_json:
        typer.echo(_object(chosen, films, titles, session.estimated))
    else:
        _print_all(console, films, titles, session.estimated)
    _write(sheets, console)
    raise typer.Exit(1 if has_errors(diagnostics) else 0)


def _sheets(
    root: Path, session: Session, films: Mapping[str, Storyboard], titles: Mapping[str, str]
) -> tuple[dict[str, Image], list[Diagnostic]]:
    """Paint the contact sheet of each film, by its format; what stands in the way of one is told."""
    from bantin.content.workspace import store_of
    from bantin.making.errors import MakeError
    from bantin.session.film_sheets import film_sheet

    sheets: dict[str, Image] = {}
    found: list[Diagnostic] = []
    for name, film in films.items():
        try:
            sheet, troubles = film_sheet(session, film, store_of(root), name, _subjects(film, titles))
        except MakeError as error:
            sheet, troubles = None, (error.remark.diagnostic,)
        found += troubles
        if sheet is not None:
            sheets[name] = sheet
    return sheets, found


def _write(sheets: Mapping[str, Image], console: Console) -> None:
    if not sheets:
        return
    from bantin.cli.pictures import write_png

    for name, sheet in sheets.items():
        target = Path(f"storyboard-{name}.png")
        write_png(sheet, target, console)
        console.print(f"Đã ghi {target}")


def _subjects(film: Storyboard, titles: Mapping[str, str]) -> list[str]:
    """Say what each slide shows: its item, or which of the slides of no item it is."""
    return [titles[slide.item] if slide.item else slide.notes.name for slide in film.slides]


def _films(session: Session, shape: str | None) -> dict[str, Storyboard]:
    """List storyboards by name: the month's by their format, those of single items by their item.

    Raises:
        UsageError: there is no such format.
    """
    from bantin.model.recipe import Film

    found = [
        (recipe.item or recipe.format, recipe.format, recipe.what.storyboard)
        for recipe in session.recipes
        if isinstance(recipe.what, Film) and recipe.channel == "video" and recipe.format is not None
    ]
    formats = list(dict.fromkeys(form for _, form, _ in found))
    if shape is not None and session.bulletin is not None and shape not in formats:
        refuse(f"Không có khuôn hình «{shape}». Các khuôn hình: {', '.join(formats) or 'chưa có'}")
    return {name: film for name, form, film in found if shape in {None, form}}


def _titles(session: Session) -> dict[str, str]:
    """Describe what each item's slides show, in words: its kind and its title."""
    from bantin.channels.video.shots import title_of
    from bantin.text.normal import plain
    from bantin.text.sentences.headings import labelled

    items = [(entry, entry.item) for entry in session.bulletin.entries] if session.bulletin else []
    return {entry.id: labelled(plain(title_of(entry)), item.label, item.also_called) for entry, item in items}


def _rows(film: Storyboard, titles: Mapping[str, str], estimated: Collection[Utterance]) -> list[dict[str, Any]]:
    from bantin.text.normal import plain

    unheard = {film.item_at(voice.start) for voice in film.voices if voice.what in estimated}
    rows: list[dict[str, Any]] = []
    start = 0.0
    subjects = _subjects(film, titles)
    for number, slide in enumerate(film.slides, 1):
        end = round(start + slide.seconds, 1)
        seen = (" ".join(cue.lines) for cue in film.cues if cue.start < end and start < cue.end)
        rows.append(
            {
                "slide": number,
                "start": start,
                "seconds": slide.seconds,
                "item": slide.item,
                "what": subjects[number - 1],
                "syllables": slide.notes.syllables,
                "heard": _heard(film, start, end),
                "estimated": slide.item is not None and slide.item in unheard,
                "text": plain(slide.notes.text),
                "caption": next(seen, None),
                "why": slide.notes.why,
            }
        )
        start = end
    return rows


def _heard(film: Storyboard, start: float, end: float) -> str | None:
    """Return what is heard beside music while a slide is seen."""
    from bantin.model.storyboard import Excerpt, Utterance

    for voice in film.voices:
        if voice.start < end and start < voice.start + voice.seconds:
            return {Utterance: "voice", Excerpt: "footage"}.get(type(voice.what), "recording")
    return None


def _print_all(
    console: Console, films: Mapping[str, Storyboard], titles: Mapping[str, str], estimated: Collection[Utterance]
) -> None:
    """Print the plans; formats whose slides are alike share a table."""
    if not films:
        console.print("Không có video nào: kênh video đang tắt, chưa có khuôn hình, hoặc tháng còn lỗi.")
    alike: dict[str, list[str]] = {}
    for name, film in films.items():
        alike.setdefault(repr(_rows(film, titles, estimated)), []).append(name)
    for names in alike.values():
        shapes = {name: (films[name].width, films[name].height) for name in names}
        _print(console, shapes, films[names[0]].seconds, _rows(films[names[0]], titles, estimated))


def _print(
    console: Console, shapes: Mapping[str, tuple[int, int]], seconds: int, rows: Sequence[Mapping[str, Any]]
) -> None:
    from rich.table import Table
    from rich.text import Text

    from bantin.cli.plain_text import visible
    from bantin.text.numbers import tenths

    sizes = ", ".join(f"{name} {width}×{height}" for name, (width, height) in shapes.items())
    console.print(Text(visible(sizes), style="bold"))
    table = Table(box=None, pad_edge=False)
    for heading in ("Trang", "Lúc", "Giây"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Nội dung", overflow="fold", ratio=3)
    table.add_column("Số tiếng", justify="right", no_wrap=True)
    table.add_column("Nghe thấy", no_wrap=True)
    table.add_column("Vì sao", overflow="fold", ratio=2, style="dim")
    for row in rows:
        shown = f"“{row['caption']}”" if row["caption"] else row["text"]
        what = f"{row['what']} – {shown}" if shown else row["what"]
        cells = (
            str(row["slide"]),
            clock(int(row["start"])),
            f"{_ABOUT if row['estimated'] else ''}{tenths(row['seconds'])}",
            what,
            str(row["syllables"] or ""),
            _HEARD.get(row["heard"], ""),
            row["why"],
        )
        table.add_row(*(Text(visible(cell)) for cell in cells))
    console.print(table)
    guess = any(row["estimated"] for row in rows)
    told = f"Cộng {_ABOUT if guess else ''}{seconds} giây, {len(rows)} trang."
    if guess:
        told += f" Dấu {_ABOUT} là ước chừng: khi dựng hoặc xem trước, giọng máy mới đọc thật."
    if seconds > _ADVISED:
        told += f" Thường nhiều nhất {_ADVISED} giây: video dài hơn thì nhiều người bỏ dở."
    console.print(f"{told}\n")


def clock(seconds: int) -> str:
    """Write a time as players do: 1:05."""
    return f"{seconds // 60}:{seconds % 60:02}"


def _object(
    month: str, films: Mapping[str, Storyboard], titles: Mapping[str, str], estimated: Collection[Utterance]
) -> str:
    import json

    from bantin.channels.video.shapes import orientation

    found = [
        {
            "format": orientation(film.width, film.height) if name in titles else name,
            "item": name if name in titles else None,
            "width": film.width,
            "height": film.height,
            "seconds": film.seconds,
            "slides": _rows(film, titles, estimated),
        }
        for name, film in films.items()
    ]
    return json.dumps({"bulletin": month, "films": found}, ensure_ascii=False, indent=1)
