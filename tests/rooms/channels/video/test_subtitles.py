from __future__ import annotations

import html
import re
from itertools import pairwise

import pytest

from bantin.channels.video.subtitles import srt, vtt
from bantin.model.storyboard import Cue

Read = list[tuple[float, float, list[str]]]


def read_vtt(written: str) -> Read:
    """Read WebVTT as strictly as players may: blocks of a timing line and text, one empty line between them."""
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    head, *blocks = written.removesuffix("\n").split("\n\n")
    assert head == "WEBVTT"
    found = []
    for block in blocks:
        timing, *lines = block.split("\n")
        assert not any("-->" in line or "<" in line or ">" in line for line in lines)
        assert not re.search(r"&(?!amp;|lt;|gt;)", "\n".join(lines))
        found.append((*seconds(timing, r"\."), [html.unescape(line) for line in lines]))
    return checked(found)


def read_srt(written: str) -> Read:
    """Read SubRip as strictly as players may: numbered from 1."""
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    found = []
    for number, block in enumerate(written.removesuffix("\n").split("\n\n"), 1):
        counted, timing, *lines = block.split("\n")
        assert counted == str(number)
        assert not any("-->" in line or set(line) & set("<>{}") for line in lines)
        found.append((*seconds(timing, ","), lines))
    return checked(found)


def seconds(timing: str, point: str) -> tuple[float, float]:
    clock = rf"(\d\d):([0-5]\d):([0-5]\d){point}(\d{{3}})"
    matched = re.fullmatch(rf"{clock} --> {clock}", timing)
    assert matched, timing
    hours, minutes, whole, parts, *rest = map(int, matched.groups())
    end = rest[0] * 3600 + rest[1] * 60 + rest[2] + rest[3] / 1000
    return hours * 3600 + minutes * 60 + whole + parts / 1000, end


def checked(found: Read) -> Read:
    assert all(start < end and lines and all(lines) for start, end, lines in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    return found


CUES = [
    Cue(0, 2, ("Giả danh Công an:",)),
    Cue(2.5, 6.125, ("“A & B” <b>bấm</b> {x}", "rồi --> mất tiền")),
    Cue(3599, 3602, ("Hết",)),
]


def test_webvtt_is_read_back_to_the_letter() -> None:
    assert read_vtt(vtt(CUES)) == [(cue.start, cue.end, list(cue.lines)) for cue in CUES]


def test_subrip_is_read_back_without_what_players_take_for_markup() -> None:
    found = read_srt(srt(CUES))
    assert [(start, end) for start, end, _ in found] == [(cue.start, cue.end) for cue in CUES]
    assert found[1][2] == ["“A & B” ‹b›bấm‹/b› (x)", "rồi --› mất tiền"]


@pytest.mark.parametrize("broken", ["WEBVTT\n\n00:00 --> 00:02\nA\n", "WEBVTT\n\n00:00:02.000 --> 00:00:01.000\nA\n"])
def test_the_reader_refuses_what_players_would(broken: str) -> None:
    with pytest.raises(AssertionError):
        read_vtt(broken)
