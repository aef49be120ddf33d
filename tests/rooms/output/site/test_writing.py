"""The archive on the disk: what is in it, what changes when something else does, and what does not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest

from tests.rooms.output.site.archive import Archive, amends, approved, code, years

TITLES = {"01-mot": "Tin một", "02-hai": "Tin hai"}
MOST = 60 * 1024
"""Bytes of a page with all that it loads, without pictures."""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    rounds = [approved(tmp_path, "2026-10", TITLES), approved(tmp_path, "2026-11", {**TITLES, "03-ba": "Tin ba"})]
    return Archive(tmp_path, rounds)


def test_the_page_where_files_are_checked_knows_what_was_recalled(tmp_path: Path) -> None:
    number = code("01-mot", "Một")
    archive = Archive(tmp_path, [approved(tmp_path, "2026-11", {"01-mot": "Một"})])
    archive.write()
    assert number not in archive.text("kiem-tra-tep.html")
    archive.amends = {number: amends()}
    archive.codes = {"K7M4-2RXF": {"state": "recalled", "title": "", "issue": "", "address": "", "reason": "Nhầm"}}
    archive.write()
    text = archive.text("kiem-tra-tep.html")
    assert (f'"{number}":"Sai số tiền' in text, '"K7M4-2RXF":"Nhầm"' in text) == (True, True)


def test_each_issue_and_item_has_a_page_with_text_before_pictures(archive: Archive) -> None:
    done = archive.write()
    assert (done.missing, done.removed) == ((), ())
    page = archive.text("2026-11/03-ba.html")
    assert page.index("Mời bà con đọc Tin ba.") < page.index("<img")
    assert 'alt="Ảnh Tin ba"' in page
    assert '<h2 class="part">VIỆC CẦN LÀM</h2>' in page
    assert "CẢNH BÁO: Tin ba" not in page, "the title stands above it"
    assert '<meta property="og:image" content="https://vidu.gov.vn/ban-tin/anh/' in page
    assert 'href="../2026-10/index.html"' in archive.text("2026-11/index.html")
    assert archive.text("index.html").index("2026-11/index.html") < archive.text("index.html").index(
        "2026-10/index.html"
    )


def test_pages_are_sound_small_and_ask_for_nothing_elsewhere(archive: Archive) -> None:
    archive.write()
    for path, content in archive.files().items():
        if path.endswith(".html"):
            html5lib.HTMLParser(strict=True).parse(content.decode())
            loaded = re.findall(r'(?:src|rel="stylesheet" href)="([^"]+)"', content.decode())
            assert not [one for one in loaded if ":" in one]
            own = [(archive.folder / path).parent / one for one in loaded if not one.endswith(".jpg")]
            assert all(one.is_file() for one in own), path
            assert len(content) + sum(one.stat().st_size for one in own) <= MOST, path


def test_every_link_leads_to_a_file(archive: Archive) -> None:
    archive.write()
    for path, content in archive.files().items():
        if path.endswith(".html"):
            links = re.findall(r'href="([^"#:]+)"', content.decode())
            assert [one for one in links if not (archive.folder / path).parent.joinpath(one).is_file()] == [], path


def test_what_is_as_it_was_is_not_written_again_and_bytes_are_the_same_from_anew(archive: Archive) -> None:
    archive.write()
    before = archive.files()
    again = archive.write()
    assert (again.changed, again.removed, archive.files()) == ((), (), before)
    archive.rounds.append(approved(archive.root, "2026-12", TITLES))
    done = archive.write()
    others = [path for path in done.changed if path.startswith(("2026-10/", "2026-11/0"))]
    assert others == [], "an issue's pages do not change with one that comes two later"
    now = archive.files()
    (archive.folder / ".bantin-site.json").unlink()
    assert [path for path in archive.write().changed if path.endswith(".html")] == []
    assert archive.files() == now


def test_what_was_recalled_is_told_with_its_reason_and_its_words_and_pictures_are_gone(archive: Archive) -> None:
    archive.write()
    gone = code("01-mot", "Tin một")
    archive.rounds = archive.rounds[:1]
    archive.write()
    archive.amends[gone] = amends()
    done = archive.write()
    page = archive.text("2026-10/01-mot.html")
    assert "Tin này đã thu hồi ngày 05/12/2026" in page
    assert "Lý do: Sai số tiền." in page
    assert "Mời bà con đọc" not in page
    assert "<img" not in page
    assert any(path.startswith("anh/") for path in done.removed)
    assert "00-tong-quan" not in str(archive.files().keys())
    assert "Sai số tiền" in archive.text("thu-hoi.html")
    assert "Đã thu hồi" in archive.text("2026-10/index.html")
    told = json.loads(re.sub(r"^bantinCodes.codes\(|\);\n$", "", archive.text(f"ma/{gone[:2]}.js")))[gone]
    assert (told["state"], told["reason"]) == ("recalled", "Sai số tiền")
    titles = [item["title"] for item in json.loads(archive.text("feed.json"))["items"]]
    assert "Thu hồi: Tin một" in titles
    assert ET.fromstring(archive.text("atom.xml")).tag.endswith("feed")  # noqa: S314 - our own


def test_a_correction_stands_beside_what_it_corrects(archive: Archive) -> None:
    old, new = code("02-hai", "Tin hai"), code("02-hai", "Tin hai đã sửa")
    archive.rounds = archive.rounds[:1]
    archive.rounds.append(approved(archive.root, "2026-10", {**TITLES, "02-hai": "Tin hai đã sửa"}, 2))
    archive.write()
    assert "Đã đính chính" not in archive.text("2026-10/02-hai.html"), "nobody said that the first went out"
    archive.amends[old] = amends(new, "Sửa tên")
    archive.write()
    page = archive.text("2026-10/02-hai.html")
    assert "Đã đính chính ngày 05/12/2026" in page
    assert page.index("Mời bà con đọc Tin hai đã sửa.") < page.index(f"Bản trước, mã {old}")
    assert "Mời bà con đọc Tin hai." in page


def test_pictures_that_are_not_as_they_were_approved_are_left_out_and_told(archive: Archive) -> None:
    (archive.root / "dist" / "2026-11" / "facebook" / "03-ba" / "card.jpg").write_bytes(b"another")
    done = archive.write()
    assert done.missing == ("2026-11/facebook/03-ba/card.jpg",)
    assert "<img" not in archive.text("2026-11/03-ba.html")
    assert "Mời bà con đọc Tin ba." in archive.text("2026-11/03-ba.html")


def test_an_issue_shows_its_widest_film_with_captions_until_an_item_of_it_is_recalled(tmp_path: Path) -> None:
    archive = Archive(tmp_path, [approved(tmp_path, "2026-11", TITLES, films=True)])
    done = archive.write()
    (film,) = [path for path in done.changed if path.endswith(".mp4")]
    assert (archive.folder / film).read_bytes() == b"phim ngang"
    page = archive.text("2026-11/index.html")
    (poster, captions) = re.findall(r'(?:poster|kind="captions" .* src)="../([^"]+)"', page)
    assert (archive.folder / poster).read_bytes().endswith(b"phim")
    assert archive.text(captions) == "WEBVTT\n\n1\n00:00:01.500 --> 00:00:03.000\nMời bà con xem, đọc\n"
    html5lib.HTMLParser(strict=True).parse(page)
    assert archive.write().changed == ()
    archive.amends[code("01-mot", "Tin một")] = amends()
    gone = archive.write().removed
    assert {film, poster, captions} <= set(gone), "it shows what was taken back"
    assert "<video" not in archive.text("2026-11/index.html")


def test_a_film_that_is_not_as_it_was_approved_is_left_out_and_told(tmp_path: Path) -> None:
    archive = Archive(tmp_path, [approved(tmp_path, "2026-11", TITLES, films=True)])
    (tmp_path / "dist" / "2026-11" / "video" / "landscape.mp4").write_bytes(b"another")
    assert archive.write().missing == ("2026-11/video/landscape.mp4",)
    assert "<video" not in archive.text("2026-11/index.html")


def test_what_others_put_into_the_folder_stays(archive: Archive) -> None:
    archive.write()
    (archive.folder / "robots.txt").write_text("own", encoding="utf-8")
    archive.rounds = archive.rounds[:1]
    assert "2026-11/index.html" in archive.write().removed
    assert archive.text("robots.txt") == "own"


@pytest.mark.proof
def test_years_of_months_stay_small_page_by_page(tmp_path: Path) -> None:
    archive = Archive(tmp_path, years(tmp_path, 2016, 36))
    archive.write()
    sizes = {path: len(content) for path, content in archive.files().items() if path.endswith((".html", ".js"))}
    assert {path: size for path, size in sizes.items() if size > MOST} == {}
