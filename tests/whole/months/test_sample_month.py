"""The sample month, built by the command itself, its results opened and looked into."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bantin.film.ffmpeg import file_url, run
from bantin.model.kinds import KINDS
from bantin.model.recipe import Role
from tests.fixtures.months import PICTURES, BuiltMonth, bantin

ROLES = {role.value for role in Role}
DESK = {"index.html", "manifest.json", "facebook.zip", "led.zip", "video.zip", "zalo.zip"}


@pytest.fixture(scope="session")
def manifest(sample_month: BuiltMonth) -> list[dict[str, Any]]:
    text = (sample_month.folder / "manifest.json").read_text(encoding="utf-8")
    files: list[dict[str, Any]] = json.loads(text)["files"]
    return files


@pytest.fixture
def copy(sample_month: BuiltMonth, tmp_path: Path) -> Path:
    """Go on from the built month, in a workspace of one's own."""
    return sample_month.copied(tmp_path / "copy")


def by_role(manifest: list[dict[str, Any]], role: str) -> list[dict[str, Any]]:
    return [file for file in manifest if file["role"] == role]


def test_everything_is_made_and_nothing_fails(sample_month: BuiltMonth) -> None:
    built = sample_month.told
    assert built["bulletin"] == "2024-11"
    assert built["made"]
    assert not built["failed"]
    assert not [found for found in built["diagnostics"] if found["severity"] == "error"]


def test_the_manifest_tells_the_truth_of_every_file(sample_month: BuiltMonth, manifest: list[dict[str, Any]]) -> None:
    root = sample_month.folder
    for file in manifest:
        data = (root / file["path"]).read_bytes()
        assert len(data) == file["bytes"]
        assert hashlib.sha256(data).hexdigest() == file["sha256"]
        assert file["role"] in ROLES
    there = {path.relative_to(root) for path in root.rglob("*") if path.is_file()}
    # The desk says how far approval is, in its page and the names of its ZIPs; what is approved does not.
    of_desk = {path for path in there if path.parts[0] == "desk" or (len(path.parts) == 1 and path.name in DESK)}
    assert {path.as_posix() for path in there - of_desk} == {file["path"] for file in manifest}


