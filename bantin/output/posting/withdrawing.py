"""Taking back and correcting: one plan for every place where an item went out, then its steps, each told in a receipt.

Every step may be repeated: a text that is given twice is the same text, and what is gone already is gone. So whatever
breaks, the same command goes on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bantin.output.posting.ledger import Ledger
from bantin.output.posting.outlet import Outlet
from bantin.output.posting.posts import Place, Post
from bantin.output.posting.records import Row, Stage
from bantin.output.posting.sending import Sender, look_of
from bantin.output.posting.troubles import PostingError
from bantin.text.sentences.joining import ended

_SPAN = dt.timedelta(days=60)
"""How far back a post is looked for of which the ledger knows nothing."""


class Do(StrEnum):
    """What is done in a place; the value is what officers read."""

    REMOVE = "gỡ bài"
    COVER = "sửa lời thành thông báo thu hồi"
    DROP = "thôi không đăng"
    EDIT = "sửa lời ngay trong bài"
    TRIM = "bỏ tên tin khỏi lời bài"
    """Of what lists several items, where one is taken back."""
    REPLACE = "đăng bài mới rồi gỡ bài cũ"
    LOOK = "vào trang xem"
    """Nobody knows whether it is there."""
    HAND = "làm tay"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Attributes:
        row: what the ledger knows of the post; None where a person posted it, or somebody else.
        told: what a person must do, or see to.
        text: that goes there, or is to be copied.
        post: that stands for it.
    """

    do: Do
    where: str
    row: Row | None = None
    told: str = ""
    text: str = ""
    post: Post | None = None


class Ended(StrEnum):
    """How a step ended; the value is what officers read."""

    DONE = "XONG"
    NOT = "CHƯA"
    BY_HAND = "LÀM TAY"


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a step ended, and why, or what a person does."""

    step: Step
    ended: Ended
    told: str


@dataclass(frozen=True, slots=True)
class Known:
    """What went out under a code: of which month and item, on which channels it was approved.

    Attributes:
        boards: names of the files in which a board showed it, by the board's identifier.
        whole: its month, of which posts name it too; None where it is the month itself.
    """

    code: str
    month: str
    item: str
    title: str
    channels: Collection[str]
    boards: Mapping[str, Sequence[str]] = field(default_factory=dict)
    whole: Known | None = None


CHANNELS = {Place.PAGE: "facebook", Place.REEL: "video", Place.ZALO: ""}
"""Channels whose files people post by hand, by the place; Zalo's go to groups, which is another matter."""


def recall_steps(known: Known, rows: Iterable[Row], reason: str, *, keep: bool, signed: str) -> list[Step]:
    """Plan how to take an item back wherever something is posted; `by_hand` has what a person does elsewhere.

    Args:
        known: the item.
        rows: what the ledger has under its code.
        reason: as readers may read it.
        keep: whether posts stay, with a notice in place of their text, so that what was asked below them stays.
        signed: who takes it back.
    """
    notice = recall_notice(known, reason, signed)
    by_place = {row.place: row for row in rows}
    over = {Stage.RECALLED, Stage.CORRECTED}
    steps = [_recall_step(row, notice, keep=keep) for row in by_place.values() if row.stage not in over]
    for place, channel in CHANNELS.items():
        if place not in by_place and channel in known.channels:
            steps.append(Step(Do.HAND, place.told, told="nếu đã đăng tay thì gỡ tay"))
    return steps


def _recall_step(row: Row, notice: str, *, keep: bool) -> Step:
    match row.stage:
        case Stage.SENT if keep:
            return Step(Do.COVER, row.place.told, row, text=notice)
        case Stage.SENT:
            return Step(Do.REMOVE, row.place.told, row)
        case Stage.UNKNOWN | Stage.SENDING:
            return Step(Do.LOOK, row.place.told, row, told="không rõ đã đăng chưa: thấy bài thì gỡ tay")
        case _:
            return Step(Do.DROP, row.place.told, row)


