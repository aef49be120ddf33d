from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.channels.video.fitting import Candidate, TextAmount, Way, fit
from bantin.channels.video.narration import _shots
from bantin.channels.video.planning import CLOSING_SECONDS, FilmPlan, plan_film
from bantin.channels.video.shots import Shot
from bantin.channels.view import ChannelView
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.measure.measure import Media
from bantin.measure.reading import LONGEST_SLIDE, SHORTEST_SLIDE, slide_seconds
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin, Document, Entry
from bantin.model.diagnostic import Severity
from bantin.model.kinds import KINDS
from bantin.model.parts.channels import Speech, Video
from bantin.model.parts.overrides import VideoOverride
from bantin.model.storyboard import Footage, Utterance
from tests.rooms.channels.video.films import SENTENCE

MakeBulletin = Callable[..., Bulletin]

ASKS = {"text": "Vì sao vậy? Vì thế."}
"""What a film begins with instead of the headline, where its first item says so."""


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    lengths = sorted(draw(st.sets(st.integers(30, 400), min_size=1, max_size=3)), reverse=True)
    words = sorted(draw(st.sets(st.sampled_from(TextAmount), min_size=len(lengths), max_size=len(lengths))))
    ways = tuple(Way(amount, tenths / 10) for amount, tenths in zip(words, lengths, strict=True))
    return Candidate(draw(st.integers(0, 2)), ways, named=draw(st.integers(0, 5)) == 0)


months = st.lists(candidates(), max_size=12)


def total(items: Sequence[Candidate], chosen: Sequence[int | None]) -> float:
    seconds = sum(item.ways[way].seconds for item, way in zip(items, chosen, strict=True) if way is not None)
    return round(seconds, 1)


def least(items: Sequence[Candidate], *, named: bool = False) -> float:
    return round(sum(item.ways[-1].seconds for item in items if item.named or not named), 1)


@given(months, st.integers(2, 200), st.integers(0, 5))
def test_what_is_chosen_never_exceeds_the_room_but_where_it_must_be_in(
    items: list[Candidate], room: int, aside: int
) -> None:
    chosen = fit(items, room, aside)
    assert len(chosen) == len(items)
    assert total(items, chosen) <= max(room - aside if None in chosen else room, least(items, named=True))


@given(months, st.integers(2, 200))
def test_what_its_editor_names_for_the_film_is_in_it(items: list[Candidate], room: int) -> None:
    assert all(way is not None for item, way in zip(items, fit(items, room), strict=True) if item.named)


@given(months, st.integers(2, 200))
def test_all_words_stay_where_they_fit(items: list[Candidate], room: int) -> None:
    if sum(item.ways[0].seconds for item in items) <= room:
        assert fit(items, room) == [0] * len(items)


@given(months, st.integers(2, 200))
def test_nobody_is_left_out_while_a_sentence_of_each_would_fit(items: list[Candidate], room: int) -> None:
    if least(items) <= room:
        assert None not in fit(items, room, room / 8)


@given(months, st.integers(2, 200))
def test_no_word_gives_way_that_would_still_fit(items: list[Candidate], room: int) -> None:
    chosen = fit(items, room)
    left = room - total(items, chosen)
    for item, way in zip(items, chosen, strict=True):
        if way:
            assert round(item.ways[way - 1].seconds - item.ways[way].seconds - left, 1) > 0


@given(months, st.integers(2, 200))
def test_who_is_left_out_would_not_have_fitted_beside_heavier_and_earlier_ones(
    items: list[Candidate], room: int
) -> None:
    chosen = fit(items, room)
    for at, (item, way) in enumerate(zip(items, chosen, strict=True)):
        if way is None:
            before = [
                other.ways[-1].seconds
                for place, (other, its) in enumerate(zip(items, chosen, strict=True))
                if its is not None and (other.named or (-other.weight, place) < (-item.weight, at))
            ]
            assert round(sum(before) + item.ways[-1].seconds - room, 1) > 0


