"""What the models of YAML files have in common."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Text that is never empty. It may hold `**bold**`; it is data, never a template."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""Lower-case ASCII letters, digits and single hyphens: safe in paths on every system."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+(/\S*)?$")]


class Model(BaseModel):
    """A frozen value in which unknown keys are refused. Its fields carry Vietnamese and English descriptions."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def about(vi: str, en: str, **constraints: Any) -> Any:  # noqa: ANN401 - pydantic's Field is typed so itself
    """Describe a field for editors' autocompletion, in Vietnamese and English."""
    return Field(description=vi, json_schema_extra={"x-description-en": en}, **constraints)
