"""Who wrote a month: nobody approves what he or she wrote.

Git knows best; else whoever wrote by the live page on this machine, whose history it keeps; else who owns the files;
else who works on this machine now.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bantin.model.parts.identity import Approver
from bantin.text.slug import slug

_SECONDS = 20
"""How long git may take."""


_FORMAT = "--format=%an%x00%ae%x00%(trailers:key=Co-authored-by,valueonly,separator=%x00)"


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
    """Who wrote a month, and how that is known."""

    people: tuple[Author, ...]
    known: Known

    @property
    def told(self) -> str:
        """Who, and how that is known, in a sentence without its stop."""
        how = {
            Known.GIT: "theo lịch sử git",
            Known.PAGE: "theo lịch sử của trang soạn tin trên máy này, vì không có lịch sử git",
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
        logins = self.known is not Known.GIT
        return next(
            (
                author
                for author in self.people
                if {_name(author.name), _name(author.address)} & own or (logins and author.name == login)
            ),
            None,
        )


def authors_of(root: Path, folder: Path, *, login: str, page_logs: Path | None = None) -> Authors:
    """Find who wrote the files of a month.

    Args:
        root: the workspace.
        folder: the month's, in content.
        login: of who works on this machine now.
        page_logs: folder in which the live page notes what it wrote of this month; need not exist.
    """
    if found := _by_git(root, folder):
        return Authors(tuple(dict.fromkeys(found)), Known.GIT)
    logs = sorted(page_logs.rglob("*.jsonl")) if page_logs else []
    if logs:
        return Authors(
            tuple(Author(name) for name in dict.fromkeys(_owner(path) or login for path in logs)), Known.PAGE
        )
    owners = dict.fromkeys(owner for path in sorted(folder.rglob("*.yaml")) if (owner := _owner(path)))
    if owners:
        return Authors(tuple(Author(name) for name in owners), Known.OWNER)
    return Authors((Author(login),), Known.LOGIN)


def _by_git(root: Path, folder: Path) -> list[Author]:
    """List those who committed changes of the folder, and who has not committed his or hers yet."""
    where = os.fspath(folder.relative_to(root))
    found = []
    for line in filter(None, _git(root, "log", _FORMAT, "--", where).splitlines()):
        name, address, *others = line.split("\0")
        found += [Author(name, address), *map(_co_author, filter(None, others))]
    if not found:
        return []
    if _git(root, "status", "--porcelain", "--", where):
        name, address = (_git(root, "config", f"user.{field}").strip() for field in ("name", "email"))
        found += [Author(name or address, address)] if name or address else []
    return found


def _co_author(written: str) -> Author:
    name, _, address = written.partition("<")
    return Author(name.strip(), address.strip(" >"))


def _git(root: Path, *arguments: str) -> str:
    program = shutil.which("git")
    if program is None:
        return ""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            [program, "-C", os.fspath(root), *arguments],
            capture_output=True,
            check=True,
            timeout=_SECONDS,
            env={**plain, "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat"},
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout


def _owner(path: Path) -> str:
    try:
        return path.owner()
    except (OSError, KeyError, NotImplementedError):  # Windows, and users that the system no longer has
        return ""


def _name(text: str) -> str:
    """Write a name or an address so that neither marks nor capitals count; empty where there is none."""
    return text.strip().casefold() if "@" in text else slug(text)
