"""The layout agrees with taffy's flexbox (through stretchable) on random trees of what both know."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stretchable import Edge, Node
from stretchable.style import PCT, AlignItems, FlexDirection, JustifyContent, Length

from bantin.design.layout.engine import lay_out
from bantin.model.card import Card
from bantin.model.frame import Box, Font
from bantin.model.theme import Theme, TypeStyle
from tests.fixtures.proofs import examples

THEME = Theme(colors={"ink": "#ffffff", "box": "#ff0000"}, styles={"body": TypeStyle(size=20)})
SIDE = 4000
"""Large enough that nothing in these trees has to shrink: texts are what shrinks here, and taffy has none."""

TOLERANCE = 1.01
"""Pixels: both round edges to whole pixels, each in its own order."""

ALIGN = {
    "start": AlignItems.FLEX_START,
    "center": AlignItems.CENTER,
    "end": AlignItems.FLEX_END,
    "stretch": AlignItems.STRETCH,
}
JUSTIFY = {
    "start": JustifyContent.FLEX_START,
    "center": JustifyContent.CENTER,
    "end": JustifyContent.FLEX_END,
    "space-between": JustifyContent.SPACE_BETWEEN,
}


@dataclass
class Tree:
    """A row or column, or a box of fixed size where it has no children."""

    tag: str
    width: int | None
    height: int | None
    share: int | None
    grow: int
    gap: int
    padding: int
    align: str
    justify: str
    children: list[Tree] = field(default_factory=list)

    def __post_init__(self) -> None:
        # In a container as large as its contents nothing can grow; taffy makes such a container larger (browsers do
        # not), so children grow only where there is a size to grow into.
        if (self.width if self.tag == "row" else self.height) is None:
            self.children = [replace(child, grow=0) for child in self.children]

    def markup(self) -> str:
        sizes = [("width", f"{self.share}%" if self.share else self.width), ("height", self.height)]
        given_ = " ".join(f'{name}="{value}"' for name, value in sizes if value is not None)
        inside = "".join(child.markup() for child in self.children)
        return (
            f'<{self.tag} {given_} grow="{self.grow}" gap="{self.gap}" padding="{self.padding}" '
            f'align="{self.align}" justify="{self.justify}" background="box">{inside}</{self.tag}>'
        )

    def node(self) -> Node:
        width: object = self.share * PCT if self.share else self.width
        return Node(
            size=(width if width is not None else Length.default(), self.height or Length.default()),
            flex_direction=FlexDirection.ROW if self.tag == "row" else FlexDirection.COLUMN,
            flex_grow=self.grow,
            flex_shrink=0,
            gap=self.gap,
            padding=self.padding,
            align_items=ALIGN[self.align],
            justify_content=JUSTIFY[self.justify],
        ).add(*(child.node() for child in self.children))


def trees(depth: int) -> st.SearchStrategy[Tree]:
    fixed = st.integers(1, 90)
    common = {
        "tag": st.sampled_from(["row", "column"]),
        "grow": st.integers(0, 3),
        "gap": st.integers(0, 12),
        "padding": st.integers(0, 12),
        "align": st.sampled_from(list(ALIGN)),
        "justify": st.sampled_from(list(JUSTIFY)),
        "share": st.none(),
    }
    leaf = st.builds(Tree, width=fixed, height=fixed, **{**common, "padding": st.just(0)})
    if not depth:
        return leaf
    group = st.builds(
        Tree,
        width=st.none() | st.integers(600, 900),
        height=st.none() | st.integers(600, 900),
        children=st.lists(trees(depth - 1), min_size=1, max_size=4),
        **common,
    )
    return leaf | group


class NoLetters:
    """Metrics for trees without text."""

    def advance(self, font: Font, text: str) -> float:
        raise AssertionError((font, text))

    def advances(self, font: Font) -> dict[str, float]:
        raise AssertionError(font)

    def ink(self, font: Font, text: str) -> tuple[float, float, float, float]:
        raise AssertionError((font, text))

    def missing(self, font: Font, text: str) -> str:
        raise AssertionError((font, text))


def ours(tree: Tree) -> list[tuple[float, float, float, float]]:
    markup = f'<card align="start">{tree.markup()}</card>'
    result = lay_out(Card(markup, "oracle.xml", SIDE, SIDE, THEME), NoLetters())
    assume(not result.remarks)  # what does not fit is reported, and placed so that its beginning is seen
    return [(box.x, box.y, box.width, box.height) for box in result.frame.marks if isinstance(box, Box)]


def theirs(tree: Tree) -> list[tuple[float, float, float, float]]:
    root = Node(size=(SIDE, SIDE), flex_direction=FlexDirection.COLUMN, align_items=AlignItems.FLEX_START)
    root.add(tree.node())
    root.compute_layout()
    found: list[tuple[float, float, float, float]] = []

    def walk(node: Node, x: float, y: float) -> None:
        box = node.get_box(Edge.BORDER)
        found.append((x + box.x, y + box.y, box.width, box.height))
        for child in node:
            walk(child, x + box.x, y + box.y)

    walk(root[0], 0, 0)
    return found


@examples(30)
@given(trees(3))
def test_random_trees_are_laid_out_as_taffy_does(tree: Tree) -> None:
    for mine, other in zip(ours(tree), theirs(tree), strict=True):
        assert mine == pytest.approx(other, abs=TOLERANCE)


@examples(8)
@given(st.lists(st.integers(1, 33), min_size=1, max_size=3), st.integers(200, 3000), st.integers(0, 20))
def test_percentages_are_what_taffy_takes_them_for(shares: list[int], width: int, gap: int) -> None:
    children = [Tree("row", None, 10, share, 0, 0, 0, "start", "start") for share in shares]
    tree = Tree("row", width + 200, 50, None, 0, min(gap, 2), 0, "start", "start", children)
    for mine, other in zip(ours(tree), theirs(tree), strict=True):
        assert mine == pytest.approx(other, abs=TOLERANCE)
