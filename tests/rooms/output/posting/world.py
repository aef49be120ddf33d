"""What the stand-in's page and account have, and what goes wrong next."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any
from urllib.parse import parse_qs

import httpx
from starlette.requests import Request
from starlette.responses import Response

PAGE, TOKEN = "1000200030004000", "EAABtokenOfThePage0123456789"
ACCOUNT, APP = "5005005005", "7007007007"
ZALO_SECRET, REFRESH = "zaloSecretOfTheApp", "refresh-0-abcdefgh"
BASE = "http://127.0.0.1:9"
NOON = dt.datetime(2026, 12, 1, 5, tzinfo=dt.UTC)

Fields = dict[str, Any]


@dataclass
class World:
    """What a page and an account have, and what goes wrong next.

    Attributes:
        fault: names what happens to a call, of its method and path; empty for nothing.
        strict: whether the page refuses what it has already: text it has seen, pictures that were used.
        calls: method, address and headers of all that arrived.
        late: calls that will be done only later.
    """

    now: dt.datetime = NOON
    token: str = TOKEN
    fault: Callable[[str, str], str] = lambda _method, _path: ""
    strict: bool = False
    photos: dict[str, Fields] = field(default_factory=dict)
    videos: dict[str, Fields] = field(default_factory=dict)
    posts: dict[str, Fields] = field(default_factory=dict)
    articles: dict[str, Fields] = field(default_factory=dict)
    refresh: str = REFRESH
    access: str = ""
    calls: list[tuple[str, str, Mapping[str, str]]] = field(default_factory=list)
    late: list[httpx.Request] = field(default_factory=list)
    comments: dict[str, list[str]] = field(default_factory=dict)
    small: bool = False
    usage: int = 0
    slow_videos: bool = False
    count: int = 0

    def number(self) -> str:
        self.count += 1
        return str(90_000_000 + self.count)

    def shown(self, code: str) -> list[Fields]:
        """List the posts and reels on the page that bear a code."""
        reels = [video for video in self.videos.values() if video["state"] in {"published", "scheduled"}]
        return [one for one in [*self.posts.values(), *reels] if code in one["message"]]

    def articles_shown(self, code: str) -> list[Fields]:
        return [one for one in self.articles.values() if one["status"] == "show" and code in one["title"]]


Endpoint = Callable[[World, Request, Fields], Response]


async def fields_of(request: Request) -> Fields:
    body, kind = await request.body(), request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        return dict(json.loads(body))
    if kind.startswith("multipart/"):
        parts = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body).get_payload()
        assert isinstance(parts, list)
        whole = [one for one in parts if isinstance(one, Message)]
        return {str(one.get_param("name", header="content-disposition")): one for one in whole}
    if kind.startswith("application/x-www-form-urlencoded"):
        return {name: values[0] for name, values in parse_qs(body.decode()).items()}
    return {"content": body}


def text(value: str | Message) -> str:
    if isinstance(value, str):
        return value
    content = value.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()
