"""What fields of forms are called: by an office's own words where it has others, and within sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bantin.model.kinds import KINDS
from bantin.model.words.police import POLICE
from bantin.model.words.words import Words, WordSet
from bantin.session.writing.changes import Path
from bantin.session.writing.forms import Control, Sort, form


def form_of_office(name: str, words: Words) -> tuple[Control, ...]:
    """Return a form with the labels of an office.

    Descriptions and examples of the models are those of police work: a field that another office heads otherwise in its
    posts is called so here too, and what only explains the police's word is left out.

    Args:
        name: as of `form`.
        words: all that the office uses.
    """
    if name not in KINDS:
        return form(name)
    return tuple(_called(control, words) for control in form(name))


def _called(control: Control, words: Words) -> Control:
    own, usual = (getattr(one.posts, control.name, "") for one in (words, POLICE))
    plain = "Mỗi ý một dòng" if control.sort is Sort.LINES else "Viết một dòng"
    if own and own != usual:
        return replace(control, label=str(own), help=plain)
    return replace(control, help=plain) if control.exemplified and words.set is not WordSet.POLICE else control


def label_at(controls: Sequence[Control], path: Path) -> str:
    """Say in a sentence which value is meant: «Tóm tắt», or an entry by its number; empty where no form has it."""
    found = list(_walk(controls, path))
    if not found:
        return ""
    label = f"«{found[-1].label}»"
    numbers = [part + 1 for part in path if isinstance(part, int)]
    if not numbers:
        return label
    holder = next(control for control in found if control.sort in {Sort.GROUPS, Sort.LINES, Sort.TAGS, Sort.POINT})
    if holder is found[-1]:
        return f"dòng {numbers[0]} của {label}"
    return f"{label} của mục {numbers[0]} trong «{holder.label}»"


def control_at(controls: Sequence[Control], path: Path) -> Control | None:
    """Find the control by which a value is written; None where no form has it."""
    return next(reversed(list(_walk(controls, path))), None)


def _walk(controls: Sequence[Control], path: Path) -> Iterator[Control]:
    for part in path:
        if isinstance(part, int):
            continue
        control = next((one for one in controls if one.name == part), None)
        if control is None:
            return
        yield control
        controls = control.fields
