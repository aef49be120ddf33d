from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pytest

from bantin.design.layout.engine import LaidOut, lay_out
from bantin.design.looks.elements import MarkupError
from bantin.model.card import Card
from bantin.model.diagnostic import WHOLE, Counted, Excess
from bantin.model.frame import Box, Enter, Entrance, Font, Icon, Modules, Picture, TextRun
from bantin.model.theme import Theme, TypeStyle

THEME = Theme(
    colors={"ink": "#ffffff", "ground": "#000000", "a": "#ff0000", "b": "#00ff00"},
    styles={"body": TypeStyle(size=20, line_height=1.5)},
)


class Grid:
    """Letters half as wide as the size, all of one height: arithmetic that a reader can check."""

    def advance(self, font: Font, text: str) -> float:
        return font.size / 2 * len(text)

    def advances(self, font: Font) -> Mapping[str, float]:
        return defaultdict(lambda: font.size / 2)

    def ink(self, font: Font, text: str) -> tuple[float, float, float, float]:
        return 0, -0.75 * font.size, self.advance(font, text), 0.25 * font.size if "g" in text else 0

    def missing(self, font: Font, text: str) -> str:
        del font
        return "".join(letter for letter in text if letter == "→")


def laid_out(inside: str, width: int = 400, height: int = 300, card: str = "") -> LaidOut:
    return lay_out(Card(f"<card {card}>{inside}</card>", "test.xml", width, height, THEME), Grid())


def boxes(result: LaidOut) -> list[tuple[float, float, float, float]]:
    return [(mark.x, mark.y, mark.width, mark.height) for mark in result.frame.marks if isinstance(mark, Box)]


def lines(result: LaidOut) -> list[tuple[float, float, str]]:
    return [(mark.x, mark.baseline, mark.text) for mark in result.frame.marks if isinstance(mark, TextRun)]


def test_a_row_shares_what_is_left_among_those_that_grow() -> None:
    result = laid_out(
        '<row height="50" gap="10"><column width="100" background="a"/><column grow="1" background="a"/></row>'
    )
    assert boxes(result) == [(0, 0, 100, 50), (110, 0, 290, 50)]


def test_a_column_puts_its_growing_child_between_the_others() -> None:
    fixed = '<row height="40" background="a"/>'
    assert boxes(laid_out(f'{fixed}<row grow="1" background="b"/>{fixed}', card='padding="10"')) == [
        (10, 10, 380, 40),
        (10, 50, 380, 200),
        (10, 250, 380, 40),
    ]


def test_a_stack_lays_its_children_upon_one_another() -> None:
    result = laid_out(
        '<stack width="100" height="80" align="center" justify="center" background="a">'
        '<row width="20" height="20" background="b"/></stack>',
        card='align="start"',
    )
    assert boxes(result) == [(0, 0, 100, 80), (40, 30, 20, 20)]


def test_a_grid_has_equally_wide_cells_and_fills_its_last_row() -> None:
    cell = '<column height="10" background="a"/>'
    result = laid_out(f'<grid columns="2" gap="20">{cell * 3}</grid>')
    assert boxes(result) == [(0, 0, 190, 10), (210, 0, 190, 10), (0, 30, 190, 10)]


def test_a_row_that_wraps_goes_on_below() -> None:
    chip = '<row width="150" height="20" background="a"/>'
    result = laid_out(f'<row wrap="yes" gap="10">{chip * 3}</row><row height="5" background="b"/>')
    assert boxes(result) == [(0, 0, 150, 20), (160, 0, 150, 20), (0, 30, 150, 20), (0, 50, 400, 5)]


def test_a_box_keeps_its_aspect() -> None:
    assert boxes(laid_out('<row aspect="2" background="a"/>')) == [(0, 0, 400, 200)]


def test_percentages_are_of_the_parents_inner_size() -> None:
    result = laid_out('<row width="50%" height="25%" background="a"/>', card='padding="50" align="start"')
    assert boxes(result) == [(50, 50, 150, 50)]


def test_text_breaks_at_its_width_and_its_box_is_as_high_as_its_lines() -> None:
    result = laid_out('<column background="a"><text>một hai ba bốn năm sáu bảy tám chín mười mốt</text></column>')
    found = lines(result)
    assert len(found) == 2
    assert " ".join(text for _, _, text in found) == "một hai ba bốn năm sáu bảy tám chín mười mốt"
    assert boxes(result)[0][3] == 60


