"""Speech synthesis: programs that read a text file aloud into a WAV file, espeak-ng among them.

Each utterance gets a process of its own: espeak-ng reads a text differently after it has read another, and a program
that crashes or hangs must not take the build with it.
"""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import wave
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

from bantin.files.system_errors import reason
from bantin.film.sound import espeak

SECONDS = 120
"""What a voice may take to read the text of one item."""

VOICES = {"espeak": "espeakng_loader"}
"""Voices that come with it, and the package that each needs."""

_WORDS = 300
"""Characters of what a program complains that a diagnostic repeats, its last ones."""

_REASONS = {FileNotFoundError: "máy này không có chương trình ấy", PermissionError: "không có quyền chạy"}
"""Why the system starts no program, in words that end a sentence."""

_POSIX = os.name == "posix"


class SpeechError(Exception):
    """A text could not be read aloud; the message says why, in one Vietnamese sentence without a full stop.

    Attributes:
        hint: what to do about it.
        part: of the unit's settings of speech.
    """

    def __init__(self, message: str, hint: str, part: str = "command") -> None:
        super().__init__(message)
        self.hint = hint
        self.part = part


def speak(text: str, out: Path, *, voice: str = "", command: Sequence[str] = ()) -> None:
    """Synthesise a text; with espeak-ng about 0.2 s.

    Args:
        text: words and punctuation, as `text.speech.spoken` writes them.
        out: WAV file to write.
        voice: one of `VOICES`, where there is no command.
        command: program and arguments, run without a shell: `{text}` in them becomes the name of the file to read
            (UTF-8), `{out}` that of the WAV file to write.

    Raises:
        SpeechError: there is no such voice, its package is missing, or the program failed, hung or wrote no WAV.
    """
    arguments = list(command) or _own(voice)
    if command and not (any("{text}" in part for part in command) and any("{out}" in part for part in command)):
        hint = 'Ví dụ command: [giong-doc, "{text}", "{out}"]'
        raise SpeechError("Lệnh giọng đọc phải có {text} (tệp lời đọc) và {out} (tệp wav phải tạo ra)", hint)
    name = Path(arguments[0]).name if command else voice
    with TemporaryDirectory(prefix="bantin-") as folder:
        written, made = Path(folder) / "text.txt", Path(folder) / "speech.wav"
        written.write_text(text + "\n", encoding="utf-8", newline="\n")
        places = {"{text}": str(written), "{out}": str(made)}
        _run([_filled(part, places) for part in arguments], name)
        _demand_sound(made, name)
        made.replace(out) if made.stat().st_dev == out.parent.stat().st_dev else out.write_bytes(made.read_bytes())


def _own(voice: str) -> list[str]:
    package = VOICES.get(voice)
    if package is None:
        raise SpeechError(f"Không có giọng đọc «{voice}»", f"Các giọng có sẵn: {', '.join(VOICES)}", "voice")
    if importlib.util.find_spec(package) is None:
        if importlib.util.find_spec("pip"):
            lock = ".bantin-ci/requirements.lock"
            hint = f'Ở thư mục làm việc, chạy: "{sys.executable}" -m pip install --require-hashes -r {lock}'
        else:  # the folder for Windows, or what uv installed
            hint = "Ghi lệnh của một giọng đã có trên máy ở speech: command, hoặc bỏ speech"
        raise SpeechError(f"Giọng đọc {voice} chưa được cài trên máy này", hint, "voice")
    return [sys.executable, "-X", "utf8", "-m", espeak.__name__, "{text}", "{out}"]


def _filled(part: str, places: dict[str, str]) -> str:
    for sign, path in places.items():
        part = part.replace(sign, path)
    return part


def _run(arguments: Sequence[str], name: str) -> None:
    # What it says goes to a file: a pipe would stay open for as long as any child of the program lives.
    with TemporaryFile() as told:
        try:
            process = subprocess.Popen(
                arguments, stdin=subprocess.DEVNULL, stdout=told, stderr=told, start_new_session=_POSIX
            )
        except OSError as error:
            hint = "Xem lại tên chương trình ở dòng đầu của command: nó phải chạy được trên máy này"
            why = _REASONS.get(type(error)) or reason(error)
            raise SpeechError(f"Không chạy được giọng đọc «{name}»: {why}", hint) from error
        with process:
            try:
                status = process.wait(SECONDS)
            except subprocess.TimeoutExpired as error:
                _end(process)
                hint = "Chạy thử lệnh ấy với một câu ngắn"
                raise SpeechError(f"Giọng đọc «{name}» chạy quá {SECONDS} giây nên bị dừng", hint) from error
            except BaseException:
                _end(process)
                raise
        if status:
            words = _last_words(told)
            raise SpeechError(f"Giọng đọc «{name}» dừng với mã {status}{words}", "Chạy thử lệnh ấy ngoài bantin")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it has started."""
    if _POSIX:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        with suppress(OSError):
            tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(tree, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    process.kill()


def _last_words(told: IO[bytes]) -> str:
    told.seek(0)
    words = " ".join(told.read().decode("utf-8", "replace").split())[-_WORDS:]
    return f": {words}" if words else ""


def _demand_sound(made: Path, name: str) -> None:
    try:
        with wave.open(str(made), "rb") as file:
            found = file.getnframes()
    except FileNotFoundError as error:
        hint = "Lệnh phải ghi tệp wav vào đúng chỗ {out}"
        raise SpeechError(f"Giọng đọc «{name}» không tạo ra tệp âm thanh nào", hint) from error
    except (OSError, EOFError, wave.Error):
        found = -1
    if found <= 0:
        hint = "Lệnh phải ghi ra tệp WAV (PCM)"
        raise SpeechError(f"Giọng đọc «{name}» tạo ra một tệp không phải WAV, hoặc không có tiếng", hint)
