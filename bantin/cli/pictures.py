"""Pictures that a command writes where the user asks for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bantin.cli.plain_text import visible
from bantin.files.atomic import replacing
from bantin.files.pictures import png
from bantin.files.system_errors import reason

if TYPE_CHECKING:
    from PIL.Image import Image
    from rich.console import Console


def write_png(image: Image, target: Path, console: Console) -> None:
    """Write a picture, mode RGB, as PNG; what was there stays if that fails.

    Raises:
        Exit: the system refused; the user has been told.
    """
    try:
        with replacing(target) as stream:
            stream.write(png(image))
    except OSError as error:
        console.print(f"Không ghi được {visible(str(target))}: {visible(reason(error))}")
        raise typer.Exit(1) from error
