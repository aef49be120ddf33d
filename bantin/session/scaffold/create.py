"""Scaffolding: creates workspaces, months and items. Existing files are never overwritten.

Every date comes from the month; what is written never depends on today.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from string import Template

import bantin
from bantin.content.reading.composing.document import compose
from bantin.content.reading.listing import ASSETS, HEADER
from bantin.content.reading.references import find
from bantin.content.reading.source import SourceText, read_source
from bantin.content.reading.validation import validate
from bantin.content.workspace import UNIT_FILE, month_folder
from bantin.files.atomic import creating
from bantin.files.names import identifier_for, is_identifier
from bantin.files.system_errors import REFUSALS, reason
from bantin.model.base import Model
from bantin.model.bulletin import BulletinFile
from bantin.model.kinds import KINDS
from bantin.model.sample import MARK, Fields, SampleMonth
from bantin.session.scaffold.examples import ExampleValue, as_examples
from bantin.session.scaffold.model_text import model_text, plain_text
from bantin.session.scaffold.offices import OFFICES
from bantin.session.scaffold.offices.office import FirstContact, Office
from bantin.session.scaffold.pipeline import pipeline, workflows
from bantin.session.scaffold.schemas import NAMES, schema_text
from bantin.session.scaffold.shelf import shelf
from bantin.text.dates import days_of, is_month
from bantin.text.normal import nfc
from bantin.text.patterns import regex
from bantin.text.sentences.joining import ended, joined
from bantin.text.suggestions import did_you_mean

_DATA = files("bantin.session.scaffold") / "data"
_NUMBER = regex(r"(\d{2,4})-", re.ASCII)
_HEADING = """\
# {}. Dòng bắt đầu bằng dấu # là ghi chú.
# Muốn dùng mục không bắt buộc thì xóa dấu # và dấu cách ở đầu các dòng của mục đó.
# Chỗ có chữ (ví dụ) và chỗ để trống là chỗ phải viết; còn một chỗ như thế thì chưa dựng được."""


class ScaffoldError(Exception):
    """Scaffolding failed; the message is a Vietnamese sentence for the user."""


def new_month(root: Path, month: str) -> list[Path]:
    """Make the folder of a month with bulletin.yaml and assets/, still without items.

    Args:
        root: the workspace.
        month: as in 2024-12.

    Returns:
        The files made.

    Raises:
        ScaffoldError: if the month is malformed or has a bulletin.yaml.
    """
    _need_month(month)
    folder = month_folder(root, month)
    made = [write_new(folder / HEADER, _header_text(month, _office(root)))]
    keep = folder / ASSETS / ".gitkeep"
    return made if keep.exists() else [*made, write_new(keep, "")]


def new_item(root: Path, month: str, kind: str, title: str) -> Path:
    """Write an item file with every field of its kind, under the next number of the month.

    Args:
        root: the workspace.
        month: as in 2024-12; its bulletin.yaml is there.
        kind: as YAML names it, such as `warning`.
        title: the item's headline.

    Returns:
        The item's file.

    Raises:
        ScaffoldError: if there is no such month or kind, or the title cannot be one.
    """
    _need_month(month)
    folder = month_folder(root, month)
    if not (folder / HEADER).is_file():
        raise ScaffoldError(f"Chưa có tháng {month}. Tạo bằng lệnh: bantin new {month}")
    if kind not in KINDS:
        raise ScaffoldError(f"Không có loại tin «{kind}». Các loại tin: {', '.join(KINDS)}")
    path = folder / f"{next_name(folder, title, kind)}.yaml"
    write_new(path, _item_text(kind, " ".join(nfc(title).split()), _sample(month, _contact(root)), _office(root)))
    return path


def new_from_shelf(root: Path, month: str, name: str) -> Path:
    """Write a draft of the shelf as an item's file, under the next number of the month.

    Args:
        root: the workspace.
        month: as in 2024-12; its bulletin.yaml is there.
        name: of the draft.

    Returns:
        The item's file.

    Raises:
        ScaffoldError: if there is no such month or draft.
    """
    _need_month(month)
    folder = month_folder(root, month)
    if not (folder / HEADER).is_file():
        raise ScaffoldError(f"Chưa có tháng {month}. Tạo bằng lệnh: bantin new {month}")
    text = draft_text(root, name)
    return write_new(folder / f"{next_name(folder, name, '')}.yaml", text)


