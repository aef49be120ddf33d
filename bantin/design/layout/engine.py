"""Layout of a card: markup → nodes → frame, by a subset of CSS flexbox. Well below a millisecond with warm caches."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import floor
from pathlib import PurePosixPath

from bantin.design.layout.placement import OverfullError, Placement, Verdict
from bantin.design.layout.scales import REST_STEPS, Scale, Steps, scales_of, settled, smallest
from bantin.design.layout.shortening import Cause, causes
from bantin.design.layout.sizes import Sizes, steady
from bantin.design.layout.text_measuring import Metrics
from bantin.design.looks.markup import parse_card
from bantin.design.looks.nodes import Group, Node
from bantin.model import frame
from bantin.model.card import Card
from bantin.model.diagnostic import WHOLE, Code, Diagnostic, Remark, Severity
from bantin.model.frame import Entering

OVERFLOW = Code("text-overflow")
"""Code of what is remarked of a text that does not fit at its smallest size."""

_SHORTEN = Diagnostic(
    OVERFLOW, Severity.ERROR, "Chữ không vừa khung dù đã thu đến cỡ nhỏ nhất", hint="Viết ngắn lại mục này"
)
_NO_ROOM = Diagnostic(
    OVERFLOW,
    Severity.ERROR,
    "Mẫu không đủ chỗ cho chữ của chính nó, dù đã thu đến cỡ nhỏ nhất",
    hint="Báo cho người thiết kế mẫu: bớt chữ có sẵn trong mẫu, hoặc cho cỡ chữ nhỏ hơn (min-size)",
)

_SHOWN = 60
"""Letters of a look's own text that are repeated."""

_FIRST_TRY = 4
"""The step that is tried after the largest: most cards that do not fit there have as much text as they can hold."""

_FIT_STEPS = 16
"""Sizes between `min-size` and `size` that are tried when a card does not fit at its largest."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The layout of a card.

    Attributes:
        remarks: texts that do not fit, and characters that no font draws.
        root: the nodes that were laid out.
        entering: what of the frame comes by an entrance, parents before their parts.
    """

    frame: frame.Frame
    remarks: tuple[Remark, ...]
    root: Group = field(compare=False, repr=False)
    entering: tuple[Entering, ...] = ()


def lay_out(card: Card, metrics: Metrics) -> LaidOut:
    """Lay a card out, at the largest text sizes at which everything fits.

    All texts shrink together, each between its own `min-size` and `size`, so that the order of sizes stays as designed;
    those with a scale of `sizes` step down each scale by itself, no further than room is wanted.
    What does not fit even at the smallest sizes is reported, never cut.

    Raises:
        MarkupError: the look's markup is wrong.
    """
    root = _parsed(card)
    search = _Search(root, card, metrics)
    placement = search.largest_that_fits()
    ground = root.background if root.background is not None else (0, 0, 0, 255)
    remarks = [*(_too_long(search, card) if placement.overfull else ()), *placement.missing]
    return LaidOut(
        frame.Frame(card.width, card.height, ground, tuple(placement.marks)),
        tuple(remarks),
        root,
        tuple(placement.entering),
    )


def holds(card: Card, metrics: Metrics) -> bool:
    """Return whether a card holds its texts at their smallest sizes: the verdict of `lay_out` without its searches.

    Raises:
        MarkupError: the look's markup is wrong.
    """
    return _Search(_parsed(card), card, metrics).holds_at_smallest()


def outlines(card: Card, metrics: Metrics) -> tuple[frame.Outline, ...]:
    """List the box of every element of a card, painted or not, parents before their children.

    Raises:
        MarkupError: the look's markup is wrong.
    """
    search = _Search(_parsed(card), card, metrics)
    tracing = _Tracing(search.largest_that_fits().sizes, strict=False)
    tracing.inside(search.root, *search.place)
    found = []
    for node, place in tracing.boxes:
        written = card.locate(node.line, node.column) if node.column else None
        name = f"{PurePosixPath(written.file).stem}:{written.line}" if written else ""
        found.append(frame.Outline(*place, name))
    return tuple(found)


def _parsed(card: Card) -> Group:
    return parse_card(card.markup, card.theme, card.glossary, card.files)


@dataclass(slots=True)
class _Tracing(Placement):
    """A placement that remembers all boxes."""

    boxes: list[tuple[Node, tuple[float, float, float, float]]] = field(default_factory=list)

    def box(self, node: Node, x: float, y: float, width: float, height: float) -> None:
        self.boxes.append((node, (x, y, width, height)))
        Placement.box(self, node, x, y, width, height)


_Step = int | tuple[tuple[Scale, int], ...]
"""One try: a step between the smallest and the largest sizes, or on each scale of type one."""


