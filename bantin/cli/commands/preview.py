"""`bantin preview`: the live page."""

from __future__ import annotations

from typing import Annotated

import typer

from bantin.cli import options
from bantin.cli.options import Month, Workspace, complete_month, month_or_newest, refuse, workspace


def preview(
    month: Month = None,
    same: Annotated[
        str | None,
        typer.Option("--month", metavar="THÁNG", help="Như THÁNG ở trên.", autocompletion=complete_month),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Mở luôn trang trong trình duyệt.")] = False,
    port: Annotated[
        int, typer.Option("--port", min=1024, max=65_535, metavar="CỔNG", help="Cổng; đang bận thì lấy cổng kế tiếp.")
    ] = 8756,
    editor: Annotated[
        str | None,
        typer.Option(
            "--editor",
            envvar="BANTIN_EDITOR",
            metavar="TÊN",
            help="Trình soạn thảo mở khi bấm vào một lỗi: code, vim, notepad hoặc none. "
            "Mặc định: code hoặc notepad nếu máy có.",
        ),
    ] = None,
    share: Annotated[
        bool,
        typer.Option("--share", help="Cho đồng nghiệp trong mạng cơ quan cùng xem; in mã QR để mở bằng điện thoại."),
    ] = False,
    folder: Workspace = None,
) -> None:
    """Xem trước bản tin trong trình duyệt; lưu tệp là hình đổi theo. Không ghi gì vào dist.

    Ví dụ: bantin preview --open
    """
    import shutil
    import webbrowser

    from bantin.cli.screen import screen
    from bantin.preview.live import Live
    from bantin.preview.server import PortError
    from bantin.preview.share import qr_code
    from bantin.preview.text_editors import EDITORS
    from bantin.text.dates import month_name

    root = workspace(folder)
    chosen = month_or_newest(root, same or month)
    editor = editor or next((name for name in ("code", "notepad") if shutil.which(name)), "none")
    if editor not in EDITORS:
        refuse(f"Không có trình soạn thảo «{editor}». Các lựa chọn: {', '.join(EDITORS)}")
    console = screen()
    try:
        live = Live(root, chosen, port=port, editor=editor, share=share, today=options.today)
    except PortError as error:
        refuse(str(error))
    console.print(f"Đang xem trước {month_name(chosen)} tại:\n  {live.address}")
    if share and live.shared is None:
        console.print("Máy này chưa nối mạng cơ quan nên không chia sẻ được.")
    elif live.shared is not None:
        console.print(
            f"Đồng nghiệp trong mạng cơ quan xem tại (ai có địa chỉ này đều xem được, kể cả tin chưa duyệt):\n"
            f"  {live.shared}\n{qr_code(live.shared)}"
        )
    console.print("Viết tin bằng nút «Soạn tin»: gõ là lưu. Bản để đăng do bantin build dựng. Nhấn Ctrl+C để dừng.")
    if open_:
        webbrowser.open(live.address)
    live.run()
    console.print("Đã dừng xem trước.")
