"""The search for the sizes of a card's texts, and the numbers of their lines, that serve a reader best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cached_property
from math import floor

from bantin.design.layout.placement import OverfullError, Placement, Verdict
from bantin.design.layout.scales import REST_STEPS, Scale, Steps, scales_of, settled, smallest
from bantin.design.layout.sizes import Sizes, steady
from bantin.design.layout.text_measuring import Metrics
from bantin.design.layout.typesetting import TextBlock, longer
from bantin.design.looks.nodes import Group, Node, Text
from bantin.model.card import Card

_FIRST_TRY = 4
"""The step that is tried after the largest: most cards that do not fit there have as much text as they can hold."""

_FIT_STEPS = 16
"""Sizes between `min-size` and `size` that are tried when a card does not fit at its largest."""


_LEAST_SHARE = 0.75
"""Share of the size at which a card holds its texts down to which those of a scale shrink for better lines: one step of
those of headlines, which look lost at two."""

_SMALLER = 1.5
"""What each text of a scale costs whose letters have lost all their size, as a word torn costs 1 (`flaws`)."""

_MOST_SPARED = 6
"""Texts that are given one line more each by itself, where there is no room for all that want one."""

_Step = int | tuple[tuple[Scale, int], ...]
"""One try: a step between the smallest and the largest sizes, or on each scale of type one."""


class Search:
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
            steps = settled(self.scales, lambda steps: self._fitting(_frozen(steps)) is not None)
            return self.smallest() if steps is None else self._best_lines(steps)
        step = self.last_with_room()
        if self._fitting(step) is None:
            step = _last(lambda lower: self._fitting(lower) is not None, step - 1)
        return self._with_spare_lines(step) or self.smallest()

    def _best_lines(self, steps: Steps) -> Placement:
        """Place everything at steps at which it fits, or lower ones where the lines are better by more than that costs.

        Texts of a scale become smaller together: the more they are, the more better lines must be worth that.
        """
        best = self._with_spare_lines(_frozen(steps)) or self.smallest()
        lost = 0.0
        for scale in filter(None, self.scales):
            here = steps
            sizes = [block.size for text, block in best.blocks.items() if text.sizes == scale]
            largest = max(sizes, default=scale[-1])  # not of the step: a text steps down by itself for its own lines
            for step in range(here[scale] + 1, len(scale)):
                loss = _SMALLER * len(sizes) * (1 - scale[step] / largest)
                if scale[step] < _LEAST_SHARE * largest or loss >= _price(best, scale):
                    break
                lower = {**here, scale: step}
                trial = self._with_spare_lines(_frozen(lower))
                if trial and _price(trial) + loss < _price(best) - lost:
                    best, steps, lost = trial, lower, loss
        return best

    def _with_spare_lines(self, step: _Step) -> Placement | None:
        """Place everything with one line more for the texts that are better for it, as far as there is room."""
        placement = self._fitting(step)
        if placement is None:
            return None
        wanting = {text: gain for text, block in placement.blocks.items() if (gain := _gain(text, block)) > 0}
        if not wanting:
            return placement
        if found := self._spared(step, frozenset(wanting)):
            return found
        spared: frozenset[Text] = frozenset()
        most = sorted(wanting, key=lambda text: -wanting[text])[:_MOST_SPARED]
        for text in most if len(wanting) > 1 else ():
            if found := self._spared(step, spared | {text}):
                placement, spared = found, spared | {text}
        return placement

    def _spared(self, step: _Step, spare: frozenset[Text]) -> Placement | None:
        with suppress(OverfullError):
            sizes = Sizes(self.metrics, *self._scaled(step), spare=spare)
            placement = Placement(sizes, strict=True)
            placement.inside(self.root, *self.place)
            return placement
        return None

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
            self._sizes[step] = Sizes(self.metrics, *self._scaled(step), same, first)
        return self._sizes[step]

    @staticmethod
    def _scaled(step: _Step) -> tuple[float, Steps]:
        """Tell a step as `Sizes` has it: the share of texts without scales, and how far those with scales are down."""
        if isinstance(step, int):
            return step / _FIT_STEPS, {}
        steps = dict(step)
        return 1 - steps.get((), 0) / REST_STEPS, steps

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


def _price(placement: Placement, scale: Scale | None = None) -> float:
    """Sum up what the lines of texts cost a reader; of one scale, or of all."""
    return sum(block.price for text, block in placement.blocks.items() if scale is None or text.sizes == scale)


def _gain(text: Text, block: TextBlock) -> float:
    """Find how much better a text is for one line more."""
    trial = longer(text, block)
    return block.price - trial.price if trial else 0.0
