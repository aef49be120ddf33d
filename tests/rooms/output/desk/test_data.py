from __future__ import annotations

import hashlib
import json
import re
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from bantin.design.looks.renderer import LookError
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.recipe import Film
from bantin.output.desk.data import SlideFiles, artifact, blank, checksum, desk_data, diagnostic_entry
from bantin.output.desk.page import assets, page
from bantin.output.desk.schema import ArtifactEntry, State

Handed = Any  # as conftest makes it, which tests cannot import


def entry(handed: Handed, path: str, state: State = "ready") -> ArtifactEntry:
    recipe = next(recipe for recipe in handed.recipes if recipe.path == path)
    return artifact(recipe, None, state=state, href=path)


def test_items_stand_in_the_order_of_publication(handed: Handed) -> None:
    desk = desk_data(handed.bulletin, [], texts={})
    assert [item["id"] for item in desk["items"]] == handed.items
    assert desk["items"][0]["severity"] == "danger"
    assert desk["months"] == [{"name": "2024-11", "items": len(handed.items), "href": None}]


def test_a_channel_without_settings_is_there_with_its_files(handed: Handed) -> None:
    strange: ArtifactEntry = {**entry(handed, f"zalo/{handed.items[0]}.txt"), "channel": "loa-phuong"}
    desk = desk_data(handed.bulletin, [strange], texts={})
    assert [channel["name"] for channel in desk["channels"]] == ["facebook", "led", "video", "zalo", "loa-phuong"]
    assert desk["channels"][3] == {"name": "zalo", "label": "Nhóm Zalo", "label_en": "Zalo groups"}


def test_boards_have_their_pictures_and_films_their_slides(handed: Handed) -> None:
    artifacts = [artifact(recipe, None, state="ready", href=recipe.path) for recipe in handed.recipes]
    boards = {recipe.path: recipe.what.storyboard for recipe in handed.recipes if isinstance(recipe.what, Film)}
    desk = desk_data(
        handed.bulletin,
        artifacts,
        texts={},
        recipes=handed.recipes,
        slides={"video/reel.mp4": [SlideFiles("file/1", "file/m"), SlideFiles(), SlideFiles("file/2")]},
    )
    board = desk["boards"][0]
    shown = [item.partition("-")[2] for item in handed.items]
    names = [Path(frame["path"]).stem for frame in board["frames"]]
    assert [int(name[:2]) for name in names] == list(range(len(names)))
    assert [name for name, _ in groupby(name[3:] for name in names)] == ["mo-dau", *shown, "ket"], "an item's phases"
    loop = boards[f"led/{board['id']}/loop.mp4"]
    assert [frame["seconds"] for frame in board["frames"]] == [slide.seconds for slide in loop.slides]
    (film,) = desk["films"]
    assert film["captions"] == "video/reel.vi_VN.vtt"
    assert film["subtitles"] == "video/reel.vi_VN.srt"
    assert [slide["href"] for slide in film["slides"][:3]] == ["file/1", None, "file/2"]
    assert {slide["href"] for slide in film["slides"][3:]} == {None}, "those that are not told are not at hand"
    assert [slide["item"] for slide in film["slides"]] == [None, *handed.items]
    assert film["slides"][0] == {
        "href": "file/1",
        "motion": "file/m",
        "seconds": 2.0,
        "item": None,
        "title": None,
    }


def test_diagnostics_know_their_item_and_keep_their_identity() -> None:
    place = Location("content/2024-11/01-a.yaml", 3, 5, 2, "  x: y")
    items = {"content/2024-11/01-a.yaml": "01-a"}
    found = diagnostic_entry(Diagnostic(Code("planted"), Severity.ERROR, "Sai", place, "Sửa"), items)
    assert (found["item"], found["line"], found["column"], found["excerpt"]) == ("01-a", 3, 5, "  x: y")
    assert found["id"] == diagnostic_entry(Diagnostic(Code("planted"), Severity.ERROR, "Sai", place))["id"]
    assert found["id"] != diagnostic_entry(Diagnostic(Code("planted"), Severity.ERROR, "Khác", place))["id"]
    for file in ("content/2024-11/bulletin.yaml", "content/unit.yaml", "templates/a.xml"):
        assert (
            diagnostic_entry(Diagnostic(Code("planted"), Severity.ERROR, "Sai", Location(file)), items)["item"] is None
        )
    nowhere = diagnostic_entry(Diagnostic(Code("planted"), Severity.ERROR, "Sai"), items)
    assert (nowhere["file"], nowhere["line"]) == (None, None)


