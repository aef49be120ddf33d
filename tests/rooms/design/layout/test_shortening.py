"""Which texts are named as too long where several are: the long ones, by the same share, no innocent beside them."""

from __future__ import annotations

from bantin.design.layout.engine import LaidOut, lay_out
from bantin.model.card import Card
from bantin.model.diagnostic import Excess
from tests.rooms.design.layout.test_engine import THEME, Grid

SHORT = "Số vụ"
LONG = "một hai ba bốn năm sáu bảy tám chín mười " * 6


def laid_out(texts: dict[str, str], height: int) -> LaidOut:
    shown = "".join(f'<text source="{name}">{text}</text>' for name, text in texts.items())
    return lay_out(Card(f"<card>{shown}</card>", "test.xml", 400, height, THEME), Grid())


def named(texts: dict[str, str], height: int) -> dict[str, Excess | None]:
    return {remark.source.path: remark.excess for remark in laid_out(texts, height).remarks}


def test_where_several_are_too_long_the_short_ones_beside_them_are_innocent() -> None:
    texts = {"title": SHORT, "values.0.label": LONG, "values.0.unit": LONG, "values.0.value": "12", "summary": LONG}
    found = named(texts, 200)
    assert set(found) == {"values.0.label", "values.0.unit", "summary"}
    kept = [excess.kept for excess in found.values() if excess]
    assert min(kept) > 1, "each gets its share"
    mended = {
        name: " ".join(text.split()[: excess.kept]) if (excess := found.get(name)) else text
        for name, text in texts.items()
    }
    assert laid_out(mended, 200).remarks == ()


def test_where_one_is_enough_it_is_named_alone() -> None:
    assert set(named({"title": SHORT, "summary": LONG, "values.0.unit": "vụ"}, 100)) == {"summary"}
