from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from bantin.design.layout.engine import holds, lay_out
from bantin.design.layout.scales import Steps, settled, smallest
from bantin.fonts.book import FontBook
from bantin.model.card import Card
from bantin.model.frame import TextRun
from bantin.model.theme import Theme, TypeStyle

FONTS = FontBook()
THEME = Theme(colors={"ink": "#000000"}, styles={"body": TypeStyle(size=20)})

LARGE, SMALL = (104, 84, 64), (48, 40, 36)


def holding(most: int) -> Callable[[Steps], bool]:
    """Take a card to hold letters that are no larger together than something."""
    return lambda steps: sum(scale[step] for scale, step in steps.items()) <= most


def test_texts_are_as_large_as_their_scales_where_there_is_room() -> None:
    assert settled((LARGE, SMALL), holding(999)) == {LARGE: 0, SMALL: 0}


def test_each_scale_goes_down_no_further_than_room_is_wanted() -> None:
    def only_points(steps: Steps) -> bool:
        return SMALL[steps[SMALL]] <= 40

    assert settled((LARGE, SMALL), only_points) == {LARGE: 0, SMALL: 1}

    def only_headline(steps: Steps) -> bool:
        return LARGE[steps[LARGE]] <= 64

    assert settled((LARGE, SMALL), only_headline) == {LARGE: 2, SMALL: 0}


def test_where_nothing_fits_nothing_is_settled() -> None:
    assert settled((LARGE, SMALL), lambda _: False) is None
    assert smallest((LARGE, SMALL, ())) == {LARGE: 2, SMALL: 2, (): 4}


@given(st.integers(100, 160))
def test_what_is_settled_fits_and_no_single_text_could_be_larger(most: int) -> None:
    fits = holding(most)
    steps = settled((LARGE, SMALL), fits)
    assert steps is not None
    assert fits(steps)
    for scale in (LARGE, SMALL):
        assert not steps[scale] or not fits({**steps, scale: steps[scale] - 1})


def sizes(markup: str, height: int = 400) -> list[int]:
    """List the sizes of the texts of a card, in order."""
    laid_out = lay_out(Card(markup, "a.xml", 400, height, THEME), FONTS)
    assert not laid_out.remarks
    return list(dict.fromkeys(run.font.size for run in laid_out.frame.marks if isinstance(run, TextRun)))


def test_a_text_steps_down_its_scale_and_stands_on_no_size_between() -> None:
    long = "chữ " * 40
    for height in range(180, 700, 40):
        card = f'<card><text sizes="60 40 20 10">{long}</text></card>'
        assert set(sizes(card, height)) <= {60, 40, 20, 10}


def test_one_text_that_is_too_long_makes_no_other_smaller() -> None:
    card = '<card><text sizes="60 40">Tin</text><text sizes="48 36 24 12">{}</text></card>'
    assert sizes(card.format("ý")) == [60, 48]
    assert sizes(card.format("một ý dài " * 12)) == [60, 36]


def test_texts_of_one_scale_have_one_size() -> None:
    card = '<card><text sizes="40 20">{0}</text><text sizes="40 20">ý</text></card>'
    assert sizes(card.format("một ý dài " * 24)) == [20]


def test_what_does_not_fit_at_the_end_of_its_scale_does_not_fit() -> None:
    card = Card(f'<card><text sizes="60 40">{"chữ " * 60}</text></card>', "a.xml", 400, 400, THEME)
    assert not holds(card, FONTS)
    assert [remark.diagnostic.code for remark in lay_out(card, FONTS).remarks] == ["text-overflow"]


def lines(markup: str, height: int = 400) -> list[str]:
    """List the lines of the texts of a card, in order."""
    laid_out = lay_out(Card(markup, "a.xml", 400, height, THEME), FONTS)
    return [run.text for run in laid_out.frame.marks if isinstance(run, TextRun)]


TORN = '<card><text sizes="{}" balance="yes">Chúng tôi nhận đăng ký trước khi trời tối hẳn</text></card>'


def test_a_text_takes_one_line_more_for_better_ones_where_there_is_room() -> None:
    assert lines(TORN.format("48"), 230) == ["Chúng tôi nhận", "đăng ký trước khi", "trời tối hẳn"]
    assert lines(TORN.format("48"), 400) == ["Chúng tôi", "nhận đăng ký", "trước khi trời", "tối hẳn"]
    at_most = TORN.replace("<text", '<text max-lines="3"')
    assert lines(at_most.format("48"), 400) == lines(TORN.format("48"), 230)


def test_a_text_gives_up_some_of_its_size_for_better_lines() -> None:
    assert lines(TORN.format("48 36"), 230) == ["Chúng tôi nhận đăng ký", "trước khi trời tối hẳn"]
    assert sizes(TORN.format("48 28"), 230) == [48], "which would be much smaller"


def test_a_headline_does_not_become_small_for_better_lines() -> None:
    assert sizes(TORN.format("48 36"), 230) == [36]
    assert sizes(TORN.format("48 35"), 230) == [48], "rather than less than three quarters of it"
    halved = TORN.replace("<text", '<text max-lines="3"').format("72 48 36")
    assert sizes(halved, 230) == [36], "of the size at which it keeps to its lines, whatever its scale begins with"


def test_texts_of_one_scale_become_smaller_only_for_the_better_lines_of_many() -> None:
    calm = '<text sizes="48 40">Ý ngắn</text>'
    assert sizes(TORN.format("48 40"), 300) == [40]
    assert sizes(TORN.format("48 40").replace("</card>", f"{calm * 9}</card>"), 900) == [48]


def test_lines_are_kept_to_by_stepping_down() -> None:
    assert sizes('<card><text sizes="60 40 20" max-lines="1">Kẻ gian gọi điện thoại</text></card>') == [20]


def edge(markup: str) -> list[float]:
    """Find where the ink of each run begins."""
    frame = lay_out(Card(f'<card padding="100">{markup}</card>', "a.xml", 900, 900, THEME), FONTS).frame
    runs = [mark for mark in frame.marks if isinstance(mark, TextRun)]
    return [run.x + FONTS.ink(run.font, run.text)[0] for run in runs]


def test_optical_texts_of_all_sizes_begin_on_one_edge() -> None:
    for letter in "BHOTVđ3“":
        for size in (36, 104, 280):
            (ink,) = edge(f'<text size="{size}" optical="yes">{letter.strip("“") or "B"}</text>')
            assert abs(ink - 100) <= 0.5, (letter, size)
    assert edge('<text size="280">H</text>')[0] > 110, "as letters stand by themselves"


def test_a_quote_begins_at_the_edge_like_any_letter() -> None:
    (ink,) = edge('<text size="80" optical="yes">“Tin</text>')
    assert abs(ink - 100) <= 0.5