def test_the_checksum_is_what_sha256sum_of_sha256sum_says(handed: Handed) -> None:
    desk = json.loads(data_of(handed.folder / "index.html"))
    lines = sorted(
        (found["path"], hashlib.sha256((handed.folder / found["path"]).read_bytes()).hexdigest())
        for found in desk["artifacts"]
        if found["channel"] != "loa-phuong"  # planted with a made-up digest
    )
    artifacts = [found for found in desk["artifacts"] if found["channel"] != "loa-phuong"]
    written = "".join(f"{digest}  {path}\n" for path, digest in lines)
    assert checksum(artifacts) == {"sha256": hashlib.sha256(written.encode()).hexdigest(), "files": len(lines)}


@pytest.mark.parametrize("state", ["pending", "stale", "failed"])
def test_there_is_no_checksum_of_what_is_not_all_ready(handed: Handed, state: State) -> None:
    ready: ArtifactEntry = {**entry(handed, f"zalo/{handed.items[0]}.txt"), "sha256": "0" * 64}
    other: ArtifactEntry = {**entry(handed, f"zalo/{handed.items[1]}.txt", state), "sha256": "0" * 64}
    assert checksum([ready]) is not None
    assert checksum([ready, other]) is None
    assert checksum([]) is None


def data_of(html: Path) -> str:
    found = re.search(
        r'<script type="application/json" id="desk-data">(.*?)</script>', html.read_text("utf-8"), re.DOTALL
    )
    assert found is not None
    return found[1]


def test_no_text_ends_the_data(handed: Handed) -> None:
    desk = desk_data(handed.bulletin, [], texts={"a.txt": "</script><!--<script>"})
    html = page(desk, handed.web)
    assert html.count("</script>") == html.count("<script")
    assert "<!--" not in html


def test_a_month_that_cannot_be_read_has_a_page_too(handed: Handed) -> None:
    desk = blank("2024-12", [Diagnostic(Code("planted"), Severity.ERROR, "Sai")], [])
    assert "2024-12" in page(desk, handed.web)


def test_a_live_page_loads_what_listens_and_writes(handed: Handed) -> None:
    desk = desk_data(handed.bulletin, [], texts={})
    live = desk_data(
        handed.bulletin, [], texts={}, live={"events": "events", "act": "do/", "write": None, "editor": False}
    )
    for name in ("live.js", "form.js", "write.js", "write.css"):
        assert f"desk/{name}" not in page(desk, handed.web)
        assert f"desk/{name}" in page(live, handed.web)


def test_a_page_asks_only_for_what_there_is(handed: Handed) -> None:
    html = (handed.folder / "index.html").read_text(encoding="utf-8")
    asked = set(re.findall(r'(?:src|href)="desk/([^"]+)"', html))
    assert asked == set(assets(handed.web))
    assert not re.search(r'<[^>]+ (style|on\w+)="', html), "the live page's policy would refuse it"


def test_a_workspace_can_replace_a_part_of_the_page(handed: Handed, tmp_path: Path) -> None:
    own = tmp_path / "templates" / "desk"
    own.mkdir(parents=True)
    (own / "desk.css").write_text("", encoding="utf-8")
    found = assets([own, *handed.web])
    assert found["desk.css"] == own / "desk.css"
    assert found["desk.js"] == handed.web[-1] / "desk.js"
    (own / "index.html").write_text("{{ nothing }}", encoding="utf-8")
    with pytest.raises(LookError):
        page(desk_data(handed.bulletin, [], texts={}), [own, *handed.web])
