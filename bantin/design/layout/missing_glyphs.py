"""Remarks on characters that no font draws: which they are, and in which words."""

from __future__ import annotations

import unicodedata

from bantin.fonts.spelling import clusters
from bantin.model.diagnostic import Code, Diagnostic, Remark, Severity, ValuePath
from bantin.text.normal import plain

_WORDS = 6
"""Words shown of a text in letters of an ornamental alphabet; the rest is retyped in the same way."""

_FIRST_REGION, _REGIONS, _FIRST_TAG = 0x1F1E6, 26, 0xE0000


def missing_letters(source: ValuePath, content: str, characters: str) -> Remark:
    """Make the remark on characters of a text that no font draws.

    Args:
        source: the value that the text came from.
        content: the text.
        characters: those that are missing; sequences such as flags as a whole.
    """
    kinds: dict[str, list[str]] = {"letter": [], "flag": [], "other": []}
    for cluster in clusters(characters):
        kinds[_kind(cluster)].append(cluster)
    names, hints = [], []
    if kinds["other"]:
        names.append("ký tự " + ", ".join(map(_named, kinds["other"])))
        hints.append("bỏ ký tự ấy hoặc viết bằng chữ")
    if kinds["flag"]:
        names.append("lá cờ " + ", ".join(f"«{flag}» ({_region(flag)})" for flag in kinds["flag"]))
        hints.append("bỏ lá cờ hoặc viết tên nước bằng chữ (lá cờ chỉ dùng được trong bài đăng và tin nhắn)")
    if kinds["letter"]:
        words, more = _holding(content, kinds["letter"])
        names.append(f"chữ kiểu «{words}{more}»")
        hints.append(f"gõ lại bằng chữ thường «{unicodedata.normalize('NFKC', words)}{more}»")
    message, hint = f"Bộ chữ không có {', '.join(names)}", "; ".join(hints)
    return Remark(source, Diagnostic(Code("missing-letter"), Severity.ERROR, message, hint=hint[:1].upper() + hint[1:]))


def _kind(cluster: str) -> str:
    """Classify a sign: a letter of an ornamental alphabet (𝗔, Ａ, ⑩), which sites offer as bold, a flag, or another."""
    if _region(cluster):
        return "flag"
    return "other" if unicodedata.is_normalized("NFKC", cluster[0]) else "letter"


def _region(cluster: str) -> str:
    """Spell the region of a flag: two letters of a country or tags of a part of one; empty if it is none."""
    codes = [ord(character) for character in cluster]
    if len(codes) == 2 and all(0 <= code - _FIRST_REGION < _REGIONS for code in codes):  # noqa: PLR2004 - a pair
        return "".join(chr(ord("A") + code - _FIRST_REGION) for code in codes)
    tags = "".join(chr(code - _FIRST_TAG) for code in codes if 0 < code - _FIRST_TAG < 0x7F)  # noqa: PLR2004 - ASCII
    return tags.upper()


def _named(cluster: str) -> str:
    character = cluster[0]
    name = unicodedata.name(character, "").lower()
    return f"«{cluster}» (U+{ord(character):04X}{', ' * bool(name)}{name})"


def _holding(content: str, letters: list[str]) -> tuple[str, str]:
    """Find the words of a text that hold some of these letters, and a mark if there are more than are shown."""
    wanted = {letter[0] for letter in letters}
    words = [word for word in plain(content).split() if not wanted.isdisjoint(word)]
    return " ".join(words[:_WORDS]), " …" * (len(words) > _WORDS)
