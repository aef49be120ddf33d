"""Faces in pictures: where somebody may be recognised. A warning's eye, no judge: it misses some and sees others.

The network is CenterFace (MIT; faces.LICENSE), whose weights `tools/make_faces.py` writes into faces.npz. NumPy alone
runs it: convolutions of 1×1 and 3×3 are a few products of matrices each.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bantin.paint.pictures import open_picture

MODEL = Path(__file__).resolve().with_name("faces.npz")

_LONGEST = 640
"""Pixels of a picture's longer side as the network sees it."""

_LEAST = 1 / 40
"""Of the longer side, that a face is wide: what is narrower nobody recognises, and drawings have many such spots."""

_STEP, _CELL = 32, 4
"""Sides are whole multiples of the first; a place in the results is so many pixels."""

_LIKELY = 0.6
"""From which a place is taken for a face."""

_SAME = 0.3
"""Overlap of two boxes, of their union, from which they are one face."""

_CACHE = 128 * 1024
"""Bytes of a picture's channels that are worked on at once, which a processor's cache holds."""

_Array = NDArray[np.float32]


class Face(NamedTuple):
    """A box in the picture's own pixels, and how likely it holds a face, of 1."""

    x: int
    y: int
    width: int
    height: int
    likely: float


def faces_of(path: Path) -> tuple[tuple[int, int], list[Face]]:
    """Give a picture's size and the faces in it.

    Raises:
        PictureError: it cannot be used.
    """
    picture = open_picture(path)
    return picture.size, faces(picture)


def faces(picture: Image.Image) -> list[Face]:
    """Find faces, the likeliest first. Takes about a fifth of a second of a processor."""
    scale = _LONGEST / max(picture.size)
    width, height = (max(_STEP, round(side * scale / _STEP) * _STEP) for side in picture.size)
    seen = np.asarray(picture.convert("RGB").resize((width, height), Image.Resampling.BILINEAR), dtype=np.float32)
    heat, sizes, shifts = _network().run(seen.transpose(2, 0, 1))
    across, down = picture.width / width, picture.height / height
    found: list[Face] = []
    for row, column in sorted(zip(*np.nonzero(heat[0] > _LIKELY), strict=True), key=lambda at: -float(heat[0][at])):
        tall, wide = (float(np.exp(sizes[at, row, column])) * _CELL for at in (0, 1))
        middle_y = (float(row) + float(shifts[0, row, column]) + 0.5) * _CELL
        middle_x = (float(column) + float(shifts[1, row, column]) + 0.5) * _CELL
        left, top = max(0.0, middle_x - wide / 2), max(0.0, middle_y - tall / 2)
        right, bottom = min(float(width), left + wide), min(float(height), top + tall)
        box = (left * across, top * down, (right - left) * across, (bottom - top) * down)
        face = Face(round(box[0]), round(box[1]), round(box[2]), round(box[3]), float(heat[0, row, column]))
        if face.width >= _LEAST * max(picture.size) and all(_overlap(face, other) < _SAME for other in found):
            found.append(face)
    return found


def _overlap(one: Face, other: Face) -> float:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    both = max(0, across) * max(0, down)
    return both / (one.width * one.height + other.width * other.height - both)


@dataclass(frozen=True)
class _Network:
    """Steps, each [what, result, inputs, number of its weights, stride], and the weights by number."""

    steps: list[Any]
    weights: dict[int, tuple[_Array, _Array]]

    def run(self, picture: _Array) -> list[_Array]:
        """Return what no step takes: likelihood, sizes, shifts."""
        values: dict[str, _Array] = {self.steps[0][2][0]: picture}
        left = {name: at for at, step in enumerate(self.steps) for name in step[2]}
        for at, (what, result, inputs, number, stride) in enumerate(self.steps):
            given = [values[name] for name in inputs]
            values[result] = self._step(what, given, number, stride)
            for name in inputs:
                if left[name] == at:
                    values.pop(name, None)
        heat, *others = sorted(values.values(), key=len)
        return [heat, *others]

    def _step(self, what: str, given: list[_Array], number: int, stride: int) -> _Array:
        match what:
            case "relu":
                return np.maximum(given[0], 0, out=given[0])  # nothing else takes what comes before it
            case "sigmoid":
                return (1 / (1 + np.exp(-given[0]))).astype(np.float32)
            case "add":
                return given[0] + given[1]
            case "up":
                return _up(given[0], *self.weights[number])
            case "each":
                return _each(given[0], *self.weights[number], stride)
            case _:
                return _all(given[0], *self.weights[number], stride)


