"""Films against their peers, of the same slides, in one run. Run it: python tests/bench/film.py.

All encode the same slides with libx264's preset: ours in segments on two processes, all key frames at a quantiser of 18
less 3; ffmpeg's `xfade` graph on all cores and one pipe of raw frames into ffmpeg on all cores at CRF 18. Printed:
seconds, ratios to the graph, sizes, and
the largest memory of any process of ours. `--slides N` takes another number than ten; `--moviepy` adds moviepy's
CompositeVideoClip with CrossFadeIn (three minutes for ten slides); `--remotion FOLDER` adds Remotion with the system's
Chromium, from a folder with its npm packages (README.md); `--ten` makes a film of ten times the slides, too; `--month`
measures the sample month's reel with all that moves on it, and with one text of it changed, three times another one,
and nothing else; `--vmaf` compares the films with their painted frames; `--keep DIR` keeps all files.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--slides", type=int, default=10)
    parser.add_argument("--vmaf", action="store_true")
    parser.add_argument("--moviepy", action="store_true")
    parser.add_argument("--remotion", type=Path, metavar="FOLDER")
    parser.add_argument("--ten", action="store_true")
    parser.add_argument("--month", action="store_true", help="the sample month's reel instead")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    arguments = parser.parse_args()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command has it: no threads that nothing needs
    # The processes that encode begin as this script does: what they have no use for is not imported above.
    from film_month import month  # noqa: PLC0415
    from film_segments import measure  # noqa: PLC0415

    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        measure(arguments.keep, arguments)
    else:
        with tempfile.TemporaryDirectory() as folder:
            month(Path(folder), judge=arguments.vmaf) if arguments.month else measure(Path(folder), arguments)


if __name__ == "__main__":
    main()
