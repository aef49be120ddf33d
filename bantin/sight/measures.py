"""Measurements of a board's picture: sizes of letters, contrast, light; and what is wrong with it.

(S) second-hand, (J) a judgement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil, floor
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from bantin.fonts.book import FontBook
from bantin.model.card import BoardPixels, Card
from bantin.model.diagnostic import WHOLE, Code, Diagnostic, Remark, Severity
from bantin.model.frame import Frame, TextRun
from bantin.paint.letters import paint_run
from bantin.paint.still import paint
from bantin.sight.light import LINEAR, luminance, mean_light
from bantin.text.numbers import decimal

CONTRAST = 7.0
"""Of letters against what is under them (J): boards are read in sunlight, which takes most of the contrast."""

BRIGHT, GLARING = 0.30, 0.50
"""Mean luminance, of a board all white, above which to warn and to refuse (S/J): glare and power rise with it; text on
black has about a tenth."""

_BLACK_SHARE = 0.05
"""WCAG 2.2's flare in relative luminance: contrast is (light + 0.05) ÷ (dark + 0.05)."""

_NEAR = 2
"""Pixels around letters that are their ground too."""

_HIGHEST = 21.0
"""Contrast of white on black."""

_WORDS_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Measures:
    """What was measured.

    Attributes:
        size: of the smallest letters in pixels; 0 where there are no letters.
        smallest_text: the text that has it.
        capital: height of these letters' capitals in pixels.
        contrast: the lowest of all letters, 1 to 21, against the worst pixel under them; 21 where there are none.
        faintest_text: the text that has it.
        light: mean relative luminance, 1 for a board all white.
        drive: mean drive of the LEDs, of which power is a multiple; 1 for a board all white.
    """

    size: int
    smallest_text: str
    capital: int
    contrast: float
    faintest_text: str
    light: float
    drive: float


def measure(image: Image.Image, frame: Frame, assets: Mapping[str, Path], fonts: FontBook) -> Measures:
    """Measure a painted frame.

    Args:
        image: what `paint` made of the frame.
        frame: the layout that was painted.
        assets: asset name → file, of the pictures that it shows.
        fonts: this process's fonts.
    """
    runs = [mark for mark in frame.marks if isinstance(mark, TextRun) and mark.text.strip()]
    light, drive = mean_light(image)
    if not runs:
        return Measures(0, "", 0, _HIGHEST, "", light, drive)
    size, smallest = min((run.font.size, run.text) for run in runs)
    capital = min(_capital(run, fonts) for run in runs)
    bare = replace(frame, marks=tuple(mark for mark in frame.marks if not isinstance(mark, TextRun)))
    ground = _packed(paint(bare, assets, fonts))
    contrast, faintest = min((_contrast(run, ground, fonts), run.text) for run in runs)
    return Measures(size, smallest, capital, contrast, faintest, light, drive)


def remarks(measures: Measures, card: Card) -> Iterator[Remark]:
    """Report what is wrong with a picture for a board.

    Args:
        measures: of the picture.
        card: the card that it shows; its board is known.
    """
    board = card.board
    if board is not None and not _exact(card, board):
        (width, height), (wide, high) = card.delivered, board.size
        message = f"Ảnh cỡ {width} × {height}, nhưng bảng có {wide} × {high} điểm ảnh"
        yield _remark(
            Code("not-board-pixels"), Severity.ERROR, message, "Sửa pixels của bảng trong unit.yaml rồi dựng lại"
        )
    if board is not None and 0 < measures.size < board.smallest:
        message = (
            f"Chữ «{_quoted(measures.smallest_text)}» cỡ {measures.size} điểm ảnh, bảng này cần ít nhất "
            f"{board.smallest}: người xem không đọc được"
        )
        hint = f"Trong mẫu {card.look}, đặt min-size không nhỏ hơn smallest"
        yield _remark(Code("small-letters"), Severity.ERROR, message, hint)
    if measures.contrast < CONTRAST:
        message = (
            f"Chữ «{_quoted(measures.faintest_text)}» không đủ nổi trên nền: tương phản {decimal(measures.contrast)}, "
            f"bảng LED cần {CONTRAST:.0f}"
        )
        hint = f"Trong mẫu {card.look} hay bộ màu, dùng chữ sáng trên nền đen (led-ground)"
        yield _remark(Code("low-board-contrast"), Severity.ERROR, message, hint)
    if measures.light > BRIGHT:
        severity = Severity.ERROR if measures.light > GLARING else Severity.WARNING
        most = GLARING if measures.light > GLARING else BRIGHT
        message = f"Ảnh sáng {measures.light:.0%} so với bảng trắng hoàn toàn, quá {most:.0%}: chói mắt và tốn điện"
        hint = f"Dùng nền đen và bớt mảng sáng, ảnh chụp trong mẫu {card.look}"
        yield _remark(Code("bright-board"), severity, message, hint)


