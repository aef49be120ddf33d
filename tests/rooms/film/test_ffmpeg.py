from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import imageio_ffmpeg
import pytest

from bantin.film import ffmpeg
from bantin.film.ffmpeg import FilmError, executable, file_url, replacing, run
from tests.fixtures.systems import needs_file_limits, needs_full_device, needs_signals

RAW = ["-f", "rawvideo", "-pix_fmt", "gray", "-s", "16x16", "-i", "pipe:"]
FRAME = bytes(256)


@pytest.fixture
def fresh() -> Iterator[None]:
    executable.cache_clear()
    yield
    executable.cache_clear()


def test_ffmpeg_is_the_one_that_imageio_ffmpeg_brings() -> None:
    assert Path(imageio_ffmpeg.__file__).parent in Path(executable()).parents


@pytest.mark.usefixtures("fresh")
def test_another_ffmpeg_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", sys.executable)
    with pytest.raises(FilmError, match="IMAGEIO_FFMPEG_EXE"):
        executable()


@pytest.mark.usefixtures("fresh")
def test_an_ffmpeg_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ffmpeg, "executable", lambda: str(tmp_path / "none"))
    with pytest.raises(FilmError, match="không chạy được ffmpeg"):
        run([])


def test_output_and_warnings_come_back_apart() -> None:
    listing, warnings = run([*RAW, "-f", "framecrc", "pipe:"], [FRAME] * 3)
    assert sum(line.startswith("0,") for line in listing.splitlines()) == 3
    assert not warnings
    _, warnings = run([*RAW, "-f", "null", "-"], [FRAME, b"half a frame"])
    assert "truncated" in warnings or "corrupt" in warnings


def test_a_failure_ends_with_the_last_words_of_ffmpeg() -> None:
    with pytest.raises(FilmError, match=r"ffmpeg dừng với mã \d+: [A-Z]"):
        run([*RAW, "-vf", "no-such-filter", "-f", "null", "-"], [FRAME])


def test_the_last_words_carry_no_addresses() -> None:
    with pytest.raises(FilmError) as caught:
        run(["-i", "file:no-such-file", "-f", "null", "-"])
    assert str(caught.value).endswith("không tìm thấy tệp hoặc thư mục")
    assert "0x" not in str(caught.value)


def test_feeding_an_ffmpeg_that_has_ended_ends_too() -> None:
    taken = []

    def feed() -> Iterator[bytes]:
        for number in range(10_000):
            taken.append(number)
            yield FRAME * 256

    with pytest.raises(FilmError):
        run(["-f", "no-such-format", "-i", "pipe:", "-f", "null", "-"], feed())
    assert len(taken) < 10_000


@needs_full_device
def test_a_full_disk_is_told() -> None:
    with pytest.raises(FilmError, match="ổ đĩa đã đầy"):
        run([*RAW, "-f", "rawvideo", "/dev/full"], [FRAME] * 300)


@needs_file_limits
def test_an_ffmpeg_that_is_killed_is_told(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(FilmError, match="ffmpeg dừng với mã -"):
            run([*RAW, "-f", "rawvideo", file_url(tmp_path / "out")], [FRAME] * 300)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("exception", [KeyboardInterrupt, FilmError, ValueError])
def test_no_ffmpeg_outlives_an_exception(exception: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen):  # type: ignore[type-arg] # Popen is subscriptable for type checkers only
        def __init__(self, *arguments: object, **named: object) -> None:
            super().__init__(*arguments, **named)  # type: ignore[call-overload] # handed through
            started.append(self)

    def feed() -> Iterator[bytes]:
        yield FRAME
        raise exception

    monkeypatch.setattr(subprocess, "Popen", Noted)
    with pytest.raises(exception):
        run([*RAW, "-f", "null", "-"], feed())
    assert [process.returncode is None for process in started] == [False]


@needs_signals
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_no_ffmpeg_outlives_a_signal_that_comes_while_it_starts(
    number: signal.Signals, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The moment between its start and the block in which an exception ends it."""
    started: list[subprocess.Popen[bytes]] = []

    class Signalled(subprocess.Popen):  # type: ignore[type-arg] # as above
        def __init__(self, *arguments: object, **named: object) -> None:
            super().__init__(*arguments, **named)  # type: ignore[call-overload] # as above
            started.append(self)
            os.kill(os.getpid(), number)

    def told(_number: int, _frame: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(subprocess, "Popen", Signalled)
    before = signal.signal(number, told)
    try:
        with pytest.raises(ZeroDivisionError):
            run([*RAW, "-f", "rawvideo", file_url(tmp_path / "out")], [FRAME])
        assert signal.getsignal(number) is told
    finally:
        signal.signal(number, before)
    assert [process.returncode is None for process in started] == [False]


def test_reports_of_ffmpeg_are_not_asked_for_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FFREPORT", f"file={tmp_path.as_posix()}/report:level=32")
    run([*RAW, "-f", "null", "-"], [FRAME])
    assert not os.listdir(tmp_path)  # noqa: PTH208 - the names are enough


def test_a_file_takes_its_place_only_when_all_went_well(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with replacing(out) as draft:
        draft.write_bytes(b"first")
        assert not out.exists()
    with pytest.raises(ZeroDivisionError), replacing(out) as draft:
        draft.write_bytes(b"second" * (draft.write_bytes(b"half") // 0))
    assert out.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_that_nobody_wrote_is_told(tmp_path: Path) -> None:
    with pytest.raises(FilmError, match="không ghi được tệp «out»"), replacing(tmp_path / "out"):
        pass
