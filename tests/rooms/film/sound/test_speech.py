"""Synthetic voices: espeak-ng itself, and programs that stand in for others."""

from __future__ import annotations

import importlib.util
import socket
import sys
import wave
from contextlib import suppress
from pathlib import Path

import pytest

from bantin.film.sound import speech
from bantin.film.sound.speech import SpeechError, speak
from tests.fixtures.systems import needs_process_trees

needs_espeak = pytest.mark.skipif(importlib.util.find_spec("espeakng_loader") is None, reason="extra speech")

WRITES = """
import sys, wave
text = open(sys.argv[1], encoding="utf-8").read()
with wave.open(sys.argv[2], "wb") as file:
    file.setnchannels(1), file.setsampwidth(2), file.setframerate(8000)
    file.writeframes(b"\\1\\2" * 100 * len(text.strip()))
"""


def program(code: str) -> tuple[str, ...]:
    return (sys.executable, "-X", "utf8", "-c", code, "{text}", "{out}")


def frames(path: Path) -> int:
    with wave.open(str(path), "rb") as file:
        return file.getnframes()


@needs_espeak
def test_espeak_reads_vietnamese_at_the_pace_of_newsreaders_the_same_each_time(tmp_path: Path) -> None:
    text = "Cảnh báo giả danh Công an. Không đọc mã cho bất kỳ ai, kể cả người tự xưng là cán bộ."
    for name in ("a.wav", "b.wav"):
        speak(text, tmp_path / name, voice="espeak")
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()
    minutes = frames(tmp_path / "a.wav") / 22_050 / 60
    assert 140 <= len(text.split()) / minutes <= 190


def test_a_voice_whose_package_is_missing_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "VOICES", {"espeak": "no_such_package"})
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name == "pip" or None)
    with pytest.raises(SpeechError, match="chưa được cài") as caught:
        speak("a", tmp_path / "a.wav", voice="espeak")
    assert "--require-hashes" in caught.value.hint
    with pytest.raises(SpeechError, match="Không có giọng đọc «robot»"):
        speak("a", tmp_path / "a.wav", voice="robot")


def test_where_nothing_can_be_installed_no_installation_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(SpeechError, match="chưa được cài") as caught:
        speak("a", tmp_path / "a.wav", voice="espeak")
    assert caught.value.hint == "Ghi lệnh của một giọng đã có trên máy ở speech: command, hoặc bỏ speech"


def test_a_command_reads_from_a_file_and_writes_a_wav(tmp_path: Path) -> None:
    speak("Công an", tmp_path / "a.wav", command=program(WRITES))
    assert frames(tmp_path / "a.wav") == 700


def test_a_text_is_never_part_of_a_command(tmp_path: Path) -> None:
    text = '"; touch planted; $(touch planted) {out} --help'
    speak(text, tmp_path / "a.wav", command=program(WRITES))
    assert frames(tmp_path / "a.wav") == 100 * len(text)
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (program("raise SystemExit('model tiếng Việt not found')"), "mã 1: model tiếng Việt not found"),
        (program("pass"), "không tạo ra tệp âm thanh"),
        (program("import sys; open(sys.argv[2], 'wb').write(b'ID3')"), "không phải WAV"),
        (program(WRITES.replace("* 100", "* 0")), "không có tiếng"),
        (("no-such-program-anywhere", "{text}", "{out}"), "máy này không có chương trình ấy"),
        ((sys.executable, "{text}"), r"phải có \{text\}"),
    ],
)
def test_a_command_that_fails_is_told(command: tuple[str, ...], told: str, tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match=told):
        speak("Công an", tmp_path / "a.wav", command=command)
    assert not list(tmp_path.iterdir())


@needs_process_trees
def test_a_command_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it starts holds a connection for as long as it lives, and would hold it for ever."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0)
        inner = f"import socket; socket.create_connection({listener.getsockname()}).recv(1)"
        child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
        for patience in (1, 5, 60):  # on a busy machine it has not connected after a second
            monkeypatch.setattr(speech, "SECONDS", patience)
            with pytest.raises(SpeechError, match=f"chạy quá {patience} giây"):
                speak("a", tmp_path / "a.wav", command=program(child))
            with suppress(BlockingIOError):
                held, _ = listener.accept()
                break
        with held:
            held.settimeout(60)
            with suppress(ConnectionResetError):
                assert held.recv(1) == b""
