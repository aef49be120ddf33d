from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from bantin.preview.hub import Hub

T = TypeVar("T")


def run(play: Coroutine[Any, Any, T]) -> T:
    """Run in a thread of its own: in this one a browser that other tests drive may have left its loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, play).result()


async def next_news(stream: AsyncIterator[str]) -> tuple[str, object]:
    while True:
        piece = await asyncio.wait_for(anext(stream), 10)
        if piece.startswith("event: "):
            name, data = piece.strip().split("\n")
            return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


def test_who_comes_late_is_told_how_things_stand_and_then_what_is_new() -> None:
    async def play() -> list[tuple[str, object]]:
        hub = Hub()
        hub.publish("desk", {"n": 1})
        hub.publish("desk", {"n": 2})
        stream = hub.stream()
        heard = [await next_news(stream)]
        await asyncio.to_thread(hub.publish, "desk", {"n": 3})
        heard.append(await next_news(stream))
        return heard

    assert run(play()) == [("desk", {"n": 2}), ("desk", {"n": 3})]


def test_a_thousand_tellings_leave_one() -> None:
    async def play() -> list[tuple[str, object]]:
        hub = Hub()
        stream = hub.stream()
        first = asyncio.ensure_future(next_news(stream))
        for n in range(1000):
            hub.publish("desk", {"n": n})
        heard = [await first]
        while heard[-1] != ("desk", {"n": 999}):
            heard.append(await next_news(stream))
        return heard

    assert len(run(play())) <= 3


def test_the_same_is_not_told_twice() -> None:
    async def play() -> list[tuple[str, object]]:
        hub = Hub()
        stream = hub.stream()
        hub.publish("overlay", None)
        heard = [await next_news(stream)]
        hub.publish("overlay", None)
        hub.publish("desk", 1)
        return [*heard, await next_news(stream)]

    assert run(play()) == [("overlay", None), ("desk", 1)]


def test_all_streams_end_when_the_hub_closes() -> None:
    async def listen(hub: Hub) -> int:
        return len([piece async for piece in hub.stream()])

    async def play() -> list[int]:
        hub = Hub()
        tabs = [asyncio.ensure_future(listen(hub)) for _ in range(20)]
        await asyncio.sleep(0)  # lets each tab begin to listen; nothing is waited for
        hub.close()
        return await asyncio.wait_for(asyncio.gather(*tabs), 10)

    assert len(run(play())) == 20
