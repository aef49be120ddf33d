"""The HTTP server: sockets, uvicorn, and a shutdown within a second whatever is open."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Callable, Sequence
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from bantin.files.system_errors import reason

LOCAL = "127.0.0.1"
_TRIES = 50
"""How many ports are tried, counted from the wanted one."""


class PortError(Exception):
    """No port could be opened; the message is a Vietnamese sentence."""


def listen(address: str, port: int) -> socket.socket:
    """Open a listening socket at a port or, if it is in use, at the next free one.

    Raises:
        PortError: no port is free, or the address is not of this machine.
    """
    last: OSError | None = None
    for candidate in range(port, min(port + _TRIES, 65_536)):
        opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if sys.platform == "win32":
                opened.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            opened.bind((address, candidate))
            opened.listen(128)
        except OSError as error:
            opened.close()
            last = error
        else:
            return opened
    raise PortError(f"Không mở được cổng nào từ {port} trên {address}: {reason(last) if last else 'hết cổng'}")


def office_address() -> str | None:
    """Return this machine's IPv4 address in the office network; None if there is none. Nothing is sent."""
    probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        probe.connect(("192.0.2.1", 9))  # reserved for documentation (RFC 5737): only the route is looked up
        found = str(probe.getsockname()[0])
    except OSError:
        return None
    finally:
        probe.close()
    return None if found.startswith("127.") else found


class Server(uvicorn.Server):
    """A uvicorn server that ends event streams when it stops."""

    def __init__(self, app: ASGIApp, closing: Callable[[], None]) -> None:
        """Take the application, and a function that ends open streams; it is called in a signal handler."""
        config = uvicorn.Config(
            app,
            log_level="critical",
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)
        self._closing = closing

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop because of a signal."""
        self._closing()
        super().handle_exit(sig, frame)

    def stop(self) -> None:
        """Stop, from another thread."""
        self._closing()
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop as uvicorn does, and close what it leaves open: connections that came while it was closing the others.

        A browser may keep such a one for its next request, to whoever listens there by then, and nobody would answer.
        """
        await super().shutdown(sockets)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)  # in which they are closed

    def serve_until_stopped(self, sockets: Sequence[socket.socket]) -> None:
        """Serve until an interrupt or `stop`."""
        try:
            self.run(list(sockets))
        except KeyboardInterrupt:
            pass  # uvicorn repeats the signal that ended it; this was the user's way to end
        finally:
            for opened in sockets:
                opened.close()
