from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
import yaml

from bantin.design.layout.engine import OVERFLOW
from bantin.files.store import Store
from bantin.making.cards.layouts import layout_of
from bantin.making.executor import SerialExecutor
from bantin.making.layout_diagnostics import layout_diagnostics
from bantin.measure.measurements import Measurements
from bantin.model.card import Card
from bantin.model.frame import TextRun
from bantin.model.recipe import Recipe, Role, Still
from bantin.model.theme import Theme, TypeStyle
from bantin.output.build import build
from bantin.output.outcome import Outcome
from bantin.session.month import Session, open_month
from tests.fixtures.proofs import some
from tests.fixtures.workspaces import init

MONTH = "2024-11"
ITEM = "09-dai"
ADVICE = ["Dừng cuộc gọi.", "Hỏi lại Công an xã.", "Báo 156."]

THEME = Theme(colors={"ink": "#ffffff"}, styles={"body": TypeStyle(size=20)})
SMALL = Card("<card><text>vừa</text></card>", "facebook/notice.xml", 120, 60, THEME)
OVERFULL = Card(f"<card><text>{'không vừa ' * 90}</text></card>", "facebook/notice.xml", 120, 60, THEME)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    root = tmp_path / "ban-tin"
    init(root, MONTH)
    for path in (root / "content" / MONTH).glob("0*.yaml"):
        path.unlink()
    (root / "content" / MONTH / "bulletin.yaml").write_text(
        "title: Bản tin\nperiod: {start: 2024-11-01, end: 2024-11-30}\nintro: Lời giới thiệu.\n", encoding="utf-8"
    )
    return root


def write(root: Path, kind: str, **fields: object) -> None:
    item = {"kind": kind, "title": "Tiêu đề vừa phải", "summary": "Tóm tắt.", "sources": [{"name": "Nguồn"}], **fields}
    text = yaml.safe_dump(item, allow_unicode=True, sort_keys=False)
    (root / "content" / MONTH / f"{ITEM}.yaml").write_text(text, encoding="utf-8")


def tricks(count: int, words: int = 20) -> list[str]:
    """Write tricks of words that stand nowhere else: `ý3.7` is the eighth of the fourth."""
    return [" ".join(f"ý{trick}.{word}" for word in range(words)) for trick in range(count)]


def cards_of(session: Session) -> dict[str, Card]:
    assert not [found for found in session.diagnostics if found.severity.value == "error"]
    return {
        recipe.path.rpartition("/")[2]: recipe.what.card
        for recipe in session.recipes
        if recipe.role == Role.CARD and isinstance(recipe.what, Still)
    }


def read(card: Card) -> list[TextRun]:
    found = layout_of(card)
    assert not found.remarks
    return [mark for mark in found.frame.marks if isinstance(mark, TextRun)]


def words_of(card: Card) -> list[str]:
    return " ".join(run.text for run in read(card)).split()


@pytest.mark.parametrize(("count", "most"), some([(10, 4), (17, 6)], 1))
def test_a_long_list_goes_on_over_cards_that_all_fit(workspace: Path, count: int, most: int) -> None:
    write(workspace, "warning", tricks=tricks(count), advice=ADVICE)
    cards = cards_of(open_month(workspace, MONTH, {"facebook"}))
    pages = len(cards)
    assert 2 <= pages <= most
    assert list(cards) == [f"card-{page}.jpg" for page in range(1, pages + 1)]
    shown = [word for card in cards.values() for word in words_of(card)]
    assert [word for word in shown if word.startswith("ý")] == " ".join(tricks(count)).split()
    heavy = {run.text for card in cards.values() for run in read(card) if run.font.weight == 800}
    assert not heavy & {str(n) for n in range(1, count + 1)}, "tricks are no steps"
    for line in ADVICE:
        assert sum(line in " ".join(words_of(card)) for card in cards.values()) == 1
    for page, card in enumerate(cards.values(), 1):
        assert words_of(card).count(f"{page}/{pages}") == 1
    assert "Tiêu đề vừa phải" in " ".join(words_of(cards["card-1.jpg"]))


def test_pages_are_about_equally_full(workspace: Path) -> None:
    write(workspace, "warning", tricks=tricks(12), advice=ADVICE)
    cards = cards_of(open_month(workspace, MONTH, {"facebook"}))
    # Below y = 1150 stands the footer; the last line above it is the list's.
    for card in cards.values():
        lowest = max(run.baseline for run in read(card) if run.baseline < 1150)
        assert lowest > 900, "no half-empty card"


def test_a_short_list_stays_on_one_card(workspace: Path) -> None:
    write(workspace, "guide", steps=ADVICE)
    assert list(cards_of(open_month(workspace, MONTH, {"facebook"}))) == ["card.jpg"]


def built(root: Path, make: Callable[..., object] | None = None) -> tuple[Outcome, Session]:
    session = open_month(root, MONTH, {"facebook"})
    assert session.bulletin is not None
    options = {} if make is None else {"make": make}
    outcome = build(
        session.bulletin,
        session.recipes,
        out=root / "dist",
        store=Store(root / ".bantin" / "store"),
        executor=SerialExecutor(),
        only={"facebook"},
        **options,  # type: ignore[arg-type]  # one option or none
    )
    return outcome, session


def untouchable(*_: object) -> NoReturn:
    raise AssertionError("nothing was to be made")