def test_items_of_all_kinds_go_to_the_fanpage(sample_month: BuiltMonth, manifest: list[dict[str, Any]]) -> None:
    kinds = set()
    for path in (sample_month.workspace / "content" / "2024-11").glob("[0-9]*.yaml"):
        found = re.search(r"^kind: (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert found
        kinds.add(found[1])
    assert kinds == set(KINDS)
    assert len(by_role(manifest, "card")) >= 10


def test_pictures_have_the_sizes_that_their_places_ask_for(
    sample_month: BuiltMonth, manifest: list[dict[str, Any]], pytestconfig: pytest.Config
) -> None:
    sizes = {
        "facebook": {(1080, 1350)},
        "led": {(384, 192), (960, 320)},
        "video": {(1080, 1920), (1920, 1080)} if pytestconfig.getoption("--proofs") else {(1080, 1920)},
    }
    seen: dict[str, set[tuple[int, int]]] = {channel: set() for channel in sizes}
    for file in manifest:
        if not file["path"].endswith((".png", ".jpg")):
            continue
        with Image.open(sample_month.folder / file["path"]) as image:
            image.load()
            assert image.size == (file["width"], file["height"])
            assert image.mode == "RGB"
            assert not image.getexif()
            seen[file["channel"]].add(image.size)
        assert file["alt"]
    assert seen == sizes


@pytest.mark.parametrize(
    ("name", "size"), [("reel", "1080x1920"), pytest.param("landscape", "1920x1080", marks=pytest.mark.proof)]
)
def test_films_are_what_platforms_take(
    sample_month: BuiltMonth, manifest: list[dict[str, Any]], name: str, size: str
) -> None:
    file = next(file for file in by_role(manifest, "film") if file["path"] == f"video/{name}.mp4")
    film = sample_month.folder / file["path"]
    listing, told = run(
        ["-loglevel", "info", "-i", file_url(film), "-map", "0:v", "-c", "copy", "-f", "framecrc", "pipe:"]
    )
    assert re.search(rf"Video: h264 .*yuv420p.*, {size}[ ,].* 30 fps", told), told
    assert re.search(r"Audio: aac \(LC\) .*48000 Hz, stereo", told), "silence, for platforms want a sound track"
    packets = [line.split(",") for line in listing.splitlines() if line[:1] != "#"]
    assert len(packets) == file["seconds"] * 30
    length = int(packets[0][3])
    shown = sorted(int(packet[2]) for packet in packets)
    assert shown == [index * length for index in range(len(packets))], "the frame rate is constant"
    assert {int(packet[3]) for packet in packets} == {length}
    head = film.read_bytes()[:64]
    assert head.index(b"moov") > 0, "the index stands in front, for playing while it loads"


@pytest.mark.proof
@pytest.mark.parametrize("name", ["reel", "landscape"])
def test_films_decode_to_every_frame_at_a_constant_rate(
    sample_month: BuiltMonth, manifest: list[dict[str, Any]], name: str
) -> None:
    file = next(file for file in by_role(manifest, "film") if file["path"] == f"video/{name}.mp4")
    film = sample_month.folder / file["path"]
    _, told = run(["-loglevel", "info", "-stats", "-i", file_url(film), "-vf", "vfrdet", "-f", "null", "-"])
    frames = int(re.findall(r"frame=\s*(\d+)", told)[-1])
    assert frames == file["seconds"] * 30
    assert "VFR:0.000000" in told, "the frame rate is constant"


@pytest.mark.proof
def test_a_second_build_makes_nothing_and_changes_nothing(sample_month: BuiltMonth, copy: Path) -> None:
    root = copy / "dist" / "2024-11"
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    done = bantin("build", "--json", cwd=copy)
    second = json.loads(done.stdout)
    assert (done.returncode, second["made"], second["removed"]) == (0, [], [])
    assert len(second["reused"]) == len(sample_month.told["made"])
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_no_metadata_and_no_place_of_this_machine_goes_out(
    sample_month: BuiltMonth, manifest: list[dict[str, Any]]
) -> None:
    root = sample_month.folder
    secrets = [str(sample_month.workspace).encode(), b"Lavf", b"Lavc", b"x264"]
    for file in manifest:
        data = (root / file["path"]).read_bytes()
        assert not [secret for secret in secrets if secret in data], file["path"]


def test_no_dangerous_address_is_live_in_any_text(sample_month: BuiltMonth, manifest: list[dict[str, Any]]) -> None:
    texts = [
        (sample_month.folder / file["path"]).read_text(encoding="utf-8")
        for file in manifest
        if file["path"].endswith(".txt")
    ]
    assert not [text for text in texts if re.search(r"\w\.example\b", text)]
    assert any("[.]example" in text for text in texts), "the sample month names some, so this test sees something"


@pytest.mark.proof
def test_an_edited_title_remakes_only_what_shows_it(copy: Path) -> None:
    item = copy / "content" / "2024-11" / "07-dinh-danh-muc-2.yaml"
    text = item.read_text(encoding="utf-8")
    item.write_text(re.sub(r"^title: .*$", "title: Một tiêu đề khác", text, flags=re.MULTILINE), encoding="utf-8")
    made = json.loads(bantin("build", *PICTURES, "--json", cwd=copy).stdout)["made"]
    assert made
    assert all("07-dinh-danh-muc-2" in path or "00-tong-quan" in path for path in made)


@pytest.mark.proof
def test_a_removed_item_takes_its_files_along_and_nothing_else(copy: Path) -> None:
    own = copy / "dist" / "2024-11" / "facebook" / "ghi-chu-cua-toi.txt"
    own.write_text("của tôi", encoding="utf-8")
    (copy / "content" / "2024-11" / "05-cong-tac-vien-online.yaml").unlink()
    header = copy / "content" / "2024-11" / "bulletin.yaml"
    header.write_text(header.read_text(encoding="utf-8").replace("  - 05-cong-tac-vien-online\n", ""), encoding="utf-8")
    result = json.loads(bantin("build", *PICTURES, "--json", cwd=copy).stdout)
    assert result["removed"]
    # Pictures on boards are numbered as they are played, so those after it move up.
    assert all("05-cong-tac-vien-online" in path or path.startswith("led/") for path in result["removed"])
    assert not list((copy / "dist").rglob("*05-cong-tac-vien-online*"))
    assert own.exists()
    assert (copy / "dist" / "2024-11" / "video" / "reel.mp4").exists()