def recall_notice(known: Known, reason: str, signed: str) -> str:
    """Write what readers read in place of an item that was taken back; it does not repeat what was wrong."""
    return (
        f"THU HỒI TIN «{known.title}» (mã tin {known.code}).\n\nLý do: {ended(reason)}\n\n"
        f"Đề nghị không dùng và không chuyển tiếp tin này.\n\n{signed}"
    )


def correct_steps(
    known: Known, rows: Iterable[Row], posts: Iterable[Post], sender: Sender, beside: str = ""
) -> list[Step]:
    """Plan how the version that is approved now takes the place of one that went out, where something is posted.

    Args:
        known: the item as it went out.
        rows: what the ledger has under its old code.
        posts: of the month as it is approved now.
        sender: of that month.
        beside: what it is called where it is corrected with another.
    """

    def where(place: Place) -> str:
        return f"{place.told}, {beside}" if beside else place.told

    new = {post.place: post for post in posts if post.item == known.item}
    by_place = {row.place: row for row in rows}
    steps = []
    for place, row in by_place.items():
        post = new.get(place)
        if row.stage in {Stage.UNKNOWN, Stage.SENDING}:
            told = "không rõ bản cũ đã đăng chưa: chạy «bantin publish» trước"
            steps.append(Step(Do.LOOK, where(place), row, told=told))
        elif row.stage is Stage.SENT and post is None:
            steps.append(Step(Do.REMOVE, where(place), row))
        elif row.stage is Stage.SENT and post is not None:
            same = row.look == look_of(post, sender.approved)
            steps.append(Step(Do.EDIT if same else Do.REPLACE, where(place), row, text=post.text, post=post))
    for place, channel in CHANNELS.items():
        if place not in by_place and channel in known.channels:
            steps.append(Step(Do.HAND, where(place), told="nếu đã đăng tay thì sửa tay"))
    return steps


def month_rows(known: Known, rows: Iterable[Row], new: str) -> list[Row]:
    """List what stands in the places of an item's month as a whole, under whichever code it went out.

    Args:
        known: the item.
        rows: what the ledger has of its month.
        new: code of the month as it is approved now, which needs no correction.
    """
    over = {Stage.RECALLED, Stage.CORRECTED}
    return [row for row in rows if known.whole and not row.item and row.stage not in over and row.code != new]


def find_rows(ledger: Ledger, known: Known, outlets: Mapping[Place, Outlet], now: Callable[[], dt.datetime]) -> None:
    """Find out what became of posts of which that is not known, also of those that another machine sent.

    Raises:
        PostingError: a place could not be asked.
    """
    rows = {row.place: row for row in ledger.of_code(known.code)}
    for begun_row in rows.values():
        if begun_row.stage is Stage.SENDING:
            ledger.move(begun_row.key, Stage.UNKNOWN, "dở dang từ lần chạy trước")
    every = [
        Post(place, known.month, known.item, known.code, known.title, rows[place].text if place in rows else "")
        for place in Place
    ]
    for place, outlet in outlets.items():
        post = next(one for one in every if one.place is place)
        begun = ledger.first_step(post.key)
        since = begun - dt.timedelta(days=1) if begun else now() - _SPAN
        shown = outlet.find(every, {one.key: ledger.pieces(one.key) for one in every}, since)
        seen, row = shown.get(known.code), ledger.row(post.key)
        if seen is None or (row is None and ledger.reason(known.code) is not None):
            continue
        stage = row.stage if row else ledger.plan(post, seen.at, "").stage
        if stage in {Stage.UNKNOWN, Stage.PLANNED, Stage.FAILED}:
            ledger.move(post.key, Stage.SENT, "thấy trên trang", number=seen.number, link=seen.link)
        elif stage is Stage.SENT and row is not None and not row.number:
            ledger.link(post.key, seen.link, seen.number)  # a person said that it is there


