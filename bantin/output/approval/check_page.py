"""The page where readers check a code or a file: one file, no requests, for the unit's official address or a USB stick.

It holds the signed manifests with their signatures, and verifies these itself: whoever changes what stands in it has no
key. What it says is as true as the keys that it brings, which is why it shows them, and the address it stands at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from markupsafe import Markup

from bantin.design.looks.renderer import Looks
from bantin.model.parts.identity import Approver
from bantin.model.parts.item_code import LETTERS
from bantin.model.unit import Unit
from bantin.output.approval.verifying import Shelf

_WEB = Path(__file__).resolve().parent / "web"
_SCRIPTS = ("blake2b.js", "minisig.js", "check.js")


def check_page(shelf: Shelf, unit: Unit) -> str:
    """Render the page."""
    approvers = unit.identity.approvers if unit.identity else ()
    data = {
        "names": list(unit.names),
        "letters": LETTERS,
        "approvers": [_approver(one) for one in approvers],
        "rounds": list(_rounds(shelf)),
        "editions": _of_editions(shelf),
        "withdrawn": dict(shelf.withdrawn),
    }
    # In a script element nothing but < can end the text or begin a comment.
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    scripts = "".join((_WEB / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    looks = Looks([_WEB], called=("bantin/output/approval/web",))
    return looks.render(
        "kiem-tra.html",
        unit=unit.name,
        approvers=approvers,
        data=Markup(written),  # noqa: S704 - escaped above
        scripts=Markup(scripts),  # noqa: S704 - our own
    )


def _approver(one: Approver) -> dict[str, object]:
    keeps = list(one.revoked.keeps) if one.revoked else None
    return {"name": one.name, "person": one.person, "key": one.key, "since": str(one.since), "keeps": keeps}


def _rounds(shelf: Shelf) -> Iterator[dict[str, object]]:
    """List what was approved, the newest first."""
    for one in reversed(shelf.approved):
        with suppress(UnicodeDecodeError):  # no build writes such
            yield {"manifest": one.raw.decode(), "signatures": [signature.decode() for signature in one.signed]}


def _of_editions(shelf: Shelf) -> dict[str, dict[str, object]]:
    """Say what bears the codes of editions that the unit's own bulletins do not have.

    Their manifests would make a page of megabytes: whoever writes the page has verified them, and it says so.
    """
    found: dict[str, dict[str, object]] = {}
    for edition in shelf.editions:
        imprint = edition.round.manifest.imprint
        named = [(imprint.code, ""), *((one.code, one.title) for one in imprint.items)] if imprint else []
        for code, title in named:
            about = {"title": title, "unit": imprint.unit if imprint else "", "bulletin": edition.round.month}
            found.setdefault(code, about | {"last": edition.is_last})
    return found
