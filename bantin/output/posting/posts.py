"""What a month would post: where, with which text, pictures and film. Values, read from an approved manifest alone."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from bantin.files.regular import open_regular
from bantin.model.recipe import Role
from bantin.output.manifest import File, Manifest
from bantin.text.dates import month_name, urgent_day
from bantin.text.patterns import regex

_SHORTEST, _LONGEST = 3, 90
"""Seconds of a reel."""

_NUMBER = regex(r"-(\d+)$")


class Place(StrEnum):
    """Where something is posted; the value is what officers type behind `--to`."""

    PAGE = "facebook"
    REEL = "reel"
    ZALO = "zalo"

    @property
    def told(self) -> str:
        """What officers call it."""
        return {Place.PAGE: "Fanpage", Place.REEL: "Reels", Place.ZALO: "Zalo OA"}[self]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a post, and what it shows in words."""

    path: str
    alt: str


@dataclass(frozen=True, slots=True)
class Film:
    """The film of a post.

    Attributes:
        captions: path of its SubRip file; None where nothing is said in it.
        synthetic: whether a machine's voice is heard in it.
    """

    path: str
    captions: str | None
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Post:
    """Something that readers will see once in one place.

    Attributes:
        item: identifier of the entry; empty for the whole month.
        code: of the item or the month, which stands in its text: by it the post is found again.
    """

    place: Place
    month: str
    item: str
    code: str
    title: str
    text: str
    pictures: tuple[Picture, ...] = ()
    film: Film | None = None

    @property
    def key(self) -> tuple[str, str]:
        """By which no post goes out twice."""
        return self.place.value, self.code


class AlteredError(Exception):
    """A file is not the one that was approved; says which."""


@dataclass(frozen=True, slots=True)
class Approved:
    """The files of an approved month. What is read of them is what was approved, to the byte.

    Attributes:
        folder: of the month in dist.
        manifest: that was signed.
    """

    folder: Path
    manifest: Manifest

    def read(self, path: str) -> bytes:
        """Read a file.

        Raises:
            AlteredError: it has other bytes than those that were approved, or is not there.
        """
        digests = {file.path: file.sha256 for file in self.manifest.files}
        try:
            with open_regular(self.folder / path) as stream:
                content = stream.read()
        except OSError:
            raise AlteredError(path) from None
        if hashlib.sha256(content).hexdigest() != digests.get(path):
            raise AlteredError(path)
        return content

    def text(self, path: str) -> str:
        """Read a text; raises likewise."""
        return self.read(path).decode().strip()

    def code_of(self, item: str) -> str:
        """Return the code of an item, or of the whole month if empty; empty where it is not there."""
        imprint = self.manifest.imprint
        if imprint is None or not item:
            return imprint.code if imprint else ""
        return next((one.code for one in imprint.items if one.item == item), "")

    def message_of(self, item: str) -> str:
        """Read an item's message for groups; empty where there is none. Raises likewise."""
        files = self.manifest.files
        path = next((file.path for file in files if (file.channel, file.item) == ("zalo", item)), None)
        return self.text(path) if path else ""


def posts_of(
    approved: Approved, places: Collection[Place], synthetic: Collection[str] = ()
) -> tuple[list[Post], list[str]]:
    """List what a month posts, the overview first, then its items in their order.

    Args:
        approved: the month.
        places: that the unit has.
        synthetic: paths of the films in which a machine's voice is heard.

    Returns:
        Posts, and in words what is not posted though it was made.

    Raises:
        AlteredError: a text is not the one that was approved.
    """
    manifest = approved.manifest
    imprint = manifest.imprint
    if imprint is None:
        return [], []
    named = {"": (imprint.code, overview_title(manifest.bulletin))}
    named |= {one.item: (one.code, one.title) for one in imprint.items}
    files: dict[str, list[File]] = {name: [] for name in named}
    for file in manifest.files:
        files.get(file.item or "", []).append(file)
    posts: list[Post] = []
    notes: list[str] = []
    for name, (code, title) in named.items():
        for place in (place for place in Place if place in places):
            made = _MAKERS[place](files[name])
            notes += made.notes
            if made.text:
                film = Film(made.film.path, made.captions, made.film.path in synthetic) if made.film else None
                text = approved.text(made.text)
                posts.append(Post(place, manifest.bulletin, name, code, title, text, made.pictures, film))
    return posts, notes


def overview_title(name: str) -> str:
    """Name the post of a whole month; of an urgent bulletin that is its film, as all else is its item's."""
    return f"{'Video' if urgent_day(name) else 'Tổng quan'} {month_name(name)}"


@dataclass(frozen=True, slots=True)
class _Found:
    """Files of a post; without a text there is none."""

    text: str | None = None
    pictures: tuple[Picture, ...] = ()
    film: File | None = None
    captions: str | None = None
    notes: tuple[str, ...] = ()


def _page(files: Iterable[File]) -> _Found:
    own = [file for file in files if file.channel == "facebook"]
    pictures = sorted((file for file in own if file.role in {Role.CARD, Role.COVER}), key=_place_in_post)
    text = next((file.path for file in own if file.role == Role.POST), None)
    return _Found(text, tuple(Picture(file.path, file.alt) for file in pictures))


def _place_in_post(file: File) -> tuple[bool, int]:
    """Put what closes a post last, and the tenth picture behind the ninth."""
    stem = PurePosixPath(file.path).stem
    number = _NUMBER.search(stem)
    return stem == "closing", int(number[1]) if number else 0


def _reel(files: Iterable[File]) -> _Found:
    own = {file.path: file for file in files if file.channel == "video"}
    upright = [file for file in own.values() if file.role == Role.FILM and _is_upright(file)]
    if not upright:
        return _Found()
    film = upright[0]
    if not _SHORTEST <= (film.seconds or 0) <= _LONGEST:
        return _Found(notes=(f"{film.path}: Reels chỉ nhận video {_SHORTEST}–{_LONGEST} giây",))
    stem = film.path.removesuffix(PurePosixPath(film.path).suffix)
    texts = (f"{stem}.txt", f"{stem.rpartition('/')[0]}/post.txt")
    captions = f"{stem}.vi_VN.srt"
    text = next((path for path in texts if path in own), None)
    return _Found(text, film=film, captions=captions if captions in own else None)


def _is_upright(film: File) -> bool:
    return bool(film.width and film.height and film.width * 16 == film.height * 9)


def _zalo(files: Iterable[File]) -> _Found:
    return _Found(next((file.path for file in files if file.channel == "zalo" and file.role == Role.MESSAGE), None))


_MAKERS = {Place.PAGE: _page, Place.REEL: _reel, Place.ZALO: _zalo}
