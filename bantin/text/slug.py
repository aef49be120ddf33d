"""Vietnamese in plain ASCII: for file names, identifiers and hashtags."""

from __future__ import annotations

import re
import unicodedata

_UNACCENTED = str.maketrans(
    {"đ": "d", "Đ": "D", "–": "-", "—": "-", "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "…": "..."}
)


def ascii_fold(text: str) -> str:
    """Write without accents: `Cảnh báo` becomes `Canh bao`; what has no ASCII likeness is dropped."""
    return unicodedata.normalize("NFKD", text.translate(_UNACCENTED)).encode("ascii", "ignore").decode("ascii")


def slug(text: str) -> str:
    """Write as lower-case words joined by hyphens: `Cảnh báo lừa đảo` becomes `canh-bao-lua-dao`; may be empty."""
    return "-".join(re.findall(r"[a-z0-9]+", ascii_fold(text).lower()))


def hashtag(identifier: str) -> str:
    """Make a hashtag of words joined by hyphens: `an-ninh-mang` becomes `#AnNinhMang`; capitals stay: `PA05`."""
    return "#" + "".join(word[:1].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", ascii_fold(identifier)))
