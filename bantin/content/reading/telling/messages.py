"""What each error of pydantic is called in Vietnamese, and what to do about it.

pydantic's own text is English and speaks of types. None of it reaches a user: TRANSLATIONS names every error that the
models can raise, and a test walks the models to keep that true.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from bantin.content.reading.composing.slips import quoted, quoted_if_needed
from bantin.content.reading.misplaced import elsewhere, slip_of
from bantin.content.reading.naming import choices as choice_words
from bantin.content.reading.naming import clause, field_words, listed
from bantin.content.reading.settling.form import form_of
from bantin.content.reading.telling.field_error import FieldError, Wording, model_at
from bantin.content.reading.telling.formats import bad_date, bad_format
from bantin.model.base import Model
from bantin.model.diagnostic import Code
from bantin.model.item import EASY_TITLE, Item
from bantin.model.parts.overrides import EASY_ON_BOARD, LedOverride
from bantin.model.parts.picture import Redaction
from bantin.text.numbers import shortest
from bantin.text.patterns import regex
from bantin.text.sentences.joining import joined
from bantin.text.suggestions import did_you_mean, nearest


def word(fault: FieldError) -> Wording:
    """Put an error into words."""
    return _empty(fault) if is_empty(fault) else TRANSLATIONS.get(fault.error, _other)(fault)


def is_empty(fault: FieldError) -> bool:
    """Return whether a field is there, and has no value."""
    absent = fault.input is None and fault.error not in {"missing", "extra_forbidden"}
    return absent or fault.error == "string_too_short"


def _missing(fault: FieldError) -> Wording:
    name = fault.loc[-1]
    if isinstance(name, int):  # a pair with one of its two values
        return Wording(Code("too-few"), f"{fault.subject} còn thiếu", "Viết đủ các phần tử của danh sách")
    field = fault.holder.model_fields.get(name)
    shape, parts = _shape(field) if field else ("…", {})
    where = _where(fault)
    about = field.description or "" if field else ""
    replaced = "; ".join(f"{part} là {words}" for part, words in parts.items())
    hint = joined(f"{where} «{name}: {shape}»", about, f"Thay «…»: {replaced}" if replaced else "")
    return Wording(Code("missing-key"), f"Thiếu mục {fault.subject}", hint)


def _where(fault: FieldError) -> str:
    """Say where a line is to be added: at the beginning of a line, or in its group, in its brackets if it has any."""
    numbered = any(isinstance(part, int) for part in fault.loc)
    each = "" if not numbered else " của mỗi phần tử ấy" if fault.more else " của phần tử này"
    if fault.in_brackets:
        return f"Thêm vào trong ngoặc {{ }}{each}, sau dấu phẩy,"
    texts = (name for name in fault.holder.model_fields if isinstance(fault.around.get(name), str))
    beside = next(texts, "") if len(fault.loc) > 1 else ""
    return f"Ngay dưới «{beside}»{each}, thẳng hàng với nó, thêm dòng" if beside else "Thêm dòng"


def _shape(field: FieldInfo) -> tuple[str, dict[str, str]]:
    """Return how the value of a field is written that cannot be left out, and what each of its parts is."""
    form = form_of(field, None)
    model = form.model or (form.element.model if form.is_list else None)
    if model is None:
        return "…", {}
    needed = {name: part for name, part in model.model_fields.items() if part.is_required()}
    parts = {name: clause(part.description or "") for name, part in needed.items()}
    group = f"{{{', '.join(f'{name}: …' for name in needed)}}}"
    return (f"[{group}]" if form.is_list else group), parts


def _unknown(fault: FieldError) -> Wording:
    name = str(fault.loc[-1])
    if near := slip_of(fault):
        hint = f"Có phải «{near}»?"
    elif not (hint := elsewhere(fault)):
        others = listed(field_words(fault.holder, fault.beside), "Các mục dùng được ở đây:")
        hint = others or "Mọi mục dùng được ở đây đã có cả: chuyển lời này vào một mục đã có, rồi xóa mục này"
        if " " in name:
            more = "Nếu là phần tiếp của câu ở trên thì viết liền vào câu ấy, đặt cả câu trong dấu ngoặc kép"
            hint = joined(hint, more)
    return Wording(Code("unknown-key"), f"Không có mục nào tên là {fault.subject} ở đây", hint, near)


def _empty(fault: FieldError) -> Wording:
    hint = "Điền giá trị, hoặc xóa mục này nếu không cần"
    field = fault.holder.model_fields.get(str(fault.loc[-1])) if fault.loc else None
    if field is not None and field.is_required():
        hint = joined("Điền giá trị, mục này không bỏ trống được", field.description or "")
    return Wording(Code("empty-value"), f"{fault.subject} chưa có giá trị", hint)


_SHOWN = 6
"""Words of a text that a hint repeats."""

_LIST_HINT = "Viết mỗi phần tử trên một dòng, thụt vào, bắt đầu bằng «- »"
_GROUP_HINT = "Viết mỗi mục con trên một dòng, thụt vào, dạng «mục: giá trị»"


def _not_text(fault: FieldError) -> Wording:
    hint, better = "Viết liền thành một câu ngay sau dấu hai chấm, không có «- » và ngoặc [ ]", ""
    if refused := _refused(fault):  # quotes would make a text of it that is no better
        hint = word(refused).hint
    elif fault.written:
        better = quoted(fault.written)
        hint = f"Viết «{better}», có dấu ngoặc kép"
        if isinstance(fault.input, dict) and any(isinstance(one, list) for one in fault.input.values()):
            hint += "; các dòng «- » ngay dưới thì thụt vào như dòng này"
            better = ""
    elif isinstance(fault.input, dict):
        hint = "Viết câu ngay sau dấu hai chấm; câu có dấu «: » thì đặt cả câu trong dấu ngoặc kép"
    message = f"{fault.subject} phải là một dòng chữ"
    return Wording(Code("wrong-type"), message, hint, better, certain=True, whole_line=True)


def _refused(fault: FieldError) -> FieldError | None:
    """Find what would be wrong if what is written were one text."""
    field = fault.holder.model_fields.get(str(fault.loc[-1])) if fault.loc else None
    if field is None or not isinstance(fault.input, dict | list):
        return None
    text = fault.written or "?"  # of what stands in brackets, which has no line of its own
    try:
        as_field: Any = Annotated[field.annotation, *field.metadata]
        TypeAdapter(as_field).validate_python(text)
    except ValidationError as failure:
        first = failure.errors(include_url=False)[0]
        return replace(fault, error=first["type"], input=text, limits=first.get("ctx", {}))
    return None


def _is_pair(annotation: object) -> bool:
    return any(
        get_origin(part) is tuple and Ellipsis not in get_args(part) for part in (annotation, *get_args(annotation))
    )


def _not_list(fault: FieldError) -> Wording:
    hint = _LIST_HINT
    field = fault.holder.model_fields.get(str(fault.loc[-1]))
    if field is not None and _is_pair(field.annotation):
        return Wording(
            Code("wrong-type"), f"{fault.subject} phải là hai con số", 'Viết «["0,5", "0,5"]» cho chính giữa'
        )
    if isinstance(fault.input, str):
        first = fault.written or fault.input
        shown = " ".join(first.split()[:_SHOWN])
        more = "" if shown == first.strip() else "…"
        hint = f"Viết «- {shown}{more}» ở dòng dưới tên mục, thụt vào; mỗi phần tử một dòng, bắt đầu bằng «- »"
    return Wording(Code("wrong-type"), f"{fault.subject} phải là một danh sách", hint)


def _not_group(fault: FieldError) -> Wording:
    model = model_at(fault.holder, fault.loc[-1:])
    message = f"{fault.subject} phải là một nhóm các mục con"
    if isinstance(fault.input, str) and fault.input.strip() and "\n" not in fault.input.strip():
        return _as_group(message, fault.input.strip(), model)
    hint = joined(_GROUP_HINT, f"Các mục con: {', '.join(model.model_fields)}")
    lists = [name for name, field in model.model_fields.items() if form_of(field, None).is_list]
    if isinstance(fault.input, list) and len(lists) == 1:
        points = lists[0]
        lacks = [name for name, field in model.model_fields.items() if field.is_required() and name != points]
        lines = ", ".join(f"«{name}: …»" for name in lacks)
        hint = f"Ngay dưới {fault.subject} viết {lines} và «{points}:», thụt vào"
        hint += f"; rồi thụt các dòng «- » vào dưới «{points}:»"
    return Wording(Code("wrong-type"), message, hint)


def _as_group(message: str, text: str, model: type[Model]) -> Wording:
    """Say how a text is written as a group, with what it lacks."""
    known = dict(model.from_text(text)) or {next(iter(model.model_fields)): text}
    lacks = [name for name, field in model.model_fields.items() if field.is_required() and name not in known]
    written = {name: known.get(name) or "…" for name in model.model_fields if name in known or name in lacks}
    parts = (f"{name}: {quoted_if_needed(one)}" for name, one in written.items())
    group = f"{{{', '.join(parts)}}}"
    about = "; ".join(f"{name} là {clause(model.model_fields[name].description or '')}" for name in lacks)
    hint = joined(f"Viết «{group}»", f"Thay «…»: {about}" if about else "")
    return Wording(Code("wrong-type"), message, hint, "" if lacks else group, whole_line=True)


def _not_whole(fault: FieldError) -> Wording:
    if fault.holder is Redaction and "%" in str(fault.input):  # ten of a hundred are not ten pixels
        hint = "Ghi số điểm ảnh: lấy số phần trăm nhân với bề rộng (x, width) hay bề cao (y, height) của ảnh, chia 100"
        return Wording(Code("bad-number"), f"{fault.subject} phải tính bằng điểm ảnh, không bằng phần trăm", hint)
    hint, better = _digits(fault.input, r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)", "Chỉ viết chữ số, ví dụ 180")
    return Wording(Code("bad-number"), f"{fault.subject} phải là một số nguyên", hint, better)


def _not_number(fault: FieldError) -> Wording:
    hint, better = _digits(fault.input, r"[+-]?[0-9]+(?:[.,][0-9]+)?", "Chỉ viết chữ số, ví dụ 10 hoặc 6,67")
    return Wording(Code("bad-number"), f"{fault.subject} phải là một số", hint, better)


def _digits(value: object, form: str, otherwise: str) -> tuple[str, str]:
    """Find the one number in a value, and say to write that: 30 of «30 giây»."""
    found: list[str] = re.findall(r"[+-]?[0-9][0-9.,]*", str(value))
    if len(found) == 1 and re.fullmatch(form, found[0]):
        return f"Viết «{found[0]}», không kèm chữ", found[0]
    return otherwise, ""


def _limit(key: str, phrase: str) -> Callable[[FieldError], Wording]:
    def words(fault: FieldError) -> Wording:
        limit = shortest(fault.limits[key])
        return Wording(Code("out-of-range"), f"{fault.subject} phải {phrase.format(limit)}", "Sửa lại con số này")

    return words


def _bad_choice(fault: FieldError) -> Wording:
    choices = re.findall(r"'([^']*)'", str(fault.limits["expected"]))
    field = fault.holder.model_fields.get(str(fault.loc[-1]))
    words = choice_words(field.annotation, field.description or "") if field else {}
    near = did_you_mean(str(fault.input), choices)
    called = {choice: (", ".join(words.get(choice, ())),) for choice in choices}
    all_there_are = listed(called, "Chọn một trong:")
    message = f"{fault.subject} không nhận giá trị «{fault.input}»"
    return Wording(Code("bad-choice"), message, joined(near, all_there_are), nearest(str(fault.input), choices))


def _too_long(fault: FieldError) -> Wording:
    limit, length = fault.limits["max_length"], len(str(fault.input))
    message = f"{fault.subject} dài {length} ký tự, nhiều nhất là {limit}"
    if fault.loc == ("title",) and issubclass(fault.holder, Item):
        # What is just short enough to be read would be too long next for films, and for whoever looks at it.
        hint = f"Viết còn dưới {EASY_TITLE} ký tự, để đọc lướt được và vừa video; chuyển phần còn lại xuống summary"
        return Wording(Code("too-long"), message, hint)
    if fault.holder is LedOverride:
        hint = f"Viết còn chừng {EASY_ON_BOARD} ký tự: người đi qua chỉ đọc kịp vài chữ"
        return Wording(Code("too-long"), message, hint)
    return Wording(Code("too-long"), message, f"Viết ngắn lại, bớt ít nhất {length - limit} ký tự")


def _too_few(fault: FieldError) -> Wording:
    return Wording(Code("too-few"), f"{fault.subject} phải có ít nhất {fault.limits['min_length']} phần tử", _LIST_HINT)


def _too_many(fault: FieldError) -> Wording:
    if isinstance(fault.input, str):  # of a field that may be left out pydantic says so of texts too
        return _too_long(fault)
    limit = fault.limits["max_length"]
    there = len(fault.input) if isinstance(fault.input, list | tuple) else 0
    message = f"{fault.subject} có {there} phần tử, nhiều nhất {limit}"
    return Wording(Code("too-many"), message, f"Bỏ bớt {there - limit} phần tử" if there > limit else "Bỏ bớt")


def _no_whole(fault: FieldError) -> Wording:
    message = f"{fault.subject}: các số này không cộng lại thành một tổng để vẽ biểu đồ tròn"
    hint = (
        "Biểu đồ tròn gồm các phần lớn hơn 0, nếu tính bằng % thì cộng lại là 100, tính bằng thứ khác thì ghi thứ ấy ở "
        "«unit»; không thì chọn bar hoặc line"
    )
    return Wording(Code("no-whole"), message, hint)


_BARE_NUMBER = regex(r"[\d.]+")
"""A number that needs no quotes."""


def _several_series(fault: FieldError) -> Wording:
    """Show the first series as the one that the chart draws, and where the others can go."""
    series = fault.limits["series"]
    named = [one.name for one in series if one.name]
    which = f": {', '.join(f'«{name}»' for name in named)}" if len(named) == len(series) else ""
    message = f"Mỗi biểu đồ vẽ một chuỗi, mỗi điểm một số; ở đây có {len(series)} chuỗi số{which}"
    if len(series) == 1:
        message = "Mỗi biểu đồ vẽ một chuỗi, mỗi điểm một số; ở đây một điểm có nhiều số"
    points = ", ".join(
        f"{{label: {quoted_if_needed(label)}, value: {value if _BARE_NUMBER.fullmatch(value) else quoted(value)}}}"
        for label, value in series[0].points
    )
    group = f"points: [{points}]"
    if not fault.limits["titled"]:
        group = f"series: {{title: {quoted_if_needed(series[0].name or '…')}, {group}}}"
    hint = f"Giữ một chuỗi, ví dụ «{group}»"
    if len(series) > 1:
        hint += "; mỗi chuỗi khác viết thành một tin «kind: figures» riêng, hoặc thành các con số ở «values»"
    return Wording(Code("several-series"), message, hint)


_LINE_HINT = "Thêm dòng «chart: line» vào «series» để vẽ biểu đồ đường"


def _bar_below_zero(fault: FieldError) -> Wording:
    message = f"{fault.subject}: biểu đồ thanh không vẽ được số âm"
    return Wording(Code("bar-below-zero"), message, _LINE_HINT)


def _too_many_bars(fault: FieldError) -> Wording:
    there, most = fault.limits["there"], fault.limits["max_length"]
    message = f"{fault.subject}: biểu đồ thanh có {there} thanh, nhiều nhất {most} thanh mới đủ chỗ"
    return Wording(Code("too-many"), message, f"{_LINE_HINT}, hoặc bỏ bớt {there - most} điểm")


_BOARD_SIZE_HINT = "Viết «pixels: 384x192», hoặc cả «modules: 12x12» và «module: 32x16»"


def _no_board_size(_fault: FieldError) -> Wording:
    return Wording(Code("missing-key"), "Bảng này chưa có số điểm ảnh", _BOARD_SIZE_HINT)


def _half_board_size(_fault: FieldError) -> Wording:
    return Wording(Code("missing-key"), "Bảng này mới có một trong hai mục «modules» và «module»", _BOARD_SIZE_HINT)


def _two_board_sizes(fault: FieldError) -> Wording:
    message = f"{fault.subject} không khớp với các mô-đun: {fault.limits['made']}"
    return Wording(Code("two-board-sizes"), message, "Xóa mục «pixels», hoặc sửa lại modules và module")


def _other(fault: FieldError) -> Wording:
    return Wording(Code("bad-value"), f"{fault.subject} có giá trị không dùng được", "Xem lại cách viết mục này")


TRANSLATIONS: dict[str, Callable[[FieldError], Wording]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _not_text,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": bad_format,
    "tuple_type": _not_list,
    "too_short": _too_few,
    "too_long": _too_many,
    "dict_type": _not_group,
    "model_type": _not_group,
    "bad_whole": _not_whole,
    "int_type": _not_whole,
    "bad_real": _not_number,
    "float_type": _not_number,
    "greater_than": _limit("gt", "lớn hơn {}"),
    "greater_than_equal": _limit("ge", "từ {} trở lên"),
    "less_than_equal": _limit("le", "không quá {}"),
    "bad_date": bad_date,
    "date_type": bad_date,
    "enum": _bad_choice,
    "literal_error": _bad_choice,
    "no_whole": _no_whole,
    "several_series": _several_series,
    "bar_below_zero": _bar_below_zero,
    "too_many_bars": _too_many_bars,
    "no_board_size": _no_board_size,
    "half_board_size": _half_board_size,
    "two_board_sizes": _two_board_sizes,
}
"""Every error that the models can raise, to its words."""
