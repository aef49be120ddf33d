"""A stand-in for the Graph API and for Zalo's: it behaves as their documents say, and as other clients met them.

It is a Starlette application, so that it can be served to a program of its own; `Line` carries calls to it in this
process, and loses them on the way as networks do. Its time is what a test says it is.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tests.rooms.output.posting import page_there, zalo_there
from tests.rooms.output.posting.page_there import refused
from tests.rooms.output.posting.world import PAGE, Fields, World, fields_of

ANSWERS = ("503", "1", "2", "throttled", "190", "368", "506", "late-503", "html")
"""Faults of the platforms' own. `late-503` comes after what was asked was done."""

LOSSES = ("unreached", "lost", "broken", "timeout", "late")
"""Faults of the way: never sent, sent and lost, done and its answer lost (two ways), done only after the answer was
given up."""

Endpoint = Callable[[World, Request, Fields], Response]


def app(world: World) -> Starlette:
    """Serve a world."""

    def served(does: Endpoint, path: str, methods: str = "POST") -> Route:
        async def endpoint(request: Request) -> Response:
            return await answered(world, does, request)

        return Route(path, endpoint, methods=methods.split())

    graph = "/graph/v25.0"
    return Starlette(
        routes=[
            served(page_there.photos, f"{graph}/{PAGE}/photos"),
            served(page_there.feed, f"{graph}/{PAGE}/feed"),
            served(page_there.published_posts, f"{graph}/{PAGE}/published_posts", "GET"),
            served(page_there.scheduled_posts, f"{graph}/{PAGE}/scheduled_posts", "GET"),
            served(page_there.video_reels, f"{graph}/{PAGE}/video_reels"),
            served(page_there.reels, f"{graph}/{PAGE}/video_reels", "GET"),
            served(page_there.upload, "/upload/{number}"),
            served(page_there.captions, graph + "/{number}/captions"),
            served(page_there.comments, graph + "/{number}/comments", "GET"),
            served(page_there.insights, graph + "/{number}/insights", "GET"),
            served(page_there.thing, graph + "/{number}", "GET POST DELETE"),
            served(zalo_there.access_token, "/oauth/v4/oa/access_token"),
            *(served(does, f"/zalo/v2.0/article/{name}", "GET POST") for name, does in zalo_there.ARTICLES.items()),
            served(zalo_there.account, "/zalo/v2.0/oa/getoa", "GET"),
        ]
    )


async def answered(world: World, does: Endpoint, request: Request) -> Response:
    told = await fields_of(request)
    path = request.url.path
    world.calls.append((request.method, str(request.url), dict(request.headers)))
    fault = world.fault(request.method, path)
    zalo = path.startswith(("/zalo", "/oauth"))
    if (early := denied(world, request, zalo=zalo)) or (early := failed(fault, zalo=zalo)):
        return early
    answer = does(world, request, told)
    if fault in {"late-503", "html"}:
        return PlainTextResponse("<html>Service Unavailable</html>", 503 if fault == "late-503" else 200)
    if world.usage and not zalo:
        case = {"type": "pages", "call_count": world.usage, "estimated_time_to_regain_access": 35}
        answer.headers["X-Business-Use-Case-Usage"] = json.dumps({PAGE: [case]})
    return answer


def denied(world: World, request: Request, *, zalo: bool) -> Response | None:
    if request.url.path.startswith("/oauth"):
        return None
    if zalo:
        if request.headers.get("access_token") == world.access != "":
            return None
        return JSONResponse({"error": -216, "message": "Access token is invalid"})
    _, _, token = request.headers.get("authorization", "").partition(" ")
    assert "access_token" not in request.url.query
    return None if token == world.token else refused(190, f"Malformed access token {token}", 401)


def failed(fault: str, *, zalo: bool) -> Response | None:
    if fault == "503":
        return PlainTextResponse("Service Unavailable", 503)
    if zalo:
        return JSONResponse({"error": -32, "message": "Too many requests"}) if fault == "throttled" else None
    usage = json.dumps({PAGE: [{"type": "pages", "call_count": 100, "estimated_time_to_regain_access": 35}]})
    answers = {
        "1": lambda: refused(1, "An unknown error occurred", 500),
        "2": lambda: refused(2, "Service temporarily unavailable", 500),
        "throttled": lambda: refused(32, "Page request limit reached", 403, usage=usage),
        "10": lambda: refused(10, "Application does not have permission for this action", 403),
        "190": lambda: refused(190, "Error validating access token: the session has expired", 401),
        "368": lambda: refused(368, "The action attempted has been deemed abusive"),
        "506": lambda: refused(506, "Duplicate status message"),
    }
    return answers[fault]() if fault in answers else None


class Line(httpx.BaseTransport):
    """The way to the stand-in, in this process and without an event loop: nothing in it waits."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.app = app(world)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        loss = self.world.fault(request.method, request.url.path)
        if loss not in LOSSES:
            fault, self.world.fault = self.world.fault, lambda _method, _path: loss
            try:
                return carried(self.app, request)
            finally:
                self.world.fault = fault
        if loss == "unreached":
            raise httpx.ConnectError("no route")
        if loss == "lost":
            raise httpx.WriteError("broken pipe")
        if loss == "late":
            self.world.late.append(request)
            raise httpx.ReadTimeout("too long")
        self.undisturbed(request)
        raise httpx.ReadError("reset") if loss == "broken" else httpx.ReadTimeout("too long")

    def deliver(self) -> None:
        """Do what is still under way."""
        waiting, self.world.late = self.world.late, []
        for request in waiting:
            self.undisturbed(request)

    def undisturbed(self, request: httpx.Request) -> None:
        fault, self.world.fault = self.world.fault, lambda _method, _path: ""
        try:
            carried(self.app, request)
        finally:
            self.world.fault = fault


def carried(served: Starlette, request: httpx.Request) -> httpx.Response:
    """Have an application answer a request."""
    sent: list[Fields] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": request.content, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(dict(message))

    scope = {
        "type": "http",
        "method": request.method,
        "path": request.url.path,
        "raw_path": request.url.raw_path,
        "root_path": "",
        "scheme": "http",
        "query_string": request.url.query,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "server": ("127.0.0.1", 9),
        "http_version": "1.1",
    }
    done(served(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent)
    return httpx.Response(sent[0]["status"], headers=sent[0]["headers"], content=body, request=request)


def done(work: Awaitable[None]) -> None:
    """Run to its end what waits for nothing."""
    assert isinstance(work, Coroutine)
    try:
        work.send(None)
    except StopIteration:
        return
    raise AssertionError("it waits for something")
