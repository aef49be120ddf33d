"""The code of an item («mã tin»): eight letters and digits that a reader types where the unit keeps its bulletins.

Seven are a keyed digest of what the item says, the eighth checks them. With `x` for the place of a letter in `LETTERS`
and `i` for its place in the code, from 1, the sum of all `i·x` is a multiple of 23. As 23 is a prime and no two places
weigh the same, any other letter in one place, and any two places that are swapped, give a sum that is none.

A code is no signature: whoever knows a unit's key can work it out, and anybody can copy one. It is looked up among the
manifests that the unit's approvers signed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets

from bantin.text.normal import nfc, plain

LETTERS = "23456789ACFHJKMNPRTVWXY"
"""Of letters that look alike one at most (0 O D Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V, E F): a prime number of them."""

LENGTH = 8
GROUP = 4
SEPARATOR = "-"

KEY_LENGTH = 20
"""Letters of a unit's key: 90 bits, so that no two units share one."""

_DASHES = str.maketrans(dict.fromkeys("-‐‑‒–—−. \t\u00a0", ""))


def new_key() -> str:
    """Draw the key of a unit, from which its codes are made; it is not secret, and never changes."""
    return "".join(secrets.choice(LETTERS) for _ in range(KEY_LENGTH))


def item_code(key: str, said: object) -> str:
    """Make the code of what is said.

    Args:
        key: of the unit.
        said: dicts, lists and texts: see `Model.said`. The order of keys, `**`, the form of Unicode and how much space
            stands between words do not count.

    Returns:
        Two groups of four, as in `K7M4-2RXF`.
    """
    digest = hmac.digest(key.encode(), canonical(said), hashlib.sha256)
    number = int.from_bytes(digest)
    letters = []
    for _ in range(LENGTH - 1):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    code = checked("".join(letters))
    return f"{code[:GROUP]}{SEPARATOR}{code[GROUP:]}"


def canonical(said: object) -> bytes:
    """Write what is said in one form: JSON with sorted keys, every text composed, without marks and doubled spaces."""
    return json.dumps(_settled(said), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _settled(value: object) -> object:
    if isinstance(value, dict):
        return {str(name): _settled(below) for name, below in value.items()}
    if isinstance(value, (list, tuple)):
        return [_settled(below) for below in value]
    return " ".join(plain(nfc(value)).split()) if isinstance(value, str) else value


def checked(letters: str) -> str:
    """Append the check letter to seven others."""
    weight = pow(LENGTH, -1, len(LETTERS))
    return letters + LETTERS[-_sum(letters) * weight % len(LETTERS)]


def is_item_code(text: str) -> bool:
    """Return whether a text is a code as bantin writes it, its check letter right."""
    letters = text.replace(SEPARATOR, "", 1)
    return read_item_code(text) == text and len(letters) == LENGTH


def read_item_code(typed: str) -> str | None:
    """Read a code that somebody typed, in small letters too, with any dash, dot or space or none at all.

    Returns:
        The code as it is printed; None if a letter is wrong, is missing or too much.
    """
    letters = typed.strip().upper().translate(_DASHES)
    if len(letters) != LENGTH or not set(letters) <= set(LETTERS) or _sum(letters) % len(LETTERS):
        return None
    return f"{letters[:GROUP]}{SEPARATOR}{letters[GROUP:]}"


def _sum(letters: str) -> int:
    return sum(place * LETTERS.index(letter) for place, letter in enumerate(letters, 1))
