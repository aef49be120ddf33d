"""What is whose in an edition: what the unit above wrote and lets it say otherwise, and what it added itself.

An edition's manifest has its `Share`; the unit above signs a list of `Grants`, a manifest without files. All digests
are SHA-256 of content as it was written, so that whoever holds both can tell who answers for what, without the content.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Share:
    """What an edition has from above, and what of its own.

    Attributes:
        edition: its identifier.
        of: the name of the unit above.
        above: digest of what all editions have: the month's heading, the unit above, its looks.
        given: digest of what this edition says otherwise than the unit above, which that one must sign.
        items: digests of the items from above, by their identifiers.
        own: digests of its own items, likewise.
        changed: names of what it says otherwise.
        added: digests of what it added, for which it answers itself, by their names.
    """

    edition: str
    of: str
    above: str
    given: str
    items: Mapping[str, str]
    own: Mapping[str, str]
    changed: tuple[str, ...]
    added: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Granted:
    """What the unit above signed of one edition.

    Attributes:
        unit: the name under which it publishes.
        given: as in its `Share`.
        manifest: digest of its manifest, where it has nobody of its own to approve; empty otherwise.
    """

    unit: str
    given: str
    manifest: str = ""


@dataclass(frozen=True, slots=True)
class Grants:
    """What the unit above signed of all editions of a month; `above` and `items` as in a `Share`."""

    above: str
    items: Mapping[str, str]
    editions: Mapping[str, Granted]

    def differences(self, share: Share) -> Iterator[str]:
        """Say in what an edition is not as it was signed, each as a part of a sentence; nothing where it is."""
        granted = self.editions.get(share.edition)
        if share.above != self.above:
            yield f"phần chung của {share.of} (unit.yaml, bulletin.yaml hay mẫu)"
        for item, digest in share.items.items():
            if self.items.get(item) != digest:
                yield f"tin {item}"
        if granted is None or granted.given != share.given:
            yield f"những gì nói khác {share.of}" + (f" ({', '.join(share.changed)})" if share.changed else "")


def written(value: Share | Grants) -> dict[str, Any]:
    """Return what stands of it in JSON."""
    return asdict(value)


def read_share(entry: object) -> Share | None:
    """Read one from JSON; None where it is none.

    Raises:
        KeyError, TypeError, ValueError: it is not as `written` writes it.
    """
    if entry is None:
        return None
    facts = _dict(entry)
    edition, of, above, given = (_text(facts[name]) for name in ("edition", "of", "above", "given"))
    items, own, added = (_texts(facts[name]) for name in ("items", "own", "added"))
    return Share(edition, of, above, given, items, own, tuple(map(_text, facts["changed"])), added)


def read_grants(entry: object) -> Grants | None:
    """Read them from JSON; None where there are none. Raises as `read_share`."""
    if entry is None:
        return None
    facts = _dict(entry)
    editions = {
        name: Granted(*(_text(_dict(one)[key]) for key in ("unit", "given", "manifest")))
        for name, one in _dict(facts["editions"]).items()
    }
    return Grants(_text(facts["above"]), _texts(facts["items"]), editions)


def _dict(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(value: object) -> dict[str, str]:
    return {name: _text(one) for name, one in _dict(value).items()}
