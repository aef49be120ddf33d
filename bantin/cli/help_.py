"""Vietnamese for what typer says in English: headings of --help, and complaints about wrong usage."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

_OPTIONS = {
    "help": "Hiện hướng dẫn này rồi thoát.",
    "install_completion": "Cài gợi ý khi gõ phím Tab cho shell đang dùng.",
    "show_completion": "In đoạn mã gợi ý cho shell đang dùng, để tự cài.",
}
"""Help of the options that typer adds, by name."""

_COMPLAINTS = (
    (r"No such option: (\S+) \(Possible options: (.+)\)", r"Không có tùy chọn «\1». Có phải \2?"),
    (r"No such option: (.+)", r"Không có tùy chọn «\1»."),
    (r"No such command '(.*)'\. Did you mean '([^']+)', '([^']+)'\?", r"Không có lệnh «\1». Có phải «\2» hay «\3»?"),
    (r"No such command '(.*)'\. Did you mean '(.+)'\?", r"Không có lệnh «\1». Có phải «\2»?"),
    (r"No such command '(.*)'\.", r"Không có lệnh «\1»."),
    (r"Missing command\.", r"Thiếu tên lệnh."),
    (r"Missing argument '(.+)'\.", r"Thiếu «\1»."),
    (r"Option '(.+)' requires an argument\.", r"Sau «\1» phải có một giá trị."),
    (r"Option '(.+)' does not take a value\.", r"Tùy chọn «\1» không nhận giá trị."),
    (r"Got unexpected extra argument\(s\) \((.*)\)", r"Thừa «\1»."),
    (r"Invalid value for '(.+)': .*greater than or equal to (\S+)", r"«\1» phải từ \2 trở lên."),
    (r"Invalid value for '(.+)': .*valid integer.*", r"«\1» phải là số nguyên."),
    (r"Invalid value for '(.+)': .*'(.*)' is not one of (.+)\.", r"«\1» không nhận «\2». Chọn một trong: \3."),
)
"""typer's sentences, and ours for them."""


def in_vietnamese(complaint: str) -> str:
    """Translate what typer complains about; a sentence that is not known stays as it is."""
    for english, vietnamese in _COMPLAINTS:
        if found := re.fullmatch(english, complaint, re.DOTALL):
            return re.sub(r"'([\w-]+)'", r"\1", found.expand(vietnamese))
    return complaint


# typer keeps the types of contexts, formatters and parameters to itself, hence Any.
class Command(TyperCommand):
    """A command whose --help is in Vietnamese."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - see above
        """List what follows the command's name."""
        return ["[TÙY CHỌN]", *_arguments(self.get_params(ctx))]

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - see above
        """Write the first line."""
        _usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - see above
        """Write the tables."""
        _tables(self, ctx, formatter)


def _install_completion(ctx: Any, _param: Any, value: Any) -> Any:  # noqa: ANN401 - see above
    """Install completion as typer does, and say so in Vietnamese."""
    if not value or ctx.resilient_parsing:
        return value
    from typer.completion import install  # type: ignore[attr-defined]  # its own option calls it

    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            shell, path = install(shell=value if isinstance(value, str) else None)
    except (typer.Exit, OSError):
        told = "Chưa cài được gợi ý phím Tab: không nhận ra shell đang dùng, hoặc không ghi được cấu hình của nó."
        typer.echo(f"{told}\nDùng được bash, zsh, fish, powershell. Cài tay: bantin --show-completion", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"Đã cài gợi ý phím Tab cho {shell} vào {path}. Mở cửa sổ lệnh mới là dùng được.")
    raise typer.Exit


class CommandGroup(TyperGroup):
    """A group of commands whose --help and completion are in Vietnamese."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - see above
        """List the options, that which installs completion with our own words."""
        params = super().get_params(ctx)
        for param in params:
            if param.name == "install_completion":
                param.callback = _install_completion
        return params

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - see above; typer's signature
        """List what follows the program's name."""
        return ["[TÙY CHỌN]", "LỆNH", "…"]

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - see above
        """Write the first line."""
        _usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - see above
        """Write the tables, the commands first."""
        commands = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, command.get_short_help_str(200)) for name, command in commands])
        _tables(self, ctx, formatter)


def _usage(command: Command | CommandGroup, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - see above
    formatter.write_usage(ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), "Cách dùng: ")


def _arguments(parameters: Iterable[Any]) -> list[str]:
    names = [(param.metavar, param.required) for param in parameters if param.param_type_name == "argument"]
    return [name if required else f"[{name}]" for name, required in names]


def _tables(command: Command | CommandGroup, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - see above
    tables: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    parameters: list[Any] = command.get_params(ctx)
    for param in parameters:
        argument = param.param_type_name == "argument"
        names = [] if argument else [", ".join(sorted(param.opts, key=len))]
        shown = " ".join([*names, *filter(None, [param.metavar])])
        tables[param.param_type_name].append((shown, _OPTIONS.get(param.name, param.help)))
    for kind, heading in (("argument", "Tham số"), ("option", "Tùy chọn")):
        if tables[kind]:
            with formatter.section(heading):
                formatter.write_dl(tables[kind])
