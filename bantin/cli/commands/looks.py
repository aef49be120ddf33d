"""`bantin looks`: the contact sheet, and copies of shipped looks to change."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from bantin.cli.options import Workspace, refuse, workspace


def _complete_look(incomplete: str) -> list[str]:
    return [name for name in _copies() if name.startswith(incomplete)]


def _copies() -> dict[str, bytes]:
    """List what a workspace's own looks and themes can begin as, by name, sorted.

    That is each file that comes with bantin, and for each kind that has no look of its own one that extends the base.
    """
    from bantin.content.workspace import shipped_templates
    from bantin.model.kinds import KINDS

    root = shipped_templates()
    files = [path for path in root.rglob("*.*") if path.suffix in {".xml", ".txt", ".yaml"}]
    shipped = {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
    bases = [name for name in shipped if PurePosixPath(name).stem == "base"]
    extending = {
        str(PurePosixPath(base).with_stem(kind)): f'{{% extends "{base}" %}}\n'.encode()
        for base in bases
        for kind in KINDS
    }
    return dict(sorted((extending | shipped).items()))


def looks(
    out: Annotated[Path, typer.Option("--out", metavar="TỆP", help="Tệp PNG sẽ ghi.")] = Path("looks.png"),
    debug: Annotated[
        bool, typer.Option("--debug", help="Vẽ to hơn, kèm khung các ô, đường chân chữ và dòng trong tệp mẫu.")
    ] = False,
    copy: Annotated[
        str | None,
        typer.Option(
            "--copy",
            metavar="MẪU",
            help="Chép mẫu hay bộ màu đi kèm vào templates/ để sửa, ví dụ facebook/notice.xml.",
            autocompletion=_complete_look,
        ),
    ] = None,
    beside: Annotated[
        list[Path] | None,
        typer.Option("--with", metavar="THƯ_MỤC", help="Vẽ thêm mẫu của thư mục làm việc này. Dùng được nhiều lần."),
    ] = None,
    folder: Workspace = None,
) -> None:
    """Vẽ mọi mẫu, mọi bộ màu với chữ ngắn, thường gặp, dài, nhiều dấu, ảnh ngang, ảnh đứng lên một tấm ảnh.

    Ví dụ: bantin looks --out sheet.png
    """
    if copy is not None:
        _copy(copy, workspace(folder))
        return
    from bantin.files.memory import demand_memory

    demand_memory()  # before libraries are loaded that want some
    from bantin.cli import diagnostics as shown
    from bantin.cli.pictures import write_png
    from bantin.cli.screen import screen
    from bantin.content.workspace import templates_folders
    from bantin.model.diagnostic import has_errors
    from bantin.session.contact_sheet import contact_sheet, stacked
    from bantin.session.scaffold.specimens import specimens

    console = screen()
    found, sheets = [], []
    for root in (workspace(folder), *map(workspace, beside or ())):
        made, told = specimens(root)
        sheet = contact_sheet(
            made, templates_folders(root), debug=debug, progress=lambda what: console.print(f"Đang vẽ: {what}")
        )
        found += [*told, *sheet.diagnostics]
        sheets += [sheet.image] if made else []
    shown.show(console, list(dict.fromkeys(found)))
    if sheets:
        write_png(stacked(sheets), out, console)
        console.print(f"Đã ghi {out}")
    raise typer.Exit(1 if has_errors(found) else 0)


def _copy(name: str, root: Path) -> None:
    from bantin.files.atomic import creating
    from bantin.files.system_errors import reason
    from bantin.text.suggestions import did_you_mean

    known = _copies()
    if name not in known:
        refuse(f"Không có mẫu đi kèm tên «{name}». {did_you_mean(name, known, 'Các mẫu:')}")
    own = root / "templates" / name
    if own.exists():
        refuse(f"Đã có templates/{name}: sửa thẳng tệp ấy, hoặc xóa đi rồi chép lại")
    try:
        with creating(own) as stream:
            stream.write(known[name])
    except OSError as error:
        refuse(f"Không ghi được templates/{name}: {reason(error)}")
    typer.echo(f"Đã chép templates/{name}. Sửa tệp ấy rồi chạy «bantin looks» để xem; xóa đi thì mẫu cũ trở lại.")