def test_pages_go_before_sentences_and_light_items_before_heavy_ones() -> None:
    light = Candidate(0, (Way(TextAmount.WHOLE, 20), Way(TextAmount.ONE_PAGE, 9), Way(TextAmount.SENTENCE, 3)))
    heavy = Candidate(2, (Way(TextAmount.WHOLE, 30), Way(TextAmount.ONE_PAGE, 9), Way(TextAmount.SENTENCE, 3)))
    longer = replace(light, ways=(Way(TextAmount.WHOLE, 25), *light.ways[1:]))
    assert fit([heavy, light, longer], 75) == [0, 0, 0]
    assert fit([heavy, light, longer], 74) == [0, 0, 1], "the longest of the light ones"
    assert fit([heavy, light, light], 69) == [0, 0, 1], "the last of equal ones"
    assert fit([heavy, light, longer], 50) == [0, 1, 1]
    assert fit([heavy, light, longer], 37) == [1, 1, 1]
    assert fit([heavy, light, longer], 24) == [1, 1, 2]
    assert fit([light, heavy, light], 6) == [2, 2, None], "heavy ones first, then earlier ones"
    assert fit([light, heavy, replace(light, named=True)], 6) == [None, 2, 2], "but who must be in is"
    assert fit([heavy, replace(light, named=True)], 2) == [None, 2], "however little room there is"


@dataclass
class Lasting(Estimates):
    """Takes everything to last as long as one says."""

    lasts: Callable[[Media], float]

    def seconds(self, of: Media, /) -> float:
        return self.lasts(of)


SILENT, ESPEAK = Speech(), Speech(voice="espeak")
RECORDING = Asset("loi.wav", "/loi.wav", "0" * 64)


def voice(of: Media) -> float:
    if isinstance(of, Asset):
        return 20.0
    return len(of.text.split()) / 2.7 if isinstance(of, Utterance) else Estimates().seconds(of)


def planned(
    bulletin: Bulletin,
    looks: Looks,
    limit_seconds: int = 90,
    speech: Speech = SILENT,
    lasts: Callable[[Media], float] = voice,
) -> FilmPlan:
    settings = Video(limit_seconds=limit_seconds, speech=speech)
    return plan_film(ChannelView(bulletin, looks, "video", Lasting(lasts)), settings)


def narrated(bulletin: Bulletin, recording: Asset | None = None, text: str | None = None) -> Bulletin:
    """Let the first item be read aloud."""
    entry = bulletin.entries[0]
    video = VideoOverride.model_validate({**entry.item.video.model_dump(), "narration": {"text": text}})
    document: Document[Any] = replace(entry.document, value=entry.item.model_copy(update={"video": video}))
    first = Entry(entry.id, entry.kind, document, entry.image, recording)
    return replace(bulletin, entries=(first, *bulletin.entries[1:]))


def test_every_item_is_in_the_plan_or_told_of(
    make_bulletin: MakeBulletin, looks: Looks, pytestconfig: pytest.Config
) -> None:
    """With six limits with `--proofs`, else with three."""
    long = {"summary": SENTENCE * 6}
    bulletin = make_bulletin(*[(kind, long) for kind in KINDS] * 3)
    for limit in (10, 14, 60, 90, 300, 600)[:: 1 if pytestconfig.getoption("--proofs") else 2]:
        plan = planned(bulletin, looks, limit_seconds=limit)
        inside = [take.entry.id for take in plan.takes]
        assert inside == [entry.id for entry in bulletin.entries if entry.id in inside], "in their order"
        rest = plan.rest.seconds if plan.rest else 0
        length = plan.before + sum(take.seconds for take in plan.takes) + rest + CLOSING_SECONDS
        assert length <= limit
        left_out = [told for told in plan.diagnostics if told.code == "no-room-in-film"]
        counted = re.search(r"bỏ (\d+) tin", left_out[0].message) if left_out else None
        assert len(left_out) <= 1, "told once"
        assert len(inside) + (int(counted[1]) if counted else 0) == len(bulletin.entries)
        assert [entry.id for entry in plan.left] == [entry.id for entry in bulletin.entries if entry.id not in inside]
        assert plan == planned(bulletin, looks, limit_seconds=limit), "always the same"


