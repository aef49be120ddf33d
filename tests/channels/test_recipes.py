from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bantin.channels import CHANNELS, recipes
from bantin.design.looks.renderer import LookError, Looks
from bantin.measure.reading import slide_seconds
from bantin.model.bulletin import Bulletin
from bantin.model.kinds import KINDS
from bantin.model.recipe import Film, Recipe, Text
from bantin.model.unit import Channels, Video, VideoFormat

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
        if isinstance(recipe.what, Text):
            words.append(recipe.what.content)
    return words


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "look",
    [
        "facebook/{}.xml",
        "facebook/{}.txt",
        "led/{}.xml",
        "video/reel/{}.xml",
        "video/landscape/{}.xml",
        "video/square/{}.xml",
    ],
)
def test_every_kind_has_a_look_of_its_own(kind: str, look: str, looks: Looks) -> None:
    assert looks.has(look.format(kind))


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
    assert not any("49" in text for text in words if "{{ 7 * 7 }}" not in text)
    assert any("&lt;icon name=" in text for text in words)
    assert any(hostile in text for text in words), "in plain text it stands as typed"


def test_days_left_are_counted_from_the_bulletins_own_date(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found = listed(make_bulletin(("deadline", {"date": "2024-12-31"})), looks, "facebook")
    post = next(text for text in written(found) if "Hạn cuối" in text and "còn" in text)
    assert "còn 31 ngày, tính từ 30/11/2024" in post


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
    odd = Video(formats=(VideoFormat(id="odd", pixels="1081x1919"),))
    unit = make_bulletin().unit.value.model_copy(update={"channels": Channels(video=odd)})
    film = listed(make_bulletin(unit=unit), looks, "video")[0].what
    assert isinstance(film, Film)
    assert (film.storyboard.width, film.storyboard.height) == (1082, 1920)
    assert {(slide.card.width, slide.card.height) for slide in film.storyboard.slides} == {(1082, 1920)}


def test_a_slide_stays_as_long_as_its_reading_takes() -> None:
    assert slide_seconds(["một hai"], 180) == 3
    assert slide_seconds(["tiếng " * 18], 180) == 7
    assert slide_seconds(["tiếng " * 18], 120) == 10
    assert slide_seconds(["tiếng " * 90], 180) == 10
