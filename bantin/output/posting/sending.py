"""Sending what is approved, each post once.

What nobody sees may be sent again; the one call that readers see is made once. If nobody can tell how it ended, the
post is looked for by its code, and if it is not there, a person decides.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.output.posting.ledger import Ledger, StepError
from bantin.output.posting.outlet import Outlet, Shown
from bantin.output.posting.posts import AlteredError, Approved, Place, Post
from bantin.output.posting.records import Row, Stage
from bantin.output.posting.troubles import ENDING, Kind, PostingError, Trouble, diagnostic

SOONEST: Final = dt.timedelta(minutes=10)
LATEST: Final = dt.timedelta(days=30)
"""Between which a platform takes posts for later."""

USUAL: Final = dt.timedelta(minutes=15)
"""After which the first post is seen unless another time is asked for: time to take it back."""

_MARGIN = dt.timedelta(minutes=2)
_IN_FLIGHT = dt.timedelta(minutes=10)
"""For which a call whose end nobody saw may still be under way."""

_SEEN = "thấy trên trang"
_SAID = "người xem trang xác nhận"

Moment = dt.datetime | None
"""When readers see a post; None for at once."""


class _Stop(Exception):  # noqa: N818 - no error
    """Nothing more is sent in this place now; the ledger says why."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person saw on the page, of posts of which the machine does not know: their keys."""

    there: Collection[tuple[str, str]] = ()
    again: Collection[tuple[str, str]] = ()


NOTHING: Final = Decisions()
"""Nobody has looked."""


