"""Access control: every request is checked before the application sees it, every response carries a strict policy.

A web page anywhere can send requests to an address of this machine, under any name that its owner lets point here (DNS
rebinding). So the Host header must be exactly one of ours, an Origin exactly our own, and the address must begin with
a token that only the terminal has shown.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bantin.files.atomic import replacing
from bantin.text.patterns import regex

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
"""Sent with every response, refusals too."""

_READING = {"GET", "HEAD"}

_TOKEN = regex(r"[\w-]{22}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Access:
    """Who may do what.

    Attributes:
        token: secret; the first part of the path of every URL.
        hosts: the values that the Host header may have.
        read_only: whether only GET and HEAD are allowed.
    """

    token: str
    hosts: frozenset[str]
    read_only: bool = False

    def address(self, host: str) -> str:
        """Return the URL of the page at one of the hosts."""
        return f"http://{host}/{self.token}/"


def new_access(hosts: Collection[str], *, read_only: bool = False) -> Access:
    """Grant access to whoever knows a new token of 128 random bits."""
    return Access(secrets.token_urlsafe(16), frozenset(hosts), read_only)


def own_access(hosts: Collection[str], kept: Path) -> Access:
    """Grant access to the editor, by the token of the run before: a page that is still open goes on where it was.

    Args:
        hosts: as `Access` has them.
        kept: the file that holds the token, for its owner's eyes; who can read it can change the content as well.
    """
    access = new_access(hosts)
    with suppress(OSError):  # without it, the page must be opened anew
        if kept.is_file() and _TOKEN.fullmatch(token := kept.read_text("ascii", "replace")):
            return replace(access, token=token)
        kept.parent.mkdir(parents=True, exist_ok=True)
        with replacing(kept) as stream:
            stream.write(access.token.encode())
        kept.chmod(0o600)
    return access


class Guard:
    """Middleware (ASGI) that lets through what one of several accesses allows, without the token in the path."""

    def __init__(self, app: ASGIApp, accesses: Sequence[Access]) -> None:
        self._app = app
        self._accesses = tuple(accesses)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request (ASGI)."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, _with_headers(send))
        # A websocket is never accepted: the server closes it.

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        token, _, rest = scope["path"].removeprefix("/").partition("/")
        access = self._access(hosts, token)
        if access is None or (origins and origins != [f"http://{hosts[0]}"]) or not _same_site(headers, rest):
            refusal = PlainTextResponse("Không vào được. Hãy mở đúng địa chỉ mà lệnh bantin preview đã in ra.", 403)
        elif scope["method"] not in _READING and (access.read_only or not origins):
            refusal = PlainTextResponse("Địa chỉ này chỉ để xem.", 403)
        else:
            inside = {**scope, "path": f"/{rest}", "raw_path": f"/{rest}".encode(), "root_path": ""}
            inside["state"] = {**scope.get("state", {}), "access": access}
            await self._app(inside, receive, send)
            return
        await refusal(scope, receive, send)

    def _access(self, hosts: Sequence[str], token: str) -> Access | None:
        if len(hosts) != 1:
            return None
        for access in self._accesses:
            if hosts[0] in access.hosts and secrets.compare_digest(access.token.encode(), token.encode()):
                return access
        return None


def _same_site(headers: Headers, path: str) -> bool:
    """Return whether a request comes from our page or, for the page itself, the user; older browsers do not say."""
    site = headers.get("sec-fetch-site", "same-origin")
    return site == "same-origin" or (site == "none" and path == "")


def _with_headers(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return with_headers
