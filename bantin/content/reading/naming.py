"""The names that editors write: of fields, kinds and choices, in Vietnamese too, as the models describe them.

A name is taken for another where it can mean that one only: `Title`, `tiêu đề` and `tieu_de` are `title`, because that
field is described as «Tiêu đề». Nothing is listed here that the models say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import EnumMeta
from functools import cache
from typing import Any, Literal, get_args, get_origin

from bantin.model.base import Model
from bantin.model.bulletin import BulletinFile, Glossary
from bantin.model.diagnostic import Location, Mend
from bantin.model.kinds import KINDS
from bantin.model.parts.channels import Channels
from bantin.model.parts.theme_file import ThemeFile
from bantin.model.unit import Unit
from bantin.model.words.neutral import NEUTRAL
from bantin.model.words.police import POLICE
from bantin.text.patterns import regex
from bantin.text.slug import ascii_fold, slug
from bantin.text.suggestions import did_you_mean, nearest

KIND = "kind"
_KIND_WORDS = ("loại", "loại tin", "kiểu", "kiểu tin")
_BEFORE_NOUNS = frozenset(("cac", "chieu", "dau", "moi", "nhung", "ma", "so", "ten"))
"""Words that a description may begin with and a name goes without: «Các bước» is `buoc` too."""

_FURTHER: Mapping[str, tuple[str, ...]] = {
    "advice": ("nên làm gì", "nên làm"),
    "answer": ("đáp",),
    "contacts": ("số điện thoại", "điện thoại", "sđt", "đường dây nóng", "hotline"),
    "date": ("hạn", "hạn chót", "hạn cuối", "đến hạn"),
    "end": ("đến", "kết thúc"),
    "facebook": ("fanpage", "fb", "trang facebook"),
    "image": ("hình ảnh", "hình"),
    "led": ("bảng led", "bảng", "màn hình led", "màn hình", "biển led"),
    "outcome": ("xử lý ra sao",),
    "period": ("kỳ",),
    "question": ("hỏi",),
    "signs": ("nhận biết thế nào", "nhìn là biết"),
    "sources": ("nguồn tin", "nguồn tham khảo", "trích nguồn", "theo nguồn"),
    "if_victim": ("xử trí", "khi đã xảy ra", "nếu đã xảy ra", "nếu xảy ra"),
    "start": ("từ", "bắt đầu"),
    "steps": ("bước", "bước thực hiện"),
    "video": ("phim", "đoạn phim"),
    "zalo": ("nhóm zalo", "tin zalo"),
    "text": ("chi tiết",),
    "tricks": ("nguy hiểm ở đâu",),
    "todo": ("việc phải làm", "cần làm", "phải làm"),
}
"""What hands call fields beside what their descriptions say."""

_BETWEEN = regex(r"[\s_.,()-]+")
_CLAUSE = regex(r"[;:(,…]|\.(?!\w)")
_CHOICE = regex(r"(\w[\w-]*) \(([^)]*)\)")
_LONGEST = 5
"""Words of a description that a name may have."""
_SHORTEST = 3
"""Letters of the first word of a description that may be a name by itself."""


def folded(name: str) -> str:
    """Write a name without accents, capitals, spaces, hyphens and points."""
    return _BETWEEN.sub("", ascii_fold(name).lower())


def meant(written: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """Find the one name that is meant by what was written; None where none is, or more than one.

    Args:
        written: as the editor wrote it.
        names: each name, with other words for it.
    """
    if written in names:
        return written
    wanted = folded(written)
    exact = [name for name in names if folded(name) == wanted]
    found = exact or [name for name, words in names.items() if wanted in map(folded, words)]
    return found[0] if wanted and len(found) == 1 else None


def begun(written: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """Find the one name that is meant by the first or the last words of what it is called: «khẩn» of «khẩn cấp»."""
    parts = slug(written).split("-")
    found = {name for name, words in names.items() for one in words if _has_at_an_end(slug(one).split("-"), parts)}
    return found.pop() if len(found) == 1 and all(parts) else None


def _has_at_an_end(whole: list[str], parts: list[str]) -> bool:
    return parts in (whole[: len(parts)], whole[-len(parts) :])


def field_meant(model: type[Model], written: str) -> str | None:
    """Find the field of a model that a key means."""
    if written in model.model_fields:
        return written
    return _fields(model).get(folded(written))


@cache
def _fields(model: type[Model]) -> dict[str, str]:
    """Map folded names of fields, and beginnings of their descriptions, to the fields that they mean alone."""
    found: dict[str, set[str]] = {}
    for name, field in model.model_fields.items():
        for words in _beginnings(field.description or ""):
            found.setdefault(words, set()).add(name)
    for name in model.model_fields:  # one for many and many for one: «contact», «notes»
        found.setdefault(folded(name.removesuffix("s") if name.endswith("s") else f"{name}s"), {name})
    for name, further in _FURTHER.items():
        if name in model.model_fields:
            for words in map(folded, further):
                found.setdefault(words, {name})
    for heading, name in _headings():
        if name in model.model_fields:
            found.setdefault(folded(heading), {name})
    alone = {words: next(iter(names)) for words, names in found.items() if len(names) == 1}
    return alone | {folded(name): name for name in model.model_fields}


def _headings() -> Iterator[tuple[str, str]]:
    """List what cards, posts and the page's forms call fields, in any of the sets of words."""
    for words in (NEUTRAL, POLICE):
        for said in (words.posts, words.cards):
            yield from ((heading.rstrip("?"), name) for name, heading in said if isinstance(heading, str))


