"""The Graph API: calls by a page's token, what answers mean, and how much the page may still call.

Built against a stand-in that behaves as the interface's documents say, and as other clients met it; docs/publishing.md
says what was proven where.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from bantin.output.posting.troubles import Kind, PostingError, Trouble
from bantin.output.posting.wire import Answer, Secret, Wire, as_object

VERSION: Final = "v25.0"
LASTS_UNTIL: Final = dt.date(2028, 7, 29)
"""Day on which that version of the interface ends."""

ADDRESS: Final = "https://graph.facebook.com"
_DOMAIN = "facebook.com"

_FULL = 90
"""Percent of what the page may call; the interface asks to stop there."""

_USAGE = "X-Business-Use-Case-Usage"
_PAGES = 50
"""Most pages of a list that are read, of a hundred posts each."""

_KINDS: Mapping[int, Kind] = {
    **dict.fromkeys((1, 2), Kind.PASSING),
    **dict.fromkeys((4, 17, 32, 341, 613), Kind.THROTTLED),
    **dict.fromkeys((10, *range(200, 300)), Kind.RIGHT),
    **dict.fromkeys((102, 190), Kind.TOKEN),
    368: Kind.BLOCKED,
    **dict.fromkeys((506, 1366051), Kind.DOUBLE),
    803: Kind.GONE,
}
_GONE = (100, 33)
"""Code and subcode of an object that is not there."""

_SERVER = 500


def judged(response: httpx.Response) -> Answer:
    """Read an answer of the Graph API.

    Raises:
        PostingError: it tells of an error, or nothing that can be understood.
    """
    said = as_object(response)
    error = said.get("error")
    if isinstance(error, dict) and isinstance(error.get("code"), int):
        code, below = error["code"], error.get("error_subcode")
        kind = _KINDS.get(code) or _KINDS.get(below if isinstance(below, int) else 0)
        if (code, below) == _GONE:
            kind = Kind.GONE
        if kind is None:
            kind = Kind.PASSING if response.status_code >= _SERVER else Kind.REFUSED
        told = f"{error.get('error_user_msg') or error.get('message') or ''} [{code}]"
        raise PostingError(Trouble(kind, told.strip(), _usage(response)[1] if kind is Kind.THROTTLED else None))
    if response.is_success and said:
        return said
    raise PostingError(Trouble(Kind.UNSURE, f"HTTP {response.status_code}"))


def _usage(response: httpx.Response) -> tuple[int, int | None]:
    """Read how much of what may be called was called, in percent, and after how many minutes there is more."""
    most, minutes = 0, 0
    with suppress(ValueError, TypeError, AttributeError):
        for cases in json.loads(response.headers.get(_USAGE, "{}")).values():
            for case in cases:
                used = (int(case.get(name, 0)) for name in ("call_count", "total_cputime", "total_time"))
                most = max(most, *used)
                minutes = max(minutes, int(case.get("estimated_time_to_regain_access", 0)))
    return most, minutes or None


@dataclass
class Graph:
    """A page and its token."""

    wire: Wire
    page: str
    token: Secret
    _used: tuple[int, int | None] = field(default=(0, None))

    @classmethod
    def to(cls, page: str, token: Secret, base: str = ADDRESS, transport: httpx.BaseTransport | None = None) -> Graph:
        """Connect to a page."""

        def judge(response: httpx.Response) -> Answer:
            graph._used = _usage(response)
            return judged(response)

        wire = Wire(f"{base}/{VERSION}/", judge, transport)
        wire.secrets.append(token)
        graph = cls(wire, page, token)
        return graph

    def get(self, path: str, **params: str | int) -> Answer:
        """Read something."""
        return self.wire.unseen("GET", path, params=params, headers=self._headers)

    def post(self, path: str, data: Mapping[str, str], files: Mapping[str, Any] | None = None) -> Answer:
        """Send what nobody sees, or what may be sent twice."""
        return self.wire.unseen("POST", path, data=data, files=files, headers=self._headers)

    def post_once(self, path: str, data: Mapping[str, str]) -> Answer:
        """Send what readers see."""
        return self.wire.once("POST", path, data=data, headers=self._headers)

    def upload(self, address: str, content: bytes) -> Answer:
        """Send a film to where the interface wants it.

        Raises:
            PostingError: that is no place of the platform's own, or it did not end well.
        """
        if not self.wire.may_go_to(address, _DOMAIN):
            raise PostingError(Trouble(Kind.REFUSED, "địa chỉ tải video không phải của Facebook"))
        headers = {"Authorization": f"OAuth {self.token.reveal()}", "offset": "0", "file_size": str(len(content))}
        return self.wire.unseen("POST", address, content=content, headers=headers)

    def delete(self, number: str) -> None:
        """Take something back; what is not there is gone already."""
        try:
            self.wire.unseen("DELETE", number, headers=self._headers)
        except PostingError as error:
            if error.trouble.kind is not Kind.GONE:
                raise

    def listed(self, edge: str, fields: str, since: dt.datetime) -> Iterator[Answer]:
        """List what a page has, the newest first, until something is older than a time.

        The address of the next page is never taken from an answer: it carries the token.
        """
        after: dict[str, str] = {}
        for _ in range(_PAGES):
            params: dict[str, str | int] = {"fields": fields, "limit": 100, **after}
            answer = self.get(f"{self.page}/{edge}", **params)
            found = [one for one in answer.get("data", ()) if isinstance(one, dict)]
            yield from found
            cursor = answer.get("paging", {}).get("cursors", {}).get("after")
            made = [moment_of(one.get("created_time")) for one in found]
            if not cursor or not answer.get("paging", {}).get("next") or any(at and at < since for at in made):
                return
            after = {"after": str(cursor)}

    def name(self) -> tuple[str, str]:
        """Return the number and the name of the page that the token is of."""
        me = self.get("me", fields="id,name")
        return str(me.get("id", "")), str(me.get("name", ""))

    def rest(self) -> None:
        """Stop before the page is told to.

        Raises:
            PostingError: nine tenths of what may be called were called.
        """
        if self._used[0] >= _FULL:
            raise PostingError(Trouble(Kind.THROTTLED, f"đã dùng {self._used[0]} %", self._used[1]))

    @property
    def _headers(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self.token.reveal()}"}


def number_of(answer: Answer, name: str = "id") -> str:
    """Take what something is called from an answer.

    Raises:
        PostingError: the answer does not tell.
    """
    number = answer.get("post_id") or answer.get(name) if name == "id" else answer.get(name)
    if not isinstance(number, (str, int)) or not str(number):
        raise PostingError(Trouble(Kind.UNSURE))
    return str(number)


def moment_of(told: object) -> dt.datetime | None:
    """Read a time as the interface writes it: seconds, or 2026-11-28T05:00:00+0000."""
    with suppress(ValueError, OverflowError, OSError):
        if isinstance(told, int) or (isinstance(told, str) and told.isdecimal()):
            return dt.datetime.fromtimestamp(int(told), dt.UTC)
        if isinstance(told, str) and told:
            return dt.datetime.strptime(told, "%Y-%m-%dT%H:%M:%S%z")
    return None
