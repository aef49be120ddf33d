from __future__ import annotations

import importlib.metadata
import pickle
import pkgutil
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from bantin.making import jobs as jobs_package
from bantin.making import keys
from bantin.making.jobs.base import Job
from bantin.making.jobs.board.loop import LoopJob
from bantin.making.jobs.board.phases import PhasesJob
from bantin.making.jobs.board.scroll import ScrollJob
from bantin.making.jobs.board.sheet import OperatorSheetJob
from bantin.making.jobs.film.film import FilmJob
from bantin.making.jobs.film.footage import FootageJob
from bantin.making.jobs.film.hold import HoldJob
from bantin.making.jobs.film.opening import OpeningJob
from bantin.making.jobs.film.rehearsal import RehearsalJob
from bantin.making.jobs.moment import MomentJob
from bantin.making.jobs.package import PackageJob
from bantin.making.jobs.sound.track import SoundJob
from bantin.making.jobs.sound.voice import VoiceJob
from bantin.making.jobs.still import StillJob
from bantin.making.jobs.table import KINDS
from bantin.making.jobs.text import TextJob
from bantin.making.keys import key
from bantin.model.asset import Asset, Moment
from bantin.model.card import BoardPixels, Card, Encoding
from bantin.model.storyboard import Footage, Utterance
from bantin.model.theme import Theme, TypeStyle

STYLES = {"body": TypeStyle(size=20), "headline": TypeStyle(size=60)}
THEME = Theme(colors={"ink": "#ffffff", "ground": "#000000"}, styles=STYLES)
CARD = Card("<card/>", "facebook/notice.xml", 60, 80, THEME, (Asset("a.jpg", "/somewhere/a.jpg", "0" * 64),))
MOMENT = MomentJob(Moment(Asset("a.mp4", "/somewhere/a.mp4", "0" * 64), 2.467))
STILL = StillJob(CARD, Encoding.PNG, (("noto-sans", "1" * 64),))
OPENING = OpeningJob("b", CARD, 30, 30, 0, 40)
FOOTAGE = FootageJob("b", CARD, Footage(CARD.assets[0], 2.0, 8.0), 2.0, 30, 30)
HOLD = HoldJob("b", 30, 30)
REHEARSAL = RehearsalJob("b", CARD, 30, 30)
READ = VoiceJob(Utterance("Gọi 113", "espeak"))
RECORDED = VoiceJob(Asset("a.mp3", "/somewhere/a.mp3", "0" * 64))
SOUND = SoundJob((("a", 3.5), ("b", 9.5)), Asset("m.mp3", "/somewhere/m.mp3", "1" * 64), 30)
FILM = FilmJob((("a", 1), ("b", 2), ("a", 1)), 60, 80, 30, 90, "s")
PHASES = PhasesJob(("a", "b"), 30)
SCROLL = ScrollJob("b", 60, 60, 300, 30, 64, 32, 0)
LOOP = LoopJob((("a", 0, 15, 1), ("b", 1, 30, 2), ("a", 0, 15, 1)), 60, 80, 30, 90)
SHOWN = (("led/a/01.png", "a"), ("led/a/loop.mp4", "b"))
SHEET = OperatorSheetJob(CARD, (("noto-sans", "1" * 64),), SHOWN, ("led/a/01.png",), "A")
PACKAGE = PackageJob((("01.png", "a"), ("loop.mp4", "b")))
EXAMPLES: list[tuple[Job, tuple[str, ...]]] = [
    (TextJob("a"), ()),
    (MOMENT, ()),
    (STILL, ()),
    (OPENING, ("b",)),
    (FOOTAGE, ("b",)),
    (HOLD, ("b",)),
    (REHEARSAL, ("b",)),
    (READ, ()),
    (RECORDED, ()),
    (SOUND, ("a", "b")),
    (FILM, ("a", "b", "s")),
    (PHASES, ("a", "b")),
    (SCROLL, ("b",)),
    (LOOP, ("a", "b")),
    (SHEET, ("a", "b")),
    (PACKAGE, ("a", "b")),
]
"""Each kind of job, with the keys that it needs."""

ALL = [job for job, _ in EXAMPLES]


@pytest.mark.parametrize("job", ALL)
def test_every_job_travels_between_processes(job: Job) -> None:
    again = pickle.loads(pickle.dumps(job))  # noqa: S301 - its own pickle
    assert again == job
    assert key(again) == key(job)


