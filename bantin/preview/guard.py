"""Who may come in: checked for every request before anything looks at it, and said with every answer.

A web page anywhere can send requests to an address of this machine, under any name that its owner lets point here (DNS
rebinding). So the Host header must be exactly one of ours, an Origin exactly our own, and the address must begin with
a token that only the terminal has shown.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "media-src 'self' blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""With every answer, refusals too."""

_READING = {"GET", "HEAD"}


@dataclass(frozen=True, slots=True)
class Door:
    """A way in.

    Attributes:
        token: the first part of every address behind this door.
        hosts: the values that the Host header may have.
        read_only: whether only reading is allowed.
    """

    token: str
    hosts: frozenset[str]
    read_only: bool = False

    def address(self, host: str) -> str:
        """Name the page."""
        return f"http://{host}/{self.token}/"


def new_door(hosts: Collection[str], *, read_only: bool = False) -> Door:
    """Make a door with a token that nobody guesses (128 bits)."""
    return Door(secrets.token_urlsafe(16), frozenset(hosts), read_only)


class Guard:
    """Lets in whom a door lets in; takes the token out of the path, so that what lies behind never sees it."""

    def __init__(self, app: ASGIApp, doors: Sequence[Door]) -> None:
        self._app = app
        self._doors = tuple(doors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request (ASGI)."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, _marked(send))
        # A websocket is never accepted: the server closes it.

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        token, _, rest = scope["path"].removeprefix("/").partition("/")
        door = self._door(hosts, token)
        if door is None or (origins and origins != [f"http://{hosts[0]}"]) or not _same_site(headers, rest):
            refusal = PlainTextResponse("Không vào được. Hãy mở đúng địa chỉ mà lệnh bantin preview đã in ra.", 403)
        elif scope["method"] not in _READING and (door.read_only or not origins):
            refusal = PlainTextResponse("Địa chỉ này chỉ để xem.", 403)
        else:
            inside = {**scope, "path": f"/{rest}", "raw_path": f"/{rest}".encode(), "root_path": ""}
            inside["state"] = {**scope.get("state", {}), "door": door}
            await self._app(inside, receive, send)
            return
        await refusal(scope, receive, send)

    def _door(self, hosts: Sequence[str], token: str) -> Door | None:
        if len(hosts) != 1:
            return None
        for door in self._doors:
            if hosts[0] in door.hosts and secrets.compare_digest(door.token.encode(), token.encode()):
                return door
        return None


def _same_site(headers: Headers, path: str) -> bool:
    """Tell whether a browser that says where a request comes from says: from our page, or from the user."""
    said = headers.get("sec-fetch-site", "same-origin")
    return said == "same-origin" or (said == "none" and path == "")


def _marked(send: Send) -> Send:
    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return marked
