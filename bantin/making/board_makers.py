"""How what goes to a board's operator is made: the loop, the sheet to print, the package for a USB stick."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from bantin.files.store import DamagedError, Made, Store
from bantin.files.zips import write_zip
from bantin.film.boards import loops as film_board
from bantin.film.boards import scrolling as film_scroll
from bantin.making.jobs import LoopJob, PackageJob, PhaseJob, ScrollJob, SheetJob, key
from bantin.model.bulletin import Asset
from bantin.model.card import Card
from bantin.model.diagnostic import Diagnostic, Remark, Severity
from bantin.text.numbers import format_number

SHEET_DPI = 200
"""Pixels an inch of a sheet: letters of 8 points stay clean, and a page stays well below a megabyte."""

USB_BYTES = 2 << 30
"""Some file systems and players take no larger file, and the memory of small players holds 4 GB in all."""

_SHORT = 8
"""Digits of a digest that two people compare by reading them out."""


def make_phase(job: PhaseJob, store: Store) -> Made:
    """Encode a picture that stands still."""
    still = store.checked(job.still)
    with store.draft(key(job), ".h264") as draft:
        film_board.encode_phase(still, draft, frames=job.frames, fps=job.fps)
        return store.put(key(job), draft, seconds=job.frames / job.fps)


def make_scroll(job: ScrollJob, store: Store) -> Made:
    """Encode a stretch of writing that runs over a board."""
    strip = store.checked(job.strip)
    size = (job.width, job.height)
    with store.draft(key(job), ".h264") as draft:
        film_scroll.encode_scroll(
            strip, draft, first=job.first, frames=job.frames, total=job.total, fps=job.fps, size=size, turn=job.turn
        )
        # The whole strip is judged with its first stretch, without which there is no film.
        remarks = _flashing(job, strip) if job.first == 0 else ()
        return store.put(key(job), draft, seconds=job.frames / job.fps, remarks=remarks)


def _flashing(job: ScrollJob, strip: Path) -> tuple[Remark, ...]:
    """Tell of a strip that makes the board flash more often than anybody should see."""
    from bantin.sight.flashes import MOST_A_SECOND  # noqa: PLC0415 - loads numpy

    most = strip_flashes(strip, total=job.total, fps=job.fps, size=(job.width, job.height), turn=job.turn)
    if most <= MOST_A_SECOND:
        return ()
    message = f"Chữ chạy làm bảng chớp {most} lần trong một giây; quá {MOST_A_SECOND} lần là có hại cho mắt và não"
    hint = "Viết ngắn lại ở «led:», bớt chữ hoa; nếu đã sửa mẫu led/strip.xml: bỏ các vạch, mảng sáng lặp lại đều"
    return (Remark("", Diagnostic("flashing-board", Severity.WARNING, message, hint=hint)),)


def strip_flashes(strip: Path, *, total: int, fps: int, size: tuple[int, int], turn: int = 0) -> int:
    """Count the flashes in the worst second of a strip that runs over a board; the arguments are `encode_scroll`'s.

    Raises:
        FilmError: the strip cannot be read.
    """
    from numpy import rot90  # noqa: PLC0415 - loads numpy and Pillow
    from PIL import Image  # noqa: PLC0415 - loads numpy and Pillow

    from bantin.film.boards.pixels import read_picture  # noqa: PLC0415 - loads numpy and Pillow
    from bantin.sight.flashes import SAMPLES_A_SECOND, most_flashes, passing  # noqa: PLC0415 - loads numpy and Pillow

    upright = Image.fromarray(rot90(read_picture(strip), turn))
    return most_flashes(passing(upright, size[turn % 2], total / fps), SAMPLES_A_SECOND)


def make_loop(job: LoopJob, store: Store) -> Made:
    """Join what a board plays over and over."""
    segments = [(store.checked(segment), repeats) for segment, repeats in job.segments]
    size = (job.width, job.height)
    with store.draft(key(job), ".mp4") as draft:
        film_board.join_loop(segments, draft, fps=job.fps, frames=job.frames, size=size)
        return store.put(key(job), draft, width=job.width, height=job.height, seconds=job.frames / job.fps)


def make_sheet(job: SheetJob, store: Store) -> Made:
    """Paint a page that tells of other results, as PDF."""
    from bantin.making.pdf import one_page  # noqa: PLC0415 - as above
    from bantin.making.stills import painted  # noqa: PLC0415 - loads Pillow, as in `make`

    image, laid_out = painted(_filled(job, store))
    with store.draft(key(job)) as draft:
        draft.write_bytes(one_page(image, dpi=SHEET_DPI, title=job.title))
        return store.put(key(job), draft, width=image.width, height=image.height, remarks=laid_out.remarks)


def _filled(job: SheetJob, store: Store) -> Card:
    """Put into a sheet's card what only the results tell: pictures, digests and sizes."""
    markup, assets = job.card.markup, []
    for path, name in job.shows:
        made = store.get(name)
        if made is None:
            store.drop(name)
            raise DamagedError(name)
        markup = markup.replace(f"{{sha256 {path}}}", made.sha256[:_SHORT])
        markup = markup.replace(f"{{bytes {path}}}", _written(made.bytes))
        if path.endswith(".png"):
            assets.append(Asset(path, str(store.checked(name)), made.sha256))
    return replace(job.card, markup=markup, assets=(*job.card.assets, *assets), places=())


def make_package(job: PackageJob, store: Store) -> Made:
    """Put results into a ZIP, in order of play."""
    files = [(name, store.checked(result)) for name, result in job.holds]
    with store.draft(key(job)) as draft:
        write_zip(draft, files)
        size = draft.stat().st_size
        return store.put(key(job), draft, remarks=(_too_large(size),) if size > USB_BYTES else ())


def _written(size: int) -> str:
    """Write a number of bytes for people."""
    thousands = max(1, round(size / 1000))
    return f"{thousands} KB" if thousands < 1000 else f"{format_number(round(Decimal(thousands) / 1000, 1))} MB"  # noqa: PLR2004 - where the prefix changes


def _too_large(size: int) -> Remark:
    message = f"Gói USB của bảng LED nặng {_written(size)}, nhiều đầu phát không chép được"
    hint = "Bớt tin, bớt ảnh chụp trên bảng này, hoặc chỉ chép tệp loop.mp4 vào USB"
    return Remark("", Diagnostic("large-package", Severity.WARNING, message, hint=hint))
