"""Sentences: without their full stop, as diagnostics bring them, ended where shown; and which of them forbid."""

from __future__ import annotations

import re

from bantin.text.normal import plain

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


_CLAUSE = re.compile(r"[.,;:!?–]")
_NO = r"(?:không|đừng|chớ|cấm|tuyệt đối không|ngừng|tránh)"
_FORBIDS = re.compile(rf"^{_NO}(?!\w)", re.IGNORECASE)
_DENIES = re.compile(
    r"(?<!\w)(?:không(?!\s+(?:mất phí|mất tiền|tốn|phải|cần|lo|rõ|biết|may|được thì))|đừng|chớ|chẳng bao giờ)(?!\w)",
    re.IGNORECASE,
)
_DANGER = re.compile(r"(?<!\w)(?:(?:là|đều là|chính là)\s+)(?:lừa đảo|giả mạo|giả|kẻ gian)(?!\w)", re.IGNORECASE)
_DOES = re.compile(r"(?<!\w)(?:nếu|khi|thì|hãy|nên|phải|chỉ)(?!\w)", re.IGNORECASE)
"""What makes a clause one that tells what to do in a case, whatever it denies: «nghi không an toàn thì gọi 113»."""


def forbids(sentence: str) -> bool:
    """Return whether a sentence begins with what not to do, what nobody does, or says that something is a fraud."""
    said = plain(sentence).strip()
    first = _CLAUSE.split(said, maxsplit=1)[0]
    if _FORBIDS.match(said) or _DANGER.search(said):
        return True
    return bool(_DENIES.search(first)) and not _DOES.search(first)
