"""`bantin proof`: a board as people see it from the street."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli.options import Month, Workspace, month_or_newest, refuse, workspace, workspace_here

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from collections.abc import Sequence

    from rich.console import Console

    from bantin.model.loop import Loop
    from bantin.session.proofs import PhaseProof


def _complete_board(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the boards of unit.yaml, whatever is wrong with the month."""
    from bantin.content.reading.month import read_unit

    root = workspace_here(ctx.params.get("folder"))
    unit = read_unit(root)[0] if root else None
    led = unit.value.channels.led if unit else None
    return [board.id for board in (led.boards if led else ()) if board.id.startswith(incomplete)]


def _complete_item(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the items of the month."""
    from bantin.content.reading.listing import list_items
    from bantin.content.workspace import month_folder

    root = workspace_here(ctx.params.get("folder"))
    month = ctx.params.get("month")
    paths = list_items(month_folder(root, month), str)[0] if root and month else []
    return [path.stem for path in paths if path.stem.startswith(incomplete)]


def proof(
    month: Month = None,
    board: Annotated[
        str | None,
        typer.Argument(
            metavar="BẢNG", help="Mã bảng trong unit.yaml. Mặc định: bảng đầu tiên.", autocompletion=_complete_board
        ),
    ] = None,
    item: Annotated[
        str | None,
        typer.Argument(
            metavar="TIN",
            help="Mã tin, như 01-gia-danh-cong-an. Mặc định: mọi tin.",
            autocompletion=_complete_item,
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="TỆP", help="Tệp PNG sẽ ghi. Mặc định: proof-BẢNG.png.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="In số liệu ra stdout thành đúng một đối tượng JSON.")
    ] = False,
    folder: Workspace = None,
) -> None:
    """Vẽ bảng LED như người xem thấy từ ngoài đường, ban ngày và ban đêm, kèm số liệu từng ảnh.

    Ví dụ: bantin proof 2024-11 quang-truong
    """
    from bantin.cli import diagnostics as shown
    from bantin.cli.pictures import write_png
    from bantin.cli.screen import screen
    from bantin.making.errors import MakeError
    from bantin.session.month import open_boards
    from bantin.session.proofs import flashes, left_off, page, prove

    root = workspace(folder)
    bulletin, loops, found = open_boards(root, month_or_newest(root, month))
    console = screen(stderr=as_json)
    if bulletin is None:
        shown.show(console, found)
        raise typer.Exit(1)
    loop = _chosen(loops, board)
    if item is not None:
        item = _known(loop, item)
    try:
        proven = prove(loop, item)
    except MakeError as error:
        shown.show(console, [error.remark.diagnostic])
        raise typer.Exit(1) from error
    target = out or Path(f"proof-{loop.board.id}.png")
    write_png(page(loop, proven), target, console)
    if as_json:
        typer.echo(_object(loop, proven, target))
    _print(console, loop, proven)
    _tell_left_off(console, list(left_off(loop, bulletin, item)))
    console.print(f"Đã ghi {target}")
    if board is None:
        _tell_others(console, bulletin.month, loops)
    flashing = _tell_flashes(console, flashes(loop.board, proven))
    raise typer.Exit(1 if flashing or any(one.verdict.name == "BAD" for one in proven) else 0)


def _tell_flashes(console: Console, most: int) -> bool:
    """Print a warning of a board that flashes more often than anybody should see."""
    from bantin.sight.flashes import MOST_A_SECOND

    if most <= MOST_A_SECOND:
        return False
    told = f"Bảng chớp {most} lần trong một giây, quá {MOST_A_SECOND} lần: có thể gây co giật. Để mỗi ảnh đứng lâu hơn."
    console.print(told, style="red")
    return True


def _tell_left_off(console: Console, found: Sequence[tuple[str, tuple[str, ...]]]) -> None:
    """Say what of each item only other channels tell: a picture may be good and still lack what people must know."""
    from bantin.cli.plain_text import visible

    if found:
        told = "; ".join(f"{item} ({', '.join(names)})" for item, names in found)
        console.print(f"Bảng không nói, chỉ kênh khác nói: {visible(told)}.", soft_wrap=True)
        console.print("Điều nào người qua đường phải biết thì viết gọn ở «led: text» của tin ấy.")


def _tell_others(console: Console, month: str, loops: Sequence[Loop]) -> None:
    """Say which board was proven where none was named, and how to ask for each of the others."""
    from bantin.cli.plain_text import visible

    first, *others = (loop.board for loop in loops)
    if others:
        asked = "; ".join(f"bantin proof {month} {other.id}" for other in others)
        told = f"Đây là bảng đầu tiên, {first.id} ({visible(first.name)}). Xem bảng khác: {asked}"
        console.print(told, soft_wrap=True)


def _chosen(loops: Sequence[Loop], board: str | None) -> Loop:
    if board is None and loops:
        return loops[0]
    found = next((loop for loop in loops if loop.board.id == board), None)
    if found is None and board is None:
        refuse("Tháng này không có bảng LED nào có ảnh. Khai bảng ở «channels: led: boards:» trong content/unit.yaml")
    if found is None:
        listed = ", ".join(loop.board.id for loop in loops)
        known = f"Các bảng: {listed}." if loops else "Chưa khai bảng nào trong unit.yaml."
        refuse(f"Không có bảng «{board}», hoặc tháng này bảng ấy không có ảnh nào. {known}")
    return found


def _known(loop: Loop, item: str) -> str:
    """Find an item by its name, with or without the number before it."""
    items = list(dict.fromkeys(phase.item for phase in loop.phases if phase.item))
    found = [known for known in items if item in (known, known.partition("-")[0], known.partition("-")[2])]
    if len(found) != 1:
        refuse(f"Không có tin «{item}» trên bảng {loop.board.id}. Các tin: {', '.join(items)}")
    return found[0]


def _print(console: Console, loop: Loop, proven: Sequence[PhaseProof]) -> None:
    from rich.table import Table
    from rich.text import Text

    from bantin.cli.plain_text import visible
    from bantin.session.proofs import VERDICT_LABELS, WATTS_A_M2, peak_watts
    from bantin.text.numbers import decimal

    colors = {"GOOD": "green", "DOUBTFUL": "yellow", "BAD": "red"}
    table = Table(box=None, pad_edge=False)
    for heading in ("Ảnh", "Chữ hoa", "Đọc từ", "Từ", "Giây", "Tương phản", "Sáng", "Điện", "Kết luận"):
        table.add_column(heading, justify="left" if heading in {"Ảnh", "Kết luận"} else "right")
    for one in proven:
        cells = (
            f"{one.number}. {visible(one.phase.title)}",
            f"{one.measures.capital} px = {one.capital_mm:.0f} mm",
            f"{one.reach_m:.0f} m",
            str(one.phase.words),
            str(one.phase.seconds),
            decimal(one.measures.contrast),
            f"{one.measures.light:.0%}",
            f"{one.watts} W",
        )
        table.add_row(*map(Text, cells), Text(VERDICT_LABELS[one.verdict], style=colors[one.verdict.name]))
    console.print(table)
    for one in proven:
        for fault in one.faults:
            console.print(f"  {one.number}. {visible(fault)}.", style=colors[one.verdict.name])
    watts, own = peak_watts(loop.board)
    source = "theo unit.yaml" if own else f"ước {WATTS_A_M2} W/m²; ghi watts của bảng vào unit.yaml để tính đúng"
    console.print(f"Điện ước tính ban ngày, so với tối đa {watts} W khi cả bảng trắng ({source}).")


def _object(loop: Loop, proven: Sequence[PhaseProof], target: Path) -> str:
    import json

    from bantin.session.proofs import peak_watts

    board = loop.board
    watts, own = peak_watts(board)
    result = {
        "board": board.id,
        "pixels": [board.width, board.height],
        "pitch_mm": board.pitch_mm,
        "viewing_m": board.viewing_m,
        "loop_seconds": loop.seconds,
        "max_watts": watts,
        "max_watts_estimated": not own,
        "picture": str(target),
        "phases": [
            {
                "number": one.number,
                "path": loop.path(one.phase.picture),
                "item": one.phase.item,
                "title": one.phase.title,
                "capital_px": one.measures.capital,
                "capital_mm": round(one.capital_mm, 1),
                "reading_m": round(one.reach_m, 1),
                "units": one.phase.units,
                "words": one.phase.words,
                "seconds": one.phase.seconds,
                "contrast": round(one.measures.contrast, 2),
                "luminance": round(one.measures.light, 4),
                "watts": one.watts,
                "verdict": one.verdict.name.lower(),
                "faults": list(one.faults),
            }
            for one in proven
        ],
    }
    return json.dumps(result, ensure_ascii=False, indent=1)
