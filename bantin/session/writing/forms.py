"""Forms of items, of the unit and of a month: fields, what they are called, with what each is written; from the models.

What schemas tell text editors, forms tell people: labels and explanations are the models' own descriptions, examples
are those of new files. A new field of a model is in the form by itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic.fields import FieldInfo

from bantin.content.reading.composing.composed_file import Value
from bantin.content.reading.naming import KIND, channel_words, choices, clause, field_meant, is_kind_key
from bantin.content.reading.settling.form import Form, form_of
from bantin.model.base import Hashtag, Model, WebAddress, type_forms
from bantin.model.bulletin import BulletinFile
from bantin.model.item import EASY_TITLE, Item
from bantin.model.kinds import KINDS
from bantin.model.kinds.figures import WrittenCount, WrittenNumber
from bantin.model.parts.channels import Channels
from bantin.model.parts.overrides import Hours
from bantin.model.parts.picture import Image
from bantin.model.sample import PICTURE, SampleMonth
from bantin.model.unit import Emblem, Unit
from bantin.model.words.words import Words
from bantin.session.writing.changes import Path
from bantin.text.patterns import regex


class Sort(StrEnum):
    """With what a field is written."""

    LINE = "line"
    """Text without line breaks, of any length; the box grows with it."""
    MESSAGE = "message"
    """Text with lines of its own."""
    NAME = "name"
    """A word of some form, such as the name of a drawing."""
    FILE = "file"
    """The name of a file in the month's assets."""
    ADDRESS = "address"
    DATE = "date"
    HOURS = "hours"
    NUMBER = "number"
    """As written: 63.206, 93,32."""
    CHOICE = "choice"
    SCENE = "scene"
    """The name of a drawing, chosen by its looks."""
    ICON = "icon"
    POINT = "point"
    """Two numbers from 0 to 1."""
    CHECKED = "checked"
    """The day on which something was verified last, which may be today."""
    THEME = "theme"
    """The name of a theme, whose colours can be changed beside it."""
    CONTACT = "contact"
    CONTACTS = "contacts"
    CHANNELS = "channels"
    TAGS = "tags"
    LINES = "lines"
    """A list of lines."""
    GROUP = "group"
    PICTURE = "picture"
    """A group: the file of a picture with what is said of it, what of it is kept and what is hidden."""
    GROUPS = "groups"
    """A list of groups."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be chosen.

    Attributes:
        value: as it is written.
        label: in Vietnamese.
        label_en: in English.
    """

    value: str
    label: str
    label_en: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """A field of a form.

    Attributes:
        name: its key.
        sort: with what it is written.
        label: what it is called, in Vietnamese.
        help: one sentence or clause more, without full stop.
        required: whether an item must have it.
        most: characters that it may have and be read easily, or entries of a list; None where nothing limits them.
        choices: of `Sort.CHOICE` and `Sort.CHANNELS`.
        fields: of a group, or of each group of a list.
        label_en: what it is called in English.
        exemplified: whether its help is an example.
        can_be_off: whether it is there unless its file says that it is not, such as a channel.
    """

    name: str
    sort: Sort
    label: str
    help: str
    required: bool
    most: int | None = None
    choices: tuple[Choice, ...] = ()
    fields: tuple[Control, ...] = ()
    label_en: str = ""
    exemplified: bool = False
    can_be_off: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON has it, with all controls in it."""
        return asdict(self)


UNIT, MONTH = "unit", "bulletin"
"""Names of the forms of unit.yaml and of a month's bulletin.yaml; those of items are named as their kinds."""

MODELS: Mapping[str, type[Model]] = {**KINDS, UNIT: Unit, MONTH: BulletinFile}
"""What is written with a form, by its name."""

_LEFT: Mapping[type[Model], AbstractSet[str]] = {
    Unit: {"identity", "bantin_version"},
    Words: {"labels", "severities", "cards", "posts", "counted", "topics"},
    BulletinFile: {"order"},
}
"""Fields without a control: what commands or the overview write, and single words of cards, which docs/words.md has."""


