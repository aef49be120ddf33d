"""What is heard in films, from the recording's line in YAML to the film's sound track."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bantin.files.store import Store
from bantin.film.ffmpeg import file_url, run
from bantin.film.sound.samples import measure_loudness
from bantin.making.executor import SerialExecutor
from bantin.making.jobs.film.film import FilmJob
from bantin.making.jobs.sound.track import SoundJob
from bantin.making.jobs.sound.voice import VoiceJob
from bantin.making.keys import key
from bantin.making.make import make
from bantin.making.plan import Plan, plan_recipes
from bantin.measure.estimates import Estimates
from bantin.measure.measurements import Measurements
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.diagnostic import Location, Severity
from bantin.model.recipe import Destination, Film, Recipe, Role
from bantin.model.storyboard import Slide, Storyboard, Utterance, Voice
from bantin.model.theme import Theme
from bantin.output.build import build
from bantin.output.outcome import Outcome
from bantin.session.month import open_month
from tests.fixtures.proofs import some
from tests.fixtures.workspaces import init

WRITES = """
import sys, wave, random
with wave.open(sys.argv[2], "wb") as file:
    file.setnchannels(1), file.setsampwidth(2), file.setframerate(8000)
    file.writeframes(random.Random(1).randbytes(2 * 8000 * 2))