def _all(values: _Array, weight: _Array, bias: _Array, stride: int) -> _Array:
    """Convolve: each channel is made of all."""
    side = weight.shape[2]
    if side == stride == 1:
        alone: _Array = weight[:, :, 0, 0] @ values.reshape(len(values), -1)
        alone += bias[:, None]
        return alone.reshape(-1, *values.shape[1:])
    height, width = -(-values.shape[1] // stride), -(-values.shape[2] // stride)
    around = np.pad(values, ((0, 0), (side // 2, side // 2), (side // 2, side // 2)))
    made = np.zeros((len(weight), height * width), np.float32)
    for down in range(side):
        for across in range(side):
            part = around[:, down : down + stride * height : stride, across : across + stride * width : stride]
            made += weight[:, :, down, across] @ part.reshape(len(part), -1)
    made += bias[:, None]
    return made.reshape(-1, height, width)


def _each(values: _Array, weight: _Array, bias: _Array, stride: int) -> _Array:
    """Convolve each channel by itself."""
    side = weight.shape[2]
    height, width = -(-values.shape[1] // stride), -(-values.shape[2] // stride)
    around = np.pad(values, ((0, 0), (side // 2, side // 2), (side // 2, side // 2)))
    made = np.empty((len(weight), height, width), np.float32)
    at_once = max(1, _CACHE // around[0].nbytes)
    for first in range(0, len(weight), at_once):
        some = slice(first, first + at_once)
        convolved = _in_rows if stride == 1 else _in_steps
        made[some] = convolved(around[some], weight[some, 0], bias[some], height, width)
    return made


def _in_rows(around: _Array, weight: _Array, bias: _Array, height: int, width: int) -> _Array:
    """Convolve place by place: with rows laid end to end each neighbour is a fixed way off, whatever the row."""
    row = around.shape[2]
    flat = around.reshape(len(around), -1)
    length = height * row - (row - width)  # places between the rows are worked out too, and left
    made = np.empty((len(around), height * row), np.float32)
    found, part = made[:, :length], np.empty((len(around), length), np.float32)
    found[:] = bias[:, None]
    for down, across in np.ndindex(weight.shape[1:]):
        away = down * row + across
        np.multiply(flat[:, away : away + length], weight[:, down, across, None], out=part)
        found += part
    return made.reshape(len(around), height, row)[:, :, :width]


def _in_steps(around: _Array, weight: _Array, bias: _Array, height: int, width: int) -> _Array:
    """Convolve every second place of every second row."""
    made = np.empty((len(around), height, width), np.float32)
    made[:] = bias[:, None, None]
    for down, across in np.ndindex(weight.shape[1:]):
        made += (
            around[:, down : down + 2 * height : 2, across : across + 2 * width : 2]
            * weight[:, down, across, None, None]
        )
    return made


def _up(values: _Array, weight: _Array, bias: _Array) -> _Array:
    """Make four places of each."""
    _, height, width = values.shape
    made = np.empty((len(weight), 2 * height, 2 * width), np.float32)
    for down in range(2):
        for across in range(2):
            part = weight[:, :, down, across] @ values.reshape(len(values), -1)
            made[:, down::2, across::2] = part.reshape(-1, height, width)
    return made + bias[:, None, None]


@cache
def _network() -> _Network:
    with np.load(MODEL, allow_pickle=False) as read:
        steps = json.loads(read["program"].tobytes())
        weights = {
            number: (
                read[f"weight{number}"].astype(np.float32) * read[f"scale{number}"][:, None, None, None],
                read[f"bias{number}"],
            )
            for number in sorted({step[3] for step in steps if step[0] in {"all", "each", "up"}})
        }
    return _Network(steps, weights)
