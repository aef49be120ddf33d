from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bantin.channels import recipes
from bantin.channels.video.items import LONGEST, SHORTEST
from bantin.content.reading.themes import read_themes
from bantin.design.layout.engine import lay_out
from bantin.design.looks.renderer import Looks
from bantin.fonts.book import FontBook
from bantin.making.plan import plan_recipes
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic, Severity
from bantin.model.frame import TextRun
from bantin.model.kinds import KINDS
from bantin.model.parts.channels import Channels, Video
from bantin.model.recipe import Film, Recipe, Role, Still
from bantin.model.storyboard import Storyboard
from bantin.model.unit import Contact
from tests.fixtures.proofs import some
from tests.rooms.channels.conftest import UNIT
from tests.rooms.channels.video.films import SAFE, SENTENCE, SIZES, SMALL, inked, outside, text

MakeBulletin = Callable[..., Bulletin]


@pytest.fixture
def month(make_bulletin: MakeBulletin, repository: Path) -> Callable[..., Bulletin]:
    """Make a month whose items have films of their own."""
    theme = read_themes(repository)[0]["navy"]

    def make(*items: tuple[str, dict[str, Any]], shape: str = "reel", **settings: Any) -> Bulletin:  # noqa: ANN401
        bulletin = make_bulletin(*items)
        video = Video.model_validate({"items": shape, "limit_seconds": 600} | settings)
        unit = bulletin.unit.value.model_copy(update={"channels": Channels(video=video)})
        return replace(bulletin, unit=replace(bulletin.unit, value=unit), theme=theme)

    return make


def listed(bulletin: Bulletin, looks: Looks) -> tuple[dict[str, Recipe], list[Diagnostic]]:
    found, diagnostics = recipes(bulletin, looks, ["video"], Measurements())
    return {recipe.path: recipe for recipe in found if recipe.item}, diagnostics


def film(found: dict[str, Recipe], item: str) -> Storyboard:
    what = found[f"video/items/{item}.mp4"].what
    assert isinstance(what, Film)
    return what.storyboard


def looks_of(board: Storyboard) -> list[str]:
    return [slide.card.look.rpartition("/")[2].removesuffix(".xml") for slide in board.slides]


def test_nobody_who_did_not_ask_has_films_of_items(make_bulletin: MakeBulletin, looks: Looks) -> None:
    assert Video().items is None
    assert listed(make_bulletin(), looks)[0] == {}


@pytest.mark.parametrize("shape", SIZES)
def test_each_item_that_goes_to_films_has_a_film_a_cover_and_a_post(
    shape: str, month: Callable[..., Bulletin], looks: Looks
) -> None:
    items: list[tuple[str, dict[str, Any]]] = [(kind, {}) for kind in KINDS]
    found, diagnostics = listed(month(*items, ("notice", {"channels": ["zalo"]}), shape=shape), looks)
    assert not [told for told in diagnostics if told.code != "long-film"]
    roles = {path.removeprefix("video/items/"): (recipe.role, recipe.item) for path, recipe in found.items()}
    wanted: dict[str, tuple[Role, str]] = {}
    for number, kind in enumerate(KINDS, 1):
        item = f"{number:02}-{kind}"
        wanted |= {f"{item}.mp4": (Role.FILM, item), f"{item}-cover.jpg": (Role.COVER, item)}
        wanted |= {f"{item}.txt": (Role.POST, item)}
    assert roles == wanted
    assert {recipe.format for recipe in found.values()} == {shape}
    width, height = map(int, SIZES[shape].split("x"))
    for item in {recipe.item for recipe in found.values() if recipe.item}:
        board = film(found, item)
        assert (board.width, board.height) == (width, height)
        assert SHORTEST <= board.seconds <= LONGEST
        assert round(sum(slide.seconds for slide in board.slides), 1) == board.seconds, "whole seconds"
        cover = found[f"video/items/{item}-cover.jpg"]
        assert isinstance(cover.what, Still)
        assert cover.alt


def test_the_units_own_size_is_taken_where_a_format_lies_so(month: Callable[..., Bulletin], looks: Looks) -> None:
    formats = [{"id": "nho", "pixels": "720x1280"}, {"id": "ngang", "pixels": "1280x720"}]
    found, _ = listed(month(("notice", {}), shape="landscape", formats=formats), looks)
    board = film(found, "01-notice")
    assert (board.width, board.height) == (1280, 720)


