"""Keys that stand where no field of that name is: slips of the pen, or fields that belong elsewhere.

Whatever is said of them comes from the models: which group has such a field, which other kind of item. Only what no
kind has a field for, such as the place of a meeting, is listed here.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from bantin.content.reading.naming import clause, field_meant, folded
from bantin.content.reading.settling.form import form_of
from bantin.content.reading.telling.field_error import FieldError
from bantin.model.base import Model
from bantin.model.item import Item
from bantin.model.kinds import KINDS
from bantin.text.suggestions import nearest

_ALIKE = 0.75
"""Of its letters a slip of the pen has at least so many, in their order: `titel`, but not `time`, is `title`."""
_ALMOST = 0.9
"""The same of a name that is a field elsewhere: `contact` is `contacts`, and `date` nothing but itself."""

_SENTENCES = frozenset(
    map(
        folded,
        (
            *("date", "day", "ngày", "time", "when", "hour", "giờ", "thời gian", "thời điểm", "lúc"),
            *("place", "where", "location", "venue", "địa điểm", "nơi", "ở đâu", "vị trí", "địa bàn"),
            *(
                "từ ngày",
                "đến ngày",
                "ghi chú",
                "chú thích",
                "lưu ý",
                "link",
                "liên kết",
                "đường dẫn",
                "website",
                "trang web",
            ),
            *("content", "body", "details", "nội dung", "chi tiết", "đối tượng", "thành phần", "lý do", "mục đích"),
        ),
    )
)
"""What is told in sentences: when, where, what for."""

_FEW = 2
"""Groups that are named as those to which a key may belong."""


def slip(written: str, fields: Iterable[str], beside: Collection[str], *, known: bool = False) -> str:
    """Find the field that a key is a slip of the pen for; empty where none is, or where that stands beside it.

    Args:
        written: the key.
        fields: of the group in which it stands.
        beside: all keys of the group.
        known: whether a field has just this name elsewhere.
    """
    near = nearest(written, (name for name in fields if name not in beside))
    alike = difflib.SequenceMatcher(None, written.casefold(), near).ratio() if near else 0
    return near if alike >= (_ALMOST if known else _ALIKE) else ""


def slip_of(fault: FieldError) -> str:
    """Find the field that the key of an error is a slip of the pen for; empty where none is."""
    name = str(fault.loc[-1])
    near = slip(name, fault.holder.model_fields, fault.beside)
    return slip(name, (near,), (), known=True) if near and elsewhere(fault) else near


def elsewhere(fault: FieldError) -> str:
    """Say where a key belongs that is no field where it stands, as a hint; empty where nobody knows."""
    name, holder, root = str(fault.loc[-1]), fault.holder, fault.root
    kind = holder if issubclass(holder, Item) else None
    if kind and folded(name) in _SENTENCES:
        return _in_a_sentence(name, kind)
    if holder is not root and name in root.model_fields and name not in fault.top:
        return f"«{name}» là mục của cả {'tin' if issubclass(root, Item) else 'tệp'}: viết ở đầu dòng, không thụt vào"
    groups = _groups(holder).get(name, ())
    if 0 < len(groups) <= _FEW:
        return _within(name, groups, fault)
    meant = _meant_below(holder, name)
    if len(meant) == 1:
        return f"«{name}» nghĩa là «{meant[0]}»; {_within(meant[0], _groups(holder)[meant[0]], fault)}"
    if kind and _having(name):
        return _in_a_sentence(name, kind)
    there = slip(name, fault.beside & holder.model_fields.keys(), ())
    return f"Mục này giống «{there}», mà «{there}» đã có: gộp hai mục làm một, hoặc xóa một mục" if there else ""


def _meant_below(holder: type[Model], name: str) -> list[str]:
    """List the fields of groups that a key means in other words, each in few groups only: «Hashtag» is `hashtags`."""
    inner = [form_of(info, None).model for info in holder.model_fields.values()]
    found = {field for model in inner if model and (field := field_meant(model, name))}
    return sorted(field for field in found if 0 < len(_groups(holder).get(field, ())) <= _FEW)


def _in_a_sentence(name: str, kind: type[Item]) -> str:
    """Say in which field of a kind a sentence tells it, and which other kinds have a field for it."""
    text = kind.paragraphs[0] if kind.paragraphs else "summary"
    having = _having(name)
    fields = "», «".join(sorted({field for _, field in having}))
    kinds = ", ".join(f"«{KINDS[other].label}» (kind: {other})" for other, _ in having)
    return f"Viết điều này thành câu ở «{text}»" + (f", vì mục «{fields}» chỉ có ở loại tin {kinds}" if having else "")


def _having(name: str) -> list[tuple[str, str]]:
    """List the kinds that have a field of their own for a key, and that field: «series: chart» is one of figures."""
    found = []
    for kind, model in KINDS.items():
        field = field_meant(model, name)
        groups = [f"{group}: {name}" for group in _groups(model).get(name, ()) if group not in _groups(Item)]
        own = field if field and field not in Item.model_fields else ""
        if own or (groups and name not in _groups(Item)):
            found.append((kind, own or groups[0]))
    return found


@cache
def _groups(model: type[Model]) -> dict[str, tuple[str, ...]]:
    """Map each field of the groups below a model to the paths of these: `focus` to «image» and «video: clip»."""
    found: dict[str, tuple[str, ...]] = {}
    for field, info in model.model_fields.items():
        form = form_of(info, None)
        inner = form.model or (form.element.model if form.is_list else None)
        if inner is None:
            continue
        for name in inner.model_fields:
            found[name] = (*found.get(name, ()), field)
        for name, paths in _groups(inner).items():
            found[name] = (*found.get(name, ()), *(f"{field}: {path}" for path in paths))
    return found


def _within(name: str, groups: Sequence[str], fault: FieldError) -> str:
    """Say to which group a key belongs, or that it is the group: `chart` with points below it is `series`."""
    first = groups[0].partition(":")[0]
    inner = form_of(fault.holder.model_fields[first], None).model
    value = fault.input
    if isinstance(value, dict) and inner and first not in fault.beside and set(value) & set(inner.model_fields):
        return f"Đổi «{name}:» thành «{first}:»: cả nhóm này là «{first}», còn «{name}» là một dòng trong nhóm"
    where = f"«{name}» là mục con của «{'» hoặc «'.join(groups)}»"
    if len(groups) > 1:
        return f"{where}: chuyển dòng này vào trong mục ấy"
    if first in fault.beside:
        return f"{where}: chuyển dòng này xuống dưới «{first}:», thụt vào, hoặc vào trong ngoặc {{ }} của «{first}:»"
    about = clause(fault.holder.model_fields[first].description or "")
    return f"{where} ({about}): thêm dòng «{first}:», rồi viết dòng này thụt vào ở dưới"
