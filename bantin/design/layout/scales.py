"""Scales of type: texts that step down a few fixed sizes, each scale by itself, until a card holds them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from bantin.design.looks.nodes import Group, Text, walk

Scale = tuple[int, ...]
"""Sizes of letters in pixels, largest first. The empty one stands for the texts that have none."""

Steps = Mapping[Scale, int]
"""How many steps down each scale its texts are."""

_REST: Scale = ()

REST_STEPS = 4
"""Steps between the largest and the smallest size of the texts that have no scale, on a card where others do."""


def scales_of(root: Group) -> tuple[Scale, ...]:
    """List the scales on a card, those of the largest letters first; none where no text has one."""
    texts = [node for node in walk(root) if isinstance(node, Text)]
    found = sorted({text.sizes for text in texts if text.sizes}, reverse=True)
    if found and any(text.size != text.min_size for text in texts if not text.sizes):
        found.append(_REST)
    return tuple(found)


def smallest(scales: Sequence[Scale]) -> Steps:
    """Step down to the end of all scales."""
    return {scale: _last(scale) for scale in scales}


def settled(scales: Sequence[Scale], fits: Callable[[Steps], bool]) -> Steps | None:
    """Find the largest sizes at which a card holds its texts, or None if it does at none.

    Down goes the scale that has given least so far; then each comes back as far as the others leave room, the largest
    letters first. So one text that is too long makes no other smaller than it must.

    Args:
        scales: of the texts.
        fits: whether a card holds them at some steps.
    """
    found = next((steps for steps in _down(scales) if fits(steps)), None)
    if found is None:
        return None
    steps = dict(found)
    for scale in scales:
        while steps[scale] and fits(steps | {scale: steps[scale] - 1}):
            steps[scale] -= 1
    return steps


def _down(scales: Sequence[Scale]) -> Iterator[Steps]:
    steps = dict.fromkeys(scales, 0)
    yield dict(steps)
    while lower := [scale for scale in scales if steps[scale] < _last(scale)]:
        steps[max(lower, key=lambda scale: _share(scale, steps[scale]))] += 1
        yield dict(steps)


def _share(scale: Scale, step: int) -> float:
    """Tell what share of its largest size is left of a scale."""
    return scale[step] / scale[0] if scale else 1 - step / REST_STEPS / 2


def _last(scale: Scale) -> int:
    return len(scale) - 1 if scale else REST_STEPS