@dataclass
class Sender:
    """Sends the posts of a month.

    Attributes:
        posts: all that the month has, in all places.
        since: when it was approved; nothing of it can have been sent before.
        now: tells the time, aware of its zone.
        tell: is called with what goes on.
    """

    ledger: Ledger
    approved: Approved
    posts: Sequence[Post]
    since: dt.datetime
    now: Callable[[], dt.datetime]
    tell: Callable[[Post, str], None] = lambda _post, _told: None
    _found: list[Diagnostic] = field(default_factory=list)

    def send(
        self,
        outlet: Outlet,
        planned: Iterable[tuple[Post, Moment]],
        decisions: Decisions = NOTHING,
        *,
        replaces: bool = False,
    ) -> list[Diagnostic]:
        """Send posts to one place, those that were not sent before.

        Args:
            outlet: the place.
            planned: the posts and when each is seen.
            decisions: of a person, on what was sent before.
            replaces: whether they may stand for others of the same items that were sent.

        Returns:
            What stands in the way, and what a person must look at.
        """
        self._found = []
        try:
            self.settle(outlet, decisions)
            for post, at in planned:
                self._one(outlet, post, at, replaces=replaces)
        except PostingError as error:
            self._found.append(diagnostic(error.trouble, outlet.place.told))
        except AlteredError as error:
            self._found.append(altered(str(error)))
        except _Stop:
            pass
        return [*self._found, *self._unknown(outlet.place)]

    def settle(self, outlet: Outlet, decisions: Decisions = NOTHING) -> None:
        """Find out what became of posts of which that is not known, and which of the others are there already.

        Raises:
            PostingError: the place could not be asked.
        """
        month = self.approved.manifest.bulletin
        rows = [row for row in self.ledger.rows(month) if row.place is outlet.place]
        for row in rows:
            if row.stage is Stage.SENDING:
                self._step(row.key, Stage.UNKNOWN, "dở dang từ lần chạy trước")
        own = {post.key for post in self.posts}
        before = [_post_of(row) for row in rows if row.key not in own]
        every = [*self.posts, *before]
        mine = [post for post in every if post.place is outlet.place]
        shown = outlet.find(every, {post.key: self.ledger.pieces(post.key) for post in mine}, self.since)
        for post in mine:
            if post.code in shown:
                self._is_there(post, shown[post.code])
            else:
                self._decided(post, decisions)

    def _is_there(self, post: Post, seen: Shown) -> None:
        """Note a post that is on the page, whoever sent it."""
        row = self.ledger.row(post.key)
        if row is None and self.ledger.reason(post.code) is None:
            row = self.ledger.plan(post, seen.at, look_of(post, self.approved))
        if row is not None and row.stage in {Stage.PLANNED, Stage.FAILED, Stage.UNKNOWN}:
            self._step(post.key, Stage.SENT, _SEEN, number=seen.number, link=seen.link)
            self.tell(post, _SEEN)

    def _decided(self, post: Post, decisions: Decisions) -> None:
        """Do as a person says who looked."""
        row = self.ledger.row(post.key)
        if row is None or row.stage is not Stage.UNKNOWN:
            return
        begun = self.ledger.last_step(post.key) or self.now()
        if post.key in decisions.there:
            self._step(post.key, Stage.SENT, _SAID)
        elif post.key in decisions.again and self.now() - begun >= _IN_FLIGHT:
            self._step(post.key, Stage.PLANNED, _SAID)

    def _one(self, outlet: Outlet, post: Post, at: Moment, *, replaces: bool) -> None:
        if self.ledger.reason(post.code) is not None:
            return
        if (told := names_recalled(post, self.approved, self.ledger)) is not None:
            self._found.append(told)
            return
        if not replaces and (before := self._sent_before(post)) is not None:
            self._found.append(_sent_before(post, before))
            return
        row = self.ledger.plan(post, at, look_of(post, self.approved))
        if row.stage is not Stage.PLANNED or not self._prepared(outlet, post):
            return
        at = max(at, self.now() + SOONEST + _MARGIN) if at else None
        self.ledger.plan(post, at, row.look)
        self.tell(post, "đang đăng")
        if not self._step(post.key, Stage.SENDING):
            return
        try:
            number = outlet.show(post, self.ledger.pieces(post.key), at)
        except PostingError as error:
            self._not_shown(outlet, post, error.trouble)
            return
        self._step(post.key, Stage.SENT, number=number)
        self._read_back(outlet, post, number)

    def _step(self, key: tuple[str, str], stage: Stage, told: str = "", **facts: str) -> bool:
        """Take a step, unless another machine took one meanwhile, which then stands; returns whether it was taken.

        Machines that share a folder wait for each other. Where the folder's system has no locks that hold, the ledger
        still lets only one of them begin the call that readers see.
        """
        try:
            self.ledger.move(key, stage, told, **facts)
        except StepError:
            return False
        return True

    def _prepared(self, outlet: Outlet, post: Post) -> bool:
        """Send what nobody sees; returns whether all of it arrived.

        Raises:
            PostingError: nothing more can be sent there now.
        """
        self.tell(post, "đang gửi ảnh, phim")
        try:
            outlet.prepare(post, self.approved, self.ledger.pieces(post.key))
        except PostingError as error:
            match error.trouble.kind:
                case Kind.WAITING:
                    self._found.append(_waiting(post, error.trouble))
                case Kind.UNSURE | Kind.PASSING:
                    raise PostingError(Trouble(Kind.UNREACHED, error.trouble.told)) from None
                case kind if kind in ENDING:
                    raise
                case _:
                    self._refused(post, error.trouble)
            return False
        return True

    def _not_shown(self, outlet: Outlet, post: Post, trouble: Trouble) -> None:
        """Note how the one call ended that readers would see."""
        if trouble.kind in ENDING:
            self._step(post.key, Stage.PLANNED, trouble.told)
            raise PostingError(trouble)
        if trouble.kind in {Kind.REFUSED, Kind.GONE}:
            self._refused(post, trouble)
            return
        self._step(post.key, Stage.UNKNOWN, trouble.told)
        self.settle(outlet)
        row = self.ledger.row(post.key)
        if row is None or row.stage is Stage.UNKNOWN:
            raise _Stop

    def _refused(self, post: Post, trouble: Trouble) -> None:
        self.ledger.forget_pieces(post.key)
        self._step(post.key, Stage.FAILED, trouble.told)
        found = diagnostic(trouble, post.place.told)
        self._found.append(Diagnostic(found.code, found.severity, f"«{post.title}»: {found.message}", hint=found.hint))

    def _read_back(self, outlet: Outlet, post: Post, number: str) -> None:
        """Keep the address, and see whether the post says what was sent."""
        with suppress(PostingError):
            seen = outlet.look(number)
            self.ledger.link(post.key, seen.link, number)
            if seen.text and seen.text.split() != post.text.split():
                self._found.append(_differs(post, seen))
        self.tell(post, Stage.SENT.told)

    def _sent_before(self, post: Post) -> Row | None:
        """Find another version of the same item that was sent."""
        known = {Stage.SENT, Stage.SENDING, Stage.UNKNOWN}
        for row in self.ledger.rows(post.month):
            if (row.place, row.item) == (post.place, post.item) and row.code != post.code and row.stage in known:
                return row
        return None

    def _unknown(self, place: Place) -> Iterator[Diagnostic]:
        for row in self.ledger.rows(self.approved.manifest.bulletin):
            if row.place is place and row.stage in {Stage.UNKNOWN, Stage.SENDING}:
                yield unknown(row)


