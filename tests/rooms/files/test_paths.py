from __future__ import annotations

from pathlib import Path

import pytest

from bantin.files.paths import Claims, OutsideError, inside, trouble
from tests.fixtures.systems import link


@pytest.mark.parametrize("path", ["facebook/00-tong-quan/post.txt", "video/reel.mp4", "a", "led/cho/01-a_b.png"])
def test_usual_paths_are_taken(path: str) -> None:
    assert not trouble(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../a",
        "a/../../b",
        "a/..",
        "./a",
        "a//b",
        "a/",
        "C:/a",
        "C:a",
        "a\\b",
        "\\\\server\\a",
        "a:stream",
        "a/.hidden",
        "a.",
        "a /b",
        "tệp.txt",
        "a\n",
        "a\0",
        "con",
        "facebook/CON/card.jpg",
        "led/aux.png",
        "led/com1.tar.png",
        "manifest.json",
        "Manifest.JSON",
        "a/" * 100 + "a",
    ],
)
def test_hostile_and_reserved_paths_are_refused(path: str) -> None:
    assert trouble(path)


def test_paths_that_windows_takes_for_one_clash() -> None:
    claims = Claims()
    assert claims.claim("Led/a.png")
    assert claims.claim("led/b.png")
    assert not claims.claim("led/A.PNG")
    assert not claims.claim("LED"), "a folder already"
    assert not claims.claim("led/a.png/b"), "a file already"


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "dist", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    link(folder / "facebook", elsewhere)
    link(folder / "circle", folder / "circle")
    with pytest.raises(OutsideError):
        inside(folder, "facebook/a.txt")
    with pytest.raises(OutsideError):
        inside(folder, "circle/a.txt")
    assert inside(folder, "led/a.png") == folder / "led" / "a.png"


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link(tmp_path / "dist", tmp_path / "real")
    assert inside(tmp_path / "dist", "a/b") == tmp_path / "dist" / "a" / "b"
