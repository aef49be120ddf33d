from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from bantin.channels import CHANNELS, recipes
from bantin.design.looks.renderer import LookError, Looks
from bantin.measure.reading import slide_seconds
from bantin.model.bulletin import Bulletin
from bantin.model.card import Printed
from bantin.model.kinds import KINDS
from bantin.model.parts.channels import Channels, Video, VideoFormat
from bantin.model.recipe import Film, Recipe, Role, Still, TextFile
from bantin.model.unit import Contact
from tests.fixtures.examples import MONTH

MakeBulletin = Callable[..., Bulletin]


def listed(bulletin: Bulletin, looks: Looks, *only: str) -> list[Recipe]:
    found, diagnostics = recipes(bulletin, looks, only or None)
    assert not diagnostics
    return found


def written(found: list[Recipe]) -> list[str]:
    """Gather all that recipes would publish as words: texts, alternative texts and markup."""
    words = [recipe.alt for recipe in found]
    for recipe in found:
        words += [card.markup for card in recipe.cards]
        if isinstance(recipe.what, TextFile):
            words.append(recipe.what.content)
    return words


@pytest.fixture
def bare(repository: Path, tmp_path: Path) -> Looks:
    """Give the shipped looks but those that are one kind's own."""
    shutil.copytree(repository / "templates", tmp_path / "bare")
    for kind, suffix in product(KINDS, ("xml", "txt")):
        for look in (tmp_path / "bare").rglob(f"{kind}.{suffix}"):
            look.unlink()
    return Looks([tmp_path / "bare"])


def looks_of(found: list[Recipe], item: str) -> set[str]:
    """Name the looks of the cards that show an item."""
    shown = {recipe.what.card.look for recipe in found if recipe.item == item and isinstance(recipe.what, Still)}
    films = [recipe.what.storyboard.slides for recipe in found if isinstance(recipe.what, Film)]
    return shown | {slide.card.look for slides in films for slide in slides if slide.item == item}


