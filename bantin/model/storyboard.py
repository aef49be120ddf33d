"""A storyboard: the slides of a film with their seconds."""

from __future__ import annotations

from dataclasses import dataclass

from bantin.model.card import Card


@dataclass(frozen=True, slots=True)
class Slide:
    """A card held for a while.

    Attributes:
        card: what is seen.
        seconds: how long, the transition that opens it included; whole seconds, at least 2.
        item: identifier of the entry it shows, or None.
    """

    card: Card
    seconds: int
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Storyboard:
    """Slides in time.

    Attributes:
        fps: frames a second, constant.
        fade: frames of the cross-fade that opens every slide but the first.
    """

    width: int
    height: int
    slides: tuple[Slide, ...]
    fps: int = 30
    fade: int = 12

    @property
    def seconds(self) -> int:
        """Length of the whole film."""
        return sum(slide.seconds for slide in self.slides)

    @property
    def frames(self) -> int:
        """Number of frames in the whole film."""
        return self.seconds * self.fps
