"""The page where readers check a code or a file: one file, no requests, for the unit's official address or a USB stick.

It holds what enough approvers signed, as `Shelf` found it: what it says is as true as the address that it stands at.
"""

from __future__ import annotations

import json
from pathlib import Path

from markupsafe import Markup

from bantin.design.looks.renderer import Looks
from bantin.model.parts.item_code import LETTERS
from bantin.output.approval.rounds import Round
from bantin.output.approval.verifying import Shelf
from bantin.text.dates import month_name, short_date

_WEB = Path(__file__).resolve().parent / "web"


def check_page(shelf: Shelf, unit: str) -> str:
    """Render the page."""
    last = {one.month: one.number for one in shelf.approved}
    data = {
        "unit": unit,
        "letters": LETTERS,
        "rounds": [_round(one, current=one.number == last[one.month]) for one in reversed(shelf.approved)],
    }
    # In a script element nothing but < can end the text or begin a comment.
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    looks = Looks([_WEB], called=("bantin/output/approval/web",))
    return looks.render("kiem-tra.html", unit=unit, data=Markup(written))  # noqa: S704 - escaped above


def _round(one: Round, *, current: bool) -> dict[str, object]:
    imprint = one.manifest.imprint
    items = imprint.items if imprint else ()
    return {
        "month": month_name(one.month),
        "current": current,
        "code": imprint.code if imprint else "",
        "items": [[item.code, item.title] for item in items],
        "approved": max(short_date(approval.when.astimezone().date()) for approval in one.approvals),
        "files": {file.sha256: file.path for file in one.manifest.files},
    }
