"""The preview as a whole: a rebuilder, a watch and a server, begun and ended together."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from bantin.content.workspace import months, store_of, templates_folders
from bantin.design.looks.folders import OWN, SHIPPED
from bantin.design.looks.renderer import LookError
from bantin.desk.data import blank, diagnostic_entry
from bantin.desk.page import WEB, WEB_CALLED, assets, page, page_folders
from bantin.desk.schema import Desk, LiveEntry
from bantin.model.diagnostic import Diagnostic
from bantin.preview.app import Refusal, Services, make_app
from bantin.preview.files import Files
from bantin.preview.guard import Door, Guard, new_door
from bantin.preview.hub import Hub
from bantin.preview.page_data import desk_of
from bantin.preview.rebuilder import Rebuilder, Snapshot
from bantin.preview.server import LOCAL, Server, listen, office_address
from bantin.preview.text_editors import EDITORS, EditorError, open_file
from bantin.preview.watch import Changes, watch_folders


class Live:
    """A live page of a workspace.

    Attributes:
        address: where this machine's user sees it.
        shared: where the office network sees it; None where it does not.
    """

    def __init__(self, root: Path, month: str, *, port: int, editor: str = "none", share: bool = False) -> None:
        """Take a workspace and open the sockets.

        Args:
            root: the workspace.
            month: shown first.
            port: the first to try.
            editor: name in `editors.EDITORS`.
            share: whether the office network may look.

        Raises:
            PortError: no port is free.
        """
        self._root = root
        self._editor = editor
        self._store = store_of(root)
        self._files = Files(self._store)
        self._hub = Hub()
        self._changes = Changes()
        self._found: dict[str, Diagnostic] = {}
        self._fault: Diagnostic | None = None
        self._telling = threading.Lock()
        self._desk = blank(month, (), ())
        self._rebuilder = Rebuilder(root, month, store=self._store, changes=self._changes, tell=self._tell)
        self._sockets = [listen(LOCAL, port)]
        number = self._sockets[0].getsockname()[1]
        own = new_door([f"{LOCAL}:{number}", f"localhost:{number}"])
        self.address = own.address(f"{LOCAL}:{number}")
        self.shared: str | None = None
        doors = [own]
        office = office_address() if share else None
        if office is not None:
            self._sockets.append(listen(office, number))
            host = f"{office}:{self._sockets[1].getsockname()[1]}"
            doors.append(new_door([host], read_only=True))
            self.shared = doors[1].address(host)
        actions = {"open": self._open_editor, "month": self._show_month}
        services = Services(self._files, self._hub, self._page, self._assets, actions)
        self._server = Server(Guard(make_app(services), doors), self._hub.close)

    def run(self) -> None:
        """Serve until interrupted or stopped."""
        stop = threading.Event()
        with ExitStack() as ended:
            for target, arguments in (
                (self._rebuilder.run, ()),
                (watch_folders, (self._watched(), self._changes, stop)),
            ):
                thread = threading.Thread(target=target, args=arguments)
                thread.start()
                ended.callback(thread.join)
            ended.callback(self._changes.close)
            ended.callback(stop.set)
            self._server.serve_until_stopped(self._sockets)

    def stop(self) -> None:
        """End what `run` does, from another thread."""
        self._server.stop()

    def _watched(self) -> Sequence[Path]:
        return [self._root / "content", *templates_folders(self._root), WEB]

    def _tell(self, snapshot: Snapshot) -> None:
        with self._telling:
            self._found = {
                diagnostic_entry(found)["id"]: found for found in [*snapshot.diagnostics, *snapshot.blocking]
            }
            self._desk, overlay = desk_of(snapshot, self._root, self._files)
            self._hub.publish("overlay", overlay)
            if self._fault is not None:  # this may be the save that mends it
                self._draw(self._desk)
            self._hub.publish("desk", self._told())

    def _page(self, door: Door) -> str:
        can_act = not door.read_only
        live: LiveEntry = {
            "events": "events",
            "act": "do/" if can_act else None,
            "editor": can_act and EDITORS[self._editor] is not None,
        }
        with self._telling:
            own = self._draw({**self._desk, "live": live})
            if own is not None:
                return own
            told = self._told()
            self._hub.publish("desk", told)
        return page({**told, "live": live}, [WEB])

    def _draw(self, desk: Desk) -> str | None:
        """Draw the page; None where the workspace's own is broken: the shipped one tells of it until it is mended."""
        try:
            drawn = page(desk, page_folders(self._root))
        except LookError as error:
            self._fault = error.diagnostic
            return None
        self._fault = None
        return drawn

    def _told(self) -> Desk:
        """Say what the page shows, and first what is wrong with the page itself."""
        fault = self._fault
        if fault is None:
            return self._desk
        entry = diagnostic_entry(fault)
        self._found[entry["id"]] = fault
        return {**self._desk, "diagnostics": [entry, *self._desk["diagnostics"]]}

    def _assets(self) -> Mapping[str, Path]:
        return assets(page_folders(self._root))

    def _open_editor(self, said: str) -> None:
        """Open the file of a diagnostic, named by its identifier."""
        found = self._found.get(said)
        if found is None or found.location is None:
            raise Refusal("Chỗ này đã thay đổi; hãy chờ trang cập nhật rồi bấm lại")
        file = self._file(found.location.file)
        if file is None:
            raise Refusal(f"Không còn tệp «{found.location.file}»")
        try:
            open_file(self._editor, file, found.location.line, found.location.column)
        except EditorError as error:
            raise Refusal(str(error)) from error

    def _file(self, called: str) -> Path | None:
        """Find the file that a message calls so."""
        name = called.removeprefix(f"{SHIPPED}/").removeprefix(f"{OWN}/")
        looks = [folder / name for folder in templates_folders(self._root)]
        candidates = [self._root / called, *looks, WEB / called.removeprefix(f"{WEB_CALLED}/")]
        return next((path for path in candidates if path.is_file()), None)

    def _show_month(self, said: str) -> None:
        if said not in months(self._root):
            raise Refusal("Không có tháng này")
        self._rebuilder.show(said)
