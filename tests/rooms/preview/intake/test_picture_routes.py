"""Who may give pictures and see them whole, by which names."""

from __future__ import annotations

import http.client
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bantin.preview.live import Live
from tests.rooms.preview.intake.giving import ASSETS, photo
from tests.rooms.preview.pages import ask

ROUTES = (
    ("GET", "writing"),
    ("GET", "form/02-han-cmnd"),
    ("POST", "write/save"),
    ("POST", "write/follow"),
    ("POST", "write/take"),
    ("POST", "picture/02-han-cmnd"),
    ("GET", "picture/02-han-cmnd/a.jpg"),
    ("POST", "document"),
)
"""What the page writes with."""


def test_what_is_no_name_of_ours_is_not_found(live: Live, workspace: Path) -> None:
    (workspace / ASSETS).mkdir(exist_ok=True)
    (workspace / ASSETS / "a.jpg").write_bytes(photo(40, 30))
    assert ask_bytes(live, "picture/02-han-cmnd/a.jpg") == (200, photo(40, 30))
    for item_name in ("khong-co", "bulletin.x", "..%2F..%2Fx", "con", "@khac"):
        assert ask(live, "POST", f"picture/{item_name}?name=a.jpg", "x")[0] in {404, 405, 409}
        assert ask(live, "GET", f"picture/{item_name}/a.jpg")[0] == 404
    for name in (
        "khac.jpg",
        "../bulletin.yaml",
        "../../unit.yaml",
        "%2e%2e/bulletin.yaml",
        "/etc/passwd",
        "..%5Ca.jpg",
    ):
        assert ask(live, "GET", f"picture/02-han-cmnd/{name}")[0] == 404
    assert ask(live, "POST", "picture/02-han-cmnd", "x" * 50_000_001)[0] == 413
    assert [path.name for path in (workspace / ASSETS).iterdir()] == ["a.jpg"]


def ask_bytes(live: Live, path: str, **headers: str) -> tuple[int, bytes]:
    address = urlsplit(live.address)
    connection = http.client.HTTPConnection(address.netloc, timeout=60)
    connection.request("GET", f"{address.path}{path}", headers=headers)
    answer = connection.getresponse()
    told = answer.read()
    connection.close()
    return answer.status, told


def test_who_only_looks_neither_gives_pictures_nor_sees_them_whole(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is to be hidden can be seen in the picture itself, which is therefore the editor's alone."""
    monkeypatch.setattr("bantin.preview.live.office_address", lambda: "127.0.0.2")
    (workspace / ASSETS).mkdir(exist_ok=True)
    (workspace / ASSETS / "a.jpg").write_bytes(photo(40, 30))
    live = Live(workspace, "2024-11", port=18_820, share=True)
    thread = threading.Thread(target=live.run)
    thread.start()
    try:
        assert ask(live, "GET", "picture/02-han-cmnd/khac.jpg")[0] == 404
        assert ask_bytes(live, "picture/02-han-cmnd/a.jpg")[0] == 200
        assert ask_bytes(live, "picture/02-han-cmnd/a.jpg", **{"Sec-Fetch-Site": "cross-site"})[0] == 403
        assert live.shared
        live.address = live.shared
        assert ask_bytes(live, "picture/02-han-cmnd/a.jpg")[0] == 404
        assert ask(live, "POST", "picture/02-han-cmnd", "x")[0] == 403
    finally:
        live.stop()
        thread.join(120)


def test_every_route_of_writing_is_closed_to_others(live: Live, workspace: Path) -> None:
    before = {path: path.read_bytes() for path in (workspace / "content").rglob("*.*") if path.is_file()}
    address = urlsplit(live.address)
    own = {"Host": address.netloc, "Origin": f"http://{address.netloc}"}
    for method, path in ROUTES:
        for wrong in (
            {"Host": "evil.example"},
            {"Origin": "http://evil.example"},
            {"Origin": "null"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
        ):
            assert asked(address.netloc, method, f"{address.path}{path}", {**own, **wrong}) == 403, (path, wrong)
        assert asked(address.netloc, method, f"/another-token/{path}", own) == 403, path
        if method == "POST":
            assert asked(address.netloc, method, f"{address.path}{path}", {"Host": address.netloc}) == 403, path
    assert {path: path.read_bytes() for path in (workspace / "content").rglob("*.*") if path.is_file()} == before


def asked(host: str, method: str, path: str, headers: dict[str, str]) -> int:
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request(method, path, body=b"{}" if method == "POST" else None, headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status