def test_a_word_of_the_glossary_is_not_broken() -> None:
    def set_with(*glossary: str) -> list[str]:
        card = Card("<card><text>aa bb cc dd ee ff</text></card>", "test.xml", 90, 300, THEME, glossary=glossary)
        return [text for _, _, text in lines(lay_out(card, Grid()))]

    assert set_with() == ["aa bb cc", "dd ee ff"]
    assert set_with("bb cc dd") == ["aa", "bb cc dd", "ee ff"]


def test_bold_words_are_runs_of_their_own_in_their_own_weight() -> None:
    result = laid_out("<text>gửi **ngay bây giờ** nhé</text>")
    found = [mark for mark in result.frame.marks if isinstance(mark, TextRun)]
    assert [(run.text, run.font.weight) for run in found] == [("gửi", 400), ("ngay bây giờ", 700), ("nhé", 400)]
    assert [run.x for run in found] == [0, 40, 170]


def test_right_and_centred_lines_end_where_they_should() -> None:
    assert lines(laid_out('<text align="right">abcd</text>'))[0][0] == 360
    assert lines(laid_out('<text align="center">abcd</text>'))[0][0] == 180


def test_baselines_of_a_row_agree() -> None:
    result = laid_out('<row align="baseline"><text size="60">A</text><text>b</text></row>')
    assert len({baseline for _, baseline, _ in lines(result)}) == 1


def test_all_texts_shrink_together_until_the_card_fits() -> None:
    text = '<text size="60" min-size="10">mười chữ dài như thế này là quá nhiều cho một khung</text>'
    result = laid_out(text, width=300, height=150)
    sizes = {mark.font.size for mark in result.frame.marks if isinstance(mark, TextRun)}
    assert not result.remarks
    assert 10 < min(sizes) < 60


def test_what_does_not_fit_at_the_smallest_size_is_reported_and_not_cut() -> None:
    words = "chữ " * 200
    result = laid_out(f'<text size="20" min-size="18" source="tricks.2">{words}</text>')
    assert [(remark.source.path, remark.diagnostic.code) for remark in result.remarks] == [
        ("tricks.2", "text-overflow")
    ]
    assert "".join(text + " " for _, _, text in lines(result)).split() == words.split()


def test_max_lines_shrinks_one_text_alone() -> None:
    result = laid_out('<text size="60" min-size="20" max-lines="1">mười hai chữ cái</text><text>thường</text>')
    sizes = [mark.font.size for mark in result.frame.marks if isinstance(mark, TextRun)]
    assert sizes[0] <= 50
    assert sizes[-1] == 20
    assert len(lines(result)) == 2


def test_a_word_wider_than_its_column_is_reported() -> None:
    assert laid_out(f'<text source="title" size="90">{"a" * 24}</text>').remarks


def test_a_character_without_a_letter_is_named() -> None:
    found = laid_out('<text source="note">mở → bấm → xong</text>').remarks
    assert [(remark.source.path, remark.diagnostic.code) for remark in found] == [("note", "missing-letter")]
    assert "rightwards arrow" in found[0].diagnostic.message


def test_icons_codes_and_pictures_stand_in_whole_pixels() -> None:
    result = laid_out(
        '<row gap="9.5"><icon name="x" size="31" color="ink"/><qr data="https://vidu.example" size="120"/>'
        '<image src="a.png" grow="1" height="77"/></row>'
    )
    icon, code, picture = result.frame.marks
    assert isinstance(icon, Icon)
    assert isinstance(code, Modules)
    assert isinstance(picture, Picture)
    assert len({len(row) for row in code.rows} | {len(code.rows)}) == 1
    assert code.module * len(code.rows) <= 120
    assert picture.x + picture.width == 400


@pytest.mark.parametrize(("height", "drawn"), [(30, 1), (29, 0)])
def test_an_icon_that_needs_more_room_than_there_is_is_left_off(height: int, drawn: int) -> None:
    result = laid_out(
        f'<column height="{height}"><icon name="x" size="60" height="100%" color="ink" least="30"/></column>'
    )
    assert len(result.frame.marks) == drawn


def test_bars_are_as_long_as_their_values() -> None:
    bars = '<bar label="a" value="50" display="50"/><bar label="b" value="100" display="100"/>'
    result = laid_out(f'<chart color="a" track="b" label-style="body" value-style="body" thickness="10">{bars}</chart>')
    widths = [box[2] for box in boxes(result)]
    assert widths == [4, 178, 4, 355], "each behind its tick of the axis, in proportion to a pixel"


