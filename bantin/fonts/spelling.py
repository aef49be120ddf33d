"""Which characters are drawn for a text, one by one: joiners and variation selectors dropped, sequences resolved."""

from __future__ import annotations

import re

_ALIKE = {
    "•": "\uf0b7",  # this and the other private code points: lists copied from Word, in Symbol and Wingdings
    "▪": "\uf0a7",
    "✓": "\uf0fc",
    "→": "➔➙➛➜➝➞➟➠➨\uf0e0",
    "►": "➢➣➤➥▸\uf0d8",
    "◀": "◂",
    "□": "☐",
    "❎": "☒",
    "✗": "✕✘",
    "☎": "✆",
    "👉": "☛☞",
    "👇": "☟",
    "★": "⭑✪✭✮✯",
    "☆": "⭒✩✰",
    "◆": "✦",
    "◇": "✧",
    "●": "◉",
    "○": "◎",
    "[": "【",
    "]": "】",
    **{circled: black + sans for circled, black, sans in zip("①②③④⑤⑥⑦⑧⑨", "❶❷❸❹❺❻❼❽❾", "➊➋➌➍➎➏➐➑➒", strict=True)},
}
"""Characters of the same meaning, of which the fonts have only the first."""

_DRAWN = str.maketrans(
    {
        **{other: drawn for drawn, others in _ALIKE.items() for other in others},
        "\u00a0": " ",  # no-break space
        "\u3000": " ",  # ideographic space
        "\u202f": " ",  # narrow no-break space, which Be Vietnam Pro lacks
        "\u2011": "-",  # non-breaking hyphen, which Be Vietnam Pro lacks
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),  # they only steer
        **dict.fromkeys("\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"),  # colours, which ink has not
    }
)

_JOINER, _KEYCAP = "\u200d", "\u20e3"
_KEYS = dict(zip("0123456789#*", "⓪①②③④⑤⑥⑦⑧⑨#*", strict=True))
_SEQUENCE = re.compile(f"(?P<key>[0-9#*])\ufe0f?{_KEYCAP}|{_JOINER}[♀♂]")

_REGION, _TAG = "\U0001f1e6-\U0001f1ff", "\U000e0020-\U000e007f"
UNDRAWN = (range(0x20E3, 0x20E4), range(0xE000, 0xF900), range(0x1F1E6, 0x1F200), range(0xE0020, 0x110000))
"""Code points that alone mean nothing, whatever a font draws for them: parts of keycaps and flags, private ones."""

_CLUSTER = re.compile(
    f"[{_REGION}]{{2}}|.(?:[\u0300-\u036f\ufe0e\ufe0f{_KEYCAP}\U0001f3fb-\U0001f3ff{_TAG}]|{_JOINER}.)*", re.DOTALL
)


def sequenced(text: str) -> bool:
    """Return whether a text has a sequence that is drawn differently than its characters alone. About 0.05 µs."""
    return _KEYCAP in text or _JOINER in text


def aligned(text: str) -> str:
    """Map a text to one character for each of its own, whose advances add up to those of `drawn`."""
    if not sequenced(text):
        return text
    return _SEQUENCE.sub(lambda found: _KEYS.get(found["key"], "").ljust(len(found[0]), "\u200b"), text)


def drawn(text: str) -> str:
    """Map a text to the characters that are drawn for it.

    Special spaces become spaces; joiners and selectors are dropped; keycaps (1️⃣) become circled digits; joined emoji
    become separate ones, without gender and skin tone; symbols that no font has become others of the same meaning.
    """
    if text.isascii():
        return text
    if sequenced(text):
        text = _SEQUENCE.sub(lambda found: _KEYS.get(found["key"], ""), text)
    return text.translate(_DRAWN)


def clusters(text: str) -> list[str]:
    """Split a text into what readers take for one character: flags and joined emoji stay whole."""
    return _CLUSTER.findall(text)