def withdraw(
    ledger: Ledger,
    steps: Iterable[Step],
    outlets: Mapping[Place, Outlet],
    sender: Sender | None = None,
    reason: str = "",
) -> list[Receipt]:
    """Take the steps of a plan; one that fails leaves the others to be taken."""
    receipts = []
    for step in steps:
        if step.do in {Do.HAND, Do.LOOK}:
            receipts.append(Receipt(step, Ended.BY_HAND, step.told))
            continue
        outlet = outlets.get(step.row.place) if step.row else None
        if step.do is not Do.DROP and outlet is None:
            receipts.append(Receipt(step, Ended.NOT, "máy này chưa nối với nơi ấy"))
            continue
        try:
            receipts.append(_taken(ledger, step, outlet, sender, reason))
        except PostingError as error:
            receipts.append(Receipt(step, Ended.NOT, error.trouble.told or error.trouble.kind.value))
    return receipts


def _taken(ledger: Ledger, step: Step, outlet: Outlet | None, sender: Sender | None, reason: str) -> Receipt:
    row = step.row
    assert row is not None  # noqa: S101 - what a person does has none
    if step.do is Do.DROP or outlet is None:
        ledger.move(row.key, Stage.RECALLED, reason)
        return Receipt(step, Ended.DONE, "sẽ không đăng")
    if step.do in {Do.EDIT, Do.REPLACE}:
        assert sender is not None  # noqa: S101 - a correction has one
        return _corrected(ledger, step, row, outlet, sender)
    if not row.number:
        told = "sửa" if step.do is Do.TRIM else "gỡ"
        return Receipt(step, Ended.NOT, f"sổ không có số của bài: phải {told} tay")
    if step.do is Do.TRIM:
        outlet.edit(row.number, row.title, step.text)
        ledger.reword(row.key, step.text)
        return Receipt(step, Ended.DONE, "đã bỏ tên tin khỏi lời bài")
    if step.do is Do.COVER:
        outlet.edit(row.number, row.title, step.text)
    else:
        outlet.remove(row.number)
    ledger.move(row.key, Stage.RECALLED, reason)
    return Receipt(step, Ended.DONE, "đã sửa lời" if step.do is Do.COVER else "đã gỡ")


def _corrected(ledger: Ledger, step: Step, row: Row, outlet: Outlet, sender: Sender) -> Receipt:
    post = step.post
    assert post is not None  # noqa: S101 - something stands for it
    if step.do is Do.EDIT:
        new = ledger.plan(post, row.at, row.look)
        outlet.edit(row.number, post.title, post.text)
        if new.stage is not Stage.SENT:
            ledger.move(post.key, Stage.SENT, f"thay {row.code}", number=row.number, link=row.link)
    else:
        later = row.at if row.at and row.at > sender.now() else None
        found = sender.send(outlet, [(post, later)], replaces=True)
        sent = ledger.row(post.key)
        if sent is None or sent.stage is not Stage.SENT:
            return Receipt(step, Ended.NOT, found[0].message if found else "bài mới chưa lên, bài cũ còn nguyên")
        outlet.remove(row.number)
    ledger.move(row.key, Stage.CORRECTED, f"thay bằng {post.code}")
    return Receipt(step, Ended.DONE, f"đã thay bằng {post.code}")


def written(receipts: Sequence[Receipt], heading: str) -> str:
    """Write receipts as a text to print and to keep."""
    lines = [heading, ""]
    for one in receipts:
        link = f" {one.step.row.link}" if one.step.row and one.step.row.link else ""
        did = f"{one.step.do}: {one.told}" if one.ended is Ended.NOT else one.told
        lines.append(f"[{one.ended}] {one.step.where}: {did}{link}")
    for one in receipts:
        if one.ended is Ended.BY_HAND and one.step.text:
            lines += ["", f"--- {one.step.where}: lời để chép ---", one.step.text]
    return "\n".join(lines) + "\n"