def _exact(card: Card, board: BoardPixels) -> bool:
    """Return whether a picture has its board's pixels, or is as high and runs over it."""
    width, height = board.size[::-1] if board.turn % 2 else board.size
    return card.height == height and card.width >= width


def _remark(code: Code, severity: Severity, message: str, hint: str) -> Remark:
    return Remark(WHOLE, Diagnostic(code, severity, message, hint=hint))


def _quoted(words: str) -> str:
    return words if len(words) <= _WORDS_SHOWN else words[: _WORDS_SHOWN - 1] + "…"


def _packed(image: Image.Image) -> npt.NDArray[np.int32]:
    """Return each pixel's colour as one number."""
    pixels = np.asarray(image).astype(np.int32)
    return pixels[..., 0] << 16 | pixels[..., 1] << 8 | pixels[..., 2]


def _capital(run: TextRun, fonts: FontBook) -> int:
    return round(-fonts.ink(run.font, "H")[1])


def _contrast(run: TextRun, ground: npt.NDArray[np.int32], fonts: FontBook) -> float:
    """Find WCAG's contrast of a run's colour against the worst pixel under its letters and close around them."""
    left, top, right, bottom = fonts.ink(run.font, run.text)
    x, y = round(run.x), round(run.baseline)
    place = floor(x + left) - _NEAR, floor(y + top) - _NEAR, ceil(x + right) + _NEAR, ceil(y + bottom) + _NEAR
    inside = max(0, place[0]), max(0, place[1]), min(ground.shape[1], place[2]), min(ground.shape[0], place[3])
    part = ground[inside[1] : max(inside[1], inside[3]), inside[0] : max(inside[0], inside[2])]
    if not part.size:
        return _HIGHEST
    if part.min() < part.max():
        near = _letters(run, place, fonts)
        part = part[near[inside[1] - place[1] :, inside[0] - place[0] :][: part.shape[0], : part.shape[1]]]
    under = _different(part)[:, None] >> np.array((16, 8, 0)) & 0xFF
    share = run.color[3] / 255
    over = (np.array(run.color[:3]) * share + under * (1 - share) + 0.5).astype(np.uint8)
    letters, dark = (luminance(LINEAR[levels]) + _BLACK_SHARE for levels in (over, under))
    return float((np.maximum(letters, dark) / np.minimum(letters, dark)).min(initial=_HIGHEST))


def _different(values: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """List values in order, each once. NumPy's `unique` does it too, and loads masked arrays for 15 ms."""
    ordered = np.sort(values, axis=None)
    found: npt.NDArray[np.int32] = ordered[np.append(True, ordered[1:] != ordered[:-1])[: ordered.size]]
    return found


def _letters(run: TextRun, place: tuple[int, int, int, int], fonts: FontBook) -> npt.NDArray[np.bool_]:
    """Find which pixels of a place letters cover, or are as near as makes no difference to an eye."""
    mask = Image.new("RGB", (place[2] - place[0], place[3] - place[1]))
    white = replace(run, x=run.x - place[0], baseline=run.baseline - place[1], color=(255, 255, 255, 255))
    paint_run(mask, white, fonts)
    return np.asarray(mask.convert("L").filter(ImageFilter.MaxFilter(2 * _NEAR + 1))) > 0
