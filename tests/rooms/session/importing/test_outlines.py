"""What a paste of several paragraphs would become: asked and answered before anything is written."""

from __future__ import annotations

import pytest

from bantin.session.importing.guessing import Draft
from bantin.session.importing.outlines import outline

WARNING = """Cảnh báo giả danh Công an
Lấy cớ CMND sắp hết giá trị để gọi điện.
* Thủ đoạn:
- Tự xưng **Công an xã**, gọi điện.
- Dọa khóa tài khoản.
* Khuyến cáo:
+ Dừng cuộc gọi, hỏi lại Công an xã.
Nơi nhận: – Như trên; – Lưu: VT."""


def drafted(
    plain: str,
    html: str = "",
    kinds: dict[int, str] | None = None,
    places: dict[tuple[int, int], str] | None = None,
    *,
    decode: bool = True,
) -> list[Draft]:
    return list(outline(plain, html, kinds or {}, places or {}, decode=decode).items)


def test_a_text_becomes_an_item_of_its_kind() -> None:
    [draft] = drafted(WARNING)
    assert draft.kind == "warning"
    assert draft.values == {
        "title": "Cảnh báo giả danh Công an",
        "summary": "Lấy cớ CMND sắp hết giá trị để gọi điện.",
        "tricks": ["Tự xưng **Công an xã**, gọi điện.", "Dọa khóa tài khoản."],
        "advice": ["Dừng cuộc gọi, hỏi lại Công an xã."],
    }
    assert draft.left == ["Nơi nhận: – Như trên; – Lưu: VT."]


def test_a_line_goes_where_it_is_put_or_nowhere() -> None:
    [put] = drafted(WARNING, places={(0, 0): "if_victim"})
    assert put.values["if_victim"] == ["Nơi nhận: – Như trên; – Lưu: VT."]
    assert not any(put.left)
    [dropped] = drafted(WARNING, places={(0, 0): ""})
    assert not any(dropped.left)
    assert "if_victim" not in dropped.values


@pytest.mark.parametrize("places", [{(0, 1): ""}, {(1, 0): ""}, {(0, 0): "image"}, {(0, 0): "không có"}])
def test_a_place_that_leads_nowhere_is_refused(places: dict[tuple[int, int], str]) -> None:
    with pytest.raises(KeyError):
        drafted(WARNING, places=places)


def test_a_chosen_kind_is_heeded_and_no_text_is_lost() -> None:
    [draft] = drafted(WARNING, kinds={0: "notice"})
    assert draft.kind == "notice"
    text = str(draft.values) + str(draft.left)
    assert all(words in text for words in ("Thủ đoạn", "Công an xã", "Khuyến cáo", "hỏi lại", "Lưu: VT"))


def test_chat_assistants_mark_headings_and_bold_lines() -> None:
    first, second = drafted("## Lừa đảo A\nTóm tắt a\n**Thủ đoạn:**\n- x\n## Lừa đảo B\nTóm tắt b\nDấu hiệu:\n- z")
    assert (first.kind, first.values["tricks"]) == ("warning", ["x"])
    assert (second.values["title"], second.values["signs"]) == ("Lừa đảo B", ["z"])


def test_word_marks_them_in_html() -> None:
    html = "<p><b>Cảnh báo</b></p><p>Tóm tắt</p><p><b>Thủ đoạn</b></p><ul><li>Một <b>hai</b></li></ul>"
    [draft] = drafted("x", html)
    assert draft.values == {"title": "Cảnh báo", "summary": "Tóm tắt", "tricks": ["Một **hai**"], "advice": None}


def test_an_old_encoding_is_told_and_read_or_left() -> None:
    old = "C¶nh b¸o lõa ®¶o\nTãm t¾t\nThñ ®o¹n:\n- Mét"
    found = outline(old, "", {}, {}, decode=True)
    assert "TCVN3" in found.encoding
    assert found.items[0].values["tricks"] == ["Một"]
    [as_it_is] = drafted(old, decode=False)
    assert as_it_is.values["title"] == "C¶nh b¸o lõa ®¶o"


def test_of_nothing_nothing_comes() -> None:
    assert drafted(" \n ") == []
