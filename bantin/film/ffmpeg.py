"""Running the ffmpeg of imageio-ffmpeg: its exit status is checked, and neither process nor file is left behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from types import FrameType
from typing import IO, cast

from bantin.files.atomic import drafted, settle
from bantin.files.system_errors import reason, translated

_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows, keeps a console from flashing up for each segment."""

_TAGS = re.compile(r"^(\[[^\]]*\] *)+")
"""What ffmpeg puts before messages, such as «[out#0/h264 @ 0x55cb6b2c0700]»."""


class FilmError(Exception):
    """A film or segment could not be made; what was there before is untouched.

    The message is Vietnamese and says why, in words that can follow a colon.
    """


@cache
def executable() -> str:
    """Find the ffmpeg to run.

    Keys of segments contain the release of imageio-ffmpeg, so no other ffmpeg will do: neither one on PATH nor one that
    an environment variable points to.

    Raises:
        FilmError: imageio-ffmpeg brings none for this system, or an environment variable hides it.
    """
    import imageio_ffmpeg  # noqa: PLC0415 - 30 ms, which a build that makes no film can do without

    with suppress(RuntimeError):
        found = Path(imageio_ffmpeg.get_ffmpeg_exe())
        if Path(imageio_ffmpeg.__file__).parent in found.parents:
            return str(found)
    raise FilmError(
        "không tìm thấy ffmpeg đi kèm gói imageio-ffmpeg (hãy bỏ biến môi trường IMAGEIO_FFMPEG_EXE nếu có)"
    )


def run(arguments: Sequence[str], feed: Iterable[bytes | memoryview] = ()) -> tuple[str, str]:
    """Run ffmpeg to its end. Any exception, an interrupt too, kills it before it propagates.

    Args:
        arguments: after the general ones.
        feed: chunks of what ffmpeg reads from `pipe:`; taken one by one, so memory stays small.

    Returns:
        What it wrote to standard output, and its warnings.

    Raises:
        FilmError: it failed, or could not be started.
    """
    # Files, for a pipe that nobody empties while the feed is written would stop ffmpeg.
    with TemporaryFile() as output, TemporaryFile() as errors:
        with _running(arguments, subprocess.PIPE, output, errors) as process:
            _feed(cast("IO[bytes]", process.stdin), feed)
            status = process.wait()
        words = _text(errors)
        if status:
            raise FilmError(f"ffmpeg dừng với mã {status}{_last_words(words)}")
        return _text(output), words


def reading(arguments: Sequence[str], size: int) -> Iterator[bytes]:
    """Run ffmpeg and yield what it writes to `pipe:`, chunk by chunk. Closing the generator kills it.

    Args:
        arguments: after the general ones.
        size: bytes of each chunk; the last one may be shorter.

    Raises:
        FilmError: it failed, or could not be started.
    """
    with TemporaryFile() as errors:
        with _running(arguments, subprocess.DEVNULL, subprocess.PIPE, errors) as process:
            stdout = cast("IO[bytes]", process.stdout)
            while piece := stdout.read(size):
                yield piece
            status = process.wait()
        if status:
            raise FilmError(f"ffmpeg dừng với mã {status}{_last_words(_text(errors))}")


@contextmanager
def _running(
    arguments: Sequence[str], stdin: int, stdout: int | IO[bytes], stderr: IO[bytes]
) -> Iterator[subprocess.Popen[bytes]]:
    """Run ffmpeg for as long as the block lasts; an exception of any kind ends it.

    A signal that raises waits while ffmpeg starts: between its start and the block nobody would be there to end it,
    and it would write its file after whoever wanted that has cleaned up.
    """
    process = None
    try:
        with _signals_wait():
            process = _started(arguments, stdin, stdout, stderr)
        yield process
    except BaseException:
        if process is not None:
            process.kill()
        raise
    finally:
        if process is not None:
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    _close(stream)
            process.wait()


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Delay signals that a Python function handles to the end of the block; others are as they were."""
    if threading.current_thread() is not threading.main_thread():
        yield  # where no handler ever runs
        return
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    functions = {number: handler for number, handler in handlers.items() if callable(handler)}
    came: list[tuple[int, FrameType | None]] = []
    try:
        for number in functions:
            signal.signal(number, lambda *signal_and_frame: came.append(signal_and_frame))
        yield
    finally:
        for number, handler in functions.items():
            signal.signal(number, handler)
    for first, frame in came[:1]:
        functions[signal.Signals(first)](first, frame)


def _started(
    arguments: Sequence[str], stdin: int, stdout: int | IO[bytes], stderr: IO[bytes]
) -> subprocess.Popen[bytes]:
    command = [executable(), "-hide_banner", "-nostats", "-loglevel", "warning", "-y", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "FFREPORT"}
    environment["AV_LOG_FORCE_NOCOLOR"] = "1"
    try:
        return subprocess.Popen(
            command, stdin=stdin, stdout=stdout, stderr=stderr, env=environment, creationflags=_NO_WINDOW
        )
    except OSError as error:
        raise FilmError(f"không chạy được ffmpeg ({reason(error)})") from error


def _feed(stdin: IO[bytes], feed: Iterable[bytes | memoryview]) -> None:
    for piece in feed:
        try:
            stdin.write(piece)
        except OSError:  # ffmpeg has ended; its status tells why
            break
    _close(stdin)


def _close(stream: IO[bytes]) -> None:
    with suppress(OSError):  # a pipe writes what it has kept, perhaps to nobody
        stream.close()


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")


def _last_words(words: str) -> str:
    lines = [line for line in (_TAGS.sub("", line).strip() for line in words.splitlines()) if line]
    return f": {translated(lines[-1])}" if lines else ""


def file_url(path: Path) -> str:
    """Write a file as a URL so that ffmpeg takes nothing in the name for a protocol, an option or a number pattern."""
    return f"file:{path}"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Return a path beside `path` to write to; what is there when the block ends replaces `path`.

    If the block raises, `path` stays as it was.

    Raises:
        FilmError: nothing was written, or the system refused.
    """
    try:
        with drafted(path) as draft:
            yield draft
            settle(draft, path)
    except OSError as error:
        raise FilmError(f"không ghi được tệp «{path.name}» ({reason(error)})") from error
