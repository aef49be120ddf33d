"""The archive's pages: each issue's are rendered from it and its neighbours alone, so that those of others stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup

from bantin.design.looks.renderer import Looks
from bantin.model.unit import Contact
from bantin.output.approval.rounds import Round
from bantin.output.posting.records import Amends
from bantin.output.site.gathering import Issue
from bantin.output.site.searching import Page, words_of
from bantin.output.site.wording import body, gist
from bantin.text.dates import month_of, short_date

WEB = Path(__file__).resolve().parent / "web"
STATIC = ("site.css", "tim.js", "ma.js", "icon.svg")

_URGENT_SHOWN = 3
"""Urgent bulletins on the first page."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Whose archive it is, and where.

    Attributes:
        address: where it is on the web, without a slash at its end; empty where that is not known yet.
        street: where the unit is.
        host: the official domain at which it stands; empty where that is not known yet.
        key: by which the unit is told from others.
        alerts: whether there are any for machines.
    """

    name: str
    short_name: str
    parent: str
    signature: str
    monogram: str
    street: str
    contacts: tuple[Contact, ...]
    key: str
    host: str = ""
    address: str = ""
    alerts: bool = False

    def number(self, year: int, name: str) -> str:
        """Name something for ever (RFC 4151 where a domain is known)."""
        return f"tag:{self.host},{year}:{name}" if self.host else f"urn:bantin:{self.key}:{name}"

    def link(self, path: str) -> str:
        """Return the address of a file of the archive: whole where it is known, else as it is in the archive."""
        return f"{self.address}/{path.removesuffix('index.html')}" if self.address else path


@dataclass(frozen=True, slots=True)
class Told:
    """A line of what was taken back or corrected."""

    title: str
    address: str
    code: str
    amends: Amends


@dataclass(frozen=True)
class Pages:
    """Renders pages.

    Attributes:
        official: domains whose addresses stay as they are.
    """

    site: Facts
    official: Collection[str]

    @cached_property
    def _looks(self) -> Looks:
        return Looks([WEB], self.official, called=("bantin/output/site/web",))

    def of_issue(
        self, issue: Issue, there: Collection[str], signed: Round, before: Issue | None, after: Issue | None
    ) -> Iterator[tuple[str, bytes]]:
        """Render an issue's pages, and what was signed of it.

        Args:
            issue: the issue.
            there: paths of its pictures and films that are at hand.
            signed: the round that it shows.
            before: the issue before; None for the first.
            after: the one after it; None for the last.
        """
        folder = issue.name
        signatures = [f"manifest.json{f'-{number}' if number else ''}.minisig" for number in range(len(signed.signed))]
        yield f"{folder}/manifest.json", signed.raw
        yield from ((f"{folder}/{name}", raw) for name, raw in zip(signatures, signed.signed, strict=True))
        titles = "; ".join(piece.now.title for piece in issue.pieces if not piece.recalled)
        pieces = sorted(issue.pieces, key=lambda piece: piece.recalled is not None)
        values = {"issue": issue, "pieces": pieces, "there": there, "signatures": signatures}
        values |= {"before": before, "after": after}
        about = titles[:300]
        yield self._page("so.html", f"{folder}/index.html", issue.title, about, **values)
        for at, piece in enumerate(issue.pieces):
            pictures = [one for one in piece.now.pictures if one.path in there]
            yield self._page(
                "tin.html",
                f"{folder}/{piece.name}.html",
                piece.now.title,
                "Tin này đã thu hồi." if piece.recalled else gist(piece.now.text),
                picture=pictures[0] if pictures else None,
                issue=issue,
                piece=piece,
                recalled=piece.recalled,
                pictures=pictures,
                there=there,
                text=body(piece.now.text, piece.now.title),
                before=issue.pieces[at - 1] if at else None,
                after=issue.pieces[at + 1] if at + 1 < len(issue.pieces) else None,
            )

    def of_all(self, issues: Sequence[Issue], covers: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
        """Render the pages that tell of all issues.

        Args:
            issues: the newest first.
            covers: of each issue that has one the picture that stands for it.
        """
        months = [issue for issue in issues if not issue.is_urgent]
        urgent = [issue for issue in issues if issue.is_urgent][:_URGENT_SHOWN]
        years = [(year, list(found)) for year, found in groupby(issues, key=lambda issue: month_of(issue.name)[:4])]
        latest = months[0] if months else None
        picture = covers.get(latest.name) if latest else None
        about = f"Các bản tin đã phát hành của {self.site.name}"
        values = {"urgent": urgent, "latest": latest, "years": years, "picture": picture}
        yield self._page("trang-dau.html", "index.html", "Kho bản tin", about, **values)
        told = sorted(amended(issues), key=lambda one: (one.amends.at, one.code), reverse=True)
        yield self._page("thu-hoi.html", "thu-hoi.html", "Thu hồi, đính chính", "Tin đã sửa, đã gỡ", told=told)
        yield self._page("tim.html", "tim.html", "Tìm trong các số", "Tìm theo chữ")
        yield self._page("kiem-tra.html", "kiem-tra.html", "Kiểm tra mã tin", "Mã tin này có phải của đơn vị")
        yield from ((name, (WEB / name).read_bytes()) for name in STATIC)

    def _page(self, look: str, here: str, title: str, about: str, **values: Any) -> tuple[str, bytes]:  # noqa: ANN401
        common = {
            "site": self.site,
            "here": here,
            "up": "../" * here.count("/"),
            "title": title,
            "about": about,
            "picture": None,
            "day": _day,
            "gist": gist,
            "body": body,
            "current": lambda name: Markup(' aria-current="page"') if name == here else "",
        }
        lines = self._looks.render(look, **common | values).splitlines()
        return here, "\n".join(line.rstrip() for line in lines if line.strip()).encode() + b"\n"


def found_of(issue: Issue) -> list[Page]:
    """List what can be found of an issue; of what was recalled that it was there, by its title."""
    pages = []
    for piece in issue.pieces:
        now = piece.now
        alts = [one.alt for one in now.pictures]
        address = f"{issue.name}/{piece.name}.html"
        words = words_of(now.title, now.text, *alts, issue.title, now.code)
        pages.append(Page(address, now.title, issue.title, now.code, words))
    return pages


def amended(issues: Iterable[Issue]) -> Iterator[Told]:
    """List what was taken back or corrected."""
    for issue in issues:
        for piece in issue.pieces:
            address = f"{issue.name}/{piece.name}.html"
            yield from (Told(old.title, address, old.code, told) for old, told in piece.before)
            if piece.recalled:
                yield Told(piece.now.title, address, piece.now.code, piece.recalled)


def codes_of(issue: Issue, rounds: Iterable[Round], amends: Mapping[str, Amends]) -> dict[str, dict[str, str]]:
    """Say of each code of an issue what readers are told who type it.

    Args:
        issue: the issue.
        rounds: all states of it that were approved.
        amends: what was corrected and recalled since.
    """
    pieces = {piece.name: piece for piece in issue.pieces}
    current = {issue.code, *(piece.now.code for piece in issue.pieces)}
    found: dict[str, dict[str, str]] = {}
    for one in rounds:
        imprint = one.manifest.imprint
        assert imprint is not None  # noqa: S101 - rounds have one
        named = [(imprint.code, "", issue.title), *((item.code, item.item, item.title) for item in imprint.items)]
        for code, name, title in named:
            told = amends.get(code)
            state = "recalled" if told and not told.by else "ours" if code in current else "replaced"
            page = f"{issue.name}/{name or 'index'}.html" if not name or name in pieces else f"{issue.name}/index.html"
            said = {"state": state, "title": title, "issue": issue.title, "address": page}
            extra = {"by": told.by, "reason": told.reason.rstrip(".")} if told else {}
            found[code] = said | {key: value for key, value in extra.items() if value}
    return found


def _day(moment: dt.datetime) -> str:
    return short_date(moment.astimezone().date())
