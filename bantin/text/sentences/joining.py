"""Sentences one after another: without their full stop, as diagnostics bring them, ended where shown."""

from __future__ import annotations

_ENDS = (".", "!", "?", "…")


def ended(text: str) -> str:
    """End a text as a sentence is; an empty one stays empty."""
    return text if not text or text.endswith(_ENDS) else f"{text}."


def joined(*texts: str) -> str:
    """Write texts one after another as sentences, the last of them without its full stop; empty ones are left out."""
    *before, last = [text for text in texts if text] or [""]
    return " ".join([*map(ended, before), last])


_COMMON = frozenset((
    "bộ", "bản", "căn", "cổng", "cửa", "góc", "hẻm", "khoa", "khu", "kiốt", "km", "lầu", "ngách", "ngõ", "nhà", "phòng",
    "phố", "phường", "quầy", "quốc", "sảnh", "số", "tầng", "thị", "thôn", "thửa", "tòa", "tổ", "trụ", "tỉnh", "xã",
    "xóm", "ấp", "đường",
))  # fmt: skip
"""Words with which addresses begin, and which are no names."""


def inside(text: str) -> str:
    """Write an address as it stands within brackets or a sentence: «số 1, đường Hàng Me»."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first.lower() in _COMMON and first.istitle() else text
