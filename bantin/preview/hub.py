"""What browsers are told: the newest of each kind of news, over server-sent events.

Only the newest is kept. A thousand saves in a row leave nothing behind, and a tab that slept is told how things stand.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from contextlib import suppress

_BREATH = 15.0
"""Seconds of silence after which a line is sent that means nothing, so that a connection that is gone is noticed."""


class Hub:
    """Takes news from any thread, and passes it on to every open page."""

    def __init__(self) -> None:
        self._news: dict[str, tuple[int, str]] = {}
        self._count = 0
        self._lock = threading.Lock()
        self._bells: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    def publish(self, name: str, news: object) -> None:
        """Tell news of a kind, which what was told of that kind before is not any more.

        Args:
            name: the kind.
            news: anything that JSON can say.
        """
        said = json.dumps(news, ensure_ascii=False, separators=(",", ":"))
        with self._lock:
            known = self._news.get(name)
            if known is not None and known[1] == said:
                return
            self._count += 1
            self._news[name] = (self._count, said)
            loop = self._loop
        self._wake(loop)

    def newest(self, name: str) -> str:
        """Repeat the newest of a kind, as JSON; `null` if there was none."""
        with self._lock:
            return self._news.get(name, (0, "null"))[1]

    def close(self) -> None:
        """End all streams. May be called from a signal handler."""
        self._closed = True
        self._wake(self._loop)

    async def stream(self) -> AsyncIterator[str]:
        """Give the newest of all kinds, then what is new, until the hub closes."""
        self._loop = asyncio.get_running_loop()
        bell = asyncio.Event()
        self._bells.add(bell)
        seen = 0
        try:
            yield "retry: 500\n\n"
            while not self._closed:
                bell.clear()
                fresh, seen = self._since(seen)
                for piece in fresh:
                    yield piece
                with suppress(TimeoutError):
                    await asyncio.wait_for(bell.wait(), _BREATH)
                    continue
                yield ":\n\n"
        finally:
            self._bells.discard(bell)

    def _since(self, seen: int) -> tuple[list[str], int]:
        with self._lock:
            fresh = sorted((count, name, said) for name, (count, said) in self._news.items() if count > seen)
            return [f"event: {name}\ndata: {said}\n\n" for _, name, said in fresh], self._count

    def _wake(self, loop: asyncio.AbstractEventLoop | None) -> None:
        if loop is not None:
            with suppress(RuntimeError):  # the loop has ended, and with it whoever listened
                loop.call_soon_threadsafe(self._ring)

    def _ring(self) -> None:
        for bell in self._bells:
            bell.set()
