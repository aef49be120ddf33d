"""What a page may write, without a browser: forms, changes, mends, undoing, new items and the bin."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from bantin.content.reading.month import read_month
from bantin.preview.writing.pen import Pen
from bantin.preview.writing.refusals import WritingError
from bantin.session.writing.saving import Writer

MONTH = "2024-11"
ITEM = "02-han-cmnd"
FILE = f"content/{MONTH}/{ITEM}.yaml"


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    """The sample month, without what takes time."""
    shutil.copytree(repository / "content", tmp_path / "content")
    return tmp_path


@pytest.fixture
def told() -> list[Path]:
    return []


@pytest.fixture
def pen(root: Path, told: list[Path]) -> Pen:
    def tell(paths: Iterable[Path]) -> None:
        told.extend(paths)

    writer = Writer(root, lambda: dt.datetime(2024, 11, 27, tzinfo=dt.UTC))
    return Pen(root, writer, month=lambda: MONTH, found=lambda: read_month(root, MONTH).diagnostics, tell=tell)


Save = Callable[..., dict[str, Any]]


@pytest.fixture
def save(pen: Pen) -> Save:
    def save(*changes: dict[str, Any], item: str = ITEM, base: str = "") -> dict[str, Any]:
        form = pen.form(item)
        return pen.do("save", {"file": form["file"], "base": base or form["version"], "changes": list(changes)})

    return save


def text(root: Path, item: str = ITEM) -> str:
    return (root / "content" / MONTH / f"{item}.yaml").read_text(encoding="utf-8")


def test_a_form_has_what_the_file_holds(pen: Pen) -> None:
    form = pen.form(ITEM)
    assert (form["kind"], form["label"], form["text"], form["found"]) == ("deadline", "Thời hạn", None, [])
    assert form["values"]["title"] == "CMND chỉ còn giá trị đến hết ngày 31/12/2024"
    assert [field["name"] for field in form["fields"]][:4] == ["title", "summary", "severity", "date"]
    assert (form["undo"], form["redo"]) == (None, None)


def test_a_change_is_the_line_that_an_expert_would_type(pen: Pen, save: Save, root: Path, told: list[Path]) -> None:
    before = text(root)
    save(
        {"do": "put", "path": ["led", "title"], "value": "Hạn: 31/12"},
        {"do": "move", "path": ["todo"], "from": 3, "to": 0},
        {"do": "put", "path": ["zalo", "text"], "value": "Chào bà con\nXin nhắc"},
    )
    lines = before.splitlines(keepends=True)
    lines.insert(6, lines.pop(9))
    expected = "".join(lines).replace("led:\n  title: CMND sắp hết giá trị", 'led:\n  title: "Hạn: 31/12"')
    assert text(root) == expected + "zalo:\n  text: |-\n    Chào bà con\n    Xin nhắc\n"
    assert told == [root / FILE]
    assert pen.do("undo", {"file": FILE})["version"] != pen.form(ITEM)["redo"]
    assert text(root) == before
    pen.do("redo", {"file": FILE})
    assert "Xin nhắc" in text(root)


def test_what_was_found_stands_at_its_field_with_its_mend(pen: Pen, save: Save, root: Path) -> None:
    save(
        {"do": "put", "path": ["severity"], "value": "cautoin"}, {"do": "put", "path": ["date"], "value": "31/13/2024"}
    )
    found = {one["field"]: one for one in pen.form(ITEM)["found"]}
    assert set(found) == {"severity", "date"}
    assert found["date"]["mend"] is None
    assert found["severity"]["mend"] == "caution"
    pen.do("mend", {"file": FILE, "id": found["severity"]["id"]})
    assert "severity: caution\n" in text(root)
    assert [one["field"] for one in pen.form(ITEM)["found"]] == ["date"]
    with pytest.raises(WritingError, match="đã thay đổi"):
        pen.do("mend", {"file": FILE, "id": found["severity"]["id"]})


def test_keys_and_short_forms_of_a_hand_are_written_as_they_are(pen: Pen, save: Save, root: Path) -> None:
    path = root / "content" / MONTH / "90-tay.yaml"
    path.write_text(
        "Loại tin: số liệu\nTiêu đề: Một\nTóm tắt: Hai\nCác con số:\n  - 'Hồ sơ: 12'\n  - 'Hộ: 5'\n", encoding="utf-8"
    )
    form = pen.form("90-tay")
    assert form["kind"] == "figures"
    assert form["values"]["values"][0] == {"label": "Hồ sơ", "value": "12"}
    save({"do": "put", "path": ["title"], "value": "Mới"}, item="90-tay")
    save({"do": "put", "path": ["values", 1, "value"], "value": "6"}, item="90-tay")
    assert path.read_text(encoding="utf-8") == (
        "Loại tin: số liệu\nTiêu đề: Mới\nTóm tắt: Hai\nCác con số:\n  - 'Hồ sơ: 12'\n  - label: Hộ\n    value: 6\n"
    )


def test_two_officers_on_one_file_lose_nothing(pen: Pen, save: Save, root: Path) -> None:
    base = pen.form(ITEM)["version"]
    save({"do": "put", "path": ["title"], "value": "Của người kia"})
    answer = save(
        {"do": "put", "path": ["title"], "value": "Của tôi"},
        {"do": "put", "path": ["summary"], "value": "Tóm tắt của tôi"},
        base=base,
    )
    assert answer["clashes"] == [{"path": ["title"], "mine": "Của tôi", "theirs": "Của người kia", "lacking": []}]
    assert "title: Của người kia\nsummary: Tóm tắt của tôi\n" in text(root)


def test_a_form_that_has_not_heard_of_others_goes_on_with_its_own_numbers(pen: Pen, root: Path) -> None:
    base = pen.form(ITEM)["version"]
    path = root / FILE
    path.write_text(text(root).replace("todo:\n", "todo:\n  - Của người kia\n").replace("caution", "danger"), "utf-8")
    for value in ("Một", "Một hai"):
        change = {"do": "put", "path": ["todo", 1], "value": value}
        base = pen.do("save", {"file": FILE, "base": base, "changes": [change]})["version"]
    written = pen.form(ITEM)["values"]
    assert written["todo"][0] == "Của người kia"
    assert written["todo"][2] == "Một hai"
    assert len(written["todo"]) == 5
    assert written["severity"] == "danger"


def test_a_broken_file_is_shown_as_text(pen: Pen, root: Path) -> None:
    (root / FILE).write_bytes(b"title: [\n")
    form = pen.form(ITEM)
    assert (form["text"], form["fields"]) == ("title: [\n", [])
    assert form["found"][0]["line"] == 1
    pen.do("text", {"file": FILE, "base": form["version"], "text": "kind: guide\ntitle: x\n"})
    assert pen.form(ITEM)["kind"] == "guide"
    with pytest.raises(WritingError, match="vừa sửa"):
        pen.do("text", {"file": FILE, "base": form["version"], "text": "title: ]"})


def test_a_new_item_is_bare_and_numbered(pen: Pen, root: Path) -> None:
    made = pen.do("new", {"kind": "guide", "title": "Cách cài  VNeID"})
    assert made["item"] == "14-cach-cai-vneid"
    assert text(root, made["item"]) == "kind: guide\ntitle: Cách cài VNeID\n"
    assert "steps" not in pen.form(made["item"])["values"]
    for wrong in ({"kind": "x", "title": "a"}, {"kind": "guide", "title": " "}):
        with pytest.raises(WritingError):
            pen.do("new", wrong)


def test_an_item_goes_to_the_bin_and_comes_back(pen: Pen, root: Path) -> None:
    before, header = text(root), text(root, "bulletin")
    assert f"  - {ITEM}\n" in header
    pen.do("remove", {"file": FILE})
    assert not (root / FILE).exists()
    assert text(root, "bulletin") == header.replace(f"  - {ITEM}\n", "")
    assert [one["file"] for one in pen.around()["bin"]] == [FILE]
    with pytest.raises(WritingError):
        pen.form(ITEM)
    pen.do("restore", {"file": FILE})
    assert text(root) == before
    assert pen.around()["bin"] == []


def test_what_surrounds_a_form_is_told(pen: Pen) -> None:
    around = pen.around()
    assert around["kinds"][0] == {"value": "warning", "label": "Cảnh báo", "label_en": "Warning"}
    assert around["contacts"][0] == {"value": "cong-an-113", "label": "Công an, trực 24/7", "more": "113"}


@pytest.mark.parametrize(
    "file", ["../x.yaml", "content/../../x.yaml", "/etc/passwd", "templates/a.yaml", "content/2024-11/assets/a.yaml"]
)
def test_nothing_outside_is_read_or_written(pen: Pen, file: str) -> None:
    for deed in ("undo", "redo", "remove", "restore", "mend"):
        with pytest.raises(WritingError):
            pen.do(deed, {"file": file, "id": ""})
    with pytest.raises(WritingError):
        pen.form("../unit")


def header(root: Path) -> str:
    return (root / "content" / MONTH / "bulletin.yaml").read_text(encoding="utf-8")


def test_an_item_goes_where_its_boxes_say(pen: Pen, root: Path) -> None:
    before = text(root)
    for channel in ("zalo", "video"):
        pen.do("tick", {"item": ITEM, "channel": channel, "goes": False})
    shown = {one["item"]: one for one in pen.around()["items"]}
    assert shown[ITEM]["channels"] == ("facebook", "led")
    pen.do("tick", {"item": ITEM, "channel": "led", "goes": False})
    only = text(root)
    with pytest.raises(WritingError, match="ít nhất một kênh"):
        pen.do("tick", {"item": ITEM, "channel": "facebook", "goes": False})
    assert text(root) == only
    for channel in ("led", "video", "zalo"):
        pen.do("tick", {"item": ITEM, "channel": channel, "goes": True})
    assert text(root) == before


def test_a_move_changes_only_the_lines_of_the_order(pen: Pen, root: Path) -> None:
    before = header(root)
    names = [one["item"] for one in pen.around()["items"]]
    pen.do("order", {"item": names[2], "to": 0})
    assert [one["item"] for one in pen.around()["items"]] == [names[2], names[0], names[1], *names[3:]]
    assert sorted(header(root).splitlines()) == sorted(before.splitlines())
    pen.do("order", {"item": names[2], "to": 2})
    assert header(root) == before


@pytest.mark.parametrize("order", ["", "order: [10-dang-ky-xe]\n", "order: [da-xoa, 10-dang-ky-xe]\n"])
def test_an_order_that_lacks_items_or_names_others_is_completed(pen: Pen, root: Path, order: str) -> None:
    file = root / "content" / MONTH / "bulletin.yaml"
    head, _, rest = header(root).partition("order:")
    behind = rest.partition("hashtags:")
    file.write_text(f"{head}{order}{behind[1]}{behind[2]}", encoding="utf-8")
    names = [one["item"] for one in pen.around()["items"]]
    assert names[0] == ("10-dang-ky-xe" if order else "01-gia-danh-cong-an")
    pen.do("order", {"item": names[-1], "to": 1})
    assert [one["item"] for one in pen.around()["items"]] == [names[0], names[-1], *names[1:-1]]
    assert "da-xoa" not in header(root)


def test_a_draft_of_the_shelf_becomes_an_item(pen: Pen, root: Path, told: list[Path]) -> None:
    assert {one["value"] for one in pen.around()["shelf"]} >= {"doa-khoa-sim", "tet-an-toan"}
    made = pen.do("draft", {"draft": "tim-nguoi-di-lac"})
    assert made == {"item": "14-tim-nguoi-di-lac", "file": f"content/{MONTH}/14-tim-nguoi-di-lac.yaml"}
    assert told == [root / made["file"]]
    form = pen.form(made["item"])
    assert (form["kind"], form["values"]["contact"]) == ("appeal", pen.around()["contacts"][0]["value"])
    with pytest.raises(WritingError, match="kho mẫu"):
        pen.do("draft", {"draft": "../bulletin"})


def test_a_paste_is_cleaned_and_writes_nothing(pen: Pen, root: Path) -> None:
    before = text(root)
    told = pen.do("paste", {"plain": "• Gọi\u00a0113\n• Chào", "html": "", "into": "lines"})
    assert told == {"lines": ("Gọi 113", "Chào"), "encoding": "", "decoded": ("Gọi 113", "Chào"), "paragraphs": 2}
    assert text(root) == before