def test_a_text_gives_way_a_little_to_keep_its_words_whole() -> None:
    def found(width: int) -> list[tuple[str, int]]:
        result = laid_out('<text size="60" min-size="20">Xin Công an</text>', width=width)
        return [(mark.text, mark.font.size) for mark in result.frame.marks if isinstance(mark, TextRun)]

    assert found(210) == [("Xin", 60), ("Công an", 60)]
    assert found(190) == [("Xin", 54), ("Công an", 54)]
    assert found(150) == [("Xin", 60), ("Công", 60), ("an", 60)]


def test_a_headline_gives_way_a_little_to_leave_no_word_alone() -> None:
    def found(of: str, width: int) -> list[tuple[str, int]]:
        result = laid_out(f'<text size="60" min-size="20" {of}>Làm Công an ngay</text>', width=width)
        return [(mark.text, mark.font.size) for mark in result.frame.marks if isinstance(mark, TextRun)]

    assert found("", 400) == [("Làm Công an", 60), ("ngay", 60)]
    assert found('balance="yes"', 400) == [("Làm Công an ngay", 50)]
    assert ("ngay", 60) in found('balance="yes"', 330), "what stays alone at any size near it stays large"


def test_a_text_that_is_whole_shrinks_rather_than_break_a_word_and_tells_if_it_cannot() -> None:
    def found(of: str, width: int) -> tuple[list[str], int]:
        result = laid_out(f'<text size="60" min-size="20" {of}>Xin Công an</text>', width=width)
        return [mark.text for mark in result.frame.marks if isinstance(mark, TextRun)], len(result.remarks)

    assert found("", 110) == (["Xin", "Công", "an"], 0)
    assert found('whole="yes"', 110) == (["Xin", "Công an"], 0)
    assert found('whole="yes"', 60)[1] == 1


def test_a_text_may_be_halved_where_that_hurts_least_and_nowhere_else() -> None:
    def found(whole: str, width: int) -> tuple[list[tuple[str, int]], int]:
        text = f'<text size="60" min-size="20" whole="{whole}">giấy phép lái xe</text>'
        result = laid_out(text, width=width)
        runs = [(run.text, run.font.size) for run in result.frame.marks if isinstance(run, TextRun)]
        return runs, len(result.remarks)

    assert found("halves", 300) == ([("giấy phép", 60), ("lái xe", 60)], 0)
    [(words, size)], _ = found("yes", 300)
    assert words == "giấy phép lái xe"
    assert size < 45
    assert found("halves", 60)[1] == 1, "«giấy | phép» is no half"


def test_what_is_too_wide_breaks_where_it_hurts_least_before_it_shrinks() -> None:
    result = laid_out('<text size="40" min-size="20">Làm **giấy phép lái xe** ngay</text>', width=270)
    found = [(mark.text, mark.font.size, mark.font.weight) for mark in result.frame.marks if isinstance(mark, TextRun)]
    assert found == [("Làm", 40, 400), ("giấy phép", 40, 700), ("lái xe", 40, 700), ("ngay", 40, 400)]


def test_a_line_does_not_end_in_a_word_that_leans_on_the_next() -> None:
    text = "Chị A mất 18 triệu đồng vì “combo du lịch” cuối năm"
    for balance in ("yes", "no"):
        found = lines(laid_out(f'<text balance="{balance}">{text}</text>', width=280))
        assert [line for _, _, line in found] == ["Chị A mất 18 triệu đồng", "vì “combo du lịch” cuối năm"]


def test_what_is_hidden_keeps_its_place_with_all_that_is_in_it() -> None:
    def row(of: str) -> LaidOut:
        return laid_out(
            f'<row gap="10" {of}><row background="a" width="30" height="20" border="2" border-color="b">'
            f'<text>dài</text></row></row><row background="b" height="20"/>'
        )

    shown, hidden = row("").frame.marks, row('visibility="hidden"').frame.marks
    assert len(shown) == 3
    assert hidden == shown[-1:]


def test_what_enters_is_told_with_its_marks_its_box_and_what_it_is_within() -> None:
    tick = '<column background="a" width="10" height="10" enter="draw" at="0.5"/>'
    hidden = '<row visibility="hidden"><row background="a" height="5" enter="fade"/></row>'
    row = f'<row background="b" height="20" enter="rise" at="0.3" for="0.4">{tick}</row>'
    found = laid_out(f'<row background="a" height="20"/>{hidden}{row}<row background="a" height="5"/>')
    outer, inner = found.entering
    assert (outer.first, outer.end, outer.within, outer.entrance) == (1, 3, None, Entrance(Enter.RISE, 0.3, 0.4))
    assert (inner.first, inner.end, inner.within, inner.entrance.enter) == (2, 3, 0, Enter.DRAW)
    assert outer.box[1:] == (25, 400, 20)
    assert len(found.frame.marks) == 4, "all are there where nothing moves"


