"""The fanpage: posts with pictures, and reels, over the Graph API; see graph.py."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from bantin.output.posting.graph import Graph, moment_of, number_of
from bantin.output.posting.ledger import Pieces
from bantin.output.posting.outlet import Shown, bears
from bantin.output.posting.posts import Approved, Place, Post
from bantin.output.posting.troubles import Kind, PostingError, Trouble
from bantin.output.posting.wire import Answer

_MOST_ALT = 1000
"""Characters of an alternative text."""


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
                pieces[name] = number_of(self.graph.post(f"{self.graph.page}/photos", told, files))
        pieces["pictures"] = " ".join(pieces[_piece(approved.read(one.path))] for one in post.pictures)

    def show(self, post: Post, pieces: Pieces, at: dt.datetime | None) -> str:
        """Post it, or have it posted later."""
        media = [{"media_fbid": number} for number in pieces["pictures"].split()]
        data = {"message": post.text, "attached_media": json.dumps(media)}
        if at is not None:
            data |= {"published": "false", "unpublished_content_type": "SCHEDULED"}
            data["scheduled_publish_time"] = str(int(at.timestamp()))
        return number_of(self.graph.post_once(f"{self.graph.page}/feed", data))

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
            number = number_of(begun, "video_id")
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
    at = moment_of(entry.get("scheduled_publish_time"))
    return Shown(str(entry.get("id", "")), f"https://www.facebook.com{link}" if link[:1] == "/" else link, text, at)


def _piece(content: bytes) -> str:
    return f"sha256 {hashlib.sha256(content).hexdigest()[:32]}"


def _short(alt: str) -> str:
    return alt if len(alt) <= _MOST_ALT else alt[: _MOST_ALT - 1].rpartition(" ")[0] + "…"
