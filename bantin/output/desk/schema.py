"""Types of the page's JSON data: the contract between build, preview and `web/`."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from bantin.files.media import Medium

State = Literal["ready", "pending", "stale", "failed"]
"""ready: the bytes are those of what is written. pending: being made. stale: could not be made, an older version is
shown. failed: could not be made, and there is nothing to show."""


class UnitEntry(TypedDict):
    """The unit that publishes."""

    name: str
    short_name: str
    parent: str
    fanpage: str


class LiveEntry(TypedDict):
    """Where a live page talks to; addresses are relative to the page. None in the static page.

    Attributes:
        events: of the event stream.
        act: prefix of what a page may ask to be done, such as `do/`; None where it may only look.
        write: prefix of what it may write, such as `write/`; None likewise.
        editor: whether an editor opens at a diagnostic's line.
    """

    events: str
    act: str | None
    write: str | None
    editor: bool


class MonthEntry(TypedDict):
    """A month or an urgent bulletin to choose; `href` is None where the live page asks for it by its name."""

    name: str
    items: int
    href: str | None


class ItemEntry(TypedDict):
    """An item, in the order of publication. `file` and `line` say where its YAML begins."""

    id: str
    kind: str
    label: str
    title: str
    severity: str
    file: str
    line: int


class InFormEntry(TypedDict):
    """What was found, said to whoever sees a form: by the labels of its fields; `title_en` is its title in English."""

    message: str
    hint: str
    title_en: str


class DiagnosticEntry(TypedDict):
    """A diagnostic; `id` is what the live page sends to open the file, `item` the entry whose file it is in.

    The live page says it in the words of its forms too.
    """

    id: str
    code: str
    severity: str
    message: str
    hint: str
    file: str | None
    line: int | None
    column: int | None
    excerpt: str
    item: str | None
    in_form: NotRequired[InFormEntry]


class ChannelEntry(TypedDict):
    """A channel that the month has something for, or that the unit has."""

    name: str
    label: str
    label_en: str


class ArtifactEntry(TypedDict):
    """A file, made or planned.

    Attributes:
        item: identifier of the entry it shows, or None for the whole bulletin.
        board: identifier of the LED board that it is for.
        format: identifier of the film's format that it belongs to.
        medium: what the page shows it as.
        sha256: None where there are no bytes; so are bytes and href.
        progress: how far the making is, from 0 to 1; None where that is not known.
        href: relative to the page.
    """

    path: str
    channel: str
    role: str
    item: str | None
    board: str | None
    format: str | None
    medium: Medium
    alt: str
    sha256: str | None
    bytes: int | None
    width: int | None
    height: int | None
    seconds: float | None
    state: State
    progress: float | None
    href: str | None


class FrameEntry(TypedDict):
    """A picture of a board: the path of its artifact, and how long it stays."""

    path: str
    seconds: float


class BoardEntry(TypedDict):
    """An LED board with its pictures in turn."""

    id: str
    name: str
    width: int
    height: int
    pitch_mm: float
    viewing_m: float
    frames: list[FrameEntry]


class SlideEntry(TypedDict):
    """A slide of a film.

    Attributes:
        href: its painted picture, None where that is not at hand.
        motion: a small film of what moves on it, None where that is not at hand.
        title: None where it has no name.
    """

    href: str | None
    motion: str | None
    seconds: float
    item: str | None
    title: str | None


class FilmEntry(TypedDict):
    """A film: the path of its artifact, and its slides in time.

    Attributes:
        captions: path of the captions that the page shows with it, WebVTT where there are any.
        subtitles: path of those that are uploaded with it (SubRip).
    """

    path: str
    width: int
    height: int
    fps: int
    slides: list[SlideEntry]
    captions: str | None
    subtitles: str | None


class ApprovalEntry(TypedDict):
    """How far a month's approval has come: one of the names of `Standing`, and who and when in words."""

    standing: str
    told: str


class ArchiveEntry(TypedDict):
    """All files of a channel in one ZIP."""

    channel: str
    href: str
    bytes: int


class TickEntry(TypedDict):
    """A task that is done: when, what it was then, and who said so."""

    at: str
    of: str
    by: str


class ChecksumEntry(TypedDict):
    """What two officers compare by reading it out; see `checksum`."""

    sha256: str
    files: int


class Desk(TypedDict):
    """All that a page shows. Whatever comes from editors is data; the page never takes it for markup.

    Attributes:
        title: of the bulletin.
        zipped_by: the command by which an officer has ZIPs written that are not there; empty where all are.
        texts: contents of text artifacts by path: posts, alternative texts, messages, captions.
        approval: None where the unit has no approvers.
        checksum: None while something is being made or could not be.
        ticks: what the whole office has handed over; None where the page keeps that in its own browser.
    """

    month: str
    title: str
    lang: Literal["vi", "en"]
    unit: UnitEntry
    live: LiveEntry | None
    months: list[MonthEntry]
    items: list[ItemEntry]
    diagnostics: list[DiagnosticEntry]
    channels: list[ChannelEntry]
    artifacts: list[ArtifactEntry]
    texts: dict[str, str]
    boards: list[BoardEntry]
    films: list[FilmEntry]
    archives: list[ArchiveEntry]
    zipped_by: str
    approval: ApprovalEntry | None
    checksum: ChecksumEntry | None
    ticks: dict[str, TickEntry] | None
