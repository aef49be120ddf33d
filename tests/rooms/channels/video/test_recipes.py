from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

import pytest

from bantin.channels.video.shapes import orientation
from bantin.design.layout.engine import lay_out
from bantin.design.looks.renderer import Looks
from bantin.fonts.book import FontBook
from bantin.measure.measurements import Measurements
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin
from bantin.model.card import Encoding
from bantin.model.kinds import KINDS
from bantin.model.parts.channels import Speech
from bantin.model.recipe import Recipe, Role, Still
from bantin.model.storyboard import Utterance, Voice
from tests.fixtures.proofs import some
from tests.rooms.channels.video.films import (
    SAFE,
    SENTENCE,
    SIZES,
    SMALL,
    SPOKEN,
    Dressed,
    film,
    inked,
    listed,
    text,
    with_video,
)

MakeBulletin = Callable[..., Bulletin]


@pytest.mark.parametrize(
    ("size", "folder"),
    [
        ((1080, 1920), "reel"),
        ((1082, 1920), "reel"),
        ((720, 1280), "reel"),
        ((1920, 1080), "landscape"),
        ((1080, 1080), "square"),
        ((1080, 1350), "square"),
        ((1440, 1080), "square"),
    ],
)
def test_every_size_has_looks(size: tuple[int, int], folder: str) -> None:
    assert orientation(*size) == folder