def draft_text(root: Path, name: str) -> str:
    """Write a draft of the shelf for a workspace, whose contact stands where one must.

    Raises:
        ScaffoldError: there is no such draft.
    """
    draft = shelf().get(name)
    if draft is None:
        near = did_you_mean(name, shelf()) or "Xem các mẫu bằng lệnh: bantin new --list"
        raise ScaffoldError(f"Không có mẫu «{name}». {near}")
    return draft.text(_contact(root))


def new_draft(folder: Path, fields: Mapping[str, object]) -> Path:
    """Write an item that a person is to look at, under the next number of a folder.

    Raises:
        ScaffoldError: it could not be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise ScaffoldError(f"Không tạo được «{folder.as_posix()}»: {reason(failure)}") from failure
    path = folder / f"{next_name(folder, str(fields['title']), str(fields['kind']))}.yaml"
    return write_new(path, "\n".join(plain_text(fields)) + "\n")


def init(root: Path, month: str, office: str = next(iter(OFFICES))) -> list[Path]:
    """Make a workspace to fill in: a unit, a first month with items, and what editors and a CI need.

    unit.yaml, which makes a folder a workspace, is written last: whatever stops this, a second try goes on.

    Args:
        root: its folder, made if need be. A .gitignore, editor setting or workflow that is there stays as it is.
        month: the first month, as in 2024-11.
        office: what kind of office it is for: a name of `OFFICES`.

    Returns:
        The files made.

    Raises:
        ScaffoldError: if the folder is a workspace already, the month is malformed, or there is no such office.
        OSError: if the machine lacks or refuses something, such as room on the disk.
    """
    _need_month(month)
    unit = root / UNIT_FILE
    if unit.exists():
        raise ScaffoldError(f"«{root.name}» đã có {UNIT_FILE}. Thêm tháng mới bằng lệnh: bantin new {month}")
    if office not in OFFICES:
        known = ", ".join(f"{name} ({one.about})" for name, one in OFFICES.items())
        raise ScaffoldError(f"Không có loại cơ quan «{office}». Các loại cơ quan: {known}")
    chosen = OFFICES[office]
    sample, folder = _sample(month, _identifier(chosen.contacts[0])), month_folder(root, month)
    own = {folder / HEADER: _header_text(month, chosen), folder / ASSETS / ".gitkeep": ""}
    for number, kind in enumerate(chosen.first, 1):
        title = _example(kind, sample, chosen)["title"]
        name = identifier_for(f"{number:02}-{identifier_for(title, kind)}", f"{number:02}-{kind}")
        own[folder / f"{name}.yaml"] = _item_text(kind, f"{MARK} {title}", sample, chosen)
    texts = {
        ".gitignore": _data("gitignore"),
        ".vscode/settings.json": _data("settings.json"),
        **{f"content/.schema/{name}.json": schema_text(name) for name in NAMES},
    }
    extras = {**{name: text.encode() for name, text in texts.items()}, **pipeline(), **workflows()}
    made = [write_new(path, text) for path, text in own.items() if not _is_written(path, text)]
    made += [_put(root / path, content) for path, content in extras.items() if not (root / path).exists()]
    return [
        *made,
        write_new(unit, _unit_text(chosen, sample)),
    ]


def _unit_text(office: Office, sample: SampleMonth) -> str:
    contacts = "\n".join(map(_contact_text, office.contacts))
    return Template(_data("unit.yaml")).substitute(
        asdict(office), contacts=contacts, start=sample.start, version=bantin.__version__
    )


def _contact_text(contact: FirstContact) -> str:
    number = f'number: "{contact.number}"' if contact.number else "# ví dụ: 0900 000 000\n    number:"
    return f"  - id: {_quoted(_identifier(contact))}\n    label: {contact.label}\n    {number}\n    checked_on:"


def _quoted(identifier: str) -> str:
    """Have text editors too take an identifier of digits for a text."""
    return f'"{identifier}"' if identifier.isdecimal() else identifier


def _identifier(contact: FirstContact) -> str:
    return contact.id or contact.number


def _example(kind: str, sample: SampleMonth, office: Office) -> Fields:
    """Write every field of an item as an office of its kind might, in the order of new files."""
    own = KINDS[kind].full_example(sample)
    return own | office.common | office.examples.get(kind, {})


def _is_written(path: Path, text: str) -> bool:
    """Return whether an earlier try has written a file."""
    return path.is_file() and path.read_bytes() == text.encode()


def _need_month(month: str) -> None:
    if not is_month(month):
        raise ScaffoldError(f"«{month}» không phải là một tháng. Viết tháng như 2024-12")


def write_new(path: Path, text: str) -> Path:
    """Write a file that is not there yet.

    Raises:
        ScaffoldError: it is there, or the system refused.
    """
    return _put(path, text.encode())


def _put(path: Path, content: bytes) -> Path:
    try:
        with creating(path) as stream:
            stream.write(content)
    except OSError as failure:
        if isinstance(failure, FileExistsError) and path.exists():  # and not a file where its folder would be
            raise ScaffoldError(f"Đã có «{path.as_posix()}»; tệp có sẵn không bao giờ bị ghi đè") from None
        if failure.errno in REFUSALS:
            raise
        raise ScaffoldError(f"Không ghi được «{path.as_posix()}»: {reason(failure)}") from failure
    return path


def _item_text(kind: str, title: str, sample: SampleMonth, office: Office) -> str:
    """Write an item, and make sure that its title, which is the user's, can be read."""
    model = KINDS[kind]
    values = _example(kind, sample, office)
    shown = as_examples(model, values) | {"title": title}
    text = _text(model, f"Loại tin: {model.label}", shown, office.comments, f"kind: {kind}")
    written = compose(SourceText("", text, tuple(text.split("\n"))))
    fields = {name: values[name] for name in values if model.model_fields[name].is_required()} | {"title": title}
    _, found = validate(model, written, fields)
    for diagnostic in written.diagnostics + found:
        raise ScaffoldError(ended(joined(diagnostic.message, diagnostic.hint)))
    return text