"""
COMMAND = (sys.executable, "-c", WRITES, "{text}", "{out}")


def asset(path: Path) -> Asset:
    return Asset(path.name, str(path), hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture
def recording(tmp_path: Path) -> Asset:
    path = tmp_path / "loi-doc.mp3"
    run(["-f", "lavfi", "-i", "sine=440:d=1.5,volume=6dB,apad=pad_dur=2", file_url(path)])
    return asset(path)


@pytest.fixture
def music(tmp_path: Path) -> Asset:
    path = tmp_path / "nhac.m4a"
    run(["-f", "lavfi", "-i", "sine=220:d=3", file_url(path)])
    return asset(path)


def film(theme: Theme, *voices: Voice, music: Asset | None = None, words: str = "") -> Recipe:
    cards = [Card(f"<card>{text}</card>", "video/reel/notice.xml", 60, 80, theme) for text in ("a", "b" + words)]
    slides = (Slide(cards[0], 4, "a"), Slide(cards[1], 4, "b"))
    board = Storyboard(60, 80, slides, voices=voices, music=music)
    return Recipe("video/reel.mp4", "video", Role.FILM, None, Film(board))


Make = Callable[..., Outcome]


@pytest.fixture
def built(bulletin: Bulletin, store: Store, tmp_path: Path) -> Make:
    def build_film(recipe: Recipe) -> Outcome:
        return build(bulletin, [recipe], out=tmp_path / "dist", store=store, executor=SerialExecutor())

    return build_film


def of(plan: Plan, kind: type) -> set[str]:
    return {name for name, job in plan.jobs.items() if isinstance(job, kind)}


@pytest.mark.proof
def test_a_film_is_heard_with_voices_and_music(
    built: Make, theme: Theme, recording: Asset, music: Asset, tmp_path: Path
) -> None:
    spoken = Voice(Utterance("Công an", command=COMMAND), 4.5, 2)
    done = built(film(theme, Voice(recording, 0.5, 1.6), spoken, music=music))
    assert not done.diagnostics
    heard = measure_loudness(tmp_path / "dist/2024-11/video/reel.mp4")
    assert heard.integrated == pytest.approx(-14, abs=1)
    assert heard.peak <= -1


@pytest.mark.proof
@pytest.mark.parametrize("sides", some(["c0|c1=0*c0", "c0|c1=-1*c0"], 1))
def test_music_of_one_side_or_against_itself_is_heard_in_mono(
    sides: str, built: Make, theme: Theme, tmp_path: Path
) -> None:
    path = tmp_path / "nhac.wav"
    run(["-f", "lavfi", "-i", "sine=220:d=3", "-af", f"pan=stereo|c0={sides}", file_url(path)])
    assert not built(film(theme, music=asset(path))).diagnostics
    made = tmp_path / "dist/2024-11/video/reel.mp4"
    raw = tmp_path / "heard"
    run(["-i", file_url(made), "-map", "0:a", "-f", "f32le", file_url(raw)])
    heard = np.fromfile(raw, "<f4").reshape(-1, 2)
    left, right, both = (np.sqrt(np.square(side).mean()) for side in (*heard.T, heard.mean(axis=1)))
    assert min(right, both) > 0.9 * left > 0.01


def test_a_picture_changes_no_sound_and_sound_no_picture(theme: Theme, recording: Asset, music: Asset) -> None:
    voice = Voice(recording, 0.5, 1.6)
    before, repainted, louder = (
        plan_recipes([recipe])
        for recipe in (film(theme, voice), film(theme, voice, words="c"), film(theme, voice, music=music))
    )
    heard = {VoiceJob, SoundJob}
    for kind in heard:
        assert of(before, kind) == of(repainted, kind)
    assert of(before, SoundJob) != of(louder, SoundJob)
    seen = [set(plan.jobs) - of(plan, SoundJob) - of(plan, FilmJob) for plan in (before, louder)]
    assert seen[0] == seen[1]


def test_films_of_one_length_share_their_sound(theme: Theme, recording: Asset) -> None:
    upright = film(theme, Voice(recording, 0.5, 1.6))
    what = upright.what
    assert isinstance(what, Film)
    wide = replace(upright, path="video/wide.mp4", what=Film(replace(what.storyboard, width=80, height=60)))
    assert len(of(plan_recipes([upright, wide]), SoundJob)) == 1


def test_a_bed_stands_in_for_music_and_ticks_where_scenes_come(theme: Theme, music: Asset) -> None:
    slides = tuple(
        Slide(Card("<card/>", "x.xml", 64, 64, theme), 2.5, goes_on=on) for on in (False, False, True, False)
    )
    board = Storyboard(64, 64, slides, bed=True)
    assert board.ticking == (0.0, 2.5, 7.5)
    assert replace(board, music=music).ticking is None
    assert replace(board, bed=False).ticking is None


def test_films_of_boards_have_no_sound(theme: Theme) -> None:
    what = film(theme).what
    assert isinstance(what, Film)
    board = Recipe("led/loop.mp4", "led", Role.LOOP, None, Film(what.storyboard, Destination.BOARD))
    assert not of(plan_recipes([board]), SoundJob)


@pytest.mark.parametrize("content", [b"#EXTM3U\nsecret.mp3\n", b"", b"RIFF"])
def test_a_recording_that_cannot_be_used_is_told_at_its_line(
    content: bytes, built: Make, bulletin: Bulletin, theme: Theme, tmp_path: Path
) -> None:
    path = tmp_path / "hong.wav"
    path.write_bytes(content)
    place = Location("content/2024-11/b.yaml", 42, 9)
    entry = bulletin.entries[1]
    assert isinstance(entry.document.locations, dict)
    entry.document.locations["video.narration.file"] = place
    done = built(film(theme, Voice(asset(path), 4.5, 1)))
    assert done.failed == ("video/reel.mp4",)
    (found,) = done.diagnostics
    assert (found.code, found.location) == ("bad-sound", place)
    assert "«hong.wav»" in found.message


def test_a_recording_that_changes_meanwhile_is_told(store: Store, recording: Asset, theme: Theme, built: Make) -> None:
    path = Path(recording.path)
    path.write_bytes(path.read_bytes() + b"?")
    done = built(film(theme, Voice(recording, 0.5, 1.6)))
    assert [found.code for found in done.diagnostics] == ["changed-sound"]
    assert store.get(key(VoiceJob(recording))) is None


def test_music_that_cannot_be_used_is_told_in_the_units_file(built: Make, theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "nhac.mp3"
    path.write_bytes(b"nothing")
    (found,) = built(film(theme, music=asset(path))).diagnostics
    assert found.code == "bad-sound"
    assert found.location is not None
    assert found.location.file == "content/unit.yaml"


def test_a_voice_that_fails_is_told_once_in_the_units_file(built: Make, theme: Theme) -> None:
    fails = (sys.executable, "-c", "raise SystemExit('no model')", "{text}", "{out}")
    voices = [Voice(Utterance(text, command=fails), start, 1) for text, start in (("a", 0.5), ("b", 4.5))]
    (found,) = built(film(theme, *voices)).diagnostics
    assert found.code == "speech-failed"
    assert "no model" in found.message
    assert found.location is not None
    assert found.location.file == "content/unit.yaml"


def test_a_voice_that_is_longer_than_planned_is_told(built: Make, theme: Theme, recording: Asset) -> None:
    done = built(film(theme, Voice(recording, 7.5, 0.4)))
    assert [found.code for found in done.diagnostics] == ["voices-overlap"]


# How long voices take.


def test_a_voice_lasts_as_long_as_it_is_heard_and_that_is_remembered(store: Store, recording: Asset) -> None:
    assert Measurements(store).seconds(recording) == pytest.approx(1.6, abs=0.1), "without the two silent seconds"
    Path(recording.path).unlink()
    assert Measurements(store).seconds(recording) == pytest.approx(1.6, abs=0.1)


def test_only_what_will_be_made_is_read_aloud(store: Store) -> None:
    speech = Utterance("Công an", command=COMMAND)
    assert Measurements(store).seconds(speech) == Estimates().seconds(speech)
    assert not store.root.exists(), "no program ran"
    assert Measurements(store, aloud=True).seconds(speech) == pytest.approx(2, abs=0.02)
    assert Measurements(store).seconds(speech) == pytest.approx(2, abs=0.02)


def test_a_voice_that_cannot_be_taken_down_lasts_as_long_as_others(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "hong.mp3"
    path.write_bytes(b"?")
    measure = Measurements(store, aloud=True)
    assert measure.seconds(asset(path)) == Estimates().seconds(asset(path))
    assert measure.unusable[asset(path)].source.path == "video.narration.file"
    fails = Utterance("Công an", command=("no-such-program", "{text}", "{out}"))
    assert measure.seconds(fails) == Estimates().seconds(fails)


def test_a_voice_that_was_measured_is_not_made_again(store: Store, recording: Asset, theme: Theme, built: Make) -> None:
    make(VoiceJob(recording), store.root)
    entry = store.path(key(VoiceJob(recording)))
    before = entry.stat().st_mtime_ns
    assert not built(film(theme, Voice(recording, 0.5, 1.6))).failed
    assert entry.stat().st_mtime_ns == before


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A month of one item that is read aloud by a command of the unit's own, which leaves a trace."""
    root = tmp_path / "ban-tin"
    init(root, "2024-11")
    for path in (root / "content/2024-11").glob("0*.yaml"):
        path.unlink()
    (root / "content/2024-11/bulletin.yaml").write_text(
        "title: Bản tin\nperiod: {start: 2024-11-01, end: 2024-11-30}\nintro: Lời giới thiệu.\n", encoding="utf-8"
    )
    unit = root / "content/unit.yaml"
    (trace := tmp_path / "trace.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n{WRITES}", encoding="utf-8")
    command = f"[{json.dumps(sys.executable)}, {json.dumps(str(trace))}, '{{text}}', '{{out}}']"
    text = unit.read_text(encoding="utf-8")
    assert "  video:\n" in text
    unit.write_text(text.replace("  video:\n", f"  video:\n    speech: {{command: {command}}}\n"), encoding="utf-8")
    return root


