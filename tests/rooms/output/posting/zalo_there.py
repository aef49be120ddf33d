"""The stand-in's account on Zalo: tokens that work once, articles, errors told with HTTP 200."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tests.rooms.output.posting.world import ACCOUNT, ZALO_SECRET, Fields, World


def access_token(world: World, request: Request, told: Fields) -> Response:
    if request.headers["secret_key"] != ZALO_SECRET or told["refresh_token"] != world.refresh:
        return JSONResponse({"error": -14014, "error_name": "Invalid refresh token."})
    world.count += 1
    world.refresh, world.access = f"refresh-{world.count}-abcdefgh", f"access-{world.count}-abcdefgh"
    return JSONResponse({"access_token": world.access, "refresh_token": world.refresh, "expires_in": "90000"})


def create(world: World, _request: Request, told: Fields) -> Response:
    assert told["cover"]["photo_url"].startswith("https://")
    number = world.number()
    world.articles[number] = {**told, "id": number, "created": world.now, "fetched": False}
    return ok({"token": f"token {number}"})


def verify(world: World, _request: Request, told: Fields) -> Response:
    one = world.articles[told["token"].removeprefix("token ")]
    if not one["fetched"]:
        one["fetched"] = True
        return JSONResponse({"error": -214, "message": "Media is being processed"})
    return ok({"id": one["id"]})


def getslice(world: World, request: Request, _told: Fields) -> Response:
    offset = int(request.query_params["offset"])
    entries = [slice_of(one) for one in reversed(world.articles.values())]
    return ok({"medias": entries[offset : offset + int(request.query_params["limit"])], "total": len(entries)})


def getdetail(world: World, request: Request, _told: Fields) -> Response:
    one = world.articles.get(request.query_params["id"])
    return ok(slice_of(one)) if one else MISSING


def update(world: World, _request: Request, told: Fields) -> Response:
    if told["id"] not in world.articles:
        return MISSING
    world.articles[told["id"]] |= told
    return ok({})


def remove(world: World, _request: Request, told: Fields) -> Response:
    return ok({}) if world.articles.pop(told["id"], None) else MISSING


def slice_of(one: Fields) -> Fields:
    made = str(int(one["created"].timestamp() * 1000))
    return {
        "id": one["id"],
        "title": one["title"],
        "status": one["status"],
        "create_date": made,
        "link_view": "https://zalo.example/" + one["id"],
    }


def account(_world: World, _request: Request, _told: Fields) -> Response:
    return ok({"oa_id": ACCOUNT, "name": "OA Thử"})


def ok(data: Fields) -> Response:
    return JSONResponse({"error": 0, "message": "Success", "data": data})


MISSING = JSONResponse({"error": -217, "message": "Article not found"})
ARTICLES = {one.__name__: one for one in (create, verify, getslice, getdetail, update, remove)}
