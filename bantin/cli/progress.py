"""Progress and summary of a build: bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from bantin.cli.screen import is_live
from bantin.making.events import Advanced, Event, Finished, Started, Status
from bantin.output.outcome import Outcome

if TYPE_CHECKING:  # a log shows no bars, and a month that is as it was no progress
    from collections.abc import Mapping

    from rich.progress import Progress, TaskID

    from bantin.model.recipe import Recipe

_BAR = 24
"""Columns of a bar: in a terminal of 80 there are 25 left for what is being made."""


@contextmanager
def shown(console: Console, recipes: Iterable[Recipe]) -> Iterator[Callable[[Event], None]]:
    """Show progress during the block; yields the callback for the build's events."""
    totals = Counter(recipe.channel for recipe in recipes)
    if not is_live(console):
        yield _Lines(console, totals)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.table import Column

    columns = (SpinnerColumn(), TextColumn("{task.fields[channel]:<9}"), BarColumn(_BAR), MofNCompleteColumn())
    # Only what is being made gives way where the terminal is narrow; a long path would else push the bars out.
    rest = Column(ratio=1, no_wrap=True, overflow="ellipsis")
    doing = TextColumn("{task.fields[doing]}", markup=False, style="dim", table_column=rest)
    with Progress(*columns, TimeElapsedColumn(), doing, console=console, transient=True, expand=True) as progress:
        yield _Bars(progress, totals)


class _Lines:
    """For logs: a line when the making of a channel begins and when all of it is done, and one a failure."""

    def __init__(self, console: Console, totals: Counter[str]) -> None:
        self.console = console
        self.totals = totals
        self.begun: set[str] = set()
        self.done: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()

    def __call__(self, event: Event) -> None:
        match event:
            case Started(channel) if channel not in self.begun:
                self.begun.add(channel)
                self.console.print(f"{channel}: đang dựng…")
            case Finished(channel, path, status):
                self.done[channel] += 1
                if status is Status.FAILED:
                    self.failed[channel] += 1
                    self.console.print(f"{channel}: không dựng được {path}")
                total, failed = self.totals[channel], self.failed[channel]
                if self.done[channel] == total:
                    told = f", hỏng {failed}" if failed else ""
                    self.console.print(f"{channel}: xong {total - failed} tệp{told}")


class _Bars:
    """A bar a channel, with what is being made at its end."""

    def __init__(self, progress: Progress, totals: Counter[str]) -> None:
        self.progress = progress
        self.tasks: dict[str, TaskID] = {
            channel: progress.add_task("", total=total, channel=channel, doing="") for channel, total in totals.items()
        }

    def __call__(self, event: Event) -> None:
        task = self.tasks[event.channel]
        match event:
            case Started():
                self.progress.update(task, doing=event.path)
            case Advanced():
                self.progress.update(task, doing=f"{event.path} ({event.done}/{event.total})")
            case Finished():
                self.progress.update(task, doing=event.path)
                self.progress.advance(task)


def summary(outcome: Outcome, channel_of: Mapping[str, str]) -> Table:
    """Return a table of the number of files of each status, per channel."""
    counts = {
        "làm mới": Counter(channel_of[path] for path in outcome.made),
        "giữ nguyên": Counter(channel_of[path] for path in outcome.reused),
        "bỏ đi": Counter(file.channel for file in outcome.removed),
        "hỏng": Counter(channel_of[path] for path in outcome.failed),
    }
    table = Table(box=None, pad_edge=False)
    table.add_column("kênh")
    for heading in counts:
        table.add_column(heading, justify="right")
    for channel in sorted(set().union(*counts.values())):
        table.add_row(channel, *(str(count[channel] or "·") for count in counts.values()))
    return table
