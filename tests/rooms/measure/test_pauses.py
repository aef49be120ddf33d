"""Captions stand on the voice: a recording made of tones and silences says when each clause begins."""

from __future__ import annotations

import wave
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
import yaml

from bantin.film.sound.pauses import pauses
from bantin.film.sound.samples import decode
from bantin.film.sound.track_format import RATE
from bantin.measure.estimates import Estimates
from bantin.measure.measurements import Measurements
from bantin.model.recipe import Film, TextFile
from bantin.model.storyboard import Storyboard
from bantin.session.month import open_month
from tests.fixtures.workspaces import SMALL_HEADER, SMALL_UNIT

CLAUSES = (
    ("Công an không làm việc qua điện thoại.", 2.1, 0.6),
    ("Nếu có người tự xưng công an gọi tới,", 3.2, 0.25),
    ("bà con hãy dừng cuộc gọi,", 1.1, 0.3),
    ("không chuyển tiền,", 0.9, 0.2),
    ("không cài ứng dụng lạ", 1.6, 0.0),
    ("và báo ngay cho Công an phường.", 1.5, 0.9),
    ("Mọi thắc mắc xin gọi trực ban, số 0900 000 000.", 5.2, 0.4),
    ("Xin cảm ơn bà con đã theo dõi.", 1.7, 0.0),
)
"""What is said, the seconds that it takes, and those of the pause after it."""

BEGINS = [0.0, *accumulate(said + pause for _, said, pause in CLAUSES)]


def recording(path: Path) -> None:
    """Record a tone for each clause, with a dip within it as between words."""
    pieces = []
    for _, said, pause in CLAUSES:
        times = np.arange(round(said * RATE)) / RATE
        tone = 0.4 * np.sin(2 * np.pi * 180 * times) * (0.6 + 0.4 * np.cos(2 * np.pi * 4 * times))
        pieces += [tone, np.zeros(round(pause * RATE))]
    samples = np.repeat(np.concatenate(pieces)[:, None], 2, axis=1)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((samples * 32767).astype("<i2").tobytes())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root, month = tmp_path, tmp_path / "content/2024-11"
    (month / "assets").mkdir(parents=True)
    (root / "content/unit.yaml").write_text(SMALL_UNIT, encoding="utf-8")
    (month / "bulletin.yaml").write_text(SMALL_HEADER, encoding="utf-8")
    recording(month / "assets/loi-doc.wav")
    text = " ".join(clause for clause, _, _ in CLAUSES)
    fields = {"kind": "notice", "title": "Cảnh giác", "summary": "Dừng cuộc gọi lạ.", "text": ["Báo ngay 113."]}
    item = {**fields, "video": {"narration": {"file": "loi-doc.wav", "text": text}}}
    (month / "01-tin.yaml").write_text(yaml.safe_dump(item, allow_unicode=True), encoding="utf-8")
    return root


def storyboard(root: Path) -> tuple[Storyboard, str]:
    recipes = {recipe.path: recipe.what for recipe in open_month(root, "2024-11").recipes}
    film, captions = recipes["video/reel.mp4"], recipes["video/reel.vtt"]
    assert isinstance(film, Film)
    assert isinstance(captions, TextFile)
    return film.storyboard, captions.content


def late(starts: list[tuple[float, str]], voice: float) -> list[float]:
    """Tell by how many seconds each caption that begins with a clause misses its voice."""
    begins = {
        clause.split()[0] + clause.split()[1]: begin for (clause, *_), begin in zip(CLAUSES, BEGINS, strict=False)
    }
    keys = [("".join(text.split()[:2]), start) for start, text in starts]
    return [start - voice - begins[key] for key, start in keys if key in begins]


@pytest.mark.proof
def test_captions_beside_the_film_and_on_it_come_with_their_words(root: Path) -> None:
    board, _ = storyboard(root)
    (voice,) = board.voices
    beside = late([(cue.start, " ".join(cue.lines)) for cue in board.cues], voice.start)
    assert len(beside) >= 5
    assert max(map(abs, beside)) <= 0.3
    begins = [0.0, *accumulate(slide.seconds for slide in board.slides)]
    seen = [round(begin, 1) for begin in begins]
    assert all(cue.start in seen for cue in board.cues[1:]), "each is a slide of its own"
    assert board.seconds == round(begins[-1])
    assert board.frames == sum(round(slide.seconds * board.fps) for slide in board.slides)


@pytest.mark.proof
def test_without_its_pauses_a_voice_would_be_missed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Measurements, "pauses", Estimates.pauses)
    board, _ = storyboard(root)
    found = late([(cue.start, " ".join(cue.lines)) for cue in board.cues], board.voices[0].start)
    assert max(map(abs, found)) > 0.3


@pytest.mark.proof
def test_pauses_are_remembered_and_found_anew_where_the_memory_is_spoilt(root: Path) -> None:
    first = storyboard(root)
    entries = [
        path for path in (root / ".bantin/store").rglob("*") if path.is_file() and path.read_bytes()[:2] == b"[["
    ]
    assert len(entries) == 1
    entries[0].write_bytes(b"[[1,")
    assert storyboard(root) == first


def test_only_silence_counts_as_a_pause(tmp_path: Path) -> None:
    recording(tmp_path / "a.wav")
    found = pauses(decode(tmp_path / "a.wav", "a.wav"))
    wanted = [
        (begin + said, begin + said + pause) for (_, said, pause), begin in zip(CLAUSES, BEGINS, strict=False) if pause
    ]
    assert np.allclose(found, wanted, atol=0.03)
