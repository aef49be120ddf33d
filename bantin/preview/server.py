"""Serving: sockets, uvicorn, and an end within a second whatever is open."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Sequence
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from bantin.model.system_errors import reason

LOCAL = "127.0.0.1"
_TRIES = 50
"""How many ports are tried from the wanted one on."""


class PortError(Exception):
    """No port could be had; the message is a Vietnamese sentence."""


def listen(address: str, port: int) -> socket.socket:
    """Open a listening socket at a port or, if it is taken, at the next free one.

    Raises:
        PortError: none is free, or the address is not of this machine.
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
    """Find this machine's address on the office network; None if it has none. Nothing is sent."""
    probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        probe.connect(("192.0.2.1", 9))  # an address of documentation (RFC 5737): only the way to it is looked up
        found = str(probe.getsockname()[0])
    except OSError:
        return None
    finally:
        probe.close()
    return None if found.startswith("127.") else found


class Server(uvicorn.Server):
    """A server that ends its streams when it is told to stop."""

    def __init__(self, app: ASGIApp, closing: Callable[[], None]) -> None:
        """Take what to serve, and what ends open streams; it is called in a signal handler."""
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
        """Stop, as on an interrupt."""
        self._closing()
        super().handle_exit(sig, frame)

    def stop(self) -> None:
        """Stop, from another thread."""
        self._closing()
        self.should_exit = True

    def serve_until_stopped(self, sockets: Sequence[socket.socket]) -> None:
        """Serve until an interrupt or `stop`."""
        try:
            self.run(list(sockets))
        except KeyboardInterrupt:
            pass  # uvicorn repeats the signal that ended it; this was the user's way to end
        finally:
            for opened in sockets:
                opened.close()