def write_item(root: Path, narration: str) -> None:
    item = "kind: notice\ntitle: Công an\nsummary: Không gọi điện.\ntext: [Hãy đến trụ sở.]\nsources: [{name: A}]\n"
    path = root / "content/2024-11/01-a.yaml"
    path.write_text(f"{item}video:\n  narration: {narration}\n", encoding="utf-8")


def test_a_check_runs_no_program_of_the_units_own(workspace: Path) -> None:
    write_item(workspace, "{}")
    found = open_month(workspace, "2024-11", {"video"}).diagnostics
    assert Severity.ERROR not in {one.severity for one in found}
    assert not (workspace.parent / "ran").exists()
    session = open_month(workspace, "2024-11", {"video"}, aloud=True)
    assert (workspace.parent / "ran").exists()
    films = [recipe.what.storyboard for recipe in session.recipes if isinstance(recipe.what, Film)]
    (seconds,) = {voice.seconds for film in films for voice in film.voices}
    assert seconds == pytest.approx(2, abs=0.02)


def test_a_check_tells_of_a_recording_that_cannot_be_used_and_a_build_leaves_that_to_making(workspace: Path) -> None:
    write_item(workspace, "{file: hong.wav, text: Công an không gọi điện.}")
    (workspace / "content/2024-11/assets").mkdir(exist_ok=True)
    (workspace / "content/2024-11/assets/hong.wav").write_bytes(b"nothing")
    found = [one for one in open_month(workspace, "2024-11", {"video"}).diagnostics if one.code == "bad-sound"]
    assert [(one.location.line, one.location.column) for one in found if one.location] == [(7, 21)]
    session = open_month(workspace, "2024-11", {"video"}, aloud=True)
    assert "bad-sound" not in {one.code for one in session.diagnostics}
    assert session.recipes


