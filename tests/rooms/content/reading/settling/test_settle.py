from __future__ import annotations

from collections.abc import Callable

import pytest

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.naming import begun, choices, field_meant, field_names, kind_words, meant
from bantin.content.reading.settling.settle import settle, settle_kind
from bantin.content.reading.validation import validate
from bantin.model.base import Model
from bantin.model.bulletin import BulletinFile
from bantin.model.kinds import KINDS
from bantin.model.kinds.appeal import Appeal
from bantin.model.kinds.case import Case
from bantin.model.kinds.figures import Figures
from bantin.model.kinds.guide import Guide
from bantin.model.kinds.notice import Notice
from bantin.model.kinds.service import Service
from bantin.model.kinds.warning import Warning  # noqa: A004 - the kind
from bantin.model.parts.board import Board
from bantin.model.parts.picture import Image
from bantin.model.unit import Contact, Unit

Compose = Callable[[str], ComposedFile]

FIELDS: list[tuple[type[Model], str, str]] = [
    (Notice, "Title", "title"),
    (Notice, "TIÊU ĐỀ", "title"),
    (Notice, "tieu-de", "title"),
    (Notice, "tóm tắt", "summary"),
    (Notice, "noi_dung", "text"),
    (Notice, "ảnh", "image"),
    (Notice, "nguồn", "sources"),
    (Notice, "kênh phát hành", "channels"),
    (Notice, "đầu mối", "contacts"),
    (Warning, "thủ đoạn", "tricks"),
    (Warning, "dau_hieu", "signs"),
    (Warning, "mối nguy", "tricks"),
    (Warning, "nếu đã xảy ra", "if_victim"),
    (Warning, "Nếu đã bị lừa", "if_victim"),
    (Warning, "nên làm gì", "advice"),
    (Case, "xử lý ra sao", "outcome"),
    (Warning, "khuyến cáo", "advice"),
    (Warning, "if victim", "if_victim"),
    (Warning, "mức độ", "severity"),
    (Case, "dien_bien", "story"),
    (Case, "thiệt hại", "damage"),
    (Service, "cách làm", "how"),
    (Notice, "contact", "contacts"),
    (Appeal, "contact", "contact"),
    (Guide, "notes", "note"),
    (Figures, "con số", "values"),
    (Unit, "ten_ngan", "short_name"),
    (Unit, "địa chỉ", "address"),
    (Contact, "điện thoại", "number"),
    (Contact, "Số điện thoại", "number"),
    (Board, "độ sáng", "brightness"),
    (BulletinFile, "tên bản tin", "title"),
    (BulletinFile, "Kỳ bản tin", "period"),
    (BulletinFile, "thứ tự", "order"),
]


@pytest.mark.parametrize(("model", "key", "field"), FIELDS)
def test_keys_mean_the_field_that_is_described_so(model: type[Model], key: str, field: str) -> None:
    assert field_meant(model, key) == field


@pytest.mark.parametrize("key", ["titel", "noi", "chu", "", "?", "../title", "loi", "da", "thong tin"])
def test_keys_that_may_mean_more_or_nothing_are_not_guessed(key: str) -> None:
    assert field_meant(Warning, key) is None


@pytest.mark.parametrize(("kind", "model"), KINDS.items())
def test_every_kind_is_known_by_its_label(kind: str, model: type[Model]) -> None:
    label = KINDS[kind].label
    assert {meant(label.upper(), kind_words()), meant(kind.title(), kind_words())} == {kind}
    assert model


@pytest.mark.parametrize(
    ("written", "choice"),
    [("khẩn", "danger"), ("Nghiêm", "danger"), ("cắt", "crop"), ("trọn hình", "whole"), ("không nguy hiểm", None)],
)
def test_a_choice_is_known_by_the_beginning_or_the_end_of_its_name(written: str, choice: str | None) -> None:
    severity, fit = Warning.model_fields["severity"], Image.model_fields["fit"]
    names = choices(severity.annotation, severity.description or "") | choices(fit.annotation, fit.description or "")
    assert begun(written, names) == choice


def test_what_two_choices_begin_with_is_neither() -> None:
    assert begun("mức", {"a": ("mức cao",), "b": ("mức thấp",)}) is None
    assert begun("", {"a": ("mức cao",)}) is None


def test_a_name_that_two_share_is_not_guessed() -> None:
    assert meant("Trực ban", {"a": ("Trực ban",), "b": ("trực ban",)}) is None
    assert meant("a", {"a": ("Trực ban",), "b": ("a",)}) == "a"


def test_names_of_fields_are_those_of_all_files() -> None:
    assert {"kind", "title", "checked_on", "period", "words", "pitch_mm", "colors", "alt"} <= field_names()


CONTACTS = {"113": ("Cảnh sát phản ứng nhanh", "113"), "truc-ban": ("Trực ban Công an xã", "0209 3812 345")}


def settled(composed: Compose, text: str, model: type[Model]) -> ComposedFile:
    written = composed(text)
    settle_kind(written)
    settle(written, model, {"contacts": CONTACTS, "channels": {"led": ("Bảng LED",), "zalo": ("Nhóm Zalo",)}})
    return written