def _beginnings(description: str) -> Iterator[str]:
    words = slug(clause(description)).split("-")
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
            if end > start + 1 or end == len(words) or (start == 0 and len(words[0]) >= _SHORTEST):
                yield "".join(words[start:end])
        if words[start] not in _BEFORE_NOUNS:
            return


def clause(description: str) -> str:
    """Cut a description after its first clause, which names the thing."""
    return _CLAUSE.split(description, maxsplit=1)[0].strip()


def is_kind_key(written: str) -> bool:
    """Return whether a key means the kind of an item."""
    return folded(written) in {KIND, *map(folded, _KIND_WORDS)}


def suggest(wrong: str, names: Mapping[str, Iterable[str]], otherwise: str) -> str:
    """Suggest the name that is nearest to a wrong one; where none is, list all, each with what it is called.

    Args:
        wrong: as it was written.
        names: each name, with other words for it.
        otherwise: what to say before the list.
    """
    return did_you_mean(wrong, names) or listed(names, otherwise)


def listed(names: Mapping[str, Iterable[str]], before: str) -> str:
    """List names, each with what it is called; empty where there are none."""
    words = {name: next(filter(None, words), "") for name, words in names.items()}
    shown = (f"{name} ({words[name]})" if words[name] else name for name in names)
    return f"{before} {', '.join(shown)}" if names else ""


def near(wrong: str, names: Iterable[str], place: Location) -> Mend | None:
    """Offer the name that is nearest to a wrong one which stands in a place; None where none is."""
    found = nearest(wrong, names)
    return Mend.of(place, found, certain=False) if found and place.line else None


def field_words(model: type[Model], beside: Collection[str] = ()) -> dict[str, tuple[str, ...]]:
    """List the fields of a model with what they are called, without those that are there already."""
    fields = {name: field for name, field in sorted(model.model_fields.items()) if name not in beside}
    return {name: (clause(field.description or ""),) for name, field in fields.items()}


@cache
def kind_words() -> dict[str, tuple[str, ...]]:
    """List the kinds with their labels."""
    return {kind: (model.label,) for kind, model in KINDS.items()}


_CHANNELS = {
    "facebook": ("fb", "trang Facebook"),
    "zalo": ("Zalo OA",),
    "led": ("LED", "bảng điện tử"),
    "video": ("reel", "reels"),
}


@cache
def channel_words() -> dict[str, tuple[str, ...]]:
    """List the channels with what they are called."""
    return {name: (field.description or "", *_CHANNELS.get(name, ())) for name, field in Channels.model_fields.items()}


def choices(annotation: Any, description: str) -> dict[str, tuple[str, ...]]:  # noqa: ANN401 - any type form
    """List what a field may be chosen from, each with the words that its description has in brackets behind it."""
    values: list[str]
    if isinstance(annotation, EnumMeta):
        values = [str(choice.value) for choice in annotation]  # type: ignore[var-annotated]  # of an unknown enumeration
    elif get_origin(annotation) is Literal:
        values = list(get_args(annotation))
    else:
        inner = (choices(part, description) for part in get_args(annotation))
        return next((found for found in inner if found), {})
    words = {value: tuple(re.split(r", ?", inside)) for value, inside in _CHOICE.findall(description)}
    return {value: words.get(value, ()) for value in values}


@cache
def field_names() -> frozenset[str]:
    """List the names of all fields of all content files."""
    return frozenset({KIND}.union(*(model.model_fields for model in _all_models())))


def means_a_field(written: str) -> bool:
    """Return whether a key means a field of some content file."""
    return any(field_meant(model, written) for model in _all_models())


@cache
def _all_models() -> frozenset[type[Model]]:
    files = (Unit, BulletinFile, Glossary, ThemeFile, *KINDS.values())
    return frozenset(one for model in files for one in _models(model))


def _models(part: Any) -> Iterator[type[Model]]:  # noqa: ANN401 - any type form may stand in a model
    if isinstance(part, type) and issubclass(part, Model):
        yield part
        for field in part.model_fields.values():
            yield from _models(field.annotation)
    else:
        for inner in get_args(part):
            yield from _models(inner)
