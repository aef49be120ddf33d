"""ZIP archives of a channel's files; the archive's comment is a digest of its contents."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from bantin.files.atomic import replacing
from bantin.files.zips import UNREADABLE, add_file, digest_of, leaves_nothing_out
from bantin.model.recipe import Role
from bantin.output.manifest import File


def write_archive(target: Path, folder: Path, files: Sequence[File]) -> None:
    """Write a ZIP of published files under their paths in dist, with the digest of `contents` as comment.

    Args:
        target: the ZIP.
        folder: of the files.
        files: its members.

    Raises:
        OSError: the system refused. `target` is as it was.
    """
    with replacing(target) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.comment = contents(files).encode()
        for file in sorted(files, key=lambda file: file.path):
            add_file(archive, file.path, folder / file.path)


def handed_over(files: Iterable[File], channel: str) -> list[File]:
    """List what a channel's ZIP holds.

    What is stale stays out: nobody shall post last week's version by mistake. So does a board's package, which holds
    again what lies beside it.
    """
    return [file for file in files if file.channel == channel and not file.stale and file.role != Role.PACKAGE]


def contents(files: Sequence[File]) -> str:
    """Return the comment of a ZIP with these members: `bantin` and a SHA-256 of their digests and paths."""
    lines = sorted(f"{file.sha256}  {file.path}\n" for file in files)
    return "bantin " + hashlib.sha256("".join(lines).encode()).hexdigest()


def holds(target: Path, files: Sequence[File]) -> bool:
    """Return whether a ZIP holds these files, by its comment alone: of one that a build wrote that is enough."""
    expected = contents(files).encode()
    try:
        with target.open("rb") as stream:
            stream.seek(-len(expected), os.SEEK_END)
            return stream.read() == expected
    except OSError:
        return False


def holds_indeed(target: Path, files: Sequence[File]) -> bool:
    """Return whether a ZIP holds these files and nothing else, by their bytes: anybody may write its comment."""
    expected = {file.path: file.sha256 for file in files}
    try:
        with zipfile.ZipFile(target) as archive:
            members = archive.infolist()
            if len(members) != len(expected) or not leaves_nothing_out(archive):
                return False
            return {one.filename: digest_of(archive, one) for one in members} == expected
    except UNREADABLE:
        return False
