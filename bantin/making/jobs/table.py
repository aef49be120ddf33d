"""All kinds of jobs: a new way of making is a file beside this one and a row here."""

from __future__ import annotations

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
from bantin.making.jobs.text import TextJob

KINDS: tuple[type[Job], ...] = (
    TextJob,
    MomentJob,
    StillJob,
    OpeningJob,
    HoldJob,
    FootageJob,
    RehearsalJob,
    FilmJob,
    VoiceJob,
    SoundJob,
    PhasesJob,
    ScrollJob,
    LoopJob,
    OperatorSheetJob,
    PackageJob,
)