def test_a_whole_item_in_vietnamese_is_read(composed: Compose) -> None:
    text = """\
Loại tin: Thông báo
Tiêu đề: Nghỉ lễ
Tóm tắt: Lịch nghỉ.
Nội dung:
  - Nghỉ hai ngày.
Mức độ: cao
Đầu mối: [trực ban công an xã, 0209.3812.345, "113"]
Kênh: [Bảng LED, Zalo]
Ảnh:
  Tệp ảnh: a.jpg
  Mô tả ảnh: Trụ sở
"""
    written = settled(composed, text, Notice)
    assert isinstance(written.value, dict)
    assert written.value.pop("kind") == "notice"
    made, found = validate(Notice, written, written.value)
    assert found == []
    assert made
    assert made.contacts == ("truc-ban", "truc-ban", "113")
    assert made.channels == ("led", "zalo")
    assert made.severity == "danger"
    assert made.image
    assert made.image.alt == "Trụ sở"
    assert written.locate("image.file").excerpt == "  Tệp ảnh: a.jpg"
    assert written.locate("text.0").line == 5
    assert written.keys["severity"].line == 6


def test_choices_are_taken_by_the_words_of_their_description(composed: Compose) -> None:
    board = "id: a\nname: A\npixels: 192×96\npitch_mm: 10\nviewing_m: 8\nmounting: xoay trái\nplayer: NovaStar\n"
    written = settled(composed, board, Board)
    made, found = validate(Board, written, written.value)
    assert found == []
    assert made
    assert (made.mounting, made.player, made.pixels) == ("left", "novastar", "192x96")


def test_two_names_of_one_field_are_told(composed: Compose) -> None:
    written = settled(composed, "title: A\nsummary: B\ntiêu đề: C\n", Notice)
    [found] = written.diagnostics
    assert (found.code, found.location and found.location.line) == ("duplicate-key", 3)
    assert "dòng 1" in found.message
    assert written.value == {"title": "A", "summary": "B"}


def test_names_without_brackets_are_a_list(composed: Compose) -> None:
    written = settled(composed, "title: A\nchannels: Bảng LED, zalo\n", Notice)
    assert written.value == {"title": "A", "channels": ["led", "zalo"]}
    assert written.locate("channels.1").line == 2


def test_what_cannot_be_meant_is_left_to_be_told(composed: Compose) -> None:
    written = settled(composed, "titel: A\nseverity: đỏ\ncontacts: [ai đó]\nimage: {x: {y: z}}\n", Notice)
    assert written.value == {
        "titel": "A",
        "severity": "đỏ",
        "contacts": ["ai-do"],
        "image": {"x": {"y": "z"}},
    }
    assert written.keys["image.x.y"].line == 4


def test_damage_follows_the_names(composed: Compose) -> None:
    written = settled(composed, "tiêu đề: *a\n", Notice)
    assert written.is_damaged("title")


def test_line_breaks_in_texts_become_spaces_and_are_told(composed: Compose) -> None:
    text = 'summary: |\n  A b.\n\n  C d.\ntext:\n  - "E\\nf"\n  - G\n'
    written = settled(composed, text, Notice)
    made = written.value
    assert isinstance(made, dict)
    assert " ".join(str(made["summary"]).split()) == "A b. C d."
    assert made["text"] == ["E f", "G"]
    assert [(found.code, found.location and found.location.line) for found in written.diagnostics] == [
        ("line-break", 1),
        ("line-break", 6),
    ]


@pytest.mark.parametrize(
    ("entries", "whole"),
    [
        ("- Người khuyết tật\n  - Người nhà làm thay được", "Người khuyết tật. Người nhà làm thay được"),
        ("- Bị lẫn.\n  - Đi một mình", "Bị lẫn. Đi một mình"),
        ("- thẻ căn cước\n  - giấy ra viện", "thẻ căn cước; giấy ra viện"),
        ("- Giấy tờ: bản sao\n  - Hạn: 3 ngày", "Giấy tờ: bản sao. Hạn: 3 ngày"),
    ],
)
def test_bullets_of_a_text_are_one_text_and_the_hint_writes_it(composed: Compose, entries: str, whole: str) -> None:
    written = settled(composed, f"title: A\nwho:\n  {entries}\n", Service)
    assert isinstance(written.value, dict)
    assert written.value["who"] == whole
    [found] = written.diagnostics
    assert (found.code, found.location and found.location.line) == ("line-break", 2)
    again = settled(composed, f"title: A\n{found.hint.partition('«')[2].removesuffix('»')}\n", Service)
    assert again.value == written.value
    assert again.diagnostics == []


@pytest.mark.parametrize("text", ["who: [a, b]", "who:\n  - a\n  - [b]", "image:\n  file:\n    - a.jpg\n    - b.jpg"])
def test_lists_of_names_and_in_brackets_are_no_text(composed: Compose, text: str) -> None:
    written = settled(composed, f"title: A\n{text}\n", Service)
    assert "wrong-type" in {found.code for found in validate(Service, written, written.value)[1]}


def test_a_message_of_one_channel_keeps_its_lines(composed: Compose) -> None:
    text = "zalo:\n  text: |\n    A\n    b\nfacebook:\n  text: |\n    C\n    d\nsummary: |\n  E\n"
    written = settled(composed, text, Notice)
    assert written.value == {"zalo": {"text": "A\nb\n"}, "facebook": {"text": "C\nd\n"}, "summary": "E\n"}
    assert written.diagnostics == []
