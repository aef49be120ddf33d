from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from bantin.channels import recipes
from bantin.content.reading.month import read_month
from bantin.content.workspace import templates_folders
from bantin.design.looks.renderer import Looks
from bantin.design.looks.source_map import SourceMapLoader
from bantin.design.looks.vocabulary import ELEMENTS
from bantin.making.cards.painting import paint_card
from bantin.making.errors import MakeError
from bantin.making.jobs.still import StillJob
from bantin.making.plan import plan_recipes
from bantin.model.card import Card
from bantin.model.diagnostic import Diagnostic
from bantin.model.recipe import Recipe
from bantin.model.theme import Theme, TypeStyle
from tests.fixtures.months import Planned

THEME = Theme(
    colors={"ink": "#ffffff", "ground": "#112233"}, styles={name: TypeStyle(size=20) for name in ("body", "label")}
)


def cards_of_the_sample_month(repository: Path) -> list[Recipe]:
    bulletin = read_month(repository, "2024-11").bulletin
    assert bulletin is not None
    looks = Looks(templates_folders(repository), bulletin.unit.value.official_domains)
    return recipes(bulletin, looks, ["facebook", "led"])[0]


@pytest.fixture(scope="module")
def marked(planned: Planned) -> list[StillJob]:
    return [job for job in plan_recipes(planned("sample")).jobs.values() if isinstance(job, StillJob)]


@pytest.mark.proof
def test_every_tag_of_the_sample_month_knows_where_it_was_written(marked: list[StillJob], repository: Path) -> None:
    sources: dict[str, list[str]] = {}
    for job in marked:
        card = job.card
        assert [offset for offset, _ in card.tag_locations] == [
            at for at, letter in enumerate(card.markup) if letter == "<"
        ]
        for offset, place in card.tag_locations:
            lines = sources.setdefault(place.file, (repository / place.file).read_text(encoding="utf-8").split("\n"))
            tag = card.markup[offset : offset + place.length]
            assert lines[place.line - 1] == place.excerpt
            assert place.excerpt[place.column - 1 :].startswith(tag)
    assert {"templates/kit.xml", "templates/facebook/base.xml", "templates/led/base.xml"} <= set(sources)


@pytest.mark.proof
def test_keys_are_the_same_as_without_marks(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marked = plan_recipes(cards_of_the_sample_month(repository)).jobs
    monkeypatch.setattr(SourceMapLoader, "_with_markers", lambda _self, source, _file: source)
    plain = plan_recipes(cards_of_the_sample_month(repository)).jobs
    assert not any(job.card.tag_locations for job in plain.values() if isinstance(job, StillJob))
    assert list(marked) == list(plain)


@pytest.mark.proof
def test_places_come_back_whole_from_another_process(marked: list[StillJob]) -> None:
    card = marked[0].card
    assert pickle.loads(pickle.dumps(card)).tag_locations == card.tag_locations  # noqa: S301 - of our own making


def test_what_a_card_shows_twice_is_told_where_it_is_wrong(tmp_path: Path) -> None:
    kit = '{% macro sign(name) %}\n<icon name="{{ name }}" size="20" color="ink"/>\n{% endmacro %}'
    look = '{% import "kit.xml" as kit %}\n<card>\n{{ kit.sign("phone") }}\n{{ kit.sign("phome") }}\n</card>'
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for folder, name, content in ((own, "look.xml", look), (shipped, "kit.xml", kit)):
        folder.mkdir()
        (folder / name).write_text(content, encoding="utf-8")
    markup, locations = Looks([own, shipped]).markup("look.xml")
    found = refusal(Card(markup, "look.xml", 120, 80, THEME, tag_locations=locations))
    assert found.location is not None
    assert (found.location.file, found.location.line, found.location.column) == ("bantin/templates/kit.xml", 2, 7)
    assert found.location.excerpt == '<icon name="{{ name }}" size="20" color="ink"/>'
    assert "phome" in found.message
    assert found.hint == (
        "Có phải «phone»? Gặp khi dựng thẻ theo mẫu look.xml. Tệp này đi kèm bantin: muốn sửa thì chạy"
        " «bantin looks --copy kit.xml» rồi sửa bản chép"
    )


def refusal(card: Card) -> Diagnostic:
    with pytest.raises(MakeError) as caught:
        paint_card(card)
    return caught.value.remark.diagnostic


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<card><row></card>", "<row> chưa đóng trước </card>"),
        ("<card></row></card>", "thừa </row>"),
        ("<card><row/>", "<card> chưa đóng"),
        ("<card>&nbsp;</card>", "&#160;"),
        ('<card><row gap="1></row></card>', "thiếu dấu nháy"),
        ('<card gap="1" gap="2"/>', "hai lần"),
        ("<card/><card/>", "sau </card>"),
        ("", "không in ra thẻ nào"),
        ('<card><text style="boddy">a</text></card>', "kiểu «boddy»"),
        ('<card background="ground ink x"/>', "ground ink x"),
        ('<card><row shadow="1 2 ink"/></card>', "1 2 ink"),
        ('<card><image src="a.jpg"/></card>', "ảnh «a.jpg»"),
    ],
)
def test_a_mistake_is_told_in_vietnamese(markup: str, told: str) -> None:
    assert told in refusal(Card(markup, "look.xml", 120, 80, THEME)).message


NEEDED = {
    "bar": 'label="a" value="1" display="1"',
    "chart": 'color="ink" track="ground"',
    "grid": 'columns="2"',
    "icon": 'name="phone" size="20" color="ink"',
    "image": 'src="a"',
    "qr": 'data="abc" size="60"',
}
WITHIN = {
    "text": "xin **chào**",
    "chart": '<bar label="a" value="1" display="1"/><bar label="b" value="2" display="2"/>',
}
ODD = [
    "",
    "x",
    "0",
    "-1",
    "0.001",
    "9999",
    "1e9",
    "nan",
    "inf",
    "-50%",
    "10000%",
    "1 2 3 4",
    "1 1 5000 ink",
    "ink ink 1e9",
]


def odd_cards() -> Iterator[str]:
    for tag, attributes in ELEMENTS.items():
        for name in attributes:
            given = " ".join(part for part in NEEDED.get(tag, "").split(" ") if part.split("=")[0] != name)
            for value in ODD:
                element = f'<{tag} {given} {name}="{value}">{WITHIN.get(tag, "")}</{tag}>'
                if tag == "bar":
                    element = f'<chart color="ink" track="ground">{element}</chart>'
                yield element if tag == "card" else f"<card>{element}</card>"


def test_no_value_of_an_attribute_ends_in_anything_but_a_picture_or_a_diagnostic(pytestconfig: pytest.Config) -> None:
    """All of them with `--proofs`, else each fourth."""
    cards = list(odd_cards())[:: 1 if pytestconfig.getoption("--proofs") else 4]
    codes = []
    for markup in cards:
        try:
            paint_card(Card(markup, "look.xml", 120, 80, THEME))
        except MakeError as error:
            codes.append(error.remark.diagnostic.code)
    assert set(codes) == {"bad-markup"}
    assert len(cards) / 5 < len(codes) < len(cards) * 0.95