def test_bars_of_a_chart_grow_one_by_one_each_with_its_number() -> None:
    bars = '<bar label="a" value="1" display="1"/><bar label="b" value="2" display="2"/>'
    found = laid_out(
        '<chart color="a" track="b" label-style="body" value-style="body" enter="grow" at="1" for="0.7">'
        f"{bars}</chart>",
        width=400,
    )
    whole, *parts = found.entering
    assert (whole.entrance.enter, whole.within) == (Enter.FADE, None), "labels and tracks are there first"
    ways = [(part.entrance.enter, round(part.entrance.at, 2)) for part in parts]
    assert ways == [(Enter.GROW, 1), (Enter.COUNT, 1), (Enter.GROW, 1.15), (Enter.COUNT, 1.15)]
    assert {part.within for part in parts} == {0}


def test_when_something_enters_is_said_only_of_what_enters() -> None:
    with pytest.raises(MarkupError, match="«at» chỉ đi cùng «enter»"):
        laid_out('<row at="1" height="5"/>')


def test_the_one_text_that_is_too_long_is_named_and_by_how_much_not_its_neighbours() -> None:
    words = " ".join(["chữ"] * 12)
    short = '<text source="title">Một hai ba</text>'
    found = laid_out(
        f'{short}<column height="60"><text source="note">{words}</text></column>{short}', width=150, height=300
    )
    told = {remark.source.path: remark.excess for remark in found.remarks}
    assert told == {"note": Excess(12, 8)}, "two lines of four words"


@pytest.mark.parametrize(
    ("text", "excess"),
    [
        ("1.234.567.890.123", Excess(13, 6, Counted.DIGITS)),
        ("−1.234.567.890,5", Excess(11, 5, Counted.DIGITS)),
        ("1.234.567 vụ", Excess(7, 4, Counted.DIGITS)),
        ("1234567890abc", Excess(13, 8, Counted.LETTERS)),
    ],
)
def test_a_number_that_is_too_wide_is_counted_in_the_digits_that_were_typed(text: str, excess: Excess) -> None:
    found = laid_out(f'<text source="values.1.value" max-lines="1">{text}</text>', width=80)
    assert [(remark.source.path, remark.excess) for remark in found.remarks] == [("values.1.value", excess)]


def test_a_list_is_named_where_no_entry_of_it_could_mend_the_card() -> None:
    lines = "".join(f'<text source="tricks.{n}">mười chữ</text>' for n in range(9))
    found = laid_out(lines, height=60)
    assert [remark.source.path for remark in found.remarks] == ["tricks"]


def test_what_a_look_itself_says_is_the_designers_matter() -> None:
    (remark,) = laid_out("<text>" + "chữ " * 200 + "</text>").remarks
    assert (remark.source, remark.excess) == (WHOLE, None)


def test_no_innocent_is_blamed_for_what_a_look_itself_says() -> None:
    own = f'<column height="30"><text>{"chữ " * 60}</text></column>'
    short = '<text source="title">Một hai ba bốn năm sáu</text><text source="tricks.0">Mười chữ ở đây</text>'
    (remark,) = laid_out(own + short, width=300, height=300).remarks
    assert (remark.source, remark.excess) == (WHOLE, None)
    assert "«chữ chữ" in remark.diagnostic.message


def test_an_editors_text_is_named_beside_the_looks_own_where_both_are_too_long() -> None:
    own = f'<column height="30"><text>{"chữ " * 60}</text></column>'
    long = f'<column height="60"><text source="note">{"chữ " * 60}</text></column>'
    found = laid_out(f'{own}<text source="title">Một hai ba</text>{long}', width=300, height=300)
    assert [(one.source.path, one.excess is None) for one in found.remarks] == [("note", False), ("", True)]


def test_texts_are_whole_again_after_it_was_tried_which_is_too_long() -> None:
    words = "chữ " * 200
    found = laid_out(f'<text source="tricks.2">{words}</text>')
    assert "".join(text + " " for _, _, text in lines(found)).split() == words.split()
