"""Whether two films show the same and sound alike. Run it: python .ci/same_film.py FILM OTHER.

What is shown must be the same packets. An encoder of AAC reckons in floating point, with each system's own logarithm: a
few packets in a thousand are rounded otherwise, which must stay far below what anybody hears.
"""  # noqa: INP001 - a script, part of no package

from __future__ import annotations

import subprocess
import sys

import imageio_ffmpeg
import numpy as np

LEAST_DB = 50.0
"""Decibels by which the difference lies below the sound: 16 bits have 96, AAC at this rate some 30 of its own."""


def main(first: str, second: str) -> str:
    """Compare two films; returns what is wrong, for the script to end with."""
    packets = ["-map", "0:v", "-c", "copy", "-f", "md5", "pipe:"]
    if read(first, *packets) != read(second, *packets):
        return f"{first} and {second} show something else"
    samples = ["-map", "0:a", "-f", "f32le", "pipe:"]
    one, other = (np.frombuffer(read(film, *samples), dtype="<f4").astype(float) for film in (first, second))
    if one.shape != other.shape:
        return f"{first} and {second} are not of one length"
    if not (loud := float(np.sqrt(np.mean(one**2)))):
        return f"{first} is silent"
    apart = float(np.sqrt(np.mean((one - other) ** 2)))
    decibels = 20 * np.log10(loud / apart) if apart else np.inf
    sys.stdout.write(f"the same pictures; sounds differ {decibels:.0f} dB below the sound\n")
    return "" if decibels >= LEAST_DB else f"{first} and {second} sound otherwise"


def read(film: str, *arguments: str) -> bytes:
    """Read what ffmpeg makes of a film."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", "-i", film, *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) or None)
