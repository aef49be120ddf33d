"""What a build shows while it goes on and when it is done: bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from bantin.build.engine import Outcome
from bantin.build.events import Advanced, Event, Finished, Started, State
from bantin.model.recipe import Recipe

_STATES = {State.MADE: "làm mới", State.REUSED: "giữ nguyên", State.FAILED: "hỏng"}


@contextmanager
def shown(console: Console, recipes: Iterable[Recipe]) -> Iterator[Callable[[Event], None]]:
    """Show progress while the block runs; gives what takes the build's events."""
    totals = Counter(recipe.channel for recipe in recipes)
    if not console.is_terminal:
        yield _Lines(console, totals)
        return
    columns = (SpinnerColumn(), TextColumn("{task.fields[channel]:<9}"), BarColumn(), MofNCompleteColumn())
    doing = TextColumn("{task.fields[doing]}", markup=False, style="dim")
    with Progress(*columns, TimeElapsedColumn(), doing, console=console, transient=True) as progress:
        yield _Bars(progress, totals)


class _Lines:
    """One line a channel, when all of it is done: for logs."""

    def __init__(self, console: Console, totals: Counter[str]) -> None:
        self.console = console
        self.totals = totals
        self.done: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()

    def __call__(self, event: Event) -> None:
        if not isinstance(event, Finished):
            return
        self.done[event.channel] += 1
        self.failed[event.channel] += event.state is State.FAILED
        total, failed = self.totals[event.channel], self.failed[event.channel]
        if self.done[event.channel] == total:
            told = f", hỏng {failed}" if failed else ""
            self.console.print(f"{event.channel}: xong {total - failed} tệp{told}", highlight=False)


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


def summary(outcome: Outcome, recipes: Iterable[Recipe]) -> Table:
    """Tell per channel what became of its files."""
    channel_of = {recipe.path: recipe.channel for recipe in recipes}
    counts = {
        _STATES[State.MADE]: outcome.made,
        _STATES[State.REUSED]: outcome.reused,
        "bỏ đi": outcome.removed,
        _STATES[State.FAILED]: outcome.failed,
    }
    table = Table(box=None, pad_edge=False)
    table.add_column("kênh")
    for heading in counts:
        table.add_column(heading, justify="right")
    found = {
        heading: Counter(channel_of.get(path, path.split("/")[0]) for path in paths)
        for heading, paths in counts.items()
    }
    for channel in sorted(set().union(*found.values())):
        table.add_row(Text(channel), *(str(found[heading][channel] or "·") for heading in counts))
    return table
