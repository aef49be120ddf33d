from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from bantin.channels.video.shots import LEAD
from bantin.channels.video.subtitles import srt, vtt
from bantin.design.layout.engine import lay_out
from bantin.design.looks.renderer import Looks
from bantin.fonts.book import FontBook
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.frame import TextRun
from bantin.model.kinds import KINDS
from bantin.model.recipe import Role
from bantin.model.storyboard import Slide
from bantin.paint.still import paint
from bantin.text.breaking.captions import LINE, captions
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


def test_captions_are_burned_in_and_written_beside_the_film(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin(("notice", {}), ("warning", SPOKEN), ("notice", {}))
    found, diagnostics = listed(with_video(bulletin, speech={"voice": "espeak"}), looks)
    assert not diagnostics
    for name in SIZES:
        board = film(found, name)
        assert len(board.cues) == 4
        assert all(
            after.start - before.end == pytest.approx(2 / 30, abs=0.001) for before, after in pairwise(board.cues)
        )
        assert text(found[f"video/{name}.vi_VN.srt"]) == srt(board.cues)
        assert text(found[f"video/{name}.vtt"]) == vtt(board.cues)
        assert found[f"video/{name}.vtt"].role == Role.CAPTIONS
        at = 0.0
        for slide in board.slides:
            shown = [cue for cue in board.cues if cue.start <= at + LEAD < cue.end]
            lines = re.findall(r'source="video.narration.text">([^<]+)<', slide.card.markup)
            assert lines == [line for cue in shown for line in cue.lines]
            at = round(at + slide.seconds, 1)


COMING = re.compile(r'enter="type" at="([\d.]+)" for="([\d.]+)" source="video.narration.text"')


def test_words_of_captions_come_as_they_are_said_where_the_unit_wants_it(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin = make_bulletin(("notice", {}), ("warning", SPOKEN))
    plain = film(listed(with_video(bulletin, speech={"voice": "espeak"}), looks)[0], "reel")
    assert not any(COMING.search(slide.card.markup) for slide in plain.slides)
    found, diagnostics = listed(with_video(bulletin, speech={"voice": "espeak"}, captions="karaoke"), looks)
    assert not diagnostics
    for name in SIZES:
        board = film(found, name)
        assert [slide.seconds for slide in board.slides] == [slide.seconds for slide in plain.slides]
        at, come = 0.0, 0
        for slide in board.slides:
            cues = [cue for cue in board.cues if cue.start <= at + LEAD < cue.end]
            heard = [cue.start for cue in cues]
            for told in COMING.finditer(slide.card.markup):
                start = at - slide.begun + float(told[1])
                end = start + float(told[2])
                assert heard[-1] - 0.02 <= start < end < cues[0].end, "one line after another, none before it is said"
                heard.append(end)
                come += 1
            at = round(at + slide.seconds, 1)
        assert come == sum(len(cue.lines) for cue in board.cues)


MARK = "Giọng đọc máy"
"""What the law on artificial intelligence asks for where a voice is synthetic."""


def test_a_synthetic_voice_is_marked_as_one_on_its_slides_and_in_the_post_and_a_recording_is_not(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin = make_bulletin(("notice", {}), ("warning", SPOKEN))
    found, _ = listed(with_video(bulletin, speech={"voice": "espeak"}), looks)
    for name in SIZES:
        marked = {slide.item for slide in film(found, name).slides if MARK in slide.card.markup}
        assert marked == {"02-warning"}
    assert "giọng máy" in text(found["video/post.txt"])
    silent, recording = bulletin.entries[0], Asset("loi-doc.m4a", "/loi-doc.m4a", "0" * 64)
    read = replace(bulletin, entries=(silent, replace(bulletin.entries[1], narration=recording)))
    found, _ = listed(with_video(read, speech={"voice": "espeak"}), looks)
    assert not [slide for name in SIZES for slide in film(found, name).slides if MARK in slide.card.markup]
    assert "giọng máy" not in text(found["video/post.txt"])


def test_the_next_caption_goes_on_and_the_next_item_is_another_scene(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin(("notice", {}), ("warning", SPOKEN), ("notice", {}))
    slides = film(listed(with_video(bulletin, speech={"voice": "espeak"}), looks)[0]).slides

    def goes_on(item: str) -> list[bool]:
        return [slide.goes_on for slide in slides if slide.item == item]

    assert goes_on("01-notice") == [False]
    assert goes_on("02-warning") == [True] * 4, "of which the film began with the headline"
    assert goes_on("03-notice") == [False]
    begun = [slide.begun for slide in slides if slide.item == "02-warning"]
    assert begun[:2] == [0, slides[1].seconds], "what enters goes on under the next caption"


HARD = [
    "CẢNH BÁO LỪA ĐẢO QUA MẠNG XÃ HỘI, MỌI NGƯỜI ĐỪNG CHUYỂN TIỀN CHO KẺ LẠ MẶT GIẢ DANH",
    "mmmm mmmm mmmm mmmm mmmm mmmm mmmm mmmm mmmm wwww wwww wwww wwww wwww wwww wwww wwww wwww",
    "nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng",
    "0900 000 000 – 0900 000 000 – 0900 000 000 – 0900 000 000 – 0900 000 000 – 0900 000 000",
    "m" * 100,
]


def narrated_slides(bulletin: Bulletin, looks: Looks, name: str) -> list[Slide]:
    slides = [slide for slide in film(listed(bulletin, looks)[0], name).slides if slide.item]
    assert all("video.narration.text" in slide.card.markup for slide in slides)
    return slides


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize("theme", some(["navy", "light"], 1))
def test_captions_stand_in_the_safe_zone_at_full_size_whatever_they_say(
    name: str, theme: str, dressed: Dressed, looks: Looks, fonts: FontBook
) -> None:
    spoken = [("notice", {"video": {"text": "Ngắn.", "narration": {"text": hard}}}) for hard in HARD]
    bulletin = dressed(theme, *spoken)
    left, top, right, bottom = SAFE[name]
    for slide in narrated_slides(bulletin, looks, name):
        laid_out = lay_out(slide.card, fonts)
        assert not laid_out.remarks
        lines = re.findall(r'source="video.narration.text">([^<]+)<', slide.card.markup)
        shown = [(run, box) for run, box in inked(laid_out, fonts) if any(run.text in line for line in lines)]
        assert shown
        for run, box in shown:
            assert run.font.size >= 46
            assert left <= box[0]
            assert top <= box[1]
            assert box[2] <= right
            assert box[3] <= bottom
    assert max(len(line) for hard in HARD for lines in captions(hard) for line in lines) <= LINE


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize("kind", some(KINDS, 2))
def test_no_kind_loses_words_to_its_captions(
    name: str, kind: str, dressed: Dressed, looks: Looks, fonts: FontBook
) -> None:
    long = {"title": "Nhận cuộc gọi lừa đảo? Báo ngay 156 hoặc 5656", "summary": "Bà con hãy báo ngay. " * 5, **SPOKEN}
    uncharted = {"series": None} if kind == "figures" else {}  # a chart has no room beside captions of such a headline
    bulletin = dressed("navy", (kind, long | uncharted))
    for slide in narrated_slides(bulletin, looks, name):
        laid_out = lay_out(slide.card, fonts)
        assert not laid_out.remarks
        for run, box in inked(laid_out, fonts):
            if run.font.size >= SMALL:
                assert SAFE[name][1] <= box[1]
                assert box[3] <= SAFE[name][3]


def luminance(color: tuple[int, ...]) -> float:
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in color[:3]]
    return sum(share * light for share, light in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize("theme", some(["navy", "light"], 1))
def test_captions_stand_out_seven_to_one(
    name: str, theme: str, dressed: Dressed, looks: Looks, fonts: FontBook
) -> None:
    bulletin = dressed(theme, ("warning", SPOKEN))
    card: Card = narrated_slides(bulletin, looks, name)[0].card
    laid_out = lay_out(card, fonts)
    (line, *_) = re.findall(r'source="video.narration.text">([^<]+)<', card.markup)
    bare = replace(laid_out.frame, marks=tuple(mark for mark in laid_out.frame.marks if not isinstance(mark, TextRun)))
    painted = paint(bare, {asset.name: Path(asset.path) for asset in card.assets}, fonts)
    runs = list(inked(laid_out, fonts))
    for words, least in ((line, 7), (MARK, 4.5)):
        run, box = next((run, box) for run, box in runs if run.text in words)
        under = painted.crop(box).getcolors()
        assert under
        for _, ground in under:
            assert isinstance(ground, tuple)
            light, dark = sorted([luminance(run.color), luminance(ground)], reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= least


def test_captions_do_not_move_what_stands_above_them(dressed: Dressed, looks: Looks, fonts: FontBook) -> None:
    spoken = f"{SENTENCE * 3}Bà con nhớ báo ngay nhé."
    bulletin = dressed("navy", ("warning", {"video": {"narration": {"text": spoken}}}))
    for name in SIZES:
        slides = narrated_slides(bulletin, looks, name)
        counts = {slide.card.markup.count("video.narration.text") for slide in slides}
        assert counts == {1, 2}
        above = set()
        for slide in slides:
            lines = re.findall(r'source="video.narration.text">([^<]+)<', slide.card.markup)
            runs = [run for run, _ in inked(lay_out(slide.card, fonts), fonts)]
            above.add(tuple(run for run in runs if not any(run.text in line for line in lines)))
        assert len(above) == 1
