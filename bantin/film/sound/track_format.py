"""The format of every sound track: AAC, stereo, 48 kHz."""

from __future__ import annotations

RATE = 48_000
"""Samples a second of all sound."""

PRIMING = 1024
"""Samples that an AAC encoder puts before the first one; the file says so, and players leave them out."""

PACKET = 1024
"""Samples of a packet of AAC."""