@cache
def form(name: str) -> tuple[Control, ...]:
    """Return a form; in those of items, what the kind has of its own stands behind title and summary.

    Args:
        name: a key of `MODELS`.

    Raises:
        KeyError: there is none of this name.
    """
    if name not in KINDS:
        return tuple(controls_of(MODELS[name], {}))
    model = KINDS[name]
    controls = {control.name: control for control in controls_of(model, model.full_example(_SAMPLE))}
    controls["title"] = replace(controls["title"], most=EASY_TITLE)
    common = [name for name in Item.model_fields if name not in {"title", "summary"}]
    own = [name for name in controls if name not in Item.model_fields]
    return tuple(controls[name] for name in ["title", "summary", *own, *common])


def keys(name: str, path: Path) -> Sequence[str]:
    """List the keys of a group of a form's file in the order in which a file has them."""
    if not path:
        return [KIND, *(field.name for field in form(name))] if name in KINDS else list(MODELS[name].model_fields)
    fields = form(name)
    for part in path:
        if isinstance(part, str):
            fields = next((field.fields for field in fields if field.name == part), ())
    return [field.name for field in fields]


def path_in(value: Value, path: Path, name: str) -> Path:
    """Find the path by which a file has a field, whose keys may be written otherwise: «Tiêu đề» is `title`.

    Args:
        value: what the file holds, as it is written.
        path: by the names of the models; as far as the file lacks it, these stay.
        name: of the form.
    """
    model: type[Model] | None = MODELS[name]
    found: list[str | int] = []
    for part in path:
        key = part
        if isinstance(value, dict) and model and isinstance(part, str):
            key = next((one for one in value if _means(model, one, part)), part)
        model = _model_of(model, part) if isinstance(part, str) else model
        found.append(key)
        value = value.get(str(key)) if isinstance(value, dict) else _entry(value, key)
    return tuple(found)


def _means(model: type[Model], key: str, name: str) -> bool:
    if name == KIND:
        return is_kind_key(key)
    return field_meant(model, key) == name


def _entry(value: Value, number: str | int) -> Value:
    inside = isinstance(value, list) and isinstance(number, int) and number < len(value)
    return value[number] if inside else None  # type: ignore[index]  # as `inside` says


def _model_of(model: type[Model] | None, name: str) -> type[Model] | None:
    info = model.model_fields.get(name) if model else None
    if info is None:
        return None
    what = form_of(info, None)
    return what.model or (what.element.model if what.is_list else None)


_SAMPLE = SampleMonth(dt.date(2026, 11, 1), "truc-ban")
_SORTS: Mapping[Any, Sort] = {
    Hours: Sort.HOURS,
    WebAddress: Sort.ADDRESS,
    WrittenNumber: Sort.NUMBER,
    WrittenCount: Sort.NUMBER,
}
_PICTURES = (Image, Emblem)
_NAMED = {
    "contacts": Sort.CONTACTS,
    "default_contacts": Sort.CONTACTS,
    "contact": Sort.CONTACT,
    "scene": Sort.SCENE,
    "icon": Sort.ICON,
    "channels": Sort.CHANNELS,
    "file": Sort.FILE,
    "checked_on": Sort.CHECKED,
    "theme": Sort.THEME,
}


def controls_of(model: type[Model], examples: Mapping[str, Any]) -> Iterator[Control]:
    """Give the controls of a model's fields.

    Args:
        model: what is written with them.
        examples: a value for each field, as YAML has it, where there is one.
    """
    hints = get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        if name not in _LEFT.get(model, ()):
            yield _control(name, info, hints[name], examples.get(name))


def _control(name: str, info: FieldInfo, hint: Any, example: Any) -> Control:  # noqa: ANN401 - any type form
    what = form_of(info, None)
    inner = what.model or (what.element.model if what.is_list else None)
    first = example[0] if isinstance(example, list) and example else example
    fields = tuple(controls_of(inner, first if isinstance(first, dict) else {})) if inner else ()
    sort = _sort(name, what, list(type_forms(hint)))
    description = info.description or ""
    label = _label(info)
    choices = _choices(sort, what)
    help_ = _help(label, _unlisted(description, choices), sort, example)
    return Control(
        name,
        sort,
        label,
        help_,
        info.is_required(),
        _most(info),
        choices,
        fields,
        _label_en(info),
        help_.startswith(_EXAMPLE),
        bool(what.model and info.default is not None and type(None) in get_args(info.annotation)),
    )


