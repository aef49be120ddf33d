from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.content.reading.composing.document import compose
from bantin.content.reading.month import Reading, read_month
from bantin.content.reading.source import SourceText
from bantin.content.reading.telling.field_error import model_at
from bantin.files.atomic import creating
from bantin.model.base import Model
from bantin.model.bulletin import BulletinFile
from bantin.model.kinds import KINDS
from bantin.model.parts.identity import Identity
from bantin.model.unit import Unit
from bantin.model.words.words import Words, WordSet
from bantin.session.scaffold import create as scaffold
from bantin.session.scaffold.create import ScaffoldError, new_item, new_month
from bantin.session.scaffold.model_text import scalar
from bantin.session.scaffold.offices import OFFICES
from bantin.text.normal import nfc
from tests.fixtures.workspaces import OF_POLICE, fill_in, init, own

Read = Callable[[], Reading]


def fields(model: type[Model]) -> Iterator[str]:
    """Name every field that an editor writes into a file of this model, each once; words are in docs/words.md."""
    for name in model.model_fields:
        yield name
        inner = model_at(model, (name,))
        if inner is not model and inner not in {Words, Identity}:  # what shows who approves, commands write
            yield from fields(inner)


def enabled(text: str) -> str:
    """Remove the comment marks of optional fields and fill in, as an editor would."""
    return own(re.sub(r"^( *)# (?=[a-z_]+:|\s)", r"\1", text, flags=re.MULTILINE))


def diagnostics(root: Path) -> list[tuple[str, str, int]]:
    return [(one.code, *one.position[:2]) for one in read_month(root, "2024-11").diagnostics]  # type: ignore[misc]


def places(root: Path, marks: str) -> set[tuple[str, int]]:
    """Find the lines of content that a pattern finds, comments aside."""
    return {
        (path.relative_to(root).as_posix(), number)
        for path in (root / "content").rglob("*.yaml")
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if not line.lstrip().startswith("#") and re.search(marks, line)
    }


def test_a_new_workspace_with_items_of_every_kind_is_told_line_by_line_what_is_to_be_written(tmp_path: Path) -> None:
    root = tmp_path / "w"
    scaffold.init(root, "2024-11")
    for kind in KINDS:
        new_item(root, "2024-11", kind, f"Tin {kind}")
    told = diagnostics(root)
    assert {(file, line) for code, file, line in told if code == "untouched-example"} == places(
        root, r"\(ví dụ\)|Ví Dụ"
    )
    assert {(file, line) for code, file, line in told if code == "empty-value"} == {
        (file, line)
        for file, line in places(root, r":$")
        if "checked_on" in line_at(root, file, line) or "# ví dụ: " in line_at(root, file, line - 1)
    }
    assert {code for code, _, _ in told} == {"untouched-example", "empty-value"}


def line_at(root: Path, file: str, number: int) -> str:
    return (root / file).read_text(encoding="utf-8").split("\n")[number - 1]


def test_one_example_that_is_left_is_told_alone(root: Path, month: Path) -> None:
    path = next(month.glob("01-*"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("advice:\n  - ", "advice:\n  - (Ví dụ) "), encoding="utf-8")
    [(code, file, line)] = diagnostics(root)
    assert code == "untouched-example"
    assert "(Ví dụ)" in line_at(root, file, line)


def test_a_text_that_speaks_of_examples_is_nobodys_example(root: Path, month: Path) -> None:
    path = next(month.glob("01-*"))
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("advice:\n  - ", "advice:\n  - Gọi ngân hàng (ví dụ số in trên thẻ). "), encoding="utf-8"
    )
    assert diagnostics(root) == []


