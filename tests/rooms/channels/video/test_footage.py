from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bantin.design.looks.renderer import Looks
from bantin.model.asset import Asset, Moment
from bantin.model.bulletin import Bulletin
from bantin.model.storyboard import Excerpt, Footage, Voice
from tests.rooms.channels.video.films import SPOKEN, film, listed, with_video

MakeBulletin = Callable[..., Bulletin]


def test_footage_plays_on_from_slide_to_slide(make_bulletin: MakeBulletin, looks: Looks, tmp_path: Path) -> None:
    video = {"clip": {"file": "tuan tra & canh gác.mov", "start": 1.5, "end": 20, "focus": [0.2, 0.8]}}
    bulletin = make_bulletin(("notice", {"summary": "Một hai ba bốn năm sáu bảy tám chín mười. " * 6, "video": video}))
    asset = Asset("tuan tra & canh gác.mov", str(tmp_path / "a.mov"), "0" * 64)
    bulletin = replace(bulletin, entries=tuple(replace(entry, clip=asset) for entry in bulletin.entries))
    for name in ("reel", "landscape"):
        _, *slides, closing = film(listed(bulletin, looks)[0], name).slides
        assert len(slides) > 1
        after = 0.0
        for slide in slides:
            assert slide.footage == Footage(asset, 1.5, 20.0, (0.2, 0.8), after)
            after += slide.seconds
            assert slide.card.moments == (Moment(asset, round(min(1.5 + after, 20) - 1 / 30, 3)),)
            assert 'src="tuan tra &amp; canh gác.mov"' in slide.card.markup
        assert closing.footage is None


def test_footage_without_a_place_on_its_slide_is_told_and_left_out(
    make_bulletin: MakeBulletin, repository: Path, tmp_path: Path
) -> None:
    (tmp_path / "video" / "landscape").mkdir(parents=True)
    (tmp_path / "video" / "landscape" / "deadline.xml").write_text("<card><text>{{ title }}</text></card>", "utf-8")
    clip = {"clip": {"file": "a.mov"}}
    bulletin = make_bulletin(("deadline", {"video": clip}), ("notice", {"video": clip}))
    asset = Asset("a.mov", "/a.mov", "0" * 64)
    bulletin = replace(bulletin, entries=tuple(replace(entry, clip=asset) for entry in bulletin.entries))
    found, told = listed(bulletin, Looks([tmp_path, repository / "templates"]))
    for name, playing in (("reel", {"01-deadline", "02-notice"}), ("landscape", {"02-notice"})):
        assert {slide.item for slide in film(found, name).slides if slide.footage} == playing
    unplaced = [diagnostic for diagnostic in told if diagnostic.code == "no-place-for-clip"]
    assert ["landscape" in diagnostic.message for diagnostic in unplaced] == [True]
    shown = {slide.item for slide in film(found, "landscape").slides if slide.card.moments}
    assert shown == {"02-notice"}, "no moment is taken out of a film that is not seen"


def test_the_sound_of_footage_is_heard_where_it_is_kept_and_nobody_speaks(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    kept = {"video": {"clip": {"file": "a.mov", "start": 2, "end": 4.5, "sound": "keep"}}}
    dropped = {"video": {"clip": {"file": "a.mov"}}}
    spoken = {"video": {**SPOKEN["video"], **kept["video"]}}
    bulletin = make_bulletin(("notice", dropped), ("notice", kept), ("notice", spoken))
    asset = Asset("a.mov", "/a.mov", "0" * 64)
    bulletin = replace(bulletin, entries=tuple(replace(entry, clip=asset) for entry in bulletin.entries))
    board = film(listed(with_video(bulletin, speech={"voice": "espeak"}), looks)[0])
    heard, said = board.voices
    start = sum(slide.seconds for slide in board.slides[:2])
    assert heard == Voice(Excerpt(asset, 2.0, 2.5), start, 2.5)
    assert not isinstance(said.what, Excerpt)
    assert said.start >= heard.start + heard.seconds