class _Search:
    """The search for the largest texts that fit: step 0 is every text at its smallest, `_FIT_STEPS` at its largest."""

    def __init__(self, root: Group, card: Card, metrics: Metrics) -> None:
        self.root = root
        self.place = 0, 0, card.width, card.height
        self.metrics = metrics
        self.scales = scales_of(root)
        self._sizes: dict[_Step, Sizes] = {}
        self._tries: dict[_Step, Placement | None] = {}

    def largest_that_fits(self) -> Placement:
        """Place everything at the last step at which it fits, at the smallest sizes where it does at none.

        Most cards fit as soon as their outermost boxes do, which is quick to know; few need to be placed to know it.
        """
        if self.scales:
            steps = settled(
                self.scales,
                lambda steps: self._fitting(_frozen(steps)) is not None,
                lambda steps: self._at(_frozen(steps)).lone_words,
            )
            return self.smallest() if steps is None else self._fitting(_frozen(steps)) or self.smallest()
        step = self.last_with_room()
        if (placement := self._fitting(step)) is None:
            step = _last(lambda lower: self._fitting(lower) is not None, step - 1)
            placement = self._fitting(step) or self.smallest()
        return placement

    def smallest(self) -> Placement:
        """Place everything at the smallest sizes."""
        return self._placed(self._least, strict=False)

    def holds_at_smallest(self) -> bool:
        """Return whether everything fits at the smallest sizes, by the first thing that does not."""
        try:
            Verdict(self._at(self._least), strict=True).inside(self.root, *self.place)
        except OverfullError:
            return False
        return True

    @property
    def _least(self) -> _Step:
        return _frozen(smallest(self.scales)) if self.scales else 0

    def last_with_room(self) -> int:
        """Find the last step at which the outermost boxes have room, trying where the room left so far points to."""
        fits, fails, step = 0, _FIT_STEPS, _FIRST_TRY
        rooms = {fails: self._at(fails).room(self.root, *self.place[2:])}
        if rooms[fails] >= 0:
            return fails
        while fails - fits > 1:
            step = min(max(step, fits + 1), fails - 1)
            rooms[step] = self._at(step).room(self.root, *self.place[2:])
            fits, fails = (step, fails) if rooms[step] >= 0 else (fits, step)
            other = fits if fits in rooms else min(known for known in rooms if known > fails)
            slope = (rooms[other] - rooms[fails]) / (other - fails)
            step = floor(fails - rooms[fails] / slope) if slope < 0 else (fits + fails) // 2
        return fits

    def _fitting(self, step: _Step) -> Placement | None:
        if step not in self._tries:
            self._tries[step] = None
            if isinstance(step, int) or self._at(step).room(self.root, *self.place[2:]) >= 0:
                with suppress(OverfullError):
                    self._tries[step] = self._placed(step, strict=True)
        return self._tries[step]

    def _placed(self, step: _Step, *, strict: bool) -> Placement:
        placement = Placement(self._at(step), strict)
        placement.inside(self.root, *self.place)
        return placement

    def _at(self, step: _Step) -> Sizes:
        if step not in self._sizes:
            first = next(iter(self._sizes.values()), None)
            same = frozenset() if first is None else self._steady
            steps = {} if isinstance(step, int) else dict(step)
            share = step / _FIT_STEPS if isinstance(step, int) else 1 - steps.get((), 0) / REST_STEPS
            self._sizes[step] = Sizes(self.metrics, share, same, first, steps)
        return self._sizes[step]

    @cached_property
    def _steady(self) -> AbstractSet[Node]:
        return steady(self.root)


def _frozen(steps: Steps) -> _Step:
    return tuple(steps.items())


def _last(fits: Callable[[int], bool], most: int) -> int:
    """Find the last step up to `most` at which something fits that fits at all lower ones too; 0 if there is none."""
    if most > 0 and fits(most):
        return most
    return bisect_left(range(1, most), x=True, key=lambda step: not fits(step))


def _too_long(search: _Search, card: Card) -> Iterator[Remark]:
    """Report what must be shortened for everything to fit, each text once and by how much."""
    if not search.smallest().overfull:
        return

    def misfits() -> int:
        return len(_Search(search.root, card, search.metrics).smallest().overfull)

    found = causes(search.root, misfits)
    yield from [_remark(cause, card) for cause in found] or [Remark(WHOLE, _NO_ROOM)]


def _remark(cause: Cause, card: Card) -> Remark:
    if cause.own is None:
        return Remark(cause.source, _SHORTEN, cause.excess)
    said = cause.own.content
    said = said if len(said) <= _SHOWN else f"{said[:_SHOWN].rpartition(' ')[0] or said[:_SHOWN]}…"
    message = f"Chữ «{said}» của chính mẫu không vừa khung dù đã thu đến cỡ nhỏ nhất"
    place = card.locate(cause.own.line, cause.own.column)
    return Remark(WHOLE, replace(_NO_ROOM, message=message, location=place))
