"""The ledger: what became of each post. Written and flushed before each step, so that a post is never sent twice.

`published/ledger.sqlite3` belongs to the workspace and is no cache: it knows which posts to take back.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bantin.output.posting.posts import Place, Post
from bantin.output.posting.records import NEXT, Alert, Amends, Row, Stage, Tick

FOLDER = "published"
FILE = "ledger.sqlite3"
LOCK = "ledger.lock"
FLUSH = "extra"
"""How SQLite sees to it that a step outlasts a power cut: the file, its journal, and their folder."""


_TABLES = """
create table if not exists post (
  place text not null, code text not null, month text not null, item text not null, title text not null,
  stage text not null, at text not null default '', number text not null default '', link text not null default '',
  text text not null default '', look text not null default '', told text not null default '',
  primary key (place, code));
create table if not exists piece (
  place text not null, code text not null, name text not null, value text not null, primary key (place, code, name));
create table if not exists step (
  number integer primary key, at text not null, place text not null, code text not null, stage text not null,
  told text not null);
create table if not exists recall (code text primary key, reason text not null, at text not null);
create table if not exists tick (
  month text not null, name text not null, at text not null, look text not null, by text not null,
  primary key (month, name));
create table if not exists alert (
  number text primary key, code text not null, kind text not null, sent text not null, body text not null);
create table if not exists correction (
  code text primary key, by text not null, reason text not null, at text not null);
