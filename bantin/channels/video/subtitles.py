"""Files of captions that go out beside a film: SubRip and WebVTT."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.model.storyboard import Cue


def srt(cues: Sequence[Cue]) -> str:
    """Write captions as SubRip, which knows no escapes: signs that players take for markup are written otherwise."""
    plainly = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")"})
    return "\n".join(
        f"{number}\n{_span(cue, ',')}\n" + "".join(f"{line.translate(plainly)}\n" for line in cue.lines)
        for number, cue in enumerate(cues, 1)
    )


def vtt(cues: Sequence[Cue]) -> str:
    """Write captions as WebVTT."""
    import html  # noqa: PLC0415 - brings the names of all signs, and few films are read aloud

    blocks = [
        f"{_span(cue, '.')}\n" + "".join(f"{html.escape(line, quote=False)}\n" for line in cue.lines) for cue in cues
    ]
    return "\n".join(["WEBVTT\n", *blocks])


def _span(cue: Cue, point: str) -> str:
    return f"{_clock(cue.start, point)} --> {_clock(cue.end, point)}"


def _clock(seconds: float, point: str) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{point}{rest % 1000:03}"
