"""Text that scrolls over a board too small for it: from right to left by whole pixels a frame, at constant speed.

It begins and ends with an empty board, so it can follow anything, itself too.
"""

from __future__ import annotations

from pathlib import Path

from bantin.film.boards.encoding import QUALITIES, SECOND_BITS, encoder_options
from bantin.film.boards.pixels import read_picture, views
from bantin.film.conversion import color_tags, raw_video
from bantin.film.ffmpeg import FilmError, file_url, replacing, run
from bantin.film.h264_stream import read_segment


def scroll_step(strip_width: int, width: int, frames: int) -> int:
    """Find by how many pixels a strip moves each frame, so that it has left the board when the frames are over.

    Args:
        strip_width: of the text, in pixels.
        width: of the board, in pixels.
        frames: how many there are.
    """
    return -(-(strip_width + width) // frames)


def encode_scroll(
    strip: Path, out: Path, *, first: int, frames: int, total: int, fps: int, size: tuple[int, int], turn: int = 0
) -> None:
    """Encode some frames of a strip that scrolls over a board, as a segment that can follow any other of its size.

    Args:
        strip: PNG of the text, as high as the board; turned by `turn`.
        out: H.264 stream (Annex B) to write, one closed group of pictures.
        first: number of its first frame; frame 0 shows an empty board.
        frames: length of the segment, at least 2.
        total: frames in which the whole strip scrolls over the board.
        fps: frames a second.
        size: of the film, even.
        turn: quarter turns clockwise that the strip has, and the film gets.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    picture = read_picture(strip)
    length = picture.shape[turn % 2 == 0]
    width = size[turn % 2]
    step = scroll_step(length, width, total)
    shown = [step * number - width for number in range(first, first + frames)]
    pixels = views(picture, shown, width, turn)
    if pixels[0].size != size:
        raise FilmError(f"dải chữ «{strip.name}» không cùng khổ với bảng")
    arguments = [*raw_video(size, fps), "-vf", color_tags(pixels[0].matrix), "-frames:v", str(frames)]
    with replacing(out) as draft:
        for quality in QUALITIES:
            options = encoder_options(quality, f"keyint={frames}:min-keyint={frames}")
            run([*arguments, *options, "-f", "h264", file_url(draft)], [planes.pixels for planes in pixels])
            # Half of what a second may take on average, for no second is like the other.
            if draft.stat().st_size * 8 * fps <= SECOND_BITS // 2 * frames:
                break
        if read_segment(draft).frames != frames:
            raise FilmError(f"ffmpeg không mã hóa đủ {frames} khung hình")
