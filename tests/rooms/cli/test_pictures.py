from __future__ import annotations

import io
from pathlib import Path

import pytest
import typer
from PIL import Image
from rich.console import Console

from bantin.cli.pictures import write_png


class FullDisk(Image.Image):
    """Its pixels are asked for while the file beside the target is open."""

    def tobytes(self, *_arguments: object) -> bytes:
        raise OSError(28, "No space left on device")


def test_what_was_there_stays_where_the_disk_is_full_and_the_reason_is_told(tmp_path: Path) -> None:
    target, told = tmp_path / "a.png", io.StringIO()
    target.write_bytes(b"the old one")
    with pytest.raises(typer.Exit) as ended:
        write_png(FullDisk(), target, Console(file=told, width=200))
    assert ended.value.exit_code == 1
    assert "ổ đĩa đã đầy" in told.getvalue()
    assert target.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [target]


def test_a_picture_is_written_as_png_whatever_its_name_says(tmp_path: Path) -> None:
    write_png(Image.new("RGB", (2, 2)), tmp_path / "new" / "a.jpg", Console(file=io.StringIO()))
    with Image.open(tmp_path / "new" / "a.jpg") as image:
        assert image.format == "PNG"