"""


class StepError(Exception):
    """The ledger refuses a step: somebody else took one meanwhile."""


class Ledger:
    """A ledger that is open. One process at a time writes it: see `exclusive`."""

    def __init__(self, path: Path, now: Callable[[], dt.datetime]) -> None:
        """Open it; makes it where there is none.

        Args:
            path: of the file.
            now: tells the time, aware of its zone.

        Raises:
            sqlite3.Error: it is none, or the system refused.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        self._now = now
        self._base = sqlite3.connect(path, isolation_level=None)
        # A journal is deleted at the end of each step, which shared folders of an office know how to do.
        self._base.execute("pragma journal_mode = delete")
        self._base.execute(f"pragma synchronous = {FLUSH}")
        self._base.executescript(_TABLES)

    def close(self) -> None:
        """Close it."""
        self._base.close()

    def row(self, key: tuple[str, str]) -> Row | None:
        """Return what is known of a post."""
        return next(self._rows("where place = ? and code = ?", *key), None)

    def rows(self, month: str | None = None) -> list[Row]:
        """List the posts of a month, or all, in the order in which they were planned."""
        return list(self._rows("where month = ?", month) if month else self._rows(""))

    def of_code(self, code: str) -> list[Row]:
        """List the posts that bear a code."""
        return list(self._rows("where code = ?", code))

    def plan(self, post: Post, at: dt.datetime | None, look: str) -> Row:
        """Note what is going to be sent and when; what is known already keeps how far it came.

        Raises:
            StepError: its code was recalled.
        """
        if self.reason(post.code) is not None:
            raise StepError(post.code)
        facts = (post.place, post.code, post.month, post.item, post.title, _written(at), post.text, look)
        with self._step():
            new = self._base.execute(
                "insert into post (place, code, month, item, title, stage, at, text, look)"
                " values (?, ?, ?, ?, ?, 'planned', ?, ?, ?) on conflict do nothing",
                facts,
            ).rowcount
            self._base.execute(
                "update post set at = ?, text = ?, look = ?, stage = 'planned', told = ''"
                " where place = ? and code = ? and stage in ('planned', 'failed')",
                (_written(at), post.text, look, *post.key),
            )
            if new:
                self._note(post.key, Stage.PLANNED, "")
        row = self.row(post.key)
        assert row is not None  # noqa: S101 - it was written
        return row

    def move(self, key: tuple[str, str], stage: Stage, told: str = "", **facts: str) -> None:
        """Take a step, in one transaction that is on the disk when this returns.

        Args:
            key: of the post.
            stage: that it comes to.
            told: why.
            facts: `number` and `link`, where they are known now.

        Raises:
            StepError: there is no such step from where it stands.
        """
        before = [one.value for one, following in NEXT.items() if stage in following]
        names = sorted(facts.keys() & {"number", "link"})
        sets = "".join(f", {name} = ?" for name in names)
        marks = ", ".join("?" * len(before))
        with self._step():
            done = self._base.execute(
                f"update post set stage = ?, told = ?{sets} where place = ? and code = ? and stage in ({marks})",  # noqa: S608 - our own names
                (stage.value, told, *(facts[name] for name in names), *key, *before),
            )
            if done.rowcount != 1:
                raise StepError(f"{'/'.join(key)} → {stage}")
            self._note(key, stage, told)

    def link(self, key: tuple[str, str], link: str, number: str) -> None:
        """Note what a post is called, and where it stands for ever."""
        with self._step():
            facts = (link, number, *key)
            self._base.execute("update post set link = ?, number = ? where place = ? and code = ?", facts)

    def reword(self, key: tuple[str, str], text: str) -> None:
        """Note the text that a post has now."""
        with self._step():
            self._base.execute("update post set text = ? where place = ? and code = ?", (text, *key))

    def last_step(self, key: tuple[str, str]) -> dt.datetime | None:
        """Return when a post took its last step."""
        return self._step_at(key, "desc")

    def first_step(self, key: tuple[str, str]) -> dt.datetime | None:
        """Return when a post took its first step."""
        return self._step_at(key, "asc")

    def recall(self, code: str, reason: str) -> None:
        """Note that nothing which bears a code goes out any more."""
        with self._step():
            self._base.execute(
                "insert into recall values (?, ?, ?) on conflict do nothing", (code, reason, _written(self._now()))
            )

    def reason(self, code: str) -> str | None:
        """Return why a code was recalled; None if it was not."""
        found = self._base.execute("select reason from recall where code = ?", (code,)).fetchone()
        return str(found[0]) if found else None

    def correct(self, code: str, by: str, reason: str) -> None:
        """Note that another version stands for a code."""
        with self._step():
            facts = (code, by, reason, _written(self._now()))
            self._base.execute("insert into correction values (?, ?, ?, ?) on conflict do nothing", facts)

    def amends(self) -> dict[str, Amends]:
        """List by their codes what was recalled and what was corrected; what was both is recalled."""
        told = "select code, by, reason, at from correction union all select code, '', reason, at from recall"
        found = (tuple(map(str, row)) for row in self._base.execute(told))
        return {code: Amends(by, reason, dt.datetime.fromisoformat(at)) for code, by, reason, at in found}

    def ticks(self, month: str) -> dict[str, Tick]:
        """List what was ticked of a month, by the names of its tasks."""
        found = self._base.execute("select name, at, look, by from tick where month = ?", (month,))
        return {str(name): Tick(str(at), str(look), str(by)) for name, at, look, by in found}

    def tick(self, month: str, name: str, tick: Tick | None) -> None:
        """Note that a task is done, or is not."""
        with self._step():
            self._base.execute("delete from tick where month = ? and name = ?", (month, name))
            if tick is not None:
                facts = (month, name, tick.at, tick.look, tick.by)
                self._base.execute("insert into tick values (?, ?, ?, ?, ?)", facts)

    def alerts(self) -> list[Alert]:
        """List the alerts that ever were, the oldest first."""
        found = self._base.execute("select number, code, kind, sent, body from alert order by rowid")
        rows = (tuple(map(str, row)) for row in found)
        return [
            Alert(number, code, kind, dt.datetime.fromisoformat(sent), body) for number, code, kind, sent, body in rows
        ]

    def keep_alert(self, alert: Alert) -> None:
        """Keep an alert before anybody sees it; one that is there stays as it is."""
        facts = (alert.number, alert.code, alert.kind, _written(alert.sent), alert.body)
        with self._step():
            self._base.execute("insert into alert values (?, ?, ?, ?, ?) on conflict do nothing", facts)

    def pieces(self, key: tuple[str, str]) -> Pieces:
        """Return what was sent of a post that nobody sees yet."""
        return Pieces(self, key)

    def forget_pieces(self, key: tuple[str, str]) -> None:
        """Forget what was sent before: a platform that refuses a post may have lost it."""
        with self._step():
            self._base.execute("delete from piece where place = ? and code = ?", key)

    def piece(self, key: tuple[str, str], name: str) -> str:
        """Return a piece; empty where it was not sent."""
        found = self._base.execute(
            "select value from piece where place = ? and code = ? and name = ?", (*key, name)
        ).fetchone()
        return str(found[0]) if found else ""

    def keep(self, key: tuple[str, str], name: str, value: str) -> None:
        """Note a piece."""
        with self._step():
            self._base.execute("insert or replace into piece values (?, ?, ?, ?)", (*key, name, value))

    def _rows(self, where: str, *values: str) -> Iterator[Row]:
        names = "place, code, month, item, title, stage, at, number, link, text, look, told"
        for found in self._base.execute(f"select {names} from post {where} order by rowid", values):  # noqa: S608 - ours
            place, code, month, item, title, stage, at, *rest = map(str, found)
            yield Row(Place(place), code, month, item, title, Stage(stage), _read(at), *rest)

    def _step_at(self, key: tuple[str, str], order: str) -> dt.datetime | None:
        told = self._base.execute(
            f"select at from step where place = ? and code = ? order by number {order} limit 1",  # noqa: S608 - ours
            key,
        ).fetchone()
        return _read(str(told[0])) if told else None

    def _note(self, key: tuple[str, str], stage: Stage, told: str) -> None:
        self._base.execute(
            "insert into step (at, place, code, stage, told) values (?, ?, ?, ?, ?)",
            (_written(self._now()), *key, stage.value, told),
        )

    @contextmanager
    def _step(self) -> Iterator[None]:
        """Do what follows as a whole or not at all."""
        self._base.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._base.execute("rollback")
            raise
        self._base.execute("commit")


@dataclass(frozen=True, slots=True)
class Pieces:
    """What was sent of a post that nobody sees yet: numbers of pictures, of a film, of an article."""

    _ledger: Ledger
    _key: tuple[str, str]

    def __getitem__(self, name: str) -> str:
        """Return a piece; empty where it was not sent."""
        return self._ledger.piece(self._key, name)

    def __setitem__(self, name: str, value: str) -> None:
        """Note a piece."""
        self._ledger.keep(self._key, name, value)


def _written(at: dt.datetime | None) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="seconds") if at else ""


def _read(written: str) -> dt.datetime | None:
    return dt.datetime.fromisoformat(written) if written else None
