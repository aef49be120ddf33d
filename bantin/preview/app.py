"""The web application: the page, its assets, made files, the event stream, and what a page may ask to be done."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bantin.content.reading.source import LIMIT
from bantin.files.media import media_type
from bantin.preview.files import Files
from bantin.preview.guard import Access
from bantin.preview.hub import Hub
from bantin.preview.intake import documents, pictures
from bantin.preview.writing.pen import Pen
from bantin.preview.writing.refusals import WritingError
from bantin.text.sentences.joining import ended

_IMMUTABLE = "private, max-age=31536000, immutable"
_MOST_BYTES = 1_000
"""Size limit of the body of an action's request."""
_MOST_WRITTEN = 2 * LIMIT
"""The same of what is written: a content file, with what JSON escapes."""


class ActionError(Exception):
    """An action cannot be done; the message is a Vietnamese sentence for the page to show."""


@dataclass(frozen=True, slots=True)
class Services:
    """What the application serves.

    Attributes:
        files: made files that may be asked for.
        hub: source of the event stream.
        page: renders the page for a request with this access.
        assets: lists the page's scripts and styles: name → file.
        actions: name → function of the request's body; it may raise `ActionError`.
        pen: writes for the page.
        pictures: takes pictures for it.
        documents: the same of whole texts.
    """

    files: Files
    hub: Hub
    page: Callable[[Access], str]
    assets: Callable[[], Mapping[str, Path]]
    actions: Mapping[str, Callable[[str], None]]
    pen: Pen
    pictures: pictures.Pictures
    documents: documents.Documents


def make_app(services: Services) -> Starlette:
    """Make the application (ASGI); to be wrapped in a `Guard`."""
    endpoints = _Endpoints(services)
    return Starlette(
        routes=[
            Route("/", endpoints.page),
            Route("/desk/{name}", endpoints.asset),
            Route("/file/{identifier}", endpoints.file),
            Route("/events", endpoints.events),
            Route("/do/{action}", endpoints.act, methods=["POST"]),
            Route("/writing", endpoints.around),
            Route("/form/{item}", endpoints.form),
            Route("/drawing/{sort}/{name}", endpoints.drawing),
            Route("/write/{deed}", endpoints.write, methods=["POST"]),
            Route("/picture/{item}", endpoints.give_picture, methods=["POST"]),
            Route("/picture/{item}/{name:path}", endpoints.picture),
            Route("/document", endpoints.give_document, methods=["POST"]),
        ]
    )


@dataclass(frozen=True, slots=True)
class _Endpoints:
    services: Services

    async def page(self, request: Request) -> Response:
        return HTMLResponse(self.services.page(request.state.access))

    async def asset(self, request: Request) -> Response:
        name = request.path_params["name"]
        path = self.services.assets().get(name)
        if path is None or not path.is_file():
            raise HTTPException(404)
        return FileResponse(path, media_type=media_type(name))

    async def file(self, request: Request) -> Response:
        known = self.services.files.find(request.path_params["identifier"])
        if known is None or not known.path.is_file():
            raise HTTPException(404)
        name = known.name if "save" in request.query_params else None
        return FileResponse(known.path, media_type=known.media, filename=name, headers={"Cache-Control": _IMMUTABLE})

    async def events(self, _: Request) -> Response:
        return StreamingResponse(_encoded(self.services.hub), media_type="text/event-stream")

    async def act(self, request: Request) -> Response:
        action = self.services.actions.get(request.path_params["action"])
        if action is None:
            raise HTTPException(404)
        body = await _body(request, _MOST_BYTES)
        try:
            action(body.decode("utf-8", "replace"))
        except ActionError as error:
            return JSONResponse({"message": ended(str(error))}, 409)
        return Response(status_code=204)

    async def around(self, _: Request) -> Response:
        return await _written(self.services.pen.around)

    async def drawing(self, request: Request) -> Response:
        """Give a scene or an icon to choose: shapes alone, by a name of those that there are."""
        svg = await run_in_threadpool(self.services.pen.drawing, **request.path_params)
        if svg is None:
            raise HTTPException(404)
        return Response(svg, media_type=media_type("drawing.svg"))

    async def form(self, request: Request) -> Response:
        form = partial(self.services.pen.form, to_write=not request.state.access.read_only)
        return await _written(form, request.path_params["item"])

    async def write(self, request: Request) -> Response:
        body = await _body(request, _MOST_WRITTEN)
        try:
            asked = json.loads(body)
        except ValueError:
            raise HTTPException(400) from None
        return await _written(self.services.pen.do, request.path_params["deed"], asked)

    async def give_picture(self, request: Request) -> Response:
        body = await _body(request, pictures.MOST_BYTES)
        called = request.query_params.get("name", "")
        return await _written(self.services.pictures.take, request.path_params["item"], body, called)

    async def give_document(self, request: Request) -> Response:
        body = await _body(request, documents.MOST_BYTES)
        return await _written(self.services.documents.word, body)

    async def picture(self, request: Request) -> Response:
        if request.state.access.read_only:  # what is to be hidden can be seen in it
            raise HTTPException(404)
        item, name = request.path_params["item"], request.path_params["name"]
        try:
            path = await run_in_threadpool(self.services.pictures.find, item, name)
        except WritingError:
            path = None
        if path is None:
            raise HTTPException(404)
        return FileResponse(path, media_type=media_type(path.name))


async def _written(act: Callable[..., dict[str, Any]], *asked: object) -> Response:
    """Let the pen act in a thread of its own: writing waits for the disk, and the page's other requests must not."""
    try:
        return JSONResponse(await run_in_threadpool(act, *asked))
    except WritingError as error:
        return JSONResponse({"message": ended(str(error)), "clashes": error.clashes}, 409)
    except (KeyError, TypeError, AttributeError, ValueError):  # not what our own page would send
        raise HTTPException(400) from None


async def _body(request: Request, most: int) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise HTTPException(413)
    return bytes(body)


async def _encoded(hub: Hub) -> AsyncIterator[bytes]:
    async for piece in hub.stream():
        yield piece.encode()
