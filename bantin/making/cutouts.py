"""Cards → windows: where something moves on a slide."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from bantin.film.cutout import Window, open_window, prepared
from bantin.film.footage import demand_within
from bantin.film.footage_segments import encode_footage
from bantin.making.errors import failure
from bantin.making.jobs import FootageJob
from bantin.making.layouts import book, laid
from bantin.making.stills import same, unusable
from bantin.model.card import Card
from bantin.model.frame import Picture
from bantin.model.moments import second_of
from bantin.paint.pictures import PictureError


def play(job: FootageJob, previous: Path | None, out: Path) -> None:
    """Encode a part of a slide on which footage plays.

    Args:
        job: what to encode.
        previous: PNG of the slide before, where it has a transition.
        out: where to.

    Raises:
        MakeError: the card has no place for the footage, or a file is not the one that was read or cannot be used.
        FilmError: it could not be encoded.
    """
    clip = job.footage
    frame = laid(job.card).frame
    assets = {asset.name: same(asset) for asset in job.card.assets}
    place = next(
        (mark for mark in frame.marks if isinstance(mark, Picture) and second_of(mark.asset) is not None), None
    )
    try:
        window = place and open_window(frame, place, assets, book())
        if not (place and window):
            hint = "Mẫu cần có <image> với src là clip; xem hướng dẫn về mẫu"
            raise failure(
                "no-place-for-clip", f"Mẫu {job.card.look} không có chỗ cho đoạn video", hint, "video.clip.file"
            )
        path = assets[place.asset]
        demand_within(path, clip.start, clip.end)
        encode_footage(
            previous,
            window,
            path,
            out,
            at=job.at,
            end=clip.end,
            focus=clip.focus or place.focus,
            frames=job.frames,
            fade=job.fade,
            fps=job.fps,
            transition=job.transition,
        )
    except PictureError as error:
        raise unusable(error) from error
    for asset in job.card.assets:
        same(asset)  # still, now that it has been read


def photograph(card: Card) -> tuple[Window, Image.Image] | None:
    """Find the largest photograph on a card.

    Returns:
        The card with a hole there, and the photograph, redacted; None where none is seen.

    Raises:
        MakeError: the card's markup is wrong, or a picture is not the one that was read or cannot be used.
    """
    frame = laid(card).frame
    assets = {asset.name: same(asset) for asset in card.assets}
    pictures = [mark for mark in frame.marks if isinstance(mark, Picture)]
    if not pictures:
        return None
    largest = max(pictures, key=lambda picture: picture.width * picture.height)
    try:
        window = open_window(frame, largest, assets, book())
        photo = window and prepared(window, assets[largest.asset])
    except PictureError as error:
        raise unusable(error) from error
    for asset in card.assets:
        same(asset)  # still, now that it has been read
    return (window, photo) if window and photo else None
