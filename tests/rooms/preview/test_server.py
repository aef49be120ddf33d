from __future__ import annotations

import asyncio
import gc
import socket
import threading

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bantin.preview.server import LOCAL, Server, listen


def test_who_connects_while_the_server_stops_is_not_left_waiting() -> None:
    """A browser that is would send its next request there, and wait for ever."""
    opened = listen(LOCAL, 18_900)
    address = opened.getsockname()
    clients: list[socket.socket] = []

    async def busy(_: Request) -> Response:
        """Be asked to stop and have somebody connect in one turn of the loop, as happens on a busy machine."""
        loop = asyncio.get_running_loop()
        clients.append(socket.create_connection(address))
        server.stop()
        until = loop.time() + 0.2  # longer than uvicorn waits until it looks whether it is to stop
        while loop.time() < until:
            pass
        return Response()

    server = Server(Starlette(routes=[Route("/", busy)]), lambda: None)
    thread = threading.Thread(target=server.serve_until_stopped, args=([opened],))
    gc.disable()  # which may close what nobody else does
    try:
        thread.start()
        clients.append(socket.create_connection(address))
        clients[0].sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        thread.join(60)
        assert not thread.is_alive()
        assert len(clients) == 2
        for client in clients:
            client.settimeout(60)
            while client.recv(1000):
                pass
    finally:
        gc.enable()
        for client in clients:
            client.close()
