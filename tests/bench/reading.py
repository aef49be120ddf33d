"""How long a broken file of one long line takes to be explained, beside PyYAML alone, which only refuses it.

Prints seconds for a line of so many characters and for one twice as long: what looks at each character a few times
takes twice as long for it. Asserts nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import yaml

from bantin.content.reading.composing.document import compose
from bantin.content.reading.source import LOADER, SourceText

CHARACTERS = 500_000

LINES: dict[str, Callable[[int], str]] = {
    "tabs": lambda count: "\t" * count + "a: b: c",
    "quotes": lambda count: "'" * (count + 1),
    "spaces": lambda count: "a: " + " " * count + "#b",
    "question marks": lambda count: "? " * (count // 10),
    "brackets": lambda count: "a: " + "[" * count,
}


def refused(text: str) -> None:
    """Parse as PyYAML does."""
    try:
        for _ in yaml.parse(text, Loader=LOADER):
            pass
    except yaml.YAMLError:
        pass


def explained(text: str) -> None:
    """Compose as bantin does."""
    assert compose(SourceText("x.yaml", text, (text,))).diagnostics


def seconds(call: Callable[[str], None], text: str) -> float:
    """Time a call, the best of three."""

    def once() -> float:
        start = time.perf_counter()
        call(text)
        return time.perf_counter() - start

    return min(once() for _ in range(3))


def main() -> None:
    """Measure and print."""
    for name, line in LINES.items():
        short, long = (seconds(explained, line(count)) for count in (CHARACTERS, 2 * CHARACTERS))
        alone = seconds(refused, line(CHARACTERS)) if name != "brackets" else float("nan")  # it takes all it is given
        print(f"{name:15} {short:6.3f} s, twice as long {long:6.3f} s (×{long / short:.1f}); PyYAML {alone:6.3f} s")


if __name__ == "__main__":
    main()
