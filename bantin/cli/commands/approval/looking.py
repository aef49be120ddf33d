"""What an approver looks at before signing: what changed, in the terminal and in the browser, and what is meant so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from pathlib import Path

    from rich.console import Console
    from rich.text import Text

    from bantin.cli.commands.approval.gathering import Gathered
    from bantin.model.bulletin import Bulletin
    from bantin.output.approval.changes import ChangedText, Changes

_NARROWEST = 76
"""Columns of a terminal from which on two texts stand side by side."""

_WIDEST = 400
"""Columns of no terminal that people sit at: lines in a pipe have no end."""


def show(month: Gathered, console: Console, *, opened: bool) -> None:
    """Show what changed since it was approved last, and what personal data goes out on purpose."""
    from bantin.output.approval.changes import changes_since

    last = month.last
    changes = changes_since(last, month.manifest, month.texts)
    console.print("So với lần duyệt trước:" if last else "Lần duyệt đầu của tháng này, mọi tệp đều mới:")
    for text in changes.texts:
        if text.before:
            show_text(console, text)
        else:
            console.print(f"{text.path}:\n{_indented(text.now)}")
    for path in changes.pictures:
        console.print(f"Ảnh, phim, tệp khác: {path}")
    for path in changes.gone:
        console.print(f"Bỏ đi: {path}")
    if not (changes.texts or changes.pictures or changes.gone):
        console.print("Không có gì khác.")
    _show_meant(month.bulletin, console)
    if last is not None and month.needed < last.needed:
        console.print(f"Lần trước phải {last.needed} người duyệt, nay chỉ còn {month.needed}: xem ai đổi ở unit.yaml.")
    _compare(month, changes, console, opened=opened)


def show_text(console: Console, text: ChangedText) -> None:
    """Show a text that changed: side by side where there is room for two, else as differences."""
    from bantin.cli.changes import show_changes

    if _NARROWEST <= console.width <= _WIDEST:
        console.print(_side_by_side(text))
    else:
        show_changes(console, text.path, text.before.encode(), text.now.encode(), ("đã duyệt", "bây giờ"))


def _side_by_side(text: ChangedText) -> object:
    from rich import box
    from rich.table import Table

    from bantin.cli.plain_text import visible
    from bantin.output.approval.changes import beside

    table = Table(title=text.path, title_justify="left", box=box.MINIMAL, expand=True, pad_edge=False)
    table.add_column("Đã duyệt", ratio=1)
    table.add_column("Bây giờ", ratio=1)
    for row in beside(text.before, text.now):
        before, now = (None if line is None else visible(line) for line in (row.before, row.now))
        if before is None and now is None:
            table.add_row("…", "…", style="dim")
        elif row.same:
            table.add_row(f"  {before}", f"  {now}", style="dim")
        else:
            table.add_row(_marked(before, now, "- ", "red"), _marked(now, before, "+ ", "green"))
    return table


def _marked(line: str | None, other: str | None, mark: str, color: str) -> Text:
    """Write a line in the colour of its side, the words that the other line does not have in reverse."""
    import re
    from difflib import SequenceMatcher

    from rich.text import Text

    if line is None:
        return Text()
    told = Text(mark, style=color)
    words, others = (re.findall(r"\s+|[^\s]+", each or "") for each in (line, other))
    for tag, start, end, *_ in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        style = color if tag == "equal" or not other else f"{color} reverse"
        told.append("".join(words[start:end]), style=style)
    return told


def _show_meant(bulletin: Bulletin, console: Console) -> None:
    """Show what an editor published on purpose, and pictures of which nothing is hidden."""
    from bantin.cli.plain_text import sentence

    for entry in bulletin.entries:
        for named in entry.item.publish:
            console.print(sentence(f"Nêu có chủ ý ở {entry.id}: «{named.text}» – {named.why}. Căn cứ: {named.basis}"))
        image = entry.item.image
        if image is not None and not image.redactions:
            told = f"Ảnh chưa che vùng nào ở {entry.id}: {image.file}, xem có mặt người, biển số, giấy tờ không"
            console.print(sentence(told))


def _compare(month: Gathered, changes: Changes, console: Console, *, opened: bool) -> None:
    """Write the page that shows pictures side by side, and open it for somebody who sits here."""
    import webbrowser

    from bantin.files.system_errors import reason
    from bantin.output.approval.comparing import write_comparison

    unit = month.bulletin.unit.value.name
    page: Path | None = None
    try:
        page = write_comparison(month.kept, month.folder, month.manifest, changes, month.last, unit=unit)
    except OSError as error:
        console.print(f"Chưa ghi được trang so sánh: {reason(error)}.")
    if page is not None:
        console.print(f"So ảnh cũ với ảnh mới: {page}")
        if opened:
            webbrowser.open(page.as_uri())
    console.print(f"Xem ảnh, phim: {month.folder / 'index.html'}")


def _indented(text: str) -> str:
    from bantin.cli.plain_text import visible

    return "".join(f"    {visible(line)}\n" for line in text.splitlines())
