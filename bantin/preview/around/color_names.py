"""What the colours of themes are called, and in which groups they are shown: those that editors may choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple


class ColorGroup(NamedTuple):
    """Colours that are seen together: each its name in themes, and what it is called in both languages."""

    label: str
    label_en: str
    colors: tuple[tuple[str, str, str], ...]


_PARTS = (
    ("field", "nền ảnh", "ground"),
    ("deep", "nền băng lời", "ground of the band"),
    ("on", "chữ", "text"),
    ("soft", "chữ phụ", "softer text"),
    ("tone", "nét vẽ", "drawing"),
    ("pill", "ô nhỏ", "small box"),
    ("chip", "nhãn loại tin", "label"),
    ("chip-ink", "chữ trên nhãn", "text on the label"),
)
_FACES = (
    ("beware", "Tránh", "cảnh báo", "Beware", "warnings"),
    ("tale", "Nghe kể", "vụ việc", "Tale", "cases"),
    ("act", "Làm", "hướng dẫn, dịch vụ công", "Act", "guides, services"),
    ("soon", "Kịp hạn", "thời hạn, tìm người", "Soon", "deadlines, appeals"),
    ("know", "Biết", "số liệu, thông báo", "Know", "figures, notices"),
    ("ask", "Hỏi", "hỏi – đáp", "Ask", "questions and answers"),
)


def _face(name: str, label: str, kinds: str, english: str, kinds_en: str) -> ColorGroup:
    colors = ((f"{name}-{part}", f"{label}: {of}", f"{english}: {of_en}") for part, of, of_en in _PARTS)
    return ColorGroup(f"Ảnh «{label}» ({kinds})", f"Cards “{english}” ({kinds_en})", tuple(colors))


GROUPS = (
    ColorGroup(
        "Nền, chữ và mức độ",
        "Grounds, texts and severities",
        (
            ("ground-top", "Nền, phía trên", "Ground, top"),
            ("ground-bottom", "Nền, phía dưới", "Ground, bottom"),
            ("panel", "Ô chữ", "Box"),
            ("panel-strong", "Ô chữ đậm", "Strong box"),
            ("line", "Đường kẻ", "Rules"),
            ("ink", "Chữ chính", "Text"),
            ("soft", "Chữ phụ", "Softer text"),
            ("muted", "Chữ nhỏ", "Small text"),
            ("accent", "Màu nhấn", "Accent"),
            ("on-accent", "Chữ trên màu nhấn", "Text on the accent"),
            ("danger", "Mức nguy hiểm", "Danger"),
            ("on-danger", "Chữ trên mức nguy hiểm", "Text on danger"),
            ("caution", "Mức chú ý", "Caution"),
            ("on-caution", "Chữ trên mức chú ý", "Text on caution"),
            ("info", "Mức thông tin", "Information"),
            ("on-info", "Chữ trên mức thông tin", "Text on information"),
            ("emblem", "Huy hiệu vẽ sẵn", "Plain emblem"),
            ("emblem-mark", "Hình trong huy hiệu vẽ sẵn", "Mark of the plain emblem"),
        ),
    ),
    *(_face(*one) for one in _FACES),
    ColorGroup(
        "Phần dưới của ảnh, giấy trắng",
        "Lower part of cards, white paper",
        (
            ("floor", "Nền phần dưới", "Ground of the lower part"),
            ("floor-ink", "Chữ phần dưới", "Text of the lower part"),
            ("floor-soft", "Chữ phụ phần dưới", "Softer text of the lower part"),
            ("floor-bold", "Chữ nhấn phần dưới", "Bold text of the lower part"),
            ("floor-pill", "Ô nhỏ phần dưới", "Small box of the lower part"),
            ("do", "Nên làm", "Do"),
            ("dont", "Không nên làm", "Do not"),
            ("paper", "Giấy", "Paper"),
            ("paper-ink", "Chữ trên giấy", "Text on paper"),
        ),
    ),
    ColorGroup(
        "Bảng LED",
        "LED boards",
        (
            ("led-ground", "Bảng: nền", "Boards: ground"),
            ("led-title", "Bảng: dòng lớn", "Boards: headline"),
            ("led-ink", "Bảng: chữ", "Boards: text"),
            ("led-danger", "Bảng: mức nguy hiểm", "Boards: danger"),
            ("led-caution", "Bảng: mức chú ý", "Boards: caution"),
            ("led-info", "Bảng: mức thông tin", "Boards: information"),
            *((f"led-{name}", f"Bảng: {label}", f"Boards: {english}") for name, label, _, english, _ in _FACES),
        ),
    ),
)
"""All colours of shipped themes but the shadow, which is translucent."""


def _names() -> Iterator[tuple[str, str]]:
    for group in GROUPS:
        for name, label, _ in group.colors:
            yield name, label


NAMES: Mapping[str, str] = dict(_names())
"""What a colour is called in Vietnamese, by its name in themes."""
