from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.channels.video.narration import _shots
from bantin.channels.video.shots import Shot
from bantin.design.looks.renderer import Looks
from bantin.measure.measure import Media
from bantin.measure.reading import LONGEST_SLIDE, SHORTEST_SLIDE
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin, Document, Entry
from bantin.model.diagnostic import Severity
from bantin.model.parts.overrides import VideoOverride
from bantin.model.storyboard import Utterance
from tests.rooms.channels.video.films import SENTENCE
from tests.rooms.channels.video.plans import ESPEAK, planned

MakeBulletin = Callable[..., Bulletin]


RECORDING = Asset("loi.wav", "/loi.wav", "0" * 64)


def narrated(bulletin: Bulletin, recording: Asset | None = None, text: str | None = None) -> Bulletin:
    """Let the first item be read aloud."""
    entry = bulletin.entries[0]
    video = VideoOverride.model_validate({**entry.item.video.model_dump(), "narration": {"text": text}})
    document: Document[Any] = replace(entry.document, value=entry.item.model_copy(update={"video": video}))
    first = Entry(entry.id, entry.kind, document, entry.image, recording)
    return replace(bulletin, entries=(first, *bulletin.entries[1:]))


def test_a_narrated_item_lasts_as_long_as_its_voice_and_a_breath(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = narrated(make_bulletin(("warning", {}), ("notice", {})), RECORDING, text=SENTENCE * 6)
    told, silent = planned(bulletin, looks).takes
    assert (told.said, told.voice, told.seconds) == (RECORDING, 20.0, 21)
    assert {shot.why for shot in told.shots} == {"lời đọc 20,0 giây"}
    assert (silent.said, silent.captions) == (None, ())
    assert [(shot.captioned, shot.caption) for shot in silent.shots] == [(False, ())]


def test_captions_change_with_the_slides_and_never_within_a_second(make_bulletin: MakeBulletin, looks: Looks) -> None:
    take = planned(narrated(make_bulletin(("warning", {})), RECORDING, text=SENTENCE * 6), looks).takes[0]
    assert len(take.captions) == 6
    at = 0.0
    for shot in take.shots:
        assert shot.seconds >= 1
        assert shot.captioned
        (lines,) = [lines for start, end, lines in take.captions if start <= at < end]
        assert shot.caption == lines
        at = round(at + shot.seconds, 1)


def test_a_synthetic_voice_reads_the_slide_if_nothing_else_is_written(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin = narrated(make_bulletin(("warning", {"title": "Cẩn thận"})))
    take = planned(bulletin, looks, speech=ESPEAK).takes[0]
    assert take.said == Utterance("Cẩn thận. Một tóm tắt.", "espeak")
    spoken = narrated(make_bulletin(("warning", {})), text="Đừng **nghe**.")
    assert planned(spoken, looks, speech=ESPEAK).takes[0].said == Utterance("Đừng nghe.", "espeak")
    recorded = narrated(make_bulletin(("warning", {"title": "Cẩn thận?"})), RECORDING)
    assert planned(recorded, looks, speech=ESPEAK).takes[0].said == RECORDING
    assert [lines for take in planned(recorded, looks).takes for _, _, lines in take.captions] == [
        ("Cẩn thận? Một tóm tắt.",)
    ]


def test_narration_without_any_voice_is_told_of_and_shown_silently(make_bulletin: MakeBulletin, looks: Looks) -> None:
    plan = planned(narrated(make_bulletin(("warning", {})), text="Đừng nghe."), looks)
    assert [(told.code, told.severity) for told in plan.diagnostics] == [("no-voice", Severity.WARNING)]
    assert plan.takes[0].said is None
    assert not plan.takes[0].captions


def test_a_recording_without_its_words_is_noted(make_bulletin: MakeBulletin, looks: Looks) -> None:
    written = planned(narrated(make_bulletin(("warning", {})), RECORDING, text="Đừng nghe."), looks)
    assert not written.diagnostics
    plan = planned(narrated(make_bulletin(("warning", {})), RECORDING), looks)
    assert [(told.code, told.severity) for told in plan.diagnostics] == [("no-transcript", Severity.NOTE)]


def test_a_voice_is_asked_once_for_what_fits(make_bulletin: MakeBulletin, looks: Looks) -> None:
    asked: list[Media] = []

    def slow(of: Media) -> float:
        asked.append(of)
        return 30.0

    bulletin = narrated(make_bulletin(("notice", {"summary": SENTENCE * 6})))
    planned(bulletin, looks, speech=ESPEAK, lasts=slow)
    assert len(asked) == 1
    planned(bulletin, looks, speech=ESPEAK, lasts=slow, limit_seconds=20)
    assert len(asked) == 1 + 1 + 3, "shorter texts are read only where the whole does not fit"


def test_a_voice_that_outlasts_the_film_is_left_out_and_told_of(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = narrated(make_bulletin(("warning", {}), ("notice", {})), RECORDING, text="Đừng nghe.")
    plan = planned(bulletin, looks, lasts=lambda _: 120.0)
    assert [take.entry.kind for take in plan.takes] == ["notice"]
    assert [told.code for told in plan.diagnostics] == ["no-room-in-film"]


def test_dangerous_addresses_are_defanged_in_captions(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = narrated(make_bulletin(("warning", {})), RECORDING, text="Đừng vào xac-minh.club nhé.")
    lines = [line for take in planned(bulletin, looks).takes for _, _, found in take.captions for line in found]
    assert lines == ["Đừng vào xac-minh[.]club nhé."]


@given(
    st.lists(st.integers(SHORTEST_SLIDE, LONGEST_SLIDE), min_size=1, max_size=6),
    st.lists(st.integers(10, 70), max_size=12),
    st.integers(0, 60),
)
def test_pages_and_captions_share_the_time_in_pieces_of_a_second_or_more(
    pages: list[int], stays: list[int], more: int
) -> None:
    ends = [sum(stays[:n]) / 10 for n in range(len(stays) + 1)]
    cues = [(start, end, (f"{start}",)) for start, end in pairwise(ends)]
    total = max(math.ceil(ends[-1]), sum(pages)) + more
    if 0 < total - ends[-1] < 1:
        total += 1
    shots = [Shot(f"{number}", number, len(pages), 1, length, "") for number, length in enumerate(pages, 1)]
    found = list(_shots(shots, cues, total, "vì"))
    assert sum(shot.seconds for shot in found) == pytest.approx(total)
    assert all(shot.seconds >= 1 for shot in found)
    assert sorted({shot.page for shot in found}) == [shot.page for shot in shots], "each page is seen"
    assert [shot.page for shot in found] == sorted(shot.page for shot in found)
    at = 0.0
    for shot in found:
        assert shot.caption == next((lines for start, end, lines in cues if start <= at < end), ())
        at = round(at + shot.seconds, 1)


@pytest.mark.parametrize("shown", [SENTENCE * 6, SENTENCE])
def test_pages_to_read_get_their_time_however_short_the_voice(
    shown: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin = narrated(make_bulletin(("notice", {"summary": shown})), RECORDING, text="Ngắn thôi.")
    silent = planned(make_bulletin(("notice", {"summary": shown})), looks).takes[0]
    take = planned(bulletin, looks, lasts=lambda _: 1.0).takes[0]
    assert take.seconds >= silent.seconds
    assert [shot.page for shot in take.shots if shot.caption] == [1]
