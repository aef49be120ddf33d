"""Font families: their files, the fallback families, and the digests of all their bytes."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bantin.fonts.coverage import characters
from bantin.fonts.spelling import UNDRAWN


@dataclass(frozen=True, slots=True)
class Family:
    """The upright files of a family, in an installed package.

    Attributes:
        package: import name of the package that brings the files.
        files: weight → file. A variable family has one file, under its regular weight.
        variable: the file has the axis wght, and perhaps wdth.
        folder: of the package that holds the files.
    """

    package: str
    files: Mapping[int, str]
    variable: bool = False
    folder: str = "files"


@dataclass(frozen=True, slots=True)
class Fallback:
    """A family that draws characters which other families lack.

    Attributes:
        only: code points that it is used for; all that it has if None.
        scale: its size relative to that of the text.
        rise: how far its baseline stands above that of the text, relative to the size of the text.
    """

    family: Family
    only: range | None = None
    scale: float = 1
    rise: float = 0


FAMILIES: Mapping[str, Family] = {
    "noto-sans": Family("fontpkg_noto_sans", {400: "NotoSans[wdth,wght].ttf"}, variable=True),
    "be-vietnam-pro": Family(
        "fontpkg_be_vietnam_pro",
        {
            100: "BeVietnamPro-Thin.ttf",
            200: "BeVietnamPro-ExtraLight.ttf",
            300: "BeVietnamPro-Light.ttf",
            400: "BeVietnamPro-Regular.ttf",
            500: "BeVietnamPro-Medium.ttf",
            600: "BeVietnamPro-SemiBold.ttf",
            700: "BeVietnamPro-Bold.ttf",
            800: "BeVietnamPro-ExtraBold.ttf",
            900: "BeVietnamPro-Black.ttf",
        },
    ),
}

_INTER = Family("deckr_fonts", {400: "Inter[opsz,wght].ttf"}, variable=True, folder="fonts")
_EMOJI = Family("deckr_fonts", {400: "NotoEmoji[wght].ttf"}, variable=True, folder="fonts")

FALLBACKS: Mapping[str, Fallback] = {
    "inter-circled": Fallback(_INTER, only=range(0x2460, 0x2500), scale=0.72, rise=0.095),  # ① is 1.37 em high there
    "inter": Fallback(_INTER),
    "noto-emoji": Fallback(_EMOJI, scale=0.88, rise=0.05),  # as far above the capitals as below the baseline
}
"""They step in in this order. Inter has arrows, comparisons and geometric shapes, Noto Emoji all emoji as line art."""


def file_of(family: str, weight: int) -> Path:
    """Find the file of a family whose weight is nearest; of two equally near, the bolder one.

    Raises:
        KeyError: no such family.
    """
    found = family_of(family)
    nearest = min(found.files, key=lambda known: (abs(known - weight), -known))
    return _folder(found.package) / found.folder / found.files[nearest]


def family_of(name: str) -> Family:
    """Find a family or fallback family by name.

    Raises:
        KeyError: no such family.
    """
    return FAMILIES[name] if name in FAMILIES else FALLBACKS[name].family


@cache
def covered(family: str, weight: int) -> frozenset[int]:
    """List the code points that a family has glyphs for.

    Raises:
        KeyError: no such family.
    """
    every = characters(file_of(family, weight))
    known = frozenset(code for code in every if not any(code in codes for codes in UNDRAWN))
    only = FALLBACKS[family].only if family in FALLBACKS else None
    return known if only is None else known.intersection(only)


@cache
def digest(family: str) -> str:
    """Digest the bytes of all files that can draw texts of a family, fallbacks included. About 3 ms, once a process.

    Returns:
        SHA-256 as 64 hexadecimal digits.

    Raises:
        KeyError: no such family.
    """
    content = hashlib.sha256()
    for path in dict.fromkeys(_files(family)):
        content.update(hashlib.sha256(path.read_bytes()).digest())
    return content.hexdigest()


def _files(family: str) -> Iterator[Path]:
    for name in (family, *FALLBACKS):
        for weight in sorted(family_of(name).files):
            yield file_of(name, weight)


@cache
def _folder(package: str) -> Path:
    # Finding a family's own package takes a tenth of a millisecond; `import fontpkg`, which looks through all installed
    # distributions, takes 40, and `import deckr_fonts` loads a library of fonts.
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    return Path(spec.origin).parent
