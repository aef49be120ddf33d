"""The fanpage: posts with pictures, and reels, by the Graph API.

Built against a stand-in that behaves as the interface's documents say, and as other clients met it; docs/publishing.md
says what was proven where.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final

import httpx

from bantin.output.posting.ledger import Pieces
from bantin.output.posting.outlet import Shown, bears
from bantin.output.posting.posts import Approved, Place, Post
from bantin.output.posting.troubles import Kind, PostingError, Trouble
from bantin.output.posting.wire import Answer, Secret, Wire, as_object

VERSION: Final = "v25.0"
LASTS_UNTIL: Final = dt.date(2028, 7, 29)
"""Day on which that version of the interface ends."""

ADDRESS: Final = "https://graph.facebook.com"
_DOMAIN = "facebook.com"

_MOST_ALT = 1000
"""Characters of an alternative text."""

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
            made = [_moment(one.get("created_time")) for one in found]
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


@dataclass(frozen=True, slots=True)
class Page:
    """Posts of the page, with pictures."""

    graph: Graph
    place = Place.PAGE
    schedules = True

    def prepare(self, post: Post, approved: Approved, pieces: Pieces) -> None:
        """Send the pictures, unpublished."""
        self.graph.rest()
        for picture in post.pictures:
            content = approved.read(picture.path)
            name = _piece(content)
            if not pieces[name]:
                told = {"published": "false", "temporary": "true", "alt_text_custom": _short(picture.alt)}
                files = {"source": (PurePosixPath(picture.path).name, content, "image/jpeg")}
                pieces[name] = _number(self.graph.post(f"{self.graph.page}/photos", told, files))
        pieces["pictures"] = " ".join(pieces[_piece(approved.read(one.path))] for one in post.pictures)

    def show(self, post: Post, pieces: Pieces, at: dt.datetime | None) -> str:
        """Post it, or have it posted later."""
        media = [{"media_fbid": number} for number in pieces["pictures"].split()]
        data = {"message": post.text, "attached_media": json.dumps(media)}
        if at is not None:
            data |= {"published": "false", "unpublished_content_type": "SCHEDULED"}
            data["scheduled_publish_time"] = str(int(at.timestamp()))
        return _number(self.graph.post_once(f"{self.graph.page}/feed", data))

    def find(
        self, posts: Sequence[Post], pieces: Mapping[tuple[str, str], Pieces], since: dt.datetime
    ) -> Mapping[str, Shown]:
        """Look through what the page shows and what it will show."""
        del pieces
        own = [post for post in posts if post.place is self.place]
        found: dict[str, Shown] = {}
        for edge, fields in (("published_posts", _FIELDS), ("scheduled_posts", f"{_FIELDS},scheduled_publish_time")):
            for entry in self.graph.listed(edge, fields, since):
                for post in own:
                    if bears(str(entry.get("message", "")), post, posts):
                        found.setdefault(post.code, _shown(entry))
        return found

    def look(self, number: str) -> Shown:
        """Read a post back."""
        return _shown({"id": number, **self.graph.get(number, fields=f"{_FIELDS},scheduled_publish_time")})

    def edit(self, number: str, title: str, text: str) -> None:
        """Give it another text."""
        del title
        self.graph.post(number, {"message": text})

    def remove(self, number: str) -> None:
        """Take it off the page."""
        self.graph.delete(number)


_FIELDS = "id,message,permalink_url,created_time"
_REEL_FIELDS = "id,description,permalink_url,created_time,status,published,scheduled_publish_time"


@dataclass(frozen=True, slots=True)
class Reels:
    """Reels of the page."""

    graph: Graph
    place = Place.REEL
    schedules = True

    def prepare(self, post: Post, approved: Approved, pieces: Pieces) -> None:
        """Send the film and its captions; nobody sees them before `show`."""
        assert post.film is not None  # noqa: S101 - reels are films
        self.graph.rest()
        content = approved.read(post.film.path)
        if pieces["film"] != _piece(content):
            begun = self.graph.post(f"{self.graph.page}/video_reels", {"upload_phase": "start"})
            number = _number(begun, "video_id")
            self.graph.upload(str(begun.get("upload_url", "")), content)
            pieces["captions"] = ""
            pieces["video"] = number
            pieces["film"] = _piece(content)
        if post.film.captions and not pieces["captions"]:
            srt = approved.read(post.film.captions)
            files = {"captions_file": (PurePosixPath(post.film.captions).name, srt, "application/x-subrip")}
            self.graph.post(f"{pieces['video']}/captions", {"default_locale": "vi_VN"}, files)
            pieces["captions"] = "1"
        self._await(pieces["video"])

    def show(self, post: Post, pieces: Pieces, at: dt.datetime | None) -> str:
        """Publish it, or have it published later."""
        assert post.film is not None  # noqa: S101 - the same
        data = {
            "upload_phase": "finish",
            "video_id": pieces["video"],
            "video_state": "SCHEDULED" if at else "PUBLISHED",
            "description": post.text,
            "is_ai_generated": str(post.film.synthetic).lower(),
        }
        if at is not None:
            data["scheduled_publish_time"] = str(int(at.timestamp()))
        if self.graph.post_once(f"{self.graph.page}/video_reels", data).get("success") is not True:
            raise PostingError(Trouble(Kind.UNSURE))
        return pieces["video"]

    def find(
        self, posts: Sequence[Post], pieces: Mapping[tuple[str, str], Pieces], since: dt.datetime
    ) -> Mapping[str, Shown]:
        """Look at the films that were sent, by their numbers, and through the page's reels."""
        own = [post for post in posts if post.place is self.place]
        found: dict[str, Shown] = {}
        for post in own:
            number = pieces[post.key]["video"]
            entry = self._film(number) if number else {}
            if _is_out(entry):
                found[post.code] = _shown({"id": number, **entry})
        for entry in self.graph.listed("video_reels", _REEL_FIELDS, since):
            for post in own:
                if _is_out(entry) and bears(str(entry.get("description", "")), post, posts):
                    found.setdefault(post.code, _shown(entry))
        return found

    def look(self, number: str) -> Shown:
        """Read it back."""
        return _shown({"id": number, **self.graph.get(number, fields=_REEL_FIELDS)})

    def edit(self, number: str, title: str, text: str) -> None:
        """Give it another text."""
        del title
        self.graph.post(number, {"description": text})

    def remove(self, number: str) -> None:
        """Take it off the page."""
        self.graph.delete(number)

    def _film(self, number: str) -> Answer:
        try:
            return self.graph.get(number, fields=_REEL_FIELDS)
        except PostingError as error:
            if error.trouble.kind is Kind.GONE:
                return {}
            raise

    def _await(self, number: str) -> None:
        """See that the film has arrived.

        Raises:
            PostingError: it has not, or was refused.
        """
        status = self.graph.get(number, fields="status").get("status", {})
        phase = status.get("uploading_phase", {}).get("status")
        if status.get("video_status") == "error":
            raise PostingError(Trouble(Kind.REFUSED, "Facebook không xử lý được video"))
        if phase != "complete":
            raise PostingError(Trouble(Kind.WAITING, "Facebook còn đang nhận video"))