def test_a_check_tells_of_all_that_films_cannot_use_at_once_whatever_else_is_wrong(workspace: Path) -> None:
    write_item(workspace, "{file: hong.wav, text: Công an không gọi điện.}")
    assets = workspace / "content/2024-11/assets"
    assets.mkdir(exist_ok=True)
    (assets / "hong.wav").write_bytes(b"")
    (assets / "gia.mp4").write_text("ffconcat version 1.0\nfile ngoai.mp4\n", encoding="utf-8")
    run(["-f", "lavfi", "-i", "color=red:s=64x64:r=10:d=3", file_url(assets / "cam.mp4")])
    clips = ["{file: gia.mp4}", "{file: cam.mp4, start: 2, end: 1}", "{file: cam.mp4, start: 9}"]
    clips.append("{file: cam.mp4, sound: keep}")
    item = "kind: notice\ntitle: Công an\nsummary: Không gọi điện.\ntext: [Chữ.]\nsources: [{name: A}]\n"
    for number, clip in enumerate(clips, 2):
        path = workspace / f"content/2024-11/0{number}-b.yaml"
        path.write_text(f"{item}video:\n  clip: {clip}\n", encoding="utf-8")
    unit = workspace / "content/unit.yaml"
    text = unit.read_text(encoding="utf-8")
    text = text.replace("  video:\n", "  video:\n    music: {file: nhac.mp3}\n")
    unit.write_text(text, encoding="utf-8")
    (workspace / "content/assets").mkdir(exist_ok=True)
    (workspace / "content/assets/nhac.mp3").write_bytes(b"?")

    def told(*, aloud: bool = False) -> list[tuple[str, str]]:
        found = open_month(workspace, "2024-11", {"video"}, aloud=aloud).diagnostics
        errors = [one for one in found if one.severity is Severity.ERROR and one.location]
        return [(one.code, f"{one.location.file[-9:]}:{one.location.line}") for one in errors if one.location]

    unusable = [
        ("bad-sound", "01-a.yaml:7"),
        ("bad-clip", "02-b.yaml:7"),
        ("bad-clip", "03-b.yaml:7"),
        ("bad-clip", "04-b.yaml:7"),
    ]
    music = ("bad-sound", f"unit.yaml:{text[: text.index('nhac.mp3')].count(chr(10)) + 1}")
    assert told() == [*unusable, ("bad-clip", "05-b.yaml:7"), music]
    assert told(aloud=True) == [], "what is going to be made is told of when it is made"
    (workspace / "content/2024-11/06-c.yaml").write_text("kind: [\n", encoding="utf-8")
    stopped = [found for found in told(aloud=True) if "06-c" not in found[1]]
    assert stopped == [*unusable, music], "a month that cannot be read is not made; what sound is kept is not known yet"
