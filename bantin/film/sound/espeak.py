"""A program: espeak-ng, as the package espeakng-loader brings it, reads a Vietnamese text into a WAV file.

It is run as `python -m bantin.film.sound.espeak TEXT OUT`.
"""

from __future__ import annotations

import ctypes
import sys
import wave
from pathlib import Path

_SYNCHRONOUS = 2
_UTF8 = 1
_RATE, _GAP = 1, 7
"""Numbers of the parameters: words a minute; pause between words in tens of milliseconds."""

WORDS_A_MINUTE = 130
"""Of English, which is what it counts by: some 170 syllables of Vietnamese. Newsreaders say 150 to 180."""

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def read_aloud(text: str, out: Path) -> None:
    """Read a text into a WAV file, 16 bits, mono.

    Raises:
        OSError: the library cannot be loaded, or does not work.
    """
    import espeakng_loader  # type: ignore[import-untyped] # noqa: PLC0415 - an optional package without types

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    rate = library.espeak_Initialize(_SYNCHRONOUS, 0, str(espeakng_loader.get_data_path()).encode(), 0)
    if rate <= 0 or library.espeak_SetVoiceByName(b"vi"):
        raise OSError("espeak-ng không có giọng tiếng Việt")
    samples = bytearray()

    def take(found: ctypes._Pointer[ctypes.c_short], count: int, _events: int | None) -> int:
        if found and count > 0:
            samples.extend(ctypes.string_at(found, 2 * count))
        return 0

    callback = _Callback(take)  # kept, for the library calls it later
    library.espeak_SetSynthCallback(callback)
    library.espeak_SetParameter(_RATE, WORDS_A_MINUTE, 0)
    library.espeak_SetParameter(_GAP, 0, 0)
    written = text.encode() + b"\0"
    if library.espeak_Synth(written, ctypes.c_size_t(len(written)), 0, 0, 0, _UTF8, None, None):
        raise OSError("espeak-ng không đọc được lời này")
    with wave.open(str(out), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(bytes(samples))


if __name__ == "__main__":
    read_aloud(Path(sys.argv[1]).read_text(encoding="utf-8"), Path(sys.argv[2]))