def test_what_the_film_has_no_room_for_is_told_once_where_its_length_is_set(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin = make_bulletin(("warning", {"title": "Tin nặng"}), ("notice", {"title": "Tin nhẹ"}))
    plan = planned(bulletin, looks, limit_seconds=12)
    assert [take.entry.kind for take in plan.takes] == ["warning"]
    (told,) = plan.diagnostics
    assert (told.code, told.severity) == ("no-room-in-film", Severity.NOTE)
    assert "«Tin nhẹ»" in told.message
    assert "cả tháng cần 13 giây" in told.message, "3 + 3 + 3 + 4"
    assert told.hint.endswith("ghi limit_seconds: 13")
    assert told.location == bulletin.unit.locate("channels.video.limit_seconds")
    assert not planned(bulletin, looks, limit_seconds=13).diagnostics, "the hint mends it"


def usual(make: MakeBulletin, **more: dict[str, Any]) -> Bulletin:
    """Make a month as they usually are: a text of a dozen syllables for each of a dozen items."""
    words = {"title": "Tin ngắn gọn", "summary": "Một hai ba bốn năm sáu bảy tám chín mười."}
    dull = [("notice", words | {"title": f"Tin thường số {number}"}) for number in range(6)]
    return make(
        *dull[:3],
        ("warning", words | {"severity": "danger", "title": "Lừa đảo"}),
        ("guide", words | {"title": "Cách làm"} | more.get("guide", {})),
        ("warning", words | {"severity": "danger", "title": "Lừa đảo nữa"}),
        *dull[3:],
        ("appeal", words | {"severity": "caution", "title": "Tìm người"}),
    )


def test_a_usual_months_film_takes_three_quarters_of_a_minute_and_picks_by_severity(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    assert Video().limit_seconds == 45
    bulletin = usual(make_bulletin)
    plan = planned(bulletin, looks, limit_seconds=45)
    titles = [take.title for take in plan.takes]
    assert {"Lừa đảo", "Lừa đảo nữa", "Tìm người"} <= {*titles}, "the dangerous first"
    assert {"Cách làm", "Tin thường số 0"} <= {*titles}, "then one of each kind"
    assert not any(take.amount for take in plan.takes), "what is in keeps its words"
    assert plan.rest is not None
    assert plan.rest.count == len(plan.left) > 0
    assert [entry.id for entry in plan.rest.named] == [entry.id for entry in plan.left]
    length = plan.before + sum(take.seconds for take in plan.takes) + plan.rest.seconds + CLOSING_SECONDS
    assert 40 < length <= 45


def test_an_item_that_its_editor_names_for_the_film_is_in_it_however_long_it_gets(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    named = {"channels": ["facebook", "video"]}
    bulletin = make_bulletin(("warning", {"severity": "danger"}), ("notice", named))
    plan = planned(bulletin, looks, limit_seconds=11)
    assert [take.entry.kind for take in plan.takes] == ["notice"]
    assert [told.code for told in plan.diagnostics] == ["no-room-in-film"]
    bulletin = make_bulletin(("warning", named), ("notice", named))
    plan = planned(bulletin, looks, limit_seconds=11)
    assert [take.entry.kind for take in plan.takes] == ["warning", "notice"]
    (told,) = plan.diagnostics
    assert (told.code, told.severity) == ("film-over-limit", Severity.WARNING)
    assert "Ghi limit_seconds: 13" in told.hint
    assert not planned(bulletin, looks, limit_seconds=13).diagnostics, "the hint mends it"


def test_a_film_that_is_too_long_shows_shorter_texts_first_and_says_so(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    long = {"summary": "**Câu đầu** ngắn. " + SENTENCE * 5, "title": "Tin dài"}
    bulletin = make_bulletin(("warning", long), ("notice", long))
    whole = planned(bulletin, looks)
    assert [len(take.shots) for take in whole.takes] == [3, 3]
    assert not whole.diagnostics
    plan = planned(bulletin, looks, limit_seconds=45)
    assert [take.amount for take in plan.takes] == [TextAmount.WHOLE, TextAmount.ONE_PAGE]
    assert plan.takes[1].shots[0].text == ("**Câu đầu** ngắn. " + SENTENCE * 2).strip()
    assert plan.takes[1].shots[0].why.endswith("; rút còn một trang cho vừa 45 giây")
    assert [(told.code, told.severity) for told in plan.diagnostics] == [("shortened-slide", Severity.NOTE)]
    plan = planned(bulletin, looks, limit_seconds=22)
    assert [take.amount for take in plan.takes] == [TextAmount.ONE_PAGE, TextAmount.SENTENCE]
    assert plan.takes[1].shots[0].text == "**Câu đầu** ngắn."


def test_charts_and_figures_take_time_to_read(make_bulletin: MakeBulletin, looks: Looks) -> None:
    points = [{"label": f"Tháng {month}", "value": str(month)} for month in range(1, 7)]
    bare = {"facebook": ASKS, "series": None, "values": [{"label": "hồ sơ", "value": "368063"}]}
    lengths = []
    for chart in (None, "bar", "line", "donut"):
        series = {"series": {"title": "Hồ sơ theo tháng", "points": points, "chart": chart}} if chart else {}
        plan = planned(make_bulletin(("figures", bare | series)), looks)
        lengths.append([(shot.syllables, shot.seconds) for shot in plan.takes[0].shots])
    # Headline 3, figure 2, its label 2, text 3; on a slide of its own the chart's title 4, six labels and values of 3.
    assert lengths == [[(10, 4.0)], *[[(10, 4.0), (22, 7.6)]] * 3]
    assert planned(make_bulletin(("deadline", {})), looks).takes[0].shots[0].syllables == 3 + 3 + 3


@pytest.mark.parametrize(
    ("clip", "stays"), [({"start": 3, "end": 11}, 8), ({"end": 90}, LONGEST_SLIDE), ({"start": 3}, 3), ({"end": 2}, 3)]
)
def test_footage_is_seen_to_its_named_end(
    clip: dict[str, float], stays: int, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin = make_bulletin(("notice", {"summary": "Ngắn.", "video": {"clip": {"file": "doan.mp4", **clip}}}))
    footage = Asset("doan.mp4", "/doan.mp4", "0" * 64)
    entries = tuple(replace(entry, clip=footage) for entry in bulletin.entries)
    take = planned(replace(bulletin, entries=entries), looks).takes[0]
    assert take.seconds == stays
    assert ("đoạn video được xem" in take.shots[0].why) == (stays > 3)
    assert planned(bulletin, looks).takes[0].seconds == 3, "a clip whose file is missing"


@pytest.mark.parametrize(
    ("plays", "stays", "why"),
    [
        (6.5, 6, "đoạn video được xem 6 giây"),
        (400.0, LONGEST_SLIDE, "đoạn video được xem 10 giây"),
        (2.0, 3, "đoạn video hết sau 2 giây, hình cuối đứng yên"),
    ],
)
def test_footage_without_a_named_end_is_seen_to_its_own(
    plays: float, stays: int, why: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    fields = {"summary": "Bảy tám chín mười.", "video": {"clip": {"file": "doan.mp4", "start": 2}}}
    bulletin = make_bulletin(("notice", fields))
    footage = Asset("doan.mp4", "/doan.mp4", "0" * 64)
    bulletin = replace(bulletin, entries=(replace(bulletin.entries[0], clip=footage),))
    asked: list[Media] = []

    def lasts(of: Media) -> float:
        asked.append(of)
        return plays

    (shot,) = planned(bulletin, looks, lasts=lasts).takes[0].shots
    assert set(asked) == {Footage(footage, 2.0)}
    assert shot.seconds == stays
    assert why in shot.why


def test_a_guess_counts_what_is_said_not_what_is_written() -> None:
    said = [Estimates().seconds(Utterance(text)) for text in ("0900 000 000", "không " * 10)]
    assert said == [10 * 60 / 160] * 2


def test_seconds_come_with_their_reason(make_bulletin: MakeBulletin, looks: Looks) -> None:
    def why(summary: str) -> str:
        fields = {"title": "Tin", "summary": summary, "facebook": ASKS}
        return planned(make_bulletin(("notice", fields)), looks).takes[0].shots[0].why

    assert why("một hai") == "3 tiếng, đọc 180 tiếng/phút, ít nhất 3 giây"
    assert why("một " * 12) == "13 tiếng, đọc 180 tiếng/phút"
    assert why("một " * 25) == "26 tiếng, đọc 180 tiếng/phút"
    slow = Video(syllables_per_minute=120)
    bulletin = make_bulletin(("notice", {"title": "Tin", "summary": "một " * 25, "facebook": ASKS}))
    (take,) = plan_film(ChannelView(bulletin, looks, "video"), slow).takes
    assert take.shots[0].why == "26 tiếng, đọc 120 tiếng/phút"
    assert slide_seconds([""], 180) == SHORTEST_SLIDE


@pytest.mark.parametrize("per_minute", [120, 180, 240])
def test_no_slide_asks_its_viewers_to_read_faster_than_the_unit_says(
    per_minute: int, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    fields = {"title": "một " * 22, "summary": "hai " * 22, "contacts": ["duong-day"]}
    view = ChannelView(make_bulletin(*((kind, fields) for kind in KINDS)), looks, "video")
    plan = plan_film(view, Video(syllables_per_minute=per_minute, limit_seconds=600))
    shots = [shot for take in plan.takes for shot in take.shots]
    assert max(shot.syllables for shot in shots) >= 44
    for shot in shots:
        since = 0 if shot.opens or shot.page > 1 else plan.hook
        assert shot.syllables * 60 / (shot.seconds + since) <= per_minute, shot


def test_a_film_goes_on_from_the_headline_that_it_began_with(make_bulletin: MakeBulletin, looks: Looks) -> None:
    fields = {"title": "một " * 12, "summary": "hai " * 12}
    ours, other = ("warning", fields | {"severity": "danger"}), ("notice", fields)

    def opens(*items: tuple[str, dict[str, Any]], limit: int = 600) -> list[bool]:
        return [take.shots[0].opens for take in planned(make_bulletin(*items), looks, limit_seconds=limit).takes]

    plan = planned(make_bulletin(ours, other), looks)
    first, second = (take.shots[0] for take in plan.takes)
    assert plan.hook == 3, "twelve syllables take four seconds, but who goes on watching reads on"
    assert second.seconds - first.seconds == pytest.approx(plan.hook, abs=0.5)
    assert "tiêu đề đọc từ trang mở đầu" in first.why
    assert opens(ours, other) == [False, True]
    assert opens(other, ours) == [True, True], "another stands between"
    assert opens(other, ours, limit=18) == [False], "which there is no time for"
    assert opens(("warning", ours[1] | {"facebook": ASKS}), other) == [True, True], "it began with a question"


@pytest.mark.parametrize(("title", "seconds"), [("Tin", 2), ("một " * 8, 2.7), ("một " * 9, 3), ("một " * 30, 3)])
def test_a_films_first_words_stay_as_long_as_they_take_to_be_read(
    title: str, seconds: float, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    assert planned(make_bulletin(("notice", {"title": title})), looks).hook == seconds


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

    bulletin = narrated(make_bulletin(("warning", {"summary": SENTENCE * 6})))
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
    bulletin = narrated(make_bulletin(("warning", {"summary": shown})), RECORDING, text="Ngắn thôi.")
    silent = planned(make_bulletin(("warning", {"summary": shown})), looks).takes[0]
    take = planned(bulletin, looks, lasts=lambda _: 1.0).takes[0]
    assert take.seconds >= silent.seconds
    assert [shot.page for shot in take.shots if shot.caption] == [1]
