"""What the preview answers: the page, its files, its news, and two things that a page may ask to be done."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bantin.preview.files import Files
from bantin.preview.guard import Door
from bantin.preview.hub import Hub
from bantin.text.sentences import ended

_FOREVER = "private, max-age=31536000, immutable"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_MOST_BYTES = 1_000
"""How long a request may be that asks for something to be done."""


class Refusal(Exception):  # noqa: N818 - it is an answer, not an error
    """What was asked for cannot be done; the message is a Vietnamese sentence for the page to show."""


@dataclass(frozen=True, slots=True)
class Services:
    """What the page's addresses do.

    Attributes:
        page: gives the page for a door.
        assets: gives the page's own scripts and styles, by name.
        actions: name → what it does with the text that the page sent; it may raise `Refusal`.
    """

    files: Files
    hub: Hub
    page: Callable[[Door], str]
    assets: Callable[[], Mapping[str, Path]]
    actions: Mapping[str, Callable[[str], None]]


def make_app(services: Services) -> Starlette:
    """Make the application; it lies behind a `Guard`."""
    answers = _Answers(services)
    return Starlette(
        routes=[
            Route("/", answers.page),
            Route("/desk/{name}", answers.asset),
            Route("/file/{identifier}", answers.file),
            Route("/events", answers.events),
            Route("/do/{action}", answers.act, methods=["POST"]),
        ]
    )


@dataclass(frozen=True, slots=True)
class _Answers:
    services: Services

    async def page(self, request: Request) -> Response:
        return HTMLResponse(self.services.page(request.state.door))

    async def asset(self, request: Request) -> Response:
        name = request.path_params["name"]
        path = self.services.assets().get(name)
        if path is None or not path.is_file():
            raise HTTPException(404)
        return FileResponse(path, media_type=_TYPES.get(PurePosixPath(name).suffix, "application/octet-stream"))

    async def file(self, request: Request) -> Response:
        known = self.services.files.find(request.path_params["identifier"])
        if known is None or not known.path.is_file():
            raise HTTPException(404)
        saved = known.name if "save" in request.query_params else None
        return FileResponse(known.path, media_type=known.media, filename=saved, headers={"Cache-Control": _FOREVER})

    async def events(self, _: Request) -> Response:
        return StreamingResponse(_encoded(self.services.hub), media_type="text/event-stream")

    async def act(self, request: Request) -> Response:
        action = self.services.actions.get(request.path_params["action"])
        if action is None:
            raise HTTPException(404)
        said = b""
        async for piece in request.stream():
            said += piece
            if len(said) > _MOST_BYTES:
                raise HTTPException(413)
        try:
            action(said.decode("utf-8", "replace"))
        except Refusal as refusal:
            return JSONResponse({"message": ended(str(refusal))}, 409)
        return Response(status_code=204)


async def _encoded(hub: Hub) -> AsyncIterator[bytes]:
    async for piece in hub.stream():
        yield piece.encode()
