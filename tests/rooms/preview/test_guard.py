"""Every request that is not exactly from our own page, or from the user, stays outside."""

from __future__ import annotations

import asyncio
import http.client
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message

from bantin.preview.guard import HEADERS, Access, Guard, new_access, own_access
from bantin.preview.server import LOCAL, Server, listen

OWN, SHARED = "own-token", "shared-token"


@dataclass
class House:
    """A served application with two accesses: ours, and one for reading only."""

    port: int
    reached: list[str]

    def ask(self, method: str, path: str, **headers: str) -> http.client.HTTPResponse:
        """Send one request, raw: the Host header is only what the test says."""
        connection = http.client.HTTPConnection(LOCAL, self.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            for one in value.split("|"):
                connection.putheader(name.replace("_", "-"), one)
        connection.endheaders()
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer

    @property
    def host(self) -> str:
        return f"{LOCAL}:{self.port}"


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    reached: list[str] = []

    async def inside(request: Request) -> PlainTextResponse:
        reached.append(request.url.path)
        return PlainTextResponse("inside")

    routes = [Route(path, inside, methods=["GET", "POST"]) for path in ("/", "/events", "/file/{name}", "/do/open")]
    socket = listen(LOCAL, 18_700)
    port = socket.getsockname()[1]
    accesses = [
        Access(OWN, frozenset({f"{LOCAL}:{port}"})),
        Access(SHARED, frozenset({f"localhost:{port}"}), read_only=True),
    ]
    server = Server(Guard(Starlette(routes=routes), accesses), lambda: None)
    thread = threading.Thread(target=server.serve_until_stopped, args=[[socket]])
    thread.start()
    yield House(port, reached)
    server.stop()
    thread.join()


def test_the_page_opens_with_its_token_host_and_nothing_else(house: House) -> None:
    answer = house.ask("GET", f"/{OWN}/", Host=house.host)
    assert answer.status == 200
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/events", "/file/ab"])
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.:{port}", "[::1]:{port}", ""]
)
def test_any_other_host_is_refused(house: House, path: str, host: str) -> None:
    before = len(house.reached)
    answer = house.ask("GET", f"/{OWN}{path}", Host=host.format(port=house.port))
    assert answer.status == 403
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert len(house.reached) == before


def test_two_hosts_or_none_are_refused(house: House) -> None:
    assert house.ask("GET", f"/{OWN}/", Host=f"{house.host}|evil.example").status in {400, 403}
    assert house.ask("GET", f"/{OWN}/").status in {400, 403}


@pytest.mark.parametrize("path", ["/", "/events", "/file/ab"])
@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://{host}", "http://{host}.evil.example", "http://127.0.0.1", ""]
)
def test_any_other_origin_is_refused(house: House, path: str, origin: str) -> None:
    answer = house.ask("GET", f"/{OWN}{path}", Host=house.host, Origin=origin.format(host=house.host))
    assert answer.status == 403


def test_our_own_origin_is_let_in(house: House) -> None:
    assert house.ask("GET", f"/{OWN}/events", Host=house.host, Origin=f"http://{house.host}").status == 200


@pytest.mark.parametrize("token", ["", "own-toke", "own-tokenx", "OWN-TOKEN", SHARED, "..", "%2e%2e", "t%C3%B4-ken"])
def test_any_other_token_is_refused(house: House, token: str) -> None:
    assert house.ask("GET", f"/{token}/", Host=house.host).status == 403


def test_what_changes_something_needs_the_origin(house: House) -> None:
    asked = f"/{OWN}/do/open"
    assert house.ask("POST", asked, Host=house.host, Content_Length="0").status == 403
    own = f"http://{house.host}"
    assert house.ask("POST", asked, Host=house.host, Origin=own, Content_Length="0").status == 200


def test_a_shared_address_only_shows(house: House) -> None:
    host = f"localhost:{house.port}"
    assert house.ask("GET", f"/{SHARED}/", Host=host).status == 200
    assert house.ask("GET", f"/{OWN}/", Host=host).status == 403
    asked = f"/{SHARED}/do/open"
    assert house.ask("POST", asked, Host=host, Origin=f"http://{host}", Content_Length="0").status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_a_browser_says_of_another_site_is_refused(house: House, site: str) -> None:
    assert house.ask("GET", f"/{OWN}/file/ab", Host=house.host, Sec_Fetch_Site=site).status == 403


def test_the_user_opens_the_page_but_no_part_of_it_by_address(house: House) -> None:
    assert house.ask("GET", f"/{OWN}/", Host=house.host, Sec_Fetch_Site="none").status == 200
    assert house.ask("GET", f"/{OWN}/events", Host=house.host, Sec_Fetch_Site="none").status == 403
    assert house.ask("GET", f"/{OWN}/file/ab", Host=house.host, Sec_Fetch_Site="same-origin").status == 200


def test_a_guard_without_the_host_check_would_be_found_out() -> None:
    """A planted violation: an access for every host lets in what the tests above want refused."""

    class Everywhere(frozenset[str]):
        def __contains__(self, _: object) -> bool:
            return True

    assert status_for(Guard(Starlette(), [Access(OWN, Everywhere())]), "evil.example") == 404  # reached: no such page
    assert status_for(Guard(Starlette(), [Access(OWN, frozenset({"own"}))]), "evil.example") == 403


def status_for(guard: Guard, host: str) -> int:
    """Ask for the page without a server."""
    told: list[int] = []

    async def send(message: Message) -> None:
        told.append(message.get("status", 0))

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {
        "type": "http",
        "method": "GET",
        "path": f"/{OWN}/",
        "headers": [(b"host", host.encode())],
        "query_string": b"",
    }
    # In a thread of its own: in this one a browser that other tests drive may have left its loop.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(guard(scope, receive, send))).result()
    return told[0]


@pytest.mark.parametrize("spoilt", [None, "", "x" * 21, "../" * 8, "ắ" * 22])
def test_the_editors_address_stays_for_a_page_that_is_open(tmp_path: Path, spoilt: str | None) -> None:
    kept = tmp_path / "w" / "preview"
    first = own_access(["x"], kept)
    assert own_access(["y"], kept) == Access(first.token, frozenset({"y"}))
    if os.name == "posix":
        assert kept.stat().st_mode & 0o077 == 0
    if spoilt is not None:
        kept.write_text(spoilt, encoding="utf-8")
        again = own_access(["x"], kept)
        assert again.token not in {spoilt, first.token}
        assert own_access(["x"], kept) == again


def test_where_nothing_can_be_kept_there_is_an_address_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "w").write_text("", encoding="utf-8")
    assert len(own_access(["x"], tmp_path / "w" / "preview").token) == 22


def test_tokens_are_not_guessed() -> None:
    tokens = {new_access(["x"]).token for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 22
