"""What a value of a file is to be, as the models say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from bantin.model.base import PROSE, KeepsLines, Model

Names = Mapping[str, Iterable[str]]
"""Names that may be meant, each with other words for it."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a value is to be.

    Attributes:
        type: a model, a tuple, an enumeration, str …; None where nobody knows.
        description: of its field.
        names: that it may refer to.
        keeps_lines: whether a text may have lines.
        is_prose: whether a text is one of sentences, and no list's.
        is_name: whether a text is a name of some form, in which there is no sentence.
        in_list: whether it is an element of a list.
        numbered_by_hand: whether its entries are paragraphs, which nobody numbers but the editor.
    """

    type: Any = None
    description: str = ""
    names: Names | None = None
    keeps_lines: bool = False
    is_prose: bool = False
    is_name: bool = False
    in_list: bool = False
    numbered_by_hand: bool = False

    @property
    def model(self) -> type[Model] | None:
        """The model that it is to be, if it is one."""
        return self.type if isinstance(self.type, type) and issubclass(self.type, Model) else None

    @property
    def is_list(self) -> bool:
        """Whether it is to be a list of any length."""
        return get_origin(self.type) is tuple and get_args(self.type)[-1] is Ellipsis

    @property
    def is_pair(self) -> bool:
        """Whether it is to be two values."""
        return get_origin(self.type) is tuple and not self.is_list

    @property
    def element(self) -> Form:
        """What the elements of a list, or the values of a dict, are to be."""
        arguments = get_args(self.type)
        inner = arguments[-1] if get_origin(self.type) is dict else arguments[0] if arguments else None
        return replace(self, type=_bare(inner), is_name=_has_pattern(_metadata(inner)), is_prose=False, in_list=True)


def form_of(info: FieldInfo, names: Names | None) -> Form:
    """Tell what the value of a field is to be."""
    metadata = (*info.metadata, *_metadata(info.annotation))
    keeps = any(isinstance(part, KeepsLines) for part in metadata)
    prose = _bare(info.annotation) is str and not keeps and any(part is PROSE for part in metadata)
    return Form(
        _bare(info.annotation),
        info.description or "",
        names,
        keeps_lines=keeps,
        is_prose=prose,
        is_name=_has_pattern(metadata),
    )


def _has_pattern(metadata: Iterable[Any]) -> bool:
    return any(isinstance(part, StringConstraints) and part.pattern is not None for part in metadata)


def _bare(form: Any) -> Any:  # noqa: ANN401 - any type form may stand in a model
    """Take a type out of what says that it may be absent, or how it is limited."""
    while get_origin(form) in {Annotated, Union, UnionType}:
        form = next(part for part in get_args(form) if part is not type(None))
    return form


def _metadata(form: Any) -> Iterable[Any]:  # noqa: ANN401 - the same
    if get_origin(form) is Annotated:
        yield from form.__metadata__
    for part in get_args(form):
        yield from _metadata(part)
