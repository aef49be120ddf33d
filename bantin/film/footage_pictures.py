"""Footage decoded to upright RGB pictures with square pixels, at a constant rate.

What is interlaced is taken apart first; HDR is tone-mapped to BT.709.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from bantin.film.ffmpeg import FilmError, reading
from bantin.film.footage import EXPORT, FootageError, input_options, probe
from bantin.film.pixels import Raster

_LEAD = 0.5
"""Seconds decoded before the first frame that is wanted: what is seen then may have come a little earlier."""

_MOMENTS = 30
"""Pictures a second among which a moment is looked for."""

_FINE = "flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact"

_TO_STANDARD = (
    "zscale=transfer=linear:npl=203,format=gbrpf32le,zscale=primaries=bt709,tonemap=mobius,"
    "zscale=transfer=bt709:matrix=bt709:range=tv,format=yuv420p"
)
"""HDR → what all screens show; 203 cd/m² is its white (ITU-R BT.2408)."""

_DEINTERLACED = "bwdif=mode=send_field:deint=interlaced"
"""Two moments in one picture → two pictures; those that are whole already stay as they are."""


def pictures_of(
    path: Path,
    size: tuple[int, int],
    *,
    at: float,
    end: float | None,
    focus: tuple[float, float],
    frames: int,
    fps: int,
) -> Iterator[Raster]:
    """Decode a part of a film to pictures; once it ends, its last picture is repeated.

    Args:
        path: an MP4 or MOV film.
        size: width and height of each picture; the film is scaled to cover them and cropped.
        at: second of the first picture.
        end: second at which the part ends, or None for the end of the film.
        focus: point that cropping keeps, each from 0 to 1.
        frames: how many pictures to yield.
        fps: pictures a second.

    Raises:
        FootageError: it cannot be used.
    """
    width, height = size
    across, down = focus
    cover = f"scale=w={width}:h={height}:force_original_aspect_ratio=increase:{_FINE}"
    crop = f"crop=w={width}:h={height}:x=clip({across}*iw-ow/2\\,0\\,iw-ow):y=clip({down}*ih-oh/2\\,0\\,ih-oh)"
    whole = ["-frames:v", str(frames), "-f", "rawvideo"]
    count = 0
    for piece in _decoded(_Piece(path, at, end, fps), (cover, crop), whole, width * height * 3):
        if len(piece) == width * height * 3:
            count += 1
            yield np.frombuffer(piece, np.uint8).reshape(height, width, 3)
    if count != frames:
        raise FootageError(f"Không đọc được hình của đoạn video «{path.name}»", EXPORT)


def picture_at(path: Path, at: float) -> Image.Image:
    """Decode one picture of a film, in the film's own size.

    Args:
        path: an MP4 or MOV film.
        at: second; at the film's end and later it is the last picture.

    Returns:
        Mode RGB, upright, with square pixels.

    Raises:
        FootageError: it cannot be used.
    """
    one = ["-frames:v", "1", "-c:v", "ppm", "-f", "image2pipe"]
    written = b"".join(_decoded(_Piece(path, at, None, _MOMENTS), (f"scale={_FINE}", "null"), one, 1 << 20))
    try:
        picture: Image.Image = Image.open(io.BytesIO(written), formats=("PPM",))
        picture.load()
    except OSError as error:
        raise FootageError(f"Không đọc được hình của đoạn video «{path.name}»", EXPORT) from error
    return picture


@dataclass(frozen=True, slots=True)
class _Piece:
    path: Path
    at: float
    end: float | None
    fps: int


def _decoded(piece: _Piece, fit: tuple[str, str], output: list[str], size: int) -> Iterator[bytes]:
    """Decode from a moment on; `fit` says how pictures are scaled, and what is done to them in RGB."""
    track = probe(piece.path)
    stop = track.seconds if piece.end is None else min(piece.end, track.seconds)
    seek = max(0.0, min(piece.at, stop - 1 / piece.fps) - _LEAD)
    skip, most = round((piece.at - seek) * piece.fps), max(1, round((stop - seek) * piece.fps))
    meant = "null" if track.tagged else "setparams=colorspace=bt709"
    scaled = (
        f"{meant},scale=w=iw*sar:h=ih,setsar=1,{fit[0]}{',' + _TO_STANDARD if track.hdr else ''},format=rgb24,{fit[1]}"
    )
    apart = f"{_DEINTERLACED}," if track.interlaced else ""
    # Seeking gives what is seen at a moment only if it came after another: hence the lead.
    filters = (
        f"{apart}fps={piece.fps}:start_time=0,trim=end_frame={most},{scaled},"
        f"tpad=stop=-1:stop_mode=clone,trim=start_frame={skip},setpts=N/({piece.fps}*TB)"
    )
    begun = ["-threads", "1", "-ss", f"{seek:.6f}", *input_options(piece.path), "-map", "0:V:0", "-vf", filters]
    try:
        yield from reading([*begun, *output, "pipe:"], size)
    except FilmError as error:
        raise FootageError(f"Không đọc được hình của đoạn video «{piece.path.name}»", EXPORT) from error
