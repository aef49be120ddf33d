from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from bantin.channels.memory import Memory
from bantin.channels.scenes import Scenes
from bantin.channels.strongest import strongest
from bantin.channels.variety import scenes_of_month
from bantin.channels.video.fitting import TextAmount
from bantin.channels.video.planning import CLOSING_SECONDS, plan_film
from bantin.channels.video.shots import Part, number_apart
from bantin.channels.view import ChannelView
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.measure.measure import Media
from bantin.measure.reading import LONGEST_SLIDE, SHORTEST_SLIDE, slide_seconds
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Severity
from bantin.model.kinds import KINDS
from bantin.model.parts.channels import Video
from bantin.model.storyboard import Footage, Utterance
from bantin.model.unit import Contact
from tests.rooms.channels.video.films import SENTENCE
from tests.rooms.channels.video.plans import planned

MakeBulletin = Callable[..., Bulletin]


ASKS = {"text": "Vì sao vậy? Vì thế."}
"""What a film begins with instead of the headline, where its first item says so."""


def test_every_item_is_in_the_plan_or_told_of(
    make_bulletin: MakeBulletin, looks: Looks, pytestconfig: pytest.Config
) -> None:
    """With six limits with `--proofs`, else with one."""
    long = {"summary": SENTENCE * 6}
    bulletin = make_bulletin(*[(kind, long) for kind in KINDS] * 3)
    limits = (10, 14, 60, 90, 300, 600)[:: 1 if pytestconfig.getoption("--proofs") else 6]
    # What an item's pages are has to do with no limit: either time they are planned once.
    plans, again = (
        {limit: planned(bulletin, looks, limit_seconds=limit, memory=memory) for limit in order}
        for order, memory in ((limits, Memory()), (reversed(limits), Memory()))
    )
    assert plans == again, "always the same"
    for limit, plan in plans.items():
        inside = [take.entry.id for take in plan.takes]
        told = [entry for entry in bulletin.entries if entry.id in inside]
        first = strongest(told) if told else None
        told.sort(key=lambda entry: (entry is not first, entry.kind != "appeal"))
        assert inside == [entry.id for entry in told], "in their order, but for what the film begins with, and searches"
        rest = plan.rest.seconds if plan.rest else 0
        length = plan.hook + sum(take.seconds for take in plan.takes) + rest + CLOSING_SECONDS
        assert length <= limit
        left_out = [told for told in plan.diagnostics if told.code == "no-room-in-film"]
        counted = re.search(r"bỏ (\d+) tin", left_out[0].message) if left_out else None
        assert len(left_out) <= 1, "told once"
        assert len(inside) + (int(counted[1]) if counted else 0) == len(bulletin.entries)
        assert [entry.id for entry in plan.left] == [entry.id for entry in bulletin.entries if entry.id not in inside]


