"""Milliseconds for painting and encoding a representative fanpage card. Run it: python tests/bench/paint.py.

As a measure of this machine, Pillow's own copying of the same number of pixels is printed beside it.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from bantin.fonts.book import FontBook
from bantin.model.card import Encoding
from bantin.model.frame import Box, Font, Frame, Gradient, Icon, Mark, Modules, Rgba, Run
from bantin.paint.still import encode, paint

INK: Rgba = (255, 255, 255, 255)
SOFT: Rgba = (213, 222, 235, 255)
ACCENT: Rgba = (255, 189, 46, 255)
PANEL: Rgba = (255, 255, 255, 20)
LINE: Rgba = (255, 255, 255, 46)
DANGER: Rgba = (211, 36, 58, 255)
GROUND = Gradient((19, 41, 75, 255), (8, 20, 37, 255), 170)

TITLE = ("Giả danh Công an gọi điện", "“hỗ trợ” định danh mức 2", "để chiếm đoạt tài sản")
POINT = ("Gọi điện, dọa CMND hết hạn 31/12/2024 sẽ", "bị khóa tài khoản ngân hàng, ỨNG DỤNG ẪN ẬN.")


def letters(at: tuple[float, float], text: str, weight: int, size: int, color: Rgba) -> Run:
    return Run(*at, text, Font("noto-sans", weight, 100, size), color)


def masthead() -> list[Mark]:
    return [
        Box(64, 56, 72, 72, (201, 32, 47, 255), 36, 3, ACCENT),
        Icon(80, 72, 40, "star", ACCENT),
        letters((156, 88), "Phòng ANM và PCTP sử dụng CNC", 700, 29, INK),
        letters((156, 122), "Công an tỉnh Bắc Kạn", 400, 25, SOFT),
        Box(784, 64, 232, 56, ACCENT, 28),
        letters((812, 102), "Tháng 11/2024", 700, 26, (16, 28, 48, 255)),
    ]


def points() -> list[Mark]:
    marks: list[Mark] = []
    for number in range(5):
        top = 504.5 + number * 126
        marks.append(Box(64, top, 952, 110, PANEL, 20, 2, LINE))
        marks.append(Box(64, top, 8, 110, ACCENT, 4))
        marks.append(letters((96, top + 68), str(number + 1), 800, 46, ACCENT))
        for line, text in enumerate(POINT):
            half = len(text) // 2
            marks.append(letters((156, top + 46 + 44 * line), text[:half], 400, 34, INK))
            marks.append(letters((520, top + 46 + 44 * line), text[half:], 700, 34, INK))
    return marks


def code() -> Modules:
    rows = tuple("".join("10"[(row * row + column * 3) % 5 % 2] for column in range(33)) for row in range(33))
    return Modules(884, 1172, 4, rows, (0, 0, 0, 255), INK)


def card() -> Frame:
    marks = masthead()
    marks += [Box(64, 168, 268, 64, DANGER, 12), Icon(84, 182, 36, "triangle-alert", INK, 2.5)]
    marks.append(letters((134, 213), "CẢNH BÁO", 700, 31, INK))
    marks += [letters((64, 320 + 84 * line), text, 700, 70, INK) for line, text in enumerate(TITLE)]
    marks += points()
    marks += [Box(64, 1150, 952, 2, LINE), letters((64, 1220), "113", 800, 54, ACCENT)]
    marks += [letters((64, 1262), "Trực ban Công an 24/7", 400, 25, SOFT), code()]
    return Frame(1080, 1350, GROUND, tuple(marks))


def milliseconds(work: Callable[[], object], times: int = 15) -> float:
    """Median of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return 1000 * statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="folder for the picture, to be looked at")
    out = parser.parse_args().out
    frame, fonts = card(), FontBook()
    first = milliseconds(lambda: paint(frame, {}, fonts), times=1)
    image = paint(frame, {}, fonts)
    copying = milliseconds(lambda: Image.new("RGB", image.size).paste(image))
    print(f"{len(frame.marks)} marks; copying as many pixels: {copying:.2f} ms")
    print(f"paint, nothing cached  {first:7.1f} ms")
    works = {
        "paint": lambda: paint(frame, {}, fonts),
        "encode as JPEG": lambda: encode(image, Encoding.JPEG),
        "encode as PNG": lambda: encode(image, Encoding.PNG),
    }
    for name, work in works.items():
        taken = milliseconds(work)
        print(f"{name:22} {taken:7.1f} ms  {taken / copying:6.1f} × copying")
    if out:
        (out / "card.png").write_bytes(encode(image, Encoding.PNG))


if __name__ == "__main__":
    main()