def test_it_asks_says_what_it_is_what_to_do_and_whom_to_call(month: Callable[..., Bulletin], looks: Looks) -> None:
    warning = {
        "title": "Giả danh điện lực",
        "facebook": {"text": "Ai gọi cho bà con? Hãy dừng lại."},
        "video": {"title": "Giả danh điện lực", "text": "Điện lực **không** đòi tiền qua điện thoại."},
        "advice": ["Điện lực không đòi tiền qua điện thoại.", "Gọi lại số trên hóa đơn."],
        "contacts": ["duong-day"],
    }
    found, _ = listed(month(("warning", warning)), looks)
    board = film(found, "01-warning")
    assert looks_of(board) == ["hook", "base", "points", "closing"]
    hook, page, points, closing = (slide.card.printed.texts for slide in board.slides)
    assert "Ai gọi cho bà con?" in hook
    assert "CẢNH BÁO" in hook
    assert not any("tin tháng" in line.lower() for line in hook), "that is said of a month's film"
    assert "Điện lực không đòi tiền qua điện thoại." in page
    assert "Gọi lại số trên hóa đơn." in points, "what repeats the slide before comes last"
    assert "0900 000 000" in closing, "the item's own contact"
    assert "113" not in closing
    help_ = UNIT.wording.help
    assert help_.other in closing, "who answers there does not help with all that the unit does"
    assert help_.film not in closing
    post = text(found["video/items/01-warning.txt"])
    assert post.startswith("CẢNH BÁO: Giả danh điện lực\n\nAi gọi cho bà con? Hãy dừng lại.\n")
    assert "• Điện lực không đòi tiền qua điện thoại.\n• Gọi lại số trên hóa đơn.\n" in post
    assert "☎ Đường dây nóng: 0900 000 000\n" in post


def test_who_has_a_question_is_sent_to_no_emergency_number(month: Callable[..., Bulletin], looks: Looks) -> None:
    def end(kind: str, **fields: Any) -> str:  # noqa: ANN401 - fields of an item
        bulletin = month((kind, fields))
        contacts = (
            *UNIT.contacts,
            Contact(id="trang", label="Nhắn trang", address="Phòng Thử", checked_on=UNIT.contacts[0].checked_on),
        )
        unit = bulletin.unit.value.model_copy(update={"contacts": contacts, "default_contacts": ("truc-ban",)})
        found, _ = listed(replace(bulletin, unit=replace(bulletin.unit, value=unit)), looks)
        return " ".join(film(found, f"01-{kind}").slides[-1].card.printed.texts)

    help_ = UNIT.wording.help
    asked = end("service")
    assert "Nhắn trang Phòng Thử" in asked
    assert not [word for word in ("113", help_.film, help_.other) if word in asked], "nobody calls an address"
    assert "113" in end("warning", severity="danger"), "of a danger it is whom to call"
    assert "113" in end("service", contacts=["truc-ban"]), "its editor says so"
    assert "Phòng Thử" in end("service", contacts=["trang"])


def test_steps_go_on_from_the_first_and_what_has_no_time_is_left_to_the_post(
    month: Callable[..., Bulletin], looks: Looks
) -> None:
    steps = ["Mở ứng dụng, chọn mục thủ tục.", "Bấm vào đăng ký.", "một " * 60, "Nhận kết quả qua bưu chính."]
    found, _ = listed(month(("guide", {"steps": steps})), looks)
    points = film(found, "01-guide").slides[2].card
    assert [line for line in points.printed.texts if line in steps] == steps[:2]
    assert "Còn 2 ý nữa trong bài đăng" in points.printed.texts
    assert re.findall(r'source="(steps\.\d)"', points.markup) == ["steps.0", "steps.1"]
    assert all(step.strip() in text(found["video/items/01-guide.txt"]) for step in steps)
    long = ["Một câu ngắn. " + SENTENCE * 9, "Bấm vào đăng ký."]
    points = film(listed(month(("guide", {"steps": long})), looks)[0], "01-guide").slides[2].card
    assert "Một câu ngắn." in points.printed.texts, "of one that is too long, its first sentence"
    assert "Bấm vào đăng ký." not in points.printed.texts


def test_whose_film_has_no_time_for_what_to_do_is_told_once(month: Callable[..., Bulletin], looks: Looks) -> None:
    long = ("guide", {"title": "Dài", "steps": ["một " * 60, "Bấm vào đăng ký."]})
    bulletin = month(long, ("guide", {"title": "Ngắn"}), long, ("warning", {"advice": ["hai " * 70]}))
    found, diagnostics = listed(bulletin, looks)
    (told,) = [told for told in diagnostics if told.code == "no-points-in-film"]
    assert told.severity is Severity.NOTE
    assert "3 tin không còn chỗ" in told.message
    assert told.message.count("«Dài» (steps)") == 2
    assert told.location == bulletin.unit.locate("channels.video.items")
    without = [item for item in ("01-guide", "02-guide", "03-guide") if "points" not in looks_of(film(found, item))]
    assert without == ["01-guide", "03-guide"]
    mended = month(("guide", {"steps": ["Mở ứng dụng.", "một " * 60]}), ("notice", {}))
    assert "no-points-in-film" not in [told.code for told in listed(mended, looks)[1]], "the hint mends it"


def test_an_answer_that_stands_on_its_slide_is_not_told_again(month: Callable[..., Bulletin], looks: Looks) -> None:
    answer = ["Có, trong ngày làm việc.", "Mang theo căn cước."]
    points = film(listed(month(("question", {"answer": answer})), looks)[0], "01-question").slides[2].card
    assert "Mang theo căn cước." in points.printed.texts
    assert answer[0] not in points.printed.texts