def test_the_drawings_of_a_month_are_chosen_once_for_all_its_pages(
    make_bulletin: MakeBulletin, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[int] = []

    def choose(entries: Sequence[Entry], scenes: Scenes) -> dict[str, str]:
        chosen.append(len(entries))
        return scenes_of_month(entries, scenes)

    monkeypatch.setattr("bantin.channels.view.scenes_of_month", choose)
    planned(make_bulletin(("warning", {}), ("notice", {"summary": SENTENCE * 6})), looks)
    assert chosen == [2]


def test_what_the_film_has_no_room_for_is_told_once_where_its_length_is_set(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin = make_bulletin(("warning", {"title": "Tin nặng"}), ("notice", {"title": "Tin nhẹ"}))
    plan = planned(bulletin, looks, limit_seconds=12)
    assert [take.entry.kind for take in plan.takes] == ["warning"]
    (told,) = plan.diagnostics
    assert (told.code, told.severity) == ("no-room-in-film", Severity.NOTE)
    assert "«Tin nhẹ»" in told.message
    assert "cả tháng cần 14 giây" in told.message, "its first words, what to do, the notice and the end"
    assert told.hint.endswith("ghi limit_seconds: 14")
    every = ", ".join(name for name, one in bulletin.unit.value.channels if one)
    assert f"«channels: [{every}]»" in told.hint, "taken literally, the item stays on all channels"
    assert told.location == bulletin.unit.locate("channels.video.limit_seconds")
    assert not planned(bulletin, looks, limit_seconds=14).diagnostics, "the hint mends it"


def test_a_chart_gives_way_before_an_item(make_bulletin: MakeBulletin, looks: Looks) -> None:
    points = [{"label": f"Tháng {month}", "value": str(month)} for month in range(1, 7)]
    bulletin = make_bulletin(
        ("warning", {"title": "Tin nặng"}),
        ("figures", {"series": {"title": "Hồ sơ theo tháng", "points": points}, "summary": SENTENCE}),
    )
    whole = planned(bulletin, looks)
    figures = next(take for take in whole.takes if take.entry.kind == "figures")
    assert [(shot.chart, shot.charted) for shot in figures.shots] == [(False, True)], "below the figure"
    length = whole.hook + sum(take.seconds for take in whole.takes) + CLOSING_SECONDS
    plan = planned(bulletin, looks, limit_seconds=int(length) - 2)
    assert [(take.amount, [shot.charted for shot in take.shots]) for take in plan.takes] == [
        (TextAmount.WHOLE, [False]),
        (TextAmount.ONE_PAGE, [False]),
    ]
    assert [told.code for told in plan.diagnostics] == ["shortened-slide"]


def usual(make: MakeBulletin, **more: dict[str, Any]) -> Bulletin:
    """Make a month as they usually are: a text of a dozen syllables for each of a dozen items."""
    words = {"title": "Tin ngắn gọn", "summary": "Một hai ba bốn năm sáu bảy tám chín mười."}
    dull = [
        ("notice", words | {"title": f"Tin thường số {number}"} | more.get(f"dull{number}", {})) for number in range(6)
    ]
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
    assert [entry.id for entry in plan.rest.named] == [entry.id for entry in plan.left][:3], "the strongest alone"
    length = plan.hook + sum(take.seconds for take in plan.takes) + plan.rest.seconds + CLOSING_SECONDS
    assert 40 < length <= 45


def test_an_item_that_its_editor_names_for_the_film_is_in_it_however_long_it_gets(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    named = {"channels": ["facebook", "video"]}
    bulletin = make_bulletin(("warning", {"severity": "caution"}), ("notice", named))
    plan = planned(bulletin, looks, limit_seconds=10)
    assert [take.entry.kind for take in plan.takes] == ["notice"]
    assert [told.code for told in plan.diagnostics] == ["no-room-in-film"]
    bulletin = make_bulletin(("warning", named), ("notice", named))
    plan = planned(bulletin, looks, limit_seconds=10)
    assert [take.entry.kind for take in plan.takes] == ["warning", "notice"]
    (told,) = plan.diagnostics
    assert (told.code, told.severity) == ("film-over-limit", Severity.WARNING)
    assert "Ghi limit_seconds: 14" in told.hint
    assert not planned(bulletin, looks, limit_seconds=14).diagnostics, "the hint mends it"


def test_a_danger_gives_way_to_no_notice_that_its_editor_names(make_bulletin: MakeBulletin, looks: Looks) -> None:
    named = {"channels": ["facebook", "video"]}
    bulletin = make_bulletin(("notice", named), ("warning", {"severity": "danger"}), ("guide", {}))
    plan = planned(bulletin, looks, limit_seconds=11)
    assert {take.entry.kind for take in plan.takes} == {"warning", "notice"}
    left, over = sorted(plan.diagnostics, key=lambda one: one.code != "no-room-in-film")
    assert (over.code, over.severity) == ("film-over-limit", Severity.WARNING)
    assert "Thêm một tin thì video dài quá mức đã đặt" in left.hint


def test_a_film_that_has_no_room_says_which_item_is_the_next_to_give_way(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    plan = planned(usual(make_bulletin), looks, limit_seconds=45)
    [left] = plan.diagnostics
    lightest = left.hint.partition("Thêm một tin thì bỏ trước hết «")[2].partition("»")[0]
    assert lightest in {take.title for take in plan.takes}
    assert "Lừa đảo" not in lightest
    named = {"channels": ["facebook", "video"]}
    more = planned(usual(make_bulletin, dull4=named, dull5=named), looks, limit_seconds=45)
    pays = {entry.item.title for entry in more.left} & {take.title for take in plan.takes}
    assert lightest in pays, "it was said before who would give way"
    [left] = more.diagnostics
    gave = left.hint.partition("Nhường chỗ cho tin ghi rõ «video» là ")[2].partition(". ")[0]
    assert {one.strip("«»") for one in gave.split("; ")} == pays


def test_a_film_that_is_too_long_shows_shorter_texts_first_and_says_so(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    long = {"summary": "**Câu đầu** ngắn. " + SENTENCE * 5, "title": "Tin dài"}
    written = {"title": "Tin dài", "video": {"text": long["summary"]}}
    bulletin = make_bulletin(("warning", written), ("notice", long))
    whole = planned(bulletin, looks)
    assert [len(take.shots) for take in whole.takes] == [3, 3]
    assert not whole.diagnostics
    plan = planned(bulletin, looks, limit_seconds=44)
    assert [take.amount for take in plan.takes] == [TextAmount.WHOLE, TextAmount.ONE_PAGE]
    told = plan.takes[1].shots[-1]
    assert told.text == ("**Câu đầu** ngắn. " + SENTENCE * 2).strip()
    assert told.why.endswith("; rút còn một trang cho vừa 44 giây")
    assert [(told.code, told.severity) for told in plan.diagnostics] == [("shortened-slide", Severity.NOTE)]
    plan = planned(bulletin, looks, limit_seconds=22)
    assert [take.amount for take in plan.takes] == [TextAmount.ONE_PAGE, TextAmount.SENTENCE]
    assert plan.takes[1].shots[0].text == "**Câu đầu** ngắn."


def test_a_warning_that_is_shortened_says_what_to_do(make_bulletin: MakeBulletin, looks: Looks) -> None:
    fields = {"title": "Tin dài", "summary": SENTENCE * 6, "advice": ["Cúp máy, gọi lại số quen.", "Báo công an."]}
    plan = planned(make_bulletin(("warning", fields)), looks, limit_seconds=20)
    assert [shot.text for take in plan.takes for shot in take.shots] == ["Cúp máy, gọi lại số quen."]
    assert plan.takes[0].shots[0].path == "advice.0"


def test_charts_and_figures_take_time_to_read(make_bulletin: MakeBulletin, looks: Looks) -> None:
    points = [{"label": f"Tháng {month}", "value": str(month)} for month in range(1, 7)]
    bare = {"facebook": ASKS, "series": None, "values": [{"label": "hồ sơ", "value": "368063"}]}
    lengths = []
    for chart in (None, "bar", "line", "donut"):
        series = {"series": {"title": "Hồ sơ theo tháng", "points": points, "chart": chart}} if chart else {}
        plan = planned(make_bulletin(("figures", bare | series)), looks)
        lengths.append([(shot.syllables, shot.seconds) for shot in plan.takes[0].shots])
    # Headline 3, figure 2, its label 2, text 3; below it the chart's title 4, the last two labels and values of 3.
    assert lengths == [[(10, 4.0)], *[[(20, 7.3)]] * 3]
    asked = planned(make_bulletin(("deadline", {})), looks).takes[0].shots[0]
    assert asked.syllables == 3 + 3, "its headline was asked before"


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
    fields = {"title": "một " * 12, "summary": "hai " * 5}
    ours, other = (("notice", fields | {"severity": level}) for level in ("danger", "info"))

    def opens(*items: tuple[str, dict[str, Any]], limit: int = 600) -> list[bool]:
        return [take.shots[0].opens for take in planned(make_bulletin(*items), looks, limit_seconds=limit).takes]

    plan = planned(make_bulletin(ours, other), looks)
    first, second = (take.shots[0] for take in plan.takes)
    assert plan.hook == 3.4, "12 words in 4 seconds, a little faster"
    assert second.seconds - first.seconds == pytest.approx(12 / 3, abs=1.2), "the answer has taken the headline's place"
    assert second.syllables - first.syllables == 12
    assert opens(ours, other) == [False, True]
    assert opens(other, ours) == [False, True], "what the film asks, its first item answers"
    assert opens(other, ours, limit=14) == [False], "also where there is no time for more"
    asked = planned(make_bulletin(("warning", ours[1] | {"facebook": ASKS}), other), looks).takes[0].shots[0]
    assert (asked.opens, asked.answers) == (False, True)
    assert asked.syllables < 24, "a long headline does not stand above the answer"
    short = planned(make_bulletin(("warning", {"title": "một " * 8, "facebook": ASKS})), looks).takes[0].shots[0]
    assert short.syllables > 8, "a short one does, and is read"


@pytest.mark.parametrize(("title", "seconds"), [("Tin", 2), ("một " * 8, 2.7), ("một " * 9, 3), ("một " * 30, 3)])
def test_a_films_first_words_stay_as_long_as_they_take_to_be_read(
    title: str, seconds: float, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    assert planned(make_bulletin(("notice", {"title": title})), looks).hook == seconds


def test_of_whoever_is_sought_a_film_says_what_can_be_seen(make_bulletin: MakeBulletin, looks: Looks) -> None:
    fields = {
        "title": "Tìm cụ bà 78 tuổi đi lạc từ sáng 28/11 ở khu phố 6, phường Tân Hòa",
        "summary": "Cụ ra khỏi nhà lúc 5 giờ 30, đến nay gia đình chưa tìm được.",
        "description": ["Cụ cao 1,5 mét.", "Mặc áo nâu, quần đen, đi ủng xanh."],
    }
    (take,) = planned(make_bulletin(("appeal", fields)), looks).takes
    assert take.title == fields["title"], "who, since when and where"
    assert [shot.text for shot in take.shots] == ["Mặc áo nâu, quần đen, đi ủng xanh."]
    worn = fields | {"summary": "Cụ mặc áo nâu, ra khỏi nhà lúc 5 giờ 30.", "description": ["Cụ cao 1,5 mét."]}
    (take,) = planned(make_bulletin(("appeal", worn)), looks).takes
    assert [shot.text for shot in take.shots] == [worn["summary"]], "where the summary says it, that"


def test_whoever_is_sought_comes_right_after_the_first_answer_and_a_found_thing_does_not(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    def order(level: str) -> list[str]:
        sought = {"title": "Tìm cụ bà đi lạc", "severity": level}
        first = {"title": "Cháy rừng cấp IV", "severity": "danger"}
        bulletin = make_bulletin(("notice", {}), ("warning", first), ("appeal", sought))
        return [take.entry.kind for take in planned(bulletin, looks, limit_seconds=600).takes]

    assert order("caution") == ["warning", "appeal", "notice"]
    assert order("info") == ["warning", "notice", "appeal"], "planted: whoever lost an album can wait"


def test_what_would_stand_for_long_has_its_headline_and_what_it_tells_on_two_slides(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    long = {"title": "Cấm ô tô đường Nguyễn Văn Cừ, đoạn chợ", "summary": "Ô tô đi " + "đường Trần Phú " * 5 + "vòng."}
    first = ("warning", {"severity": "danger"})
    _, take = planned(make_bulletin(first, ("notice", long)), looks, limit_seconds=600).takes
    assert [(shot.part, bool(shot.text), shot.opens) for shot in take.shots] == [
        (Part.HEADLINE, False, True),
        (Part.TOLD, True, False),
    ]
    assert max(shot.seconds for shot in take.shots) < 7.5
    _, short = planned(make_bulletin(first, ("notice", {"title": "Họp dân", "summary": "Mai họp."})), looks).takes
    assert [shot.part for shot in short.shots] == [Part.ALL], "planted: what is read at once stands on one"


def test_words_for_films_without_a_day_take_that_of_boards(make_bulletin: MakeBulletin, looks: Looks) -> None:
    fields = {"title": "Cấm ô tô đoạn chợ", "led": {"text": "Từ 05/12 đến 20/12"}}

    def told(words: str) -> str:
        (take,) = planned(make_bulletin(("notice", fields | {"video": {"text": words}})), looks).takes
        return " ".join(shot.text for shot in take.shots).strip()

    assert told("Ô tô đi Trần Phú.") == "Từ 05/12 đến 20/12. Ô tô đi Trần Phú."
    assert told("Đến 20/12 đi Trần Phú.") == "Đến 20/12 đi Trần Phú.", "planted: these say it themselves"


def test_a_number_that_ends_a_text_stands_large_with_who_answers() -> None:
    desk = Contact(id="truc", label="Trực cấp cứu", number="0209 3700 100", checked_on=dt.date(2024, 11, 20))
    assert number_apart("Gọi thầy cô, rồi gọi 0209 3700 100.", [desk]) == "Gọi thầy cô, rồi gọi:"
    assert number_apart("Chỉ tin số 0209 3700 100.", [desk]) == "Chỉ tin số 0209 3700 100.", "planted: nobody calls it"
    police = desk.model_copy(update={"number": "113"})
    assert number_apart("Gọi 113.", [police]) == "Gọi 113.", "planted: of three digits it is read where it stands"