def names_recalled(post: Post, approved: Approved, ledger: Ledger) -> Diagnostic | None:
    """Say that a post of a whole month, not sent yet, names an item that was taken back; None where it does not."""
    row, imprint = ledger.row(post.key), approved.manifest.imprint
    waits = row is None or row.stage in {Stage.PLANNED, Stage.FAILED}
    if post.item or not waits or imprint is None:
        return None
    gone = [f"«{one.title}» ({one.code})" for one in imprint.items if ledger.reason(one.code) is not None]
    if not gone:
        return None
    message = f"«{post.title}» không đăng ở {post.place.told}, vì còn nhắc tin đã thu hồi: {', '.join(gone)}"
    hint = f"Sửa hoặc bỏ tin ấy, rồi dựng và duyệt lại bản không có nó: bantin approve {post.month}"
    return Diagnostic(Code("names-recalled"), Severity.ERROR, message, hint=hint)


def look_of(post: Post, approved: Approved) -> str:
    """Digest what is seen of a post beside its text."""
    digests = {file.path: file.sha256 for file in approved.manifest.files}
    paths = [picture.path for picture in post.pictures] + ([post.film.path] if post.film else [])
    return hashlib.sha256(" ".join(digests.get(path, "") for path in paths).encode()).hexdigest() if paths else ""


def timetable(
    posts: Iterable[Post], start: Moment, every: dt.timedelta, *, schedules: Callable[[Place], bool]
) -> list[tuple[Post, Moment]]:
    """Say when each post is seen: one after the other in each place; at once where there is no start."""
    count: dict[Place, int] = {}
    planned: list[tuple[Post, Moment]] = []
    for post in posts:
        at = start + every * count.get(post.place, 0) if start and schedules(post.place) else None
        count[post.place] = count.get(post.place, 0) + 1
        planned.append((post, at))
    return planned


def _post_of(row: Row) -> Post:
    return Post(row.place, row.month, row.item, row.code, row.title, row.text)


def altered(path: str) -> Diagnostic:
    """Say that a file is not the one that was approved."""
    message = f"Tệp «{path}» không đúng từng byte như đã duyệt, nên không gửi gì nữa"
    return Diagnostic(Code("not-approved"), Severity.ERROR, message, hint="Dựng lại rồi duyệt lại: bantin approve")


def unknown(row: Row) -> Diagnostic:
    """Say that nobody knows whether a post is on the page."""
    told = f" ({row.told})" if row.told else ""
    message = f"Không rõ «{row.title}» ({row.code}) đã lên {row.place.told} hay chưa{told}"
    hint = (
        f"Vào trang xem. Đã có bài: thêm --there {row.code}. Chắc chắn chưa có, sau ít nhất 10 phút: "
        f"thêm --again {row.code}"
    )
    return Diagnostic(Code("post-unknown"), Severity.ERROR, message, hint=hint)


def _sent_before(post: Post, before: Row) -> Diagnostic:
    message = f"«{post.title}» đã đăng ở {post.place.told} với mã {before.code}, nay đã sửa thành mã {post.code}"
    hint = f"Đính chính thay vì đăng thêm: bantin correct {before.code}"
    return Diagnostic(Code("sent-before"), Severity.WARNING, message, hint=hint)


def _waiting(post: Post, trouble: Trouble) -> Diagnostic:
    message = f"«{post.title}» chưa đăng được ở {post.place.told}: {trouble.told}"
    return Diagnostic(Code("not-ready"), Severity.WARNING, message, hint="Vài phút nữa chạy lại đúng lệnh ấy")


def _differs(post: Post, seen: Shown) -> Diagnostic:
    message = f"«{post.title}» trên {post.place.told} không đúng từng chữ như đã gửi"
    hint = f"Mở bài ra xem: {seen.link or 'trên trang'}"
    return Diagnostic(Code("text-differs"), Severity.WARNING, message, hint=hint)