def _header_text(month: str, office: Office) -> str:
    own = {"title": f"{office.bulletin} tháng {_number(month)}", "intro": f"{MARK} {office.intro}"}
    values = BulletinFile.example(_sample(month)) | own | {"hashtags": [office.hashtag]}
    return _text(BulletinFile, f"Bản tin tháng {_number(month)}", values, office.comments)


def _text(
    model: type[Model], heading: str, values: Mapping[str, ExampleValue], comments: Mapping[str, str], *first: str
) -> str:
    return "\n".join([_HEADING.format(heading), *first, *model_text(model, values, comments)]) + "\n"


def _data(name: str) -> str:
    return (_DATA / name).read_text(encoding="utf-8")


def _sample(month: str, contact: str = "113") -> SampleMonth:
    return SampleMonth(days_of(month)[0], contact)


def _number(month: str) -> str:
    year, number = month.split("-")
    return f"{number}/{year}"


def _contact(root: Path) -> str:
    """Return the identifier of one of the unit's contacts, for kinds that require one; `113` if it has none."""
    source, _ = read_source(root / UNIT_FILE, UNIT_FILE, root)
    known = find(compose(source), "contacts.*.id") if source else []
    return next((name for _, name in known if is_identifier(name)), "113")


def _office(root: Path) -> Office:
    """Return an office whose words, and best its hashtag too, are the unit's; the first where that cannot be told."""
    source, _ = read_source(root / UNIT_FILE, UNIT_FILE, root)
    unit = compose(source) if source else None
    words = {name for _, name in find(unit, "words.set")} if unit else set()
    tags = {name for _, name in find(unit, "channels.facebook.hashtags.*")} if unit else set()
    alike = [one for one in OFFICES.values() if one.words in words]
    return next((one for one in alike if one.hashtag in tags), (alike or list(OFFICES.values()))[0])


def next_name(folder: Path, title: str, kind: str) -> str:
    """Return the next item's name: the highest number of the month plus one, and the title without diacritics."""
    numbers = [int(found[1]) for entry in folder.iterdir() if (found := _NUMBER.match(entry.name))]
    number = f"{max(numbers, default=0) + 1:02}"
    return identifier_for(f"{number}-{identifier_for(title, kind)}", f"{number}-{kind}")
