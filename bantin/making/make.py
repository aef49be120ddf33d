"""Makes jobs, in worker processes; knows the job and the store, nothing else."""

from __future__ import annotations

import importlib
from pathlib import Path

from bantin.files.beyond import store_at
from bantin.files.memory import demand_memory
from bantin.files.store import Made
from bantin.film.ffmpeg import FilmError
from bantin.making.errors import failure
from bantin.making.jobs.base import Job
from bantin.making.keys import key
from bantin.model.diagnostic import Code


def prepare() -> None:
    """Load what most jobs load when they are made, in a process that has nothing to make yet."""
    importlib.import_module("bantin.making.cards.painting")


def make(job: Job, root: Path, beyond: str = "") -> Made:
    """Make a job's result and put it into the store.

    Args:
        job: its needs are in the store.
        root: the store's folder.
        beyond: address of the store behind it; none if empty.

    Raises:
        MakeError: content or design stands in the way.
        DamagedError: the entry of a need is not whole; it has been dropped.
        OSError: the system refused.
        MemoryError: there is too little.
    """
    demand_memory()
    store, name = store_at(root, beyond), key(job)
    inputs = {need: store.checked(need) for need in job.needs}
    with store.draft(name, job.suffix) as draft:
        try:
            made = job.make(inputs, draft)
        except FilmError as error:
            hint = "Xem lại dung lượng đĩa rồi dựng lại"
            raise failure(Code("film-failed"), f"Không mã hóa được video: {error}", hint) from error
        if made.remarks and not job.remarkable:
            raise TypeError(f"{type(job).__name__} has remarks, which a build that reuses it would not tell")
        return store.put(name, draft, width=made.width, height=made.height, seconds=made.seconds, remarks=made.remarks)
