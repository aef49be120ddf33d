from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bantin.fonts import families
from bantin.fonts.families import FALLBACKS, FAMILIES, Fallback, Family, covered, digest, file_of


@pytest.mark.parametrize("family", FAMILIES)
def test_every_file_of_every_family_is_there(family: str) -> None:
    assert all(file_of(family, weight).is_file() for weight in FAMILIES[family].files)


@pytest.mark.parametrize(("weight", "name"), [(700, "Bold"), (640, "SemiBold"), (650, "Bold"), (1, "Thin")])
def test_the_nearest_static_weight_is_taken_and_of_two_the_bolder(weight: int, name: str) -> None:
    assert file_of("be-vietnam-pro", weight).name == f"BeVietnamPro-{name}.ttf"


@pytest.mark.parametrize("name", FALLBACKS)
def test_what_steps_in_is_there_and_draws_nothing_that_means_something_only_in_sequence(name: str) -> None:
    found = covered(name, 400)
    assert found
    assert not found & {0x20E3, 0x1F1FB, 0xE0067}
    assert found <= set(FALLBACKS[name].only or found)


def test_a_package_that_is_not_installed_is_named() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_fonts"):
        families._folder("no_such_fonts")  # noqa: SLF001 - every family of the tables is installed


def test_an_unknown_family_is_refused() -> None:
    with pytest.raises(KeyError):
        file_of("comic-sans", 400)


def test_the_digest_follows_every_byte_of_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    family = Family("a_package", {400: "a.ttf", 700: "b.ttf"}, folder="")
    monkeypatch.setattr(families, "FAMILIES", {"f": family})
    monkeypatch.setattr(families, "FALLBACKS", {"g": Fallback(Family("b_package", {400: "c.ttf"}, folder=""))})
    monkeypatch.setattr(families, "_folder", lambda _: tmp_path)

    def digest_of(regular: bytes, bold: bytes, symbols: bytes = b"") -> str:
        (tmp_path / "a.ttf").write_bytes(regular)
        (tmp_path / "b.ttf").write_bytes(bold)
        (tmp_path / "c.ttf").write_bytes(symbols)
        digest.cache_clear()
        return digest("f")

    found = [digest_of(b"ab", b"c"), digest_of(b"a", b"bc"), digest_of(b"ab", b"d"), digest_of(b"c", b"ab")]
    found += [digest_of(b"ab", b"c", b"d")]  # the family's own files are those of the first
    digest.cache_clear()
    assert len(set(found)) == 5
    assert all(len(each) == 64 for each in found)


def test_digests_are_found_without_pillow_or_numpy() -> None:
    code = (
        "import sys; from bantin.fonts.families import digest; digest('noto-sans');"
        "sys.exit(bool({'PIL', 'numpy', 'fontpkg', 'justmytype', 'fontTools'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
