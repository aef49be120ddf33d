from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bantin.checks import CHECKS, check
from bantin.checks.rule import Example, Rule
from bantin.checks.wording.doubled_number import NUMBERED
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Severity

MakeBulletin = Callable[..., Bulletin]

GOOD = [(rule, example) for rule in CHECKS.values() for example in rule.good]
BAD = [(rule, example) for rule in CHECKS.values() for example in rule.bad]


def names(pairs: list[tuple[Rule, Example]]) -> list[str]:
    return [rule.code for rule, _ in pairs]


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=names(GOOD))
def test_a_good_example_gives_nothing(rule: Rule, example: Example, make_bulletin: MakeBulletin) -> None:
    assert list(rule.check(make_bulletin(example))) == []


@pytest.mark.parametrize(("rule", "example"), BAD, ids=names(BAD))
def test_a_bad_example_gives_a_diagnostic_with_place_and_hint(
    rule: Rule, example: Example, make_bulletin: MakeBulletin
) -> None:
    found = list(rule.check(make_bulletin(example)))
    assert found
    for diagnostic in found:
        assert diagnostic.code == rule.code
        assert diagnostic.location
        assert diagnostic.location.file
        assert diagnostic.message
        assert diagnostic.message[-1] not in ".!", "one sentence without a full stop, as all diagnostics"
        assert diagnostic.hint


def test_whom_one_text_says_to_be_private_is_so_in_all_texts_of_the_item(make_bulletin: MakeBulletin) -> None:
    title, story = "Bắt nhóm do Lý Văn Tòng cầm đầu", "Lý Văn Tòng (SN 1995) khai nhận; Lý Văn Tòng nhận tiền."
    said = {"kind": "case", "title": title, "story": [story]}
    [found] = CHECKS["private-name"].check(make_bulletin(said))
    assert found.message.endswith("; cũng ở dòng 7"), "all places are told at once"
    assert [mend.text for _, mend in found.also] == ["Lý Văn T.", "Lý Văn T."]
    assert list(CHECKS["private-name"].check(make_bulletin(said | {"story": ["Không ai khác."]}))) == []


def test_every_rule_has_both_sorts_of_examples_and_its_reasons() -> None:
    for code, rule in CHECKS.items():
        assert rule.code == code
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert rule.good
        assert rule.bad
        assert rule.title
        assert rule.why.endswith(".")


def test_every_file_has_its_row_and_every_row_its_file(repository: Path) -> None:
    folders = [repository / "bantin" / "checks" / name for name in ("safety", "facts", "times", "wording")]
    files = [path.stem for folder in folders for path in folder.glob("*.py") if path.stem != "__init__"]
    assert sorted(code.replace("-", "_") for code in CHECKS) == sorted(files)


def test_diagnostics_come_in_the_order_of_files(make_bulletin: MakeBulletin) -> None:
    bulletin = make_bulletin(
        {"kind": "notice", "text": ["Đạt 93.32%."]}, {"kind": "notice", "text": ["Vào trang-gia.example."]}
    )
    assert [diagnostic.code for diagnostic in check(bulletin)] == ["english-number", "live-address"]


def test_the_offending_words_themselves_are_underlined(make_bulletin: MakeBulletin) -> None:
    (found,) = check(make_bulletin({"kind": "notice", "text": ["Đừng vào trang-gia.example nhé."]}))
    assert found.location is not None
    place = found.location
    assert place.excerpt[place.column - 1 :][: place.length] == "trang-gia.example"


def test_a_contact_a_year_old_stops_the_release(make_bulletin: MakeBulletin) -> None:
    newer, older = CHECKS["stale-contact"].bad
    assert [found.severity for found in check(make_bulletin(newer))] == [Severity.WARNING]
    assert [found.severity for found in check(make_bulletin(older))] == [Severity.ERROR]


