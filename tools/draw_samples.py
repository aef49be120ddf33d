"""Draw the pictures of the sample month: `python tools/draw_samples.py` writes content/2024-11/assets/*.jpg.

The pictures show invented scenes in the colours of the theme `navy`, without emblems, logos or real people. They are
drawn at three times their size and reduced, which smooths every edge; the same code gives the same bytes on every run.
"""  # noqa: INP001 - a script, part of no package

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

ASSETS = Path(__file__).resolve().parents[1] / "content" / "2024-11" / "assets"
FONT = str(files("fontpkg_noto_sans") / "files" / "NotoSans[wdth,wght].ttf")
WIDTH, HEIGHT = 1600, 1000
SCALE = 3

Point = tuple[float, float]

NIGHT, NAVY, PANEL, LINE = "#081425", "#13294b", "#25406a", "#34496b"
BLUE, SKY, MIST = "#2f6db5", "#7fa6d6", "#d5deeb"
RED, DARK_RED, GOLD, AMBER, GREEN = "#d3243a", "#a51d30", "#ffbd2e", "#d98c1f", "#2f9e6b"
WHITE, INK, GREY = "#ffffff", "#101c30", "#8d9bb0"
SKIN, SKIN_SHADE, HAIR = "#e9b892", "#d19a73", "#2b2024"


