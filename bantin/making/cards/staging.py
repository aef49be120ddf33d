"""Slides in time: a card on its stage, with all that enters and the footage that plays on it."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from bantin.film.conversion import read_still
from bantin.film.entrances.projection import Projection, in_order, place_of
from bantin.film.entrances.sprites import Brush
from bantin.film.entrances.stage import Stage
from bantin.film.footage import demand_within
from bantin.film.footage_pictures import pictures_of
from bantin.film.pixels import Raster
from bantin.making.cards.layouts import layout_of, process_fonts
from bantin.making.errors import MakeError, failure
from bantin.making.sources.clips import CLIP, verified_clip
from bantin.making.sources.pictures import verified_pictures
from bantin.model.card import Card
from bantin.model.diagnostic import Code
from bantin.model.frame import Frame, Picture
from bantin.model.storyboard import Footage
from bantin.paint.photos import framed, inner, is_whole, usual_focus
from bantin.paint.pictures import picture_size
from bantin.paint.shapes import rect_size, snapped


@dataclass(frozen=True, slots=True)
class Playing:
    """A part of footage that plays on a slide.

    Attributes:
        at: second of the film with which the part begins.
        frames: how many of it are wanted.
    """

    footage: Footage
    at: float
    frames: int


@contextmanager
def staged(
    card: Card, still: Path, moments: Mapping[str, Path], fps: int, *, first: int = 0, playing: Playing | None = None
) -> Iterator[Stage]:
    """Set the stage for a slide; its pictures and its footage are there for as long as the block lasts.

    Args:
        card: of the slide.
        still: its picture.
        moments: the pictures of its moments of films: film name → file.
        fps: frames a second.
        first: frame of the card's own time that is number 0 of the scene, and with which the footage begins.
        playing: footage in the place of a picture.

    Raises:
        MakeError: the card's markup is wrong or has no place for the footage; a picture or the footage is not the one
            that was read or cannot be used.
        FilmError: the still cannot be read.
    """
    laid_out, fonts, picture = layout_of(card), process_fonts(), read_still(still)
    with verified_pictures(card.assets) as files:
        brush = Brush({**files, **moments}, fonts)
        if playing is None:
            yield Stage(picture, laid_out.frame, laid_out.entering, brush, fps, first=first)
            return
        mark = _place(card, laid_out.frame, playing.footage.asset.name)
        with verified_clip(playing.footage.asset) as film:
            demand_within(film, playing.footage.start, playing.footage.end)
            with closing(_pictures(film, mark, playing, moments[mark.asset], fps)) as pictures:
                projection = Projection(mark, in_order(pictures, first), brush)
                stage = Stage(
                    picture, laid_out.frame, laid_out.entering, brush, fps, projection=projection, first=first
                )
                if not stage.plays():
                    raise _no_place(card)
                yield stage


def _place(card: Card, frame: Frame, film: str) -> Picture:
    mark = place_of(frame, film)
    if mark is None:
        raise _no_place(card)
    return mark


def _no_place(card: Card) -> MakeError:
    message = f"Mẫu {card.look} không có chỗ cho đoạn video"
    hint = "Mẫu cần có <image> với src là clip; xem hướng dẫn về mẫu"
    return failure(Code("no-place-for-clip"), message, hint, CLIP.below("file"))


def _pictures(film: Path, mark: Picture, playing: Playing, moment: Path, fps: int) -> Generator[Raster, None, None]:
    """Decode a part of a film to pictures as large as their place: cropped, or whole upon a ground of themselves."""
    size = rect_size(snapped(mark.x, mark.y, mark.width, mark.height))
    shape = picture_size(moment)
    focus, fit = playing.footage.focus or mark.focus, playing.footage.fit or mark.fit
    shown = inner(shape, size) if is_whole(shape, size, focus, fit) else size
    kept = focus or usual_focus(shape, size)
    end = playing.footage.end
    pictures = pictures_of(film, shown, at=playing.at, end=end, focus=kept, frames=playing.frames, fps=fps)
    for picture in pictures:
        yield picture if shown == size else np.asarray(framed(Image.fromarray(picture), size))