def test_a_stale_contact_that_no_item_names_is_found_too_for_overviews_print_it(make_bulletin: MakeBulletin) -> None:
    contacts = [
        {"id": name, "label": name, "number": "113", "checked_on": date}
        for name, date in [("a", "2024-11-20"), ("b", "2024-11-20"), ("c", "2020-01-01")]
    ]
    assert [found.code for found in check(make_bulletin({"kind": "notice", "unit": {"contacts": contacts}}))] == [
        "stale-contact"
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("0912 345 678", "091x xxx x78"),
        ("006090001234", "006xxxxxxx34"),
        ("97-B1 123.45", "97-B1 xxx.45"),
        ("nguyenvana@thu.example", "n***@thu[.]example"),
    ],
)
def test_the_hint_shows_a_masked_form_that_passes(written: str, shown: str, make_bulletin: MakeBulletin) -> None:
    (found,) = check(make_bulletin({"kind": "notice", "text": [f"Xem {written} nhé."]}))
    assert shown in found.hint
    assert check(make_bulletin({"kind": "notice", "text": [f"Xem {shown} nhé."]})) == []


def test_numbers_of_the_registry_are_no_personal_data(make_bulletin: MakeBulletin) -> None:
    contacts = [{"id": "a", "label": "A", "number": "0209 3812 345", "checked_on": "2024-11-20"}]
    text = {"kind": "notice", "text": ["Gọi 0209.3812.345 hoặc +84 209 3812 345."], "unit": {"contacts": contacts}}
    assert check(make_bulletin(text)) == []


def test_each_number_is_reported_once(make_bulletin: MakeBulletin) -> None:
    found = check(make_bulletin({"kind": "notice", "text": ["Số 0912345678, thẻ 006090001234, vidu@thu.example."]}))
    assert [diagnostic.code for diagnostic in found] == ["personal-data"] * 3


def test_a_number_that_stands_in_several_texts_is_told_once_with_all_its_places(make_bulletin: MakeBulletin) -> None:
    lines = ["Xe 97B1-456.78 màu đỏ.", "Xe 14C-987.65."]
    said = {"kind": "appeal", "title": "Tìm xe 97-B1 456.78", "description": lines}
    found = check(make_bulletin(said))
    assert [len(one.also) for one in found] == [1, 0]
    assert found[0].also[0][1].text == "97-B1 xxx.78"
    recorded = [{"text": "97-B1 456.78", "why": "Tìm chủ xe", "basis": "Thông báo số 2"}]
    left = [one.code for one in check(make_bulletin(said | {"publish": recorded}))]
    assert left == ["published-on-purpose", "personal-data"]


def test_a_telephone_number_that_stands_twice_is_no_list(make_bulletin: MakeBulletin) -> None:
    [found] = check(make_bulletin({"kind": "notice", "title": "Số 0912 345 678", "text": ["Gọi 0912.345.678."]}))
    assert "«0912 345 678» giống số điện thoại" in found.message


def test_a_list_of_numbers_is_told_once_with_the_line_that_mends_it(make_bulletin: MakeBulletin) -> None:
    text = {"kind": "notice", "text": ["Xã A: 0209 3812 345", "Xã B: (0209) 3812 346, 0209-3812-347"]}
    [found] = check(make_bulletin(text))
    assert found.location
    assert found.location.excerpt
    numbers = re.findall(r'"([^"]+)"', found.hint.partition("duty_numbers: [")[2].partition("]")[0])
    assert numbers == ["0209 3812 345", "(0209) 3812 346", "0209-3812-347"]
    assert check(make_bulletin(text | {"unit": {"duty_numbers": numbers}})) == []


def test_names_keep_their_tones(make_bulletin: MakeBulletin) -> None:
    found = check(make_bulletin({"kind": "notice", "text": ["Bà Thuỷ khóa máy, hủy lệnh, minh hoạ."]}))
    assert [diagnostic.hint for diagnostic in found] == ["Viết «họa» cho thống nhất"]


def test_what_cards_number_is_what_numbers_are_told_of(repository: Path) -> None:
    kit = (repository / "templates" / "facebook" / "kit.xml").read_text(encoding="utf-8")
    posts = "".join(path.read_text(encoding="utf-8") for path in (repository / "templates" / "facebook").glob("*.txt"))
    [sorts] = re.findall(r"macro sort_of\(list\) %\}(.*)", kit)
    _, *parted = re.split(r'"(\w+)": ', sorts)
    on_cards = {name for name, sort in zip(parted[::2], parted[1::2], strict=True) if '"numbered"' in sort}
    in_posts = set(re.findall(r"item\.(\w+), numbered=true", posts))
    assert on_cards | in_posts == set(NUMBERED)


