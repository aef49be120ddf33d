"""Keys that stand where no field of that name is: slips of the pen, or fields that belong elsewhere.

Whatever is said of them comes from the models: which group has such a field, which other kind of item. Only what no
kind has a field for, such as the place of a meeting, is listed here.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from bantin.content.reading.composing.slips import quoted_if_needed
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
    if isinstance(value, dict) and inner and first not in fault.around and set(value) & set(inner.model_fields):
        return f"Đổi «{name}:» thành «{first}:»: cả nhóm này là «{first}», còn «{name}» là một dòng trong nhóm"
    chosen = [group for group in groups if _lacks(name, group.split(": "), fault)]
    groups = chosen if len(chosen) == 1 else groups
    called = " hoặc ".join(
        f"từng phần tử trong «{group}»" if _below(fault.holder, group.split(": "))[1] else f"«{group}»"
        for group in groups
    )
    ways = [_way(name, group.split(": "), fault) for group in groups]
    about = clause(fault.holder.model_fields[first].description or "") if len(groups) == 1 else ""
    where = f"«{name}» là mục con của {called}" + (f" ({about})" if about and first not in fault.around else "")
    return f"{where}: {'; hoặc '.join(ways)}"


def _way(name: str, path: Sequence[str], fault: FieldError) -> str:
    """Say how a line comes into a group."""
    in_list = _below(fault.holder, path)[1]
    return _into_list(name, path, fault) if in_list else _into_group(path, fault.around)


def _lacks(name: str, path: Sequence[str], fault: FieldError) -> bool:
    """Tell whether a group is there that needs a field and does not have it."""
    model, _ = _below(fault.holder, path)
    inner = _inner(path, fault.around)
    elements = inner if isinstance(inner, list) else [inner]
    needed = model.model_fields[name].is_required()
    return needed and any(isinstance(one, Mapping) and name not in one for one in elements)


def _inner(path: Sequence[str], around: Mapping[str, object]) -> object:
    """Find what stands at a path; None where nothing does."""
    inner: object = around
    for part in path:
        inner = inner.get(part) if isinstance(inner, Mapping) else None
    return inner


def _below(holder: type[Model], path: Sequence[str]) -> tuple[type[Model], bool]:
    """Find the model at a path of groups, and whether a list has many of it."""
    in_list = False
    for part in path:
        form = form_of(holder.model_fields[part], None)
        in_list = form.is_list
        holder = form.model or form.element.model or holder
    return holder, in_list


def _into_group(path: Sequence[str], around: Mapping[str, object]) -> str:
    """Say how a line comes into a group: below what is there of its path, with what is not."""
    there, new = _there(path, around)
    if not new:
        last = there[-1]
        return f"chuyển dòng này xuống dưới «{last}:», thụt vào, hoặc vào trong ngoặc {{ }} của «{last}:»"
    above = f"dưới «{there[-1]}:» " if there else ""
    added = ", dưới nó ".join(f"«{part}:»" for part in new)
    return f"{above}thêm dòng {added}, rồi viết dòng này thụt vào ở dưới"


def _there(path: Sequence[str], around: Mapping[str, object]) -> tuple[Sequence[str], Sequence[str]]:
    """Divide a path into what is there of it, and what is not."""
    inner: object = around
    for at, part in enumerate(path):
        if not isinstance(inner, Mapping) or part not in inner:
            return path[:at], path[at:]
        inner = inner[part]
    return path, ()


def _into_list(name: str, path: Sequence[str], fault: FieldError) -> str:
    """Say how a line comes into each element of a list, by writing the first of them with it."""
    model, _ = _below(fault.holder, path)
    inner = _inner(path, fault.around)
    first = inner[0] if isinstance(inner, list) and inner else {}
    known = first if isinstance(first, Mapping) else {}
    fields = {field: known.get(field) or "…" for field, info in model.model_fields.items() if info.is_required()}
    fields = {**fields, **known, name: fault.input}
    group = ", ".join(
        f"{field}: {one if one == '…' else quoted_if_needed(one)}"
        for field, one in fields.items()
        if isinstance(one, str)
    )
    line = f"«- {{{group}}}»" if isinstance(fault.input, str) else f"«- {{{group}, {name}: …}}»"
    if first:
        others = "; các phần tử khác cũng thêm như vậy" if isinstance(inner, list) and len(inner) > 1 else ""
        return f"xóa dòng này, viết phần tử đầu là {line}{others}"
    return f"xóa dòng này, dưới «{path[-1]}:» viết mỗi phần tử một dòng như {line}, thụt vào"
