"""Base class of jobs: dependencies, key facts, cost, and how the result is made."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import ClassVar

from bantin.model.diagnostic import Remark

Inputs = Mapping[str, Path]
"""The results that a job needs: key → file, whose bytes have been verified."""


@dataclass(frozen=True, slots=True)
class Properties:
    """Metadata of a result, kept in the store beside its bytes.

    Attributes:
        width: in pixels, None for what is no picture; so is height.
        seconds: length of what takes time, else None.
        remarks: what making it found.
    """

    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Job(ABC):
    """A unit of work with one result: frozen, picklable data.

    A subclass is a dataclass with frozen=True and slots=True, alone in its module: its key holds the code of that
    module and of all that it imports. What is slow to load is imported in `make`, for planning makes nothing.

    Attributes:
        packages: distributions whose release can change the bytes. imageio-ffmpeg stands for the encoder that it
            brings, which differs between systems: with it the key holds the system's name too.
        cost: how long making one takes, roughly, in tenths of a second; the order of work depends on it,
            and how many processes are started for it.
        suffix: of the file that it writes, for programs that go by that.
        inline: whether making it takes less time than handing it to another process.
        remarkable: whether its result may carry remarks. A build that reuses results reads those of such kinds again.
    """

    packages: ClassVar[tuple[str, ...]]
    cost: ClassVar[int]
    suffix: ClassVar[str] = ""
    inline: ClassVar[bool] = False
    remarkable: ClassVar[bool] = True

    @property
    def needs(self) -> tuple[str, ...]:
        """Keys of the jobs whose results this one reads, each once."""
        return ()

    @property
    def facts(self) -> Sequence[object]:
        """What determines the bytes, as JSON can write it: no path, no name of a look, no time. Here, all fields."""
        return self.fields_but()

    def fields_but(self, *names: str) -> list[object]:
        """List the values of all fields but some."""
        return [getattr(self, field.name) for field in fields(self) if field.name not in names]

    @abstractmethod
    def make(self, inputs: Inputs, out: Path, /) -> Properties:
        """Write the result.

        Args:
            inputs: the results of all that it needs.
            out: file to write, named with `suffix`.

        Raises:
            MakeError: content or design stands in the way.
            FilmError: ffmpeg failed.
            OSError: the system refused.
        """


def each_once(*keys: str | None) -> tuple[str, ...]:
    """List keys in order, each once, without those that are None."""
    return tuple(dict.fromkeys(key for key in keys if key is not None))