def test_every_kind_of_job_is_in_the_table_and_alone_in_its_module() -> None:
    for module in pkgutil.walk_packages(jobs_package.__path__, "bantin.making.jobs."):
        importlib.import_module(module.name)
    assert missing_from(KINDS) == set()
    assert missing_from(KINDS[1:]) == {KINDS[0].__qualname__}, "one that is left out is found"
    assert len({kind.__module__ for kind in KINDS}) == len(KINDS)
    assert {type(job) for job in ALL} == set(KINDS), "and all are tried here"
    assert len({key(job) for job in ALL}) == len(ALL)


def missing_from(table: Sequence[type[Job]]) -> set[str]:
    # By name, for slots make a second class of each, and the first one lingers.
    inside = {kind.__qualname__ for kind in Job.__subclasses__() if kind.__module__.startswith("bantin.")}
    return inside - {kind.__qualname__ for kind in table}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_job_says_what_plans_need_to_know(kind: type[Job]) -> None:
    assert isinstance(kind.cost, int)
    assert isinstance(kind.packages, tuple)


@pytest.mark.parametrize(
    "same",
    [
        {"look": "facebook/other.xml"},
        {"calls": True},
        {"assets": (Asset("a.jpg", "C:\\elsewhere\\a.jpg", "0" * 64),)},
        {"theme": Theme(colors=dict(reversed(THEME.colors.items())), styles=dict(reversed(STYLES.items())))},
    ],
)
def test_a_key_depends_on_no_path_and_no_name_of_a_look(same: dict[str, Any]) -> None:
    assert key(replace(STILL, card=replace(CARD, **same))) == key(STILL)


@pytest.mark.parametrize(
    "other",
    [
        {"markup": "<card><rule/></card>"},
        {"width": 61},
        {"height": 81},
        {"assets": ()},
        {"glossary": ("bản Vẹn",)},
        {"assets": (Asset("b.jpg", "/somewhere/a.jpg", "0" * 64),)},
        {"assets": (Asset("a.jpg", "/somewhere/a.jpg", "2" * 64),)},
        {"board": BoardPixels((60, 80))},
        {"board": BoardPixels((60, 80), turn=1)},
        {"board": BoardPixels((60, 80), smallest=18)},
        {"theme": Theme(colors={**THEME.colors, "ink": "#fffffe"}, styles=STYLES)},
        {"theme": Theme(colors=THEME.colors, styles={**STYLES, "body": TypeStyle(size=21)})},
    ],
)
def test_a_stills_key_depends_on_all_that_its_card_shows(other: dict[str, Any]) -> None:
    assert key(replace(STILL, card=replace(CARD, **other))) != key(STILL)


