"""`bantin explain`: what a diagnostic's code means, why it matters and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bantin.cli.options import refuse

if TYPE_CHECKING:  # imported for good only in the command: --help must stay fast
    from rich.console import Console
    from rich.text import Text

    from bantin.checks.explanations.explanation import Explanation

_INDENT = 2
"""Columns before what stands under a heading."""


def _complete_code(incomplete: str) -> list[tuple[str, str]]:
    from bantin.checks.explanations import EXPLANATIONS

    return [(code, one.title) for code, one in EXPLANATIONS.items() if code.startswith(incomplete)]


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="MÃ",
            help="Mã trong ngoặc vuông ở cuối một lỗi, như missing-key. Bỏ trống: kê mọi mã.",
            autocompletion=_complete_code,
        ),
    ] = None,
) -> None:
    """Giải thích một mã lỗi: vì sao đáng để ý, ví dụ sai, ví dụ đúng, cách sửa.

    Ví dụ: bantin explain missing-key
    """
    from bantin.cli.screen import screen

    if code is None:
        _print_index(screen())
    else:
        _print(screen(), _known(code))


def _known(written: str) -> Explanation:
    """Find an explanation by its code, which may be copied with its brackets.

    Raises:
        UsageError: there is no such code.
    """
    from bantin.checks.explanations import EXPLANATIONS
    from bantin.text.suggestions import did_you_mean

    code = written.strip(" []").lower()
    if code not in EXPLANATIONS:
        meant = did_you_mean(code, EXPLANATIONS) or "Xem mọi mã bằng «bantin explain»"
        refuse(f"Không có mã «{written}». {meant}")
    return EXPLANATIONS[code]


def _print_index(console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    from bantin.checks.explanations import TOPICS

    for topic in TOPICS:
        console.print(Text(topic.title, style="bold"))
        table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True, style="cyan", min_width=20)
        table.add_column()
        for one in topic.explanations:
            table.add_row(f"  {one.code}", Text(one.title))
        console.print(table)
        console.print()
    console.print("Giải thích một mã: bantin explain MÃ")


def _print(console: Console, explanation: Explanation) -> None:
    from rich.text import Text

    console.print(Text(explanation.title, style="bold").append(f"  [{explanation.code}]", style="dim"))
    where = f" ({explanation.where})" if explanation.where else ""
    for heading, style, body in (
        ("Vì sao", "bold", [Text(explanation.why)]),
        (f"Chưa được{where}", "bold red", _example(explanation.bad_example, "red")),
        ("Được", "bold green", _example(explanation.good_example, "green")),
        ("Cách sửa", "bold", [Text(explanation.mend)]),
    ):
        console.print()
        console.print(Text(heading, style=style))
        for paragraph in body:
            for line in paragraph.wrap(console, console.width - _INDENT):
                console.print(Text(" " * _INDENT).append_text(line))


def _example(text: str, color: str) -> list[Text]:
    """Show an example line by line, with a coloured edge."""
    from rich.text import Text

    from bantin.cli.plain_text import visible

    return [Text("│ ", style=color).append(visible(line), style="default") for line in text.split("\n")]
