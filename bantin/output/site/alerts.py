"""Urgent items for machines, as CAP 1.2 (OASIS): what was sent is never edited; an Update or a Cancel follows it.

Identifier, moment and every byte of an alert are kept in the ledger when it is published first, and written from there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from bantin.output.posting.ledger import Ledger
from bantin.output.posting.records import Alert
from bantin.output.site.gathering import Issue, Piece
from bantin.output.site.pages import Facts

_CAP = "urn:oasis:names:tc:emergency:cap:1.2"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ATOM = "http://www.w3.org/2005/Atom"
_EVENT = "OET-050"
"""OASIS's event code of a threat of cybercrime."""

_NOW = (("responseType", "Avoid"), ("urgency", "Immediate"), ("severity", "Severe"), ("certainty", "Observed"))
_OVER = (("responseType", "AllClear"), ("urgency", "Past"), ("severity", "Unknown"), ("certainty", "Unknown"))

_LASTS = dt.timedelta(days=2)
_MOST = 50


@dataclass(frozen=True, slots=True)
class Warned:
    """What an alert says of an urgent item beside its title.

    Attributes:
        description: what happens.
        instruction: what to do.
        until: the last day on which it holds.
    """

    description: str
    instruction: str
    until: dt.date | None


def alert_all(
    ledger: Ledger, issues: Sequence[Issue], said: Mapping[str, Warned], site: Facts, now: Callable[[], dt.datetime]
) -> list[Alert]:
    """Publish what has no alert yet, and return all that ever were, the oldest first.

    Nothing is published as long as nobody says at which official domain: an alert keeps its sender for ever.

    Args:
        ledger: where they are kept.
        issues: of the archive.
        said: what there is to say of items, by their codes.
        site: whose archive it is.
        now: tells the time.
    """
    for issue in reversed(issues) if site.host else ():
        for piece in issue.pieces if issue.is_urgent else ():
            _alert(ledger, issue, piece, said, site, now())
    return ledger.alerts()


def _alert(  # noqa: PLR0917 - named at the call
    ledger: Ledger, issue: Issue, piece: Piece, said: Mapping[str, Warned], site: Facts, moment: dt.datetime
) -> None:
    own = {piece.now.code, *(old.code for old, _ in piece.before)}
    sent = [one for one in ledger.alerts() if one.code in own]
    if any(one.code == piece.now.code and one.kind == "Cancel" for one in sent):
        return
    known = any(one.code == piece.now.code for one in sent)
    if (known and not piece.recalled) or (piece.recalled and not sent):
        return
    kind = "Cancel" if piece.recalled else "Update" if sent else "Alert"
    number = f"{site.host}-{piece.now.code}{'-cancel' if piece.recalled else ''}"
    refers = [f"{site.host},{one.number},{_moment(one.sent)}" for one in sent]
    told = _Told(kind, moment, issue, piece, said.get(piece.now.code), site)
    ledger.keep_alert(Alert(number, piece.now.code, kind, moment, told.written(number, refers)))


@dataclass(frozen=True, slots=True)
class _Told:
    """All that an alert tells."""

    kind: str
    moment: dt.datetime
    issue: Issue
    piece: Piece
    said: Warned | None
    site: Facts

    def written(self, number: str, refers: Sequence[str]) -> str:
        alert = ET.Element("alert", xmlns=_CAP)
        recalled = self.piece.recalled
        _add(alert, ("identifier", number), ("sender", self.site.host), ("sent", _moment(self.moment)))
        _add(alert, ("status", "Actual"), ("msgType", self.kind), ("scope", "Public"))
        _add(alert, ("note", f"Thu hồi: {recalled.reason}" if recalled else ""), ("references", " ".join(refers)))
        info = ET.SubElement(alert, "info")
        _add(info, ("language", "vi-VN"), ("category", "Security"), ("event", "Cảnh báo an ninh mạng"))
        _add(info, *(_OVER if recalled else _NOW))
        _add(ET.SubElement(info, "eventCode"), ("valueName", "OET:v1.2"), ("value", _EVENT))
        _add(info, *self._words())
        page = self.site.link(f"{self.issue.name}/{self.piece.name}.html") if self.site.address else ""
        _add(info, ("web", page), ("contact", next((one.reached for one in self.site.contacts), "")))
        area = ET.SubElement(info, "area")
        _add(area, ("areaDesc", self.site.street or self.site.parent))
        ET.indent(alert)
        return str(ET.tostring(alert, encoding="unicode")) + "\n"

    def _words(self) -> Iterator[tuple[str, str]]:
        now, said = self.piece.now, self.said
        if self.piece.recalled:
            yield from (("senderName", self.site.name), ("headline", f"Thu hồi: {now.title}"))
            return
        last = said.until if said and said.until else self.moment.astimezone().date() + _LASTS
        end = dt.datetime.combine(last, dt.time(23, 59, 59)).astimezone()
        yield "expires", _moment(max(end, self.moment))
        yield from (("senderName", self.site.name), ("headline", now.title))
        yield "description", said.description if said else now.text
        yield "instruction", said.instruction if said else ""


def _add(above: ET.Element, *texts: tuple[str, str]) -> None:
    """Add elements, but those that say nothing."""
    for name, text in texts:
        if text:
            ET.SubElement(above, name).text = text


def alert_files(alerts: Sequence[Alert], site: Facts) -> dict[str, bytes]:
    """Write the alerts, and a feed of the newest, by the names of their files."""
    files = {f"cap/{one.number}.xml": f"{_HEAD}{one.body}".encode() for one in alerts}
    return files | {"cap/index.xml": _index(alerts, site)} if alerts else {}


def _index(alerts: Sequence[Alert], site: Facts) -> bytes:
    feed = ET.Element("feed", xmlns=_ATOM)
    newest = sorted(alerts, key=lambda one: (one.sent, one.number), reverse=True)[:_MOST]

    def add(above: ET.Element, name: str, text: str = "", **attributes: str) -> None:
        ET.SubElement(above, name, attributes).text = text or None

    add(feed, "id", site.number(2024, "tin-khan"))
    add(feed, "title", f"Tin khẩn – {site.name}")
    add(feed, "updated", _moment(newest[0].sent))
    add(feed, "link", rel="self", href=site.link("cap/index.xml"))
    author = ET.SubElement(feed, "author")
    add(author, "name", site.name)
    for one in newest:
        entry = ET.SubElement(feed, "entry")
        add(entry, "id", site.number(one.sent.year, one.number))
        add(entry, "title", f"{one.kind}: {one.code}")
        add(entry, "updated", _moment(one.sent))
        add(entry, "link", href=site.link(f"cap/{one.number}.xml"), type="application/cap+xml")
    ET.indent(feed)
    return f"{_HEAD}{ET.tostring(feed, encoding='unicode')}\n".encode()


def _moment(moment: dt.datetime) -> str:
    """Write a moment as CAP wants it: to the second, with the office's own zone, and never Z."""
    return moment.astimezone().isoformat(timespec="seconds").replace("Z", "-00:00")
