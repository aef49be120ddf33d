"""What the archive shows, as values: issues with their items, from what approvers signed and from the ledger alone."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bantin.output.approval.rounds import Round
from bantin.output.manifest import File
from bantin.output.posting.records import Amends
from bantin.text.dates import month_name, month_of, urgent_day
from bantin.text.patterns import regex

_PICTURES = {"card", "cover"}
_TIME = regex(r"(\d\d:\d\d:\d\d),(\d{3})")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an item: its digest names its file."""

    path: str
    sha256: str
    alt: str
    width: int
    height: int

    @property
    def file(self) -> str:
        """Where it lies in the archive."""
        return f"anh/{self.sha256[:20]}.jpg"


@dataclass(frozen=True, slots=True)
class Film:
    """A film of an item or of an issue: its digest names its file.

    Attributes:
        cover: that stands for it until it is played.
        captions: what is said in it, as WebVTT; empty where nothing is.
    """

    path: str
    sha256: str
    alt: str
    width: int
    height: int
    cover: Picture | None
    captions: str

    @property
    def file(self) -> str:
        """Where it lies in the archive."""
        return f"phim/{self.sha256[:20]}.mp4"

    @property
    def captions_file(self) -> str:
        """Where its captions lie; several films may have the same."""
        return f"phim/{hashlib.sha256(self.captions.encode()).hexdigest()[:20]}.vtt"


@dataclass(frozen=True, slots=True)
class Version:
    """What was approved of an item, or of a whole issue, at one time.

    Attributes:
        text: as it was posted; empty where no text went out.
        film: the widest of those that were made of it.
        approved: when.
    """

    code: str
    title: str
    text: str
    pictures: tuple[Picture, ...]
    approved: dt.datetime
    film: Film | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """An item in the archive.

    Attributes:
        name: of its page, without suffix.
        now: the version that stands; of what was recalled, what is still said of it: neither text nor pictures.
        before: what was corrected, the newest first, each with why.
        recalled: why and when it was taken back; None if it was not.
    """

    name: str
    now: Version
    before: tuple[tuple[Version, Amends], ...] = ()
    recalled: Amends | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """A month, or an urgent bulletin, as it was approved last.

    Attributes:
        overview: what is said of it as a whole; None where nothing is.
        first: when it was approved first.
    """

    name: str
    code: str
    overview: Version | None
    pieces: tuple[Piece, ...]
    first: dt.datetime
    approved: dt.datetime

    @property
    def title(self) -> str:
        """What readers call it."""
        told = month_name(self.name)
        return f"{told[0].upper()}{told[1:]}" if self.is_urgent else f"Bản tin {told}"

    @property
    def is_urgent(self) -> bool:
        """Whether it is one beside the months."""
        return urgent_day(self.name) is not None

    @property
    def changed(self) -> dt.datetime:
        """When anything of it changed last."""
        amended = [one.at for piece in self.pieces for _, one in piece.before]
        recalled = [piece.recalled.at for piece in self.pieces if piece.recalled]
        return max([self.approved, *amended, *recalled])


def issues(approved: Sequence[Round], amends: Mapping[str, Amends]) -> list[Issue]:
    """Gather the issues, the newest first.

    Args:
        approved: rounds that enough people signed, the oldest first.
        amends: what was corrected and recalled since, by its code.
    """
    by_name: dict[str, list[Round]] = {}
    for one in approved:
        by_name.setdefault(one.month, []).append(one)
    found = [_issue(name, rounds, amends) for name, rounds in by_name.items()]
    return sorted(found, key=lambda one: (month_of(one.name), one.is_urgent, one.name), reverse=True)