class Canvas:
    """A picture under way. All measures are in pixels of the finished picture, y downwards."""

    def __init__(self, *stops: str) -> None:
        """Fill the ground from top to bottom with evenly spaced colours."""
        bands = Image.new("RGB", (1, len(stops)))
        for row, stop in enumerate(stops):
            bands.putpixel((0, row), _rgb(stop))
        self.image = bands.resize((WIDTH * SCALE, HEIGHT * SCALE), Image.Resampling.BICUBIC)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def box(self, x: float, y: float, width: float, height: float, color: str, *, radius: float = 0) -> None:
        """Fill a rectangle, its corners rounded."""
        corners = [x * SCALE, y * SCALE, (x + width) * SCALE - 1, (y + height) * SCALE - 1]
        self.pen.rounded_rectangle(corners, radius * SCALE, fill=color)

    def oval(self, x: float, y: float, across: float, down: float, color: str) -> None:
        """Fill an ellipse around a centre, given its two radii."""
        self.pen.ellipse(_scaled((x - across, y - down), (x + across, y + down)), fill=color)

    def ring(self, x: float, y: float, radius: float, color: str, thickness: float) -> None:
        """Draw a circle around a centre."""
        corners = _scaled((x - radius, y - radius), (x + radius, y + radius))
        self.pen.ellipse(corners, outline=color, width=round(thickness * SCALE))

    def shape(self, points: Iterable[Point], color: str, rounding: float = 0) -> None:
        """Fill a polygon; rounding widens it by so many pixels, with round corners."""
        corners = list(points)
        self.pen.polygon(_scaled(*corners), fill=color)
        if rounding:
            self.line([*corners, corners[0]], color, rounding * 2)

    def blob(self, points: Sequence[Point], color: str) -> None:
        """Fill a smooth closed curve through the points."""
        self.shape(_smooth(points), color)

    def line(self, points: Iterable[Point], color: str, thickness: float) -> None:
        """Draw a line with round joints and ends."""
        path = list(points)
        self.pen.line(_scaled(*path), fill=color, width=round(thickness * SCALE), joint="curve")
        for x, y in (path[0], path[-1]):
            self.oval(x, y, thickness / 2, thickness / 2, color)

    def arc(self, x: float, y: float, radius: float, degrees: Point, color: str, *, thickness: float) -> None:
        """Draw a part of a circle, clockwise from the right, with round ends."""
        outer = radius + thickness / 2
        corners = _scaled((x - outer, y - outer), (x + outer, y + outer))
        self.pen.arc(corners, *degrees, fill=color, width=round(thickness * SCALE))
        for angle in map(math.radians, degrees):
            end = x + radius * math.cos(angle), y + radius * math.sin(angle)
            self.oval(*end, thickness / 2, thickness / 2, color)

    def text(
        self, x: float, y: float, words: str, size: float, color: str, *, weight: int = 700, at: str = "mm"
    ) -> None:
        """Write one line; `at` is Pillow's anchor."""
        face = ImageFont.truetype(FONT, size * SCALE, layout_engine=ImageFont.Layout.BASIC)
        face.set_variation_by_axes([weight, 100])
        self.pen.text((x * SCALE, y * SCALE), words, fill=color, font=face, anchor=at)

    def soft(self, draw: Callable[[Canvas], None], color: str, blur: float, strength: float = 1.0) -> None:
        """Lay a colour through a blurred stencil, whose white parts `draw` makes: shadows and light."""
        stencil = Canvas("#000000")
        draw(stencil)
        small = stencil.image.convert("L").resize((WIDTH // 2, HEIGHT // 2), Image.Resampling.BOX)
        small = small.filter(ImageFilter.GaussianBlur(blur / 2)).point(lambda level: level * strength)
        self.image.paste(_rgb(color), (0, 0), small.resize(self.image.size, Image.Resampling.BICUBIC))

    def save(self, path: Path) -> None:
        """Reduce to the finished size and write it."""
        finished = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        finished.save(path, quality=84, optimize=True)


def _rgb(color: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(color[1:7])
    return red, green, blue


def _darker(color: str) -> str:
    return "#" + "".join(f"{part * 21 // 24:02x}" for part in _rgb(color))


def _scaled(*points: Point) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def _smooth(points: Sequence[Point], steps: int = 14) -> list[Point]:
    """Catmull-Rom through the points, back to the first."""
    path: list[Point] = []
    for i in range(len(points)):
        p0, p1, p2, p3 = (points[(i + offset) % len(points)] for offset in (-1, 0, 1, 2))
        for t in (step / steps for step in range(steps)):
            weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
            path.append(
                (
                    sum(w * p[0] for w, p in zip(weights, (p0, p1, p2, p3), strict=True)) / 2,
                    sum(w * p[1] for w, p in zip(weights, (p0, p1, p2, p3), strict=True)) / 2,
                )
            )
    return path


# --- Parts that several pictures share ---------------------------------------------------------------------------


def _stage() -> Canvas:
    """The dark ground with a light in its middle, on which the phones stand."""
    canvas = Canvas("#16305a", NAVY, NIGHT)
    canvas.soft(lambda c: c.oval(800, 470, 430, 330, WHITE), BLUE, 220, 0.42)
    for radius in (400, 520, 640, 760):
        canvas.ring(800, 470, radius, "#ffffff10", 2)
    return canvas


def _phone(canvas: Canvas, screen: str) -> None:
    """A phone upright in the middle; its screen is the box 592..1008 by 76..924."""
    canvas.soft(lambda c: c.box(580, 90, 470, 880, WHITE, radius=70), "#000000", 60, 0.55)
    canvas.box(566, 50, 468, 900, "#3b4f70", radius=74)
    canvas.box(570, 54, 460, 892, "#0b1322", radius=70)
    canvas.box(592, 76, 416, 848, screen, radius=50)


def _island(canvas: Canvas) -> None:
    canvas.box(740, 90, 120, 26, "#0b1322", radius=13)


def _pill(canvas: Canvas, x: float, y: float, words: str, width: float) -> None:
    """A red label around a centre."""
    canvas.soft(lambda c: c.box(x - width / 2, y - 30, width, 76, WHITE, radius=36), "#000000", 20, 0.4)
    canvas.box(x - width / 2, y - 36, width, 72, RED, radius=36)
    canvas.text(x, y, words, 34, WHITE, weight=800)


def _danger(canvas: Canvas, x: float, y: float) -> None:
    """A warning triangle around a centre."""
    triangle = [(x, y - 96), (x + 112, y + 86), (x - 112, y + 86)]
    canvas.soft(lambda c: c.shape([(px, py + 14) for px, py in triangle], WHITE, 26), "#000000", 24, 0.5)
    canvas.shape(triangle, GOLD, 26)
    canvas.line([(x, y - 46), (x, y + 22)], INK, 24)
    canvas.oval(x, y + 68, 15, 15, INK)


# --- The four pictures -------------------------------------------------------------------------------------------


def video_call() -> Canvas:
    """A phone on which somebody calls with a face that is not theirs."""
    canvas = _stage()
    _phone(canvas, "#1b2a44")
    _caller(canvas)
    _glitch(canvas)
    _island(canvas)
    canvas.text(800, 166, "Người thân", 38, WHITE)
    canvas.text(800, 212, "Cuộc gọi video đến…", 24, MIST, weight=500)
    _buttons(canvas)
    _request(canvas)
    _danger(canvas, 1290, 384)
    _pill(canvas, 1290, 562, "CÓ THỂ LÀ GIẢ", 330)
    return canvas


def _caller(canvas: Canvas) -> None:
    canvas.box(592, 246, 416, 474, "#46699f")
    canvas.box(622, 270, 120, 210, "#5d82b8", radius=8)
    canvas.box(676, 270, 10, 210, "#46699f")
    canvas.box(900, 330, 108, 150, "#3d5d90", radius=8)
    canvas.blob([(690, 400), (706, 300), (800, 258), (894, 300), (910, 400), (902, 560), (800, 590), (698, 560)], HAIR)
    canvas.shape(
        [(592, 720), (600, 668), (650, 628), (740, 604), (860, 604), (950, 628), (1000, 668), (1008, 720)], "#b9473f"
    )
    canvas.blob([(752, 540), (848, 540), (852, 606), (800, 646), (748, 606)], SKIN_SHADE)
    canvas.blob([(716, 420), (732, 340), (800, 308), (868, 340), (884, 420), (862, 516), (800, 566), (738, 516)], SKIN)
    canvas.blob([(712, 420), (716, 330), (800, 280), (884, 330), (888, 420), (862, 362), (790, 336), (742, 362)], HAIR)
    for side in (-1, 1):
        canvas.line([(800 + side * 24, 392), (800 + side * 42, 388), (800 + side * 58, 396)], HAIR, 7)
        canvas.oval(800 + side * 40, 424, 17, 10, WHITE)
        canvas.oval(800 + side * 40, 424, 9, 9, HAIR)
    canvas.line([(800, 430), (793, 468), (806, 471)], SKIN_SHADE, 6)
    canvas.arc(800, 492, 32, (30, 150), "#a8433f", thickness=8)


def _glitch(canvas: Canvas) -> None:
    """Shift strips of the face sideways and lay the net of a face swap over one half."""
    net = [(800, 318), (852, 348), (878, 420), (862, 500), (800, 560), (800, 440), (844, 454), (832, 500)]
    edges = [(0, 1), (1, 2), (2, 3), (3, 4), (0, 5), (5, 6), (6, 1), (6, 2), (5, 7), (7, 3), (7, 4), (6, 7)]
    for start, end in edges:
        canvas.line([net[start], net[end]], "#ffbd2ed0", 3)
    for x, y in net:
        canvas.oval(x, y, 6, 6, GOLD)
    for top, height, shift, tint in ((352, 20, 34, RED), (456, 14, -30, "#37c6e8"), (524, 24, 26, RED)):
        area = (594 * SCALE, top * SCALE, 1006 * SCALE, (top + height) * SCALE)
        strip = ImageChops.offset(canvas.image.crop(area), shift * SCALE, 0)
        strip = Image.blend(strip, Image.new("RGB", strip.size, _rgb(tint)), 0.2)
        canvas.image.paste(strip, area[:2])


def _buttons(canvas: Canvas) -> None:
    canvas.oval(704, 818, 56, 56, RED)
    canvas.arc(704, 846, 38, (212, 328), WHITE, thickness=15)
    canvas.line([(670, 826), (676, 836)], WHITE, 18)
    canvas.line([(738, 826), (732, 836)], WHITE, 18)
    canvas.oval(896, 818, 56, 56, GREEN)
    canvas.box(866, 800, 40, 36, WHITE, radius=9)
    canvas.shape([(912, 814), (926, 806), (926, 830), (912, 822)], WHITE, 4)


def _request(canvas: Canvas) -> None:
    """The message that follows the call: money, quickly."""
    canvas.soft(lambda c: c.box(96, 366, 420, 200, WHITE, radius=40), "#000000", 26, 0.5)
    canvas.box(90, 350, 420, 200, WHITE, radius=40)
    canvas.shape([(496, 470), (548, 520), (470, 530)], WHITE, 4)
    canvas.text(130, 405, "Máy em yếu sóng quá,", 32, INK, weight=500, at="lm")
    canvas.text(130, 451, "chuyển gấp giúp em", 32, INK, weight=500, at="lm")
    canvas.text(130, 499, "20 triệu đồng!", 36, RED, weight=800, at="lm")


def fake_service() -> Canvas:
    """A phone with an imitated public service site that wants an .apk file installed."""
    canvas = _stage()
    _phone(canvas, "#eef2f8")
    canvas.box(592, 76, 416, 130, "#dbe3ee", radius=50)
    canvas.box(592, 150, 416, 56, "#dbe3ee")
    _island(canvas)
    canvas.box(612, 138, 376, 50, WHITE, radius=25)
    _open_lock(canvas, 640, 164)
    canvas.text(662, 163, "dichvucong-hotro[.]example", 22, INK, weight=600, at="lm")
    canvas.box(592, 206, 416, 96, DARK_RED)
    canvas.text(800, 240, "CỔNG DỊCH VỤ CÔNG", 31, GOLD, weight=800)
    canvas.text(800, 277, "Hỗ trợ định danh trực tuyến", 20, WHITE, weight=500)
    for y, width in ((330, 300), (356, 352)):
        canvas.box(624, y, width, 12, "#c3cedd", radius=6)
    _download(canvas)
    _permission(canvas)
    _hook(canvas)
    canvas.soft(lambda c: c.oval(1290, 424, 106, 106, WHITE), "#000000", 24, 0.5)
    canvas.oval(1290, 410, 106, 106, RED)
    canvas.ring(1290, 410, 92, "#ffffff66", 4)
    for side in (-1, 1):
        canvas.line([(1290 - 42 * side, 368), (1290 + 42 * side, 452)], WHITE, 24)
    _pill(canvas, 1290, 600, "KHÔNG CÀI ĐẶT", 340)
    return canvas


def _open_lock(canvas: Canvas, x: float, y: float) -> None:
    canvas.arc(x + 5, y - 6, 7, (180, 360), RED, thickness=3.5)
    canvas.box(x - 9, y - 4, 18, 15, RED, radius=4)


def _download(canvas: Canvas) -> None:
    canvas.soft(lambda c: c.box(628, 404, 344, 112, WHITE, radius=30), "#5b6c86", 14, 0.5)
    canvas.box(624, 394, 352, 112, GOLD, radius=28)
    canvas.line([(680, 424), (680, 464)], INK, 10)
    canvas.line([(662, 448), (680, 466), (698, 448)], INK, 10)
    canvas.line([(656, 482), (704, 482)], INK, 10)
    canvas.text(728, 434, "TẢI ỨNG DỤNG", 29, INK, weight=800, at="lm")
    canvas.text(728, 472, "dinhdanh.apk", 25, INK, weight=500, at="lm")
    canvas.box(624, 534, 352, 14, "#c3cedd", radius=7)
    canvas.box(624, 534, 240, 14, RED, radius=7)


def _permission(canvas: Canvas) -> None:
    canvas.box(592, 580, 416, 344, "#1b2a44", radius=50)
    canvas.box(592, 580, 416, 90, "#1b2a44", radius=30)
    canvas.text(800, 624, "Ứng dụng xin được:", 27, WHITE)
    for row, words in enumerate(("Xem màn hình", "Đọc tin nhắn, mã OTP", "Thao tác thay bạn")):
        y = 682 + row * 66
        canvas.text(628, y, words, 25, MIST, weight=500, at="lm")
        canvas.box(914, y - 17, 62, 34, RED, radius=17)
        canvas.oval(959, y, 13, 13, WHITE)
    canvas.box(740, 894, 120, 8, "#ffffff80", radius=4)


def _hook(canvas: Canvas) -> None:
    """An .apk file as bait."""
    canvas.line([(322, 0), (322, 262)], MIST, 5)
    canvas.ring(322, 276, 16, MIST, 7)
    canvas.soft(lambda c: c.box(190, 372, 220, 270, WHITE, radius=26), "#000000", 28, 0.5)
    canvas.shape([(186, 376), (340, 376), (396, 432), (396, 614), (186, 614)], WHITE, 14)
    canvas.shape([(340, 376), (396, 432), (340, 432)], "#b9c6d8", 6)
    canvas.box(172, 500, 238, 88, RED, radius=16)
    canvas.text(291, 543, ".apk", 54, WHITE, weight=800)
    canvas.line([(322, 292), (322, 420)], SKY, 15)
    canvas.arc(276, 420, 46, (0, 196), SKY, thickness=15)
    canvas.line([(231, 408), (226, 386), (250, 400)], SKY, 11)


def camera_still() -> Canvas:
    """What a street camera sees at night: a motorbike from behind, its sample plate to be covered."""
    canvas = Canvas("#1b2433", "#222d3d", "#2a3544")
    _street(canvas)
    _motorbike(canvas)
    _through_the_lens(canvas)
    canvas.oval(70, 66, 13, 13, RED)
    canvas.text(96, 66, "REC", 34, WHITE, at="lm")
    canvas.text(1540, 66, "16/11/2024  21:47:05", 34, WHITE, at="rm")
    canvas.text(58, 936, "CAM 00", 34, WHITE, at="lm")
    canvas.text(1540, 936, "ẢNH MINH HỌA", 34, GOLD, weight=800, at="rm")
    return canvas


def _street(canvas: Canvas) -> None:
    canvas.shape([(0, 0), (1600, 0), (1600, 1000), (0, 1000)], "#354151")
    canvas.shape([(560, 0), (1040, 0), (1560, 1000), (40, 1000)], "#28313e")
    for side in (-1, 1):
        canvas.shape([(800 + side * x, y) for x, y in ((240, 0), (256, 0), (784, 1000), (744, 1000))], "#6b7686")
    for y, width in ((150, 6), (250, 8), (366, 10), (500, 12), (660, 15), (850, 18)):
        spread, length = y * 0.21, width * 5
        for side in (-1, 1):
            x = 800 + side * (86 + spread)
            lean = side * length * 0.21
            canvas.shape(
                [(x - width, y), (x, y), (x + lean + 2, y + length), (x + lean - width, y + length)], "#7d8795"
            )
    for step in range(-3, 4):
        left = 800 + step * 66
        canvas.shape(
            [(left - 19, 96), (left + 19, 96), (left + 19 + step * 5, 140), (left - 21 + step * 5, 140)], "#8b95a3"
        )
    canvas.soft(lambda c: c.oval(860, 560, 470, 300, WHITE), "#ffd89a", 170, 0.36)
    for x, y, size in ((170, 300, 150), (60, 470, 130), (1470, 230, 150), (1560, 420, 120)):
        canvas.soft(lambda c, x=x, y=y, size=size: c.oval(x + 16, y + 34, size, size * 0.8, WHITE), "#10161f", 24, 0.8)  # type: ignore[misc]
        for dx, dy, part, tone in ((-40, 18, 0.7, "#22382f"), (38, 8, 0.75, "#284236"), (-4, -26, 0.72, "#2f4d3f")):
            canvas.oval(x + dx, y + dy, size * part, size * part * 0.82, tone)


def _motorbike(canvas: Canvas) -> None:
    canvas.soft(lambda c: c.oval(850, 790, 170, 62, WHITE), "#05080d", 30, 0.85)
    canvas.soft(lambda c: c.shape([(740, 300), (860, 300), (960, 40), (640, 40)], WHITE), "#ffe9bd", 60, 0.38)
    canvas.box(768, 690, 64, 152, "#0d1117", radius=30)
    canvas.box(780, 700, 40, 130, "#1b212b", radius=20)
    canvas.line([(664, 452), (936, 452)], "#11161e", 16)
    for side in (-1, 1):
        canvas.oval(800 + side * 152, 424, 26, 18, "#3c4757")
        canvas.line([(800 + side * 130, 452), (800 + side * 146, 432)], "#11161e", 7)
    canvas.blob([(716, 600), (740, 540), (860, 540), (884, 600), (872, 676), (800, 700), (728, 676)], "#7d2029")
    canvas.blob([(738, 596), (760, 560), (840, 560), (862, 596), (846, 640), (800, 650), (754, 640)], "#1a1f28")
    for side in (-1, 1):
        canvas.blob(
            [(800 + side * x, y) for x, y in ((62, 560), (120, 590), (128, 680), (104, 712), (74, 640))], "#26303f"
        )
        canvas.line([(800 + side * 104, 700), (800 + side * 116, 722)], "#0d1117", 26)
        canvas.line([(800 + side * 74, 400), (800 + side * 124, 420), (800 + side * 126, 448)], "#c9a24a", 40)
        canvas.oval(800 + side * 127, 454, 18, 18, SKIN_SHADE)
    canvas.blob(
        [(706, 420), (744, 356), (800, 344), (856, 356), (894, 420), (876, 560), (800, 590), (724, 560)], "#d6ae55"
    )
    canvas.blob([(780, 360), (820, 360), (826, 470), (816, 572), (800, 580), (784, 572), (774, 470)], "#c49a42")
    canvas.box(718, 478, 164, 22, "#eef1f5", radius=11)
    canvas.oval(800, 330, 60, 62, "#cfd6df")
    canvas.oval(794, 318, 50, 48, "#f2f5f8")
    canvas.line([(752, 352), (800, 372), (848, 352)], "#9aa5b3", 9)
    canvas.soft(lambda c: c.oval(800, 668, 50, 18, WHITE), "#ff3b3b", 26, 0.7)
    canvas.box(758, 656, 84, 24, "#ff5348", radius=12)
    for side in (-1, 1):
        canvas.oval(800 + side * 62, 666, 14, 12, "#ffab3d")
    canvas.box(738, 696, 124, 92, "#c2c9d2", radius=8)
    canvas.box(742, 700, 116, 84, "#f4f6f8", radius=6)
    canvas.text(800, 722, "00-A0", 32, "#1a1f28")
    canvas.text(800, 760, "000.00", 34, "#1a1f28")


def _through_the_lens(canvas: Canvas) -> None:
    """Less colour, grain, scan lines and darker corners."""
    small = canvas.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    pixels = np.asarray(small, dtype=np.float32)
    grey = pixels.mean(axis=2, keepdims=True)
    pixels = (pixels * 0.72 + grey * 0.28) * np.array([0.97, 1.03, 1.06], dtype=np.float32)
    grain = np.random.default_rng(2024).normal(0, 2.2, (HEIGHT // 2, WIDTH // 2)).astype(np.float32)
    pixels += np.kron(grain, np.ones((2, 2), dtype=np.float32))[..., None]
    pixels[::4] *= 0.93
    down, across = np.ogrid[-1 : 1 : HEIGHT * 1j, -1 : 1 : WIDTH * 1j]
    pixels *= np.clip(1.12 - 0.34 * (across**2 + down**2), 0, 1.1)[..., None]
    seen = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    canvas.image.paste(seen.resize(canvas.image.size, Image.Resampling.BICUBIC))


def neighbourhood() -> Canvas:
    """A street at dusk below the hills; neighbours and a policeman talk in their group."""
    canvas = Canvas("#12264a", "#2a4377", "#7a6b8e", "#e7a86b", "#e7a86b")
    canvas.soft(lambda c: c.oval(1180, 560, 260, 200, WHITE), "#ffd58a", 150, 0.75)
    canvas.soft(lambda c: c.oval(1400, 110, 70, 70, WHITE), "#ffe9bd", 60, 0.35)
    canvas.oval(1400, 110, 46, 46, "#ffe9bd")
    for x, y in (
        (120, 90),
        (300, 190),
        (520, 80),
        (760, 140),
        (980, 70),
        (1180, 180),
        (1290, 60),
        (1520, 260),
        (90, 300),
    ):
        canvas.oval(x, y, 3, 3, "#ffffffb0")
    _hills(canvas)
    for x, width, top, tones in (
        (40, 230, 470, ("#2a3f68", "#1c2d4e")),
        (270, 200, 410, ("#8c3b40", "#6d2c33")),
        (470, 240, 500, ("#35507f", "#24395f")),
        (710, 210, 430, ("#c58a3c", "#8f5f2a")),
        (920, 240, 490, ("#2e4a78", "#1f3358")),
        (1160, 200, 420, ("#7a3540", "#5a2730")),
        (1360, 220, 480, ("#33507f", "#22375c")),
    ):
        _house(canvas, x, width, top, tones)
    canvas.box(0, 780, 1600, 220, "#1a2b4a")
    canvas.box(0, 780, 1600, 16, "#3a5079")
    canvas.soft(lambda c: c.oval(800, 920, 620, 60, WHITE), "#ffcf7d", 70, 0.3)
    _person(canvas, 350, 600, "#7d5a9c", "#c9ccd4", bun=True)
    _person(canvas, 570, 560, BLUE, HAIR)
    _officer(canvas, 800, 545)
    _person(canvas, 1030, 580, RED, HAIR, bun=True)
    _person(canvas, 1130, 690, GOLD, HAIR, size=0.66)
    _person(canvas, 1270, 570, "#3f8f86", "#8d9099")
    _talk(canvas)
    return canvas


def _hills(canvas: Canvas) -> None:
    ridges = (
        ("#56618f", 430, (0, 160, 300, 470, 640, 860, 1080, 1300, 1600), (40, -60, 20, -120, 10, -80, 20, -110, 0)),
        ("#3a4a7c", 500, (0, 200, 380, 560, 760, 980, 1160, 1400, 1600), (-30, 30, -70, 20, -40, 30, -60, 20, -50)),
    )
    for color, base, places, heights in ridges:
        xs = np.arange(0, WIDTH + 1, 4)
        ys = base + np.interp(xs, places, heights)
        window = np.hanning(41)
        ys = np.convolve(np.pad(ys, 20, mode="edge"), window / window.sum(), mode="valid")
        canvas.shape([(0, HEIGHT), *zip(xs.tolist(), ys.tolist(), strict=True), (WIDTH, HEIGHT)], color)


def _house(canvas: Canvas, x: float, width: float, top: float, tones: tuple[str, str]) -> None:
    wall, shade = tones
    canvas.box(x, top, width, 790 - top, wall)
    canvas.box(x + width - 26, top, 26, 790 - top, shade)
    canvas.shape([(x - 14, top + 6), (x + width / 2, top - 74), (x + width + 14, top + 6)], shade, 6)
    for row, column in itertools.product(range(2), range(2)):
        left, upper = x + 26 + column * (width - 52) / 2, top + 40 + row * 110
        canvas.box(
            left, upper, (width - 92) / 2, 62, "#ffd98a" if (row + column + int(x) // 10) % 3 else "#4a628f", radius=6
        )
        canvas.box(left + (width - 92) / 4 - 2, upper, 4, 62, wall)


def _person(
    canvas: Canvas, x: float, top: float, coat: str, hair: str, *, size: float = 1.0, bun: bool = False
) -> None:
    """Somebody looking at a phone, the head's centre 50 pixels below the top."""

    def at(dx: float, dy: float) -> Point:
        return x + dx * size, top + dy * size

    canvas.soft(lambda c: c.oval(x, top + 372 * size, 80 * size, 14 * size, WHITE), "#0a1220", 14, 0.7)
    for side in (-1, 1):
        canvas.line([at(side * 22, 240), at(side * 24, 352)], "#22304d", 34 * size)
        canvas.line([at(side * 22, 362), at(side * 38, 362)], "#0f1829", 20 * size)
    canvas.blob([at(-62, 128), at(-34, 100), at(34, 100), at(62, 128), at(56, 262), at(0, 274), at(-56, 262)], coat)
    canvas.line([at(0, 80), at(0, 106)], SKIN_SHADE, 30 * size)
    if bun:
        canvas.oval(*at(0, -2), 24 * size, 22 * size, hair)
    canvas.oval(*at(0, 44), 49 * size, 50 * size, hair)
    canvas.oval(*at(0, 56), 40 * size, 42 * size, SKIN)
    canvas.blob([at(-44, 50), at(-36, 14), at(0, 2), at(36, 14), at(44, 50), at(16, 32), at(-20, 34)], hair)
    for side in (-1, 1):
        canvas.oval(*at(side * 15, 60), 4.5 * size, 5.5 * size, HAIR)
        canvas.line([at(side * 52, 134), at(side * 58, 190), at(side * 20, 194)], _darker(coat), 27 * size)
    canvas.arc(*at(0, 70), 14 * size, (30, 150), "#a8433f", thickness=4 * size)
    canvas.box(*at(-19, 150), 38 * size, 60 * size, INK, radius=8 * size)
    canvas.box(*at(-15, 155), 30 * size, 50 * size, SKY, radius=5 * size)
    for side in (-1, 1):
        canvas.oval(*at(side * 19, 196), 13 * size, 12 * size, SKIN)


def _officer(canvas: Canvas, x: float, top: float) -> None:
    _person(canvas, x, top, "#3f6b4c", HAIR, size=1.06)
    canvas.blob(
        [(x - 62, top + 22), (x - 44, top - 18), (x, top - 30), (x + 44, top - 18), (x + 62, top + 22)], "#35593f"
    )
    canvas.box(x - 50, top + 12, 100, 17, RED, radius=4)
    canvas.shape([(x - 46, top + 30), (x + 46, top + 30), (x + 30, top + 40), (x - 30, top + 40)], "#16202c", 4)
    canvas.line([(x - 58, top + 124), (x - 38, top + 116)], GOLD, 8)
    canvas.line([(x + 58, top + 124), (x + 38, top + 116)], GOLD, 8)


def _talk(canvas: Canvas) -> None:
    """Three messages above the heads: news, an answer, and all is well."""
    for x, y, width, color, tail in (
        (330, 372, 250, WHITE, 380), (690, 352, 270, GOLD, 800), (1070, 368, 240, WHITE, 1110)
    ):  # fmt: skip
        canvas.soft(lambda c, x=x, y=y, width=width: c.box(x, y + 14, width, 130, WHITE, radius=40), "#0a1220", 24, 0.5)  # type: ignore[misc]
        canvas.box(x, y, width, 130, color, radius=40)
        canvas.shape([(tail, y + 120), (tail + 52, y + 120), (tail + 10, y + 164)], color, 4)
    for step in range(3):
        canvas.oval(400 + step * 54, 437, 15, 15, BLUE)
    canvas.line([(786, 418), (816, 448), (872, 386)], INK, 20)
    canvas.blob(
        [(1190, 474), (1148, 436), (1140, 410), (1160, 394), (1190, 414), (1220, 394), (1240, 410), (1232, 436)], RED
    )


PICTURES = {
    "cuoc-goi-video.jpg": video_call,
    "dich-vu-cong-gia.jpg": fake_service,
    "camera-an-ninh.jpg": camera_still,
    "pho-phuong-binh-yen.jpg": neighbourhood,
}


def main() -> None:
    """Draw all pictures."""
    ASSETS.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        draw().save(ASSETS / name)


if __name__ == "__main__":
    main()