def test_a_message_without_a_number_names_the_page_though_nobody_can_touch_it(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin = make_bulletin(("notice", {"contacts": ["trang"]}))
    unit = bulletin.unit.value
    page = Contact(id="trang", label="Nhắn tin cho trang", address=unit.fanpage.name, checked_on="2024-11-20")
    unit = unit.model_copy(update={"contacts": (*unit.contacts, page)})
    [message] = listed(make_bulletin(("notice", {"contacts": ["trang"]}), unit=unit), looks, "zalo")
    assert isinstance(message.what, TextFile)
    assert f"Nhắn tin cho trang: {unit.fanpage.name}" in message.what.content


def test_a_kind_without_a_look_of_its_own_takes_the_base_of_each_channel(
    make_bulletin: MakeBulletin, bare: Looks
) -> None:
    found = listed(make_bulletin(), bare)
    bases = {"facebook/base.xml", "led/base.xml", "video/reel/base.xml", "video/landscape/base.xml"}
    for number, kind in enumerate(KINDS, 1):
        assert looks_of(found, f"{number:02}-{kind}") == bases
    assert {recipe.item for recipe in found if recipe.channel == "zalo"} == {
        f"{number:02}-{kind}" for number, kind in enumerate(KINDS, 1)
    }


@pytest.mark.proof
def test_the_base_of_the_fanpage_shows_lists(make_bulletin: MakeBulletin, bare: Looks) -> None:
    lists = {"tricks": ["Gọi điện", "Nhắn tin"], "advice": ["Cúp máy"], "signs": [], "if_victim": []}
    found = listed(make_bulletin(("warning", lists)), bare)
    face, further = (recipe.cards[0].markup for recipe in found if recipe.role is Role.CARD)
    post = next(recipe.what for recipe in found if recipe.role is Role.POST and recipe.item)
    assert isinstance(post, TextFile)
    for words in ("Một tóm tắt.", "Gọi điện", "Nhắn tin", "Cúp máy"):
        assert words in post.content
    assert ">Cúp máy<" in face
    assert all(f">{words}<" in further for words in ("Gọi điện", "Nhắn tin"))
    assert 'source="tricks.1"' in further
    assert "THỦ ĐOẠN\n1. Gọi điện\n2. Nhắn tin\n\nKHUYẾN CÁO\n• Cúp máy\n" in post.content


@pytest.mark.parametrize(
    ("origins", "sources", "told"),
    [
        (
            ({"source": "Báo cáo A", "as_of": "2024-10-31"}, {}),
            (),
            ["Số liệu tính đến ngày 31/10/2024, theo Báo cáo A."],
        ),
        (({"source": "Báo cáo A"}, {}), (), ["Số liệu theo Báo cáo A."]),
        (
            ({"source": "Báo cáo A"}, {"source": "Báo cáo B"}),
            ("C",),
            ["Số 1: 1, theo Báo cáo A", "Số 2: 2, theo Báo cáo B"],
        ),
        (({"source": "Báo cáo A", "as_of": "2024-10-31"},), ("Báo cáo A",), ["Số liệu tính đến ngày 31/10/2024.\n"]),
    ],
)
def test_a_post_tells_where_its_figures_come_from_once_or_each(
    make_bulletin: MakeBulletin, looks: Looks, origins: list[dict[str, str]], sources: list[str], told: list[str]
) -> None:
    values = [{"label": f"Số {n}", "value": str(n)} | origin for n, origin in enumerate(origins, 1)]
    found = listed(
        make_bulletin(("figures", {"values": values, "sources": [{"name": name} for name in sources]})), looks
    )
    post = next(recipe.what for recipe in found if recipe.role is Role.POST and recipe.item)
    assert isinstance(post, TextFile)
    assert [words for words in told if words not in post.content] == []
    for origin in origins:
        assert post.content.count(origin.get("source", post.content)) == 1


def test_a_message_tells_a_table_of_figures_to_its_last_row(make_bulletin: MakeBulletin, looks: Looks) -> None:
    rows = [{"label": f"Tuyến xe số {n}", "value": str(n), "unit": "chuyến"} for n in range(1, 8)]
    found = listed(make_bulletin(("figures", {"values": rows})), looks)
    message = next(recipe.what for recipe in found if recipe.role is Role.MESSAGE)
    assert isinstance(message, TextFile)
    assert [row["label"] for row in rows if row["label"] not in message.content] == []


@pytest.mark.parametrize("folder", ["facebook", "led", "video/reel", "video/landscape"])
def test_a_workspaces_own_look_of_a_kind_wins(
    folder: str, make_bulletin: MakeBulletin, repository: Path, tmp_path: Path
) -> None:
    own = tmp_path / folder / "question.xml"
    own.parent.mkdir(parents=True)
    own.write_text(f'{{% extends "{folder}/base.xml" %}}', encoding="utf-8")
    found = listed(make_bulletin(("question", {})), Looks([tmp_path, repository / "templates"]))
    assert f"{folder}/question.xml" in looks_of(found, "01-question")
    assert f"{folder}/base.xml" not in looks_of(found, "01-question")


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_an_editor_writes_into_a_kind_is_in_its_post(
    kind: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    found = listed(make_bulletin((kind, KINDS[kind].example(MONTH))), looks, "facebook")
    post = next(recipe.what for recipe in found if recipe.role is Role.POST and recipe.item)
    assert isinstance(post, TextFile)
    said = [text for text in sentences(KINDS[kind].example(MONTH)) if text not in {"Một tiêu đề", "Một tóm tắt."}]
    assert said
    assert [text for text in said if text not in post.content] == []


def sentences(value: object) -> Iterator[str]:
    """List the texts of more than one word in what YAML holds, but title and summary."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from sentences(inner) if name not in {"title", "summary"} or isinstance(inner, dict) else ()
    elif isinstance(value, list):
        for inner in value:
            yield from sentences(inner)
    elif isinstance(value, str) and " " in value:
        yield value


def test_every_channel_lists_every_kind(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found = listed(make_bulletin(), looks)
    assert {recipe.channel for recipe in found} == set(CHANNELS)
    for channel in ("facebook", "led", "zalo"):
        items = {recipe.item for recipe in found if recipe.channel == channel and recipe.item}
        assert len(items) == len(KINDS)
    films = [recipe.what for recipe in found if isinstance(recipe.what, Film) and recipe.channel == "video"]
    for film in films:
        assert len({slide.item for slide in film.storyboard.slides if slide.item}) == len(KINDS)


def test_paths_are_ascii_and_no_two_are_alike(make_bulletin: MakeBulletin, looks: Looks) -> None:
    paths = [recipe.path for recipe in listed(make_bulletin(), looks)]
    assert len({path.lower() for path in paths}) == len(paths)
    assert all(path.isascii() and "\\" not in path and not path.startswith("/") for path in paths)


def test_only_narrows_to_the_named_channels(make_bulletin: MakeBulletin, looks: Looks) -> None:
    assert {recipe.channel for recipe in listed(make_bulletin(), looks, "zalo", "led")} == {"zalo", "led"}


def test_an_item_goes_only_where_it_says(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin(("notice", {"channels": ["zalo"]}), ("notice", {}))
    where = {recipe.channel for recipe in listed(bulletin, looks) if recipe.item == "01-notice"}
    assert where == {"zalo"}


def test_a_channel_that_is_off_is_silent(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin()
    unit = bulletin.unit.value.model_copy(update={"channels": Channels(video=None, zalo=None)})
    found = listed(make_bulletin(unit=unit), looks)
    assert {recipe.channel for recipe in found} == {"facebook"}  # no boards: led has nothing to make


@pytest.mark.parametrize("address", ["http://xac-minh.club/otp", "xac-minh.club", "HTTPS://XAC-MINH.CLUB"])
def test_a_dangerous_address_leaves_defanged_wherever_it_stands(
    address: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin = make_bulletin(
        ("warning", {"title": f"Đừng vào {address}", "summary": address, "tricks": [address], "addresses": [address]}),
        ("notice", {"zalo": {"text": address}, "led": {"text": address}, "video": {"text": address}}),
    )
    for text in written(listed(bulletin, looks)):
        assert "xac-minh.club" not in text.lower()
    assert any("xac-minh[.]club" in text.lower() for text in written(listed(bulletin, looks)))


def test_an_official_address_stays_readable(make_bulletin: MakeBulletin, looks: Looks) -> None:
    assert any("https://dichvucong.gov.vn" in text for text in written(listed(make_bulletin(), looks)))


def test_editors_text_is_never_a_template_nor_markup(make_bulletin: MakeBulletin, looks: Looks) -> None:
    hostile = '{{ 7 * 7 }} <icon name="x"/> & {% raw %}'
    bulletin = make_bulletin(("notice", {"title": hostile, "summary": hostile, "text": [hostile]}))
    words = written(listed(bulletin, looks))
    assert not any(f"49 {rest}" in text for text in words for rest in ("<icon", "&lt;icon"))
    assert any("&lt;icon name=" in text for text in words)
    assert any(hostile in text for text in words), "in plain text it stands as typed"


def test_days_left_are_counted_from_the_bulletins_own_date(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found = listed(make_bulletin(("deadline", {"date": "2024-12-31"})), looks, "facebook")
    post = next(text for text in written(found) if "Hạn cuối" in text and "còn" in text)
    assert "còn 31 ngày, tính từ 30/11/2024" in post


@pytest.mark.parametrize(
    ("date", "said"), [("2024-12-31", "tính từ 30/11"), ("2024-11-30", "ngày 30/11"), ("2024-11-29", "")]
)
def test_pictures_that_count_days_say_from_when_and_films_say_the_day(
    date: str, said: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    found = listed(make_bulletin(("deadline", {"date": date})), looks, "facebook", "video")
    slides = [card for recipe in found for card in recipe.cards if card.look.endswith("deadline.xml")]
    films = [" ".join(card.printed.texts) for card in slides if card.look.startswith("video/")]
    day = f"{int(date[8:])} tháng {int(date[5:7])}/2024"
    assert films
    assert all(day in text and "30/11 " not in text and " ngày" not in text.replace("hết ngày", "") for text in films)
    counting = [
        card
        for recipe in found
        for card in recipe.cards
        if {"Còn", "còn 31 ngày", "hôm nay", "là hôm nay", "Đã hết hạn", "đã hết hạn"} & set(card.printed.texts)
    ]
    assert {card.look.partition("/")[0] for card in counting} == {"facebook"}
    for card in counting:
        days = [text for text in card.printed.texts if text.endswith(" 30/11")]
        assert days == ([said] if said else [])


def test_a_message_longer_than_the_channel_takes_is_told(make_bulletin: MakeBulletin, looks: Looks) -> None:
    _, diagnostics = recipes(make_bulletin(("notice", {"zalo": {"text": "dài " * 600}})), looks, ["zalo"])
    assert [diagnostic.code for diagnostic in diagnostics] == ["long-message"]


def test_a_broken_look_is_told_with_its_line(make_bulletin: MakeBulletin, repository: Path, tmp_path: Path) -> None:
    (tmp_path / "zalo").mkdir()
    (tmp_path / "zalo" / "message.txt").write_text("một\n{{ item.nothing }}\n", encoding="utf-8")
    looks = Looks([tmp_path, repository / "templates"])
    found, diagnostics = recipes(make_bulletin(), looks, ["zalo"])
    assert not found
    place = diagnostics[0].location
    assert diagnostics[0].code == "bad-look"
    assert place is not None
    assert (place.file, place.line) == ("templates/zalo/message.txt", 2)


def test_a_look_cannot_reach_python(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("{{ ''.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(LookError):
        Looks([tmp_path]).render("a.txt")


def test_films_have_even_sides_whatever_the_format_says(make_bulletin: MakeBulletin, looks: Looks) -> None:
    odd = Video(formats=(VideoFormat(id="odd", pixels="1081x1919"),), limit_seconds=90)
    unit = make_bulletin().unit.value.model_copy(update={"channels": Channels(video=odd)})
    film = listed(make_bulletin(unit=unit), looks, "video")[0].what
    assert isinstance(film, Film)
    assert (film.storyboard.width, film.storyboard.height) == (1082, 1920)
    assert {(slide.card.width, slide.card.height) for slide in film.storyboard.slides} == {(1082, 1920)}


def test_a_slide_stays_as_long_as_its_reading_takes() -> None:
    assert slide_seconds(["một hai"], 180) == 3
    assert slide_seconds(["tiếng " * 18], 180) == 6.4
    assert slide_seconds(["tiếng " * 18], 120) == 9.4
    assert slide_seconds(["tiếng " * 90], 180) == 30.4, "however long that is"


def test_a_slide_stays_until_what_comes_last_has_been_read_and_stands() -> None:
    first, last = "một " * 3, "hai " * 9

    def seconds(at: float, moves: float = 0.0) -> float:
        seen = Printed(moves=moves, written=((first, 0.4), (last, at)))
        return slide_seconds([first, last], 180, [Printed(written=((first, 0.4), (last, 0.4))), seen])

    assert seconds(0.4) == 4.4, "four seconds of reading, from the first words on"
    assert seconds(1.2) == 4.4, "it is there before the reader is"
    assert seconds(3.0) == 6.0, "three seconds of reading from its arrival on, in the slowest shape"
    assert seconds(0.4, moves=5.0) == 5.8, "a bar that grows on is seen at rest"


def test_what_stands_from_the_slide_before_is_not_read_again() -> None:
    headline, words = "một " * 20, "hai " * 12
    turned = Printed(written=((headline, 0.0), (words, 0.4)))
    assert slide_seconds([words], 180, [turned]) == 4.4
    assert slide_seconds([words], 180, [Printed(written=((headline, 0.3), (words, 0.4)))]) == 11, "planted: it comes"


@pytest.mark.parametrize(
    ("kind", "severity", "word"),
    [
        ("warning", "danger", "nguy hiểm"),
        ("appeal", "danger", "khẩn"),
        ("deadline", "caution", "chú ý"),
        ("notice", "danger", "nguy hiểm"),
        ("notice", "info", ""),
    ],
)
def test_an_alternative_text_says_how_dangerous_and_of_what_is_to_be_done_soon_how_urgent(
    kind: str, severity: str, word: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    found = listed(make_bulletin((kind, {"severity": severity})), looks, "facebook")
    alt = next(recipe.alt for recipe in found if recipe.role is Role.CARD)
    assert (f" ({word})." in alt) if word else "(" not in alt


def test_alternative_texts_double_neither_signs_nor_words(make_bulletin: MakeBulletin, looks: Looks) -> None:
    picture = {"file": "anh-mau.png", "alt": "Ảnh một bé trai mặc áo đỏ"}
    items = [(kind, {"title": "Có mất phí không?", "summary": "Không!", "image": picture}) for kind in KINDS]
    for recipe in listed(make_bulletin(*items), looks, "facebook", "video"):
        assert not re.search(r"[?!…]\.|\.\.|Ảnh: Ảnh|: \.|  ", recipe.alt), recipe.alt