def test_a_full_disk_midway_leaves_no_workspace_and_a_second_try_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = tmp_path / "a"
    scaffold.init(expected, "2024-11")
    names = sorted(path.relative_to(expected) for path in expected.rglob("*") if path.is_file())
    for most in range(len(names)):
        root = tmp_path / f"w{most}"
        left = [most]

        def full(path: Path, left: list[int] = left) -> AbstractContextManager[IO[bytes]]:
            left[0] -= 1
            if left[0] < 0:
                raise OSError(28, "No space left on device")
            return creating(path)

        monkeypatch.setattr(scaffold, "creating", full)
        with pytest.raises(OSError, match="No space"):
            scaffold.init(root, "2024-11")
        assert not (root / "content/unit.yaml").exists()
        monkeypatch.undo()
        scaffold.init(root, "2024-11")
        assert sorted(path.relative_to(root) for path in root.rglob("*") if path.is_file()) == names


@pytest.mark.parametrize("folder", ["content", "content/2024-11"])
def test_a_file_where_a_folder_would_be_is_told(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).parent.mkdir(exist_ok=True)
    (tmp_path / folder).write_text("", encoding="utf-8")
    with pytest.raises(ScaffoldError, match="đã có tệp trùng tên với thư mục cần tạo"):
        scaffold.init(tmp_path, "2024-11")


def test_new_workspace_reads_without_a_diagnostic(read: Read) -> None:
    reading = read()
    assert reading.diagnostics == ()
    assert reading.bulletin
    assert [entry.kind for entry in reading.bulletin.entries] == ["warning", "guide", "deadline"]
    assert reading.bulletin.unit.value.channels.led
    assert len(reading.bulletin.unit.value.channels.led.boards) == 2
    assert [contact.id for contact in reading.bulletin.unit.value.contacts] == ["113", "114"]


def test_no_police_but_those_of_the_net_are_given_what_these_write(tmp_path: Path) -> None:
    def written(root: Path) -> str:
        return "".join(path.read_text(encoding="utf-8") for path in sorted(root.glob("content/**/*.yaml")))

    for office in ("police", "cyber"):
        scaffold.init(tmp_path / office, "2024-11", office)
        scaffold.new_month(tmp_path / office, "2024-12")
    for word in ("Bản tin an ninh mạng tháng 12/2024", "an-ninh-mang", '"156"'):
        assert word in written(tmp_path / "cyber")
        assert word not in written(tmp_path / "police")


@pytest.mark.parametrize("office", OFFICES)
def test_the_first_files_of_each_kind_of_office_are_read_once_filled_in(office: str, tmp_path: Path) -> None:
    root = tmp_path / "w"
    scaffold.init(root, "2024-11", office)
    for kind in KINDS:
        new_item(root, "2024-11", kind, f"Tin {kind}")
    fill_in(root)
    reading = read_month(root, "2024-11")
    assert reading.diagnostics == ()
    assert reading.bulletin
    assert reading.bulletin.unit.value.words.set is OFFICES[office].words
    assert [entry.kind for entry in reading.bulletin.entries] == [*OFFICES[office].first, *KINDS]


@pytest.mark.parametrize("office", [name for name, one in OFFICES.items() if one.words is not WordSet.POLICE])
def test_no_other_office_is_given_words_of_the_police(office: str, tmp_path: Path) -> None:
    root = tmp_path / "w"
    scaffold.init(root, "2024-11", office)
    for kind in KINDS:
        new_item(root, "2024-11", kind, f"Tin {kind}")
    written = forms(root)
    assert len(written) > 20_000
    assert OF_POLICE.findall(written) == []


