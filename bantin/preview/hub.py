"""Server-sent events: every open page gets the newest message of each kind.

Only the newest is kept: a thousand saves in a row leave nothing behind, and a page that connects late or was asleep
gets the present state.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from contextlib import suppress

_KEEP_ALIVE = 15.0
"""Seconds of silence after which a comment line is sent, so that a lost connection is noticed."""


class Hub:
    """Takes messages from any thread and streams them to every open page."""

    def __init__(self) -> None:
        self._messages: dict[str, tuple[int, str]] = {}
        self._count = 0
        self._lock = threading.Lock()
        self._listeners: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    def publish(self, name: str, content: object) -> None:
        """Replace the message of a kind; one that equals the last is not sent again.

        Args:
            name: the kind, which is the event's name.
            content: what JSON can write.
        """
        written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        with self._lock:
            known = self._messages.get(name)
            if known is not None and known[1] == written:
                return
            self._count += 1
            self._messages[name] = (self._count, written)
            loop = self._loop
        self._wake(loop)

    def newest(self, name: str) -> str:
        """Return the newest message of a kind as JSON; `null` if there was none."""
        with self._lock:
            return self._messages.get(name, (0, "null"))[1]

    def close(self) -> None:
        """End all streams. May be called from a signal handler."""
        self._closed = True
        self._wake(self._loop)

    async def stream(self) -> AsyncIterator[str]:
        """Yield the newest message of each kind, then new ones, until the hub closes; each in the format of SSE."""
        self._loop = asyncio.get_running_loop()
        wake = asyncio.Event()
        self._listeners.add(wake)
        seen = 0
        try:
            yield "retry: 500\n\n"
            while not self._closed:
                wake.clear()
                fresh, seen = self._since(seen)
                for piece in fresh:
                    yield piece
                with suppress(TimeoutError):
                    await asyncio.wait_for(wake.wait(), _KEEP_ALIVE)
                    continue
                yield ":\n\n"
        finally:
            self._listeners.discard(wake)

    def _since(self, seen: int) -> tuple[list[str], int]:
        with self._lock:
            fresh = sorted((count, name, written) for name, (count, written) in self._messages.items() if count > seen)
            return [f"event: {name}\ndata: {written}\n\n" for _, name, written in fresh], self._count

    def _wake(self, loop: asyncio.AbstractEventLoop | None) -> None:
        if loop is not None:
            with suppress(RuntimeError):  # the loop has ended, and with it all streams
                loop.call_soon_threadsafe(self._wake_all)

    def _wake_all(self) -> None:
        for listener in self._listeners:
            listener.set()
