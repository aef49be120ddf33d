"""A film with everything in it, made as every film is, and what ffmpeg's own tools say of it.

Every transition, everything that enters, footage, the next caption; upright, wide and square.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, repeat
from math import ceil
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
from PIL import Image

from bantin.files.store import Store
from bantin.film import segments as film_segments
from bantin.film.conversion import MATRIX, color_tags
from bantin.film.ffmpeg import file_url, run
from bantin.film.h264_stream import lengthen
from bantin.making.jobs.film.film import FilmJob
from bantin.making.jobs.film.footage import FootageJob
from bantin.making.jobs.film.hold import HoldJob
from bantin.making.jobs.film.opening import OpeningJob
from bantin.making.make import make
from bantin.making.plan import Plan, plan_recipes
from bantin.model.asset import Asset, Moment
from bantin.model.card import Card
from bantin.model.recipe import Film, Recipe, Role
from bantin.model.storyboard import Footage, Slide, Storyboard
from bantin.model.theme import Theme, TypeStyle

FPS = 30
SHAPES = [
    pytest.param((540, 540), id="square", marks=pytest.mark.proof),
    pytest.param((540, 960), id="reel", marks=pytest.mark.proof),
    pytest.param((960, 540), id="landscape", marks=pytest.mark.proof),
]
THEME = Theme(
    colors={"top": "#13294b", "bottom": "#081425", "ink": "#ffffff", "accent": "#ffbd2e", "panel": "#1e3254"},
    styles={"body": TypeStyle(size=30), "title": TypeStyle(size=60, weight=800), "label": TypeStyle(size=20)},
)


def asset(path: Path) -> Asset:
    return Asset(path.name, str(path), hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Asset:
    path = tmp_path_factory.mktemp("photo") / "photo.jpg"
    coarse = np.random.default_rng(2).integers(0, 256, (24, 32, 3), np.uint8)
    Image.fromarray(coarse).resize((1600, 1200), Image.Resampling.BICUBIC).save(path)
    return asset(path)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Asset:
    path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    encoder = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-pix_fmt", "yuv420p"]
    run(["-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=4", *encoder, file_url(path)])
    return asset(path)


def storyboard(size: tuple[int, int], photo: Asset, clip: Asset) -> Storyboard:
    def card(title: str, inside: str = "", *assets: Asset, moments: tuple[Moment, ...] = ()) -> Card:
        text = f'<text style="title" color="ink" balance="yes" enter="wipe" at="0.1">{title}</text>{inside}'
        markup = f'<card background="top bottom 165" padding="40" gap="20" justify="center">{text}</card>'
        return Card(markup, "video/reel/notice.xml", *size, THEME, assets, moments=moments)

    rows = "".join(
        f'<row background="panel" radius="12" padding="8 20" enter="rise" at="{line * 0.4 + 0.2}">'
        f'<text color="ink">Gọi {number}, trực 24/7</text></row>'
        for line, number in enumerate(("113", "156", "5656"))
    )
    bars = "".join(f'<bar label="T{month}" value="{month}" display="{month * 1000}"/>' for month in range(1, 4))
    colors = 'color="accent" track="panel" thickness="12" gap="6"'
    chart = f'<chart {colors} enter="grow" at="1.2" for="0.7">{bars}</chart>'
    count = f'<text color="accent" enter="count" at="0.1">368.063</text>{chart}'

    def picture(name: str) -> str:
        chip = '<column padding="10"><text color="ink" background="panel" padding="2 12">Minh họa</text></column>'
        image = f'<image src="{name}" width="100%" height="100%" radius="20"/>'
        return f'<stack height="200" align="start" justify="end">{image}{chip}</stack>'

    playing = card("Tuần tra đêm", picture(clip.name), moments=(Moment(clip, 2.4),))
    slides = (
        Slide(card("Bản tin tháng 11"), 2),
        Slide(card("Phố phường", picture(photo.name), photo), 3),
        Slide(card("Giả danh Công an", '<text color="accent" enter="wipe">Không đọc mã OTP</text>'), 3),
        Slide(card("Giả danh Công an", '<text color="accent">Hãy dừng cuộc gọi</text>'), 2),
        Slide(playing, 3, footage=Footage(clip, 0.4, 2.4)),
        Slide(card("Hãy gọi ngay", rows), 3),
        Slide(card("Số liệu", count), 4),
    )
    return Storyboard(*size, slides, fps=FPS)


@dataclass
class Built:
    """A film, its plan, and of each segment the pictures (4:2:0) that its encoder was given, and how long each is."""

    board: Storyboard
    path: Path
    job: FilmJob
    plan: Plan
    given: dict[str, Path]
    lengths: dict[str, Sequence[int]]

    def painted(self) -> Iterator[bytes]:
        size = self.board.width * self.board.height * 3 // 2
        for key, repeats in self.job.segments:
            segment = self.plan.jobs[key]
            assert isinstance(segment, OpeningJob | HoldJob | FootageJob)
            assert sum(self.lengths[key]) == segment.frames
            for _ in range(repeats):
                with self.given[key].open("rb") as stream:
                    for length in self.lengths[key]:
                        yield from repeat(stream.read(size), length)


def kept_too(feed: Iterable[bytes], stream: BinaryIO) -> Iterator[bytes]:
    for piece in feed:
        stream.write(piece)
        yield piece


def built(board: Storyboard, folder: Path) -> Built:
    plan = plan_recipes([Recipe("video/reel.mp4", "video", Role.FILM, None, Film(board))])
    store, given = Store(folder / "store"), {}
    lengths: dict[str, Sequence[int]] = {}
    for key, job in plan.jobs.items():
        given[key] = folder / f"{key}.yuv"

        def noted(arguments: list[str], feed: Iterable[bytes], kept: Path = given[key]) -> tuple[str, str]:
            with kept.open("wb") as stream:
                return run(arguments, kept_too(feed, stream))

        def stretched(path: Path, asked: Sequence[int], of: str = key) -> None:
            lengths[of] = asked
            lengthen(path, asked)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(film_segments, "run", noted)
            patch.setattr(film_segments, "lengthen", stretched)
            made = make(job, store.root)
        assert not made.remarks
    key, film = list(plan.jobs.items())[-1]
    assert isinstance(film, FilmJob)
    return Built(board, store.checked(key), film, plan, given, lengths)


@pytest.fixture(scope="module", params=SHAPES)
def film(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, photo: Asset, clip: Asset) -> Built:
    return built(storyboard(request.param, photo, clip), tmp_path_factory.mktemp("film"))


def told(path: Path, *options: str, kind: str) -> list[list[str]]:
    listing, warnings = run(
        ["-xerror", "-f", "mp4", "-i", file_url(path), "-map", "0:v", *options, "-f", kind, "pipe:"]
    )
    assert not warnings
    return [[field.strip() for field in line.split(",")] for line in listing.splitlines() if line[:1] != "#"]


def test_it_decodes_without_a_warning_to_exactly_the_planned_frames(film: Built) -> None:
    assert film.board.frames == 20 * FPS
    assert len(told(film.path, kind="framemd5")) == film.board.frames


def test_its_times_are_even_and_in_order(film: Built) -> None:
    packets = told(film.path, "-c", "copy", kind="framecrc")
    step = int(packets[0][3])
    times = [tuple(map(int, packet[1:4])) for packet in packets]
    assert times == [(index * step, index * step, step) for index in range(film.board.frames)]


def test_its_key_frames_stand_one_or_two_seconds_apart(film: Built) -> None:
    keys = [index for index, packet in enumerate(told(film.path, "-c", "copy", kind="framecrc")) if len(packet) == 6]
    apart = {after - before for before, after in pairwise([*keys, film.board.frames])}
    assert keys[0] == 0
    assert apart <= {FPS, 2 * FPS}


def test_each_group_of_pictures_is_closed(film: Built) -> None:
    """Each decodes alone, to the same frames as in the whole."""
    whole = [packet[5] for packet in told(film.path, kind="framemd5")]
    keys = [index for index, packet in enumerate(told(film.path, "-c", "copy", kind="framecrc")) if len(packet) == 6]
    for begin, end in pairwise([*keys, len(whole)]):
        part = film.path.with_name("part.h264")
        cut = ["-ss", f"{begin / FPS:.6f}", "-i", file_url(film.path), "-map", "0:v", "-frames:v", str(end - begin)]
        run([*cut, "-c", "copy", "-f", "h264", file_url(part)])
        alone, warnings = run(["-xerror", "-f", "h264", "-i", file_url(part), "-f", "framemd5", "pipe:"])
        assert not warnings
        assert [line.split(",")[5].strip() for line in alone.splitlines() if line[:1] != "#"] == whole[begin:end]


def test_it_tells_players_what_it_is(film: Built) -> None:
    shown = run(
        ["-loglevel", "info", "-i", file_url(film.path), "-map", "0", "-c", "copy", "-t", "0", "-f", "null", "-"]
    )
    board = film.board
    for fact in ("h264 (High)", "yuv420p(tv, bt709, progressive)", f"{board.width}x{board.height}", "30 fps, 30 tbr"):
        assert fact in shown[1]


def test_it_can_be_played_while_it_loads_and_tells_nothing_else(film: Built) -> None:
    written = film.path.read_bytes()
    assert 0 < written.index(b"moov") < written.index(b"mdat")
    assert not re.search(rb"x264|[Ll]av[fc]|creation|location|VideoHandler", written)


def test_a_caption_that_changes_costs_nothing_of_the_slide_before(film: Built) -> None:
    holds = [job for job in film.plan.jobs.values() if isinstance(job, HoldJob)]
    cut = film.plan.jobs[film.job.segments[5][0]]
    assert cut in holds


def scores(film: Built, painted: Iterable[bytes], every: int = 1) -> list[float]:
    """VMAF of each frame, or of each so manyth."""
    report = film.path.with_name("vmaf.json")
    options = f"n_threads=2:n_subsample={every}:log_fmt=json:log_path={report.name}:shortest=1"
    compare = f"[1]{color_tags(MATRIX)}[painted];[0][painted]libvmaf={options}"
    size = f"{film.board.width}x{film.board.height}"
    raw = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", size, "-framerate", str(FPS), "-i", "pipe:"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(report.parent)  # a path of Windows cannot be written in a filter
        run(["-i", file_url(film.path), *raw, "-filter_complex", compare, "-f", "null", "-"], painted)
    return [frame["metrics"]["vmaf"] for frame in json.loads(report.read_text(encoding="utf-8"))["frames"]]


def test_it_looks_like_its_painted_frames(film: Built, pytestconfig: pytest.Config) -> None:
    """At least 95 on average and 90 at worst, of what stands still and of what moves; of all frames with `--proofs`."""
    every = 1 if pytestconfig.getoption("--proofs") else 4
    found = scores(film, film.painted(), every)
    assert len(found) == ceil(film.board.frames / every)
    assert sum(found) / len(found) >= 95
    assert min(found) >= 90


def test_a_film_of_other_frames_would_be_noticed(film: Built) -> None:
    late = islice(film.painted(), 5, 5 + 90)  # a sixth of a second too early, and cut in the middle of the second slide
    assert min(scores(film, late)) < 90