def forms(root: Path) -> str:
    """Join all that `init` and `new` wrote for editors, comments too, in lower case; the kind of scene is a name."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((root / "content").rglob("*.yaml")))
    return "".join(texts).casefold()


def test_the_police_are_given_theirs_which_would_be_noticed(root: Path) -> None:
    assert {"công an", "lừa", "thủ đoạn"} <= set(OF_POLICE.findall(forms(root)))


@pytest.mark.parametrize("lacking", ["comments", "examples", "common"])
def test_what_an_office_leaves_to_the_kinds_would_be_noticed(
    lacking: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = {name: replace(one, **{lacking: {}}) for name, one in OFFICES.items()}  # type: ignore[arg-type]  # of any field
    monkeypatch.setattr(scaffold, "OFFICES", bare)
    scaffold.init(tmp_path / "w", "2024-11", "neutral")
    assert OF_POLICE.findall(forms(tmp_path / "w"))


def test_an_office_of_any_kind_begins_with_its_own_number_which_it_must_write(tmp_path: Path) -> None:
    root = tmp_path / "w"
    scaffold.init(root, "2024-11", "neutral")
    assert "\ncontact: lien-he\n" in new_item(root, "2024-11", "appeal", "Tìm chủ xe").read_text(encoding="utf-8")
    [(_, file, line)] = [told for told in diagnostics(root) if told[0] == "unreachable-contact"]
    assert line_at(root, file, line) == "    number:"
    fill_in(root)
    reading = read_month(root, "2024-11")
    assert reading.diagnostics == ()
    assert reading.unit
    assert [one.label for one in reading.unit.value.contacts] == ["Cơ quan Bình Yên"]


def test_an_office_that_is_not_known_is_told_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ScaffoldError, match=r"«helth».*health \(y tế\)"):
        scaffold.init(tmp_path / "w", "2024-11", "helth")
    assert not (tmp_path / "w").exists()


def test_new_workspace_has_what_editors_and_a_ci_need(root: Path) -> None:
    assert (root / ".gitignore").read_text(encoding="utf-8").splitlines()[-3:] == ["/dist/", "/site/", "/.bantin/"]
    settings = json.loads((root / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert all((root / schema).is_file() for schema in settings["yaml.schemas"])


def test_no_file_is_matched_by_two_schemas(month: Path) -> None:
    settings = json.loads((month.parent.parent / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    globs = [glob for one in settings["yaml.schemas"].values() for glob in ([one] if isinstance(one, str) else one)]
    own = month.parent / "editions" / "xa-na-oi" / "2024-11" / "01-tin.yaml"
    for file in (*month.parent.rglob("*.yaml"), month.parent / "editions" / "xa-na-oi.yaml", own):
        assert sum(file.match(glob) for glob in globs) == 1, file


@pytest.mark.parametrize("kind", KINDS)
def test_new_item_of_every_kind_reads_at_once(root: Path, read: Read, kind: str) -> None:
    path = new_item(root, "2024-11", kind, "Cảnh báo: «cuộc gọi» #giả")
    assert path.name == "04-canh-bao-cuoc-goi-gia.yaml"
    path.write_text(own(path.read_text(encoding="utf-8")), encoding="utf-8")
    reading = read()
    assert reading.diagnostics == ()
    assert reading.bulletin
    entry = reading.bulletin.entries[-1]
    assert (entry.kind, entry.item.title) == (kind, "Cảnh báo: «cuộc gọi» #giả")


@pytest.mark.parametrize("kind", KINDS)
def test_new_item_shows_every_field_and_all_of_them_can_be_used(root: Path, read: Read, kind: str) -> None:
    path = new_item(root, "2024-11", kind, "Tin mới")
    text = enabled(path.read_text(encoding="utf-8")).replace("anh-mau.png", "anh.png")
    path.write_text(text, encoding="utf-8")
    for name in ("anh.png", "loi-doc.m4a", "doan-phim.mp4"):
        (path.parent / "assets" / name).write_bytes(b"")
    reading = read()
    assert reading.diagnostics == ()
    assert reading.bulletin
    written = set(re.findall(r"^[ -]*([a-z_]+):", text, flags=re.MULTILINE))
    assert written == {"kind", *fields(KINDS[kind])}
    assert all(about in text for about in descriptions(KINDS[kind]))


def descriptions(model: type[Model]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        assert field.description
        yield field.description
        inner = model_at(model, (name,))
        if inner is not model:
            yield from descriptions(inner)


def test_new_month_shows_every_field_and_all_of_them_can_be_used(root: Path) -> None:
    [path, keep] = new_month(root, "2024-02")
    assert keep.parent.name == "assets"
    text = path.read_text(encoding="utf-8")
    path.write_text(enabled(text).replace("01-ten-tin-dau-tien", "01-tin"), encoding="utf-8")
    item = new_item(root, "2024-02", "notice", "Tin")
    item.write_text(own(item.read_text(encoding="utf-8")), encoding="utf-8")
    bulletin = read_month(root, "2024-02").bulletin
    assert bulletin
    assert bulletin.header.value.period.end.isoformat() == "2024-02-29"
    assert set(re.findall(r"^[ -]*([a-z_]+):", enabled(text), flags=re.MULTILINE)) == set(fields(BulletinFile))


def test_a_month_without_items_is_told_how_to_get_one(root: Path) -> None:
    new_month(root, "2024-12")
    [found] = [one for one in read_month(root, "2024-12").diagnostics if one.code != "untouched-example"]
    assert found.code == "no-items"
    assert "bantin new 2024-12" in found.hint


def test_unit_shows_every_field(root: Path) -> None:
    text = (root / "content" / "unit.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"^[ #-]*([a-z_]+):", text, flags=re.MULTILINE)) >= {*fields(Unit)} - {"identity"}
    assert "bantin key new" in text


def test_item_for_a_unit_without_113_names_a_contact_it_has(root: Path, read: Read) -> None:
    unit = root / "content" / "unit.yaml"
    unit.write_text(unit.read_text(encoding="utf-8").replace('id: "113"', "id: truc-ban"), encoding="utf-8")
    path = new_item(root, "2024-11", "appeal", "Tìm người")
    assert "\ncontact: truc-ban\n" in path.read_text(encoding="utf-8")
    assert {one.code for one in read().diagnostics} == {"untouched-example"}


def test_numbers_go_on_from_the_highest(root: Path, month: Path) -> None:
    (month / "41-tin.yaml").write_text("", encoding="utf-8")
    assert new_item(root, "2024-11", "notice", "Tin").name == "42-tin.yaml"


def test_title_without_a_letter_is_named_after_its_kind(root: Path) -> None:
    assert new_item(root, "2024-11", "notice", "???").name == "04-notice.yaml"


@pytest.mark.parametrize("title", ["", "   ", "ă" * 161, "a\x07b"])
def test_title_that_cannot_be_one_is_refused(root: Path, month: Path, title: str) -> None:
    before = sorted(month.iterdir())
    with pytest.raises(ScaffoldError):
        new_item(root, "2024-11", "notice", title)
    assert sorted(month.iterdir()) == before


def test_unknown_kind_and_month_are_refused(root: Path) -> None:
    for month, kind in (("2024-11", "warnin"), ("2024-10", "warning"), ("2024", "warning"), ("../x", "warning")):
        with pytest.raises(ScaffoldError):
            new_item(root, month, kind, "Tin")
    with pytest.raises(ScaffoldError):
        new_month(root, "2024-13")


def test_nothing_is_overwritten(root: Path, month: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(ScaffoldError):
        init(root, "2024-11")
    with pytest.raises(ScaffoldError):
        new_month(root, "2024-11")
    monkeypatch.setattr(scaffold, "next_name", lambda *_: next(month.glob("01-*")).stem)
    with pytest.raises(ScaffoldError, match="ghi đè"):
        new_item(root, "2024-11", "notice", "Tin")
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_init_leaves_settings_that_are_there(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    made = init(tmp_path, "2024-11")
    assert tmp_path / ".gitignore" not in made
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "mine\n"


def test_scaffolds_are_the_same_whenever_they_are_made(tmp_path: Path) -> None:
    init(tmp_path / "a", "2024-11")
    init(tmp_path / "b", "2024-11")
    files = [path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*") if path.is_file()]
    assert all((tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes() for file in files)


TYPED = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff\u2028\u2029")


@given(st.text(TYPED).map(nfc))
def test_quoted_text_reads_as_it_was(text: str) -> None:
    written = f"title: {scalar(text)}\nlist:\n  - {scalar(text)}\n"
    assert compose(SourceText("x.yaml", written, tuple(written.split("\n")))).value == {"title": text, "list": [text]}
