"""Makers that stand in for the real ones; a module of its own, so that worker processes can import it."""

from __future__ import annotations

import os
from pathlib import Path

from bantin.files.store import Made, Store
from bantin.making.errors import failure
from bantin.making.jobs.base import Job
from bantin.making.jobs.film.film import FilmJob
from bantin.making.jobs.still import StillJob
from bantin.making.jobs.text import TextJob
from bantin.making.keys import key
from bantin.model.diagnostic import Diagnostic, Remark, Severity


def make(job: Job, root: Path) -> Made:
    """Write something that depends on the job and the results that it needs, and obey words in the markup."""
    store = Store(root)
    read = [store.checked(need).read_bytes() for need in job.needs]
    remarks: tuple[Remark, ...] = ()
    content = f"{type(job).__name__} {key(job)}".encode() + b"".join(read)
    match job:
        case TextJob(text):
            content = text.encode()
        case StillJob(card):
            remarks = obey(card.markup)
    size = (job.width, job.height) if isinstance(job, FilmJob) else (None, None)
    with store.draft(key(job)) as draft:
        draft.write_bytes(content)
        return store.put(key(job), draft, width=size[0], height=size[1], remarks=remarks)


def obey(markup: str) -> tuple[Remark, ...]:
    if "die" in markup:
        os._exit(9)
    if "fail" in markup:
        raise failure("planted", "Hỏng có chủ ý", "Gieo lại", "tricks.0")
    if "full" in markup:
        raise OSError(28, "No space left on device")
    if "bug" in markup:
        raise ZeroDivisionError(markup)
    if "overflow" in markup:
        return (Remark("title", Diagnostic("text-overflow", Severity.ERROR, "Chữ không vừa khung", hint="Viết ngắn")),)
    if "remark" in markup:
        return (Remark("b#summary", Diagnostic("note", Severity.WARNING, "Cần xem lại")),)
    return ()
