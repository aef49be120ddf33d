"""`bantin schema`: JSON Schema for editors' autocompletion."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Name(StrEnum):
    """The files that have a schema."""

    BULLETIN = "bulletin"
    ITEM = "item"
    UNIT = "unit"
    EDITION = "edition"


def schema(
    name: Annotated[
        Name,
        typer.Argument(metavar="TỆP", help="Lược đồ của loại tệp nào: bulletin, edition, item (mặc định), unit."),
    ] = Name.ITEM,
) -> None:
    """In JSON Schema để trình soạn thảo gợi ý và giải thích từng mục.

    Ví dụ: bantin schema item > item.schema.json
    """
    from bantin.session.scaffold.schemas import schema_text

    typer.echo(schema_text(name.value), nl=False)
