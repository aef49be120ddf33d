"""How each kind of job is made. Runs in worker processes; knows the job and the store, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bantin.files.store import Made, Store
from bantin.film import joining as film
from bantin.making.board_makers import make_loop, make_package, make_phase, make_scroll, make_sheet
from bantin.making.errors import failure
from bantin.making.jobs import (
    FilmJob,
    FootageJob,
    HoldJob,
    Job,
    LoopJob,
    OpeningJob,
    PackageJob,
    PhaseJob,
    ScrollJob,
    SheetJob,
    SoundJob,
    StillJob,
    TextJob,
    VoiceJob,
    key,
)
from bantin.making.sound_makers import make_sound, make_voice


def make(job: Job, root: Path) -> Made:
    """Make a job's result and put it into the store.

    Args:
        job: its needs are in the store.
        root: the store's folder.

    Raises:
        MakeError: content or design stands in the way.
        DamagedError: the entry of a need is not whole; it has been dropped.
        OSError: the system refused.
    """
    try:
        return MAKERS[type(job)](job, Store(root))
    except film.FilmError as error:
        hint = "Xem lại dung lượng đĩa rồi dựng lại"
        raise failure("film-failed", f"Không mã hoá được video: {error}", hint) from error


def _text(job: TextJob, store: Store) -> Made:
    with store.draft(key(job)) as draft:
        draft.write_text(job.content, encoding="utf-8", newline="\n")
        return store.put(key(job), draft)


def _still(job: StillJob, store: Store) -> Made:
    from bantin.making.stills import draw  # noqa: PLC0415 - loads Pillow, which a build that draws nothing can do without

    encoded, remarks = draw(job)
    with store.draft(key(job)) as draft:
        draft.write_bytes(encoded)
        width, height = job.card.delivered
        return store.put(key(job), draft, width=width, height=height, remarks=remarks)


def _opening(job: OpeningJob, store: Store) -> Made:
    previous = None if job.previous is None else store.checked(job.previous)
    slide = store.checked(job.slide)
    steps = [store.checked(step) for step in job.steps]
    photo = None
    if job.settles is not None:
        from bantin.making.cutouts import photograph  # noqa: PLC0415 - loads Pillow, as above

        photo = photograph(job.settles)
    timing = {"frames": job.frames, "fade": job.fade, "fps": job.fps}
    with store.draft(key(job), ".h264") as draft:
        film.encode_opening(previous, slide, draft, **timing, transition=job.transition, steps=steps, photo=photo)
        return store.put(key(job), draft, seconds=job.frames / job.fps)


def _footage(job: FootageJob, store: Store) -> Made:
    from bantin.making.cutouts import play  # noqa: PLC0415 - loads Pillow, as above

    previous = None if job.previous is None else store.checked(job.previous)
    with store.draft(key(job), ".h264") as draft:
        play(job, previous, draft)
        return store.put(key(job), draft, seconds=job.frames / job.fps)


def _hold(job: HoldJob, store: Store) -> Made:
    slide = store.checked(job.slide)
    with store.draft(key(job), ".h264") as draft:
        film.encode_hold(slide, draft, frames=job.frames, fps=job.fps)
        return store.put(key(job), draft, seconds=job.frames / job.fps)


def _film(job: FilmJob, store: Store) -> Made:
    segments = [(store.checked(segment), repeats) for segment, repeats in job.segments]
    sound = store.checked(job.sound)
    with store.draft(key(job), ".mp4") as draft:
        film.join(segments, draft, fps=job.fps, frames=job.frames, size=(job.width, job.height), sound=sound)
        return store.put(key(job), draft, width=job.width, height=job.height, seconds=job.frames / job.fps)


MAKERS: Mapping[type[Job], Callable[[Any, Store], Made]] = {
    TextJob: _text,
    StillJob: _still,
    OpeningJob: _opening,
    FootageJob: _footage,
    HoldJob: _hold,
    VoiceJob: make_voice,
    SoundJob: make_sound,
    FilmJob: _film,
    PhaseJob: make_phase,
    ScrollJob: make_scroll,
    LoopJob: make_loop,
    SheetJob: make_sheet,
    PackageJob: make_package,
}
"""What makes each kind of job. Packages that are slow to load are loaded by the maker that needs them."""