def test_a_film_has_its_cover_and_all_films_have_one_post(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found, diagnostics = listed(with_video(make_bulletin(), limit_seconds=120), looks)
    assert not [told for told in diagnostics if told.code != "long-film"]
    roles = {path.removeprefix("video/"): recipe.role for path, recipe in found.items()}
    films = {f"{name}.mp4": Role.FILM for name in SIZES}
    covers = {f"{name}-cover.jpg": Role.COVER for name in SIZES}
    assert roles == films | covers | {"post.txt": Role.POST}, "and no captions: the film's words are on its slides"
    for name in SIZES:
        cover = found[f"video/{name}-cover.jpg"]
        assert isinstance(cover.what, Still)
        assert cover.what.encoding is Encoding.JPEG
        assert "Bản tin thử · Tháng 11/2024" in cover.what.card.printed.texts, (
            "a poster of its own, no frame of the film"
        )
        assert cover.alt == f"Bìa video Bản tin thử: {len(KINDS)} tin của Phòng Thử nghiệm, Công an tỉnh Ví Dụ."


def test_all_formats_share_one_plan(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found, _ = listed(with_video(make_bulletin(("warning", SPOKEN), ("notice", {})), speech={"voice": "espeak"}), looks)
    plans = {
        (
            tuple((slide.seconds, slide.item, slide.notes.why) for slide in film(found, name).slides),
            film(found, name).voices,
            film(found, name).cues,
        )
        for name in SIZES
    }
    assert len(plans) == 1


def test_what_is_left_out_is_counted_and_not_told_of_in_words(make_bulletin: MakeBulletin, looks: Looks) -> None:
    kinds = [("notice", {"title": f"Tin số {number}"}) for number in range(4)]
    found, diagnostics = listed(with_video(make_bulletin(*kinds), limit_seconds=13), looks)
    assert [told.code for told in diagnostics] == ["no-room-in-film"]
    assert "Tin số 2" not in found["video/reel.mp4"].alt
    assert "2 tin của" in found["video/reel-cover.jpg"].alt
    slides = film(found).slides
    first = " ".join(slides[0].card.printed.texts).lower()
    assert "4 tin tháng" in first
    last = " ".join(slides[-1].card.printed.texts)
    assert "Xem đủ 4 tin trên Facebook" in last, "no scene has time for the others, so the end says where they are"
    assert slides[-2].card.markup.count('radius="4" background="know-on"') == 2, "progress ends with the last item"
    assert "know-pill" not in slides[-2].card.markup
    told = text(found["video/post.txt"])
    assert told.index("\nCÒN TRONG BẢN TIN\n• Tin số 2\n• Tin số 3\n") > 0
    assert not re.search(r"\d:\d\d Tin số 3", told)


@pytest.mark.proof
def test_what_only_the_page_has_is_counted_with_what_the_film_leaves(make_bulletin: MakeBulletin, looks: Looks) -> None:
    """Told, named and «tin khác» sum up to the month; what boards alone show is no reader's to find."""
    short = "Một hai ba bốn năm sáu bảy tám chín mười."
    told = [("notice", {"title": f"Tin số {number}", "summary": short}) for number in range(12)]
    page = [("notice", {"title": f"Trang {number}", "channels": ["facebook", "led"]}) for number in range(3)]
    month = make_bulletin(*told, *page, ("notice", {"title": "Chỉ trên bảng", "channels": ["led"]}))
    found, _ = listed(with_video(month, limit_seconds=45), looks)
    first, *_, rest, _ = film(found).slides
    assert "15 tin tháng" in " ".join(first.card.printed.texts).lower()
    seen = {slide.item for slide in film(found).slides if slide.item}
    texts, heading = rest.card.printed.texts, f"Còn {15 - len(seen)} tin nữa"
    named = texts[texts.index(heading) + 1 :]
    assert len(named) == 3 + 1, "the strongest, and how many others"
    assert named[-1] == f"và {15 - len(seen) - 3} tin khác trên trang Facebook", "also what is only told elsewhere"


@pytest.mark.parametrize("name", SIZES)
def test_what_is_left_out_is_named_on_a_slide_before_the_last(
    name: str, dressed: Dressed, looks: Looks, fonts: FontBook
) -> None:
    short = "Một hai ba bốn năm sáu bảy tám chín mười."
    month = dressed("navy", *[("notice", {"title": f"Tin số {number}", "summary": short}) for number in range(14)])
    found, diagnostics = listed(with_video(month, limit_seconds=45), looks)
    assert [told.code for told in diagnostics] == ["no-room-in-film"]
    board = film(found, name)
    assert board.seconds <= 45
    *_, last, rest, closing = board.slides
    shown = {slide.item for slide in board.slides if slide.item}
    left = [entry for entry in month.entries if entry.id not in shown]
    assert rest.card.printed.texts[-5:] == (
        f"Còn {len(left)} tin nữa",
        *(entry.item.title for entry in left[:3]),
        f"và {len(left) - 3} tin khác trên trang Facebook",
    )
    assert (last.item, rest.item, rest.notes.name) == (max(shown), None, f"Còn {len(left)} tin nữa")
    assert rest.card.printed.moves + 0.8 <= rest.seconds
    assert closing.seconds >= 4
    laid_out = lay_out(rest.card, fonts)
    assert not laid_out.remarks
    left_side, top, right, bottom = SAFE[name]
    for run, box in inked(laid_out, fonts):
        if run.font.size >= SMALL:
            assert left_side <= box[0]
            assert top <= box[1]
            assert box[2] <= right
            assert box[3] <= bottom


def test_a_reel_longer_than_platforms_take_is_told(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin(*[("notice", {"summary": SENTENCE * 8})] * 4)
    found, diagnostics = listed(with_video(bulletin, limit_seconds=600), looks)
    assert film(found).seconds > 90
    assert [told.code for told in diagnostics] == ["long-film"], "of the reel alone"
    assert film(listed(with_video(bulletin, limit_seconds=90), looks)[0]).seconds <= 90


def test_the_post_lists_chapters_from_the_first_second_on(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin(
        ("warning", {"title": "Đừng **nghe**"}), ("notice", {"video": {"title": "Vào xac-minh.club"}})
    )
    found, _ = listed(with_video(bulletin), looks)
    post = text(found["video/post.txt"])
    chapters = re.findall(r"^(\d+:\d\d) (.+)$", post, re.MULTILINE)
    slides = film(found).slides
    starts = list(accumulate((slide.seconds for slide in slides[:-1]), initial=0))
    starts.pop(1)  # the first item begins with its question
    clocks = [f"{int(start) // 60}:{int(start) % 60:02}" for start in starts]
    names = ["Đừng nghe", "Vào xac-minh[.]club", "Liên hệ"]
    assert chapters == list(zip(clocks, names, strict=True))
    assert clocks[0] == "0:00"
    assert "☎ Trực ban: 113\n" in post
    assert post.endswith("#AnNinhMang\n")


def test_the_post_names_who_made_the_music(make_bulletin: MakeBulletin, looks: Looks) -> None:
    music = {"file": "nhac.m4a", "credit": "Nhạc sĩ Ví Dụ, CC BY 4.0"}
    post = text(listed(with_video(make_bulletin(), music=music), looks)[0]["video/post.txt"])
    assert "\nNhạc nền: Nhạc sĩ Ví Dụ, CC BY 4.0\n" in post
    assert "Nhạc nền" not in text(listed(with_video(make_bulletin()), looks)[0]["video/post.txt"])


def test_a_post_with_fewer_than_three_chapters_lists_none(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin(("warning", {"channels": ["zalo"]}))
    assert "0:00" not in text(listed(with_video(bulletin), looks)[0]["video/post.txt"])


def test_voices_begin_when_their_slides_have_come_in(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin(("notice", {}), ("warning", SPOKEN))
    board = film(listed(with_video(bulletin, speech={"voice": "espeak"}), looks)[0])
    (voice,) = board.voices
    assert isinstance(voice, Voice)
    before = board.slides[0].seconds
    assert voice.start == before + 0.5
    assert voice.start + voice.seconds <= before + sum(slide.seconds for slide in board.slides[1:-2])
    assert board.cues[0].start == voice.start


def test_music_is_the_units_own(make_bulletin: MakeBulletin, looks: Looks) -> None:
    music = Asset("nhac.mp3", "/nhac.mp3", "0" * 64)
    assert film(listed(with_video(replace(make_bulletin(), music=music)), looks)[0]).music == music
    assert film(listed(with_video(make_bulletin()), looks)[0]).music is None


def test_speech_command_is_passed_on(make_bulletin: MakeBulletin, looks: Looks) -> None:
    reader = Speech(command=("piper", "{text}", "{out}"))
    bulletin = with_video(make_bulletin(("warning", SPOKEN)), speech=reader)
    (voice,) = film(listed(bulletin, looks)[0]).voices
    assert getattr(voice.what, "command", None) == ("piper", "{text}", "{out}")


def test_pages_of_one_item_follow_at_once_and_only_the_words_come(make_bulletin: MakeBulletin, looks: Looks) -> None:
    fields = {"summary": "Một hai ba bốn năm sáu bảy tám chín mười. " * 6, "facebook": {"text": "Sao vậy? Vì thế."}}
    hook, *pages, closing = film(listed(make_bulletin(("notice", fields)), looks)[0]).slides
    assert len(pages) > 1
    assert all(slide.goes_on for slide in pages), "the scene of the question is that of the answer"
    assert not closing.goes_on
    enters = [re.findall(r'enter="(\w+)"', slide.card.markup) for slide in pages]
    assert enters == [["say"]] * len(pages), "words come as they are said"
    assert hook.card.printed.moves > 0
    two = make_bulletin(("notice", fields | {"facebook": {}}), ("notice", {"summary": fields["summary"]}))
    first, second = (
        [slide for slide in film(listed(two, looks)[0]).slides if slide.item == item]
        for item in ("01-notice", "02-notice")
    )
    assert re.findall(r'enter="(\w+)"', first[0].card.markup) == ["say"], "the film began with its headline"
    assert [slide.goes_on for slide in second] == [False, *[True] * (len(second) - 1)]
    assert [re.findall(r'enter="(\w+)"', slide.card.markup) for slide in second[:2]] == [
        ["wipe", "say", "shake"],
        ["say"],
    ]


@pytest.mark.parametrize("name", SIZES)
def test_a_film_begins_with_the_strongest_items_question_and_ends_with_one_number(
    name: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    asks = {"title": "Giả danh", "facebook": {"text": "Ai gọi cho bà con? Hãy dừng lại."}, "severity": "danger"}
    bulletin = make_bulletin(("notice", {"severity": "info"}), ("warning", asks))
    hook, answer, *_, closing = film(listed(with_video(bulletin), looks)[0], name).slides
    assert "Ai gọi cho bà con?" in hook.card.printed.texts
    assert hook.item is None
    assert answer.item == "02-warning", "what it asks is answered next"
    assert "Gửi video này cho người thân" in closing.card.printed.texts
    numbers = [contact.number for contact in bulletin.unit.value.contacts_to_call if contact.number]
    assert [number for number in numbers if number in closing.card.printed.texts] == numbers[:1]


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize("kind", some(KINDS, 2))
def test_all_stands_still_well_before_a_slide_ends(
    name: str, kind: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    slides = film(listed(with_video(make_bulletin((kind, {}))), looks)[0], name).slides
    assert all(slide.card.printed.moves > 0 for slide in slides)
    assert all(slide.card.printed.moves + (0.3 if slide.seconds <= 2 else 0.8) <= slide.seconds for slide in slides)


def test_a_chart_stands_below_its_figure_where_nobody_speaks(dressed: Dressed, looks: Looks) -> None:
    points = [{"label": f"T{month}", "value": str(month)} for month in range(1, 6)]
    series = {"title": "Theo tháng", "points": points, "chart": "line"}
    _, both, _ = film(listed(dressed("navy", ("figures", {"series": series})), looks)[0]).slides
    assert "Theo tháng" in both.card.printed.texts
    assert 'enter="count"' in both.card.markup
    assert 'enter="draw"' in both.card.markup
    spoken = {"series": series, "video": {"narration": {"text": SENTENCE}}}
    _, *slides, _ = film(listed(dressed("navy", ("figures", spoken)), looks)[0]).slides
    assert len(slides) > 1, "captions need the room of one of them"


@pytest.mark.proof
@pytest.mark.parametrize("months", [24, 36])
def test_lines_of_years_fit_and_of_what_does_not_its_title_alone_is_told(
    months: int, dressed: Dressed, looks: Looks, fonts: FontBook
) -> None:
    points = [{"label": f"Tháng {1 + at % 12}/{2022 + at // 12}", "value": str(400 + at)} for at in range(months)]
    usual = "Số vụ lừa đảo qua mạng mỗi tháng trên địa bàn tỉnh"
    for title, faults in ((usual, set[str]()), (f"{usual}, " * 12, {"series.title"})):
        series = {"title": title.strip(", "), "points": points, "chart": "line"}
        found, _ = listed(dressed("navy", ("figures", {"series": series})), looks, Measurements())
        for name in SIZES:
            (chart,) = [one.card for one in film(found, name).slides if 'enter="draw"' in one.card.markup]
            told = {remark.source.path for remark in lay_out(chart, fonts).remarks}
            assert told == faults or (name == "landscape" and not told), "a wide film has room for more"


def texts_of(item: str, found: dict[str, Recipe], shape: str = "reel") -> list[tuple[str, ...]]:
    return [slide.card.printed.texts for slide in film(found, shape).slides if slide.item == item]


ANSWER = [
    "Có, trong ngày làm việc, tại Bộ phận một cửa.",
    "Mang theo căn cước của cha hoặc mẹ, giấy chứng sinh, rồi chờ đến lượt mình.",
]


@pytest.mark.parametrize("limit", [90, 14])
def test_a_question_is_never_shown_without_the_beginning_of_its_answer(
    limit: int, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    month = with_video(make_bulletin(("question", {"answer": ANSWER})), limit_seconds=limit)
    pages = texts_of("01-question", listed(month, looks)[0])
    assert " ".join(texts[-1] for texts in pages) == ANSWER[0]


def test_a_first_sentence_too_long_for_a_slide_is_not_lost(make_bulletin: MakeBulletin, looks: Looks) -> None:
    long = "Theo luật, " + "trong hạn sáu mươi ngày kể từ ngày sinh con, " * 3 + "cha mẹ đăng ký khai sinh."
    month = with_video(make_bulletin(("question", {"answer": [long, *ANSWER[1:]]})), limit_seconds=27)
    pages = texts_of("01-question", listed(month, looks)[0])
    assert ", ".join(texts[-1] for texts in pages) == long


@pytest.mark.parametrize("shape", ["reel", "landscape"])
@pytest.mark.parametrize("kind", some(KINDS, 2))
def test_slides_say_whom_to_call_about_what_is_dangerous_or_sought(
    kind: str, shape: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    month = make_bulletin((kind, {"contacts": ["duong-day"]} | ({"contact": "duong-day"} if kind == "appeal" else {})))
    pages = texts_of(f"01-{kind}", listed(month, looks)[0], shape)
    assert [("0900 000 000" in texts) for texts in pages] == [KINDS[kind].calls] * len(pages)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Báo ngay: 0900.000.000", 0),
        ("Báo ngay: **0900 000-000**.", 0),
        ("Báo ngay: 0900000000", 0),
        ("Báo ngay: 10900 000 000", 1),
        ("Báo ngay: 0900 000 001", 1),
        ("Báo ngay cho Công an.", 1),
    ],
)
@pytest.mark.parametrize("shape", ["reel", "landscape"])
def test_a_number_that_the_text_says_does_not_stand_beside_it_again(
    text: str, times: int, shape: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    month = make_bulletin(("warning", {"contacts": ["duong-day"], "video": {"text": text}}))
    (page,) = texts_of("01-warning", listed(month, looks)[0], shape)
    assert page.count("0900 000 000") == times


def test_a_page_cut_at_a_clause_ends_without_a_comma_and_its_voice_keeps_it(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    words = "đầu tháng đến nay phường ghi nhận hai mươi bảy ca gấp ba lần cùng kỳ"
    one, two, three, four = (f"{first} {words}" for first in ("Từ", "sang", "rồi", "tới"))
    fields = {"summary": f"**{one},** {two}; {three} – {four}.", "video": {"narration": {}}}
    board = film(listed(with_video(make_bulletin(("notice", fields)), speech={"voice": "espeak"}), looks)[0])
    pages = dict.fromkeys(slide.notes.text for slide in board.slides if slide.item)
    assert list(pages) == [f"**{one}**", two, three.capitalize(), f"{four}."]
    (voice,) = board.voices
    assert isinstance(voice.what, Utterance)
    assert f"{one}, {two}; {three} – {four}." in voice.what.text