def test_the_same_mark_is_told_once_in_an_item_and_mended_everywhere(make_bulletin: MakeBulletin) -> None:
    [found] = CHECKS["pasted-markdown"].check(make_bulletin({"kind": "notice", "text": ["• Một", "• Hai", "• Ba"]}))
    assert "; cũng ở dòng " in found.message
    assert found.mend
    assert [mend.text for mend in (found.mend, *(mend for _, mend in found.also))] == ["", "", ""]
    two = {"kind": "notice", "text": ["• Một", "> Hai"]}
    assert len(list(CHECKS["pasted-markdown"].check(make_bulletin(two)))) == 2, "others are told for themselves"


def test_numbers_are_told_once_and_a_mended_step_begins_with_a_capital(make_bulletin: MakeBulletin) -> None:
    steps = ["Bước 1: mở trình duyệt.", "Bước 2: đăng nhập."]
    [found] = check(make_bulletin({"kind": "guide", "steps": steps}))
    mends = [found.mend, *(mend for _, mend in found.also)]
    assert [(mend.text, mend.certain) for mend in mends if mend] == [("M", True), ("Đ", True)]


def test_names_in_a_headline_of_capitals_are_those_of_the_month(make_bulletin: MakeBulletin) -> None:
    title, summary = "UBND PHƯỜNG HÒA BÌNH TIÊM PHÒNG DẠI", "Chó, mèo ở phường Hòa Bình được tiêm."
    (found,) = check(make_bulletin({"kind": "notice", "title": title, "summary": summary}))
    assert found.mend
    assert (found.mend.text, found.mend.certain) == ("UBND phường Hòa Bình tiêm phòng dại", False)


def test_a_figure_that_another_item_tells_otherwise_is_found_and_two_losses_are_not(
    make_bulletin: MakeBulletin,
) -> None:
    def found(*texts: str) -> list[str]:
        month = make_bulletin(*({"kind": "notice", "text": [text]} for text in texts))
        return [told.message for told in check(month) if told.code == "differing-figure"]

    (told,) = found("Toàn tỉnh đã cấp 368.063 căn cước.", "Đến nay có 368.036 căn cước.")
    assert "của tin 01-notice là «368.063»" in told
    assert found("Chị A mất 18 triệu đồng.", "Anh B mất 180 triệu đồng.") == []
    assert found("Có 1.234 hồ sơ.", "Có 1.234 hồ sơ.") == []


def test_long_titles_of_a_month_are_told_once_with_the_first_of_them(make_bulletin: MakeBulletin) -> None:
    title = "Hướng dẫn đăng ký cấp điện mới từ lưới hạ áp và đổi tên chủ hợp đồng"
    month = make_bulletin(*({"kind": "notice", "title": title} for _ in range(10)))
    (found,) = CHECKS["no-short-title"].check(month)
    assert found.location == month.entries[0].document.locate("title")
    assert found.message.startswith("10 tin ")
    assert found.message.endswith(" và 2 tin nữa")


def test_the_hint_to_a_number_of_emergencies_says_what_the_order_of_numbers_says(make_bulletin: MakeBulletin) -> None:
    usual = {"id": "quay", "label": "Quầy bạn đọc", "number": "0900 000 101", "checked_on": "2024-11-20"}
    fire = {"id": "so-114", "label": "Chữa cháy", "number": "114", "checked_on": "2024-11-20"}
    unit = {"contacts": [usual], "default_contacts": ["quay"]}
    said = {"kind": "warning", "title": "Sách ẩm mốc", "if_victim": ["Cháy: gọi ngay 114."]}
    [found] = CHECKS["other-number"].check(make_bulletin(said | {"unit": unit}))
    assert "«contacts: [so-114, quay]»" in found.hint
    assert "chỉ gọi khi có chuyện thì «contacts: [quay, so-114]»" in found.hint
    mended = said | {"contacts": ["quay", "so-114"], "unit": unit | {"contacts": [usual, fire]}}
    assert list(CHECKS["other-number"].check(make_bulletin(mended))) == []
