"""Who wrote a month: nobody approves what he or she wrote.

Git knows best; else whoever wrote by the live page, whose history says so, and who owns the files; else who works on
this machine now. Git knows nothing of what is not committed: of that the files and the machine are asked too. What it
ignores or was told to overlook, and what lies behind a link, is not committed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bantin.files.users import owner
from bantin.model.parts.identity import Approver, person
from bantin.output.approval.history import git, is_cut
from bantin.text.slug import slug

_FORMAT = "--format=%an%x00%ae%x00%cn%x00%ce%x00%(trailers:key=Co-authored-by,valueonly,separator=%x00)"
"""Who committed counts as well: `--author` lets anybody name somebody else."""


class Known(StrEnum):
    """How it is known who wrote."""

    GIT = "git"
    PAGE = "page"
    """The live page keeps a history of what was written by it, in files of whoever ran it."""
    OWNER = "owner"
    """Files have owners on this machine."""
    LOGIN = "login"
    """Nothing is known but who works on this machine now."""


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who wrote: a name and an address as git has them, or a login name alone."""

    name: str
    address: str = ""

    @property
    def told(self) -> str:
        """Name and address, as far as they are known."""
        return f"{self.name} <{self.address}>" if self.address else self.name


@dataclass(frozen=True, slots=True)
class Authors:
    """Who wrote a month, and how that is known; `cut` where git has only the end of its history."""

    people: tuple[Author, ...]
    known: Known
    cut: bool = False

    @property
    def told(self) -> str:
        """Who, and how that is known, in a sentence without its stop."""
        how = {
            Known.GIT: "theo lịch sử git",
            Known.PAGE: "theo lịch sử của trang soạn tin và chủ của các tệp, vì không có lịch sử git",
            Known.OWNER: "theo chủ của các tệp trên máy này, vì không có lịch sử git",
            Known.LOGIN: "theo tên đang đăng nhập máy này, vì không có lịch sử git, cũng không biết chủ của tệp",
        }[self.known]
        return f"Người viết: {', '.join(author.told for author in self.people)} ({how})"

    def who_is(self, approver: Approver, login: str) -> Author | None:
        """Find the author who is an approver.

        By git's name or address. Or by the login name: the one that works here now is taken for the approver's, for on
        one account nobody can tell two people apart.
        """
        own = {_name(approver.name), *map(_name, approver.known_as)} - {""}
        if self.known is not Known.GIT:
            own |= {_name(login)} - {""}
        return next(
            (author for author in self.people if {_name(author.name), _name(author.address)} & own),
            None,
        )


def authors_of(
    root: Path, folder: Path, *, login: str, page_logs: Path | None = None, within: Sequence[str] = (".",)
) -> Authors:
    """Find who wrote the files of a month.

    Args:
        root: the workspace.
        folder: the month's, in content.
        login: of who works on this machine now.
        page_logs: folder in which the live page notes what it wrote of this month; need not exist.
        within: files and folders in there that it is about.
    """
    named = [folder / one for one in within]
    files = sorted(
        {*(path for path in named if path.is_file()), *(one for path in named for one in path.rglob("*.yaml"))}
    )
    if committed := _committed(folder, within):
        loose = _not_committed(folder, files, within)
        people = [*committed, *(_here(root, loose, login, page_logs) if loose else [])]
        return Authors(_each(people), Known.GIT, is_cut(folder))
    owners = [Author(name) for path in files if (name := owner(path))]
    if editors := list(_editors(page_logs, login)):
        return Authors(_each([*editors, *owners]), Known.PAGE)
    return Authors(_each(owners), Known.OWNER) if owners else Authors((Author(login),), Known.LOGIN)


def _each(people: Iterable[Author]) -> tuple[Author, ...]:
    return tuple(dict.fromkeys(people))


def _committed(folder: Path, within: Sequence[str]) -> list[Author]:
    """List those who committed changes of the folder, or wrote what others committed."""
    found = []
    for line in filter(None, git(folder, "log", _FORMAT, "--", *within).splitlines()):
        name, address, by, its, *others = line.split("\0")
        found += [Author(name, address), Author(by, its), *map(_co_author, filter(None, others))]
    return found


def _not_committed(folder: Path, files: Sequence[Path], within: Sequence[str]) -> list[Path]:
    """List the files of which git does not know who wrote all that is in them."""
    changed = git(folder, "status", "--porcelain", "--ignored", "--untracked-files=all", "-z", "--", *within)
    # A letter in lower case, or S: git was told to take the file for unchanged, whatever is in it.
    plain = {line[2:] for line in git(folder, "ls-files", "-v", "-z", "--", *within).split("\0") if line[:1] == "H"}
    told = {line[3:].rpartition("/")[2] for line in changed.split("\0")}
    return [
        path
        for path in files
        if path.is_symlink() or path.relative_to(folder).as_posix() not in plain or path.name in told
    ] or ([folder] if told - {""} else [])


def _here(root: Path, loose: Sequence[Path], login: str, page_logs: Path | None) -> Iterator[Author]:
    """Name who may have written what is not committed: whoever git would say, the files' owners, who works here."""
    name, address = (git(root, "config", f"user.{field}").strip() for field in ("name", "email"))
    if name or address:
        yield Author(name or address, address)
    yield from (Author(found) for path in loose if (found := owner(path)))
    yield from _editors(page_logs, login)
    yield Author(login)


def _editors(page_logs: Path | None, login: str) -> Iterator[Author]:
    """Name those who wrote by the live page; until 0.2 its history did not say who, but its files have an owner."""
    for path in sorted(page_logs.rglob("*.jsonl")) if page_logs else ():
        names = dict.fromkeys(_signed(path))
        yield from map(Author, names or [owner(path) or login])


def _signed(log: Path) -> Iterator[str]:
    try:
        lines = log.read_bytes().splitlines()
    except OSError:
        return
    for line in lines:
        with suppress(ValueError, AttributeError):
            if by := json.loads(line).get("by"):
                yield str(by)


def _co_author(written: str) -> Author:
    name, _, address = written.partition("<")
    return Author(name.strip(), address.strip(" >"))


def _name(text: str) -> str:
    """Write a name or an address so that neither marks nor capitals count; empty where there is none."""
    return text.strip().casefold() if "@" in text else slug(person(text))