def test_long_texts_are_shortened_to_twenty_seconds_and_told_once(month: Callable[..., Bulletin], looks: Looks) -> None:
    long = {"summary": SENTENCE * 6, "title": "Tin dài"}
    bulletin = month(("warning", long), ("notice", long))
    found, diagnostics = listed(bulletin, looks)
    assert all(film(found, item).seconds <= LONGEST for item in ("01-warning", "02-notice"))
    (told,) = [told for told in diagnostics if told.code == "shortened-slide"]
    assert told.severity is Severity.NOTE
    assert "2 tin phải rút chữ" in told.message
    assert told.location == bulletin.unit.locate("channels.video.items")


@pytest.mark.parametrize(("syllables", "whole"), [(51, True), (85, False)])
def test_for_a_long_sentence_the_end_is_shorter_and_what_is_longer_still_is_told(
    syllables: int,
    whole: bool,  # noqa: FBT001 - of the parameters above
    month: Callable[..., Bulletin],
    looks: Looks,
) -> None:
    sentence = " ".join(["Tiền", *["tiền"] * (syllables - 1)])
    found, diagnostics = listed(
        month(("warning", {"video": {"text": f"{sentence}. {sentence}."}, "title": "Tin dài"})), looks
    )
    board = film(found, "01-warning")
    assert 2 <= board.slides[-1].seconds < 3
    assert board.slides[-1].seconds >= board.slides[-1].card.printed.moves + 0.8
    (told,) = [told for told in diagnostics if told.code == "shortened-slide"]
    assert (board.seconds <= LONGEST) is whole
    assert (f"vẫn dài {board.seconds:.0f} giây" in told.message) is not whole


def test_a_chart_is_seen_for_as_long_as_there_is_time(month: Callable[..., Bulletin], looks: Looks) -> None:
    points = [{"label": f"Tháng thứ {number}", "value": str(number)} for number in range(1, 9)]
    fields = {"title": "Số hồ sơ", "series": {"title": "Hồ sơ theo từng tháng", "points": points, "chart": "bar"}}
    fields |= {"video": {"text": "Kết quả sau mười một tháng của năm nay, cao hơn hẳn so với năm ngoái."}}
    board = film(listed(month(("figures", fields)), looks)[0], "01-figures")
    *_, chart, closing = board.slides
    assert 'enter="grow"' in chart.card.markup
    assert chart.seconds >= max(4.0, chart.card.printed.moves + 0.8)
    assert board.seconds <= LONGEST
    assert closing.card.look.endswith("closing.xml")


def test_who_speaks_is_heard_to_the_end_with_captions_and_is_named_a_machine(
    month: Callable[..., Bulletin], looks: Looks
) -> None:
    spoken = {"video": {"narration": {"text": SENTENCE * 4}}}
    found, _ = listed(month(("warning", spoken), speech={"voice": "espeak"}), looks)
    board = film(found, "01-warning")
    (voice,) = board.voices
    assert voice.start == board.slides[0].seconds + 0.5
    assert voice.start + voice.seconds < board.seconds
    assert board.cues[0].start == voice.start
    assert {"video/items/01-warning.vi_VN.srt", "video/items/01-warning.vtt"} < set(found)
    assert "Giọng đọc trong video là giọng máy." in text(found["video/items/01-warning.txt"])


@pytest.mark.parametrize("shape", SIZES)
@pytest.mark.parametrize("kind", some(KINDS, 2))
def test_all_stands_still_and_in_the_safe_zone_before_a_slide_ends(
    kind: str, shape: str, month: Callable[..., Bulletin], looks: Looks, fonts: FontBook
) -> None:
    board = film(listed(month((kind, {}), shape=shape), looks)[0], f"01-{kind}")
    left, top, right, bottom = SAFE[shape]
    for slide in board.slides:
        assert slide.card.printed.moves + 0.8 <= slide.seconds
        laid_out = lay_out(slide.card, fonts)
        assert not laid_out.remarks
        if shape == "reel":
            assert not outside(laid_out.frame, fonts)
            marks = (replace(m, baseline=1300) if isinstance(m, TextRun) else m for m in laid_out.frame.marks)
            assert outside(replace(laid_out.frame, marks=tuple(marks)), fonts), "planted"
        for run, box in inked(laid_out, fonts):
            if run.font.size >= SMALL:
                assert left <= box[0]
                assert top <= box[1]
                assert box[2] <= right
                assert box[3] <= bottom


def test_what_is_equal_is_made_once(month: Callable[..., Bulletin], looks: Looks) -> None:
    found, _ = listed(month(("notice", {"title": "Một"}), ("notice", {"title": "Hai"})), looks)
    plan = plan_recipes(found.values())
    first, second = (plan.slides[f"video/items/{item}.mp4"] for item in ("01-notice", "02-notice"))
    assert first[-1] == second[-1], "the end"
    assert first[0] != second[0]
    films = [
        plan.jobs[artifact.key] for artifact in plan.artifacts if artifact.key and artifact.recipe.path.endswith("mp4")
    ]
    needs = [set(job.needs) for job in films]
    assert needs[0] & needs[1], "segments of the end, and the sound where it lasts as long"
