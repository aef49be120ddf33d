"""The stand-in's page: posts with pictures, reels, lists, errors of the Graph API."""

from __future__ import annotations

import datetime as dt
import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tests.rooms.output.posting.world import BASE, PAGE, TOKEN, Fields, World, text


def refused(code: int, message: str, status: int = 400, subcode: int = 0, usage: str = "{}") -> Response:
    headers = {"X-Business-Use-Case-Usage": usage}
    error = {"message": message, "type": "OAuthException", "code": code, "error_subcode": subcode, "fbtrace_id": "x"}
    return JSONResponse({"error": error}, status, headers)


def photos(world: World, _request: Request, told: Fields) -> Response:
    number = world.number()
    assert text(told["published"]) == "false"
    assert len(text(told["alt_text_custom"])) <= 1000
    world.photos[number] = {"alt": text(told["alt_text_custom"]), "used": False}
    return JSONResponse({"id": number})


def feed(world: World, _request: Request, told: Fields) -> Response:
    media = [one["media_fbid"] for one in json.loads(told["attached_media"])]
    if not set(media) <= set(world.photos):
        return refused(100, "Invalid parameter")
    if world.strict and any(world.photos[one]["used"] for one in media):
        return refused(100, "Photos already posted", subcode=1366051)
    if world.strict and any(one["message"] == told["message"] for one in world.posts.values()):
        return refused(506, "Duplicate status message")
    at = scheduled(told)
    if at_a_wrong_time(world, at):
        return refused(100, "The specified scheduled publish time is invalid")
    for one in media:
        world.photos[one]["used"] = True
    number = f"{PAGE}_{world.number()}"
    world.posts[number] = {"id": number, "message": told["message"], "media": media, "created": world.now, "at": at}
    return JSONResponse({"id": number})


def scheduled(told: Fields) -> dt.datetime | None:
    if told.get("scheduled_publish_time") is None:
        return None
    return dt.datetime.fromtimestamp(int(told["scheduled_publish_time"]), dt.UTC)


def at_a_wrong_time(world: World, at: dt.datetime | None) -> bool:
    return at is not None and not dt.timedelta(minutes=10) <= at - world.now <= dt.timedelta(days=30)


def as_told(one: Fields) -> Fields:
    at = {"scheduled_publish_time": int(one["at"].timestamp())} if one["at"] else {}
    link = f"/{one['id']}"
    return {
        "id": one["id"],
        "message": one["message"],
        "permalink_url": link,
        "created_time": f"{one['created']:%Y-%m-%dT%H:%M:%S%z}",
        **at,
    }


def listed(world: World, request: Request, found: list[Fields]) -> Response:
    del world
    after, most = int(request.query_params.get("after", "0")), 3
    page = found[::-1][after : after + most]
    paging: Fields = {"cursors": {"after": str(after + most)}} if page else {}
    if after + most < len(found):
        paging["next"] = f"{request.url}&access_token={TOKEN}"
    return JSONResponse({"data": page, "paging": paging})


def published_posts(world: World, request: Request, _told: Fields) -> Response:
    found = [one for one in world.posts.values() if not one["at"] or one["at"] <= world.now]
    return listed(world, request, [as_told({**one, "at": None}) for one in found])


def scheduled_posts(world: World, request: Request, _told: Fields) -> Response:
    return listed(world, request, [as_told(one) for one in world.posts.values() if one["at"] and one["at"] > world.now])


def video_reels(world: World, _request: Request, told: Fields) -> Response:
    if told["upload_phase"] == "start":
        number = world.number()
        video: Fields = {"id": number, "message": "", "state": "draft", "bytes": None, "captions": "", "at": None}
        world.videos[number] = {**video, "created": world.now}
        return JSONResponse({"video_id": number, "upload_url": f"{BASE}/upload/{number}"})
    video = world.videos[told["video_id"]]
    assert video["bytes"]
    at = scheduled(told)
    if at_a_wrong_time(world, at):
        return refused(100, "The specified scheduled publish time is invalid")
    state = {"PUBLISHED": "published", "SCHEDULED": "scheduled"}[told["video_state"]]
    again = video["state"] != "draft"
    video |= {"state": state, "message": told["description"], "at": at, "ai": told["is_ai_generated"]}
    video["times"] = video.get("times", 0) + 1
    assert not again, "a reel that is out was published again"
    return JSONResponse({"success": True})


def reels(world: World, request: Request, _told: Fields) -> Response:
    return listed(world, request, [reel_told(world, one) for one in world.videos.values() if one["state"] != "draft"])


def reel_told(world: World, video: Fields) -> Fields:
    whole = video["bytes"] is not None and not world.slow_videos
    publish = {"status": "not_started"} if video["state"] == "draft" else {"publish_status": video["state"]}
    status = {"uploading_phase": {"status": "complete" if whole else "in_progress"}, "publishing_phase": publish}
    told = as_told(video)
    return {**told, "description": told.pop("message"), "status": status}


def upload(world: World, request: Request, told: Fields) -> Response:
    video = world.videos[request.path_params["number"]]
    assert (request.headers["offset"], int(request.headers["file_size"])) == ("0", len(told["content"]))
    video["bytes"] = told["content"]
    return JSONResponse({"success": True})


def captions(world: World, request: Request, told: Fields) -> Response:
    assert told["captions_file"].get_filename().endswith(".vi_VN.srt")
    world.videos[request.path_params["number"]]["captions"] = text(told["captions_file"])
    return JSONResponse({"success": True})


def comments(world: World, request: Request, _told: Fields) -> Response:
    return listed(world, request, [{"message": one} for one in world.comments.get(request.path_params["number"], ())])


def insights(world: World, request: Request, _told: Fields) -> Response:
    if request.query_params["metric"] != "post_total_media_view_unique":
        return refused(100, "The value must be a valid insights metric")
    if world.small:
        return refused(3001, "Insights are not available for pages with fewer than 100 likes")
    return JSONResponse({"data": [{"name": request.query_params["metric"], "values": [{"value": 1500}]}]})


def met(world: World, number: str) -> Fields:
    """Tell how a post was met, as its fields do."""
    there = len(world.comments.get(number, ()))
    return {
        "id": number,
        "reactions": {"data": [], "summary": {"total_count": 40}},
        "comments": {"data": [], "summary": {"total_count": there}},
        **({"shares": {"count": 7}} if there else {}),
    }


def thing(world: World, request: Request, told: Fields) -> Response:
    number = request.path_params["number"]
    if number == "me":
        return JSONResponse({"id": PAGE, "name": "Phòng Thử"})
    shelf = world.posts if number in world.posts else world.videos
    if number not in shelf:
        return refused(100, "Object does not exist", subcode=33)
    if request.method == "DELETE":
        del shelf[number]
        return JSONResponse({"success": True})
    if request.method == "POST":
        shelf[number]["message"] = told.get("message") or told["description"]
        return JSONResponse({"success": True})
    if "reactions" in request.query_params.get("fields", ""):
        return JSONResponse(met(world, number))
    return JSONResponse(reel_told(world, shelf[number]) if shelf is world.videos else as_told(shelf[number]))
