"""Feeds of the archive, Atom and JSON Feed: issues, and what was taken back or corrected, the newest first."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from bantin.output.site.gathering import Issue
from bantin.output.site.pages import Facts, amended

_MOST = 30
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class _Entry:
    number: str
    title: str
    address: str
    summary: str
    published: dt.datetime
    updated: dt.datetime


def feeds(issues: Sequence[Issue], site: Facts) -> dict[str, bytes]:
    """Write both feeds, by the names of their files."""
    entries = _entries(issues, site)
    return {"atom.xml": _atom(entries, site), "feed.json": _json(entries, site)}


def _entries(issues: Sequence[Issue], site: Facts) -> list[_Entry]:
    found = [
        _Entry(
            _number(site, issue.first, issue.name),
            issue.title,
            f"{issue.name}/index.html",
            "; ".join(piece.now.title for piece in issue.pieces if not piece.recalled),
            issue.first,
            issue.changed,
        )
        for issue in issues
    ]
    for told in amended(issues):
        did = "Đính chính" if told.amends.by else "Thu hồi"
        number = _number(site, told.amends.at, f"{told.code}-{'sua' if told.amends.by else 'thu-hoi'}")
        title, at = f"{did}: {told.title}", told.amends.at
        found.append(_Entry(number, title, told.address, told.amends.reason or title, at, at))
    return sorted(found, key=lambda one: (one.updated, one.number), reverse=True)[:_MOST]


def _number(site: Facts, at: dt.datetime, name: str) -> str:
    """Name an entry for ever."""
    return site.number(at.year, name)


def _atom(entries: Sequence[_Entry], site: Facts) -> bytes:
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})

    def add(above: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
        element = ET.SubElement(above, name, attributes)
        element.text = text or None
        return element

    add(feed, "id", site.number(2024, "kho-ban-tin"))
    add(feed, "title", f"Kho bản tin – {site.name}")
    add(feed, "updated", _written(max((one.updated for one in entries), default=dt.datetime.fromtimestamp(0, dt.UTC))))
    add(feed, "link", rel="self", href=site.link("atom.xml"))
    add(feed, "link", href=site.link("index.html"))
    add(add(feed, "author"), "name", site.name)
    for one in entries:
        entry = add(feed, "entry")
        add(entry, "id", one.number)
        add(entry, "title", one.title)
        add(entry, "published", _written(one.published))
        add(entry, "updated", _written(one.updated))
        add(entry, "link", href=site.link(one.address))
        add(entry, "summary", one.summary)
    ET.indent(feed)
    return f"{_HEAD}{ET.tostring(feed, encoding='unicode')}\n".encode()


def _json(entries: Sequence[_Entry], site: Facts) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"Kho bản tin – {site.name}",
        "language": "vi",
        "authors": [{"name": site.name}],
        "items": [
            {
                "id": one.number,
                "url": site.link(one.address),
                "title": one.title,
                "content_text": one.summary,
                "date_published": _written(one.published),
                "date_modified": _written(one.updated),
            }
            for one in entries
        ],
    }
    if site.address:
        feed |= {"home_page_url": site.link("index.html"), "feed_url": site.link("feed.json")}
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _written(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
