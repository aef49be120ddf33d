"""How films for players of LED boards are encoded: stills, each cut to the next, or scrolling text.

They are joined from segments like other films. But small players decode no B-frames, no sound and no second above
4 Mb/s; and every pixel is a lamp, so letters are encoded as finely as that rate allows.
"""

from __future__ import annotations

SECOND_BITS = 4_000_000
"""Most that any second may take: every player of a board decodes that."""

QUALITIES = (4, 10, 16, 22, 28, 34, 40, 46)
"""Quantisers to try, the finest first: nobody tells 4 from the original, and only large boards need another."""

_X264 = (
    # No frame refers to a later one or to more than one, and the stream can be cut and joined at key frames.
    "bframes=0:ref=1:weightp=0:scenecut=0:rc-lookahead=0:mbtree=0:8x8dct=0"
    # Parameters must not depend on what is in the pictures. Chroma stands in the middle of its four pixels.
    ":stitchable=1:psy=0:aq-mode=0:chromaloc=1"
)


def encoder_options(quality: int, options: str) -> list[str]:
    """Return the options of the encoder: what small players decode, the same bytes in every run.

    Args:
        quality: quantiser, 0 to 51; lower is finer.
        options: more of libx264, as `key=value:key=value`.
    """
    # fmt: off
    return [
        "-c:v", "libx264", "-threads", "1", "-preset", "medium", "-profile:v", "main", "-qp", str(quality),
        "-x264-params", f"{_X264}:{options}",
        # Which encoder it was and how it was set would be said in every segment otherwise (SEI).
        "-flags", "+cgop+bitexact", "-fflags", "+bitexact", "-bsf:v", "filter_units=remove_types=6",
    ]
    # fmt: on
