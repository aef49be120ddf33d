"""Packages: results in a ZIP, for a USB stick."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.files.zips import write_zip
from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.model.diagnostic import WHOLE, Code, Diagnostic, Remark, Severity
from bantin.text.numbers import format_bytes

USB_BYTES = 2 << 30
"""Some file systems and players take no larger file, and the memory of small players holds 4 GB in all."""


@dataclass(frozen=True, slots=True)
class PackageJob(Job):
    """Put results into a ZIP, in order of play.

    Attributes:
        holds: (name, key) of each, in order.
    """

    packages: ClassVar[tuple[str, ...]] = ()
    cost: ClassVar[int] = 0

    holds: tuple[tuple[str, str], ...]

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(*(key for _, key in self.holds))

    def make(self, inputs: Inputs, out: Path) -> Properties:
        write_zip(out, [(name, inputs[key]) for name, key in self.holds])
        size = out.stat().st_size
        return Properties(remarks=(_too_large(size),) if size > USB_BYTES else ())


def _too_large(size: int) -> Remark:
    message = f"Gói USB của bảng LED nặng {format_bytes(size)}, nhiều đầu phát không chép được"
    hint = "Bớt tin, bớt ảnh chụp trên bảng này, hoặc chỉ chép tệp loop.mp4 vào USB"
    return Remark(WHOLE, Diagnostic(Code("large-package"), Severity.WARNING, message, hint=hint))