def _issue(name: str, rounds: Sequence[Round], amends: Mapping[str, Amends]) -> Issue:
    last = rounds[-1]
    imprint = last.manifest.imprint
    assert imprint is not None  # noqa: S101 - rounds have one
    overview = _version(last, None, imprint.code, month_name(name))
    pieces = tuple(_piece(item.item, item.code, item.title, rounds, amends) for item in imprint.items)
    # What is said of a month as a whole shows its items: one that was recalled stands there too.
    whole = amends.get(imprint.code)
    hidden = (whole and not whole.by) or any(piece.recalled for piece in pieces)
    return Issue(
        name,
        imprint.code,
        None if hidden or not (overview.text or overview.film) else overview,
        pieces + tuple(_gone(rounds, amends, {piece.name for piece in pieces})),
        min(one.when for one in rounds[0].approvals),
        max(one.when for one in last.approvals),
    )


def _piece(name: str, code: str, title: str, rounds: Sequence[Round], amends: Mapping[str, Amends]) -> Piece:
    told = amends.get(code)
    recalled = told if told and not told.by else None
    last = rounds[-1]
    when = max(one.when for one in last.approvals)
    now = Version(code, title, "", (), when) if recalled else _version(last, name, code, title)
    return Piece(name, now, tuple(_before(name, code, rounds, amends)), recalled)


def _before(
    name: str, code: str, rounds: Sequence[Round], amends: Mapping[str, Amends]
) -> Iterable[tuple[Version, Amends]]:
    """List the versions that were corrected; what nobody corrected never went out, or changed before it did."""
    seen = {code}
    for one in reversed(rounds[:-1]):
        for item in one.manifest.imprint.items if one.manifest.imprint else ():
            told = amends.get(item.code)
            if item.item == name and item.code not in seen and told and told.by:
                seen.add(item.code)
                yield _version(one, name, item.code, item.title), told


def _gone(rounds: Sequence[Round], amends: Mapping[str, Amends], there: set[str]) -> Iterable[Piece]:
    """List what was recalled, and is no longer in what was approved last: that it was there stays."""
    for one in reversed(rounds[:-1]):
        for item in one.manifest.imprint.items if one.manifest.imprint else ():
            told = amends.get(item.code)
            if item.item not in there and told and not told.by:
                there.add(item.item)
                when = max(approval.when for approval in one.approvals)
                yield Piece(item.item, Version(item.code, item.title, "", (), when), recalled=told)


def _version(one: Round, name: str | None, code: str, title: str) -> Version:
    own = [file for file in one.manifest.files if file.item == name]
    texts = one.texts
    posts = [file.path for file in own if file.channel == "facebook" and file.role == "post"]
    messages = [file.path for file in own if file.channel == "zalo" and file.role == "message" and name is not None]
    text = next((texts[path] for path in (*posts, *messages) if path in texts), "")
    when = max(approval.when for approval in one.approvals)
    return Version(code, title, text.strip(), tuple(_pictures(own)), when, _film(own, texts))


def _pictures(files: Iterable[File]) -> list[Picture]:
    shown = [file for file in files if file.channel == "facebook" and file.role in _PICTURES]
    return [_picture(file) for file in sorted(shown, key=lambda file: (len(file.path), file.path))]


def _picture(file: File) -> Picture:
    return Picture(file.path, file.sha256, file.alt, file.width or 0, file.height or 0)


def _film(files: Iterable[File], texts: Mapping[str, str]) -> Film | None:
    """Find the film that shows most of itself on a page: one is enough, and heavy."""
    own = {file.path: file for file in files if file.channel == "video"}
    films = [file for file in own.values() if file.role == "film"]
    if not films:
        return None
    film = max(films, key=lambda file: ((file.width or 0) / (file.height or 1), file.path))
    stem = film.path.rpartition(".")[0]
    cover = own.get(f"{stem}-cover.jpg")
    captions = texts.get(f"{stem}.vi_VN.srt", "")
    said = "WEBVTT\n\n" + _TIME.sub(r"\1.\2", captions.lstrip("\ufeff")) if captions else ""
    return Film(
        film.path, film.sha256, film.alt, film.width or 0, film.height or 0, _picture(cover) if cover else None, said
    )