@pytest.mark.parametrize(
    ("job", "other"),
    [
        (TextJob("a"), {"content": "b"}),
        (MOMENT, {"moment": replace(MOMENT.moment, second=2.5)}),
        (MOMENT, {"moment": Moment(Asset("a.mp4", "/somewhere/a.mp4", "1" * 64), 2.467)}),
        (STILL, {"moments": (("a.mp4", "m"),)}),
        (STILL, {"encoding": Encoding.JPEG}),
        (STILL, {"fonts": (("noto-sans", "2" * 64),)}),
        (STILL, {"fonts": (("be-vietnam-pro", "1" * 64),)}),
        (OPENING, {"slide": "c"}),
        (OPENING, {"frames": 31}),
        (OPENING, {"fps": 25}),
        (HOLD, {"slide": "c"}),
        (HOLD, {"frames": 31}),
        (HOLD, {"fps": 25}),
        (FILM, {"segments": (("a", 1), ("b", 3), ("a", 1))}),
        (FILM, {"segments": (("b", 2), ("a", 1), ("a", 1))}),
        (FILM, {"width": 62}),
        (FILM, {"height": 82}),
        (FILM, {"fps": 25}),
        (FILM, {"frames": 91}),
        (FILM, {"sound": "t"}),
        (READ, {"what": Utterance("Gọi 114", "espeak")}),
        (READ, {"what": Utterance("Gọi 113")}),
        (READ, {"what": Utterance("Gọi 113", "espeak", ("say", "{text}", "{out}"))}),
        (RECORDED, {"what": Asset("a.mp3", "/somewhere/a.mp3", "1" * 64)}),
        (RECORDED, {"what": Asset("a.wav", "/somewhere/a.wav", "0" * 64)}),
        (SOUND, {"voices": (("a", 3.5), ("b", 10.5))}),
        (SOUND, {"voices": (("b", 3.5), ("a", 9.5))}),
        (SOUND, {"music": None}),
        (SOUND, {"music": Asset("m.mp3", "/somewhere/m.mp3", "2" * 64)}),
        (SOUND, {"seconds": 31}),
        (PHASES, {"stills": ("a", "c")}),
        (SCROLL, {"strip": "c"}),
        (SCROLL, {"first": 120}),
        (SCROLL, {"total": 330}),
        (SCROLL, {"turn": 1}),
        (PHASES, {"fps": 25}),
        (LOOP, {"segments": (("a", 0, 15, 1), ("b", 1, 30, 3), ("a", 0, 15, 1))}),
        (LOOP, {"segments": (("a", 0, 15, 1), ("b", 1, 60, 2), ("a", 0, 15, 1))}),
        (LOOP, {"width": 62}),
        (LOOP, {"height": 82}),
        (LOOP, {"fps": 25}),
        (LOOP, {"frames": 91}),
        (SHEET, {"card": replace(CARD, markup="<card><rule/></card>")}),
        (SHEET, {"fonts": (("noto-sans", "2" * 64),)}),
        (SHEET, {"shows": (("led/a/02.png", "a"), ("led/a/loop.mp4", "b"))}),
        (SHEET, {"title": "B"}),
        (PACKAGE, {"holds": (("loop.mp4", "b"), ("01.png", "a"))}),
        (PACKAGE, {"holds": (("1.png", "a"), ("loop.mp4", "b"))}),
    ],
)
def test_a_key_depends_on_each_field(job: Job, other: dict[str, Any]) -> None:
    assert key(replace(job, **other)) != key(job)


def forget_releases() -> None:
    keys.releases.cache_clear()
    keys.release.cache_clear()


@pytest.mark.parametrize("package", ["pillow", "fonttools", "resvg-py", "python-lucide", "segno", "numpy"])
def test_a_new_release_of_what_draws_makes_stills_anew(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key(STILL)
    real = importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "99" if name == package else real(name))
    forget_releases()  # versions do not change within a real process
    after = key(STILL)
    forget_releases()  # leave nothing of this behind
    assert after != before


def test_needs_are_the_keys_that_a_job_names() -> None:
    assert [(job, job.needs) for job in ALL] == EXAMPLES
    assert replace(STILL, moments=(("a.mp4", "m"),)).needs == ("m",)
    assert replace(FOOTAGE, moments=(("a.mp4", "m"),)).needs == ("b", "m")


def test_code_and_releases_are_looked_up_for_the_first_key_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def looked_up(*asked: object) -> None:
        raise AssertionError(f"looked up again: {asked}")

    key(STILL)
    for lookup in ("pathlib.Path.read_bytes", "os.scandir", "importlib.metadata.version"):
        monkeypatch.setattr(lookup, looked_up)
    assert len({key(replace(STILL, card=replace(CARD, markup=str(number)))) for number in range(80)}) == 80
    forget_releases()  # a planted violation
    with pytest.raises(AssertionError, match="looked up again"):
        key(STILL)


@pytest.mark.parametrize(
    "other", [{"at": 3.0}, {"frames": 60}, {"slide": "c"}, {"footage": Footage(CARD.assets[0], 2.0)}]
)
def test_a_part_of_footage_depends_on_what_is_seen_of_it(other: dict[str, Any]) -> None:
    assert key(replace(FOOTAGE, **other)) != key(FOOTAGE)
    elsewhere = replace(CARD, assets=(Asset("a.jpg", "C:\\elsewhere\\a.jpg", "0" * 64),))
    assert key(replace(FOOTAGE, card=elsewhere)) == key(FOOTAGE), "its slide's key tells the card"


def test_an_opening_depends_on_what_enters_and_when() -> None:
    others = [
        replace(OPENING, moving=41),
        replace(OPENING, first=10),
        replace(OPENING, moments=(("a.mp4", "m"),)),
    ]
    assert len({key(job) for job in (OPENING, *others)}) == 4
    assert others[2].needs == ("b", "m")
    elsewhere = replace(CARD, assets=(Asset("a.jpg", "C:\\elsewhere\\a.jpg", "0" * 64),))
    assert key(replace(OPENING, card=elsewhere)) == key(OPENING), "its slide's key tells the card"
