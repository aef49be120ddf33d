"""Calls to a platform: what nobody sees is tried again, what everybody sees is sent once. No words tell a secret."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Never
from urllib.parse import urlsplit

import httpx
import stamina
from stamina.instrumentation import set_on_retry_hooks

from bantin.output.posting.troubles import Kind, PostingError, Trouble
from bantin.text.patterns import regex

_TIMES: Final = httpx.Timeout(30, read=300, write=300)
"""Seconds. A publish that took 222 was taken for lost after 30 by another client, which sent it again."""

_TRIES = 4
_PASSING = frozenset({Kind.UNREACHED, Kind.UNSURE, Kind.PASSING, Kind.WAITING})

_UNREACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)
"""What happens before anything is sent. All else may happen after the platform took it."""

_TOKEN = regex(r"[\x21-\x7e]{8,1200}")
"""What may stand in a header: a break of lines in it would be told by errors of the connection, letter by letter."""

Answer = Mapping[str, Any]
Judge = Callable[[httpx.Response], Answer]
"""Reads an answer; raises PostingError where it is none of a call that was done."""


class Secret:
    """A token that is shown nowhere by accident."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        """Take a token.

        Raises:
            ValueError: no token looks like that.
        """
        if not _TOKEN.fullmatch(value):
            raise ValueError("not a token")
        self._value = value

    def reveal(self) -> str:
        """Return it, to be sent."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(•••)"

    def __reduce__(self) -> Never:
        raise TypeError("secrets are not written")


class Wire:
    """A connection to one platform."""

    def __init__(self, base: str, judge: Judge, transport: httpx.BaseTransport | None = None) -> None:
        """Take where it is, and how its answers are read.

        Args:
            base: address that all paths begin with.
            judge: reads answers.
            transport: what carries calls; the network if None.

        Raises:
            ValueError: the address is neither https nor of this machine.
        """
        if not is_safe(base):
            raise ValueError(base)
        set_on_retry_hooks(())  # they would tell of it in English
        self._judge = judge
        self._client = httpx.Client(base_url=base, timeout=_TIMES, transport=transport)
        self._host = urlsplit(base).hostname
        self.secrets: list[Secret] = []

    def close(self) -> None:
        """Close it."""
        self._client.close()

    def unseen(self, method: str, path: str, **request: Any) -> Answer:  # noqa: ANN401 - as httpx takes it
        """Call what nobody sees, and what may be done twice; tries again where it may have failed in passing.

        Raises:
            PostingError: it did not end well.
        """
        for attempt in stamina.retry_context(on=_may_pass, attempts=_TRIES, timeout=None, wait_initial=1, wait_max=20):
            with attempt:
                return self.once(method, path, **request)
        raise AssertionError

    def once(self, method: str, path: str, **request: Any) -> Answer:  # noqa: ANN401 - the same
        """Call once, whatever comes of it; raises likewise."""
        try:
            answer = self._client.request(method, path, **request)
        except _UNREACHED as error:
            raise PostingError(Trouble(Kind.UNREACHED, type(error).__name__)) from None
        except httpx.HTTPError as error:
            raise PostingError(Trouble(Kind.UNSURE, type(error).__name__)) from None
        try:
            return self._judge(answer)
        except PostingError as error:
            found = error.trouble
            raise PostingError(Trouble(found.kind, self._without_secrets(found.told), found.minutes)) from None

    def may_go_to(self, address: str, domain: str) -> bool:
        """Return whether an address that the platform names is its own, so that a token may be sent there."""
        host = urlsplit(address).hostname or ""
        return is_safe(address) and (host in {self._host, domain} or host.endswith(f".{domain}"))

    def _without_secrets(self, told: str) -> str:
        """Platforms repeat what they were sent: «Malformed access token …»."""
        for secret in self.secrets:
            told = told.replace(secret.reveal(), "•••")
        return " ".join(told.split())[:300]


def is_safe(address: str) -> bool:
    """Return whether a token may be sent to an address: encrypted, or never leaving this machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"127.0.0.1", "::1", "localhost"})


def as_object(response: httpx.Response) -> Answer:
    """Read an answer as a JSON object; empty if it is none."""
    try:
        said = response.json()
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _may_pass(error: Exception) -> bool:
    return isinstance(error, PostingError) and error.trouble.kind in _PASSING
