"""Another office's month: a health station's words, colours and boards; nothing of it speaks as the police do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bantin.model.kinds import KINDS
from bantin.model.recipe import TextFile
from bantin.session.month import Session, open_month
from tests.fixtures.proofs import some
from tests.fixtures.workspaces import OF_POLICE

MONTH = "2026-11"
HEALTH_STATION = "tests/whole/months/health_station"

OF_FRAUD = re.compile(r"fake|deep|bank|message|report-call|job|parcel|qr-code|travel|document")
"""Scenes that are drawn for it."""

Open = Callable[..., Session]


@pytest.fixture(scope="module")
def session(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Session:
    """The month as it is."""
    root = tmp_path_factory.mktemp("health") / "w"
    shutil.copytree(repository / HEALTH_STATION, root)
    return open_month(root, MONTH)


@pytest.fixture
def opened(repository: Path, tmp_path: Path) -> Open:
    """Open the month, with some text of its unit.yaml replaced."""

    def open_it(old: str = "", new: str = "", month: str = MONTH) -> Session:
        shutil.copytree(repository / HEALTH_STATION, tmp_path / "w", dirs_exist_ok=True)
        unit = tmp_path / "w/content/unit.yaml"
        text = unit.read_text(encoding="utf-8")
        assert old in text
        unit.write_text(text.replace(old, new) if old else text, encoding="utf-8")
        return open_month(tmp_path / "w", month)

    return open_it


def said(session: Session) -> Iterator[str]:
    """List all texts: of files, of pictures, boards and slides, and what is told of them to who cannot see."""
    for recipe in session.recipes:
        yield recipe.alt or ""
        yield recipe.what.content if isinstance(recipe.what, TextFile) else ""
        for card in recipe.cards:
            yield from card.printed.texts


def of_police(session: Session) -> set[str]:
    return {found for text in said(session) for found in OF_POLICE.findall(text.casefold())}


def drawn(session: Session) -> set[str]:
    return {
        picture
        for recipe in session.recipes
        for card in recipe.cards
        for picture in card.printed.pictures
        if OF_FRAUD.search(picture)
    }


def told(session: Session) -> list[str]:
    """List what its editor is told, but for what three quarters of a minute of film have no room for."""
    return [one.message for one in session.diagnostics if one.code not in {"no-room-in-film", "shortened-slide"}]


def test_it_is_made_for_every_channel_without_a_word_to_its_editor(session: Session) -> None:
    assert told(session) == []
    assert {recipe.channel for recipe in session.recipes} == {"facebook", "led", "video", "zalo"}
    assert session.bulletin
    assert {entry.kind for entry in session.bulletin.entries} == set(KINDS) - {"appeal"}


@pytest.mark.proof
def test_what_a_month_of_winter_tells_of_is_drawn(opened: Open) -> None:
    session = opened(month="2026-12")
    assert told(session) == []
    faces = {
        recipe.item: recipe.cards[0].printed.pictures
        for recipe in reversed(session.recipes)
        if recipe.channel == "facebook" and recipe.item and recipe.cards
    }
    drawn_first = ["scenes/virus.svg", "scenes/blood.svg", "scenes/food.svg", "", "scenes/power.svg", "cu-ong.jpg"]
    assert [min(pictures, default="") for _, pictures in sorted(faces.items())] == drawn_first


def test_no_text_or_picture_speaks_as_police_do(session: Session) -> None:
    assert sum(bool(text) for text in said(session)) > 500
    assert of_police(session) == set()
    assert drawn(session) == set()


@pytest.mark.proof
def test_the_words_of_the_police_would_be_noticed(opened: Open, repository: Path) -> None:
    unit = (repository / HEALTH_STATION / "content/unit.yaml").read_text(encoding="utf-8")
    own = unit[unit.index("words:\n") : unit.index("contacts:\n")]
    assert of_police(opened(own, "words: {set: police}\n")) == {"cảnh giác"}, "which says fraud of fraud alone"


@pytest.mark.proof
@pytest.mark.parametrize(
    ("own", "instead", "found"),
    some(
        [
            ("    board: Cần khám, cần hỏi", "    board: Không chuyển tiền", "chuyển tiền"),
            ("    tricks: Vì sao phải phòng?", "    tricks: Họ lừa thế nào?", "lừa"),
            ("    film: Cần khám, cần hỏi? Hãy gọi trạm y tế", "    film: Báo ngay cho Công an", "công an"),
            ('    number: "115"', '    number: "113"', "113"),
            ("      - suc-khoe-cong-dong", "      - an-ninh-mang", "anninh"),
        ],
        1,
    ),
)
def test_a_word_that_is_planted_anywhere_is_noticed(own: str, instead: str, found: str, opened: Open) -> None:
    assert found in of_police(opened(own, instead))


@pytest.mark.proof
def test_a_picture_of_fraud_would_be_noticed(opened: Open) -> None:
    assert drawn(opened("  help:\n", "  topics: {fake-call: [chó]}\n  help:\n")) == set(), "a question has its own"
    assert drawn(opened("  help:\n", "  topics: {fake-call: [rửa tay]}\n  help:\n")) == {"scenes/fake-call.svg"}


def test_its_own_words_and_colours_are_seen(session: Session) -> None:
    everything = "\n".join(said(session)).casefold()
    for words in ("Vì sao phải phòng?", "Cần khám? Gọi trạm.", "Dịch vụ y tế", "Đã có triệu chứng?"):
        assert words.casefold() in everything
    assert session.bulletin
    assert session.bulletin.theme.colors["know-field"] == "#0b7285"
