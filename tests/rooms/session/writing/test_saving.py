from __future__ import annotations

from pathlib import Path

import pytest

from bantin.files.paths import OutsideError
from bantin.session.writing.changes import Insert, Put, Remove
from bantin.session.writing.history import History
from bantin.session.writing.merging import Clash
from bantin.session.writing.saving import ClashError, GoneError, Writer
from bantin.session.writing.written import BrokenFileError, parse
from tests.fixtures.systems import link
from tests.rooms.session.writing.conftest import FILE, TEXT, Clock


def save(writer: Writer, title: str, field: str = "title") -> str:
    return writer.write(FILE, writer.read(FILE).version, [Put((field,), title)], field=field).version


def test_a_save_changes_its_line_alone(writer: Writer, path: Path) -> None:
    save(writer, "Mới")
    assert path.read_bytes() == TEXT.replace("Một ", "Mới ").encode()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_undo_gives_the_bytes_of_before_and_redo_those_of_after(writer: Writer, path: Path, clock: Clock) -> None:
    texts = [path.read_bytes()]
    for title in ("Hai", "Ba", "Bốn"):
        clock.pass_(days=2)
        save(writer, title)
        texts.append(path.read_bytes())
    again = Writer(path.parent.parent.parent, clock)  # another day, another process
    for text in reversed(texts[:-1]):
        assert again.undo(FILE).field == "title"
        assert path.read_bytes() == text
    with pytest.raises(GoneError):
        again.undo(FILE)
    for text in texts[1:]:
        again.redo(FILE)
        assert path.read_bytes() == text
    with pytest.raises(GoneError):
        again.redo(FILE)


def test_what_is_typed_in_one_go_is_undone_at_once(writer: Writer, path: Path, clock: Clock) -> None:
    for title in ("M", "Mớ", "Mới"):
        save(writer, title)
        clock.pass_(seconds=2)
    save(writer, "khác", "summary")
    assert writer.undo(FILE).field == "summary"
    assert parse(path.read_bytes()).value["title"] == "Mới"  # type: ignore[index, call-overload]
    writer.undo(FILE)
    assert path.read_bytes() == TEXT.encode()


def test_a_new_step_ends_what_could_be_redone(writer: Writer) -> None:
    save(writer, "Hai")
    writer.undo(FILE)
    save(writer, "Ba")
    with pytest.raises(GoneError):
        writer.redo(FILE)


def test_what_somebody_else_wrote_stays(writer: Writer, path: Path) -> None:
    base = writer.read(FILE).version
    path.write_bytes(TEXT.replace("- b", "- b\n  - c   # của tôi").encode())
    saved = writer.write(FILE, base, [Put(("title",), "Mới")], field="title")
    assert saved.clashes == ()
    assert path.read_bytes() == TEXT.replace("- b", "- b\n  - c   # của tôi").replace("Một ", "Mới ").encode()
    writer.undo(FILE)
    assert path.read_bytes() == TEXT.replace("- b", "- b\n  - c   # của tôi").encode()


def test_undo_spares_what_somebody_else_wrote_since(writer: Writer, path: Path) -> None:
    save(writer, "Mới")
    path.write_bytes(path.read_bytes().replace(b"- b", b"- B"))
    writer.undo(FILE)
    assert path.read_bytes() == TEXT.replace("- b", "- B").encode()
    path.write_bytes(path.read_bytes().replace("Một ".encode(), "Khác ".encode()))
    with pytest.raises(ClashError) as told:
        writer.redo(FILE)
    assert told.value.clashes == (Clash(("title",), "Mới", "Khác"),)
    assert "Khác" in path.read_text(encoding="utf-8")


def test_a_field_that_both_wrote_is_told_and_the_others_are_saved(writer: Writer, path: Path) -> None:
    base = writer.read(FILE).version
    path.write_bytes(TEXT.replace("Một ", "Của họ ").encode())
    saved = writer.write(FILE, base, [Put(("title",), "Của tôi"), Insert(("tricks",), 2, "c")])
    assert saved.clashes == (Clash(("title",), "Của tôi", "Của họ"),)
    assert path.read_bytes() == TEXT.replace("Một ", "Của họ ").replace("- b", "- b\n  - c").encode()


def test_a_broken_file_is_saved_as_text_only(writer: Writer, path: Path) -> None:
    path.write_bytes(b"title: [\n")
    base = writer.read(FILE).version
    with pytest.raises(BrokenFileError):
        writer.write(FILE, base, [Put(("title",), "x")])
    saved = writer.write_text(FILE, base, b"title: x\n")
    assert path.read_bytes() == saved.data == b"title: x\n"
    path.write_bytes(b"title: ]\n")
    with pytest.raises(ClashError):
        writer.write_text(FILE, saved.version, b"title: z\n")
    assert path.read_bytes() == b"title: ]\n"


def test_what_lies_in_the_bin_comes_back(writer: Writer, path: Path) -> None:
    writer.remove(FILE)
    assert not path.exists()
    assert list(writer.bin()) == [FILE]
    with pytest.raises(GoneError):
        writer.read(FILE)
    writer.restore(FILE)
    assert path.read_bytes() == TEXT.encode()
    assert writer.bin() == {}
    writer.remove(FILE)
    writer.create(FILE, b"title: y\n")
    with pytest.raises(GoneError):
        writer.restore(FILE)
    assert path.read_bytes() == b"title: y\n"


@pytest.mark.parametrize(
    "file",
    [
        "content/../../etc/a.yaml", "/etc/a.yaml", "content/2026-11/assets/a.yaml", "content/2026-11/.a.yaml",
        "content/2026-11/a.txt", "templates/a.yaml", "content/2026-13/a.yaml", "content/2026-11/con.yaml",
        "content\\a.yaml", "content/2026-11/a.yaml/b.yaml", "",
    ],
)  # fmt: skip
def test_nothing_but_content_files_is_written(writer: Writer, file: str) -> None:
    for act in (writer.read, writer.undo, writer.remove, writer.restore):
        with pytest.raises(OutsideError):
            act(file)
    with pytest.raises(OutsideError):
        writer.create(file, b"")


def test_links_that_lead_out_are_not_followed(
    writer: Writer, path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "a.yaml"
    outside.write_bytes(b"title: x\n")
    path.unlink()
    link(path, outside)
    with pytest.raises(OutsideError):
        writer.read(FILE)


def test_a_value_that_cannot_be_there_leaves_all_as_it_was(writer: Writer, path: Path) -> None:
    with pytest.raises(Exception, match="2001"):
        save(writer, "a" * 2001)
    assert path.read_bytes() == TEXT.encode()


def test_history_is_bounded(tmp_path: Path, writer: Writer, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bantin.session.writing.history.MOST_LINES", 10)
    for number in range(40):
        save(writer, f"Lần {number}", "title" if number % 2 else "summary")
    history = History(tmp_path / ".bantin" / "history")
    assert len(history.events(FILE)) <= 10
    assert len(list((tmp_path / ".bantin/history/versions").glob("*/*"))) <= 12
    before = path.read_bytes()
    writer.undo(FILE)
    assert path.read_bytes() != before


def test_a_line_that_a_kill_cut_short_is_passed_over(tmp_path: Path, writer: Writer, path: Path) -> None:
    save(writer, "Mới")
    log = tmp_path / ".bantin/history/logs" / f"{FILE}.jsonl"
    log.write_bytes(log.read_bytes() + b'{"at":"2026-11')
    writer.write(FILE, writer.read(FILE).version, [Remove(("led",))])
    writer.undo(FILE)
    writer.undo(FILE)
    assert path.read_bytes() == TEXT.encode()