def _is_out(entry: Mapping[str, Any]) -> bool:
    """Return whether a reel is seen, or will be without anybody doing anything more."""
    status = entry.get("status")
    phase = status.get("publishing_phase", {}) if isinstance(status, dict) else {}
    return phase.get("publish_status") in {"published", "scheduled"} or phase.get("status") == "complete"


def _shown(entry: Mapping[str, Any]) -> Shown:
    link = str(entry.get("permalink_url") or "")
    text = str(entry.get("message") or entry.get("description") or "")
    at = _moment(entry.get("scheduled_publish_time"))
    return Shown(str(entry.get("id", "")), f"https://www.facebook.com{link}" if link[:1] == "/" else link, text, at)


def _moment(told: object) -> dt.datetime | None:
    """Read a time as the interface writes it: seconds, or 2026-11-28T05:00:00+0000."""
    with suppress(ValueError, OverflowError, OSError):
        if isinstance(told, int) or (isinstance(told, str) and told.isdecimal()):
            return dt.datetime.fromtimestamp(int(told), dt.UTC)
        if isinstance(told, str) and told:
            return dt.datetime.strptime(told, "%Y-%m-%dT%H:%M:%S%z")
    return None


def _number(answer: Answer, name: str = "id") -> str:
    """Take what something is called from an answer.

    Raises:
        PostingError: the answer does not tell.
    """
    number = answer.get("post_id") or answer.get(name) if name == "id" else answer.get(name)
    if not isinstance(number, (str, int)) or not str(number):
        raise PostingError(Trouble(Kind.UNSURE))
    return str(number)


def _piece(content: bytes) -> str:
    return f"sha256 {hashlib.sha256(content).hexdigest()[:32]}"


def _short(alt: str) -> str:
    return alt if len(alt) <= _MOST_ALT else alt[: _MOST_ALT - 1].rpartition(" ")[0] + "…"
