"""The font families: which files each consists of, and what identifies their bytes."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Family:
    """The upright files of a family, in an installed package.

    Attributes:
        package: import name of the package that brings the files in its folder `files`.
        files: weight → file. A variable family has one file, under its regular weight.
        variable: the file has the axes wght (100-900) and wdth (62.5-100).
    """

    package: str
    files: Mapping[int, str]
    variable: bool = False


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


def file_of(family: str, weight: int) -> Path:
    """Find the file whose weight is nearest; of two equally near, the bolder one.

    Raises:
        KeyError: no such family.
    """
    files = FAMILIES[family].files
    nearest = min(files, key=lambda known: (abs(known - weight), -known))
    return _folder(FAMILIES[family].package) / files[nearest]


@cache
def digest(family: str) -> str:
    """Digest the bytes of all files of a family, in order of weight: SHA-256 as 64 hexadecimal digits.

    Raises:
        KeyError: no such family.
    """
    content = hashlib.sha256()
    for weight in sorted(FAMILIES[family].files):
        content.update(hashlib.sha256(file_of(family, weight).read_bytes()).digest())
    return content.hexdigest()


@cache
def _folder(package: str) -> Path:
    # Importing the family's own package takes under a millisecond; `import fontpkg`, which looks through all installed
    # distributions, takes 40.
    module = importlib.import_module(package)
    return Path(str(module.__file__)).parent / "files"