def _sort(name: str, what: Form, forms: Sequence[Any]) -> Sort:
    if what.model or (what.is_list and what.element.model):
        one = Sort.PICTURE if what.model in _PICTURES else Sort.GROUP
        return Sort.GROUPS if what.is_list else one
    if name in _NAMED:
        return _NAMED[name]
    if what.is_list:
        return Sort.TAGS if Hashtag in forms else Sort.LINES
    if what.type is str:
        known = next((sort for form, sort in _SORTS.items() if form in forms), Sort.NAME)
        return Sort.MESSAGE if what.keeps_lines else Sort.LINE if what.is_prose else known
    if what.type in {int, float, dt.date}:
        return Sort.DATE if what.type is dt.date else Sort.NUMBER
    return Sort.POINT if what.is_pair else Sort.CHOICE


def _label(info: FieldInfo) -> str:
    extra = info.json_schema_extra
    label = extra.get("x-label") if isinstance(extra, dict) else None
    return str(label or clause(info.description or ""))


def _label_en(info: FieldInfo) -> str:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    return str(extra.get("x-label-en") or clause(str(extra.get("x-description-en", ""))))


_UNITS = regex(r"(?:mm|mét|km/giờ|cd/m²|W|tiếng/phút)(?![\w/])")
_LITERAL = regex(r"[a-z0-9-]+")
_BETWEEN = r"(?: \([^)]*\))?(?:,| hoặc| hay)? ?"


def _unlisted(description: str, choices: Sequence[Choice]) -> str:
    """Leave the list of what may be chosen out of a description: it stands in the form to be chosen."""
    for choice in choices:
        description = re.sub(rf"(?<![\w-]){re.escape(choice.value)}{_BETWEEN}", "", description)
    return description


def _help(label: str, description: str, sort: Sort, example: Any) -> str:  # noqa: ANN401 - as YAML has it
    """Say what the label does not; where the description says no more, show how it is written."""
    if sort in _CHOSEN:
        return _CHOSEN[sort]
    rest = description.removeprefix(label).strip(" ,;:")
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1]
    if _UNITS.match(rest):
        return f"Tính bằng {rest}"
    if _LITERAL.fullmatch(rest):
        return f"Viết đúng chữ: {rest}"
    if rest:
        return rest[0].upper() + rest[1:]
    return _shown(sort, example)


_CHOSEN = {
    Sort.CONTACT: "Chọn trong danh bạ của đơn vị",
    Sort.CONTACTS: "Chọn trong danh bạ của đơn vị",
    Sort.SCENE: "Trên ảnh thứ nhất, thay cho ảnh minh họa; bỏ trống thì bantin tự chọn theo tiêu đề",
    Sort.ICON: "Trên bảng LED, và trên ảnh không có hình nào khác; bỏ trống thì bantin tự chọn",
}
_EXAMPLE = "Ví dụ: "
_HOW = {
    Sort.CHOICE: "Chọn một",
    Sort.GROUP: "Mở ra để viết từng dòng",
    Sort.PICTURE: "Thả, dán hoặc chọn một tệp ảnh",
    Sort.GROUPS: "Mỗi mục một khung, theo thứ tự",
    Sort.DATE: "Ngày, tháng, năm",
    Sort.CHECKED: "Bấm nút bên dưới ngay sau khi gọi",
}


def _shown(sort: Sort, example: Any) -> str:  # noqa: ANN401 - as YAML has it
    first = example[0] if isinstance(example, list) and example else example
    if isinstance(first, str) and sort not in _HOW and first != PICTURE:
        return f"{_EXAMPLE}{first}"
    return _HOW.get(sort, "Viết một dòng")


def _most(info: FieldInfo) -> int | None:
    limits = (getattr(limit, "max_length", None) for limit in info.metadata)
    return next((limit for limit in limits if limit is not None), None)


def _choices(sort: Sort, what: Form) -> tuple[Choice, ...]:
    if sort is Sort.CHANNELS:
        there = Channels.model_fields
        return tuple(
            Choice(name, words[0], _label_en(there[name])) for name, words in channel_words().items() if name in there
        )
    if sort is not Sort.CHOICE:
        return ()
    found = choices(what.type, what.description).items()
    return tuple(
        Choice(value, words[0][0].upper() + words[0][1:] if words else value, value[0].upper() + value[1:])
        for value, words in found
    )
