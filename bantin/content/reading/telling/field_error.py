"""One error that pydantic found in a field, and the words in which a user is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from bantin.model.base import Model
from bantin.model.diagnostic import Code


@dataclass(frozen=True, slots=True)
class FieldError:
    """An error of one field.

    Attributes:
        error: pydantic's name of it.
        loc: where: names of fields and numbers of list elements.
        input: the value that was refused.
        limits: the error's context, such as the largest length.
        holder: the model whose field it is.
        written: the rest of the line on which the value begins, without its key; empty within brackets.
        root: the model of the whole file; the holder where it is not known.
        around: the group in which it stands, or should stand.
        top: all keys of the file.
        in_brackets: whether that group is written within {…}.
        more: elements of its list that have the same error beside this one.
        month: of the bulletin, as in 2024-11; empty where there is none.
    """

    error: str
    loc: tuple[str | int, ...]
    input: object
    limits: Mapping[str, Any]
    holder: type[Model]
    written: str = ""
    root: type[Model] = Model
    around: Mapping[str, Any] = field(default_factory=dict)
    top: frozenset[str] = frozenset()
    in_brackets: bool = False
    more: int = 0
    month: str = ""

    @property
    def beside(self) -> frozenset[str]:
        """All keys of the group in which it stands, or should stand."""
        return frozenset(self.around)

    @property
    def subject(self) -> str:
        """Return the name of the value: «title», or by its number in a list."""
        names = [part for part in self.loc if isinstance(part, str)]
        name = f"«{names[-1]}»" if names else "Giá trị"
        if self.loc and isinstance(self.loc[-1], int):
            return f"Phần tử số {self.loc[-1] + 1} của {name}"
        return name


@dataclass(frozen=True, slots=True)
class Wording:
    """The diagnostic's code, what is wrong, and what to do about it.

    Attributes:
        better: what belongs where the value or the unknown name stands; empty where no one text can be named.
        certain: whether nothing else can be meant.
        whole_line: whether it takes the place of all that the line has behind its key.
    """

    code: Code
    message: str
    hint: str = ""
    better: str = ""
    certain: bool = False
    whole_line: bool = False


def model_at(model: type[Model], loc: tuple[str | int, ...]) -> type[Model]:
    """Find the model that describes a value. List numbers and names of the editor's own lead no further."""
    for part in loc:
        field = model.model_fields.get(str(part))
        model = (_model_in(field.annotation) if field else None) or model
    return model


def _model_in(annotation: Any) -> type[Model] | None:  # noqa: ANN401 - any type form may stand in a model
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