def test_an_unchanged_month_is_neither_made_nor_laid_out_again(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(workspace, "warning", tricks=tricks(10), advice=ADVICE)
    first, _ = built(workspace)
    assert not first.failed
    assert f"facebook/{ITEM}/card-2.jpg" in first.made
    monkeypatch.setattr("bantin.design.layout.engine.holds", untouchable)
    second, _ = built(workspace, untouchable)
    assert second.reused == first.made


@pytest.mark.proof
def test_a_list_that_was_made_short_takes_its_second_card_along(workspace: Path) -> None:
    write(workspace, "warning", tricks=tricks(10), advice=ADVICE)
    built(workspace)
    folder = workspace / "dist" / MONTH / "facebook" / ITEM
    assert {path.name for path in folder.iterdir()} == {
        "alt.txt",
        *(f"card-{page}.jpg" for page in (1, 2, 3, 4)),
        "post.txt",
    }
    write(workspace, "guide", steps=ADVICE)
    outcome, _ = built(workspace)
    assert {f"facebook/{ITEM}/card-{page}.jpg" for page in (1, 2, 3, 4)} == {file.path for file in outcome.removed}
    assert {path.name for path in folder.iterdir()} == {"alt.txt", "card.jpg", "post.txt"}
    manifest = json.loads((workspace / "dist" / MONTH / "manifest.json").read_text(encoding="utf-8"))
    assert [file["path"] for file in manifest["files"] if file["role"] == "card"] == [f"facebook/{ITEM}/card.jpg"]


@pytest.mark.proof
@pytest.mark.parametrize(
    ("kind", "field", "number"),
    [("case", "story", 3), ("question", "answer", 2)],  # an answer's first card says all that its question's does
)
def test_a_paragraph_that_no_card_holds_is_told_where_it_was_written_and_nothing_else_is(
    workspace: Path, kind: str, field: str, number: int
) -> None:
    more = {"question": "Có thật không?"} if kind == "question" else {}
    write(workspace, kind, **{field: ["Đoạn đầu.", " ".join(["Chuyện rất dài."] * 300)]}, **more)
    outcome, session = built(workspace)
    assert outcome.failed == (f"facebook/{ITEM}/card-{number}.jpg",), "the card where it stands alone"
    assert session.bulletin is not None
    written = (workspace / "content" / MONTH / f"{ITEM}.yaml").read_text(encoding="utf-8").splitlines()
    checked = [found for found in layout_diagnostics(session.bulletin, session.recipes) if found.code == OVERFLOW]
    lines = [written[found.location.line - 1] for found in checked if found.location]
    assert len(lines) == 1
    assert re.match(r"\s*- Chuyện rất dài", lines[0])
    assert checked == [found for found in outcome.diagnostics if found.code == OVERFLOW], "check says what build says"


@pytest.mark.proof
def test_check_divides_as_build_does(workspace: Path) -> None:
    write(workspace, "guide", steps=tricks(14))
    before = cards_of(open_month(workspace, MONTH))
    _, session = built(workspace)
    assert before == cards_of(session)
    assert session.bulletin is not None
    assert not layout_diagnostics(session.bulletin, session.recipes)


def test_a_verdict_is_remembered_by_the_store(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [Measurements(store).fits(SMALL), Measurements(store).fits(OVERFULL)] == [True, False]
    monkeypatch.setattr("bantin.design.layout.engine.holds", untouchable)
    assert [Measurements(store).fits(SMALL), Measurements(store).fits(OVERFULL)] == [True, False]
    with pytest.raises(AssertionError):
        Measurements(store).fits(Card("<card/>", "facebook/notice.xml", 1, 1, THEME))


def test_what_lines_cost_is_remembered_by_the_store(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    torn = '<card><text size="20" width="{}">Chúng tôi nhận đăng ký</text></card>'
    cards = [Card(torn.format(width), "facebook/notice.xml", 400, 200, THEME) for width in (390, 110)]
    whole, broken = (Measurements().price(card) for card in cards)
    assert 0 == whole < broken
    assert [Measurements(store).price(card) for card in cards] == [whole, broken]
    monkeypatch.setattr("bantin.design.layout.engine.price", untouchable)
    assert [Measurements(store).price(card) for card in cards] == [whole, broken]


def test_without_a_store_that_can_be_written_a_verdict_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    measure = Measurements(Store(tmp_path / "file" / "store"))
    assert [measure.fits(SMALL), measure.fits(OVERFULL)] == [True, False]


def test_a_card_with_wrong_markup_is_left_to_whoever_makes_it(store: Store) -> None:
    wrong = Card("<card><rox/></card>", "facebook/notice.xml", 120, 60, THEME)
    assert Measurements(store).fits(wrong)
    assert Measurements(store).price(wrong) == 0


def test_a_recipe_of_a_long_list_has_its_own_words_for_each_card(workspace: Path) -> None:
    write(workspace, "warning", tricks=tricks(10), advice=ADVICE)
    _, session = built(workspace)
    alts: list[Recipe] = [recipe for recipe in session.recipes if recipe.role == Role.CARD]
    manifest = json.loads((workspace / "dist" / MONTH / "manifest.json").read_text(encoding="utf-8"))
    published = [file["alt"] for file in manifest["files"] if file["role"] == "card"]
    assert published == [recipe.alt for recipe in alts]
    assert all(f"Ảnh {page}/{len(published)}" in alt for page, alt in enumerate(published, 1))
